/* test_ventures.c - which company several found together. */
#include "reading_fixture.h"

static void assert_ventures(const char *marked, const char *expected)
{
    char text[256] = "";
    size_t n = 0;
    read_marked(marked);
    for (size_t i = 0; i < reading.ventures.count; i++)
        n += (size_t)snprintf(text + n, sizeof text - n, "%s%s", i ? ", " : "",
                              name_of(reading.ventures.items[i].entity));
    assert_string_equal(text, expected);
}

static void a_word_names_it(void **state)
{
    (void)state;
    assert_ventures("[가온전자]와 [두레식품]은 합작법인 ‘[나래셀]’을 세운다.", "나래셀");
    assert_ventures("[가온전자]는 합작 벤처(JV) ‘[나래셀]’ 설립을 알렸다.", "나래셀");
    assert_ventures("[가온전자]는 [두레식품]과 ‘[나래셀]’이라는 새 합작사를 세운다.", "나래셀");
    assert_ventures("[가온전자]는 [두레식품]과 합작법인을 세운다.", "");
    assert_ventures("[가온전자]는 스타트업 [나래셀]을 찾았다.", "");
}

static void a_verb_names_it(void **state)
{
    (void)state;
    assert_ventures("[가온전자]가 [두레식품]과 절반씩 출자해 세운 [나래셀]이 상장한다.", "나래셀");
    assert_ventures("[가온전자]는 [두레식품]과 절반씩 출자해 [나래셀]을 세웠다.", "나래셀");
    assert_ventures("[가온전자]는 [두레식품]과 함께 [나래셀]을 세우기로 했다.", "나래셀");
    assert_ventures("[가온전자]는 2012년 [나래셀]을 세웠다.", "");
    assert_ventures("김가람 대표가 세운 [나래셀]이 상장한다.", "");
}

static void the_sentence_is_about_it(void **state)
{
    (void)state;
    assert_ventures("[나래셀]은 [가온전자]와 [두레식품]의 합작사다.", "나래셀");
    assert_ventures("[나래셀]은 [가온전자]와 [두레식품]이 합작한 전지 회사다.", "나래셀");
    assert_ventures("[가온전자]는 [두레식품]과 합작한 경험이 있다.", "");
    assert_ventures("[나래셀]은 합작사다.", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_names_it),
        cmocka_unit_test(a_verb_names_it),
        cmocka_unit_test(the_sentence_is_about_it),
    };
    return cmocka_run_group_tests_name("extract/ventures", tests, set_up_reading, tear_down_reading);
}

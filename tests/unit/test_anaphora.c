/* test_anaphora.c - words that stand for something named elsewhere. */
#include "reading_fixture.h"

/* All anaphors as `word=name+name`, joined by `, `. */
static void assert_anaphors(const char *marked, const char *expected)
{
    char text[1024] = "";
    size_t n = 0;
    read_marked(marked);
    for (size_t i = 0; i < reading.anaphors.count; i++) {
        const im_anaphor *a = &reading.anaphors.items[i];
        n += (size_t)snprintf(text + n, sizeof text - n, "%s%.*s=", i ? ", " : "",
                              (int)(a->span.end - a->span.start), document->text + a->span.start);
        for (uint32_t k = 0; k < a->entity_count; k++)
            n += (size_t)snprintf(text + n, sizeof text - n, "%s%s", k ? "+" : "", name_of(a->entities[k]));
    }
    assert_string_equal(text, expected);
}

static void stands_for_two(void **state)
{
    (void)state;
    assert_anaphors("[가온전자]는 [두레은행]과 협약을 맺었다. 양사는 함께 투자한다.",
                    "양사=가온전자+두레은행");
    assert_anaphors("[가온대]와 [두레대]가 손잡았다고 [나래신문]이 전했다. 두 대학은 교수를 나눈다.",
                    "두 대학=두레대+가온대");
    assert_anaphors("[가온]·[두레]·[나래]가 만났다. 3사는 연합한다.", "3사=나래+두레+가온");
}

static void stands_for_one(void **state)
{
    (void)state;
    assert_anaphors("[가온전자]는 [두레소재]에 투자했다. 이 회사는 양극재를 만든다.", "이 회사=가온전자");
    assert_anaphors("[가온전자]는 지난달 [두레소재]에 투자하고 이 회사의 제품을 쓴다.", "이 회사=두레소재");
    assert_anaphors("[가온전자]가 공장을 짓는다. 회사 측은 “문제없다”고 했다.", "회사=가온전자");
}

static void stands_for_a_person(void **state)
{
    (void)state;
    assert_anaphors("<한서린> [가온전자] 대표는 웃었다. 그는 떠났다.", "그=한서린");
}

static void passes_ordinary_words_by(void **state)
{
    (void)state;
    assert_anaphors("[가온전자]는 회사 밖에서 그 제품을 팔았다.", "");
    assert_anaphors("상장 회사는 많다. 그룹 채팅이 늘었다.", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stands_for_two),
        cmocka_unit_test(stands_for_one),
        cmocka_unit_test(stands_for_a_person),
        cmocka_unit_test(passes_ordinary_words_by),
    };
    return cmocka_run_group_tests_name("extract/anaphora", tests, set_up_reading, tear_down_reading);
}

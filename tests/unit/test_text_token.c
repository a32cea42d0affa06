/* test_text_token.c - words and signs. */
#include "text_fixture.h"

static void assert_tokens(const char *text, const char *expected)
{
    read_text(text);
    assert_string_equal(tokens(), expected);
}

static void divides_words_from_signs(void **state)
{
    (void)state;
    assert_tokens("가온·두레온이 웃었다.", "가온|·|두레온이 웃었다|.");
    assert_tokens("㈜미르넷(033640)가 웃었다.", "㈜|미르넷|(|033640|)|가 웃었다|.");
    assert_tokens("최고경영자(CEO)는 웃었다.", "최고경영자|(|CEO|)|는 웃었다|.");
    assert_tokens("가온ㆍ두레가 웃었다.", "가온|ㆍ|두레가 웃었다|.");
    assert_tokens("매출이 10.5% 늘었다.", "매출이 10.5|% 늘었다|.");
}

static void keeps_signs_inside_names(void **state)
{
    (void)state;
    assert_tokens("A&B가 e& 그룹과 만났다.", "A&B가 e& 그룹과 만났다|.");
    assert_tokens("GPT-4o와 T-Mobile을 쓴다.", "GPT-4o와 T-Mobile을 쓴다|.");
    assert_tokens("Moody’s와 McDonald's가 왔다.", "Moody’s와 McDonald's가 왔다|.");
    assert_tokens("U+모바일의 A/S를 맡는다.", "U+모바일의 A/S를 맡는다|.");
    assert_tokens("Booking.com과 J.P.모건이 산다.", "Booking.com과 J.P.모건이 산다|.");
}

static void keeps_figures_whole(void **state)
{
    (void)state;
    assert_tokens("1조2000억원과 1,200만 달러를 4.5배로", "1조2000억원과 1,200만 달러를 4.5배로");
    assert_tokens("2025-02-04에 1,2위가 만났다.", "2025-02-04에 1|,|2위가 만났다|.");
    assert_tokens("10,20,300을 센다.", "10|,|20,300을 센다|.");
}

static void divides_two_names(void **state)
{
    (void)state;
    assert_tokens("가온-두레 동맹이 떴다.", "가온|-|두레 동맹이 떴다|.");
    assert_tokens("개발/생산을 맡는다.", "개발|/|생산을 맡는다|.");
    assert_tokens("KT-MS와 SK/LG가 만났다.", "KT|-|MS와 SK|/|LG가 만났다|.");
    assert_tokens("K-푸드가 온다.", "K|-|푸드가 온다|.");
    assert_tokens("美정부와 前대표가 만났다.", "美|정부와 前|대표가 만났다|.");
}

static void tells_kinds_apart(void **state)
{
    (void)state;
    static const uint8_t kinds[] = {IM_TOKEN_HANGUL, IM_TOKEN_LATIN, IM_TOKEN_LATIN, IM_TOKEN_DIGIT,
                                    IM_TOKEN_MIXED,  IM_TOKEN_MIXED, IM_TOKEN_PUNCT};
    read_text("두레와 OpenAI GPT-4o 2025 3사 LG온은.");
    assert_int_equal(document->token_count, 7);
    for (uint32_t i = 0; i < 7; i++) assert_int_equal(document->tokens[i].kind, kinds[i]);
    assert_int_equal(document->tokens[6].code, '.');
    assert_int_equal(document->tokens[0].code, 0);
}

static void marks_speech(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t token;
        bool quoted;
    } cases[] = {
        {"김 대표는 “내년에 짓겠다”고 말했다.", 3, true},
        {"김 대표는 “내년에 짓겠다”고 말했다.", 1, false},
        {"김 대표는 “내년에 짓겠다”고 말했다.", 7, false},
        {"김 대표는 \"내년에 짓겠다\"라고 말했다.", 3, true},
        {"그는 “원더풀”이라고 답했다.", 2, true},
        {"책 “겨울의 온실”을 냈다.", 2, false},        /* a title */
        {"합작법인 ‘가온두레’를 세운다.", 2, false},   /* a name */
        {"“왜 지금일까요? 때가 됐습니다.”", 1, false}, /* the whole paragraph: an answer */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_text(cases[i].text);
        assert_int_equal(document->tokens[cases[i].token].quoted, cases[i].quoted);
    }
}

static void numbers_tokens_by_sentence(void **state)
{
    (void)state;
    read_text("가온이 웃었다. 두레가 울었다.");
    assert_int_equal(document->sentence_count, 2);
    assert_int_equal(document->sentences[1].token, 3);
    assert_int_equal(document->sentences[1].token_count, 3);
    assert_int_equal(document->tokens[4].sentence, 1);
    assert_true(document->tokens[0].space_before);
    assert_true(document->tokens[3].space_before);
    assert_false(document->tokens[5].space_before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(divides_words_from_signs),   cmocka_unit_test(keeps_signs_inside_names),
        cmocka_unit_test(keeps_figures_whole),        cmocka_unit_test(divides_two_names),
        cmocka_unit_test(tells_kinds_apart),          cmocka_unit_test(marks_speech),
        cmocka_unit_test(numbers_tokens_by_sentence),
    };
    return cmocka_run_group_tests_name("text/token", tests, set_up, tear_down);
}

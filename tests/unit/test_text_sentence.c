/* test_text_sentence.c - where sentences end, and where they do not. */
#include "text_fixture.h"

static void assert_sentences(const char *text, const char *expected)
{
    read_text(text);
    assert_string_equal(sentences(), expected);
}

static void ends_at_endings(void **state)
{
    (void)state;
    assert_sentences("가온이 웃었다. 왜 웃었을까? 두레는 몰라요! 그만.",
                     "가온이 웃었다. / 왜 웃었을까? / 두레는 몰라요! / 그만.");
    assert_sentences("가온이 웃었다.두레는 울었다.", "가온이 웃었다. / 두레는 울었다.");
    assert_sentences("가온이 웃었다.\n두레는 울었다", "가온이 웃었다. / 두레는 울었다");
}

static void goes_on_at_other_stops(void **state)
{
    (void)state;
    static const char *const whole[] = {
        "지분 4.5%를 1.2조원에 산다.",
        "Gaon Co. 지분과 Dure Inc. 주식을 샀다.",
        "J. P. 모건이 샀다.",
        "2025. 2. 4. 문을 연다.",
        "그것은... 아직 모른다.",
        "가온은 웃고… 두레는 운다.",
        "3분기(7~9월. 잠정) 실적이 나왔다.",
    };
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) assert_sentences(whole[i], whole[i]);
}

static void keeps_speech_in_its_sentence(void **state)
{
    (void)state;
    static const char *const whole[] = {
        "김 대표는 “내년에 짓겠다. 돈도 있다”고 말했다.",
        "김 대표는 \"내년에 짓겠다. 돈도 있다.\"라고 말했다.",
        "김 대표는 “내년에 짓겠다.” 라고 말했다.",
        "그는 ‘끝났다. 이제 간다’며 웃었다.",
        "“때가 됐다. 간다”며 “끝까지 간다. 꼭.”이라고 했다.",
    };
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) assert_sentences(whole[i], whole[i]);
    assert_sentences("김 대표는 이렇게 말했다. “내년에 짓겠다.” 그는 웃었다.",
                     "김 대표는 이렇게 말했다. / “내년에 짓겠다.” / 그는 웃었다.");
}

static void divides_a_paragraph_of_speech(void **state)
{
    (void)state;
    assert_sentences("- 왜 지금인가.\n“때가 됐다. 두레와 ‘겨울. 온실’을 짓는다.”",
                     "- 왜 지금인가. / “때가 됐다. / 두레와 ‘겨울. 온실’을 짓는다.”");
}

static void stray_marks_hold_nothing(void **state)
{
    (void)state;
    assert_sentences("“가온이 웃었다. 두레는 울었다.", "“가온이 웃었다. / 두레는 울었다.");
    assert_sentences("가온이 웃었다.) 두레는 울었다.", "가온이 웃었다.) / 두레는 울었다.");
    assert_sentences("값이 '25년에 올랐다. 그랬다.", "값이 '25년에 올랐다. / 그랬다.");
}

static void leaves_headlines_whole(void **state)
{
    (void)state;
    read_text("가온전자, 또 손잡을까? “간다” 두레와 맞손\n\n가온전자가 두레와 손을 잡았다.");
    assert_string_equal(sentences(),
                        "가온전자, 또 손잡을까? “간다” 두레와 맞손 / 가온전자가 두레와 손을 잡았다.");
    assert_string_equal(zones(), "TB");
}

static void bounds_a_text_without_stops(void **state)
{
    (void)state;
    size_t length = 1 << 20;
    char *text = malloc(length + 1);
    assert_non_null(text);
    for (size_t i = 0; i < length; i++) text[i] = i % 10 == 9 ? ' ' : 'a';
    text[length] = '\0';
    read_text(text);
    free(text);
    assert_true(document->sentence_count > 10);
    for (uint32_t i = 0; i < document->sentence_count; i++)
        assert_true(document->sentences[i].token_count < 10000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ends_at_endings),
        cmocka_unit_test(goes_on_at_other_stops),
        cmocka_unit_test(keeps_speech_in_its_sentence),
        cmocka_unit_test(divides_a_paragraph_of_speech),
        cmocka_unit_test(stray_marks_hold_nothing),
        cmocka_unit_test(leaves_headlines_whole),
        cmocka_unit_test(bounds_a_text_without_stops),
    };
    return cmocka_run_group_tests_name("text/sentence", tests, set_up, tear_down);
}

/* test_glances.c - what the mention step says of each token spares look-ups and hides none. */
#include "base/utf8.h"
#include "extract/reading.h"
#include "text_fixture.h"

static im_mentions_model *model;
static im_arena arena;
static im_reading reading;

static int set_up_model(void **state)
{
    return set_up(state) || im_mentions_new(&model, lexicon, &error);
}

static int tear_down_model(void **state)
{
    im_mentions_free(model);
    im_reading_dispose(&reading);
    return tear_down(state);
}

/* No form begins in the token that its glance does not tell. */
static void assert_token(uint32_t token)
{
    const im_token *t = &document->tokens[token];
    const char *text = document->text;
    uint32_t end = document->sentences[t->sentence].end, begins = 0, within = 0;
    for (size_t at = t->start; at < t->end; im_utf8_next(text, t->end, &at)) {
        im_match all[64];
        unsigned count = im_lexicon_prefixes(lexicon, text + at, end - at, IM_ANY, all, 64);
        for (unsigned i = 0; i < count; i++) within |= all[i].classes;
        if (at == t->start) begins = within;
    }
    for (unsigned class = 0; class < IM_CLASSES; class ++) {
        if (begins & IM_BIT(class)) assert_true(im_may_begin(&reading, token, IM_BIT(class)));
        if (within & IM_BIT(class)) assert_true(im_may_hold(&reading, token, IM_BIT(class)));
    }
    im_ending ending = im_ending_find(lexicon, text + t->start, t->end - t->start);
    assert_int_equal(im_ending_of(&reading, token).length, ending.length);
    assert_int_equal(im_ending_of(&reading, token).entry, ending.entry);
}

static void hides_nothing(void **state)
{
    static const char *const texts[] = {
        "가온전자 한서린 대표이사 사장은 지난달 13일 나루은행과 업무 협약을 맺었다고 밝혔다.",
        "前대표와 美달러, R&D·M&A 그리고 e& 엔터프라이즈. 공동 R&D 지분 100%를 U.S. 정부에 넘긴다.",
        "가온은 \"오는 2026년 상반기에 미국·유럽 시장에 진출한다\"며 '나루-가온'을 내놨다(㈜가온).",
    };
    (void)state;
    reading = (im_reading){.lexicon = lexicon, .arena = &arena};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        read_text(texts[i]);
        reading.document = document;
        assert_int_equal(im_mentions_find(&reading, model, &error), INMAEK_OK);
        for (uint32_t t = 0; t < document->token_count; t++) assert_token(t);
        im_reading_clear(&reading);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(hides_nothing)};
    return cmocka_run_group_tests_name("extract/glances", tests, set_up_model, tear_down_model);
}

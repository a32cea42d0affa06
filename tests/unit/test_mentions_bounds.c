/* test_mentions_bounds.c - where a name begins and ends, and what is none. */
#include "mentions_fixture.h"

/* Takes `found` for an organization of the text; "" if it is none in the end, else the name that is left. */
static void assert_bounds(const char *text, const char *found, const char *expected)
{
    im_arena memory = {0};
    im_lattice lattice;
    read_text(text);
    assert_true(im_lattice_make(&lattice, document, &model->words, &memory));
    const char *at = strstr(document->text, found);
    assert_non_null(at);
    im_match match = im_lexicon_exact(lexicon, found, strlen(found), IM_BIT(IM_ORGANIZATION));
    im_mention m = {.kind = INMAEK_ORGANIZATION,
                    .confidence = 900,
                    .entity = IM_NONE,
                    .title = IM_NONE,
                    .alias_of = IM_NONE,
                    .entry = IM_NO_ENTRY};
    if (match.length) m.entry = im_lexicon_entry(lexicon, match.form, IM_ORGANIZATION);
    m.span.start = (uint32_t)(at - document->text);
    m.span.end = m.span.start + (uint32_t)strlen(found);
    while (document->tokens[m.span.token].end <= m.span.start) m.span.token++;
    m.span.token_end = m.span.token;
    while (document->tokens[m.span.token_end].end < m.span.end) m.span.token_end++;
    m.span.token_end++;
    m.span.sentence = document->tokens[m.span.token].sentence;
    im_reading reading = {.document = document, .lexicon = lexicon, .arena = &memory};
    assert_true(im_array_push(&reading.mentions, m));
    im_mentions_bound(&reading, &lattice);
    const im_span *span = &reading.mentions.items[0].span;
    char left[256];
    snprintf(left, sizeof left, "%.*s", (int)(span->end - span->start), document->text + span->start);
    assert_string_equal(left, expected);
    im_reading_dispose(&reading);
}

static void an_address_names_no_organization(void **state)
{
    (void)state;
    assert_bounds("가온전자는 서울시 종로구 본사에서 협약을 맺었다.", "서울시", "");
    assert_bounds("가온전자는 서울시와 협약을 맺었다.", "서울시", "서울시");
    assert_bounds("성남시 관계자가 나왔다.", "성남시", "성남시");
}

static void an_ordinary_word_behind_a_known_name_is_left(void **state)
{
    (void)state;
    assert_bounds("한빛게임즈는 오픈AI LLM ‘GPT-4o’를 쓴다.", "오픈AI LLM", "오픈AI");
    assert_bounds("한빛게임즈는 나래빛 LLM ‘HX’를 쓴다.", "나래빛 LLM", "나래빛 LLM");
    assert_bounds("록히드마틴 한국법인이 문을 열었다.", "록히드마틴 한국법인", "록히드마틴 한국법인");
}

static void a_companys_sign_belongs_to_it(void **state)
{
    (void)state;
    assert_bounds("㈜나래빛은 문을 열었다.", "나래빛", "㈜나래빛");
    assert_bounds("나래빛은 문을 열었다.", "나래빛", "나래빛");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_address_names_no_organization, set_up_model, tear_down_model),
        cmocka_unit_test_setup_teardown(an_ordinary_word_behind_a_known_name_is_left, set_up_model,
                                        tear_down_model),
        cmocka_unit_test_setup_teardown(a_companys_sign_belongs_to_it, set_up_model, tear_down_model),
    };
    return cmocka_run_group_tests_name("extract/mentions_bounds", tests, NULL, NULL);
}

/* test_mentions_place.c - a candidate's score is what its features weigh, one by one. */
#include "mentions_fixture.h"

/* What the features weigh that the trainer is shown. */
static void weigh(int32_t out[IM_LABELS], const im_lattice *lattice, uint32_t t, uint32_t candidate)
{
    uint32_t place[IM_PLACE_ROWS], own[IM_CUT_ROWS];
    unsigned places = im_place_rows(lattice, t, place), owns = im_cut_rows(lattice, t, candidate, own);
    const im_cut *cut = &lattice->words->cuts.items[lattice->candidates[candidate].cut];
    int16_t sum[IM_LABELS];
    memcpy(sum, cut->score, sizeof sum);
    for (unsigned i = 0; i < places; i++) im_add_row(sum, lattice->words->weights->rows[place[i]]);
    for (unsigned i = 0; i < owns; i++) im_add_row(sum, lattice->words->weights->rows[own[i]]);
    for (unsigned label = 0; label < IM_LABELS; label++) out[label] = sum[label];
}

static void assert_scores(const char *text)
{
    im_arena memory = {0};
    im_lattice lattice;
    read_text(text);
    assert_true(im_lattice_make(&lattice, document, &model->words, &memory));
    im_lattice_score_tokens(&lattice);
    assert_true(lattice.candidate_count > 0);
    for (uint32_t t = 0; t < document->token_count; t++) {
        for (uint32_t c = lattice.first[t]; c < lattice.first[t + 1]; c++) {
            int32_t expected[IM_LABELS];
            weigh(expected, &lattice, t, c);
            assert_memory_equal(lattice.candidates[c].score, expected, sizeof expected);
        }
    }
    im_arena_dispose(&memory);
}

/* Twice, since the second time most is known from the first. */
static void adds_up_what_the_features_weigh(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        assert_scores("가온전자는 11일 나루은행과 양해각서를 교환했다.");
        assert_scores("가온전자(GAON)의 한서린 대표는 \"나루은행과 손잡았다\"고 말했다. 나루은행은 '나루 "
                      "벤처스'를 세웠다.");
        assert_scores(
            "㈜가온, 가온전자·나루은행 등 3사가 서울에서 만났다.\n\n가온전자 측은 샘 올트먼을 초청했다.");
    }
}

/* Other weights, other sums. */
static void forgets_the_sums_with_the_words(void **state)
{
    (void)state;
    assert_scores("가온전자는 11일 나루은행과 양해각서를 교환했다.");
    for (size_t i = 0; i < IM_ROWS; i += 3) model->weights->rows[i][IM_BEGIN_ORG] = (int8_t)(i % 100);
    im_words_clear(&model->words);
    assert_scores("가온전자는 11일 나루은행과 양해각서를 교환했다.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(adds_up_what_the_features_weigh, set_up_model, tear_down_model),
        cmocka_unit_test_setup_teardown(forgets_the_sums_with_the_words, set_up_model, tear_down_model),
    };
    return cmocka_run_group_tests_name("extract/mentions_place", tests, NULL, NULL);
}

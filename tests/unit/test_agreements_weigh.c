/* test_agreements_weigh.c - what the votes of an article together say of two. */
#include "extract/agreements.h"
#include "reading_fixture.h"

enum { BITS = 4, TABLE = IM_LINEAR_HEADER + (IM_LINEAR_ROW << BITS) };

static im_agreements_model *model;
static unsigned char table[TABLE];

/* A model that knows nothing: every couple is as likely as not. */
static void begin(const char *marked)
{
    static const unsigned char header[] = {'I', 'M', 'L', '1', 1, 0, 0, 0, BITS, 0, 0, 0, 40, 0, 0, 0};
    read_marked(marked);
    memset(table, 0, sizeof table);
    memcpy(table, header, sizeof header);
    assert_int_equal(im_agreements_prepare(&model, lexicon, &error), INMAEK_OK);
    assert_int_equal(im_linear_read(&model->couple_weights, table, TABLE), TABLE);
    assert_true(im_arguments_begin(&model->finder.arguments, &reading));
}

static void end(void)
{
    im_agreements_free(model);
    model = NULL;
}

static void add_vote(uint32_t low, uint32_t high, uint32_t sentence, inmaek_agreement_kind kind,
                     int probability, bool explained)
{
    im_vote v = {.low = low,
                 .high = high,
                 .sentence = sentence,
                 .kind = (uint8_t)kind,
                 .trigger = IM_NONE,
                 .sort = IM_NO_TRIGGER,
                 .probability = (uint16_t)probability,
                 .explained = explained,
                 .telling = probability > 200};
    assert_true(im_array_push(&model->votes, v));
}

static void weigh(void)
{
    assert_true(im_votes_weigh(model, &reading));
}

static void couples_are_made_of_votes(void **state)
{
    (void)state;
    begin("[가온전자]와 [두레식품]이 손잡았다. [누리은행]도 [가온전자]와 만났다.");
    add_vote(0, 2, 1, INMAEK_TALKS, 300, false);
    add_vote(0, 1, 1, INMAEK_MOU, 500, true);
    add_vote(0, 1, 0, INMAEK_PARTNERSHIP, 800, false);
    add_vote(0, 1, 1, INMAEK_PARTNERSHIP, 100, false);
    weigh();
    assert_int_equal(model->couples.count, 2);
    const im_couple *first = model->couples.items, *second = first + 1;
    assert_int_equal(first->count, 3);
    assert_int_equal(first->together, 910); /* 1 - 0.5 * 0.2 * 0.9 */
    assert_int_equal(first->plain, 800);    /* what is explained, or faint, does not count */
    assert_int_equal(first->kind, INMAEK_PARTNERSHIP);
    assert_int_equal(model->votes.items[first->main].probability, 800);
    assert_int_equal(second->together, 300);
    assert_int_equal(second->plain, 300);
    assert_int_equal(second->kind, INMAEK_TALKS);
    end();
}

static void weights_decide(void **state)
{
    (void)state;
    begin("[가온전자]와 [두레식품]이 손잡았다.");
    add_vote(0, 1, 0, INMAEK_MOU, 700, false);
    weigh();
    assert_int_equal(model->couples.items[0].probability, 500);
    memset(table + IM_LINEAR_HEADER, 4, TABLE - IM_LINEAR_HEADER);
    weigh();
    assert_true(model->couples.items[0].probability > 950);
    memset(table + IM_LINEAR_HEADER, -4, TABLE - IM_LINEAR_HEADER);
    weigh();
    assert_true(model->couples.items[0].probability < 50);
    end();
}

static void features_know_the_others(void **state)
{
    uint32_t alone[128];
    (void)state;
    begin("[가온전자]와 [두레식품]이 손잡았다. [누리은행]도 [가온전자]와 만났다.");
    add_vote(0, 1, 0, INMAEK_MOU, 700, false);
    weigh();
    size_t count = model->couple_features.count;
    assert_in_range(count, 1, 128);
    memcpy(alone, model->couple_features.items, count * sizeof *alone);
    model->keep_features = true;
    add_vote(0, 2, 1, INMAEK_TALKS, 900, false);
    weigh();
    assert_int_equal(model->couples.items[0].first_feature, 0);
    assert_int_equal(model->couples.items[0].feature_count, count);
    assert_int_equal(model->couple_features.count, 2 * count);
    assert_memory_not_equal(alone, model->couple_features.items, count * sizeof *alone);
    end();
}

static void faint_ones_are_not_weighed(void **state)
{
    (void)state;
    begin("[가온전자]와 [두레식품]이 손잡았다.");
    add_vote(0, 1, 0, INMAEK_MOU, 90, false);
    weigh();
    assert_int_equal(model->couples.count, 1);
    assert_int_equal(model->couples.items[0].probability, 0);
    assert_int_equal(model->couples.items[0].feature_count, 0);
    end();
}

static void no_votes_no_couples(void **state)
{
    (void)state;
    begin("[가온전자]가 쉰다.");
    weigh();
    assert_int_equal(model->couples.count, 0);
    end();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(couples_are_made_of_votes), cmocka_unit_test(weights_decide),
        cmocka_unit_test(features_know_the_others),  cmocka_unit_test(faint_ones_are_not_weighed),
        cmocka_unit_test(no_votes_no_couples),
    };
    return cmocka_run_group_tests_name("extract/agreements_weigh", tests, set_up_reading, tear_down_reading);
}

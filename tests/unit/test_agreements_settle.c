/* test_agreements_settle.c - how votes become agreements. */
#include "extract/agreements.h"
#include "reading_fixture.h"

static im_agreements_model *model;

static void begin(const char *marked)
{
    read_marked(marked);
    reading.agreements.count = 0;
    assert_int_equal(im_agreements_prepare(&model, lexicon, &error), INMAEK_OK);
}

static void end(void)
{
    im_agreements_free(model);
    model = NULL;
}

/* A vote in its sentence that is divided between two kinds, the first having `share` of 100. */
static im_vote vote_for(uint32_t sentence, inmaek_agreement_kind kind, inmaek_agreement_kind other,
                        unsigned share, int probability, int low_gives)
{
    im_vote v = {.low = 0,
                 .high = 1,
                 .sentence = sentence,
                 .kind = (uint8_t)kind,
                 .trigger = IM_NONE,
                 .telling = true,
                 .zone = IM_ZONE_BODY,
                 .probability = (uint16_t)probability,
                 .low_gives = (int16_t)low_gives,
                 .people = {IM_NONE, IM_NONE}};
    v.shares[other] = (uint8_t)(100 - share);
    v.shares[kind] = (uint8_t)share;
    return v;
}

static void add(im_vote vote)
{
    assert_true(im_array_push(&model->votes, vote));
}

/* The votes are those of one couple that has a deal with that likelihood. */
static void settle(int probability)
{
    im_couple c = {.count = model->votes.count, .probability = (uint16_t)probability, .told = true};
    assert_true(im_array_push(&model->couples, c));
    assert_true(im_votes_settle(model, &reading));
}

static const char two[] = "[가온전자]와 [두레식품]이 손잡았다. 둘은 합친다. 둘이 만났다.";

static void the_likeliest_kind_is_told(void **state)
{
    (void)state;
    begin(two);
    add(vote_for(0, INMAEK_MOU, INMAEK_TALKS, 80, 700, 0));
    settle(800);
    assert_int_equal(reading.agreements.count, 1);
    assert_int_equal(reading.agreements.items[0].kind, INMAEK_MOU);
    assert_int_equal(reading.agreements.items[0].confidence, 800);
    assert_int_equal(reading.agreements.items[0].support, 1);
    end();
}

static void a_second_kind_needs_sentences_of_its_own(void **state)
{
    (void)state;
    begin(two);
    add(vote_for(0, INMAEK_TALKS, INMAEK_MOU, 100, 950, 0));
    add(vote_for(1, INMAEK_JOINT_VENTURE, INMAEK_MOU, 100, 800, 0));
    add(vote_for(2, INMAEK_TALKS, INMAEK_MOU, 95, 950, 0));
    settle(900);
    assert_int_equal(reading.agreements.count, 2);
    assert_int_equal(reading.agreements.items[0].kind, INMAEK_JOINT_VENTURE);
    assert_int_equal(reading.agreements.items[0].sentence, 1);
    assert_int_equal(reading.agreements.items[0].confidence, 720); /* 0.9 * 0.8 */
    assert_int_equal(reading.agreements.items[1].kind, INMAEK_TALKS);
    assert_int_equal(reading.agreements.items[1].support, 2);
    end();
}

static void all_that_say_the_kind_are_asked_who_gives(void **state)
{
    (void)state;
    begin(two);
    add(vote_for(0, INMAEK_SUPPLY, INMAEK_MOU, 90, 900, 10));
    add(vote_for(1, INMAEK_SUPPLY, INMAEK_MOU, 90, 800, -60));
    settle(900);
    assert_int_equal(reading.agreements.count, 1);
    assert_int_equal(reading.agreements.items[0].parties[0], 1);
    assert_int_equal(reading.agreements.items[0].parts[0], INMAEK_SUPPLIER);
    assert_int_equal(reading.agreements.items[0].sentence, 0);
    end();
}

static void what_is_unlikely_or_not_told_is_left(void **state)
{
    (void)state;
    begin(two);
    add(vote_for(0, INMAEK_MOU, INMAEK_TALKS, 80, 700, 0));
    settle(200);
    assert_int_equal(reading.agreements.count, 0);
    model->couples.items[0].probability = 900;
    model->couples.items[0].told = false;
    assert_true(im_votes_settle(model, &reading));
    assert_int_equal(reading.agreements.count, 0);
    end();
}

/* Two companies, each named in a sentence of its own. */
static void a_venture_for_each_company_that_is_founded(void **state)
{
    (void)state;
    begin("[가온전자]와 [두레식품]은 합작법인 [나래셀]을 세웠다. 둘은 합작법인 [다솜셀]도 세운다. 합작은 "
          "순조롭다.");
    add(vote_for(0, INMAEK_JOINT_VENTURE, INMAEK_MOU, 90, 800, 0));
    add(vote_for(1, INMAEK_JOINT_VENTURE, INMAEK_MOU, 90, 700, 0));
    add(vote_for(2, INMAEK_JOINT_VENTURE, INMAEK_MOU, 90, 900, 0));
    settle(900);
    assert_int_equal(reading.agreements.count, 2);
    for (size_t i = 0; i < 2; i++) {
        const im_agreement *a = &reading.agreements.items[i];
        assert_int_equal(a->party_count, 3);
        assert_string_equal(name_of(a->parties[2]), i ? "다솜셀" : "나래셀");
        assert_int_equal(a->sentence, i ? 1 : 2); /* the third says it best, of the first company */
    }
    end();
}

/* 나래셀 of 가온 and 두레, of 가온 and 하람: one venture of three, even where nobody ties the last two. */
static void founders_of_one_company_are_together(void **state)
{
    (void)state;
    begin("[가온전자]는 [두레식품], [하람화학]과 합작법인 [나래셀]을 세웠다.");
    im_vote other = vote_for(0, INMAEK_JOINT_VENTURE, INMAEK_MOU, 90, 700, 0);
    add(vote_for(0, INMAEK_JOINT_VENTURE, INMAEK_MOU, 90, 800, 0));
    other.high = 2;
    add(other);
    im_couple c = {.first = 1, .count = 1, .probability = 800, .told = true};
    assert_true(im_array_push(&model->couples, c));
    c.first = 0;
    c.probability = 900; /* the likelier one takes all in, wherever it stands */
    assert_true(im_array_push(&model->couples, c));
    assert_true(im_votes_settle(model, &reading));
    assert_int_equal(reading.agreements.count, 1);
    assert_int_equal(reading.agreements.items[0].confidence, 900);
    assert_int_equal(reading.agreements.items[0].party_count, 4);
    assert_string_equal(name_of(reading.agreements.items[0].parties[3]), "나래셀");
    end();
}

/* Who is not in the sentence does not found what two who are in it found. */
static void founders_that_are_named_leave_out_others(void **state)
{
    (void)state;
    begin("[가온전자]와 [두레식품]은 합작법인 [나래셀]을 세웠다. [하람화학]이 지켜본다.");
    im_vote absent = vote_for(0, INMAEK_JOINT_VENTURE, INMAEK_MOU, 90, 700, 0);
    add(vote_for(0, INMAEK_JOINT_VENTURE, INMAEK_MOU, 90, 800, 0));
    absent.high = 3;
    absent.sources[0] = IM_BY_SECTION;
    add(absent);
    im_couple c = {.count = 1, .probability = 800, .told = true};
    assert_true(im_array_push(&model->couples, c));
    c.first = 1;
    assert_true(im_array_push(&model->couples, c));
    assert_true(im_votes_settle(model, &reading));
    assert_int_equal(reading.agreements.count, 1);
    assert_int_equal(reading.agreements.items[0].party_count, 3);
    end();
}

/* Met in May and in June: two meetings. What is told without a date is told of the likelier one. */
static void meetings_of_other_dates_are_others(void **state)
{
    (void)state;
    begin(two);
    im_vote may = vote_for(0, INMAEK_TALKS, INMAEK_MOU, 95, 800, 0);
    im_vote june = vote_for(1, INMAEK_TALKS, INMAEK_MOU, 95, 900, 0);
    may.date = (im_date){2025, 5, 0, false};
    may.status = INMAEK_CONCLUDED;
    june.date = (im_date){2025, 6, 12, false};
    june.status = INMAEK_PLANNED;
    add(may);
    add(june);
    add(vote_for(2, INMAEK_TALKS, INMAEK_MOU, 95, 700, 0));
    settle(900);
    assert_int_equal(reading.agreements.count, 2);
    assert_int_equal(reading.agreements.items[0].date.month, 6);
    assert_int_equal(reading.agreements.items[0].status, INMAEK_PLANNED);
    assert_int_equal(reading.agreements.items[0].support, 2);
    assert_int_equal(reading.agreements.items[1].date.month, 5);
    assert_int_equal(reading.agreements.items[1].support, 1);
    end();
}

static void dates_of_one_meeting_may_be_more_or_less_precise(void **state)
{
    (void)state;
    begin(two);
    im_vote month = vote_for(0, INMAEK_TALKS, INMAEK_MOU, 95, 800, 0);
    im_vote day = vote_for(1, INMAEK_TALKS, INMAEK_MOU, 95, 900, 0);
    month.date = (im_date){2025, 6, 0, false};
    day.date = (im_date){2025, 6, 12, false};
    add(month);
    add(day);
    settle(900);
    assert_int_equal(reading.agreements.count, 1);
    assert_int_equal(reading.agreements.items[0].date.day, 12);
    end();
}

static void relative_dates_tell_meetings_apart_too(void **state)
{
    (void)state;
    begin(two);
    im_vote before = vote_for(0, INMAEK_TALKS, INMAEK_MOU, 95, 800, 0);
    im_vote now = vote_for(1, INMAEK_TALKS, INMAEK_MOU, 95, 900, 0);
    before.date = (im_date){.month = -1, .relative = true};
    now.date = (im_date){.day = 4, .relative = true};
    add(before);
    add(now);
    settle(900);
    assert_int_equal(reading.agreements.count, 2);
    end();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_likeliest_kind_is_told),
        cmocka_unit_test(a_second_kind_needs_sentences_of_its_own),
        cmocka_unit_test(all_that_say_the_kind_are_asked_who_gives),
        cmocka_unit_test(what_is_unlikely_or_not_told_is_left),
        cmocka_unit_test(meetings_of_other_dates_are_others),
        cmocka_unit_test(dates_of_one_meeting_may_be_more_or_less_precise),
        cmocka_unit_test(relative_dates_tell_meetings_apart_too),
        cmocka_unit_test(a_venture_for_each_company_that_is_founded),
        cmocka_unit_test(founders_of_one_company_are_together),
        cmocka_unit_test(founders_that_are_named_leave_out_others),
    };
    return cmocka_run_group_tests_name("extract/agreements_settle", tests, set_up_reading, tear_down_reading);
}

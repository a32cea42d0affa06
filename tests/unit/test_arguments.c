/* test_arguments.c - who may take part in what a sentence says: names, lists, and their cases. */
#include "extract/arguments.h"
#include "reading_fixture.h"

static im_arguments arguments;
static uint8_t *cases;

/* Reads the marked text's first sentence. */
static void begin(const char *marked)
{
    read_marked(marked);
    assert_int_equal(im_cases_compile(&cases, lexicon, &error), INMAEK_OK);
    arguments = (im_arguments){.cases = cases};
    assert_true(im_arguments_begin(&arguments, &reading));
    assert_true(im_arguments_next(&arguments, &reading, 0));
}

static void end(void)
{
    free(arguments.list.items);
    free(cases);
}

static const im_argument *argument(size_t number)
{
    assert_true(number < arguments.list.count);
    return &arguments.list.items[number];
}

static void assert_one_list(size_t count, im_case mark)
{
    assert_int_equal(arguments.list.count, count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(argument(i)->group_size, count);
        assert_int_equal(argument(i)->group_case, mark);
    }
}

static void members_share_the_last_ones_case(void **state)
{
    (void)state;
    begin("[가온전자]와 [두레식품], [누리은행]이 모였다.");
    assert_one_list(3, IM_CASE_SUBJECT);
    end();
}

static void brackets_do_not_end_a_list(void **state)
{
    (void)state;
    begin("[가온전자]([GAON=가온전자])와 [두레식품](Durae), [누리은행]([NB=누리은행])이 모였다.");
    assert_one_list(3, IM_CASE_SUBJECT);
    end();
}

static void a_person_in_the_bracket_is_the_names(void **state)
{
    (void)state;
    begin("[가온전자](대표 <한서린>)와 [두레식품](대표 <이가람>)이 손잡았다.");
    assert_one_list(2, IM_CASE_SUBJECT);
    assert_string_equal(name_of(argument(0)->person), "한서린");
    assert_string_equal(name_of(argument(1)->person), "이가람");
    end();
}

static void a_person_behind_the_bracket_is_the_names(void **state)
{
    (void)state;
    begin("[가온전자]([GAON=가온전자]) <한서린> 대표와 [두레식품]([DR=두레식품]) 인수를 논의했다.");
    assert_int_equal(arguments.list.count, 2);
    assert_string_equal(name_of(argument(0)->person), "한서린");
    assert_int_equal(argument(0)->own_case, IM_CASE_WITH);
    assert_int_equal(argument(1)->head_case, IM_CASE_OBJECT);
    end();
}

static void another_firm_in_the_bracket_is_there(void **state)
{
    (void)state;
    begin("[가온전자](모회사 [두레식품])가 나섰다.");
    assert_int_equal(arguments.list.count, 2);
    assert_int_equal(argument(0)->group_case, IM_CASE_SUBJECT);
    assert_string_equal(name_of(argument(1)->entity), "두레식품");
    end();
}

static void a_consortium_stands_where_its_members_do(void **state)
{
    (void)state;
    begin("[가온전자]와 [두레식품]으로 이뤄진 컨소시엄이 [누리은행]을 인수했다.");
    assert_int_equal(arguments.list.count, 3);
    assert_int_equal(argument(0)->group_case, IM_CASE_SUBJECT);
    assert_int_equal(argument(1)->group_case, IM_CASE_SUBJECT);
    assert_int_equal(argument(2)->group_case, IM_CASE_OBJECT);
    end();
    begin("[가온전자]는 [두레식품]으로 넘어갔다.");
    assert_int_equal(argument(1)->group_case, IM_CASE_AS);
    end();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_share_the_last_ones_case),
        cmocka_unit_test(brackets_do_not_end_a_list),
        cmocka_unit_test(a_person_in_the_bracket_is_the_names),
        cmocka_unit_test(a_person_behind_the_bracket_is_the_names),
        cmocka_unit_test(another_firm_in_the_bracket_is_there),
        cmocka_unit_test(a_consortium_stands_where_its_members_do),
    };
    return cmocka_run_group_tests_name("extract/arguments", tests, set_up_reading, tear_down_reading);
}

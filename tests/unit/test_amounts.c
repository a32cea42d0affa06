/* test_amounts.c - sums of money as newspapers write them. */
#include "extract/amounts.h"
#include "text_fixture.h"

static im_unit_table table;
static im_sums sums;

static int set_up_table(void **state)
{
    return set_up(state) || im_unit_table_init(&table, lexicon, &error);
}

static int tear_down_table(void **state)
{
    im_unit_table_dispose(&table);
    free(sums.items);
    sums = (im_sums){0};
    return tear_down(state);
}

/* The sums of a sentence, joined by a space; `*`: for each of a list, `-`: something else than a price. */
static void assert_sums(const char *sentence, const char *expected)
{
    char text[512], found[256] = "";
    size_t n = 0;
    snprintf(text, sizeof text, "가온전자 소식을 전하는 머리기사\n\n%s", sentence);
    read_text(text);
    assert_true(im_sums_find(&sums, &table, &(im_reading){.document = document}));
    for (size_t i = 0; i < sums.count; i++)
        n += (size_t)snprintf(found + n, sizeof found - n, "%s%.0f%s%s", i ? " " : "", sums.items[i].value,
                              sums.items[i].currency,
                              sums.items[i].each    ? "*"
                              : sums.items[i].other ? "-"
                                                    : "");
    assert_string_equal(found, expected);
}

static void reads_scales(void **state)
{
    (void)state;
    assert_sums("가온전자는 1조2000억원에 회사를 샀다.", "1200000000000KRW");
    assert_sums("가온전자는 1조 2000억원에 회사를 샀다.", "1200000000000KRW");
    assert_sums("가온전자는 8829억6000만원에 회사를 샀다.", "882960000000KRW");
    assert_sums("가온전자는 4.5억 달러를 냈다.", "450000000USD");
    assert_sums("가온전자는 5천만원을 냈다.", "50000000KRW");
    assert_sums("가온전자는 1,200억 엔을 냈다.", "120000000000JPY");
}

static void says_a_sum_once(void **state)
{
    (void)state;
    assert_sums("가온전자는 3000만 달러(약 410억원)를 냈다.", "30000000USD");
    assert_sums("나루벤처스(70억원)와 다솜은행(30억원)이 넣었다.", "7000000000KRW 3000000000KRW");
}

static void tells_prices_from_other_sums(void **state)
{
    (void)state;
    assert_sums("두 회사가 5억원씩 넣었다.", "500000000KRW*");
    assert_sums("두 회사에서 각각 300억원을 받았다.", "30000000000KRW*");
    assert_sums("두 회사에서 각각 약 300억원을 받았다.", "30000000000KRW*");
    assert_sums("두 회사가 각각 나서 모두 300억원을 받았다.", "30000000000KRW");
    assert_sums("지난해 매출은 300억원이다.", "30000000000KRW-");
}

static void leaves_other_numbers(void **state)
{
    (void)state;
    assert_sums("직원 300명이 2024년 3만 대를 만들었다.", "");
    assert_sums("나라 밖에서 5억명이 본다.", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_scales),
        cmocka_unit_test(says_a_sum_once),
        cmocka_unit_test(tells_prices_from_other_sums),
        cmocka_unit_test(leaves_other_numbers),
    };
    return cmocka_run_group_tests(tests, set_up_table, tear_down_table);
}

/* test_dates.c - dates worked out against the article's day. */
#include "extract/dates.h"
#include "text_fixture.h"

static im_time_table table;
static im_times times;

static int set_up_table(void **state)
{
    return set_up(state) || im_time_table_init(&table, lexicon, &error);
}

static int tear_down_table(void **state)
{
    im_time_table_dispose(&table);
    free(times.items);
    times = (im_times){0};
    return tear_down(state);
}

/* The dates of an article that begins so, joined by a space: `!` was announced then, `~` something lasts
 * from or until then; +0/4 is the fourth of the article's month, ? what nobody can tell. */
static void assert_dates_of(const char *head, const char *sentence, const char *expected)
{
    char text[512], found[256] = "";
    size_t n = 0;
    snprintf(text, sizeof text, "%s\n\n%s", head, sentence);
    read_text(text);
    assert_true(im_times_find(&times, &table, &(im_reading){.document = document}));
    for (size_t i = 0; i < times.count; i++) {
        char date[16] = "?";
        im_date told = times.items[i].date;
        if (told.year) im_date_print(told, date);
        if (told.relative) snprintf(date, sizeof date, "%+d/%d", told.month, told.day);
        n += (size_t)snprintf(found + n, sizeof found - n, "%s%s%s", i ? " " : "", date,
                              times.items[i].announce ? "!"
                              : times.items[i].bound  ? "~"
                                                      : "");
    }
    assert_string_equal(found, expected);
}

/* The same, of an article of 2025-06-10. */
static void assert_dates(const char *sentence, const char *expected)
{
    assert_dates_of("가온전자 소식을 전하는 머리기사\n\n2025-06-10 10:00", sentence, expected);
}

static void counts_from_a_month_that_is_not_told(void **state)
{
    (void)state;
    static const char head[] = "가온전자 소식을 전하는 머리기사";
    assert_dates_of(head, "양사는 4일 계약했다.", "+0/4");
    assert_dates_of(head, "양사는 지난달 13일 만났고 같은 달 20일 계약했다.", "-1/13 -1/20");
    assert_dates_of(head, "양사는 다음 달 계약한다.", "+1/0");
    assert_dates_of(head, "양사는 4일 만났다. 이날 업무협약도 맺었다.", "+0/4 +0/4");
    assert_dates_of(head, "양사는 지난 28일 만났다.", "?"); /* maybe of the month before */
    assert_dates_of(head, "양사는 전날 만났고 지난해 9월 계약했다.", "? ?");
    assert_dates_of(head, "양사는 2024년 3월 만났고 같은 달 8일 계약했다.", "2024-03 2024-03-08");
}

static void completes_what_is_left_out(void **state)
{
    (void)state;
    assert_dates("양사는 4일 계약했다.", "2025-06-04");
    assert_dates("양사는 지난 30일 계약했다.", "2025-05-30");
    assert_dates("양사는 오는 3일 계약한다.", "2025-07-03");
    assert_dates("양사는 지난 11월 계약했다.", "2024-11");
    assert_dates("양사는 오는 2월 계약한다.", "2026-02");
    assert_dates("양사는 2023년 7월 5일 계약했다.", "2023-07-05");
    assert_dates("양사는 오는 2026년 상반기 계약한다.", "2026");
}

static void counts_from_the_article(void **state)
{
    (void)state;
    assert_dates("양사는 지난달 13일 계약했다.", "2025-05-13");
    assert_dates("양사는 지난해 9월 손잡았다.", "2024-09");
    assert_dates("양사는 다음 달 2일 만난다.", "2025-07-02");
    assert_dates("양사는 전날 계약했다.", "2025-06-09");
    assert_dates("가온전자는 4년 전 나루은행과 손잡았다.", "2021");
}

static void counts_from_the_date_before(void **state)
{
    (void)state;
    assert_dates("양사는 2022년 3월 만났고 이듬해 손잡았다.", "2022-03 2023");
    assert_dates("양사는 지난달 13일 만났고 이튿날 계약했다.", "2025-05-13 2025-05-14");
    assert_dates("양사는 지난해 9월 2일 만났고 같은 달 8일 계약했다.", "2024-09-02 2024-09-08");
    assert_dates("행사는 12~13일 열렸다.", "2025-06-12");
}

static void tells_announcements_and_lengths_apart(void **state)
{
    (void)state;
    assert_dates("양사는 지난 3일 계약했다고 4일 밝혔다.", "2025-06-03 2025-06-04!");
    assert_dates("4일 업계에 따르면 양사가 만났다.", "2025-06-04!");
    assert_dates("양사는 2028년부터 10년간 물량을 주고받는다.", "2028~");
    assert_dates("3년간 300명을 뽑고 5년 만에 흑자를 냈다.", "");
    assert_dates("13월 40일은 없다.", "");
}

static void says_which_side_a_date_lies_on(void **state)
{
    (void)state;
    im_date article = {2025, 6, 10, false};
    assert_int_equal(im_date_side((im_date){.year = 2024}, article), -1);
    assert_int_equal(im_date_side((im_date){.year = 2025, .month = 6}, article), 0);
    assert_int_equal(im_date_side((im_date){2025, 6, 11, false}, article), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_from_a_month_that_is_not_told),
        cmocka_unit_test(completes_what_is_left_out),
        cmocka_unit_test(counts_from_the_article),
        cmocka_unit_test(counts_from_the_date_before),
        cmocka_unit_test(tells_announcements_and_lengths_apart),
        cmocka_unit_test(says_which_side_a_date_lies_on),
    };
    return cmocka_run_group_tests(tests, set_up_table, tear_down_table);
}

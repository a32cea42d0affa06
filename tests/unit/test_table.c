/* test_table.c - widths, numbers, and the three forms of a ranking in print. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include <cjson/cJSON.h>
#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "export/fixed.h"
#include "export/ranking.h"
#include "export/width.h"

static void check_width(const char *text, size_t expected)
{
    assert_int_equal(im_width(text, strlen(text)), expected);
}

static void test_widths(void **state)
{
    (void)state;
    check_width("", 0);
    check_width("SK", 2);
    check_width("카카오", 6);
    check_width("오픈AI", 6);
    check_width("ＳＫ", 4);                                 /* full-width letters */
    check_width("ｶﾅ", 2);                                   /* half-width katakana */
    check_width("e\xCC\x81", 1);                            /* e and a combining accent */
    check_width("\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8", 2); /* 각 in three jamo */
    check_width("a\xE2\x80\x8B"
                "b",
                2); /* zero-width space */
    check_width("李在鎔", 6);
    check_width("\x1B\x7F", 0);
}

static void check_fixed(double value, unsigned decimals, const char *expected)
{
    char digits[IM_FIXED_LENGTH];
    assert_string_equal(im_fixed(digits, value, decimals), expected);
}

static void test_fixed(void **state)
{
    (void)state;
    check_fixed(0, 4, "0.0000");
    check_fixed(12, 0, "12");
    check_fixed(1.00005, 3, "1.000");
    check_fixed(0.12345, 2, "0.12");
    check_fixed(-2.5, 1, "-2.5");
    check_fixed(-0.0001, 2, "0.00");
    check_fixed(0.99999, 3, "1.000");
    check_fixed(NAN, 3, "nan");
    check_fixed(-INFINITY, 3, "-inf");
    check_fixed(1e30, 3, "inf");
}

static inmaek_player players[] = {
    {"org:오픈AI", "오픈AI", "organization", {20, 0.5, 0.25, 1, 0.125}, 0},
    {"person:샘_올트먼", "샘 올트먼", "person", {7, 0, 1.0 / 3, 0.5, 0.0625}, 0},
    {"org:q", "\"둘\",\n셋\x1B[1m", "", {1.5, 0, 0, 0, 0}, -1},
};

static char *print(inmaek_table form, size_t count, size_t most)
{
    im_ranking ranking = {.public = {players, count}, .by = INMAEK_PAGERANK};
    char *text = NULL;
    size_t length;
    FILE *stream = open_memstream(&text, &length);
    assert_int_equal(inmaek_ranking_print(&ranking.public, stream, form, most, NULL), INMAEK_OK);
    fclose(stream);
    return text;
}

static void test_text(void **state)
{
    (void)state;
    char *text = print(INMAEK_TABLE_TEXT, 3, 2);
    assert_string_equal(
        text, "rank  name       kind          degree  betweenness  closeness  eigenvector  pagerank*\n"
              "   1  오픈AI     organization      20       0.5000     0.2500       1.0000     0.1250\n"
              "   2  샘 올트먼  person             7       0.0000     0.3333       0.5000     0.0625\n");
    free(text);
}

static void test_columns_line_up(void **state)
{
    (void)state;
    char *text = print(INMAEK_TABLE_TEXT, 3, 0);
    size_t width = strcspn(text, "\n"), lines = 0;
    for (char *line = text; *line; line += strcspn(line, "\n") + 1, lines++)
        assert_int_equal(im_width(line, strcspn(line, "\n")), width);
    assert_int_equal(lines, 4);
    assert_null(strchr(text, '\x1B'));
    free(text);
}

static void test_long_names_are_cut(void **state)
{
    (void)state;
    char name[3 * 5000 + 1] = "";
    for (size_t i = 0; i < 5000; i++) memcpy(name + 3 * i, "가", 4);
    inmaek_player kept = players[0];
    players[0].name = name;
    char *text = print(INMAEK_TABLE_TEXT, 1, 0);
    assert_true(strcspn(text, "\n") < 140);
    assert_non_null(strstr(text, "가…"));
    free(text);
    players[0] = kept;
}

static void test_nobody(void **state)
{
    (void)state;
    char *text = print(INMAEK_TABLE_TEXT, 0, 10);
    assert_non_null(strstr(text, "pagerank*\n(no players)\n"));
    free(text);
    text = print(INMAEK_TABLE_JSON, 0, 0);
    assert_string_equal(text, "[]\n");
    free(text);
}

static void test_csv(void **state)
{
    (void)state;
    char *text = print(INMAEK_TABLE_CSV, 3, 0);
    assert_string_equal(
        text, "rank,id,name,kind,degree,betweenness,closeness,eigenvector,pagerank,community\n"
              "1,org:오픈AI,오픈AI,organization,20,0.500000,0.250000,1.000000,0.125000,0\n"
              "2,person:샘_올트먼,샘 올트먼,person,7,0.000000,0.333333,0.500000,0.062500,0\n"
              "3,org:q,\"\"\"둘\"\",\n셋\x1B[1m\",,1.500000,0.000000,0.000000,0.000000,0.000000,\n");
    free(text);
}

static void test_json(void **state)
{
    (void)state;
    char *text = print(INMAEK_TABLE_JSON, 3, 0);
    cJSON *all = cJSON_Parse(text);
    assert_int_equal(cJSON_GetArraySize(all), 3);
    const cJSON *last = cJSON_GetArrayItem(all, 2);
    assert_string_equal(cJSON_GetObjectItem(last, "name")->valuestring, players[2].name);
    assert_true(cJSON_IsNull(cJSON_GetObjectItem(last, "community")));
    assert_true(cJSON_GetObjectItem(last, "degree")->valuedouble == 1.5);
    assert_non_null(strstr(text, "\"closeness\":0.333333"));
    cJSON_Delete(all);
    free(text);
}

static void test_full_disk(void **state)
{
    (void)state;
    FILE *full = fopen("/dev/full", "w");
    if (!full) skip();
    im_ranking ranking = {.public = {players, 3}};
    inmaek_error error;
    assert_int_equal(inmaek_ranking_print(&ranking.public, full, INMAEK_TABLE_CSV, 0, &error), INMAEK_IO);
    assert_non_null(strstr(error.message, "cannot be written: "));
    fclose(full);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_widths),
        cmocka_unit_test(test_fixed),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_columns_line_up),
        cmocka_unit_test(test_long_names_are_cut),
        cmocka_unit_test(test_nobody),
        cmocka_unit_test(test_csv),
        cmocka_unit_test(test_json),
        cmocka_unit_test(test_full_disk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_dot.c - the pieces of the DOT writer: quoting, words, places. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "export/dot_text.h"
#include "export/picture.h"
#include "export/words.h"

static void check_quote(const char *text, const char *expected)
{
    im_string s = {0};
    im_dot_quote(&s, text);
    assert_false(s.failed);
    assert_string_equal(s.items, expected);
    free(s.items);
}

static void check_short(const char *text, size_t most, size_t wrap, const char *expected)
{
    im_string s = {0};
    im_dot_quote_short(&s, text, most, wrap);
    assert_string_equal(s.items, expected);
    free(s.items);
}

static void test_quoting(void **state)
{
    (void)state;
    check_quote("", "\"\"");
    check_quote("오픈AI", "\"오픈AI\"");
    check_quote("\"빌더 랩\"", "\"\\\"빌더 랩\\\"\"");
    check_quote("a\\nb", "\"a\\\\nb\"");
    check_quote("ends with \\", "\"ends with \\\\\"");
    check_quote("<b>굵게</b>", "\"<b>굵게</b>\"");
}

static void test_entities(void **state)
{
    (void)state;
    check_quote("R&D", "\"R&D\"");
    check_quote("F&F; 삼성", "\"F&amp;F; 삼성\"");
    check_quote("&lt;", "\"&amp;lt;\"");
    check_quote("&#44032;", "\"&amp;#44032;\"");
    check_quote("&;", "\"&;\"");
}

static void test_invisible_letters(void **state)
{
    (void)state;
    check_quote("a\x01\x1B[31mb\x7F", "\"a[31mb\"");
    check_quote("\xEF\xBB\xBF카카오", "\"카카오\"");
    check_quote("앞\xE2\x80\xAE뒤\xC2\x9B", "\"앞뒤\"");
    check_quote("  한 \r\n\t줄  ", "\"한 줄\"");
    check_quote(" \n ", "\"\"");
}

static void test_cutting(void **state)
{
    (void)state;
    check_short("가나다라마", 5, 0, "\"가나다라마\"");
    check_short("가나다라마바", 5, 0, "\"가나다라…\"");
    check_short("가나다 라마바사", 20, 5, "\"가나다\\n라마바사\"");
    check_short("가나 다라", 20, 5, "\"가나 다라\"");
    check_short("가나다라마바사", 20, 5, "\"가나다라마바사\"");
}

static void test_long_name(void **state)
{
    (void)state;
    enum { LETTERS = 5000 };
    char *name = malloc(3 * LETTERS + 1);
    for (size_t i = 0; i < LETTERS; i++) memcpy(name + 3 * i, "가", 3);
    name[3 * LETTERS] = '\0';
    im_node node = {.kind = IM_NODE_ORGANIZATION, .label = name};
    im_string label = {0};
    im_picture_label(&label, &node);
    assert_true(label.count < 100);
    label.count = 0;
    im_dot_quote(&label, name); /* an id stays whole */
    assert_int_equal(label.count, 3 * LETTERS + 2);
    free(label.items);
    free(name);
}

static void check_amount(double amount, const char *currency, const char *expected)
{
    char words[IM_AMOUNT_LENGTH];
    im_words_amount(words, amount, currency);
    assert_string_equal(words, expected);
}

static void test_amounts(void **state)
{
    (void)state;
    check_amount(500000000000, "USD", "5000억 달러");
    check_amount(1200000000000, "KRW", "1조2000억 원");
    check_amount(1000034560000, "KRW", "1조 원"); /* two units: 1조 and 0억 */
    check_amount(30000000, "EUR", "3000만 유로");
    check_amount(12345, "CHF", "1만2345 CHF");
    check_amount(1, "KRW", "1 원");
    check_amount(0, "KRW", "");
    check_amount(-5, "KRW", "");
    check_amount(1e300, "KRW", "");
    check_amount(NAN, "KRW", "");
    check_amount(100, NULL, "100");
}

static bool overlap(const im_box *a, const im_box *b)
{
    return fabs(a->x - b->x) < (a->width + b->width) / 2 && fabs(a->y - b->y) < (a->height + b->height) / 2;
}

/* A star with rays of two, a pair, and loners: as such graphs are. */
static void test_places(void **state)
{
    (void)state;
    enum { RAYS = 40, LONERS = 7, BOXES = 1 + 2 * RAYS + 2 + LONERS, LINKS = 2 * RAYS + 1 };
    im_box boxes[BOXES], again[BOXES];
    im_link links[LINKS];
    for (uint32_t i = 0; i < BOXES; i++) boxes[i] = (im_box){0, 0, 60 + i % 7 * 15, 20 + i % 3 * 12};
    for (uint32_t i = 0; i < RAYS; i++) {
        links[2 * i] = (im_link){0, 1 + 2 * i, 50, 1};
        links[2 * i + 1] = (im_link){1 + 2 * i, 2 + 2 * i, 50, 1};
    }
    links[2 * RAYS] = (im_link){2 * RAYS + 1, 2 * RAYS + 2, 20, 1};
    memcpy(again, boxes, sizeof boxes);
    assert_int_equal(im_place(boxes, BOXES, links, LINKS, 1.6, NULL), INMAEK_OK);
    for (size_t i = 0; i < BOXES; i++)
        for (size_t j = 0; j < i; j++) assert_false(overlap(&boxes[i], &boxes[j]));
    im_extent e = im_extent_of(boxes, BOXES);
    assert_true(e.right - e.left > e.top - e.bottom);
    assert_int_equal(im_place(again, BOXES, links, LINKS, 1.6, NULL), INMAEK_OK);
    assert_memory_equal(boxes, again, sizeof boxes);
}

static void test_places_of_few(void **state)
{
    (void)state;
    im_box boxes[2] = {{0, 0, 50, 20}, {0, 0, 50, 20}};
    im_link twice[] = {{0, 1, 30, 1}, {1, 0, 30, 1}, {1, 1, 30, 1}}; /* parallel, and a loop */
    assert_int_equal(im_place(boxes, 0, NULL, 0, 1.6, NULL), INMAEK_OK);
    assert_int_equal(im_place(boxes, 1, NULL, 0, 1.6, NULL), INMAEK_OK);
    assert_int_equal(im_place(boxes, 2, twice, 3, 1.6, NULL), INMAEK_OK);
    assert_false(overlap(&boxes[0], &boxes[1]));
    assert_true(isfinite(boxes[0].x) && isfinite(boxes[1].y));
}

/* A crowded picture names the central, and no two names cover each other. */
static void test_crowd(void **state)
{
    (void)state;
    enum { NODES = 2000 };
    im_node *nodes = calloc(NODES, sizeof *nodes);
    for (size_t i = 0; i < NODES; i++) {
        nodes[i] = (im_node){.id = "org:x", .label = "한국산업은행", .size = 5 + (double)(i % 97)};
        nodes[i].x = (double)(i * 7919 % 1000);
        nodes[i].y = (double)(i * 104729 % 600);
    }
    im_network network = {.nodes = nodes, .node_count = NODES};
    im_picture picture;
    assert_int_equal(im_picture_make(&picture, &network, NULL), INMAEK_OK);
    assert_true(picture.crowded);
    size_t named = 0;
    for (size_t i = 0; i < NODES; i++) {
        if (picture.looks[i].font <= 0) continue;
        named++;
        for (size_t j = 0; j < i; j++)
            assert_false(picture.looks[j].font > 0 && overlap(&picture.boxes[i], &picture.boxes[j]));
    }
    assert_in_range(named, 5, 100);
    im_picture_dispose(&picture);
    free(nodes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quoting),
        cmocka_unit_test(test_entities),
        cmocka_unit_test(test_invisible_letters),
        cmocka_unit_test(test_cutting),
        cmocka_unit_test(test_long_name),
        cmocka_unit_test(test_amounts),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_places_of_few),
        cmocka_unit_test(test_crowd),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

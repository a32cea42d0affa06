/* test_linear.c - tables of weights, read and added up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "extract/linear.h"

enum { BITS = 4, CLASSES = 2, SCALE = 40, SIZE = IM_LINEAR_HEADER + (IM_LINEAR_ROW << BITS) };

static unsigned char table[SIZE];
static im_linear model;

static int set_up(void **state)
{
    (void)state;
    const unsigned char header[] = {'I', 'M', 'L', '1', CLASSES, 0, 0, 0, BITS, 0, 0, 0, SCALE, 0, 0, 0};
    memset(table, 0, sizeof table);
    memcpy(table, header, sizeof header);
    for (int row = 0; row < 1 << BITS; row++) {
        table[IM_LINEAR_HEADER + row * IM_LINEAR_ROW] = (unsigned char)row;
        table[IM_LINEAR_HEADER + row * IM_LINEAR_ROW + 1] = (unsigned char)-row;
    }
    return im_linear_read(&model, table, sizeof table) == SIZE ? 0 : -1;
}

static void adds_rows_up(void **state)
{
    (void)state;
    const uint32_t features[] = {7, 7, 123456789};
    int32_t scores[CLASSES], sum = 0;
    for (int i = 0; i < 3; i++) sum += (int32_t)im_linear_row(features[i], BITS);
    im_linear_score(&model, features, 3, scores);
    assert_int_equal(scores[0], sum);
    assert_int_equal(scores[1], -sum);
    im_linear_score(&model, NULL, 0, scores);
    assert_int_equal(scores[0], 0);
}

static void refuses_broken_tables(void **state)
{
    (void)state;
    im_linear other;
    assert_int_equal(im_linear_read(&other, table, SIZE - 1), 0);
    assert_int_equal(im_linear_read(&other, table, 3), 0);
    unsigned char broken[SIZE];
    memcpy(broken, table, SIZE);
    broken[0] = 'X';
    assert_int_equal(im_linear_read(&other, broken, SIZE), 0);
    memcpy(broken, table, SIZE);
    broken[4] = IM_LINEAR_ROW + 1;
    assert_int_equal(im_linear_read(&other, broken, SIZE), 0);
    broken[4] = CLASSES;
    broken[12] = 0;
    assert_int_equal(im_linear_read(&other, broken, SIZE), 0);
}

static void turns_scores_into_probabilities(void **state)
{
    (void)state;
    assert_int_equal(im_linear_probability(&model, 0), 500);
    assert_in_range(im_linear_probability(&model, SCALE), 730, 732); /* 1 / (1 + exp(-1)) is .731 */
    assert_in_range(im_linear_probability(&model, -SCALE), 268, 270);
    assert_in_range(im_linear_probability(&model, 100 * SCALE), 990, 1000);
    for (int score = -300; score < 300; score++)
        assert_true(im_linear_probability(&model, score) <= im_linear_probability(&model, score + 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adds_rows_up),
        cmocka_unit_test(refuses_broken_tables),
        cmocka_unit_test(turns_scores_into_probabilities),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}

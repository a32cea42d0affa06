/* test_base.c - the pieces that all stages stand on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/atomic.h"
#include "base/calendar.h"
#include "base/error.h"
#include "base/map.h"
#include "base/utf8.h"

/* ---------------------------------------------------------------- calendar */

static void months_have_their_days(void **state)
{
    (void)state;
    assert_int_equal(im_month_days(2025, 2), 28);
    assert_int_equal(im_month_days(2024, 2), 29);
    assert_int_equal(im_month_days(2000, 2), 29);
    assert_int_equal(im_month_days(1900, 2), 28);
    assert_int_equal(im_month_days(2025, 12), 31);
}

static void days_are_numbered_one_after_the_other(void **state)
{
    (void)state;
    assert_int_equal(im_day_number(2025, 3, 1) - im_day_number(2025, 2, 28), 1);
    assert_int_equal(im_day_number(2024, 3, 1) - im_day_number(2024, 2, 28), 2);
    assert_int_equal(im_day_number(2025, 1, 1) - im_day_number(2024, 12, 31), 1);
    assert_int_equal(im_day_number(2025, 1, 1) - im_day_number(2024, 1, 1), 366);
}

/* ---------------------------------------------------------------- UTF-8 */

static void utf8_walks_both_ways(void **state)
{
    (void)state;
    static const char text[] = "a가é𝄞";
    static const uint32_t codes[] = {'a', 0xAC00, 0xE9, 0x1D11E};
    size_t n = strlen(text), i = 0;
    for (size_t k = 0; k < 4; k++) assert_int_equal(im_utf8_next(text, n, &i), codes[k]);
    assert_int_equal(i, n);
    for (size_t k = 4; k-- > 0;) assert_int_equal(im_utf8_previous(text, &i), codes[k]);
    assert_int_equal(i, 0);
    assert_int_equal(im_utf8_length(text, n), 4);
}

static void utf8_replaces_what_is_broken(void **state)
{
    (void)state;
    /* a lone tail, an overlong slash, half a letter, a surrogate, behind the last code point */
    static const char *const broken[] = {"\x80", "\xC0\xAF", "\xEA\xB0", "\xED\xA0\x80", "\xF4\x90\x80\x80"};
    for (size_t k = 0; k < sizeof broken / sizeof *broken; k++) {
        size_t i = 0;
        assert_int_equal(im_utf8_next(broken[k], strlen(broken[k]), &i), 0xFFFD);
        assert_int_equal(i, 1);
        i = strlen(broken[k]);
        assert_int_equal(im_utf8_previous(broken[k], &i), 0xFFFD);
        assert_int_equal(i, strlen(broken[k]) - 1);
    }
}

static void utf8_writes_what_it_reads(void **state)
{
    (void)state;
    static const uint32_t codes[] = {0, 0x7F, 0x80, 0x7FF, 0x800, 0xD7A3, 0xFFFF, 0x10000, 0x10FFFF};
    for (size_t k = 0; k < sizeof codes / sizeof *codes; k++) {
        char bytes[4];
        size_t n = im_utf8_write(bytes, codes[k]), i = 0;
        assert_int_equal(im_utf8_next(bytes, n, &i), codes[k]);
        assert_int_equal(i, n);
    }
}

static void utf8_cuts_on_a_border(void **state)
{
    (void)state;
    assert_int_equal(im_utf8_cut("가나다", 9, 5), 3);
    assert_int_equal(im_utf8_cut("가나다", 9, 6), 6);
    assert_int_equal(im_utf8_cut("가나다", 9, 20), 9);
    assert_int_equal(im_utf8_cut("가", 3, 2), 0);
}

static void hangul_tells_its_final_consonant(void **state)
{
    (void)state;
    assert_int_equal(im_hangul_final(0xAC00), 0); /* 가 */
    assert_int_equal(im_hangul_final(0xAC04), 4); /* 간 */
    assert_int_equal(im_hangul_final(0xC6D4), 8); /* 월 */
    assert_int_equal(im_hangul_final('a'), 0);
}

/* ---------------------------------------------------------------- memory */

static void arena_forgets_and_keeps_its_blocks(void **state)
{
    (void)state;
    im_arena arena = {0};
    char *first = im_arena_strdup(&arena, "가온전자");
    assert_string_equal(first, "가온전자");
    assert_string_equal(im_arena_strndup(&arena, "나루은행", 6), "나루");
    int *numbers = im_arena_calloc(&arena, 1000, sizeof *numbers);
    for (size_t i = 0; i < 1000; i++) assert_int_equal(numbers[i], 0);
    assert_int_equal((uintptr_t)im_arena_alloc(&arena, 1) % sizeof(void *), 0);
    assert_non_null(im_arena_alloc(&arena, 10 * 1000 * 1000)); /* more than any block */
    assert_null(im_arena_calloc(&arena, SIZE_MAX / 2, 4));
    im_arena_reset(&arena);
    assert_ptr_equal(im_arena_strdup(&arena, "도담식품"), first);
    im_arena_dispose(&arena);
}

static void array_grows(void **state)
{
    (void)state;
    struct {
        size_t *items;
        size_t count, capacity;
    } squares = {0};
    for (size_t i = 0; i < 1000; i++) assert_true(im_array_push(&squares, i * i));
    assert_int_equal(squares.count, 1000);
    for (size_t i = 0; i < 1000; i++) assert_int_equal(squares.items[i], i * i);
    assert_false(im_array_reserve(&squares, SIZE_MAX / sizeof(size_t)));
    assert_int_equal(squares.items[999], 999 * 999);
    free(squares.items);
}

static void string_grows(void **state)
{
    (void)state;
    im_string s = {0};
    im_string_add(&s, "가온전자", 6);
    im_string_adds(&s, "·나루");
    im_string_addf(&s, " %d%s", 12, "억");
    assert_string_equal(s.items, "가온·나루 12억");
    assert_int_equal(s.count, strlen(s.items));
    for (int i = 0; i < 10000; i++) im_string_addf(&s, "%d", i % 10);
    assert_false(s.failed);
    im_string_clear(&s);
    assert_int_equal(s.count, 0);
    free(s.items);
}

/* ---------------------------------------------------------------- maps */

static void map_finds_what_was_put(void **state)
{
    (void)state;
    im_map map = {0};
    char key[16];
    assert_int_equal(im_map_get(&map, "가온", 6), IM_MAP_NONE);
    for (uint32_t i = 0; i < 5000; i++) {
        int n = snprintf(key, sizeof key, "k%u", i);
        assert_true(im_map_put(&map, key, (size_t)n, i));
    }
    for (uint32_t i = 0; i < 5000; i++) {
        int n = snprintf(key, sizeof key, "k%u", i);
        assert_int_equal(im_map_get(&map, key, (size_t)n), i);
    }
    assert_int_equal(map.count, 5000);
    assert_true(im_map_put(&map, "k7", 2, 70));
    assert_int_equal(im_map_get(&map, "k7", 2), 70);
    assert_int_equal(im_map_intern(&map, "k7", 2, 9), 70);
    assert_int_equal(im_map_intern(&map, "new", 3, 9), 9);
    im_map_clear(&map);
    assert_int_equal(im_map_get(&map, "k7", 2), IM_MAP_NONE);
    im_map_dispose(&map);
}

static void map_keys_are_bytes(void **state)
{
    (void)state;
    im_map map = {0};
    assert_true(im_map_put(&map, "a\0b", 3, 1));
    assert_true(im_map_put(&map, "a", 1, 2));
    assert_true(im_map_put(&map, "", 0, 3));
    assert_int_equal(im_map_get(&map, "a\0b", 3), 1);
    assert_int_equal(im_map_get(&map, "a", 1), 2);
    assert_int_equal(im_map_get(&map, "", 0), 3);
    im_map_dispose(&map);
}

/* ---------------------------------------------------------------- errors, files */

static void error_is_cut_between_letters(void **state)
{
    (void)state;
    inmaek_error error;
    char text[1200];
    for (size_t i = 0; i < 399; i++) memcpy(text + 3 * i, "가", 3);
    text[1197] = '\0';
    assert_int_equal(im_error(&error, INMAEK_IO, "x%s", text), INMAEK_IO);
    size_t n = strlen(error.message), i = 0;
    assert_in_range(n, sizeof error.message - 4, sizeof error.message - 1);
    while (i < n) assert_int_not_equal(im_utf8_next(error.message, n, &i), 0xFFFD);
    assert_int_equal(im_no_memory(NULL), INMAEK_NO_MEMORY);
}

static void assert_holds(const char *path, const char *expected)
{
    char text[64] = "";
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(text, expected);
}

static void file_is_replaced_whole_or_not_at_all(void **state)
{
    (void)state;
    char folder[] = P_tmpdir "/inmaek-XXXXXX", path[64];
    im_atomic file;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/facts", folder);
    assert_int_equal(im_atomic_open(&file, path, NULL), INMAEK_OK);
    fputs("first", file.stream);
    assert_int_not_equal(access(path, F_OK), 0);
    assert_int_equal(im_atomic_commit(&file, NULL), INMAEK_OK);
    assert_holds(path, "first");

    assert_int_equal(im_atomic_open(&file, path, NULL), INMAEK_OK);
    fputs("second", file.stream);
    im_atomic_abort(&file);
    assert_holds(path, "first");
    unlink(path);
    assert_int_equal(rmdir(folder), 0); /* nothing else was left there */
    assert_int_equal(im_atomic_open(&file, path, NULL), INMAEK_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(months_have_their_days),
        cmocka_unit_test(days_are_numbered_one_after_the_other),
        cmocka_unit_test(utf8_walks_both_ways),
        cmocka_unit_test(utf8_replaces_what_is_broken),
        cmocka_unit_test(utf8_writes_what_it_reads),
        cmocka_unit_test(utf8_cuts_on_a_border),
        cmocka_unit_test(hangul_tells_its_final_consonant),
        cmocka_unit_test(arena_forgets_and_keeps_its_blocks),
        cmocka_unit_test(array_grows),
        cmocka_unit_test(string_grows),
        cmocka_unit_test(map_finds_what_was_put),
        cmocka_unit_test(map_keys_are_bytes),
        cmocka_unit_test(error_is_cut_between_letters),
        cmocka_unit_test(file_is_replaced_whole_or_not_at_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

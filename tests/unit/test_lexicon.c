/* test_lexicon.c - lists of words, looked up from any side, and lists that are broken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "lexicon/lexicon.h"

/* Writes one list into a folder of its own and loads that. */
static inmaek_code load(inmaek_lexicon **out, const char *json, inmaek_error *error)
{
    char folder[] = P_tmpdir "/inmaek-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/list.json", folder);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(json, file);
    fclose(file);
    inmaek_code code = inmaek_lexicon_load(out, folder, error);
    unlink(path);
    rmdir(folder);
    return code;
}

static inmaek_lexicon *loaded(const char *json)
{
    inmaek_lexicon *lexicon = NULL;
    inmaek_error error;
    if (load(&lexicon, json, &error)) fail_msg("%s", error.message);
    return lexicon;
}

static void assert_refused(const char *json, const char *message)
{
    inmaek_lexicon *lexicon = NULL;
    inmaek_error error;
    assert_int_equal(load(&lexicon, json, &error), INMAEK_LEXICON);
    assert_null(lexicon);
    if (!strstr(error.message, message)) fail_msg("no '%s' in '%s'", message, error.message);
}

#define TITLES "{\"class\": \"title\", \"about\": \"-\", \"entries\": [\n"

static void finds_the_longest_from_any_point(void **state)
{
    (void)state;
    inmaek_lexicon *l =
        loaded(TITLES "\"대표\",\n{\"form\": \"대표이사\", \"also\": [\"CEO\"], \"rank\": \"head\"}]}");
    const char *text = "대표이사는";
    im_match m = im_lexicon_longest(l, text, strlen(text), IM_BIT(IM_TITLE));
    assert_int_equal(m.length, strlen("대표이사"));
    uint32_t entry = im_lexicon_entry(l, m.form, IM_TITLE);
    assert_string_equal(im_lexicon_form(l, IM_TITLE, entry), "대표이사");
    assert_string_equal(im_lexicon_attribute(l, IM_TITLE, entry, "rank"), "head");
    assert_null(im_lexicon_attribute(l, IM_TITLE, entry, "suffix"));
    assert_int_equal(im_lexicon_also_count(l, IM_TITLE, entry), 1);
    assert_string_equal(im_lexicon_also(l, IM_TITLE, entry, 0), "CEO");

    im_match all[4];
    assert_int_equal(im_lexicon_prefixes(l, text, strlen(text), IM_ANY, all, 4), 2);
    assert_int_equal(all[0].length, strlen("대표"));
    assert_int_equal(im_lexicon_exact(l, "CEO", 3, IM_ANY).length, 3);
    assert_int_equal(im_lexicon_exact(l, "CEOs", 4, IM_ANY).length, 0);
    assert_int_equal(im_lexicon_longest(l, text, strlen(text), IM_BIT(IM_PERSON)).length, 0);
    inmaek_lexicon_free(l);
}

static void finds_the_end_of_a_word(void **state)
{
    (void)state;
    inmaek_lexicon *l =
        loaded("{\"class\": \"org-suffix\", \"about\": \"-\", \"entries\": [\"전자\", \"자\", \"은행\"]}");
    im_match m = im_lexicon_suffix(l, "가온전자", strlen("가온전자"), IM_BIT(IM_ORG_SUFFIX));
    assert_int_equal(m.length, strlen("전자"));
    assert_int_equal(im_lexicon_suffix(l, "가온", strlen("가온"), IM_ANY).length, 0);
    inmaek_lexicon_free(l);
}

static uint32_t begins(const inmaek_lexicon *lexicon, const char *word)
{
    return im_lexicon_begins(lexicon, word, strlen(word), IM_ANY);
}

static void tells_what_may_begin_with_a_word(void **state)
{
    (void)state;
    const uint32_t title = IM_BIT(IM_TITLE);
    inmaek_lexicon *l = loaded(TITLES "\"대표\", \"부서장 대행\", \"부서원\", \"연구·개발\", \"연구원\"]}");
    assert_int_equal(begins(l, "대표는"), title);
    assert_int_equal(begins(l, "부서장"), title);
    assert_int_equal(begins(l, "연구"), title);
    assert_int_equal(begins(l, "부서"), 0); /* no form is divided there */
    assert_int_equal(begins(l, "장대표"), 0);
    assert_int_equal(im_lexicon_begins(l, "대표", strlen("대표"), IM_BIT(IM_LINK)), 0);
    inmaek_lexicon_free(l);
    l = loaded(TITLES "\"總경리\", \"總무\"]}");
    assert_int_equal(begins(l, "總"), title);
    inmaek_lexicon_free(l);
}

static void tells_where_an_entry_stands(void **state)
{
    (void)state;
    inmaek_lexicon *l = loaded(TITLES "\"회장\",\n\"사장\"]}");
    char *place = im_lexicon_place(l, IM_TITLE, 1);
    assert_non_null(place);
    assert_non_null(strstr(place, "list.json:3"));
    free(place);
    assert_int_equal(im_lexicon_count(l, IM_TITLE), 2);
    assert_int_equal(im_lexicon_count(l, IM_PERSON), 0);
    inmaek_lexicon_free(l);
}

static void refuses_what_is_broken(void **state)
{
    (void)state;
    assert_refused("{\"class\": \"title\",\n\"entries\": [\"회장\",\n", "list.json:");
    assert_refused("[]", "list.json:1");
    assert_refused("{\"class\": \"titel\", \"entries\": []}", "titel");
    assert_refused(TITLES "\"회장\",\n{\"from\": \"사장\"}]}", "list.json:3");
    assert_refused(TITLES "{\"form\": \"회장\", \"colour\": \"red\"}]}", "colour");
    assert_refused(TITLES "{\"form\": \"회장\", \"also\": \"의장\"}]}", "list.json:2");
    assert_refused(TITLES "{\"form\": \"회장\", \"suffix\": \"yes\"}]}", "suffix");
    assert_refused(TITLES "\"\"]}", "list.json:2");
}

static void refuses_a_folder_that_is_missing(void **state)
{
    (void)state;
    inmaek_lexicon *lexicon = NULL;
    inmaek_error error;
    assert_int_equal(inmaek_lexicon_load(&lexicon, "no/such/folder", &error), INMAEK_LEXICON);
    assert_null(lexicon);
    assert_non_null(strstr(error.message, "no/such/folder"));
    inmaek_lexicon_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_longest_from_any_point),
        cmocka_unit_test(finds_the_end_of_a_word),
        cmocka_unit_test(tells_where_an_entry_stands),
        cmocka_unit_test(refuses_what_is_broken),
        cmocka_unit_test(refuses_a_folder_that_is_missing),
        cmocka_unit_test(tells_what_may_begin_with_a_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

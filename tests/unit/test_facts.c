/* test_facts.c - facts as JSON: what is read, what is refused and where, what is written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "inmaek.h"

static inmaek_facts *parsed(const char *json)
{
    inmaek_facts *facts = NULL;
    inmaek_error error = {0};
    inmaek_code code = inmaek_facts_parse(&facts, json, strlen(json), &error);
    if (code) print_message("%s\n", error.message);
    assert_int_equal(code, INMAEK_OK);
    assert_non_null(facts);
    return facts;
}

static void assert_refused(const char *json, inmaek_code wanted, const char *message)
{
    inmaek_facts *facts = (inmaek_facts *)json;
    inmaek_error error = {0};
    assert_int_equal(inmaek_facts_parse(&facts, json, strlen(json), &error), wanted);
    assert_null(facts);
    assert_int_equal(error.code, wanted);
    assert_string_equal(error.message, message);
}

/* Reads and writes again; freed by the caller. */
static char *again(const char *json)
{
    inmaek_facts *facts = parsed(json);
    char *out = NULL;
    assert_int_equal(inmaek_facts_print(&out, facts, NULL), INMAEK_OK);
    inmaek_facts_free(facts);
    return out;
}

static void assert_written(const char *json, const char *wanted)
{
    char *out = again(json);
    assert_string_equal(out, wanted);
    free(out);
}

/* ---------------------------------------------------------------- words */

static void words_lead_both_ways(void **state)
{
    (void)state;
    for (int i = 0; i < INMAEK_AGREEMENT_KINDS; i++) {
        inmaek_agreement_kind kind;
        assert_true(inmaek_agreement_kind_read(&kind, inmaek_agreement_kind_name((inmaek_agreement_kind)i)));
        assert_int_equal(kind, i);
    }
    for (int i = 0; i < INMAEK_STATUSES; i++) {
        inmaek_status status;
        assert_true(inmaek_status_read(&status, inmaek_status_name((inmaek_status)i)));
        assert_int_equal(status, i);
    }
    for (int i = 0; i <= INMAEK_PERSON; i++) {
        inmaek_entity_kind kind;
        assert_true(inmaek_entity_kind_read(&kind, inmaek_entity_kind_name((inmaek_entity_kind)i)));
        assert_int_equal(kind, i);
    }
    for (int i = 0; i < INMAEK_PARTS; i++) assert_non_null(inmaek_part_name((inmaek_part)i));
}

static void unknown_words_change_nothing(void **state)
{
    (void)state;
    inmaek_status status = INMAEK_ENDED;
    assert_false(inmaek_status_read(&status, "done"));
    assert_false(inmaek_status_read(&status, ""));
    assert_int_equal(status, INMAEK_ENDED);
}

static void four_kinds_have_a_direction(void **state)
{
    (void)state;
    inmaek_part from = INMAEK_PARTY, to = INMAEK_PARTY;
    int directed = 0;
    for (int i = 0; i < INMAEK_AGREEMENT_KINDS; i++)
        directed += inmaek_agreement_kind_directed((inmaek_agreement_kind)i, &from, &to);
    assert_int_equal(directed, 4);
    assert_true(inmaek_agreement_kind_directed(INMAEK_ACQUISITION, &from, &to));
    assert_int_equal(from, INMAEK_ACQUIRER);
    assert_int_equal(to, INMAEK_TARGET);
}

/* ---------------------------------------------------------------- reading and writing */

static const char whole[] =
    "{\"document\":{\"id\":\"a01\",\"title\":\"둘이 \\\"손\\\" "
    "잡다\",\"date\":\"2025-02-04\",\"source\":null},"
    "\"entities\":["
    "{\"id\":\"o1\",\"kind\":\"organization\",\"name\":\"오픈AI\",\"surfaces\":[\"오픈AI\",\"OpenAI\"],"
    "\"mentions\":[{\"offset\":12,\"length\":8},{\"offset\":90,\"length\":6}],\"confidence\":0.98},"
    "{\"id\":\"p1\",\"kind\":\"person\",\"name\":\"샘 올트먼\",\"surfaces\":[\"샘 올트먼\"],\"mentions\":[],"
    "\"confidence\":1.00},"
    "{\"id\":\"o2\",\"kind\":\"organization\",\"name\":\"카카오\",\"surfaces\":[\"카카오\"],\"mentions\":[],"
    "\"confidence\":0.05}],"
    "\"roles\":[{\"person\":\"p1\",\"organization\":\"o1\",\"title\":\"최고경영자\",\"former\":true,"
    "\"evidence\":\"오픈AI의 샘 올트먼 "
    "최고경영자.\\n\",\"offset\":1,\"length\":40,\"support\":2,\"confidence\":0.90}],"
    "\"affiliations\":[{\"child\":\"o1\",\"parent\":\"o2\",\"evidence\":null,\"offset\":0,\"length\":0,"
    "\"support\":1,\"confidence\":1.00}],"
    "\"agreements\":["
    "{\"kind\":\"mou\",\"status\":\"concluded\",\"parties\":[\"o1\",\"o2\"],\"people\":[\"p1\"],"
    "\"date\":\"2025-02\",\"amount\":1200000000000,\"currency\":\"KRW\",\"evidence\":\"…\",\"offset\":0,"
    "\"length\":3,\"support\":1,\"confidence\":0.50},"
    "{\"kind\":\"supply\",\"status\":\"planned\",\"from\":[\"o2\"],\"to\":[\"o1\"],\"people\":[],"
    "\"date\":null,\"relative_date\":{\"months\":-1,\"day\":13},\"amount\":null,\"currency\":null,"
    "\"evidence\":\"…\",\"offset\":0,\"length\":3,\"support\":1,\"confidence\":0.50}]}";

static void a_record_comes_back_byte_for_byte(void **state)
{
    (void)state;
    assert_written(whole, whole);
}

static void every_field_is_read(void **state)
{
    (void)state;
    inmaek_facts *facts = parsed(whole);
    assert_string_equal(facts->document, "a01");
    assert_string_equal(facts->title, "둘이 \"손\" 잡다");
    assert_string_equal(facts->date, "2025-02-04");
    assert_null(facts->source);
    assert_int_equal(facts->entity_count, 3);
    assert_int_equal(facts->entities[1].kind, INMAEK_PERSON);
    assert_string_equal(facts->entities[0].surfaces[1], "OpenAI");
    assert_int_equal(facts->entities[0].mentions[1].offset, 90);
    assert_int_equal(facts->roles[0].person, 1);
    assert_int_equal(facts->roles[0].organization, 0);
    assert_true(facts->roles[0].former);
    assert_int_equal(facts->roles[0].evidence.support, 2);
    assert_int_equal(facts->affiliations[0].parent, 2);
    const inmaek_agreement *mou = &facts->agreements[0], *supply = &facts->agreements[1];
    assert_int_equal(mou->party_count, 2);
    assert_int_equal(mou->parties[1].organization, 2);
    assert_int_equal(mou->people[0], 1);
    assert_true(mou->has_amount && mou->amount == 1.2e12);
    assert_int_equal(supply->parties[0].part, INMAEK_SUPPLIER);
    assert_int_equal(supply->parties[0].organization, 2);
    assert_int_equal(supply->parties[1].part, INMAEK_CUSTOMER);
    assert_null(supply->date);
    assert_false(supply->has_amount);
    inmaek_facts_free(facts);
}

/* What people write who annotate by hand: the id alone, no offsets, marks of their own. */
static void annotations_are_read(void **state)
{
    (void)state;
    assert_written("{\"document\": \"a01\", \"date\": \"2025\",\n"
                   " \"entities\": [{\"id\": \"x\", \"kind\": \"organization\", \"name\": \"카카오\","
                   " \"surfaces\": [\"㈜카카오\", \"카카오\"], \"optional\": true}]}",
                   "{\"document\":{\"id\":\"a01\",\"title\":null,\"date\":\"2025\",\"source\":null},"
                   "\"entities\":[{\"id\":\"x\",\"kind\":\"organization\",\"name\":\"카카오\","
                   "\"surfaces\":[\"카카오\",\"㈜카카오\"],\"mentions\":[],\"confidence\":1.00}],"
                   "\"roles\":[],\"affiliations\":[],\"agreements\":[]}");
}

static void others_are_linked_without_a_side(void **state)
{
    (void)state;
    static const char json[] = "{\"document\":\"x\",\"entities\":["
                               "{\"id\":\"a\",\"kind\":\"organization\",\"name\":\"가\"},{\"id\":\"b\","
                               "\"kind\":\"organization\",\"name\":\"나\"},"
                               "{\"id\":\"c\",\"kind\":\"organization\",\"name\":\"다\"}],"
                               "\"agreements\":[{\"kind\":\"acquisition\",\"status\":\"planned\",\"from\":["
                               "\"a\"],\"to\":[\"b\"],\"others\":[\"c\"]}]}";
    char *out = again(json);
    assert_non_null(strstr(out, "\"from\":[\"a\"],\"to\":[\"b\"],\"others\":[\"c\"],\"people\":[]"));
    inmaek_facts *facts = parsed(out);
    assert_int_equal(facts->agreements[0].parties[2].part, INMAEK_PARTY);
    inmaek_facts_free(facts);
    free(out);
}

/* The amount as it is written again. */
static void assert_amount(const char *said, const char *wanted)
{
    char json[512], part[128];
    snprintf(json, sizeof json,
             "{\"document\":\"x\",\"entities\":[{\"id\":\"a\",\"kind\":\"organization\",\"name\":\"가\"},"
             "{\"id\":\"b\",\"kind\":\"organization\",\"name\":\"나\"}],\"agreements\":[{\"kind\":\"mou\","
             "\"status\":\"planned\",\"parties\":[\"a\",\"b\"],\"amount\":%s,\"currency\":\"USD\"}]}",
             said);
    snprintf(part, sizeof part, "\"amount\":%s,\"currency\":\"USD\"", wanted);
    char *out = again(json);
    assert_non_null(strstr(out, part));
    free(out);
}

static void amounts_are_plain_numbers(void **state)
{
    (void)state;
    assert_amount("500000000000", "500000000000");
    assert_amount("5e11", "500000000000");
    assert_amount("0", "0");
    assert_amount("1234567890123456", "1234567890123456");
    assert_amount("12.5", "12.5");
    assert_amount("0.1", "0.1");
    assert_amount("4.35", "4.35");
}

/* ---------------------------------------------------------------- strings from anywhere */

/* A record of one entity with this name, as JSON; the name as it was read. Freed by the caller. */
static char *name_read(const char *name)
{
    char json[512];
    snprintf(json, sizeof json,
             "{\"document\":\"x\",\"entities\":[{\"id\":\"a\",\"kind\":\"organization\",\"name\":\"%s\"}]}",
             name);
    inmaek_facts *facts = parsed(json);
    char *copy = strdup(facts->entities[0].name);
    inmaek_facts_free(facts);
    return copy;
}

static void assert_name(const char *said, const char *wanted)
{
    char *name = name_read(said);
    assert_string_equal(name, wanted);
    free(name);
}

static void strings_are_cleaned(void **state)
{
    (void)state;
    assert_name("카카오", "카카오");
    assert_name("가\\u0001나\\u001f", "가 나 ");                          /* control characters */
    assert_name("가\\u0000나", "가 나");                                  /* would end the string */
    assert_name("가\\ud800나", "가\xEF\xBF\xBD나");                       /* half a pair */
    assert_name("\\udc00\\ud83d\\ude00", "\xEF\xBF\xBD\xF0\x9F\x98\x80"); /* half a pair, a whole one */
    assert_name("\\ud83d\\ud83d\\ude00", "\xEF\xBF\xBD\xF0\x9F\x98\x80");
    assert_name("\\uffff", "\xEF\xBF\xBD");        /* no character */
    assert_name("\\\\ud800", "\\ud800");           /* no escape */
    assert_name("\xE1\x84\x80\xE1\x85\xA1", "가"); /* NFD, as macOS writes it */
    assert_name("\\u1100\\u1161", "가");           /* NFD, escaped */
    assert_name("Cafe\xCC\x81", "Caf\xC3\xA9");
    assert_name("a\\tb", "a\tb");
}

static void quotes_are_escaped(void **state)
{
    (void)state;
    static const char json[] =
        "{\"document\":{\"id\":\"a\\\"b\\\\c\\t\\n\\r]]>&<\",\"title\":null,\"date\":null,"
        "\"source\":null},\"entities\":[],\"roles\":[],\"affiliations\":[],\"agreements\":[]}";
    char *out = again(json);
    assert_non_null(strstr(out, "\"id\":\"a\\\"b\\\\c\\t\\n\\u000d]]>&<\""));
    assert_written(out, out);
    free(out);
}

static void a_name_of_many_letters(void **state)
{
    (void)state;
    static char json[20000];
    strcpy(json, "{\"document\":\"x\",\"entities\":[{\"id\":\"a\",\"kind\":\"organization\",\"name\":\"");
    for (int i = 0; i < 5000; i++) strcat(json, "가");
    strcat(json, "\"}]}");
    inmaek_facts *facts = parsed(json);
    assert_int_equal(strlen(facts->entities[0].name), 15000);
    inmaek_facts_free(facts);
}

/* ---------------------------------------------------------------- what is refused */

static void text_that_is_no_json(void **state)
{
    (void)state;
    assert_refused("", INMAEK_FORMAT, "byte 1: expected JSON");
    assert_refused("{\"document\": \"x\"} and more", INMAEK_FORMAT, "byte 19: expected JSON");
    assert_refused("{\"document\": \"\xC3(\"}", INMAEK_NOT_TEXT, "byte 15: expected UTF-8");
    assert_refused("null", INMAEK_FORMAT, "expected an object, found null");
    assert_refused("[]", INMAEK_FORMAT, "expected an object, found a list");
}

static void deep_nesting_is_no_danger(void **state)
{
    (void)state;
    enum { DEPTH = 100000 };
    char *json = malloc(DEPTH + 1);
    inmaek_facts *facts = NULL;
    assert_non_null(json);
    memset(json, '[', DEPTH);
    assert_int_equal(inmaek_facts_parse(&facts, json, DEPTH, NULL), INMAEK_FORMAT);
    free(json);
}

static void the_place_is_told(void **state)
{
    (void)state;
#define TWO                                                                                                  \
    "{\"document\":\"x\",\"entities\":[{\"id\":\"o1\",\"kind\":\"organization\",\"name\":\"가\"},"          \
    "{\"id\":\"p1\",\"kind\":\"person\",\"name\":\"나\"}],"
    assert_refused("{\"entities\":[]}", INMAEK_FORMAT,
                   "document: expected an object with an \"id\", or the id");
    assert_refused("{\"document\":\"x\"}", INMAEK_FORMAT, "entities: expected a list");
    assert_refused("{\"document\":\"x\",\"entities\":[null]}", INMAEK_FORMAT,
                   "entities[0]: expected an object, found null");
    assert_refused(TWO "\"roles\":[{\"person\":\"p1\",\"organization\":7,\"title\":\"t\"}]}", INMAEK_FORMAT,
                   "roles[0].organization: expected the id of an entity, found a number");
    assert_refused(
        TWO "\"roles\":[{\"person\":\"p1\",\"organization\":\"o1\",\"title\":\"t\",\"former\":\"yes\"}]}",
        INMAEK_FORMAT, "roles[0].former: expected true or false, found \"yes\"");
    assert_refused(TWO
                   "\"roles\":[{\"person\":\"p1\",\"organization\":\"o1\",\"title\":\"t\",\"support\":0}]}",
                   INMAEK_FORMAT, "roles[0].support: expected a whole number from 1, found a number");
    assert_refused(
        TWO "\"agreements\":[{},{}]}", INMAEK_FORMAT,
        "agreements[0].kind: expected one of \"mou\", \"joint_venture\", \"partnership\", "
        "\"joint_development\", \"investment\", \"acquisition\", \"supply\", \"license\", \"talks\"");
    assert_refused(
        TWO "\"agreements\":[{\"kind\":\"supply\",\"status\":\"planned\",\"from\":[\"o1\"],\"to\":[]}]}",
        INMAEK_FORMAT, "agreements[0].to: expected a party or more");
    assert_refused(
        TWO
        "\"agreements\":[{\"kind\":\"supply\",\"status\":\"planned\",\"from\":[\"o1\",\"o2\"],\"to\":[]}]}",
        INMAEK_FORMAT, "agreements[0].from[1]: no entity \"o2\"");
    assert_refused("{\"document\":{\"id\":\"x\",\"date\":\"a\\nb\"},\"entities\":[]}", INMAEK_FORMAT,
                   "document.date: expected a date like 2025-02-04, 2025-02 or 2025, found \"a b\"");
    assert_refused("{\"document\":{\"id\":\"x\",\"date\":\"2025-13-01\"},\"entities\":[]}", INMAEK_FORMAT,
                   "document.date: expected a date like 2025-02-04, 2025-02 or 2025, found \"2025-13-01\"");
#define WHEN(relative)                                                                                       \
    "{\"document\":\"x\",\"entities\":[{\"id\":\"a\",\"kind\":\"organization\",\"name\":\"가\"},"           \
    "{\"id\":\"b\",\"kind\":\"organization\",\"name\":\"나\"}],\"agreements\":[{\"kind\":\"talks\","        \
    "\"status\":\"planned\",\"parties\":[\"a\",\"b\"],\"relative_date\":" relative "}]}"
    assert_refused(WHEN("\"last month\""), INMAEK_FORMAT,
                   "agreements[0].relative_date: expected an object, found \"last month\"");
    assert_refused(
        WHEN("{\"months\":0.5}"), INMAEK_FORMAT,
        "agreements[0].relative_date.months: expected a whole number from -120 to 120, found a number");
    assert_refused(
        WHEN("{\"day\":0}"), INMAEK_FORMAT,
        "agreements[0].relative_date.day: expected a day of the month, from 1 to 31, found a number");
#undef WHEN
    assert_refused("{\"document\":\"x\",\"entities\":[{\"id\":\"a\",\"kind\":\"person\",\"name\":\"나\","
                   "\"mentions\":[{\"offset\":-1,\"length\":2}]}]}",
                   INMAEK_FORMAT,
                   "entities[0].mentions[0].offset: expected a whole number from 0, found a number");
#undef TWO
}

/* ---------------------------------------------------------------- lines */

static void a_line_holds_an_article(void **state)
{
    (void)state;
    static const char json[] =
        "{\"id\": 17, \"text\": \"카카오\\n\", \"date\": \"2025-02-04\", \"more\": []}";
    inmaek_line line;
    assert_int_equal(inmaek_line_parse(&line, json, strlen(json), "news:3", NULL), INMAEK_OK);
    assert_null(line.facts);
    assert_string_equal(line.article->id, "17");
    assert_string_equal(line.article->date, "2025-02-04");
    assert_null(line.article->title);
    assert_int_equal(line.article->length, strlen("카카오\n"));
    assert_memory_equal(line.article->bytes, "카카오\n", line.article->length);
    inmaek_line_dispose(&line);
    assert_null(line.article);

    assert_int_equal(inmaek_line_parse(&line, "{\"text\":\"\"}", 11, "news:3", NULL), INMAEK_OK);
    assert_string_equal(line.article->id, "news:3");
    assert_int_equal(line.article->length, 0);
    inmaek_line_dispose(&line);
}

static void a_line_holds_facts(void **state)
{
    (void)state;
    inmaek_line line;
    assert_int_equal(inmaek_line_parse(&line, whole, strlen(whole), "news:3", NULL), INMAEK_OK);
    assert_null(line.article);
    assert_string_equal(line.facts->document, "a01");
    inmaek_line_dispose(&line);
    inmaek_line_dispose(&line);
}

static void a_line_holds_neither(void **state)
{
    (void)state;
    inmaek_line line;
    inmaek_error error;
    assert_int_equal(inmaek_line_parse(&line, "{}", 2, "x", &error), INMAEK_FORMAT);
    assert_string_equal(error.message,
                        "expected a document with a \"text\", or a fact record with \"entities\"");
    assert_null(line.article);
    assert_null(line.facts);
    assert_int_equal(inmaek_line_parse(&line, "{\"text\":[]}", 11, "x", &error), INMAEK_FORMAT);
    assert_string_equal(error.message, "text: expected text, found a list");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_lead_both_ways),
        cmocka_unit_test(unknown_words_change_nothing),
        cmocka_unit_test(four_kinds_have_a_direction),
        cmocka_unit_test(a_record_comes_back_byte_for_byte),
        cmocka_unit_test(every_field_is_read),
        cmocka_unit_test(annotations_are_read),
        cmocka_unit_test(others_are_linked_without_a_side),
        cmocka_unit_test(amounts_are_plain_numbers),
        cmocka_unit_test(strings_are_cleaned),
        cmocka_unit_test(quotes_are_escaped),
        cmocka_unit_test(a_name_of_many_letters),
        cmocka_unit_test(text_that_is_no_json),
        cmocka_unit_test(deep_nesting_is_no_danger),
        cmocka_unit_test(the_place_is_told),
        cmocka_unit_test(a_line_holds_an_article),
        cmocka_unit_test(a_line_holds_facts),
        cmocka_unit_test(a_line_holds_neither),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_graph_resolve.c - what becomes one node and what does not. */
#include "graph_fixture.h"

/* ---------------------------------------------------------------- organizations */

static void spellings_of_one_name_are_one(void **state)
{
    (void)state;
    inmaek_graph *graph = GRAPH(RECORD("a", "2025-01-01", ORG("o1", "㈜가온 전자", ""), "", "", ""),
                                RECORD("b", "2025-01-02", ORG("o1", "가온전자", ""), "", "", ""),
                                RECORD("c", "2025-01-03", ORG("o1", "가온전자(주)", ""), "", "", ""),
                                RECORD("d", "2025-01-04", ORG("o1", "가온전자", ""), "", "", ""));
    assert_counts(graph, 1, 0, 0);
    const im_node *node = node_of(graph, "org:가온전자");
    assert_string_equal(node->label, "가온전자");
    assert_string_equal(node->aliases, "㈜가온 전자|가온전자(주)");
    assert_int_equal(node->documents, 4);
    assert_string_equal(node->sources, "a|b|c|d");
    assert_string_equal(node->first_seen, "2025-01-01");
    assert_string_equal(node->last_seen, "2025-01-04");
    inmaek_graph_free(graph);
}

static void a_form_given_once_links_documents(void **state)
{
    (void)state;
    inmaek_graph *graph =
        GRAPH(RECORD("a", "2025-01-01", ORG("o1", "나래소프트", "\"Narae Soft\""), "", "", ""),
              RECORD("b", "2025-01-02", ORG("o1", "Narae Soft", ""), "", "", ""));
    assert_counts(graph, 1, 0, 0);
    assert_string_equal(node_of(graph, "org:나래소프트")->aliases, "Narae Soft");
    inmaek_graph_free(graph);
}

/* 한빛 in one article is 한빛전자, in another 한빛물산: no bridge between the two. */
static void a_short_name_of_two_merges_neither(void **state)
{
    (void)state;
    inmaek_graph *graph = GRAPH(RECORD("a", "2025-01-01", ORG("o1", "한빛전자", "\"한빛\""), "", "", ""),
                                RECORD("b", "2025-01-02", ORG("o1", "한빛물산", "\"한빛\""), "", "", ""),
                                RECORD("c", "2025-01-03", ORG("o1", "한빛", ""), "", "", ""));
    assert_counts(graph, 3, 0, 0);
    assert_string_equal(node_of(graph, "org:한빛전자")->aliases, "한빛");
    assert_string_equal(node_of(graph, "org:한빛물산")->aliases, "한빛");
    node_of(graph, "org:한빛");
    inmaek_graph_free(graph);
}

/* Nobody calls 한빛물산 by it, but it could be meant. */
static void a_short_name_that_begins_two_merges_neither(void **state)
{
    (void)state;
    inmaek_graph *graph = GRAPH(RECORD("a", "2025-01-01", ORG("o1", "한빛전자", "\"한빛\""), "", "", ""),
                                RECORD("b", "2025-01-02", ORG("o1", "한빛물산", ""), "", "", ""),
                                RECORD("c", "2025-01-03", ORG("o1", "한빛", ""), "", "", ""));
    assert_counts(graph, 3, 0, 0);
    inmaek_graph_free(graph);
}

static void a_short_name_of_one_merges(void **state)
{
    (void)state;
    inmaek_graph *graph = GRAPH(RECORD("a", "2025-01-01", ORG("o1", "한빛전자", "\"한빛\""), "", "", ""),
                                RECORD("c", "2025-01-03", ORG("o1", "한빛", ""), "", "", ""));
    assert_counts(graph, 1, 0, 0);
    assert_string_equal(node_of(graph, "org:한빛전자")->label, "한빛전자");
    inmaek_graph_free(graph);
}

static void what_a_document_tells_apart_stays_apart(void **state)
{
    (void)state;
    inmaek_graph *graph =
        GRAPH(RECORD("a", "2025-01-01", ORG("o1", "한빛전자", "\"한빛\""), "", "", ""),
              RECORD("b", "2025-01-02", ORG("o1", "한빛전자", "") "," ORG("o2", "한빛", ""), "", "", ""));
    assert_counts(graph, 2, 0, 0);
    inmaek_graph_free(graph);
}

/* ---------------------------------------------------------------- with a lexicon */

static void write_list(const char *folder, const char *name, const char *text)
{
    char path[4200]; /* a folder of at most 4095, and a name */
    snprintf(path, sizeof path, "%s/%s", folder, name);
    if (!text) {
        unlink(path);
        return;
    }
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static inmaek_lexicon *small_lexicon(void)
{
    char folder[4096];
    const char *base = getenv("TMPDIR");
    inmaek_lexicon *lexicon = NULL;
    inmaek_error error = {0};
    snprintf(folder, sizeof folder, "%s/test_graph_XXXXXX", base ? base : P_tmpdir);
    assert_non_null(mkdtemp(folder));
    write_list(folder, "organizations.json",
               "{\"class\":\"organization\",\"about\":\"test\",\"entries\":[\n"
               "{\"form\":\"다솜\",\"also\":[\"다솜그룹\"],\"en\":\"Dasom Group\"},\n"
               "{\"form\":\"다솜텔레콤\",\"also\":[\"Dasom Telecom\"],\"en\":\"Dasom "
               "Telecom\",\"sector\":\"통신\"}]}\n");
    write_list(folder, "people.json",
               "{\"class\":\"person\",\"about\":\"test\",\"entries\":[\n"
               "{\"form\":\"존 도우\",\"also\":[\"존 도\"],\"en\":\"John Doe\"}]}\n");
    inmaek_code code = inmaek_lexicon_load(&lexicon, folder, &error);
    write_list(folder, "organizations.json", NULL);
    write_list(folder, "people.json", NULL);
    rmdir(folder);
    if (code) fail_msg("%s", error.message);
    return lexicon;
}

#define KNOWING(lexicon, ...)                                                                                \
    graph_with(lexicon, (const char *const[]){__VA_ARGS__},                                                  \
               sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

static void the_lexicon_names_and_merges(void **state)
{
    (void)state;
    inmaek_lexicon *lexicon = small_lexicon();
    inmaek_graph *graph = KNOWING(
        lexicon, RECORD("a", "2025-01-01", ORG("o1", "Dasom Telecom", ""), "", "", ""),
        RECORD("b", "2025-01-02", ORG("o1", "다솜 텔레콤", ""), "", "", ""),
        RECORD("c", "2025-01-03", ORG("o1", "DST", "\"다솜텔레콤\""), "", "", ""),
        RECORD("d", "2025-01-04", ORG("o1", "DST", "") "," ORG("o2", "다솜그룹", "\"다솜\""), "", "", ""));
    assert_counts(graph, 2, 0, 0);
    const im_node *node = node_of(graph, "org:다솜텔레콤");
    assert_string_equal(node->label, "다솜텔레콤");
    assert_string_equal(node->aliases, "DST|Dasom Telecom|다솜 텔레콤");
    assert_string_equal(node->name_en, "Dasom Telecom");
    assert_string_equal(node->sector, "통신");
    assert_int_equal(node->documents, 4);
    assert_string_equal(node_of(graph, "org:다솜")->aliases, "다솜그룹");
    inmaek_graph_free(graph);
    inmaek_lexicon_free(lexicon);
}

/* A group's bare name among the forms of its affiliate: two entries stay two. */
static void known_organizations_never_merge(void **state)
{
    (void)state;
    inmaek_lexicon *lexicon = small_lexicon();
    inmaek_graph *graph =
        KNOWING(lexicon, RECORD("a", "2025-01-01", ORG("o1", "다솜텔레콤", "\"다솜\""), "", "", ""),
                RECORD("b", "2025-01-02", ORG("o1", "다솜", "\"DS\""), "", "", ""),
                RECORD("c", "2025-01-03", ORG("o1", "다솜텔레콤", "\"DS\""), "", "", ""),
                RECORD("d", "2025-01-04", ORG("o1", "DS", ""), "", "", ""));
    assert_counts(graph, 3, 0, 0);
    inmaek_graph_free(graph);
    inmaek_lexicon_free(lexicon);
}

static void known_people_are_one_wherever_they_work(void **state)
{
    (void)state;
    inmaek_lexicon *lexicon = small_lexicon();
    inmaek_graph *graph =
        KNOWING(lexicon,
                RECORD("a", "2025-01-01", ORG("o1", "가온전자", "") "," PERSON("p", "존 도우", "\"도우\""),
                       ROLE("p", "o1", "사장"), "", ""),
                RECORD("b", "2025-01-02", ORG("o1", "나래소프트", "") "," PERSON("p", "존 도", ""),
                       ROLE("p", "o1", "고문"), "", ""));
    assert_counts(graph, 2, 1, 0);
    assert_string_equal(node_of(graph, "person:존_도우")->name_en, "John Doe");
    inmaek_graph_free(graph);
    inmaek_lexicon_free(lexicon);
}

/* ---------------------------------------------------------------- people */

#define AT(id, org, name)                                                                                    \
    RECORD(id, "2025-01-01", ORG("o1", org, "") "," PERSON("p", name, ""), ROLE("p", "o1", "대표"), "", "")

static void namesakes_of_different_houses_are_two(void **state)
{
    (void)state;
    inmaek_graph *graph =
        GRAPH(AT("a", "가온전자", "김영수"), AT("b", "나래소프트", "김영수"), AT("c", "가온전자", "김영수"));
    assert_counts(graph, 2, 2, 0);
    assert_int_equal(node_of(graph, "person:김영수_가온전자")->documents, 2);
    assert_int_equal(node_of(graph, "person:김영수_나래소프트")->documents, 1);
    inmaek_graph_free(graph);
}

/* The head of a company and of its parent, by one name. */
static void a_parent_company_is_shared(void **state)
{
    (void)state;
    inmaek_graph *graph =
        GRAPH(AT("a", "가온전자", "김영수"), AT("b", "가온홀딩스", "김영수"),
              RECORD("c", "2025-01-01", ORG("o1", "가온전자", "") "," ORG("o2", "가온홀딩스", ""), "",
                     "{\"child\":\"o1\",\"parent\":\"o2\",\"evidence\":\"계열사다.\"}", ""));
    assert_counts(graph, 2, 1, 0);
    node_of(graph, "person:김영수");
    inmaek_graph_free(graph);
}

#define OFFICELESS(id, name) RECORD(id, "2025-01-02", PERSON("p", name, ""), "", "", "")

static void a_person_without_office_joins_the_only_namesake(void **state)
{
    (void)state;
    inmaek_graph *graph =
        GRAPH(OFFICELESS("a", "김영수"), AT("b", "가온전자", "김영수"), OFFICELESS("c", "김영수"));
    assert_counts(graph, 1, 1, 0);
    assert_string_equal(node_of(graph, "person:김영수")->sources, "a|b|c");
    inmaek_graph_free(graph);
}

static void a_person_without_office_joins_none_of_two(void **state)
{
    (void)state;
    inmaek_graph *graph =
        GRAPH(OFFICELESS("a", "김영수"), AT("b", "가온전자", "김영수"), AT("c", "나래소프트", "김영수"));
    assert_counts(graph, 2, 3, 0);
    assert_string_equal(node_of(graph, "person:김영수")->sources, "a");
    inmaek_graph_free(graph);
}

/* No office told, but a deal, and one of the two namesakes is of a party. */
static void a_deal_tells_which_namesake_is_meant(void **state)
{
    (void)state;
    inmaek_graph *graph =
        GRAPH(RECORD("a", "2025-01-02",
                     ORG("o1", "가온전자", "") "," ORG("o2", "다솜", "") "," PERSON("p", "김영수", ""), "",
                     "", DEAL("mou", "concluded", "o1", "o2", "\"p\"", "")),
              AT("b", "가온전자", "김영수"), AT("c", "나래소프트", "김영수"));
    assert_counts(graph, 3, 2, 1);
    assert_string_equal(node_of(graph, "person:김영수_가온전자")->sources, "a|b");
    inmaek_graph_free(graph);
}

static void a_last_name_joins_the_colleague_of_that_name(void **state)
{
    (void)state;
    inmaek_graph *graph = GRAPH(AT("a", "가온전자", "존 스미스"), AT("b", "가온전자", "스미스"),
                                AT("c", "나래소프트", "제인 스미스"));
    assert_counts(graph, 2, 2, 0);
    const im_node *node = node_of(graph, "person:존_스미스");
    assert_string_equal(node->aliases, "스미스");
    assert_string_equal(node->sources, "a|b");
    inmaek_graph_free(graph);
}

static void a_last_name_elsewhere_is_another(void **state)
{
    (void)state;
    inmaek_graph *graph = GRAPH(AT("a", "가온전자", "존 스미스"), AT("b", "나래소프트", "스미스"));
    assert_counts(graph, 2, 2, 0);
    inmaek_graph_free(graph);
}

/* ---------------------------------------------------------------- agreements */

#define TWO ORG("o1", "가온전자", "") "," ORG("o2", "나래소프트", "")
#define TELLS(id, day, status, more)                                                                         \
    RECORD(id, day, TWO, "", "", DEAL("partnership", status, "o1", "o2", "", more))
#define DATE(date) ",\"date\":\"" date "\""

static void one_deal_of_many_documents(void **state)
{
    (void)state;
    inmaek_graph *graph = GRAPH(TELLS("a", "2025-02-01", "planned", DATE("2025-02")),
                                TELLS("b", "2025-02-05", "concluded", DATE("2025-02-04")),
                                TELLS("c", "2025-02-06", "concluded", DATE("2025-02-06")),
                                TELLS("d", "2025-02-07", "concluded", DATE("2025-02-04")),
                                TELLS("e", "2025-03-01", "ended", ""));
    assert_counts(graph, 2, 0, 1);
    const im_node *node = node_of(graph, "agreement:partnership:가온전자-나래소프트");
    assert_int_equal(node->status, INMAEK_ENDED);
    assert_string_equal(node->date, "2025-02-04");
    assert_string_equal(node->evidence, "ended.");
    assert_string_equal(node->sources, "a|b|c|d|e");
    assert_string_equal(node->label, "가온전자·나래소프트 제휴");
    assert_int_equal(node->mentions, 5);
    inmaek_graph_free(graph);
}

static void deals_of_other_years_are_others(void **state)
{
    (void)state;
    inmaek_graph *graph = GRAPH(TELLS("a", "2025-02-01", "concluded", DATE("2023-05-01")),
                                TELLS("b", "2025-02-05", "concluded", DATE("2025-02-04")));
    assert_counts(graph, 2, 0, 2);
    node_of(graph, "agreement:partnership:가온전자-나래소프트:2023-05-01");
    node_of(graph, "agreement:partnership:가온전자-나래소프트:2025-02-04");
    inmaek_graph_free(graph);
}

static void what_one_document_tells_as_two_stays_two(void **state)
{
    (void)state;
    inmaek_graph *graph =
        GRAPH(RECORD("a", "2025-02-10", TWO, "", "",
                     DEAL("partnership", "concluded", "o1", "o2", "", DATE("2025-02-04")) "," DEAL(
                         "partnership", "planned", "o1", "o2", "", DATE("2025-02-06"))));
    assert_counts(graph, 2, 0, 2);
    inmaek_graph_free(graph);
}

#define FOUNDERS TWO "," ORG("o3", "다솜화학", "") "," ORG("o4", "나래셀", "") "," ORG("o5", "가람셀", "")
#define VENTURE(parties, more)                                                                               \
    "{\"kind\":\"joint_venture\",\"status\":\"concluded\",\"parties\":[" parties                             \
    "],\"people\":[],\"evidence\":\"합작.\"" more "}"
#define FOUNDS(id, ventures) RECORD(id, "2025-02-01", FOUNDERS, "", "", ventures)

static void a_venture_is_told_more_or_less_fully(void **state)
{
    (void)state;
    inmaek_graph *graph = GRAPH(FOUNDS("a", VENTURE("\"o1\",\"o2\",\"o4\"", DATE("2025-01"))),
                                FOUNDS("b", VENTURE("\"o1\",\"o2\"", "")),
                                FOUNDS("c", VENTURE("\"o1\",\"o2\",\"o3\",\"o4\"", DATE("2025-01-20"))),
                                FOUNDS("d", VENTURE("\"o1\",\"o3\"", DATE("2019"))));
    assert_counts(graph, 5, 0, 2);
    const im_node *node = node_of(graph, "agreement:joint_venture:가온전자-나래셀-나래소프트-다솜화학");
    assert_string_equal(node->sources, "a|b|c");
    assert_string_equal(node->date, "2025-01-20");
    assert_string_equal(node_of(graph, "agreement:joint_venture:가온전자-다솜화학")->sources, "d");
    inmaek_graph_free(graph);
}

/* Which of the two is meant, nobody knows. */
static void two_ventures_of_the_same_are_two(void **state)
{
    (void)state;
    inmaek_graph *graph =
        GRAPH(FOUNDS("a", VENTURE("\"o1\",\"o2\",\"o4\"", "") "," VENTURE("\"o1\",\"o2\",\"o5\"", "")),
              FOUNDS("b", VENTURE("\"o1\",\"o2\"", "")));
    assert_counts(graph, 5, 0, 3);
    inmaek_graph_free(graph);
}

static void kinds_and_directions_are_kept_apart(void **state)
{
    (void)state;
#define GIVES(id, from, to)                                                                                  \
    RECORD(id, "2025-02-01", TWO, "", "",                                                                    \
           "{\"kind\":\"supply\",\"status\":\"concluded\",\"from\":[\"" from "\"],\"to\":[\"" to             \
           "\"],\"people\":[],\"amount\":100,\"currency\":\"KRW\",\"evidence\":\"공급.\"}")
    inmaek_graph *graph = GRAPH(GIVES("a", "o1", "o2"), GIVES("b", "o2", "o1"), GIVES("c", "o1", "o2"),
                                TELLS("d", "2025-02-01", "concluded", ""));
    assert_counts(graph, 2, 0, 3);
    const im_node *node = node_of(graph, "agreement:supply:가온전자-나래소프트");
    assert_string_equal(node->label, "가온전자→나래소프트 공급");
    assert_true(node->has_amount && node->amount == 100);
    assert_string_equal(node->currency, "KRW");
    assert_string_equal(node_of(graph, "agreement:supply:나래소프트-가온전자")->sources, "b");
    inmaek_graph_free(graph);
}

/* Its two parties turn out to be one organization: no deal is left, and no tie to itself. */
static void a_deal_with_oneself_is_none(void **state)
{
    (void)state;
    inmaek_graph *graph =
        GRAPH(RECORD("a", "2025-02-01", ORG("o1", "가온 전자", "") "," ORG("o2", "가온전자", ""), "",
                     "{\"child\":\"o1\",\"parent\":\"o2\",\"evidence\":\"계열사다.\"}",
                     DEAL("mou", "concluded", "o1", "o2", "", "")));
    assert_counts(graph, 1, 0, 0);
    assert_int_equal(inmaek_graph_count(graph).edges, 0);
    inmaek_graph_free(graph);
}

static void a_record_that_leads_nowhere_is_refused(void **state)
{
    (void)state;
    inmaek_graph *graph = NULL;
    inmaek_error error = {0};
    inmaek_entity entity = {.id = "o1", .kind = INMAEK_ORGANIZATION, .name = "가온전자"};
    inmaek_role role = {.person = 0, .organization = 7, .title = "대표"};
    inmaek_facts facts = {
        .document = "a", .entities = &entity, .entity_count = 1, .roles = &role, .role_count = 1};
    assert_int_equal(inmaek_graph_new(&graph, NULL, &error), INMAEK_OK);
    assert_int_equal(inmaek_graph_add(graph, &facts, &error), INMAEK_FORMAT);
    assert_string_equal(error.message, "a: a role does not tie a person to an organization");
    assert_int_equal(inmaek_graph_finish(graph, &error), INMAEK_OK);
    assert_counts(graph, 0, 0, 0);
    inmaek_graph_free(graph);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spellings_of_one_name_are_one),
        cmocka_unit_test(a_form_given_once_links_documents),
        cmocka_unit_test(a_short_name_of_two_merges_neither),
        cmocka_unit_test(a_short_name_that_begins_two_merges_neither),
        cmocka_unit_test(a_short_name_of_one_merges),
        cmocka_unit_test(what_a_document_tells_apart_stays_apart),
        cmocka_unit_test(the_lexicon_names_and_merges),
        cmocka_unit_test(known_organizations_never_merge),
        cmocka_unit_test(known_people_are_one_wherever_they_work),
        cmocka_unit_test(namesakes_of_different_houses_are_two),
        cmocka_unit_test(a_parent_company_is_shared),
        cmocka_unit_test(a_person_without_office_joins_the_only_namesake),
        cmocka_unit_test(a_person_without_office_joins_none_of_two),
        cmocka_unit_test(a_deal_tells_which_namesake_is_meant),
        cmocka_unit_test(a_last_name_joins_the_colleague_of_that_name),
        cmocka_unit_test(a_last_name_elsewhere_is_another),
        cmocka_unit_test(one_deal_of_many_documents),
        cmocka_unit_test(deals_of_other_years_are_others),
        cmocka_unit_test(what_one_document_tells_as_two_stays_two),
        cmocka_unit_test(a_venture_is_told_more_or_less_fully),
        cmocka_unit_test(two_ventures_of_the_same_are_two),
        cmocka_unit_test(kinds_and_directions_are_kept_apart),
        cmocka_unit_test(a_deal_with_oneself_is_none),
        cmocka_unit_test(a_record_that_leads_nowhere_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

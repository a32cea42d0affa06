/* test_graph_dates.c - articles that do not tell in which month they were written. */
#include "graph_fixture.h"

#define FOUR                                                                                                 \
    ORG("o1", "한빛전자", "")                                                                                \
    "," ORG("o2", "나래소프트", "") "," ORG("o3", "다솜물류", "") "," ORG("o4", "가람화학", "")
#define TOLD(kind, one, other, when) DEAL(kind, "concluded", one, other, "", "," when)
#define ON(kind, one, other, date) TOLD(kind, one, other, "\"date\":\"" date "\"")
#define RELATIVE(kind, one, other, date) TOLD(kind, one, other, "\"relative_date\":{" date "}")

/* 한빛전자 met two on a 4th; it founded something with a third the month before. */
#define MEETINGS RELATIVE("talks", "o1", "o2", "\"day\":4") "," RELATIVE("talks", "o1", "o3", "\"day\":4")
#define VENTURE MEETINGS "," RELATIVE("joint_venture", "o1", "o4", "\"months\":-1")
#define UNDATED(about, agreements)                                                                           \
    "{\"document\":{\"id\":\"a\"" about "},\"entities\":[" FOUR "],\"agreements\":[" agreements "]}"
#define DATED(id, agreements) RECORD(id, "2025-02-05", FOUR, "", "", agreements)

static const char venture[] = "agreement:joint_venture:가람화학-한빛전자";
static const char meeting[] = "agreement:talks:나래소프트-한빛전자";

static void assert_date(const inmaek_graph *graph, const char *id, const char *date)
{
    const char *found = node_of(graph, id)->date;
    if (date)
        assert_string_equal(found, date);
    else
        assert_null(found);
}

static void two_meetings_tell_the_month(void **state)
{
    (void)state;
    const char *article = UNDATED("", VENTURE);
    const char *one = DATED("b", ON("talks", "o1", "o2", "2025-02-04"));
    const char *other = DATED("c", ON("talks", "o3", "o1", "2025-02-04"));
    inmaek_graph *graphs[] = {GRAPH(article, one, other), GRAPH(other, one, article)};
    for (int i = 0; i < 2; i++) {
        assert_counts(graphs[i], 4, 0, 3);
        assert_date(graphs[i], venture, "2025-01");
        assert_date(graphs[i], meeting, "2025-02-04");
        assert_string_equal(node_of(graphs[i], meeting)->sources, "a|b");
        inmaek_graph_free(graphs[i]);
    }
}

static void one_meeting_may_be_chance(void **state)
{
    (void)state;
    inmaek_graph *graph = GRAPH(UNDATED("", VENTURE), DATED("b", ON("talks", "o1", "o2", "2025-02-04")),
                                DATED("c", ON("talks", "o1", "o3", "2025-02-12")));
    assert_date(graph, venture, NULL);
    inmaek_graph_free(graph);
}

static void two_months_tell_none(void **state)
{
    (void)state;
    inmaek_graph *graph =
        GRAPH(UNDATED("", VENTURE),
              DATED("b", ON("talks", "o1", "o2", "2025-02-04") "," ON("talks", "o1", "o3", "2025-02-04")),
              DATED("c", ON("mou", "o1", "o3", "2024-09-04")));
    assert_date(graph, venture, NULL);
    inmaek_graph_free(graph);
}

static void a_month_of_another_year_is_not_its(void **state)
{
    (void)state;
    const char *other =
        DATED("b", ON("talks", "o1", "o2", "2025-02-04") "," ON("talks", "o1", "o3", "2025-02-04"));
    inmaek_graph *same = GRAPH(UNDATED(",\"date\":\"2025\"", VENTURE), other);
    assert_date(same, venture, "2025-01");
    inmaek_graph_free(same);
    inmaek_graph *another = GRAPH(UNDATED(",\"date\":\"2024\"", VENTURE), other);
    assert_date(another, venture, NULL);
    inmaek_graph_free(another);
}

/* The article's own dates say nothing of its month. */
static void nobody_bears_out_himself(void **state)
{
    (void)state;
    inmaek_graph *graph = GRAPH(UNDATED(
        "", MEETINGS "," ON("mou", "o1", "o2", "2024-11-04") "," ON("mou", "o1", "o3", "2024-11-04")));
    assert_date(graph, meeting, NULL);
    inmaek_graph_free(graph);
}

static void months_go_over_the_year_and_days_must_be(void **state)
{
    (void)state;
    const char *others =
        DATED("b", ON("talks", "o1", "o2", "2025-01-04") "," ON("talks", "o1", "o3", "2025-01-04"));
    inmaek_graph *before = GRAPH(
        UNDATED("", MEETINGS "," RELATIVE("joint_venture", "o1", "o4", "\"months\":-2,\"day\":31")), others);
    assert_date(before, venture, "2024-11");
    inmaek_graph_free(before);
    inmaek_graph *after = GRAPH(
        UNDATED("", MEETINGS "," RELATIVE("joint_venture", "o1", "o4", "\"months\":-1,\"day\":31")), others);
    assert_date(after, venture, "2024-12-31");
    inmaek_graph_free(after);
}

static void before_the_first_year_there_is_no_date(void **state)
{
    (void)state;
    inmaek_graph *graph =
        GRAPH(UNDATED("", MEETINGS "," RELATIVE("joint_venture", "o1", "o4", "\"months\":-120")),
              DATED("b", ON("talks", "o1", "o2", "0001-01-04") "," ON("talks", "o1", "o3", "0001-01-04")));
    assert_date(graph, meeting, "0001-01-04");
    assert_date(graph, venture, NULL);
    inmaek_graph_free(graph);
}

/* Once dated, what two documents tell is one thing, with the support and the people of both. */
static void what_is_dated_joins_what_was(void **state)
{
    (void)state;
#define KIM PERSON("p1", "김다온", "")
#define WITH_KIM(date) DEAL("talks", "concluded", "o1", "o2", "\"p1\"", ",\"support\":2," date)
    inmaek_graph *graph =
        GRAPH("{\"document\":{\"id\":\"a\"},\"entities\":[" FOUR "," KIM "],\"agreements\":[" WITH_KIM(
                  "\"relative_date\":{\"day\":4}") "," RELATIVE("talks", "o1", "o3", "\"day\":4") "]}",
              RECORD("b", "2025-02-05", FOUR "," KIM, "", "",
                     WITH_KIM("\"date\":\"2025-02-04\"") "," ON("talks", "o1", "o3", "2025-02-04")));
    assert_counts(graph, 4, 1, 2);
    const im_network *network = im_graph_network(graph);
    unsigned taken = 0;
    for (size_t i = 0; i < network->edge_count; i++) {
        const im_edge *edge = &network->edges[i];
        if (edge->relation != IM_RELATION_PARTICIPANT) continue;
        assert_string_equal(network->nodes[edge->to].id, meeting);
        assert_int_equal(edge->weight, 4);
        taken++;
    }
    assert_int_equal(taken, 1);
    inmaek_graph_free(graph);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_meetings_tell_the_month),
        cmocka_unit_test(one_meeting_may_be_chance),
        cmocka_unit_test(two_months_tell_none),
        cmocka_unit_test(a_month_of_another_year_is_not_its),
        cmocka_unit_test(nobody_bears_out_himself),
        cmocka_unit_test(months_go_over_the_year_and_days_must_be),
        cmocka_unit_test(before_the_first_year_there_is_no_date),
        cmocka_unit_test(what_is_dated_joins_what_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_graph_network.c - the finished graph: ids, order, places, evidence. */
#include "graph_fixture.h"

#include <libxml/parser.h>
#include <libxml/valid.h>
#include <math.h>

#include "graph/spread.h"

#define DATE(date) ",\"date\":\"" date "\""

static const char *const records[] = {
    RECORD("a", "2025-02-04",
           ORG("o1", "가온전자", "\"가온\"") "," ORG("o2", "나래소프트", "\"Narae\"") "," PERSON(
               "p1", "김하나", "\"하나\"") "," PERSON("p2", "존 스미스", "\"스미스\""),
           ROLE("p1", "o1", "대표") "," ROLE("p2", "o2", "회장"), "",
           DEAL("mou", "concluded", "o1", "o2", "\"p1\",\"p2\"", DATE("2025-02-04"))),
    RECORD("b", "2025-02-05",
           ORG("o1", "나래소프트", "") "," ORG("o2", "다솜", "") "," PERSON("p1", "스미스", ""),
           ROLE("p1", "o1", "회장"),
           "{\"child\":\"o2\",\"parent\":\"o1\",\"evidence\":\"다솜은 나래소프트의 자회사다.\"}",
           DEAL("mou", "planned", "o1", "o2", "\"p1\"", "")),
    RECORD("c", "2025-02-06",
           ORG("o1", "가온전자", "") "," ORG("o2", "Narae", "") "," PERSON("p1", "김하나", ""),
           ROLE("p1", "o2", "고문"), "", DEAL("mou", "ended", "o1", "o2", "", DATE("2025-02"))),
    RECORD(
        "d", "2025-02-07",
        ORG("o1", "F&F", "") "," ORG("o2", "F_F", "") "," ORG("o3", "F F", "") "," PERSON("p1", "김하나", ""),
        "", "", DEAL("talks", "discussed", "o1", "o2", "\"p1\"", "")),
};
enum { RECORDS = sizeof records / sizeof *records };

static void assert_same(const im_network *a, const im_network *b)
{
    assert_int_equal(a->node_count, b->node_count);
    assert_int_equal(a->edge_count, b->edge_count);
    for (size_t i = 0; i < a->node_count; i++) {
        const im_node *x = &a->nodes[i], *y = &b->nodes[i];
        assert_string_equal(x->id, y->id);
        assert_string_equal(x->label, y->label);
        assert_string_equal(x->aliases, y->aliases);
        assert_string_equal(x->sources, y->sources);
        assert_string_equal(x->title ? x->title : "", y->title ? y->title : "");
        assert_string_equal(x->date ? x->date : "", y->date ? y->date : "");
        assert_memory_equal(x->measures, y->measures, sizeof x->measures);
        assert_true(x->x == y->x && x->y == y->y && x->size == y->size && x->community == y->community);
    }
    for (size_t i = 0; i < a->edge_count; i++) {
        const im_edge *x = &a->edges[i], *y = &b->edges[i];
        assert_string_equal(x->id, y->id);
        assert_string_equal(x->label, y->label);
        assert_string_equal(x->evidence, y->evidence);
        assert_string_equal(x->sources, y->sources);
        assert_true(x->from == y->from && x->to == y->to && x->weight == y->weight);
    }
}

/* Every order of the four documents. */
static void the_order_of_documents_does_not_show(void **state)
{
    (void)state;
    inmaek_graph *first = graph_with(NULL, records, RECORDS);
    int count = 0;
    for (int code = 0; code < 256; code++) {
        const char *turned[RECORDS];
        int order[RECORDS] = {code & 3, code >> 2 & 3, code >> 4 & 3, code >> 6 & 3};
        unsigned seen = 0;
        for (int i = 0; i < RECORDS; i++) {
            seen |= 1u << order[i];
            turned[i] = records[order[i]];
        }
        if (seen != 15) continue;
        inmaek_graph *graph = graph_with(NULL, turned, RECORDS);
        assert_same(im_graph_network(first), im_graph_network(graph));
        inmaek_graph_free(graph);
        count++;
    }
    assert_int_equal(count, 24);
    inmaek_graph_free(first);
}

static void nodes_and_edges_stand_in_order(void **state)
{
    (void)state;
    inmaek_graph *graph = graph_with(NULL, records, RECORDS);
    const im_network *network = im_graph_network(graph);
    for (size_t i = 1; i < network->node_count; i++) {
        const im_node *a = &network->nodes[i - 1], *b = &network->nodes[i];
        assert_true(a->kind < b->kind || (a->kind == b->kind && strcmp(a->id, b->id) < 0));
    }
    for (size_t i = 1; i < network->edge_count; i++) {
        const im_edge *a = &network->edges[i - 1], *b = &network->edges[i];
        assert_true(a->relation < b->relation || (a->relation == b->relation && a->from <= b->from));
        for (size_t k = 0; k < i; k++) assert_string_not_equal(network->edges[k].id, b->id);
    }
    inmaek_graph_free(graph);
}

static void ids_are_tokens_and_tell_apart(void **state)
{
    (void)state;
    inmaek_graph *graph = graph_with(NULL, records, RECORDS);
    const im_network *network = im_graph_network(graph);
    for (size_t i = 0; i < network->node_count; i++)
        assert_true(xmlValidateNmtokenValue((const xmlChar *)network->nodes[i].id));
    for (size_t i = 0; i < network->edge_count; i++)
        assert_true(xmlValidateNmtokenValue((const xmlChar *)network->edges[i].id));
    node_of(graph, "org:F_F"); /* the one of that very name; F&F and F F have got suffixes */
    size_t others = 0;
    for (size_t i = 0; i < network->node_count; i++)
        others += strncmp(network->nodes[i].id, "org:F_F_", 8) == 0;
    assert_int_equal(others, 2);
    inmaek_graph_free(graph);
}

static void every_tie_has_its_sentence(void **state)
{
    (void)state;
    inmaek_graph *graph = graph_with(NULL, records, RECORDS);
    const im_network *network = im_graph_network(graph);
    for (size_t i = 0; i < network->edge_count; i++) {
        assert_true(network->edges[i].evidence[0]);
        assert_true(network->edges[i].weight >= 1);
        assert_true(network->edges[i].sources[0]);
    }
    const im_node *deal = node_of(graph, "agreement:mou:가온전자-나래소프트");
    assert_int_equal(deal->status, INMAEK_ENDED);
    assert_string_equal(deal->evidence, "ended.");
    assert_string_equal(deal->date, "2025-02-04");
    inmaek_graph_free(graph);
}

static void nothing_lies_on_anything(void **state)
{
    (void)state;
    inmaek_graph *graph = graph_with(NULL, records, RECORDS);
    const im_network *network = im_graph_network(graph);
    for (size_t i = 0; i < network->node_count; i++)
        for (size_t k = 0; k < i; k++) {
            const im_node *a = &network->nodes[i], *b = &network->nodes[k];
            assert_true(hypot(a->x - b->x, a->y - b->y) > (a->size + b->size) / 2);
        }
    inmaek_graph_free(graph);
}

static void discs_on_one_spot_part(void **state)
{
    (void)state;
    enum { COUNT = 300 };
    static im_disc discs[COUNT];
    for (int i = 0; i < COUNT; i++) discs[i] = (im_disc){0, 0, 1 + i % 7};
    assert_true(im_spread(discs, COUNT, 2));
    for (int i = 0; i < COUNT; i++)
        for (int k = 0; k < i; k++)
            assert_true(hypot(discs[i].x - discs[k].x, discs[i].y - discs[k].y) >=
                        discs[i].radius + discs[k].radius + 2 - 1e-9);
    assert_true(im_spread(NULL, 0, 1));
}

static void a_graph_of_nothing(void **state)
{
    (void)state;
    inmaek_graph *graph = graph_with(NULL, NULL, 0);
    assert_int_equal(im_graph_network(graph)->node_count, 0);
    inmaek_graph_free(graph);
    graph = GRAPH(RECORD("a", "2025-01-01", "", "", "", ""));
    assert_int_equal(inmaek_graph_count(graph).documents, 1);
    inmaek_graph_free(graph);
    inmaek_graph_free(NULL);
}

/* The most confident sentence is kept, then the earliest; they are counted once a document. */
static void the_best_sentence_is_kept(void **state)
{
    (void)state;
#define SAYS(id, day, confidence, support, text)                                                             \
    RECORD(id, day, ORG("o", "가온전자", "") "," PERSON("p", "김하나", ""),                                  \
           "{\"person\":\"p\",\"organization\":\"o\",\"title\":\"대표\",\"evidence\":\"" text                \
           "\",\"support\":" support ",\"confidence\":" confidence "}",                                      \
           "", "")
    inmaek_graph *graph =
        GRAPH(SAYS("a", "2025-03-01", "0.5", "1", "early"), SAYS("b", "2025-03-03", "0.9", "2", "late"),
              SAYS("c", "2025-03-02", "0.9", "3", "sure"));
    const im_network *network = im_graph_network(graph);
    assert_int_equal(network->edge_count, 1);
    assert_string_equal(network->edges[0].evidence, "sure");
    assert_string_equal(network->edges[0].sources, "a|b|c");
    assert_int_equal(network->edges[0].weight, 6);
    assert_float_equal(network->edges[0].confidence, 0.9, 1e-9);
    inmaek_graph_free(graph);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_order_of_documents_does_not_show),
        cmocka_unit_test(nodes_and_edges_stand_in_order),
        cmocka_unit_test(ids_are_tokens_and_tell_apart),
        cmocka_unit_test(every_tie_has_its_sentence),
        cmocka_unit_test(nothing_lies_on_anything),
        cmocka_unit_test(discs_on_one_spot_part),
        cmocka_unit_test(a_graph_of_nothing),
        cmocka_unit_test(the_best_sentence_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_graph_measure.c - measures on graphs whose answers are known, and on awkward ones. */
#include "graph_fixture.h"

#include <math.h>

#include "graph/measure.h"

typedef double row[INMAEK_MEASURES];

static void measure(row *measures, int *communities, size_t count, im_tie *ties, size_t tie_count)
{
    inmaek_error error = {0};
    if (im_measure(measures, communities, count, ties, tie_count, &error)) fail_msg("%s", error.message);
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        for (int m = 0; m < INMAEK_MEASURES; m++)
            assert_true(isfinite(measures[i][m]) && measures[i][m] >= 0);
        sum += measures[i][INMAEK_PAGERANK];
    }
    if (count) assert_float_equal(sum, 1, 1e-6);
}

/* a - b - c - d */
static void a_path(void **state)
{
    (void)state;
    row measures[4];
    int communities[4];
    im_tie ties[] = {{0, 1, 1}, {2, 1, 1}, {2, 3, 1}};
    measure(measures, communities, 4, ties, 3);
    const double degree[] = {1, 2, 2, 1}, betweenness[] = {0, 2.0 / 3, 2.0 / 3, 0},
                 closeness[] = {0.5, 0.75, 0.75, 0.5};
    for (int i = 0; i < 4; i++) {
        assert_float_equal(measures[i][INMAEK_DEGREE], degree[i], 1e-9);
        assert_float_equal(measures[i][INMAEK_BETWEENNESS], betweenness[i], 1e-9);
        assert_float_equal(measures[i][INMAEK_CLOSENESS], closeness[i], 1e-9);
    }
    assert_float_equal(measures[0][INMAEK_EIGENVECTOR], 0.618033988, 1e-6); /* 1 / golden ratio */
    assert_float_equal(measures[1][INMAEK_EIGENVECTOR], 1, 1e-6);
    assert_float_equal(measures[0][INMAEK_PAGERANK], 0.17543860, 1e-6);
    assert_int_equal(communities[0], communities[1]);
    assert_int_equal(communities[2], communities[3]);
}

/* Parallel ties add up, the direction they are given in and loops do not matter; a strong tie is
 * short. */
static void weights(void **state)
{
    (void)state;
    row measures[3];
    im_tie ties[] = {{0, 1, 0.5}, {1, 0, 1.5}, {1, 2, 1}, {2, 2, 9}, {0, 2, 0.25}};
    measure(measures, NULL, 3, ties, 5);
    assert_float_equal(measures[1][INMAEK_DEGREE], 2, 1e-9);
    assert_float_equal(measures[0][INMAEK_CLOSENESS], 2 / (0.5 + 1.5), 1e-9); /* 0-1: 0.5, 0-1-2: 1.5 */
    assert_float_equal(measures[1][INMAEK_BETWEENNESS], 1, 1e-9);
}

static void pieces_and_loners(void **state)
{
    (void)state;
    row measures[6];
    int communities[6];
    im_tie ties[] = {{1, 2, 1}, {3, 4, 1}, {4, 5, 1}, {3, 5, 1}};
    measure(measures, communities, 6, ties, 4);
    assert_float_equal(measures[0][INMAEK_DEGREE], 0, 0);
    assert_float_equal(measures[0][INMAEK_CLOSENESS], 0, 0);
    assert_float_equal(measures[1][INMAEK_CLOSENESS], 0.2, 1e-9); /* one of five in reach, at 1 */
    assert_float_equal(measures[3][INMAEK_CLOSENESS], 0.4, 1e-9);
    assert_float_equal(measures[3][INMAEK_EIGENVECTOR], 1, 1e-6);
    const int wanted[] = {2, 1, 1, 0, 0, 0}; /* the largest first */
    for (int i = 0; i < 6; i++) assert_int_equal(communities[i], wanted[i]);
}

static void next_to_nothing(void **state)
{
    (void)state;
    row measures[3];
    int communities[3];
    im_tie ties[] = {{0, 1, 1}};
    measure(measures, communities, 0, NULL, 0);
    measure(measures, communities, 1, NULL, 0);
    assert_int_equal(communities[0], 0);
    measure(measures, communities, 3, NULL, 0);
    for (int i = 0; i < 3; i++) assert_int_equal(communities[i], i);
    measure(measures, communities, 2, ties, 1);
    assert_int_equal(communities[1], 0);
    assert_float_equal(measures[0][INMAEK_EIGENVECTOR], 1, 1e-9);
}

/* Two equal halves: no eigenvector is the right one, but none may be no number. */
static void twins(void **state)
{
    (void)state;
    row measures[6];
    im_tie ties[] = {{0, 1, 1}, {1, 2, 1}, {0, 2, 1}, {3, 4, 1}, {4, 5, 1}, {3, 5, 1}};
    measure(measures, NULL, 6, ties, 6);
}

/* A ring of hubs with leaves, too large to be exact: estimates are near, hubs before leaves. */
static void a_large_piece(void **state)
{
    (void)state;
    enum { HUBS = 50, LEAVES = 60, COUNT = HUBS * (LEAVES + 1) };
    static row measures[COUNT], again[COUNT];
    static im_tie ties[COUNT], copy[COUNT];
    size_t n = 0;
    for (uint32_t hub = 0; hub < HUBS; hub++) {
        uint32_t at = hub * (LEAVES + 1);
        ties[n++] = (im_tie){at, (hub + 1) % HUBS * (LEAVES + 1), 1};
        for (uint32_t leaf = 1; leaf <= LEAVES; leaf++) ties[n++] = (im_tie){at, at + leaf, 1};
    }
    memcpy(copy, ties, sizeof ties);
    measure(measures, NULL, COUNT, ties, n);
    measure(again, NULL, COUNT, copy, n);
    assert_memory_equal(measures, again, sizeof measures);
    double mean = 1 + 12.5; /* between two hubs, all the way round; a leaf or two more */
    for (int i = 0; i < COUNT; i++) {
        bool hub = i % (LEAVES + 1) == 0;
        assert_float_equal(measures[i][INMAEK_DEGREE], hub ? LEAVES + 2 : 1, 0);
        double wanted = 1 / (mean + (hub ? 0 : 1));
        assert_true(fabs(measures[i][INMAEK_CLOSENESS] - wanted) < 0.1 * wanted);
        if (hub)
            assert_true(measures[i][INMAEK_BETWEENNESS] > 0.15 && measures[i][INMAEK_BETWEENNESS] < 0.45);
        else
            assert_true(measures[i][INMAEK_BETWEENNESS] < 0.001);
    }
}

/* ---------------------------------------------------------------- the graph of players */

static double between(const im_node *node)
{
    return node->measures[INMAEK_BETWEENNESS];
}

/* A venture of three, with the head of one of them: each pair of parties half a tie, him a third
 * of one to each, beside his office. */
static void ties_of_players(void **state)
{
    (void)state;
    inmaek_graph *graph =
        GRAPH(RECORD("a", "2025-01-01",
                     ORG("o1", "가", "") "," ORG("o2", "나", "") "," ORG("o3", "다", "") "," ORG(
                         "o4", "라", "") "," PERSON("p", "김하나", ""),
                     ROLE("p", "o1", "대표") "," ROLE("p", "o1", "창업자"),
                     "{\"child\":\"o4\",\"parent\":\"o1\",\"evidence\":\"x\"}",
                     "{\"kind\":\"joint_venture\",\"status\":\"planned\",\"parties\":[\"o1\",\"o2\",\"o3\"],"
                     "\"people\":[\"p\"],"
                     "\"evidence\":\"x\"}"));
    assert_counts(graph, 4, 1, 1);
    assert_float_equal(node_of(graph, "org:가")->measures[INMAEK_DEGREE], 4, 0);
    assert_float_equal(node_of(graph, "org:나")->measures[INMAEK_DEGREE], 3, 0);
    assert_float_equal(node_of(graph, "org:라")->measures[INMAEK_DEGREE], 1, 0);
    assert_float_equal(node_of(graph, "person:김하나")->measures[INMAEK_DEGREE], 3, 0);
    /* 나-김하나: directly 3, by 가 2 + 1/(1 + 1/3) = 2.75: so 가 lies between */
    assert_true(between(node_of(graph, "org:가")) > 0.8);
    /* 라-가: 1, and on to 나 2, 다 2, 김하나 0.75 */
    assert_float_equal(node_of(graph, "org:라")->measures[INMAEK_CLOSENESS], 4 / (1 + 3 + 3 + 1.75), 1e-9);
    assert_int_equal(node_of(graph, "agreement:joint_venture:가-나-다")->community, -1);
    inmaek_graph_free(graph);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_path),          cmocka_unit_test(weights), cmocka_unit_test(pieces_and_loners),
        cmocka_unit_test(next_to_nothing), cmocka_unit_test(twins),   cmocka_unit_test(a_large_piece),
        cmocka_unit_test(ties_of_players),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_graphml.c - what is written is read back by igraph, and by no fault left half. */
#include "graph_fixture.h"

#include <igraph/igraph.h>
#include <libxml/parser.h>

static const char *const records[] = {
    RECORD("a", "2025-02-04",
           ORG("o1", "가온전자", "\"가온\"") "," ORG("o2", "A<&>\\\"B]]>", "") "," PERSON("p1", "김하나", ""),
           "{\"person\":\"p1\",\"organization\":\"o1\",\"title\":\"대표\",\"former\":true,\"evidence\":\"<b> "
           "& ]]> \\\"끝\\\"\\n둘째 줄\"}",
           "",
           "{\"kind\":\"investment\",\"status\":\"planned\",\"from\":[\"o1\"],\"to\":[\"o2\"],\"people\":["
           "\"p1\"],\"date\":\"2025-02\","
           "\"amount\":1234567890123,\"currency\":\"KRW\",\"evidence\":\"투자한다.\"}"),
};

static char path[4096];

static inmaek_graph *write_graph(void)
{
    inmaek_graph *graph = graph_with(NULL, records, 1);
    inmaek_error error = {0};
    fclose(open_temporary(path, sizeof path, ".graphml"));
    if (inmaek_graph_write_graphml(graph, path, &error)) fail_msg("%s", error.message);
    return graph;
}

/* ---------------------------------------------------------------- igraph's reader */

static void read_with_igraph(igraph_t *graph)
{
    igraph_set_attribute_table(&igraph_cattribute_table);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_int_equal(igraph_read_graph_graphml(graph, file, 0), IGRAPH_SUCCESS);
    fclose(file);
}

static igraph_integer_t vertex(const igraph_t *graph, const char *id)
{
    for (igraph_integer_t i = 0; i < igraph_vcount(graph); i++)
        if (!strcmp(VAS(graph, "id", i), id)) return i;
    fail_msg("igraph has no %s", id);
    return -1;
}

static void igraph_reads_every_node_edge_and_attribute(void **state)
{
    (void)state;
    igraph_t read;
    inmaek_graph *graph = write_graph();
    const im_network *network = im_graph_network(graph);
    read_with_igraph(&read);
    assert_int_equal(igraph_vcount(&read), network->node_count);
    assert_int_equal(igraph_ecount(&read), network->edge_count);
    assert_true(igraph_is_directed(&read));
    for (size_t i = 0; i < network->node_count; i++) {
        const im_node *node = &network->nodes[i];
        igraph_integer_t v = vertex(&read, node->id);
        assert_string_equal(VAS(&read, "label", v), node->label);
        assert_string_equal(VAS(&read, "kind", v), im_node_kind_name(node->kind));
        assert_string_equal(VAS(&read, "aliases", v), node->aliases);
        assert_string_equal(VAS(&read, "sources", v), node->sources);
        assert_true(VAN(&read, "mentions", v) == node->mentions);
        assert_true(VAN(&read, "r", v) == node->r && VAN(&read, "g", v) == node->g &&
                    VAN(&read, "b", v) == node->b);
        assert_float_equal(VAN(&read, "x", v), node->x, 0.001);
        assert_float_equal(VAN(&read, "size", v), node->size, 0.001);
        if (node->kind == IM_NODE_AGREEMENT) continue;
        assert_float_equal(VAN(&read, "pagerank", v), node->measures[INMAEK_PAGERANK], 1e-8);
        assert_true(VAN(&read, "degree", v) == node->measures[INMAEK_DEGREE]);
        assert_true(VAN(&read, "community", v) == node->community);
    }
    for (size_t i = 0; i < network->edge_count; i++) {
        const im_edge *edge = &network->edges[i];
        igraph_integer_t from, to;
        igraph_edge(&read, (igraph_integer_t)i, &from, &to);
        assert_string_equal(VAS(&read, "id", from), network->nodes[edge->from].id);
        assert_string_equal(VAS(&read, "id", to), network->nodes[edge->to].id);
        assert_string_equal(EAS(&read, "relation", (igraph_integer_t)i), im_relation_name(edge->relation));
        assert_string_equal(EAS(&read, "evidence", (igraph_integer_t)i), edge->evidence);
        assert_true(EAN(&read, "weight", (igraph_integer_t)i) == edge->weight);
        assert_float_equal(EAN(&read, "confidence", (igraph_integer_t)i), edge->confidence, 0.001);
    }
    assert_true(EAB(&read, "former", 0));
    igraph_integer_t deal = vertex(&read, "agreement:investment:가온전자-A_B_");
    assert_true(VAN(&read, "amount", deal) == 1234567890123);
    assert_string_equal(VAS(&read, "currency", deal), "KRW");
    assert_string_equal(VAS(&read, "date", deal), "2025-02");
    igraph_destroy(&read);
    inmaek_graph_free(graph);
    unlink(path);
}

/* ---------------------------------------------------------------- awkward content */

static void write_names(const char *name, const char *evidence)
{
    inmaek_graph *graph = NULL;
    inmaek_error error = {0};
    inmaek_entity entities[] = {{.id = "o", .kind = INMAEK_ORGANIZATION, .name = name},
                                {.id = "p", .kind = INMAEK_PERSON, .name = "김하나"}};
    inmaek_role role = {
        .person = 1, .organization = 0, .title = name, .evidence = {.text = evidence, .support = 1}};
    inmaek_facts facts = {
        .document = name, .entities = entities, .entity_count = 2, .roles = &role, .role_count = 1};
    fclose(open_temporary(path, sizeof path, ".graphml"));
    assert_int_equal(inmaek_graph_new(&graph, NULL, &error), INMAEK_OK);
    if (inmaek_graph_add(graph, &facts, &error)) fail_msg("%s", error.message);
    if (inmaek_graph_finish(graph, &error)) fail_msg("%s", error.message);
    if (inmaek_graph_write_graphml(graph, path, &error)) fail_msg("%s", error.message);
    inmaek_graph_free(graph);
    xmlDoc *document = xmlReadFile(path, NULL, XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE);
    assert_non_null(document);
    xmlFreeDoc(document);
    unlink(path);
}

static void whatever_the_names_hold_the_file_is_xml(void **state)
{
    (void)state;
    char *large = malloc(10 << 20), wide[15001] = "";
    assert_non_null(large);
    memset(large, 'x', 10 << 20);
    large[(10 << 20) - 1] = '\0';
    for (int i = 0; i < 5000; i++) memcpy(wide + 3 * i, "가", 4);
    write_names("tab\tand\x01\x08\x1F"
                "control\x7F",
                "line\nbreak\r\n\x0B");
    write_names("<&>\"']]>", "<![CDATA[ ]]> <!-- -- --> &amp; &#0;");
    write_names("broken \xEA\xB0 bytes \xFF \xC0\x80 \xED\xA0\x80", "\xF8\x88\x80\x80\x80");
    write_names("\xEF\xBF\xBE\xEF\xBF\xBF", "noncharacters");
    write_names("", "");
    write_names("|", "||");
    write_names(wide, large);
    free(large);
}

/* ---------------------------------------------------------------- faults */

static void a_folder_that_is_missing(void **state)
{
    (void)state;
    inmaek_graph *graph = graph_with(NULL, records, 1);
    inmaek_error error = {0};
    assert_int_equal(inmaek_graph_write_graphml(graph, "no/such/folder/g.graphml", &error), INMAEK_IO);
    assert_string_equal(error.message, "no/such/folder/g.graphml: No such file or directory");
    inmaek_graph_free(graph);
}

static void a_full_disk(void **state)
{
    (void)state;
    if (access("/dev/full", W_OK)) skip();
    inmaek_graph *graph = graph_with(NULL, records, 1);
    inmaek_error error = {0};
    assert_int_equal(inmaek_graph_write_graphml(graph, "/dev/full", &error), INMAEK_IO);
    assert_string_equal(error.message, "/dev/full: No space left on device");
    inmaek_graph_free(graph);
}

static void equal_graphs_give_equal_bytes(void **state)
{
    (void)state;
    char *bytes[2];
    size_t sizes[2];
    for (int i = 0; i < 2; i++) {
        inmaek_graph_free(write_graph());
        FILE *file = fopen(path, "r");
        assert_non_null(file);
        bytes[i] = malloc(1 << 20);
        assert_non_null(bytes[i]);
        sizes[i] = fread(bytes[i], 1, 1 << 20, file);
        fclose(file);
        unlink(path);
    }
    assert_int_equal(sizes[0], sizes[1]);
    assert_memory_equal(bytes[0], bytes[1], sizes[0]);
    assert_int_equal(bytes[0][sizes[0] - 1], '\n');
    free(bytes[0]);
    free(bytes[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(igraph_reads_every_node_edge_and_attribute),
        cmocka_unit_test(whatever_the_names_hold_the_file_is_xml),
        cmocka_unit_test(a_folder_that_is_missing),
        cmocka_unit_test(a_full_disk),
        cmocka_unit_test(equal_graphs_give_equal_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* graph_fixture.h - graphs made of fact records written down in the test, and what stands in them. */
#ifndef GRAPH_FIXTURE_H
#define GRAPH_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "graph/network.h"
#include "inmaek.h"

/* Pieces of records: organization o1 is ORG("o1", "한빛전자", "\"한빛\""). */
#define ENTITY(kind, id, name, surfaces)                                                                     \
    "{\"id\":\"" id "\",\"kind\":\"" kind "\",\"name\":\"" name "\",\"surfaces\":[" surfaces "]}"
#define ORG(id, name, surfaces) ENTITY("organization", id, name, surfaces)
#define PERSON(id, name, surfaces) ENTITY("person", id, name, surfaces)
#define ROLE(person, org, title)                                                                             \
    "{\"person\":\"" person "\",\"organization\":\"" org "\",\"title\":\"" title "\",\"evidence\":\"" title  \
    "이다.\"}"
#define DEAL(kind, status, one, other, people, more)                                                         \
    "{\"kind\":\"" kind "\",\"status\":\"" status "\",\"parties\":[\"" one "\",\"" other                     \
    "\"],\"people\":[" people "],\"evidence\":\"" status ".\"" more "}"
#define RECORD(id, date, entities, roles, affiliations, agreements)                                          \
    "{\"document\":{\"id\":\"" id "\",\"date\":\"" date "\"},\"entities\":[" entities "],\"roles\":[" roles  \
    "],\"affiliations\":[" affiliations "],\"agreements\":[" agreements "]}"

static inline inmaek_graph *graph_with(const inmaek_lexicon *lexicon, const char *const *records,
                                       size_t count)
{
    inmaek_graph *graph = NULL;
    inmaek_error error = {0};
    assert_int_equal(inmaek_graph_new(&graph, lexicon, &error), INMAEK_OK);
    for (size_t i = 0; i < count; i++) {
        inmaek_facts *facts = NULL;
        if (inmaek_facts_parse(&facts, records[i], strlen(records[i]), &error)) fail_msg("%s", error.message);
        if (inmaek_graph_add(graph, facts, &error)) fail_msg("%s", error.message);
        inmaek_facts_free(facts);
    }
    if (inmaek_graph_finish(graph, &error)) fail_msg("%s", error.message);
    return graph;
}

#define GRAPH(...)                                                                                           \
    graph_with(NULL, (const char *const[]){__VA_ARGS__},                                                     \
               sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

static inline const im_node *find_node(const inmaek_graph *graph, const char *id)
{
    const im_network *network = im_graph_network(graph);
    for (size_t i = 0; i < network->node_count; i++)
        if (!strcmp(network->nodes[i].id, id)) return &network->nodes[i];
    return NULL;
}

static inline const im_node *node_of(const inmaek_graph *graph, const char *id)
{
    const im_node *node = find_node(graph, id);
    if (!node) {
        const im_network *network = im_graph_network(graph);
        for (size_t i = 0; i < network->node_count; i++) print_message("there is %s\n", network->nodes[i].id);
        fail_msg("no node %s", id);
    }
    return node;
}

static inline void assert_counts(const inmaek_graph *graph, size_t organizations, size_t people,
                                 size_t agreements)
{
    inmaek_graph_size size = inmaek_graph_count(graph);
    assert_int_equal(size.organizations, organizations);
    assert_int_equal(size.people, people);
    assert_int_equal(size.agreements, agreements);
}

/* An open file under a name of its own, which is put into `path`. */
static inline FILE *open_temporary(char *path, size_t size, const char *suffix)
{
    const char *folder = getenv("TMPDIR");
    snprintf(path, size, "%s/test_graph_XXXXXX%s", folder ? folder : P_tmpdir, suffix);
    int descriptor = mkstemps(path, (int)strlen(suffix));
    assert_true(descriptor >= 0);
    FILE *file = fdopen(descriptor, "w+");
    assert_non_null(file);
    return file;
}

#endif

/* graph.c - the graph's handle: collects, and when all is in, makes the network. */
#include <stdlib.h>

#include "base/error.h"
#include "graph/assemble.h"
#include "graph/layout.h"
#include "graph/players.h"

struct inmaek_graph {
    im_collection facts;
    im_arena arena; /* strings of the network */
    im_node *nodes;
    im_edge *edges;
    im_network network;
};

inmaek_code inmaek_graph_new(inmaek_graph **out, const inmaek_lexicon *lexicon, inmaek_error *error)
{
    inmaek_graph *graph = calloc(1, sizeof *graph);
    *out = graph;
    if (!graph) return im_no_memory(error);
    graph->facts.lexicon = lexicon;
    return INMAEK_OK;
}

void inmaek_graph_free(inmaek_graph *graph)
{
    if (!graph) return;
    im_collection_dispose(&graph->facts);
    im_arena_dispose(&graph->arena);
    free(graph->nodes);
    free(graph->edges);
    free(graph);
}

inmaek_code inmaek_graph_add(inmaek_graph *graph, const inmaek_facts *facts, inmaek_error *error)
{
    return im_collect(&graph->facts, facts, error);
}

inmaek_code inmaek_graph_finish(inmaek_graph *graph, inmaek_error *error)
{
    im_resolution found = {0};
    im_assembly assembly = {.all = &graph->facts, .found = &found, .arena = &graph->arena};
    inmaek_code code = im_resolve(&found, &graph->facts, error);
    if (code == INMAEK_OK) code = im_assemble(&assembly, error);
    graph->nodes = assembly.nodes.items;
    graph->edges = assembly.edges.items;
    im_resolution_dispose(&found);
    if (code != INMAEK_OK) return code;
    graph->network = (im_network){graph->nodes, assembly.nodes.count, graph->edges, assembly.edges.count};
    code = im_measure_players(graph->nodes, &graph->network, error);
    if (code == INMAEK_OK) code = im_lay_out(graph->nodes, &graph->network, error);
    return code;
}

inmaek_graph_size inmaek_graph_count(const inmaek_graph *graph)
{
    size_t count[IM_NODE_AGREEMENT + 1] = {0};
    for (size_t i = 0; i < graph->network.node_count; i++) count[graph->nodes[i].kind]++;
    return (inmaek_graph_size){
        .documents = graph->facts.sources.count,
        .organizations = count[IM_NODE_ORGANIZATION],
        .people = count[IM_NODE_PERSON],
        .agreements = count[IM_NODE_AGREEMENT],
        .edges = graph->network.edge_count,
    };
}

const im_network *im_graph_network(const inmaek_graph *graph)
{
    return &graph->network;
}

/* graphml_read.h - any GraphML file, as far as rankings need it.
 *
 * All that touches igraph's reader and its attributes stands in graphml_read.c. */
#ifndef IM_GRAPHML_READ_H
#define IM_GRAPHML_READ_H

#include "base/arena.h"
#include "inmaek.h"

typedef struct im_read_edge {
    uint32_t from, to;
    const char *relation; /* "" where the file has none */
} im_read_edge;

typedef struct im_read_graph {
    inmaek_player *nodes; /* every node; measures are NAN where the file has none */
    size_t node_count;
    im_read_edge *edges;
    size_t edge_count;
    im_arena strings;
} im_read_graph;

/* Reads the first graph of the file. Fails with INMAEK_IO (it cannot be read), INMAEK_FORMAT (it
 * is no GraphML; the message has igraph's word for it) or INMAEK_NO_MEMORY; `graph` is then
 * empty. Sets igraph's attribute table, and its handlers while it runs. */
inmaek_code im_graphml_read(im_read_graph *graph, const char *path, inmaek_error *error);
void im_read_graph_dispose(im_read_graph *graph);

#endif

/* igraph_calls.h - all that this stage asks of igraph, in plain arrays.
 *
 * igraph reports by codes once its handlers are told to, keeps one generator of random numbers
 * for all, and is not thread-safe as Debian builds it; 1.0 changed several signatures. All of
 * that stays in igraph_calls.c. */
#ifndef IM_IGRAPH_CALLS_H
#define IM_IGRAPH_CALLS_H

#include "graph/measure.h"

/* Before any call below: igraph neither prints nor aborts, and its random numbers begin anew, so
 * that equal graphs give equal results. */
void im_igraph_begin(void);
/* After the last one: the handlers are as they were. */
void im_igraph_end(void);

/* An undirected graph of nodes 0..count-1 whose edges are `ties`, as they are. */
typedef struct im_igraph im_igraph;
inmaek_code im_igraph_new(im_igraph **out, size_t count, const im_tie *ties, size_t tie_count,
                          inmaek_error *error);
void im_igraph_free(im_igraph *graph);

/* Each writes one value a node, and fails with INMAEK_NO_MEMORY or INMAEK_GRAPH. */
inmaek_code im_igraph_components(im_igraph *graph, uint32_t *component, size_t *count, inmaek_error *error);
inmaek_code im_igraph_degree(im_igraph *graph, double *degree, inmaek_error *error);
inmaek_code im_igraph_pagerank(im_igraph *graph, double *rank, inmaek_error *error);
inmaek_code im_igraph_eigenvector(im_igraph *graph, double *centrality, inmaek_error *error);
inmaek_code im_igraph_leiden(im_igraph *graph, uint32_t *community, inmaek_error *error);
/* How many shortest paths lead through each node: between all, or from `sources` to all. A tie's
 * length is 1 / weight. */
inmaek_code im_igraph_betweenness(im_igraph *graph, const uint32_t *sources, size_t source_count,
                                  double *paths, inmaek_error *error);
/* The sum of the distances from each of `sources` (NULL: from all) to the node. */
inmaek_code im_igraph_distances(im_igraph *graph, const uint32_t *sources, size_t source_count, double *sums,
                                inmaek_error *error);

/* Layouts of a connected graph: Kamada and Kawai (1989), fine and slow, and Fruchterman and
 * Reingold (1991) from the places that x and y hold, `rounds` times, by igraph's grid of cells. */
inmaek_code im_igraph_layout_fine(im_igraph *graph, double *x, double *y, inmaek_error *error);
inmaek_code im_igraph_layout_fast(im_igraph *graph, double *x, double *y, unsigned rounds,
                                  inmaek_error *error);

#endif

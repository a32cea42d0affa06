/* measure.h - how central the players of a weighted, undirected graph are.
 *
 * Plain arrays in, plain arrays out: igraph stays behind this border, and so does whatever
 * differs between its versions. */
#ifndef IM_MEASURE_H
#define IM_MEASURE_H

#include "inmaek.h"

typedef struct im_tie {
    uint32_t a, b; /* players */
    double weight; /* above 0; the stronger the tie, the nearer the two */
} im_tie;

/* Measures the players 0..count-1 tied by `ties` (parallel ties add up, loops count for
 * nothing; the array is sorted and shortened in place).
 *
 *  degree       how many other players one is tied to
 *  betweenness  the share of shortest paths between two others that lead through one
 *  closeness    1 / mean distance to those in reach, times the share of players in reach
 *               (Wasserman and Faust 1994)
 *  eigenvector  importance by the importance of neighbours, the largest being 1
 *  pagerank     with damping 0.85; sums up to 1
 *
 * A tie's length is 1 / weight. Betweenness and closeness are exact in components of up to
 * 2,000 players and estimated from 128 sources beyond that (Brandes and Pich 2007).
 * `communities` (may be NULL) are Leiden's for modularity, numbered by size, then by smallest
 * member. `measures` are `count` rows. Everything is finite, for loners and for none as well.
 *
 * Fails with INMAEK_NO_MEMORY or INMAEK_GRAPH. */
inmaek_code im_measure(double (*measures)[INMAEK_MEASURES], int *communities, size_t count, im_tie *ties,
                       size_t tie_count, inmaek_error *error);

#endif

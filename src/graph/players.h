/* players.h - from the network to the graph of its players. */
#ifndef IM_PLAYERS_H
#define IM_PLAYERS_H

#include "graph/network.h"

/* Measures organizations and people in the graph that ties them by
 *
 *  - offices and affiliations: 1 for each pair, however many offices;
 *  - agreements: each pair of n parties 1/(n-1), so that every party has ties worth 1 from an
 *    agreement, and a large consortium does not drown the rest; so do the people who took part,
 *    among each other; and each of them is tied to each of the n parties by 1/n.
 *
 * Ties of one pair add up. Fills in `measures` and `community` of the nodes, which are those of
 * the network. INMAEK_NO_MEMORY or INMAEK_GRAPH. */
inmaek_code im_measure_players(im_node *nodes, const im_network *network, inmaek_error *error);

#endif

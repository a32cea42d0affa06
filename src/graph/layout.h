/* layout.h - where the nodes stand when Gephi opens the file, how large and in which colour. */
#ifndef IM_LAYOUT_H
#define IM_LAYOUT_H

#include "graph/network.h"

/* Fills in x, y, size, r, g, b of the nodes, which are those of the network and have been
 * measured. Connected pieces stand side by side, the largest first; no two nodes touch; players
 * grow with their PageRank. INMAEK_NO_MEMORY or INMAEK_GRAPH. */
inmaek_code im_lay_out(im_node *nodes, const im_network *network, inmaek_error *error);

#endif

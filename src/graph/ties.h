/* ties.h - the player graph: who is tied to whom, and how closely. */
#ifndef IM_TIES_H
#define IM_TIES_H

#include "graph/measure.h"
#include "graph/network.h"

/* The ties between the players of a network whose players stand before its agreements: an
 * office or an affiliation weighs 1; an agreement that n players have a part in, as parties or
 * as those who met and signed, ties each two of them by 1 / (n - 1), so that a large consortium
 * does not drown the rest. Reads no more of nodes than `kind`, of edges than `from`, `to` and
 * `relation`. The caller frees `*out`; NULL where there is none. Fails with INMAEK_NO_MEMORY. */
inmaek_code im_ties_make(im_tie **out, size_t *count, const im_network *network, inmaek_error *error);

#endif

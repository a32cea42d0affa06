/* assemble.h - from what is known to be the same to the nodes and edges of the network. */
#ifndef IM_ASSEMBLE_H
#define IM_ASSEMBLE_H

#include "base/arena.h"
#include "graph/collect.h"
#include "graph/network.h"
#include "graph/resolve.h"
#include "graph/romanize.h"

/* The network in the making. Strings of nodes and edges live in `arena`. */
typedef struct im_assembly {
    im_collection *all;
    const im_resolution *found;
    im_arena *arena;
    im_romanizer *romanizer;

    IM_LIST(im_node) nodes;
    IM_LIST(im_edge) edges;
    uint32_t *actor_nodes; /* by actor: its node */
    uint32_t *deal_nodes;  /* by deal: its node, or IM_NO_DEAL */

    /* who makes up a node, and what is said of it */
    im_pairs actors; /* actor that stands for others -> those others and itself */
    im_pairs deals;  /* the same for deals */
    im_pairs forms;  /* actor -> forms */
    im_pairs roles;  /* person that stands for others -> claims that tell a role */

    uint32_t *ranks;          /* by source: its place in the order of ids */
    uint32_t *ranked;         /* sources in that order */
    im_string text;           /* scratch */
    IM_LIST(uint32_t) places; /* scratch: ranks of sources */
} im_assembly;

/* Makes nodes and edges, sorted as network.h says, without measures and places. The caller frees
 * `nodes.items` and `edges.items`. */
inmaek_code im_assemble(im_assembly *assembly, inmaek_error *error);

/* ---- its steps; false: no memory */

bool im_assemble_players(im_assembly *assembly); /* organizations and people, with ids */
bool im_assemble_agreements(im_assembly *assembly);
bool im_assemble_edges(im_assembly *assembly);

/* ---- what the steps share */

/* A copy in the arena. NULL: no memory. */
const char *im_keep(im_assembly *assembly, const char *text);
/* Gives `assembly->text` up to the arena; NULL: no memory, now or while it was written. */
const char *im_keep_text(im_assembly *assembly);
/* Adds the places in the order of ids of the sources that hold `what` (an actor, a claim or a deal,
 * as `sources` has it) to `assembly->places`. */
bool im_add_places(im_assembly *assembly, const im_pairs *sources, uint32_t what);
/* Sorts `places`, drops doubles, and joins the ids of the sources by '|'; NULL: no memory. */
const char *im_join_sources(im_assembly *assembly);
/* Fills in documents, first_seen, last_seen and sources from `places`. */
bool im_date_node(im_assembly *assembly, im_node *node);
/* The best sentence for the status that the agreement was found to have, among the deals that make
 * it up: one of an earlier state would belie it. */
const im_proof *im_agreement_proof(const im_assembly *assembly, const im_pair *deals, size_t count,
                                   inmaek_status status);
/* Appends text with every '|', which separates, as a space. */
void im_add_item(im_string *list, const char *text);

#endif

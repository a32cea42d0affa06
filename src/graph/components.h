/* components.h - a graph taken apart into its connected pieces. */
#ifndef IM_COMPONENTS_H
#define IM_COMPONENTS_H

#include "graph/igraph_calls.h"

typedef struct im_component {
    const uint32_t *members; /* nodes of the whole, ascending */
    size_t count;
    const im_tie *ties; /* among members, by their places in `members` */
    size_t tie_count;
} im_component;

typedef struct im_components {
    im_component *items; /* in the order of their first members */
    size_t count;
    uint32_t *members;
    im_tie *ties;
} im_components; /* all zero is empty */

/* Takes `graph` apart, which is that of `count` nodes and `ties`. */
inmaek_code im_components_find(im_components *out, im_igraph *graph, size_t count, const im_tie *ties,
                               size_t tie_count, inmaek_error *error);
void im_components_dispose(im_components *components);

#endif

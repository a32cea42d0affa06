/* ident.h - the ids of nodes and edges.
 *
 * Ids are made of what a thing is called, not of a number, so that the same thing has the same
 * id in the graph of another day, and graphs can be merged. They are valid as xs:NMTOKEN. */
#ifndef IM_IDENT_H
#define IM_IDENT_H

#include <stdbool.h>

#include "base/array.h"

/* Appends `text` with all that an NMTOKEN cannot hold, and ':', as '_' (once for a run of them):
 * 샘 올트먼 becomes 샘_올트먼. Very long texts are cut and told apart by a hash. True if nothing was
 * changed. */
bool im_ident_add(im_string *id, const char *text);

/* Appends 8 or 16 hexadecimal digits that stand for the text. */
void im_ident_add_hash(im_string *id, const char *text, unsigned digits);

#endif

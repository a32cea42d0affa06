/* place.h - where the boxes of a picture stand.
 *
 * Graphviz could do it, but knows no landscape format for graphs that are in pieces, and asks
 * for a library (GTS) that not every copy of it has; and the picture should be the same on
 * every machine, whatever its fonts. Plain arrays in, plain arrays out. */
#ifndef IM_PLACE_H
#define IM_PLACE_H

#include "export/arrange.h"

/* Places boxes without overlap, those that are linked near each other, in a picture about
 * `aspect` times as wide as high: boxes that hang together are arranged (see arrange.h), and
 * such pieces stand on shelves, the largest above. For a few hundred boxes. Fails with
 * INMAEK_NO_MEMORY only. */
inmaek_code im_place(im_box *boxes, size_t count, const im_link *links, size_t link_count, double aspect,
                     inmaek_error *error);

#endif

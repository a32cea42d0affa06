/* arrange.h - boxes that hang together, arranged by themselves. */
#ifndef IM_ARRANGE_H
#define IM_ARRANGE_H

#include "inmaek.h"

typedef struct im_box {
    double x, y; /* of its middle; y grows upwards */
    double width, height;
} im_box;

typedef struct im_link {
    uint32_t a, b; /* boxes */
    double gap;    /* wanted between their borders */
    double weight; /* how much it matters that its line is easy to follow */
} im_link;

typedef struct im_extent {
    double left, right, bottom, top;
} im_extent;
im_extent im_extent_of(const im_box *boxes, size_t count);

/* Arranges boxes that are all connected, so that none overlap and linked ones are near each
 * other, in a cloud about `aspect` times as wide as high.
 *
 * Distances by stress, minimised as in Zheng, Pawar and Goodman, "Graph Drawing by Stochastic
 * Gradient Descent" (2018); then the cloud is stretched and boxes are pushed apart. Of several
 * beginnings the one wins whose lines cross least. Memory grows with the square of the boxes,
 * time with the cube: for a few hundred at most. Fails with INMAEK_NO_MEMORY only. */
inmaek_code im_arrange(im_box *boxes, size_t count, const im_link *links, size_t link_count, double aspect,
                       inmaek_error *error);

#endif

/* palette.h - the colours by which the kinds of nodes tell themselves apart, in Gephi and in
 * Graphviz alike.
 *
 * Blue, orange and grey-green differ in lightness too, so that they also do in print and for
 * readers who see red and green as one. */
#ifndef IM_PALETTE_H
#define IM_PALETTE_H

#include <stdint.h>

#include "graph/network.h"

typedef struct im_colour {
    uint8_t r, g, b;
} im_colour;

static inline im_colour im_palette(im_node_kind kind)
{
    static const im_colour colours[] = {
        [IM_NODE_ORGANIZATION] = {0x2F, 0x6D, 0xB5},
        [IM_NODE_PERSON] = {0xE0, 0x8E, 0x1B},
        [IM_NODE_AGREEMENT] = {0x8A, 0xA3, 0x97},
    };
    return colours[kind];
}

#endif

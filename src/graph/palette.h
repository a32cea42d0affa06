/* palette.h - one set of colours for every picture of the graph: Gephi's and Graphviz's.
 *
 * The kinds of node differ in lightness as well as in hue, and no two need red and green told
 * apart, so that they stay distinct in grey print and to colour-blind eyes. */
#ifndef IM_PALETTE_H
#define IM_PALETTE_H

#include "graph/network.h"

typedef struct im_colour {
    uint8_t r, g, b;
} im_colour;

/* A kind of node: blue organizations, amber people, slate agreements. */
im_colour im_palette_node(im_node_kind kind);
/* A kind of agreement: its line, and the ties of its parties. */
im_colour im_palette_agreement(inmaek_agreement_kind kind);
/* `colour` laid over white (0: white, 100: the colour itself). */
im_colour im_palette_tint(im_colour colour, unsigned percent);

#endif

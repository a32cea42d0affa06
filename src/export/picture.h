/* picture.h - what the drawing of a graph shows of each node: its words, size and place. */
#ifndef IM_PICTURE_H
#define IM_PICTURE_H

#include "base/array.h"
#include "export/place.h"
#include "graph/network.h"

/* One node's looks. */
typedef struct im_look {
    double rank; /* players: 0 the least central of the graph, 1 the most */
    double font; /* points; 0: too small a node for words */
} im_look;

typedef struct im_picture {
    const im_network *network;
    im_look *looks; /* of each node */
    im_box *boxes;  /* the same, in points */
    double width;   /* of the whole, in points */
    double scale;   /* points for a unit of the graph's own layout, where that is taken */
    bool crowded;   /* too many nodes to be read one by one */
    bool routed;    /* few enough for Graphviz to lead the lines around the boxes */
} im_picture;

/* Small graphs are placed so that every label stands free; of a crowded one only the most
 * central players are named, and all stand where the graph's own layout has them. `network` is
 * borrowed. Fails with INMAEK_NO_MEMORY only. */
inmaek_code im_picture_make(im_picture *picture, const im_network *network, inmaek_error *error);
void im_picture_dispose(im_picture *picture);

/* Appends the words of the node as DOT's label, quotes not included. */
void im_picture_label(im_string *out, const im_node *node);

#endif

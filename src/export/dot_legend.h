/* dot_legend.h - the head of the drawing: its title, and what the signs mean. */
#ifndef IM_DOT_LEGEND_H
#define IM_DOT_LEGEND_H

#include "export/picture.h"

/* Appends the value of the graph's `label`. It is an HTML label, as only that can colour single
 * words; nothing in it comes from the text that was read. */
void im_dot_legend(im_string *out, const im_picture *picture);

#endif

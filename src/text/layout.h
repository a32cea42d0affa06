/* layout.h - what each line of an article is: headline, story, caption, or noise. */
#ifndef IM_LAYOUT_H
#define IM_LAYOUT_H

#include "text/line.h"

enum { IM_LAYOUT_SEEN = 256 };

/* Keeps its memory from article to article. */
typedef struct im_layout {
    im_page page;
    im_pieces pieces;
    im_string title;               /* the headline; empty: none */
    im_piece seen[IM_LAYOUT_SEEN]; /* lines kept so far, by hash, to know one that comes twice */
} im_layout;

void im_layout_dispose(im_layout *layout);

/* Lays out text[0..length). False: no memory. */
bool im_layout_read(im_layout *layout, const char *text, uint32_t length);

#endif

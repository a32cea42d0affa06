/* layout.h - what each line of an article is. */
#ifndef IM_LAYOUT_H
#define IM_LAYOUT_H

#include "text/ending.h"
#include "text/noise.h"

/* A layout keeps its memory from article to article. */
typedef struct im_layout {
    const im_noise *noise;
    const im_endings *endings;
    im_pieces pieces;
    im_string title;       /* the headline; empty: none */
    im_string source;      /* the outlet that a byline names; empty: none */
    im_date date;          /* of publication, as printed; year 0: none */
    im_date_rank rank;
    uint64_t seen[256];    /* lines kept so far, to know a line that comes twice */
} im_layout;

void im_layout_dispose(im_layout *layout);

/* Lays out text[0..length). False: no memory. */
bool im_layout_read(im_layout *layout, const char *text, uint32_t length);

#endif

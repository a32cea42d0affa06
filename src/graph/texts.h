/* texts.h - strings kept once and named by number.
 *
 * A graph of a million documents names the same organizations, titles and dates again and
 * again: each is stored once, and equal strings are equal numbers. */
#ifndef IM_TEXTS_H
#define IM_TEXTS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define IM_NO_TEXT UINT32_MAX

typedef struct im_texts {
    const char **items; /* by number */
    size_t count, capacity;
    uint32_t *slots; /* open addressing; IM_NO_TEXT: free */
    size_t slot_count;
    im_arena bytes;
} im_texts; /* all zero is an empty table */

/* The number of text[0..length), new or old; IM_NO_TEXT when memory ran out. */
uint32_t im_texts_add(im_texts *texts, const char *text, size_t length);
void im_texts_dispose(im_texts *texts);

#endif

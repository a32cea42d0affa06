/* shown.h - a walk through the letters of a text as they are shown to people. */
#ifndef IM_SHOWN_H
#define IM_SHOWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Letters that show nothing or turn the text around (controls, zero-width and bidirectional
 * marks, noncharacters) are skipped; a run of white space is one space, and none at the
 * beginning or the end. */
typedef struct im_shown {
    const char *text;
    size_t length, at; /* `at` is behind the letter that was handed out last */
    bool begun;
} im_shown;

im_shown im_shown_begin(const char *text);
/* The next letter; false at the end. */
bool im_shown_next(im_shown *shown, uint32_t *letter);

#endif

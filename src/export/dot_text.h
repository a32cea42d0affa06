/* dot_text.h - texts as DOT wants them.
 *
 * Everything stands in double quotes. Inside, Graphviz reads a backslash as an escape (\N is the
 * node's name) and &...; as a character entity, and a label in <...> as HTML: none of that may
 * come out of a name that somebody put into a news text. */
#ifndef IM_DOT_TEXT_H
#define IM_DOT_TEXT_H

#include "base/array.h"

/* Appends the whole text in quotes; control characters are left out, white space of any kind
 * becomes one space. */
void im_dot_quote(im_string *out, const char *text);

/* The same, cut to `most` letters with an ellipsis, and broken into two lines at the space
 * nearest to the middle when it is longer than `wrap` letters (0: never). */
void im_dot_quote_short(im_string *out, const char *text, size_t most, size_t wrap);

/* Appends text without quotes around it, for labels put together from several pieces. */
void im_dot_add(im_string *out, const char *text, size_t most, size_t wrap);

#endif

/* width.h - how wide a text stands in columns of a terminal. */
#ifndef IM_WIDTH_H
#define IM_WIDTH_H

#include <stddef.h>

/* Two columns for wide letters (Hangul, Hanja, full-width forms), none for combining marks and
 * controls, one for the rest; by the East Asian Width of Unicode (annex 11), ambiguous letters
 * counting as narrow. */
size_t im_width(const char *text, size_t length);

#endif

/* letter.h - the kinds of code points that the text stage tells apart. */
#ifndef IM_LETTER_H
#define IM_LETTER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/utf8.h"

typedef enum im_letter {
    IM_LETTER_MARK, /* any sign: . ( “ ㈜ % */
    IM_LETTER_SPACE,
    IM_LETTER_DIGIT,
    IM_LETTER_LATIN, /* also the other alphabets: Greek, Cyrillic, kana */
    IM_LETTER_HANGUL,
    IM_LETTER_HANJA
} im_letter;

/* The kind of a code point beyond the common ones; asks ICU. */
im_letter im_letter_of_rare(uint32_t c);

/* The mark that closes what c opens (brackets, curly quotation marks), 0 if it opens nothing. */
uint32_t im_closing_of(uint32_t c);
bool im_is_closing(uint32_t c);

static inline im_letter im_letter_of(uint32_t c)
{
    if (im_is_hangul(c)) return IM_LETTER_HANGUL;
    if (c < 0x80) {
        if (c <= ' ') return IM_LETTER_SPACE;
        if (im_is_digit(c)) return IM_LETTER_DIGIT;
        return im_is_latin(c) ? IM_LETTER_LATIN : IM_LETTER_MARK;
    }
    return im_letter_of_rare(c);
}

/* One code point of checked text, as im_utf8_next() but without its checks. */
static inline uint32_t im_letter_next(const char *s, uint32_t *i)
{
    const unsigned char *p = (const unsigned char *)s + *i;
    if (p[0] < 0x80) {
        *i += 1;
        return p[0];
    }
    if (p[0] < 0xE0) {
        *i += 2;
        return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
    }
    if (p[0] < 0xF0) {
        *i += 3;
        return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    }
    *i += 4;
    return (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
}

/* How long the letters are that these bytes begin, which are no marks at all: Hangul and Chinese characters,
 * ASCII letters, digits, spaces. 0: look closer. */
extern const uint8_t im_letter_plain[256];

static inline uint32_t im_plain_end(const char *s, uint32_t i, uint32_t end)
{
    while (i < end && im_letter_plain[(unsigned char)s[i]]) i += im_letter_plain[(unsigned char)s[i]];
    return i;
}

/* Where the Hangul ends that begins at i. */
static inline uint32_t im_hangul_end(const char *s, uint32_t i, uint32_t end)
{
    const unsigned char *p = (const unsigned char *)s;
    while (i < end && p[i] >= 0xEA && p[i] <= 0xED &&
           im_is_hangul((p[i] & 0x0Fu) << 12 | (p[i + 1] & 0x3Fu) << 6 | (p[i + 2] & 0x3Fu)))
        i += 3;
    return i;
}

/* The code point at i, 0 at or behind `end`. */
static inline uint32_t im_letter_at(const char *s, uint32_t i, uint32_t end)
{
    return i < end ? im_letter_next(s, &i) : 0;
}

/* The code point before i, 0 at or before `start`. */
static inline uint32_t im_letter_before(const char *s, uint32_t i, uint32_t start)
{
    if (i <= start) return 0;
    do i--;
    while (((unsigned char)s[i] & 0xC0) == 0x80);
    return im_letter_next(s, &i);
}

#endif

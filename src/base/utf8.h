/* utf8.h - walking UTF-8 by code point, and what kind of letter a code point is.
 *
 * All callers hand over text that the text stage has checked: valid UTF-8 in NFC. */
#ifndef IM_UTF8_H
#define IM_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The code point that begins at s[*i]; moves *i behind it. *i < n. A broken byte gives U+FFFD
 * and moves on by one. */
uint32_t im_utf8_next_any(const char *s, size_t n, size_t *i);

/* Are these three sound bytes of U+1000 to U+D7FF? */
static inline bool im_utf8_is_three(const unsigned char *b)
{
    uint32_t two = (uint32_t)b[0] << 8 | b[1], tails = (uint32_t)b[1] << 8 | b[2];
    return two - 0xE100 < 0xEDA0 - 0xE100 && (tails & 0xC0C0) == 0x8080;
}

/* The same, inline for what texts are made of: ASCII, and three sound bytes of Hangul. */
static inline uint32_t im_utf8_next(const char *s, size_t n, size_t *i)
{
    const unsigned char *b = (const unsigned char *)s + *i;
    if (b[0] < 0x80) {
        ++*i;
        return b[0];
    }
    if (n - *i >= 3 && im_utf8_is_three(b)) {
        *i += 3;
        return (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
    }
    return im_utf8_next_any(s, n, i);
}

/* Where the plainest of texts ends that begins at s[i]: printable ASCII, and sound bytes of Hangul syllables
 * from U+AC00 to U+D77F. Which of the two comes next nobody can foresee, so that nothing here branches by it.
 */
static inline size_t im_utf8_plain_end(const char *s, size_t n, size_t i)
{
    const unsigned char *b = (const unsigned char *)s;
    while (n - i >= 3) {
        uint32_t lead = b[i], next = b[i + 1], last = b[i + 2];
        uint32_t hangul = (lead << 8 | next) - 0xEAB0 < 0xED9E - 0xEAB0;
        hangul &= (next & 0xC0) == 0x80;
        hangul &= (last & 0xC0) == 0x80;
        uint32_t step = (lead - 0x20 < 0x5F) + 3 * hangul;
        if (!step) break;
        i += step;
    }
    return i;
}

uint32_t im_utf8_previous_any(const char *s, size_t *i);

/* The code point that ends before s[*i]; moves *i to its beginning. *i > 0. */
static inline uint32_t im_utf8_previous(const char *s, size_t *i)
{
    const unsigned char *b = (const unsigned char *)s + *i;
    if (b[-1] < 0x80) {
        --*i;
        return b[-1];
    }
    if (*i >= 3 && im_utf8_is_three(b - 3)) {
        *i -= 3;
        return (b[-3] & 0x0Fu) << 12 | (b[-2] & 0x3Fu) << 6 | (b[-1] & 0x3Fu);
    }
    return im_utf8_previous_any(s, i);
}

/* How many code points. */
size_t im_utf8_length(const char *s, size_t n);
/* Writes 1..4 bytes, returns how many. */
size_t im_utf8_write(char out[4], uint32_t code);
/* The longest beginning of s[0..n) that is not longer than `most` and ends on a border. */
size_t im_utf8_cut(const char *s, size_t n, size_t most);

static inline bool im_is_hangul(uint32_t c)
{
    return c >= 0xAC00 && c <= 0xD7A3;
}
static inline bool im_is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}
static inline bool im_is_latin(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}
static inline bool im_is_hanja(uint32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0xF900 && c <= 0xFAFF);
}
/* The dots that join names: · ㆍ ・ • ‧ ∙ ⋅ ･. */
static inline bool im_is_middle_dot(uint32_t c)
{
    return c == 0xB7 || c == 0x318D || c == 0x30FB || c == 0x2022 || c == 0x2027 || c == 0x2219 ||
           c == 0x22C5 || c == 0xFF65;
}
/* ' " ‘’ “” „ 〈〉《》「」『』 */
static inline bool im_is_quotation_mark(uint32_t c)
{
    return c == '\'' || c == '"' || (c >= 0x2018 && c <= 0x201F) || (c >= 0x3008 && c <= 0x300F);
}
/* Has the Hangul syllable a final consonant (받침)? Its number 0..27 (0: none, 8: ㄹ). */
static inline unsigned im_hangul_final(uint32_t c)
{
    return im_is_hangul(c) ? (c - 0xAC00) % 28 : 0;
}

#endif

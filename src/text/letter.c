/* letter.c - see letter.h. */
#include "text/letter.h"

#include <stddef.h>

#include <unicode/uchar.h>

const uint8_t im_letter_plain[256] = {
    ['0'] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, [' '] = 1, ['A'] = 1,  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1,         1, 1, 1, 1, 1, 1, 1, 1, 1, 1,         ['a'] = 1,  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1,         1, 1, 1, 1, 1, 1, 1, 1, 1, 1,         [0xE4] = 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
};

im_letter im_letter_of_rare(uint32_t c)
{
    if (im_is_hanja(c)) return IM_LETTER_HANJA;
    if (c == 0x318D || c == 0x119E) return IM_LETTER_MARK; /* ㆍ and ᆞ are written for · */
    if (c >= 0x2010 && c <= 0x2027) return IM_LETTER_MARK; /* quotation marks, dashes, … */
    if (im_is_latin(c)) return IM_LETTER_LATIN;
    if (c == 0x3163) return IM_LETTER_MARK;                  /* ㅣ is written for | */
    if (c >= 0x3131 && c <= 0x318E) return IM_LETTER_HANGUL; /* ㄱㄴㄷ */
    if (u_isUWhiteSpace((UChar32)c)) return IM_LETTER_SPACE;
    if (u_isdigit((UChar32)c)) return IM_LETTER_DIGIT;
    /* A combining mark that NFC leaves alone belongs to its letter. */
    if (u_isalpha((UChar32)c) || (U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK)) return IM_LETTER_LATIN;
    return IM_LETTER_MARK;
}

/* ‘’ “” （） ［］ ＜＞ 〈〉《》「」『』【】〔〕〖〗 */
static const uint32_t brackets[][2] = {
    {'(', ')'},       {'[', ']'},       {'{', '}'},       {'<', '>'},
    {0x2018, 0x2019}, {0x201C, 0x201D}, {0xFF08, 0xFF09}, {0xFF3B, 0xFF3D},
    {0xFF1C, 0xFF1E}, {0x3008, 0x3009}, {0x300A, 0x300B}, {0x300C, 0x300D},
    {0x300E, 0x300F}, {0x3010, 0x3011}, {0x3014, 0x3015}, {0x3016, 0x3017},
};

enum { BRACKETS = sizeof brackets / sizeof *brackets };

uint32_t im_closing_of(uint32_t c)
{
    for (size_t i = 0; i < BRACKETS; i++)
        if (brackets[i][0] == c) return brackets[i][1];
    return 0;
}

bool im_is_closing(uint32_t c)
{
    for (size_t i = 0; i < BRACKETS; i++)
        if (brackets[i][1] == c) return true;
    return false;
}

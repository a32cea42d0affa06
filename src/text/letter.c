/* letter.c - see letter.h. */
#include "text/letter.h"

#include <unicode/uchar.h>

im_letter im_letter_of_rare(uint32_t c)
{
    if (im_is_hanja(c)) return IM_LETTER_HANJA;
    if (c == 0x318D || c == 0x119E) return IM_LETTER_MARK; /* ㆍ and ᆞ are written for · */
    if (c >= 0x2010 && c <= 0x2027) return IM_LETTER_MARK; /* quotation marks, dashes, … */
    if (im_is_latin(c)) return IM_LETTER_LATIN;
    if (c >= 0x3131 && c <= 0x318E) return IM_LETTER_HANGUL; /* ㄱㄴㄷ */
    if (u_isUWhiteSpace((UChar32)c)) return IM_LETTER_SPACE;
    if (u_isdigit((UChar32)c)) return IM_LETTER_DIGIT;
    /* A combining mark that NFC leaves alone belongs to its letter. */
    if (u_isalpha((UChar32)c) || (U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK)) return IM_LETTER_LATIN;
    return IM_LETTER_MARK;
}

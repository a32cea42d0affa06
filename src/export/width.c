/* width.c - see the header. */
#include "export/width.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

static size_t letter_width(uint32_t c)
{
    if (c < 0x7F) return c >= 0x20;
    switch (u_charType((UChar32)c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
        return 0;
    default:
        break;
    }
    if (c >= 0x1160 && c <= 0x11FF) return 0; /* vowels and finals that join the consonant before */
    int32_t width = u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

size_t im_width(const char *text, size_t length)
{
    size_t width = 0;
    for (size_t i = 0; i < length;) width += letter_width(im_utf8_next(text, length, &i));
    return width;
}

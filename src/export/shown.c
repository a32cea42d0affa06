/* shown.c - see the header. */
#include "export/shown.h"

#include <string.h>

#include "base/utf8.h"

/* Controls, zero-width and bidirectional marks, the byte-order mark, noncharacters. */
static bool is_invisible(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) || (c >= 0xD800 && c <= 0xDFFF);
}

static bool is_space(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x3000;
}

im_shown im_shown_begin(const char *text)
{
    return (im_shown){.text = text, .length = strlen(text)};
}

bool im_shown_next(im_shown *shown, uint32_t *letter)
{
    bool space = false;
    while (shown->at < shown->length) {
        size_t before = shown->at;
        uint32_t c = im_utf8_next(shown->text, shown->length, &shown->at);
        if (is_space(c)) {
            space = shown->begun;
        } else if (!is_invisible(c)) {
            if (space) shown->at = before;
            *letter = space ? ' ' : c;
            return shown->begun = true;
        }
    }
    return false;
}

/* ident.c - see ident.h. */
#include "graph/ident.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

enum { LONGEST = 200 }; /* bytes; what is longer no reader shows */

/* A part of XML's NameChar on which its editions agree. */
static bool is_name_char(uint32_t c)
{
    if (c < 0x80) return im_is_digit(c) || im_is_latin(c) || c == '-' || c == '.' || c == '_';
    return im_is_hangul(c) || (c >= 0x4E00 && c <= 0x9FA5) ||
           (c >= 0xC0 && c <= 0x131 && c != 0xD7 && c != 0xF7) || (c >= 0x3041 && c <= 0x3094) ||
           (c >= 0x30A1 && c <= 0x30FA) || (c >= 0x410 && c <= 0x44F);
}

void im_ident_add_hash(im_string *id, const char *text, unsigned digits)
{
    uint64_t hash = UINT64_C(14695981039346656037); /* FNV-1a, 64 bits */
    for (const char *p = text; *p; p++) hash = (hash ^ (unsigned char)*p) * UINT64_C(1099511628211);
    if (digits < 16) hash ^= hash >> 32;
    char out[17];
    snprintf(out, sizeof out, "%016" PRIx64, hash);
    im_string_adds(id, out + 16 - digits);
}

bool im_ident_add(im_string *id, const char *text)
{
    size_t length = strlen(text), start = id->count;
    bool same = length > 0, gap = false;
    for (size_t i = 0; i < length && id->count - start <= LONGEST;) {
        size_t from = i;
        if (is_name_char(im_utf8_next(text, length, &i))) {
            im_string_add(id, text + from, i - from);
            gap = false;
        } else {
            if (!gap) im_string_add(id, "_", 1);
            gap = true;
            same = false;
        }
    }
    if (id->count - start <= LONGEST) return same;
    id->count = start + im_utf8_cut(id->items + start, id->count - start, LONGEST - 9);
    im_string_add(id, "_", 1);
    im_ident_add_hash(id, text, 8);
    return false;
}

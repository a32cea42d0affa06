/* utf8.c - see utf8.h. */
#include "base/utf8.h"

enum { REPLACEMENT = 0xFFFD };

static bool is_tail(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

uint32_t im_utf8_next_any(const char *s, size_t n, size_t *i)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char lead = (unsigned char)s[*i];
    if (lead < 0x80) {
        (*i)++;
        return lead;
    }
    size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || n - *i < length) {
        (*i)++;
        return REPLACEMENT;
    }
    uint32_t code = lead & (0x7Fu >> length);
    for (size_t k = 1; k < length; k++) {
        if (!is_tail(s[*i + k])) {
            (*i)++;
            return REPLACEMENT;
        }
        code = code << 6 | ((unsigned char)s[*i + k] & 0x3Fu);
    }
    if (code < least[length] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
        (*i)++;
        return REPLACEMENT;
    }
    *i += length;
    return code;
}

uint32_t im_utf8_previous_any(const char *s, size_t *i)
{
    size_t end = *i, start = end - 1;
    while (start > 0 && end - start < 4 && is_tail(s[start])) start--;
    size_t walked = start;
    uint32_t code = im_utf8_next(s, end, &walked);
    *i = walked == end ? start : end - 1;
    return walked == end ? code : REPLACEMENT;
}

size_t im_utf8_length(const char *s, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++) count += !is_tail(s[i]);
    return count;
}

size_t im_utf8_write(char out[4], uint32_t code)
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xC0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        out[0] = (char)(0xE0 | code >> 12);
        out[1] = (char)(0x80 | (code >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | code >> 18);
    out[1] = (char)(0x80 | (code >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}

size_t im_utf8_cut(const char *s, size_t n, size_t most)
{
    if (n <= most) return n;
    while (most > 0 && is_tail(s[most])) most--;
    return most;
}

/* dot_text.c - quoting for DOT; see the header. */
#include "export/dot_text.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

/* Letters that show nothing or turn the text around: controls, zero-width and bidirectional
 * marks, the byte-order mark, noncharacters. */
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

/* Would Graphviz take this ampersand for the beginning of an entity? */
static bool begins_entity(const char *after)
{
    size_t i = strspn(after, "#ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
    return i > 0 && after[i] == ';';
}

static void add_letter(im_string *out, uint32_t c, const char *after)
{
    if (c == '"') {
        im_string_add(out, "\\\"", 2);
    } else if (c == '\\') {
        im_string_add(out, "\\\\", 2);
    } else if (c == '&' && begins_entity(after)) {
        im_string_adds(out, "&amp;");
    } else {
        char bytes[4];
        im_string_add(out, bytes, im_utf8_write(bytes, c));
    }
}

/* A walk through the letters that will be shown. */
typedef struct letters {
    const char *text;
    size_t length, at;
    bool begun;
} letters;

static letters letters_of(const char *text)
{
    return (letters){.text = text, .length = strlen(text)};
}

/* The next one: invisible letters are skipped, a run of white space is one space, and none at
 * the beginning or the end. */
static bool next_letter(letters *l, uint32_t *letter)
{
    bool space = false;
    while (l->at < l->length) {
        size_t before = l->at;
        uint32_t c = im_utf8_next(l->text, l->length, &l->at);
        if (is_space(c)) {
            space = l->begun;
        } else if (!is_invisible(c)) {
            if (space) l->at = before;
            *letter = space ? ' ' : c;
            return l->begun = true;
        }
    }
    return false;
}

/* Which of the `shown` letters to break at: the space nearest to the middle; 0: none. */
static size_t find_break(const char *text, size_t shown)
{
    letters walk = letters_of(text);
    size_t best = 0, distance = SIZE_MAX;
    uint32_t c;
    for (size_t n = 0; n < shown && next_letter(&walk, &c); n++) {
        size_t away = 2 * n > shown ? 2 * n - shown : shown - 2 * n;
        if (c == ' ' && away < distance) best = n, distance = away;
    }
    return best;
}

void im_dot_add(im_string *out, const char *text, size_t most, size_t wrap)
{
    letters walk = letters_of(text);
    size_t total = 0;
    uint32_t c;
    while (total <= most && next_letter(&walk, &c)) total++;
    size_t shown = total <= most ? total : most - 1;
    size_t at = wrap && shown > wrap ? find_break(text, shown) : 0;
    walk = letters_of(text);
    for (size_t n = 0; n < shown && next_letter(&walk, &c); n++) {
        if (at > 0 && n == at)
            im_string_add(out, "\\n", 2);
        else
            add_letter(out, c, text + walk.at);
    }
    if (total > most) im_string_adds(out, "…");
}

void im_dot_quote_short(im_string *out, const char *text, size_t most, size_t wrap)
{
    im_string_add(out, "\"", 1);
    im_dot_add(out, text, most, wrap);
    im_string_add(out, "\"", 1);
}

void im_dot_quote(im_string *out, const char *text)
{
    im_dot_quote_short(out, text, SIZE_MAX, 0);
}

/* dot_text.c - quoting for DOT; see the header. */
#include "export/dot_text.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "export/shown.h"

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

/* Which of the `shown` letters to break at: the space nearest to the middle; 0: none. */
static size_t find_break(const char *text, size_t shown)
{
    im_shown walk = im_shown_begin(text);
    size_t best = 0, distance = SIZE_MAX;
    uint32_t c;
    for (size_t n = 0; n < shown && im_shown_next(&walk, &c); n++) {
        size_t away = 2 * n > shown ? 2 * n - shown : shown - 2 * n;
        if (c == ' ' && away < distance) best = n, distance = away;
    }
    return best;
}

void im_dot_add(im_string *out, const char *text, size_t most, size_t wrap)
{
    im_shown walk = im_shown_begin(text);
    size_t total = 0;
    uint32_t c;
    while (total <= most && im_shown_next(&walk, &c)) total++;
    size_t shown = total <= most ? total : most - 1;
    size_t at = wrap && shown > wrap ? find_break(text, shown) : 0;
    walk = im_shown_begin(text);
    for (size_t n = 0; n < shown && im_shown_next(&walk, &c); n++) {
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

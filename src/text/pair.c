/* pair.c - brackets and quotation marks that open and close in one piece.
 *
 * Marks that do not find their partner are no pair: a quotation may run over paragraphs, and an
 * apostrophe closes nothing. */
#include "text/letter.h"
#include "text/parts.h"

enum {
    DEPTH = 32,    /* marks open at once; deeper ones are not looked at */
    LONGEST = 4096 /* bytes between two marks: more is two stray marks */
};

typedef struct mark {
    uint32_t code, start, end;
} mark;

static bool is_straight(uint32_t c)
{
    return c == '"' || c == '\'';
}

/* Does a straight mark open? It does behind a space or an opening mark, and before no space. */
static bool opens_straight(const char *text, mark m, im_piece piece)
{
    uint32_t before = im_letter_before(text, m.start, piece.start);
    uint32_t after = im_letter_at(text, m.end, piece.end);
    if (!after || im_letter_of(after) == IM_LETTER_SPACE) return false;
    return !before || im_letter_of(before) == IM_LETTER_SPACE || im_letter_of(before) == IM_LETTER_MARK;
}

/* The level of the open mark that m closes, or -1. */
static int level_of(const mark *open, int depth, mark m, const char *text, im_piece piece)
{
    for (int level = depth - 1; level >= 0; level--) {
        uint32_t wanted = is_straight(open[level].code) ? open[level].code : im_closing_of(open[level].code);
        if (wanted != m.code) continue;
        if (m.start - open[level].end > LONGEST) return -1;
        /* it's: an apostrophe inside a Latin word closes nothing */
        if (m.code == '\'' && im_letter_of(im_letter_at(text, m.end, piece.end)) == IM_LETTER_LATIN)
            return -1;
        return level;
    }
    return -1;
}

/* Adds the pair and drops those inside it. */
static bool keep(im_pairs *out, mark open, mark close)
{
    while (out->count && out->items[out->count - 1].open > open.start) out->count--;
    im_pair pair = {.open = open.start, .open_end = open.end, .close = close.start, .close_end = close.end};
    return im_array_push(out, pair);
}

static bool find(im_pairs *out, const char *text, im_piece piece)
{
    mark open[DEPTH];
    int depth = 0;
    out->count = out->next = 0;
    for (uint32_t i = piece.start; i < piece.end;) {
        i = im_plain_end(text, i, piece.end);
        if (i >= piece.end) break;
        mark m = {.start = i};
        m.code = im_letter_next(text, &i);
        m.end = i;
        bool straight = is_straight(m.code);
        if (straight || im_is_closing(m.code)) {
            int level = level_of(open, depth, m, text, piece);
            if (level >= 0) {
                if (!keep(out, open[level], m)) return false;
                depth = level;
                continue;
            }
        }
        bool opens = straight ? opens_straight(text, m, piece) : im_closing_of(m.code) != 0;
        if (opens && depth < DEPTH) open[depth++] = m;
    }
    return true;
}

bool im_pairs_find(im_pairs *out, const char *text, im_piece piece)
{
    if (!find(out, text, piece)) return false;
    if (out->count != 1 || out->items[0].open != piece.start || out->items[0].close_end != piece.end)
        return true;
    im_piece inner = piece;
    inner.start = out->items[0].open_end;
    inner.end = out->items[0].close;
    return find(out, text, inner);
}

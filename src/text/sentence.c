/* sentence.c - a piece of the article into sentences. */
#include "text/letter.h"
#include "text/parts.h"

static bool is_space(uint32_t c) { return c && im_letter_of(c) == IM_LETTER_SPACE; }

static bool ends_here(const char *text, uint32_t c, uint32_t i, im_piece piece)
{
    if (c != '.' && c != '?' && c != '!' && c != 0x3002) return false;
    uint32_t next = im_letter_at(text, i, piece.end);
    return !next || is_space(next);
}

static bool add(im_sentences *out, const char *text, uint32_t start, uint32_t end, im_piece piece)
{
    while (start < end && text[start] == ' ') start++;
    while (start < end && text[end - 1] == ' ') end--;
    if (start == end) return true;
    im_sentence sentence = {.start = start, .end = end, .paragraph = piece.paragraph, .zone = piece.zone};
    return im_array_push(out, sentence);
}

bool im_sentences_cut(im_sentences *out, const im_pairs *pairs, const char *text, im_piece piece)
{
    uint32_t start = piece.start;
    size_t pair = 0;
    for (uint32_t i = piece.start; i < piece.end;) {
        if (pair < pairs->count && i == pairs->items[pair].open) {
            i = pairs->items[pair++].close_end;
            continue;
        }
        uint32_t c = im_letter_next(text, &i);
        if (piece.zone != IM_ZONE_TITLE && ends_here(text, c, i, piece)) {
            if (!add(out, text, start, i, piece)) return false;
            start = i;
        }
    }
    return add(out, text, start, piece.end, piece);
}

/* sentence.c - a piece of the article into sentences.
 *
 * A full stop inside brackets or quotation marks ends no sentence: what somebody says belongs
 * to the sentence that tells it. The headline is one sentence whatever it holds. */
#include "text/sentence.h"

#include "text/letter.h"

enum {
    LONGEST = 16384 /* bytes: text without full stops is cut at a space, so that no later
                       stage meets a sentence of megabytes */
};

static bool add(im_sentences *out, const char *text, uint32_t start, uint32_t end, im_piece piece)
{
    while (start < end && (unsigned char)text[start] <= ' ') start++;
    while (start < end && (unsigned char)text[end - 1] <= ' ') end--;
    if (start == end) return true;
    im_sentence sentence = {
        .start = start, .end = end, .paragraph = piece.paragraph, .zone = piece.zone, .date = piece.date};
    return im_array_push(out, sentence);
}

/* Does a sentence end with the pair's closing mark: “…했다.” 그는 …? */
static bool ends_with(const im_pair *pair, const im_endings *endings, const char *text, im_piece piece)
{
    uint32_t last = pair->close, i = pair->close_end;
    uint32_t c = im_letter_before(text, last, pair->open_end);
    if (c != '.' && c != '?' && c != '!') return false;
    uint32_t before = im_letter_before(text, last - 1, pair->open_end);
    if (c == '.' && !im_is_final(endings, before)) return false;
    if (i < piece.end && im_letter_of(im_letter_at(text, i, piece.end)) != IM_LETTER_SPACE) return false;
    while (i < piece.end && text[i] == ' ') i++;
    return !im_reports_speech(endings, text, i, piece.end);
}

bool im_sentences_cut(im_sentences *out, const im_endings *endings, const im_pairs *pairs, const char *text,
                      im_piece piece)
{
    uint32_t start = piece.start;
    size_t pair = 0;
    for (uint32_t i = piece.start; i < piece.end && piece.zone != IM_ZONE_TITLE;) {
        uint32_t end = 0, near = start + LONGEST < piece.end ? start + LONGEST : piece.end;
        i = im_plain_end(text, i, near); /* no sentence ends there, nor anything opens */
        if (i >= piece.end) break;
        unsigned char lead = (unsigned char)text[i];
        while (pair < pairs->count && pairs->items[pair].open < i) pair++;
        if (pair < pairs->count && i == pairs->items[pair].open) {
            const im_pair *here = &pairs->items[pair++];
            i = here->close_end;
            if (ends_with(here, endings, text, piece)) end = i;
        } else if (lead >= 0xE4 && lead <= 0xED) {
            i += 3;
            continue;
        } else if (lead == ' ') {
            if (i - start > LONGEST) end = i;
            i++;
        } else {
            if (lead < 0x40 || lead >= 0xE3) end = im_sentence_end(endings, text, start, i, piece.end);
            im_letter_next(text, &i);
        }
        if (!end) continue;
        if (!add(out, text, start, end, piece)) return false;
        start = i = end;
    }
    return add(out, text, start, piece.end, piece);
}

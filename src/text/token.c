/* token.c - a sentence into words and signs.
 *
 * A word is a run of letters and digits. A few signs belong to the word they stand in: F&F,
 * GPT-4o, 4.5, 1,200, Moody's, A/S. Between Hangul they divide (삼성-애플, 개발/생산), since a
 * Korean name holds none of them while a headline likes to join two names so. */
#include "text/letter.h"
#include "text/parts.h"

/* A word while it is read. */
typedef struct word {
    uint32_t start, end;
    unsigned seen; /* bits: which kinds of letters it has */
    im_letter last;
    uint32_t run;  /* where its last run between signs began */
    bool capitals; /* that run is all capitals, at least two */
} word;

#define BIT(letter) (1u << (letter))

static bool is_alphanumeric(im_letter letter)
{
    return letter == IM_LETTER_LATIN || letter == IM_LETTER_DIGIT;
}

/* Are the letters from i on (to the next other sign) all capitals, two or more? */
static bool capitals_at(const char *text, uint32_t i, uint32_t end)
{
    uint32_t n = 0;
    for (; i < end && text[i] >= 'A' && text[i] <= 'Z'; i++) n++;
    if (n < 2) return false;
    im_letter next = im_letter_of(im_letter_at(text, i, end));
    return i == end || next == IM_LETTER_HANGUL || next == IM_LETTER_SPACE || next == IM_LETTER_MARK;
}

/* Does the sign c at w->end belong to the word? */
static bool joins(const word *w, const char *text, uint32_t c, uint32_t end)
{
    uint32_t after = w->end;
    im_letter_next(text, &after);
    im_letter next = after < end ? im_letter_of(im_letter_at(text, after, end)) : IM_LETTER_SPACE;
    bool both = is_alphanumeric(w->last) && is_alphanumeric(next);
    bool digits = w->last == IM_LETTER_DIGIT && next == IM_LETTER_DIGIT;
    switch (c) {
    case '&': /* KT&G, F&F, e& */
        return is_alphanumeric(w->last);
    case '+': /* U+, TV+ */
        return w->last == IM_LETTER_LATIN;
    case '.': /* 4.5, Booking.com, J.P.모건 */
        return both || (w->last == IM_LETTER_LATIN && w->end - w->run == 1 && next == IM_LETTER_HANGUL);
    case ',': /* 1,200 but not 1,2위 */
        return digits && after + 3 <= end && im_is_digit((unsigned char)text[after + 1]) &&
               im_is_digit((unsigned char)text[after + 2]) &&
               !(after + 3 < end && im_is_digit((unsigned char)text[after + 3]));
    case '-': /* GPT-4o, T-Mobile, but two names in KT-MS */
        return both && !(w->capitals && capitals_at(text, after, end));
    case '/': /* A/S, 24/7, but two names in SK/LG */
        return digits || (both && w->end - w->run == 1);
    case '_':
        return both;
    case '\'':
    case 0x2019: /* Moody's */
        return w->last == IM_LETTER_LATIN && next == IM_LETTER_LATIN;
    default:
        return false;
    }
}

/* Takes a letter, or several of a kind that has no capitals, up to `end`. */
static void take_letter(word *w, im_letter letter, uint32_t c, uint32_t end)
{
    w->capitals = (w->end == w->run || w->capitals) && c >= 'A' && c <= 'Z';
    w->seen |= BIT(letter);
    w->last = letter;
    w->end = end;
}

/* Reads the word that begins at `start` with a letter. Chinese characters make words of their
 * own, for in the news they abbreviate: 美정부, 前대표. */
static word read_word(const char *text, uint32_t start, uint32_t end)
{
    word w = {.start = start, .end = start, .run = start};
    for (uint32_t i = start; i < end;) {
        uint32_t hangul = im_hangul_end(text, i, end);
        if (hangul > i) {
            if (w.seen && w.last == IM_LETTER_HANJA) break;
            take_letter(&w, IM_LETTER_HANGUL, 0, i = hangul);
            continue;
        }
        uint32_t c = im_letter_next(text, &i);
        im_letter letter = im_letter_of(c);
        if (letter == IM_LETTER_SPACE) break;
        if (letter == IM_LETTER_MARK) {
            if (!joins(&w, text, c, end)) break;
            w.end = w.run = i;
            w.capitals = false;
            continue;
        }
        if (w.seen && (letter == IM_LETTER_HANJA) != (w.last == IM_LETTER_HANJA)) break;
        take_letter(&w, letter, c, i);
    }
    return w;
}

static im_token_kind kind_of(const word *w)
{
    if (w->seen == BIT(IM_LETTER_HANGUL)) return IM_TOKEN_HANGUL;
    if (w->seen == BIT(IM_LETTER_DIGIT)) return IM_TOKEN_DIGIT;
    if (!(w->seen & (BIT(IM_LETTER_HANGUL) | BIT(IM_LETTER_HANJA)))) return IM_TOKEN_LATIN;
    return IM_TOKEN_MIXED;
}

/* Does position i lie in speech? Asked in text order. */
static bool is_quoted(im_pairs *pairs, uint32_t i)
{
    while (pairs->next < pairs->count && pairs->items[pairs->next].close <= i) pairs->next++;
    if (pairs->next == pairs->count) return false;
    const im_pair *pair = &pairs->items[pairs->next];
    return pair->speech && i >= pair->open_end;
}

bool im_tokens_cut(im_tokens *out, im_sentence *sentence, uint32_t number, im_pairs *pairs, const char *text)
{
    uint32_t i = sentence->start, end = sentence->end;
    bool space = true;
    sentence->token = (uint32_t)out->count;
    while (i < end) {
        uint32_t after = i, c = im_letter_next(text, &after);
        im_letter letter = im_letter_of(c);
        if (letter == IM_LETTER_SPACE) {
            space = true;
            i = after;
            continue;
        }
        im_token token = {.start = i,
                          .end = after,
                          .code = c,
                          .kind = IM_TOKEN_PUNCT,
                          .space_before = space,
                          .sentence = number};
        if (letter != IM_LETTER_MARK) {
            word w = read_word(text, i, end);
            token.end = w.end;
            token.code = 0;
            token.kind = (uint8_t)kind_of(&w);
        }
        token.quoted = is_quoted(pairs, i);
        if (!im_array_push(out, token)) return false;
        i = token.end;
        space = i < end && text[i] == ' ';
        i += space;
    }
    sentence->token_count = (uint32_t)out->count - sentence->token;
    return true;
}

/* noise.c - see noise.h. */
#include "text/noise.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "text/date.h"
#include "text/letter.h"

static const char *const sort_names[IM_NOISE_SORTS] = {
    [IM_NOISE_BYLINE] = "byline",   [IM_NOISE_DATELINE] = "dateline",   [IM_NOISE_MENU] = "menu",
    [IM_NOISE_SECTION] = "section", [IM_NOISE_COPYRIGHT] = "copyright", [IM_NOISE_CREDIT] = "credit",
    [IM_NOISE_CAPTION] = "caption", [IM_NOISE_NOTICE] = "notice",       [IM_NOISE_RELATED] = "related",
    [IM_NOISE_SUMMARY] = "summary", [IM_NOISE_CONTACT] = "contact",     [IM_NOISE_WEATHER] = "weather",
};

enum { NAMES = 3 /* unknown words that may belong to a byline: outlet, desk, one or two names */ };

/* ---------------------------------------------------------------- the vocabulary */

static inmaek_code wrong_sort(const inmaek_lexicon *lexicon, uint32_t entry, const char *as,
                              inmaek_error *error)
{
    char *place = im_lexicon_place(lexicon, IM_NOISE, entry);
    im_error(error, INMAEK_LEXICON,
             "%s: \"as\" is %s; expected byline, dateline, menu, section, copyright, "
             "credit, caption, notice, related, summary, contact or weather",
             place ? place : "noise", as ? as : "missing");
    free(place);
    return INMAEK_LEXICON;
}

inmaek_code im_noise_init(im_noise *noise, const inmaek_lexicon *lexicon, inmaek_error *error)
{
    uint32_t count = im_lexicon_count(lexicon, IM_NOISE);
    *noise = (im_noise){.lexicon = lexicon};
    noise->sorts = calloc(count + 1, sizeof *noise->sorts);
    noise->revised = calloc(count + 1, sizeof *noise->revised);
    if (!noise->sorts || !noise->revised) return im_no_memory(error);
    for (uint32_t e = 0; e < count; e++) {
        const char *as = im_lexicon_attribute(lexicon, IM_NOISE, e, "as");
        unsigned sort = 0;
        while (sort < IM_NOISE_SORTS && !(as && strcmp(as, sort_names[sort]) == 0)) sort++;
        if (sort == IM_NOISE_SORTS) return wrong_sort(lexicon, e, as, error);
        noise->sorts[e] = (uint8_t)sort;
        noise->revised[e] = im_lexicon_flag(lexicon, IM_NOISE, e, "revised");
    }
    return INMAEK_OK;
}

void im_noise_dispose(im_noise *noise)
{
    free(noise->sorts);
    free(noise->revised);
}

/* ---------------------------------------------------------------- the survey */

/* Where the survey stands. */
typedef struct scan {
    const im_noise *noise;
    const char *text;
    uint32_t at, end;
    unsigned names;         /* unknown words just before, which a byline may claim */
    bool labelled, revised; /* a dateline's label stands before */
    im_survey found;
} scan;

static bool is_word(uint32_t c)
{
    im_letter letter = im_letter_of(c);
    return c && letter != IM_LETTER_SPACE && letter != IM_LETTER_MARK;
}

static uint32_t word_end(const char *text, uint32_t i, uint32_t end)
{
    while (i < end && is_word(im_letter_at(text, i, end))) im_letter_next(text, &i);
    return i;
}

/* Does a noise word that ends at i end there as a word? A digit may follow (댓글0), and a word
 * that ends in a sign needs no border. */
static bool is_border(const char *text, uint32_t i, uint32_t end)
{
    uint32_t after = im_letter_at(text, i, end), last = im_letter_before(text, i, 0);
    if (!is_word(after) || !is_word(last)) return true;
    return im_letter_of(after) != im_letter_of(last);
}

/* The longest noise word at text[at..end) that ends on a border: its entry, or IM_NO_ENTRY. */
static uint32_t entry_at(const im_noise *noise, const char *text, uint32_t at, uint32_t end, uint32_t *length)
{
    im_match matches[8];
    unsigned count = im_lexicon_prefixes(noise->lexicon, text + at, end - at, IM_BIT(IM_NOISE), matches, 8);
    while (count-- > 0) {
        if (!is_border(text, at + matches[count].length, end)) continue;
        *length = matches[count].length;
        return im_lexicon_entry(noise->lexicon, matches[count].form, IM_NOISE);
    }
    return IM_NO_ENTRY;
}

uint32_t im_noise_at(const im_noise *noise, const char *text, uint32_t start, uint32_t end,
                     im_noise_sort *sort)
{
    uint32_t length = 0, entry = entry_at(noise, text, start, end, &length);
    if (entry != IM_NO_ENTRY) *sort = (im_noise_sort)noise->sorts[entry];
    return length;
}

/* An address: letters and signs with an @, or a URL. Its end, or `start` if it is none. */
static uint32_t address_end(const char *text, uint32_t start, uint32_t end)
{
    bool at = false, colon = false;
    uint32_t i = start;
    for (; i < end; i++) {
        char c = text[i];
        bool inside = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      (c != '\0' && strchr("@.-_:/?=&%#~+", c));
        if (!inside) break;
        at |= c == '@' && i > start;
        colon |= i + 2 < end && memcmp(text + i, "://", 3) == 0;
    }
    return at || colon || (i - start > 4 && memcmp(text + start, "www.", 4) == 0) ? i : start;
}

static void take_date(scan *s, im_date date)
{
    im_date_rank rank = s->revised ? IM_DATE_REVISED : s->labelled ? IM_DATE_LABELLED : IM_DATE_BARE;
    if (rank > s->found.rank) {
        s->found.date = date;
        s->found.rank = rank;
    }
    s->found.dates++;
    s->labelled = s->revised = false;
}

static void take_sort(scan *s, im_noise_sort sort, uint32_t entry)
{
    s->found.count[sort]++;
    if (sort == IM_NOISE_DATELINE) {
        s->labelled = true;
        s->revised = s->noise->revised[entry];
        /* 2024/01/29 10:15 송고: the label may stand behind */
        if (s->found.rank == IM_DATE_BARE && !s->revised) s->found.rank = IM_DATE_LABELLED;
    }
    if (sort == IM_NOISE_BYLINE) s->found.unknown -= s->names;
    s->names = 0;
}

/* Takes a date, a time or an address at the scan's place; false if there is none. */
static bool take_figure(scan *s)
{
    const char *here = s->text + s->at;
    uint32_t left = s->end - s->at, length;
    im_date date;
    if (im_is_digit((unsigned char)*here)) {
        if ((length = im_date_scan(here, left, &date)) != 0 ||
            (length = im_short_date_scan(here, left, &date)) != 0)
            take_date(s, date);
        else if ((length = im_time_scan(here, left)) != 0)
            s->found.times++;
        s->at += length;
        if (length) return true;
    }
    uint32_t end = address_end(s->text, s->at, s->end);
    if (end == s->at) return false;
    s->found.addresses++;
    s->at = end;
    return true;
}

/* Takes the longest noise word at the scan's place; false if there is none. */
static bool take_noise(scan *s)
{
    uint32_t length, entry = entry_at(s->noise, s->text, s->at, s->end, &length);
    if (entry == IM_NO_ENTRY) return false;
    take_sort(s, (im_noise_sort)s->noise->sorts[entry], entry);
    s->at += length;
    return true;
}

/* Takes any other word. Its end may tell what it is: 유통전문기자, 심층취재팀, 서울맑음. Short
 * numbers (댓글 0, 좋아요 41) count for nothing. */
static void take_word(scan *s)
{
    const inmaek_lexicon *lexicon = s->noise->lexicon;
    uint32_t start = s->at, end = word_end(s->text, start, s->end);
    im_match match = im_lexicon_suffix(lexicon, s->text + start, end - start, IM_BIT(IM_NOISE));
    uint32_t entry = match.length ? im_lexicon_entry(lexicon, match.form, IM_NOISE) : IM_NO_ENTRY;
    im_noise_sort sort = entry == IM_NO_ENTRY ? IM_NOISE_SORTS : (im_noise_sort)s->noise->sorts[entry];
    s->at = end;
    if (sort == IM_NOISE_BYLINE || sort == IM_NOISE_WEATHER) {
        take_sort(s, sort, entry);
    } else if (im_is_digit((unsigned char)s->text[start])) {
        s->found.figures++;
        s->found.unknown += end - start > 3;
    } else {
        s->found.unknown++;
        s->names += s->names < NAMES;
    }
}

/* Takes a sign. */
static void take_sign(scan *s, uint32_t c, bool *bracket)
{
    /* an arrow between the steps of a path, not the end of <승진> */
    s->found.arrows += (c == '>' && !*bracket) || c == 0x203A || c == 0xFF1E;
    *bracket = c == '<' || (*bracket && c != '>');
    s->found.moves += c == '%' || c == 0x25B2 || c == 0x25BC || c == 0x2191 || c == 0x2193; /* ▲ ▼ ↑ ↓ */
}

im_survey im_noise_survey(const im_noise *noise, const char *text, uint32_t start, uint32_t end)
{
    scan s = {.noise = noise, .text = text, .at = start, .end = end};
    bool bracket = false;
    while (s.at < end) {
        if (take_figure(&s) || take_noise(&s)) {
            s.found.words++;
            continue;
        }
        uint32_t after = s.at, c = im_letter_next(text, &after);
        if (is_word(c)) {
            take_word(&s);
            s.found.words++;
            continue;
        }
        take_sign(&s, c, &bracket);
        s.at = after;
    }
    return s.found;
}

/* ending.c - see ending.h. */
#include "text/ending.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "text/letter.h"

enum { MOST = 16 /* full stops, closing marks in a row: more are an ornament */ };

typedef enum speech_use {
    USE_FINAL,       /* a syllable that ends sentences: 다 */
    USE_REPORT,      /* what follows a closing quotation mark: 라고 */
    USE_ABBREVIATION /* a Latin word whose full stop ends no sentence: Co */
} speech_use;

static bool read_use(const char *as, uint8_t *out)
{
    static const char *const names[] = {"final", "report", "abbreviation"};
    for (uint8_t i = 0; as && i < sizeof names / sizeof *names; i++)
        if (strcmp(as, names[i]) == 0) {
            *out = i;
            return true;
        }
    return false;
}

static inmaek_code wrong_entry(const inmaek_lexicon *lexicon, uint32_t entry, const char *expected,
                               inmaek_error *error)
{
    char *place = im_lexicon_place(lexicon, IM_SPEECH, entry);
    im_error(error, INMAEK_LEXICON, "%s: expected %s", place ? place : "speech", expected);
    free(place);
    return INMAEK_LEXICON;
}

inmaek_code im_endings_init(im_endings *endings, const inmaek_lexicon *lexicon, inmaek_error *error)
{
    uint32_t count = im_lexicon_count(lexicon, IM_SPEECH);
    *endings = (im_endings){.lexicon = lexicon, .uses = calloc(count + 1, 1)};
    if (!endings->uses) return im_no_memory(error);
    for (uint32_t e = 0; e < count; e++) {
        const char *form = im_lexicon_form(lexicon, IM_SPEECH, e);
        if (!read_use(im_lexicon_attribute(lexicon, IM_SPEECH, e, "as"), &endings->uses[e]))
            return wrong_entry(lexicon, e, "\"as\" of final, report or abbreviation", error);
        if (endings->uses[e] != USE_FINAL) continue;
        size_t i = 0;
        uint32_t c = im_utf8_next(form, strlen(form), &i);
        if (!im_is_hangul(c) || form[i] != '\0')
            return wrong_entry(lexicon, e, "a final of one syllable", error);
        endings->final[(c - 0xAC00) >> 3] |= (uint8_t)(1u << ((c - 0xAC00) & 7));
    }
    return INMAEK_OK;
}

void im_endings_dispose(im_endings *endings)
{
    free(endings->uses);
}

bool im_ends_final(const im_endings *endings, const char *text, uint32_t start, uint32_t end)
{
    return im_is_final(endings, im_letter_before(text, end, start));
}

static bool has_use(const im_endings *endings, im_match match, speech_use use)
{
    return match.length && endings->uses[im_lexicon_entry(endings->lexicon, match.form, IM_SPEECH)] == use;
}

bool im_reports_speech(const im_endings *endings, const char *text, uint32_t i, uint32_t end)
{
    im_match match = im_lexicon_longest(endings->lexicon, text + i, end - i, IM_BIT(IM_SPEECH));
    return has_use(endings, match, USE_REPORT);
}

static bool is_stop(uint32_t c)
{
    return c == '.' || c == '?' || c == '!' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
}

static bool is_closing(uint32_t c)
{
    return c == '"' || c == '\'' || im_is_closing(c);
}

/* Is the Latin word before i an abbreviation, or one letter (J. P. Morgan)? */
static bool is_abbreviated(const im_endings *endings, const char *text, uint32_t start, uint32_t i)
{
    uint32_t from = i;
    while (from > start && im_is_latin((unsigned char)text[from - 1])) from--;
    if (i - from == 1) return true;
    im_match match = im_lexicon_exact(endings->lexicon, text + from, i - from, IM_BIT(IM_SPEECH));
    return has_use(endings, match, USE_ABBREVIATION);
}

uint32_t im_sentence_end(const im_endings *endings, const char *text, uint32_t start, uint32_t i,
                         uint32_t end)
{
    uint32_t before = im_letter_before(text, i, start), after = i;
    uint32_t c = im_letter_next(text, &after);
    bool final = im_is_final(endings, before), more = false;
    if (!is_stop(c) || is_stop(before)) return 0; /* of several in a row the first is asked */
    for (int k = 0; k < MOST && is_stop(im_letter_at(text, after, end)); k++) {
        im_letter_next(text, &after);
        more = true;
    }
    /* 했다.그는: no space, but what stands before can only end a sentence */
    uint32_t next = im_letter_at(text, after, end);
    if (final && !more && next && !is_closing(next) && im_letter_of(next) != IM_LETTER_SPACE &&
        im_letter_of(next) != IM_LETTER_LATIN && im_letter_of(next) != IM_LETTER_DIGIT)
        return after;
    for (int k = 0; k < MOST && is_closing(im_letter_at(text, after, end)); k++) im_letter_next(text, &after);
    next = im_letter_at(text, after, end);
    if (next && im_letter_of(next) != IM_LETTER_SPACE) return 0;
    if (c != '.') return after;
    if (more) return final ? after : 0;               /* 글쎄... */
    if (im_is_digit(before)) return next ? 0 : after; /* 2025. 2. 4. */
    if (im_is_latin(before) && is_abbreviated(endings, text, start, i)) return next ? 0 : after;
    return after;
}

uint32_t im_last_sentence_end(const im_endings *endings, const char *text, uint32_t start, uint32_t end)
{
    for (uint32_t i = end; i > start;) {
        uint32_t at = i;
        do at--;
        while (at > start && ((unsigned char)text[at] & 0xC0) == 0x80);
        uint32_t sentence =
            is_stop(im_letter_at(text, at, end)) ? im_sentence_end(endings, text, start, at, end) : 0;
        if (sentence) return sentence;
        i = at;
    }
    return start;
}

bool im_is_prose(const im_endings *endings, const char *text, uint32_t start, uint32_t end)
{
    for (uint32_t i = start; i < end; i++)
        if (text[i] == '.' && im_is_final(endings, im_letter_before(text, i, start)) &&
            im_sentence_end(endings, text, start, i, end))
            return true;
    return false;
}

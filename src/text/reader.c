/* reader.c - the text stage as a whole: see document.h. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "text/date.h"
#include "text/decode.h"
#include "text/layout.h"
#include "text/sentence.h"

struct im_reader {
    im_noise noise;
    im_endings endings;
    im_decoder decoder;
    im_layout layout;
    im_pairs pairs;
    im_sentences sentences;
    im_tokens tokens;
    im_document document;
};

inmaek_code im_reader_new(im_reader **out, const inmaek_lexicon *lexicon, inmaek_error *error)
{
    *out = NULL;
    im_reader *reader = calloc(1, sizeof *reader);
    if (!reader) return im_no_memory(error);
    inmaek_code code = im_noise_init(&reader->noise, lexicon, error);
    if (!code) code = im_endings_init(&reader->endings, lexicon, error);
    if (code) {
        im_reader_free(reader);
        return code;
    }
    reader->layout.page.noise = &reader->noise;
    reader->layout.page.endings = &reader->endings;
    *out = reader;
    return INMAEK_OK;
}

void im_reader_free(im_reader *reader)
{
    if (!reader) return;
    im_noise_dispose(&reader->noise);
    im_endings_dispose(&reader->endings);
    im_layout_dispose(&reader->layout);
    im_decoder_dispose(&reader->decoder);
    free(reader->pairs.items);
    free(reader->sentences.items);
    free(reader->tokens.items);
    free(reader);
}

/* Which double quotation marks hold speech, and not a title or a word set off? */
static void mark_speech(im_reader *reader, im_piece piece)
{
    const char *text = reader->decoder.text.items;
    for (size_t p = 0; p < reader->pairs.count; p++) {
        im_pair *pair = &reader->pairs.items[p];
        unsigned char mark = (unsigned char)text[pair->open];
        bool quotation = mark == '"' || memcmp(text + pair->open, "\xE2\x80\x9C", 3) == 0;
        uint32_t end = pair->close;
        while (end > pair->open_end && strchr(".?! ", text[end - 1])) end--;
        pair->speech = quotation && (im_ends_final(&reader->endings, text, pair->open_end, end) ||
                                     im_reports_speech(&reader->endings, text, pair->close_end, piece.end));
    }
}

static bool cut(im_reader *reader)
{
    const char *text = reader->decoder.text.items;
    reader->sentences.count = reader->tokens.count = 0;
    for (size_t p = 0; p < reader->layout.pieces.count; p++) {
        im_piece piece = reader->layout.pieces.items[p];
        size_t first = reader->sentences.count;
        if (!im_pairs_find(&reader->pairs, text, piece)) return false;
        mark_speech(reader, piece);
        if (!im_sentences_cut(&reader->sentences, &reader->endings, &reader->pairs, text, piece))
            return false;
        for (size_t s = first; s < reader->sentences.count; s++)
            if (!im_tokens_cut(&reader->tokens, &reader->sentences.items[s], (uint32_t)s, &reader->pairs,
                               text))
                return false;
    }
    return true;
}

/* The first day of the month that the story names without its month: `4일 서울에서`. 0: none. */
static int first_day(const im_reader *reader)
{
    const char *text = reader->decoder.text.items;
    for (size_t t = 0; t < reader->tokens.count; t++) {
        const im_token *token = &reader->tokens.items[t];
        if (token->kind != IM_TOKEN_MIXED || text[token->start] < '0' || text[token->start] > '9') continue;
        if (reader->sentences.items[token->sentence].zone != IM_ZONE_BODY) continue;
        const char *s = text + token->start;
        int day = s[0] - '0';
        s++;
        if (*s >= '0' && *s <= '9') day = day * 10 + (*s++ - '0');
        if (day < 1 || day > 31 || memcmp(s, "일", 3) != 0) continue;
        const im_token *before = t ? &reader->tokens.items[t - 1] : NULL;
        if (before && before->sentence == token->sentence && before->end - before->start > 3 &&
            memcmp(text + before->end - 3, "월", 3) == 0)
            continue;
        return day;
    }
    return 0;
}

/* The year of the fair that the token names after an acronym, CES 2025에서; 0: it names none. */
static int fair_year(const im_reader *reader, size_t token)
{
    enum { LEAST = 3, DIGITS = 4, FIRST = 2000, LAST = 2099 };
    const char *text = reader->decoder.text.items;
    const im_token *t = &reader->tokens.items[token], *before = t - 1;
    if (!token || before->sentence != t->sentence || before->kind != IM_TOKEN_LATIN || !t->space_before)
        return 0;
    if (t->kind == IM_TOKEN_PUNCT || t->end - t->start < DIGITS || before->end - before->start < LEAST)
        return 0;
    for (uint32_t i = before->start; i < before->end; i++)
        if (text[i] < 'A' || text[i] > 'Z') return 0;
    int year = 0;
    for (uint32_t i = t->start; i < t->start + DIGITS; i++) {
        if (!im_is_digit((unsigned char)text[i])) return 0;
        year = year * 10 + (text[i] - '0');
    }
    uint32_t rest = t->end - t->start - DIGITS;
    bool particle =
        rest &&
        im_lexicon_exact(reader->noise.lexicon, text + t->start + DIGITS, rest, IM_BIT(IM_PARTICLE)).length;
    return year >= FIRST && year <= LAST && (!rest || particle) ? year : 0;
}

/* A story without a date is at least as late as the latest of the fairs that it tells of, and hardly of a
 * later year. */
static im_date year_of(const im_reader *reader)
{
    int latest = 0;
    for (size_t t = 1; t < reader->tokens.count; t++) {
        int year = fair_year(reader, t);
        if (year > latest) latest = year;
    }
    return (im_date){.year = (int16_t)latest};
}

/* A picture's date is that of the article only if it was taken for it: the story then tells of
 * the same day or of one up to three days later, and that is the day of publication. */
static im_date date_of(const im_reader *reader)
{
    const im_page *page = &reader->layout.page;
    if (page->rank != IM_DATE_PICTURE && page->date.year) return page->date;
    int day = page->date.year ? first_day(reader) : 0;
    for (int after = 0; day && after <= 3; after++) {
        im_date date = im_date_add(page->date, after);
        if (date.day == day) return date;
    }
    return year_of(reader);
}

/* The caller's date: the forms of im_date_read(), or a date that a newsroom prints. */
static bool read_date(im_date *out, const char *given)
{
    if (!given) return false;
    if (im_date_read(out, given)) return out->year > 0;
    return im_date_scan(given, (uint32_t)strlen(given), out) > 0;
}

/* The caller's word, else what was found, else NULL. */
static const char *text_or(const char *given, const im_string *found)
{
    return given && *given ? given : found->count ? found->items : NULL;
}

inmaek_code im_reader_read(const im_document **out, im_reader *reader, const inmaek_article *article,
                           inmaek_error *error)
{
    *out = NULL;
    inmaek_code code = im_decode(&reader->decoder, article->bytes, article->length, error);
    if (code) return code;
    const im_string *text = &reader->decoder.text;
    if (!im_layout_read(&reader->layout, text->items, (uint32_t)text->count) || !cut(reader))
        return im_no_memory(error);
    reader->document = (im_document){
        .id = article->id,
        .title = text_or(article->title, &reader->layout.title),
        .source = text_or(article->source, &reader->layout.page.source),
        .text = text->items,
        .length = (uint32_t)text->count,
        .sentences = reader->sentences.items,
        .sentence_count = (uint32_t)reader->sentences.count,
        .tokens = reader->tokens.items,
        .token_count = (uint32_t)reader->tokens.count,
        .offsets = &reader->decoder.offsets,
    };
    if (!read_date(&reader->document.date, article->date)) reader->document.date = date_of(reader);
    *out = &reader->document;
    return INMAEK_OK;
}

size_t im_document_original(const im_document *document, uint32_t position)
{
    return im_offsets_original(document->offsets, position);
}

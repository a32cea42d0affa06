/* text_fixture.h - a reader over the project's own lexicon, and short ways to ask it.
 *
 * The tests run from the project's folder; INMAEK_LEXICON names another lexicon. */
#ifndef TEXT_FIXTURE_H
#define TEXT_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/document.h"

static inmaek_lexicon *lexicon;
static im_reader *reader;
static const im_document *document;
static inmaek_error error;

static int set_up(void **state)
{
    (void)state;
    const char *folder = getenv("INMAEK_LEXICON");
    if (inmaek_lexicon_load(&lexicon, folder ? folder : "seeds/lexicon", &error) ||
        im_reader_new(&reader, lexicon, &error)) {
        fprintf(stderr, "%s\n", error.message);
        return -1;
    }
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    im_reader_free(reader);
    inmaek_lexicon_free(lexicon);
    return 0;
}

/* Reads bytes; the document stays until the next read. */
static inline inmaek_code read_bytes(const char *bytes, size_t length)
{
    inmaek_article article = {.id = "test", .bytes = bytes, .length = length};
    return im_reader_read(&document, reader, &article, &error);
}

/* Reads text that must be readable. */
static inline void read_text(const char *text)
{
    assert_int_equal(read_bytes(text, strlen(text)), INMAEK_OK);
}

/* A sentence as text, or NULL behind the last; static storage. */
static inline const char *sentence(uint32_t i)
{
    static char text[4096];
    if (i >= document->sentence_count) return NULL;
    const im_sentence *s = &document->sentences[i];
    snprintf(text, sizeof text, "%.*s", (int)(s->end - s->start), document->text + s->start);
    return text;
}

static inline const char *token(uint32_t i)
{
    static char text[4096];
    const im_token *t = &document->tokens[i];
    snprintf(text, sizeof text, "%.*s", (int)(t->end - t->start), document->text + t->start);
    return text;
}

/* All tokens of the document, those without a space before them joined by `|`. */
static inline const char *tokens(void)
{
    static char text[8192];
    size_t n = 0;
    text[0] = '\0';
    for (uint32_t i = 0; i < document->token_count; i++)
        n += (size_t)snprintf(text + n, sizeof text - n, "%s%s",
                              !i                                 ? ""
                              : document->tokens[i].space_before ? " "
                                                                 : "|",
                              token(i));
    return text;
}

/* All sentences, joined by ` / `. */
static inline const char *sentences(void)
{
    static char text[8192];
    size_t n = 0;
    text[0] = '\0';
    for (uint32_t i = 0; i < document->sentence_count; i++)
        n += (size_t)snprintf(text + n, sizeof text - n, "%s%s", i ? " / " : "", sentence(i));
    return text;
}

/* The zones of the sentences, a letter each: T, L, B, C. */
static inline const char *zones(void)
{
    static char text[256];
    uint32_t i = 0;
    for (; i < document->sentence_count && i < sizeof text - 1; i++)
        text[i] = "TLBC"[document->sentences[i].zone];
    text[i] = '\0';
    return text;
}

static inline const char *date(void)
{
    static char text[16];
    im_date_print(document->date, text);
    return text;
}

#endif

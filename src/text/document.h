/* document.h - the record that the text stage hands on: an article, cleaned and cut up.
 *
 *     bytes  -> decode (encoding, NFC, a way back)        text/decode.c
 *            -> lay out (title, date, paragraphs, noise)  text/layout.c
 *            -> sentences -> tokens                       text/sentence.c, text/token.c
 *
 * All positions are bytes of `text`; im_document_original() leads back to the input. */
#ifndef IM_DOCUMENT_H
#define IM_DOCUMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "inmaek.h"
#include "lexicon/lexicon.h"

/* What a stretch of the article is. Noise has no sentences and no tokens. */
typedef enum im_zone {
    IM_ZONE_TITLE, /* the headline */
    IM_ZONE_LEAD,  /* sub-headlines, summary points, section headings */
    IM_ZONE_BODY,
    IM_ZONE_CAPTION, /* a picture's caption, credit cut off */
} im_zone;

typedef enum im_token_kind {
    IM_TOKEN_HANGUL, /* 카카오와 */
    IM_TOKEN_LATIN,  /* OpenAI, F&F, GPT-4o, CJ */
    IM_TOKEN_DIGIT,  /* 2025, 4.5, 1,200 */
    IM_TOKEN_MIXED,  /* SK온이, 3사, 1조2000억원, e&그룹, LG유플러스 */
    IM_TOKEN_PUNCT   /* one code point: its number is in `code` */
} im_token_kind;

/* A token is a run of letters and digits (with & . - ' + / where they stand between letters or
 * digits of one name), or one other sign. Particles are still on it. Chinese characters make
 * tokens of their own (美|정부), of the kind IM_TOKEN_MIXED. */
typedef struct im_token {
    uint32_t start, end;
    uint32_t code;     /* the sign of a IM_TOKEN_PUNCT, else 0 */
    uint8_t kind;      /* im_token_kind */
    bool space_before; /* white space, or the sentence's beginning */
    bool quoted;       /* inside double quotation marks that open and close in its sentence and
                          hold speech: they end as sentences do, or 라고 or its like follows */
    uint32_t sentence;
} im_token;

/* A calendar date with 0 where unknown: {2025, 2, 0} is 2025-02. */
typedef struct im_date {
    int16_t year;
    int8_t month, day;
    bool relative; /* the year is 0, and the month counts from the article's, which is not known: {0, -1, 13}
                      is 지난달 13일 */
} im_date;

typedef struct im_sentence {
    uint32_t start, end; /* without white space around */
    uint32_t token, token_count;
    uint32_t paragraph;
    uint8_t zone; /* im_zone */
    im_date date; /* the day printed with a picture's caption, which may be an old one; year 0: none */
} im_sentence;

typedef struct im_document {
    const char *id;     /* from the article */
    const char *title;  /* NULL: none */
    const char *source; /* outlet; NULL: unknown */
    im_date date;       /* of publication; year 0: unknown; perhaps the year alone */
    const char *text;   /* UTF-8, NFC, ended by NUL; control characters became spaces */
    uint32_t length;
    const im_sentence *sentences;
    uint32_t sentence_count;
    const im_token *tokens;
    uint32_t token_count;
    const struct im_offsets *offsets; /* the way back, see im_document_original() */
} im_document;

/* Working memory kept from article to article. */
typedef struct im_reader im_reader;
inmaek_code im_reader_new(im_reader **out, const inmaek_lexicon *lexicon, inmaek_error *error);
void im_reader_free(im_reader *reader);

/* Reads an article. `*out` and all in it belong to the reader and live until its next read.
 * INMAEK_NOT_TEXT names the byte. */
inmaek_code im_reader_read(const im_document **out, im_reader *reader, const inmaek_article *article,
                           inmaek_error *error);

/* The byte of the input, in its own encoding, at which text[position] was read. */
size_t im_document_original(const im_document *document, uint32_t position);

/* "2025-02-04", "2025-02", "2025" or "" into a buffer. */
void im_date_print(im_date date, char out[16]);
/* Reads those forms; false for any other. */
bool im_date_read(im_date *out, const char *text);

#endif

/* reader.c - the text stage as a whole: see document.h. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "text/parts.h"

struct im_reader {
    const inmaek_lexicon *lexicon;
    im_string text;
    im_pieces pieces;
    im_pairs pairs;
    im_sentences sentences;
    im_tokens tokens;
    im_string title;
    im_document document;
};

inmaek_code im_reader_new(im_reader **out, const inmaek_lexicon *lexicon, inmaek_error *error)
{
    *out = calloc(1, sizeof **out);
    if (!*out) return im_no_memory(error);
    (*out)->lexicon = lexicon;
    return INMAEK_OK;
}

void im_reader_free(im_reader *reader)
{
    if (!reader) return;
    free(reader->text.items);
    free(reader->pieces.items);
    free(reader->pairs.items);
    free(reader->sentences.items);
    free(reader->tokens.items);
    free(reader->title.items);
    free(reader);
}

static bool lay_out(im_reader *reader)
{
    const char *text = reader->text.items;
    uint32_t length = (uint32_t)reader->text.count, paragraph = 0;
    bool titled = false;
    reader->pieces.count = 0;
    for (uint32_t i = 0; i < length;) {
        const char *newline = memchr(text + i, '\n', length - i);
        uint32_t end = newline ? (uint32_t)(newline - text) : length;
        im_piece piece = {.start = i, .end = end, .paragraph = paragraph++, .zone = titled ? IM_ZONE_BODY : IM_ZONE_TITLE};
        i = end + 1;
        while (piece.start < piece.end && (unsigned char)text[piece.start] <= ' ') piece.start++;
        while (piece.start < piece.end && (unsigned char)text[piece.end - 1] <= ' ') piece.end--;
        if (piece.start == piece.end) continue;
        if (!titled) {
            im_string_clear(&reader->title);
            im_string_add(&reader->title, text + piece.start, piece.end - piece.start);
        }
        titled = true;
        if (!im_array_push(&reader->pieces, piece)) return false;
    }
    return true;
}

static bool cut(im_reader *reader)
{
    const char *text = reader->text.items;
    reader->sentences.count = reader->tokens.count = 0;
    for (size_t p = 0; p < reader->pieces.count; p++) {
        size_t first = reader->sentences.count;
        if (!im_pairs_find(&reader->pairs, text, reader->pieces.items[p])) return false;
        if (!im_sentences_cut(&reader->sentences, &reader->pairs, text, reader->pieces.items[p])) return false;
        for (size_t s = first; s < reader->sentences.count; s++)
            if (!im_tokens_cut(&reader->tokens, &reader->sentences.items[s], (uint32_t)s, &reader->pairs, text))
                return false;
    }
    return true;
}

inmaek_code im_reader_read(const im_document **out, im_reader *reader, const inmaek_article *article,
                           inmaek_error *error)
{
    im_string_clear(&reader->text);
    im_string_clear(&reader->title);
    im_string_add(&reader->text, article->bytes, article->length);
    if (reader->text.failed || !lay_out(reader) || !cut(reader)) return im_no_memory(error);
    reader->document = (im_document){
        .id = article->id,
        .title = article->title ? article->title : reader->title.count ? reader->title.items : NULL,
        .source = article->source,
        .text = reader->text.items,
        .length = (uint32_t)reader->text.count,
        .sentences = reader->sentences.items,
        .sentence_count = (uint32_t)reader->sentences.count,
        .tokens = reader->tokens.items,
        .token_count = (uint32_t)reader->tokens.count,
    };
    if (article->date) im_date_read(&reader->document.date, article->date);
    *out = &reader->document;
    return INMAEK_OK;
}

size_t im_document_original(const im_document *document, uint32_t position)
{
    (void)document;
    return position;
}

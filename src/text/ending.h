/* ending.h - how sentences end and how speech is reported: the class "speech" of the lexicon. */
#ifndef IM_ENDING_H
#define IM_ENDING_H

#include "base/utf8.h"
#include "text/parts.h"

typedef struct im_endings {
    const inmaek_lexicon *lexicon;
    uint8_t final[(0xD7A4 - 0xAC00 + 7) / 8]; /* a bit a syllable: 다, 요, 까 end sentences */
    uint8_t *uses;                            /* by entry */
} im_endings;

/* Compiles the class. Fails with INMAEK_LEXICON at a use that nobody knows, or for want of
 * memory. Dispose in any case. */
inmaek_code im_endings_init(im_endings *endings, const inmaek_lexicon *lexicon, inmaek_error *error);
void im_endings_dispose(im_endings *endings);

static inline bool im_is_final(const im_endings *endings, uint32_t c)
{
    return im_is_hangul(c) && (endings->final[(c - 0xAC00) >> 3] >> ((c - 0xAC00) & 7) & 1);
}

/* Where the sentence ends whose last sign stands at text[i], closing marks included; 0 if the
 * sign ends none: 4.5, Co., 절묘하네… The text looked at is [start, end). */
uint32_t im_sentence_end(const im_endings *endings, const char *text, uint32_t start, uint32_t i,
                         uint32_t end);

/* The end of the last sentence of text[start..end), or `start` if none ends there. */
uint32_t im_last_sentence_end(const im_endings *endings, const char *text, uint32_t start, uint32_t end);

/* Does text[start..end) end with a syllable that ends sentences? */
bool im_ends_final(const im_endings *endings, const char *text, uint32_t start, uint32_t end);

/* Does a statement end in text[start..end): a full stop behind such a syllable? Headlines ask and
 * cry, but do not state. */
bool im_is_prose(const im_endings *endings, const char *text, uint32_t start, uint32_t end);

/* Does a word that reports speech stand at text[i..end): 라고, 며, 이라는? */
bool im_reports_speech(const im_endings *endings, const char *text, uint32_t i, uint32_t end);

#endif

/* decode.h - bytes of some encoding to text that all later stages trust.
 *
 * What comes out is UTF-8 in NFC, ended by NUL, without control characters other than newline
 * and tab, without zero-width characters, without code points that XML forbids. */
#ifndef IM_DECODE_H
#define IM_DECODE_H

#include "base/array.h"
#include "inmaek.h"

/* The way back is a table of runs in which text and input keep step: every `text_step` bytes of
 * text were read from `input_step` bytes of input. Plain UTF-8 is one run of (1, 1); CP949 has
 * runs of (3, 2) for Hangul, decomposed Hangul runs of (3, 6) and (3, 9). */
typedef struct im_run {
    size_t input;
    uint32_t text;
    uint8_t text_step, input_step;
} im_run;

typedef struct im_offsets {
    im_run *items;
    size_t count, capacity;
} im_offsets;

size_t im_offsets_original(const im_offsets *offsets, uint32_t position);

/* Keeps its memory from article to article. All zero is ready for use. */
typedef struct im_decoder {
    im_string text;
    im_offsets offsets;
    struct UConverter *korean; /* opened when the first CP949 text comes */
    const struct UNormalizer2 *nfc;
} im_decoder;

void im_decoder_dispose(im_decoder *decoder);

/* Decodes into decoder->text and ->offsets. Tries in turn a byte order mark, UTF-8, UTF-16
 * without a mark, CP949. INMAEK_NOT_TEXT names the byte that fits none. */
inmaek_code im_decode(im_decoder *decoder, const char *bytes, size_t length, inmaek_error *error);

#endif

/* compose.c - see compose.h.
 *
 * A file from macOS spells 한 as three letters, ㅎㅏㄴ. ICU composes them; it is asked only where
 * something may combine, one letter with its marks at a time, so that the way back is known to
 * the letter. */
#include "text/compose.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include "base/utf8.h"

enum { REPLACEMENT = 0xFFFD };

/* Characters without width: they only hide in names. */
static bool is_invisible(uint32_t c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

bool im_is_settled(uint32_t c)
{
    if (c < 0x300) return c >= 0xA0 ? c != 0xAD : (c >= ' ' && c < 0x7F) || c == '\n' || c == '\t';
    if (c >= 0xAC00 && c <= 0xD7A3) return true;
    if ((c >= 0x2010 && c <= 0x2027) || (c >= 0x3000 && c <= 0x3029) || (c >= 0x4E00 && c <= 0x9FFF))
        return true;
    if (is_invisible(c) || c == 0x2028 || c == 0x2029 || (c & 0xFFFE) == 0xFFFE || U_IS_SURROGATE(c))
        return false;
    if (c >= 0xFDD0 && c <= 0xFDEF) return false;
    return u_getIntPropertyValue((UChar32)c, UCHAR_NFC_QUICK_CHECK) == UNORM_YES &&
           u_getCombiningClass((UChar32)c) == 0;
}

/* What stands in the text for a code point that may not: 0 for nothing at all. */
static uint32_t cleaned(uint32_t c)
{
    if (c == '\n' || c == '\t' || c == '\r') return c;
    if (c == '\v' || c == '\f' || c == 0x2028 || c == 0x2029) return '\n';
    if (c < ' ' || (c >= 0x7F && c < 0xA0)) return ' ';
    if (is_invisible(c)) return 0;
    if (U_IS_SURROGATE(c) || U_IS_UNICODE_NONCHAR(c)) return REPLACEMENT;
    return c;
}

/* Writes a code point and notes where it came from. */
static void emit(im_decoder *decoder, uint32_t c, size_t input, size_t size)
{
    char bytes[4];
    size_t length = im_utf8_write(bytes, c);
    im_offsets *runs = &decoder->offsets;
    im_run run = {.input = input, .text = (uint32_t)decoder->text.count};
    run.text_step = length == size ? 1 : (uint8_t)length;
    run.input_step = length == size ? 1 : size < UINT8_MAX ? (uint8_t)size : UINT8_MAX;
    const im_run *last = runs->count ? &runs->items[runs->count - 1] : NULL;
    bool goes_on = last && last->text_step == run.text_step && last->input_step == run.input_step &&
                   im_offsets_original(runs, run.text) == input;
    if (!goes_on && !im_array_push(runs, run)) decoder->text.failed = true;
    im_string_add(&decoder->text, bytes, length);
}

static void flush(im_composer *composer)
{
    UChar in[2 * IM_COMPOSE_MOST], out[6 * IM_COMPOSE_MOST];
    int32_t in_length = 0, out_length;
    UErrorCode status = U_ZERO_ERROR;
    size_t input = composer->input, size = composer->input_end - composer->input;
    if (composer->count == 1 && im_is_settled(composer->pending[0])) {
        emit(composer->decoder, composer->pending[0], input, size);
        composer->count = 0;
        return;
    }
    for (unsigned i = 0; i < composer->count; i++) U16_APPEND_UNSAFE(in, in_length, composer->pending[i]);
    composer->count = 0;
    out_length = unorm2_normalize(composer->decoder->nfc, in, in_length, out, 6 * IM_COMPOSE_MOST, &status);
    if (U_FAILURE(status)) {
        composer->decoder->text.failed = true;
        return;
    }
    for (int32_t i = 0; i < out_length;) {
        uint32_t c;
        U16_NEXT_UNSAFE(out, i, c);
        emit(composer->decoder, c, input, size);
        input += size; /* one letter that became two: the second is read from nothing */
        size = 0;
    }
}

void im_compose_begin(im_composer *composer, im_decoder *decoder)
{
    UErrorCode status = U_ZERO_ERROR;
    *composer = (im_composer){.decoder = decoder};
    im_string_clear(&decoder->text);
    decoder->offsets.count = 0;
    if (!decoder->nfc) decoder->nfc = unorm2_getNFCInstance(&status);
    if (U_FAILURE(status)) decoder->text.failed = true;
}

/* A carriage return is a space before a newline, else a newline: seen when `next` comes. */
static void settle_return(im_composer *composer, uint32_t next)
{
    if (composer->count && composer->pending[0] == '\r') composer->pending[0] = next == '\n' ? ' ' : '\n';
}

void im_compose_add(im_composer *composer, uint32_t c, size_t input, size_t size)
{
    uint32_t clean = cleaned(c);
    if (composer->decoder->text.failed || !clean) return;
    settle_return(composer, clean);
    bool apart = im_is_settled(clean) || unorm2_hasBoundaryBefore(composer->decoder->nfc, (UChar32)clean);
    if (composer->count && (apart || composer->count == IM_COMPOSE_MOST)) flush(composer);
    if (!composer->count) composer->input = input;
    composer->input_end = input + size;
    composer->pending[composer->count++] = clean;
}

bool im_compose_end(im_composer *composer)
{
    settle_return(composer, 0);
    if (composer->count && !composer->decoder->text.failed) flush(composer);
    im_string_add(&composer->decoder->text, "", 0);
    return !composer->decoder->text.failed;
}

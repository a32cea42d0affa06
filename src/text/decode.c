/* decode.c - see decode.h.
 *
 * Nearly all input is plain UTF-8 in NFC: it is copied, checked and cleaned in one pass, in
 * place, since what is replaced keeps its length. Whatever else comes is read code point by code
 * point into a composer. */
#include "text/decode.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/utf16.h>

#include "base/error.h"
#include "base/utf8.h"
#include "text/compose.h"

#define LONGEST ((size_t)1 << 30) /* positions are 32 bits, and text may grow in decoding */

enum { SAMPLE = 4096 /* bytes from which an encoding is guessed */ };

void im_decoder_dispose(im_decoder *decoder)
{
    free(decoder->text.items);
    free(decoder->offsets.items);
    if (decoder->korean) ucnv_close(decoder->korean);
}

size_t im_offsets_original(const im_offsets *offsets, uint32_t position)
{
    size_t low = 0, high = offsets->count;
    if (!high) return position;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (offsets->items[middle].text <= position)
            low = middle;
        else
            high = middle;
    }
    const im_run *run = &offsets->items[low];
    return run->input + (size_t)((position - run->text) / run->text_step) * run->input_step;
}

static inmaek_code not_text(inmaek_error *error, const char *what, size_t byte)
{
    return im_error(error, INMAEK_NOT_TEXT, "%s at byte %zu", what, byte);
}

/* ---------------------------------------------------------------- UTF-8 */

/* Reads the code point at s[*i], surrogates too (some old programs write them); moves *i.
 * False, with *i unmoved, at a broken byte. */
static bool read_utf8(const unsigned char *s, size_t n, size_t *i, uint32_t *out)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char lead = s[*i];
    size_t length = lead < 0x80   ? 1
                    : lead < 0xC2 ? 0
                    : lead < 0xE0 ? 2
                    : lead < 0xF0 ? 3
                    : lead < 0xF5 ? 4
                                  : 0;
    if (!length || n - *i < length) return false;
    uint32_t c = length == 1 ? lead : lead & (0x7Fu >> length);
    for (size_t k = 1; k < length; k++) {
        if ((s[*i + k] & 0xC0) != 0x80) return false;
        c = c << 6 | (s[*i + k] & 0x3Fu);
    }
    if (c < least[length] || c > 0x10FFFF) return false;
    *i += length;
    *out = c;
    return true;
}

/* What a first look at the bytes as UTF-8 shows. */
typedef struct look {
    size_t broken; /* the first byte that is no UTF-8; the length if there is none */
    bool settled;  /* nothing combines, nothing is to be taken out */
} look;

/* Newline and space for a control character at s[i], if it is one. */
static void clean_control(unsigned char *s, size_t n, size_t i)
{
    if (s[i] == '\n' || s[i] == '\t') return;
    bool line = (s[i] == '\r' && !(i + 1 < n && s[i + 1] == '\n')) || s[i] == '\v' || s[i] == '\f';
    s[i] = line ? '\n' : ' ';
}

/* Looks at s[0..n), and cleans control characters in place. */
static look look_at(unsigned char *s, size_t n)
{
    bool settled = true;
    for (size_t i = 0; (i = im_utf8_plain_end((const char *)s, n, i)) < n;) {
        unsigned char lead = s[i];
        if (lead < 0x80) {
            if (lead < ' ' || lead == 0x7F) clean_control(s, n, i);
            i++;
        } else {
            uint32_t c;
            if (!read_utf8(s, n, &i, &c)) return (look){i, false};
            if (settled && !im_is_settled(c)) settled = false;
        }
    }
    return (look){n, settled};
}

static void compose_utf8(im_composer *composer, const unsigned char *s, size_t n, size_t start)
{
    for (size_t i = start; i < n;) {
        size_t at = i;
        uint32_t c;
        if (!read_utf8(s, n, &i, &c)) return; /* the look found no broken byte */
        im_compose_add(composer, c, at, i - at);
    }
}

/* Takes the bytes as UTF-8 if they are. `broken` says where not. */
static inmaek_code decode_utf8(im_decoder *decoder, const char *bytes, size_t length, size_t *broken,
                               inmaek_error *error)
{
    size_t mark = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    im_string_clear(&decoder->text);
    decoder->offsets.count = 0;
    im_string_add(&decoder->text, bytes + mark, length - mark);
    if (decoder->text.failed) return im_no_memory(error);
    look seen = look_at((unsigned char *)decoder->text.items, length - mark);
    *broken = seen.broken + mark;
    if (*broken < length) return INMAEK_NOT_TEXT;
    if (seen.settled) {
        im_run run = {.input = mark, .text = 0, .text_step = 1, .input_step = 1};
        return im_array_push(&decoder->offsets, run) ? INMAEK_OK : im_no_memory(error);
    }
    im_composer composer;
    im_compose_begin(&composer, decoder);
    compose_utf8(&composer, (const unsigned char *)bytes, length, mark);
    return im_compose_end(&composer) ? INMAEK_OK : im_no_memory(error);
}

/* ---------------------------------------------------------------- UTF-16 */

static uint32_t unit_at(const unsigned char *s, size_t i, bool big)
{
    return big ? (uint32_t)s[i] << 8 | s[i + 1] : (uint32_t)s[i + 1] << 8 | s[i];
}

/* Reads as UTF-16 from `start`. Lone surrogates become U+FFFD in the composer. */
static inmaek_code decode_utf16(im_decoder *decoder, const unsigned char *s, size_t n, size_t start, bool big,
                                inmaek_error *error)
{
    im_composer composer;
    im_compose_begin(&composer, decoder);
    if ((n - start) % 2) return not_text(error, "broken UTF-16: half a character", n - 1);
    for (size_t i = start; i < n;) {
        size_t at = i;
        uint32_t c = unit_at(s, i, big);
        i += 2;
        if (!c) return not_text(error, "not text: NUL", at);
        if (U16_IS_LEAD(c) && i < n && U16_IS_TRAIL(unit_at(s, i, big))) {
            c = U16_GET_SUPPLEMENTARY(c, unit_at(s, i, big));
            i += 2;
        }
        im_compose_add(&composer, c, at, i - at);
    }
    return im_compose_end(&composer) ? INMAEK_OK : im_no_memory(error);
}

/* How many in a hundred of these units are what Korean or English text is made of? */
static size_t utf16_likeness(const unsigned char *s, size_t n, bool big)
{
    size_t good = 0, units = (n < SAMPLE ? n : SAMPLE) / 2;
    for (size_t i = 0; i < units; i++) {
        uint32_t c = unit_at(s, 2 * i, big);
        good += (c >= ' ' && c < 0x7F) || c == '\n' || c == '\r' || c == '\t' ||
                (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x2010 && c <= 0x2027) ||
                (c >= 0x3000 && c <= 0x33FF) || c == 0xB7;
    }
    return units ? good * 100 / units : 0;
}

/* Bytes with NULs in them are UTF-16 without a mark, or no text. */
static inmaek_code decode_nuls(im_decoder *decoder, const unsigned char *s, size_t n, size_t nul,
                               inmaek_error *error)
{
    enum { LIKELY = 90 };
    size_t little = utf16_likeness(s, n, false), big = utf16_likeness(s, n, true);
    if (little < LIKELY && big < LIKELY) return not_text(error, "not text: NUL", nul);
    return decode_utf16(decoder, s, n, 0, big > little, error);
}

/* ---------------------------------------------------------------- CP949 */

/* How many bytes of CP949 begin with this one. */
static size_t korean_size(char lead)
{
    return (unsigned char)lead <= 0x80 || (unsigned char)lead == 0xFF ? 1 : 2;
}

/* Where ICU met the bytes that it could not convert: they lie before `source`. */
static size_t broken_byte(UConverter *converter, size_t source)
{
    char rest[32];
    int8_t count = sizeof rest;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter, rest, &count, &status);
    return U_SUCCESS(status) ? source - (size_t)count : source;
}

/* Converts with ICU, which stops at the first broken byte: *broken. */
static inmaek_code decode_korean(im_decoder *decoder, const char *bytes, size_t length, size_t *broken,
                                 inmaek_error *error)
{
    enum { CHUNK = 1024 };
    UChar units[CHUNK];
    UErrorCode status = U_ZERO_ERROR;
    if (!decoder->korean) decoder->korean = ucnv_open("windows-949", &status);
    if (decoder->korean) ucnv_reset(decoder->korean);
    ucnv_setToUCallBack(decoder->korean, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    if (U_FAILURE(status))
        return im_error(error, INMAEK_NO_MEMORY, "ICU cannot read CP949: %s", u_errorName(status));
    im_composer composer;
    im_compose_begin(&composer, decoder);
    const char *source = bytes;
    size_t at = 0;
    do {
        UChar *target = units;
        status = U_ZERO_ERROR;
        ucnv_toUnicode(decoder->korean, &target, units + CHUNK, &source, bytes + length, NULL, true, &status);
        for (const UChar *unit = units; unit < target && at < length; unit++) {
            if (*unit >= 0x80 && korean_size(bytes[at]) == 1) { /* ICU lets 0x80 and 0xFF pass */
                *broken = at;
                return INMAEK_NOT_TEXT;
            }
            im_compose_add(&composer, *unit, at, korean_size(bytes[at]));
            at += korean_size(bytes[at]);
        }
        if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) {
            *broken = broken_byte(decoder->korean, (size_t)(source - bytes));
            return INMAEK_NOT_TEXT;
        }
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    return im_compose_end(&composer) ? INMAEK_OK : im_no_memory(error);
}

/* The name of another East Asian encoding that fits the bytes better than Korean does, by ICU's
 * letter statistics; NULL: none. The name is ICU's static storage. */
static const char *foreign_encoding(const char *bytes, size_t length)
{
    static const char *const foreign[] = {"GB18030", "Shift_JIS", "EUC-JP", "Big5"};
    UErrorCode status = U_ZERO_ERROR;
    const char *found = NULL;
    UCharsetDetector *detector = ucsdet_open(&status);
    ucsdet_setText(detector, bytes, (int32_t)(length < SAMPLE ? length : SAMPLE), &status);
    const UCharsetMatch *match = ucsdet_detect(detector, &status);
    const char *name = match ? ucsdet_getName(match, &status) : NULL;
    for (size_t i = 0; U_SUCCESS(status) && name && i < sizeof foreign / sizeof *foreign; i++)
        if (strcmp(name, foreign[i]) == 0) found = foreign[i];
    ucsdet_close(detector);
    return found;
}

/* ---------------------------------------------------------------- which of them */

/* Is this UTF-8 with a broken byte rather than another encoding? Other text gives the look of
 * three-byte letters by chance only. */
static bool is_mostly_utf8(const unsigned char *s, size_t n)
{
    size_t good = 0, bad = 0;
    for (size_t i = 0; i < n && i < 4 * (size_t)SAMPLE;) {
        uint32_t c;
        size_t at = i;
        if (!read_utf8(s, n, &i, &c)) {
            bad++;
            i++;
        } else {
            good += i - at >= 3;
        }
    }
    return good > bad;
}

/* Korean has few Chinese characters; Chinese and Japanese read as CP949 give many. */
static bool looks_korean(const im_decoder *decoder)
{
    const char *s = decoder->text.items;
    size_t hangul = 0, hanja = 0;
    for (size_t i = 0; i < decoder->text.count;) {
        uint32_t c = im_utf8_next(s, decoder->text.count, &i);
        hangul += im_is_hangul(c);
        hanja += im_is_hanja(c);
    }
    return hangul >= 4 * hanja;
}

static inmaek_code decode_other(im_decoder *decoder, const char *bytes, size_t length, size_t broken,
                                inmaek_error *error)
{
    size_t broken_korean = 0;
    if (is_mostly_utf8((const unsigned char *)bytes, length)) return not_text(error, "broken UTF-8", broken);
    inmaek_code code = decode_korean(decoder, bytes, length, &broken_korean, error);
    if (code == INMAEK_NOT_TEXT)
        return im_error(error, code, "unknown encoding: no UTF-8 at byte %zu, no CP949 at byte %zu", broken,
                        broken_korean);
    if (code || looks_korean(decoder)) return code;
    const char *name = foreign_encoding(bytes, length);
    if (!name) return INMAEK_OK;
    return im_error(error, INMAEK_NOT_TEXT, "expected UTF-8, UTF-16 or CP949; at byte %zu this looks like %s",
                    broken, name);
}

inmaek_code im_decode(im_decoder *decoder, const char *bytes, size_t length, inmaek_error *error)
{
    const unsigned char *s = (const unsigned char *)bytes;
    size_t broken = 0;
    if (length > LONGEST) return not_text(error, "expected at most 1 GiB of text; it goes on", LONGEST);
    if (length >= 2 && s[0] == 0xFF && s[1] == 0xFE) return decode_utf16(decoder, s, length, 2, false, error);
    if (length >= 2 && s[0] == 0xFE && s[1] == 0xFF) return decode_utf16(decoder, s, length, 2, true, error);
    const unsigned char *nul = length ? memchr(s, 0, length) : NULL;
    if (nul) return decode_nuls(decoder, s, length, (size_t)(nul - s), error);
    inmaek_code code = decode_utf8(decoder, bytes, length, &broken, error);
    return code == INMAEK_NOT_TEXT ? decode_other(decoder, bytes, length, broken, error) : code;
}

/* clean.c - strings cleaned at the door, so that nothing behind it need look at them again.
 *
 * Facts come from anywhere. XML forbids most control characters, and one name in two forms of
 * Unicode would be two names. */
#include <stdlib.h>
#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/array.h"
#include "base/utf8.h"
#include "facts/facts.h"

/* Characters that any neighbour leaves in NFC: what Korean text is nearly wholly made of. */
static bool is_settled(uint32_t c)
{
    return c < 0x300 || im_is_hangul(c) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x2010 && c <= 0x20CF) ||
           (c >= 0x3001 && c <= 0x3029) || (c >= 0xFF00 && c <= 0xFFEF);
}

static bool is_control(uint32_t c)
{
    return c < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

static bool is_nothing(uint32_t c)
{
    return (c & 0xFFFE) == 0xFFFE; /* U+FFFE, U+FFFF and their kin of the other planes */
}

/* A copy in NFC, by ICU. */
static const char *compose(im_arena *arena, const char *text, size_t length)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    if (U_FAILURE(status) || length > INT32_MAX / 4) return NULL;
    /* No string grows to more than three times its UTF-16 in NFC. */
    int32_t wide_room = (int32_t)length + 1, composed_room = 3 * (int32_t)length + 1;
    int32_t wide_length = 0, composed_length = 0, out_length = 0;
    UChar *wide = malloc((size_t)wide_room * sizeof *wide);
    UChar *composed = malloc((size_t)composed_room * sizeof *composed);
    char *out = NULL;
    if (!wide || !composed) goto done;
    u_strFromUTF8WithSub(wide, wide_room, &wide_length, text, (int32_t)length, 0xFFFD, NULL, &status);
    composed_length = unorm2_normalize(nfc, wide, wide_length, composed, composed_room, &status);
    if (U_FAILURE(status)) goto done;
    out = im_arena_alloc(arena, 3 * (size_t)composed_length + 1);
    if (!out) goto done;
    u_strToUTF8(out, 3 * composed_length + 1, &out_length, composed, composed_length, &status);
    if (U_FAILURE(status)) out = NULL;
done:
    free(wide);
    free(composed);
    return out;
}

const char *im_clean(im_arena *arena, const char *text, size_t length)
{
    bool settled = true, clean = true;
    for (size_t i = 0; (i = im_utf8_plain_end(text, length, i)) < length;) {
        uint32_t c = im_utf8_next(text, length, &i);
        settled = settled && is_settled(c);
        clean = clean && !is_control(c) && !is_nothing(c) && c != 0xFFFD;
    }
    if (clean) return settled ? im_arena_strndup(arena, text, length) : compose(arena, text, length);

    im_string mended = {0}; /* broken bytes come as U+FFFD already */
    for (size_t i = 0; i < length;) {
        uint32_t c = im_utf8_next(text, length, &i);
        char bytes[4];
        c = is_control(c) ? ' ' : is_nothing(c) ? 0xFFFD : c;
        im_string_add(&mended, bytes, im_utf8_write(bytes, c));
    }
    const char *out = NULL;
    if (!mended.failed)
        out = settled ? im_arena_strndup(arena, mended.items, mended.count)
                      : compose(arena, mended.items, mended.count);
    free(mended.items);
    return out;
}

/* key.c - see key.h. */
#include "graph/key.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/utf8.h"

/* NFKC has turned ㈜ into the first of these. */
static const char *const legal_forms[] = {"(주)", "주식회사"};

/* White space, full stops and commas, quotation marks, and the many middle dots. */
static const uint32_t dropped[] = {' ',    '\t',   '\n',   '\r',   0x3000, '.',    ',',
                                   '\'',   '"',    0x2018, 0x2019, 0x201C, 0x201D, 0xB7,
                                   0x318D, 0x30FB, 0x2027, 0x2022, 0x119E};

static bool is_dropped(uint32_t c)
{
    for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++)
        if (c == dropped[i]) return true;
    return false;
}

static void drop(char *s)
{
    size_t length = strlen(s), kept = 0;
    for (size_t i = 0; i < length;) {
        size_t start = i;
        uint32_t c = im_utf8_next(s, length, &i);
        if (is_dropped(c)) continue;
        memmove(s + kept, s + start, i - start);
        kept += i - start;
    }
    s[kept] = '\0';
}

/* Cuts the legal form off either end, unless nothing else is there. */
static void cut_legal_form(char *s)
{
    for (size_t i = 0; i < sizeof legal_forms / sizeof *legal_forms; i++) {
        size_t form = strlen(legal_forms[i]), length = strlen(s);
        if (length <= form) continue;
        if (strncmp(s, legal_forms[i], form) == 0)
            memmove(s, s + form, length - form + 1);
        else if (strcmp(s + length - form, legal_forms[i]) == 0)
            s[length - form] = '\0';
    }
}

/* NFKC_Casefold by ICU, into `out`; broken UTF-8 becomes U+FFFD. */
static bool fold(im_string *out, const char *name)
{
    size_t length = strlen(name);
    if (length > INT32_MAX / 32) return false;
    /* NFKC makes one unit into at most 18 (U+FDFA); names that do are not worth more room */
    int32_t room = (int32_t)length * 18 + 8;
    UChar small[2][512], *units = small[0], *folded = small[1], *large = NULL;
    if (room > 512) {
        large = malloc(2 * (size_t)room * sizeof *large);
        if (!large) return false;
        units = large;
        folded = large + room;
    } else {
        room = 512;
    }
    UErrorCode status = U_ZERO_ERROR;
    int32_t count = 0;
    u_strFromUTF8WithSub(units, room, &count, name, (int32_t)length, 0xFFFD, NULL, &status);
    const UNormalizer2 *normalizer = unorm2_getNFKCCasefoldInstance(&status);
    count = unorm2_normalize(normalizer, units, count, folded, room, &status);
    int32_t bytes = U_SUCCESS(status) ? count * 3 : 0;
    bool good = U_SUCCESS(status) && im_array_reserve(out, (size_t)bytes + 1);
    if (good) {
        u_strToUTF8WithSub(out->items, bytes + 1, &bytes, folded, count, 0xFFFD, NULL, &status);
        good = U_SUCCESS(status);
        out->count = good ? (size_t)bytes : 0;
        out->items[out->count] = '\0';
    }
    free(large);
    return good;
}

bool im_name_key(im_string *key, const char *name)
{
    im_string_clear(key);
    if (!fold(key, name)) return false;
    drop(key->items);
    cut_legal_form(key->items);
    key->count = strlen(key->items);
    if (key->count == 0) im_string_adds(key, name);
    return !key->failed;
}

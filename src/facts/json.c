/* json.c - see json.h. */
#include "facts/json.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/error.h"
#include "base/utf8.h"

/* Is each byte what the two before it ask for? Says no to sound letters of four bytes, to the rarest of three
 * (U+0800 to U+0FFF) and where the text begins or ends with a letter that is not ASCII: broken_byte() then
 * looks again. No byte waits for what another is found to be, so that compilers make sixteen steps of this
 * one. */
static bool is_plainly_sound(const unsigned char *s, size_t length)
{
    uint8_t wrong = length < 4 || (s[0] | s[1] | s[length - 2] | s[length - 1]) >= 0x80;
    for (size_t i = 2; i < length; i++) {
        uint8_t tail = (s[i] & 0xC0) == 0x80, wanted = (s[i - 1] >= 0xC0) | (s[i - 2] >= 0xE0);
        uint8_t unknown = (s[i] >= 0xF0) | (s[i] == 0xE0) | ((s[i] & 0xFE) == 0xC0);
        uint8_t surrogate = (s[i - 1] == 0xED) & (s[i] >= 0xA0);
        wrong |= (tail ^ wanted) | unknown | surrogate;
    }
    return !wrong;
}

/* The first byte that is no UTF-8; `length`: there is none. */
static size_t broken_byte(const char *s, size_t length)
{
    if (is_plainly_sound((const unsigned char *)s, length)) return length;
    for (size_t i = 0; (i = im_utf8_plain_end(s, length, i)) < length;) {
        size_t before = i;
        if ((unsigned char)s[i] < 0x80)
            i++;
        else if (im_utf8_next(s, length, &i) == 0xFFFD && i == before + 1)
            return before;
    }
    return length;
}

/* The four digits behind a \u at s, as a number; -1: there are none. */
static long escape_at(const char *s, const char *end)
{
    if (end - s < 6 || s[0] != '\\' || s[1] != 'u') return -1;
    char digits[5] = {s[2], s[3], s[4], s[5], '\0'};
    if (strspn(digits, "0123456789abcdefABCDEF") != 4) return -1;
    return strtol(digits, NULL, 16);
}

/* What cJSON refuses or cuts a string at, but many a program writes. Works in place: every escape
 * is as long as what replaces it. */
static void mend_escapes(char *s, size_t length)
{
    const char *end = s + length;
    while ((s = memchr(s, '\\', (size_t)(end - s)))) {
        long code = escape_at(s, end);
        bool high = code >= 0xD800 && code < 0xDC00;
        long next = high ? escape_at(s + 6, end) : -1;
        if (high && next >= 0xDC00 && next < 0xE000)
            s += 6;
        else if (code >= 0xD800 && code < 0xE000)
            memcpy(s, "\\ufffd", 6);
        else if (code == 0)
            memcpy(s, "\\u0020", 6);
        s += code < 0 ? (end - s < 2 ? 1 : 2) : 6;
    }
}

inmaek_code im_json_read(cJSON **out, const char *json, size_t length, inmaek_error *error)
{
    *out = NULL;
    size_t broken = broken_byte(json, length);
    if (broken < length) return im_error(error, INMAEK_NOT_TEXT, "byte %zu: expected UTF-8", broken + 1);

    char *copy = malloc(length + 1);
    if (!copy) return im_no_memory(error);
    memcpy(copy, json, length);
    copy[length] = '\0';
    mend_escapes(copy, length);

    const char *stop = copy;
    inmaek_code code = INMAEK_OK;
    *out = cJSON_ParseWithLengthOpts(copy, length + 1, &stop, true);
    if (!*out && im_memory_ran_out(length))
        code = im_no_memory(error);
    else if (!*out)
        code = im_error(error, INMAEK_FORMAT, "byte %zu: expected JSON", (size_t)(stop - copy) + 1);
    free(copy);
    return code;
}

im_value im_member(const im_value *object, const char *key)
{
    const cJSON *json = cJSON_GetObjectItemCaseSensitive(object->json, key);
    return (im_value){cJSON_IsNull(json) ? NULL : json, object, key, 0};
}

im_value im_first(const im_value *list)
{
    return (im_value){list->json ? list->json->child : NULL, list, NULL, 0};
}

im_value im_next(const im_value *element)
{
    return (im_value){element->json->next, element->within, NULL, element->index + 1};
}

static void add_place(im_string *s, const im_value *value)
{
    if (!value->within) return;
    add_place(s, value->within);
    if (value->key)
        im_string_addf(s, "%s%s", s->count ? "." : "", value->key);
    else
        im_string_addf(s, "[%zu]", value->index);
}

inmaek_code im_value_error(const im_value *value, inmaek_error *error, const char *format, ...)
{
    im_string s = {0};
    add_place(&s, value);
    if (s.count) im_string_adds(&s, ": ");
    char message[256];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    for (char *c = message; *c; c++)
        if ((unsigned char)*c < 0x20) *c = ' '; /* what was found may hold line ends */
    im_string_adds(&s, message);
    inmaek_code code = s.failed ? im_no_memory(error) : im_error(error, INMAEK_FORMAT, "%s", s.items);
    free(s.items);
    return code;
}

inmaek_code im_value_expected(const im_value *value, inmaek_error *error, const char *what)
{
    const cJSON *json = value->json;
    if (!json) return im_value_error(value, error, "expected %s", what);
    if (cJSON_IsString(json)) {
        size_t length = im_utf8_cut(json->valuestring, strlen(json->valuestring), 60);
        return im_value_error(value, error, "expected %s, found \"%.*s\"", what, (int)length,
                              json->valuestring);
    }
    const char *found = cJSON_IsNumber(json)   ? "a number"
                        : cJSON_IsBool(json)   ? "true or false"
                        : cJSON_IsArray(json)  ? "a list"
                        : cJSON_IsObject(json) ? "an object"
                                               : "null";
    return im_value_error(value, error, "expected %s, found %s", what, found);
}

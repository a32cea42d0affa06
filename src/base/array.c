/* array.c - see array.h. */
#include "base/array.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool im_array_reserve_bytes(void **items, size_t *capacity, size_t count, size_t more, size_t size)
{
    if (more <= *capacity - count) return true;
    if (more > SIZE_MAX / 2 - count) return false;
    size_t room = *capacity ? *capacity : 16;
    while (room < count + more) room *= 2;
    if (room > SIZE_MAX / size) return false;
    void *grown = realloc(*items, room * size);
    if (!grown) return false;
    *items = grown;
    *capacity = room;
    return true;
}

void im_string_grow(im_string *s, const char *bytes, size_t length)
{
    if (s->failed || length == SIZE_MAX || !im_array_reserve(s, length + 1)) {
        s->failed = true;
        return;
    }
    im_string_add(s, bytes, length);
}

void im_string_addf(im_string *s, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (s->failed || length < 0 || !im_array_reserve(s, (size_t)length + 1)) {
        s->failed = true;
        return;
    }
    va_start(args, format);
    vsnprintf(s->items + s->count, (size_t)length + 1, format, args);
    va_end(args);
    s->count += (size_t)length;
}

void im_string_clear(im_string *s)
{
    s->count = 0;
    s->failed = false;
    if (s->items) s->items[0] = '\0';
}

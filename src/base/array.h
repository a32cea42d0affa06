/* array.h - growing arrays, and growing strings.
 *
 *     IM_LIST(im_word) words = {0};
 *     if (!im_array_push(&words, word)) return im_no_memory(error);
 *     free(words.items);
 */
#ifndef IM_ARRAY_H
#define IM_ARRAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define IM_LIST(type)                                                                                        \
    struct {                                                                                                 \
        type *items;                                                                                         \
        size_t count, capacity;                                                                              \
    }

/* Makes room for `more` further items; false when memory ran out (the array is as before). */
#define im_array_reserve(a, more)                                                                            \
    ((more) <= (a)->capacity - (a)->count ||                                                                 \
     im_array_reserve_bytes((void **)&(a)->items, &(a)->capacity, (a)->count, (more), sizeof *(a)->items))

/* Appends one item; false when memory ran out. */
#define im_array_push(a, item) (im_array_reserve((a), 1) ? ((a)->items[(a)->count++] = (item), true) : false)

bool im_array_reserve_bytes(void **items, size_t *capacity, size_t count, size_t more, size_t size);

/* A growing string, always ended by NUL once anything was added. Free `items`. A failed append
 * sets `failed`, which stays: check once at the end. */
typedef struct im_string {
    char *items;
    size_t count, capacity;
    bool failed;
} im_string;

/* Appends where there may be no room. */
void im_string_grow(im_string *s, const char *bytes, size_t length);
/* Inline, so that a length that is known where it is called makes it a few moves. */
static inline void im_string_add(im_string *s, const char *bytes, size_t length)
{
    if (s->failed || length >= s->capacity - s->count) {
        im_string_grow(s, bytes, length);
        return;
    }
    if (length) memcpy(s->items + s->count, bytes, length);
    s->count += length;
    s->items[s->count] = '\0';
}
static inline void im_string_adds(im_string *s, const char *text)
{
    im_string_add(s, text, strlen(text));
}
/* Writes the number's digits just before `end`, of which there may be 20; returns where they begin. Printing
 * facts is nothing but small numbers, for which snprintf() is slow. */
static inline char *im_digits(char *end, uint64_t number)
{
    do *--end = (char)('0' + number % 10);
    while (number /= 10);
    return end;
}
void im_string_addf(im_string *s, const char *format, ...) __attribute__((format(printf, 2, 3)));
void im_string_clear(im_string *s); /* empty, memory kept, `failed` forgotten */

#endif

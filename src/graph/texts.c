/* texts.c - see texts.h. */
#include "graph/texts.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/map.h"

/* Where the string stands, or the free slot where it belongs. The table is never full. */
static uint32_t *find(const im_texts *texts, uint32_t *slots, size_t slot_count, const char *text,
                      size_t length)
{
    size_t mask = slot_count - 1;
    for (size_t i = im_hash(text, length) & mask;; i = (i + 1) & mask) {
        if (slots[i] == IM_NO_TEXT) return &slots[i];
        const char *old = texts->items[slots[i]];
        if (strncmp(old, text, length) == 0 && old[length] == '\0') return &slots[i];
    }
}

static bool grow(im_texts *texts)
{
    size_t slot_count = texts->slot_count ? texts->slot_count * 2 : 256;
    uint32_t *slots = malloc(slot_count * sizeof *slots);
    if (!slots) return false;
    memset(slots, 0xFF, slot_count * sizeof *slots);
    for (size_t i = 0; i < texts->count; i++)
        *find(texts, slots, slot_count, texts->items[i], strlen(texts->items[i])) = (uint32_t)i;
    free(texts->slots);
    texts->slots = slots;
    texts->slot_count = slot_count;
    return true;
}

uint32_t im_texts_add(im_texts *texts, const char *text, size_t length)
{
    if (texts->count >= texts->slot_count / 2 && !grow(texts)) return IM_NO_TEXT;
    uint32_t *slot = find(texts, texts->slots, texts->slot_count, text, length);
    if (*slot != IM_NO_TEXT) return *slot;
    if (texts->count >= IM_NO_TEXT) return IM_NO_TEXT;
    char *copy = im_arena_strndup(&texts->bytes, text, length);
    if (!copy || !im_array_push(texts, copy)) return IM_NO_TEXT;
    return *slot = (uint32_t)(texts->count - 1);
}

void im_texts_dispose(im_texts *texts)
{
    free(texts->items);
    free(texts->slots);
    im_arena_dispose(&texts->bytes);
    *texts = (im_texts){0};
}

/* map.c - see map.h. */
#include "base/map.h"

#include <stdlib.h>
#include <string.h>

/* FNV-1a, 32 bits: G. Fowler, L. C. Noll, K.-P. Vo (http://www.isthe.com/chongo/tech/comp/fnv/). */
uint32_t im_hash(const char *bytes, size_t length)
{
    const uint32_t prime = 16777619u;
    const unsigned char *s = (const unsigned char *)bytes;
    uint32_t hash = 2166136261u;
    for (; length >= 3; s += 3, length -= 3) /* Hangul comes in threes */
        hash = (((hash ^ s[0]) * prime ^ s[1]) * prime ^ s[2]) * prime;
    for (; length; s++, length--) hash = (hash ^ *s) * prime;
    return hash;
}

/* The slot that holds the key, or the free one where it belongs. The table is never full. */
static im_map_slot *find(const im_map *map, const char *key, size_t length, uint32_t hash)
{
    size_t mask = map->capacity - 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        im_map_slot *slot = &map->slots[i];
        if (!slot->key) return slot;
        if (slot->hash == hash && slot->length == length && memcmp(slot->key, key, length) == 0) return slot;
    }
}

static bool grow(im_map *map)
{
    size_t capacity = map->capacity ? map->capacity * 2 : 64;
    im_map bigger = {.slots = calloc(capacity, sizeof *map->slots), .capacity = capacity};
    if (!bigger.slots) return false;
    for (size_t i = 0; i < map->capacity; i++) {
        im_map_slot *slot = &map->slots[i];
        if (slot->key) *find(&bigger, slot->key, slot->length, slot->hash) = *slot;
    }
    free(map->slots);
    map->slots = bigger.slots;
    map->capacity = capacity;
    return true;
}

uint32_t im_map_get(const im_map *map, const char *key, size_t length)
{
    if (!map->count) return IM_MAP_NONE;
    const im_map_slot *slot = find(map, key, length, im_hash(key, length));
    return slot->key ? slot->value : IM_MAP_NONE;
}

/* The key's slot, made with `value` if it is new; NULL when memory ran out. */
static im_map_slot *intern(im_map *map, const char *key, size_t length, uint32_t value)
{
    if (length > UINT32_MAX || (map->count + 1 > map->capacity / 2 && !grow(map))) return NULL;
    uint32_t hash = im_hash(key, length);
    im_map_slot *slot = find(map, key, length, hash);
    if (slot->key) return slot;
    char *copy = im_arena_strndup(&map->keys, key, length);
    if (!copy) return NULL;
    *slot = (im_map_slot){.key = copy, .length = (uint32_t)length, .hash = hash, .value = value};
    map->count++;
    return slot;
}

bool im_map_put(im_map *map, const char *key, size_t length, uint32_t value)
{
    im_map_slot *slot = intern(map, key, length, value);
    if (!slot) return false;
    slot->value = value;
    return true;
}

uint32_t im_map_intern(im_map *map, const char *key, size_t length, uint32_t value)
{
    im_map_slot *slot = intern(map, key, length, value);
    return slot ? slot->value : IM_MAP_NONE;
}

void im_map_clear(im_map *map)
{
    if (map->count) memset(map->slots, 0, map->capacity * sizeof *map->slots);
    map->count = 0;
    im_arena_reset(&map->keys);
}

void im_map_dispose(im_map *map)
{
    free(map->slots);
    im_arena_dispose(&map->keys);
    *map = (im_map){0};
}

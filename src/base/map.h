/* map.h - strings (any bytes) to numbers, by open addressing.
 *
 * The hash is fixed (FNV-1a), so that nothing differs from run to run; still nobody should
 * let the order of a map show in any output. Keys are copied. */
#ifndef IM_MAP_H
#define IM_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct im_map_slot {
    const char *key;
    uint32_t length, hash;
    uint32_t value;
} im_map_slot;

typedef struct im_map {
    im_map_slot *slots;
    size_t count, capacity;
    im_arena keys;
} im_map; /* all zero is an empty map */

#define IM_MAP_NONE UINT32_MAX

uint32_t im_hash(const char *bytes, size_t length);

/* The value of the key, or IM_MAP_NONE. */
uint32_t im_map_get(const im_map *map, const char *key, size_t length);
/* Sets the key's value; false when memory ran out. */
bool im_map_put(im_map *map, const char *key, size_t length, uint32_t value);
/* The key's value if it is there, else puts `value` and returns it; IM_MAP_NONE: no memory. */
uint32_t im_map_intern(im_map *map, const char *key, size_t length, uint32_t value);
void im_map_clear(im_map *map); /* empty, memory kept */
void im_map_dispose(im_map *map);

#endif

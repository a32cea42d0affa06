/* arena.c - see arena.h. */
#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_BYTES = 1 << 16, ALIGN = sizeof(max_align_t) };

struct im_arena_block {
    struct im_arena_block *next;
    size_t size, used;
    max_align_t bytes[];
};

/* A block for at least `size` bytes behind the current one: an old one if it is large enough. */
static struct im_arena_block *next_block(im_arena *arena, size_t size)
{
    struct im_arena_block **link = arena->current ? &arena->current->next : &arena->first;
    if (*link && (*link)->size >= size) {
        (*link)->used = 0;
        return arena->current = *link;
    }
    size_t room = size > BLOCK_BYTES ? size : BLOCK_BYTES;
    if (room > SIZE_MAX - sizeof(struct im_arena_block)) return NULL;
    struct im_arena_block *block = malloc(sizeof *block + room);
    if (!block) return NULL;
    *block = (struct im_arena_block){.next = *link, .size = room};
    *link = block;
    return arena->current = block;
}

void *im_arena_alloc(im_arena *arena, size_t size)
{
    if (size > SIZE_MAX - ALIGN) return NULL;
    size = (size + ALIGN - 1) / ALIGN * ALIGN;
    struct im_arena_block *block = arena->current;
    if (!block || block->size - block->used < size) {
        block = next_block(arena, size);
        if (!block) return NULL;
    }
    void *piece = (char *)block->bytes + block->used;
    block->used += size;
    return piece;
}

void *im_arena_calloc(im_arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size) return NULL;
    void *piece = im_arena_alloc(arena, count * size);
    if (piece) memset(piece, 0, count * size);
    return piece;
}

char *im_arena_strndup(im_arena *arena, const char *text, size_t length)
{
    if (length == SIZE_MAX) return NULL;
    char *copy = im_arena_alloc(arena, length + 1);
    if (!copy) return NULL;
    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *im_arena_strdup(im_arena *arena, const char *text)
{
    return im_arena_strndup(arena, text, strlen(text));
}

void im_arena_reset(im_arena *arena)
{
    arena->current = arena->first;
    if (arena->first) arena->first->used = 0;
}

void im_arena_dispose(im_arena *arena)
{
    for (struct im_arena_block *block = arena->first; block;) {
        struct im_arena_block *next = block->next;
        free(block);
        block = next;
    }
    *arena = (im_arena){0};
}

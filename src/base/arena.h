/* arena.h - memory that is freed all at once.
 *
 * A document's records are made of many small pieces that die together. An arena hands them
 * out from big blocks; reset keeps the blocks for the next document. */
#ifndef IM_ARENA_H
#define IM_ARENA_H

#include <stddef.h>

typedef struct im_arena {
    struct im_arena_block *first, *current;
} im_arena; /* all zero is an empty arena */

/* Memory aligned for any type; NULL when memory ran out. */
void *im_arena_alloc(im_arena *arena, size_t size);
/* The same for `count` elements of `size` bytes, zeroed; NULL on overflow too. */
void *im_arena_calloc(im_arena *arena, size_t count, size_t size);
/* A copy ended by NUL. */
char *im_arena_strndup(im_arena *arena, const char *text, size_t length);
char *im_arena_strdup(im_arena *arena, const char *text);
/* Forgets every piece, keeps the blocks. */
void im_arena_reset(im_arena *arena);
/* Frees all. */
void im_arena_dispose(im_arena *arena);

#endif

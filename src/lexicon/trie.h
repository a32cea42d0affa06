/* trie.h - many words in one automaton, walked code point by code point.
 *
 * The edges of all states lie in one hash table of 64-bit slots (state, letter, next state):
 * a step is one probe, the table a few bytes a letter. Most walks end at their first letter, so
 * the root's edges stand in a table of their own, by letter. */
#ifndef IM_TRIE_H
#define IM_TRIE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { IM_TRIE_ROOT = 0, IM_TRIE_PLANE = 0x10000 };
#define IM_TRIE_NONE UINT32_MAX

typedef struct im_trie_state {
    uint32_t word;  /* the word that ends here, or IM_TRIE_NONE */
    uint32_t below; /* classes of all words that go through or end here */
} im_trie_state;

/* A first letter: the state behind it (0: none) and that state's `below`, so that most look-ups end
 * without touching the states. */
typedef struct im_trie_door {
    uint32_t state, below;
} im_trie_door;

typedef struct im_trie {
    im_trie_door *root; /* by letter below IM_TRIE_PLANE: where it leads from the root */
    uint64_t *slots;
    size_t capacity, edges;
    struct { im_trie_state *items; size_t count, capacity; } states;
} im_trie; /* all zero is empty, and needs no dispose */

/* A slot: 22 bits state, 21 bits letter, 21 bits next state (never 0: nothing leads to the
 * root), so that 0 is a free slot. */
enum { IM_TRIE_LETTER_BITS = 21, IM_TRIE_NEXT_BITS = 21, IM_TRIE_STATES = 1 << IM_TRIE_NEXT_BITS };

static inline uint64_t im_trie_key(uint32_t state, uint32_t letter)
{
    return (uint64_t)state << IM_TRIE_LETTER_BITS | letter;
}

/* The slot of the edge, or the free one where it belongs. */
static inline uint64_t *im_trie_slot(const im_trie *trie, uint64_t key)
{
    size_t mask = trie->capacity - 1;
    size_t i = (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 32) & mask;
    while (trie->slots[i] && trie->slots[i] >> IM_TRIE_NEXT_BITS != key) i = (i + 1) & mask;
    return &trie->slots[i];
}

/* The state behind `state` by the letter; IM_TRIE_NONE: there is none. Inline: every letter of
 * every article goes through here several times. */
static inline uint32_t im_trie_step(const im_trie *trie, uint32_t state, uint32_t letter)
{
    if (!trie->edges) return IM_TRIE_NONE;
    uint32_t next = state == IM_TRIE_ROOT && letter < IM_TRIE_PLANE
                        ? trie->root[letter].state
                        : (uint32_t)(*im_trie_slot(trie, im_trie_key(state, letter)) & (IM_TRIE_STATES - 1));
    return next ? next : IM_TRIE_NONE;
}

/* Does any word of `classes` begin with the letter? May say yes where none does. */
static inline bool im_trie_opens(const im_trie *trie, uint32_t letter, uint32_t classes)
{
    return letter >= IM_TRIE_PLANE || (trie->root && (trie->root[letter].below & classes));
}

/* Adds the letters of s[0..n) (from its end if `backwards`), marks the states on the way with
 * `classes`, and returns the last state, whose `word` the caller sets; IM_TRIE_NONE: no memory. */
uint32_t im_trie_add(im_trie *trie, const char *s, size_t n, bool backwards, uint32_t classes);
void im_trie_dispose(im_trie *trie);

#endif

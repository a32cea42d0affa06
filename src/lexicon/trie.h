/* trie.h - many words in one automaton, walked code point by code point.
 *
 * The edges of all states lie in one hash table of 64-bit slots (state, letter, next state):
 * a step is one probe, the table a few bytes a letter. */
#ifndef IM_TRIE_H
#define IM_TRIE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { IM_TRIE_ROOT = 0 };
#define IM_TRIE_NONE UINT32_MAX

typedef struct im_trie_state {
    uint32_t word;  /* the word that ends here, or IM_TRIE_NONE */
    uint32_t below; /* classes of all words that go through or end here */
} im_trie_state;

typedef struct im_trie {
    uint64_t *slots;
    size_t capacity, edges;
    struct { im_trie_state *items; size_t count, capacity; } states;
} im_trie; /* all zero is empty, and needs no dispose */

/* The state behind `state` by the letter; IM_TRIE_NONE: there is none. */
uint32_t im_trie_step(const im_trie *trie, uint32_t state, uint32_t letter);

/* Adds the letters of s[0..n) (from its end if `backwards`), marks the states on the way with
 * `classes`, and returns the last state, whose `word` the caller sets; IM_TRIE_NONE: no memory. */
uint32_t im_trie_add(im_trie *trie, const char *s, size_t n, bool backwards, uint32_t classes);
void im_trie_dispose(im_trie *trie);

#endif

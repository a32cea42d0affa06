/* trie.h - many words in one automaton, walked code point by code point.
 *
 * The edges of all states lie in one hash table, with all that a walk asks of them: a step is one
 * probe, mostly one cache line. Most walks end at their first letter, so the root's edges stand in
 * a table of their own, by letter. Where but one word is left below an edge, the word itself tells
 * the rest, and no further edges are made: that halves them. */
#ifndef IM_TRIE_H
#define IM_TRIE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { IM_TRIE_ROOT = 0, IM_TRIE_PLANE = 0x10000 };
#define IM_TRIE_NONE UINT32_MAX

/* A word, by number. */
typedef struct im_form {
    const char *text;
    uint32_t length;
    uint32_t classes;
    uint32_t first_sense; /* see store.h */
} im_form;

/* A step by one letter. If it leads to no state, `word` is the only one that goes this way, and
 * ends here or later. */
typedef struct im_trie_edge {
    uint64_t path;       /* 22 bits state, 21 bits letter, 21 bits next state (0: none); 0: no edge */
    uint32_t below : 24; /* classes of all words that go through or end here */
    uint32_t ahead : 8; /* where it leads to no state: im_trie_hint() of the letter by which the word goes on,
                           or 0 */
    uint32_t word;      /* the one that ends here, or IM_TRIE_NONE */
} im_trie_edge;

typedef struct im_trie {
    im_trie_edge *root; /* by letter below IM_TRIE_PLANE */
    im_trie_edge *slots;
    size_t capacity, edges;
    uint32_t states; /* the last one's number */
} im_trie;           /* all zero is empty, and needs no dispose */

enum { IM_TRIE_LETTER_BITS = 21, IM_TRIE_NEXT_BITS = 21, IM_TRIE_STATES = 1 << IM_TRIE_NEXT_BITS };

/* The state that the edge leaves. */
static inline uint32_t im_trie_state(const im_trie_edge *edge)
{
    return (uint32_t)(edge->path >> (IM_TRIE_LETTER_BITS + IM_TRIE_NEXT_BITS));
}

static inline uint32_t im_trie_letter(const im_trie_edge *edge)
{
    return (uint32_t)(edge->path >> IM_TRIE_NEXT_BITS) & ((1 << IM_TRIE_LETTER_BITS) - 1);
}

/* The state that the edge leads to; IM_TRIE_ROOT: none. */
static inline uint32_t im_trie_next(const im_trie_edge *edge)
{
    return (uint32_t)(edge->path & (IM_TRIE_STATES - 1));
}

/* A letter in eight bits, not 0: tells most words apart before they are fetched from where they lie. */
static inline uint32_t im_trie_hint(uint32_t letter)
{
    return letter % 255 + 1;
}

/* What the edge is found by, and where it is looked for first. */
static inline uint64_t im_trie_key(uint32_t state, uint32_t letter)
{
    return (uint64_t)state << IM_TRIE_LETTER_BITS | letter;
}
static inline size_t im_trie_place(const im_trie *trie, uint64_t key)
{
    return (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 32) & (trie->capacity - 1);
}

/* The slot of the edge, or the free one where it belongs. */
static inline im_trie_edge *im_trie_slot(const im_trie *trie, uint32_t state, uint32_t letter)
{
    if (state == IM_TRIE_ROOT && letter < IM_TRIE_PLANE) return &trie->root[letter];
    uint64_t key = im_trie_key(state, letter);
    size_t mask = trie->capacity - 1, i = im_trie_place(trie, key);
    while (trie->slots[i].path && trie->slots[i].path >> IM_TRIE_NEXT_BITS != key) i = (i + 1) & mask;
    return &trie->slots[i];
}

/* The edge from `state`, which is not the root, by the letter, if words of `classes` go that way, else NULL.
 * Inline: every letter of every article goes through here several times. */
static inline const im_trie_edge *im_trie_step(const im_trie *trie, uint32_t state, uint32_t letter,
                                               uint32_t classes)
{
    uint64_t key = im_trie_key(state, letter);
    for (size_t i = im_trie_place(trie, key);; i = (i + 1) & (trie->capacity - 1)) {
        const im_trie_edge *edge = &trie->slots[i];
        if (edge->path >> IM_TRIE_NEXT_BITS == key) return edge->below & classes ? edge : NULL;
        if (!edge->path) return NULL;
    }
}

/* The same from the root. */
static inline const im_trie_edge *im_trie_begin(const im_trie *trie, uint32_t letter, uint32_t classes)
{
    if (!trie->root) return NULL;
    const im_trie_edge *edge = im_trie_slot(trie, IM_TRIE_ROOT, letter);
    return edge->below & classes ? edge : NULL; /* of a free slot all is 0 */
}

/* Adds the word forms[number], from its end if `backwards`, and marks its way with `classes`. Its
 * text must live as long as the trie. False: no memory. */
bool im_trie_add(im_trie *trie, const im_form *forms, uint32_t number, bool backwards, uint32_t classes);
void im_trie_dispose(im_trie *trie);

#endif

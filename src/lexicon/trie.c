/* trie.c - see trie.h. */
#include "lexicon/trie.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/utf8.h"

static bool grow(im_trie *trie)
{
    size_t capacity = trie->capacity ? trie->capacity * 2 : 1024;
    im_trie bigger = {.slots = calloc(capacity, sizeof *trie->slots), .capacity = capacity};
    if (!bigger.slots) return false;
    for (size_t i = 0; i < trie->capacity; i++)
        if (trie->slots[i]) *im_trie_slot(&bigger, trie->slots[i] >> IM_TRIE_NEXT_BITS) = trie->slots[i];
    free(trie->slots);
    trie->slots = bigger.slots;
    trie->capacity = capacity;
    return true;
}

static uint32_t new_state(im_trie *trie)
{
    im_trie_state empty = {.word = IM_TRIE_NONE};
    if (trie->states.count >= IM_TRIE_STATES || !im_array_push(&trie->states, empty)) return IM_TRIE_NONE;
    return (uint32_t)trie->states.count - 1;
}

/* The state behind `state`, made if it is not there. */
static uint32_t make_step(im_trie *trie, uint32_t state, uint32_t letter)
{
    uint32_t next = im_trie_step(trie, state, letter);
    if (next != IM_TRIE_NONE) return next;
    if (trie->edges + 1 > trie->capacity / 2 && !grow(trie)) return IM_TRIE_NONE;
    next = new_state(trie);
    if (next == IM_TRIE_NONE) return IM_TRIE_NONE;
    uint64_t key = im_trie_key(state, letter);
    *im_trie_slot(trie, key) = key << IM_TRIE_NEXT_BITS | next;
    if (state == IM_TRIE_ROOT && letter < IM_TRIE_PLANE) trie->root[letter].state = next;
    trie->edges++;
    return next;
}

uint32_t im_trie_add(im_trie *trie, const char *s, size_t n, bool backwards, uint32_t classes)
{
    if (!trie->root && !(trie->root = calloc(IM_TRIE_PLANE, sizeof *trie->root))) return IM_TRIE_NONE;
    if (!trie->states.count && new_state(trie) == IM_TRIE_NONE) return IM_TRIE_NONE;
    uint32_t state = IM_TRIE_ROOT;
    bool first = true;
    trie->states.items[state].below |= classes;
    for (size_t i = backwards ? n : 0; backwards ? i > 0 : i < n;) {
        uint32_t letter = backwards ? im_utf8_previous(s, &i) : im_utf8_next(s, n, &i);
        state = make_step(trie, state, letter);
        if (state == IM_TRIE_NONE) return IM_TRIE_NONE;
        trie->states.items[state].below |= classes;
        if (first && letter < IM_TRIE_PLANE) trie->root[letter].below |= classes;
        first = false;
    }
    return state;
}

void im_trie_dispose(im_trie *trie)
{
    free(trie->root);
    free(trie->slots);
    free(trie->states.items);
    *trie = (im_trie){0};
}

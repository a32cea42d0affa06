/* trie.c - see trie.h. */
#include "lexicon/trie.h"

#include <stdlib.h>

#include "base/utf8.h"

enum { FIRST_CAPACITY = 1 << 12 };

static bool grow(im_trie *trie)
{
    size_t capacity = trie->capacity ? trie->capacity * 2 : FIRST_CAPACITY;
    im_trie bigger = {.slots = calloc(capacity, sizeof *trie->slots), .capacity = capacity};
    if (!bigger.slots) return false;
    for (size_t i = 0; i < trie->capacity; i++) {
        const im_trie_edge *edge = &trie->slots[i];
        if (edge->path) *im_trie_slot(&bigger, im_trie_state(edge), im_trie_letter(edge)) = *edge;
    }
    free(trie->slots);
    trie->slots = bigger.slots;
    trie->capacity = capacity;
    return true;
}

/* Room for so many edges more, so that making them cannot fail and moves none. A slot that is free is
 * room near the processor lost: up to three quarters are filled. */
static bool reserve(im_trie *trie, size_t more)
{
    if (!trie->root && !(trie->root = calloc(IM_TRIE_PLANE, sizeof *trie->root))) return false;
    if (more >= IM_TRIE_STATES - trie->states) return false;
    while (trie->edges + more > trie->capacity - trie->capacity / 4)
        if (!grow(trie)) return false;
    return true;
}

/* The word's letter behind the first `*taken` bytes, counted from its end if `backwards`. */
static uint32_t take_letter(const im_form *form, size_t *taken, bool backwards)
{
    if (!backwards) return im_utf8_next(form->text, form->length, taken);
    size_t i = form->length - *taken;
    uint32_t letter = im_utf8_previous(form->text, &i);
    *taken = form->length - i;
    return letter;
}

/* The edge; a new one has no `word`. */
static im_trie_edge *make_edge(im_trie *trie, uint32_t state, uint32_t letter)
{
    im_trie_edge *edge = im_trie_slot(trie, state, letter);
    if (edge->path) return edge;
    *edge = (im_trie_edge){.path = im_trie_key(state, letter) << IM_TRIE_NEXT_BITS, .word = IM_TRIE_NONE};
    trie->edges++;
    return edge;
}

/* The hint at what follows the word's first `taken` bytes. */
static uint32_t hint_behind(const im_form *form, size_t taken, bool backwards)
{
    return taken < form->length ? im_trie_hint(take_letter(form, &taken, backwards)) : 0;
}

/* A second word goes the way of the edge's only one: gives it a state, and the first word an edge
 * behind, unless it ends here. */
static void lead_on(im_trie *trie, im_trie_edge *edge, const im_form *forms, size_t taken, bool backwards)
{
    const im_form *only = &forms[edge->word];
    edge->path |= ++trie->states;
    edge->ahead = 0;
    if (taken == only->length) return;
    im_trie_edge *behind = make_edge(trie, trie->states, take_letter(only, &taken, backwards));
    behind->below = edge->below;
    behind->word = edge->word;
    behind->ahead = hint_behind(only, taken, backwards);
    edge->word = IM_TRIE_NONE;
}

bool im_trie_add(im_trie *trie, const im_form *forms, uint32_t number, bool backwards, uint32_t classes)
{
    const im_form *form = &forms[number];
    if (!reserve(trie, form->length + 1)) return false;
    uint32_t state = IM_TRIE_ROOT;
    for (size_t taken = 0; taken < form->length;) {
        im_trie_edge *edge = make_edge(trie, state, take_letter(form, &taken, backwards));
        bool fresh = !edge->below;
        if (!fresh && edge->word != number && !im_trie_next(edge))
            lead_on(trie, edge, forms, taken, backwards);
        edge->below |= classes;
        if (fresh || taken == form->length) edge->word = number;
        if (fresh) edge->ahead = hint_behind(form, taken, backwards);
        state = im_trie_next(edge);
        if (!state) break;
    }
    return true;
}

void im_trie_dispose(im_trie *trie)
{
    free(trie->root);
    free(trie->slots);
    *trie = (im_trie){0};
}

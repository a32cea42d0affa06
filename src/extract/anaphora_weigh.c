/* anaphora_weigh.c - which organizations weigh most just before a word that stands for some.
 *
 * The nearer a mention the heavier; subjects are heavier than others, partners (A와) heavier than
 * sources (A에서), and names that only say whose officer somebody is lighter. */
#include <stdlib.h>

#include "extract/anaphora.h"

/* What speaks for an organization named before: weights by hand, tried on articles. */
enum {
    TOPIC = 7,
    SUBJECT = 5,
    PARTNER = 3,
    SOURCE = -3,
    ATTRIBUTE = -5,
    SPEAKER = 3,
    AGAIN = 2,
    QUOTED = -12,
    LISTED = 8,
    ONLY = 40
};

bool im_seeker_may_be(const im_seeker *s, const im_chunk *c)
{
    return c->kind == IM_CHUNK_ORGANIZATION && c->entity != IM_NONE &&
           !im_name_ends(s->r->entities.items[c->entity].name, s->except);
}

/* Does the organization only say whose officer somebody is: 카카오 정신아 대표? */
static bool is_attribute(const im_rows *rows, uint32_t chunk, uint32_t first, uint32_t end)
{
    const im_chunk *c = &rows->chunks[chunk];
    if (c->tie != IM_TIE_NONE && c->tie != IM_TIE_OF) return false;
    uint32_t next = im_chunk_after(rows, chunk, end);
    if (next == IM_NONE) return false;
    uint32_t previous = im_chunk_before(rows, chunk, first);
    bool behind = previous != IM_NONE && rows->chunks[previous].kind == IM_CHUNK_PERSON;
    return rows->chunks[next].kind == IM_CHUNK_PERSON ||
           (behind && rows->chunks[next].kind == IM_CHUNK_TITLE);
}

/* The next organization of the list that the chunk stands in, or IM_NONE: A·B, A와 B, A, B. */
static uint32_t next_listed(const im_rows *rows, uint32_t chunk, uint32_t end)
{
    uint32_t next = im_chunk_after(rows, chunk, end);
    if (next == IM_NONE) return IM_NONE;
    const im_chunk *n = &rows->chunks[next];
    if (rows->chunks[chunk].tie == IM_TIE_NONE && im_chunk_is_list_sign(n))
        next = im_chunk_after(rows, next, end);
    else if (rows->chunks[chunk].tie != IM_TIE_AND)
        return IM_NONE;
    return next != IM_NONE && rows->chunks[next].kind == IM_CHUNK_ORGANIZATION ? next : IM_NONE;
}

void im_seeker_add(im_seeker *s, uint32_t chunk, int weight)
{
    im_candidates *list = &s->list;
    const im_chunk *c = &s->rows->chunks[chunk];
    for (uint32_t i = 0; i < list->count; i++) {
        if (list->items[i].entity != c->entity) continue;
        if (weight > list->items[i].weight) list->items[i].weight = weight;
        list->items[i].weight += AGAIN;
        return;
    }
    if (list->count < IM_MOST_CANDIDATES)
        list->items[list->count++] = (im_candidate){c->entity, weight, chunk};
}

static void lighten(im_candidates *list, uint32_t entity)
{
    for (uint32_t i = 0; i < list->count; i++)
        if (list->items[i].entity == entity) list->items[i].weight -= LISTED;
}

static int weight_of(const im_seeker *s, uint32_t chunk, uint32_t first, uint32_t row_end)
{
    const im_chunk *c = &s->rows->chunks[chunk];
    int weight = 0;
    if (im_tie_is_subject(c->tie)) weight += c->tie == IM_TIE_TOPIC ? TOPIC : SUBJECT;
    if (c->tie == IM_TIE_AND || c->tie == IM_TIE_TO || c->tie == IM_TIE_IN || c->tie == IM_TIE_OBJECT)
        weight += PARTNER;
    if (c->tie == IM_TIE_FROM || c->tie == IM_TIE_AT) weight += SOURCE;
    if (is_attribute(s->rows, chunk, first, row_end)) weight += s->company ? SPEAKER : ATTRIBUTE;
    if (c->quoted && !s->rows->chunks[s->chunk].quoted) weight += QUOTED;
    return weight;
}

void im_seeker_weigh(im_seeker *s, uint32_t first, uint32_t end, uint32_t row_end, int base)
{
    uint32_t members[IM_MOST_CANDIDATES], n = 0;
    for (uint32_t i = end; i-- > first;)
        if (im_seeker_may_be(s, &s->rows->chunks[i]))
            im_seeker_add(s, i, base + weight_of(s, i, first, row_end));
    for (uint32_t i = first; i < end; i++) { /* a list of just as many */
        if (!im_seeker_may_be(s, &s->rows->chunks[i])) continue;
        for (uint32_t next = i; next != IM_NONE && n < IM_MOST_CANDIDATES;
             next = next_listed(s->rows, next, end))
            members[n++] = next;
        int weight = base + (n == s->count ? LISTED : 0);
        for (uint32_t k = 0; k < n && n > 1; k++) {
            if (s->count == 1)
                lighten(&s->list, s->rows->chunks[members[k]].entity); /* one stands for none of many */
            else if (n == s->count)
                im_seeker_add(s, members[k], weight);
        }
        i = members[n - 1];
        n = 0;
    }
}

static int heavier(const void *a, const void *b)
{
    const im_candidate *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    return x->chunk > y->chunk ? -1 : x->chunk < y->chunk;
}

void im_seeker_sort(im_seeker *s)
{
    qsort(s->list.items, s->list.count, sizeof *s->list.items, heavier);
}

/* Those that the word says it stands for come first: 두 대학. */
static void prefer_only(im_seeker *s)
{
    for (uint32_t i = 0; s->only && i < s->list.count; i++)
        if (im_name_ends(s->r->entities.items[s->list.items[i].entity].name, s->only))
            s->list.items[i].weight += ONLY;
}

void im_seeker_gather(im_seeker *s, uint32_t enough)
{
    const im_rows *rows = s->rows;
    uint32_t back = 0;
    s->list.count = 0;
    im_seeker_weigh(s, rows->starts[s->sentence], s->chunk, rows->starts[s->sentence + 1], IM_WEIGHT_NEAR);
    while (back < IM_MOST_SENTENCES_BACK && back < s->sentence && s->list.count < enough) {
        back++;
        uint32_t first = rows->starts[s->sentence - back], end = rows->starts[s->sentence - back + 1];
        im_seeker_weigh(s, first, end, end, IM_WEIGHT_NEAR - IM_WEIGHT_SENTENCE_BACK * (int)back);
    }
    prefer_only(s);
    im_seeker_sort(s);
}

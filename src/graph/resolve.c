/* resolve.c - drives the steps of resolution, and holds what they share; see resolve.h. */
#include "graph/resolve.h"

#include <stdlib.h>

#include "base/error.h"

uint32_t im_root(uint32_t *roots, uint32_t i)
{
    while (roots[i] != i) {
        roots[i] = roots[roots[i]];
        i = roots[i];
    }
    return i;
}

void im_unite(uint32_t *roots, uint32_t a, uint32_t b)
{
    a = im_root(roots, a);
    b = im_root(roots, b);
    if (a < b) roots[b] = a;
    else roots[a] = b;
}

/* ---------------------------------------------------------------- pairs */

static int pair_order(const void *a, const void *b)
{
    const im_pair *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return (x->value > y->value) - (x->value < y->value);
}

bool im_pairs_add(im_pairs *pairs, uint32_t key, uint32_t value)
{
    im_pair pair = {key, value};
    return im_array_push(pairs, pair);
}

void im_pairs_sort(im_pairs *pairs)
{
    size_t kept = 0;
    if (pairs->count) qsort(pairs->items, pairs->count, sizeof *pairs->items, pair_order);
    for (size_t i = 0; i < pairs->count; i++)
        if (kept == 0 || pair_order(&pairs->items[i], &pairs->items[kept - 1]))
            pairs->items[kept++] = pairs->items[i];
    pairs->count = kept;
}

size_t im_pairs_of(const im_pairs *sorted, uint32_t key, const im_pair **out)
{
    size_t low = 0, high = sorted->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sorted->items[middle].key < key) low = middle + 1;
        else high = middle;
    }
    *out = sorted->items + low;
    while (high < sorted->count && sorted->items[high].key == key) high++;
    return high - low;
}

/* ---------------------------------------------------------------- sightings */

static int sighting_order(const void *a, const void *b)
{
    const im_sighting *x = a, *y = b;
    if (x->owner != y->owner) return x->owner < y->owner ? -1 : 1;
    return (x->source > y->source) - (x->source < y->source);
}

static void sort_sightings(im_sightings *sightings)
{
    size_t kept = 0;
    if (sightings->count) qsort(sightings->items, sightings->count, sizeof *sightings->items, sighting_order);
    for (size_t i = 0; i < sightings->count; i++)
        if (kept == 0 || sighting_order(&sightings->items[i], &sightings->items[kept - 1]))
            sightings->items[kept++] = sightings->items[i];
    sightings->count = kept;
}

size_t im_sightings_of(const im_sightings *sorted, uint32_t owner, const im_sighting **out)
{
    size_t low = 0, high = sorted->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sorted->items[middle].owner < owner) low = middle + 1;
        else high = middle;
    }
    *out = sorted->items + low;
    while (high < sorted->count && sorted->items[high].owner == owner) high++;
    return high - low;
}

bool im_seen_together(const im_sightings *sorted, uint32_t a, uint32_t b)
{
    const im_sighting *x, *y;
    size_t n = im_sightings_of(sorted, a, &x), m = im_sightings_of(sorted, b, &y);
    for (size_t i = 0, k = 0; i < n && k < m;) {
        if (x[i].source == y[k].source) return true;
        if (x[i].source < y[k].source) i++;
        else k++;
    }
    return false;
}

/* ---------------------------------------------------------------- the whole */

static uint32_t *each_for_itself(size_t count)
{
    uint32_t *roots = malloc((count + 1) * sizeof *roots);
    for (size_t i = 0; roots && i < count; i++) roots[i] = (uint32_t)i;
    return roots;
}

inmaek_code im_resolve(im_resolution *out, im_collection *all, inmaek_error *error)
{
    sort_sightings(&all->actor_sightings);
    sort_sightings(&all->claim_sightings);
    sort_sightings(&all->deal_sightings);
    im_resolution found = {each_for_itself(all->actors.count), each_for_itself(all->deals.count)};
    bool good = found.actors && found.deals && im_resolve_organizations(all, found.actors) &&
                im_resolve_people(all, found.actors);
    for (uint32_t i = 0; good && i < all->actors.count; i++) found.actors[i] = im_root(found.actors, i);
    good = good && im_resolve_deals(all, found.actors, found.deals);
    if (!good) {
        im_resolution_dispose(&found);
        return im_no_memory(error);
    }
    *out = found;
    return INMAEK_OK;
}

void im_resolution_dispose(im_resolution *resolution)
{
    free(resolution->actors);
    free(resolution->deals);
    *resolution = (im_resolution){0};
}

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
    if (a < b)
        roots[b] = a;
    else
        roots[a] = b;
}

static int ascending(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

uint32_t im_deal_organizations(uint32_t *out, const im_collection *all, const uint32_t *actors,
                               const im_deal *deal)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < deal->party_count; i++)
        out[i] = actors[all->parties.items[deal->party + i].actor];
    if (deal->party_count) qsort(out, deal->party_count, sizeof *out, ascending);
    for (uint32_t i = 0; i < deal->party_count; i++)
        if (kept == 0 || out[i] != out[kept - 1]) out[kept++] = out[i];
    return kept;
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
    im_pairs_sort(&all->actor_sources);
    im_pairs_sort(&all->claim_sources);
    im_pairs_sort(&all->deal_sources);
    im_resolution found = {each_for_itself(all->actors.count), each_for_itself(all->deals.count)};
    bool good = found.actors && found.deals && im_resolve_organizations(all, found.actors) &&
                im_resolve_people(all, found.actors);
    for (uint32_t i = 0; good && i < all->actors.count; i++) found.actors[i] = im_root(found.actors, i);
    good = good && im_date_articles(all, found.actors) && im_resolve_deals(all, found.actors, found.deals) &&
           im_resolve_ventures(all, found.actors, found.deals);
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

/* ventures.c - which joint ventures of different documents are one.
 *
 * A company is founded once, but papers name its founders more or less fully, and the company itself or not:
 * 가람·나래 합작 is the venture 가람·나래·다솜·나래셀 합작, if no other venture fits as well, no document
 * tells both, and the dates do not speak against it. The fuller one stands for both. */
#include <stdlib.h>
#include <string.h>

#include "graph/resolve.h"

typedef struct venture {
    uint32_t root;         /* the deal that stands for it */
    uint32_t party, count; /* its organizations: parties[party ...], ascending */
} venture;

typedef struct finder {
    const im_collection *all;
    uint32_t *deals;
    IM_LIST(venture) ventures;
    IM_LIST(uint32_t) parties;
    im_pairs tellings; /* venture, deal that tells of it */
    im_pairs of_party; /* organization, venture */
} finder;

/* The fullest first. */
static int by_size(const void *a, const void *b)
{
    const venture *x = a, *y = b;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return (x->root > y->root) - (x->root < y->root);
}

static bool add_venture(finder *f, const uint32_t *actors, uint32_t root)
{
    const im_deal *deal = &f->all->deals.items[root];
    venture v = {root, (uint32_t)f->parties.count, 0};
    if (!im_array_reserve(&f->parties, deal->party_count)) return false;
    v.count = im_deal_organizations(f->parties.items + v.party, f->all, actors, deal);
    f->parties.count = v.party + v.count;
    return im_array_push(&f->ventures, v);
}

static bool find_ventures(finder *f, const uint32_t *actors)
{
    const im_collection *all = f->all;
    for (uint32_t i = 0; i < all->deals.count; i++)
        if (f->deals[i] == i && all->deals.items[i].kind == INMAEK_JOINT_VENTURE &&
            !add_venture(f, actors, i))
            return false;
    if (!f->ventures.count) return true;
    qsort(f->ventures.items, f->ventures.count, sizeof *f->ventures.items, by_size);
    for (uint32_t v = 0; v < f->ventures.count; v++)
        for (uint32_t i = 0; i < f->ventures.items[v].count; i++)
            if (!im_pairs_add(&f->of_party, f->parties.items[f->ventures.items[v].party + i], v))
                return false;
    for (uint32_t i = 0; i < all->deals.count; i++)
        if (f->deals[i] != IM_NO_DEAL && all->deals.items[i].kind == INMAEK_JOINT_VENTURE &&
            !im_pairs_add(&f->tellings, f->deals[i], i))
            return false;
    im_pairs_sort(&f->of_party);
    im_pairs_sort(&f->tellings);
    return true;
}

/* Are the small one's organizations all among the big one's? */
static bool covers(const finder *f, const venture *big, const venture *small)
{
    const uint32_t *item = f->parties.items + big->party, *end = item + big->count;
    for (uint32_t i = 0; i < small->count; i++) {
        while (item < end && *item < f->parties.items[small->party + i]) item++;
        if (item == end || *item != f->parties.items[small->party + i]) return false;
    }
    return true;
}

/* Can all that is told of the two be told of one? */
static bool may_be_one(const finder *f, const venture *one, const venture *other)
{
    const im_pair *a, *b;
    size_t n = im_pairs_of(&f->tellings, one->root, &a), m = im_pairs_of(&f->tellings, other->root, &b);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < m; k++) {
            const im_deal *x = &f->all->deals.items[a[i].value], *y = &f->all->deals.items[b[k].value];
            const char *date = im_text(f->all, x->date), *other_date = im_text(f->all, y->date);
            if (date && other_date && !im_dates_fit(date, other_date)) return false;
            if (im_pairs_share(&f->all->deal_sources, a[i].value, b[k].value)) return false;
        }
    return true;
}

/* The deal that stands for the fuller venture which this one is, or its own. */
static uint32_t fuller(const finder *f, const venture *small)
{
    const im_pair *with = NULL;
    size_t count = SIZE_MAX;
    for (uint32_t i = 0; i < small->count;
         i++) { /* the organization with the fewest ventures is the quickest to ask */
        const im_pair *items;
        size_t n = im_pairs_of(&f->of_party, f->parties.items[small->party + i], &items);
        if (n >= count) continue;
        with = items;
        count = n;
    }
    uint32_t found = small->root;
    for (size_t i = 0; i < count; i++) {
        const venture *big = &f->ventures.items[with[i].value];
        if (big->count <= small->count || !covers(f, big, small)) continue;
        uint32_t root = f->deals[big->root];
        if (root == found || !may_be_one(f, big, small)) continue;
        if (found != small->root) return small->root;
        found = root;
    }
    return found;
}

bool im_resolve_ventures(const im_collection *all, const uint32_t *actors, uint32_t *deals)
{
    finder f = {.all = all, .deals = deals};
    bool good = find_ventures(&f, actors);
    for (size_t i = 0; good && i < f.ventures.count; i++) {
        const venture *v = &f.ventures.items[i];
        deals[v->root] = fuller(&f, v);
    }
    for (uint32_t i = 0; good && i < all->deals.count; i++)
        if (deals[i] != IM_NO_DEAL) deals[i] = deals[deals[i]];
    free(f.ventures.items);
    free(f.parties.items);
    free(f.tellings.items);
    free(f.of_party.items);
    return good;
}

/* index.c - see index.h. */
#include "graph/index.h"

#include <stdlib.h>

#include "base/array.h"

bool im_pairs_add(im_pairs *pairs, uint32_t key, uint32_t value)
{
    im_pair pair = {key, value};
    return im_array_push(pairs, pair);
}

static int pair_order(const void *a, const void *b)
{
    const im_pair *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return (x->value > y->value) - (x->value < y->value);
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
        if (sorted->items[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    *out = sorted->items + low;
    while (high < sorted->count && sorted->items[high].key == key) high++;
    return high - low;
}

bool im_pairs_share(const im_pairs *sorted, uint32_t one, uint32_t other)
{
    const im_pair *x, *y;
    size_t n = im_pairs_of(sorted, one, &x), m = im_pairs_of(sorted, other, &y);
    for (size_t i = 0, k = 0; i < n && k < m;) {
        if (x[i].value == y[k].value) return true;
        if (x[i].value < y[k].value)
            i++;
        else
            k++;
    }
    return false;
}

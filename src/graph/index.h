/* index.h - numbers that belong to numbers: which forms an actor has, which documents hold a claim.
 *
 * Pairs are collected in any order, sorted once, and then looked up by key. */
#ifndef IM_INDEX_H
#define IM_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct im_pair {
    uint32_t key, value;
} im_pair;

typedef struct im_pairs {
    im_pair *items;
    size_t count, capacity;
} im_pairs; /* all zero is empty; free `items` */

/* False when memory ran out. */
bool im_pairs_add(im_pairs *pairs, uint32_t key, uint32_t value);
/* By key, then value; doubles are dropped. */
void im_pairs_sort(im_pairs *pairs);
/* The pairs of a key among sorted ones; returns how many. */
size_t im_pairs_of(const im_pairs *sorted, uint32_t key, const im_pair **out);
/* Have the two keys a value in common? Sorted ones too. */
bool im_pairs_share(const im_pairs *sorted, uint32_t one, uint32_t other);

#endif

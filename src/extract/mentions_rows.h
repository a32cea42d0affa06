/* mentions_rows.h - features of candidates while they are gathered and weighed.
 *
 * The table of weights is larger than what lies near the processor, and hashing scatters over it
 * what is asked for most. So features that hang on a few small numbers alone (the sorts of two
 * neighbours, what clings to the token) make a part: what they weigh together is kept by these
 * numbers, close to what is asked for next. */
#ifndef IM_MENTIONS_ROWS_H
#define IM_MENTIONS_ROWS_H

#include "extract/mentions.h"

/* Features as they are, for the trainer, or to be weighed. */
typedef struct im_row_list {
    const int8_t (*table)[IM_LABELS]; /* of weights */
    unsigned drop;                    /* bits of a row's number that the table does not have */
    uint32_t *items;
    unsigned count, most;
    bool weigh;        /* parts are not listed, but what they weigh is added up: */
    im_part_sum parts; /* in two bytes each, so that adding one is a single operation */
    im_part_sum *part; /* the one that is open */
    unsigned part_first;
} im_row_list;

static inline void im_add_feature(im_row_list *rows, uint32_t kind, uint32_t value)
{
    if (rows->count == rows->most) return;
    uint32_t row = im_row(kind, value) >> rows->drop;
    rows->items[rows->count++] = row;
    __builtin_prefetch(rows->table[row]); /* asked for long before it is added up */
}

/* Adds up the features from `first` on and takes them off the list. */
static inline void im_add_up(im_row_list *rows, unsigned first, int32_t score[IM_LABELS])
{
    for (unsigned i = first; i < rows->count; i++) im_add_row(score, rows->table[rows->items[i]]);
    rows->count = first;
}

static inline void im_add_sum(im_part_sum *to, const im_part_sum *sum)
{
    for (unsigned label = 0; label < IM_LABELS; label++)
        to->weight[label] = (int16_t)(to->weight[label] + sum->weight[label]);
}

/* A part begins, of which `sum` is kept. False: its features are known to weigh so much, and need
 * not be gathered. Else they follow, and may hang on nothing but the place of `sum` in its table;
 * im_close_part() ends them. */
static inline bool im_open_part(im_row_list *rows, im_part_sum *sum)
{
    if (rows->weigh && sum->weight[0] != IM_SUM_UNKNOWN) {
        im_add_sum(&rows->parts, sum);
        return false;
    }
    rows->part = sum;
    rows->part_first = rows->count;
    return true;
}

static inline void im_close_part(im_row_list *rows)
{
    int32_t score[IM_LABELS] = {0};
    if (!rows->weigh) return;
    im_add_up(rows, rows->part_first, score);
    for (unsigned label = 0; label < IM_LABELS; label++) rows->part->weight[label] = (int16_t)score[label];
    im_add_sum(&rows->parts, rows->part);
}

#endif

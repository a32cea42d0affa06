/* mentions_rows.h - features of candidates while they are gathered and weighed.
 *
 * The table of weights is larger than what lies near the processor, and hashing scatters over it
 * what is asked for most. So features that hang on a few small numbers alone (the sorts of two
 * neighbours, what clings to the token) make a part: what they weigh together is kept by these
 * numbers, close to what is asked for next. */
#ifndef IM_MENTIONS_ROWS_H
#define IM_MENTIONS_ROWS_H

#include "extract/mentions.h"

/* What is added to a list here is best inline all the way: then the list itself is never in memory. */
#define IM_INLINE static inline __attribute__((always_inline))

/* Features as they are, for the trainer, or to be weighed. */
typedef struct im_row_list {
    const int8_t (*table)[IM_LABELS]; /* of weights */
    unsigned drop;                    /* bits of a row's number that the table does not have */
    uint32_t *items;
    unsigned count;
    bool weigh; /* parts are not listed, but what they weigh is added up: */
    im_part_sum parts;
    im_part_sum *part; /* the one that is open */
    unsigned part_first;
} im_row_list;

/* There must be room: the most that a list can take is known beforehand. */
IM_INLINE void im_add_feature(im_row_list *rows, uint32_t kind, uint32_t value)
{
    uint32_t row = im_row(kind, value) >> rows->drop;
    rows->items[rows->count++] = row;
    __builtin_prefetch(rows->table[row]); /* asked for long before it is added up */
}

/* What the features weigh together. The bytes of a row are added two by two, as numbers that are greater by
 * 128 and so never less than 0; the surplus is taken off at the end. */
IM_INLINE im_part_sum im_weigh(const int8_t (*table)[IM_LABELS], const uint32_t *items, unsigned count)
{
    const uint32_t pair = 0x00FF00FF, surplus = 0x80808080;
    uint32_t even = 0, odd = 0;
    for (unsigned i = 0; i < count; i++) {
        const uint8_t *b = (const uint8_t *)table[items[i]];
        uint32_t row = (b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24) ^ surplus;
        even += row & pair;
        odd += row >> 8 & pair;
    }
    uint64_t sum = (even & 0xFFFF) | (uint64_t)(odd & 0xFFFF) << 16 | (uint64_t)(even >> 16) << 32 |
                   (uint64_t)(odd >> 16) << 48;
    return sum - count * UINT64_C(0x0080008000800080);
}

/* Adds the sum to a score. */
IM_INLINE void im_add_sum(int32_t score[IM_LABELS], im_part_sum sum)
{
    sum += UINT64_C(0x8000800080008000); /* no label takes from the next */
    for (unsigned label = 0; label < IM_LABELS; label++)
        score[label] += (int32_t)(sum >> 16 * label & 0xFFFF) - 0x8000;
}

/* A part begins, of which `sum` is kept. False: its features are known to weigh so much, and need
 * not be gathered. Else they follow, and may hang on nothing but the place of `sum` in its table;
 * im_close_part() ends them. */
IM_INLINE bool im_open_part(im_row_list *rows, im_part_sum *sum)
{
    if (rows->weigh && *sum != IM_SUM_UNKNOWN) {
        rows->parts += *sum;
        return false;
    }
    rows->part = sum;
    rows->part_first = rows->count;
    return true;
}

IM_INLINE void im_close_part(im_row_list *rows)
{
    if (!rows->weigh) return;
    *rows->part = im_weigh(rows->table, rows->items + rows->part_first, rows->count - rows->part_first);
    rows->count = rows->part_first;
    rows->parts += *rows->part;
}

#endif

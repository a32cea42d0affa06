/* amounts.h - the sums of money that a text names. */
#ifndef IM_AMOUNTS_H
#define IM_AMOUNTS_H

#include "extract/reading.h"

typedef struct im_sum {
    uint32_t start, end, sentence;
    double value;         /* whole units of the currency */
    const char *currency; /* ISO 4217, the lexicon's */
    bool each;            /* 5억원씩: for every one of a list */
    bool bracketed;       /* 나래벤처스(70억원): stands in a bracket behind something */
    bool price;           /* its sentence speaks of a price: 인수가는, 규모 */
    bool other;           /* sales, a market's size, what several pay together: no price */
} im_sum;

typedef IM_LIST(im_sum) im_sums;

/* What the lexicon's class IM_UNIT says, compiled. */
typedef struct im_unit_table {
    const inmaek_lexicon *lexicon;
    struct im_unit {
        uint8_t as, zeros;
        const char *code;
    } * units;
} im_unit_table;

inmaek_code im_unit_table_init(im_unit_table *table, const inmaek_lexicon *lexicon, inmaek_error *error);
void im_unit_table_dispose(im_unit_table *table);

/* All sums of the reading's document in text order; one in brackets that says the sum before it over again
 * in another currency is left out. False: no memory. */
bool im_sums_find(im_sums *out, const im_unit_table *table, const im_reading *reading);

#endif

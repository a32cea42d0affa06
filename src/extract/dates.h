/* dates.h - the dates a text names, worked out against the day of the article. */
#ifndef IM_DATES_H
#define IM_DATES_H

#include "extract/reading.h"

/* A date where it stands: 지난달 13일, 오는 2026년 상반기. */
typedef struct im_time {
    uint32_t start, end, sentence;
    im_date date;  /* without a year: im_date_is_told() */
    bool beside;   /* counted from the article's day: 전날 */
    bool announce; /* when somebody said so (4일 밝혔다), not when it was done */
    bool bound;    /* where something begins or ends (2028년부터), not when it was agreed */
} im_time;

typedef IM_LIST(im_time) im_times;

/* What the lexicon's class IM_TIME says, compiled. */
typedef struct im_time_table {
    const inmaek_lexicon *lexicon;
    struct im_time_word {
        uint8_t as;
        int8_t by;
    } * words;
} im_time_table;

inmaek_code im_time_table_init(im_time_table *table, const inmaek_lexicon *lexicon, inmaek_error *error);
void im_time_table_dispose(im_time_table *table);

/* All dates of the reading's document in text order. False: no memory. */
bool im_times_find(im_times *out, const im_time_table *table, const im_reading *reading);

/* A date without a year may be told all the same: 4일, 전날, where the article has none. No other one takes
 * its place. */
static inline bool im_date_is_told(im_date date)
{
    return date.year || date.day || date.relative;
}

/* -1, 0, 1: the date lies before, in or after the article's day, month or year (whichever the
 * date is precise to); 0 where either is unknown. */
int im_date_side(im_date date, im_date article);

#endif

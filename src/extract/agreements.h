/* agreements.h - the inside of the agreements step, shared with the trainer. */
#ifndef IM_AGREEMENTS_H
#define IM_AGREEMENTS_H

#include "extract/linear.h"
#include "extract/status.h"
#include "extract/terms.h"

/* What the classifier of pairs answers, a column each: is it a deal; its kind (of the deals);
 * does the second of the two give and the first take; is this one meant (of those who are not in
 * the sentence). */
enum {
    IM_COLUMN_DEAL,
    IM_COLUMN_KIND,
    IM_COLUMN_BACKWARDS = IM_COLUMN_KIND + INMAEK_AGREEMENT_KINDS,
    IM_COLUMN_CHOICE,
    IM_PAIR_COLUMNS
};

/* Weights stand in the lexicon's folder. */
#define IM_AGREEMENTS_FILE "agreements.weights"

/* One sentence that tells of a deal of two organizations. */
typedef struct im_vote {
    uint32_t low, high;    /* entities, low < high */
    uint32_t sentence, trigger; /* where; start of the announcing word */
    uint8_t kind, status, zone;
    bool low_gives;        /* directed kinds: from low to high */
    uint16_t probability;  /* 0..1000 */
    uint32_t people[2];    /* of the two, or IM_NONE */
    im_date date;
    const im_sum *sum;     /* NULL: none */
} im_vote;

struct im_agreements_model {
    const inmaek_lexicon *lexicon;
    unsigned char *bytes;  /* of the weights */
    im_linear pairs, status;
    im_trigger_table triggers;
    im_time_table time_words;
    im_unit_table units;
    uint8_t *cases, *statuses;
    im_pair_finder finder;
    im_times times;
    im_sums sums;
    IM_LIST(im_vote) votes;
    IM_LIST(int32_t) scores, choice_scores; /* of a sentence's pairings, of those who may be meant */
};

/* The model without weights, for the trainer; dispose with im_agreements_free(). */
inmaek_code im_agreements_prepare(im_agreements_model **out, const inmaek_lexicon *lexicon, inmaek_error *error);

/* Fills m->votes with those of the reading's pairings that are likely deals (agreements_vote.c).
 * False: no memory. */
bool im_votes_cast(im_agreements_model *model, const im_reading *reading);

/* Makes the reading's agreements of the votes (agreements_settle.c). False: no memory. */
bool im_votes_settle(im_agreements_model *model, im_reading *reading);

/* Tells the reading's explain stream why the pairing is taken for a deal, if there is one. */
void im_agreements_explain(const im_reading *reading, const im_linear *model, const im_pairing *pairing,
                           const im_vote *vote);

#endif

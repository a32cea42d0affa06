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

/* What one sentence says of a deal of two organizations. */
typedef struct im_vote {
    uint32_t low, high;         /* entities, low < high */
    uint32_t sentence, trigger; /* where; start of the announcing word */
    uint8_t kind, status, zone;
    int16_t low_gives; /* directed kinds: how much speaks for low to high (or, below 0, for high to low) */
    bool telling;      /* likely enough that a deal may be told by it: it has a status, date, sum */
    bool explained;    /* a likelier deal of the sentence explains it */
    uint8_t sort;      /* of the trigger; IM_NO_TRIGGER: none */
    uint8_t sources[2], cases[2], list_sizes[2]; /* of the two in text order: im_argument_source, im_case */
    uint8_t company;                             /* how many pairings the sentence has */
    uint16_t probability;                        /* 0..1000 */
    uint8_t
        shares[INMAEK_AGREEMENT_KINDS]; /* of 100: how the vote is divided among the kinds; `kind` has most */
    uint32_t people[2];                 /* of the two, or IM_NONE */
    im_date date;
    const im_sum *sum; /* NULL: none */
} im_vote;
enum { IM_NO_TRIGGER = UINT8_MAX };

/* Two organizations, and what all sentences of the article together say of a deal of theirs. */
typedef struct im_couple {
    size_t first, count;  /* its votes, by place */
    size_t main;          /* the likeliest of them */
    uint16_t together;    /* 0..1000: that one of them is right, were they independent; */
    uint16_t plain;       /* that one of the likelier ones is which nothing explains */
    uint16_t probability; /* 0..1000: that they have a deal */
    uint8_t kind;         /* that most of the votes say */
    bool told; /* there is a vote by which a deal may be told; if not, it is weighed for training only */
    size_t first_feature, feature_count; /* by which it was weighed, where these are kept */
} im_couple;

struct im_agreements_model {
    const inmaek_lexicon *lexicon;
    unsigned char *bytes; /* of the weights */
    im_linear pairs, status, couple_weights;
    im_trigger_table triggers;
    im_time_table time_words;
    im_unit_table units;
    uint8_t *cases, *statuses;
    im_pair_finder finder;
    im_times times;
    im_sums sums;
    IM_LIST(im_vote) votes;
    IM_LIST(im_couple) couples;
    IM_LIST(uint32_t) couple_features;
    IM_LIST(uint8_t) couple_abouts; /* of the last one: what each is about, see im_couple_about() */
    bool brief;                     /* the text is too short to say a thing twice: see agreements_weigh.c */
    bool keep_features;             /* for training: those of all couples, not of the last alone */
    IM_LIST(int32_t) scores, choice_scores; /* of a sentence's pairings, of those who may be meant */
};

/* The model without weights, for the trainer; dispose with im_agreements_free(). */
inmaek_code im_agreements_prepare(im_agreements_model **out, const inmaek_lexicon *lexicon,
                                  inmaek_error *error);

/* Fills model->votes with one for each of the reading's pairings (agreements_vote.c). False: no memory. */
bool im_votes_cast(im_agreements_model *model, const im_reading *reading);

/* Sorts the votes and fills model->couples (agreements_weigh.c). False: no memory. */
bool im_votes_weigh(im_agreements_model *model, const im_reading *reading);

/* Makes the reading's agreements of the couples' votes (agreements_settle.c). False: no memory. */
bool im_votes_settle(im_agreements_model *model, im_reading *reading);

/* The name of what a couple's feature is about, for explanations. */
const char *im_couple_about(uint8_t about);

/* Tell the reading's explain stream why a sentence's pairing is taken for a deal, and how likely the
 * couple has one, whose features are the last that were made. */
void im_agreements_explain(const im_reading *reading, const im_linear *model, const im_pair_finder *finder,
                           const im_pairing *pairing, const im_vote *vote);
void im_couple_explain(const im_reading *reading, const im_agreements_model *model, const im_couple *couple);

#endif

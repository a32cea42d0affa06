/* pairs.h - every two organizations of a sentence as a candidate for an agreement, described by
 * features. The classifier decides over them (agreements.c); the trainer learns from them. */
#ifndef IM_PAIRS_H
#define IM_PAIRS_H

#include "extract/arguments.h"
#include "extract/triggers.h"

enum { IM_PAIR_FEATURES = 160 };

typedef struct im_pairing {
    const im_argument *first, *second; /* in text order; what is not there comes first */
    uint32_t sentence;
    const im_trigger *trigger;         /* the word that most likely announces it; NULL: none */
    uint32_t features[IM_PAIR_FEATURES];
    size_t feature_count;
} im_pairing;

/* Working memory, kept from document to document. All zero at first, but for what the model
 * lends it: `triggers` and `arguments.cases`. */
typedef struct im_pair_finder {
    const im_trigger_table *table;
    im_arguments arguments;
    im_triggers triggers, title_triggers;
    IM_LIST(uint32_t) words;           /* of the sentence's tokens: hash, 0 within names */
    IM_LIST(uint32_t) breaks;          /* by token, and one more: ends of clauses before it */
    im_pairing pairing;
} im_pair_finder;

/* Called for every candidate in text order; false stops the walk. What it is shown lives until
 * it returns. */
typedef bool im_pairing_visit(void *context, const im_pairing *pairing, const im_pair_finder *finder);

/* Walks all candidates of the reading (roles and affiliations are known). False: no memory, or
 * a visit that returned false. */
bool im_pairs_walk(im_pair_finder *finder, const im_reading *reading, im_pairing_visit *visit, void *context);
void im_pair_finder_dispose(im_pair_finder *finder);

#endif

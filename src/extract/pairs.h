/* pairs.h - every two organizations of a sentence as a candidate for an agreement, described by
 * features. The classifier decides over them (agreements.c); the trainer learns from them.
 *
 * Where a deal's other party is not in the sentence, two questions are asked: does this one have
 * a deal here with somebody who is not named (a pairing of "nobody" with it), and if so, with
 * whom (a pairing of each who might be meant with it, described for that choice alone). */
#ifndef IM_PAIRS_H
#define IM_PAIRS_H

#include "extract/arguments.h"
#include "extract/linear.h"
#include "extract/triggers.h"

/* Features in the finder's list. */
typedef struct im_slice {
    size_t first, count;
} im_slice;

/* A pairing's features are its own and those of its second, which are the same whoever the first
 * is: described, and weighed, once for all the second's pairings, which follow each other. */
typedef struct im_pairing {
    const im_argument *first, *second; /* in text order; who is not there, or nobody, comes first */
    uint32_t sentence;
    const im_trigger *trigger; /* the word that most likely announces it; NULL: none */
    im_slice own, shared;
} im_pairing;

/* The name of what a feature is about, for explanations. */
const char *im_pair_about(uint8_t about);

/* Working memory, kept from document to document. All zero at first, but for what the model
 * lends it: `table`, `weights` and `arguments.cases`. */
typedef struct im_pair_finder {
    const im_trigger_table *table;
    const im_linear *weights; /* that the features will be weighed with; NULL: none */
    im_arguments arguments;
    im_argument nobody;
    im_triggers triggers, title_triggers;
    IM_LIST(uint32_t) words;      /* of the sentence's tokens: hash, 0 within names */
    IM_LIST(uint32_t) breaks;     /* by token, and one more: ends of clauses before it */
    bool amount;                  /* the sentence names a sum */
    size_t absent;                /* how many of the arguments are not there: they come first */
    IM_LIST(uint32_t) features;   /* of the sentence's pairings, and of the choices */
    IM_LIST(uint8_t) abouts;      /* what each is about, see im_pair_about() */
    IM_LIST(im_pairing) pairings; /* of the sentence */
    IM_LIST(im_pairing) choices;  /* see im_pairs_choices() */
} im_pair_finder;

/* One who is there, and what was found out of it for all its pairings (pairs_features.c). */
typedef struct im_second {
    const im_argument *argument;
    size_t ahead;                        /* so many of the sentence's triggers begin before its end */
    const im_trigger *main, *lead;       /* of a kind, behind it: the last of its clause, since the head
                                            of a phrase comes last, and the first */
    const im_trigger *next, *after_next; /* the first two of any sort behind it */
    bool cancel, deny;                   /* behind it */
    uint32_t slot, lead_slot;            /* which places it fills beside the main one and the lead */
    int64_t last;                        /* the sentence's last word, by its number there */
    int64_t governor;                    /* the verb of its clause */
    im_slice features;
} im_second;

/* Makes room for the features of so many descriptions. False: no memory. */
bool im_pairs_reserve(im_pair_finder *finder, size_t descriptions);

/* Describe one who is there; it with another, or with nobody; one who might be meant by nobody: the
 * latter two fill in the pairing's own features, the second its trigger too. The finder has read the
 * sentence, and has room. */
void im_pair_describe_second(im_second *second, im_pair_finder *finder, const im_reading *reading,
                             const im_sentence *sentence);
void im_pair_describe(im_pairing *pairing, const im_second *second, im_pair_finder *finder,
                      const im_reading *reading, const im_sentence *sentence);
void im_pair_describe_choice(im_pairing *pairing, im_pair_finder *finder, const im_reading *reading);

/* Does the article say that one of the two organizations belongs to the other? */
bool im_are_affiliated(const im_reading *reading, uint32_t a, uint32_t b);

/* Called for every sentence that has any, with all its pairings; false stops the walk. What it is
 * shown lives until it returns. */
typedef bool im_pairings_visit(void *context, const im_pairing *pairings, size_t count,
                               im_pair_finder *finder);

/* While a sentence is visited: those who might be meant by nobody in this pairing of it, into
 * finder->choices. False: no memory. */
bool im_pairs_choices(im_pair_finder *finder, const im_reading *reading, const im_pairing *nobody);

/* Walks the reading's sentences that announce anything (roles and affiliations are known). False: no memory,
 * or a visit that returned false. */
bool im_pairs_walk(im_pair_finder *finder, const im_reading *reading, im_pairings_visit *visit,
                   void *context);
void im_pair_finder_dispose(im_pair_finder *finder);

#endif

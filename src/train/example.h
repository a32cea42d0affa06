/* example.h - an article as the learner sees it: candidates, their features, the right states. */
#ifndef IM_TRAIN_EXAMPLE_H
#define IM_TRAIN_EXAMPLE_H

#include "extract/mentions.h"
#include "train/gold.h"

enum { EXAMPLE_ANY = 255 }; /* nobody minds which state the token is in */

typedef struct example {
    uint32_t article; /* copies of one article have one number */
    uint32_t token_count, candidate_count, group_count, sentence_count;
    uint32_t *sentence; /* first token of each, and one more */
    uint32_t *first;    /* by token, and one more: its candidates */
    uint8_t *want;      /* by token: 0 outside, 1 + cut * IM_LABELS + label, or EXAMPLE_ANY */
    uint8_t *whole;     /* by candidate: nothing clings to it */
    uint32_t *group;    /* by candidate */
    uint32_t *row_end;  /* by candidate */
    uint32_t *rows;
    int32_t (*base)[IM_LABELS]; /* by candidate: the first reading's scores; NULL: this is the first */
} example;

/* Makes an example of a document that was read: for the first reading (`words` must keep rows),
 * or, with `again`, for the second: `words` has the first reading's weights. NULL: no memory. */
example *example_make(const im_document *document, const gold *gold, im_words *words, uint32_t article,
                      bool again, bool verbose);
void example_free(example *example);

/* Where the gold's names stand in a document, in text order. */
typedef struct example_mention {
    uint32_t start, end;
    inmaek_entity_kind kind;
    bool optional;
} example_mention;

typedef struct example_mentions {
    example_mention *items;
    size_t count, capacity;
} example_mentions;

/* Fills `out` (free its items); false: no memory. */
bool example_mark(example_mentions *out, const im_document *document, const gold *gold, im_words *words);

#endif

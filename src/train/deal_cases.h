/* deal_cases.h - candidates for a deal with the gold's answer: what the classifiers learn from. */
#ifndef IM_TRAIN_DEAL_CASES_H
#define IM_TRAIN_DEAL_CASES_H

#include "train/pipeline.h"

enum { CASE_UNKNOWN = 0, CASE_YES = 1, CASE_NO = -1 }; /* unknown: nobody learns from it */

typedef struct deal_case {
    uint32_t article;
    size_t first, count; /* its features in `features` */
    uint32_t question;   /* of those who might be meant: the same number for one question; else 0 */
    int8_t answers[IM_PAIR_COLUMNS];
} deal_case;

/* A question of which one answer of several is right: the status of a deal; whether two have one. */
typedef struct answer_case {
    uint32_t article;
    size_t first, count;
    uint8_t answer;
} answer_case;
enum { ANSWER_DEAL, ANSWER_NO_DEAL };

typedef struct deal_cases {
    IM_LIST(deal_case) pairs;
    IM_LIST(answer_case) statuses, couples;
    IM_LIST(uint32_t) features;
    uint32_t questions;
    unsigned deals, reached; /* gold's agreements by pair; those that some candidate could tell */
} deal_cases;

/* Adds the candidates of the article in p->reading. `gold` NULL: of a text that tells of no deals,
 * as far as it does not speak of contracts. False: no memory. */
bool deal_cases_add(deal_cases *cases, pipeline *p, const gold *gold, uint32_t article);
/* Adds the couples of the article in p->reading, or of a part of it (the gold's text), whose agreements have
 * been found by a model that has not learned from it and keeps its features. `gold` NULL: as above. False: no
 * memory. */
bool deal_cases_add_couples(deal_cases *cases, pipeline *p, const gold *gold, uint32_t article);
void deal_cases_dispose(deal_cases *cases);

/* Gold entity of every entity of the reading (IM_NONE: none), in the arena. NULL: no memory. */
uint32_t *deal_entities(const im_reading *reading, const gold *gold, im_arena *arena);

#endif

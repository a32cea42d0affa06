/* deal_score.h - how well agreements are found: as the score script counts. */
#ifndef IM_TRAIN_DEAL_SCORE_H
#define IM_TRAIN_DEAL_SCORE_H

#include "train/pipeline.h"

typedef struct deal_rate {
    unsigned right, all;
} deal_rate;

enum { DEAL_TENTHS = 10 };

typedef struct deal_score {
    unsigned pairs_right, pairs_wrong, pairs_missed;
    unsigned kinds_right, kinds_wrong, kinds_missed;
    deal_rate status, date, amount, direction;
    deal_rate by_confidence[DEAL_TENTHS]; /* two parties of an agreement, by the tenth of its confidence */
} deal_score;

/* Adds the article in p->reading, whose agreements have been found. With `name`, tells what was
 * missed and what was wrong. False: no memory. */
bool deal_score_add(deal_score *score, pipeline *p, const gold *gold, const char *name);
void deal_score_print(const deal_score *score, const char *heading);

#endif

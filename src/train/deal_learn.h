/* deal_learn.h - logistic regression by liblinear, turned into tables of whole numbers. */
#ifndef IM_TRAIN_DEAL_LEARN_H
#define IM_TRAIN_DEAL_LEARN_H

#include "train/deal_cases.h"

/* How one question is learned: what an error costs, and how far a feature that tells much by itself is
 * preferred to one that tells little (0: not at all), see deal_learn.c. */
typedef struct deal_course {
    double cost, lean;
} deal_course;

typedef struct deal_settings {
    uint32_t pair_bits, status_bits, couple_bits;
    deal_course deal, kind, giver, choice, status, couple;
    size_t first_once, end_once; /* the articles from the one to before the other are of another making
                                    than those that are measured: theirs count once, */
    uint32_t repeat;             /* the others' cases count so many times, */
    uint32_t couple_repeat;      /* and their couples; */
    uint32_t none_repeat;        /* those of texts that tell of no deals */
} deal_settings;

/* Learns from all cases but those of the articles of which skip[article] is true; puts the
 * tables into the model (replacing its own). False: no memory. */
bool deal_learn(im_agreements_model *model, const deal_cases *cases, const bool *skip,
                const deal_settings *settings);

/* Writes the model's tables; false: the system's errno says why. */
bool deal_write(const im_agreements_model *model, const char *path);

#endif

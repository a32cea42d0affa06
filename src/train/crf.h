/* crf.h - learns the weights: a linear-chain conditional random field (J. Lafferty, A. McCallum,
 * F. Pereira, "Conditional random fields", ICML 2001) over the candidates of an article, trained
 * by AdaGrad (J. Duchi, E. Hazan, Y. Singer, JMLR 12, 2011).
 *
 * A candidate's score is its own sum of weights plus the mean of its group's (the same letters
 * elsewhere in the article), as the tagger does it: the derivative goes back the same way. */
#ifndef IM_TRAIN_CRF_H
#define IM_TRAIN_CRF_H

#include "train/example.h"

typedef struct crf_settings {
    unsigned epochs;
    float rate, l2;
    unsigned cutoff; /* a feature must stand in so many articles */
    uint32_t seed;
    int lean_org, lean_person; /* added to what it takes to begin a name: found by folds */
} crf_settings;

/* Learns from the examples whose `skip` is false; fills in the part of `out` that belongs to their
 * reading. False: no memory. */
bool crf_learn(im_weights *out, example *const *examples, const bool *skip, size_t count,
               const crf_settings *settings);

#endif

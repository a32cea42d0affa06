/* pipeline.h - the steps of extraction one after the other, stopped before the last, for the
 * trainer of agreements: it looks at what the last step would see. */
#ifndef IM_TRAIN_PIPELINE_H
#define IM_TRAIN_PIPELINE_H

#include "extract/agreements.h"
#include "train/gold.h"

typedef struct pipeline {
    inmaek_lexicon *lexicon;
    im_reader *reader;
    im_titles_model *titles;
    im_mentions_model **mentions; /* one; or one a fold, learnt without its articles */
    size_t mention_models;
    im_anaphora_model *anaphora;
    im_affiliations_model *affiliations;
    im_agreements_model *agreements;
    im_reading reading;
    im_arena arena;
} pipeline;

/* `mentions`: NULL, or the path of fold weights without its ending (".0", ".1" ...), of which there
 * are `folds`. False: `error` says why. */
bool pipeline_init(pipeline *p, const char *lexicon, const char *mentions, size_t folds, inmaek_error *error);
void pipeline_dispose(pipeline *p);

/* Reads article number `article` up to its affiliations, into p->reading. */
bool pipeline_read(pipeline *p, const gold *gold, const char *id, size_t article, inmaek_error *error);

#endif

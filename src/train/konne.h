/* konne.h - sentences of the KoNNE corpus (github.com/korean-named-entity/konne, over KLUE-NER,
 * klue-benchmark.com; CC BY-SA 4.0) as gold answers, news only. */
#ifndef IM_TRAIN_KONNE_H
#define IM_TRAIN_KONNE_H

#include "train/gold.h"

/* Reads the file's lines. `*golds` is an array for free(), each gold for gold_free(). Persons and
 * companies are wanted; other organizations are optional, since the guides differ on them. */
bool konne_load(gold ***golds, size_t *count, const char *path, char message[256]);

#endif

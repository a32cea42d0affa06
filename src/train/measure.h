/* measure.h - how well entities are found: as the score script counts, without a graph. */
#ifndef IM_TRAIN_MEASURE_H
#define IM_TRAIN_MEASURE_H

#include "extract/mentions.h"
#include "train/gold.h"

typedef struct measure_count {
    unsigned right, wrong, missed;
} measure_count;

typedef struct measure_total {
    measure_count kind[2]; /* by inmaek_entity_kind */
} measure_total;

/* Finds the document's entities and adds to the count. `name`, if given, heads lines that tell
 * what was missed and what was wrong. False: it failed. */
bool measure_document(measure_total *total, const im_document *document, const inmaek_lexicon *lexicon,
                      im_mentions_model *model, const gold *gold, const char *name, bool unknown);
void measure_print(const measure_total *total, const char *heading);

#endif

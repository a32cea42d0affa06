/* vary.h - articles with other names in them, so that the learner learns what stands around a
 * name and how names are made, not the names. */
#ifndef IM_TRAIN_VARY_H
#define IM_TRAIN_VARY_H

#include "train/example.h"

/* Names to make names of. */
typedef struct vary_names vary_names;
vary_names *vary_names_new(const inmaek_lexicon *lexicon);
void vary_names_free(vary_names *names);

/* A gold answer like `gold`, its text that of the document with most names changed; only its
 * entities are filled in. The same seed gives the same names. NULL: no memory. */
gold *vary_gold(const gold *gold, const im_document *document, im_words *words, const vary_names *names,
                uint32_t seed);

#endif

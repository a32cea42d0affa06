/* articles.h - from the INPUTs of the command line to facts, one article at a time. */
#ifndef ARTICLES_H
#define ARTICLES_H

#include "options.h"

/* What is done with the facts of each article; they belong to the caller. Returns false to end
 * the reading (having told why). */
typedef bool (*articles_take)(void *context, const inmaek_facts *facts);

/* Reads all INPUTs that were given: articles by the extractor, fact records as they are. What
 * cannot be read is reported and passed over. `*count` says how many were taken. Returns
 * EXIT_DONE or EXIT_FAULT. */
int articles_read(const settings *given, inmaek_extractor *extractor, articles_take take, void *context,
                  size_t *count);

#endif

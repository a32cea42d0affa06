/* reading.c - the memory of a reading: see reading.h. */
#include "extract/reading.h"

#include <stdlib.h>

im_match im_ending_of(const im_reading *reading, uint32_t token)
{
    if (reading->glances) return reading->glances[token].ending;
    const im_token *t = &reading->document->tokens[token];
    return im_lexicon_suffix(reading->lexicon, reading->document->text + t->start, t->end - t->start, IM_BIT(IM_CASE));
}

void im_reading_clear(im_reading *reading)
{
    reading->document = NULL;
    reading->glances = NULL;
    reading->rows = NULL;
    reading->mentions.count = reading->titles.count = reading->entities.count = reading->anaphors.count = 0;
    reading->roles.count = reading->affiliations.count = reading->agreements.count = 0;
    im_arena_reset(reading->arena);
}

void im_reading_dispose(im_reading *reading)
{
    free(reading->mentions.items);
    free(reading->titles.items);
    free(reading->entities.items);
    free(reading->anaphors.items);
    free(reading->roles.items);
    free(reading->affiliations.items);
    free(reading->agreements.items);
    if (reading->arena) im_arena_dispose(reading->arena);
    *reading = (im_reading){0};
}

/* reading.c - the memory of a reading: see reading.h. */
#include "extract/reading.h"

#include <stdlib.h>

void im_reading_clear(im_reading *reading)
{
    reading->document = NULL;
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

/* record.c - a record's memory. */
#include <stdlib.h>

#include "facts/facts.h"

im_record *im_record_new(void)
{
    return calloc(1, sizeof(im_record));
}

void inmaek_facts_free(inmaek_facts *facts)
{
    im_record *record = (im_record *)facts;
    if (!record) return;
    im_arena_dispose(&record->arena);
    free(record);
}

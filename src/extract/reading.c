/* reading.c - the memory of a reading: see reading.h. */
#include "extract/reading.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/utf8.h"

im_ending im_ending_find(const inmaek_lexicon *lexicon, const char *s, size_t n)
{
    im_match match = im_lexicon_suffix(lexicon, s, n, IM_BIT(IM_CASE));
    if (!match.length) return (im_ending){0, IM_NO_ENTRY};
    return (im_ending){match.length, im_lexicon_entry(lexicon, match.form, IM_CASE)};
}

im_glance im_no_glance(const inmaek_lexicon *lexicon, const char *s, size_t n)
{
    return (im_glance){IM_ANY, IM_ANY, im_ending_find(lexicon, s, n), im_stem_find(s, n)};
}

im_ending im_ending_of(const im_reading *reading, uint32_t token)
{
    if (reading->glances) return reading->glances[token].ending;
    const im_token *t = &reading->document->tokens[token];
    return im_ending_find(reading->lexicon, reading->document->text + t->start, t->end - t->start);
}

/* A word's beginning stands for it, since Korean words change at their end: two syllables, or the whole of a
 * Latin word. */
uint32_t im_stem_find(const char *s, size_t n)
{
    size_t at = 0;
    uint32_t code = im_utf8_next(s, n, &at);
    if (im_is_digit(code)) return 1;
    if (im_is_hangul(code) && at < n) im_utf8_next(s, n, &at);
    return im_hash(s, im_is_hangul(code) ? at : n) | 2;
}

uint32_t im_stem_of(const im_reading *reading, uint32_t token)
{
    if (reading->glances) return reading->glances[token].stem;
    const im_token *t = &reading->document->tokens[token];
    return im_stem_find(reading->document->text + t->start, t->end - t->start);
}

void im_reading_clear(im_reading *reading)
{
    reading->document = NULL;
    reading->glances = NULL;
    reading->rows = NULL;
    reading->mentions.count = reading->titles.count = reading->entities.count = reading->anaphors.count = 0;
    reading->roles.count = reading->affiliations.count = reading->ventures.count = reading->agreements.count =
        0;
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
    free(reading->ventures.items);
    free(reading->agreements.items);
    if (reading->arena) im_arena_dispose(reading->arena);
    *reading = (im_reading){0};
}

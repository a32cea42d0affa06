/* lexicon.c - looking words up: see lexicon.h. */
#include "lexicon/lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/error.h"
#include "base/utf8.h"
#include "lexicon/store.h"

/* The match that ends at `state`, if a form of `classes` does. */
static im_match match_at(const inmaek_lexicon *lexicon, const im_trie *trie, uint32_t state, size_t length,
                         uint32_t classes)
{
    uint32_t form = trie->states.items[state].word;
    if (form == IM_TRIE_NONE || !(lexicon->forms.items[form].classes & classes)) return (im_match){0};
    return (im_match){(uint32_t)length, lexicon->forms.items[form].classes & classes, form};
}

/* May a form of `classes` begin with the first letter of s[0..n)? */
static bool opens(const im_trie *trie, const char *s, size_t n, uint32_t classes)
{
    size_t i = 0;
    return n && im_trie_opens(trie, im_utf8_next(s, n, &i), classes);
}

/* Is there anything of `classes` at or below the state? */
static bool leads_on(const im_trie *trie, uint32_t state, uint32_t classes)
{
    return state != IM_TRIE_NONE && (trie->states.items[state].below & classes);
}

unsigned im_lexicon_prefixes(const inmaek_lexicon *lexicon, const char *s, size_t n, uint32_t classes,
                             im_match *out, unsigned most)
{
    const im_trie *trie = &lexicon->forward;
    uint32_t state = IM_TRIE_ROOT;
    unsigned count = 0;
    if (!opens(trie, s, n, classes)) return 0;
    for (size_t i = 0; i < n && count < most;) {
        state = im_trie_step(trie, state, im_utf8_next(s, n, &i));
        if (!leads_on(trie, state, classes)) break;
        im_match match = match_at(lexicon, trie, state, i, classes);
        if (match.length) out[count++] = match;
    }
    return count;
}

im_match im_lexicon_longest(const inmaek_lexicon *lexicon, const char *s, size_t n, uint32_t classes)
{
    const im_trie *trie = &lexicon->forward;
    uint32_t state = IM_TRIE_ROOT;
    im_match best = {0};
    if (!opens(trie, s, n, classes)) return best;
    for (size_t i = 0; i < n;) {
        state = im_trie_step(trie, state, im_utf8_next(s, n, &i));
        if (!leads_on(trie, state, classes)) break;
        im_match match = match_at(lexicon, trie, state, i, classes);
        if (match.length) best = match;
    }
    return best;
}

im_match im_lexicon_exact(const inmaek_lexicon *lexicon, const char *s, size_t n, uint32_t classes)
{
    const im_trie *trie = &lexicon->forward;
    uint32_t state = IM_TRIE_ROOT;
    if (!opens(trie, s, n, classes)) return (im_match){0};
    for (size_t i = 0; i < n;) {
        state = im_trie_step(trie, state, im_utf8_next(s, n, &i));
        if (!leads_on(trie, state, classes)) return (im_match){0};
    }
    return match_at(lexicon, trie, state, n, classes);
}

im_match im_lexicon_suffix(const inmaek_lexicon *lexicon, const char *s, size_t n, uint32_t classes)
{
    const im_trie *trie = &lexicon->backward;
    uint32_t state = IM_TRIE_ROOT;
    im_match best = {0};
    size_t last = n;
    if (!n || !im_trie_opens(trie, im_utf8_previous(s, &last), classes)) return best;
    for (size_t i = n; i > 0;) {
        state = im_trie_step(trie, state, im_utf8_previous(s, &i));
        if (!leads_on(trie, state, classes)) break;
        im_match match = match_at(lexicon, trie, state, n - i, classes);
        if (match.length) best = match;
    }
    return best;
}

uint32_t im_lexicon_entry(const inmaek_lexicon *lexicon, uint32_t form, im_class class)
{
    for (uint32_t s = lexicon->forms.items[form].first_sense; s != IM_NO_ENTRY; s = lexicon->senses.items[s].next)
        if (lexicon->senses.items[s].class == (uint32_t)class) return lexicon->senses.items[s].entry;
    return IM_NO_ENTRY;
}

uint32_t im_lexicon_count(const inmaek_lexicon *lexicon, im_class class)
{
    return (uint32_t)lexicon->entries[class].count;
}

static const im_entry *entry_of(const inmaek_lexicon *lexicon, im_class class, uint32_t entry)
{
    return &lexicon->entries[class].items[entry];
}

const char *im_lexicon_form(const inmaek_lexicon *lexicon, im_class class, uint32_t entry)
{
    return entry_of(lexicon, class, entry)->form;
}

uint32_t im_lexicon_also_count(const inmaek_lexicon *lexicon, im_class class, uint32_t entry)
{
    return entry_of(lexicon, class, entry)->also_count;
}

const char *im_lexicon_also(const inmaek_lexicon *lexicon, im_class class, uint32_t entry, uint32_t i)
{
    return entry_of(lexicon, class, entry)->also[i];
}

const char *im_lexicon_attribute(const inmaek_lexicon *lexicon, im_class class, uint32_t entry, const char *name)
{
    const im_entry *e = entry_of(lexicon, class, entry);
    for (uint32_t i = 0; i < e->attribute_count; i++)
        if (strcmp(e->attributes[i].name, name) == 0) return e->attributes[i].value;
    return NULL;
}

char *im_lexicon_place(const inmaek_lexicon *lexicon, im_class class, uint32_t entry)
{
    const im_entry *e = entry_of(lexicon, class, entry);
    im_string place = {0};
    im_string_addf(&place, "%s:%u", e->file, e->line);
    if (!place.failed) return place.items;
    free(place.items);
    return NULL;
}

const char *im_lexicon_weights(const inmaek_lexicon *lexicon)
{
    return lexicon->weights;
}

inmaek_code inmaek_lexicon_set_weights(inmaek_lexicon *lexicon, const char *dir, inmaek_error *error)
{
    const char *copy = im_arena_strdup(&lexicon->arena, dir);
    if (!copy) return im_no_memory(error);
    lexicon->weights = copy;
    return INMAEK_OK;
}

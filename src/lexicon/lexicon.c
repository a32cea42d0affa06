/* lexicon.c - looking words up: see lexicon.h. */
#include "lexicon/lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/error.h"
#include "base/utf8.h"
#include "lexicon/store.h"

/* The trie that has all forms of the classes. */
static inline const im_trie *trie_of(const inmaek_lexicon *lexicon, uint32_t classes)
{
    return classes & IM_NAMES ? &lexicon->forward : &lexicon->words;
}

/* May the edge's word be the one at hand, of which i bytes are read from s[0..n), or left if `backwards`? */
static inline bool may_go_on(const im_trie_edge *edge, const char *s, size_t n, size_t i, bool backwards)
{
    if (!edge->ahead) return true;
    if (backwards) return i && im_trie_hint(im_utf8_previous(s, &i)) == edge->ahead;
    return i < n && im_trie_hint(im_utf8_next(s, n, &i)) == edge->ahead;
}

/* The form that ends at the edge, to which i leads, or behind it as the only one on its way, if it is one of
 * `classes` and stands at the beginning of s[0..n), or at the end if `backwards`. */
static im_match match_at(const inmaek_lexicon *lexicon, const im_trie_edge *edge, const char *s, size_t n,
                         size_t i, bool backwards, uint32_t classes)
{
    if (edge->word == IM_TRIE_NONE || !may_go_on(edge, s, n, i, backwards)) return (im_match){0};
    const im_form *form = &lexicon->forms.items[edge->word];
    if (!(form->classes & classes) || form->length > n) return (im_match){0};
    if (edge->ahead && memcmp(backwards ? s + n - form->length : s, form->text, form->length) != 0)
        return (im_match){0};
    return (im_match){form->length, form->classes & classes, edge->word};
}

unsigned im_lexicon_prefixes(const inmaek_lexicon *lexicon, const char *s, size_t n, uint32_t classes,
                             im_match *out, unsigned most)
{
    unsigned count = 0;
    size_t i = 0;
    const im_trie *trie = trie_of(lexicon, classes);
    const im_trie_edge *edge = n ? im_trie_begin(trie, im_utf8_next(s, n, &i), classes) : NULL;
    while (edge && count < most) {
        im_match match = match_at(lexicon, edge, s, n, i, false, classes);
        if (match.length) out[count++] = match;
        uint32_t state = im_trie_next(edge);
        if (!state || i == n) break;
        edge = im_trie_step(trie, state, im_utf8_next(s, n, &i), classes);
    }
    return count;
}

/* Goes on from the edge of the first letter, behind which i stands. */
static __attribute__((noinline)) im_match walk_longest(const inmaek_lexicon *lexicon,
                                                       const im_trie_edge *edge, size_t i, const char *s,
                                                       size_t n, uint32_t classes)
{
    const im_trie *trie = trie_of(lexicon, classes);
    im_match best = {0};
    while (edge) {
        im_match match = match_at(lexicon, edge, s, n, i, false, classes);
        if (match.length) best = match;
        uint32_t state = im_trie_next(edge);
        if (!state || i == n) break;
        edge = im_trie_step(trie, state, im_utf8_next(s, n, &i), classes);
    }
    return best;
}

/* Most walks end at their first letter: found out here, before a call that has more to set up. */
im_match im_lexicon_longest(const inmaek_lexicon *lexicon, const char *s, size_t n, uint32_t classes)
{
    size_t i = 0;
    const im_trie *trie = trie_of(lexicon, classes);
    const im_trie_edge *first = n ? im_trie_begin(trie, im_utf8_next(s, n, &i), classes) : NULL;
    return first ? walk_longest(lexicon, first, i, s, n, classes) : (im_match){0};
}

im_match im_lexicon_exact(const inmaek_lexicon *lexicon, const char *s, size_t n, uint32_t classes)
{
    size_t i = 0;
    const im_trie *trie = trie_of(lexicon, classes);
    const im_trie_edge *edge = n ? im_trie_begin(trie, im_utf8_next(s, n, &i), classes) : NULL;
    while (edge && i < n && im_trie_next(edge))
        edge = im_trie_step(trie, im_trie_next(edge), im_utf8_next(s, n, &i), classes);
    im_match match = edge ? match_at(lexicon, edge, s, n, i, false, classes) : (im_match){0};
    return match.length == n ? match : (im_match){0};
}

static __attribute__((noinline)) im_match walk_suffix(const inmaek_lexicon *lexicon, const im_trie_edge *edge,
                                                      size_t i, const char *s, size_t n, uint32_t classes)
{
    im_match best = {0};
    while (edge) {
        im_match match = match_at(lexicon, edge, s, n, i, true, classes);
        if (match.length) best = match;
        uint32_t state = im_trie_next(edge);
        if (!state || i == 0) break;
        edge = im_trie_step(&lexicon->backward, state, im_utf8_previous(s, &i), classes);
    }
    return best;
}

im_match im_lexicon_suffix(const inmaek_lexicon *lexicon, const char *s, size_t n, uint32_t classes)
{
    size_t i = n;
    const im_trie_edge *first =
        n ? im_trie_begin(&lexicon->backward, im_utf8_previous(s, &i), classes) : NULL;
    return first ? walk_suffix(lexicon, first, i, s, n, classes) : (im_match){0};
}

static void note_length(uint32_t lengths[IM_CLASSES], im_match match)
{
    for (uint32_t left = match.classes; left; left &= left - 1) lengths[__builtin_ctz(left)] = match.length;
}

void im_lexicon_longest_each(const inmaek_lexicon *lexicon, const char *s, size_t n, uint32_t classes,
                             uint32_t lengths[IM_CLASSES])
{
    const im_trie *trie = trie_of(lexicon, classes);
    size_t i = 0;
    note_length(lengths, (im_match){0, classes, 0});
    const im_trie_edge *edge = n ? im_trie_begin(trie, im_utf8_next(s, n, &i), classes) : NULL;
    while (edge) {
        note_length(lengths, match_at(lexicon, edge, s, n, i, false, classes));
        uint32_t state = im_trie_next(edge);
        if (!state || i == n) break;
        edge = im_trie_step(trie, state, im_utf8_next(s, n, &i), classes);
    }
}

void im_lexicon_suffix_each(const inmaek_lexicon *lexicon, const char *s, size_t n, uint32_t classes,
                            uint32_t lengths[IM_CLASSES])
{
    size_t i = n;
    note_length(lengths, (im_match){0, classes, 0});
    const im_trie_edge *edge = n ? im_trie_begin(&lexicon->backward, im_utf8_previous(s, &i), classes) : NULL;
    while (edge) {
        /* a form may stand in this trie for some of its classes only */
        note_length(lengths, match_at(lexicon, edge, s, n, i, true, classes & edge->below));
        uint32_t state = im_trie_next(edge);
        if (!state || i == 0) break;
        edge = im_trie_step(&lexicon->backward, state, im_utf8_previous(s, &i), classes);
    }
}

/* Which of `classes` have forms that go on behind the trie's edge with a new word. */
static uint32_t divided_behind(const inmaek_lexicon *lexicon, const im_trie *trie, const im_trie_edge *edge,
                               uint32_t classes)
{
    uint32_t found = edge->below & lexicon->mixed;
    for (size_t i = 0; i < lexicon->joints.count; i++) {
        const im_trie_edge *next = im_trie_step(trie, im_trie_next(edge), lexicon->joints.items[i], classes);
        if (next) found |= next->below;
    }
    return found & classes;
}

uint32_t im_lexicon_begins(const inmaek_lexicon *lexicon, const char *s, size_t n, uint32_t classes)
{
    uint32_t found = 0;
    size_t i = 0;
    const im_trie *trie = trie_of(lexicon, classes);
    const im_trie_edge *edge = n ? im_trie_begin(trie, im_utf8_next(s, n, &i), classes) : NULL;
    while (edge) {
        if (edge->word != IM_TRIE_NONE &&
            (i == n || may_go_on(edge, s, n, i, false))) { /* it may be longer than s */
            const im_form *form = &lexicon->forms.items[edge->word];
            if (!memcmp(s, form->text, form->length < n ? form->length : n)) found |= form->classes;
        }
        uint32_t state = im_trie_next(edge);
        if (!state) break;
        if (i == n) return (found | divided_behind(lexicon, trie, edge, classes)) & classes;
        edge = im_trie_step(trie, state, im_utf8_next(s, n, &i), classes);
    }
    return found & classes;
}

uint32_t im_lexicon_entry(const inmaek_lexicon *lexicon, uint32_t form, im_class class)
{
    for (uint32_t s = lexicon->forms.items[form].first_sense; s != IM_NO_ENTRY;
         s = lexicon->senses.items[s].next)
        if (lexicon->senses.items[s].class == (uint32_t) class) return lexicon->senses.items[s].entry;
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

const char *im_lexicon_attribute(const inmaek_lexicon *lexicon, im_class class, uint32_t entry,
                                 const char *name)
{
    const im_entry *e = entry_of(lexicon, class, entry);
    for (uint32_t i = 0; i < e->attribute_count; i++)
        if (strcmp(e->attributes[i].name, name) == 0) return e->attributes[i].value;
    return NULL;
}

bool im_lexicon_flag(const inmaek_lexicon *lexicon, im_class class, uint32_t entry, const char *name)
{
    const char *value = im_lexicon_attribute(lexicon, class, entry, name);
    return value && strcmp(value, "true") == 0;
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

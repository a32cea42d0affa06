/* vary.c - see vary.h. A new name ends in the same sound as the old (its particle stays right), a
 * Korean person keeps the family name (이 회장 stays right), and an organization keeps its ending
 * (은행), so that the text still reads as it should. */
#include "train/vary.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/utf8.h"

enum { NAME_BYTES = 160, TRIES = 60 };

typedef IM_LIST(const char *) words_list;

struct vary_names {
    const inmaek_lexicon *lexicon;
    words_list organizations, given, foreign;
};

typedef struct variation {
    const vary_names *names;
    uint32_t chance;
} variation;

static uint32_t draw(variation *v, uint32_t below)
{
    v->chance = v->chance * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)v->chance * below >> 32);
}

vary_names *vary_names_new(const inmaek_lexicon *lexicon)
{
    vary_names *names = calloc(1, sizeof *names);
    bool done = names != NULL;
    for (uint32_t i = 0; done && i < im_lexicon_count(lexicon, IM_ORGANIZATION); i++) {
        const char *form = im_lexicon_form(lexicon, IM_ORGANIZATION, i);
        if (strlen(form) < NAME_BYTES / 3) done = im_array_push(&names->organizations, form);
    }
    for (uint32_t i = 0; done && i < im_lexicon_count(lexicon, IM_GIVEN); i++) {
        const char *form = im_lexicon_form(lexicon, IM_GIVEN, i);
        done = strlen(form) == 3 ? im_array_push(&names->given, form) : im_array_push(&names->foreign, form);
    }
    if (names) names->lexicon = lexicon;
    if (done) return names;
    vary_names_free(names);
    return NULL;
}

void vary_names_free(vary_names *names)
{
    if (!names) return;
    free(names->organizations.items);
    free(names->given.items);
    free(names->foreign.items);
    free(names);
}

/* ---------------------------------------------------------------- new names */

/* How a word ends, for the particle behind it: 0 vowel, 1 consonant, 2 ㄹ, 3 no Hangul. */
static unsigned sound(const char *s, size_t n)
{
    uint32_t last = n ? im_utf8_previous(s, &n) : 0;
    if (!im_is_hangul(last)) return 3;
    unsigned final = im_hangul_final(last);
    return final == 0 ? 0 : final == 8 ? 2 : 1;
}

static bool hangul_only(const char *s, size_t n)
{
    for (size_t i = 0; i < n;)
        if (!im_is_hangul(im_utf8_next(s, n, &i))) return false;
    return true;
}

static void put(char *out, const char *s, size_t n)
{
    size_t have = strlen(out);
    if (have + n + 1 > NAME_BYTES) return;
    memcpy(out + have, s, n);
    out[have + n] = '\0';
}

/* The first `count` letters. */
static size_t first_letters(const char *s, size_t n, size_t count)
{
    size_t i = 0;
    while (count-- && i < n) im_utf8_next(s, n, &i);
    return i;
}

/* A word of 2 to 4 syllables out of pieces of two known names. */
static void coin(variation *v, char *out)
{
    const words_list *list = &v->names->organizations;
    *out = '\0';
    for (unsigned piece = 0; piece < 2; piece++) {
        const char *s = list->items[draw(v, (uint32_t)list->count)];
        size_t n = strlen(s);
        if (!hangul_only(s, n)) continue;
        put(out, s, first_letters(s, n, 1 + draw(v, 2)));
    }
    if (draw(v, 8) == 0) { /* some names begin in Latin letters */
        char latin[NAME_BYTES] = "";
        for (unsigned i = 2 + draw(v, 2); i--;) put(latin, (char[]){(char)('A' + draw(v, 26))}, 1);
        put(latin, out, strlen(out));
        strcpy(out, latin);
    }
}

static void coin_latin(variation *v, char *out, size_t length)
{
    *out = '\0';
    bool capitals = length <= 5;
    for (size_t i = 0; i < length && i < 8; i++)
        put(out, (char[]){(char)((i == 0 || capitals ? 'A' : 'a') + draw(v, 26))}, 1);
}

static void new_organization(variation *v, const char *old, size_t n, char *out)
{
    const inmaek_lexicon *lexicon = v->names->lexicon;
    im_match ending = im_lexicon_suffix(lexicon, old, n, IM_BIT(IM_ORG_SUFFIX));
    size_t stem = n - (ending.length < n ? ending.length : 0);
    while (stem && old[stem - 1] == ' ') stem--;
    bool hangul = sound(old, n) != 3;
    for (unsigned tries = 0; tries < TRIES; tries++) {
        *out = '\0';
        if (!hangul && stem == n) {
            coin_latin(v, out, n);
        } else if (hangul && draw(v, 3) == 0) {
            const words_list *list = &v->names->organizations;
            strcpy(out, list->items[draw(v, (uint32_t)list->count)]);
        } else {
            coin(v, out);
            if (stem < n) put(out, old + stem, n - stem);
        }
        if (strlen(out) > 3 && sound(out, strlen(out)) == sound(old, n)) return;
    }
    *out = '\0';
    put(out, old, n);
}

static void new_person(variation *v, const char *old, size_t n, char *out)
{
    const vary_names *names = v->names;
    bool korean = hangul_only(old, n) && n >= 6 && n <= 12;
    for (unsigned tries = 0; tries < TRIES; tries++) {
        *out = '\0';
        if (korean) {
            put(out, old, 3);
            for (unsigned i = draw(v, 12) == 0 ? 1 : 2; i--;) {
                const char *given = names->given.items[draw(v, (uint32_t)names->given.count)];
                put(out, given, strlen(given));
            }
        } else if (names->foreign.count && hangul_only(old, first_letters(old, n, 1))) {
            for (size_t i = 0; i <= n; i++) {
                if (i < n && old[i] != ' ') continue;
                const char *part = names->foreign.items[draw(v, (uint32_t)names->foreign.count)];
                if (*out) put(out, " ", 1);
                put(out, part, strlen(part));
            }
        } else {
            break;
        }
        if (sound(out, strlen(out)) == sound(old, n)) return;
    }
    *out = '\0';
    put(out, old, n);
}

/* ---------------------------------------------------------------- putting them in the text */

typedef struct swap {
    const char *old, *new;
    size_t old_length;
    inmaek_entity_kind kind;
    bool optional;
} swap;

typedef IM_LIST(swap) swaps;

static swap *swap_of(swaps *list, const char *s, size_t n)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].old_length == n && !memcmp(list->items[i].old, s, n)) return &list->items[i];
    return NULL;
}

/* 올트먼 of 샘 올트먼, whose new name is known: its last word. */
static const char *part_of_known(const swaps *list, const char *s, size_t n)
{
    for (size_t i = 0; i < list->count; i++) {
        const swap *whole = &list->items[i];
        if (whole->kind != INMAEK_PERSON || whole->old_length <= n + 1) continue;
        if (memcmp(whole->old + whole->old_length - n, s, n) || whole->old[whole->old_length - n - 1] != ' ')
            continue;
        const char *space = strrchr(whole->new, ' ');
        if (space) return space + 1;
    }
    return NULL;
}

static bool choose(swaps *list, gold *out, variation *v, const char *s, size_t n, inmaek_entity_kind kind,
                   bool optional)
{
    char name[NAME_BYTES] = "";
    const char *part;
    if (swap_of(list, s, n)) return true;
    if (n >= NAME_BYTES / 2 || draw(v, 4) == 0)
        put(name, s, n);
    else if (kind == INMAEK_PERSON && (part = part_of_known(list, s, n)) &&
             sound(part, strlen(part)) == sound(s, n))
        put(name, part, strlen(part));
    else if (kind == INMAEK_PERSON)
        new_person(v, s, n, name);
    else
        new_organization(v, s, n, name);
    swap swap = {im_arena_strndup(&out->arena, s, n), im_arena_strdup(&out->arena, *name ? name : "?"), n,
                 kind, optional};
    return swap.old && swap.new &&im_array_push(list, swap);
}

/* Writes the text with each mention's name changed. */
static bool rewrite(gold *out, im_string *text, swaps *list, variation *v, const im_document *d,
                    const example_mentions *mentions)
{
    uint32_t at = 0;
    for (size_t i = 0; i < mentions->count; i++) {
        const example_mention *m = &mentions->items[i];
        const char *s = d->text + m->start;
        if (!choose(list, out, v, s, m->end - m->start, m->kind, m->optional)) return false;
        const swap *swap = swap_of(list, s, m->end - m->start);
        im_string_add(text, d->text + at, m->start - at);
        im_string_adds(text, swap->new);
        at = m->end;
    }
    im_string_add(text, d->text + at, d->length - at);
    return !text->failed;
}

static bool fill(gold *out, const swaps *list)
{
    gold_entity *entities = im_arena_calloc(&out->arena, list->count + 1, sizeof *entities);
    if (!entities) return false;
    for (size_t i = 0; i < list->count; i++) {
        const char **surface = im_arena_calloc(&out->arena, 1, sizeof *surface);
        if (!surface) return false;
        *surface = list->items[i].new;
        entities[i] =
            (gold_entity){*surface, *surface, list->items[i].kind, list->items[i].optional, surface, 1};
    }
    out->entities = entities;
    out->entity_count = list->count;
    return true;
}

gold *vary_gold(const gold *from, const im_document *document, im_words *words, const vary_names *names,
                uint32_t seed)
{
    variation v = {names, seed * 2654435761u + 12345};
    swaps list = {0};
    im_string text = {0};
    gold *out = calloc(1, sizeof *out);
    example_mentions mentions = {0};
    bool done = out && example_mark(&mentions, document, from, words) &&
                rewrite(out, &text, &list, &v, document, &mentions) && fill(out, &list);
    if (done) {
        out->text = text.items;
        out->text_length = text.count;
        text.items = NULL;
    }
    free(text.items);
    free(list.items);
    free(mentions.items);
    if (done) return out;
    gold_free(out);
    return NULL;
}

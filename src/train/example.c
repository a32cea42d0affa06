/* example.c - marks in an article's tokens what the gold names, and gathers the features. */
#include "train/example.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* ---------------------------------------------------------------- names to look for */

typedef struct target {
    const char *name;
    size_t length;
    bool person, optional;
} target;

typedef IM_LIST(target) targets;

/* What stands around a company's name and is no part of it. */
static const char *const shells[] = {"㈜",   "(주)", "주식회사 ", "주식회사",
                                     "(유)", "(사)", "(재)",      "유한회사 "};

static void peel(const char **name, size_t *length)
{
    for (size_t i = 0; i < sizeof shells / sizeof *shells; i++) {
        size_t n = strlen(shells[i]);
        if (*length > n && !memcmp(*name, shells[i], n)) {
            *name += n;
            *length -= n;
        }
        if (*length > n && !memcmp(*name + *length - n, shells[i], n)) *length -= n;
    }
}

static int longest_first(const void *a, const void *b)
{
    const target *x = a, *y = b;
    if (x->length != y->length) return x->length < y->length ? 1 : -1;
    return strcmp(x->name, y->name);
}

static bool gather(targets *out, const gold *gold)
{
    for (size_t e = 0; e < gold->entity_count; e++) {
        const gold_entity *entity = &gold->entities[e];
        for (size_t s = 0; s < entity->surface_count; s++) {
            target target = {entity->surfaces[s], strlen(entity->surfaces[s]), entity->kind == INMAEK_PERSON,
                             entity->optional};
            if (!target.person) peel(&target.name, &target.length);
            if (im_utf8_length(target.name, target.length) < 2) continue;
            if (!im_array_push(out, target)) return false;
        }
    }
    if (out->count) qsort(out->items, out->count, sizeof *out->items, longest_first);
    return true;
}

/* ---------------------------------------------------------------- marking */

/* The cut of token t whose name ends at byte `end` of the text; -1: none. */
static int cut_ending(const im_lattice *lattice, uint32_t t, uint32_t end)
{
    uint32_t start = lattice->document->tokens[t].start;
    for (uint32_t c = lattice->first[t]; c < lattice->first[t + 1]; c++)
        if (start + lattice->words->cuts.items[lattice->candidates[c].cut].length == end)
            return (int)(c - lattice->first[t]);
    return -1;
}

/* How many tokens the name takes at token t; 0: it is not there. `cut` is that of the last. */
static uint32_t stands_at(const im_lattice *lattice, uint32_t t, const target *target, int *cut)
{
    const im_document *document = lattice->document;
    uint32_t start = document->tokens[t].start, end = start + (uint32_t)target->length, last = t;
    if (end > document->length || memcmp(document->text + start, target->name, target->length)) return 0;
    while (last + 1 < document->token_count && document->tokens[last].end < end) last++;
    if (document->tokens[last].start >= end) return 0;
    *cut = cut_ending(lattice, last, end);
    return last - t + 1;
}

static bool all_whole(const im_lattice *lattice, uint32_t t, uint32_t count)
{
    for (uint32_t i = 0; i + 1 < count; i++)
        if (cut_ending(lattice, t + i, lattice->document->tokens[t + i].end) != 0) return false;
    return true;
}

/* The longest name that stands at token t; NULL: none. Fills in its tokens and its last cut. */
static const target *name_at(const im_lattice *lattice, uint32_t t, const targets *targets, uint32_t *count,
                             int *cut, bool verbose)
{
    for (size_t i = 0; i < targets->count; i++) {
        const target *target = &targets->items[i];
        if ((*count = stands_at(lattice, t, target, cut)) == 0) continue;
        if (*cut >= 0 && all_whole(lattice, t, *count)) return target;
        uint32_t start = lattice->document->tokens[t].start,
                 end = lattice->document->tokens[t + *count - 1].end;
        if (verbose)
            fprintf(stderr, "no cut: %s in %.*s\n", target->name, (int)(end - start),
                    lattice->document->text + start);
    }
    *count = 1;
    return NULL;
}

static void mark(example *e, const im_lattice *lattice, const targets *targets, bool verbose)
{
    uint32_t count;
    for (uint32_t t = 0; t < e->token_count; t += count) {
        int cut;
        const target *target = name_at(lattice, t, targets, &count, &cut, verbose);
        for (uint32_t k = 0; target && k < count; k++) {
            unsigned label = (target->person ? IM_BEGIN_PERSON : IM_BEGIN_ORG) + (k > 0);
            unsigned state = 1 + (k + 1 == count ? (unsigned)cut : 0) * IM_LABELS + label;
            e->want[t + k] = (uint8_t)(target->optional ? EXAMPLE_ANY : state);
        }
    }
}

bool example_mark(example_mentions *out, const im_document *document, const gold *gold, im_words *words)
{
    im_arena arena = {0};
    im_lattice lattice;
    targets targets = {0};
    uint32_t count;
    int cut;
    bool done = gather(&targets, gold) && im_lattice_make(&lattice, document, words, &arena);
    for (uint32_t t = 0; done && t < document->token_count; t += count) {
        const target *target = name_at(&lattice, t, &targets, &count, &cut, false);
        if (!target) continue;
        uint32_t start = document->tokens[t].start;
        example_mention mention = {start, start + (uint32_t)target->length,
                                   target->person ? INMAEK_PERSON : INMAEK_ORGANIZATION, target->optional};
        done = im_array_push(out, mention);
    }
    free(targets.items);
    im_arena_dispose(&arena);
    return done;
}

/* ---------------------------------------------------------------- features */

static bool gather_rows(example *example, const im_lattice *lattice)
{
    IM_LIST(uint32_t) rows = {0};
    const im_words *words = lattice->words;
    uint32_t place[IM_PLACE_ROWS], own[IM_CUT_ROWS];
    for (uint32_t t = 0; t < example->token_count; t++) {
        unsigned count = lattice->first[t] < lattice->first[t + 1] ? im_place_rows(lattice, t, place) : 0;
        for (uint32_t c = lattice->first[t]; c < lattice->first[t + 1]; c++) {
            uint32_t cut = lattice->candidates[c].cut;
            for (uint32_t i = cut ? words->row_ends.items[cut - 1] : 0; i < words->row_ends.items[cut]; i++)
                if (!im_array_push(&rows, words->rows.items[i])) goto failed;
            for (unsigned i = 0; i < count; i++)
                if (!im_array_push(&rows, place[i])) goto failed;
            unsigned owns = im_cut_rows(lattice, t, c, own);
            for (unsigned i = 0; i < owns; i++)
                if (!im_array_push(&rows, own[i])) goto failed;
            example->row_end[c] = (uint32_t)rows.count;
            example->whole[c] = words->cuts.items[cut].tail == 0;
            example->group[c] = lattice->candidates[c].group;
        }
    }
    example->rows = rows.items;
    return true;
failed:
    free(rows.items);
    return false;
}

/* The first reading's scores, and the features of the second. */
static bool gather_again(example *e, im_lattice *lattice)
{
    IM_LIST(uint32_t) rows = {0};
    im_tagging tagging;
    im_again again;
    uint32_t own[IM_AGAIN_ROWS];
    bool done = (e->base = calloc(e->candidate_count + 1, sizeof *e->base)) &&
                im_tagging_make(&tagging, lattice) && im_lattice_score(lattice) &&
                im_lattice_decode(lattice, lattice->words->weights->move, &tagging) &&
                im_again_make(&again, lattice, &tagging);
    for (uint32_t t = 0; done && t < e->token_count; t++) {
        for (uint32_t c = lattice->first[t]; done && c < lattice->first[t + 1]; c++) {
            unsigned count = im_again_rows(&again, t, c, own);
            for (unsigned i = 0; done && i < count; i++) done = im_array_push(&rows, own[i]);
            e->row_end[c] = (uint32_t)rows.count;
            e->whole[c] = lattice->words->cuts.items[lattice->candidates[c].cut].tail == 0;
            e->group[c] = lattice->candidates[c].group;
            memcpy(e->base[c], lattice->candidates[c].score, sizeof e->base[c]);
        }
    }
    e->rows = rows.items;
    return done;
}

static bool make_room(example *e)
{
    e->sentence = calloc(e->sentence_count + 1, sizeof *e->sentence);
    e->first = calloc(e->token_count + 1, sizeof *e->first);
    e->want = calloc(e->token_count + 1, sizeof *e->want);
    e->whole = calloc(e->candidate_count + 1, sizeof *e->whole);
    e->group = calloc(e->candidate_count + 1, sizeof *e->group);
    e->row_end = calloc(e->candidate_count + 1, sizeof *e->row_end);
    return e->sentence && e->first && e->want && e->whole && e->group && e->row_end;
}

example *example_make(const im_document *document, const gold *gold, im_words *words, uint32_t article,
                      bool again, bool verbose)
{
    im_arena arena = {0};
    im_lattice lattice;
    targets targets = {0};
    example *e = calloc(1, sizeof *e);
    bool done = false;
    if (!e || !gather(&targets, gold) || !im_lattice_make(&lattice, document, words, &arena)) goto out;
    e->article = article;
    e->token_count = document->token_count;
    e->sentence_count = document->sentence_count;
    e->candidate_count = lattice.candidate_count;
    e->group_count = lattice.group_count;
    if (!make_room(e)) goto out;
    for (uint32_t s = 0; s < e->sentence_count; s++) e->sentence[s] = document->sentences[s].token;
    e->sentence[e->sentence_count] = e->token_count;
    memcpy(e->first, lattice.first, (e->token_count + 1) * sizeof *e->first);
    mark(e, &lattice, &targets, verbose);
    done = again ? gather_again(e, &lattice) : gather_rows(e, &lattice);
out:
    free(targets.items);
    im_arena_dispose(&arena);
    if (done) return e;
    example_free(e);
    return NULL;
}

void example_free(example *e)
{
    if (!e) return;
    free(e->sentence);
    free(e->first);
    free(e->want);
    free(e->whole);
    free(e->group);
    free(e->row_end);
    free(e->rows);
    free(e->base);
    free(e);
}

/* anaphora.c - words that stand for something named elsewhere: 양사, 이 회사, 회사 측, 그는.
 *
 * First the words are found, then every sentence becomes a row (rows.h), then each word gets
 * the organizations or the person that weigh most just before it: those of its own sentence and
 * of the sentences before, the nearer the heavier, subjects heavier than others, and names that
 * only say whose officer somebody is lighter. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "extract/rows.h"

enum {
    MOST_BACK = 6,        /* sentences that are looked back at */
    MOST_CANDIDATES = 24, /* organizations weighed for one word */
    MOST_COUNT = 5        /* 5사 */
};

struct im_anaphora_model {
    im_ties ties;
    uint8_t *counts; /* by entry: how many things it stands for */
};

typedef struct candidate {
    uint32_t entity;
    int weight;
    uint32_t chunk; /* its last mention */
} candidate;

typedef struct candidates {
    candidate items[MOST_CANDIDATES];
    uint32_t count;
} candidates;

/* ---------------------------------------------------------------- the model */

inmaek_code im_anaphora_new(im_anaphora_model **out, const inmaek_lexicon *lexicon, inmaek_error *error)
{
    im_anaphora_model *model = calloc(1, sizeof *model);
    if (!model) return im_no_memory(error);
    inmaek_code code = im_ties_compile(&model->ties, lexicon, error);
    uint32_t count = im_lexicon_count(lexicon, IM_ANAPHOR);
    if (!code && !(model->counts = calloc(count + 1, 1))) code = im_no_memory(error);
    if (code) {
        im_anaphora_free(model);
        return code;
    }
    for (uint32_t entry = 0; entry < count; entry++) {
        const char *given = im_lexicon_attribute(lexicon, IM_ANAPHOR, entry, "count");
        long n = given ? strtol(given, NULL, 10) : 1;
        model->counts[entry] = (uint8_t)(n < 1 ? 1 : n > MOST_COUNT ? MOST_COUNT : n);
    }
    *out = model;
    return INMAEK_OK;
}

void im_anaphora_free(im_anaphora_model *model)
{
    if (!model) return;
    im_ties_dispose(&model->ties);
    free(model->counts);
    free(model);
}

/* ---------------------------------------------------------------- finding the words */

static const im_token *token_at(const im_reading *r, uint32_t token)
{
    return &r->document->tokens[token];
}

/* 회사를 [함께] 이끄는. */
static bool is_led(const im_reading *r, const im_anaphora_model *model, const im_span *span)
{
    const im_sentence *s = &r->document->sentences[span->sentence];
    uint32_t end = s->token + s->token_count, t = span->token_end;
    for (; t < end && t < span->token_end + 3; t++) {
        const im_token *token = token_at(r, t);
        const char *text = r->document->text + token->start;
        im_tie tie = im_tie_begins(&model->ties, text, token->end - token->start, IM_LINK, NULL);
        if (tie == IM_TIE_LEADS || tie == IM_TIE_FOUNDS || tie == IM_TIE_HOLDS) return true;
    }
    return false;
}

/* 회사 stands for a company only as 회사 측, 회사 관계자, or at a clause's beginning with a
 * particle: 회사는; not after a word that says which (상장 회사는). */
static bool is_company_word(const im_reading *r, const im_anaphora_model *model, const im_span *span, im_tie tie)
{
    const im_sentence *s = &r->document->sentences[span->sentence];
    bool first = span->token == s->token || token_at(r, span->token - 1)->kind == IM_TOKEN_PUNCT;
    uint32_t next = span->token_end;
    if (tie == IM_TIE_NONE && next < s->token + s->token_count && token_at(r, next)->kind != IM_TOKEN_PUNCT) {
        const im_token *t = token_at(r, next);
        return im_tie_begins(&model->ties, r->document->text + t->start, t->end - t->start, IM_TITLE_WORD, NULL) ==
               IM_TIE_GLUE;
    }
    if (tie == IM_TIE_OBJECT) return is_led(r, model, span);
    return first && tie == IM_TIE_SUBJECT;
}

static bool is_before_title(const im_reading *r, uint32_t token)
{
    size_t low = 0, high = r->titles.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (r->titles.items[middle].span.token < token) low = middle + 1;
        else high = middle;
    }
    return low < r->titles.count && r->titles.items[low].span.token == token;
}

static bool is_used(const im_reading *r, const im_anaphora_model *model, const im_span *span, im_tie as, im_tie tie)
{
    switch (as) {
    case IM_TIE_COMPANY:
        return is_company_word(r, model, span, tie);
    case IM_TIE_HEAD:
        return tie == IM_TIE_NONE && is_before_title(r, span->token_end);
    case IM_TIE_HE:
        return tie == IM_TIE_SUBJECT || tie == IM_TIE_OF || tie == IM_TIE_TO || tie == IM_TIE_FROM;
    default:
        return true;
    }
}

/* The anaphor that begins with the token, if one does. */
static bool find_word(const im_reading *r, const im_anaphora_model *model, uint32_t token, im_anaphor *out,
                      uint8_t *count, im_tie *as)
{
    const im_token *t = token_at(r, token);
    const im_sentence *s = &r->document->sentences[t->sentence];
    const char *text = r->document->text;
    im_match m = im_lexicon_longest(r->lexicon, text + t->start, s->end - t->start, IM_BIT(IM_ANAPHOR));
    if (!m.length || im_mention_on(r, token)) return false;
    uint32_t end = t->start + m.length, last = token;
    while (token_at(r, last)->end < end) last++;
    uint32_t rest = token_at(r, last)->end - end;
    im_tie tie = im_tie_particle(&model->ties, text + end, rest);
    if (tie == IM_TIE_OTHER && !im_lexicon_exact(r->lexicon, text + end, rest, IM_BIT(IM_PARTICLE)).length)
        return false;
    uint32_t entry = im_lexicon_entry(r->lexicon, m.form, IM_ANAPHOR);
    *as = (im_tie)model->ties.anaphors[entry];
    *count = model->counts[entry];
    *out = (im_anaphor){.span = {t->start, end, token, last + 1, t->sentence},
                        .kind = *as == IM_TIE_HE ? INMAEK_PERSON : INMAEK_ORGANIZATION};
    return is_used(r, model, &out->span, *as, tie);
}

/* ---------------------------------------------------------------- weighing names */

/* Does the organization only say whose officer somebody is: 카카오 정신아 대표? */
static bool is_attribute(const im_rows *rows, uint32_t chunk, uint32_t end)
{
    const im_chunk *c = &rows->chunks[chunk];
    if (c->tie != IM_TIE_NONE && c->tie != IM_TIE_OF) return false;
    uint32_t next = im_chunk_after(rows, chunk, end);
    if (next == IM_NONE) return false;
    const im_chunk *n = &rows->chunks[next];
    return n->kind == IM_CHUNK_PERSON || n->kind == IM_CHUNK_TITLE;
}

static void weigh(candidates *list, const im_chunk *c, uint32_t chunk, int weight)
{
    for (uint32_t i = 0; i < list->count; i++) {
        if (list->items[i].entity != c->entity) continue;
        if (weight > list->items[i].weight) list->items[i].weight = weight;
        list->items[i].weight += 2; /* said again */
        return;
    }
    if (list->count < MOST_CANDIDATES) list->items[list->count++] = (candidate){c->entity, weight, chunk};
}

/* Weighs the organizations of chunks [first, end) of a row that ends at row_end. */
static void weigh_row(candidates *list, const im_rows *rows, uint32_t first, uint32_t end, uint32_t row_end, int base)
{
    for (uint32_t i = end; i-- > first;) {
        const im_chunk *c = &rows->chunks[i];
        if (c->kind != IM_CHUNK_ORGANIZATION || c->entity == IM_NONE) continue;
        int weight = base;
        if (c->tie == IM_TIE_SUBJECT) weight += 6;
        if (c->tie == IM_TIE_AND || c->tie == IM_TIE_TO || c->tie == IM_TIE_IN || c->tie == IM_TIE_OBJECT) weight += 3;
        if (c->tie == IM_TIE_FROM || c->tie == IM_TIE_AT) weight -= 3;
        if (is_attribute(rows, i, row_end)) weight -= 5;
        weigh(list, c, i, weight);
    }
}

static int heavier(const void *a, const void *b)
{
    const candidate *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    return x->chunk > y->chunk ? -1 : x->chunk < y->chunk;
}

/* The organizations named before the chunk, heaviest first, until `enough` are found. */
static void gather(candidates *list, const im_rows *rows, uint32_t sentence, uint32_t chunk, uint32_t enough)
{
    list->count = 0;
    uint32_t back = 0;
    weigh_row(list, rows, rows->starts[sentence], chunk, rows->starts[sentence + 1], 20);
    while (back < MOST_BACK && back < sentence && list->count < enough) {
        back++;
        uint32_t first = rows->starts[sentence - back], end = rows->starts[sentence - back + 1];
        weigh_row(list, rows, first, end, end, 20 - 5 * (int)back);
    }
    qsort(list->items, list->count, sizeof *list->items, heavier);
}

/* ---------------------------------------------------------------- what each stands for */

/* The subject of the chunk's own clause, which 이 회사 in another part of it is not. */
static uint32_t clause_subject(const im_rows *rows, uint32_t chunk, uint32_t first)
{
    for (uint32_t i = chunk; i-- > first;)
        if (rows->chunks[i].kind == IM_CHUNK_ORGANIZATION && rows->chunks[i].tie == IM_TIE_SUBJECT)
            return rows->chunks[i].entity;
    return IM_NONE;
}

static uint32_t resolve_this(const im_rows *rows, uint32_t sentence, uint32_t chunk)
{
    candidates list;
    gather(&list, rows, sentence, chunk, 2);
    const im_chunk *c = &rows->chunks[chunk];
    uint32_t subject = c->tie == IM_TIE_SUBJECT ? IM_NONE : clause_subject(rows, chunk, rows->starts[sentence]);
    for (uint32_t i = 0; i < list.count; i++)
        if (list.items[i].entity != subject) return list.items[i].entity;
    return list.count ? list.items[0].entity : IM_NONE;
}

/* The organization that the passage is about: the last subject, else the first in the text. */
static uint32_t resolve_company(const im_rows *rows, uint32_t sentence, uint32_t chunk)
{
    uint32_t first = IM_NONE;
    for (uint32_t i = chunk; i-- > 0;) {
        const im_chunk *c = &rows->chunks[i];
        if (c->kind != IM_CHUNK_ORGANIZATION || c->entity == IM_NONE || c->quoted) continue;
        if (c->tie == IM_TIE_SUBJECT) return c->entity;
        first = c->entity;
        if (sentence > MOST_BACK && i < rows->starts[sentence - MOST_BACK]) break;
    }
    return first;
}

/* 협회: the last organization whose name ends so. */
static uint32_t resolve_head(const im_reading *r, const im_span *span, uint32_t chunk)
{
    const im_rows *rows = r->rows;
    size_t n = span->end - span->start;
    uint32_t oldest = rows->starts[span->sentence > MOST_BACK ? span->sentence - MOST_BACK : 0];
    for (uint32_t i = chunk; i-- > oldest;) {
        const im_chunk *c = &rows->chunks[i];
        if (c->kind != IM_CHUNK_ORGANIZATION || c->entity == IM_NONE) continue;
        const char *name = r->entities.items[c->entity].name;
        size_t m = strlen(name);
        if (m > n && memcmp(name + m - n, r->document->text + span->start, n) == 0) return c->entity;
    }
    return IM_NONE;
}

static uint32_t resolve_he(const im_rows *rows, uint32_t sentence, uint32_t chunk)
{
    uint32_t oldest = rows->starts[sentence > MOST_BACK ? sentence - MOST_BACK : 0], last = IM_NONE;
    for (uint32_t i = chunk; i-- > oldest;) {
        const im_chunk *c = &rows->chunks[i];
        if (c->kind != IM_CHUNK_PERSON || c->entity == IM_NONE || c->quoted) continue;
        uint32_t next = im_chunk_after(rows, i, chunk);
        im_tie tie = (im_tie)c->tie;
        while (tie == IM_TIE_NONE && next != IM_NONE &&
               (rows->chunks[next].kind == IM_CHUNK_ORGANIZATION || rows->chunks[next].kind == IM_CHUNK_TITLE)) {
            tie = (im_tie)rows->chunks[next].tie;
            next = im_chunk_after(rows, next, chunk);
        }
        if (tie == IM_TIE_SUBJECT) return c->entity;
        if (last == IM_NONE) last = c->entity;
    }
    return last;
}

/* Fills in the anaphor's entities; false: no memory. */
static bool resolve(im_reading *r, im_anaphor *a, uint32_t chunk, im_tie as, uint8_t count)
{
    const im_rows *rows = r->rows;
    uint32_t entities[MOST_COUNT], n = 0;
    candidates list;
    switch (as) {
    case IM_TIE_BOTH:
        gather(&list, rows, a->span.sentence, chunk, count);
        for (n = 0; n < count && n < list.count; n++) entities[n] = list.items[n].entity;
        if (n < count) n = 0;
        break;
    case IM_TIE_THIS:
        entities[0] = resolve_this(rows, a->span.sentence, chunk);
        break;
    case IM_TIE_HEAD:
        entities[0] = resolve_head(r, &a->span, chunk);
        break;
    case IM_TIE_COMPANY:
        entities[0] = resolve_company(rows, a->span.sentence, chunk);
        break;
    default:
        entities[0] = resolve_he(rows, a->span.sentence, chunk);
    }
    if (as != IM_TIE_BOTH) n = entities[0] != IM_NONE;
    if (!n) return true;
    uint32_t *copy = im_arena_alloc(r->arena, n * sizeof *copy);
    if (!copy) return false;
    memcpy(copy, entities, n * sizeof *copy);
    a->entities = copy;
    a->entity_count = n;
    if (n == 1) r->rows->chunks[chunk].entity = entities[0];
    return true;
}

inmaek_code im_anaphora_find(im_reading *reading, im_anaphora_model *model, inmaek_error *error)
{
    uint32_t tokens = reading->document->token_count;
    struct { uint8_t as, count; } *kinds = im_arena_alloc(reading->arena, (tokens + 1) * sizeof *kinds);
    if (!kinds) return im_no_memory(error);
    for (uint32_t token = 0; token < tokens; token++) {
        im_anaphor a;
        im_tie as;
        uint8_t count;
        if (!find_word(reading, model, token, &a, &count, &as)) continue;
        kinds[reading->anaphors.count].as = (uint8_t)as;
        kinds[reading->anaphors.count].count = count;
        if (!im_array_push(&reading->anaphors, a)) return im_no_memory(error);
        token = a.span.token_end - 1;
    }
    inmaek_code code = im_rows_build(reading, &model->ties, error);
    for (uint32_t i = 0; !code && i < reading->rows->count; i++) {
        const im_chunk *c = &reading->rows->chunks[i];
        if (c->kind != IM_CHUNK_ANAPHOR) continue;
        if (!resolve(reading, &reading->anaphors.items[c->index], i, (im_tie)kinds[c->index].as, kinds[c->index].count))
            code = im_no_memory(error);
    }
    return code;
}

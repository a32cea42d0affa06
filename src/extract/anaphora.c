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
    uint8_t *counts;                /* by entry: how many things it stands for */
    const char **only, **not;       /* endings of names, joined by '|'; NULL: any, none */
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
    model->counts = calloc(count + 1, 1);
    model->only = calloc(count + 1, sizeof *model->only);
    model->not = calloc(count + 1, sizeof *model->not);
    if (!code && !(model->counts && model->only && model->not)) code = im_no_memory(error);
    if (code) {
        im_anaphora_free(model);
        return code;
    }
    for (uint32_t entry = 0; entry < count; entry++) {
        const char *given = im_lexicon_attribute(lexicon, IM_ANAPHOR, entry, "count");
        long n = given ? strtol(given, NULL, 10) : 1;
        model->counts[entry] = (uint8_t)(n < 1 ? 1 : n > MOST_COUNT ? MOST_COUNT : n);
        model->only[entry] = im_lexicon_attribute(lexicon, IM_ANAPHOR, entry, "only");
        model->not[entry] = im_lexicon_attribute(lexicon, IM_ANAPHOR, entry, "not");
    }
    *out = model;
    return INMAEK_OK;
}

void im_anaphora_free(im_anaphora_model *model)
{
    if (!model) return;
    im_ties_dispose(&model->ties);
    free(model->counts);
    free(model->only);
    free(model->not);
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
        im_tie tie = im_tie_exact(&model->ties, text, token->end - token->start, IM_LINK);
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
    return first && im_tie_is_subject(tie);
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
        return im_tie_is_subject(tie) || tie == IM_TIE_OF || tie == IM_TIE_TO || tie == IM_TIE_FROM;
    default:
        return true;
    }
}

/* The anaphor that begins with the token, if one does. */
static bool find_word(const im_reading *r, const im_anaphora_model *model, uint32_t token, im_anaphor *out,
                      uint32_t *word)
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
    im_tie as = (im_tie)model->ties.anaphors[entry];
    *word = entry;
    *out = (im_anaphor){.span = {t->start, end, token, last + 1, t->sentence},
                        .kind = as == IM_TIE_HE ? INMAEK_PERSON : INMAEK_ORGANIZATION};
    return is_used(r, model, &out->span, as, tie);
}

/* ---------------------------------------------------------------- weighing names */

/* What speaks for an organization named before: weights by hand, tried on articles. */
enum {
    NEAR = 20, SENTENCE_BACK = 5, TOPIC = 7, SUBJECT = 5, PARTNER = 3, SOURCE = -3, ATTRIBUTE = -5, AGAIN = 2, QUOTED = -12,
    LISTED = 8, PARAGRAPH_FIRST = 4, MAIN = 5
};

/* A word that stands for organizations, in the place where it stands. */
typedef struct seeker {
    const im_reading *r;
    const im_rows *rows;
    uint32_t sentence, chunk;
    uint32_t count;          /* for how many it stands */
    const char *only, *not;
    candidates list;
} seeker;

/* Does the name end with one of the endings, joined by '|'? */
static bool ends_with(const char *name, const char *endings)
{
    size_t n = strlen(name);
    while (endings && *endings) {
        size_t length = strcspn(endings, "|");
        if (length <= n && memcmp(name + n - length, endings, length) == 0) return true;
        endings += length + (endings[length] == '|');
    }
    return false;
}

static bool is_candidate(const seeker *s, const im_chunk *c)
{
    return c->kind == IM_CHUNK_ORGANIZATION && c->entity != IM_NONE &&
           !ends_with(s->r->entities.items[c->entity].name, s->not);
}

/* Does the organization only say whose officer somebody is: 카카오 정신아 대표? */
static bool is_attribute(const im_rows *rows, uint32_t chunk, uint32_t first, uint32_t end)
{
    const im_chunk *c = &rows->chunks[chunk];
    if (c->tie != IM_TIE_NONE && c->tie != IM_TIE_OF) return false;
    uint32_t next = im_chunk_after(rows, chunk, end);
    if (next == IM_NONE) return false;
    uint32_t previous = im_chunk_before(rows, chunk, first);
    bool behind = previous != IM_NONE && rows->chunks[previous].kind == IM_CHUNK_PERSON;
    return rows->chunks[next].kind == IM_CHUNK_PERSON || (behind && rows->chunks[next].kind == IM_CHUNK_TITLE);
}

/* The next organization of the list that the chunk stands in, or IM_NONE: A·B, A와 B, A, B. */
static uint32_t next_listed(const im_rows *rows, uint32_t chunk, uint32_t end)
{
    uint32_t next = im_chunk_after(rows, chunk, end);
    if (next == IM_NONE) return IM_NONE;
    const im_chunk *n = &rows->chunks[next];
    if (rows->chunks[chunk].tie == IM_TIE_NONE && (n->kind == IM_CHUNK_DOT || n->kind == IM_CHUNK_COMMA))
        next = im_chunk_after(rows, next, end);
    else if (rows->chunks[chunk].tie != IM_TIE_AND)
        return IM_NONE;
    return next != IM_NONE && rows->chunks[next].kind == IM_CHUNK_ORGANIZATION ? next : IM_NONE;
}

static void weigh(candidates *list, const im_chunk *c, uint32_t chunk, int weight)
{
    for (uint32_t i = 0; i < list->count; i++) {
        if (list->items[i].entity != c->entity) continue;
        if (weight > list->items[i].weight) list->items[i].weight = weight;
        list->items[i].weight += AGAIN;
        return;
    }
    if (list->count < MOST_CANDIDATES) list->items[list->count++] = (candidate){c->entity, weight, chunk};
}

static void lighten(candidates *list, uint32_t entity)
{
    for (uint32_t i = 0; i < list->count; i++)
        if (list->items[i].entity == entity) list->items[i].weight -= LISTED;
}

static int weight_of(const seeker *s, uint32_t chunk, uint32_t first, uint32_t row_end)
{
    const im_chunk *c = &s->rows->chunks[chunk];
    int weight = 0;
    if (im_tie_is_subject(c->tie)) weight += c->tie == IM_TIE_TOPIC ? TOPIC : SUBJECT;
    if (c->tie == IM_TIE_AND || c->tie == IM_TIE_TO || c->tie == IM_TIE_IN || c->tie == IM_TIE_OBJECT)
        weight += PARTNER;
    if (c->tie == IM_TIE_FROM || c->tie == IM_TIE_AT) weight += SOURCE;
    if (is_attribute(s->rows, chunk, first, row_end)) weight += ATTRIBUTE;
    if (c->quoted && !s->rows->chunks[s->chunk].quoted) weight += QUOTED;
    return weight;
}

/* Weighs the organizations of chunks [first, end) of a row that ends at row_end. */
static void weigh_row(seeker *s, uint32_t first, uint32_t end, uint32_t row_end, int base)
{
    uint32_t members[MOST_CANDIDATES], n = 0;
    for (uint32_t i = end; i-- > first;)
        if (is_candidate(s, &s->rows->chunks[i]))
            weigh(&s->list, &s->rows->chunks[i], i, base + weight_of(s, i, first, row_end));
    for (uint32_t i = first; i < end; i++) { /* a list of just as many */
        if (!is_candidate(s, &s->rows->chunks[i])) continue;
        for (uint32_t next = i; next != IM_NONE && n < MOST_CANDIDATES; next = next_listed(s->rows, next, end))
            members[n++] = next;
        int weight = base + (n == s->count ? LISTED : 0);
        for (uint32_t k = 0; k < n && n > 1; k++) {
            if (s->count == 1) lighten(&s->list, s->rows->chunks[members[k]].entity); /* one stands for none of many */
            else if (n == s->count) weigh(&s->list, &s->rows->chunks[members[k]], members[k], weight);
        }
        i = members[n - 1];
        n = 0;
    }
}

static int heavier(const void *a, const void *b)
{
    const candidate *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    return x->chunk > y->chunk ? -1 : x->chunk < y->chunk;
}

/* Those that the word says it stands for come first: 두 대학. */
static void prefer_only(seeker *s)
{
    for (uint32_t i = 0; s->only && i < s->list.count; i++)
        if (ends_with(s->r->entities.items[s->list.items[i].entity].name, s->only)) s->list.items[i].weight += 2 * NEAR;
}

/* The organizations named before the word, heaviest first, until `enough` are found. */
static void gather(seeker *s, uint32_t enough)
{
    const im_rows *rows = s->rows;
    uint32_t back = 0;
    s->list.count = 0;
    weigh_row(s, rows->starts[s->sentence], s->chunk, rows->starts[s->sentence + 1], NEAR);
    while (back < MOST_BACK && back < s->sentence && s->list.count < enough) {
        back++;
        uint32_t first = rows->starts[s->sentence - back], end = rows->starts[s->sentence - back + 1];
        weigh_row(s, first, end, end, NEAR - SENTENCE_BACK * (int)back);
    }
    prefer_only(s);
    qsort(s->list.items, s->list.count, sizeof *s->list.items, heavier);
}

/* ---------------------------------------------------------------- what each stands for */

/* The subject of the chunk's own clause, which 이 회사 in another part of it is not. */
static uint32_t clause_subject(const im_rows *rows, uint32_t chunk, uint32_t first)
{
    for (uint32_t i = chunk; i-- > first;)
        if (rows->chunks[i].kind == IM_CHUNK_ORGANIZATION && im_tie_is_subject(rows->chunks[i].tie))
            return rows->chunks[i].entity;
    return IM_NONE;
}

static uint32_t resolve_company(seeker *s);

/* Does the word stand at the beginning of a paragraph, before any name? */
static bool opens_paragraph(const seeker *s)
{
    const im_sentence *sentences = s->r->document->sentences;
    for (uint32_t i = s->rows->starts[s->sentence]; i < s->chunk; i++)
        if (is_candidate(s, &s->rows->chunks[i])) return false;
    return s->sentence && sentences[s->sentence - 1].paragraph != sentences[s->sentence].paragraph;
}

static uint32_t resolve_this(seeker *s)
{
    if (opens_paragraph(s)) return resolve_company(s);
    gather(s, 2);
    const im_chunk *c = &s->rows->chunks[s->chunk];
    uint32_t first = s->rows->starts[s->sentence];
    uint32_t subject = im_tie_is_subject(c->tie) ? IM_NONE : clause_subject(s->rows, s->chunk, first);
    for (uint32_t i = 0; i < s->list.count; i++)
        if (s->list.items[i].entity != subject) return s->list.items[i].entity;
    return s->list.count ? s->list.items[0].entity : IM_NONE;
}

/* The organization that the article names most. */
static uint32_t main_organization(const seeker *s)
{
    uint32_t *counts = im_arena_calloc(s->r->arena, s->r->entities.count + 1, sizeof *counts), best = IM_NONE;
    for (uint32_t i = 0; counts && i < s->rows->count; i++) {
        const im_chunk *c = &s->rows->chunks[i];
        if (!is_candidate(s, c)) continue;
        counts[c->entity]++;
        if (best == IM_NONE || counts[c->entity] > counts[best]) best = c->entity;
    }
    return best;
}

/* The organization that the passage is about: the paragraph's, the last subject, the article's. */
static uint32_t resolve_company(seeker *s)
{
    const im_sentence *sentences = s->r->document->sentences;
    uint32_t main = main_organization(s);
    gather(s, 1);
    for (uint32_t back = 1; back <= MOST_BACK && back <= s->sentence; back++) {
        uint32_t sentence = s->sentence - back, first = s->rows->starts[sentence], end = s->rows->starts[sentence + 1];
        bool begins = sentence == 0 || sentences[sentence - 1].paragraph != sentences[sentence].paragraph;
        bool same = sentences[sentence].paragraph == sentences[s->sentence].paragraph;
        weigh_row(s, first, end, end, NEAR - SENTENCE_BACK * (int)back / 2);
        for (uint32_t i = first; begins && same && i < end; i++) {
            if (!is_candidate(s, &s->rows->chunks[i])) continue;
            weigh(&s->list, &s->rows->chunks[i], i, NEAR + PARAGRAPH_FIRST);
            break;
        }
    }
    for (uint32_t i = 0; i < s->list.count; i++)
        if (s->list.items[i].entity == main) s->list.items[i].weight += MAIN;
    qsort(s->list.items, s->list.count, sizeof *s->list.items, heavier);
    return s->list.count ? s->list.items[0].entity : main;
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
        if (im_tie_is_subject(tie)) return c->entity;
        if (last == IM_NONE) last = c->entity;
    }
    return last;
}

/* Fills in the anaphor's entities; false: no memory. */
static bool resolve(im_reading *r, const im_anaphora_model *model, im_anaphor *a, uint32_t chunk, uint32_t word)
{
    uint32_t entities[MOST_COUNT] = {IM_NONE}, n = 0, sentence = a->span.sentence;
    seeker s = {.r = r, .rows = r->rows, .sentence = sentence, .chunk = chunk, .count = model->counts[word],
                .only = model->only[word], .not = model->not[word]};
    switch (model->ties.anaphors[word]) {
    case IM_TIE_BOTH:
        gather(&s, s.count);
        for (n = 0; n < s.count && n < s.list.count; n++) entities[n] = s.list.items[n].entity;
        if (n < s.count) entities[0] = IM_NONE;
        break;
    case IM_TIE_THIS:
        entities[0] = resolve_this(&s);
        break;
    case IM_TIE_HEAD:
        entities[0] = resolve_head(r, &a->span, chunk);
        break;
    case IM_TIE_COMPANY:
        entities[0] = resolve_company(&s);
        break;
    default:
        entities[0] = resolve_he(r->rows, sentence, chunk);
    }
    if (entities[0] == IM_NONE) return true;
    if (!n) n = 1;
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
    uint32_t *words = im_arena_alloc(reading->arena, (tokens + 1) * sizeof *words);
    if (!words) return im_no_memory(error);
    for (uint32_t token = 0; token < tokens; token++) {
        im_anaphor a;
        uint32_t *word = &words[reading->anaphors.count];
        if (token_at(reading, token)->kind == IM_TOKEN_PUNCT || !find_word(reading, model, token, &a, word)) continue;
        if (!im_array_push(&reading->anaphors, a)) return im_no_memory(error);
        token = a.span.token_end - 1;
    }
    inmaek_code code = im_rows_build(reading, &model->ties, error);
    for (uint32_t i = 0; !code && i < reading->rows->count; i++) {
        const im_chunk *c = &reading->rows->chunks[i];
        if (c->kind != IM_CHUNK_ANAPHOR) continue;
        if (!resolve(reading, model, &reading->anaphors.items[c->index], i, words[c->index])) code = im_no_memory(error);
    }
    return code;
}

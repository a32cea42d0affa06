/* anaphora_weigh.c - who weighs most just before a word that stands for somebody.
 *
 * The nearer a mention the heavier; subjects are heavier than others, those named again heavier still, those
 * in a list lighter where the word stands for one alone. Ranking by added weights: S. Lappin and H. J. Leass,
 * "An Algorithm for Pronominal Anaphora Resolution", Computational Linguistics 20 (1994). */
#include <stdlib.h>
#include <string.h>

#include "extract/anaphora.h"
#include "extract/arguments.h"

enum { NEAR = 40, MOST_CHUNKS = 4000 };

/* What a mention weighs beside NEAR. Fitted on words whose antecedents are known (src/train/README.md), but
 * for those of several. */
typedef struct salience {
    int reach, enough;                   /* how many sentences back; how many found end the search */
    int back;                            /* for each sentence back */
    int topic, subject, partner, source; /* 은; 이; 와, 에, 을; 에서 */
    int attribute;                       /* only says whose officer somebody is: 카카오 정신아 대표 */
    int copula;                          /* 이다, 인, 로 */
    int again;                           /* each further mention */
    int quoted;                          /* in speech, and the word is not */
    int listed;           /* one of a list: of as many as the word stands for; of any, where that is one */
    int own_clause;       /* subject of the word's own clause */
    int own_subject;      /* the last subject of its sentence, and the word is no subject */
    int paragraph;        /* the paragraph's first; it counts from there as near */
    int main, main_alone; /* whom the document names most; that wherever it was named */
    int only, noun;       /* the name ends as the word asks; as the word does: 이 연구원 */
} salience;

static const salience saliences[] = {
    [IM_SEEK_SEVERAL] = {.reach = 6,
                         .back = -10,
                         .topic = 14,
                         .subject = 10,
                         .partner = 6,
                         .source = -6,
                         .attribute = -10,
                         .again = 4,
                         .quoted = -24,
                         .listed = 16,
                         .only = 80},
    [IM_SEEK_THIS] = {.reach = 5,
                      .enough = 99,
                      .back = -10,
                      .topic = 14,
                      .subject = 10,
                      .partner = 4,
                      .source = -6,
                      .attribute = 4,
                      .copula = 16,
                      .again = 4,
                      .quoted = -24,
                      .listed = -26,
                      .own_clause = -32,
                      .own_subject = -99,
                      .only = 80,
                      .noun = 16},
    [IM_SEEK_COMPANY] = {.reach = 6,
                         .enough = 99,
                         .back = -5,
                         .topic = 14,
                         .subject = 10,
                         .partner = 4,
                         .source = -6,
                         .attribute = 12,
                         .copula = 16,
                         .again = 4,
                         .quoted = -24,
                         .listed = -26,
                         .own_clause = -32,
                         .paragraph = 14,
                         .main = 14,
                         .main_alone = -4},
    [IM_SEEK_HE] = {.reach = 8,
                    .enough = 99,
                    .back = -4,
                    .topic = 4,
                    .subject = 7,
                    .partner = 6,
                    .again = 4,
                    .quoted = -40,
                    .listed = -10,
                    .own_clause = -16,
                    .paragraph = -16,
                    .main = 4,
                    .main_alone = -8},
};

/* ---------------------------------------------------------------- what stands around a name */

static bool may_be(const im_seeker *s, const im_chunk *c)
{
    return c->kind == (s->seeking == IM_SEEK_HE ? IM_CHUNK_PERSON : IM_CHUNK_ORGANIZATION) &&
           c->entity != IM_NONE && !im_name_ends(s->r->entities.items[c->entity].name, s->except);
}

/* Does the organization only say whose officer somebody is: 카카오 정신아 대표? */
static bool is_attribute(const im_rows *rows, uint32_t chunk, uint32_t first, uint32_t end)
{
    const im_chunk *c = &rows->chunks[chunk];
    if (c->kind != IM_CHUNK_ORGANIZATION || (c->tie != IM_TIE_NONE && c->tie != IM_TIE_OF)) return false;
    uint32_t next = im_chunk_after(rows, chunk, end);
    if (next == IM_NONE) return false;
    uint32_t previous = im_chunk_before(rows, chunk, first);
    bool behind = previous != IM_NONE && rows->chunks[previous].kind == IM_CHUNK_PERSON;
    return rows->chunks[next].kind == IM_CHUNK_PERSON ||
           (behind && rows->chunks[next].kind == IM_CHUNK_TITLE);
}

/* The particle behind a name; behind a person's, over the office: 김한솔 [나래벤처스 대표]는. */
static im_tie tie_of(const im_rows *rows, uint32_t chunk, uint32_t end)
{
    const im_chunk *c = &rows->chunks[chunk];
    im_tie tie = (im_tie)c->tie;
    if (c->kind != IM_CHUNK_PERSON) return tie;
    for (uint32_t next = im_chunk_after(rows, chunk, end); tie == IM_TIE_NONE && next != IM_NONE;
         next = im_chunk_after(rows, next, end)) {
        if (rows->chunks[next].kind != IM_CHUNK_ORGANIZATION && rows->chunks[next].kind != IM_CHUNK_TITLE)
            break;
        tie = (im_tie)rows->chunks[next].tie;
    }
    return tie;
}

/* The next name of the list that the chunk stands in, or IM_NONE: A·B, A와 B, A, B. */
static uint32_t next_listed(const im_rows *rows, uint32_t chunk, uint32_t end)
{
    uint32_t next = im_chunk_after(rows, chunk, end);
    if (next == IM_NONE) return IM_NONE;
    if (rows->chunks[chunk].tie == IM_TIE_NONE && im_chunk_is_list_sign(&rows->chunks[next]))
        next = im_chunk_after(rows, next, end);
    else if (rows->chunks[chunk].tie != IM_TIE_AND)
        return IM_NONE;
    return next != IM_NONE && rows->chunks[next].kind == rows->chunks[chunk].kind ? next : IM_NONE;
}

/* Does no clause end between the name and the word? */
static bool in_own_clause(const im_seeker *s, uint32_t chunk)
{
    for (uint32_t i = chunk + 1; i < s->chunk; i++) {
        const im_chunk *c = &s->r->rows->chunks[i];
        if (c->kind != IM_CHUNK_WORD && c->kind != IM_CHUNK_VERB) continue;
        if (im_ends_clause(s->r, s->cases, c->token_end - 1)) return false;
    }
    return true;
}

/* The last subject before the word in its sentence, which 이 회사 in another part of it is not. */
static uint32_t own_subject(const im_seeker *s)
{
    const im_rows *rows = s->r->rows;
    if (im_tie_is_subject(rows->chunks[s->chunk].tie)) return IM_NONE;
    for (uint32_t i = s->chunk; i-- > rows->starts[s->sentence];)
        if (may_be(s, &rows->chunks[i]) && im_tie_is_subject(rows->chunks[i].tie))
            return rows->chunks[i].entity;
    return IM_NONE;
}

/* ---------------------------------------------------------------- weights */

static void add(im_seeker *s, uint32_t chunk, int weight)
{
    im_antecedents *list = &s->list;
    uint32_t entity = s->r->rows->chunks[chunk].entity;
    for (uint32_t i = 0; i < list->count; i++) {
        if (list->items[i].entity != entity) continue;
        if (weight > list->items[i].weight) list->items[i].weight = weight;
        list->items[i].weight += saliences[s->seeking].again;
        return;
    }
    if (list->count < IM_MOST_ANTECEDENTS)
        list->items[list->count++] = (im_antecedent){entity, weight, chunk};
}

static void weigh_more(im_antecedents *list, uint32_t entity, int weight)
{
    for (uint32_t i = 0; i < list->count; i++)
        if (list->items[i].entity == entity) list->items[i].weight += weight;
}

static int weight_of(const im_seeker *s, uint32_t chunk, uint32_t first, uint32_t end)
{
    const salience *w = &saliences[s->seeking];
    const im_chunk *c = &s->r->rows->chunks[chunk];
    int weight = 0;
    im_tie tie = tie_of(s->r->rows, chunk, end);
    if (im_tie_is_subject(tie)) weight += tie == IM_TIE_TOPIC ? w->topic : w->subject;
    if (tie == IM_TIE_AND || tie == IM_TIE_TO || tie == IM_TIE_IN || tie == IM_TIE_OBJECT)
        weight += w->partner;
    if (tie == IM_TIE_FROM || tie == IM_TIE_AT) weight += w->source;
    if (tie >= IM_TIE_AS && tie <= IM_TIE_FINAL && tie != IM_TIE_FROM) weight += w->copula;
    if (is_attribute(s->r->rows, chunk, first, end)) weight += w->attribute;
    if (c->quoted && !s->r->rows->chunks[s->chunk].quoted) weight += w->quoted;
    if (w->own_clause && first == s->r->rows->starts[s->sentence] && im_tie_is_subject(tie) &&
        in_own_clause(s, chunk))
        weight += w->own_clause;
    return weight;
}

/* Those of a list of as many as the word stands for are heavier; one stands for none of many. */
static void weigh_lists(im_seeker *s, uint32_t first, uint32_t end, int base)
{
    const im_rows *rows = s->r->rows;
    int listed = saliences[s->seeking].listed;
    uint32_t members[IM_MOST_ANTECEDENTS], n = 0;
    for (uint32_t i = first; i < end; i++) {
        if (!may_be(s, &rows->chunks[i])) continue;
        for (uint32_t next = i; next != IM_NONE && n < IM_MOST_ANTECEDENTS;
             next = next_listed(rows, next, end))
            members[n++] = next;
        for (uint32_t k = 0; k < n && n > 1; k++) {
            if (s->count == 1)
                weigh_more(&s->list, rows->chunks[members[k]].entity, listed);
            else if (n == s->count)
                add(s, members[k], base + listed);
        }
        i = members[n - 1];
        n = 0;
    }
}

/* Weighs those of a sentence, or of the word's own before it. */
static void weigh_sentence(im_seeker *s, uint32_t sentence)
{
    const im_rows *rows = s->r->rows;
    uint32_t first = rows->starts[sentence], row_end = rows->starts[sentence + 1];
    uint32_t end = sentence == s->sentence ? s->chunk : row_end;
    int base = NEAR + saliences[s->seeking].back * (int)(s->sentence - sentence);
    for (uint32_t i = end; i-- > first;)
        if (may_be(s, &rows->chunks[i])) add(s, i, base + weight_of(s, i, first, row_end));
    weigh_lists(s, first, end, base);
}

/* The paragraph's first name is near to all of it. */
static void weigh_paragraph(im_seeker *s)
{
    const im_sentence *sentences = s->r->document->sentences;
    const im_rows *rows = s->r->rows;
    uint32_t reach = (uint32_t)saliences[s->seeking].reach, first = s->sentence;
    if (!saliences[s->seeking].paragraph) return;
    while (first && s->sentence - first < reach &&
           sentences[first - 1].paragraph == sentences[s->sentence].paragraph)
        first--;
    for (uint32_t i = rows->starts[first]; i < rows->starts[first + 1] && first < s->sentence; i++) {
        if (!may_be(s, &rows->chunks[i])) continue;
        add(s, i, NEAR + saliences[s->seeking].paragraph);
        return;
    }
}

static void weigh_main(im_seeker *s)
{
    const salience *w = &saliences[s->seeking];
    if (s->main == IM_NONE || !(w->main || w->main_alone) || !may_be(s, &s->r->rows->chunks[s->main])) return;
    add(s, s->main, NEAR + w->main_alone);
    weigh_more(&s->list, s->r->rows->chunks[s->main].entity, w->main);
}

/* 두 대학, 이 연구원: names that end so. */
static void weigh_names(im_seeker *s)
{
    const salience *w = &saliences[s->seeking];
    const im_span *span = &s->r->anaphors.items[s->r->rows->chunks[s->chunk].index].span;
    const char *word = s->r->document->text + span->start,
               *space = memchr(word, ' ', span->end - span->start);
    size_t n = space ? span->end - span->start - (size_t)(space + 1 - word) : 0;
    for (uint32_t i = 0; i < s->list.count; i++) {
        const char *name = s->r->entities.items[s->list.items[i].entity].name;
        size_t length = strlen(name);
        if (im_name_ends(name, s->only)) s->list.items[i].weight += w->only;
        if (n && length > n && memcmp(name + length - n, space + 1, n) == 0)
            s->list.items[i].weight += w->noun;
    }
}

static int heavier(const void *a, const void *b)
{
    const im_antecedent *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    return x->chunk > y->chunk ? -1 : x->chunk < y->chunk;
}

void im_seeker_gather(im_seeker *s)
{
    const salience *w = &saliences[s->seeking];
    uint32_t enough = w->enough ? (uint32_t)w->enough : s->count, back = 0;
    s->list.count = 0;
    weigh_sentence(s, s->sentence);
    while (back < (uint32_t)w->reach && back < s->sentence && s->list.count < enough)
        weigh_sentence(s, s->sentence - ++back);
    weigh_paragraph(s);
    weigh_main(s);
    weigh_names(s);
    if (w->own_subject) weigh_more(&s->list, own_subject(s), w->own_subject);
    qsort(s->list.items, s->list.count, sizeof *s->list.items, heavier);
}

uint32_t im_named_most(const im_reading *r, im_chunk_kind kind)
{
    uint32_t *counts = im_arena_calloc(r->arena, r->entities.count + 1, sizeof *counts), best = IM_NONE;
    for (uint32_t i = 0; counts && i < r->rows->count && i < MOST_CHUNKS; i++) {
        const im_chunk *c = &r->rows->chunks[i];
        if (c->kind != kind || c->entity == IM_NONE) continue;
        counts[c->entity]++;
        if (best == IM_NONE || counts[c->entity] > counts[r->rows->chunks[best].entity]) best = i;
    }
    return best;
}

/* anaphora.c - words that stand for something named elsewhere: 양사, 이 회사, 회사 측, 그는.
 *
 * First the words are found, then every sentence becomes a row (rows.h), then each word gets the
 * organizations or the person that weigh most just before it (anaphora_weigh.c). */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "extract/anaphora.h"
#include "extract/arguments.h"

enum { MOST_COUNT = 5 /* 5사 */, SENTENCES_BACK = 6 /* where 협회 is looked for */ };

struct im_anaphora_model {
    im_ties ties;
    uint8_t *cases;              /* im_case by entry of IM_CASE */
    uint8_t *counts;             /* by entry: how many things it stands for */
    const char **only, **except; /* endings of names, joined by '|'; NULL: any, none */
};

/* ---------------------------------------------------------------- the model */

inmaek_code im_anaphora_new(im_anaphora_model **out, const inmaek_lexicon *lexicon, inmaek_error *error)
{
    im_anaphora_model *model = calloc(1, sizeof *model);
    if (!model) return im_no_memory(error);
    inmaek_code code = im_ties_compile(&model->ties, lexicon, error);
    if (!code) code = im_cases_compile(&model->cases, lexicon, error);
    uint32_t count = im_lexicon_count(lexicon, IM_ANAPHOR);
    model->counts = calloc(count + 1, 1);
    model->only = calloc(count + 1, sizeof *model->only);
    model->except = calloc(count + 1, sizeof *model->except);
    if (!code && !(model->counts && model->only && model->except)) code = im_no_memory(error);
    if (code) {
        im_anaphora_free(model);
        return code;
    }
    for (uint32_t entry = 0; entry < count; entry++) {
        const char *given = im_lexicon_attribute(lexicon, IM_ANAPHOR, entry, "count");
        long n = given ? strtol(given, NULL, 10) : 1;
        model->counts[entry] = (uint8_t)(n < 1 ? 1 : n > MOST_COUNT ? MOST_COUNT : n);
        model->only[entry] = im_lexicon_attribute(lexicon, IM_ANAPHOR, entry, "only");
        model->except[entry] = im_lexicon_attribute(lexicon, IM_ANAPHOR, entry, "not");
    }
    *out = model;
    return INMAEK_OK;
}

void im_anaphora_free(im_anaphora_model *model)
{
    if (!model) return;
    im_ties_dispose(&model->ties);
    free(model->cases);
    free(model->counts);
    free(model->only);
    free(model->except);
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
static bool is_company_word(const im_reading *r, const im_anaphora_model *model, const im_span *span,
                            im_tie tie)
{
    const im_sentence *s = &r->document->sentences[span->sentence];
    bool first = span->token == s->token || token_at(r, span->token - 1)->kind == IM_TOKEN_PUNCT;
    uint32_t next = span->token_end;
    if (tie == IM_TIE_NONE && next < s->token + s->token_count && token_at(r, next)->kind != IM_TOKEN_PUNCT) {
        const im_token *t = token_at(r, next);
        return im_tie_begins(&model->ties, r->document->text + t->start, t->end - t->start, IM_TITLE_WORD,
                             NULL) == IM_TIE_GLUE;
    }
    if (tie == IM_TIE_OBJECT) return is_led(r, model, span);
    return first && im_tie_is_subject(tie);
}

/* Does an office, or its holder, begin with the token: 협회 회장, 협회 김가람 회장? */
static bool is_before_officer(const im_reading *r, uint32_t token)
{
    const im_mention *m = im_mention_on(r, token);
    if (m && m->kind == INMAEK_PERSON && m->span.token == token) return true;
    size_t low = 0, high = r->titles.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (r->titles.items[middle].span.token < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low < r->titles.count && r->titles.items[low].span.token == token;
}

static bool is_used(const im_reading *r, const im_anaphora_model *model, const im_span *span, im_tie as,
                    im_tie tie)
{
    switch (as) {
    case IM_TIE_COMPANY:
        return is_company_word(r, model, span, tie);
    case IM_TIE_HEAD:
        return tie == IM_TIE_FRAME ||
               ((tie == IM_TIE_NONE || tie == IM_TIE_OF) && is_before_officer(r, span->token_end));
    case IM_TIE_SIDES: /* 3자 업무협약 is none */
        return tie != IM_TIE_NONE;
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
    if (!im_may_begin(r, token, IM_BIT(IM_ANAPHOR))) return false;
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

/* ---------------------------------------------------------------- what each stands for */

/* Does the word stand at the beginning of a paragraph, before any name? */
static bool opens_paragraph(const im_reading *r, uint32_t sentence, uint32_t chunk)
{
    const im_sentence *sentences = r->document->sentences;
    for (uint32_t i = r->rows->starts[sentence]; i < chunk; i++)
        if (r->rows->chunks[i].kind == IM_CHUNK_ORGANIZATION && r->rows->chunks[i].entity != IM_NONE)
            return false;
    return sentence && sentences[sentence - 1].paragraph != sentences[sentence].paragraph;
}

/* How antecedents of the word are sought: what opens a paragraph goes on with whom the article is about. */
static im_seeking seeking_of(const im_reading *r, im_tie as, uint32_t sentence, uint32_t chunk)
{
    switch (as) {
    case IM_TIE_BOTH:
    case IM_TIE_SIDES:
        return IM_SEEK_SEVERAL;
    case IM_TIE_THIS:
        return opens_paragraph(r, sentence, chunk) ? IM_SEEK_COMPANY : IM_SEEK_THIS;
    case IM_TIE_COMPANY:
        return IM_SEEK_COMPANY;
    default:
        return IM_SEEK_HE;
    }
}

/* 협회: the last organization whose name ends so. */
static uint32_t resolve_head(const im_reading *r, const im_span *span, uint32_t chunk)
{
    const im_rows *rows = r->rows;
    size_t n = span->end - span->start;
    uint32_t oldest = rows->starts[span->sentence > SENTENCES_BACK ? span->sentence - SENTENCES_BACK : 0];
    for (uint32_t i = chunk; i-- > oldest;) {
        const im_chunk *c = &rows->chunks[i];
        if (c->kind != IM_CHUNK_ORGANIZATION || c->entity == IM_NONE) continue;
        const char *name = r->entities.items[c->entity].name;
        size_t m = strlen(name);
        if (m > n && memcmp(name + m - n, r->document->text + span->start, n) == 0) return c->entity;
    }
    return IM_NONE;
}

/* Fills in the anaphor's entities; false: no memory. */
static bool resolve(im_reading *r, const im_anaphora_model *model, im_anaphor *a, uint32_t chunk,
                    uint32_t word, const uint32_t main[2])
{
    uint32_t entities[MOST_COUNT], n = 0, sentence = a->span.sentence;
    im_tie as = (im_tie)model->ties.anaphors[word];
    im_seeker s = {.r = r,
                   .cases = model->cases,
                   .seeking = seeking_of(r, as, sentence, chunk),
                   .sentence = sentence,
                   .chunk = chunk,
                   .count = model->counts[word],
                   .main = main[a->kind],
                   .only = model->only[word],
                   .except = model->except[word]};
    if (as == IM_TIE_HEAD) {
        entities[0] = resolve_head(r, &a->span, chunk);
        n = entities[0] != IM_NONE;
    } else {
        im_seeker_gather(&s);
        if (s.list.count < s.count) return true;
        for (; n < s.count; n++) entities[n] = s.list.items[n].entity;
    }
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
    uint32_t *words = im_arena_alloc(reading->arena, (tokens + 1) * sizeof *words);
    if (!words) return im_no_memory(error);
    for (uint32_t token = 0; token < tokens; token++) {
        im_anaphor a;
        uint32_t *word = &words[reading->anaphors.count];
        if (token_at(reading, token)->kind == IM_TOKEN_PUNCT || !find_word(reading, model, token, &a, word))
            continue;
        if (!im_array_push(&reading->anaphors, a)) return im_no_memory(error);
        token = a.span.token_end - 1;
    }
    inmaek_code code = im_rows_build(reading, &model->ties, error);
    uint32_t main[2] = {IM_NONE, IM_NONE};
    if (!code && reading->anaphors.count) {
        main[INMAEK_ORGANIZATION] = im_named_most(reading, IM_CHUNK_ORGANIZATION);
        main[INMAEK_PERSON] = im_named_most(reading, IM_CHUNK_PERSON);
    }
    for (uint32_t i = 0; !code && i < reading->rows->count; i++) {
        const im_chunk *c = &reading->rows->chunks[i];
        if (c->kind != IM_CHUNK_ANAPHOR) continue;
        if (!resolve(reading, model, &reading->anaphors.items[c->index], i, words[c->index], main))
            code = im_no_memory(error);
    }
    return code;
}

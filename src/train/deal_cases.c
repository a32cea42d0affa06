/* deal_cases.c - see deal_cases.h.
 *
 * The gold names one sentence for each agreement. A candidate in that sentence is a deal; one of
 * the same two elsewhere may tell it again or not, so that nobody learns from it. */
#include "train/deal_cases.h"

#include <stdlib.h>
#include <string.h>

typedef struct walk {
    deal_cases *cases;
    pipeline *p;
    const gold *gold;
    const uint32_t *entities;  /* of the reading -> gold */
    const uint32_t *sentences; /* of the gold's agreements */
    uint32_t article;
    bool *reached;
} walk;

uint32_t *deal_entities(const im_reading *reading, const gold *gold, im_arena *arena)
{
    gold_found *found = gold_found_of(reading, arena);
    uint32_t *entities = im_arena_alloc(arena, (reading->entities.count + 1) * sizeof *entities);
    if (!found || !entities || !gold_match(gold, found, reading->entities.count, entities)) return NULL;
    return entities;
}

/* The sentence of each agreement's evidence; IM_NONE: in none. */
static uint32_t *find_sentences(const im_document *d, const gold *gold, im_arena *arena)
{
    uint32_t *sentences = im_arena_alloc(arena, (gold->agreement_count + 1) * sizeof *sentences);
    for (size_t i = 0; sentences && i < gold->agreement_count; i++) {
        const char *place = strstr(d->text, gold->agreements[i].evidence);
        sentences[i] = IM_NONE;
        for (uint32_t s = 0; place && s < d->sentence_count; s++)
            if ((uint32_t)(place - d->text) < d->sentences[s].end) {
                sentences[i] = s;
                break;
            }
    }
    return sentences;
}

/* 1: gives, -1: takes, 0: no party; undirected parties: 1. */
static int part_in(const gold_agreement *a, uint32_t entity)
{
    for (size_t i = 0; i < a->party_count; i++)
        if (a->parties[i] == entity) return a->from_count && i >= a->from_count ? -1 : 1;
    return 0;
}

static bool push_features(deal_cases *cases, const uint32_t *features, size_t count, size_t *first)
{
    *first = cases->features.count;
    if (!im_array_reserve(&cases->features, count)) return false;
    memcpy(cases->features.items + cases->features.count, features, count * sizeof *features);
    cases->features.count += count;
    return true;
}

static bool add_status(walk *w, const im_pairing *p, const gold_agreement *a)
{
    uint32_t features[IM_STATUS_FEATURES];
    im_agreements_model *m = w->p->agreements;
    im_date date = im_term_date(&m->times, p, &m->triggers, &w->p->reading);
    answer_case c = {.article = w->article, .answer = (uint8_t)a->status};
    c.count = im_status_describe(features, &w->p->reading, m->statuses, p, &m->finder, date, a->kind);
    return push_features(w->cases, features, c.count, &c.first) && im_array_push(&w->cases->statuses, c);
}

/* ---------------------------------------------------------------- two who are there */

/* Fills in what the gold says of the two; false: no memory. */
static bool answer_pair(walk *w, const im_pairing *p, deal_case *c)
{
    uint32_t first = w->entities[p->first->entity], second = w->entities[p->second->entity];
    c->answers[IM_COLUMN_DEAL] = CASE_NO;
    if (first == IM_NONE || second == IM_NONE) return true;
    if (w->gold->entities[first].optional || w->gold->entities[second].optional)
        c->answers[IM_COLUMN_DEAL] = CASE_UNKNOWN;
    bool told = false;
    for (size_t i = 0; i < w->gold->agreement_count; i++) {
        const gold_agreement *a = &w->gold->agreements[i];
        int one = part_in(a, first), two = part_in(a, second);
        if (!one || !two || (a->from_count && one == two)) continue;
        bool here = !a->optional && w->sentences[i] == p->sentence;
        if (!told) c->answers[IM_COLUMN_DEAL] = here ? CASE_YES : CASE_UNKNOWN;
        if (!here) continue;
        if (!told) memset(c->answers + IM_COLUMN_KIND, CASE_NO, INMAEK_AGREEMENT_KINDS);
        told = w->reached[i] = true;
        c->answers[IM_COLUMN_KIND + a->kind] = CASE_YES;
        if (a->from_count) c->answers[IM_COLUMN_BACKWARDS] = one < 0 ? CASE_YES : CASE_NO;
        if (!add_status(w, p, a)) return false;
    }
    return true;
}

/* ---------------------------------------------------------------- one who is there */

/* Does the sentence name the gold's entity? */
static bool is_there(const walk *w, const im_pair_finder *f, uint32_t entity)
{
    for (size_t i = 0; i < f->arguments.list.count; i++) {
        const im_argument *a = &f->arguments.list.items[i];
        if (im_argument_is_there(a) && w->entities[a->entity] == entity) return true;
    }
    return false;
}

/* Does the reading know the gold's entity at all? */
static bool is_known(const walk *w, uint32_t entity)
{
    for (size_t i = 0; i < w->p->reading.entities.count; i++)
        if (w->entities[i] == entity) return true;
    return false;
}

/* A party of the agreement on the other side of `entity` that the sentence does not name. */
static uint32_t absent_party(const walk *w, const im_pair_finder *f, const gold_agreement *a, uint32_t entity)
{
    int part = part_in(a, entity);
    for (size_t i = 0; part && i < a->party_count; i++)
        if (a->parties[i] != entity && (!a->from_count || part_in(a, a->parties[i]) != part) &&
            !is_there(w, f, a->parties[i]))
            return a->parties[i];
    return IM_NONE;
}

/* Fills in whether the second has a deal here with somebody who is not there. */
static bool answer_nobody(walk *w, const im_pairing *p, const im_pair_finder *f, deal_case *c)
{
    uint32_t second = w->entities[p->second->entity];
    c->answers[IM_COLUMN_DEAL] = CASE_NO;
    if (second == IM_NONE) return true;
    if (w->gold->entities[second].optional) c->answers[IM_COLUMN_DEAL] = CASE_UNKNOWN;
    bool told = false;
    for (size_t i = 0; i < w->gold->agreement_count; i++) {
        const gold_agreement *a = &w->gold->agreements[i];
        if (absent_party(w, f, a, second) == IM_NONE) continue;
        bool known = is_known(w, absent_party(w, f, a, second));
        bool here = w->sentences[i] == p->sentence, again = p->trigger && p->trigger->sort == a->kind;
        if (here && !known) c->answers[IM_COLUMN_DEAL] = CASE_UNKNOWN;
        if (!known) continue;
        if (!told && (here || again))
            c->answers[IM_COLUMN_DEAL] = here && !a->optional ? CASE_YES : CASE_UNKNOWN;
        if (!here || a->optional) continue;
        if (!told) memset(c->answers + IM_COLUMN_KIND, CASE_NO, INMAEK_AGREEMENT_KINDS);
        told = true;
        c->answers[IM_COLUMN_KIND + a->kind] = CASE_YES;
        if (a->from_count) c->answers[IM_COLUMN_BACKWARDS] = part_in(a, second) > 0 ? CASE_YES : CASE_NO;
        if (!add_status(w, p, a)) return false;
    }
    return true;
}

/* Fills in whether the first, who is not there, is the one with whom the second has its deal. */
static void answer_choice(walk *w, const im_pairing *p, const im_pair_finder *f, deal_case *c)
{
    uint32_t first = w->entities[p->first->entity], second = w->entities[p->second->entity];
    if (second == IM_NONE) return;
    for (size_t i = 0; i < w->gold->agreement_count; i++) {
        const gold_agreement *a = &w->gold->agreements[i];
        if (w->sentences[i] != p->sentence || a->optional || absent_party(w, f, a, second) == IM_NONE)
            continue;
        int part = part_in(a, second), other = first == IM_NONE ? 0 : part_in(a, first);
        bool right = other && (!a->from_count || other != part);
        w->reached[i] |= right;
        if (c->answers[IM_COLUMN_CHOICE] != CASE_YES)
            c->answers[IM_COLUMN_CHOICE] = right ? CASE_YES : CASE_NO;
    }
}

/* Adds those who might be meant in the pairing, of whom one is. */
static bool add_choices(walk *w, const im_pairing *nobody, im_pair_finder *f)
{
    if (!im_pairs_choices(f, &w->p->reading, nobody)) return false;
    uint32_t question = ++w->cases->questions;
    for (size_t i = 0; i < f->choices.count; i++) {
        const im_pairing *p = &f->choices.items[i];
        deal_case c = {.article = w->article, .count = p->own.count, .question = question};
        answer_choice(w, p, f, &c);
        if (!push_features(w->cases, f->features.items + p->own.first, p->own.count, &c.first) ||
            !im_array_push(&w->cases->pairs, c))
            return false;
    }
    return true;
}

/* Of texts that nobody has marked: no deal, unless the sentence speaks of contracts. */
static int answer_none(const im_pair_finder *f)
{
    for (size_t i = 0; i < f->triggers.count; i++)
        if (f->triggers.items[i].sort == IM_TRIGGER_WEAK || f->triggers.items[i].sort == INMAEK_MOU)
            return CASE_UNKNOWN;
    return CASE_NO;
}

static bool answer(walk *w, const im_pairing *p, const im_pair_finder *f, deal_case *c)
{
    if (w->gold) return p->first->source == IM_BY_NOBODY ? answer_nobody(w, p, f, c) : answer_pair(w, p, c);
    c->answers[IM_COLUMN_DEAL] = (int8_t)answer_none(f);
    return true;
}

static bool add_cases(void *context, const im_pairing *pairings, size_t count, im_pair_finder *f)
{
    walk *w = context;
    for (const im_pairing *p = pairings; p < pairings + count; p++) {
        deal_case c = {.article = w->article, .count = p->shared.count + p->own.count};
        size_t own;
        if (!push_features(w->cases, f->features.items + p->shared.first, p->shared.count, &c.first) ||
            !push_features(w->cases, f->features.items + p->own.first, p->own.count, &own) ||
            !answer(w, p, f, &c) || !im_array_push(&w->cases->pairs, c))
            return false;
        bool nobody = p->first->source == IM_BY_NOBODY && c.answers[IM_COLUMN_DEAL] == CASE_YES;
        if (nobody && !add_choices(w, p, f)) return false;
    }
    return true;
}

bool deal_cases_add(deal_cases *cases, pipeline *p, const gold *gold, uint32_t article)
{
    im_agreements_model *m = p->agreements;
    const im_document *d = p->reading.document;
    walk w = {.cases = cases, .p = p, .gold = gold, .article = article};
    if (!gold) return im_pairs_walk(&m->finder, &p->reading, add_cases, &w);
    w.entities = deal_entities(&p->reading, gold, &p->arena);
    w.sentences = find_sentences(d, gold, &p->arena);
    w.reached = im_arena_calloc(&p->arena, gold->agreement_count + 1, sizeof *w.reached);
    if (!w.entities || !w.sentences || !w.reached || !im_times_find(&m->times, &m->time_words, &p->reading) ||
        !im_pairs_walk(&m->finder, &p->reading, add_cases, &w))
        return false;
    for (size_t i = 0; i < gold->agreement_count; i++) {
        if (gold->agreements[i].optional) continue;
        cases->deals++;
        cases->reached += w.reached[i];
    }
    return true;
}

/* ---------------------------------------------------------------- couples */

/* Whether the gold ties the two by what the text says; CASE_UNKNOWN: as one likes, or told elsewhere. */
static int answer_couple(const gold *gold, uint32_t one, uint32_t two)
{
    if (one == IM_NONE || two == IM_NONE) return CASE_NO;
    int answer = gold->entities[one].optional || gold->entities[two].optional ? CASE_UNKNOWN : CASE_NO;
    for (size_t i = 0; i < gold->agreement_count; i++) {
        const gold_agreement *a = &gold->agreements[i];
        if (!part_in(a, one) || !part_in(a, two)) continue;
        bool free = a->optional || gold->entities[one].optional || gold->entities[two].optional;
        if (free || !strstr(gold->text, a->evidence))
            answer = CASE_UNKNOWN;
        else
            return CASE_YES;
    }
    return answer;
}

bool deal_cases_add_couples(deal_cases *cases, pipeline *p, const gold *gold, uint32_t article)
{
    const im_agreements_model *m = p->agreements;
    const uint32_t *entities = gold ? deal_entities(&p->reading, gold, &p->arena) : NULL;
    if (gold && !entities) return false;
    for (size_t i = 0; i < m->couples.count; i++) {
        const im_couple *couple = &m->couples.items[i];
        const im_vote *vote = &m->votes.items[couple->first];
        int answer =
            gold ? answer_couple(gold, entities[vote->low], entities[vote->high]) : answer_none(&m->finder);
        answer_case c = {.article = article,
                         .count = couple->feature_count,
                         .answer = answer == CASE_YES ? ANSWER_DEAL : ANSWER_NO_DEAL};
        if (answer == CASE_UNKNOWN) continue;
        if (!push_features(cases, m->couple_features.items + couple->first_feature, c.count, &c.first) ||
            !im_array_push(&cases->couples, c))
            return false;
    }
    return true;
}

void deal_cases_dispose(deal_cases *cases)
{
    free(cases->couples.items);
    free(cases->pairs.items);
    free(cases->statuses.items);
    free(cases->features.items);
}

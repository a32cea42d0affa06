/* agreements_settle.c - from votes to agreements: see agreements.c. */
#include "extract/agreements.h"

#include <stdlib.h>
#include <string.h>

/* Tuned by cross-validation: src/train/README.md. How sure a deal must be, and one of a second kind, of 1000;
 * the part of a vote by which its sentence says a kind, of 100; both multiplied, for a meeting of another
 * date. */
enum { DEAL_AT_LEAST = 400, BRIEF_DEAL_AT_LEAST = 280, SECOND_KIND_AT_LEAST = 450, SAYS_AT_LEAST = 30 };
enum { MEETING_AT_LEAST = 50000 };
enum { OTHER_DAYS = 7 }; /* a meeting so many days from another is not the same */

/* Does a deal of that kind stand in the vote's sentence? */
static bool says(const im_vote *vote, unsigned kind)
{
    return vote->telling && vote->shares[kind] >= SAYS_AT_LEAST;
}

/* The most telling one for that kind, of which there is one: of those that say it before others, a sentence
 * of the story before a headline, then the likeliest. */
static const im_vote *leader(const im_vote *votes, size_t count, unsigned kind)
{
    const im_vote *best = NULL;
    for (const im_vote *v = votes; v < votes + count; v++) {
        if (!v->telling) continue;
        if (!best) best = v;
        bool here = says(v, kind), best_here = says(best, kind);
        bool story = v->zone != IM_ZONE_TITLE, best_story = best->zone != IM_ZONE_TITLE;
        int likely = v->probability * v->shares[kind], best_likely = best->probability * best->shares[kind];
        if (here != best_here ? here : story != best_story ? story : likely > best_likely) best = v;
    }
    return best;
}

/* Does the sentence name both? */
static bool names_both(const im_vote *v)
{
    return im_source_is_there(v->sources[0]);
}

/* Does the sentence name both, and a word that announces the deal and has a giver? A와 B는 C를 활용한 사업을
 * 논의했다 has none. */
static bool knows_giver(const im_vote *v)
{
    inmaek_part from, to;
    bool other = v->sort < INMAEK_AGREEMENT_KINDS &&
                 !inmaek_agreement_kind_directed((inmaek_agreement_kind)v->sort, &from, &to);
    return names_both(v) && !other;
}

/* Does the low one of the two give? The sentences that say the kind are asked, or the best alone. */
static bool low_gives(const im_vote *votes, size_t count, unsigned kind, const im_vote *best)
{
    enum { KNOWING = 4 }; /* counts so many times as much */
    int64_t lean = 0;
    for (const im_vote *v = votes; v < votes + count; v++)
        if (says(v, kind) || v == best)
            lean += (int64_t)v->probability * v->shares[kind] * v->low_gives * (knows_giver(v) ? KNOWING : 1);
    return lean >= 0;
}

/* An agreement of that kind of the two out of their votes; of a joint venture, the company that it founds. */
static bool settle(im_reading *r, const im_vote *votes, size_t count, inmaek_agreement_kind kind,
                   int confidence, uint32_t venture)
{
    const im_vote *best = leader(votes, count, kind);
    inmaek_part low = INMAEK_PARTY, high = INMAEK_PARTY, from, to;
    bool forwards = low_gives(votes, count, kind, best);
    if (inmaek_agreement_kind_directed(kind, &from, &to)) {
        low = forwards ? from : to;
        high = forwards ? to : from;
    }
    uint32_t *parties = im_arena_alloc(r->arena, 2 * sizeof *parties),
             *people = im_arena_alloc(r->arena, 2 * sizeof *people);
    uint8_t *parts = im_arena_alloc(r->arena, 2);
    if (!parties || !people || !parts) return false;
    bool turned = low != INMAEK_PARTY && !forwards; /* who gives stands first */
    parties[turned] = best->low;
    parties[!turned] = best->high;
    parts[turned] = (uint8_t)low;
    parts[!turned] = (uint8_t)high;
    im_agreement a = {.kind = (uint8_t)kind,
                      .status = best->status,
                      .parties = parties,
                      .parts = parts,
                      .party_count = 2,
                      .people = people,
                      .venture = venture,
                      .date = best->date,
                      .sentence = best->sentence,
                      .support = 1,
                      .confidence = (uint16_t)confidence};
    for (int i = 0; i < 2; i++)
        if (best->people[i] != IM_NONE && (i == 0 || best->people[0] != best->people[1]))
            people[a.people_count++] = best->people[i];
    const im_sum *sum = best->sum;
    uint32_t last = best->sentence;
    for (const im_vote *v = votes; v < votes + count; v++) {
        if (!says(v, kind)) continue;
        if (!im_date_is_told(a.date)) a.date = v->date;
        if (!sum) sum = v->sum;
        a.support += v->sentence != last && v->sentence != best->sentence;
        last = v->sentence;
    }
    for (const im_vote *v = votes; v < votes + count && !im_date_is_told(a.date); v++)
        if (v->telling && (v->kind == kind || (v->kind != INMAEK_TALKS && kind != INMAEK_JOINT_VENTURE)))
            a.date = v->date; /* a meeting has a day of its own, and so has the founding of a company */
    if (sum) {
        a.amount = sum->value;
        a.currency = sum->currency;
    }
    return im_array_push(&r->agreements, a);
}

/* How likely it is that one of the votes is right about that kind, were they independent; of 1000. */
static int together(const im_vote *votes, size_t count, unsigned kind)
{
    int64_t wrong = 1000;
    for (const im_vote *v = votes; v < votes + count; v++)
        if (v->shares[kind]) wrong = wrong * (100000 - (int64_t)v->probability * v->shares[kind]) / 100000;
    return (int)(1000 - wrong);
}

/* ---------------------------------------------------------------- joint ventures */

/* The company that the vote's sentence says is founded; IM_NONE: none, or several. */
static uint32_t venture_told(const im_reading *r, const im_vote *vote)
{
    uint32_t venture = IM_NONE;
    for (size_t i = 0; i < r->ventures.count; i++) {
        if (r->ventures.items[i].sentence != vote->sentence || r->ventures.items[i].entity == venture)
            continue;
        if (venture != IM_NONE) return IM_NONE;
        venture = r->ventures.items[i].entity;
    }
    return venture;
}

/* Does the vote's sentence name others as the founders: 가람전자와 나래화학은 합작사 나래셀을, in an article
 * about 한빛그룹? */
static bool names_others(const im_agreements_model *m, const im_vote *vote)
{
    if (names_both(vote)) return false;
    for (size_t i = 0; i < m->votes.count; i++) {
        const im_vote *v = &m->votes.items[i];
        if (v->sentence == vote->sentence && names_both(v) && says(v, INMAEK_JOINT_VENTURE)) return true;
    }
    return false;
}

/* One agreement for each company that the two found; what is told of a company without a name is told of the
 * first. */
static bool settle_ventures(const im_agreements_model *m, im_reading *r, const im_vote *votes, size_t count,
                            int confidence)
{
    im_vote *own = im_arena_alloc(r->arena, count * sizeof *own);
    uint32_t *settled = im_arena_alloc(r->arena, count * sizeof *settled);
    if (!own || !settled) return false;
    size_t ventures = 0;
    bool others = false;
    for (size_t i = 0; i < count; i++) {
        uint32_t venture = says(&votes[i], INMAEK_JOINT_VENTURE) ? venture_told(r, &votes[i]) : IM_NONE;
        bool done = venture == IM_NONE;
        if (!done && names_others(m, &votes[i])) done = others = true;
        for (size_t k = 0; k < ventures && !done; k++) done = settled[k] == venture;
        if (done) continue;
        size_t owned = 0;
        for (const im_vote *v = votes; v < votes + count; v++) {
            uint32_t told = venture_told(r, v);
            if (told == venture || (told == IM_NONE && !ventures)) own[owned++] = *v;
        }
        settled[ventures++] = venture;
        if (!settle(r, own, owned, INMAEK_JOINT_VENTURE, confidence, venture)) return false;
    }
    return ventures || others || settle(r, votes, count, INMAEK_JOINT_VENTURE, confidence, IM_NONE);
}

/* ---------------------------------------------------------------- meetings */

/* May the two be one day, as far as they are known? */
static bool may_be_one_day(im_date one, im_date other)
{
    if (one.year != other.year) return false;
    if (one.relative != other.relative || (!one.relative && (!one.month || !other.month))) return true;
    return one.month == other.month && (!one.day || !other.day || abs(one.day - other.day) < OTHER_DAYS);
}

/* One agreement for each meeting that has a date of its own; what is told without a date is told of the
 * likeliest. */
static bool settle_meetings(im_reading *r, const im_vote *votes, size_t count, int confidence)
{
    im_vote *own = im_arena_alloc(r->arena, count * sizeof *own);
    im_date *settled = im_arena_alloc(r->arena, count * sizeof *settled);
    if (!own || !settled) return false;
    size_t meetings = 0;
    const im_vote *next = leader(votes, count, INMAEK_TALKS);
    for (const im_vote *v = votes; v < votes + count && !im_date_is_told(next->date); v++)
        if (says(v, INMAEK_TALKS)) next = v;
    while (next) {
        size_t owned = 0;
        bool dated = im_date_is_told(next->date);
        for (const im_vote *v = votes; v < votes + count; v++)
            if (!dated || (im_date_is_told(v->date) ? may_be_one_day(v->date, next->date) : !meetings))
                own[owned++] = *v;
        settled[meetings++] = next->date;
        if (!settle(r, own, owned, INMAEK_TALKS, confidence, IM_NONE)) return false;
        next = NULL;
        for (const im_vote *v = votes; v < votes + count && dated && !next; v++) {
            bool sure = v->probability * v->shares[INMAEK_TALKS] >= MEETING_AT_LEAST;
            if (!sure || !says(v, INMAEK_TALKS) || !im_date_is_told(v->date)) continue;
            next = v;
            for (size_t k = 0; k < meetings && next; k++)
                if (may_be_one_day(v->date, settled[k])) next = NULL;
        }
    }
    return true;
}

/* The agreements of a couple out of its votes: of the likeliest kind, and of others that are likely too. */
static bool settle_couple(const im_agreements_model *m, im_reading *r, const im_vote *votes,
                          const im_couple *c)
{
    int likely[INMAEK_AGREEMENT_KINDS];
    unsigned main = 0;
    for (unsigned k = 0; k < INMAEK_AGREEMENT_KINDS; k++) {
        likely[k] = together(votes, c->count, k);
        if (likely[k] > likely[main]) main = k;
    }
    for (unsigned k = 0; k < INMAEK_AGREEMENT_KINDS; k++) {
        int confidence = k == main ? c->probability : c->probability * likely[k] / 1000;
        if (k != main && confidence < SECOND_KIND_AT_LEAST) continue;
        if (k == INMAEK_JOINT_VENTURE ? !settle_ventures(m, r, votes, c->count, confidence)
            : k == INMAEK_TALKS       ? !settle_meetings(r, votes, c->count, confidence)
                                : !settle(r, votes, c->count, (inmaek_agreement_kind)k, confidence, IM_NONE))
            return false;
    }
    return true;
}

/* ---------------------------------------------------------------- several parties */

static bool has_party(const im_agreement *a, uint32_t party)
{
    for (uint32_t i = 0; i < a->party_count; i++)
        if (a->parties[i] == party) return true;
    return false;
}

/* The agreements of one kind in one sentence: none but these may become one. */
typedef struct group {
    im_agreement **items;
    size_t count;
} group;

/* By sentence and kind; of one group, as they stand in the reading. */
static int compare_places(const void *one, const void *two)
{
    const im_agreement *a = *(im_agreement *const *)one, *b = *(im_agreement *const *)two;
    if (a->sentence != b->sentence) return a->sentence < b->sentence ? -1 : 1;
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    return a < b ? -1 : a > b;
}

static bool tied(const group *g, uint32_t one, uint32_t two)
{
    for (size_t i = 0; i < g->count; i++)
        if (has_party(g->items[i], one) && has_party(g->items[i], two)) return true;
    return false;
}

/* The first of the group's parties from `least` on, by number; IM_NONE: no more. */
static uint32_t next_party(const group *g, uint32_t least)
{
    uint32_t next = IM_NONE;
    for (size_t i = 0; i < g->count; i++)
        for (uint32_t k = 0; k < g->items[i]->party_count; k++) {
            uint32_t party = g->items[i]->parties[k];
            if (party >= least && party < next) next = party;
        }
    return next;
}

/* Adds to `a` every organization that is tied to all its parties. */
static bool widen(im_reading *r, const group *g, im_agreement *a)
{
    uint32_t *parties = im_arena_alloc(r->arena, 2 * g->count * sizeof *parties);
    uint8_t *parts = im_arena_calloc(r->arena, 2 * g->count, 1); /* INMAEK_PARTY is 0 */
    if (!parties || !parts) return false;
    memcpy(parties, a->parties, 2 * sizeof *parties);
    for (uint32_t e = next_party(g, 0); e != IM_NONE; e = next_party(g, e + 1)) {
        bool all = !has_party(a, e);
        for (uint32_t i = 0; all && i < a->party_count; i++) all = tied(g, parties[i], e);
        if (!all) continue;
        parties[a->party_count++] = e;
        a->parties = parties;
        a->parts = parts;
    }
    return true;
}

/* Is every party of `small` one of `big`? */
static bool covers(const im_agreement *big, const im_agreement *small)
{
    for (uint32_t i = 0; i < small->party_count; i++)
        if (!has_party(big, small->parties[i])) return false;
    return true;
}

/* Two-party agreements that tie every two of several become one; the others are left without
 * parties. */
static bool join_group(im_reading *r, const group *g)
{
    inmaek_part from, to;
    bool directed = inmaek_agreement_kind_directed(g->items[0]->kind, &from, &to);
    for (size_t i = 0; i < g->count && !directed; i++)
        if (!widen(r, g, g->items[i])) return false;
    for (size_t i = 0; i < g->count; i++) {
        im_agreement *a = g->items[i];
        bool told = false;
        for (size_t k = 0; k < g->count && !told; k++)
            told = k != i && (k < i || g->items[k]->party_count > a->party_count) && covers(g->items[k], a);
        if (told) a->party_count = 0;
    }
    return true;
}

static bool join_parties(im_reading *r)
{
    size_t count = 0, kept = 0;
    im_agreement *all = r->agreements.items,
                 **order = im_arena_alloc(r->arena, (r->agreements.count + 1) * sizeof *order);
    if (!order) return false;
    for (size_t i = 0; i < r->agreements.count; i++)
        if (all[i].venture == IM_NONE) order[count++] = &all[i];
    qsort(order, count, sizeof *order, compare_places);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i;
             end < count && order[end]->sentence == order[i]->sentence && order[end]->kind == order[i]->kind;)
            end++;
        group g = {order + i, end - i};
        if (g.count > 1 && !join_group(r, &g)) return false;
    }
    for (size_t i = 0; i < r->agreements.count; i++)
        if (all[i].party_count) all[kept++] = all[i];
    r->agreements.count = kept;
    return true;
}

static void add_once(uint32_t *list, uint32_t *count, uint32_t item)
{
    for (uint32_t i = 0; i < *count; i++)
        if (list[i] == item) return;
    list[(*count)++] = item;
}

/* Makes `to` the agreement of all that found the same company; the others are left without parties. */
static bool take_founders(im_reading *r, im_agreement *to)
{
    im_agreement *all = r->agreements.items, *end = all + r->agreements.count;
    size_t most_parties = 1, most_people = 1;
    for (const im_agreement *a = all; a < end; a++) {
        if (a->venture != to->venture) continue;
        most_parties += a->party_count;
        most_people += a->people_count;
    }
    uint32_t *parties = im_arena_alloc(r->arena, most_parties * sizeof *parties), party_count = 0;
    uint32_t *people = im_arena_alloc(r->arena, most_people * sizeof *people), people_count = 0;
    uint8_t *parts = im_arena_calloc(r->arena, most_parties, 1); /* INMAEK_PARTY is 0 */
    if (!parties || !people || !parts) return false;
    for (im_agreement *a = all; a < end; a++) {
        if (a->venture != to->venture) continue;
        for (uint32_t i = 0; i < a->party_count; i++)
            if (a->parties[i] != to->venture) add_once(parties, &party_count, a->parties[i]);
        for (uint32_t i = 0; i < a->people_count; i++) add_once(people, &people_count, a->people[i]);
        if (!im_date_is_told(to->date)) to->date = a->date;
        if (!to->currency) {
            to->amount = a->amount;
            to->currency = a->currency;
        }
        a->party_count = 0;
    }
    add_once(parties, &party_count, to->venture);
    to->parties = parties;
    to->parts = parts;
    to->party_count = party_count;
    to->people = people;
    to->people_count = people_count;
    return true;
}

/* Agreements that found the same company become one, the likeliest; the company is its last party. */
static bool join_ventures(im_reading *r)
{
    im_agreement *all = r->agreements.items, *end = all + r->agreements.count;
    for (im_agreement *a = all; a < end; a++) {
        if (a->venture == IM_NONE || !a->party_count) continue;
        im_agreement *best = a;
        for (im_agreement *b = a; b < end; b++)
            if (b->venture == a->venture && b->party_count && b->confidence > best->confidence) best = b;
        if (best == a && !take_founders(r, a)) return false;
    }
    return true;
}

bool im_votes_settle(im_agreements_model *m, im_reading *r)
{
    for (size_t i = 0; i < m->couples.count; i++) {
        const im_couple *c = &m->couples.items[i];
        if (!c->told || c->probability < (m->brief ? BRIEF_DEAL_AT_LEAST : DEAL_AT_LEAST)) continue;
        if (!settle_couple(m, r, m->votes.items + c->first, c)) return false;
    }
    return join_ventures(r) && join_parties(r);
}

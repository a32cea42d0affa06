/* agreements_vote.c - how likely the pairings of a sentence tell of a deal: see agreements.c. */
#include "extract/agreements.h"

/* Of 1000: that a deal may be told by the vote; that it is asked who else may be meant, or what explains it,
 * since what is less likely hardly counts; that this one is meant. */
enum { TELLING_AT_LEAST = 150, ASK_AT_LEAST = 200, SHARE_AT_LEAST = 20 };

/* All that the status of a deal follows from: members of a list are asked one after the other in the same
 * words. */
typedef struct inquiry {
    uint32_t sentence, end; /* without a trigger: the second's end */
    const im_trigger *trigger;
    bool quoted;
    im_date date;
    uint8_t kind;
} inquiry;

typedef struct walk {
    im_agreements_model *model;
    const im_reading *reading;
    inquiry last; /* that was answered, and its answer */
    uint8_t status;
} walk;

static uint8_t few(size_t count)
{
    return count > UINT8_MAX ? UINT8_MAX : (uint8_t)count;
}

static unsigned best_of(const int32_t *scores, unsigned count)
{
    unsigned best = 0;
    for (unsigned i = 1; i < count; i++)
        if (scores[i] > scores[best]) best = i;
    return best;
}

static bool same_inquiry(const inquiry *a, const inquiry *b)
{
    return a->sentence == b->sentence && a->end == b->end && a->trigger == b->trigger &&
           a->quoted == b->quoted && a->kind == b->kind && a->date.year == b->date.year &&
           a->date.month == b->date.month && a->date.day == b->date.day &&
           a->date.relative == b->date.relative;
}

static uint8_t status_of(walk *w, const im_pairing *p, im_date date, inmaek_agreement_kind kind)
{
    uint32_t features[IM_STATUS_FEATURES];
    int32_t scores[INMAEK_STATUSES];
    const im_agreements_model *m = w->model;
    inquiry asked = {p->sentence, p->trigger ? 0 : p->second->end,
                     p->trigger,  w->reading->document->tokens[p->second->token].quoted,
                     date,        (uint8_t)kind};
    if (same_inquiry(&asked, &w->last)) return w->status;
    size_t count = im_status_describe(features, w->reading, m->statuses, p, &m->finder, date, kind);
    im_linear_score(&m->status, features, count, scores);
    w->last = asked;
    return w->status = (uint8_t)best_of(scores, INMAEK_STATUSES);
}

/* Do members of the same lists stand in both pairings, in the same order? */
static bool are_alike(const im_pairing *one, const im_pairing *two)
{
    const im_argument *a = one->first, *b = two->first;
    return one->second->group == two->second->group &&
           (im_argument_is_there(a) ? a->group == b->group : a->entity == b->entity);
}

/* Members of one list stand to the same third in the same way: each gets the mean of their scores. */
static void pool_lists(int32_t *pooled, const int32_t *scores, const im_pairing *pairings, size_t count)
{
    enum { ROW = IM_PAIR_COLUMNS };
    for (size_t i = 0; i < count; i++) {
        const im_pairing *p = &pairings[i];
        const im_argument *a = p->first, *b = p->second;
        const int32_t *same = scores + i * ROW;
        int32_t sums[ROW] = {0}, members = 0;
        bool alone = a->group == b->group || (a->group_size == 1 && b->group_size == 1); /* most often so */
        for (size_t k = 0; k < count && !alone; k++) {
            if (!are_alike(p, &pairings[k])) continue;
            if (k < i) { /* whose mean is known */
                same = pooled + k * ROW;
                break;
            }
            members++;
            for (int column = 0; column < ROW; column++) sums[column] += scores[k * ROW + column];
        }
        for (int column = 0; column < ROW; column++)
            pooled[i * ROW + column] = members ? sums[column] / members : same[column];
    }
}

/* Divides the vote among the kinds by their likelihoods. */
static void share_kinds(const im_linear *model, const int32_t *scores, im_vote *v)
{
    int32_t odds[INMAEK_AGREEMENT_KINDS], all = 0;
    v->kind = (uint8_t)best_of(scores, INMAEK_AGREEMENT_KINDS);
    for (unsigned k = 0; k < INMAEK_AGREEMENT_KINDS; k++)
        all += odds[k] = im_linear_odds(model, (scores[k] - scores[v->kind]) * 3 / 2); /* a little sharper */
    for (unsigned k = 0; k < INMAEK_AGREEMENT_KINDS; k++) /* most have none: no need to divide */
        v->shares[k] = odds[k] * 100 < all ? 0 : (uint8_t)(odds[k] * 100 / all);
}

/* Adds to the vote what is told of the deal. */
static void tell_terms(walk *w, const im_pairing *p, im_vote *v)
{
    const im_agreements_model *m = w->model;
    v->telling = true;
    v->date = im_term_date(&m->times, p, &m->triggers, w->reading);
    v->status = status_of(w, p, v->date, v->kind);
    v->sum = im_term_amount(&m->sums, p, w->reading, v->kind);
    if (w->reading->explain) im_agreements_explain(w->reading, &m->pairs, &m->finder, p, v);
}

/* A vote for the two of the pairing, one of `company`, as likely as that. */
static bool vote(walk *w, const im_pairing *p, const int32_t *scores, int probability, bool explained,
                 size_t company)
{
    const im_argument *a = p->first, *b = p->second;
    bool ordered = a->entity < b->entity;
    im_vote v = {.low = ordered ? a->entity : b->entity,
                 .high = ordered ? b->entity : a->entity,
                 .sentence = p->sentence,
                 .trigger = p->trigger ? p->trigger->start : IM_NONE,
                 .low_gives = (int16_t)(ordered ? -scores[IM_COLUMN_BACKWARDS] : scores[IM_COLUMN_BACKWARDS]),
                 .explained = explained,
                 .zone = w->reading->document->sentences[p->sentence].zone,
                 .probability = (uint16_t)probability,
                 .sort = p->trigger ? p->trigger->sort : IM_NO_TRIGGER,
                 .sources = {a->source, b->source},
                 .cases = {a->group_case, b->group_case},
                 .list_sizes = {few(a->group_size), few(b->group_size)},
                 .company = few(company),
                 .people = {a->person, b->person}};
    share_kinds(&w->model->pairs, scores + IM_COLUMN_KIND, &v);
    if (probability >= TELLING_AT_LEAST) tell_terms(w, p, &v);
    return im_array_push(&w->model->votes, v);
}

/* Votes for those who may be meant by nobody: to each its share of the likelihood. */
static bool vote_absent(walk *w, const im_pairing *nobody, const int32_t *scores, int probability,
                        bool explained)
{
    im_agreements_model *m = w->model;
    im_pair_finder *finder = &m->finder;
    if (!im_pairs_choices(finder, w->reading, nobody)) return false;
    size_t count = finder->choices.count;
    if (!im_array_reserve(&m->choice_scores, count + 1)) return false;
    int32_t *choice = m->choice_scores.items, most = INT32_MIN, own[IM_PAIR_COLUMNS];
    for (size_t i = 0; i < count; i++) {
        const im_pairing *p = &finder->choices.items[i];
        im_linear_score(&m->pairs, finder->features.items + p->own.first, p->own.count, own);
        choice[i] = p->first->entity == p->second->entity ? INT32_MIN : own[IM_COLUMN_CHOICE];
        if (choice[i] > most) most = choice[i];
    }
    int64_t all = 0;
    for (size_t i = 0; i < count; i++)
        if (choice[i] != INT32_MIN) all += choice[i] = im_linear_odds(&m->pairs, choice[i] - most);
    for (size_t i = 0; i < count; i++) {
        if (choice[i] == INT32_MIN) continue;
        int share = (int)(probability * (int64_t)choice[i] / all);
        if (share < SHARE_AT_LEAST) continue;
        im_pairing named = *nobody;
        named.first = finder->choices.items[i].first;
        if (!vote(w, &named, scores, share, explained, count)) return false;
    }
    return true;
}

/* How likely the two are a deal by a pairing with the same announcing word; 0: there is none. */
static int likelihood(const im_agreements_model *m, const im_pairing *pairings, size_t count,
                      const int32_t *scores, const im_trigger *trigger, uint32_t one, uint32_t two)
{
    int best = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t a = pairings[i].first->entity, b = pairings[i].second->entity;
        if (pairings[i].trigger != trigger || !((a == one && b == two) || (a == two && b == one))) continue;
        int p = im_linear_probability(&m->pairs, scores[i * IM_PAIR_COLUMNS + IM_COLUMN_DEAL]);
        if (p > best) best = p;
    }
    return best;
}

/* Is the pairing explained away? Who has a likelier partner there needs none that is left out; and
 * two who are each far likelier to deal with the same third are its two partners. */
static bool explained_away(const im_agreements_model *m, const im_pairing *pairings, size_t count,
                           const int32_t *scores, size_t which)
{
    enum { FAR = 100 };
    const im_pairing *p = &pairings[which];
    uint32_t a = p->first->entity, b = p->second->entity;
    int own = im_linear_probability(&m->pairs, scores[which * IM_PAIR_COLUMNS + IM_COLUMN_DEAL]);
    for (size_t i = 0; i < count; i++) {
        const im_pairing *q = &pairings[i];
        uint32_t c = q->first->entity == b    ? q->second->entity
                     : q->second->entity == b ? q->first->entity
                                              : IM_NONE;
        if ((c == IM_NONE && q->first->source != IM_BY_NOBODY) || c == a || q->trigger != p->trigger)
            continue;
        int other = im_linear_probability(&m->pairs, scores[i * IM_PAIR_COLUMNS + IM_COLUMN_DEAL]);
        if (a == IM_NONE && other > own) return true;
        if (a != IM_NONE && other > own + FAR &&
            likelihood(m, pairings, count, scores, p->trigger, a, c) > own + FAR)
            return true;
    }
    return false;
}

/* Scores of a sentence's pairings, IM_PAIR_COLUMNS a row. */
static void score_pairings(const im_linear *model, const im_pairing *pairings, size_t count,
                           const uint32_t *features, int32_t *scores)
{
    im_linear_sums shared = {{0}};
    const im_argument *second = NULL;
    for (const im_pairing *p = pairings; p < pairings + count; p++, scores += IM_PAIR_COLUMNS) {
        if (p->second != second) {
            second = p->second;
            shared = (im_linear_sums){{0}};
            im_linear_add(model, features + p->shared.first, p->shared.count, &shared);
        }
        im_linear_sums sums = shared;
        im_linear_add(model, features + p->own.first, p->own.count, &sums);
        for (unsigned c = 0; c < IM_PAIR_COLUMNS; c++) scores[c] = sums.items[c];
    }
}

static bool vote_sentence(void *context, const im_pairing *pairings, size_t count, im_pair_finder *finder)
{
    walk *w = context;
    im_agreements_model *m = w->model;
    m->scores.count = 0;
    if (!im_array_reserve(&m->scores, 2 * count * IM_PAIR_COLUMNS)) return false;
    int32_t *scores = m->scores.items, *pooled = scores + count * IM_PAIR_COLUMNS;
    score_pairings(&m->pairs, pairings, count, finder->features.items, scores);
    pool_lists(pooled, scores, pairings, count);
    for (size_t i = 0; i < count; i++) {
        const im_pairing *p = &pairings[i];
        const int32_t *own = pooled + i * IM_PAIR_COLUMNS;
        int probability = im_linear_probability(&m->pairs, own[IM_COLUMN_DEAL]);
        bool named = p->first->source != IM_BY_NOBODY;
        if (!named && probability < ASK_AT_LEAST) continue;
        bool explained = probability >= ASK_AT_LEAST && explained_away(m, pairings, count, pooled, i);
        if (!(named ? vote(w, p, own, probability, explained, count)
                    : vote_absent(w, p, own, probability, explained)))
            return false;
    }
    return true;
}

bool im_votes_cast(im_agreements_model *m, const im_reading *r)
{
    walk w = {.model = m, .reading = r, .last = {.sentence = IM_NONE}};
    m->votes.count = 0;
    return im_pairs_walk(&m->finder, r, vote_sentence, &w);
}

/* agreements.c - the deals of a document.
 *
 * Every two organizations of a sentence are a candidate (pairs.c); a linear classifier says how
 * likely they have a deal, of what kind, and who gives. Each likely one is a vote, with the
 * status, date and sum of its sentence. Votes for the same two and the same kind are one
 * agreement, told several times; agreements that tie every two of several in one sentence (a
 * three-party MOU) are one again. */
#include "extract/agreements.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"

/* Of 1000. Tuned by cross-validation: src/train/README.md. */
enum { VOTE_AT_LEAST = 250, DEAL_AT_LEAST = 380, SECOND_KIND_AT_LEAST = 600 };

/* ---------------------------------------------------------------- the model */

inmaek_code im_agreements_prepare(im_agreements_model **out, const inmaek_lexicon *lexicon, inmaek_error *error)
{
    *out = NULL;
    im_agreements_model *m = calloc(1, sizeof *m);
    if (!m) return im_no_memory(error);
    m->lexicon = lexicon;
    inmaek_code code = im_trigger_table_init(&m->triggers, lexicon, error);
    if (!code) code = im_time_table_init(&m->time_words, lexicon, error);
    if (!code) code = im_unit_table_init(&m->units, lexicon, error);
    if (!code) code = im_cases_compile(&m->cases, lexicon, error);
    if (!code) code = im_statuses_compile(&m->statuses, lexicon, error);
    if (code) {
        im_agreements_free(m);
        return code;
    }
    m->finder.table = &m->triggers;
    m->finder.arguments.cases = m->cases;
    *out = m;
    return INMAEK_OK;
}

/* Reads the file into m->bytes and looks at both tables in it. */
static inmaek_code read_weights(im_agreements_model *m, const char *path, inmaek_error *error)
{
    enum { BLOCK = 1 << 16 };
    struct { unsigned char *items; size_t count, capacity; } bytes = {0};
    FILE *file = fopen(path, "rb");
    if (!file) return im_error(error, INMAEK_LEXICON, "%s: %s", path, strerror(errno));
    bool room;
    size_t got = 0;
    while ((room = im_array_reserve(&bytes, BLOCK)) && (got = fread(bytes.items + bytes.count, 1, BLOCK, file)) > 0)
        bytes.count += got;
    bool failed = ferror(file);
    fclose(file);
    m->bytes = bytes.items;
    if (!room) return im_no_memory(error);
    if (failed) return im_error(error, INMAEK_LEXICON, "%s: cannot be read", path);
    size_t first = im_linear_read(&m->pairs, bytes.items, bytes.count);
    size_t second = first ? im_linear_read(&m->status, bytes.items + first, bytes.count - first) : 0;
    if (second && m->pairs.classes == IM_PAIR_COLUMNS && m->status.classes == INMAEK_STATUSES) return INMAEK_OK;
    return im_error(error, INMAEK_LEXICON, "%s: expected the weights that the trainer writes", path);
}

inmaek_code im_agreements_new(im_agreements_model **out, const inmaek_lexicon *lexicon, inmaek_error *error)
{
    inmaek_code code = im_agreements_prepare(out, lexicon, error);
    if (code) return code;
    im_string path = {0};
    im_string_addf(&path, "%s/" IM_AGREEMENTS_FILE, im_lexicon_weights(lexicon));
    code = path.failed ? im_no_memory(error) : read_weights(*out, path.items, error);
    free(path.items);
    if (!code) return INMAEK_OK;
    im_agreements_free(*out);
    *out = NULL;
    return code;
}

void im_agreements_free(im_agreements_model *m)
{
    if (!m) return;
    im_trigger_table_dispose(&m->triggers);
    im_time_table_dispose(&m->time_words);
    im_unit_table_dispose(&m->units);
    im_pair_finder_dispose(&m->finder);
    free(m->cases);
    free(m->statuses);
    free(m->bytes);
    free(m->times.items);
    free(m->sums.items);
    free(m->votes.items);
    free(m->scores.items);
    free(m);
}

/* ---------------------------------------------------------------- votes */

typedef struct walk {
    im_agreements_model *model;
    const im_reading *reading;
} walk;

static unsigned best_of(const int32_t *scores, unsigned count)
{
    unsigned best = 0;
    for (unsigned i = 1; i < count; i++)
        if (scores[i] > scores[best]) best = i;
    return best;
}

static uint8_t status_of(const walk *w, const im_pairing *p, im_date date, inmaek_agreement_kind kind)
{
    uint32_t features[IM_STATUS_FEATURES];
    int32_t scores[INMAEK_STATUSES];
    const im_agreements_model *m = w->model;
    size_t count = im_status_describe(features, w->reading, m->statuses, p, &m->finder, date, kind);
    im_linear_score(&m->status, features, count, scores);
    return (uint8_t)best_of(scores, INMAEK_STATUSES);
}

/* Scores of a sentence's pairings, IM_PAIR_COLUMNS a row. Members of one list stand to the same
 * third in the same way: each gets the mean of theirs. */
static void pool_lists(int32_t *pooled, const int32_t *scores, const im_pairing *pairings, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const im_argument *a = pairings[i].first, *b = pairings[i].second;
        int64_t sums[IM_PAIR_COLUMNS] = {0};
        int64_t members = 0;
        for (size_t k = 0; k < count; k++) {
            const im_argument *c = pairings[k].first, *d = pairings[k].second;
            bool same = im_argument_is_there(a) ? a->group == c->group : a->entity == c->entity;
            if (k != i && (!same || d->group != b->group || a->group == b->group)) continue;
            members++;
            for (int column = 0; column < IM_PAIR_COLUMNS; column++) sums[column] += scores[k * IM_PAIR_COLUMNS + column];
        }
        for (int column = 0; column < IM_PAIR_COLUMNS; column++)
            pooled[i * IM_PAIR_COLUMNS + column] = (int32_t)(sums[column] / members);
    }
}

/* Who is meant by nobody: the likeliest of those who are not there; NULL: there are none, or no
 * memory. */
static const im_argument *choose(const walk *w, const im_pairing *nobody)
{
    im_pair_finder *finder = &w->model->finder;
    const im_argument *best = NULL;
    int32_t most = INT32_MIN, scores[IM_PAIR_COLUMNS];
    if (!im_pairs_choices(finder, w->reading, nobody)) return NULL;
    for (size_t i = 0; i < finder->choices.count; i++) {
        const im_pairing *p = &finder->choices.items[i];
        if (p->first->entity == p->second->entity) continue;
        im_linear_score(&w->model->pairs, p->features, p->feature_count, scores);
        if (scores[IM_COLUMN_CHOICE] <= most) continue;
        most = scores[IM_COLUMN_CHOICE];
        best = p->first;
    }
    return best;
}

static bool vote(const walk *w, const im_pairing *pairing, const int32_t *scores)
{
    im_agreements_model *m = w->model;
    int probability = im_linear_probability(&m->pairs, scores[IM_COLUMN_DEAL]);
    if (probability < VOTE_AT_LEAST) return true;
    im_pairing named = {.first = pairing->first, .second = pairing->second, .sentence = pairing->sentence,
                        .trigger = pairing->trigger};
    if (named.first->source == IM_BY_NOBODY) named.first = choose(w, pairing);
    if (!named.first) return true;
    const im_pairing *p = &named;
    const im_argument *a = named.first, *b = named.second;
    bool ordered = a->entity < b->entity, backwards = scores[IM_COLUMN_BACKWARDS] > 0;
    inmaek_agreement_kind kind = best_of(scores + IM_COLUMN_KIND, INMAEK_AGREEMENT_KINDS);
    im_date date = im_term_date(&m->times, p, &m->triggers, w->reading);
    im_vote v = {.low = ordered ? a->entity : b->entity, .high = ordered ? b->entity : a->entity,
                 .sentence = p->sentence, .trigger = p->trigger ? p->trigger->start : IM_NONE, .kind = (uint8_t)kind,
                 .status = status_of(w, p, date, kind), .low_gives = ordered != backwards,
                 .zone = w->reading->document->sentences[p->sentence].zone, .probability = (uint16_t)probability, .people = {a->person, b->person},
                 .date = date, .sum = im_term_amount(&m->sums, p, w->reading, kind)};
    if (w->reading->explain) im_agreements_explain(w->reading, &m->pairs, pairing, &v);
    return im_array_push(&m->votes, v);
}

/* How likely the two are a deal by a pairing with the same announcing word; 0: there is none. */
static int likelihood(const im_agreements_model *m, const im_pairing *pairings, size_t count, const int32_t *scores,
                      const im_trigger *trigger, uint32_t one, uint32_t two)
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
    enum { FAR = 250 };
    const im_pairing *p = &pairings[which];
    uint32_t a = p->first->entity, b = p->second->entity;
    int own = im_linear_probability(&m->pairs, scores[which * IM_PAIR_COLUMNS + IM_COLUMN_DEAL]);
    if (own < VOTE_AT_LEAST) return false;
    for (size_t i = 0; i < count; i++) {
        const im_pairing *q = &pairings[i];
        uint32_t c = q->first->entity == b ? q->second->entity : q->second->entity == b ? q->first->entity : IM_NONE;
        if (c == IM_NONE || c == a || q->trigger != p->trigger) continue;
        int other = im_linear_probability(&m->pairs, scores[i * IM_PAIR_COLUMNS + IM_COLUMN_DEAL]);
        if (a == IM_NONE && other > own) return true;
        if (a != IM_NONE && other > own + FAR &&
            likelihood(m, pairings, count, scores, p->trigger, a, c) > own + FAR)
            return true;
    }
    return false;
}

static bool vote_sentence(void *context, const im_pairing *pairings, size_t count, im_pair_finder *finder)
{
    (void)finder;
    const walk *w = context;
    im_agreements_model *m = w->model;
    m->scores.count = 0;
    if (!im_array_reserve(&m->scores, 2 * count * IM_PAIR_COLUMNS)) return false;
    int32_t *scores = m->scores.items, *pooled = scores + count * IM_PAIR_COLUMNS;
    for (size_t i = 0; i < count; i++)
        im_linear_score(&m->pairs, pairings[i].features, pairings[i].feature_count, scores + i * IM_PAIR_COLUMNS);
    pool_lists(pooled, scores, pairings, count);
    for (size_t i = 0; i < count; i++)
        if (!explained_away(m, pairings, count, pooled, i) && !vote(w, &pairings[i], pooled + i * IM_PAIR_COLUMNS))
            return false;
    return true;
}

/* By the two, then kind, then where. */
static int compare_votes(const void *one, const void *two)
{
    const im_vote *a = one, *b = two;
    if (a->low != b->low) return a->low < b->low ? -1 : 1;
    if (a->high != b->high) return a->high < b->high ? -1 : 1;
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    if (a->sentence != b->sentence) return a->sentence < b->sentence ? -1 : 1;
    if (a->trigger != b->trigger) return a->trigger < b->trigger ? -1 : 1;
    return a->probability > b->probability ? -1 : a->probability < b->probability;
}

/* ---------------------------------------------------------------- from votes to agreements */

/* How likely it is that one of the votes is right, were they independent. */
static int together(const im_vote *votes, size_t count)
{
    int64_t wrong = 1000;
    for (size_t i = 0; i < count; i++) wrong = wrong * (1000 - votes[i].probability) / 1000;
    return (int)(1000 - wrong);
}

/* The most telling one: a sentence of the story before a headline, then the likeliest. */
static const im_vote *leader(const im_vote *votes, size_t count)
{
    const im_vote *best = votes;
    for (const im_vote *v = votes + 1; v < votes + count; v++) {
        bool story = v->zone != IM_ZONE_TITLE, best_story = best->zone != IM_ZONE_TITLE;
        if (story != best_story ? story : v->probability > best->probability) best = v;
    }
    return best;
}

/* An agreement of the two out of its votes, which say the same kind. */
static bool settle(im_reading *r, const im_vote *votes, size_t count)
{
    const im_vote *best = leader(votes, count);
    inmaek_part low = INMAEK_PARTY, high = INMAEK_PARTY, from, to;
    if (inmaek_agreement_kind_directed(best->kind, &from, &to)) {
        low = best->low_gives ? from : to;
        high = best->low_gives ? to : from;
    }
    uint32_t *parties = im_arena_alloc(r->arena, 2 * sizeof *parties), *people = im_arena_alloc(r->arena, 2 * sizeof *people);
    uint8_t *parts = im_arena_alloc(r->arena, 2);
    if (!parties || !people || !parts) return false;
    bool turned = low != INMAEK_PARTY && !best->low_gives; /* who gives stands first */
    parties[turned] = best->low;
    parties[!turned] = best->high;
    parts[turned] = (uint8_t)low;
    parts[!turned] = (uint8_t)high;
    im_agreement a = {.kind = best->kind, .status = best->status, .parties = parties, .parts = parts, .party_count = 2,
                      .people = people, .date = best->date, .sentence = best->sentence, .support = 0,
                      .confidence = (uint16_t)together(votes, count)};
    for (int i = 0; i < 2; i++)
        if (best->people[i] != IM_NONE && (i == 0 || best->people[0] != best->people[1]))
            people[a.people_count++] = best->people[i];
    const im_sum *sum = best->sum;
    for (size_t i = 0; i < count; i++) {
        if (!a.date.year) a.date = votes[i].date;
        if (!sum) sum = votes[i].sum;
        a.support += i == 0 || votes[i].sentence != votes[i - 1].sentence;
    }
    if (sum) {
        a.amount = sum->value;
        a.currency = sum->currency;
    }
    return im_array_push(&r->agreements, a);
}

/* The agreements of one pair out of its votes. */
static bool settle_pair(im_reading *r, const im_vote *votes, size_t count)
{
    if (together(votes, count) < DEAL_AT_LEAST) return true;
    size_t main = 0, main_end = 0;
    int most = -1;
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i; end < count && votes[end].kind == votes[i].kind;) end++;
        int likely = together(votes + i, end - i);
        if (likely <= most) continue;
        most = likely;
        main = i;
        main_end = end;
    }
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i; end < count && votes[end].kind == votes[i].kind;) end++;
        bool is_main = i == main && end == main_end;
        if ((is_main || together(votes + i, end - i) >= SECOND_KIND_AT_LEAST) && !settle(r, votes + i, end - i)) return false;
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

/* Is there an agreement of the two like `like`: same kind, status and sentence? */
static bool tied(const im_reading *r, const im_agreement *like, uint32_t one, uint32_t two)
{
    for (size_t i = 0; i < r->agreements.count; i++) {
        const im_agreement *a = &r->agreements.items[i];
        if (a->kind == like->kind && a->sentence == like->sentence && has_party(a, one) && has_party(a, two)) return true;
    }
    return false;
}

/* Adds to `a` every organization that is tied to all its parties. */
static bool widen(im_reading *r, im_agreement *a)
{
    uint32_t *parties = im_arena_alloc(r->arena, r->entities.count * sizeof *parties);
    uint8_t *parts = im_arena_calloc(r->arena, r->entities.count, 1); /* INMAEK_PARTY is 0 */
    if (!parties || !parts) return false;
    memcpy(parties, a->parties, 2 * sizeof *parties);
    for (uint32_t e = 0; e < r->entities.count; e++) {
        bool all = !has_party(a, e);
        for (uint32_t i = 0; all && i < a->party_count; i++) all = tied(r, a, parties[i], e);
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
    return big->kind == small->kind && big->sentence == small->sentence;
}

/* Two-party agreements that tie every two of several become one. */
static bool join_parties(im_reading *r)
{
    inmaek_part from, to;
    size_t count = r->agreements.count;
    for (size_t i = 0; i < count; i++)
        if (!inmaek_agreement_kind_directed(r->agreements.items[i].kind, &from, &to) && !widen(r, &r->agreements.items[i]))
            return false;
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        bool told = false;
        for (size_t k = 0; k < kept && !told; k++) told = covers(&r->agreements.items[k], &r->agreements.items[i]);
        for (size_t k = i + 1; k < count && !told; k++)
            told = r->agreements.items[k].party_count > r->agreements.items[i].party_count &&
                   covers(&r->agreements.items[k], &r->agreements.items[i]);
        if (!told) r->agreements.items[kept++] = r->agreements.items[i];
    }
    r->agreements.count = kept;
    return true;
}

inmaek_code im_agreements_find(im_reading *r, im_agreements_model *m, inmaek_error *error)
{
    walk w = {m, r};
    m->votes.count = 0;
    if (!im_times_find(&m->times, &m->time_words, r->document) || !im_sums_find(&m->sums, &m->units, r->document) ||
        !im_pairs_walk(&m->finder, r, vote_sentence, &w))
        return im_no_memory(error);
    if (m->votes.count) qsort(m->votes.items, m->votes.count, sizeof *m->votes.items, compare_votes);
    for (size_t i = 0, end; i < m->votes.count; i = end) {
        const im_vote *first = &m->votes.items[i];
        for (end = i; end < m->votes.count && m->votes.items[end].low == first->low && m->votes.items[end].high == first->high;)
            end++;
        if (!settle_pair(r, first, end - i)) return im_no_memory(error);
    }
    return join_parties(r) ? INMAEK_OK : im_no_memory(error);
}

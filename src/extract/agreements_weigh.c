/* agreements_weigh.c - what all sentences of the article together say of two: see agreements.c.
 *
 * A vote knows one sentence. That two have a deal is more likely when a second sentence says so,
 * when it is their story, when a headline names both; less so when the one has surer partners, or when the
 * two stand together often without a deal. Such features, in steps, are the couple's, and a
 * linear classifier weighs them ("stacked generalization": D. H. Wolpert, Neural Networks 5, 1992).
 *
 * A text of a sentence or two cannot say a thing again, or name somebody often: what would speak against a
 * deal in an article says nothing there. Such texts have weights of their own. */
#include <stdlib.h>

#include "extract/agreements.h"

/* Of 1000: votes by which a deal could be told by themselves, deals that others count with. */
enum { PLAIN_AT_LEAST = 250, LIKELY_DEAL = 320 };

/* A brief text has at most so many sentences; its features are numbered from there. */
enum { BRIEF = 2, OF_BRIEF = 128 };

/* By the two, then where. */
static int compare_votes(const void *one, const void *two)
{
    const im_vote *a = one, *b = two;
    if (a->low != b->low) return a->low < b->low ? -1 : 1;
    if (a->high != b->high) return a->high < b->high ? -1 : 1;
    if (a->sentence != b->sentence) return a->sentence < b->sentence ? -1 : 1;
    if (a->trigger != b->trigger) return a->trigger < b->trigger ? -1 : 1;
    return a->probability > b->probability ? -1 : a->probability < b->probability;
}

/* ---------------------------------------------------------------- what the others have */

enum { RIVALS = 4 };

/* The likeliest few, and whose they are. */
typedef struct rivals {
    uint16_t likely[RIVALS];
    uint32_t couples[RIVALS];
} rivals;

typedef struct scene {
    const im_agreements_model *model;
    const im_reading *reading;
    rivals *by_entity, *by_sentence; /* couples of each organization; votes of each sentence */
    uint32_t *partners;              /* by entity: how many likely deals it has */
    uint32_t deals;                  /* how many there are */
} scene;

static void keep_likeliest(rivals *r, uint32_t couple, uint16_t likely)
{
    if (likely <= r->likely[RIVALS - 1]) return; /* most often so */
    for (unsigned i = 0; i < RIVALS; i++) {
        if (likely <= r->likely[i]) continue;
        uint16_t less = r->likely[i];
        uint32_t whose = r->couples[i];
        r->likely[i] = likely;
        r->couples[i] = couple;
        likely = less;
        couple = whose;
    }
}

/* The likelihood of the `rank`-th that is not the couple's own; 0: there is none. */
static uint32_t rival(const rivals *r, uint32_t couple, unsigned rank)
{
    for (unsigned i = 0; i < RIVALS; i++)
        if (r->couples[i] != couple && rank-- == 0) return r->likely[i];
    return 0;
}

static bool look_round(scene *s)
{
    const im_agreements_model *m = s->model;
    im_arena *arena = s->reading->arena;
    size_t entities = s->reading->entities.count + 1, sentences = s->reading->document->sentence_count + 1;
    s->by_entity = im_arena_calloc(arena, entities, sizeof *s->by_entity);
    s->by_sentence = im_arena_calloc(arena, sentences, sizeof *s->by_sentence);
    s->partners = im_arena_calloc(arena, entities, sizeof *s->partners);
    if (!s->by_entity || !s->by_sentence || !s->partners) return false;
    for (uint32_t i = 0; i < m->couples.count; i++) {
        const im_couple *c = &m->couples.items[i];
        const im_vote *votes = m->votes.items + c->first;
        bool deal = c->plain >= LIKELY_DEAL;
        keep_likeliest(&s->by_entity[votes->low], i, c->together);
        keep_likeliest(&s->by_entity[votes->high], i, c->together);
        s->partners[votes->low] += deal;
        s->partners[votes->high] += deal;
        s->deals += deal;
        for (size_t k = 0; k < c->count; k++)
            keep_likeliest(&s->by_sentence[votes[k].sentence], i, votes[k].probability);
    }
    return true;
}

/* ---------------------------------------------------------------- features */

/* What a feature is about: mixed into its hash, so that equal values of two do not meet. Those from RIVAL on
 * are of one party, the heavier; the other one's have numbers of their own behind all. */
/* clang-format off */
#define ABOUTS(X) \
    X(PLAIN) X(TOGETHER) X(LIKELIEST) X(UNEXPLAINED) X(UNEXPLAINED_NEXT) X(ELSEWHERE) X(NAMED) X(ABSENT) X(TITLE) \
    X(MEAN) X(VOTES) X(VOTES_NAMED) X(VOTES_ABSENT) X(SENTENCES) X(TITLES) X(FAINT) X(KIND) X(KINDS) X(SOURCE) \
    X(SOURCE_SECOND) X(EXPLAINED) X(TRIGGER) X(CASE) X(CASE_SECOND) X(CASES) X(TRIGGER_SOURCE) X(KIND_SOURCE) \
    X(LISTS) X(COMPANY) X(PLACE) X(AGE) X(LENGTH) X(PARTNERS) X(KIND_TITLE) X(RIVAL_HERE) X(BESIDE) \
    X(BESIDE_ANY) X(DEALS) X(AFFILIATED) X(RIVAL) X(RIVAL_NEXT) X(PARTNERS_OF) X(RANK) X(WEIGHT) X(TRUST) X(IN_TITLE) X(OPENING) X(MENTIONS) X(PEOPLE)
/* clang-format on */

#define AS_NUMBER(name) F_##name,
#define AS_TEXT(name) #name,
enum { ABOUTS(AS_NUMBER) F_OF_OTHER };
/* Each is told of once, those of a party of both, those of the sentence's rivals and of the sentences beside
 * it twice. */
enum { FEATURES = F_OF_OTHER + (F_OF_OTHER - F_RIVAL) + 3 };
static const char *const about_names[] = {ABOUTS(AS_TEXT)};

const char *im_couple_about(uint8_t about)
{
    return about_names[about < F_OF_OTHER ? about : about - F_OF_OTHER + F_RIVAL];
}

/* A likelihood in steps of 0.75 log odds. */
static uint32_t level(uint32_t likely)
{
    static const uint16_t edges[] = {4, 8, 16, 33, 68, 133, 245, 407, 593, 755, 867, 932, 967, 984, 992, 996};
    uint32_t step = 0;
    while (step < sizeof edges / sizeof *edges && likely >= edges[step]) step++;
    return step;
}

/* 0, 1, 2, 3-4, 5-8, 9-16 ... */
static uint32_t some(size_t count)
{
    uint32_t steps = 0;
    if (count <= 2) return (uint32_t)count;
    for (size_t most = 2; count > most; most *= 2) steps++;
    return 2 + steps;
}

static void add(im_agreements_model *m, uint32_t about, uint32_t value)
{
    m->couple_abouts.items[m->couple_abouts.count++] = (uint8_t)about;
    m->couple_features.items[m->couple_features.count++] =
        im_feature(about + (m->brief ? OF_BRIEF : 0), value);
}

typedef struct tally {
    uint32_t likeliest, plain[2], elsewhere; /* of any vote; of those unexplained, and in another sentence */
    uint32_t named, absent, title, sum;
    uint32_t votes_named, sentences, titles, faint;
    uint32_t kinds[INMAEK_AGREEMENT_KINDS];
} tally;

static uint32_t most(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

static tally count_votes(const im_vote *votes, const im_couple *c)
{
    enum { FAINT = 100 };
    tally t = {0};
    uint32_t sentence = IM_NONE;
    for (size_t i = 0; i < c->count; i++) {
        const im_vote *v = &votes[i];
        uint32_t p = v->probability;
        bool named = im_source_is_there(v->sources[0]);
        t.likeliest = most(t.likeliest, p);
        t.sum += p;
        t.kinds[v->kind] += p;
        *(named ? &t.named : &t.absent) = most(named ? t.named : t.absent, p);
        t.votes_named += named;
        t.faint += named && p < FAINT;
        if (v->zone == IM_ZONE_TITLE) {
            t.title = most(t.title, p);
            t.titles++;
        }
        if (v->explained) continue;
        if (p > t.plain[0]) {
            t.plain[1] = t.plain[0];
            t.plain[0] = p;
            sentence = v->sentence;
        } else
            t.plain[1] = most(t.plain[1], p);
    }
    for (size_t i = 0; i < c->count; i++) {
        t.sentences += i == 0 || votes[i].sentence != votes[i - 1].sentence;
        if (!votes[i].explained && votes[i].sentence != sentence)
            t.elsewhere = most(t.elsewhere, votes[i].probability);
    }
    return t;
}

static void add_votes(im_agreements_model *m, const im_couple *c, const tally *t)
{
    enum { KIND_COUNTS = 300 };
    add(m, F_PLAIN, level(c->plain));
    add(m, F_TOGETHER, level(c->together));
    add(m, F_LIKELIEST, level(t->likeliest));
    add(m, F_UNEXPLAINED, level(t->plain[0]));
    add(m, F_UNEXPLAINED_NEXT, level(t->plain[1]));
    add(m, F_ELSEWHERE, level(t->elsewhere));
    add(m, F_NAMED, level(t->named));
    add(m, F_ABSENT, level(t->absent));
    add(m, F_TITLE, level(t->title));
    add(m, F_MEAN, level(t->sum / (uint32_t)c->count));
    add(m, F_VOTES, some(c->count));
    add(m, F_VOTES_NAMED, some(t->votes_named));
    add(m, F_VOTES_ABSENT, some(c->count - t->votes_named));
    add(m, F_SENTENCES, some(t->sentences));
    add(m, F_TITLES, some(t->titles));
    add(m, F_FAINT, some(t->faint));
    uint32_t kinds = 0;
    for (unsigned k = 0; k < INMAEK_AGREEMENT_KINDS; k++) kinds += t->kinds[k] > KIND_COUNTS;
    add(m, F_KIND, c->kind);
    add(m, F_KINDS, kinds);
}

/* Of the likeliest vote. */
static void add_main(im_agreements_model *m, const im_couple *c, uint32_t sentences)
{
    enum { FIFTHS = 5 };
    const im_vote *v = &m->votes.items[c->main];
    uint32_t cases = v->cases[0] * (uint32_t)IM_CASES + v->cases[1];
    add(m, F_SOURCE, v->sources[0]);
    add(m, F_SOURCE_SECOND, v->sources[1]);
    add(m, F_EXPLAINED, v->explained);
    add(m, F_TRIGGER, v->sort);
    add(m, F_CASE, v->cases[0]);
    add(m, F_CASE_SECOND, v->cases[1]);
    add(m, F_CASES, cases);
    add(m, F_TRIGGER_SOURCE, im_feature(v->sort, !im_source_is_there(v->sources[0])));
    add(m, F_KIND_SOURCE, im_feature(c->kind, im_feature(v->sort, v->sources[0])));
    add(m, F_LISTS, im_feature(some(v->list_sizes[0]), some(v->list_sizes[1])));
    add(m, F_COMPANY, some(v->company));
    add(m, F_PLACE, FIFTHS * v->sentence / sentences);
    add(m, F_AGE, some(v->sentence));
    add(m, F_LENGTH, some(sentences));
}

static void add_party(const scene *s, im_agreements_model *m, uint32_t couple, uint32_t entity, bool second)
{
    const im_couple *c = &m->couples.items[couple];
    const im_profile *profile = &m->finder.arguments.profiles[entity];
    const rivals *others = &s->by_entity[entity];
    uint32_t about = second ? F_OF_OTHER - F_RIVAL : 0, before = 0;
    for (unsigned i = 0; i < RIVALS; i++) before += rival(others, couple, i) > c->together;
    add(m, about + F_RIVAL, level(rival(others, couple, 0)));
    add(m, about + F_RIVAL_NEXT, level(rival(others, couple, 1)));
    add(m, about + F_PARTNERS_OF, some(s->partners[entity]));
    add(m, about + F_RANK, before);
    add(m, about + F_WEIGHT, some(profile->weight));
    add(m, about + F_TRUST, level(s->reading->entities.items[entity].confidence));
    add(m, about + F_IN_TITLE, profile->in_title);
    add(m, about + F_OPENING, profile->opening);
    add(m, about + F_MENTIONS, some(profile->mentions));
    add(m, about + F_PEOPLE, some(profile->people));
}

/* The likelihood of the best deal that one of the couple has with a third, of those that the sentence tells.
 */
static uint32_t deal_with_third(const scene *s, uint32_t couple, uint32_t sentence)
{
    const im_agreements_model *m = s->model;
    const rivals *told = &s->by_sentence[sentence];
    const im_vote *own = &m->votes.items[m->couples.items[couple].first];
    for (unsigned i = 0; i < RIVALS && told->likely[i]; i++) {
        const im_vote *v = &m->votes.items[m->couples.items[told->couples[i]].first];
        bool joined =
            v->low == own->low || v->high == own->low || v->low == own->high || v->high == own->high;
        if (joined && told->couples[i] != couple) return told->likely[i];
    }
    return 0;
}

/* A firm's deals are told one after the other: what the sentences before and behind tell. */
static void add_beside(const scene *s, im_agreements_model *m, uint32_t couple)
{
    enum { NO_SENTENCE = 31 }; /* no level */
    const im_vote *v = &m->votes.items[m->couples.items[couple].main];
    uint32_t absent = !im_source_is_there(v->sources[0]), count = s->reading->document->sentence_count;
    for (uint32_t behind = 0; behind < 2; behind++) {
        uint32_t beside = behind ? v->sentence + 1 : v->sentence - 1, where = 2 * behind + absent;
        bool there = beside < count; /* so it is not before the first, which wraps round */
        uint32_t third = there ? level(deal_with_third(s, couple, beside)) : NO_SENTENCE;
        uint32_t any = there ? level(rival(&s->by_sentence[beside], couple, 0)) : NO_SENTENCE;
        add(m, F_BESIDE, im_feature(where, third));
        add(m, F_BESIDE_ANY, im_feature(where, any));
    }
}

static bool describe(const scene *s, im_agreements_model *m, uint32_t couple)
{
    enum { MANY_PARTNERS = 3 };
    im_couple *c = &m->couples.items[couple];
    const im_vote *votes = m->votes.items + c->first;
    const im_profile *profiles = m->finder.arguments.profiles;
    bool turned = profiles[votes->high].weight > profiles[votes->low].weight;
    uint32_t a = turned ? votes->high : votes->low, b = turned ? votes->low : votes->high;
    const rivals *here = &s->by_sentence[m->votes.items[c->main].sentence];
    tally t = count_votes(votes, c);
    if (!m->keep_features) m->couple_features.count = 0;
    m->couple_abouts.count = 0;
    if (!im_array_reserve(&m->couple_features, FEATURES) || !im_array_reserve(&m->couple_abouts, FEATURES))
        return false;
    c->first_feature = m->couple_features.count;
    add_votes(m, c, &t);
    add_main(m, c, s->reading->document->sentence_count);
    add_party(s, m, couple, a, false);
    add_party(s, m, couple, b, true);
    uint32_t one = s->partners[a] < MANY_PARTNERS ? s->partners[a] : MANY_PARTNERS;
    uint32_t two = s->partners[b] < MANY_PARTNERS ? s->partners[b] : MANY_PARTNERS;
    add(m, F_PARTNERS, im_feature(one, two));
    add(m, F_KIND_TITLE, im_feature(c->kind, 2u * profiles[a].in_title + profiles[b].in_title));
    add(m, F_RIVAL_HERE, im_feature(0, level(rival(here, couple, 0))));
    add(m, F_RIVAL_HERE, im_feature(1, level(rival(here, couple, 1))));
    add_beside(s, m, couple);
    add(m, F_DEALS, some(s->deals));
    add(m, F_AFFILIATED, im_are_affiliated(s->reading, a, b));
    c->feature_count = m->couple_features.count - c->first_feature;
    return true;
}

/* ---------------------------------------------------------------- couples */

static bool add_couple(im_agreements_model *m, size_t first, size_t end)
{
    im_couple c = {.first = first, .count = end - first, .main = first};
    uint32_t kinds[INMAEK_AGREEMENT_KINDS] = {0};
    int64_t wrong = 1000, plain_wrong = 1000;
    for (size_t i = first; i < end; i++) {
        const im_vote *v = &m->votes.items[i];
        wrong = wrong * (1000 - v->probability) / 1000;
        if (v->probability >= PLAIN_AT_LEAST && !v->explained)
            plain_wrong = plain_wrong * (1000 - v->probability) / 1000;
        if (v->probability > m->votes.items[c.main].probability) c.main = i;
        c.told |= v->telling;
        kinds[v->kind] += v->probability;
        if (kinds[v->kind] > kinds[c.kind]) c.kind = v->kind;
    }
    c.together = (uint16_t)(1000 - wrong);
    c.plain = (uint16_t)(1000 - plain_wrong);
    return im_array_push(&m->couples, c);
}

bool im_votes_weigh(im_agreements_model *m, const im_reading *r)
{
    scene s = {.model = m, .reading = r};
    m->couples.count = m->couple_features.count = 0;
    if (m->votes.count) qsort(m->votes.items, m->votes.count, sizeof *m->votes.items, compare_votes);
    for (size_t i = 0, end; i < m->votes.count; i = end) {
        const im_vote *first = &m->votes.items[i];
        for (end = i; end < m->votes.count && m->votes.items[end].low == first->low &&
                      m->votes.items[end].high == first->high;)
            end++;
        if (!add_couple(m, i, end)) return false;
    }
    m->brief = r->document->sentence_count <= BRIEF;
    if (!look_round(&s)) return false;
    for (uint32_t i = 0; i < m->couples.count; i++) {
        im_couple *c = &m->couples.items[i];
        int32_t score;
        if (!c->told && !m->keep_features) continue; /* nothing tells of a deal outright */
        if (!describe(&s, m, i)) return false;
        im_linear_score(&m->couple_weights, m->couple_features.items + c->first_feature, c->feature_count,
                        &score);
        c->probability = (uint16_t)im_linear_probability(&m->couple_weights, score);
        if (r->explain) im_couple_explain(r, m, c);
    }
    return true;
}

/* pairs.c - see pairs.h.
 *
 * The features say: in which cases the two stand (A가 B에), whether in one list, which words that
 * announce a deal follow, stand between or before, and how far off; which other words stand
 * there; how the two names end (…벤처스); what the headline announces. Names themselves are no
 * features: what is learnt must hold for companies that nobody has heard of. */
#include "extract/pairs.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/utf8.h"
#include "extract/linear.h"

/* What a feature is about: mixed into its hash, so that equal values of two do not meet. */
enum {
    F_BIAS = 1, F_SOURCES, F_CASES, F_CASES_SOURCES, F_OWN_CASES, F_LIST, F_LIST_SORT,
    F_SORT, F_SORT_FIRST, F_SORT_SECOND, F_SORT_CASES, F_SORT_LIST, F_SORT_SOURCES,
    F_WORD, F_WORD_SECOND, F_WORD_CASES, F_NEXT, F_NEXT_PAIR, F_SORTS, F_NEXT_SORT_CASES,
    F_BETWEEN_SORT, F_BETWEEN_CASES, F_BETWEEN_WORD, F_BEFORE_SORT, F_NO_TRIGGER,
    F_GAP, F_REACH, F_SORT_REACH, F_OTHERS_BETWEEN, F_OTHERS_AFTER, F_SORT_OTHERS,
    F_AFTER, F_AFTER_SECOND, F_BEFORE_FIRST, F_BEFORE_SECOND, F_BAG_BETWEEN, F_BAG_AFTER, F_ENDING_AFTER,
    F_PREDICATE, F_PREDICATE_CASES, F_NAME_FIRST, F_NAME_SECOND, F_SORT_NAME_FIRST, F_SORT_NAME_SECOND,
    F_ARTICLE, F_SORT_ARTICLE, F_ZONE, F_SORT_ZONE, F_CANCEL, F_DENY, F_ANY, F_TITLE, F_TITLE_SORT,
    F_AMOUNT, F_SORT_AMOUNT, F_QUOTED, F_KIN, F_AFFILIATED, F_SORT_AFFILIATED, F_PEOPLE, F_SORT_PEOPLE,
    F_SHARED_PERSON,
    F_SLOTS, F_SORT_SLOTS, F_WORD_SLOTS, F_SECOND_SLOTS, F_BREAKS_BETWEEN, F_BREAKS_AFTER,
    F_SORT_BREAKS, F_FILLED, F_SORT_FILLED, F_ABSENT_SUBJECT, F_ABSENT_WORD, F_ABSENT_RIVALS,
    F_CHOICE_BIAS, F_CHOICE_SOURCE, F_CHOICE_STANDING, F_CHOICE_SORT, F_CHOICE_AGE, F_CHOICE_NAME, F_CHOICE_NAMES,
    F_CHOICE_SORT_NAME, F_CHOICE_TITLE, F_CHOICE_KIN, F_CHOICE_AFFILIATED, F_CHOICE_PLACE, F_CHOICE_COUNT
};

static void add(im_pairing *c, uint32_t about, uint32_t value)
{
    if (c->feature_count < IM_PAIR_FEATURES) c->features[c->feature_count++] = im_feature(about, value);
}

static uint32_t mix(uint32_t a, uint32_t b) { return im_feature(a, b); }

/* 0, 1, 2, 3-4, 5-8, 9-16 ... */
static uint32_t bucket(uint32_t n)
{
    uint32_t steps = 0;
    for (n = n > 2 ? n - 1 : n; n > 2; n /= 2) steps++;
    return steps * 4 + n;
}

/* ---------------------------------------------------------------- the sentence's words */

/* A word's beginning stands for it, since Korean words change at their end: two syllables, or
 * the whole of a Latin word. Numbers are all one. */
static uint32_t word_hash(const im_document *d, const im_token *t)
{
    if (t->kind == IM_TOKEN_PUNCT) return t->code;
    size_t at = t->start;
    uint32_t code = im_utf8_next(d->text, t->end, &at);
    if (im_is_digit(code)) return 1;
    if (im_is_hangul(code) && at < t->end) im_utf8_next(d->text, t->end, &at);
    return im_hash(d->text + t->start, (im_is_hangul(code) ? at : t->end) - t->start) | 2;
}

/* Words of the sentence as hashes; names count as nothing. */
static bool read_words(im_pair_finder *f, const im_reading *r, const im_sentence *s)
{
    f->words.count = 0;
    if (!im_array_reserve(&f->words, s->token_count)) return false;
    for (uint32_t i = 0; i < s->token_count; i++)
        f->words.items[f->words.count++] = word_hash(r->document, &r->document->tokens[s->token + i]);
    for (size_t i = 0; i < f->arguments.list.count; i++) {
        const im_argument *a = &f->arguments.list.items[i];
        for (uint32_t t = a->token; t < a->token_end && t < s->token + s->token_count; t++)
            if (t >= s->token) f->words.items[t - s->token] = 0;
    }
    return true;
}

/* Where clauses end: a word that is no name ends like 맺고, or 사들이며 (as nouns end in 이며 too).
 * Before a comma it counts twice. */
static bool read_breaks(im_pair_finder *f, const im_reading *r, const im_sentence *s)
{
    uint32_t count = 0;
    f->breaks.count = 0;
    if (!im_array_reserve(&f->breaks, s->token_count + 1)) return false;
    for (uint32_t i = 0; i < s->token_count; i++) {
        const im_token *t = &r->document->tokens[s->token + i];
        f->breaks.items[f->breaks.count++] = count;
        if (!f->words.items[i] || t->kind == IM_TOKEN_PUNCT) continue;
        im_match match = im_lexicon_suffix(r->lexicon, r->document->text + t->start, t->end - t->start, IM_BIT(IM_CASE));
        if (!match.length) continue;
        uint8_t mark = f->arguments.cases[im_lexicon_entry(r->lexicon, match.form, IM_CASE)];
        if (mark == IM_CASE_CLAUSE || mark == IM_CASE_COPULA) count += i + 1 < s->token_count && t[1].code == ',' ? 2 : 1;
    }
    f->breaks.items[f->breaks.count++] = count;
    return true;
}

/* How many of them lie between two tokens. */
static uint32_t breaks_between(const im_pair_finder *f, const im_sentence *s, uint32_t from, uint32_t to)
{
    if (to <= from) return 0;
    uint32_t n = f->breaks.items[to - s->token] - f->breaks.items[from - s->token];
    return n > 4 ? 4 : n;
}

/* The word `number` tokens from the sentence's beginning; 0 beyond its ends. */
static uint32_t word_at(const im_pair_finder *f, int64_t number)
{
    return number < 0 || number >= (int64_t)f->words.count ? 0 : f->words.items[number];
}

/* ---------------------------------------------------------------- one pair */

/* The case of the argument's list, or beyond those of the noun that it belongs to. */
static uint32_t case_of(const im_argument *a)
{
    return a->group_case != IM_CASE_NONE || a->head_case == IM_CASE_NONE ? a->group_case : IM_CASES + a->head_case;
}

static uint32_t sort_of(const im_trigger *t) { return t ? 1u + t->sort * 3u + t->way : 0; }

/* Where the triggers stand to the pair. */
typedef struct nearby {
    const im_trigger *main, *second;     /* of a kind, behind the pair: the last of its clause, since the
                                            head of a phrase comes last, and the first */
    const im_trigger *next, *after_next; /* the first two of any sort behind it */
    const im_trigger *between, *before;  /* the last of a kind between the two, before them */
    bool cancel, deny;                   /* behind the pair */
} nearby;

static nearby look_around(const im_pair_finder *f, const im_sentence *s, const im_argument *a, const im_argument *b)
{
    nearby n = {0};
    for (size_t i = 0; i < f->triggers.count; i++) {
        const im_trigger *t = &f->triggers.items[i];
        bool of_kind = t->sort < INMAEK_AGREEMENT_KINDS;
        if (t->start >= b->end) {
            if (!n.next) n.next = t;
            else if (!n.after_next) n.after_next = t;
            if (of_kind && !n.main) n.main = n.second = t;
            else if (of_kind && !breaks_between(f, s, b->token_end, t->token)) n.main = t;
            n.cancel |= t->sort == IM_TRIGGER_CANCEL;
            n.deny |= t->sort == IM_TRIGGER_DENY;
        } else if (of_kind && t->start >= a->end && t->end <= b->start) n.between = t;
        else if (of_kind && im_argument_is_there(a) && t->end <= a->start) n.before = t;
    }
    return n;
}

static void add_cases(im_pairing *c, const nearby *n, uint32_t cases, uint32_t sources, uint32_t list)
{
    const im_argument *a = c->first, *b = c->second;
    uint32_t sort = sort_of(n->main);
    add(c, F_BIAS, 0);
    add(c, F_SOURCES, sources);
    add(c, F_CASES, cases);
    add(c, F_CASES_SOURCES, mix(cases, sources));
    add(c, F_OWN_CASES, mix(a->own_case, b->own_case));
    add(c, F_LIST, list);
    add(c, F_LIST_SORT, mix(list, sort));
    add(c, F_SORT, sort);
    add(c, F_SORT_FIRST, mix(sort, case_of(a)));
    add(c, F_SORT_SECOND, mix(sort, case_of(b)));
    add(c, F_SORT_CASES, mix(sort, mix(cases, list > 0)));
    add(c, F_SORT_SOURCES, mix(sort, sources));
    if (!c->trigger) add(c, F_NO_TRIGGER, sources);
}

static void add_triggers(im_pairing *c, const nearby *n, uint32_t cases)
{
    uint32_t sort = sort_of(n->main);
    if (n->main) {
        add(c, F_WORD, n->main->hash);
        add(c, F_WORD_SECOND, mix(n->main->hash, case_of(c->second)));
        add(c, F_WORD_CASES, mix(n->main->hash, cases));
    }
    if (n->next) add(c, F_NEXT, n->next->hash);
    if (n->after_next) add(c, F_NEXT_PAIR, mix(n->next->hash, n->after_next->hash));
    add(c, F_SORTS, mix(sort, sort_of(n->second)));
    add(c, F_NEXT_SORT_CASES, mix(sort_of(n->next), mix(sort_of(n->after_next), cases)));
    if (n->between) {
        add(c, F_BETWEEN_SORT, mix(sort_of(n->between), sort));
        add(c, F_BETWEEN_CASES, mix(sort_of(n->between), cases));
        add(c, F_BETWEEN_WORD, mix(n->between->hash, case_of(c->second)));
    }
    if (n->before) add(c, F_BEFORE_SORT, mix(sort_of(n->before), sort));
    if (n->cancel) add(c, F_CANCEL, sort);
    if (n->deny) add(c, F_DENY, sort);
}

/* Cases that fill the same place beside a verb. */
static uint32_t place_of(const im_argument *a)
{
    uint32_t mark = case_of(a);
    switch (mark) {
    case IM_CASE_TOPIC:
    case IM_CASE_SUBJECT:
    case IM_CASE_ALSO: return 1;
    case IM_CASE_WITH:
    case IM_CASE_WITH_OF: return 2;
    case IM_CASES + IM_CASE_OBJECT: return 2u + IM_CASE_OBJECT; /* 나래로봇 인수를 */
    default: return 2u + mark;
    }
}

/* Which place the argument fills beside the trigger: the nearest before it of its case does,
 * others of that case belong to other verbs. Who is not there may be the missing subject. */
static uint32_t slot_of(const im_pair_finder *f, const im_argument *a, const im_trigger *t)
{
    enum { NOT_NEAREST = 64, BEHIND = 128, ABSENT = 256 };
    uint32_t place = place_of(a);
    bool there = im_argument_is_there(a), subject = false;
    if (there && a->start >= t->end) return BEHIND + place;
    for (size_t i = f->arguments.list.count; i-- > 0;) {
        const im_argument *b = &f->arguments.list.items[i];
        if (!im_argument_is_there(b) || b->end > t->start) continue;
        if (there && place_of(b) == place) return b->group == a->group ? place : NOT_NEAREST + place;
        subject |= place_of(b) == 1;
    }
    return ABSENT + subject;
}

/* Which places beside the trigger others than the two fill: a bit each. */
static uint32_t filled_slots(const im_pair_finder *f, const im_argument *a, const im_argument *b, const im_trigger *t)
{
    uint32_t filled = 0;
    for (size_t i = 0; i < f->arguments.list.count; i++) {
        const im_argument *c = &f->arguments.list.items[i];
        if (!im_argument_is_there(c) || c->end > t->start || c->group == a->group || c->group == b->group) continue;
        uint32_t place = place_of(c);
        if (place == 1 || place == 2 || c->group_case == IM_CASE_TO || c->group_case == IM_CASE_FROM ||
            c->group_case == IM_CASE_OBJECT)
            filled |= 1u << place;
    }
    return filled;
}

static void add_slots(im_pairing *c, const im_pair_finder *f, const nearby *n)
{
    const im_argument *a = c->first, *b = c->second;
    const im_trigger *t = c->trigger;
    if (!t) return;
    uint32_t slots = mix(mix(slot_of(f, a, t), slot_of(f, b, t)), a->group == b->group);
    add(c, F_SLOTS, slots);
    add(c, F_SORT_SLOTS, mix(slots, sort_of(t)));
    add(c, F_WORD_SLOTS, mix(slots, t->hash));
    uint32_t filled = filled_slots(f, a, b, t);
    add(c, F_FILLED, mix(slots, filled));
    add(c, F_SORT_FILLED, mix(sort_of(t), mix(slots, filled)));
    if (n->second && n->second != t)
        add(c, F_SECOND_SLOTS, mix(mix(slot_of(f, a, n->second), slot_of(f, b, n->second)), sort_of(n->second)));
}

static void add_breaks(im_pairing *c, const im_pair_finder *f, const im_sentence *s)
{
    const im_argument *a = c->first, *b = c->second;
    uint32_t between = breaks_between(f, s, a->token_end, b->token), after = 0;
    if (c->trigger) after = breaks_between(f, s, b->token_end, c->trigger->token);
    add(c, F_BREAKS_BETWEEN, mix(between, im_argument_is_there(a)));
    add(c, F_BREAKS_AFTER, mix(after, between));
    add(c, F_SORT_BREAKS, mix(sort_of(c->trigger), mix(after, between)));
}

/* Does the sentence leave somebody out? Whether the verb has a subject beside the second, and how
 * many others there are. */
static void add_absent(im_pairing *c, const im_pair_finder *f, const nearby *n)
{
    const im_argument *a = c->first, *b = c->second;
    uint32_t sort = sort_of(c->trigger), rivals = 0, subject = c->trigger ? slot_of(f, a, c->trigger) : 0;
    for (size_t i = 0; i < f->arguments.list.count; i++)
        rivals += im_argument_is_there(&f->arguments.list.items[i]) && f->arguments.list.items[i].group != b->group;
    if (rivals > 2) rivals = 2;
    add(c, F_ABSENT_SUBJECT, mix(sort, mix(case_of(b), subject)));
    add(c, F_ABSENT_RIVALS, mix(rivals, mix(sort, case_of(b))));
    if (n->main) add(c, F_ABSENT_WORD, mix(n->main->hash, mix(case_of(b), subject)));
}

/* How many other organizations stand in [from, to). */
static uint32_t others(const im_pair_finder *f, const im_pairing *c, uint32_t from, uint32_t to)
{
    uint32_t count = 0;
    for (size_t i = 0; i < f->arguments.list.count; i++) {
        const im_argument *a = &f->arguments.list.items[i];
        count += a->start >= from && a->end <= to && im_argument_is_there(a) && a->entity != c->first->entity &&
                 a->entity != c->second->entity;
    }
    return count;
}

static void add_distances(im_pairing *c, const im_pair_finder *f, const nearby *n, const im_sentence *s)
{
    const im_argument *a = c->first, *b = c->second;
    uint32_t sort = sort_of(n->main);
    uint32_t gap = b->token > a->token_end ? b->token - a->token_end : 0;
    uint32_t end = n->main ? n->main->start : s->end;
    uint32_t between = others(f, c, a->end, b->start), after = others(f, c, b->end, end);
    add(c, F_GAP, mix(bucket(gap), a->source));
    if (n->main) {
        uint32_t reach = n->main->token > b->token_end ? n->main->token - b->token_end : 0;
        add(c, F_REACH, bucket(reach));
        add(c, F_SORT_REACH, mix(sort, bucket(reach)));
    }
    add(c, F_OTHERS_BETWEEN, mix(between > 3 ? 3 : between, a->group == b->group));
    add(c, F_OTHERS_AFTER, after > 3 ? 3 : after);
    add(c, F_SORT_OTHERS, mix(sort, mix(between > 2 ? 2 : between, after > 2 ? 2 : after)));
}

static void add_words(im_pairing *c, const im_pair_finder *f, const nearby *n, const im_reading *r,
                      const im_sentence *s, uint32_t cases)
{
    enum { REACH = 9 };
    const im_argument *a = c->first, *b = c->second;
    int64_t first = (int64_t)a->token - s->token, first_end = (int64_t)a->token_end - s->token;
    int64_t second = (int64_t)b->token - s->token, second_end = (int64_t)b->token_end - s->token;
    int64_t last = (int64_t)s->token_count - 1, trigger = n->main ? (int64_t)n->main->token - s->token : last;
    while (last > 0 && r->document->tokens[s->token + last].kind == IM_TOKEN_PUNCT) last--;
    add(c, F_AFTER, word_at(f, second_end));
    add(c, F_AFTER_SECOND, mix(word_at(f, second_end), word_at(f, second_end + 1)));
    if (im_argument_is_there(a)) add(c, F_BEFORE_FIRST, word_at(f, first - 1));
    add(c, F_BEFORE_SECOND, word_at(f, second - 1));
    for (int64_t i = first_end; i < second && i < first_end + REACH; i++)
        if (word_at(f, i) > 1) add(c, F_BAG_BETWEEN, word_at(f, i));
    for (int64_t i = second_end; i <= last && i < second_end + REACH; i++)
        if (word_at(f, i) > 1) add(c, F_BAG_AFTER, word_at(f, i));
    for (int64_t i = second_end; i < trigger && i < second_end + REACH; i++) {
        const im_token *t = &r->document->tokens[s->token + i];
        size_t end = t->end;
        if (t->kind == IM_TOKEN_HANGUL) add(c, F_ENDING_AFTER, im_utf8_previous(r->document->text, &end));
    }
    add(c, F_PREDICATE, word_at(f, last));
    add(c, F_PREDICATE_CASES, mix(word_at(f, last), cases));
}

/* The last two letters of the name: 벤처스, 은행, 대학교 tell what a party usually does. */
static uint32_t name_ending(const im_reading *r, uint32_t entity)
{
    const char *name = r->entities.items[entity].name;
    size_t length = 0, start;
    while (name[length]) length++;
    start = length;
    for (int i = 0; i < 2 && start > 0; i++) im_utf8_previous(name, &start);
    return im_hash(name + start, length - start);
}

/* 카카오 and 카카오벤처스: two letters in common at the beginning. */
static bool are_kin(const im_reading *r, uint32_t a, uint32_t b)
{
    const char *one = r->entities.items[a].name, *two = r->entities.items[b].name;
    size_t same = 0, letters = 0;
    while (one[same] && one[same] == two[same]) same++;
    for (size_t i = 0; i < same && letters < 3; letters++) im_utf8_next(one, same, &i);
    return letters >= 2;
}

static bool are_affiliated(const im_reading *r, uint32_t a, uint32_t b)
{
    for (size_t i = 0; i < r->affiliations.count; i++) {
        const im_affiliation *f = &r->affiliations.items[i];
        if ((f->child == a && f->parent == b) || (f->child == b && f->parent == a)) return true;
    }
    return false;
}

/* 0: the article is about it, 1: next, 2: about others. */
static uint32_t place_in_article(const im_pair_finder *f, uint32_t entity)
{
    return entity == f->arguments.article[0] ? 0 : entity == f->arguments.article[1] ? 1 : 2;
}

static void add_parties(im_pairing *c, const im_pair_finder *f, const nearby *n, const im_reading *r)
{
    const im_argument *a = c->first, *b = c->second;
    uint32_t sort = sort_of(n->main);
    uint32_t second = name_ending(r, b->entity);
    uint32_t article = place_in_article(f, a->entity) * 3 + place_in_article(f, b->entity);
    uint32_t people = (a->person != IM_NONE) + 2u * (b->person != IM_NONE);
    add(c, F_NAME_SECOND, second);
    add(c, F_SORT_NAME_SECOND, mix(sort, second));
    add(c, F_ARTICLE, article);
    add(c, F_SORT_ARTICLE, mix(sort, article));
    add(c, F_PEOPLE, people);
    add(c, F_SORT_PEOPLE, mix(sort, people));
    if (a->entity == IM_NONE) return;
    uint32_t first = name_ending(r, a->entity);
    add(c, F_NAME_FIRST, first);
    add(c, F_SORT_NAME_FIRST, mix(sort, first));
    if (are_kin(r, a->entity, b->entity)) add(c, F_KIN, sort);
    if (are_affiliated(r, a->entity, b->entity)) {
        add(c, F_AFFILIATED, 0);
        add(c, F_SORT_AFFILIATED, sort);
    }
    if (a->person != IM_NONE && a->person == b->person) add(c, F_SHARED_PERSON, sort);
}

static bool has_amount(const im_pair_finder *f, const im_reading *r, const im_sentence *s)
{
    for (uint32_t i = 0; i < s->token_count; i++) {
        const im_token *t = &r->document->tokens[s->token + i];
        if (t->kind != IM_TOKEN_MIXED || word_at(f, i) != 1) continue;
        for (size_t at = t->start; at < t->end; im_utf8_next(r->document->text, t->end, &at))
            if (im_lexicon_longest(r->lexicon, r->document->text + at, t->end - at, IM_BIT(IM_UNIT)).length) return true;
    }
    return false;
}

static void add_surroundings(im_pairing *c, const im_pair_finder *f, const nearby *n, const im_reading *r,
                             const im_sentence *s)
{
    uint32_t sort = sort_of(n->main);
    add(c, F_ZONE, s->zone);
    add(c, F_SORT_ZONE, mix(sort, s->zone));
    if (r->document->tokens[c->second->token].quoted) add(c, F_QUOTED, sort);
    if (has_amount(f, r, s)) {
        add(c, F_AMOUNT, 0);
        add(c, F_SORT_AMOUNT, sort);
    }
    uint32_t seen = 0;
    for (size_t i = 0; i < f->triggers.count; i++) {
        uint32_t bit = 1u << f->triggers.items[i].sort;
        if (!(seen & bit)) add(c, F_ANY, f->triggers.items[i].sort);
        seen |= bit;
    }
    for (size_t i = 0; i < f->title_triggers.count && i < 4; i++) {
        add(c, F_TITLE, sort_of(&f->title_triggers.items[i]));
        add(c, F_TITLE_SORT, mix(sort_of(&f->title_triggers.items[i]), sort));
    }
}

static void describe(im_pairing *c, const im_pair_finder *f, const im_reading *r, const im_sentence *s)
{
    const im_argument *a = c->first, *b = c->second;
    nearby n = look_around(f, s, a, b);
    uint32_t cases = mix(case_of(a), case_of(b)), sources = a->source * 8u + b->source;
    uint32_t list = a->group == b->group && im_argument_is_there(a) ? 1u + case_of(a) : 0;
    c->trigger = n.main ? n.main : n.between ? n.between : n.before;
    c->feature_count = 0;
    add_cases(c, &n, cases, sources, list);
    add_triggers(c, &n, cases);
    add_distances(c, f, &n, s);
    add_parties(c, f, &n, r);
    add_surroundings(c, f, &n, r, s);
    add_slots(c, f, &n);
    add_breaks(c, f, s);
    if (!im_argument_is_there(a)) add_absent(c, f, &n);
    add_words(c, f, &n, r, s, cases);
}

/* ---------------------------------------------------------------- who is meant */

/* The pairing of one who might be meant: what speaks for it, whatever the sentence says. */
static void describe_choice(im_pairing *c, const im_pair_finder *f, const im_reading *r, const im_sentence *s)
{
    const im_argument *a = c->first, *b = c->second;
    nearby n = look_around(f, s, a, b);
    c->trigger = n.main ? n.main : n.between ? n.between : n.before;
    c->feature_count = 0;
    uint32_t sort = sort_of(c->trigger), first = name_ending(r, a->entity), title = f->arguments.in_title[a->entity];
    add(c, F_CHOICE_BIAS, 0);
    add(c, F_CHOICE_SOURCE, a->source);
    add(c, F_CHOICE_STANDING, a->standing);
    for (unsigned bit = 0; bit < 8; bit++)
        if (a->standing >> bit & 1) {
            add(c, F_CHOICE_STANDING, 1000 + bit);
            add(c, F_CHOICE_SORT, mix(sort, bit));
        }
    add(c, F_CHOICE_AGE, a->age);
    add(c, F_CHOICE_AGE, mix(a->age, a->source));
    add(c, F_CHOICE_NAME, first);
    add(c, F_CHOICE_NAMES, mix(first, name_ending(r, b->entity)));
    add(c, F_CHOICE_SORT_NAME, mix(sort, first));
    add(c, F_CHOICE_TITLE, title);
    add(c, F_CHOICE_TITLE, mix(sort, 2 + title));
    add(c, F_CHOICE_PLACE, place_in_article(f, a->entity));
    add(c, F_CHOICE_COUNT, bucket(f->arguments.mentions[a->entity]));
    if (are_kin(r, a->entity, b->entity)) add(c, F_CHOICE_KIN, 0);
    if (are_affiliated(r, a->entity, b->entity)) add(c, F_CHOICE_AFFILIATED, 0);
}

/* ---------------------------------------------------------------- the walk */

bool im_pairs_choices(im_pair_finder *f, const im_reading *r, const im_pairing *nobody)
{
    const im_sentence *s = &r->document->sentences[nobody->sentence];
    f->choices.count = 0;
    for (size_t i = 0; i < f->arguments.list.count && !im_argument_is_there(&f->arguments.list.items[i]); i++) {
        if (!im_array_reserve(&f->choices, 1)) return false;
        im_pairing *p = &f->choices.items[f->choices.count++];
        *p = (im_pairing){.first = &f->arguments.list.items[i], .second = nobody->second, .sentence = nobody->sentence};
        describe_choice(p, f, r, s);
    }
    return true;
}

static bool make_pairing(im_pair_finder *f, const im_reading *r, uint32_t sentence, const im_argument *a,
                         const im_argument *b)
{
    if (!im_array_reserve(&f->pairings, 1)) return false;
    im_pairing *p = &f->pairings.items[f->pairings.count++];
    p->first = a;
    p->second = b;
    p->sentence = sentence;
    describe(p, f, r, &r->document->sentences[sentence]);
    return true;
}

/* Everyone who is there with those who are, and with nobody if anyone is not. */
static bool make_pairings(im_pair_finder *f, const im_reading *r, uint32_t sentence)
{
    enum { MOST_ARGUMENTS = 40 }; /* a longer list is an index, not a sentence */
    const im_sentence *s = &r->document->sentences[sentence];
    size_t count = f->arguments.list.count, first = 0;
    if (count > MOST_ARGUMENTS) count = MOST_ARGUMENTS;
    while (first < count && !im_argument_is_there(&f->arguments.list.items[first])) first++;
    f->pairings.count = 0;
    f->nobody = (im_argument){.entity = IM_NONE, .person = IM_NONE, .start = s->start, .end = s->start, .token = s->token,
                              .token_end = s->token, .source = IM_BY_NOBODY, .group = UINT16_MAX, .group_size = 1};
    for (size_t k = first; k < count; k++) {
        const im_argument *b = &f->arguments.list.items[k];
        if (first && !make_pairing(f, r, sentence, &f->nobody, b)) return false;
        for (size_t i = first; i < k; i++) {
            const im_argument *a = &f->arguments.list.items[i];
            if (a->entity != b->entity && !make_pairing(f, r, sentence, a, b)) return false;
        }
    }
    return true;
}

bool im_pairs_walk(im_pair_finder *f, const im_reading *r, im_pairings_visit *visit, void *context)
{
    if (!im_arguments_begin(&f->arguments, r)) return false;
    f->title_triggers.count = 0;
    for (uint32_t i = 0; i < r->document->sentence_count; i++) {
        const im_sentence *s = &r->document->sentences[i];
        if (!im_arguments_next(&f->arguments, r, i)) return false;
        if (s->zone == IM_ZONE_TITLE && !f->title_triggers.count &&
            !im_triggers_find(&f->title_triggers, f->table, r->document, s))
            return false;
        if (!f->arguments.list.count) continue;
        if (!im_triggers_find(&f->triggers, f->table, r->document, s)) return false;

        if (!read_words(f, r, s) || !read_breaks(f, r, s) || !make_pairings(f, r, i)) return false;
        if (f->pairings.count && !visit(context, f->pairings.items, f->pairings.count, f)) return false;
    }
    return true;
}

void im_pair_finder_dispose(im_pair_finder *f)
{
    free(f->arguments.list.items);
    free(f->triggers.items);
    free(f->title_triggers.items);
    free(f->words.items);
    free(f->breaks.items);
    free(f->pairings.items);
    free(f->choices.items);
    *f = (im_pair_finder){0};
}

/* pairs_features.c - what is said of a pairing for the classifier: see pairs.h.
 *
 * The features say: in which cases the two stand (A가 B에), whether in one list, which words that
 * announce a deal follow, stand between or before, and how far off; which other words stand
 * there; how the two names end (…벤처스); what the headline announces. Names themselves are no
 * features: what is learnt must hold for companies that nobody has heard of. */
#include "base/map.h"
#include "base/utf8.h"
#include "extract/linear.h"
#include "extract/pairs.h"

/* What a feature is about: mixed into its hash, so that equal values of two do not meet. */
#define ABOUTS(X) \
    X(BIAS) X(SOURCES) X(CASES) X(CASES_SOURCES) X(OWN_CASES) X(LIST) X(LIST_SORT) X(SORT) \
    X(SORT_FIRST) X(SORT_SECOND) X(SORT_CASES) X(SORT_LIST) X(SORT_SOURCES) X(WORD) X(WORD_SECOND) \
    X(WORD_CASES) X(NEXT) X(NEXT_PAIR) X(SORTS) X(NEXT_SORT_CASES) X(BETWEEN_SORT) X(BETWEEN_CASES) \
    X(BETWEEN_WORD) X(BEFORE_SORT) X(NO_TRIGGER) X(GAP) X(REACH) X(SORT_REACH) X(OTHERS_BETWEEN) \
    X(OTHERS_AFTER) X(SORT_OTHERS) X(AFTER) X(AFTER_SECOND) X(BEFORE_FIRST) X(BEFORE_SECOND) \
    X(BAG_BETWEEN) X(BAG_AFTER) X(ENDING_AFTER) X(PREDICATE) X(PREDICATE_CASES) X(AFTER_FIRST) \
    X(GOVERNOR) X(GOVERNOR_SECOND) X(GOVERNOR_CASES) X(GOVERNORS) X(NAME_FIRST) \
    X(NAME_SECOND) X(SORT_NAME_FIRST) X(SORT_NAME_SECOND) X(ARTICLE) X(SORT_ARTICLE) X(ZONE) \
    X(SORT_ZONE) X(CANCEL) X(DENY) X(ANY) X(TITLE) X(TITLE_SORT) X(AMOUNT) X(SORT_AMOUNT) X(QUOTED) \
    X(KIN) X(AFFILIATED) X(SORT_AFFILIATED) X(PEOPLE) X(SORT_PEOPLE) X(SHARED_PERSON) X(SLOTS) \
    X(SORT_SLOTS) X(WORD_SLOTS) X(SECOND_SLOTS) X(BREAKS_BETWEEN) X(BREAKS_AFTER) X(SORT_BREAKS) \
    X(FILLED) X(SORT_FILLED) X(ABSENT_SUBJECT) X(ABSENT_WORD) X(ABSENT_RIVALS) X(CHOICE_BIAS) \
    X(CHOICE_SOURCE) X(CHOICE_STANDING) X(CHOICE_SORT) X(CHOICE_AGE) X(CHOICE_NAME) X(CHOICE_NAMES) \
    X(CHOICE_SORT_NAME) X(CHOICE_TITLE) X(CHOICE_KIN) X(CHOICE_AFFILIATED) X(CHOICE_PLACE) \
    X(CHOICE_COUNT) X(CHOICE_CASE) X(CHOICE_SLOT) X(CHOICE_RANK) X(CHOICE_RANK_CASE) X(CHOICE_PEOPLE) \
    X(CHOICE_SUBJECTS) X(CHOICE_FIRST) X(CHOICE_HEAVIER) X(CHOICE_NAME_CASE) X(CHOICE_TRUST) \
    X(TRUST_FIRST) X(TRUST_SECOND) X(TRUST)

#define AS_NUMBER(name) F_##name,
#define AS_TEXT(name) #name,
enum { F_NONE, ABOUTS(AS_NUMBER) };
static const char *const about_names[] = {"", ABOUTS(AS_TEXT)};

const char *im_pair_about(uint8_t about)
{
    return about_names[about];
}

static void add(im_pairing *c, uint32_t about, uint32_t value)
{
    if (c->feature_count == IM_PAIR_FEATURES) return;
    c->abouts[c->feature_count] = (uint8_t)about;
    c->features[c->feature_count++] = im_feature(about, value);
}

static uint32_t mix(uint32_t a, uint32_t b) { return im_feature(a, b); }

/* 0, 1, 2-3, 4, 5-6, 7-8, 9-12, 13-16, 17-24 ... */
static uint32_t bucket(uint32_t n)
{
    uint32_t steps = 0;
    for (n = n > 2 ? n - 1 : n; n > 2; n /= 2) steps++;
    return steps * 4 + n;
}

/* ---------------------------------------------------------------- the sentence's words */

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

/* The verb of the clause that goes on at the token, by its number in the sentence: where the next
 * clause ends, else the sentence's last word. */
static int64_t governor_of(const im_pair_finder *f, int64_t from, int64_t last)
{
    for (int64_t i = from; i < last; i++)
        if (f->breaks.items[i + 1] > f->breaks.items[i]) return i;
    return last;
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
    int64_t governor = governor_of(f, second_end, last);
    uint32_t verb = word_at(f, governor);
    add(c, F_GOVERNOR, verb);
    add(c, F_GOVERNOR_SECOND, mix(verb, case_of(b)));
    add(c, F_GOVERNOR_CASES, mix(verb, cases));
    if (im_argument_is_there(a)) {
        bool same = governor_of(f, first_end, last) == governor;
        add(c, F_AFTER_FIRST, word_at(f, first_end));
        add(c, F_GOVERNORS, mix(same, cases));
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

bool im_are_affiliated(const im_reading *r, uint32_t a, uint32_t b)
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

/* How sure it is that the entity is an organization at all, in units of log odds. */
static uint32_t trust_of(const im_reading *r, uint32_t entity)
{
    enum { MOST = 16 };
    uint32_t sure = r->entities.items[entity].confidence;
    uint32_t level = sure < 500 ? 0 : sure >= 1000 ? MOST : 2 * (sure - 500) / (1000 - sure);
    return level > MOST ? MOST : level;
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
    uint32_t trust = trust_of(r, b->entity);
    add(c, F_TRUST_SECOND, trust);
    add(c, F_ARTICLE, article);
    add(c, F_SORT_ARTICLE, mix(sort, article));
    add(c, F_PEOPLE, people);
    add(c, F_SORT_PEOPLE, mix(sort, people));
    if (a->entity == IM_NONE) return;
    uint32_t first = name_ending(r, a->entity), least = trust_of(r, a->entity);
    add(c, F_TRUST_FIRST, least);
    add(c, F_TRUST, least < trust ? least : trust);
    add(c, F_NAME_FIRST, first);
    add(c, F_SORT_NAME_FIRST, mix(sort, first));
    if (are_kin(r, a->entity, b->entity)) add(c, F_KIN, sort);
    if (im_are_affiliated(r, a->entity, b->entity)) {
        add(c, F_AFFILIATED, 0);
        add(c, F_SORT_AFFILIATED, sort);
    }
    if (a->person != IM_NONE && a->person == b->person) add(c, F_SHARED_PERSON, sort);
}

static void add_surroundings(im_pairing *c, const im_pair_finder *f, const nearby *n, const im_reading *r,
                             const im_sentence *s)
{
    uint32_t sort = sort_of(n->main);
    add(c, F_ZONE, s->zone);
    add(c, F_SORT_ZONE, mix(sort, s->zone));
    if (r->document->tokens[c->second->token].quoted) add(c, F_QUOTED, sort);
    if (f->amount) {
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

void im_pair_describe(im_pairing *c, const im_pair_finder *f, const im_reading *r, const im_sentence *s)
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

/* How this one stands among those who might be meant: how many the article is more about, tells more
 * people of, has do more, names earlier. */
static void add_ranks(im_pairing *c, const im_pair_finder *f)
{
    const im_argument *a = c->first, *b = c->second;
    const im_profile *own = &f->arguments.profiles[a->entity], *second = &f->arguments.profiles[b->entity];
    enum { MOST = 4, EACH = 16 }; /* numbers for each measure */
    uint32_t heavier = 0, peopled = 0, active = 0, earlier = 0;
    for (size_t i = 0; i < f->arguments.list.count && !im_argument_is_there(&f->arguments.list.items[i]); i++) {
        uint32_t entity = f->arguments.list.items[i].entity;
        const im_profile *other = &f->arguments.profiles[entity];
        if (entity == a->entity || entity == b->entity) continue;
        heavier += other->weight > own->weight;
        peopled += other->people > own->people;
        active += other->subjects > own->subjects;
        earlier += other->first < own->first;
    }
    uint32_t ranks[] = {heavier, peopled, active, earlier};
    for (uint32_t i = 0; i < sizeof ranks / sizeof *ranks; i++) {
        uint32_t rank = i * EACH + (ranks[i] > MOST ? MOST : ranks[i]);
        add(c, F_CHOICE_RANK, rank);
        add(c, F_CHOICE_RANK_CASE, mix(rank, case_of(b)));
    }
    add(c, F_CHOICE_PEOPLE, bucket(own->people));
    add(c, F_CHOICE_SUBJECTS, bucket(own->subjects));
    add(c, F_CHOICE_FIRST, bucket(own->first));
    add(c, F_CHOICE_HEAVIER, own->weight > 2 * second->weight ? 3
                             : own->weight > second->weight   ? 2
                                                              : 2 * own->weight > second->weight);
}

/* The pairing of one who might be meant: what speaks for it, whatever the sentence says. */
void im_pair_describe_choice(im_pairing *c, const im_pair_finder *f, const im_reading *r, const im_sentence *s)
{
    const im_argument *a = c->first, *b = c->second;
    nearby n = look_around(f, s, a, b);
    c->trigger = n.main ? n.main : n.between ? n.between : n.before;
    c->feature_count = 0;
    uint32_t sort = sort_of(c->trigger), first = name_ending(r, a->entity);
    uint32_t title = f->arguments.profiles[a->entity].in_title;
    uint32_t subject = c->trigger ? slot_of(f, a, c->trigger) : 0;
    add(c, F_CHOICE_BIAS, 0);
    add(c, F_CHOICE_TRUST, trust_of(r, a->entity));
    add_ranks(c, f);
    add(c, F_CHOICE_SOURCE, a->source);
    add(c, F_CHOICE_STANDING, a->standing);
    for (unsigned bit = 0; bit < IM_STANDS_BITS; bit++)
        if (a->standing >> bit & 1) {
            add(c, F_CHOICE_STANDING, 1000 + bit);
            add(c, F_CHOICE_SORT, mix(sort, bit));
            add(c, F_CHOICE_CASE, mix(case_of(b), bit));
            add(c, F_CHOICE_SLOT, mix(mix(sort, subject), mix(case_of(b), bit)));
        }
    add(c, F_CHOICE_AGE, a->age);
    add(c, F_CHOICE_AGE, mix(a->age, a->source));
    add(c, F_CHOICE_NAME, first);
    add(c, F_CHOICE_NAMES, mix(first, name_ending(r, b->entity)));
    add(c, F_CHOICE_SORT_NAME, mix(sort, first));
    add(c, F_CHOICE_NAME_CASE, mix(first, case_of(b)));
    add(c, F_CHOICE_TITLE, title);
    add(c, F_CHOICE_TITLE, mix(sort, 2 + title));
    add(c, F_CHOICE_PLACE, place_in_article(f, a->entity));
    add(c, F_CHOICE_COUNT, bucket(f->arguments.profiles[a->entity].mentions));
    if (are_kin(r, a->entity, b->entity)) add(c, F_CHOICE_KIN, 0);
    if (im_are_affiliated(r, a->entity, b->entity)) add(c, F_CHOICE_AFFILIATED, 0);
}

/* pairs_features.c - what is said of a pairing for the classifier: see pairs.h.
 *
 * The features say: in which cases the two stand (A가 B에), whether in one list, which words that
 * announce a deal follow, stand between or before, and how far off; which other words stand
 * there; how the two names end (…벤처스); what the headline announces. Names themselves are no
 * features: what is learnt must hold for companies that nobody has heard of.
 *
 * Half of them are of the second alone, since words that announce a deal stand behind both: these
 * are told once for all its partners. */
#include "base/utf8.h"
#include "extract/linear.h"
#include "extract/pairs.h"

/* What a feature is about: mixed into its hash, so that equal values of two do not meet. */
/* clang-format off */
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
/* clang-format on */

#define AS_NUMBER(name) F_##name,
#define AS_TEXT(name) #name,
enum { F_NONE, ABOUTS(AS_NUMBER) F_END };
static const char *const about_names[] = {"", ABOUTS(AS_TEXT)};

const char *im_pair_about(uint8_t about)
{
    return about_names[about];
}

/* Features as they are written; there is room. */
typedef struct list {
    uint32_t *features;
    uint8_t *abouts;
    size_t count;
} list;

static void add(list *l, uint32_t about, uint32_t value)
{
    l->abouts[l->count] = (uint8_t)about;
    l->features[l->count++] = im_feature(about, value);
}

enum { WORDS = 9, TITLE_TRIGGERS = 4 }; /* of a stretch, of the headline: so many are told of */

bool im_pairs_reserve(im_pair_finder *f, size_t descriptions)
{
    /* Each is told of once, but for words, triggers, and what speaks for one who might be meant. */
    enum { MOST = F_END + 3 * WORDS + IM_TRIGGER_SORTS + 2 * TITLE_TRIGGERS + 6 * IM_STANDS_BITS };
    return im_array_reserve(&f->features, descriptions * MOST) &&
           im_array_reserve(&f->abouts, descriptions * MOST);
}

/* Begins a slice at the end of the finder's list. */
static list open_slice(const im_pair_finder *f)
{
    return (list){f->features.items + f->features.count, f->abouts.items + f->abouts.count, 0};
}

static im_slice close_slice(const list *l, im_pair_finder *f)
{
    im_slice slice = {f->features.count, l->count};
    f->features.count += l->count;
    f->abouts.count += l->count;
    return slice;
}

static uint32_t mix(uint32_t a, uint32_t b)
{
    return im_feature(a, b);
}

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

/* ---------------------------------------------------------------- one who is there */

static uint32_t case_of(const im_argument *a)
{
    return a->mark;
}

static uint32_t sort_of(const im_trigger *t)
{
    return t ? 1u + t->sort * 3u + t->way : 0;
}

/* Finds the triggers behind it. */
static void look_ahead(im_second *n, const im_pair_finder *f, const im_sentence *s)
{
    const im_argument *b = n->argument;
    const im_trigger *triggers = f->triggers.items;
    while (n->ahead < f->triggers.count && triggers[n->ahead].start < b->end) n->ahead++;
    if (n->ahead < f->triggers.count) n->next = &triggers[n->ahead];
    if (n->ahead + 1 < f->triggers.count) n->after_next = &triggers[n->ahead + 1];
    for (size_t i = n->ahead; i < f->triggers.count; i++) {
        const im_trigger *t = &triggers[i];
        n->cancel |= t->sort == IM_TRIGGER_CANCEL;
        n->deny |= t->sort == IM_TRIGGER_DENY;
        if (t->sort >= INMAEK_AGREEMENT_KINDS) continue;
        if (!n->lead)
            n->main = n->lead = t;
        else if (!breaks_between(f, s, b->token_end, t->token))
            n->main = t;
    }
}

/* Which place the argument fills beside the trigger: the nearest before it of its case does,
 * others of that case belong to other verbs. Who is not there may be the missing subject. */
static uint32_t slot_of(const im_pair_finder *f, const im_argument *a, const im_trigger *t)
{
    enum { NOT_NEAREST = 64, BEHIND = 128, ABSENT = 256 };
    bool there = im_argument_is_there(a), subject = false;
    if (there && a->start >= t->end) return BEHIND + a->place;
    for (size_t i = f->arguments.list.count; i-- > f->absent;) {
        const im_argument *b = &f->arguments.list.items[i];
        if (b->end > t->start) continue;
        if (there && b->place == a->place) return b->group == a->group ? a->place : NOT_NEAREST + a->place;
        subject |= b->place == 1;
    }
    return ABSENT + subject;
}

static void add_triggers(list *l, const im_second *n)
{
    const im_argument *b = n->argument;
    uint32_t sort = sort_of(n->main);
    add(l, F_BIAS, 0);
    add(l, F_SORT, sort);
    add(l, F_SORT_SECOND, mix(sort, case_of(b)));
    add(l, F_SORTS, mix(sort, sort_of(n->lead)));
    if (n->main) {
        uint32_t reach = bucket(n->main->token > b->token_end ? n->main->token - b->token_end : 0);
        add(l, F_WORD, n->main->hash);
        add(l, F_WORD_SECOND, mix(n->main->hash, case_of(b)));
        add(l, F_REACH, reach);
        add(l, F_SORT_REACH, mix(sort, reach));
    }
    if (n->next) add(l, F_NEXT, n->next->hash);
    if (n->after_next) add(l, F_NEXT_PAIR, mix(n->next->hash, n->after_next->hash));
    if (n->cancel) add(l, F_CANCEL, sort);
    if (n->deny) add(l, F_DENY, sort);
}

/* The verb of the clause that goes on at the token, by its number in the sentence: where the next
 * clause ends, else the sentence's last word. */
static int64_t governor_of(const im_pair_finder *f, int64_t from, int64_t last)
{
    for (int64_t i = from; i < last; i++)
        if (f->breaks.items[i + 1] > f->breaks.items[i]) return i;
    return last;
}

/* The words around it; fills in what governs it. */
static void add_words(list *l, im_second *n, const im_pair_finder *f, const im_reading *r,
                      const im_sentence *s)
{
    const im_argument *b = n->argument;
    int64_t second = (int64_t)b->token - s->token, end = (int64_t)b->token_end - s->token;
    int64_t last = (int64_t)s->token_count - 1;
    while (last > 0 && r->document->tokens[s->token + last].kind == IM_TOKEN_PUNCT) last--;
    int64_t trigger = n->main ? (int64_t)n->main->token - s->token : (int64_t)s->token_count - 1;
    add(l, F_AFTER, word_at(f, end));
    add(l, F_AFTER_SECOND, mix(word_at(f, end), word_at(f, end + 1)));
    add(l, F_BEFORE_SECOND, word_at(f, second - 1));
    for (int64_t i = end; i <= last && i < end + WORDS; i++)
        if (word_at(f, i) > 1) add(l, F_BAG_AFTER, word_at(f, i));
    for (int64_t i = end; i < trigger && i < end + WORDS; i++) {
        const im_token *t = &r->document->tokens[s->token + i];
        size_t at = t->end;
        if (t->kind == IM_TOKEN_HANGUL) add(l, F_ENDING_AFTER, im_utf8_previous(r->document->text, &at));
    }
    n->last = last;
    n->governor = governor_of(f, end, last);
    add(l, F_GOVERNOR, word_at(f, n->governor));
    add(l, F_GOVERNOR_SECOND, mix(word_at(f, n->governor), case_of(b)));
    add(l, F_PREDICATE, word_at(f, last));
}

static void add_surroundings(list *l, const im_second *n, const im_pair_finder *f, const im_reading *r,
                             const im_sentence *s)
{
    const im_profile *profile = &f->arguments.profiles[n->argument->entity];
    uint32_t sort = sort_of(n->main);
    add(l, F_NAME_SECOND, profile->ending);
    add(l, F_SORT_NAME_SECOND, mix(sort, profile->ending));
    add(l, F_TRUST_SECOND, profile->trust);
    add(l, F_ZONE, s->zone);
    add(l, F_SORT_ZONE, mix(sort, s->zone));
    if (r->document->tokens[n->argument->token].quoted) add(l, F_QUOTED, sort);
    if (f->amount) {
        add(l, F_AMOUNT, 0);
        add(l, F_SORT_AMOUNT, sort);
    }
    uint32_t seen = 0;
    for (size_t i = 0; i < f->triggers.count; i++) {
        uint32_t bit = 1u << f->triggers.items[i].sort;
        if (!(seen & bit)) add(l, F_ANY, f->triggers.items[i].sort);
        seen |= bit;
    }
    for (size_t i = 0; i < f->title_triggers.count && i < TITLE_TRIGGERS; i++) {
        add(l, F_TITLE, sort_of(&f->title_triggers.items[i]));
        add(l, F_TITLE_SORT, mix(sort_of(&f->title_triggers.items[i]), sort));
    }
}

void im_pair_describe_second(im_second *n, im_pair_finder *f, const im_reading *r, const im_sentence *s)
{
    list l = open_slice(f);
    look_ahead(n, f, s);
    add_triggers(&l, n);
    add_words(&l, n, f, r, s);
    add_surroundings(&l, n, f, r, s);
    if (n->main) n->slot = slot_of(f, n->argument, n->main);
    if (n->lead != n->main) n->lead_slot = slot_of(f, n->argument, n->lead);
    n->features = close_slice(&l, f);
}

/* ---------------------------------------------------------------- two */

/* The last triggers of a kind between the two, and before them. */
typedef struct nearby {
    const im_trigger *between, *before;
} nearby;

static nearby look_back(const im_pair_finder *f, const im_argument *a, const im_second *b)
{
    nearby n = {0};
    for (size_t i = b->ahead; i-- > 0 && !n.before;) {
        const im_trigger *t = &f->triggers.items[i];
        if (t->sort >= INMAEK_AGREEMENT_KINDS) continue;
        if (t->start >= a->end && t->end <= b->argument->start)
            n.between = n.between ? n.between : t;
        else if (im_argument_is_there(a) && t->end <= a->start)
            n.before = t;
    }
    return n;
}

static void add_cases(list *l, const im_pairing *c, uint32_t sort, uint32_t cases)
{
    const im_argument *a = c->first, *b = c->second;
    uint32_t sources = a->source * 8u + b->source;
    uint32_t alike = a->group == b->group && im_argument_is_there(a) ? 1u + case_of(a) : 0;
    add(l, F_SOURCES, sources);
    add(l, F_CASES, cases);
    add(l, F_CASES_SOURCES, mix(cases, sources));
    add(l, F_OWN_CASES, mix(a->own_case, b->own_case));
    add(l, F_LIST, alike);
    add(l, F_LIST_SORT, mix(alike, sort));
    add(l, F_SORT_FIRST, mix(sort, case_of(a)));
    add(l, F_SORT_CASES, mix(sort, mix(cases, alike > 0)));
    add(l, F_SORT_SOURCES, mix(sort, sources));
    if (!c->trigger) add(l, F_NO_TRIGGER, sources);
}

static void add_trigger_cases(list *l, const im_second *second, const nearby *n, uint32_t sort,
                              uint32_t cases)
{
    if (second->main) add(l, F_WORD_CASES, mix(second->main->hash, cases));
    add(l, F_NEXT_SORT_CASES, mix(sort_of(second->next), mix(sort_of(second->after_next), cases)));
    if (n->between) {
        add(l, F_BETWEEN_SORT, mix(sort_of(n->between), sort));
        add(l, F_BETWEEN_CASES, mix(sort_of(n->between), cases));
        add(l, F_BETWEEN_WORD, mix(n->between->hash, case_of(second->argument)));
    }
    if (n->before) add(l, F_BEFORE_SORT, mix(sort_of(n->before), sort));
}

/* Which places beside the trigger others than the two fill: a bit each. */
static uint32_t filled_slots(const im_pair_finder *f, const im_argument *a, const im_argument *b,
                             const im_trigger *t)
{
    uint32_t filled = 0;
    for (size_t i = f->absent; i < f->arguments.list.count; i++) {
        const im_argument *c = &f->arguments.list.items[i];
        if (c->end > t->start || c->group == a->group || c->group == b->group) continue;
        if (c->place == 1 || c->place == 2 || c->group_case == IM_CASE_TO || c->group_case == IM_CASE_FROM ||
            c->group_case == IM_CASE_OBJECT)
            filled |= 1u << c->place;
    }
    return filled;
}

static void add_slots(list *l, const im_pairing *c, const im_second *n, const im_pair_finder *f,
                      uint32_t first)
{
    const im_argument *a = c->first, *b = c->second;
    const im_trigger *t = c->trigger;
    if (!t) return;
    uint32_t slots = mix(mix(first, n->main ? n->slot : slot_of(f, b, t)), a->group == b->group);
    add(l, F_SLOTS, slots);
    add(l, F_SORT_SLOTS, mix(slots, sort_of(t)));
    add(l, F_WORD_SLOTS, mix(slots, t->hash));
    uint32_t filled = filled_slots(f, a, b, t);
    add(l, F_FILLED, mix(slots, filled));
    add(l, F_SORT_FILLED, mix(sort_of(t), mix(slots, filled)));
    if (n->lead != n->main)
        add(l, F_SECOND_SLOTS, mix(mix(slot_of(f, a, n->lead), n->lead_slot), sort_of(n->lead)));
}

static void add_breaks(list *l, const im_pairing *c, const im_pair_finder *f, const im_sentence *s)
{
    const im_argument *a = c->first, *b = c->second;
    uint32_t between = breaks_between(f, s, a->token_end, b->token), after = 0;
    if (c->trigger) after = breaks_between(f, s, b->token_end, c->trigger->token);
    add(l, F_BREAKS_BETWEEN, mix(between, im_argument_is_there(a)));
    add(l, F_BREAKS_AFTER, mix(after, between));
    add(l, F_SORT_BREAKS, mix(sort_of(c->trigger), mix(after, between)));
}

/* Does the sentence leave somebody out? Whether the verb has a subject beside the second, and how
 * many others there are. */
static void add_absent(list *l, const im_pairing *c, const im_second *n, const im_pair_finder *f,
                       uint32_t subject)
{
    const im_argument *b = c->second;
    uint32_t sort = sort_of(c->trigger), rivals = 0;
    for (size_t i = f->absent; i < f->arguments.list.count; i++)
        rivals += f->arguments.list.items[i].group != b->group;
    if (rivals > 2) rivals = 2;
    add(l, F_ABSENT_SUBJECT, mix(sort, mix(case_of(b), subject)));
    add(l, F_ABSENT_RIVALS, mix(rivals, mix(sort, case_of(b))));
    if (n->main) add(l, F_ABSENT_WORD, mix(n->main->hash, mix(case_of(b), subject)));
}

/* How many other organizations stand between the two, and behind them up to `end`. */
static void count_others(const im_pair_finder *f, const im_pairing *c, uint32_t end, uint32_t *between,
                         uint32_t *after)
{
    const im_argument *a = c->first, *b = c->second;
    *between = *after = 0;
    for (size_t i = f->absent; i < f->arguments.list.count; i++) {
        const im_argument *o = &f->arguments.list.items[i];
        if (o->entity == a->entity || o->entity == b->entity) continue;
        *between += o->start >= a->end && o->end <= b->start;
        *after += o->start >= b->end && o->end <= end;
    }
}

static void add_distances(list *l, const im_pairing *c, const im_second *n, const im_pair_finder *f,
                          const im_sentence *s)
{
    const im_argument *a = c->first, *b = c->second;
    uint32_t gap = b->token > a->token_end ? b->token - a->token_end : 0;
    uint32_t between, after;
    count_others(f, c, n->main ? n->main->start : s->end, &between, &after);
    add(l, F_GAP, mix(bucket(gap), a->source));
    add(l, F_OTHERS_BETWEEN, mix(between > 3 ? 3 : between, a->group == b->group));
    add(l, F_OTHERS_AFTER, after > 3 ? 3 : after);
    add(l, F_SORT_OTHERS, mix(sort_of(n->main), mix(between > 2 ? 2 : between, after > 2 ? 2 : after)));
}

static void add_words_of_two(list *l, const im_pairing *c, const im_second *n, const im_pair_finder *f,
                             const im_sentence *s, uint32_t cases)
{
    const im_argument *a = c->first, *b = c->second;
    int64_t first = (int64_t)a->token - s->token, first_end = (int64_t)a->token_end - s->token;
    int64_t second = (int64_t)b->token - s->token;
    for (int64_t i = first_end; i < second && i < first_end + WORDS; i++)
        if (word_at(f, i) > 1) add(l, F_BAG_BETWEEN, word_at(f, i));
    add(l, F_GOVERNOR_CASES, mix(word_at(f, n->governor), cases));
    add(l, F_PREDICATE_CASES, mix(word_at(f, n->last), cases));
    if (!im_argument_is_there(a)) return;
    bool same = governor_of(f, first_end, n->last) == n->governor;
    add(l, F_BEFORE_FIRST, word_at(f, first - 1));
    add(l, F_AFTER_FIRST, word_at(f, first_end));
    add(l, F_GOVERNORS, mix(same, cases));
}

/* 카카오 and 카카오벤처스: two letters in common at the beginning. */
static bool are_kin(const im_reading *r, uint32_t a, uint32_t b)
{
    const char *one = r->entities.items[a].name, *two = r->entities.items[b].name;
    size_t same = 0, letters = 0;
    while (one[same] && one[same] == two[same]) same++;
    if (same < 2) return false;
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

static void add_parties(list *l, const im_pairing *c, const im_pair_finder *f, const im_reading *r,
                        uint32_t sort)
{
    const im_argument *a = c->first, *b = c->second;
    uint32_t article = place_in_article(f, a->entity) * 3 + place_in_article(f, b->entity);
    uint32_t people = (a->person != IM_NONE) + 2u * (b->person != IM_NONE);
    add(l, F_ARTICLE, article);
    add(l, F_SORT_ARTICLE, mix(sort, article));
    add(l, F_PEOPLE, people);
    add(l, F_SORT_PEOPLE, mix(sort, people));
    if (a->entity == IM_NONE) return;
    const im_profile *first = &f->arguments.profiles[a->entity], *second = &f->arguments.profiles[b->entity];
    add(l, F_TRUST_FIRST, first->trust);
    add(l, F_TRUST, first->trust < second->trust ? first->trust : second->trust);
    add(l, F_NAME_FIRST, first->ending);
    add(l, F_SORT_NAME_FIRST, mix(sort, first->ending));
    if (are_kin(r, a->entity, b->entity)) add(l, F_KIN, sort);
    if (im_are_affiliated(r, a->entity, b->entity)) {
        add(l, F_AFFILIATED, 0);
        add(l, F_SORT_AFFILIATED, sort);
    }
    if (a->person != IM_NONE && a->person == b->person) add(l, F_SHARED_PERSON, sort);
}

void im_pair_describe(im_pairing *c, const im_second *second, im_pair_finder *f, const im_reading *r,
                      const im_sentence *s)
{
    list l = open_slice(f);
    const im_argument *a = c->first, *b = c->second;
    nearby n = look_back(f, a, second);
    uint32_t cases = mix(case_of(a), case_of(b)), sort = sort_of(second->main);
    c->trigger = second->main ? second->main : n.between ? n.between : n.before;
    uint32_t slot = c->trigger ? slot_of(f, a, c->trigger) : 0;
    add_cases(&l, c, sort, cases);
    add_trigger_cases(&l, second, &n, sort, cases);
    add_distances(&l, c, second, f, s);
    add_parties(&l, c, f, r, sort);
    add_slots(&l, c, second, f, slot);
    add_breaks(&l, c, f, s);
    if (!im_argument_is_there(a)) add_absent(&l, c, second, f, slot);
    add_words_of_two(&l, c, second, f, s, cases);
    c->own = close_slice(&l, f);
}

/* ---------------------------------------------------------------- who is meant */

/* How this one stands among those who might be meant: how many the article is more about, tells more
 * people of, has do more, names earlier. */
static void add_ranks(list *l, const im_pairing *c, const im_pair_finder *f)
{
    const im_argument *a = c->first, *b = c->second;
    const im_profile *own = &f->arguments.profiles[a->entity], *second = &f->arguments.profiles[b->entity];
    enum { MOST = 4, EACH = 16 }; /* numbers for each measure */
    uint32_t heavier = 0, peopled = 0, active = 0, earlier = 0;
    for (size_t i = 0; i < f->absent; i++) {
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
        add(l, F_CHOICE_RANK, rank);
        add(l, F_CHOICE_RANK_CASE, mix(rank, case_of(b)));
    }
    add(l, F_CHOICE_PEOPLE, bucket(own->people));
    add(l, F_CHOICE_SUBJECTS, bucket(own->subjects));
    add(l, F_CHOICE_FIRST, bucket(own->first));
    add(l, F_CHOICE_HEAVIER,
        own->weight > 2 * second->weight ? 3
        : own->weight > second->weight   ? 2
                                         : 2 * own->weight > second->weight);
}

/* The pairing of one who might be meant: what speaks for it, whatever the sentence says. */
void im_pair_describe_choice(im_pairing *c, im_pair_finder *f, const im_reading *r)
{
    list l = open_slice(f);
    const im_argument *a = c->first, *b = c->second;
    const im_profile *profile = &f->arguments.profiles[a->entity];
    uint32_t sort = sort_of(c->trigger), first = profile->ending, title = profile->in_title;
    uint32_t subject = c->trigger ? slot_of(f, a, c->trigger) : 0;
    add(&l, F_CHOICE_BIAS, 0);
    add(&l, F_CHOICE_TRUST, profile->trust);
    add_ranks(&l, c, f);
    add(&l, F_CHOICE_SOURCE, a->source);
    add(&l, F_CHOICE_STANDING, a->standing);
    for (unsigned bit = 0; bit < IM_STANDS_BITS; bit++)
        if (a->standing >> bit & 1) {
            add(&l, F_CHOICE_STANDING, 1000 + bit);
            add(&l, F_CHOICE_SORT, mix(sort, bit));
            add(&l, F_CHOICE_CASE, mix(case_of(b), bit));
            add(&l, F_CHOICE_SLOT, mix(mix(sort, subject), mix(case_of(b), bit)));
        }
    add(&l, F_CHOICE_AGE, a->age);
    add(&l, F_CHOICE_AGE, mix(a->age, a->source));
    add(&l, F_CHOICE_NAME, first);
    add(&l, F_CHOICE_NAMES, mix(first, f->arguments.profiles[b->entity].ending));
    add(&l, F_CHOICE_SORT_NAME, mix(sort, first));
    add(&l, F_CHOICE_NAME_CASE, mix(first, case_of(b)));
    add(&l, F_CHOICE_TITLE, title);
    add(&l, F_CHOICE_TITLE, mix(sort, 2 + title));
    add(&l, F_CHOICE_PLACE, place_in_article(f, a->entity));
    add(&l, F_CHOICE_COUNT, bucket(profile->mentions));
    if (are_kin(r, a->entity, b->entity)) add(&l, F_CHOICE_KIN, 0);
    if (im_are_affiliated(r, a->entity, b->entity)) add(&l, F_CHOICE_AFFILIATED, 0);
    c->own = close_slice(&l, f);
}

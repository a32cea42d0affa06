/* entities.c - which mentions of a document name the same organization or person.
 *
 *     mentions -> names     equal strings are one name; its kind is what most of them say
 *              -> groups    brackets, the lexicon, shortened forms tie names together
 *              -> entities  called by their fullest name
 *
 * A family name (김 대표) is tied last, to the person named before it (entities_forms.c). */
#include "extract/entities.h"

#include <string.h>

#include "base/error.h"
#include "base/map.h"
#include "base/utf8.h"

/* No article has so many names; a text that has is a list, and time is not to grow with its square. */
enum { NAMES_TIED = 2000 };

/* ---------------------------------------------------------------- names */

static bool equal_names(const im_name *a, const char *s, size_t n)
{
    return a->length == n && !memcmp(a->text, s, n);
}

/* Spaces and signs left out, ASCII in one case, so that `e& enterprise` is `E&Enterprise`. */
static uint32_t loose_hash(const char *s, size_t n)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s[i];
        if (c == ' ' || c == '-' || c == '.' || c == '\'' || c == '&') continue;
        if (c >= 'A' && c <= 'Z') c = (unsigned char)(c + 32);
        hash = (hash ^ c) * 16777619u;
    }
    return hash;
}

/* ㈜네패스 is named 네패스; but SK㈜ is not SK. */
static void peel(const char **s, uint32_t *n)
{
    static const char *const signs[] = {"㈜", "(주)"};
    enum { SHORT_NAME = 3 };
    for (unsigned i = 0; i < 2; i++) {
        uint32_t size = (uint32_t)strlen(signs[i]);
        if (*n <= size + SHORT_NAME) continue;
        if (!memcmp(*s, signs[i], size))
            *s += size, *n -= size;
        else if (!memcmp(*s + *n - size, signs[i], size))
            *n -= size;
    }
}

static im_name_key key_of(const char *s, uint32_t n)
{
    im_name_key key = {.loose = loose_hash(s, n), .entry = IM_NO_ENTRY};
    for (uint32_t i = 0; i < 4 && i < n; i++) {
        key.head |= (uint32_t)(unsigned char)s[i] << (24 - 8 * i);
        key.tail |= (uint32_t)(unsigned char)s[n - 1 - i] << (24 - 8 * i);
    }
    return key;
}

static im_name *name_of(im_names *names, const im_reading *reading, size_t m)
{
    const im_mention *mention = &reading->mentions.items[m];
    const char *s = reading->document->text + mention->span.start;
    uint32_t n = mention->span.end - mention->span.start;
    peel(&s, &n);
    uint32_t hash = im_hash(s, n);
    size_t at = hash & (names->capacity - 1);
    for (; names->slots[at]; at = (at + 1) & (names->capacity - 1)) {
        im_name *known = &names->items[names->slots[at] - 1];
        if (known->hash == hash && equal_names(known, s, n)) return known;
    }
    names->slots[at] = (uint32_t)names->count + 1;
    im_name *name = &names->items[names->count];
    *name = (im_name){.text = s,
                      .length = n,
                      .hash = hash,
                      .first = (uint32_t)m,
                      .letters = (uint32_t)im_utf8_length(s, n),
                      .entry = IM_NO_ENTRY,
                      .group = (uint32_t)names->count,
                      .told = IM_NONE,
                      .tokens = mention->span.token_end - mention->span.token};
    names->keys[names->count++] = key_of(s, n);
    return name;
}

static void read_names(im_names *names, const im_reading *reading)
{
    for (size_t m = 0; m < reading->mentions.count; m++) {
        const im_mention *mention = &reading->mentions.items[m];
        if (mention->family_only) continue;
        im_name *name = name_of(names, reading, m);
        names->of[m] = (uint32_t)(name - names->items);
        name->votes[mention->kind] += mention->confidence;
        name->aliases += mention->alias_of != IM_NONE;
        uint8_t zone = reading->document->sentences[mention->span.sentence].zone;
        name->count++;
        if (name->told == IM_NONE && zone != IM_ZONE_TITLE && zone != IM_ZONE_LEAD) name->told = (uint32_t)m;
    }
    for (size_t i = 0; i < names->count; i++) {
        im_name *name = &names->items[i];
        name->kind = name->votes[INMAEK_PERSON] > name->votes[INMAEK_ORGANIZATION] ? INMAEK_PERSON
                                                                                   : INMAEK_ORGANIZATION;
    }
    for (size_t m = 0; m < reading->mentions.count; m++) {
        const im_mention *mention = &reading->mentions.items[m];
        if (mention->family_only) continue;
        im_name *name = &names->items[names->of[m]];
        if (name->entry == IM_NO_ENTRY && name->kind == mention->kind) name->entry = mention->entry;
        names->keys[names->of[m]].entry = name->entry;
    }
}

/* ---------------------------------------------------------------- groups */

static void tie(im_names *names, uint32_t a, uint32_t b)
{
    uint32_t from = names->items[a].group, to = names->items[b].group;
    if (names->items[a].kind != names->items[b].kind) return;
    if (from < to) from = to, to = names->items[a].group;
    for (size_t i = 0; i < names->count; i++)
        if (names->items[i].group == from) names->items[i].group = to;
}

static void tie_brackets(im_names *names, const im_reading *reading)
{
    for (size_t m = 0; m < reading->mentions.count; m++) {
        uint32_t of = reading->mentions.items[m].alias_of;
        if (of != IM_NONE && !reading->mentions.items[of].family_only)
            tie(names, names->of[m], names->of[of]);
    }
}

static void tie_entries(im_names *names, const im_reading *reading)
{
    for (uint32_t i = 0; i < names->count; i++)
        for (uint32_t k = 0; k < i; k++) {
            const im_name_key *one = &names->keys[i], *two = &names->keys[k];
            bool loosely = one->loose == two->loose;
            if (!loosely && (one->entry == IM_NO_ENTRY || one->entry != two->entry)) continue;
            const im_name *a = &names->items[i], *b = &names->items[k];
            if (loosely ||
                (a->kind == b->kind && !im_is_branch(reading, a, b) && !im_is_branch(reading, b, a)))
                tie(names, i, k);
        }
}

/* A way in which a name can be a form of another, which begins or ends with so many bytes as it does. */
typedef struct form_rule {
    inmaek_entity_kind kind;
    uint32_t common;
    bool (*may)(const im_name *name); /* can it be a form of any? Spares it to be compared with all */
    bool (*fits)(const im_reading *reading, const im_name *name, const im_name *full);
} form_rule;

/* The other name that name i is a form of, the one named most; IM_NONE: there is none. */
static uint32_t best_fit(const im_names *names, const im_reading *reading, uint32_t i, const form_rule *rule)
{
    uint32_t found = IM_NONE;
    const im_name *name = &names->items[i];
    const im_name_key own = names->keys[i];
    uint32_t common = rule->common < name->length ? rule->common : name->length, rest = 32 - 8 * common;
    uint32_t *alike = names->alike, count = 0;
    for (uint32_t k = 0; k < names->count; k++) { /* few are, nobody can foresee which: no branch by that */
        alike[count] = k;
        count +=
            ((names->keys[k].head ^ own.head) >> rest == 0) | ((names->keys[k].tail ^ own.tail) >> rest == 0);
    }
    for (uint32_t k = 0; k < count; k++) {
        const im_name *full = &names->items[alike[k]];
        if (full->kind != name->kind || full->group == name->group || full->length < name->length) continue;
        if (!rule->fits(reading, name, full)) continue;
        if (found == IM_NONE || full->count > names->items[found].count) found = alike[k];
    }
    return found;
}

static bool is_alone(const im_names *names, uint32_t i)
{
    for (size_t k = 0; k < names->count; k++)
        if (k != i && names->items[k].group == names->items[i].group) return false;
    return true;
}

/* A headline shortens as it likes: 삼성 for 삼성SDI, if nothing else in the article begins so; and so
 * does whoever means a group's firm. */
static void tie_loose_forms(im_names *names, const im_reading *reading)
{
    for (uint32_t i = 0; i < names->count; i++) {
        uint32_t found = IM_NONE, fits = 0;
        if (!im_is_loose(reading, &names->items[i]) || !is_alone(names, i)) continue;
        for (uint32_t k = 0; k < names->count; k++) {
            if (k == i || names->items[k].kind != INMAEK_ORGANIZATION) continue;
            if (!im_is_loose_form(&names->items[i], &names->items[k])) continue;
            fits += found == IM_NONE || names->items[found].group != names->items[k].group;
            found = k;
        }
        if (fits == 1) tie(names, i, found);
    }
}

static void tie_forms(im_names *names, const im_reading *reading, const form_rule *rule)
{
    for (uint32_t i = 0; i < names->count; i++) {
        if (names->items[i].kind != rule->kind || !rule->may(&names->items[i])) continue;
        uint32_t full = best_fit(names, reading, i, rule);
        if (full != IM_NONE) tie(names, i, full);
    }
}

/* ---------------------------------------------------------------- entities */

static bool has_hangul(const im_name *name)
{
    for (size_t i = 0; i < name->length;)
        if (im_is_hangul(im_utf8_next(name->text, name->length, &i))) return true;
    return false;
}

/* The fuller of two names of one thing: written in Hangul, then longer, then earlier. */
static bool fuller(const im_name *a, const im_name *b)
{
    bool x = has_hangul(a), y = has_hangul(b);
    if (x != y) return x;
    if (a->letters != b->letters) return a->letters > b->letters;
    return a->first < b->first;
}

static inmaek_code make_entities(im_names *names, im_reading *reading, inmaek_error *error)
{
    for (uint32_t i = 0; i < names->count; i++) {
        if (names->items[i].group != i) continue;
        const im_name *best = &names->items[i];
        im_entity entity = {.kind = best->kind, .first_mention = best->first, .entry = IM_NO_ENTRY};
        uint32_t sum = 0;
        uint32_t last = names->count <= NAMES_TIED ? (uint32_t)names->count : i + 1;
        for (uint32_t k = i; k < last; k++) {
            im_name *name = &names->items[k];
            if (name->group != i) continue;
            if (fuller(name, best)) best = name;
            if (entity.entry == IM_NO_ENTRY) entity.entry = name->entry;
            if (name->first < entity.first_mention) entity.first_mention = name->first;
            uint32_t mean = name->votes[entity.kind] / name->count;
            if (mean > sum) sum = mean;
            name->entity = (uint32_t)reading->entities.count;
        }
        if (best->entry != IM_NO_ENTRY) entity.entry = best->entry;
        entity.confidence = (uint16_t)sum;
        entity.name = im_arena_strndup(reading->arena, best->text, best->length);
        if (!entity.name || !im_array_push(&reading->entities, entity)) return im_no_memory(error);
    }
    for (size_t m = 0; m < reading->mentions.count; m++) {
        im_mention *mention = &reading->mentions.items[m];
        if (mention->family_only) continue;
        const im_name *name = &names->items[names->of[m]];
        mention->entity = name->entity;
        mention->kind = name->kind;
    }
    return INMAEK_OK;
}

/* ---------------------------------------------------------------- what is too unsure */

/* Measured on articles that nothing was learned from: src/train/README.md. Of 1000. */
enum { SURE = 850, LEAST = 700, LEAST_AMONG_UNSURE = 800, LEAST_IN_BRIEF = 650 };
enum { MOST = 70 /* of a hundred */, BRIEF = 500 /* bytes */ };

/* How sure an organization must be. An article that names many tells so by its sure ones; where most are
 * unsure, they are ordinary words that stand as names do. A few sentences do not say which it is. */
static unsigned least_confidence(const im_reading *reading)
{
    size_t all = 0, sure = 0;
    if (reading->document->length < BRIEF) return LEAST_IN_BRIEF;
    for (size_t i = 0; i < reading->entities.count; i++) {
        const im_entity *e = &reading->entities.items[i];
        all += e->kind == INMAEK_ORGANIZATION;
        sure += e->kind == INMAEK_ORGANIZATION && e->confidence >= SURE;
    }
    return sure * 100 >= all * MOST ? LEAST : LEAST_AMONG_UNSURE;
}

/* Takes the mentions without an entity out of the list. False: no memory. */
static bool drop_mentions(im_reading *reading)
{
    uint32_t count = (uint32_t)reading->mentions.count, kept = 0;
    uint32_t *now = im_arena_alloc(reading->arena, (count + 1) * sizeof *now);
    if (!now) return false;
    for (uint32_t m = 0; m < count; m++) {
        const im_mention *mention = &reading->mentions.items[m];
        now[m] = mention->family_only || mention->entity != IM_NONE ? kept++ : IM_NONE;
    }
    for (uint32_t m = 0; m < count; m++) {
        im_mention mention = reading->mentions.items[m];
        if (now[m] == IM_NONE) continue;
        if (mention.alias_of != IM_NONE) mention.alias_of = now[mention.alias_of];
        reading->mentions.items[now[m]] = mention;
    }
    reading->mentions.count = kept;
    for (size_t i = 0; i < reading->entities.count; i++)
        reading->entities.items[i].first_mention = now[reading->entities.items[i].first_mention];
    return true;
}

/* Leaves out organizations that are too unsure (but for those that the lexicon knows for nothing else), and
 * their mentions. False: no memory. */
static bool drop_unsure(im_reading *reading)
{
    uint32_t count = (uint32_t)reading->entities.count, kept = 0;
    unsigned least = least_confidence(reading);
    uint32_t *now = im_arena_alloc(reading->arena, (count + 1) * sizeof *now);
    if (!now) return false;
    for (uint32_t i = 0; i < count; i++) {
        im_entity e = reading->entities.items[i];
        bool known =
            e.entry != IM_NO_ENTRY && !im_lexicon_flag(reading->lexicon, IM_ORGANIZATION, e.entry, "weak");
        bool stays = e.kind != INMAEK_ORGANIZATION || known || e.confidence >= least;
        now[i] = stays ? kept : IM_NONE;
        if (stays) reading->entities.items[kept++] = e;
    }
    reading->entities.count = kept;
    if (kept == count) return true;
    for (size_t m = 0; m < reading->mentions.count; m++) {
        im_mention *mention = &reading->mentions.items[m];
        if (!mention->family_only) mention->entity = now[mention->entity];
    }
    return drop_mentions(reading);
}

static const form_rule short_organizations = {INMAEK_ORGANIZATION, 4, im_may_be_part,
                                              im_is_short_organization},
                       slips = {INMAEK_ORGANIZATION, 2, im_may_be_slip, im_is_slip},
                       parts_of_people = {INMAEK_PERSON, 4, im_may_be_part, im_is_part_of_person};

static void tie_all(im_names *names, const im_reading *reading)
{
    tie_brackets(names, reading);
    tie_entries(names, reading);
    tie_forms(names, reading, &short_organizations);
    tie_forms(names, reading, &slips);
    tie_loose_forms(names, reading);
    tie_forms(names, reading, &parts_of_people);
}

inmaek_code im_entities_find(im_reading *reading, inmaek_error *error)
{
    size_t count = reading->mentions.count;
    im_names names = {.items = im_arena_alloc(reading->arena, (count + 1) * sizeof *names.items),
                      .keys = im_arena_alloc(reading->arena, (count + 1) * sizeof *names.keys),
                      .alike = im_arena_alloc(reading->arena, (count + 1) * sizeof *names.alike),
                      .of = im_arena_calloc(reading->arena, count + 1, sizeof *names.of),
                      .capacity = 64};
    while (names.capacity < 2 * count) names.capacity *= 2;
    names.slots = im_arena_calloc(reading->arena, names.capacity, sizeof *names.slots);
    reading->entities.count = 0;
    if (!names.items || !names.keys || !names.alike || !names.of || !names.slots) return im_no_memory(error);
    read_names(&names, reading);
    if (names.count <= NAMES_TIED) tie_all(&names, reading);
    inmaek_code code = make_entities(&names, reading, error);
    if (code == INMAEK_OK && !drop_unsure(reading)) code = im_no_memory(error);
    if (code == INMAEK_OK && !im_families_find(reading)) code = im_no_memory(error);
    return code;
}

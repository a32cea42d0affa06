/* roles.c - who holds which office where.
 *
 * Every title of the text asks who holds it and at which organization. What the phrase itself
 * says (카카오 정신아 대표) is taken first, over the whole article; then what the clause suggests
 * (네패스에서는 이병구 회장과 …); then the passage, for people who have no office yet. */
#include "extract/roles.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"

enum { SURE = 950, BY_CLAUSE = 850, BY_OWN = 800, BY_PASSAGE = 600 };

typedef struct offices {
    im_office *items;
    size_t count, capacity;
} offices;

/* ---------------------------------------------------------------- collecting */

/* The bracket that the chunk stands in; else the whole row. */
static void bracket_around(const im_rows *rows, uint32_t chunk, im_office *o)
{
    uint32_t first = rows->starts[o->sentence], end = rows->starts[o->sentence + 1];
    o->first = first;
    o->end = end;
    o->outer = IM_NONE;
    for (uint32_t i = chunk; i-- > first;) {
        const im_chunk *c = &rows->chunks[i];
        if (c->kind != IM_CHUNK_OPEN || c->index == IM_NONE || c->index < chunk) continue;
        o->first = i + 1;
        o->end = c->index;
        o->outer = i > first ? i - 1 : IM_NONE;
        if (i > first + 1 && rows->chunks[i - 1].as == IM_TIE_PEOPLE)
            o->outer--; /* 이희수 씨(신한저축은행 사장) */
        return;
    }
}

/* ◇각 사 신임 대표이사 ▲휴온스 송수영·윤상배 ▲한국콜마 최현규: a title that heads a list of
 * organizations and people. False: no memory. */
static bool collect_headed(offices *list, const im_reading *r, const im_office *head)
{
    const im_rows *rows = r->rows;
    for (uint32_t i = head->title + 1; i + 2 < head->end && rows->chunks[i].kind == IM_CHUNK_SIGN;) {
        if (rows->chunks[i + 1].kind != IM_CHUNK_ORGANIZATION || rows->chunks[i + 2].kind != IM_CHUNK_PERSON)
            return true;
        im_office o = *head;
        o.hold = IM_HOLD_BEHIND;
        o.places[o.place_count++] = i + 1;
        for (i += 2; i < head->end && rows->chunks[i].kind != IM_CHUNK_SIGN; i++)
            if (rows->chunks[i].kind == IM_CHUNK_PERSON && o.holder_count < IM_MOST_HOLDERS)
                o.holders[o.holder_count++] = i;
        if (!im_array_push(list, o)) return false;
    }
    return true;
}

/* The last title of the row before, if that row names nobody: what the list below it is of. */
static uint32_t heading_title(const im_reading *r, uint32_t sentence)
{
    uint32_t title = IM_NONE;
    if (!sentence) return IM_NONE;
    for (uint32_t i = r->rows->starts[sentence - 1]; i < r->rows->starts[sentence]; i++) {
        if (im_chunk_is_person(&r->rows->chunks[i])) return IM_NONE;
        if (r->rows->chunks[i].kind == IM_CHUNK_TITLE) title = i;
    }
    return title;
}

/* 새 대표는 다음과 같다. ▲가온전자 한서린(두레은행 부행장) ▲두레은행 도민재: a list under a title.
 * False: no memory. */
static bool collect_listed(offices *list, const im_reading *r, uint32_t sentence)
{
    const im_rows *rows = r->rows;
    uint32_t first = rows->starts[sentence], end = rows->starts[sentence + 1], title;
    if (end - first < 3 || rows->chunks[first].kind != IM_CHUNK_SIGN) return true;
    if ((title = heading_title(r, sentence)) == IM_NONE) return true;
    for (uint32_t i = first; i + 2 < end; i++) {
        const im_chunk *c = &rows->chunks[i];
        uint32_t next = im_chunk_after(rows, i + 2, end);
        if (c->kind != IM_CHUNK_SIGN || c[1].kind != IM_CHUNK_ORGANIZATION || c[2].kind != IM_CHUNK_PERSON)
            continue;
        if (next != IM_NONE && rows->chunks[next].kind == IM_CHUNK_TITLE) continue;
        im_office o = {.sentence = sentence,
                       .title = title,
                       .first = first,
                       .end = end,
                       .outer = IM_NONE,
                       .holders = {i + 2},
                       .holder_count = 1,
                       .places = {i + 1},
                       .place_count = 1,
                       .hold = IM_HOLD_BEHIND,
                       .settled = IM_NONE};
        if (!im_array_push(list, o)) return false;
    }
    return true;
}

/* A chunk of the person whom the article names most; IM_NONE: of nobody. */
static uint32_t main_person(const im_reading *r)
{
    uint32_t *counts = im_arena_calloc(r->arena, r->entities.count + 1, sizeof *counts), best = IM_NONE;
    for (uint32_t i = 0; counts && i < r->rows->count; i++) {
        const im_chunk *c = &r->rows->chunks[i];
        if (c->kind != IM_CHUNK_PERSON || c->entity == IM_NONE) continue;
        counts[c->entity]++;
        if (best == IM_NONE || counts[c->entity] > counts[r->rows->chunks[best].entity]) best = i;
    }
    return best;
}

/* ▲1975년생 ▲가온대 졸업 ▲한빛전자 연구원 ▲두레 대표이사(2015~): a list without people is the
 * life of the one the article is about. */
static bool is_life(const im_reading *r, uint32_t sentence)
{
    uint32_t bullets = 0;
    for (uint32_t i = r->rows->starts[sentence]; i < r->rows->starts[sentence + 1]; i++) {
        const im_chunk *c = &r->rows->chunks[i];
        if (im_chunk_is_person(c)) return false;
        const im_token *t = &r->document->tokens[c->token];
        bullets += c->kind == IM_CHUNK_SIGN &&
                   (t->code == 0x25B2 || t->code == 0x25B3 || t->code == 0x25B6 || t->code == 0x25C6 ||
                    t->code == 0x25C7 || t->code == 0x25CF); /* ▲△▶◆◇● */
    }
    return bullets > 2;
}

/* False: no memory. */
static bool collect_life(offices *list, const im_reading *r, im_office *o)
{
    const im_rows *rows = r->rows;
    uint32_t person, place = im_chunk_before(rows, o->title, o->first);
    if (place == IM_NONE || rows->chunks[place].kind != IM_CHUNK_ORGANIZATION || !is_life(r, o->sentence))
        return true;
    if ((person = main_person(r)) == IM_NONE) return true;
    o->holders[o->holder_count++] = person;
    o->places[0] = place;
    o->place_count = 1;
    o->hold = IM_HOLD_BEHIND;
    return im_array_push(list, *o);
}

static inmaek_code collect(offices *list, const im_reading *r, inmaek_error *error)
{
    const im_rows *rows = r->rows;
    for (uint32_t s = 0; s < r->document->sentence_count; s++) {
        size_t before = list->count;
        for (uint32_t i = rows->starts[s]; i < rows->starts[s + 1]; i++) {
            const im_chunk *c = &rows->chunks[i];
            if (c->kind != IM_CHUNK_TITLE) continue;
            im_office o = {
                .sentence = s, .title = i, .settled = IM_NONE, .former = r->titles.items[c->index].former};
            bracket_around(rows, i, &o);
            bool held = im_office_hold(&o, r, list->items + before, list->count - before);
            bool kept =
                held ? im_array_push(list, o) : collect_headed(list, r, &o) && collect_life(list, r, &o);
            if (!kept) return im_no_memory(error);
        }
        if (!collect_listed(list, r, s)) return im_no_memory(error);
    }
    return INMAEK_OK;
}

/* ---------------------------------------------------------------- adding */

static char *title_text(const im_reading *r, const im_office *o)
{
    const im_span *span = &r->titles.items[r->rows->chunks[o->title].index].span;
    return im_arena_strndup(r->arena, r->document->text + span->start, span->end - span->start);
}

/* Is one title part of the other: 대표 and 공동대표? */
static bool resembles(const char *title, const char *other, size_t n)
{
    size_t m = strlen(title);
    const char *longer = m > n ? title : other, *shorter = m > n ? other : title;
    size_t most = m > n ? m : n, least = m > n ? n : m;
    for (size_t i = 0; i + least <= most; i++)
        if (memcmp(longer + i, shorter, least) == 0) return true;
    return false;
}

/* Are both the same office in other words: CEO, 최고경영자? */
static bool is_akin(const im_reading *r, const char *title, uint32_t entry)
{
    im_match m = im_lexicon_exact(r->lexicon, title, strlen(title), IM_BIT(IM_TITLE));
    return m.length && im_lexicon_entry(r->lexicon, m.form, IM_TITLE) == entry;
}

/* Has the person an office already that this one may be: the same by name (or, if `akin`, in
 * other words), or any where only the family name stands there (김 대표는)? */
static bool is_known(const im_reading *r, const im_office *o, uint32_t holder, bool akin)
{
    const im_chunk *c = &r->rows->chunks[holder];
    const im_span *span = &r->titles.items[r->rows->chunks[o->title].index].span;
    uint32_t entry = r->titles.items[r->rows->chunks[o->title].index].entry;
    bool family = c->kind != IM_CHUNK_PERSON || r->mentions.items[c->index].family_only;
    for (size_t i = 0; i < r->roles.count; i++) {
        const im_role *role = &r->roles.items[i];
        if (role->person != c->entity) continue;
        if (family) return true;
        if (role->former) continue;
        if (resembles(role->title, r->document->text + span->start, span->end - span->start)) return true;
        if (akin && !o->former && is_akin(r, role->title, entry)) return true;
    }
    return false;
}

/* The organization of the person's first present office, or IM_NONE. */
static uint32_t own_place(const im_reading *r, uint32_t person)
{
    for (size_t i = 0; i < r->roles.count; i++)
        if (r->roles.items[i].person == person && !r->roles.items[i].former)
            return r->roles.items[i].organization;
    return IM_NONE;
}

/* Adds the role, or one more sentence that says it. False: no memory. */
static bool add_role(im_reading *r, const im_office *o, uint32_t person, uint32_t organization,
                     uint16_t confidence)
{
    if (person == IM_NONE || organization == IM_NONE) return true;
    char *title = title_text(r, o);
    if (!title) return false;
    for (size_t i = 0; i < r->roles.count; i++) {
        im_role *role = &r->roles.items[i];
        if (role->person != person || role->organization != organization || strcmp(role->title, title) != 0)
            continue;
        role->support++;
        role->former &= o->former;
        return true;
    }
    im_role role = {.person = person,
                    .organization = organization,
                    .title = title,
                    .former = o->former,
                    .sentence = o->sentence,
                    .support = 1,
                    .confidence = confidence};
    return im_array_push(&r->roles, role);
}

static bool add_roles(im_reading *r, const im_office *o)
{
    for (uint32_t h = 0; h < o->holder_count; h++)
        for (uint32_t p = 0; p < o->place_count; p++)
            if (!add_role(r, o, r->rows->chunks[o->holders[h]].entity, r->rows->chunks[o->places[p]].entity,
                          SURE))
                return false;
    return true;
}

/* ---------------------------------------------------------------- the passes */

static bool add_sure(im_reading *r, offices *list)
{
    for (size_t i = 0; i < list->count; i++) {
        im_office *o = &list->items[i];
        if (im_office_place(o, r) && !add_roles(r, o)) return false;
    }
    return true;
}

/* The office before it in a list: 황현식 LG유플러스 대표와 이덕재 책임자. Its place, or IM_NONE. */
static uint32_t joined_place(const im_reading *r, const im_office *o, const im_office *before)
{
    if (!before || before->sentence != o->sentence || !before->place_count || before->first != o->first)
        return IM_NONE;
    const im_rows *rows = r->rows;
    uint32_t person = o->holders[0], left = im_chunk_before(rows, person, o->first);
    if (left != IM_NONE &&
        (rows->chunks[left].kind == IM_CHUNK_COMMA || rows->chunks[left].kind == IM_CHUNK_DOT))
        left = im_chunk_before(rows, left, o->first);
    else if (rows->chunks[before->title].tie != IM_TIE_AND)
        return IM_NONE;
    if (left != before->title || o->hold != IM_HOLD_BEFORE) return IM_NONE;
    return rows->chunks[before->places[0]].entity;
}

/* What another office of the same holder in the sentence says: 이종수 사업본부장이 한빛에너지
 * 사장을 맡는다, 창업자 이종수 전 회장. An entity or IM_NONE. */
static uint32_t place_beside(const im_reading *r, const offices *list, size_t i)
{
    const im_office *o = &list->items[i];
    size_t first = i, end = i + 1;
    if (im_office_is_filled(o, r)) return IM_NONE;
    while (first > 0 && list->items[first - 1].sentence == o->sentence) first--;
    while (end < list->count && list->items[end].sentence == o->sentence) end++;
    for (size_t j = first; j < end; j++) {
        const im_office *other = &list->items[j];
        if (j == i || other->former || other->holders[0] != o->holders[0]) continue;
        if (o->former && !im_chunk_is_founder(r, &r->rows->chunks[other->title])) continue;
        if (o->hold == IM_HOLD_BEFORE && r->rows->chunks[other->title].tie == IM_TIE_FINAL)
            continue; /* 이종수 대표는 한빛에너지 창업자다 */
        if (other->place_count) return r->rows->chunks[other->places[0]].entity;
        if (other->settled != IM_NONE) return other->settled;
    }
    return IM_NONE;
}

static bool is_predicate(const im_office *o)
{
    return o->hold == IM_HOLD_PREDICATE || o->hold == IM_HOLD_TOPIC;
}

/* The place that the clause gives. In a list 네패스에서는 counts before the office beside it, a
 * mere subject after it. */
static uint32_t clause_place(const im_reading *r, const offices *list, size_t i, uint16_t *confidence)
{
    const im_office *o = &list->items[i];
    *confidence = BY_CLAUSE;
    uint32_t place = im_office_clause_place(o, r, list->items, list->count, true);
    if (place == IM_NONE) place = joined_place(r, o, i ? &list->items[i - 1] : NULL);
    im_office_limits limits = im_office_limits_of(o, r);
    if (place != IM_NONE && im_office_is_barred(&limits, r, place)) place = IM_NONE;
    if (place == IM_NONE) place = im_office_clause_place(o, r, list->items, list->count, false);
    if (place != IM_NONE) return place;
    *confidence = BY_OWN;
    place = place_beside(r, list, i);
    return place == IM_NONE && is_predicate(o) && !im_office_is_filled(o, r)
               ? own_place(r, r->rows->chunks[o->holders[0]].entity)
               : place;
}

/* Adds the office at the place for those of its holders who may be new. False: no memory. */
static bool add_settled(im_reading *r, im_office *o, uint32_t place, bool any, uint16_t confidence)
{
    for (uint32_t h = 0; h < o->holder_count && place != IM_NONE; h++) {
        if (!any && is_known(r, o, o->holders[h], confidence == BY_PASSAGE)) continue;
        o->settled = place;
        if (!add_role(r, o, r->rows->chunks[o->holders[h]].entity, place, confidence)) return false;
    }
    return true;
}

static bool add_by_clause(im_reading *r, offices *list)
{
    for (size_t i = 0; i < list->count; i++) {
        im_office *o = &list->items[i];
        uint16_t confidence;
        if (o->place_count) continue;
        uint32_t place = clause_place(r, list, i, &confidence);
        if (!add_settled(r, o, place, is_predicate(o), confidence)) return false;
    }
    return true;
}

/* Nobody asks the passage for what somebody once was (판사 출신). */
static bool add_by_passage(im_reading *r, offices *list)
{
    for (size_t i = 0; i < list->count; i++) {
        im_office *o = &list->items[i];
        if (o->place_count || o->settled != IM_NONE || (o->hold == IM_HOLD_CLAUSE && o->former)) continue;
        uint32_t place = place_beside(r, list, i);
        if (place == IM_NONE) place = im_office_passage_place(o, r, list->items, list->count);
        if (!add_settled(r, o, place, is_predicate(o), BY_PASSAGE)) return false;
    }
    return true;
}

/* One role a person, organization and office: the shorter title goes where a longer one of the
 * same office says more (대표 beside 공동대표). */
static void drop_repeated(im_reading *r)
{
    size_t kept = 0;
    for (size_t i = 0; i < r->roles.count; i++) {
        im_role *role = &r->roles.items[i];
        bool drop = false;
        for (size_t j = 0; j < r->roles.count && !drop; j++) {
            im_role *other = &r->roles.items[j];
            if (i == j || role->person != other->person || role->organization != other->organization)
                continue;
            drop = strlen(role->title) < strlen(other->title) && strstr(other->title, role->title);
            if (drop) other->support += role->support;
        }
        if (!drop) r->roles.items[kept++] = *role;
    }
    r->roles.count = kept;
}

static const char *name_of(const im_reading *r, uint32_t entity)
{
    return r->entities.items[entity].name;
}

/* By what the organization was found. */
static const char *rule_of(const im_role *role)
{
    switch (role->confidence) {
    case SURE:
        return "the phrase names both";
    case BY_CLAUSE:
        return "the clause is about the organization";
    case BY_OWN:
        return "the person's other office is there";
    default:
        return "the passage is about the organization";
    }
}

static void explain(const im_reading *r)
{
    for (size_t i = 0; i < r->roles.count && r->explain; i++) {
        const im_role *role = &r->roles.items[i];
        fprintf(r->explain, "role %s – %s, %s%s: %s\n", name_of(r, role->person),
                name_of(r, role->organization), role->former ? "former " : "", role->title, rule_of(role));
    }
}

inmaek_code im_roles_find(im_reading *reading, inmaek_error *error)
{
    offices list = {0};
    if (!reading->rows) return INMAEK_OK;
    inmaek_code code = collect(&list, reading, error);
    if (!code &&
        !(add_sure(reading, &list) && add_by_clause(reading, &list) && add_by_passage(reading, &list)))
        code = im_no_memory(error);
    free(list.items);
    if (code) return code;
    drop_repeated(reading);
    explain(reading);
    return INMAEK_OK;
}

/* roles_hold.c - who holds an office: the person before it, behind it, or whom its clause is
 * about. */
#include <string.h>

#include "base/utf8.h"
#include "extract/roles.h"

enum {
    MOST_INSIDE = 4,   /* words within a name's phrase */
    MOST_TO_VERB = 4,  /* chunks between 대표로 and 선임했다 */
    MOST_TO_HOLDER = 10
};

/* ---------------------------------------------------------------- kinds of chunks */

bool im_chunk_is_person(const im_chunk *c)
{
    return c->kind == IM_CHUNK_PERSON || (c->kind == IM_CHUNK_ANAPHOR && c->as == IM_TIE_HE);
}

bool im_chunk_is_organization(const im_chunk *c)
{
    return c->kind == IM_CHUNK_ORGANIZATION ||
           (c->kind == IM_CHUNK_ANAPHOR && c->as != IM_TIE_HE && c->entity != IM_NONE);
}

bool im_office_overlaps(const im_office *o, const im_reading *r, uint32_t chunk)
{
    const im_chunk *c = &r->rows->chunks[chunk];
    return c->kind == IM_CHUNK_ORGANIZATION && c->token_end > r->rows->chunks[o->title].token;
}

bool im_chunk_is_former(const im_chunk *c)
{
    return c->kind == IM_CHUNK_WORD && c->as == IM_TIE_FORMER;
}

bool im_chunk_is_inside(const im_reading *r, const im_chunk *c)
{
    if (c->kind != IM_CHUNK_WORD || c->as == IM_TIE_JOIN) return c->kind == IM_CHUNK_WORD;
    if (c->as == IM_TIE_FORMER || c->as == IM_TIE_NOW || c->as == IM_TIE_NEW || c->as == IM_TIE_PART) return true;
    const im_token *t = &r->document->tokens[c->token];
    const char *s = r->document->text + t->start;
    size_t n = t->end - t->start, i = n;
    if (n > strlen("의") && memcmp(s + n - strlen("의"), "의", strlen("의")) == 0) /* 경영학과의 */
        return im_lexicon_suffix(r->lexicon, s, n - strlen("의"), IM_BIT(IM_TITLE_WORD)).length;
    if (im_lexicon_suffix(r->lexicon, s, n, IM_BIT(IM_TITLE_WORD)).length) return true;
    im_utf8_previous(s, &i);
    return i == 0 || !im_lexicon_exact(r->lexicon, s + i, n - i, IM_BIT(IM_LINK)).length;
}

/* ---------------------------------------------------------------- walking */

static const im_chunk *at(const im_reading *r, uint32_t chunk)
{
    return &r->rows->chunks[chunk];
}

/* The chunk before, with words inside the phrase skipped; tells of 전. */
static uint32_t neighbour_before(const im_reading *r, uint32_t chunk, uint32_t first, bool *former)
{
    for (int i = 0; i <= MOST_INSIDE; i++) {
        chunk = im_chunk_before(r->rows, chunk, first);
        if (chunk == IM_NONE || !im_chunk_is_inside(r, at(r, chunk))) return chunk;
        if (im_chunk_is_former(at(r, chunk))) *former = true;
    }
    return IM_NONE;
}

static bool is_list_sign(const im_chunk *c)
{
    return c->kind == IM_CHUNK_COMMA || c->kind == IM_CHUNK_DOT;
}

static void add_holder(im_office *o, uint32_t chunk)
{
    if (o->holder_count < IM_MOST_HOLDERS) o->holders[o->holder_count++] = chunk;
}

/* Adds the person and those that stand with it in a list without titles of their own:
 * 권영식·김병규 각자대표, 엄대식과 한종현 각자대표. */
static void add_holders_before(im_office *o, const im_reading *r, uint32_t chunk)
{
    uint32_t list[IM_MOST_HOLDERS], n = 0;
    list[n++] = chunk;
    while (n < IM_MOST_HOLDERS) {
        uint32_t sign = im_chunk_before(r->rows, chunk, o->first);
        if (sign == IM_NONE) break;
        uint32_t other = is_list_sign(at(r, sign)) ? im_chunk_before(r->rows, sign, o->first) : sign;
        if (other == IM_NONE || at(r, other)->kind != IM_CHUNK_PERSON) break;
        if (at(r, other)->tie != (other == sign ? IM_TIE_AND : IM_TIE_NONE)) break;
        list[n++] = chunk = other;
    }
    while (n > 0) add_holder(o, list[--n]);
}

static void add_holders_behind(im_office *o, const im_reading *r, uint32_t chunk)
{
    add_holder(o, chunk);
    for (;;) {
        uint32_t sign = im_chunk_after(r->rows, chunk, o->end);
        if (sign == IM_NONE || !is_list_sign(at(r, sign))) return;
        uint32_t other = im_chunk_after(r->rows, sign, o->end);
        if (other == IM_NONE || at(r, other)->kind != IM_CHUNK_PERSON || at(r, chunk)->tie != IM_TIE_NONE) return;
        uint32_t next = im_chunk_after(r->rows, other, o->end);
        if (next != IM_NONE && (at(r, next)->kind == IM_CHUNK_TITLE || im_chunk_is_organization(at(r, next)))) return;
        add_holder(o, other);
        chunk = other;
    }
}

/* Adds the organization before the title and those joined to it: VIG파트너스, 하나로텔레콤과. */
static void add_places(im_office *o, const im_reading *r, uint32_t chunk, bool joined)
{
    o->places[o->place_count++] = chunk;
    while (joined && o->place_count < IM_MOST_PLACES) {
        uint32_t sign = im_chunk_before(r->rows, chunk, o->first);
        if (sign == IM_NONE) return;
        uint32_t other = is_list_sign(at(r, sign)) ? im_chunk_before(r->rows, sign, o->first) : sign;
        if (other == IM_NONE || at(r, other)->kind != IM_CHUNK_ORGANIZATION) return;
        if (at(r, other)->tie != (other == sign ? IM_TIE_AND : IM_TIE_NONE)) return;
        o->places[o->place_count++] = chunk = other;
    }
}

/* ---------------------------------------------------------------- the clause */

/* The verb that says what comes of the title: 대표로 새로 선임했다. Without a particle it must
 * follow at once: 대표 출신. IM_NONE: there is none near. */
static uint32_t verb_behind(const im_reading *r, uint32_t chunk, uint32_t end)
{
    int most = at(r, chunk)->tie == IM_TIE_NONE ? 2 : MOST_TO_VERB;
    for (int i = 0; i < most; i++) {
        chunk = im_chunk_after(r->rows, chunk, end);
        if (chunk == IM_NONE) return IM_NONE;
        const im_chunk *c = at(r, chunk);
        if (c->kind == IM_CHUNK_VERB && c->as != IM_TIE_AND_WORD) return chunk;
        if (c->kind != IM_CHUNK_WORD) return IM_NONE;
    }
    return IM_NONE;
}

/* 네 사람이, 씨는, 등이: a word that closes a list of people, and its particle. */
static bool is_people_word(const im_reading *r, const im_chunk *c, im_tie *tie)
{
    if (c->kind != IM_CHUNK_WORD) return false;
    const im_token *t = &r->document->tokens[c->token];
    const char *s = r->document->text + t->start;
    im_match m = im_lexicon_longest(r->lexicon, s, t->end - t->start, IM_BIT(IM_TITLE_WORD));
    if (!m.length || im_tie_of(r->rows->ties, m, IM_TITLE_WORD) != IM_TIE_PEOPLE) return false;
    *tie = im_tie_exact(r->rows->ties, s + m.length, t->end - t->start - m.length, IM_LINK);
    return *tie != IM_TIE_OTHER && *tie != IM_TIE_NONE;
}

/* The particle of a word that may be an office the lexicon does not know: 왕자|가. */
static im_tie last_syllable(const im_reading *r, const im_chunk *c)
{
    const im_token *t = &r->document->tokens[c->token];
    size_t i = t->end;
    if (c->kind != IM_CHUNK_WORD) return IM_TIE_NONE;
    im_utf8_previous(r->document->text, &i);
    im_tie tie = im_tie_exact(r->rows->ties, r->document->text + i, t->end - i, IM_LINK);
    return i > t->start && im_tie_is_subject(tie) ? tie : IM_TIE_NONE;
}

/* The particle of the phrase that the person's chunk begins: that of its title, where it has
 * one (정신아 대표|는). */
static im_tie phrase_tie(const im_reading *r, uint32_t person, uint32_t end, uint32_t *last)
{
    uint32_t chunk = person;
    for (;;) {
        *last = chunk;
        const im_chunk *c = at(r, chunk);
        if (c->tie != IM_TIE_NONE) return (im_tie)c->tie;
        uint32_t next = im_chunk_after(r->rows, chunk, end);
        if (next == IM_NONE) return IM_TIE_NONE;
        const im_chunk *n = at(r, next);
        im_tie people;
        if (is_people_word(r, n, &people)) return people;
        if (n->kind != IM_CHUNK_TITLE && !im_chunk_is_organization(n) && !im_chunk_is_inside(r, n))
            return c->kind == IM_CHUNK_PERSON ? last_syllable(r, n) : IM_TIE_NONE;
        chunk = next;
    }
}

/* The person before the chunk that the clause is about: with the particle of a subject, or of
 * an object where somebody is appointed. */
static uint32_t clause_person(const im_reading *r, uint32_t chunk, uint32_t first, bool object, uint32_t end)
{
    bool quoted = at(r, chunk)->quoted;
    for (uint32_t i = chunk; i-- > first;) {
        uint32_t last;
        if (!im_chunk_is_person(at(r, i)) || at(r, i)->quoted != quoted) continue;
        im_tie tie = phrase_tie(r, i, end, &last);
        if (last >= chunk) continue;
        if (im_tie_is_subject(tie) || (object && (tie == IM_TIE_OBJECT || tie == IM_TIE_TO))) return i;
    }
    return IM_NONE;
}

/* The phrases joined to the person's: 권기수 최고운영책임자와 장윤중 글로벌전략책임자를. */
static void add_joined_persons(im_office *o, const im_reading *r, uint32_t person)
{
    uint32_t list[IM_MOST_HOLDERS], n = 0, last;
    list[n++] = person;
    for (uint32_t i = im_chunk_before(r->rows, person, o->first); i != IM_NONE && n < IM_MOST_HOLDERS;
         i = im_chunk_before(r->rows, i, o->first)) {
        const im_chunk *c = at(r, i);
        if (!im_chunk_is_person(c)) {
            if (c->kind == IM_CHUNK_WORD && !im_chunk_is_inside(r, c)) break;
            if (c->kind == IM_CHUNK_VERB || c->kind == IM_CHUNK_SIGN) break;
            continue;
        }
        im_tie tie = phrase_tie(r, i, o->end, &last);
        uint32_t next = im_chunk_after(r->rows, last, o->end);
        bool listed = tie == IM_TIE_NONE && next != IM_NONE && is_list_sign(at(r, next));
        if (tie != IM_TIE_AND && !listed) break;
        list[n++] = i;
    }
    while (n > 0) add_holder(o, list[--n]);
}

static bool followed_by_subject(const im_reading *r, uint32_t chunk, uint32_t end, uint32_t *person)
{
    uint32_t limit = chunk + MOST_TO_HOLDER < end ? chunk + MOST_TO_HOLDER : end;
    for (uint32_t i = chunk + 1; i < limit; i++) {
        uint32_t last;
        if (!im_chunk_is_person(at(r, i)) || at(r, i)->quoted != at(r, chunk)->quoted) continue;
        im_tie tie = phrase_tie(r, i, end, &last);
        *person = i;
        return im_tie_is_subject(tie) || tie == IM_TIE_OBJECT;
    }
    return false;
}

/* The person of the sentence before, whom this one goes on about. */
static uint32_t person_before_sentence(const im_reading *r, uint32_t sentence)
{
    if (!sentence) return IM_NONE;
    const im_rows *rows = r->rows;
    const im_document *d = r->document;
    if (d->sentences[sentence].paragraph != d->sentences[sentence - 1].paragraph) return IM_NONE;
    return clause_person(r, rows->starts[sentence] - 1, rows->starts[sentence - 1], false, rows->starts[sentence]);
}

/* The next person behind, for a clause that stands before its noun: 사장을 지낸 김가람. */
static uint32_t person_behind(const im_reading *r, uint32_t chunk, uint32_t end)
{
    uint32_t limit = chunk + MOST_TO_HOLDER < end ? chunk + MOST_TO_HOLDER : end;
    for (uint32_t i = chunk + 1; i < limit && !im_tie_is_subject(at(r, i)->tie); i++)
        if (im_chunk_is_person(at(r, i))) return i;
    return limit < end || chunk + 1 == end || !im_chunk_is_person(at(r, limit - 1)) ? IM_NONE : limit - 1;
}

static bool is_past(im_tie as)
{
    return as == IM_TIE_HELD || as == IM_TIE_ORIGIN || as == IM_TIE_SERVED || as == IM_TIE_LEFT || as == IM_TIE_WAS;
}

/* ---------------------------------------------------------------- the ways to hold an office */

/* Does 네패스에서는 stand before the title? */
static bool has_frame(const im_office *o, const im_reading *r)
{
    for (uint32_t i = o->first; i < o->title; i++)
        if (im_chunk_is_organization(at(r, i)) && (at(r, i)->tie == IM_TIE_FRAME || at(r, i)->tie == IM_TIE_AT))
            return true;
    return false;
}

/* The person before the organization: 정신아 카카오 대표, 배경훈 부총리 겸 과기정통부 장관. */
static uint32_t person_of_phrase(im_office *o, const im_reading *r, uint32_t organization)
{
    uint32_t left = neighbour_before(r, organization, o->first, &o->former);
    if (left != IM_NONE && at(r, left)->kind == IM_CHUNK_TITLE) {
        const im_chunk *between = at(r, left + 1);
        bool joined = at(r, left)->tie == IM_TIE_IS || between->as == IM_TIE_JOIN;
        if (!joined) return IM_NONE;
        left = neighbour_before(r, left, o->first, &o->former);
        if (left != IM_NONE && im_chunk_is_organization(at(r, left)))
            left = neighbour_before(r, left, o->first, &o->former);
    }
    bool found = left != IM_NONE && at(r, left)->kind == IM_CHUNK_PERSON && at(r, left)->tie == IM_TIE_NONE;
    return found ? left : IM_NONE;
}

/* 정신아 대표, 정신아 카카오 대표. The organization is taken along in either case, as the
 * phrase may also name it before a person behind (카카오 대표 정신아). */
static bool hold_before(im_office *o, const im_reading *r)
{
    uint32_t left = neighbour_before(r, o->title, o->first, &o->former);
    if (left == IM_NONE) return false;
    const im_chunk *c = at(r, left);
    if (c->kind == IM_CHUNK_PERSON && c->tie == IM_TIE_NONE) {
        add_holders_before(o, r, left);
        o->hold = IM_HOLD_BEFORE;
        return true;
    }
    if (!im_chunk_is_organization(c)) return false;
    bool worked = c->tie == IM_TIE_AT && left == im_chunk_before(r->rows, o->title, o->first); /* 한빛에서 사장을 */
    if (c->tie != IM_TIE_NONE && c->tie != IM_TIE_OF && !worked) return false;
    if (im_office_overlaps(o, r, left)) { /* SK하이닉스 미래기술연구원|장 */
        uint32_t owner = neighbour_before(r, left, o->first, &o->former);
        bool owned = owner != IM_NONE && im_chunk_is_organization(at(r, owner)) && at(r, owner)->tie == IM_TIE_NONE;
        if (owned) left = owner; /* the company's officer, not the institute's */
        else if (owner != IM_NONE && at(r, owner)->kind == IM_CHUNK_PERSON && at(r, owner)->tie == IM_TIE_NONE) {
            add_holders_before(o, r, owner);
            o->hold = IM_HOLD_BEFORE;
            if (has_frame(o, r)) return true; /* GIST에서는 … 신현진 팹센터|장 */
        }
    }
    uint32_t person = c->tie == IM_TIE_NONE ? person_of_phrase(o, r, left) : IM_NONE;
    add_places(o, r, left, person == IM_NONE && c->tie != IM_TIE_AT);
    if (o->holder_count) return true;
    if (person == IM_NONE) return false;
    o->place_count = 1;
    add_holders_before(o, r, person);
    o->hold = IM_HOLD_BEFORE;
    return true;
}

/* 대표 정신아, 대표이사 송수영·윤상배. */
static bool hold_behind(im_office *o, const im_reading *r)
{
    const im_chunk *t = at(r, o->title);
    if (t->tie != IM_TIE_NONE && t->tie != IM_TIE_IS && t->tie != IM_TIE_WAS) return false;
    uint32_t right = im_chunk_after(r->rows, o->title, o->end);
    if (right == IM_NONE || at(r, right)->kind != IM_CHUNK_PERSON) return false;
    add_holders_behind(o, r, right);
    o->former |= t->tie == IM_TIE_WAS;
    o->hold = t->tie == IM_TIE_NONE ? IM_HOLD_BEHIND : IM_HOLD_CLAUSE;
    return true;
}

/* 정신아를 대표로 선임했다, 대표에는 정신아가 올랐다, 정신아는 창업자다. */
static bool hold_predicate(im_office *o, const im_reading *r, bool past, bool appointed)
{
    const im_chunk *t = at(r, o->title);
    uint32_t person = clause_person(r, o->title, o->first, appointed, o->end);
    if (person == IM_NONE && !followed_by_subject(r, o->title, o->end, &person)) {
        person = t->quoted ? IM_NONE : person_before_sentence(r, o->sentence);
        if (person == IM_NONE) return false;
    }
    if (person >= o->first) add_joined_persons(o, r, person);
    else add_holder(o, person);
    o->former |= past;
    o->hold = IM_HOLD_PREDICATE;
    return true;
}

/* The noun behind a clause: a person (사장을 지낸 김가람), or the organization whose officer the
 * clause's subject is (김가람이 의장인 오픈버스). */
static bool hold_clause(im_office *o, const im_reading *r, uint32_t chunk, bool past)
{
    uint32_t next = im_chunk_after(r->rows, chunk, o->end);
    uint32_t subject = clause_person(r, o->title, o->first, false, o->end);
    uint32_t person = person_behind(r, chunk, o->end);
    if (next != IM_NONE && im_chunk_is_organization(at(r, next)) && subject != IM_NONE && !o->place_count) {
        o->places[o->place_count++] = next;
        add_joined_persons(o, r, subject);
    } else if (person != IM_NONE) {
        add_holder(o, person);
    } else { /* 진 회장은 사장을 지낸 전문가다 */
        return hold_predicate(o, r, past, false);
    }
    o->former |= past;
    o->hold = IM_HOLD_CLAUSE;
    return true;
}

/* 이희수(신한저축은행 사장): the person before the bracket. */
static bool hold_outer(im_office *o, const im_reading *r)
{
    uint32_t next = im_chunk_after(r->rows, o->title, o->end);
    if (o->outer == IM_NONE || at(r, o->outer)->kind != IM_CHUNK_PERSON || next != IM_NONE) return false;
    add_holder(o, o->outer);
    o->hold = IM_HOLD_BEHIND;
    return true;
}

/* The office shares the verb of the one it is joined to: 재무책임자와 총괄을 거쳤다. */
static uint32_t last_of_list(const im_reading *r, uint32_t title, uint32_t end)
{
    for (;;) {
        im_tie tie = (im_tie)at(r, title)->tie;
        uint32_t next = im_chunk_after(r->rows, title, end);
        if (next == IM_NONE) return title;
        bool more = tie == IM_TIE_IN && at(r, next)->as == IM_TIE_AND_WORD; /* 대표에 더해 이사까지 */
        if (more || (tie == IM_TIE_NONE && is_list_sign(at(r, next)))) next = im_chunk_after(r->rows, next, end);
        else if (tie != IM_TIE_AND && tie != IM_TIE_IS) return title;
        while (next != IM_NONE && (im_chunk_is_organization(at(r, next)) || im_chunk_is_inside(r, at(r, next))))
            next = im_chunk_after(r->rows, next, end);
        if (next == IM_NONE || at(r, next)->kind != IM_CHUNK_TITLE) return title;
        title = next;
    }
}

/* Does the verb give the office, with its particle, to the clause's person: 대표로 선임, 이사도
 * 맡는다, 대표가 됐다? */
static bool takes_office(im_tie verb, im_tie particle)
{
    switch (verb) {
    case IM_TIE_BECOMES:
        return particle == IM_TIE_SUBJECT || particle == IM_TIE_AS;
    case IM_TIE_SERVED:
    case IM_TIE_SERVES:
    case IM_TIE_APPOINTED:
    case IM_TIE_LEFT:
        return particle == IM_TIE_AS || particle == IM_TIE_IN || particle == IM_TIE_OBJECT ||
               particle == IM_TIE_ALSO || particle == IM_TIE_NONE;
    default:
        return false;
    }
}

static bool hold_by_verb(im_office *o, const im_reading *r)
{
    uint32_t title = last_of_list(r, o->title, o->end);
    const im_chunk *t = at(r, title);
    if (t->tie == IM_TIE_IS || t->tie == IM_TIE_WAS) return hold_clause(o, r, title, t->tie == IM_TIE_WAS);
    uint32_t verb = verb_behind(r, title, o->end);
    im_tie as = verb == IM_NONE ? IM_TIE_NONE : (im_tie)at(r, verb)->as;
    if (as == IM_TIE_ORIGIN && (at(r, verb)->token + 1 == at(r, verb)->token_end)) {
        const im_chunk *v = at(r, verb);
        const im_token *token = &r->document->tokens[v->token];
        bool bare = token->end - token->start == strlen("출신");
        return bare ? hold_clause(o, r, verb, true) : hold_predicate(o, r, true, false);
    }
    if (as == IM_TIE_HELD || as == IM_TIE_HOLDS) return hold_clause(o, r, verb, is_past(as));
    if (takes_office(as, (im_tie)t->tie))
        return hold_predicate(o, r, is_past(as), as == IM_TIE_APPOINTED || as == IM_TIE_SERVES);
    uint32_t person;
    if (t->tie == IM_TIE_IN && followed_by_subject(r, title, o->end, &person)) {
        add_holder(o, person);
        o->hold = IM_HOLD_PREDICATE;
        return true;
    }
    if (t->tie == IM_TIE_FINAL) return hold_predicate(o, r, false, false);
    return false;
}

/* 무르스는 프로덕트 디렉터, 예피모프는 총괄 프로듀서였다: a subject and its predicate. */
static bool hold_nominal(im_office *o, const im_reading *r)
{
    uint32_t left = neighbour_before(r, o->title, o->first, &o->former);
    if (left == IM_NONE || !im_chunk_is_person(at(r, left)) || !im_tie_is_subject(at(r, left)->tie)) return false;
    uint32_t next = im_chunk_after(r->rows, o->title, o->end);
    if (at(r, o->title)->tie != IM_TIE_NONE || next == IM_NONE || at(r, next)->kind != IM_CHUNK_COMMA) return false;
    add_holders_before(o, r, left);
    o->hold = IM_HOLD_PREDICATE;
    return true;
}

/* 영진약품의 새 대표는 이기수 전 국제사업부장이다. */
static bool hold_topic(im_office *o, const im_reading *r)
{
    uint32_t last;
    if (!im_tie_is_subject(at(r, o->title)->tie)) return false;
    uint32_t person = person_behind(r, o->title, o->end);
    if (person == IM_NONE || phrase_tie(r, person, o->end, &last) != IM_TIE_FINAL) return false;
    add_holder(o, person);
    o->hold = IM_HOLD_TOPIC;
    return true;
}

/* 유희원 사장과 이우현 OCI 부회장의 각자대표 체제. */
static bool hold_regime(im_office *o, const im_reading *r, const im_office *offices, size_t count)
{
    uint32_t next = im_chunk_after(r->rows, o->title, o->end);
    uint32_t left = im_chunk_before(r->rows, o->title, o->first);
    if (next == IM_NONE || left == IM_NONE || at(r, next)->as != IM_TIE_REGIME || at(r, left)->tie != IM_TIE_OF)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (offices[i].title != left || !offices[i].holder_count) continue;
        add_joined_persons(o, r, offices[i].holders[0]);
        o->hold = IM_HOLD_PREDICATE;
        return true;
    }
    return false;
}

bool im_office_hold(im_office *o, const im_reading *r, const im_office *offices, size_t count)
{
    return hold_before(o, r) || hold_behind(o, r) || hold_outer(o, r) || hold_nominal(o, r) || hold_regime(o, r, offices, count) ||
           hold_by_verb(o, r) || hold_topic(o, r);
}

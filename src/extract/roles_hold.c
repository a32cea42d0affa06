/* roles_hold.c - who holds an office: the person before it, behind it, or whom its clause is
 * about. */
#include <string.h>

#include "extract/roles.h"

/* ---------------------------------------------------------------- lists */

static const im_chunk *at(const im_reading *r, uint32_t chunk)
{
    return &r->rows->chunks[chunk];
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
        uint32_t other = im_chunk_is_list_sign(at(r, sign)) ? im_chunk_before(r->rows, sign, o->first) : sign;
        if (other == IM_NONE || at(r, other)->kind != IM_CHUNK_PERSON) break;
        if (at(r, other)->tie != (other == sign ? IM_TIE_AND : IM_TIE_NONE)) break;
        list[n++] = chunk = other;
    }
    while (n > 0) add_holder(o, list[--n]);
}

/* The chunk, or that behind it if it is the sign that begins a list's item. */
static uint32_t behind_bullet(const im_reading *r, uint32_t chunk, uint32_t end)
{
    if (chunk == IM_NONE || at(r, chunk)->kind != IM_CHUNK_SIGN) return chunk;
    uint32_t code = r->document->tokens[at(r, chunk)->token].code;
    bool bullet = (code >= 0x25B2 && code <= 0x25B7) || code == 0x25CB || code == 0x25CF; /* ▲ △ … ▶ ▷ ○ ● */
    return bullet ? im_chunk_after(r->rows, chunk, end) : chunk;
}

static void add_holders_behind(im_office *o, const im_reading *r, uint32_t chunk)
{
    uint32_t left = im_chunk_before(r->rows, o->title, o->first);
    bool listed = left != IM_NONE && at(r, left)->kind == IM_CHUNK_SIGN;
    add_holder(o, chunk);
    for (;;) {
        uint32_t sign = im_chunk_after(r->rows, chunk, o->end);
        if (sign == IM_NONE) return;
        uint32_t item = listed ? behind_bullet(r, sign, o->end) : sign; /* <전무 승진> △구자철 △방민주 */
        bool bare = listed && item != IM_NONE &&
                    at(r, item)->kind == IM_CHUNK_PERSON; /* ▲전무 구자철(재무) 방민주(영업) */
        if (!bare && !im_chunk_is_list_sign(at(r, sign))) return;
        uint32_t other = bare ? item : im_chunk_after(r->rows, sign, o->end);
        if (other == IM_NONE || at(r, other)->kind != IM_CHUNK_PERSON || at(r, chunk)->tie != IM_TIE_NONE)
            return;
        uint32_t next = im_chunk_after(r->rows, other, o->end);
        if (next != IM_NONE && (at(r, next)->kind == IM_CHUNK_TITLE || im_chunk_is_organization(at(r, next))))
            return;
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
        uint32_t other = im_chunk_is_list_sign(at(r, sign)) ? im_chunk_before(r->rows, sign, o->first) : sign;
        if (other == IM_NONE || at(r, other)->kind != IM_CHUNK_ORGANIZATION) return;
        if (at(r, other)->tie != (other == sign ? IM_TIE_AND : IM_TIE_NONE)) return;
        o->places[o->place_count++] = chunk = other;
    }
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
        im_tie tie = im_phrase_tie(r, i, o->end, &last);
        uint32_t next = im_chunk_after(r->rows, last, o->end);
        bool listed = tie == IM_TIE_NONE && next != IM_NONE && im_chunk_is_list_sign(at(r, next));
        if (tie != IM_TIE_AND && !listed) break;
        list[n++] = i;
    }
    while (n > 0) add_holder(o, list[--n]);
}

static bool is_past(im_tie as)
{
    return as == IM_TIE_HELD || as == IM_TIE_ORIGIN || as == IM_TIE_SERVED || as == IM_TIE_LEFT ||
           as == IM_TIE_WAS;
}

/* ---------------------------------------------------------------- the ways to hold an office */

/* Does 네패스에서는 stand before the title? */
static bool has_frame(const im_office *o, const im_reading *r)
{
    for (uint32_t i = o->first; i < o->title; i++)
        if (im_chunk_is_organization(at(r, i)) &&
            (at(r, i)->tie == IM_TIE_FRAME || at(r, i)->tie == IM_TIE_AT))
            return true;
    return false;
}

/* The first organization of a list with dots: 정신아 카카오·다음 대표. */
static uint32_t list_begin(const im_office *o, const im_reading *r, uint32_t chunk)
{
    for (;;) {
        uint32_t dot = im_chunk_before(r->rows, chunk, o->first);
        if (dot == IM_NONE || at(r, dot)->kind != IM_CHUNK_DOT) return chunk;
        uint32_t other = im_chunk_before(r->rows, dot, o->first);
        if (other == IM_NONE || at(r, other)->kind != IM_CHUNK_ORGANIZATION ||
            at(r, other)->tie != IM_TIE_NONE)
            return chunk;
        chunk = other;
    }
}

/* The person before the organization: 정신아 카카오 대표, 배경훈 부총리 겸 과기정통부 장관. */
static uint32_t person_of_phrase(im_office *o, const im_reading *r, uint32_t organization)
{
    uint32_t left = im_phrase_before(r, organization, o->first, &o->former);
    if (left != IM_NONE && at(r, left)->kind == IM_CHUNK_TITLE) {
        const im_chunk *between = at(r, left + 1);
        bool joined = at(r, left)->tie == IM_TIE_IS || between->as == IM_TIE_JOIN;
        if (!joined) return IM_NONE;
        left = im_phrase_before(r, left, o->first, &o->former);
        if (left != IM_NONE && im_chunk_is_organization(at(r, left)))
            left = im_phrase_before(r, left, o->first, &o->former);
    }
    bool found = left != IM_NONE && at(r, left)->kind == IM_CHUNK_PERSON && at(r, left)->tie == IM_TIE_NONE;
    return found ? left : IM_NONE;
}

/* 정신아 대표, 정신아 카카오 대표. The organization is taken along in either case, as the
 * phrase may also name it before a person behind (카카오 대표 정신아). */
static bool hold_before(im_office *o, const im_reading *r)
{
    uint32_t left = im_phrase_before(r, o->title, o->first, &o->former);
    if (left == IM_NONE) return false;
    const im_chunk *c = at(r, left);
    if (c->kind == IM_CHUNK_PERSON && c->tie == IM_TIE_NONE) {
        add_holders_before(o, r, left);
        o->hold = IM_HOLD_BEFORE;
        return true;
    }
    if (!im_chunk_is_organization(c)) return false;
    bool worked =
        c->tie == IM_TIE_AT && left == im_chunk_before(r->rows, o->title, o->first); /* 한빛에서 사장을 */
    if (c->tie != IM_TIE_NONE && c->tie != IM_TIE_OF && !worked) return false;
    if (im_office_overlaps(o, r, left)) { /* SK하이닉스 미래기술연구원|장 */
        uint32_t owner = im_phrase_before(r, left, o->first, &o->former);
        bool owned =
            owner != IM_NONE && im_chunk_is_organization(at(r, owner)) && at(r, owner)->tie == IM_TIE_NONE;
        if (owned)
            left = owner; /* the company's officer, not the institute's */
        else if (owner != IM_NONE && at(r, owner)->kind == IM_CHUNK_PERSON &&
                 at(r, owner)->tie == IM_TIE_NONE) {
            add_holders_before(o, r, owner);
            o->hold = IM_HOLD_BEFORE;
            if (has_frame(o, r)) return true; /* GIST에서는 … 신현진 팹센터|장 */
        }
    }
    uint32_t begin = c->tie == IM_TIE_NONE ? list_begin(o, r, left) : left;
    uint32_t person = c->tie == IM_TIE_NONE ? person_of_phrase(o, r, begin) : IM_NONE;
    add_places(o, r, left, (person == IM_NONE || begin < left) && c->tie != IM_TIE_AT);
    if (o->holder_count) return true;
    if (person == IM_NONE) return false;
    if (begin == left) o->place_count = 1;
    add_holders_before(o, r, person);
    o->hold = IM_HOLD_BEFORE;
    return true;
}

/* <부사장> 조인걸, <부사장 승진> △나경식: what follows the sign that closes a list's heading. */
static uint32_t behind_angle(const im_reading *r, uint32_t chunk, uint32_t end)
{
    uint32_t sign = chunk;
    if (sign != IM_NONE && (at(r, sign)->kind == IM_CHUNK_WORD || at(r, sign)->kind == IM_CHUNK_VERB))
        sign = im_chunk_after(r->rows, sign, end);
    if (sign == IM_NONE || at(r, sign)->kind != IM_CHUNK_SIGN) return chunk;
    uint32_t code = r->document->tokens[at(r, sign)->token].code;
    bool closes =
        code == '>' || code == ']' || code == 0x3009 || code == 0x300B || code == 0x3011; /* 〉 》 】 */
    return closes ? behind_bullet(r, im_chunk_after(r->rows, sign, end), end) : chunk;
}

/* 대표 정신아, 대표이사 송수영·윤상배. */
static bool hold_behind(im_office *o, const im_reading *r)
{
    const im_chunk *t = at(r, o->title);
    if (t->tie != IM_TIE_NONE && t->tie != IM_TIE_IS && t->tie != IM_TIE_WAS) return false;
    uint32_t right = im_chunk_after(r->rows, o->title, o->end);
    if (t->tie == IM_TIE_NONE) right = behind_angle(r, right, o->end);
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
    uint32_t person = im_clause_person(r, o->title, o->first, appointed, o->end);
    if (person == IM_NONE && !im_subject_behind(r, o->title, o->end, &person)) {
        person = t->quoted ? IM_NONE : im_person_of_sentence_before(r, o->sentence);
        if (person == IM_NONE) return false;
    }
    if (person >= o->first)
        add_joined_persons(o, r, person);
    else
        add_holder(o, person);
    o->former |= past;
    o->hold = IM_HOLD_PREDICATE;
    return true;
}

/* The noun behind a clause: a person (사장을 지낸 김가람), or the organization whose officer the
 * clause's subject is (김가람이 의장인 오픈버스). */
static bool hold_clause(im_office *o, const im_reading *r, uint32_t chunk, bool past)
{
    uint32_t next = im_chunk_after(r->rows, chunk, o->end);
    uint32_t subject = im_clause_person(r, o->title, o->first, false, o->end);
    uint32_t person = im_person_behind(r, chunk, o->end);
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

/* 이희수(신한저축은행 사장), 한상우 의장(위즈돔 대표): whoever stands before the bracket. */
static bool hold_outer(im_office *o, const im_reading *r, const im_office *offices, size_t count)
{
    uint32_t next = im_chunk_after(r->rows, o->title, o->end);
    if (o->outer == IM_NONE || next != IM_NONE) return false;
    if (at(r, o->outer)->kind == IM_CHUNK_PERSON) add_holder(o, o->outer);
    for (size_t i = 0; i < count && o->place_count && !o->holder_count; i++)
        if (offices[i].title == o->outer && offices[i].holder_count) add_holder(o, offices[i].holders[0]);
    o->hold = IM_HOLD_BEHIND;
    return o->holder_count > 0;
}

/* The office shares the verb of the one it is joined to: 재무책임자와 총괄을 거쳤다. */
static uint32_t last_of_list(const im_reading *r, uint32_t title, uint32_t end)
{
    for (;;) {
        im_tie tie = (im_tie)at(r, title)->tie;
        uint32_t next = im_chunk_after(r->rows, title, end);
        if (next == IM_NONE) return title;
        bool more = tie == IM_TIE_IN && at(r, next)->as == IM_TIE_AND_WORD; /* 대표에 더해 이사까지 */
        if (more || (tie == IM_TIE_NONE && im_chunk_is_list_sign(at(r, next))))
            next = im_chunk_after(r->rows, next, end);
        else if (tie != IM_TIE_AND && tie != IM_TIE_IS)
            return title;
        while (next != IM_NONE &&
               (im_chunk_is_organization(at(r, next)) || im_chunk_is_inside(r, at(r, next))))
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
    uint32_t verb = im_verb_behind(r, title, o->end);
    im_tie as = verb == IM_NONE ? IM_TIE_NONE : (im_tie)at(r, verb)->as;
    if (as == IM_TIE_ORIGIN && (at(r, verb)->token + 1 == at(r, verb)->token_end)) {
        const im_chunk *v = at(r, verb);
        const im_token *token = &r->document->tokens[v->token];
        bool bare = token->end - token->start == strlen("출신");
        return bare ? hold_clause(o, r, verb, true) : hold_predicate(o, r, true, false);
    }
    if (as == IM_TIE_WHEN) return hold_predicate(o, r, true, false); /* 대표 시절 */
    if (as == IM_TIE_HELD || as == IM_TIE_HOLDS) return hold_clause(o, r, verb, is_past(as));
    if (takes_office(as, (im_tie)t->tie))
        return hold_predicate(o, r, is_past(as), as == IM_TIE_APPOINTED || as == IM_TIE_SERVES);
    uint32_t person;
    bool given = t->tie == IM_TIE_IN || t->tie == IM_TIE_AS; /* 대표로 김가람을 선임했다 */
    if (given && im_subject_behind(r, title, o->end, &person)) {
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
    uint32_t left = im_phrase_before(r, o->title, o->first, &o->former);
    if (left == IM_NONE || !im_chunk_is_person(at(r, left)) || !im_tie_is_subject(at(r, left)->tie))
        return false;
    uint32_t next = im_chunk_after(r->rows, o->title, o->end);
    if (at(r, o->title)->tie != IM_TIE_NONE || next == IM_NONE || at(r, next)->kind != IM_CHUNK_COMMA)
        return false;
    add_holders_before(o, r, left);
    o->hold = IM_HOLD_PREDICATE;
    return true;
}

/* 영진약품의 새 대표는 이기수 전 국제사업부장이다, 대표는 이기수 부장이 맡는다. */
static bool hold_topic(im_office *o, const im_reading *r)
{
    uint32_t last;
    if (!im_tie_is_subject(at(r, o->title)->tie)) return false;
    uint32_t person = im_person_behind(r, o->title, o->end);
    if (person == IM_NONE) return false;
    im_tie tie = im_phrase_tie(r, person, o->end, &last);
    uint32_t verb = tie == IM_TIE_SUBJECT ? im_verb_behind(r, last, o->end) : IM_NONE;
    bool takes = verb != IM_NONE && at(r, verb)->as == IM_TIE_SERVES;
    if (tie != IM_TIE_FINAL && !takes) return false;
    add_holder(o, person);
    o->hold = takes ? IM_HOLD_PREDICATE : IM_HOLD_TOPIC;
    return true;
}

/* 유희원 사장과 이우현 OCI 부회장의 각자대표 체제. */
static bool hold_regime(im_office *o, const im_reading *r, const im_office *offices, size_t count)
{
    uint32_t next = im_chunk_after(r->rows, o->title, o->end);
    uint32_t left = im_chunk_before(r->rows, o->title, o->first);
    if (next == IM_NONE || left == IM_NONE || at(r, next)->as != IM_TIE_REGIME ||
        at(r, left)->tie != IM_TIE_OF)
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
    return hold_before(o, r) || hold_behind(o, r) || hold_outer(o, r, offices, count) || hold_nominal(o, r) ||
           hold_regime(o, r, offices, count) || hold_by_verb(o, r) || hold_topic(o, r);
}

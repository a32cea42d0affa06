/* roles_place.c - at which organization an office is held: by its phrase, by its clause, by the
 * passage. */
#include <string.h>

#include "base/utf8.h"
#include "extract/roles.h"

enum {
    MOST_WORDS = 3,    /* words between an organization and its officer */
    MOST_TO_VERB = 8,  /* chunks between 대표가 and 이끄는 */
    MOST_TO_PLACE = 5, /* chunks between 이끄는 and the organization */
    MOST_BACK = 8      /* sentences that are looked back at */
};

static const im_chunk *at(const im_reading *r, uint32_t chunk)
{
    return &r->rows->chunks[chunk];
}

static bool take(im_office *o, uint32_t chunk)
{
    o->places[0] = chunk;
    o->place_count = 1;
    return true;
}

/* What the lexicon says of the office: "at", the endings of the organizations that have it; "rank"; NULL:
 * nothing. */
static const char *told_of(const im_office *o, const im_reading *r, const char *attribute)
{
    uint32_t entry = r->titles.items[at(r, o->title)->index].entry;
    return im_lexicon_attribute(r->lexicon, IM_TITLE, entry, attribute);
}

/* ---------------------------------------------------------------- the phrase */

bool im_chunk_is_founder(const im_reading *r, const im_chunk *title)
{
    const char *rank =
        im_lexicon_attribute(r->lexicon, IM_TITLE, r->titles.items[title->index].entry, "rank");
    return rank && strcmp(rank, "founder") == 0;
}

/* The chunk before with words inside the phrase skipped, and 창업자인, and 신소재공학과의. */
static uint32_t neighbour_before(const im_reading *r, uint32_t chunk, uint32_t first, bool *former)
{
    for (int i = 0; i <= MOST_WORDS; i++) {
        chunk = im_chunk_before(r->rows, chunk, first);
        if (chunk == IM_NONE) return IM_NONE;
        const im_chunk *c = at(r, chunk);
        if (im_chunk_is_former(c)) *former = true;
        bool title = c->kind == IM_CHUNK_TITLE &&
                     (c->tie == IM_TIE_NONE || (c->tie == IM_TIE_IS && im_chunk_is_founder(r, c)));
        if (!title && !im_chunk_is_inside(r, c)) return chunk;
    }
    return IM_NONE;
}

/* 카카오 정신아 대표, 올릭스의 이동기 대표, 이 회사 김완종 책임자. */
static bool place_before(im_office *o, const im_reading *r)
{
    uint32_t left = neighbour_before(r, o->holders[0], o->first, &o->former);
    if (left == IM_NONE || !im_chunk_is_organization(at(r, left))) return false;
    im_tie tie = (im_tie)at(r, left)->tie;
    return (tie == IM_TIE_NONE || tie == IM_TIE_OF) && take(o, left);
}

/* 크레센도를 이끄는 이기두 대표. */
static bool place_led(im_office *o, const im_reading *r)
{
    bool former = false;
    uint32_t verb = neighbour_before(r, o->holders[0], o->first, &former);
    if (verb == IM_NONE || at(r, verb)->kind != IM_CHUNK_VERB) return false;
    im_tie as = (im_tie)at(r, verb)->as;
    if (as == IM_TIE_HOLDS) { /* 이 회사를 맡은 방일섭 사장 */
        uint32_t led = im_chunk_before(r->rows, verb, o->first);
        return led != IM_NONE && im_chunk_is_organization(at(r, led)) && at(r, led)->tie == IM_TIE_OBJECT &&
               take(o, led);
    }
    if (as != IM_TIE_LEADS && as != IM_TIE_FOUNDS) return false;
    for (uint32_t i = verb; i-- > o->first && verb - i < MOST_TO_VERB;) {
        if (im_tie_is_subject(at(r, i)->tie)) return false;
        if (im_chunk_is_organization(at(r, i)) && at(r, i)->tie == IM_TIE_OBJECT) return take(o, i);
    }
    return false;
}

/* 광주의 [이유식 업체]. */
static bool is_of(const im_reading *r, const im_chunk *c)
{
    const im_token *t = &r->document->tokens[c->token];
    return c->kind == IM_CHUNK_WORD && c->as != IM_TIE_JOIN &&
           im_tie_ends(r->rows->ties, r->document->text + t->start, t->end - t->start) == IM_TIE_OF;
}

/* The organization behind the verb: 이끄는 [얼굴인식 스타트업] 올라웍스. */
static uint32_t next_organization(const im_reading *r, uint32_t chunk, uint32_t end)
{
    for (int i = 0; i < MOST_TO_PLACE; i++) {
        chunk = im_chunk_after(r->rows, chunk, end);
        if (chunk == IM_NONE) break;
        if (im_chunk_is_organization(at(r, chunk))) return chunk;
        if (!im_chunk_is_inside(r, at(r, chunk)) && !is_of(r, at(r, chunk))) break;
    }
    return IM_NONE;
}

/* 제작사, 스타트업: a word that announces a company. */
static bool is_company_word(const im_reading *r, const im_chunk *c)
{
    const im_token *t = &r->document->tokens[c->token];
    return c->kind == IM_CHUNK_WORD &&
           im_lexicon_suffix(r->lexicon, r->document->text + t->start, t->end - t->start, IM_BIT(IM_ORG_CUE))
               .length;
}

/* 박순재 대표가 이끄는 알테오젠, 박정식 대표의 하운드13. */
static bool place_leading(im_office *o, const im_reading *r)
{
    uint32_t last = o->title > o->holders[o->holder_count - 1] ? o->title : o->holders[o->holder_count - 1];
    im_tie tie = (im_tie)at(r, last)->tie;
    if (tie == IM_TIE_OF) {
        uint32_t next = im_chunk_after(r->rows, last, o->end);
        if (next != IM_NONE && is_company_word(r, at(r, next))) next = im_chunk_after(r->rows, next, o->end);
        return next != IM_NONE && at(r, next)->kind == IM_CHUNK_ORGANIZATION && take(o, next);
    }
    if (!im_tie_is_subject(tie)) return false;
    uint32_t chunk = last;
    for (int i = 0; i < MOST_TO_VERB; i++) {
        chunk = im_chunk_after(r->rows, chunk, o->end);
        if (chunk == IM_NONE || im_tie_is_subject(at(r, chunk)->tie) || at(r, chunk)->kind == IM_CHUNK_TITLE)
            return false;
        const im_chunk *c = at(r, chunk);
        bool leads =
            c->as == IM_TIE_LEADS || c->as == IM_TIE_FOUNDS || c->as == IM_TIE_HELD || c->as == IM_TIE_HOLDS;
        if (c->kind != IM_CHUNK_VERB || !leads) continue;
        uint32_t place = next_organization(r, chunk, o->end);
        return place != IM_NONE && take(o, place);
    }
    return false;
}

/* 허재림 대표는 엔씨소프트에서 ‘리니지2’ 기획팀장을 지냈다: where the predicate says it was held. */
static bool place_worked(im_office *o, const im_reading *r)
{
    if ((o->hold != IM_HOLD_PREDICATE && o->hold != IM_HOLD_CLAUSE) || !o->holder_count) return false;
    for (uint32_t i = o->title; i-- > o->first && o->title - i <= MOST_TO_PLACE;) {
        const im_chunk *c = at(r, i);
        if (im_chunk_is_organization(c)) return (c->tie == IM_TIE_AT || c->tie == IM_TIE_FRAME) && take(o, i);
        if (c->kind == IM_CHUNK_TITLE || im_chunk_is_person(c) || c->kind == IM_CHUNK_COMMA ||
            c->kind == IM_CHUNK_VERB || im_tie_is_subject(c->tie))
            return false;
    }
    return false;
}

/* 서정호 부사장은 롯데웰푸드를 이끈다; in a list 서정호 부사장은 롯데웰푸드, 오일근 … 이끈다. */
static bool place_run(im_office *o, const im_reading *r)
{
    if (o->hold != IM_HOLD_BEFORE || !im_tie_is_subject(at(r, o->title)->tie)) return false;
    uint32_t place = im_chunk_after(r->rows, o->title, o->end);
    if (place == IM_NONE || !im_chunk_is_organization(at(r, place))) return false;
    uint32_t next = im_chunk_after(r->rows, place, o->end);
    if (next == IM_NONE) return false;
    bool listed = at(r, place)->tie == IM_TIE_NONE && at(r, next)->kind == IM_CHUNK_COMMA;
    if (!listed && at(r, place)->tie != IM_TIE_OBJECT) return false;
    for (uint32_t i = next; i < o->end; i++) {
        const im_chunk *c = at(r, i);
        if (c->kind == IM_CHUNK_VERB && (c->as == IM_TIE_RUNS || c->as == IM_TIE_SERVES))
            return take(o, place);
        if (!listed && i > next + 1) return false;
    }
    return false;
}

/* 김택진·박병무 공동대표 체제의 엔씨. */
static bool place_of_regime(im_office *o, const im_reading *r)
{
    uint32_t regime = im_chunk_after(r->rows, o->title, o->end);
    if (regime == IM_NONE || at(r, regime)->kind != IM_CHUNK_VERB || at(r, regime)->as != IM_TIE_REGIME)
        return false;
    const im_token *t = &r->document->tokens[at(r, regime)->token];
    uint32_t place = im_chunk_after(r->rows, regime, o->end);
    size_t length = strlen("체제의");
    if (place == IM_NONE || at(r, place)->kind != IM_CHUNK_ORGANIZATION || t->end - t->start != length)
        return false;
    return take(o, place);
}

/* 23세기아이들(대표 김형민): what stands before the bracket. */
static bool place_outer(im_office *o, const im_reading *r)
{
    return o->outer != IM_NONE && im_chunk_is_organization(at(r, o->outer)) && take(o, o->outer);
}

/* Is the mention in Latin letters and nobody we know, as the short form of an office is: 책임자(GSO)? */
static bool is_initials(const im_reading *r, const im_mention *mention)
{
    size_t i = 0;
    uint32_t code =
        im_utf8_next(r->document->text + mention->span.start, mention->span.end - mention->span.start, &i);
    return im_is_latin(code) && mention->entry == IM_NO_ENTRY;
}

/* 홍서린 변호사(법무법인 나루), 차은결 연구원(현 한빛증권): the bracket behind names nothing else. */
static bool place_bracketed(im_office *o, const im_reading *r)
{
    uint32_t holder = o->holders[o->holder_count - 1], last = o->title > holder ? o->title : holder;
    if (last + 2 >= o->end || at(r, last + 1)->kind != IM_CHUNK_OPEN || o->hold > IM_HOLD_BEHIND)
        return false;
    uint32_t place = last + 2, close = at(r, last + 1)->index;
    if (at(r, place)->as == IM_TIE_NOW) place++;
    return place + 1 == close && at(r, place)->kind == IM_CHUNK_ORGANIZATION &&
           !is_initials(r, &r->mentions.items[at(r, place)->index]) && take(o, place);
}

/* ◇SK텔레콤 ▲대표이사 사장 정재헌: the last organization that heads a list of appointments. */
static bool place_listed(im_office *o, const im_reading *r)
{
    if (o->hold != IM_HOLD_BEHIND) return false;
    uint32_t left = im_chunk_before(r->rows, o->title, o->first);
    if (left != IM_NONE && at(r, left)->kind != IM_CHUNK_SIGN) return false;
    uint32_t oldest = r->rows->starts[o->sentence > MOST_BACK ? o->sentence - MOST_BACK : 0];
    for (uint32_t i = im_chunk_before(r->rows, o->title, oldest); i != IM_NONE;
         i = im_chunk_before(r->rows, i, oldest))
        if (at(r, i)->kind == IM_CHUNK_ORGANIZATION) return take(o, i);
    return false;
}

/* Does the name end with the title's own beginning and one of the endings: 금융|위원장, 금융|위원회;
 * 국방|장관, 루마니아 국방|부? */
static bool is_named_in(const char *unit, size_t n, const char *name, const char *endings)
{
    size_t whole = strlen(name);
    while (*endings) {
        size_t length = strcspn(endings, "|"), tail = n + length;
        const char *end = name + whole - tail;
        bool word = whole == tail || (whole > tail && end[-1] == ' ');
        if (word && memcmp(end, unit, n) == 0 && memcmp(end + n, endings, length) == 0) return true;
        endings += length + (endings[length] == '|');
    }
    return false;
}

/* The length of what stands before the office itself in its word: 금융|위원장. */
static size_t unit_length(const im_office *o, const im_reading *r)
{
    const im_title *title = &r->titles.items[at(r, o->title)->index];
    size_t base = strlen(im_lexicon_form(r->lexicon, IM_TITLE, title->entry));
    size_t n = title->span.end - title->span.start;
    return n > base ? n - base : 0;
}

/* Are the letters of s[0..n) among those of the name, in their order: 전남 of 전라남도? */
static bool shortens(const char *s, size_t n, const char *name)
{
    size_t length = strlen(name), from = 0, i = 0;
    while (i < n) {
        uint32_t want = im_utf8_next(s, n, &i), have = 0;
        while (from < length && have != want) have = im_utf8_next(name, length, &from);
        if (have != want) return false;
    }
    return true;
}

im_office_limits im_office_limits_of(const im_office *o, const im_reading *r)
{
    const im_title *title = &r->titles.items[at(r, o->title)->index];
    im_office_limits limits = {.at = told_of(o, r, "at"), .length = unit_length(o, r)};
    const char *rank = told_of(o, r, "rank");
    /* an officer of the state is none of a company, whatever the clause is about */
    limits.political = im_lexicon_attribute(r->lexicon, IM_TITLE, title->entry, "political");
    if (limits.length && title->span.token_end - title->span.token == 1 && limits.at && rank &&
        strcmp(rank, "head") == 0)
        limits.unit = r->document->text + title->span.start;
    return limits;
}

bool im_office_is_barred(const im_office_limits *limits, const im_reading *r, uint32_t entity)
{
    return limits->political && !im_name_ends(r->entities.items[entity].name, limits->at);
}

bool im_office_excludes(const im_office_limits *limits, const im_reading *r, uint32_t entity)
{
    return limits->unit && !shortens(limits->unit, limits->length, r->entities.items[entity].name);
}

/* KB국민은행장, 금융위원장: the organization is in the title itself. */
static bool place_in_title(im_office *o, const im_reading *r)
{
    const im_title *title = &r->titles.items[at(r, o->title)->index];
    const char *endings = told_of(o, r, "at"), *unit = r->document->text + title->span.start;
    size_t n = unit_length(o, r);
    if (!endings || !n) return false;
    for (uint32_t i = 0; i < r->rows->count; i++) {
        const im_chunk *c = at(r, i);
        if (c->kind != IM_CHUNK_ORGANIZATION || c->entity == IM_NONE) continue;
        if (is_named_in(unit, n, r->entities.items[c->entity].name, endings)) return take(o, i);
    }
    return false;
}

/* Whoever founds or leads it, says the clause; but 스타게이트를 설립한다고 트럼프 대통령이 발표했다. */
static bool is_fitting(im_office *o, const im_reading *r)
{
    im_office_limits limits = im_office_limits_of(o, r);
    if (!im_office_is_barred(&limits, r, at(r, o->places[0])->entity)) return true;
    o->place_count = 0;
    return false;
}

bool im_office_place(im_office *o, const im_reading *r)
{
    if (o->place_count || place_in_title(o, r)) return true;
    if (o->hold == IM_HOLD_PREDICATE || o->hold == IM_HOLD_TOPIC) return place_worked(o, r);
    if (o->hold == IM_HOLD_BEHIND)
        return place_outer(o, r) || place_bracketed(o, r) || place_listed(o, r) ||
               (place_leading(o, r) && is_fitting(o, r));
    return (o->hold == IM_HOLD_CLAUSE && place_worked(o, r)) || place_before(o, r) || place_bracketed(o, r) ||
           (place_led(o, r) && is_fitting(o, r)) || (place_leading(o, r) && is_fitting(o, r)) ||
           place_run(o, r) || place_of_regime(o, r) || place_outer(o, r);
}

/* ---------------------------------------------------------------- the clause */

/* The office of the sentence that has the organization in its own phrase; NULL: none. */
const im_office *im_office_taking(uint32_t sentence, uint32_t chunk, const im_office *offices, size_t count)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (offices[middle].sentence < sentence)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i < count && offices[i].sentence == sentence; i++)
        for (uint32_t p = 0; p < offices[i].place_count; p++)
            if (offices[i].places[p] == chunk) return &offices[i];
    return NULL;
}

bool im_office_is_filled(const im_office *o, const im_reading *r)
{
    const im_chunk *title = at(r, o->title);
    return o->hold == IM_HOLD_PREDICATE && o->holders[0] > o->title &&
           (title->tie == IM_TIE_IN || title->tie == IM_TIE_AS || im_tie_is_subject(title->tie));
}

/* Is somebody appointed further on in the row? */
static bool is_appointing(const im_office *o, const im_reading *r)
{
    for (uint32_t i = o->title + 1; i < o->end; i++)
        if (at(r, i)->kind == IM_CHUNK_VERB && at(r, i)->as == IM_TIE_APPOINTED) return true;
    return false;
}

/* Is one a founder by this office or by another of the sentence: 창업자 조규봉 회장? */
static bool holds_founder(const im_office *o, const im_reading *r, const im_office *offices, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (offices[i].sentence == o->sentence && offices[i].holders[0] == o->holders[0] &&
            im_chunk_is_founder(r, at(r, offices[i].title)))
            return true;
    return false;
}

/* Is the clause's organization somebody who deals with the holder: 조규봉 창업자로부터 [샀다], 창업자 조규봉
 * 회장 일가의 [지분을]; or is it of another clause: 가온전자가 산다는 소문에 유하람 대표는? */
static bool is_stranger(const im_office *o, const im_reading *r, uint32_t chunk, const im_office *offices,
                        size_t count)
{
    uint32_t last, holder = o->holders[o->holder_count - 1];
    if (o->hold != IM_HOLD_BEFORE && o->hold != IM_HOLD_BEHIND) return false;
    im_tie tie = im_phrase_tie(r, holder, o->end, &last);
    if (tie == IM_TIE_TOPIC) return at(r, chunk)->tie != IM_TIE_TOPIC;
    return tie == IM_TIE_FROM || (tie == IM_TIE_OF && holds_founder(o, r, offices, count));
}

uint32_t im_office_clause_place(const im_office *o, const im_reading *r, const im_office *offices,
                                size_t count, bool frame_only)
{
    bool appointing = is_appointing(o, r);
    im_office_limits limits = im_office_limits_of(o, r);
    uint32_t from = o->title;
    for (uint32_t i = 0; i < o->holder_count; i++)
        if (o->holders[i] < from && o->holders[i] >= o->first) from = o->holders[i];
    for (uint32_t i = from; i-- > o->first;) {
        const im_chunk *c = at(r, i);
        if (!im_chunk_is_organization(c) || c->quoted != at(r, o->title)->quoted) continue;
        if (c->tie != IM_TIE_FRAME && im_office_taking(o->sentence, i, offices, count)) continue;
        if (im_office_is_barred(&limits, r, c->entity)) continue;
        if (c->tie == IM_TIE_FRAME || c->tie == IM_TIE_AT || (appointing && c->tie == IM_TIE_IN))
            return c->entity;
        if (im_tie_is_subject(c->tie))
            return frame_only || is_stranger(o, r, i, offices, count) ? IM_NONE : c->entity;
    }
    return IM_NONE;
}

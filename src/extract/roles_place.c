/* roles_place.c - at which organization an office is held: by its phrase, by its clause, by the
 * passage. */
#include <limits.h>
#include <string.h>

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

/* The endings of the organizations that have such an office ("at") or have none ("not"); NULL: any. */
static const char *endings_of(const im_office *o, const im_reading *r, const char *attribute)
{
    uint32_t entry = r->titles.items[at(r, o->title)->index].entry;
    return im_lexicon_attribute(r->lexicon, IM_TITLE, entry, attribute);
}

/* ---------------------------------------------------------------- the phrase */

/* Is the title a founder's, who is most often still with the firm? */
static bool is_founder(const im_reading *r, const im_chunk *title)
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
        bool title =
            c->kind == IM_CHUNK_TITLE && (c->tie == IM_TIE_NONE || (c->tie == IM_TIE_IS && is_founder(r, c)));
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
    if (as != IM_TIE_LEADS && as != IM_TIE_FOUNDS) return false;
    for (uint32_t i = verb; i-- > o->first && verb - i < MOST_TO_VERB;) {
        if (im_tie_is_subject(at(r, i)->tie)) return false;
        if (im_chunk_is_organization(at(r, i)) && at(r, i)->tie == IM_TIE_OBJECT) return take(o, i);
    }
    return false;
}

/* The organization behind the verb: 이끄는 [얼굴인식 스타트업] 올라웍스. */
static uint32_t next_organization(const im_reading *r, uint32_t chunk, uint32_t end)
{
    for (int i = 0; i < MOST_TO_PLACE; i++) {
        chunk = im_chunk_after(r->rows, chunk, end);
        if (chunk == IM_NONE) break;
        if (im_chunk_is_organization(at(r, chunk))) return chunk;
        if (!im_chunk_is_inside(r, at(r, chunk))) break;
    }
    return IM_NONE;
}

/* 박순재 대표가 이끄는 알테오젠, 박정식 대표의 하운드13. */
static bool place_leading(im_office *o, const im_reading *r)
{
    uint32_t last = o->title > o->holders[o->holder_count - 1] ? o->title : o->holders[o->holder_count - 1];
    im_tie tie = (im_tie)at(r, last)->tie;
    if (tie == IM_TIE_OF) {
        uint32_t next = im_chunk_after(r->rows, last, o->end);
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

/* ◇SK텔레콤 ▲대표이사 사장 정재헌: the last organization that heads a list of appointments. */
static bool place_listed(im_office *o, const im_reading *r)
{
    if (o->hold != IM_HOLD_BEHIND) return false;
    uint32_t left = im_chunk_before(r->rows, o->title, o->first);
    if (left != IM_NONE && at(r, left)->kind != IM_CHUNK_SIGN) return false;
    uint32_t oldest = r->rows->starts[o->sentence > MOST_BACK ? o->sentence - MOST_BACK : 0];
    for (uint32_t i = o->title; i-- > oldest;)
        if (at(r, i)->kind == IM_CHUNK_ORGANIZATION) return take(o, i);
    return false;
}

/* Is the name the title's own beginning and one of the endings: 금융|위원장, 금융|위원회? */
static bool is_named_in(const char *unit, size_t n, const char *name, const char *endings)
{
    if (strncmp(name, unit, n) != 0) return false;
    for (const char *rest = name + n; *endings;) {
        size_t length = strcspn(endings, "|");
        if (strlen(rest) == length && memcmp(rest, endings, length) == 0) return true;
        endings += length + (endings[length] == '|');
    }
    return false;
}

/* KB국민은행장, 금융위원장: the organization is in the title itself. */
static bool place_in_title(im_office *o, const im_reading *r)
{
    const im_title *title = &r->titles.items[at(r, o->title)->index];
    const char *endings = endings_of(o, r, "at"), *unit = r->document->text + title->span.start;
    size_t base = strlen(im_lexicon_form(r->lexicon, IM_TITLE, title->entry));
    size_t n = title->span.end - title->span.start;
    if (!endings || n <= base) return false;
    for (uint32_t i = 0; i < r->rows->count; i++) {
        const im_chunk *c = at(r, i);
        if (c->kind != IM_CHUNK_ORGANIZATION || c->entity == IM_NONE) continue;
        if (is_named_in(unit, n - base, r->entities.items[c->entity].name, endings)) return take(o, i);
    }
    return false;
}

bool im_office_place(im_office *o, const im_reading *r)
{
    if (o->place_count || place_in_title(o, r)) return true;
    if (o->hold == IM_HOLD_PREDICATE || o->hold == IM_HOLD_TOPIC) return false;
    if (o->hold == IM_HOLD_BEHIND) return place_outer(o, r) || place_listed(o, r) || place_leading(o, r);
    return place_before(o, r) || place_led(o, r) || place_leading(o, r) || place_run(o, r) ||
           place_of_regime(o, r) || place_outer(o, r);
}

/* ---------------------------------------------------------------- the clause */

/* The office of the sentence that has the organization in its own phrase; NULL: none. */
static const im_office *taker(uint32_t sentence, uint32_t chunk, const im_office *offices, size_t count)
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

/* An officer of the state is none of a company, whatever the clause is about. */
static bool is_political(const im_office *o, const im_reading *r)
{
    uint32_t entry = r->titles.items[at(r, o->title)->index].entry;
    return im_lexicon_attribute(r->lexicon, IM_TITLE, entry, "political");
}

static bool ends_with(const im_reading *r, uint32_t entity, const char *endings)
{
    return im_name_ends(r->entities.items[entity].name, endings);
}

bool im_office_is_barred(const im_office *o, const im_reading *r, uint32_t entity)
{
    const char *endings = endings_of(o, r, "at");
    return is_political(o, r) && !(endings && ends_with(r, entity, endings));
}

/* Is somebody appointed further on in the row? */
static bool is_appointing(const im_office *o, const im_reading *r)
{
    for (uint32_t i = o->title + 1; i < o->end; i++)
        if (at(r, i)->kind == IM_CHUNK_VERB && at(r, i)->as == IM_TIE_APPOINTED) return true;
    return false;
}

uint32_t im_office_clause_place(const im_office *o, const im_reading *r, const im_office *offices,
                                size_t count, bool frame_only)
{
    bool appointing = is_appointing(o, r);
    uint32_t from = o->title;
    for (uint32_t i = 0; i < o->holder_count; i++)
        if (o->holders[i] < from && o->holders[i] >= o->first) from = o->holders[i];
    for (uint32_t i = from; i-- > o->first;) {
        const im_chunk *c = at(r, i);
        if (!im_chunk_is_organization(c) || c->quoted != at(r, o->title)->quoted) continue;
        if (c->tie != IM_TIE_FRAME && taker(o->sentence, i, offices, count)) continue;
        if (im_office_is_barred(o, r, c->entity)) continue;
        if (c->tie == IM_TIE_FRAME || c->tie == IM_TIE_AT || (appointing && c->tie == IM_TIE_IN))
            return c->entity;
        if (im_tie_is_subject(c->tie)) return frame_only ? IM_NONE : c->entity;
    }
    return IM_NONE;
}

/* ---------------------------------------------------------------- the passage */

/* What speaks for an organization that is named before: weights by hand, tried on articles. */
enum {
    SAME_SENTENCE = 5,
    TAKEN_BESIDE = 4,
    TOPIC = 4,
    SUBJECT = 3,
    PARAGRAPH_FIRST = 4,
    SAME_PARAGRAPH = 3,
    HEADING = 12,
    SAID_AGAIN = 1,
    MOST_SAID_AGAIN = 3,
    FITTING = 12,
    OFFICER_ALREADY = 8,
    SENTENCE_BACK = 1,
    ATTRIBUTE = 2,
    APPOSITION = 4
};

typedef struct choice {
    uint32_t entity;
    int weight;
    uint32_t times;
} choice;

enum { MOST_CHOICES = 32 };

/* Has the organization another person for the same office, of which there is one? */
static bool has_officer(const im_office *o, const im_reading *r, uint32_t entity)
{
    const im_title *title = &r->titles.items[at(r, o->title)->index];
    const im_span *span = &title->span;
    const char *rank = im_lexicon_attribute(r->lexicon, IM_TITLE, title->entry, "rank");
    if (!rank || strcmp(rank, "head") != 0) return false;
    for (size_t i = 0; i < r->roles.count; i++) {
        const im_role *role = &r->roles.items[i];
        if (role->organization != entity || role->former || o->former || role->sentence == o->sentence)
            continue;
        if (strlen(role->title) == span->end - span->start &&
            memcmp(role->title, r->document->text + span->start, span->end - span->start) == 0)
            return true;
    }
    return false;
}

static int weigh_chunk(const im_office *o, const im_reading *r, uint32_t sentence, uint32_t chunk, bool first,
                       const im_office *offices, size_t count)
{
    const im_sentence *here = &r->document->sentences[o->sentence],
                      *there = &r->document->sentences[sentence];
    const im_chunk *c = at(r, chunk);
    int weight = -SENTENCE_BACK * (int)(o->sentence - sentence);
    const im_office *other = taker(sentence, chunk, offices, count);
    if (sentence == o->sentence && !(other && other->former))
        weight += SAME_SENTENCE + (other ? TAKEN_BESIDE : 0);
    if (other && (sentence != o->sentence || other->former)) weight -= ATTRIBUTE;
    if (here->paragraph == there->paragraph) weight += SAME_PARAGRAPH + (first ? PARAGRAPH_FIRST : 0);
    if (im_tie_is_subject(c->tie)) weight += c->tie == IM_TIE_TOPIC ? TOPIC : SUBJECT;
    if (chunk > r->rows->starts[sentence] && at(r, chunk - 1)->kind == IM_CHUNK_AFFILIATE)
        weight -= APPOSITION;
    if (there->zone == IM_ZONE_LEAD && there->token_count < 12) weight += HEADING;
    return weight;
}

static void weigh(choice *choices, uint32_t *n, uint32_t entity, int weight)
{
    for (uint32_t i = 0; i < *n; i++) {
        if (choices[i].entity != entity) continue;
        if (weight > choices[i].weight) choices[i].weight = weight;
        choices[i].times++;
        return;
    }
    if (*n < MOST_CHOICES) choices[(*n)++] = (choice){entity, weight, 0};
}

static uint32_t heaviest(const im_office *o, const im_reading *r, choice *choices, uint32_t n)
{
    const char *endings = endings_of(o, r, "at"), *barred = endings_of(o, r, "not");
    int best_weight = INT_MIN;
    uint32_t best = IM_NONE;
    for (uint32_t i = 0; i < n; i++) {
        choice *c = &choices[i];
        bool fitting = endings && ends_with(r, c->entity, endings);
        if (im_office_is_barred(o, r, c->entity)) continue;
        c->weight += SAID_AGAIN * (int)(c->times < MOST_SAID_AGAIN ? c->times : MOST_SAID_AGAIN);
        if (fitting) c->weight += FITTING;
        if (barred && ends_with(r, c->entity, barred)) c->weight -= FITTING;
        if (has_officer(o, r, c->entity)) c->weight -= OFFICER_ALREADY;
        if (c->weight <= best_weight) continue;
        best_weight = c->weight;
        best = c->entity;
    }
    return best;
}

/* Does no sentence of the paragraph before this one name an organization? */
static bool is_first_of_paragraph(const im_reading *r, uint32_t sentence)
{
    const im_sentence *sentences = r->document->sentences;
    for (uint32_t s = sentence; s-- > 0 && sentences[s].paragraph == sentences[sentence].paragraph;)
        for (uint32_t i = r->rows->starts[s]; i < r->rows->starts[s + 1]; i++)
            if (im_chunk_is_organization(at(r, i))) return false;
    return true;
}

uint32_t im_office_passage_place(const im_office *o, const im_reading *r, const im_office *offices,
                                 size_t count)
{
    choice choices[MOST_CHOICES];
    uint32_t n = 0;
    for (uint32_t s = o->sentence + 1; s-- > 0 && o->sentence - s <= MOST_BACK;) {
        uint32_t end = s == o->sentence ? o->title : r->rows->starts[s + 1];
        bool first = is_first_of_paragraph(r, s);
        for (uint32_t i = r->rows->starts[s]; i < end; i++) {
            if (!im_chunk_is_organization(at(r, i)) || at(r, i)->entity == IM_NONE) continue;
            weigh(choices, &n, at(r, i)->entity, weigh_chunk(o, r, s, i, first, offices, count));
            first = false;
        }
    }
    return heaviest(o, r, choices, n);
}

/* arguments.c - see arguments.h. */
#include "extract/arguments.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/map.h"
#include "base/utf8.h"

/* ---------------------------------------------------------------- particles */

static const char *const case_names[IM_CASES] = {"none",   "topic", "subject", "object", "with",  "with-of",
                                                 "to",     "from",  "of",      "as",     "also",  "or",
                                                 "copula", "side",  "other",   "clause", "among", "aside"};

inmaek_code im_cases_compile(uint8_t **out, const inmaek_lexicon *lexicon, inmaek_error *error)
{
    uint32_t count = im_lexicon_count(lexicon, IM_CASE);
    *out = calloc(count + 1, 1);
    if (!*out) return im_no_memory(error);
    for (uint32_t entry = 0; entry < count; entry++) {
        const char *name = im_lexicon_attribute(lexicon, IM_CASE, entry, "case");
        unsigned known = IM_CASE_NONE;
        while (known < IM_CASES && !(name && strcmp(name, case_names[known]) == 0)) known++;
        if (known < IM_CASES) {
            (*out)[entry] = (uint8_t)known;
            continue;
        }
        char *place = im_lexicon_place(lexicon, IM_CASE, entry);
        im_error(error, INMAEK_LEXICON, "%s: expected topic, subject, object, with... in case",
                 place ? place : "case");
        free(place);
        free(*out);
        *out = NULL;
        return INMAEK_LEXICON;
    }
    return INMAEK_OK;
}

/* What stands at the beginning of s[0..n); *length is how long it is. */
static im_case read_case(const im_arguments *a, const im_reading *r, uint32_t start, uint32_t end,
                         uint32_t *length)
{
    im_match match = im_lexicon_longest(r->lexicon, r->document->text + start, end - start, IM_BIT(IM_CASE));
    if (length) *length = match.length;
    if (!match.length) return end > start ? IM_CASE_OTHER : IM_CASE_NONE;
    im_case mark = (im_case)a->cases[im_lexicon_entry(r->lexicon, match.form, IM_CASE)];
    return mark == IM_CASE_CLAUSE || mark == IM_CASE_NONE ? IM_CASE_OTHER : mark;
}

/* ---------------------------------------------------------------- noun phrases */

/* The noun phrase while it grows to the right. */
typedef struct phrase {
    uint32_t start, end, token, token_end;
    uint32_t last; /* one past the sentence's last token */
} phrase;

static const im_token *token_at(const im_reading *r, uint32_t number)
{
    return &r->document->tokens[number];
}

static bool is_sign(const im_reading *r, uint32_t number, uint32_t code)
{
    return token_at(r, number)->kind == IM_TOKEN_PUNCT && token_at(r, number)->code == code;
}

/* (CEO), (대표이사 김한솔): over the bracket that opens right behind the phrase. */
static bool skip_bracket(phrase *p, const im_reading *r)
{
    enum { MOST = 16 };
    if (!is_sign(r, p->token_end, '(')) return false;
    for (uint32_t t = p->token_end + 1; t < p->last && t < p->token_end + MOST; t++)
        if (is_sign(r, t, ')')) {
            p->token_end = t + 1;
            p->end = token_at(r, t)->end;
            return true;
        }
    return false;
}

static bool skip_quote(phrase *p, const im_reading *r)
{
    const im_token *t = token_at(r, p->token_end);
    if (t->kind != IM_TOKEN_PUNCT || t->space_before) return false;
    if (t->code != '\'' && t->code != '"' && t->code != 0x2019 && t->code != 0x201D) return false;
    p->end = t->end;
    p->token_end++;
    return true;
}

/* The title that begins at the phrase's end, if one does. */
static bool take_title(phrase *p, im_arguments *a, const im_reading *r)
{
    while (a->title < r->titles.count && r->titles.items[a->title].span.start < p->end) a->title++;
    if (a->title == r->titles.count) return false;
    const im_span *title = &r->titles.items[a->title].span;
    if (title->token != p->token_end && title->start != p->end) return false;
    p->end = title->end;
    p->token_end = title->token_end;
    return true;
}

/* 측, 등: the phrase goes on behind it. */
static bool take_side(phrase *p, const im_arguments *a, const im_reading *r)
{
    const im_token *t = token_at(r, p->token_end);
    uint32_t length = 0;
    if (t->kind == IM_TOKEN_PUNCT || read_case(a, r, t->start, t->end, &length) != IM_CASE_SIDE) return false;
    p->end = t->start + length;
    p->token_end++;
    return true;
}

static bool has_role(const im_reading *r, uint32_t person, uint32_t organization)
{
    for (size_t i = 0; i < r->roles.count; i++)
        if (r->roles.items[i].person == person && r->roles.items[i].organization == organization) return true;
    return false;
}

/* The number of the first mention behind the phrase; those in its brackets are not. */
static uint32_t next_mention(const phrase *p, const im_arguments *a, const im_reading *r)
{
    uint32_t next = a->mention + 1;
    while (next < r->mentions.count && r->mentions.items[next].span.start < p->end) next++;
    return next;
}

/* 나래벤처스 | 김한솔 대표: the organization's own person right behind it. */
static bool take_person(phrase *p, im_arguments *a, const im_reading *r, im_argument *argument)
{
    uint32_t number = next_mention(p, a, r);
    if (number >= r->mentions.count || argument->person != IM_NONE) return false;
    for (uint32_t i = a->mention + 1; i < number; i++) /* others in the bracket have phrases of their own */
        if (r->mentions.items[i].entity != argument->entity) return false;
    const im_mention *next = &r->mentions.items[number];
    if (next->kind != INMAEK_PERSON || next->span.token != p->token_end) return false;
    if (next->entity == IM_NONE || !has_role(r, next->entity, argument->entity)) return false;
    argument->person = next->entity;
    p->end = next->span.end;
    p->token_end = next->span.token_end;
    a->mention = number;
    return true;
}

/* Is anything left of the phrase's last token, or stuck to its closing bracket? That is its
 * particle: its stretch goes to *start, *end. */
static bool particle_of(const phrase *p, const im_reading *r, uint32_t *start, uint32_t *end)
{
    const im_token *last = token_at(r, p->token_end - 1);
    if (last->end > p->end) {
        *start = p->end;
        *end = last->end;
        return true;
    }
    if (p->token_end >= p->last) return false;
    const im_token *next = token_at(r, p->token_end);
    if (next->space_before || next->kind != IM_TOKEN_HANGUL || last->kind != IM_TOKEN_PUNCT) return false;
    *start = next->start;
    *end = next->end;
    return true;
}

static bool is_quotation_mark(const im_token *t)
{
    return t->kind == IM_TOKEN_PUNCT && im_is_quotation_mark(t->code);
}

/* Of a name without a particle, which belongs to a noun behind it: that noun's case, also where its name
 * stands in quotation marks (나래AI의 모델 'N-1'을). */
static im_case head_case(const phrase *p, const im_arguments *a, const im_reading *r)
{
    enum { REACH = 3 };
    uint32_t next = next_mention(p, a, r);
    uint32_t stop = next < r->mentions.count ? r->mentions.items[next].span.token : p->last;
    uint32_t reach = p->token_end + REACH;
    for (uint32_t t = p->token_end; t < p->last && t < stop && t < reach; t++) {
        const im_token *word = token_at(r, t);
        if (is_quotation_mark(word)) {
            reach++;
            continue;
        }
        if (word->kind == IM_TOKEN_PUNCT) return IM_CASE_NONE;
        im_ending ending = im_ending_of(r, t);
        bool behind_mark = t > p->token_end && !word->space_before && is_quotation_mark(word - 1);
        if (!ending.length || (ending.length == word->end - word->start && !behind_mark)) continue;
        im_case mark = (im_case)a->cases[ending.entry];
        if (mark != IM_CASE_NONE) return mark;
    }
    return IM_CASE_NONE;
}

/* 나래와 다솜으로 이뤄진 컨소시엄이: the particle is the beginning of more, behind which the phrase goes on.
 */
static bool take_consortium(phrase *p, const im_arguments *a, const im_reading *r, uint32_t start,
                            uint32_t end)
{
    uint32_t length = 0;
    if (end <= start || read_case(a, r, start, token_at(r, p->last - 1)->end, &length) != IM_CASE_SIDE)
        return false;
    if (start + length <= end) return false;
    p->end = start + length;
    while (p->token_end < p->last && token_at(r, p->token_end)->start < p->end) p->token_end++;
    return true;
}

/* Grows the phrase over brackets, titles and the organization's person, then reads its particle. */
static void grow_phrase(phrase *p, im_arguments *a, const im_reading *r, im_argument *argument)
{
    uint32_t start = p->end, end = p->end;
    while (!particle_of(p, r, &start, &end) && p->token_end < p->last)
        if (!skip_bracket(p, r) && !skip_quote(p, r) && !take_person(p, a, r, argument) &&
            !take_title(p, a, r) && !take_side(p, a, r))
            break;
    if (take_consortium(p, a, r, start, end) && !particle_of(p, r, &start, &end)) start = end = p->end;
    /* some go on over the next word: 를 비롯해 */
    argument->own_case =
        (uint8_t)read_case(a, r, start, end > start ? token_at(r, p->last - 1)->end : end, NULL);
    if (argument->own_case == IM_CASE_NONE) argument->head_case = (uint8_t)head_case(p, a, r);
    argument->start = p->start;
    argument->end = p->end;
    argument->token = p->token;
    argument->token_end = p->token_end;
}

/* ---------------------------------------------------------------- arguments */

/* Another name of the last one in its bracket, 나래벤처스(NVC)와, or one of its people, 나래벤처스(대표
 * 김한솔)와: no phrase of its own, so that the list goes on behind it. */
static bool explains_last(im_arguments *a, const im_argument *argument, uint32_t start)
{
    if (!a->list.count) return false;
    im_argument *last = &a->list.items[a->list.count - 1];
    if (last->entity != argument->entity || !im_argument_is_there(last) || start >= last->end) return false;
    if (last->person == IM_NONE) last->person = argument->person;
    return true;
}

static bool push(im_arguments *a, const im_reading *r, im_argument argument, const im_span *span,
                 uint32_t last)
{
    if (explains_last(a, &argument, span->start)) return true;
    phrase p = {span->start, span->end, span->token, span->token_end, last};
    grow_phrase(&p, a, r, &argument);
    return argument.own_case == IM_CASE_ASIDE || im_array_push(&a->list, argument);
}

/* The organization of a person: where an office is held now, else where one was; of several, that which the
 * article is about most. */
static uint32_t organization_of(const im_arguments *a, const im_reading *r, uint32_t person)
{
    const im_role *best = NULL;
    for (size_t i = 0; i < r->roles.count; i++) {
        const im_role *role = &r->roles.items[i];
        if (role->person != person) continue;
        bool heavier =
            best && a->profiles[role->organization].weight > a->profiles[best->organization].weight;
        if (!best || role->former < best->former || (role->former == best->former && heavier)) best = role;
    }
    return best ? best->organization : IM_NONE;
}

/* 김한솔 | 나래벤처스 대표: does the organization's own mention follow at once? */
static bool organization_follows(const im_reading *r, size_t mention)
{
    if (mention + 1 >= r->mentions.count) return false;
    const im_mention *m = &r->mentions.items[mention], *next = m + 1;
    return next->kind == INMAEK_ORGANIZATION && next->span.token == m->span.token_end &&
           next->entity != IM_NONE && has_role(r, m->entity, next->entity);
}

static bool add_mention(im_arguments *a, const im_reading *r, uint32_t last, uint32_t *person)
{
    const im_mention *m = &r->mentions.items[a->mention];
    im_argument argument = {.entity = m->entity, .person = *person, .source = IM_BY_NAME};
    *person = IM_NONE;
    if (m->entity == IM_NONE) return true;
    if (m->kind == INMAEK_PERSON) {
        if (organization_follows(r, a->mention)) {
            *person = m->entity;
            return true;
        }
        argument = (im_argument){
            .entity = organization_of(a, r, m->entity), .person = m->entity, .source = IM_BY_PERSON};
        if (argument.entity == IM_NONE) return true;
    }
    return push(a, r, argument, &m->span, last);
}

static bool add_anaphor(im_arguments *a, const im_reading *r, uint32_t last)
{
    const im_anaphor *n = &r->anaphors.items[a->anaphor];
    for (uint32_t i = 0; i < n->entity_count; i++) {
        im_argument argument = {.entity = n->entities[i], .person = IM_NONE, .source = IM_BY_ANAPHOR};
        if (n->kind == INMAEK_PERSON) {
            argument.person = n->entities[i];
            argument.entity = organization_of(a, r, n->entities[i]);
            if (argument.entity == IM_NONE) continue;
        }
        if (!push(a, r, argument, &n->span, last)) return false;
    }
    return true;
}

/* Is anyone named or stood for before that place who was not in a sentence before? */
static bool anyone_before(const im_arguments *a, const im_reading *r, uint32_t end)
{
    return (a->mention < r->mentions.count && r->mentions.items[a->mention].span.start < end) ||
           (a->anaphor < r->anaphors.count && r->anaphors.items[a->anaphor].span.start < end);
}

/* Those named or stood for in the sentence, in text order. */
static bool add_present(im_arguments *a, const im_reading *r, const im_sentence *s)
{
    uint32_t last = s->token + s->token_count, person = IM_NONE;
    for (;;) {
        const im_mention *m = a->mention < r->mentions.count ? &r->mentions.items[a->mention] : NULL;
        const im_anaphor *n = a->anaphor < r->anaphors.count ? &r->anaphors.items[a->anaphor] : NULL;
        bool mention = m && m->span.start < s->end, anaphor = n && n->span.start < s->end;
        if (mention && (!anaphor || m->span.start < n->span.start)) {
            if (!add_mention(a, r, last, &person)) return false;
            a->mention++;
        } else if (anaphor) {
            if (!add_anaphor(a, r, last)) return false;
            a->anaphor++;
        } else
            return true;
    }
}

/* ---------------------------------------------------------------- lists */

static bool is_separator(const im_reading *r, uint32_t number)
{
    const im_token *t = token_at(r, number);
    return t->kind == IM_TOKEN_PUNCT && (t->code == ',' || t->code == '/' || im_is_middle_dot(t->code));
}

/* Do the two stand in one list? Between them is a separator, or 와 on the first, and at most one
 * word more (A와 미국 B가); or 를 비롯해, and a few. */
static bool in_one_list(const im_reading *r, const im_argument *a, const im_argument *b)
{
    enum { AMONG = 3 };
    if (a->start == b->start) return true; /* 양사 */
    if (b->token < a->token_end) return false;
    uint32_t gap = b->token - a->token_end, first = a->token_end;
    if (a->own_case == IM_CASE_WITH || a->own_case == IM_CASE_OR) {
        if (token_at(r, first)->kind == IM_TOKEN_HANGUL && !token_at(r, first)->space_before && gap) gap--;
        return gap <= 1;
    }
    if (a->own_case == IM_CASE_AMONG) return gap <= AMONG;
    if (a->own_case != IM_CASE_NONE) return false;
    return gap >= 1 && gap <= 2 && is_separator(r, first);
}

/* Cases that fill the same place beside a verb. */
static uint8_t place_of(uint8_t mark)
{
    switch (mark) {
    case IM_CASE_TOPIC:
    case IM_CASE_SUBJECT:
    case IM_CASE_ALSO:
        return 1;
    case IM_CASE_WITH:
    case IM_CASE_WITH_OF:
        return 2;
    case IM_CASES + IM_CASE_OBJECT:
        return 2u + IM_CASE_OBJECT; /* 나래로봇 인수를 */
    default:
        return (uint8_t)(2u + mark);
    }
}

static void find_lists(im_arguments *a, const im_reading *r, size_t first)
{
    uint16_t group = 0;
    for (size_t i = first; i < a->list.count;) {
        size_t end = i + 1;
        while (end < a->list.count && in_one_list(r, &a->list.items[end - 1], &a->list.items[end])) end++;
        uint8_t own = a->list.items[end - 1].own_case, head = a->list.items[end - 1].head_case;
        uint8_t mark = own != IM_CASE_NONE || head == IM_CASE_NONE ? own : (uint8_t)(IM_CASES + head);
        for (size_t k = i; k < end; k++) {
            a->list.items[k].group = group;
            a->list.items[k].group_size = (uint16_t)(end - i);
            a->list.items[k].group_place = (uint16_t)(k - i);
            a->list.items[k].group_case = own;
            a->list.items[k].head_case = head;
            a->list.items[k].mark = mark;
            a->list.items[k].place = place_of(mark);
        }
        group++;
        i = end;
    }
}

/* ---------------------------------------------------------------- what it is about */

static bool is_present(const im_arguments *a, uint32_t entity, size_t first)
{
    for (size_t i = first; i < a->list.count; i++)
        if (a->list.items[i].entity == entity) return true;
    return false;
}

/* The first topic (은/는) of the sentence, else its first subject. */
static uint32_t topic_of(const im_arguments *a, size_t first)
{
    uint32_t subject = IM_NONE;
    for (size_t i = first; i < a->list.count; i++) {
        const im_argument *argument = &a->list.items[i];
        if (argument->group_size > 2) continue;
        if (argument->group_case == IM_CASE_TOPIC) return argument->entity;
        if (argument->group_case == IM_CASE_SUBJECT && subject == IM_NONE) subject = argument->entity;
    }
    return subject;
}

/* The hash of a name's last two letters. */
static uint32_t name_ending(const char *name)
{
    size_t length = strlen(name), start = length;
    for (int i = 0; i < 2 && start > 0; i++) im_utf8_previous(name, &start);
    return im_hash(name + start, length - start);
}

/* How sure, by steps. */
static uint32_t trust_of(uint32_t confidence)
{
    enum { MOST = 16 };
    uint32_t level = confidence < 500     ? 0
                     : confidence >= 1000 ? MOST
                                          : 2 * (confidence - 500) / (1000 - confidence);
    return level > MOST ? MOST : level;
}

/* How much of the article is about each organization. */
static void profile_entities(im_arguments *a, const im_reading *r)
{
    enum { IN_TITLE = 6, EARLY = 3, SUBJECT = 2, FIRST_SENTENCES = 4 };
    uint32_t opening = IM_NONE;
    for (size_t i = 0; i < r->mentions.count; i++) {
        const im_mention *m = &r->mentions.items[i];
        if (m->entity == IM_NONE || m->kind != INMAEK_ORGANIZATION) continue;
        im_case mark = read_case(a, r, m->span.end, token_at(r, m->span.token_end - 1)->end, NULL);
        bool subject = mark == IM_CASE_TOPIC || mark == IM_CASE_SUBJECT;
        bool in_title = r->document->sentences[m->span.sentence].zone == IM_ZONE_TITLE;
        im_profile *p = &a->profiles[m->entity];
        if (!p->first && !in_title) p->first = 1 + m->span.sentence;
        if (opening == IM_NONE && r->document->sentences[m->span.sentence].zone == IM_ZONE_BODY)
            opening = m->span.sentence;
        p->opening |= opening == m->span.sentence;
        p->mentions++;
        p->subjects += subject;
        p->in_title |= in_title;
        p->weight += 1 + (subject ? SUBJECT : 0);
        if (in_title)
            p->weight += IN_TITLE;
        else if (m->span.sentence < FIRST_SENTENCES)
            p->weight += EARLY;
    }
    for (size_t i = 0; i < r->roles.count; i++)
        if (r->roles.items[i].organization != IM_NONE) a->profiles[r->roles.items[i].organization].people++;
}

static uint32_t heaviest(const im_profile *profiles, size_t count, uint32_t but)
{
    uint32_t best = IM_NONE, most = 0;
    for (uint32_t e = 0; e < count; e++)
        if (e != but && profiles[e].weight > most) {
            most = profiles[e].weight;
            best = e;
        }
    return best;
}

static void forget_section(im_arguments *a)
{
    a->topic = a->section = a->paragraph_first = IM_NONE;
    for (int i = 0; i < IM_PREVIOUS; i++) a->previous[i] = IM_NONE;
}

bool im_arguments_begin(im_arguments *a, const im_reading *r)
{
    size_t count = r->entities.count;
    *a = (im_arguments){.list = a->list, .cases = a->cases};
    a->profiles = im_arena_calloc(r->arena, count + 1, sizeof *a->profiles);
    if (!a->profiles) return false;
    for (size_t e = 0; e < count; e++) {
        if (r->entities.items[e].kind != INMAEK_ORGANIZATION) continue;
        a->profiles[e].ending = name_ending(r->entities.items[e].name);
        a->profiles[e].trust = trust_of(r->entities.items[e].confidence);
    }
    profile_entities(a, r);
    a->article[0] = heaviest(a->profiles, count, IM_NONE);
    a->article[1] = heaviest(a->profiles, count, a->article[0]);
    forget_section(a);
    return true;
}

/* A heading, or a line that begins with a mark like ■: what came before is not gone on with. */
static bool begins_section(const im_reading *r, const im_sentence *s)
{
    const im_token *t = token_at(r, s->token);
    return s->token_count &&
           (s->zone == IM_ZONE_LEAD || (t->kind == IM_TOKEN_PUNCT && t->code >= 0x25A0 && t->code <= 0x25FF));
}

/* All that speaks for an organization that the sentence does not name. */
static uint16_t standing_of(const im_arguments *a, uint32_t entity)
{
    const im_profile *p = &a->profiles[entity];
    unsigned bits =
        (entity == a->topic ? IM_STANDS_TOPIC : 0) | (entity == a->section ? IM_STANDS_SECTION : 0) |
        (entity == a->article[0] ? IM_STANDS_ARTICLE : 0) |
        (entity == a->article[1] ? IM_STANDS_ARTICLE_NEXT : 0) |
        (entity == a->paragraph_first ? IM_STANDS_PARAGRAPH : 0) |
        (p->paragraph == a->paragraph + 1 ? IM_STANDS_NEAR : 0) | (p->opening ? IM_STANDS_OPENING : 0);
    for (int i = 0; i < IM_PREVIOUS; i++) bits |= entity == a->previous[i] ? IM_STANDS_PREVIOUS : 0;
    return (uint16_t)bits;
}

/* Adds an organization that the sentence does not name. */
static bool add_absent(im_arguments *a, const im_sentence *s, uint32_t sentence, uint32_t entity,
                       uint8_t source)
{
    enum { OLD = 8 };
    if (entity == IM_NONE || is_present(a, entity, 0)) return true;
    uint32_t seen = a->profiles[entity].seen,
             age = !seen || seen > sentence || sentence - seen + 1 > OLD ? OLD : sentence - seen + 1;
    im_argument absent = {.entity = entity,
                          .person = IM_NONE,
                          .start = s->start,
                          .end = s->start,
                          .token = s->token,
                          .token_end = s->token,
                          .source = source,
                          .group = UINT16_MAX,
                          .group_size = 1,
                          .age = age,
                          .standing = standing_of(a, entity)};
    return im_array_push(&a->list, absent);
}

static bool add_all_absent(im_arguments *a, const im_sentence *s, uint32_t sentence)
{
    if (!add_absent(a, s, sentence, a->topic, IM_BY_TOPIC) ||
        !add_absent(a, s, sentence, a->section, IM_BY_SECTION) ||
        !add_absent(a, s, sentence, a->paragraph_first, IM_BY_PARAGRAPH) ||
        !add_absent(a, s, sentence, a->article[0], IM_BY_ARTICLE) ||
        !add_absent(a, s, sentence, a->article[1], IM_BY_ARTICLE))
        return false;
    for (int i = 0; i < IM_PREVIOUS; i++)
        if (!add_absent(a, s, sentence, a->previous[i], IM_BY_PREVIOUS)) return false;
    return true;
}

/* Remembers the sentence for those that follow. */
static void remember(im_arguments *a, uint32_t sentence, size_t first)
{
    uint32_t topic = topic_of(a, first), count = 0;
    if (topic != IM_NONE) a->topic = topic;
    for (size_t i = first; i < a->list.count; i++) {
        uint32_t entity = a->list.items[i].entity;
        if (a->section == IM_NONE) a->section = entity;
        if (a->paragraph_first == IM_NONE) a->paragraph_first = entity;
        a->profiles[entity].paragraph = a->paragraph + 1;
        if (a->profiles[entity].seen == sentence + 1) continue;
        a->profiles[entity].seen = sentence + 1;
        if (count < IM_PREVIOUS) a->previous[count++] = entity;
    }
    for (; count && count < IM_PREVIOUS; count++) a->previous[count] = IM_NONE;
}

bool im_arguments_next(im_arguments *a, const im_reading *r, uint32_t sentence)
{
    const im_sentence *s = &r->document->sentences[sentence];
    a->list.count = 0;
    if (begins_section(r, s)) forget_section(a);
    if (s->paragraph != a->paragraph) a->paragraph_first = IM_NONE;
    a->paragraph = s->paragraph;
    if (!anyone_before(a, r, s->end)) return true;
    if (!add_all_absent(a, s, sentence)) return false;
    size_t first = a->list.count, kept = 0;
    if (!add_present(a, r, s)) return false;
    find_lists(a, r, first);
    remember(a, sentence, first);
    for (size_t i = 0; i < first; i++)
        if (!is_present(a, a->list.items[i].entity, first)) a->list.items[kept++] = a->list.items[i];
    a->list.count -= first - kept;
    if (kept < first)
        memmove(a->list.items + kept, a->list.items + first, (a->list.count - kept) * sizeof *a->list.items);
    return true;
}

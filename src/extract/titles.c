/* titles.c - where an office is named.
 *
 * An office is a word of the lexicon at the beginning of a token (대표는), or the end of a longer
 * one (HS사업본부장); words beside it that are part of it are taken in (공동 대표, 대표이사
 * 직무대행), and so are a unit's words between a name and the office (오픈AI 인터내셔널 비즈니스
 * 총괄). A word that is only sometimes an office (대표 상품, 반도체 시장) counts beside a name. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "extract/rows.h"
#include "extract/ties.h"

enum {
    MOST_FORMS = 8,      /* offices that begin alike: 대표, 대표이사, 대표이사 사장 */
    MOST_PARTICLE = 5,   /* syllables of the longest particle behind an office */
    MOST_UNIT_WORDS = 6, /* between a name and its office */
    MOST_PARTS = 3,
    MOST_BRACKET = 40 /* tokens in a bracket that is skipped */
};

struct im_titles_model {
    im_ties ties;
    uint8_t *ambiguous, *suffix, *staff; /* by entry */
};

typedef struct finder {
    im_reading *r;
    const im_titles_model *model;
    const im_document *d;
    size_t mention; /* the first that does not end before the token at hand */
} finder;

/* ---------------------------------------------------------------- the model */

static bool has_attribute(const inmaek_lexicon *lexicon, uint32_t entry, const char *name, const char *value)
{
    const char *given = im_lexicon_attribute(lexicon, IM_TITLE, entry, name);
    return given && strcmp(given, value) == 0;
}

inmaek_code im_titles_new(im_titles_model **out, const inmaek_lexicon *lexicon, inmaek_error *error)
{
    uint32_t count = im_lexicon_count(lexicon, IM_TITLE);
    im_titles_model *model = calloc(1, sizeof *model);
    if (!model) return im_no_memory(error);
    inmaek_code code = im_ties_compile(&model->ties, lexicon, error);
    model->ambiguous = calloc(count + 1, 1);
    model->suffix = calloc(count + 1, 1);
    model->staff = calloc(count + 1, 1);
    if (!code && !(model->ambiguous && model->suffix && model->staff)) code = im_no_memory(error);
    if (code) {
        im_titles_free(model);
        return code;
    }
    for (uint32_t entry = 0; entry < count; entry++) {
        model->ambiguous[entry] = has_attribute(lexicon, entry, "ambiguous", "true");
        model->suffix[entry] = has_attribute(lexicon, entry, "suffix", "true");
        model->staff[entry] = has_attribute(lexicon, entry, "rank", "staff");
    }
    *out = model;
    return INMAEK_OK;
}

void im_titles_free(im_titles_model *model)
{
    if (!model) return;
    im_ties_dispose(&model->ties);
    free(model->ambiguous);
    free(model->suffix);
    free(model->staff);
    free(model);
}

/* ---------------------------------------------------------------- the words around */

static const im_token *token_at(const finder *f, uint32_t token)
{
    return &f->d->tokens[token];
}

static bool is_word(const finder *f, uint32_t token)
{
    return token_at(f, token)->kind != IM_TOKEN_PUNCT;
}

/* What the token as a whole is among the title words. */
static im_tie title_word(const finder *f, uint32_t token)
{
    const im_token *t = token_at(f, token);
    return im_tie_exact(&f->model->ties, f->d->text + t->start, t->end - t->start, IM_TITLE_WORD);
}

static const im_mention *mention_on(const finder *f, uint32_t token)
{
    return im_mention_on(f->r, token);
}

/* A mention that ends just where the token does: no particle parts it from what follows. */
static bool ends_bare(const finder *f, const im_mention *mention)
{
    return mention && mention->span.end == token_at(f, mention->span.token_end - 1)->end;
}

/* The token of the sign that opens the bracket which `token` closes, or IM_NONE. */
static uint32_t bracket_open(const finder *f, uint32_t token, uint32_t first)
{
    if (token_at(f, token)->code != ')') return IM_NONE;
    for (uint32_t t = token; t-- > first && token - t < MOST_BRACKET;)
        if (token_at(f, t)->code == '(') return t;
    return IM_NONE;
}

/* The token before `token` with brackets and words like 전, 신임 skipped; IM_NONE: the sentence's
 * beginning. Tells if 전 was among them. */
static uint32_t before(const finder *f, uint32_t token, uint32_t first, bool *former)
{
    while (token > first) {
        token--;
        uint32_t open = bracket_open(f, token, first);
        if (open != IM_NONE) {
            token = open;
            continue;
        }
        im_tie tie = is_word(f, token) ? title_word(f, token) : IM_TIE_OTHER;
        if (tie == IM_TIE_FORMER && former) *former = true;
        if (tie != IM_TIE_FORMER && tie != IM_TIE_NOW && tie != IM_TIE_NEW) return token;
    }
    return IM_NONE;
}

/* Is the token a bare noun: a word without a particle, not part of a name? */
static bool is_bare_noun(const finder *f, uint32_t token)
{
    const im_token *t = token_at(f, token);
    if (t->kind == IM_TOKEN_PUNCT || t->kind == IM_TOKEN_DIGIT || mention_on(f, token)) return false;
    size_t i = t->end;
    if (im_tie_exact(&f->model->ties, f->d->text + t->start, t->end - t->start, IM_LINK) >= IM_TIE_HELD)
        return false; /* 한빛전자 출신 창업자 */
    if (im_lexicon_suffix(f->r->lexicon, f->d->text + t->start, t->end - t->start, IM_BIT(IM_TITLE_WORD))
            .length)
        return true;
    im_utf8_previous(f->d->text, &i);
    if (i == t->start) return true;
    return im_tie_exact(&f->model->ties, f->d->text + i, t->end - i, IM_LINK) == IM_TIE_OTHER;
}

/* ---------------------------------------------------------------- one office */

/* Does an office that ends at `end` in the token leave a particle, or nothing? A tail that
 * clings (대표내정자) moves *end. */
static bool ends_well(const finder *f, uint32_t token, uint32_t *end)
{
    const im_token *t = token_at(f, token);
    const char *text = f->d->text;
    if (*end == t->end) return true;
    uint32_t length;
    im_tie word = im_tie_begins(&f->model->ties, text + *end, t->end - *end, IM_TITLE_WORD, &length);
    uint32_t after = word == IM_TIE_TAIL ? *end + length : *end;
    if (after < t->end) {
        im_tie tie = im_tie_particle(&f->model->ties, text + after, t->end - after);
        bool particle =
            im_lexicon_exact(f->r->lexicon, text + after, t->end - after, IM_BIT(IM_PARTICLE)).length;
        if (tie == IM_TIE_OTHER && !particle) return false;
    }
    *end = after;
    return true;
}

static uint32_t token_of(const finder *f, uint32_t token, uint32_t end)
{
    while (token_at(f, token)->end < end) token++;
    return token;
}

/* The longest office that begins at `start` in the token. */
static bool find_prefix(const finder *f, uint32_t token, uint32_t start, im_title *out)
{
    const im_sentence *s = &f->d->sentences[token_at(f, token)->sentence];
    im_match matches[MOST_FORMS];
    unsigned n = im_lexicon_prefixes(f->r->lexicon, f->d->text + start, s->end - start, IM_BIT(IM_TITLE),
                                     matches, MOST_FORMS);
    while (n-- > 0) {
        uint32_t end = start + matches[n].length, last = token_of(f, token, end);
        if (!ends_well(f, last, &end)) continue;
        *out = (im_title){.span = {start, end, token, last + 1, token_at(f, token)->sentence},
                          .entry = im_lexicon_entry(f->r->lexicon, matches[n].form, IM_TITLE)};
        return true;
    }
    return false;
}

/* The longest office that ends the token, but for a particle: 대외협력처|장은. */
static bool find_suffix(const finder *f, uint32_t token, im_title *out)
{
    if (!im_may_hold(f->r, token, IM_BIT(IM_TITLE))) return false;
    const im_token *t = token_at(f, token);
    size_t cut = t->end;
    for (int i = 0; i <= MOST_PARTICLE && cut > t->start; i++) {
        uint32_t end = (uint32_t)cut;
        im_match m =
            im_lexicon_suffix(f->r->lexicon, f->d->text + t->start, end - t->start, IM_BIT(IM_TITLE));
        im_utf8_previous(f->d->text, &cut);
        if (!m.length || m.length == end - t->start) continue;
        uint32_t entry = im_lexicon_entry(f->r->lexicon, m.form, IM_TITLE);
        if (!f->model->suffix[entry] || !ends_well(f, token, &end)) continue;
        *out = (im_title){.span = {t->start, end, token, token + 1, t->sentence}, .entry = entry};
        return true;
    }
    return false;
}

/* Words before and behind that belong to the office: 공동 대표, 대표이사 직무대행. */
static void take_parts(const finder *f, im_title *title, const im_sentence *s)
{
    im_span *span = &title->span;
    for (int i = 0; i < MOST_PARTS && span->token > s->token && token_at(f, span->token)->space_before; i++) {
        uint32_t t = span->token - 1;
        if (span->start != token_at(f, span->token)->start || !is_word(f, t) || mention_on(f, t) ||
            title_word(f, t) != IM_TIE_PART)
            break;
        span->token = t;
        span->start = token_at(f, t)->start;
    }
    uint32_t next = span->token_end;
    if (next >= s->token + s->token_count || token_at(f, next - 1)->end != span->end || !is_word(f, next))
        return;
    uint32_t length, start = token_at(f, next)->start, end;
    if (im_tie_begins(&f->model->ties, f->d->text + start, token_at(f, next)->end - start, IM_TITLE_WORD,
                      &length) != IM_TIE_TAIL)
        return;
    end = start + length;
    if (!ends_well(f, next, &end)) return;
    span->token_end = next + 1;
    span->end = end;
}

/* Does a dot without spaces join two words: 지식·정보? */
static bool is_inner_dot(const finder *f, uint32_t token)
{
    const im_token *t = token_at(f, token);
    return im_is_middle_dot(t->code) && !t->space_before && token + 1 < f->d->token_count &&
           !token_at(f, token + 1)->space_before;
}

/* Is the token no word of its own in a row of words? */
static bool is_parted(const finder *f, uint32_t token)
{
    return !token_at(f, token)->space_before && !is_inner_dot(f, token) && !is_inner_dot(f, token - 1);
}

/* A unit's words between a name and its office: (오픈AI) 인터내셔널 비즈니스 총괄. */
static bool take_unit(const finder *f, im_title *title, const im_sentence *s)
{
    im_span *span = &title->span;
    uint32_t t = span->token;
    if (span->start != token_at(f, t)->start) return false;
    for (int i = 0; i <= MOST_UNIT_WORDS && t > s->token && !is_parted(f, t); i++, t--) {
        if (is_bare_noun(f, t - 1) && title_word(f, t - 1) != IM_TIE_FORMER &&
            title_word(f, t - 1) != IM_TIE_NEW)
            continue;
        if (is_inner_dot(f, t - 1)) continue; /* 지식·정보 부사장 */
        if (!ends_bare(f, mention_on(f, t - 1)) || i == 0 || !is_word(f, t)) return false;
        if (f->model->staff[title->entry]) return true; /* 경영학과 교수 is 교수 */
        span->token = t;
        span->start = token_at(f, t)->start;
        return true;
    }
    return false;
}

/* Does 의 or 에서 follow the name? */
static bool is_workplace(const finder *f, const im_mention *mention)
{
    uint32_t end = token_at(f, mention->span.token_end - 1)->end;
    im_tie tie = im_tie_particle(&f->model->ties, f->d->text + mention->span.end, end - mention->span.end);
    return tie == IM_TIE_OF || tie == IM_TIE_AT;
}

/* Is there a person before the organization whose unit's office it is: 정도현 고려대 경영학과 교수? */
static bool stands_with_person(const finder *f, const im_title *title, const im_sentence *s)
{
    uint32_t t = title->span.token;
    while (t > s->token && !mention_on(f, t - 1)) t--;
    const im_mention *m = t > s->token ? mention_on(f, t - 1) : NULL;
    if (m && m->kind == INMAEK_ORGANIZATION) {
        t = before(f, m->span.token, s->token, NULL);
        m = t == IM_NONE ? NULL : mention_on(f, t);
    }
    return m && m->kind == INMAEK_PERSON && ends_bare(f, m);
}

/* Is there a name beside the office, or a verb of taking office behind it? */
static bool stands_with_name(const finder *f, const im_title *title, const im_sentence *s)
{
    const im_span *span = &title->span;
    uint32_t previous = before(f, span->token, s->token, NULL), next = span->token_end;
    uint32_t end = s->token + s->token_count;
    const im_mention *left = previous == IM_NONE ? NULL : mention_on(f, previous);
    if (left && (ends_bare(f, left) || is_workplace(f, left))) return true;
    if (span->start != token_at(f, span->token)->start && mention_on(f, span->token)) return true;
    if (next >= end) return false;
    const im_mention *m = mention_on(f, next);
    if (m && m->kind == INMAEK_PERSON && m->span.start == token_at(f, next)->start) return true;
    im_tie tie = im_tie_begins(&f->model->ties, f->d->text + token_at(f, next)->start,
                               s->end - token_at(f, next)->start, IM_LINK, NULL);
    return tie >= IM_TIE_HELD && tie <= IM_TIE_REGIME;
}

/* Is it the abbreviation in 최고경영자(CEO)? */
static bool is_abbreviation(const finder *f, const im_title *title)
{
    uint32_t t = title->span.token;
    if (!f->r->titles.count || t < 2 || token_at(f, t - 1)->code != '(') return false;
    const im_span *last = &f->r->titles.items[f->r->titles.count - 1].span;
    return last->token_end == t - 1 && last->sentence == title->span.sentence;
}

/* 전 대표, 전 카카오 대표, 前 대표. */
static bool is_former(const finder *f, const im_title *title, const im_sentence *s)
{
    bool former = false;
    uint32_t t = before(f, title->span.token, s->token, &former);
    const im_mention *m = !former && t != IM_NONE ? mention_on(f, t) : NULL;
    if (m && m->kind == INMAEK_ORGANIZATION && ends_bare(f, m)) before(f, m->span.token, s->token, &former);
    return former;
}

/* ---------------------------------------------------------------- all of them */

/* Joins the office to the one just before it: 대표이사 사장, 회장 겸 대표. */
static bool join(const finder *f, const im_title *title)
{
    if (!f->r->titles.count) return false;
    im_title *last = &f->r->titles.items[f->r->titles.count - 1];
    uint32_t between = title->span.token - last->span.token_end;
    if (last->span.sentence != title->span.sentence || title->span.token < last->span.token_end ||
        between > 1)
        return false;
    if (last->span.end != token_at(f, last->span.token_end - 1)->end ||
        !token_at(f, title->span.token)->space_before)
        return false;
    if (between == 1 && title_word(f, last->span.token_end) != IM_TIE_JOIN) return false;
    last->span.end = title->span.end;
    last->span.token_end = title->span.token_end;
    last->entry = title->entry;
    return true;
}

/* As mention_on(), of a token behind those asked for before. */
static const im_mention *next_mention_on(finder *f, uint32_t token)
{
    const im_reading *r = f->r;
    while (f->mention < r->mentions.count && r->mentions.items[f->mention].span.token_end <= token)
        f->mention++;
    if (f->mention == r->mentions.count || r->mentions.items[f->mention].span.token > token) return NULL;
    return &r->mentions.items[f->mention];
}

/* Where in the token an office may begin: behind a name that ends inside it (구미시|장 does
 * not: there the office overlaps the name). False: inside a person's name. */
static bool find_office(finder *f, uint32_t token, im_title *title)
{
    const im_token *t = token_at(f, token);
    const im_mention *m = next_mention_on(f, token);
    if (!m)
        return (im_may_begin(f->r, token, IM_BIT(IM_TITLE)) && find_prefix(f, token, t->start, title)) ||
               find_suffix(f, token, title);
    if (m->span.end >= t->end || m->span.token_end != token + 1) return false;
    if (find_prefix(f, token, m->span.end, title)) return true;
    if (m->kind != INMAEK_ORGANIZATION || !find_suffix(f, token, title)) return false;
    uint32_t length = (uint32_t)strlen(im_lexicon_form(f->r->lexicon, IM_TITLE, title->entry));
    title->span.start = title->span.end > length ? title->span.end - length : title->span.start;
    return title->span.start >= m->span.start && title->span.end > m->span.end;
}

static bool take(finder *f, im_title *title)
{
    const im_sentence *s = &f->d->sentences[title->span.sentence];
    take_parts(f, title, s);
    if (is_abbreviation(f, title) || join(f, title)) return true;
    bool told = !f->model->ambiguous[title->entry] || stands_with_name(f, title, s);
    bool unit = take_unit(f, title, s);
    if (!told && !(unit && stands_with_person(f, title, s))) return true;
    title->former = is_former(f, title, s);
    return im_array_push(&f->r->titles, *title);
}

/* Gives a person's mention the office beside it: 임 총장, 정신아 카카오 대표. */
static void tell_mentions(const finder *f)
{
    for (uint32_t i = 0; i < f->r->titles.count; i++) {
        const im_span *span = &f->r->titles.items[i].span;
        const im_sentence *s = &f->d->sentences[span->sentence];
        uint32_t t = before(f, span->token, s->token, NULL);
        const im_mention *m = t == IM_NONE ? NULL : mention_on(f, t);
        if (m && m->kind == INMAEK_ORGANIZATION && ends_bare(f, m)) {
            t = before(f, m->span.token, s->token, NULL);
            m = t == IM_NONE ? NULL : mention_on(f, t);
        }
        if (m && m->kind == INMAEK_PERSON && ends_bare(f, m))
            f->r->mentions.items[m - f->r->mentions.items].title = i;
    }
}

inmaek_code im_titles_find(im_reading *reading, im_titles_model *model, inmaek_error *error)
{
    finder f = {.r = reading, .model = model, .d = reading->document};
    for (uint32_t token = 0; token < f.d->token_count; token++) {
        im_title title;
        if (!is_word(&f, token) || !find_office(&f, token, &title)) continue;
        if (!take(&f, &title)) return im_no_memory(error);
        token = title.span.token_end - 1;
    }
    tell_mentions(&f);
    return INMAEK_OK;
}

/* roles_walk.c - finding one's way in a row: what a phrase is made of, and whom a clause is about. */
#include <string.h>

#include "base/utf8.h"
#include "extract/roles.h"

enum {
    MOST_INSIDE = 4,  /* words within a name's phrase */
    MOST_TO_NAME = 5, /* chunks between 자회사 and a name */
    MOST_TO_VERB = 4, /* chunks between 대표로 and 선임했다 */
    MOST_TO_HOLDER = 10
};

static const im_chunk *at(const im_reading *r, uint32_t chunk)
{
    return &r->rows->chunks[chunk];
}

/* ---------------------------------------------------------------- kinds of chunks */

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
    if (c->as == IM_TIE_FORMER || c->as == IM_TIE_NOW || c->as == IM_TIE_NEW || c->as == IM_TIE_PART)
        return true;
    const im_token *t = &r->document->tokens[c->token];
    const char *s = r->document->text + t->start;
    size_t n = t->end - t->start;
    if (n > strlen("의") && memcmp(s + n - strlen("의"), "의", strlen("의")) == 0) /* 경영학과의 */
        return im_lexicon_suffix(r->lexicon, s, n - strlen("의"), IM_BIT(IM_TITLE_WORD)).length;
    if (im_lexicon_suffix(r->lexicon, s, n, IM_BIT(IM_TITLE_WORD)).length) return true;
    return im_tie_ends(r->rows->ties, s, n) == IM_TIE_OTHER;
}

bool im_chunk_is_attribute(const im_reading *r, const im_chunk *c)
{
    if (c->kind == IM_CHUNK_AFFILIATE || im_chunk_is_inside(r, c)) return true;
    if (c->kind != IM_CHUNK_WORD) return false;
    const im_token *t = &r->document->tokens[c->token];
    im_tie tie = im_tie_ends(r->rows->ties, r->document->text + t->start, t->end - t->start);
    return tie == IM_TIE_IS || tie == IM_TIE_OTHER;
}

/* ---------------------------------------------------------------- the phrase */

uint32_t im_phrase_before(const im_reading *r, uint32_t chunk, uint32_t first, bool *former)
{
    for (int i = 0; i <= MOST_INSIDE; i++) {
        chunk = im_chunk_before(r->rows, chunk, first);
        if (chunk == IM_NONE || !im_chunk_is_inside(r, at(r, chunk))) return chunk;
        if (im_chunk_is_former(at(r, chunk))) *former = true;
    }
    return IM_NONE;
}

uint32_t im_named_behind(const im_reading *r, uint32_t chunk, uint32_t end)
{
    im_tie tie = (im_tie)at(r, chunk)->tie;
    if (tie != IM_TIE_NONE && tie != IM_TIE_IS && tie != IM_TIE_OF && tie != IM_TIE_WAS) return IM_NONE;
    for (int i = 0; i < MOST_TO_NAME; i++) {
        chunk = im_chunk_after(r->rows, chunk, end);
        if (chunk == IM_NONE) return IM_NONE;
        const im_chunk *c = at(r, chunk);
        if (im_chunk_is_organization(c) && c->entity != IM_NONE) return chunk;
        if (!im_chunk_is_attribute(r, c)) return IM_NONE;
    }
    return IM_NONE;
}

uint32_t im_verb_behind(const im_reading *r, uint32_t chunk, uint32_t end)
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

im_tie im_phrase_tie(const im_reading *r, uint32_t person, uint32_t end, uint32_t *last)
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

uint32_t im_clause_person(const im_reading *r, uint32_t chunk, uint32_t first, bool object, uint32_t end)
{
    bool quoted = at(r, chunk)->quoted;
    for (uint32_t i = chunk; i-- > first;) {
        uint32_t last;
        if (!im_chunk_is_person(at(r, i)) || at(r, i)->quoted != quoted) continue;
        im_tie tie = im_phrase_tie(r, i, end, &last);
        if (last >= chunk) continue;
        if (im_tie_is_subject(tie) || (object && (tie == IM_TIE_OBJECT || tie == IM_TIE_TO))) return i;
    }
    return IM_NONE;
}

bool im_subject_behind(const im_reading *r, uint32_t chunk, uint32_t end, uint32_t *person)
{
    uint32_t limit = chunk + MOST_TO_HOLDER < end ? chunk + MOST_TO_HOLDER : end;
    for (uint32_t i = chunk + 1; i < limit; i++) {
        uint32_t last;
        if (!im_chunk_is_person(at(r, i)) || at(r, i)->quoted != at(r, chunk)->quoted) continue;
        im_tie tie = im_phrase_tie(r, i, end, &last);
        *person = i;
        return im_tie_is_subject(tie) || tie == IM_TIE_OBJECT;
    }
    return false;
}

uint32_t im_person_of_sentence_before(const im_reading *r, uint32_t sentence)
{
    if (!sentence) return IM_NONE;
    const im_rows *rows = r->rows;
    const im_document *d = r->document;
    if (d->sentences[sentence].paragraph != d->sentences[sentence - 1].paragraph) return IM_NONE;
    return im_clause_person(r, rows->starts[sentence] - 1, rows->starts[sentence - 1], false,
                            rows->starts[sentence]);
}

uint32_t im_person_behind(const im_reading *r, uint32_t chunk, uint32_t end)
{
    uint32_t limit = chunk + MOST_TO_HOLDER < end ? chunk + MOST_TO_HOLDER : end;
    for (uint32_t i = chunk + 1; i < limit && !im_tie_is_subject(at(r, i)->tie); i++)
        if (im_chunk_is_person(at(r, i))) return i;
    return limit < end || chunk + 1 == end || !im_chunk_is_person(at(r, limit - 1)) ? IM_NONE : limit - 1;
}

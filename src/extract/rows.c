/* rows.c - each sentence as a row of names, offices and what ties them: see rows.h. */
#include "extract/rows.h"

#include <string.h>

#include "base/error.h"
#include "base/utf8.h"

typedef struct builder {
    im_reading *r;
    const im_ties *ties;
    const im_document *d;
    im_rows *rows;
    uint32_t mention, title, anaphor; /* the first that do not lie before the token at hand */
} builder;

const im_mention *im_mention_on(const im_reading *reading, uint32_t token)
{
    size_t low = 0, high = reading->mentions.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (reading->mentions.items[middle].span.token_end <= token)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == reading->mentions.count || reading->mentions.items[low].span.token > token) return NULL;
    return &reading->mentions.items[low];
}

uint32_t im_ending_length(const char *endings)
{
    uint32_t length = 0; /* a few bytes: less than a call takes */
    while (endings[length] && endings[length] != '|') length++;
    return length;
}

bool im_name_ends(const char *name, const char *endings)
{
    if (!endings) return false;
    uint32_t n = (uint32_t)strlen(name);
    for (uint32_t length; *endings; endings += length + (endings[length] == '|')) {
        length = im_ending_length(endings);
        if (im_ends_so(name, n, endings, length)) return true;
    }
    return false;
}

uint32_t im_chunk_before(const im_rows *rows, uint32_t chunk, uint32_t first)
{
    while (chunk > first) {
        const im_chunk *c = &rows->chunks[--chunk];
        if (c->kind != IM_CHUNK_CLOSE || c->index == IM_NONE || c->index < first) return chunk;
        chunk = c->index;
    }
    return IM_NONE;
}

uint32_t im_chunk_after(const im_rows *rows, uint32_t chunk, uint32_t end)
{
    while (++chunk < end) {
        const im_chunk *c = &rows->chunks[chunk];
        if (c->kind != IM_CHUNK_OPEN || c->index == IM_NONE || c->index >= end) return chunk;
        chunk = c->index;
    }
    return IM_NONE;
}

/* ---------------------------------------------------------------- chunks of names */

static im_chunk *add(builder *b, im_chunk_kind kind, uint32_t token, uint32_t token_end)
{
    const im_token *t = &b->d->tokens[token];
    im_chunk *c = &b->rows->chunks[b->rows->count++];
    *c = (im_chunk){.kind = (uint8_t)kind,
                    .spaced = t->space_before,
                    .quoted = t->quoted,
                    .index = IM_NONE,
                    .entity = IM_NONE,
                    .token = token,
                    .token_end = token_end};
    return c;
}

static im_chunk *add_span(builder *b, im_chunk_kind kind, const im_span *span, uint32_t index)
{
    im_chunk *c = add(b, kind, span->token, span->token_end);
    uint32_t last_end = b->d->tokens[span->token_end - 1].end;
    c->index = index;
    if (kind == IM_CHUNK_ORGANIZATION || kind == IM_CHUNK_ANAPHOR)
        b->rows->named[b->rows->named_count++] = b->rows->count - 1;
    c->tie = (uint8_t)im_tie_particle(b->ties, b->d->text + span->end, last_end - span->end);
    return c;
}

/* The mention, title or anaphor that begins at or before the token and ends behind it; moves on. */
static bool add_name(builder *b, uint32_t token, uint32_t *next)
{
    im_reading *r = b->r;
    while (b->mention < r->mentions.count && r->mentions.items[b->mention].span.token < token) b->mention++;
    while (b->title < r->titles.count && r->titles.items[b->title].span.token < token) b->title++;
    while (b->anaphor < r->anaphors.count && r->anaphors.items[b->anaphor].span.token < token) b->anaphor++;
    bool found = false;
    if (b->mention < r->mentions.count && r->mentions.items[b->mention].span.token == token) {
        const im_mention *m = &r->mentions.items[b->mention];
        im_chunk_kind kind = m->kind == INMAEK_PERSON ? IM_CHUNK_PERSON : IM_CHUNK_ORGANIZATION;
        im_chunk *c = add_span(b, kind, &m->span, b->mention++);
        c->entity = m->entity;
        *next = m->span.token_end;
        found = true;
    } else if (b->anaphor < r->anaphors.count && r->anaphors.items[b->anaphor].span.token == token) {
        const im_anaphor *a = &r->anaphors.items[b->anaphor];
        im_chunk *c = add_span(b, IM_CHUNK_ANAPHOR, &a->span, b->anaphor++);
        *next = a->span.token_end;
        c->as = a->kind == INMAEK_PERSON ? IM_TIE_HE : IM_TIE_THIS;
        return true;
    }
    /* an office may share the name's last token: 우주항공청|장 */
    uint32_t at = found ? *next - 1 : token;
    if (b->title < r->titles.count && r->titles.items[b->title].span.token == at) {
        const im_title *t = &r->titles.items[b->title];
        if (found) b->rows->chunks[b->rows->count - 1].tie = IM_TIE_NONE;
        im_chunk *c = add_span(b, IM_CHUNK_TITLE, &t->span, b->title++);
        if (found) c->spaced = false;
        *next = t->span.token_end;
        found = true;
    }
    return found;
}

/* ---------------------------------------------------------------- other chunks */

static im_chunk_kind sign_kind(uint32_t code)
{
    if (im_is_middle_dot(code)) return IM_CHUNK_DOT;
    switch (code) {
    case ',':
    case 0x3001: /* 、 */
        return IM_CHUNK_COMMA;
    case '/':
    case '&':
        return IM_CHUNK_DOT;
    case '%': /* 100% 자회사 */
        return IM_CHUNK_WORD;
    case '(':
        return IM_CHUNK_OPEN;
    case ')':
        return IM_CHUNK_CLOSE;
    default:
        return IM_CHUNK_SIGN;
    }
}

/* Signs that part nothing: quotation marks, ㈜. */
static bool is_transparent(uint32_t code)
{
    return code == 0x321C || code == 0x3231 || im_is_quotation_mark(code);
}

/* Gives the closing bracket its partner. */
static void pair_bracket(builder *b, uint32_t first)
{
    uint32_t close = b->rows->count - 1;
    for (uint32_t i = close; i-- > first && close - i < 60;) {
        im_chunk *c = &b->rows->chunks[i];
        if (c->kind == IM_CHUNK_CLOSE && c->index != IM_NONE)
            i = c->index;
        else if (c->kind == IM_CHUNK_OPEN) {
            c->index = close;
            b->rows->chunks[close].index = i;
            return;
        }
    }
}

/* A particle that stands alone behind a bracket or quotation mark belongs to the name before:
 * 최고경영자(CEO)|는, ‘베스핀글로벌 MEA’|를; so does one on 측: 카카오 측은. */
static bool give_back(builder *b, uint32_t token, uint32_t first)
{
    const im_token *t = &b->d->tokens[token];
    const char *s = b->d->text + t->start;
    if (b->rows->count == first) return false;
    uint32_t last = b->rows->count - 1;
    im_chunk *c = &b->rows->chunks[last];
    im_tie tie;
    if (c->kind == IM_CHUNK_CLOSE && c->index != IM_NONE && c->index > first)
        c = &b->rows->chunks[c->index - 1];
    uint32_t length = 0;
    if (t->space_before && c->kind == IM_CHUNK_ORGANIZATION &&
        im_tie_begins(b->ties, s, t->end - t->start, IM_LINK, NULL) == IM_TIE_WHEN) {
        tie = IM_TIE_AT; /* 카카오 시절 */
    } else {
        if (t->space_before &&
            (!im_may_begin(b->r, token, IM_BIT(IM_TITLE_WORD)) ||
             im_tie_begins(b->ties, s, t->end - t->start, IM_TITLE_WORD, &length) != IM_TIE_GLUE))
            return false;
        tie = im_tie_particle(b->ties, s + length, t->end - t->start - length);
    }
    if (tie == IM_TIE_OTHER || tie >= IM_TIE_AND_WORD || c->tie != IM_TIE_NONE) return false;
    if (c->kind < IM_CHUNK_ORGANIZATION || c->kind > IM_CHUNK_ANAPHOR) return false;
    c->tie = (uint8_t)tie;
    return true;
}

/* A verb before a noun (겸한) of which more follows (겸한다) ends its clause instead. */
static im_tie ends_clause(im_tie as)
{
    switch (as) {
    case IM_TIE_HELD:
        return IM_TIE_SERVED;
    case IM_TIE_HOLDS:
        return IM_TIE_SERVES;
    case IM_TIE_LEADS:
        return IM_TIE_RUNS;
    default:
        return as;
    }
}

/* The word's chunk, of several words where the lexicon has them as one (합작 법인); gives its end. */
static uint32_t add_word(builder *b, uint32_t token)
{
    const im_token *t = &b->d->tokens[token];
    const char *s = b->d->text + t->start;
    size_t n = t->end - t->start, most = b->d->sentences[t->sentence].end - t->start;
    im_match m = {0};
    if (im_may_begin(b->r, token, IM_BIT(IM_AFFILIATE)))
        m = im_lexicon_longest(b->r->lexicon, s, most, IM_BIT(IM_AFFILIATE));
    if (m.length) {
        uint32_t last = token;
        while (b->d->tokens[last].end < t->start + m.length) last++;
        const char *rest = s + m.length;
        im_tie particle =
            im_tie_particle(b->ties, rest, (size_t)(b->d->text + b->d->tokens[last].end - rest));
        im_tie as = im_tie_of(b->ties, m, IM_AFFILIATE);
        if (particle != IM_TIE_OTHER || as >= IM_TIE_JOINED) {
            im_chunk *c = add(b, IM_CHUNK_AFFILIATE, token, last + 1);
            c->as = (uint8_t)as;
            c->tie = (uint8_t)particle;
            return last + 1;
        }
    }
    uint32_t length = 0;
    im_tie as = IM_TIE_OTHER;
    if (im_may_begin(b->r, token, IM_BIT(IM_LINK))) as = im_tie_begins(b->ties, s, most, IM_LINK, &length);
    if (as >= IM_TIE_AND_WORD) {
        add(b, IM_CHUNK_VERB, token, token + 1)->as = (uint8_t)(length < n ? ends_clause(as) : as);
        return token + 1;
    }
    im_chunk *c = add(b, IM_CHUNK_WORD, token, token + 1);
    c->as = IM_TIE_OTHER;
    if (im_may_begin(b->r, token, IM_BIT(IM_TITLE_WORD)))
        c->as = (uint8_t)im_tie_exact(b->ties, s, n, IM_TITLE_WORD);
    return token + 1;
}

static void add_row(builder *b, const im_sentence *s)
{
    uint32_t first = b->rows->count, end = s->token + s->token_count;
    for (uint32_t token = s->token, next; token < end; token = next) {
        const im_token *t = &b->d->tokens[token];
        next = token + 1;
        if (add_name(b, token, &next)) continue; /* a sign may begin a name: ㈜네패스 */
        if (t->kind != IM_TOKEN_PUNCT) {
            if (!give_back(b, token, first)) next = add_word(b, token);
        } else if (!is_transparent(t->code)) {
            im_chunk_kind kind = sign_kind(t->code);
            add(b, kind, token, next)->as = IM_TIE_OTHER;
            if (kind == IM_CHUNK_CLOSE) pair_bracket(b, first);
        }
    }
}

inmaek_code im_rows_build(im_reading *reading, const im_ties *ties, inmaek_error *error)
{
    const im_document *d = reading->document;
    im_rows *rows = im_arena_calloc(reading->arena, 1, sizeof *rows);
    if (!rows) return im_no_memory(error);
    /* a token may make two chunks: a name and the office that overlaps it */
    rows->chunks = im_arena_alloc(reading->arena, ((size_t)d->token_count + reading->titles.count + 1) *
                                                      sizeof *rows->chunks);
    rows->starts = im_arena_alloc(reading->arena, ((size_t)d->sentence_count + 1) * sizeof *rows->starts);
    rows->named = im_arena_alloc(reading->arena, (reading->mentions.count + reading->anaphors.count + 1) *
                                                     sizeof *rows->named);
    rows->named_starts =
        im_arena_alloc(reading->arena, ((size_t)d->sentence_count + 1) * sizeof *rows->named_starts);
    if (!rows->chunks || !rows->starts || !rows->named || !rows->named_starts) return im_no_memory(error);
    rows->ties = ties;
    builder b = {.r = reading, .ties = ties, .d = d, .rows = rows};
    for (uint32_t i = 0; i < d->sentence_count; i++) {
        rows->starts[i] = rows->count;
        rows->named_starts[i] = rows->named_count;
        add_row(&b, &d->sentences[i]);
    }
    rows->starts[d->sentence_count] = rows->count;
    rows->named_starts[d->sentence_count] = rows->named_count;
    reading->rows = rows;
    return INMAEK_OK;
}

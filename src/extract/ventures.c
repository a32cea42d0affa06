/* ventures.c - the companies that several found together, where a sentence names one as that.
 *
 *     합작법인 ‘나래셀’을 세운다              word, venture
 *     ‘나래셀’이라는 새 합작사                venture, word
 *     가람전자와 절반씩 출자해 세운 나래셀     founder, verb, venture
 *     가람전자와 절반씩 출자해 나래셀을 세운다 founder, venture, verb
 *     나래셀은 가람전자와 나래화학의 합작사다  venture, founders, word
 *     나래셀은 가람전자와 나래화학이 합작한 전지 회사다  the same, verb
 *
 * Who founds it is for the agreements to say: the same two may found more than one. */
#include <stdio.h>

#include "base/error.h"
#include "extract/roles.h"

enum {
    MOST_TO_CUE = 4, /* chunks between 절반씩 and 세운 */
    MOST_TO_NOUN = 3 /* between 나래셀이라는 and 합작사 */
};

typedef struct finder {
    im_reading *r;
    uint32_t first, end; /* the row */
} finder;

static const im_chunk *at(const finder *f, uint32_t chunk)
{
    return &f->r->rows->chunks[chunk];
}

static bool is_name(const finder *f, uint32_t chunk)
{
    return at(f, chunk)->kind == IM_CHUNK_ORGANIZATION && at(f, chunk)->entity != IM_NONE;
}

static bool is_word(const finder *f, uint32_t chunk, im_tie as)
{
    return at(f, chunk)->kind == IM_CHUNK_AFFILIATE && at(f, chunk)->as == as;
}

/* ‘나래셀’이라는 [이름의] [새] 합작사. */
static uint32_t called(const finder *f, uint32_t word)
{
    for (int i = 0; i <= MOST_TO_NOUN; i++) {
        word = im_chunk_before(f->r->rows, word, f->first);
        if (word == IM_NONE) return IM_NONE;
        if (is_name(f, word)) return at(f, word)->tie == IM_TIE_FINAL ? word : IM_NONE;
        if (at(f, word)->kind != IM_CHUNK_WORD) return IM_NONE;
    }
    return IM_NONE;
}

/* 나래셀은 [가람전자와 나래화학이] [세운] 합작사다: the topic, where so many founders stand between. */
static uint32_t topic_of(const finder *f, uint32_t word, int founders)
{
    for (uint32_t i = word; i-- > f->first;) {
        if (!im_chunk_is_organization(at(f, i)) || at(f, i)->quoted != at(f, word)->quoted) continue;
        if (at(f, i)->tie == IM_TIE_TOPIC) return founders <= 0 && is_name(f, i) ? i : IM_NONE;
        founders--;
    }
    return IM_NONE;
}

/* Is no organization named behind the chunk: 합작한 [전지] 회사다, not 합작한 나래셀로? */
static bool is_last_named(const finder *f, uint32_t chunk)
{
    while (++chunk < f->end)
        if (im_chunk_is_organization(at(f, chunk))) return false;
    return true;
}

/* Does the chunk say that something is founded: 세운, 세웠다, 세우기로? */
static bool is_founding(const finder *f, uint32_t chunk)
{
    const im_chunk *c = at(f, chunk);
    return c->kind == IM_CHUNK_VERB ? c->as == IM_TIE_FOUNDS || c->as == IM_TIE_FOUNDED
                                    : is_word(f, chunk, IM_TIE_SETS_UP);
}

/* Does the clause that the verb, or the venture, ends say that several found: 절반씩 출자해, 가람전자와,
 * 가람전자와 나래화학이? */
static bool is_joint(const finder *f, uint32_t verb)
{
    uint32_t chunk = verb;
    for (int i = 0; i < MOST_TO_CUE; i++) {
        chunk = im_chunk_before(f->r->rows, chunk, f->first);
        if (chunk == IM_NONE) return false;
        if (is_word(f, chunk, IM_TIE_JOINTLY)) return true;
        if (!im_chunk_is_organization(at(f, chunk))) continue;
        if (at(f, chunk)->tie == IM_TIE_AND) return true;
        if (!im_tie_is_subject(at(f, chunk)->tie)) return false;
        uint32_t other = im_chunk_before(f->r->rows, chunk, f->first);
        return other != IM_NONE && im_chunk_is_organization(at(f, other)) && at(f, other)->tie == IM_TIE_AND;
    }
    return false;
}

/* The venture that the chunk, a word or a verb, speaks of; IM_NONE: none. */
static uint32_t venture_of(const finder *f, uint32_t chunk)
{
    if (at(f, chunk)->kind == IM_CHUNK_VERB && at(f, chunk)->as == IM_TIE_FOUNDS)
        return is_joint(f, chunk) ? im_named_behind(f->r, chunk, f->end) : IM_NONE;
    if (is_name(f, chunk) && at(f, chunk)->tie == IM_TIE_OBJECT) {
        uint32_t verb = im_chunk_after(f->r->rows, chunk, f->end);
        return verb != IM_NONE && is_founding(f, verb) && is_joint(f, chunk) ? chunk : IM_NONE;
    }
    if (is_word(f, chunk, IM_TIE_JOINT)) return is_last_named(f, chunk) ? topic_of(f, chunk, 2) : IM_NONE;
    if (!is_word(f, chunk, IM_TIE_VENTURE)) return IM_NONE;
    uint32_t named = im_named_behind(f->r, chunk, f->end);
    if (named == IM_NONE) named = called(f, chunk);
    bool is_one = at(f, chunk)->tie == IM_TIE_FINAL || at(f, chunk)->tie == IM_TIE_AS;
    return named == IM_NONE && is_one ? topic_of(f, chunk, 1) : named;
}

static bool is_known(const im_reading *r, im_venture venture)
{
    for (size_t i = r->ventures.count; i-- > 0 && r->ventures.items[i].sentence == venture.sentence;)
        if (r->ventures.items[i].entity == venture.entity) return true;
    return false;
}

inmaek_code im_ventures_find(im_reading *r, inmaek_error *error)
{
    finder f = {.r = r};
    for (uint32_t s = 0; s < r->document->sentence_count; s++) {
        f.first = r->rows->starts[s];
        f.end = r->rows->starts[s + 1];
        for (uint32_t chunk = f.first; chunk < f.end; chunk++) {
            uint32_t named = venture_of(&f, chunk);
            if (named == IM_NONE || !is_name(&f, named)) continue;
            im_venture venture = {at(&f, named)->entity, s};
            if (is_known(r, venture)) continue;
            if (r->explain)
                fprintf(r->explain, "venture      %s: a company of several\n",
                        r->entities.items[venture.entity].name);
            if (!im_array_push(&r->ventures, venture)) return im_no_memory(error);
        }
    }
    return INMAEK_OK;
}

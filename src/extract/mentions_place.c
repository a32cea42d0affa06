/* mentions_place.c - what a token's surroundings say of it. */
#include "base/map.h"
#include "base/utf8.h"
#include "extract/mentions.h"

typedef struct row_list {
    const im_weights *weights;
    uint32_t *items;
    unsigned count, most;
} row_list;

/* The table of weights is larger than what lies near the processor: it is asked for a row as soon as
 * its number is known, long before it is added up. */
static void add(row_list *rows, uint32_t kind, uint32_t value)
{
    if (rows->count == rows->most) return;
    uint32_t row = im_row(kind, value);
    rows->items[rows->count++] = row;
    __builtin_prefetch(rows->weights->rows[row]);
}

typedef struct place {
    const im_lattice *lattice;
    const im_sentence *sentence;
    uint32_t begin, end; /* the sentence's tokens */
    uint32_t t;
} place;

static place place_of(const im_lattice *lattice, uint32_t t)
{
    const im_sentence *sentence = &lattice->document->sentences[lattice->document->tokens[t].sentence];
    return (place){lattice, sentence, sentence->token, sentence->token + sentence->token_count, t};
}

/* The sort of the token `step` away. */
static uint32_t sort_at(const place *p, int step)
{
    int64_t at = (int64_t)p->t + step;
    if (at < p->begin || at >= p->end) return IM_SORT_NONE;
    return p->lattice->sort[at];
}

static const im_word *word_at(const place *p, int step)
{
    int64_t at = (int64_t)p->t + step;
    if (at < p->begin || at >= p->end || p->lattice->word[at] == IM_NONE) return NULL;
    return &p->lattice->words->words.items[p->lattice->word[at]];
}

static uint32_t tail_at(const place *p, int step)
{
    const im_word *word = word_at(p, step);
    return word ? word->tail : 0;
}

/* Is there white space before the token `step` away? */
static uint32_t space_at(const place *p, int step)
{
    int64_t at = (int64_t)p->t + step;
    return at <= p->begin || at >= p->end || p->lattice->document->tokens[at].space_before;
}

/* The sort of the first token behind a bracket that opens right behind the token: 딥엑스(DEEPX)가. */
static uint32_t behind_bracket(const place *p, uint32_t *inside)
{
    const im_document *document = p->lattice->document;
    *inside = 0;
    if (p->t + 2 >= p->end || document->tokens[p->t + 1].code != '(') return 0;
    *inside = p->lattice->sort[p->t + 2];
    for (uint32_t at = p->t + 2; at < p->end && at < p->t + 10; at++) {
        if (document->tokens[at].code != ')') continue;
        if (at + 1 >= p->end) return 1;
        return 2 + p->lattice->sort[at + 1] + (document->tokens[at + 1].space_before ? 100u : 0u);
    }
    return 0;
}

static bool is_quote(uint32_t code)
{
    return code == 0x2018 || code == 0x2019 || code == 0x201C || code == 0x201D || code == '\'' || code == '"';
}

/* Inside short quotation marks: 8 * tokens before it there + tokens behind it + 1; 0: not. */
static uint32_t in_quotes(const place *p)
{
    enum { MOST = 4 };
    const im_token *tokens = p->lattice->document->tokens;
    uint32_t before = 1, after = 1;
    while (before <= MOST && p->t >= p->begin + before && !is_quote(tokens[p->t - before].code)) before++;
    while (after <= MOST && p->t + after < p->end && !is_quote(tokens[p->t + after].code)) after++;
    if (before > MOST || after > MOST || p->t < p->begin + before || p->t + after >= p->end) return 0;
    if (tokens[p->t - before + 1].space_before || tokens[p->t + after].space_before) return 0;
    return 8 * (before - 1) + after;
}

/* Is the token the first after an opening bracket, and what stands before that? */
static uint32_t before_bracket(const place *p)
{
    if (p->t < p->begin + 2 || p->lattice->document->tokens[p->t - 1].code != '(') return 0;
    return 1 + p->lattice->sort[p->t - 2];
}

unsigned im_place_rows(const im_lattice *lattice, uint32_t t, uint32_t items[IM_PLACE_ROWS])
{
    place p = place_of(lattice, t);
    row_list rows = {lattice->words->weights, items, 0, IM_PLACE_ROWS};
    const im_word *before = word_at(&p, -1), *after = word_at(&p, 1), *after2 = word_at(&p, 2);
    uint32_t b1 = sort_at(&p, -1), b2 = sort_at(&p, -2), b3 = sort_at(&p, -3);
    uint32_t a1 = sort_at(&p, 1), a2 = sort_at(&p, 2), a3 = sort_at(&p, 3);
    uint32_t bt = tail_at(&p, -1), inside, behind = behind_bracket(&p, &inside);

    add(&rows, 100, 0);
    add(&rows, 101, b1 * 256 + bt);
    add(&rows, 102, a1);
    add(&rows, 103, b1 * 256 + b2);
    add(&rows, 104, a1 * 256 + a2);
    add(&rows, 105, (b1 * 256 + a1) * 256 + bt);
    add(&rows, 106, (a1 * 256 + a2) * 256 + a3);
    add(&rows, 107, (b1 * 256 + b2) * 256 + b3);
    if (before) {
        add(&rows, 110, before->stem);
        add(&rows, 111, before->end);
        add(&rows, 112, before->hash);
    }
    if (after) {
        add(&rows, 113, after->stem);
        add(&rows, 114, after->head);
        add(&rows, 115, after->end);
    }
    if (after2) add(&rows, 116, after2->stem);
    if (p.t >= p.begin + 2 && word_at(&p, -2)) add(&rows, 117, word_at(&p, -2)->stem);
    add(&rows, 118, space_at(&p, 0) * 512 + space_at(&p, 1) * 256 + a1);
    add(&rows, 119, space_at(&p, 0) * 256 + b1);
    add(&rows, 120, p.sentence->zone);
    if (t == p.begin) add(&rows, 121, p.sentence->zone);
    if (t + 1 == p.end) add(&rows, 122, p.sentence->zone);
    if (behind) add(&rows, 123, behind), add(&rows, 124, inside), add(&rows, 125, behind * 256 + inside);
    uint32_t opened = before_bracket(&p);
    if (opened) add(&rows, 126, opened), add(&rows, 127, opened * 256 + a1);
    if (lattice->known[t]) add(&rows, 128, lattice->known[t]), add(&rows, 129, lattice->known[t] * 256u + b1);
    if (t + 1 < p.end && lattice->known[t + 1]) add(&rows, 130, lattice->known[t + 1]);
    add(&rows, 131, lattice->document->tokens[t].quoted);
    uint32_t quotes = in_quotes(&p);
    if (quotes) add(&rows, 132, quotes), add(&rows, 133, (quotes * 64 + b1) * 64 + a1);
    return rows.count;
}

static uint32_t few(uint32_t count) { return count > 3 ? 3 + (count > 6) : count; }

/* How often another way to cut the token is seen in the article. */
static uint32_t other_cuts(const im_lattice *lattice, uint32_t t, uint32_t candidate)
{
    uint32_t most = 0;
    for (uint32_t c = lattice->first[t]; c < lattice->first[t + 1]; c++) {
        uint32_t size = lattice->groups[lattice->candidates[c].group].size;
        if (c != candidate && size > most) most = size;
    }
    return most;
}

/* What the whole article tells. */
static void group_rows(row_list *rows, const im_lattice *lattice, uint32_t t, uint32_t candidate, const im_cut *cut)
{
    const im_group *group = &lattice->groups[lattice->candidates[candidate].group];
    uint32_t other = few(other_cuts(lattice, t, candidate)), size = few(group->size), bare = cut->tail == 0, tails = 0;
    for (uint32_t bits = group->tails; bits; bits &= bits - 1) tails++;
    tails = tails > 3 ? 3 : tails;
    add(rows, 170, (size * 8 + other) * 2 + bare);
    add(rows, 171, ((size * 4 + tails) * 64 + cut->sort) * 2 + bare);
    add(rows, 172, (few(group->whole) * 8 + size) * 2 + bare);
    add(rows, 173, few(group->titled) * 8 + size);
    add(rows, 174, (few(group->titled) * 2 + (group->titled == group->size)) * 64 + cut->sort);
    if (group->begins_more) add(rows, 175, cut->sort * 2 + bare), add(rows, 176, size);
}

unsigned im_cut_rows(const im_lattice *lattice, uint32_t t, uint32_t candidate, uint32_t items[IM_CUT_ROWS])
{
    place p = place_of(lattice, t);
    const im_cut *cut = &lattice->words->cuts.items[lattice->candidates[candidate].cut];
    row_list rows = {lattice->words->weights, items, 0, IM_CUT_ROWS};
    uint32_t b1 = sort_at(&p, -1), a1 = sort_at(&p, 1), a2 = sort_at(&p, 2), sort = cut->sort;
    uint32_t bare = cut->tail == 0;

    add(&rows, 150, (sort * 2 + bare) * 256 + b1);
    add(&rows, 151, (sort * 2 + bare) * 256 + a1);
    add(&rows, 152, ((sort * 2 + bare) * 256 + a1) * 256 + a2);
    add(&rows, 153, ((sort * 2 + bare) * 256 + b1) * 256 + a1);
    add(&rows, 154, ((sort * 2 + bare) * 256 + b1) * 256 + sort_at(&p, -2));
    add(&rows, 155, (bare * 256 + a1) * 256 + a2);
    add(&rows, 156, cut->tail * 256u + a1);
    add(&rows, 157, cut->tail * 256u + b1);
    const im_word *after = word_at(&p, 1), *before = word_at(&p, -1);
    if (after) add(&rows, 158, im_mix(after->stem, cut->tail)), add(&rows, 159, im_mix(after->end, sort * 2 + bare));
    if (before) add(&rows, 160, im_mix(before->stem, sort * 2 + bare)), add(&rows, 161, im_mix(before->end, sort));
    add(&rows, 162, ((sort * 2 + bare) * 2 + space_at(&p, 1)) * 256 + tail_at(&p, -1));
    add(&rows, 163, (sort * 2 + bare) * 256 + sort_at(&p, 3));
    if (lattice->known[t]) add(&rows, 164, lattice->known[t] * 2u + bare);
    if (in_quotes(&p)) add(&rows, 165, in_quotes(&p) * 64 + sort);
    group_rows(&rows, lattice, t, candidate, cut);
    return rows.count;
}

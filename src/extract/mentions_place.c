/* mentions_place.c - what a token's surroundings say of it. */
#include <string.h>

#include "extract/mentions_rows.h"

/* ---------------------------------------------------------------- the place */

/* A token and what stands around it. */
typedef struct place {
    const im_lattice *lattice;
    const im_sentence *sentence;
    uint32_t begin, end; /* the sentence's tokens */
    uint32_t t;
    im_word *before, *after;        /* &no_word: none */
    uint8_t b1, b2, b3, a1, a2, a3; /* the sorts of the three tokens before and behind */
    uint8_t tail;                   /* what clings to the word before */
    bool space, space_after;        /* before the token, before the next */
    uint32_t quotes;                /* of the lattice */
} place;

/* The sort of the token `step` away. */
static uint8_t sort_at(const place *p, int step)
{
    int64_t at = (int64_t)p->t + step;
    if (at < p->begin || at >= p->end) return IM_SORT_NONE;
    return p->lattice->sort[at];
}

/* What stands where no word does. It weighs nothing beside any token. */
static im_word no_word;

static im_word *word_at(const place *p, int step)
{
    int64_t at = (int64_t)p->t + step;
    uint32_t number = at < p->begin || at >= p->end ? IM_NONE : p->lattice->word[at];
    return number == IM_NONE ? &no_word : &p->lattice->words->words.items[number];
}

/* Is there white space before the token `step` away? */
static bool space_at(const place *p, int step)
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

/* Is the token the first after an opening bracket, and what stands before that? */
static uint32_t before_bracket(const place *p)
{
    if (p->t < p->begin + 2 || p->lattice->document->tokens[p->t - 1].code != '(') return 0;
    return 1 + p->lattice->sort[p->t - 2];
}

/* Filled in place: a copy right behind these small writes would wait for them. */
static void look_around(place *p, const im_lattice *lattice, uint32_t t)
{
    const im_sentence *sentence = &lattice->document->sentences[lattice->document->tokens[t].sentence];
    p->lattice = lattice;
    p->sentence = sentence;
    p->begin = sentence->token;
    p->end = sentence->token + sentence->token_count;
    p->t = t;
    p->before = word_at(p, -1), p->after = word_at(p, 1);
    if (t >= p->begin + 3 && t + 3 < p->end) { /* as most often: no borders to look for */
        const uint8_t *sort = lattice->sort + t;
        p->b1 = sort[-1], p->b2 = sort[-2], p->b3 = sort[-3];
        p->a1 = sort[1], p->a2 = sort[2], p->a3 = sort[3];
    } else {
        p->b1 = sort_at(p, -1), p->b2 = sort_at(p, -2), p->b3 = sort_at(p, -3);
        p->a1 = sort_at(p, 1), p->a2 = sort_at(p, 2), p->a3 = sort_at(p, 3);
    }
    p->tail = p->before->tail;
    p->space = space_at(p, 0), p->space_after = space_at(p, 1);
    p->quotes = lattice->quotes[t];
}

/* What the word says of a token that stands so to it. */
IM_INLINE void add_beside(im_row_list *rows, im_word *word, unsigned beside)
{
    if ((!rows->weigh && word == &no_word) || !im_open_part(rows, &word->beside[beside])) return;
    switch (beside) {
    case IM_BEHIND_IT:
        im_add_feature(rows, 110, word->stem);
        im_add_feature(rows, 111, word->end);
        im_add_feature(rows, 112, word->hash);
        break;
    case IM_BEFORE_IT:
        im_add_feature(rows, 113, word->stem);
        im_add_feature(rows, 114, word->head);
        im_add_feature(rows, 115, word->end);
        break;
    case IM_TWO_BEFORE_IT:
        im_add_feature(rows, 116, word->stem);
        break;
    default:
        im_add_feature(rows, 117, word->stem);
    }
    im_close_part(rows);
}

/* The features that hold for all of a token's candidates. */
IM_INLINE void add_place(im_row_list *rows, const place *p)
{
    const im_lattice *lattice = p->lattice;
    im_kept_sums *kept = lattice->words->kept;
    uint32_t t = p->t, b1 = p->b1, b2 = p->b2, a1 = p->a1, a2 = p->a2, zone = p->sentence->zone;
    bool first = t == p->begin, last = t + 1 == p->end, quoted = lattice->document->tokens[t].quoted;
    uint32_t inside, behind = behind_bracket(p, &inside), opened = before_bracket(p);

    im_add_feature(rows, 105, (b1 * 256 + a1) * 256 + p->tail);
    im_add_feature(rows, 106, (a1 * 256 + a2) * 256 + p->a3);
    im_add_feature(rows, 107, (b1 * 256 + b2) * 256 + p->b3);
    if (im_open_part(rows, &kept->standing[zone][first][last][quoted])) {
        im_add_feature(rows, 100, 0);
        im_add_feature(rows, 120, zone);
        if (first) im_add_feature(rows, 121, zone);
        if (last) im_add_feature(rows, 122, zone);
        im_add_feature(rows, 131, quoted);
        im_close_part(rows);
    }
    if (im_open_part(rows, &kept->tail_before[b1][p->tail])) {
        im_add_feature(rows, 101, b1 * 256 + p->tail);
        im_close_part(rows);
    }
    if (im_open_part(rows, &kept->before[b1][b2][p->space])) {
        im_add_feature(rows, 103, b1 * 256 + b2);
        im_add_feature(rows, 119, p->space * 256u + b1);
        im_close_part(rows);
    }
    if (im_open_part(rows, &kept->after[a1][a2][p->space][p->space_after])) {
        im_add_feature(rows, 102, a1);
        im_add_feature(rows, 104, a1 * 256 + a2);
        im_add_feature(rows, 118, p->space * 512u + p->space_after * 256u + a1);
        im_close_part(rows);
    }
    add_beside(rows, p->before, IM_BEHIND_IT);
    add_beside(rows, p->after, IM_BEFORE_IT);
    add_beside(rows, word_at(p, 2), IM_TWO_BEFORE_IT);
    add_beside(rows, word_at(p, -2), IM_TWO_BEHIND_IT);
    if (behind)
        im_add_feature(rows, 123, behind), im_add_feature(rows, 124, inside),
            im_add_feature(rows, 125, behind * 256 + inside);
    if (opened) im_add_feature(rows, 126, opened), im_add_feature(rows, 127, opened * 256 + a1);
    if (lattice->known[t])
        im_add_feature(rows, 128, lattice->known[t]),
            im_add_feature(rows, 129, lattice->known[t] * 256u + b1);
    if (!last && lattice->known[t + 1]) im_add_feature(rows, 130, lattice->known[t + 1]);
    if (p->quotes)
        im_add_feature(rows, 132, p->quotes), im_add_feature(rows, 133, (p->quotes * 64 + b1) * 64 + a1);
}

unsigned im_place_rows(const im_lattice *lattice, uint32_t t, uint32_t items[IM_PLACE_ROWS])
{
    place p;
    look_around(&p, lattice, t);
    im_row_list rows = {.table = lattice->words->weights->rows, .items = items};
    add_place(&rows, &p);
    return rows.count;
}

/* ---------------------------------------------------------------- one candidate */

static uint32_t few(uint32_t count)
{
    return count > 3 ? 3 + (count > 6) : count;
}

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
IM_INLINE void add_group(im_row_list *rows, const im_lattice *lattice, uint32_t t, uint32_t candidate)
{
    im_kept_sums *kept = lattice->words->kept;
    const im_candidate *own = &lattice->candidates[candidate];
    const im_group *group = &lattice->groups[own->group];
    uint32_t size = few(group->size), whole = few(group->whole), titled = few(group->titled);
    uint32_t other = few(other_cuts(lattice, t, candidate)), all = group->titled == group->size;
    uint32_t bare = own->whole, sort = own->sort, tails = group->tail_count < 3 ? group->tail_count : 3;
    if (im_open_part(rows, &kept->sizes[size][other][whole][bare])) {
        im_add_feature(rows, 170, (size * 8 + other) * 2 + bare);
        im_add_feature(rows, 172, (whole * 8 + size) * 2 + bare);
        im_close_part(rows);
    }
    if (im_open_part(rows, &kept->size[size][tails][sort][bare])) {
        im_add_feature(rows, 171, ((size * 4 + tails) * 64 + sort) * 2 + bare);
        im_close_part(rows);
    }
    if (im_open_part(rows, &kept->titled[titled][all][size][sort])) {
        im_add_feature(rows, 173, titled * 8 + size);
        im_add_feature(rows, 174, (titled * 2 + all) * 64 + sort);
        im_close_part(rows);
    }
    if (group->begins_more) im_add_feature(rows, 175, sort * 2 + bare), im_add_feature(rows, 176, size);
}

IM_INLINE void add_cut(im_row_list *rows, const place *p, uint32_t candidate)
{
    const im_lattice *lattice = p->lattice;
    im_kept_sums *kept = lattice->words->kept;
    const im_candidate *own = &lattice->candidates[candidate];
    uint32_t b1 = p->b1, b2 = p->b2, a1 = p->a1, a2 = p->a2, a3 = p->a3;
    uint32_t sort = own->sort, tail = own->tail, bare = own->whole, sort_bare = sort * 2 + bare;

    im_add_feature(rows, 152, (sort_bare * 256 + a1) * 256 + a2);
    im_add_feature(rows, 153, (sort_bare * 256 + b1) * 256 + a1);
    im_add_feature(rows, 154, (sort_bare * 256 + b1) * 256 + b2);
    if (p->after != &no_word)
        im_add_feature(rows, 158, im_mix(p->after->stem, tail)),
            im_add_feature(rows, 159, im_mix(p->after->end, sort_bare));
    if (p->before != &no_word)
        im_add_feature(rows, 160, im_mix(p->before->stem, sort_bare)),
            im_add_feature(rows, 161, im_mix(p->before->end, sort));
    if (lattice->known[p->t]) im_add_feature(rows, 164, lattice->known[p->t] * 2u + bare);
    if (p->quotes) im_add_feature(rows, 165, p->quotes * 64 + sort);
    if (im_open_part(rows, &kept->cut_before[sort][bare][b1])) {
        im_add_feature(rows, 150, sort_bare * 256 + b1);
        im_close_part(rows);
    }
    if (im_open_part(rows, &kept->cut_after[sort][bare][a1])) {
        im_add_feature(rows, 151, sort_bare * 256 + a1);
        im_close_part(rows);
    }
    if (im_open_part(rows, &kept->cut_third[sort][bare][a3])) {
        im_add_feature(rows, 163, sort_bare * 256 + a3);
        im_close_part(rows);
    }
    if (im_open_part(rows, &kept->bare_after[bare][a1][a2])) {
        im_add_feature(rows, 155, (bare * 256 + a1) * 256 + a2);
        im_close_part(rows);
    }
    if (im_open_part(rows, &kept->cut_tail_after[tail][a1])) {
        im_add_feature(rows, 156, tail * 256 + a1);
        im_close_part(rows);
    }
    if (im_open_part(rows, &kept->cut_tail_before[tail][b1])) {
        im_add_feature(rows, 157, tail * 256 + b1);
        im_close_part(rows);
    }
    if (im_open_part(rows, &kept->cut_between[sort][bare][p->space_after][p->tail])) {
        im_add_feature(rows, 162, (sort_bare * 2 + p->space_after) * 256 + p->tail);
        im_close_part(rows);
    }
    add_group(rows, lattice, p->t, candidate);
}

unsigned im_cut_rows(const im_lattice *lattice, uint32_t t, uint32_t candidate, uint32_t items[IM_CUT_ROWS])
{
    place p;
    look_around(&p, lattice, t);
    im_row_list rows = {.table = lattice->words->weights->rows, .items = items};
    add_cut(&rows, &p, candidate);
    return rows.count;
}

/* ---------------------------------------------------------------- the scores */

/* A token whose features are gathered but not yet added up. */
typedef struct gathered {
    uint32_t items[IM_PLACE_ROWS + IM_CUTS * IM_CUT_ROWS]; /* of the place, then of each candidate */
    unsigned place_count, cut_count[IM_CUTS];
    uint32_t first, count;           /* its candidates */
    im_part_sum place, cut[IM_CUTS]; /* what the parts weigh */
} gathered;

static void gather(gathered *out, im_lattice *lattice, uint32_t t)
{
    im_row_list rows = {.table = lattice->words->weights->rows, .items = out->items, .weigh = true};
    place p;
    look_around(&p, lattice, t);
    add_place(&rows, &p);
    out->place = rows.parts;
    out->place_count = rows.count;
    out->first = lattice->first[t];
    out->count = lattice->first[t + 1] - out->first;
    uint32_t *items = out->items + rows.count;
    for (uint32_t c = 0; c < out->count; c++) {
        im_row_list own = {.table = rows.table, .items = items, .weigh = true};
        add_cut(&own, &p, out->first + c);
        out->cut[c] = own.parts;
        out->cut_count[c] = own.count;
        items += own.count;
    }
}

static void settle(const gathered *from, im_lattice *lattice)
{
    const int8_t(*table)[IM_LABELS] = lattice->words->weights->rows;
    const uint32_t *items = from->items;
    im_part_sum around = from->place + im_weigh(table, items, from->place_count);
    items += from->place_count;
    for (uint32_t c = 0; c < from->count; c++) {
        im_candidate *candidate = &lattice->candidates[from->first + c];
        im_part_sum own = from->cut[c] + im_weigh(table, items, from->cut_count[c]);
        const im_cut *cut = &lattice->words->cuts.items[candidate->cut];
        for (unsigned label = 0; label < IM_LABELS; label++) candidate->score[label] = cut->score[label];
        im_add_sum(candidate->score, around + own);
        items += from->cut_count[c];
    }
}

void im_lattice_score_tokens(im_lattice *lattice)
{
    gathered tokens[2]; /* while one is gathered, the other's weights arrive */
    unsigned count = 0;
    for (uint32_t t = 0; t < lattice->document->token_count; t++) {
        if (lattice->first[t] == lattice->first[t + 1]) continue;
        gather(&tokens[count % 2], lattice, t);
        if (count++) settle(&tokens[count % 2], lattice);
    }
    if (count) settle(&tokens[(count - 1) % 2], lattice);
}

/* mentions_again.c - the second reading: what the first took the other tokens for. A name in a
 * list of names is one, and so is a word that is a name elsewhere in the article. */
#include "extract/mentions.h"

typedef struct row_list {
    uint32_t *items;
    unsigned count;
} row_list;

static void add(row_list *rows, uint32_t kind, uint32_t value)
{
    if (rows->count < IM_AGAIN_ROWS)
        rows->items[rows->count++] = im_row(kind, value) >> (IM_ROW_BITS - IM_AGAIN_BITS);
}

enum { BEGINS_ORG = 1, ENDS_PERSON = 2, BEGINS_PERSON = 4, ENDS_ORG = 8 };

static bool vote(im_again *again, uint32_t t)
{
    uint32_t c = again->tagging->candidate[t];
    if (c == IM_NONE) return false;
    uint32_t group = again->lattice->candidates[c].group;
    unsigned kind = again->tagging->label[t] >= IM_BEGIN_PERSON;
    bool goes_on = again->tagging->label[t] & 1;
    if (again->votes[group][kind] < 3) again->votes[group][kind]++;
    if (goes_on) again->part[group] |= kind ? ENDS_PERSON : ENDS_ORG;
    return goes_on;
}

bool im_again_make(im_again *again, const im_lattice *lattice, const im_tagging *tagging)
{
    again->lattice = lattice;
    again->tagging = tagging;
    again->votes = im_arena_calloc(lattice->arena, lattice->group_count + 1, sizeof *again->votes);
    again->part = im_arena_calloc(lattice->arena, lattice->group_count + 1, sizeof *again->part);
    if (!again->votes || !again->part) return false;
    for (uint32_t t = 0; t < lattice->document->token_count; t++) {
        if (!vote(again, t) || t == 0 || tagging->candidate[t - 1] == IM_NONE) continue;
        uint32_t before = lattice->candidates[tagging->candidate[t - 1]].group;
        again->part[before] |= tagging->label[t] >= IM_BEGIN_PERSON ? BEGINS_PERSON : BEGINS_ORG;
    }
    return true;
}

/* What token t + step was taken for: 0 nothing, 1 + label; 7 outside the sentence. */
static uint32_t tag_at(const im_again *again, uint32_t t, int step)
{
    const im_document *d = again->lattice->document;
    const im_sentence *s = &d->sentences[d->tokens[t].sentence];
    int64_t at = (int64_t)t + step;
    if (at < s->token || at >= (int64_t)s->token + s->token_count) return 7;
    return again->tagging->candidate[at] == IM_NONE ? 0 : 1u + again->tagging->label[at];
}

static uint32_t sort_at(const im_again *again, uint32_t t, int step)
{
    if (tag_at(again, t, step) == 7) return IM_SORT_NONE;
    return again->lattice->sort[(int64_t)t + step];
}

unsigned im_again_rows(const im_again *again, uint32_t t, uint32_t candidate, uint32_t items[IM_AGAIN_ROWS])
{
    const im_lattice *lattice = again->lattice;
    const im_candidate *own = &lattice->candidates[candidate];
    const im_cut *cut = &lattice->words->cuts.items[own->cut];
    row_list rows = {items, 0};
    uint32_t bare = cut->tail == 0, chosen = again->tagging->candidate[t] == candidate;
    uint32_t tag = tag_at(again, t, 0), b1 = tag_at(again, t, -1), b2 = tag_at(again, t, -2);
    uint32_t a1 = tag_at(again, t, 1), a2 = tag_at(again, t, 2), a3 = tag_at(again, t, 3);
    uint32_t sb1 = sort_at(again, t, -1), sa1 = sort_at(again, t, 1);
    uint32_t votes = again->votes[own->group][0] * 4u + again->votes[own->group][1];
    uint32_t size = lattice->groups[own->group].size;

    add(&rows, 200, tag * 2 + chosen);
    add(&rows, 201, (b1 * 8 + a1) * 2 + bare);
    add(&rows, 202, (b1 * 8 + a1) * 64 + sa1);
    add(&rows, 203, (b2 * 8 + b1) * 64 + sb1);
    add(&rows, 204, ((a1 * 8 + a2) * 64 + sa1) * 2 + bare);
    add(&rows, 207, (b2 * 64 + sb1) * 64 + cut->sort);
    add(&rows, 208, (a2 * 64 + sa1) * 64 + cut->sort);
    add(&rows, 210, (votes * 4 + (size > 3 ? 3 : size)) * 2 + bare);
    add(&rows, 211, votes * 2 + chosen);
    add(&rows, 212, votes * 64 + cut->sort);
    add(&rows, 213, again->part[own->group] * 2u + bare);
    add(&rows, 214, again->part[own->group] * 64u + cut->sort);
    add(&rows, 215, (a1 * 8 + a2) * 8 + a3);
    add(&rows, 216, ((b1 * 8 + tag) * 8 + a1) * 2 + chosen);
    add(&rows, 217, (b1 * 64 + cut->sort) * 2 + bare);
    add(&rows, 218, (a1 * 64 + cut->sort) * 2 + bare);
    return rows.count;
}

bool im_lattice_score_again(im_lattice *lattice, const im_tagging *tagging)
{
    uint32_t rows[IM_AGAIN_ROWS];
    im_again again;
    if (!im_again_make(&again, lattice, tagging)) return false;
    for (uint32_t t = 0; t < lattice->document->token_count; t++) {
        for (uint32_t c = lattice->first[t]; c < lattice->first[t + 1]; c++) {
            unsigned count = im_again_rows(&again, t, c, rows);
            for (unsigned i = 0; i < count; i++)
                im_add_row(lattice->candidates[c].score, lattice->words->weights->again[rows[i]]);
        }
    }
    return true;
}

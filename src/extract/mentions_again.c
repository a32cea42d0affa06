/* mentions_again.c - the second reading: what the first took the other tokens for. A name in a
 * list of names is one, and so is a word that is a name elsewhere in the article. */
#include "extract/mentions_rows.h"

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
    again->tag = im_arena_alloc(lattice->arena, lattice->document->token_count + 1);
    if (!again->votes || !again->part || !again->tag) return false;
    for (uint32_t t = 0; t < lattice->document->token_count; t++) {
        again->tag[t] = (uint8_t)(tagging->candidate[t] == IM_NONE ? 0 : 1 + tagging->label[t]);
        if (!vote(again, t) || t == 0 || tagging->candidate[t - 1] == IM_NONE) continue;
        uint32_t before = lattice->candidates[tagging->candidate[t - 1]].group;
        again->part[before] |= tagging->label[t] >= IM_BEGIN_PERSON ? BEGINS_PERSON : BEGINS_ORG;
    }
    return true;
}

/* What the tokens around one were taken for: 0 nothing, 1 + label; OUTSIDE the sentence. */
enum { OUTSIDE = IM_SEEN - 1, REACH_BACK = 2, REACH_ON = 3 };
typedef struct around {
    uint32_t tag, b1, b2, a1, a2, a3;
    uint32_t sb1, sa1; /* sorts */
} around;

static void look_around(around *n, const im_again *again, uint32_t t)
{
    const im_document *d = again->lattice->document;
    const im_sentence *s = &d->sentences[d->tokens[t].sentence];
    const uint8_t *sort = again->lattice->sort + t, *tag = again->tag + t;
    uint32_t back = t - s->token, on = s->token + s->token_count - 1 - t;
    n->tag = tag[0];
    if (back >= REACH_BACK && on >= REACH_ON) { /* as most often: no borders to look for */
        n->b1 = tag[-1], n->b2 = tag[-2], n->a1 = tag[1], n->a2 = tag[2], n->a3 = tag[3];
        n->sb1 = sort[-1], n->sa1 = sort[1];
        return;
    }
    n->b1 = back > 0 ? tag[-1] : OUTSIDE;
    n->b2 = back > 1 ? tag[-2] : OUTSIDE;
    n->a1 = on > 0 ? tag[1] : OUTSIDE;
    n->a2 = on > 1 ? tag[2] : OUTSIDE;
    n->a3 = on > 2 ? tag[3] : OUTSIDE;
    n->sb1 = back > 0 ? sort[-1] : IM_SORT_NONE;
    n->sa1 = on > 0 ? sort[1] : IM_SORT_NONE;
}

/* The features that hold for all of a token's candidates. */
IM_INLINE void add_place(im_row_list *rows, im_kept_sums *kept, const around *n)
{
    uint32_t b1 = n->b1, a1 = n->a1, a2 = n->a2;
    if (im_open_part(rows, &kept->tags_sort[b1][a1][n->sa1])) {
        im_add_feature(rows, 202, (b1 * 8 + a1) * 64 + n->sa1);
        im_close_part(rows);
    }
    if (im_open_part(rows, &kept->tags_before[n->b2][b1][n->sb1])) {
        im_add_feature(rows, 203, (n->b2 * 8 + b1) * 64 + n->sb1);
        im_close_part(rows);
    }
    if (im_open_part(rows, &kept->tags_behind[a1][a2][n->a3])) {
        im_add_feature(rows, 215, (a1 * 8 + a2) * 8 + n->a3);
        im_close_part(rows);
    }
}

/* The features of one candidate. */
IM_INLINE void add_again(im_row_list *rows, const im_again *again, const around *n, uint32_t t,
                         uint32_t candidate)
{
    const im_lattice *lattice = again->lattice;
    im_kept_sums *kept = lattice->words->kept;
    const im_candidate *own = &lattice->candidates[candidate];
    uint32_t bare = own->whole, chosen = again->tagging->candidate[t] == candidate, sort = own->sort;
    uint32_t tag = n->tag, b1 = n->b1, b2 = n->b2, a1 = n->a1, a2 = n->a2, sb1 = n->sb1, sa1 = n->sa1;
    uint32_t votes = again->votes[own->group][0] * 4u + again->votes[own->group][1];
    uint32_t size = lattice->groups[own->group].size, part = again->part[own->group];
    if (size > 3) size = 3;

    if (im_open_part(rows, &kept->tags[tag][b1][a1][bare][chosen])) {
        im_add_feature(rows, 200, tag * 2 + chosen);
        im_add_feature(rows, 201, (b1 * 8 + a1) * 2 + bare);
        im_add_feature(rows, 216, ((b1 * 8 + tag) * 8 + a1) * 2 + chosen);
        im_close_part(rows);
    }
    if (im_open_part(rows, &kept->bare_behind[a1][a2][sa1][bare])) {
        im_add_feature(rows, 204, ((a1 * 8 + a2) * 64 + sa1) * 2 + bare);
        im_close_part(rows);
    }
    if (im_open_part(rows, &kept->beside[b1][a1][sort][bare])) {
        im_add_feature(rows, 217, (b1 * 64 + sort) * 2 + bare);
        im_add_feature(rows, 218, (a1 * 64 + sort) * 2 + bare);
        im_close_part(rows);
    }
    if (im_open_part(rows, &kept->sort_behind[a2][sa1][sort])) {
        im_add_feature(rows, 208, (a2 * 64 + sa1) * 64 + sort);
        im_close_part(rows);
    }
    if (im_open_part(rows, &kept->sort_before[b2][sb1][sort])) {
        im_add_feature(rows, 207, (b2 * 64 + sb1) * 64 + sort);
        im_close_part(rows);
    }
    if (im_open_part(rows, &kept->votes[votes][size][chosen][sort][bare])) {
        im_add_feature(rows, 210, (votes * 4 + size) * 2 + bare);
        im_add_feature(rows, 211, votes * 2 + chosen);
        im_add_feature(rows, 212, votes * 64 + sort);
        im_close_part(rows);
    }
    if (im_open_part(rows, &kept->parts[part][sort][bare])) {
        im_add_feature(rows, 213, part * 2 + bare);
        im_add_feature(rows, 214, part * 64 + sort);
        im_close_part(rows);
    }
}

IM_INLINE im_row_list list_of(const im_lattice *lattice, uint32_t items[IM_AGAIN_ROWS], bool weigh)
{
    return (im_row_list){.table = lattice->words->weights->again,
                         .drop = IM_ROW_BITS - IM_AGAIN_BITS,
                         .items = items,
                         .weigh = weigh};
}

unsigned im_again_rows(const im_again *again, uint32_t t, uint32_t candidate, uint32_t items[IM_AGAIN_ROWS])
{
    around n;
    look_around(&n, again, t);
    im_row_list rows = list_of(again->lattice, items, false);
    add_place(&rows, again->lattice->words->kept, &n);
    add_again(&rows, again, &n, t, candidate);
    return rows.count;
}

bool im_lattice_score_again(im_lattice *lattice, const im_tagging *tagging)
{
    uint32_t items[IM_AGAIN_ROWS];
    im_again again;
    if (!im_again_make(&again, lattice, tagging)) return false;
    for (uint32_t t = 0; t < lattice->document->token_count; t++) {
        if (lattice->first[t] == lattice->first[t + 1]) continue;
        around n;
        look_around(&n, &again, t);
        im_row_list place = list_of(lattice, items, true);
        add_place(&place, lattice->words->kept, &n);
        for (uint32_t c = lattice->first[t]; c < lattice->first[t + 1]; c++) {
            im_row_list rows = list_of(lattice, items, true);
            add_again(&rows, &again, &n, t, c);
            im_add_sum(lattice->candidates[c].score,
                       place.parts + rows.parts); /* nothing is left but parts */
        }
    }
    return true;
}

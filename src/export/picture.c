/* picture.c - sizes and places of what is drawn; see the header. */
#include "export/picture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "export/dot_text.h"
#include "export/width.h"
#include "export/words.h"

enum {
    ROUTED_MOST = 160, /* nodes; leading lines around boxes costs Graphviz the cube of them */
    PLACED_MOST = 320, /* nodes that im_place can place and a reader can read */
    NAMED_MOST = 80,   /* players that are named in a crowded picture, where there is room */
    LABEL_LETTERS = 28,
    WRAP_LETTERS = 10,
    TITLE_LETTERS = 14
};
static const double ASPECT = 1.8;  /* of the nodes; with the head above them about 3 to 2 */
static const double COLUMN = 0.56; /* of the font size: half a Hangul syllable and a little more */
static const double LINE = 1.25;
static const double CROWDED_ASPECT = 1.6;
static const double CROWDED_WIDTH = 1600; /* points */

static void add_agreement(im_string *out, const im_node *node)
{
    im_string_adds(out, im_agreement_word(node->agreement));
    if (node->date) {
        im_string_adds(out, "\\n");
        im_dot_add(out, node->date, 10, 0);
    }
    if (node->has_amount) {
        char amount[IM_AMOUNT_LENGTH];
        im_words_amount(amount, node->amount, node->currency);
        im_string_adds(out, "\\n");
        im_dot_add(out, amount, 20, 0);
    }
}

void im_picture_label(im_string *out, const im_node *node)
{
    if (node->kind == IM_NODE_AGREEMENT) {
        add_agreement(out, node);
        return;
    }
    im_dot_add(out, node->label, LABEL_LETTERS, WRAP_LETTERS);
    if (node->kind == IM_NODE_PERSON && node->title) {
        im_string_adds(out, "\\n");
        im_dot_add(out, node->title, TITLE_LETTERS, 0);
    }
}

/* Columns and lines of a DOT label. */
static void measure(const char *label, size_t length, size_t *columns, size_t *lines)
{
    size_t begin = 0;
    *columns = 0;
    *lines = 1;
    for (size_t i = 0; i <= length; i++) {
        bool breaks = i + 1 < length && label[i] == '\\' && label[i + 1] == 'n';
        if (i < length && !breaks) {
            i += label[i] == '\\'; /* the letter behind a backslash is no escape of its own */
            continue;
        }
        size_t width = im_width(label + begin, i - begin);
        if (width > *columns) *columns = width;
        *lines += breaks;
        begin = i + 2;
        i++;
    }
}

static double font_of(const im_node *node, double rank)
{
    switch (node->kind) {
    case IM_NODE_ORGANIZATION:
        return 12.5 + 21.5 * rank;
    case IM_NODE_PERSON:
        return 11.5 + 9.5 * rank;
    default:
        return 10.5;
    }
}

/* An ellipse needs more room around its words than a box. */
static void fit(im_box *box, const im_node *node, const char *label, size_t length, double font)
{
    size_t columns, lines;
    measure(label, length, &columns, &lines);
    double width = (double)columns * font * COLUMN, height = (double)lines * font * LINE;
    bool round = node->kind == IM_NODE_PERSON;
    box->width = round ? 1.3 * width + 0.7 * font : width + 0.9 * font;
    box->height = round ? 1.36 * height + 0.3 * font : height + 0.5 * font;
}

static void rank_players(im_picture *p)
{
    double least = HUGE_VAL, most = 0;
    for (size_t i = 0; i < p->network->node_count; i++) {
        if (p->network->nodes[i].kind == IM_NODE_AGREEMENT) continue;
        least = fmin(least, p->network->nodes[i].size);
        most = fmax(most, p->network->nodes[i].size);
    }
    for (size_t i = 0; i < p->network->node_count; i++)
        if (p->network->nodes[i].kind != IM_NODE_AGREEMENT && most > least)
            p->looks[i].rank = (p->network->nodes[i].size - least) / (most - least);
}

/* How far apart the two ends of a tie should stand, and how clear its line should be. */
static const double gaps[] = {[IM_RELATION_ROLE] = 24,
                              [IM_RELATION_AFFILIATE] = 26,
                              [IM_RELATION_PARTY] = 54,
                              [IM_RELATION_PARTICIPANT] = 70};
static const double weights[] = {[IM_RELATION_ROLE] = 2,
                                 [IM_RELATION_AFFILIATE] = 2,
                                 [IM_RELATION_PARTY] = 2,
                                 [IM_RELATION_PARTICIPANT] = 0.5};

static inmaek_code place_all(im_picture *p, inmaek_error *error)
{
    const im_network *network = p->network;
    im_link *links = malloc((network->edge_count + 1) * sizeof *links);
    if (!links) return im_no_memory(error);
    for (size_t i = 0; i < network->edge_count; i++) {
        const im_edge *edge = &network->edges[i];
        links[i] = (im_link){edge->from, edge->to, gaps[edge->relation], weights[edge->relation]};
    }
    inmaek_code code = im_place(p->boxes, network->node_count, links, network->edge_count, ASPECT, error);
    free(links);
    return code;
}

/* The graph's own layout, brought to the width of a page and, as far as it goes without nodes on
 * top of each other, to its format. */
static void take_layout(im_picture *p)
{
    double left = HUGE_VAL, right = -HUGE_VAL, bottom = HUGE_VAL, top = -HUGE_VAL;
    for (size_t i = 0; i < p->network->node_count; i++) {
        const im_node *node = &p->network->nodes[i];
        left = fmin(left, node->x), right = fmax(right, node->x);
        bottom = fmin(bottom, node->y), top = fmax(top, node->y);
    }
    double across = right > left ? CROWDED_WIDTH / (right - left) : 1;
    double flat = top > bottom ? (right - left) / (top - bottom) / CROWDED_ASPECT : 1;
    p->scale = across * fmin(fmax(flat, 0.6), 1);
    for (size_t i = 0; i < p->network->node_count; i++) {
        p->boxes[i].x = across * p->network->nodes[i].x;
        p->boxes[i].y = p->scale * p->network->nodes[i].y;
    }
}

static inmaek_code size_all(im_picture *p, inmaek_error *error)
{
    im_string label = {0};
    for (size_t i = 0; i < p->network->node_count; i++) {
        const im_node *node = &p->network->nodes[i];
        if (p->looks[i].font <= 0) continue;
        im_string_clear(&label);
        im_picture_label(&label, node);
        if (label.failed) break;
        fit(&p->boxes[i], node, label.items, label.count, p->looks[i].font);
    }
    bool failed = label.failed;
    free(label.items);
    return failed ? im_no_memory(error) : INMAEK_OK;
}

typedef struct candidate {
    double rank;
    size_t node;
} candidate;

static int by_rank(const void *a, const void *b)
{
    const candidate *x = a, *y = b;
    if (x->rank != y->rank) return (x->rank < y->rank) - (x->rank > y->rank);
    return (x->node > y->node) - (x->node < y->node);
}

static bool overlap(const im_box *a, const im_box *b)
{
    return fabs(a->x - b->x) < (a->width + b->width) / 2 && fabs(a->y - b->y) < (a->height + b->height) / 2;
}

static bool is_free(const im_picture *p, const im_box *box, const candidate *named, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (overlap(box, &p->boxes[named[i].node])) return false;
    return true;
}

/* Names the most central players of a crowded picture, as long as there is room: one whose
 * words would cover those of a more central one stays without. */
static inmaek_code name_some(im_picture *p, inmaek_error *error)
{
    size_t count = p->network->node_count, named = 0;
    candidate *all = malloc((count + 1) * sizeof *all);
    if (!all) return im_no_memory(error);
    for (size_t i = 0; i < count; i++) all[i] = (candidate){p->looks[i].rank, i};
    qsort(all, count, sizeof *all, by_rank);
    for (size_t i = 0; i < count; i++) {
        im_box *box = &p->boxes[all[i].node];
        const im_node *node = &p->network->nodes[all[i].node];
        bool player = node->kind != IM_NODE_AGREEMENT && all[i].rank > 0;
        if (player && i < 3 * NAMED_MOST && named < NAMED_MOST && is_free(p, box, all, named)) {
            all[named++] = all[i];
            continue;
        }
        p->looks[all[i].node].font = 0;
        box->width = box->height = fmax(2, fmin(p->scale * node->size, 12));
    }
    free(all);
    return INMAEK_OK;
}

static double whole_width(const im_picture *p)
{
    double left = HUGE_VAL, right = -HUGE_VAL;
    for (size_t i = 0; i < p->network->node_count; i++) {
        left = fmin(left, p->boxes[i].x - p->boxes[i].width / 2);
        right = fmax(right, p->boxes[i].x + p->boxes[i].width / 2);
    }
    return right > left ? right - left : 0;
}

inmaek_code im_picture_make(im_picture *picture, const im_network *network, inmaek_error *error)
{
    size_t count = network->node_count;
    *picture =
        (im_picture){.network = network, .crowded = count > PLACED_MOST, .routed = count <= ROUTED_MOST};
    inmaek_code code = INMAEK_OK;
    picture->looks = calloc(count + 1, sizeof *picture->looks);
    picture->boxes = calloc(count + 1, sizeof *picture->boxes);
    if (!picture->looks || !picture->boxes) {
        code = im_no_memory(error);
        goto fail;
    }
    rank_players(picture);
    for (size_t i = 0; i < count; i++)
        picture->looks[i].font = font_of(&network->nodes[i], picture->looks[i].rank);
    if ((code = size_all(picture, error))) goto fail;
    if (picture->crowded) take_layout(picture);
    code = picture->crowded ? name_some(picture, error) : place_all(picture, error);
    if (code) goto fail;
    picture->width = whole_width(picture);
    return INMAEK_OK;
fail:
    im_picture_dispose(picture);
    return code;
}

void im_picture_dispose(im_picture *picture)
{
    free(picture->looks);
    free(picture->boxes);
    *picture = (im_picture){0};
}

/* place.c - pieces found, arranged, and put on shelves; see the header. */
#include "export/place.h"

#include <math.h>
#include <stdlib.h>

#include "base/error.h"

static const double GUTTER = 26; /* kept free around a piece */

/* Boxes that hang together, and with no others. */
typedef struct piece {
    size_t first, count; /* among the ordered boxes */
    double width, height;
} piece;

typedef struct plan {
    size_t count, piece_count;
    uint32_t *root;  /* of each box: the first box of its piece */
    uint32_t *owner; /* of each box: its piece */
    uint32_t *place; /* of each box: where it stands among the ordered */
    im_box *boxes;   /* ordered, piece by piece */
    im_link *links;  /* of the piece at hand, by the boxes' places in it */
    piece *pieces;
} plan;

static uint32_t find_root(plan *p, uint32_t box)
{
    while (p->root[box] != box) box = p->root[box] = p->root[p->root[box]];
    return box;
}

/* The smaller number leads, so that every root is the first box of its piece. */
static void join(plan *p, uint32_t a, uint32_t b)
{
    a = find_root(p, a);
    b = find_root(p, b);
    p->root[a < b ? b : a] = a < b ? a : b;
}

static void find_pieces(plan *p, const im_link *links, size_t link_count)
{
    for (uint32_t i = 0; i < p->count; i++) p->root[i] = i;
    for (size_t i = 0; i < link_count; i++) join(p, links[i].a, links[i].b);
    for (uint32_t i = 0; i < p->count; i++) {
        uint32_t root = find_root(p, i);
        p->owner[i] = root == i ? (uint32_t)p->piece_count++ : p->owner[root];
        p->pieces[p->owner[i]].count++;
    }
    for (size_t i = 1; i < p->piece_count; i++)
        p->pieces[i].first = p->pieces[i - 1].first + p->pieces[i - 1].count;
}

static void order_boxes(plan *p, const im_box *boxes)
{
    for (size_t i = 0; i < p->piece_count; i++) p->pieces[i].count = 0;
    for (uint32_t i = 0; i < p->count; i++) {
        piece *owner = &p->pieces[p->owner[i]];
        p->place[i] = (uint32_t)(owner->first + owner->count++);
        p->boxes[p->place[i]] = boxes[i];
        p->boxes[p->place[i]].x = p->boxes[p->place[i]].y = 0;
    }
}

/* Arranges a piece by itself and moves it so that its left upper corner is the origin. */
static inmaek_code arrange_piece(plan *p, size_t number, const im_link *links, size_t link_count,
                                 double aspect, inmaek_error *error)
{
    piece *whole = &p->pieces[number];
    im_box *boxes = &p->boxes[whole->first];
    size_t kept = 0;
    for (size_t i = 0; whole->count > 1 && i < link_count; i++) {
        if (p->owner[links[i].a] != number) continue;
        p->links[kept] = links[i];
        p->links[kept].a = p->place[links[i].a] - (uint32_t)whole->first;
        p->links[kept++].b = p->place[links[i].b] - (uint32_t)whole->first;
    }
    inmaek_code code = im_arrange(boxes, whole->count, p->links, kept, aspect, error);
    if (code) return code;
    im_extent e = im_extent_of(boxes, whole->count);
    whole->width = e.right - e.left;
    whole->height = e.top - e.bottom;
    for (size_t i = 0; i < whole->count; i++) {
        boxes[i].x -= e.left;
        boxes[i].y -= e.top;
    }
    return INMAEK_OK;
}

static int by_size(const void *a, const void *b)
{
    const piece *x = a, *y = b;
    if (x->count != y->count) return (x->count < y->count) - (x->count > y->count);
    return (x->first > y->first) - (x->first < y->first);
}

static double area_of(const piece *one)
{
    return (one->width + GUTTER) * (one->height + GUTTER);
}

/* How wide the shelves are: as the widest piece if the largest makes up most of the picture,
 * else as the aspect asks for. */
static double shelf_width(const plan *p, double aspect)
{
    double area = 0, widest = 0;
    for (size_t i = 0; i < p->piece_count; i++) {
        area += area_of(&p->pieces[i]);
        widest = fmax(widest, p->pieces[i].width);
    }
    return 2 * area_of(&p->pieces[0]) > area ? widest : fmax(widest, sqrt(area * aspect));
}

/* One shelf: from `first` on as many as fit, none of them tiny beside the first. Returns where
 * the next shelf begins. */
static size_t choose_shelf(const plan *p, size_t first, double width, double *height)
{
    size_t end = first;
    double taken = 0;
    *height = p->pieces[first].height;
    for (; end < p->piece_count; end++) {
        const piece *next = &p->pieces[end];
        if (end > first && (taken + next->width > width || 4 * next->height < p->pieces[first].height)) break;
        taken += next->width + GUTTER;
        *height = fmax(*height, next->height);
    }
    return end;
}

/* Pieces side by side, the largest first, shelf under shelf; on one shelf, middles level. */
static void fill_shelves(plan *p, double aspect)
{
    double width = shelf_width(p, aspect), top = 0, height;
    for (size_t first = 0, end; first < p->piece_count; first = end) {
        end = choose_shelf(p, first, width, &height);
        double x = 0;
        for (const piece *at = &p->pieces[first]; at < &p->pieces[end]; at++) {
            for (size_t i = at->first; i < at->first + at->count; i++) {
                p->boxes[i].x += x;
                p->boxes[i].y += top - (height - at->height) / 2;
            }
            x += at->width + GUTTER;
        }
        top -= height + GUTTER;
    }
}

static bool plan_make(plan *p, size_t count, size_t link_count)
{
    *p = (plan){.count = count};
    p->root = malloc(count * sizeof *p->root);
    p->owner = malloc(count * sizeof *p->owner);
    p->place = malloc(count * sizeof *p->place);
    p->boxes = malloc(count * sizeof *p->boxes);
    p->links = malloc((link_count + 1) * sizeof *p->links);
    p->pieces = calloc(count, sizeof *p->pieces);
    return p->root && p->owner && p->place && p->boxes && p->links && p->pieces;
}

static void plan_dispose(plan *p)
{
    free(p->root);
    free(p->owner);
    free(p->place);
    free(p->boxes);
    free(p->links);
    free(p->pieces);
}

inmaek_code im_place(im_box *boxes, size_t count, const im_link *links, size_t link_count, double aspect,
                     inmaek_error *error)
{
    if (count == 0) return INMAEK_OK;
    inmaek_code code = INMAEK_OK;
    plan p;
    if (!plan_make(&p, count, link_count)) {
        code = im_no_memory(error);
        goto done;
    }
    find_pieces(&p, links, link_count);
    order_boxes(&p, boxes);
    for (size_t i = 0; i < p.piece_count; i++)
        if ((code = arrange_piece(&p, i, links, link_count, aspect, error))) goto done;
    qsort(p.pieces, p.piece_count, sizeof *p.pieces, by_size);
    fill_shelves(&p, aspect);
    for (size_t i = 0; i < count; i++) boxes[i] = p.boxes[p.place[i]];
done:
    plan_dispose(&p);
    return code;
}

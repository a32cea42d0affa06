/* arrange.c - stress, stretching, pushing apart; see the header. */
#include "export/arrange.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"

enum { ROUNDS = 50, PUSHES = 300 };
static const double MARGIN = 9;    /* kept free around a box */
static const double STRETCH = 2.0; /* at most, to reach the aspect */
static const double OUTSIDE = 1.6; /* standard deviations of the cloud */
static const double BEND = 0.92;   /* long ways count less: nobody is left far out */
static const double FAR = 1e12;    /* longer than any way */
static const double EFFORT = 2e7;  /* terms times tries */

typedef struct term {
    uint32_t a, b;
    double distance;
} term;

typedef struct plan {
    im_box *boxes;
    const im_link *links;
    size_t count, link_count, term_count;
    double *distances; /* row by row */
    term *terms;       /* one for every pair */
    uint64_t random;
} plan;

im_extent im_extent_of(const im_box *boxes, size_t count)
{
    im_extent e = {FAR, -FAR, FAR, -FAR};
    for (size_t i = 0; i < count; i++) {
        e.left = fmin(e.left, boxes[i].x - boxes[i].width / 2);
        e.right = fmax(e.right, boxes[i].x + boxes[i].width / 2);
        e.bottom = fmin(e.bottom, boxes[i].y - boxes[i].height / 2);
        e.top = fmax(e.top, boxes[i].y + boxes[i].height / 2);
    }
    return e;
}

/* A fixed sequence (a linear congruential generator): pictures must not change by chance. */
static uint32_t next_random(plan *p, size_t below)
{
    p->random = p->random * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((p->random >> 33) % below);
}

/* ---------------------------------------------------------------- stress */

static double radius(const im_box *box)
{
    return sqrt(box->width * box->height) / 2;
}

/* Floyd's shortest ways. Returns the mean length of a link. */
static double fill_distances(plan *p)
{
    size_t n = p->count;
    double *d = p->distances, sum = 0;
    for (size_t i = 0; i < n * n; i++) d[i] = FAR;
    for (size_t i = 0; i < p->link_count; i++) {
        const im_link *link = &p->links[i];
        double length = link->gap + radius(&p->boxes[link->a]) + radius(&p->boxes[link->b]);
        size_t there = link->a * n + link->b, back = link->b * n + link->a;
        d[there] = d[back] = fmin(length, d[there]);
        sum += length;
    }
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < n; i++)
            for (size_t j = 0; j < n; j++) d[i * n + j] = fmin(d[i * n + j], d[i * n + k] + d[k * n + j]);
    return p->link_count ? sum / (double)p->link_count : 1;
}

static void fill_terms(plan *p)
{
    double step = fill_distances(p);
    for (uint32_t i = 0; i < p->count; i++)
        for (uint32_t j = 0; j < i; j++) {
            double way = fmax(p->distances[i * p->count + j], 1);
            if (way > step) way = step * pow(way / step, BEND);
            p->terms[p->term_count++] = (term){i, j, way};
        }
}

static void shuffle(plan *p)
{
    for (size_t i = p->term_count; i > 1; i--) {
        size_t other = next_random(p, i);
        term t = p->terms[i - 1];
        p->terms[i - 1] = p->terms[other];
        p->terms[other] = t;
    }
}

/* Moves two boxes towards the wanted distance by the share `mu`. */
static void satisfy(im_box *a, im_box *b, double distance, double mu)
{
    double dx = a->x - b->x, dy = a->y - b->y, now = sqrt(dx * dx + dy * dy);
    if (now < 1e-9) dx = now = 1e-9;
    double move = mu * (now - distance) / 2 / now;
    a->x -= move * dx, a->y -= move * dy;
    b->x += move * dx, b->y += move * dy;
}

static void minimise_stress(plan *p)
{
    double shortest = FAR, longest = 0;
    for (size_t i = 0; i < p->term_count; i++) {
        shortest = fmin(shortest, p->terms[i].distance);
        longest = fmax(longest, p->terms[i].distance);
    }
    /* the step falls from where every term is fully met to where even the strongest hardly is */
    double first = longest * longest, last = 0.1 * shortest * shortest;
    double decay = log(last / first) / (ROUNDS - 1);
    for (int round = 0; round < ROUNDS; round++) {
        double step = first * exp(decay * round);
        shuffle(p);
        for (size_t i = 0; i < p->term_count; i++) {
            const term *t = &p->terms[i];
            double mu = fmin(1, step / (t->distance * t->distance));
            satisfy(&p->boxes[t->a], &p->boxes[t->b], t->distance, mu);
        }
    }
}

/* On a spiral by the golden angle, begun anywhere: no two in one place. */
static void spread(plan *p)
{
    uint32_t begin = next_random(p, p->count);
    for (size_t i = 0; i < p->count; i++) {
        double angle = 2.399963229728653 * (double)i, out = 30 * sqrt((double)i);
        im_box *b = &p->boxes[(begin + i) % p->count];
        b->x = out * cos(angle);
        b->y = out * sin(angle);
    }
}

/* ---------------------------------------------------------------- format */

/* Turns the longest axis of the cloud into the horizontal. */
static void turn(plan *p)
{
    double x = 0, y = 0, xx = 0, xy = 0, yy = 0, n = (double)p->count;
    for (size_t i = 0; i < p->count; i++) x += p->boxes[i].x / n, y += p->boxes[i].y / n;
    for (size_t i = 0; i < p->count; i++) {
        im_box *b = &p->boxes[i];
        b->x -= x, b->y -= y;
        xx += b->x * b->x, xy += b->x * b->y, yy += b->y * b->y;
    }
    double angle = atan2(2 * xy, xx - yy) / 2, c = cos(angle), s = sin(angle);
    for (size_t i = 0; i < p->count; i++) {
        im_box *b = &p->boxes[i];
        double before = b->x;
        b->x = c * before + s * b->y;
        b->y = c * b->y - s * before;
    }
}

static void scale(plan *p, double across, double up)
{
    for (size_t i = 0; i < p->count; i++) {
        p->boxes[i].x *= across;
        p->boxes[i].y *= up;
    }
}

/* Brings what is far out on one axis nearer: beyond `edge` only half the way counts. */
static double fold(double at, double edge)
{
    double beyond = fabs(at) - edge;
    return beyond <= 0 ? at : copysign(edge + beyond / 2, at);
}

/* Stretches by the spread of the cloud, not by its ends: a single box far out does not count,
 * and is brought nearer so that the picture has no empty side. */
static void stretch(plan *p, double aspect)
{
    double xx = 1, yy = 1;
    for (size_t i = 0; i < p->count; i++) {
        xx += p->boxes[i].x * p->boxes[i].x;
        yy += p->boxes[i].y * p->boxes[i].y;
    }
    double width = sqrt(xx / (double)p->count), height = sqrt(yy / (double)p->count);
    for (size_t i = 0; i < p->count; i++) {
        p->boxes[i].x = fold(p->boxes[i].x, OUTSIDE * width);
        p->boxes[i].y = fold(p->boxes[i].y, OUTSIDE * height);
    }
    scale(p, fmin(fmax(aspect * height / width, 1), STRETCH), 1);
}

/* Pushes two boxes apart along the axis on which they overlap less, the smaller one further;
 * false if they don't overlap. */
static bool push(im_box *a, im_box *b)
{
    double dx = a->x - b->x, dy = a->y - b->y;
    double across = (a->width + b->width) / 2 + MARGIN - fabs(dx);
    double up = (a->height + b->height) / 2 + MARGIN - fabs(dy);
    if (across <= 1e-6 || up <= 1e-6) return false;
    double share = b->width * b->height / (a->width * a->height + b->width * b->height);
    if (across < up) {
        across = dx < 0 ? -across : across;
        a->x += share * across, b->x -= (1 - share) * across;
    } else {
        up = dy < 0 ? -up : up;
        a->y += share * up, b->y -= (1 - share) * up;
    }
    return true;
}

/* True once nothing overlaps. */
static bool push_all(plan *p)
{
    bool still = true;
    for (size_t i = 0; i < p->count; i++)
        for (size_t j = 0; j < i; j++)
            if (push(&p->boxes[i], &p->boxes[j])) still = false;
    return still;
}

static void push_apart(plan *p)
{
    for (int round = 1; round <= PUSHES && !push_all(p); round++)
        if (round % 30 == 0) scale(p, 1.08, 1.08); /* too tight: more room for all */
}

/* ---------------------------------------------------------------- which is best */

static double side(const im_box *a, const im_box *b, double x, double y)
{
    return (b->x - a->x) * (y - a->y) - (b->y - a->y) * (x - a->x);
}

static bool lines_cross(const im_box *a, const im_box *b, const im_box *c, const im_box *d)
{
    return (side(a, b, c->x, c->y) > 0) != (side(a, b, d->x, d->y) > 0) &&
           (side(c, d, a->x, a->y) > 0) != (side(c, d, b->x, b->y) > 0);
}

/* Does the line from a to b cut one of the diagonals of `box`? */
static bool line_hits(const im_box *a, const im_box *b, const im_box *box)
{
    double w = box->width / 2 + MARGIN / 2, h = box->height / 2 + MARGIN / 2;
    im_box corners[] = {{box->x - w, box->y - h, 0, 0},
                        {box->x + w, box->y + h, 0, 0},
                        {box->x - w, box->y + h, 0, 0},
                        {box->x + w, box->y - h, 0, 0}};
    return lines_cross(a, b, &corners[0], &corners[1]) || lines_cross(a, b, &corners[2], &corners[3]);
}

/* How hard the lines are to follow: a box in the way is worse than a crossing. */
static double tangle(const plan *p)
{
    double sum = 0;
    for (size_t i = 0; i < p->link_count; i++) {
        const im_link *l = &p->links[i];
        const im_box *a = &p->boxes[l->a], *b = &p->boxes[l->b];
        for (uint32_t k = 0; k < p->count; k++)
            if (k != l->a && k != l->b && line_hits(a, b, &p->boxes[k])) sum += 3 * l->weight;
        for (size_t j = 0; j < i; j++) {
            const im_link *m = &p->links[j];
            if (l->a == m->a || l->a == m->b || l->b == m->a || l->b == m->b) continue;
            if (lines_cross(a, b, &p->boxes[m->a], &p->boxes[m->b])) sum += l->weight * m->weight;
        }
    }
    return sum;
}

static void arrange_once(plan *p, double aspect)
{
    spread(p);
    minimise_stress(p);
    turn(p);
    stretch(p, aspect);
    push_apart(p);
}

inmaek_code im_arrange(im_box *boxes, size_t count, const im_link *links, size_t link_count, double aspect,
                       inmaek_error *error)
{
    if (count < 2) return INMAEK_OK;
    inmaek_code code = INMAEK_OK;
    plan p = {.links = links, .count = count, .link_count = link_count, .random = 1};
    p.boxes = malloc(count * sizeof *p.boxes);
    p.distances = malloc(count * count * sizeof *p.distances);
    p.terms = malloc(count * count * sizeof *p.terms);
    if (!p.boxes || !p.distances || !p.terms) {
        code = im_no_memory(error);
        goto done;
    }
    memcpy(p.boxes, boxes, count * sizeof *boxes);
    fill_terms(&p);
    double least = HUGE_VAL;
    int tries = (int)fmin(fmax(EFFORT / ROUNDS / (double)p.term_count, 3), 150);
    for (int i = 0; i < tries; i++) {
        arrange_once(&p, aspect);
        double now = tangle(&p);
        if (now >= least) continue;
        least = now;
        memcpy(boxes, p.boxes, count * sizeof *boxes);
    }
done:
    free(p.boxes);
    free(p.distances);
    free(p.terms);
    return code;
}

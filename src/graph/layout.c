/* layout.c - see layout.h.
 *
 * Each connected piece is laid out by itself: small ones by Kamada and Kawai, which keeps
 * distances true; larger ones by Fruchterman and Reingold, starting from communities set out
 * like the seeds of a sunflower. Then overlaps are removed and the pieces are set in rows. */
#include "graph/layout.h"

#include <math.h>
#include <stdlib.h>

#include "base/error.h"
#include "graph/components.h"
#include "graph/palette.h"
#include "graph/spread.h"

enum { MOST_FINE = 150, MOST_UNEVEN = 2000 }; /* nodes: for Kamada and Kawai; left as they fall */
static const double TIE_LENGTH = 90;          /* what most ties shall measure, in Gephi's units */
static const double GAP = 8;                  /* between two nodes */
static const double MARGIN = 40;              /* between two pieces */
static const double CROWDED = 2.5, LOST = 5;  /* a piece's width, in that of its nodes side by side */
static const double SMALLEST = 12, LARGEST = 60, AGREEMENT = 10; /* diameters */
static const double GOLDEN_ANGLE = 2.39996322972865332;

/* A piece and the box that holds it. */
typedef struct piece {
    const im_component *part;
    double left, bottom, width, height;
} piece;

/* ---------------------------------------------------------------- looks */

static void dress(im_node *nodes, size_t count)
{
    double most = 0;
    for (size_t i = 0; i < count; i++)
        if (nodes[i].kind != IM_NODE_AGREEMENT && nodes[i].measures[INMAEK_PAGERANK] > most)
            most = nodes[i].measures[INMAEK_PAGERANK];
    for (size_t i = 0; i < count; i++) {
        im_colour colour = im_palette_node(nodes[i].kind);
        nodes[i].r = colour.r;
        nodes[i].g = colour.g;
        nodes[i].b = colour.b;
        /* by the root, so that areas grow as PageRank does */
        double share = most > 0 ? sqrt(nodes[i].measures[INMAEK_PAGERANK] / most) : 0;
        nodes[i].size =
            nodes[i].kind == IM_NODE_AGREEMENT ? AGREEMENT : SMALLEST + (LARGEST - SMALLEST) * share;
    }
}

/* ---------------------------------------------------------------- one piece */

/* Communities on a sunflower's spiral, the largest inmost, their members on spirals of their own;
 * about one node a unit of area, which is what the algorithm strives for. Agreements have no
 * community and start beside one of their players. False: no memory. */
static bool seed_places(const im_component *part, const im_node *nodes, double *x, double *y)
{
    int communities = 0;
    for (size_t i = 0; i < part->count; i++)
        if (nodes[part->members[i]].community >= communities)
            communities = nodes[part->members[i]].community + 1;
    uint32_t *sizes = calloc((size_t)communities + 1, sizeof *sizes),
             *used = calloc((size_t)communities + 1, sizeof *used);
    double *far = malloc(((size_t)communities + 1) * sizeof *far), before = 0;
    bool good = sizes && used && far;
    for (size_t i = 0; good && i < part->count; i++)
        if (nodes[part->members[i]].community >= 0) sizes[nodes[part->members[i]].community]++;
    for (int c = 0; good && c < communities; c++) {
        far[c] = c == 0 ? 0 : sqrt(before + sizes[c] / 2.0);
        before += sizes[c];
    }
    for (size_t i = 0; good && i < part->count; i++) {
        int c = nodes[part->members[i]].community;
        if (c < 0) continue;
        double near = 0.6 * sqrt((double)used[c]), turn = GOLDEN_ANGLE * used[c]++;
        x[i] = far[c] * cos(c * GOLDEN_ANGLE) + near * cos(turn);
        y[i] = far[c] * sin(c * GOLDEN_ANGLE) + near * sin(turn);
    }
    for (size_t i = 0; good && i < part->tie_count; i++) {
        uint32_t player = part->ties[i].a, other = part->ties[i].b;
        if (nodes[part->members[other]].kind != IM_NODE_AGREEMENT) continue;
        x[other] = x[player] + 0.4 * cos((double)other * GOLDEN_ANGLE);
        y[other] = y[player] + 0.4 * sin((double)other * GOLDEN_ANGLE);
    }
    free(sizes);
    free(used);
    free(far);
    return good;
}

static int number_order(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median_length(const im_component *part, const double *x, const double *y, double *lengths)
{
    for (size_t i = 0; i < part->tie_count; i++) {
        const im_tie *tie = &part->ties[i];
        double dx = x[tie->a] - x[tie->b], dy = y[tie->a] - y[tie->b];
        lengths[i] = sqrt(dx * dx + dy * dy);
    }
    qsort(lengths, part->tie_count, sizeof *lengths, number_order);
    return lengths[part->tie_count / 2];
}

/* The square root of how many times the nodes, with room around them, fit into the piece. */
static double looseness(const im_component *part, const im_node *nodes, const double *x, const double *y)
{
    double middle_x = 0, middle_y = 0, spread = 0, room = 0, n = (double)part->count;
    for (size_t i = 0; i < part->count; i++) middle_x += x[i] / n, middle_y += y[i] / n;
    for (size_t i = 0; i < part->count; i++) {
        double dx = x[i] - middle_x, dy = y[i] - middle_y, size = nodes[part->members[i]].size + GAP;
        spread += 2 * M_PI * (dx * dx + dy * dy) / n; /* the area of an even disc of this moment */
        room += size * size;
    }
    return sqrt(spread / room);
}

/* Scales the piece: its ties shall be TIE_LENGTH long in the median, unless its nodes would then be
 * crowded, or lost in empty space. False: no memory. */
static bool scale_places(const im_component *part, const im_node *nodes, double *x, double *y)
{
    double *lengths = malloc(part->tie_count * sizeof *lengths);
    if (!lengths) return false;
    double median = median_length(part, x, y, lengths), loose = looseness(part, nodes, x, y);
    double scale = median > 1e-9 ? TIE_LENGTH / median : 1;
    if (loose > 1e-9) scale = fmin(fmax(scale, CROWDED / loose), LOST / loose);
    for (size_t i = 0; i < part->count; i++) {
        x[i] *= scale;
        y[i] *= scale;
    }
    free(lengths);
    return true;
}

typedef struct ray {
    double distance;
    size_t node;
} ray;

static int ray_order(const void *a, const void *b)
{
    const ray *x = a, *y = b;
    if (x->distance != y->distance) return x->distance < y->distance ? -1 : 1;
    return (x->node > y->node) - (x->node < y->node);
}

/* Large pieces come out as a dense heart with thin arms. Moves every node along its ray from the
 * middle so that all rings are equally full. False: no memory. */
static bool even_out(size_t count, double *x, double *y)
{
    ray *rays = malloc(count * sizeof *rays);
    if (!rays) return false;
    double middle_x = 0, middle_y = 0, n = (double)count;
    for (size_t i = 0; i < count; i++) middle_x += x[i] / n, middle_y += y[i] / n;
    for (size_t i = 0; i < count; i++) {
        x[i] -= middle_x;
        y[i] -= middle_y;
        rays[i] = (ray){sqrt(x[i] * x[i] + y[i] * y[i]), i};
    }
    qsort(rays, count, sizeof *rays, ray_order);
    for (size_t i = 0; i < count; i++) {
        double longer = rays[i].distance > 1e-9 ? sqrt((double)i + 0.5) / rays[i].distance : 1;
        x[rays[i].node] *= longer;
        y[rays[i].node] *= longer;
    }
    free(rays);
    return true;
}

static unsigned rounds_for(size_t count)
{
    return count <= 1000 ? 500 : count <= 20000 ? 200 : 80;
}

static inmaek_code draw_piece(const im_component *part, const im_node *nodes, double *x, double *y,
                              inmaek_error *error)
{
    im_igraph *graph = NULL;
    x[0] = y[0] = 0;
    if (part->count == 1) return INMAEK_OK;
    inmaek_code code = im_igraph_new(&graph, part->count, part->ties, part->tie_count, error);
    if (code == INMAEK_OK && part->count <= MOST_FINE) {
        code = im_igraph_layout_fine(graph, x, y, error);
    } else if (code == INMAEK_OK) {
        code = seed_places(part, nodes, x, y) ? INMAEK_OK : im_no_memory(error);
        if (code == INMAEK_OK) code = im_igraph_layout_fast(graph, x, y, rounds_for(part->count), error);
    }
    im_igraph_free(graph);
    if (code == INMAEK_OK && part->count > MOST_UNEVEN && !even_out(part->count, x, y))
        code = im_no_memory(error);
    if (code == INMAEK_OK && !scale_places(part, nodes, x, y)) code = im_no_memory(error);
    return code;
}

/* Draws a piece around its own centre, without overlaps, and measures its box. */
static inmaek_code make_piece(piece *out, const im_component *part, im_node *nodes, inmaek_error *error)
{
    double *x = malloc(2 * part->count * sizeof *x), *y = x + part->count;
    im_disc *discs = malloc(part->count * sizeof *discs);
    inmaek_code code = x && discs ? draw_piece(part, nodes, x, y, error) : im_no_memory(error);
    for (size_t i = 0; code == INMAEK_OK && i < part->count; i++)
        discs[i] = (im_disc){x[i], y[i], nodes[part->members[i]].size / 2};
    if (code == INMAEK_OK && !im_spread(discs, part->count, GAP)) code = im_no_memory(error);
    if (code == INMAEK_OK) {
        double left = INFINITY, right = -INFINITY, bottom = INFINITY, top = -INFINITY;
        for (size_t i = 0; i < part->count; i++) {
            nodes[part->members[i]].x = discs[i].x;
            nodes[part->members[i]].y = discs[i].y;
            left = fmin(left, discs[i].x - discs[i].radius);
            right = fmax(right, discs[i].x + discs[i].radius);
            bottom = fmin(bottom, discs[i].y - discs[i].radius);
            top = fmax(top, discs[i].y + discs[i].radius);
        }
        *out = (piece){part, left, bottom, right - left, top - bottom};
    }
    free(x);
    free(discs);
    return code;
}

/* ---------------------------------------------------------------- all pieces */

static int piece_order(const void *a, const void *b)
{
    const piece *x = a, *y = b;
    if (x->part->count != y->part->count) return x->part->count > y->part->count ? -1 : 1;
    return (x->part->members[0] > y->part->members[0]) - (x->part->members[0] < y->part->members[0]);
}

/* Sets the pieces in rows, largest first, into a field somewhat wider than high, and its middle at
 * (0, 0). */
static void pack(piece *pieces, size_t count, im_node *nodes, size_t node_count)
{
    double area = 0, widest = 0, left = 0, top = 0, row_height = 0, far = 0;
    for (size_t i = 0; i < count; i++) {
        area += (pieces[i].width + MARGIN) * (pieces[i].height + MARGIN);
        widest = fmax(widest, pieces[i].width);
    }
    double field = fmax(widest, 1.3 * sqrt(area));
    for (size_t i = 0; i < count; i++) {
        if (left > 0 && left + pieces[i].width > field) {
            top -= row_height + MARGIN;
            left = row_height = 0;
        }
        for (size_t k = 0; k < pieces[i].part->count; k++) {
            im_node *node = &nodes[pieces[i].part->members[k]];
            node->x += left - pieces[i].left;
            node->y += top - pieces[i].height - pieces[i].bottom;
        }
        left += pieces[i].width + MARGIN;
        far = fmax(far, left - MARGIN);
        row_height = fmax(row_height, pieces[i].height);
    }
    for (size_t i = 0; i < node_count; i++) {
        nodes[i].x -= far / 2;
        nodes[i].y -= (top - row_height) / 2;
    }
}

/* The network's edges as ties, parallel ones too. NULL: no memory. */
static im_tie *tie_nodes(const im_network *network)
{
    im_tie *ties = malloc((network->edge_count + 1) * sizeof *ties);
    for (size_t i = 0; ties && i < network->edge_count; i++)
        ties[i] = (im_tie){network->edges[i].from, network->edges[i].to, 1};
    return ties;
}

inmaek_code im_lay_out(im_node *nodes, const im_network *network, inmaek_error *error)
{
    im_tie *ties = tie_nodes(network);
    if (!ties) return im_no_memory(error);
    im_igraph *graph = NULL;
    im_components parts = {0};
    piece *pieces = NULL;
    dress(nodes, network->node_count);
    im_igraph_begin();
    inmaek_code code = im_igraph_new(&graph, network->node_count, ties, network->edge_count, error);
    if (code == INMAEK_OK)
        code = im_components_find(&parts, graph, network->node_count, ties, network->edge_count, error);
    if (code == INMAEK_OK && !(pieces = malloc((parts.count + 1) * sizeof *pieces)))
        code = im_no_memory(error);
    for (size_t i = 0; code == INMAEK_OK && i < parts.count; i++)
        code = make_piece(&pieces[i], &parts.items[i], nodes, error);
    if (code == INMAEK_OK && parts.count) {
        qsort(pieces, parts.count, sizeof *pieces, piece_order);
        pack(pieces, parts.count, nodes, network->node_count);
    }
    im_igraph_free(graph);
    im_igraph_end();
    im_components_dispose(&parts);
    free(pieces);
    free(ties);
    return code;
}

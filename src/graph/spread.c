/* spread.c - see spread.h.
 *
 * Each round sorts the discs into square cells as wide as the largest disc, so that only
 * neighbouring cells need comparing, and pushes overlapping pairs apart by half the overlap each.
 * Where a crowd has no room the whole is stretched a little; so there is an end. */
#include "graph/spread.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

enum { ROUNDS_BEFORE_STRETCH = 5, MOST_ROUNDS = 1000 };
static const double STRETCH = 1.15, GOLDEN_ANGLE = 2.39996322972865332;

typedef struct cell {
    int32_t column, row;
    uint32_t disc;
} cell;

static int cell_order(const void *a, const void *b)
{
    const cell *x = a, *y = b;
    if (x->row != y->row) return x->row < y->row ? -1 : 1;
    if (x->column != y->column) return x->column < y->column ? -1 : 1;
    return (x->disc > y->disc) - (x->disc < y->disc);
}

static void sort_into_cells(cell *cells, const im_disc *discs, size_t count, double width)
{
    for (size_t i = 0; i < count; i++)
        cells[i] =
            (cell){(int32_t)floor(discs[i].x / width), (int32_t)floor(discs[i].y / width), (uint32_t)i};
    qsort(cells, count, sizeof *cells, cell_order);
}

/* The first cell that is not before (column, row). */
static size_t find_cell(const cell *cells, size_t count, int32_t column, int32_t row)
{
    size_t low = 0, high = count;
    cell wanted = {column, row, 0};
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (cell_order(&cells[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Pushes two discs apart if they are too near; did it have to? */
static bool push(im_disc *a, im_disc *b, double gap, size_t turn)
{
    double dx = b->x - a->x, dy = b->y - a->y, wanted = a->radius + b->radius + gap;
    double square = dx * dx + dy * dy;
    if (square >= wanted * wanted) return false;
    double move = 0.5 * wanted;
    if (square < 1e-12) { /* on one spot: any way will do, but not the same for all */
        dx = cos((double)turn * GOLDEN_ANGLE);
        dy = sin((double)turn * GOLDEN_ANGLE);
    } else { /* a little further than needed, lest rounding leaves them touching */
        double distance = sqrt(square);
        move = 0.505 * (wanted - distance) / distance;
    }
    a->x -= dx * move;
    a->y -= dy * move;
    b->x += dx * move;
    b->y += dy * move;
    return true;
}

/* One round; how many pairs were too near. */
static size_t push_all(im_disc *discs, size_t count, cell *cells, double width, double gap)
{
    size_t pushed = 0;
    sort_into_cells(cells, discs, count, width);
    for (size_t i = 0; i < count; i++)
        for (int32_t row = cells[i].row; row <= cells[i].row + 1; row++) {
            /* behind it in its own row, then all around it in the next */
            int32_t last = cells[i].column + 1;
            size_t k = row == cells[i].row ? i + 1 : find_cell(cells, count, cells[i].column - 1, row);
            for (; k < count && cells[k].row == row && cells[k].column <= last; k++)
                pushed +=
                    push(&discs[cells[i].disc], &discs[cells[k].disc], gap, cells[i].disc + cells[k].disc);
        }
    return pushed;
}

bool im_spread(im_disc *discs, size_t count, double gap)
{
    double largest = 0;
    cell *cells = malloc((count + 1) * sizeof *cells);
    if (!cells) return false;
    for (size_t i = 0; i < count; i++)
        if (discs[i].radius > largest) largest = discs[i].radius;
    for (int round = 1; round <= MOST_ROUNDS && push_all(discs, count, cells, 2 * largest + gap, gap);
         round++) {
        if (round % ROUNDS_BEFORE_STRETCH) continue;
        for (size_t i = 0; i < count; i++) {
            discs[i].x *= STRETCH;
            discs[i].y *= STRETCH;
        }
    }
    free(cells);
    return true;
}

/* spread.h - moving discs apart until none lies on another. */
#ifndef IM_SPREAD_H
#define IM_SPREAD_H

#include <stdbool.h>
#include <stddef.h>

typedef struct im_disc {
    double x, y, radius;
} im_disc;

/* Moves the discs as little as needed for `gap` to lie between any two. The same discs always
 * move alike. False: no memory. */
bool im_spread(im_disc *discs, size_t count, double gap);

#endif

/* linear.h - linear classifiers over hashed features, in whole numbers.
 *
 * Features are 32-bit hashes; weights are bytes in a table of 2^bits rows, one row of IM_LINEAR_ROW
 * weights a feature (those beyond `classes` are 0), so that a score is the same on every machine,
 * a row lies in one cache line, and adding one is a single vector operation or two.
 * Feature hashing: K. Weinberger et al., "Feature Hashing for Large Scale Multitask Learning",
 * ICML 2009. */
#ifndef IM_LINEAR_H
#define IM_LINEAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct im_linear {
    uint32_t classes, bits;
    uint32_t scale;        /* this many units are one unit of log odds */
    const int8_t *weights; /* (1 << bits) rows */
} im_linear;

enum { IM_LINEAR_HEADER = 16, IM_LINEAR_ROW = 16 };

/* Looks at a table as the trainer writes it: "IML1", classes, bits, scale (32 bits each, little
 * endian), weights. The bytes stay the caller's. Returns its length, or 0 if it is broken. */
size_t im_linear_read(im_linear *out, const unsigned char *bytes, size_t length);

/* Asks for the features' rows, which lie all over the memory, so that they are near when they are
 * added up: the longer before, the better. */
void im_linear_expect(const im_linear *model, const uint32_t *features, size_t count);

/* Sums of rows, so that features which several have in common are added up once. */
typedef struct im_linear_sums {
    int16_t items[IM_LINEAR_ROW];
} im_linear_sums;

/* Adds the features' rows to the sums, in all of at most 255 features. */
void im_linear_add(const im_linear *model, const uint32_t *features, size_t count, im_linear_sums *sums);

/* Adds up the features' rows, of at most 255 features, into scores[0..classes). */
void im_linear_score(const im_linear *model, const uint32_t *features, size_t count, int32_t *scores);

/* A score as probability, 0..1000: the logistic function by table. */
int im_linear_probability(const im_linear *model, int32_t score);

/* A difference of scores that is not above 0 as odds, 0..1000: its exponential function. */
int im_linear_odds(const im_linear *model, int32_t difference);

/* The row of a feature. */
static inline uint32_t im_linear_row(uint32_t feature, uint32_t bits)
{
    return (feature * UINT32_C(2654435769)) >> (32 - bits);
}

/* One feature out of two. */
static inline uint32_t im_feature(uint32_t a, uint32_t b)
{
    uint32_t h = (a ^ (b + UINT32_C(0x9E3779B9) + (a << 6) + (a >> 2))) * UINT32_C(2246822519);
    return h ^ h >> 15;
}

#endif

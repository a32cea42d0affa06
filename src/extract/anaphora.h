/* anaphora.h - what the files of the anaphora step hand to each other. */
#ifndef IM_ANAPHORA_H
#define IM_ANAPHORA_H

#include "extract/rows.h"

enum {
    IM_MOST_SENTENCES_BACK = 6, /* sentences that are looked back at */
    IM_MOST_CANDIDATES = 24     /* organizations weighed for one word */
};

/* What a mention in the same sentence weighs, and how much less for every sentence between. */
enum { IM_WEIGHT_NEAR = 20, IM_WEIGHT_SENTENCE_BACK = 5 };

typedef struct im_candidate {
    uint32_t entity;
    int weight;
    uint32_t chunk; /* its last mention before the word */
} im_candidate;

typedef struct im_candidates {
    im_candidate items[IM_MOST_CANDIDATES];
    uint32_t count;
} im_candidates;

/* A word that stands for organizations, in the place where it stands. */
typedef struct im_seeker {
    const im_reading *r;
    const im_rows *rows;
    uint32_t sentence, chunk;
    uint32_t count; /* for how many it stands */
    bool company;   /* it stands for whom the passage is about: 회사 측 */
    const char *only, *except;
    im_candidates list;
} im_seeker;

/* May the word stand for the chunk: an organization, and none of those it excludes? */
bool im_seeker_may_be(const im_seeker *seeker, const im_chunk *chunk);
/* Weighs one mention; said again, it weighs more. */
void im_seeker_add(im_seeker *seeker, uint32_t chunk, int weight);
/* Weighs the organizations of chunks [first, end) of a row that ends at row_end. */
void im_seeker_weigh(im_seeker *seeker, uint32_t first, uint32_t end, uint32_t row_end, int base);
/* Begins anew, and weighs those before the word, sentence by sentence, until `enough` are found. */
void im_seeker_gather(im_seeker *seeker, uint32_t enough);
/* The heaviest first, the later of two as heavy. */
void im_seeker_sort(im_seeker *seeker);

#endif

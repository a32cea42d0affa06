/* anaphora.h - what the files of the anaphora step hand to each other. */
#ifndef IM_ANAPHORA_H
#define IM_ANAPHORA_H

#include "extract/rows.h"

enum { IM_MOST_ANTECEDENTS = 24 }; /* weighed for one word */

/* Somebody for whom a word may stand. */
typedef struct im_antecedent {
    uint32_t entity;
    int weight;
    uint32_t chunk; /* the last mention before the word */
} im_antecedent;

typedef struct im_antecedents {
    im_antecedent items[IM_MOST_ANTECEDENTS];
    uint32_t count;
} im_antecedents;

/* For what sort of words antecedents are weighed. */
typedef enum im_seeking {
    IM_SEEK_SEVERAL, /* 양사 */
    IM_SEEK_THIS,    /* 이 회사 */
    IM_SEEK_COMPANY, /* 회사 측 */
    IM_SEEK_HE       /* 그는 */
} im_seeking;

/* A word, in the place where it stands. */
typedef struct im_seeker {
    const im_reading *r;
    const uint8_t *cases; /* im_case by entry of IM_CASE */
    im_seeking seeking;
    uint32_t sentence, chunk;
    uint32_t count;            /* for how many it stands */
    uint32_t main;             /* chunk of whom the document names most, or IM_NONE */
    const char *only, *except; /* endings of names, joined by '|'; NULL: any, none */
    im_antecedents list;
} im_seeker;

/* Fills the list with those for whom the word may stand, the heaviest first, the later of two as heavy. */
void im_seeker_gather(im_seeker *seeker);

/* A chunk of the organization (IM_CHUNK_ORGANIZATION) or person (IM_CHUNK_PERSON) whom the document, or
 * its beginning if it is very long, names most; IM_NONE: of nobody, or no memory. */
uint32_t im_named_most(const im_reading *reading, im_chunk_kind kind);

#endif

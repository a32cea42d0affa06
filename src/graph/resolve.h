/* resolve.h - which actors and which deals of the collection are one real thing.
 *
 * Whatever is decided here is decided by what the documents say, never by their order: rules look
 * at all candidates at once and act only where one remains. */
#ifndef IM_RESOLVE_H
#define IM_RESOLVE_H

#include "graph/collect.h"

/* Each actor and deal points at one of those that are the same, directly. */
typedef struct im_resolution {
    uint32_t *actors;
    uint32_t *deals;  /* IM_NO_DEAL: its parties turned out to be fewer than two */
} im_resolution;      /* all zero is empty */

#define IM_NO_DEAL UINT32_MAX

/* Fills in `out`; fails with INMAEK_NO_MEMORY. Sorts the collection's sightings. */
inmaek_code im_resolve(im_resolution *out, im_collection *all, inmaek_error *error);
void im_resolution_dispose(im_resolution *resolution);

/* The steps, in this order: each uses what the ones before found. False: no memory. */
bool im_resolve_organizations(const im_collection *all, uint32_t *actors);
bool im_resolve_people(const im_collection *all, uint32_t *actors);
bool im_resolve_deals(const im_collection *all, const uint32_t *actors, uint32_t *deals);

/* The side on which a deal's party stands: 0 gives, 1 takes, 2 neither. */
unsigned im_deal_side(inmaek_agreement_kind kind, inmaek_part part);

/* ---- helpers of the steps */

/* Whom `i` stands for by now; shortens the way for the next who asks. */
uint32_t im_root(uint32_t *roots, uint32_t i);
void im_unite(uint32_t *roots, uint32_t a, uint32_t b);

/* The sightings of an owner among sorted ones; returns how many. */
size_t im_sightings_of(const im_sightings *sorted, uint32_t owner, const im_sighting **out);
/* Is there a document that holds both? */
bool im_seen_together(const im_sightings *sorted, uint32_t a, uint32_t b);

/* Numbers that belong to numbers: (key, value) pairs, looked up by key once they are sorted. */
typedef struct im_pair {
    uint32_t key, value;
} im_pair;
typedef IM_LIST_OF(im_pair) im_pairs;
bool im_pairs_add(im_pairs *pairs, uint32_t key, uint32_t value);
void im_pairs_sort(im_pairs *pairs); /* and drops doubles */
size_t im_pairs_of(const im_pairs *sorted, uint32_t key, const im_pair **out);

#endif

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
    uint32_t *deals; /* IM_NO_DEAL: its parties turned out to be fewer than two */
} im_resolution;     /* all zero is empty */

#define IM_NO_DEAL UINT32_MAX

/* Fills in `out`; fails with INMAEK_NO_MEMORY. Sorts the collection's lists of sources. */
inmaek_code im_resolve(im_resolution *out, im_collection *all, inmaek_error *error);
void im_resolution_dispose(im_resolution *resolution);

/* The steps, in this order: each uses what the ones before found. False: no memory. */
bool im_resolve_organizations(const im_collection *all, uint32_t *actors);
bool im_resolve_people(const im_collection *all, uint32_t *actors);
bool im_date_articles(im_collection *all, const uint32_t *actors);
bool im_resolve_deals(const im_collection *all, const uint32_t *actors, uint32_t *deals);
bool im_resolve_ventures(const im_collection *all, const uint32_t *actors, uint32_t *deals);

/* The side on which a deal's party stands: 0 gives, 1 takes, 2 neither. */
unsigned im_deal_side(inmaek_agreement_kind kind, inmaek_part part);

/* Can two dates ("2025", "2025-02", "2025-02-04") be those that papers give of one deal? */
bool im_dates_fit(const char *one, const char *other);

/* ---- helpers of the steps */

/* The deal's organizations by now, each once, ascending, into `out` (room for its parties). How many. */
uint32_t im_deal_organizations(uint32_t *out, const im_collection *all, const uint32_t *actors,
                               const im_deal *deal);

/* Whom `i` stands for by now; shortens the way for the next who asks. */
uint32_t im_root(uint32_t *roots, uint32_t i);
void im_unite(uint32_t *roots, uint32_t a, uint32_t b);

#endif

/* status.h - how far a deal is: discussed, planned, concluded, ended. */
#ifndef IM_STATUS_STAGE_H
#define IM_STATUS_STAGE_H

#include "extract/dates.h"
#include "extract/pairs.h"

enum { IM_STATUS_FEATURES = 96 };

/* status of the lexicon's class IM_STATUS by entry (IM_STATUS_NOT for "none"); freed with free(). */
enum { IM_STATUS_NOT = INMAEK_STATUSES };
inmaek_code im_statuses_compile(uint8_t **out, const inmaek_lexicon *lexicon, inmaek_error *error);

/* The features that tell how far the pairing's deal is; returns how many. `date` is the deal's
 * (year 0: none). */
size_t im_status_describe(uint32_t features[IM_STATUS_FEATURES], const im_reading *reading,
                          const uint8_t *statuses, const im_pairing *pairing, const im_pair_finder *finder,
                          im_date date, inmaek_agreement_kind kind);

#endif

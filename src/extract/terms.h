/* terms.h - which of the dates and sums that a sentence names are a deal's. */
#ifndef IM_TERMS_H
#define IM_TERMS_H

#include "extract/amounts.h"
#include "extract/dates.h"
#include "extract/pairs.h"

/* The deal's date: its sentence's, or one from those around it; year 0: there is none. */
im_date im_term_date(const im_times *times, const im_pairing *pairing, const im_trigger_table *triggers,
                     const im_reading *reading);

/* The deal's sum, borrowed from `sums`; NULL: the sentence gives none. */
const im_sum *im_term_amount(const im_sums *sums, const im_pairing *pairing, const im_reading *reading,
                             inmaek_agreement_kind kind);

#endif

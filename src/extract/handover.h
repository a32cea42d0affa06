/* handover.h - the end of extraction: what was understood becomes a record that stands alone. */
#ifndef IM_HANDOVER_H
#define IM_HANDOVER_H

#include "extract/reading.h"

/* Makes the facts of a finished reading. Whatever is below `least` (0..1) is left out, and with an
 * entity all that speaks of it. `*out` is freed with inmaek_facts_free(). */
inmaek_code im_handover(inmaek_facts **out, const im_reading *reading, double least, inmaek_error *error);

/* To the reading's explain stream, if there is one: which document comes, before the steps tell
 * their part, and what became of it, behind them. */
void im_explain_document(const im_reading *reading);
void im_explain_facts(const im_reading *reading, const inmaek_facts *facts);

#endif

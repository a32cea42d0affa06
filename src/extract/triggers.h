/* triggers.h - the words of a sentence that announce an agreement. */
#ifndef IM_TRIGGERS_H
#define IM_TRIGGERS_H

#include "extract/reading.h"

/* What sort of word: one of the nine kinds of agreement, or a helper. */
enum { IM_TRIGGER_WEAK = INMAEK_AGREEMENT_KINDS, IM_TRIGGER_CANCEL, IM_TRIGGER_DENY, IM_TRIGGER_SORTS };

/* Whether the subject of such a sentence gives or takes. */
typedef enum im_way { IM_WAY_NONE, IM_WAY_FROM, IM_WAY_TO } im_way;

typedef struct im_trigger {
    uint32_t start, end, token;
    uint32_t entry; /* in the lexicon's class IM_TRIGGER */
    uint32_t hash;  /* of the form as it stands: the word itself as a feature */
    uint8_t sort;   /* inmaek_agreement_kind or IM_TRIGGER_* */
    uint8_t way;    /* im_way */
} im_trigger;

typedef IM_LIST(im_trigger) im_triggers;

/* The lexicon's triggers, compiled: sort and way by entry. */
typedef struct im_trigger_table {
    const inmaek_lexicon *lexicon;
    uint8_t *sorts, *ways;
    bool *inside; /* short forms stand inside words too */
    /* The first two letters of the forms that may stand inside words, as bits by hash: most letters begin
     * none. Of forms of one letter the first alone. */
    uint8_t *begins_inside;
    bool single_inside; /* there are such */
} im_trigger_table;

inmaek_code im_trigger_table_init(im_trigger_table *table, const inmaek_lexicon *lexicon,
                                  inmaek_error *error);
void im_trigger_table_dispose(im_trigger_table *table);

/* The triggers of a sentence in text order, not overlapping. False: no memory. */
bool im_triggers_find(im_triggers *out, const im_trigger_table *table, const im_reading *reading,
                      const im_sentence *sentence);

/* Is one of that sort in the sentence? */
bool im_triggers_speak(const im_trigger_table *table, const im_document *document,
                       const im_sentence *sentence, uint8_t sort);

#endif

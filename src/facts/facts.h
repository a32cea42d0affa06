/* facts.h - the fact record inside the library: who owns it, and its JSON.
 *
 * A record is one line of JSON Lines. What a right answer holds is the same for people who
 * annotate and for the extractor; offsets, sentences and confidences come on top:
 *
 *     {"document": {"id": "a01", "title": "…", "date": "2025-02-04", "source": "…"},
 *      "entities": [
 *       {"id": "o1", "kind": "organization", "name": "오픈AI", "surfaces": ["오픈AI", "OpenAI"],
 *        "mentions": [{"offset": 12, "length": 8}], "confidence": 0.98}],
 *      "roles": [
 *       {"person": "p1", "organization": "o1", "title": "최고경영자", "former": true,
 *        "evidence": "…", "offset": 90, "length": 210, "support": 2, "confidence": 0.95}],
 *      "affiliations": [{"child": "o3", "parent": "o4", "evidence": "…", …}],
 *      "agreements": [
 *       {"kind": "mou", "status": "concluded", "parties": ["o1", "o2"],
 *        "people": ["p1"], "date": "2025-02", "amount": 1200000000000, "currency": "KRW",
 *        "evidence": "…", …},
 *       {"kind": "supply", "status": "planned", "from": ["o1"], "to": ["o2"], "others": ["o5"], …}]}
 *
 * - `from` and `to` stand in the kinds that have a direction (investment, acquisition, supply,
 *   license), `parties` in the rest. `others` are linked to the agreement but neither give nor
 *   take: the seller in a takeover.
 * - An agreement without a date may have a `relative_date`, `{"months": -1, "day": 13}`: told from the
 *   month of an article that does not tell its own (지난달 13일). `day` may be missing.
 * - `offset` and `length` count bytes of the article as it was handed in. `support` is the number
 *   of its sentences that say the fact, `confidence` goes from 0 to 1.
 * - Needed are the document's id, an entity's id, kind and name, whom a fact is about, a role's
 *   title, an agreement's kind and status. What else is missing or null is taken as unknown
 *   (`support` and `confidence` as 1, `surfaces` as the name alone). Other keys are passed over.
 * - A `document` may also be the id alone, with `date`, `title` and `source` beside it. */
#ifndef IM_FACTS_H
#define IM_FACTS_H

#include "base/arena.h"
#include "inmaek.h"

/* A record with the memory of all that its facts point to. inmaek_facts_free() takes `facts`. */
typedef struct im_record {
    inmaek_facts facts; /* first: the pointer to it is the pointer to the record */
    im_arena arena;
} im_record;

/* An empty record without a document id; NULL without memory. */
im_record *im_record_new(void);

/* A copy of `length` bytes fit for a record and for XML: in NFC, control characters (line ends
 * and tabs aside) as spaces, what is no character at all as U+FFFD. NULL without memory. */
const char *im_clean(im_arena *arena, const char *text, size_t length);

#endif

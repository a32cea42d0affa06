/* collect.h - what the graph keeps of the documents it was given.
 *
 *     facts -> collection   one document's facts after another          graph/collect.c
 *           -> resolution   which of them are the same real thing       graph/organizations.c, ...
 *           -> network      nodes and edges, named and merged           graph/assemble.c
 *           -> measures, layout                                         graph/measure.c, ...
 *
 * Equal facts are counted, not kept: the collection grows with what is told, not with how often.
 * All strings are numbers of `texts`. Nothing here depends on the order of documents but the
 * numbers themselves, which therefore must not decide anything. */
#ifndef IM_COLLECT_H
#define IM_COLLECT_H

#include "base/array.h"
#include "base/map.h"
#include "graph/index.h"
#include "graph/network.h"
#include "graph/texts.h"
#include "lexicon/lexicon.h"

/* An organization or a person as documents name it, before documents are compared. Documents
 * share one if they agree in all fields but `mentions`. */
typedef struct im_actor {
    uint8_t kind;           /* inmaek_entity_kind */
    bool weak;              /* `context` is a guess */
    uint32_t entry;         /* the lexicon's, or IM_NO_ENTRY */
    uint32_t key;           /* of the name (see key.h); of the main form, where there is an entry */
    uint32_t last;          /* key of a person's last name where it stands last: 올트먼; or IM_NO_TEXT */
    uint32_t context;       /* a person's organizations: actors contexts[context ...], ascending; */
    uint32_t context_count; /* the parties of a person's deals, where no role is told (`weak`) */
    unsigned mentions;
} im_actor;

/* A form that names an actor. */
typedef struct im_form {
    uint32_t actor, text, key;
    unsigned named; /* how many documents have it as `name` */
} im_form;

/* The best sentence that anybody gave for something. */
typedef struct im_proof {
    char *text; /* owned; NULL: none yet */
    double confidence;
    uint32_t date, document; /* texts: of the document that holds it */
} im_proof;

/* A role, an affiliation, or a person's part in a deal. */
typedef struct im_claim {
    uint8_t relation; /* im_relation, never IM_RELATION_PARTY */
    bool former;
    uint32_t from, to; /* actors; of a participant `to` is a deal */
    uint32_t title;    /* of a role, else IM_NO_TEXT */
    unsigned support;
    im_proof proof;
} im_claim;

typedef struct im_deal_party {
    uint32_t actor;
    uint32_t part; /* inmaek_part */
} im_deal_party;

typedef struct im_deal {
    uint8_t kind, status;
    bool has_amount;
    double amount;
    uint32_t currency, date; /* IM_NO_TEXT: none */
    bool relative;           /* told of months and a day counted from the month of one undated source, */
    uint8_t day;             /* whose own the deal is until graph/dates.c has dated it; 0: no day */
    int16_t months;
    uint32_t source;
    uint32_t party, party_count; /* parties[party ...], by actor */
    uint32_t latest;             /* the date of the latest document that tells it, or IM_NO_TEXT */
    unsigned support;
    im_proof proof;
} im_deal;

typedef struct im_source {
    uint32_t id, date; /* IM_NO_TEXT: not dated */
} im_source;

typedef struct im_collection {
    const inmaek_lexicon *lexicon; /* may be NULL */
    im_texts texts;
    IM_LIST(uint32_t) keys; /* by text: its name key's text; IM_NO_TEXT: not wanted yet */
    IM_LIST(im_source) sources;
    IM_LIST(im_actor) actors;
    IM_LIST(uint32_t) contexts;
    IM_LIST(im_form) forms;
    IM_LIST(im_claim) claims;
    IM_LIST(im_deal) deals;
    IM_LIST(im_deal_party) parties;
    im_pairs actor_sources, claim_sources, deal_sources; /* which of them stands in which source */
    im_map numbers; /* what tells a source, actor, form, claim, deal apart -> number */

    /* of the document at hand */
    im_string scratch;
    IM_LIST(uint32_t) local; /* its entities' actors */
} im_collection;             /* all zero is an empty one */

/* Adds one document. INMAEK_FORMAT if an index leads nowhere or a kind does not fit. After
 * INMAEK_NO_MEMORY the collection can only be disposed of. */
inmaek_code im_collect(im_collection *all, const inmaek_facts *facts, inmaek_error *error);
void im_collection_dispose(im_collection *all);

/* Gives a deal that has a relative date that date (IM_NO_TEXT: none), as if its source had told it
 * so. Returns the deal with which it is one by now, perhaps itself; if another, it is left without
 * parties, and what points at it must be led on. IM_MAP_NONE: no memory. */
uint32_t im_collection_date(im_collection *all, uint32_t deal, uint32_t date);

/* The string of a number; NULL for IM_NO_TEXT. */
const char *im_text(const im_collection *all, uint32_t text);
/* Orders strings by bytes, NULL last. */
int im_text_order(const char *a, const char *b);
/* Is a the better proof of the two? More confident, then earlier, then by document, then text. */
bool im_proof_better(const im_collection *all, const im_proof *a, const im_proof *b);

#endif

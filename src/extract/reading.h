/* reading.h - what the extraction stage knows of one document, filled in step by step.
 *
 *     document -> mentions  where an organization or a person is named    extract/mentions.c
 *              -> titles    where an office is named                      extract/titles.c
 *              -> entities  which mentions name the same                  extract/entities.c
 *              -> anaphors  양사, 이 회사, 그는: whom they stand for         extract/anaphora.c
 *              -> roles, affiliations, ventures                           extract/roles.c, ...
 *              -> agreements                                              extract/agreements.c
 *              -> inmaek_facts                                            extract/extract.c
 *
 * A step reads what the steps before it wrote and adds its own array. Everything lives in the
 * reading's arena until the next document. Positions are bytes of document->text. */
#ifndef IM_READING_H
#define IM_READING_H

#include "base/arena.h"
#include "base/array.h"
#include "inmaek.h"
#include "text/document.h"

#define IM_NONE UINT32_MAX

/* A stretch of text, in bytes and in tokens [token, token_end). Its last token may go on behind
 * `end`: with a particle (카카오|와). */
typedef struct im_span {
    uint32_t start, end;
    uint32_t token, token_end;
    uint32_t sentence;
} im_span;

/* A place where an organization or a person is named. In text order, not overlapping. */
typedef struct im_mention {
    im_span span;        /* the name and its ㈜: no particle, no title */
    uint8_t kind;        /* inmaek_entity_kind */
    bool family_only;    /* a person named by the family name alone (김 대표, 올트먼 is not) */
    uint16_t confidence; /* 0..1000 */
    uint32_t entry;      /* the lexicon's organization or person, or IM_NO_ENTRY */
    uint32_t entity;     /* index into entities, once they are made; IM_NONE: left out */
    uint32_t title;      /* the title span that belongs to this person's mention, or IM_NONE */
    uint32_t alias_of;   /* the mention that this one explains in a bracket, or IM_NONE */
} im_mention;

/* An office's name. Its words may include a unit: `HS사업본부장`, `AI 담당 부사장`. */
typedef struct im_title {
    im_span span;
    uint32_t entry; /* the lexicon's title that it ends with */
    bool former;    /* 전, 당시, 前 stand with it */
} im_title;

/* One thing named in the document. */
typedef struct im_entity {
    uint8_t kind;     /* inmaek_entity_kind */
    const char *name; /* fullest form in the document */
    uint32_t entry;   /* as with mentions */
    uint16_t confidence;
    uint32_t first_mention;
} im_entity;

/* A word that stands for something named elsewhere. */
typedef struct im_anaphor {
    im_span span;
    uint8_t kind;             /* inmaek_entity_kind of what it stands for */
    const uint32_t *entities; /* 양사 stands for two */
    uint32_t entity_count;
} im_anaphor;

typedef struct im_role {
    uint32_t person, organization; /* entities */
    const char *title;
    bool former;
    uint32_t sentence, support;
    uint16_t confidence;
} im_role;

typedef struct im_affiliation {
    uint32_t child, parent;
    uint32_t sentence, support;
    uint16_t confidence;
} im_affiliation;

/* A company that a sentence names as founded by several together. */
typedef struct im_venture {
    uint32_t entity;
    uint32_t sentence;
} im_venture;

typedef struct im_agreement {
    uint8_t kind, status;    /* inmaek_agreement_kind, inmaek_status */
    const uint32_t *parties; /* entities */
    const uint8_t *parts;    /* inmaek_part of each */
    uint32_t party_count;
    const uint32_t *people;
    uint32_t people_count;
    uint32_t venture; /* the company that a joint venture founds, an entity; IM_NONE: not told */
    im_date date;     /* year 0: none */
    double amount;    /* 0: none */
    const char *currency;
    uint32_t sentence, support;
    uint16_t confidence;
} im_agreement;

/* A form of the class IM_CASE at a word's end. */
typedef struct im_ending {
    uint32_t length; /* 0: none */
    uint32_t entry;
} im_ending;

/* What the lexicon has of a token: the classes of the forms that may begin with it and that may begin
 * at any letter of it (for others nothing need be looked up), and the form of the class IM_CASE that
 * ends it; and the hash that stands for it. */
typedef struct im_glance {
    uint32_t begins, within;
    im_ending ending;
    uint32_t stem;
} im_glance;

typedef struct im_reading {
    const im_document *document;
    const inmaek_lexicon *lexicon;
    im_arena *arena;          /* for what the arrays point to */
    const im_glance *glances; /* by token, from the mention step; NULL: nobody has looked */
    FILE *explain;            /* NULL: nobody asks */
    IM_LIST(im_mention) mentions;
    IM_LIST(im_title) titles;
    IM_LIST(im_entity) entities;
    IM_LIST(im_anaphor) anaphors;
    IM_LIST(im_role) roles;
    IM_LIST(im_affiliation) affiliations;
    IM_LIST(im_venture) ventures;
    IM_LIST(im_agreement) agreements;
    struct im_rows *rows; /* each sentence as names, offices and their ties: rows.h; in the arena */
} im_reading;             /* the arrays' memory is kept from document to document */

/* Can a form of one of the classes begin with the token, or at any letter of it? */
static inline bool im_may_begin(const im_reading *reading, uint32_t token, uint32_t classes)
{
    return !reading->glances || reading->glances[token].begins & classes;
}
static inline bool im_may_hold(const im_reading *reading, uint32_t token, uint32_t classes)
{
    return !reading->glances || reading->glances[token].within & classes;
}

/* The glance of a token of which nothing is known but its ending and stem. */
im_glance im_no_glance(const inmaek_lexicon *lexicon, const char *s, size_t n);

/* The longest form of the class IM_CASE that the word s[0..n) ends with, or the token. */
im_ending im_ending_find(const inmaek_lexicon *lexicon, const char *s, size_t n);
im_ending im_ending_of(const im_reading *reading, uint32_t token);

/* A hash of the word s[0..n), or the token, without what changes at its end; above 1. Numbers are all 1. */
uint32_t im_stem_find(const char *s, size_t n);
uint32_t im_stem_of(const im_reading *reading, uint32_t token);

/* Forgets what was read, its arena's text too; keeps the memory. */
void im_reading_clear(im_reading *reading);
/* Frees the arrays and empties the arena; the reading is all zero then. */
void im_reading_dispose(im_reading *reading);

/* The steps. Each has a compiled form of its part of the lexicon (and its weights), made once
 * with the extractor: `_new` reports a broken lexicon as file, line, what was expected. */
typedef struct im_mentions_model im_mentions_model;
inmaek_code im_mentions_new(im_mentions_model **out, const inmaek_lexicon *lexicon, inmaek_error *error);
void im_mentions_free(im_mentions_model *model);
inmaek_code im_mentions_find(im_reading *reading, im_mentions_model *model, inmaek_error *error);

typedef struct im_titles_model im_titles_model;
inmaek_code im_titles_new(im_titles_model **out, const inmaek_lexicon *lexicon, inmaek_error *error);
void im_titles_free(im_titles_model *model);
inmaek_code im_titles_find(im_reading *reading, im_titles_model *model, inmaek_error *error);

inmaek_code im_entities_find(im_reading *reading, inmaek_error *error);

typedef struct im_anaphora_model im_anaphora_model;
inmaek_code im_anaphora_new(im_anaphora_model **out, const inmaek_lexicon *lexicon, inmaek_error *error);
void im_anaphora_free(im_anaphora_model *model);
inmaek_code im_anaphora_find(im_reading *reading, im_anaphora_model *model, inmaek_error *error);

inmaek_code im_roles_find(im_reading *reading, inmaek_error *error);

typedef struct im_affiliations_model im_affiliations_model;
inmaek_code im_affiliations_new(im_affiliations_model **out, const inmaek_lexicon *lexicon,
                                inmaek_error *error);
void im_affiliations_free(im_affiliations_model *model);
inmaek_code im_affiliations_find(im_reading *reading, im_affiliations_model *model, inmaek_error *error);

inmaek_code im_ventures_find(im_reading *reading, inmaek_error *error);

typedef struct im_agreements_model im_agreements_model;
inmaek_code im_agreements_new(im_agreements_model **out, const inmaek_lexicon *lexicon, inmaek_error *error);
void im_agreements_free(im_agreements_model *model);
inmaek_code im_agreements_find(im_reading *reading, im_agreements_model *model, inmaek_error *error);

#endif

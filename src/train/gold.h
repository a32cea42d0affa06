/* gold.h - gold answers for training and measuring: NAME.json beside NAME.txt.
 *
 * What they hold is said in the guide that comes with the corpus. Entities are named here by
 * their index. Everything belongs to the gold and goes with it. */
#ifndef IM_TRAIN_GOLD_H
#define IM_TRAIN_GOLD_H

#include "extract/reading.h"
#include "inmaek.h"

typedef struct gold_entity {
    const char *id, *name;
    inmaek_entity_kind kind;
    bool optional;
    const char *const *surfaces; /* `name` among them */
    size_t surface_count;
} gold_entity;

typedef struct gold_role {
    uint32_t person, organization;
    const char *title;
    bool former, optional;
} gold_role;

typedef struct gold_affiliation {
    uint32_t child, parent;
    bool optional;
} gold_affiliation;

typedef struct gold_agreement {
    inmaek_agreement_kind kind;
    inmaek_status status;
    /* Directed kinds: the first `from_count` give, the others take. Else from_count is 0. */
    const uint32_t *parties;
    size_t party_count, from_count;
    const uint32_t *people;
    size_t people_count;
    const char *date, *currency; /* NULL: none */
    double amount;               /* 0: none */
    const char *evidence;        /* first words of the sentence */
    bool optional;
} gold_agreement;

typedef struct gold {
    char *text; /* the article's bytes */
    size_t text_length;
    const gold_entity *entities;
    size_t entity_count;
    const gold_role *roles;
    size_t role_count;
    const gold_affiliation *affiliations;
    size_t affiliation_count;
    const gold_agreement *agreements;
    size_t agreement_count;
    im_arena arena;
} gold;

/* Reads PATH.json and PATH.txt, where `path` is without ending. NULL: `message` says why. */
gold *gold_load(const char *path, char message[256]);
void gold_free(gold *gold);

/* Articles with their answers; what has no file stands behind the others. */
typedef struct gold_corpus {
    IM_LIST(gold *) golds;
    IM_LIST(char *) paths; /* without ending */
} gold_corpus;

/* Adds a folder's articles, by name. False: `message` says why. */
bool gold_corpus_add(gold_corpus *corpus, const char *folder, char message[256]);
void gold_corpus_dispose(gold_corpus *corpus);

/* A name as it is compared: NFKC, case folded, without spaces and signs. Returns a copy in the
 * arena, NULL when memory ran out. */
const char *gold_norm(im_arena *arena, const char *name, size_t length);

/* Something that the extractor found. */
typedef struct gold_found {
    inmaek_entity_kind kind;
    const char *label;
    const char *const *aliases;
    size_t alias_count;
} gold_found;

/* Which gold entity each found one is, one to one, best names first (IM_NONE: none), as the
 * score script does it. False: no memory. */
bool gold_match(const gold *gold, const gold_found *found, size_t count, uint32_t *entity);

/* The entities of a reading as found ones, in the arena; NULL: no memory. */
gold_found *gold_found_of(const im_reading *reading, im_arena *arena);

#endif

/* entities.h - shared by the files of the entity step. */
#ifndef IM_ENTITIES_H
#define IM_ENTITIES_H

#include "extract/reading.h"

/* A string that names something in the document. */
typedef struct im_name {
    const char *text;
    uint32_t length, letters, tokens;
    uint32_t hash;
    uint32_t first, count; /* its first mention; how many */
    uint32_t told;         /* the first outside of headlines, IM_NONE if it stands only there */
    uint32_t votes[2];     /* confidence of its mentions, by kind */
    uint32_t aliases;      /* how many of them stand in brackets behind a name */
    uint32_t entry, group, entity;
    uint8_t kind;
} im_name;

/* What of a name is compared with all others, apart from the rest, so that it lies close together. */
typedef struct im_name_key {
    uint32_t head, tail; /* its first and last four bytes, the outermost highest; 0 where it has none */
    uint32_t loose;      /* hash without spaces, signs and case */
    uint32_t entry;
} im_name_key;

typedef struct im_names {
    im_name *items;
    im_name_key *keys; /* by name */
    uint32_t *alike;   /* room for the numbers of all */
    size_t count;
    uint32_t *of;    /* by mention */
    uint32_t *slots; /* name number + 1, by hash; `capacity` is a power of two */
    size_t capacity;
} im_names;

/* Is `name` long enough to be a part of others? If so: */
bool im_may_be_part(const im_name *name);
/* Is it a shortened form of `full`: 칼리버 of 칼리버파트너스, 해온 of 법무법인 해온? */
bool im_is_short_organization(const im_reading *reading, const im_name *name, const im_name *full);
/* May `name` be short for whatever longer name begins or ends with it, if there is but one? It stands in
 * headlines only, or is a group's, seldom named. */
bool im_is_loose(const im_reading *reading, const im_name *name);
bool im_is_loose_form(const im_name *name, const im_name *full);
/* Is `full` the branch in some country that `name` has? */
bool im_is_branch(const im_reading *reading, const im_name *name, const im_name *full);
/* Is `name` told once, a word that nobody knows? If so: */
bool im_may_be_slip(const im_name *name);
/* Is it a misprint of `full`: 스포트뱅크 of 소프트뱅크, 소프트그룹 of 소프트뱅크그룹? */
bool im_is_slip(const im_reading *reading, const im_name *name, const im_name *full);
/* Is `name` one part of `full`: 올트먼 of 샘 올트먼? */
bool im_is_part_of_person(const im_reading *reading, const im_name *name, const im_name *full);

/* Ties mentions by family name alone (이 회장) to the person meant. False: no memory. */
bool im_families_find(im_reading *reading);

#endif

/* roles.h - what the files of the roles step hand to each other.
 *
 *     rows -> offices   a title with whoever holds it                  roles_hold.c, roles_walk.c
 *          -> places    the organization at which it is held           roles_place.c
 *          -> im_role   one a person, organization and office          roles.c */
#ifndef IM_ROLES_H
#define IM_ROLES_H

#include "extract/rows.h"

enum { IM_MOST_HOLDERS = 24, IM_MOST_PLACES = 4 };

/* How the title and its holder were brought together; also how sure that is. */
typedef enum im_hold {
    IM_HOLD_NONE,
    IM_HOLD_BEFORE,    /* 정신아 대표, 정신아 카카오 대표 */
    IM_HOLD_BEHIND,    /* 대표 정신아 */
    IM_HOLD_CLAUSE,    /* 대표를 지낸 정신아, 창업자인 정신아 */
    IM_HOLD_PREDICATE, /* 정신아를 대표로 선임했다, 정신아는 창업자다 */
    IM_HOLD_TOPIC      /* 대표는 정신아다 */
} im_hold;

/* A title somebody holds, in one sentence. Chunks are of reading->rows. */
typedef struct im_office {
    uint32_t sentence, title;          /* the title's chunk */
    uint32_t first, end;               /* the row, or the bracket, that it stands in */
    uint32_t outer;                    /* the chunk before that bracket, or IM_NONE */
    uint32_t holders[IM_MOST_HOLDERS]; /* the persons' chunks, in text order */
    uint32_t places[IM_MOST_PLACES];   /* the organizations' chunks */
    uint8_t holder_count, place_count;
    uint8_t hold;     /* im_hold */
    uint32_t settled; /* the organization's entity where the phrase names none, or IM_NONE */
    bool former;
} im_office;

/* Who holds the title? Fills in the holders, and places where the phrase that binds them names
 * one (정신아 카카오 대표). `offices` are those of the sentence so far. False: nobody. */
bool im_office_hold(im_office *office, const im_reading *reading, const im_office *offices, size_t count);

/* Where is it held, by the phrase it stands in: a sure answer. False: the phrase does not say. */
bool im_office_place(im_office *office, const im_reading *reading);

/* By the clause around it: the organization of 네패스에서는, or (unless frame_only) of the subject. `offices`
 * are all of the article, of which those of the same sentence have organizations of their own. Gives an
 * entity or IM_NONE. */
uint32_t im_office_clause_place(const im_office *office, const im_reading *reading, const im_office *offices,
                                size_t count, bool frame_only);

/* Which organizations cannot have an office, as its word tells: worked out once for all that are asked about.
 */
typedef struct im_office_limits {
    bool political; /* one of the state: no 시장 of a ministry */
    const char *at; /* unless its name ends so, see im_name_ends() */
    const char *
        unit; /* another's own: 금융위원장, 전남지사; else NULL. What stands in its word before the office, */
    size_t length; /* in bytes */
} im_office_limits;
im_office_limits im_office_limits_of(const im_office *office, const im_reading *reading);
bool im_office_is_barred(const im_office_limits *limits, const im_reading *reading, uint32_t entity);
/* Does the office's own word name another organization than the entity? */
bool im_office_excludes(const im_office_limits *limits, const im_reading *reading, uint32_t entity);

/* 대표에는 신혜린 LF 상무가 선임됐다, 대표는 신혜린 LF 상무가 맡는다: is it an office given to somebody who
 * comes from another? */
bool im_office_is_filled(const im_office *o, const im_reading *r);

/* The office of the sentence that has the organization, a chunk, in its own phrase; NULL: none. */
const im_office *im_office_taking(uint32_t sentence, uint32_t chunk, const im_office *offices, size_t count);

/* By the sentences before. Gives an entity or IM_NONE. */
uint32_t im_office_passage_place(const im_office *office, const im_reading *reading, const im_office *offices,
                                 size_t count);

/* The chunk before, with words inside the phrase skipped; sets *former where 전 is among them. */
uint32_t im_phrase_before(const im_reading *reading, uint32_t chunk, uint32_t first, bool *former);
/* The particle of the phrase that the person's chunk begins: that of its title, where it has one
 * (정신아 대표|는). Its last chunk in *last. */
im_tie im_phrase_tie(const im_reading *reading, uint32_t person, uint32_t end, uint32_t *last);
/* The verb that says what comes of the title: 대표로 새로 선임했다. Without a particle it must
 * follow at once: 대표 출신. IM_NONE: there is none near. */
uint32_t im_verb_behind(const im_reading *reading, uint32_t title, uint32_t end);
/* The person before the chunk that the clause is about: with the particle of a subject, or (if
 * `object`) of an object, where somebody is appointed. */
uint32_t im_clause_person(const im_reading *reading, uint32_t chunk, uint32_t first, bool object,
                          uint32_t end);
/* The person of the sentence before, whom this one goes on about. */
uint32_t im_person_of_sentence_before(const im_reading *reading, uint32_t sentence);
/* The next person behind, for a clause that stands before its noun: 사장을 지낸 김가람. */
uint32_t im_person_behind(const im_reading *reading, uint32_t chunk, uint32_t end);
/* The next person behind in *person: is it a subject or an object? */
bool im_subject_behind(const im_reading *reading, uint32_t chunk, uint32_t end, uint32_t *person);

/* Is the chunk a person: a name, or 그는? Inline, as the next: every chunk is asked many times. */
static inline bool im_chunk_is_person(const im_chunk *chunk)
{
    return chunk->kind == IM_CHUNK_PERSON || (chunk->kind == IM_CHUNK_ANAPHOR && chunk->as == IM_TIE_HE);
}
/* Is it an organization: a name, or 이 회사? */
static inline bool im_chunk_is_organization(const im_chunk *chunk)
{
    return chunk->kind == IM_CHUNK_ORGANIZATION ||
           (chunk->kind == IM_CHUNK_ANAPHOR && chunk->as != IM_TIE_HE && chunk->entity != IM_NONE);
}
/* The organization behind the chunk that it is an apposition to: 자회사[인] [건강식품사] 한빛바이오; IM_NONE:
 * none. */
uint32_t im_named_behind(const im_reading *reading, uint32_t chunk, uint32_t end);
/* Is it a word that may stand between a name and what the name is: 투자사, 투자사인, 100%? */
bool im_chunk_is_attribute(const im_reading *reading, const im_chunk *chunk);
/* Is it a word that may stand within a name's phrase: 전, 신임, a bare noun, a unit (경영학과)? */
bool im_chunk_is_inside(const im_reading *reading, const im_chunk *chunk);
/* Does the organization's name run into the title's word: 우주항공청|장? */
bool im_office_overlaps(const im_office *office, const im_reading *reading, uint32_t chunk);
/* Is the title a founder's, who is most often still with the firm? */
bool im_chunk_is_founder(const im_reading *r, const im_chunk *title);
/* Is the word 전, 前? */
bool im_chunk_is_former(const im_chunk *chunk);

#endif

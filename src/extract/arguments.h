/* arguments.h - who may take part in what a sentence says.
 *
 * A sentence names organizations outright (나래벤처스가), through their people (나래벤처스 김한솔
 * 대표가), by words that stand for them (양사는) or not at all, when it goes on about whom the
 * sentence before was about. Each is an argument: an organization with the place and the
 * particle of its noun phrase. Phrases in a list (A, B와 C가) share the last one's particle. */
#ifndef IM_ARGUMENTS_H
#define IM_ARGUMENTS_H

#include "extract/reading.h"

typedef enum im_case {
    IM_CASE_NONE,
    IM_CASE_TOPIC,
    IM_CASE_SUBJECT,
    IM_CASE_OBJECT,
    IM_CASE_WITH,
    IM_CASE_WITH_OF,
    IM_CASE_TO,
    IM_CASE_FROM,
    IM_CASE_OF,
    IM_CASE_AS,
    IM_CASE_ALSO,
    IM_CASE_OR,
    IM_CASE_COPULA,
    IM_CASE_SIDE,
    IM_CASE_OTHER,
    IM_CASE_CLAUSE, /* no particle: an ending that closes a part of the sentence */
    IM_CASE_AMONG,  /* one of the list that follows: 를 비롯해 */
    IM_CASE_ASIDE,  /* takes no part: 나래일보와의 인터뷰에서 */
    IM_CASES
} im_case;

typedef enum im_argument_source {
    IM_BY_NAME,      /* the organization itself */
    IM_BY_PERSON,    /* one of its people stands there */
    IM_BY_ANAPHOR,   /* 양사, 이 회사 */
    IM_BY_TOPIC,     /* not there: the subject of a sentence before */
    IM_BY_PREVIOUS,  /* not there: stands in the sentence before */
    IM_BY_PARAGRAPH, /* not there: the paragraph's first */
    IM_BY_SECTION,   /* not there: what the section is about */
    IM_BY_ARTICLE,   /* not there: what the whole article is about */
    IM_BY_NOBODY     /* not there: whoever it may be */
} im_argument_source;

/* What may speak for an organization that a sentence does not name. */
enum {
    IM_STANDS_TOPIC = 1,
    IM_STANDS_PREVIOUS = 2,
    IM_STANDS_PARAGRAPH = 4,
    IM_STANDS_SECTION = 8,
    IM_STANDS_ARTICLE = 16,
    IM_STANDS_ARTICLE_NEXT = 32,
    IM_STANDS_NEAR = 64,     /* the paragraph has named it */
    IM_STANDS_OPENING = 128, /* named where the story begins */
    IM_STANDS_BITS = 8
};

typedef struct im_argument {
    uint32_t entity;     /* the organization */
    uint32_t person;     /* of the phrase (나래 김한솔 대표), or IM_NONE */
    uint32_t start, end; /* the noun phrase in bytes; start == end where it is not there */
    uint32_t token, token_end;
    uint8_t source;     /* im_argument_source */
    uint8_t own_case;   /* im_case: of its own particle */
    uint8_t group_case; /* of its list's last member */
    uint8_t head_case; /* without a particle: of the noun behind it (나래로봇 인수를, 나래로봇 청사에서) */
    uint8_t mark;   /* its list's case, or beyond IM_CASES that of the noun it belongs to */
    uint8_t place;  /* the same for cases that fill the same place beside a verb: 은, 이, 도 */
    uint16_t group; /* number of its list in the sentence */
    uint16_t group_size, group_place; /* how many are in the list, and which of them it is, from 0 */
    uint32_t age;                     /* not there: how many sentences ago it was, at most 8 */
    uint16_t standing;                /* not there: all that speaks for it, a bit each: IM_STANDS_* */
} im_argument;

static inline bool im_source_is_there(uint8_t source)
{
    return source < IM_BY_TOPIC;
}
static inline bool im_argument_is_there(const im_argument *argument)
{
    return im_source_is_there(argument->source);
}

/* What the whole article says of an organization. */
typedef struct im_profile {
    uint32_t seen;               /* 1 + the last sentence that named it, so far */
    uint32_t first;              /* 1 + the first sentence that names it */
    uint32_t mentions, subjects; /* how often it is named, and as who does something */
    uint32_t people;             /* how many have or had an office there */
    uint32_t weight;             /* how much the article is about it */
    uint32_t ending; /* hash of its name's last two letters: 벤처스, 은행, 대학교 tell what it usually does */
    uint32_t trust;     /* how sure it is that it is an organization at all, in halves of odds, at most 16 */
    uint32_t paragraph; /* 1 + the last paragraph that named it, so far */
    bool in_title;      /* the headline names it */
    bool opening;       /* the first sentence of the story that names any names it */
} im_profile;

enum { IM_PREVIOUS = 4 }; /* organizations of the sentence before that are remembered */

typedef struct im_arguments {
    IM_LIST(im_argument) list;           /* those not there first, the others in text order */
    uint32_t topic;                      /* entity the sentences so far are about, or IM_NONE */
    uint32_t previous[IM_PREVIOUS];      /* entities of the sentence before, or IM_NONE */
    uint32_t paragraph, paragraph_first; /* its number, and the first entity it named, or IM_NONE */
    uint32_t section;                    /* entity the section is about, or IM_NONE */
    uint32_t article[2];                 /* entities the article is about most, or IM_NONE */
    im_profile *profiles;                /* by entity */
    uint32_t mention, anaphor, title;    /* how far the reading's arrays have been walked */
    const uint8_t *cases;                /* im_case by entry of IM_CASE, from im_cases_compile() */
} im_arguments;

/* im_case of every entry of the lexicon's class; freed with free(). */
inmaek_code im_cases_compile(uint8_t **out, const inmaek_lexicon *lexicon, inmaek_error *error);

/* Does the word end a clause: 맺고, or 사들이며 (as nouns end in 이며 too)? */
static inline bool im_ends_clause(const im_reading *reading, const uint8_t *cases, uint32_t token)
{
    im_ending ending = im_ending_of(reading, token);
    return ending.length && (cases[ending.entry] == IM_CASE_CLAUSE || cases[ending.entry] == IM_CASE_COPULA);
}

/* Before the first sentence: finds out what the article is about. False: no memory. */
bool im_arguments_begin(im_arguments *arguments, const im_reading *reading);

/* The arguments of the next sentence into arguments->list, of one that names nobody: none. Call for every
 * sentence in order. False: no memory. */
bool im_arguments_next(im_arguments *arguments, const im_reading *reading, uint32_t sentence);

#endif

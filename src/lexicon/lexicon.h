/* lexicon.h - the language as data, and how the other stages look words up.
 *
 * seeds/lexicon/NAME.json is
 *
 *     {"class": "title", "about": "what the list is, and for whom",
 *      "entries": [
 *      {"form": "회장", "also": ["會長"], "rank": "head"},
 *      "전무"
 *      ]}
 *
 * one entry a line. Every entry has a `form` (a bare string is an entry with a form alone), may
 * have other forms in `also`, and attributes that its class knows (lexicon/schema.c says which).
 * Several files may add to one class. All forms of all classes are compiled into one trie, walked
 * from any point of the text, and one for words read backwards (suffixes). */
#ifndef IM_LEXICON_H
#define IM_LEXICON_H

#include <stdbool.h>
#include <stdint.h>

#include "inmaek.h"

/* The classes. schema.c describes each; a class more is a line here and one there. */
typedef enum im_class {
    IM_ORGANIZATION, /* known organizations: 삼성전자 */
    IM_PERSON,       /* known people: 이재용 */
    IM_TITLE,        /* offices: 회장, 최고경영자 */
    IM_TITLE_WORD,   /* words that stand with an office: 전, 공동, 내정자 */
    IM_LINK,         /* what ties names and offices: 의, 에서, 이끄는, 지낸, 선임 */
    IM_SURNAME,      /* family names: 김, 남궁 */
    IM_GIVEN,        /* syllables common in given names */
    IM_PARTICLE,     /* what clings to the end of a noun: 는, 와, 에서 */
    IM_CASE,         /* what a particle makes of its noun: 와 = together with */
    IM_ORG_SUFFIX,   /* endings and head nouns of organizations' names: 전자, 은행, 파트너스 */
    IM_NOT_ORG,      /* endings and head nouns of what is none: 부문, 공장, 호텔 */
    IM_ORG_CUE,      /* words that announce an organization: 스타트업, 자회사 */
    IM_PLACE,        /* countries, cities */
    IM_PRODUCT,      /* products, services, brands, events, laws, indices */
    IM_COMMON,       /* ordinary words that are no names */
    IM_TRIGGER,      /* agreement frames: 업무협약, 손잡 */
    IM_STATUS,       /* endings and adverbs that tell how far a deal is */
    IM_AFFILIATE,    /* 자회사, 계열사, 산하 */
    IM_ANAPHOR,      /* 양사, 이 회사, 그는 */
    IM_TIME,         /* 지난달, 내년, 상반기 */
    IM_UNIT,         /* 억, 조, 달러 */
    IM_NOISE,        /* what a newsroom puts around the story */
    IM_SPEECH,       /* how sentences end and how speech is reported */
    IM_CLASSES
} im_class;

_Static_assert(IM_CLASSES <= 24, "the trie has 24 bits for them");

#define IM_BIT(class) (UINT32_C(1) << (class))
#define IM_ANY ((UINT32_C(1) << IM_CLASSES) - 1)
#define IM_NO_ENTRY UINT32_MAX

typedef struct im_match {
    uint32_t length;  /* bytes that matched; 0: nothing did */
    uint32_t classes; /* bits of the classes (of those asked for) that have the form */
    uint32_t form;    /* its number, for im_lexicon_entry() */
} im_match;

/* The longest form of any of `classes` at the beginning of s[0..n). It may end inside a word:
 * the caller looks at what follows. */
im_match im_lexicon_longest(const inmaek_lexicon *lexicon, const char *s, size_t n, uint32_t classes);
/* All of them, shortest first; returns how many (at most `most`). */
unsigned im_lexicon_prefixes(const inmaek_lexicon *lexicon, const char *s, size_t n, uint32_t classes,
                             im_match *out, unsigned most);
/* The form that s[0..n) is as a whole. */
im_match im_lexicon_exact(const inmaek_lexicon *lexicon, const char *s, size_t n, uint32_t classes);
/* The longest form of any of `classes` at the end of s[0..n). */
im_match im_lexicon_suffix(const inmaek_lexicon *lexicon, const char *s, size_t n, uint32_t classes);

/* The same for several classes at once, each by itself: fills in lengths[class] of those asked for, 0 where
 * there is no form. */
void im_lexicon_longest_each(const inmaek_lexicon *lexicon, const char *s, size_t n, uint32_t classes,
                             uint32_t lengths[IM_CLASSES]);
void im_lexicon_suffix_each(const inmaek_lexicon *lexicon, const char *s, size_t n, uint32_t classes,
                            uint32_t lengths[IM_CLASSES]);

/* Which of `classes` have forms that s[0..n) begins with, or that it may begin itself where a word ends
 * at s[n]; at least these: a look-up there for the others finds nothing, whatever follows. */
uint32_t im_lexicon_begins(const inmaek_lexicon *lexicon, const char *s, size_t n, uint32_t classes);

/* The entry of `class` that has the form, or IM_NO_ENTRY. */
uint32_t im_lexicon_entry(const inmaek_lexicon *lexicon, uint32_t form, im_class class);

/* A class's entries are numbered 0..count-1 in the order of the files (by name) and lines. */
uint32_t im_lexicon_count(const inmaek_lexicon *lexicon, im_class class);
/* An entry's main form. */
const char *im_lexicon_form(const inmaek_lexicon *lexicon, im_class class, uint32_t entry);
/* Its other forms: how many, and the i-th. */
uint32_t im_lexicon_also_count(const inmaek_lexicon *lexicon, im_class class, uint32_t entry);
const char *im_lexicon_also(const inmaek_lexicon *lexicon, im_class class, uint32_t entry, uint32_t i);
/* An attribute as text ("true"/"false" for truth values, decimal for numbers); NULL: not given. */
const char *im_lexicon_attribute(const inmaek_lexicon *lexicon, im_class class, uint32_t entry,
                                 const char *name);
/* Is the truth value of that name given, and true? */
bool im_lexicon_flag(const inmaek_lexicon *lexicon, im_class class, uint32_t entry, const char *name);
/* "file:line" of an entry, for messages; NULL without memory. Freed with free(). */
char *im_lexicon_place(const inmaek_lexicon *lexicon, im_class class, uint32_t entry);

/* The folder that the weights are read from. */
const char *im_lexicon_weights(const inmaek_lexicon *lexicon);

#endif

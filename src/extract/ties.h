/* ties.h - the little words around names and offices, compiled from the lexicon.
 *
 * The classes "link", "title-word", "affiliate" and "anaphor" say in their attribute `as` what a
 * word does. Here that text becomes a number, once, so that reading an article compares no
 * strings. */
#ifndef IM_TIES_H
#define IM_TIES_H

#include "extract/reading.h"

typedef enum im_tie {
    IM_TIE_NONE,  /* nothing follows */
    IM_TIE_OTHER, /* something that is not in the lexicon */

    /* particles, of the class "link" */
    IM_TIE_TOPIC,
    IM_TIE_SUBJECT,
    IM_TIE_ALSO,
    IM_TIE_OBJECT,
    IM_TIE_OF,
    IM_TIE_AND,
    IM_TIE_AT,
    IM_TIE_FRAME,
    IM_TIE_IN,
    IM_TIE_TO,
    IM_TIE_AS,
    IM_TIE_FROM,
    IM_TIE_IS,
    IM_TIE_WAS,
    IM_TIE_FINAL,
    /* words, of the class "link" */
    IM_TIE_AND_WORD,
    IM_TIE_HELD,
    IM_TIE_ORIGIN,
    IM_TIE_HOLDS,
    IM_TIE_SERVED,
    IM_TIE_SERVES,
    IM_TIE_APPOINTED,
    IM_TIE_BECOMES,
    IM_TIE_LEFT,
    IM_TIE_REGIME,
    IM_TIE_LEADS,
    IM_TIE_FOUNDS,
    IM_TIE_FOUNDED,
    IM_TIE_INSTEAD,
    IM_TIE_WHEN,
    IM_TIE_RUNS, /* leads, where it ends its clause: 이끈다 */
    /* title words */
    IM_TIE_FORMER,
    IM_TIE_NOW,
    IM_TIE_NEW,
    IM_TIE_PART,
    IM_TIE_TAIL,
    IM_TIE_GLUE,
    IM_TIE_JOIN,
    IM_TIE_UNIT,
    IM_TIE_PEOPLE,
    /* affiliates */
    IM_TIE_CHILD,
    IM_TIE_KIN,
    IM_TIE_PARENT,
    IM_TIE_JOINED,
    IM_TIE_OWNS,
    IM_TIE_BELONGS,
    IM_TIE_FUNDED,
    IM_TIE_VENTURE,
    IM_TIE_JOINTLY,
    IM_TIE_JOINT,
    IM_TIE_SETS_UP,
    /* anaphors */
    IM_TIE_BOTH,
    IM_TIE_SIDES,
    IM_TIE_THIS,
    IM_TIE_COMPANY,
    IM_TIE_HEAD,
    IM_TIE_HE,
    IM_TIES
} im_tie;

typedef struct im_ties {
    const inmaek_lexicon *lexicon;
    uint8_t *links, *title_words, *affiliates, *anaphors; /* im_tie of each entry */
} im_ties;                                                /* all zero needs no dispose */

/* INMAEK_LEXICON names the entry whose `as` is none of its class. */
inmaek_code im_ties_compile(im_ties *ties, const inmaek_lexicon *lexicon, inmaek_error *error);
void im_ties_dispose(im_ties *ties);

/* Is it the particle of a subject: 은, 이, 도? */
static inline bool im_tie_is_subject(unsigned tie)
{
    return tie == IM_TIE_SUBJECT || tie == IM_TIE_TOPIC || tie == IM_TIE_ALSO;
}

/* What a match in one of the four classes is. */
im_tie im_tie_of(const im_ties *ties, im_match match, im_class class);

/* What s[0..n) is as a whole in the class; IM_TIE_NONE for n == 0, IM_TIE_OTHER: nothing. */
im_tie im_tie_exact(const im_ties *ties, const char *s, size_t n, im_class class);

/* What the longest word of the class at the beginning of s[0..n) is, else IM_TIE_OTHER; its
 * length in *length, if wanted. */
im_tie im_tie_begins(const im_ties *ties, const char *s, size_t n, im_class class, uint32_t *length);

/* The particle that the word s[0..n) ends with, the longest; IM_TIE_OTHER: none. */
im_tie im_tie_ends(const im_ties *ties, const char *s, size_t n);

/* What clings to the end of a name or an office: a particle, perhaps behind words like 측 or 직. */
im_tie im_tie_particle(const im_ties *ties, const char *s, size_t n);

#endif

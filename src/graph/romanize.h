/* romanize.h - names in Latin letters, for readers who know no Hangul. */
#ifndef IM_ROMANIZE_H
#define IM_ROMANIZE_H

#include <stdbool.h>

#include "base/array.h"

typedef struct im_romanizer im_romanizer; /* holds ICU's transliterator once it was wanted */

im_romanizer *im_romanizer_new(void); /* NULL: no memory */
void im_romanizer_free(im_romanizer *romanizer);

/* Appends `name` in Latin letters: Hangul by the Revised Romanization of 2000 (sounds that meet
 * change: 종로 Jongno, 신라 Silla), other scripts by ICU. Words are capitalized, and Hangul that
 * touches other letters becomes a word of its own: SK하이닉스 is "SK Hainikseu". */
void im_romanize(im_string *out, im_romanizer *romanizer, const char *name);

/* The same for a person: the first `family` letters of a Hangul name are the family name, and the
 * syllables of the given name are kept apart, as the rules ask: 김철수 is "Gim Cheol-su". */
void im_romanize_person(im_string *out, im_romanizer *romanizer, const char *name, unsigned family);

#endif

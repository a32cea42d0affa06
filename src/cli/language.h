/* language.h - which lexicon the program takes. */
#ifndef LANGUAGE_H
#define LANGUAGE_H

#include "options.h"

/* Loads the lexicon that was given, or that INMAEK_LEXICON names, or else our own: beside the
 * source tree that the program was built in, or where it was installed. Returns EXIT_DONE, or
 * EXIT_USAGE or EXIT_FAULT (no memory) after having told why. */
int language_load(inmaek_lexicon **out, const settings *given);

#endif

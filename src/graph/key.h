/* key.h - what makes two spellings of a name the same name. */
#ifndef IM_KEY_H
#define IM_KEY_H

#include <stdbool.h>

#include "base/array.h"

/* Writes the key of a name: NFKC, case folded (Unicode's NFKC_Casefold), without white space,
 * middle dots, quotation marks, full stops and the legal form that a Korean company may bear at
 * either end (㈜, (주), 주식회사). ㈜한빛 전자, 한빛전자(주) and 한빛·전자 have one key. A name that is
 * nothing but these is its own key. False when memory ran out. */
bool im_name_key(im_string *key, const char *name);

#endif

/* schema.h - what each class of the lexicon may say of its entries. */
#ifndef IM_SCHEMA_H
#define IM_SCHEMA_H

#include "lexicon/lexicon.h"

typedef struct im_schema {
    const char *name;       /* "class" in the files */
    bool backwards;         /* its forms are looked up from the end of words as well */
    const char *attributes; /* "en:text weak:flag weight:number", beside those of all classes */
} im_schema;

/* By im_class. */
extern const im_schema im_schemas[IM_CLASSES];

/* Every entry may have these: its forms, a sentence that it catches, one that it must not,
 * and a reason. */
#define IM_COMMON_ATTRIBUTES "yes:text no:text note:text"

#endif

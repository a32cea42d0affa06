/* store.h - the compiled lexicon, shared by the loader and the look-ups. */
#ifndef IM_STORE_H
#define IM_STORE_H

#include "base/arena.h"
#include "lexicon/lexicon.h"
#include "lexicon/trie.h"

typedef struct im_attribute {
    const char *name, *value;
} im_attribute;

typedef struct im_entry {
    const char *form;
    const char *const *also;
    const im_attribute *attributes;
    uint32_t also_count, attribute_count;
    const char *file;
    uint32_t line;
} im_entry;

/* A form may stand in several classes: 하나 is a word and a bank. Its senses are a chain. */
typedef struct im_sense {
    uint32_t class, entry, next;
} im_sense;

struct inmaek_lexicon {
    im_arena arena;
    const char *folder, *weights; /* the second may be another; at first it is the same */
    im_trie forward, backward;
    im_trie words; /* forward too, but without names: see below */
    IM_LIST(im_form) forms;
    IM_LIST(im_sense) senses;
    IM_LIST(im_entry) entries[IM_CLASSES];
    IM_LIST(uint32_t) joints; /* letters of forms before which a word of the text may end: space, signs */
    uint32_t mixed;           /* classes with forms of Chinese characters and others, where it may end too */
};

/* Most of the lexicon is names, while most look-ups are for the other classes. These have a trie of their own
 * besides, small enough to stay near the processor. */
enum { IM_NAMES = IM_BIT(IM_ORGANIZATION) | IM_BIT(IM_PERSON) | IM_BIT(IM_PRODUCT) };

#endif

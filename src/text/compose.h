/* compose.h - code points into decoded text: normalising, cleaning, and noting the way back. */
#ifndef IM_COMPOSE_H
#define IM_COMPOSE_H

#include <stdint.h>

#include "text/decode.h"

enum { IM_COMPOSE_MOST = 32 /* code points that may combine into one; a letter has few marks */ };

typedef struct im_composer {
    im_decoder *decoder;
    uint32_t pending[IM_COMPOSE_MOST]; /* a letter and what may still combine with it */
    unsigned count;
    size_t input, input_end; /* the bytes they were read from */
} im_composer;

/* Is the code point the same alone in NFC, whatever stands around it, and allowed in the text?
 * The common ones are; text of such only needs no composer. */
bool im_is_settled(uint32_t c);

/* Begins a text: empties the decoder's. */
void im_compose_begin(im_composer *composer, im_decoder *decoder);
/* Adds a code point that was read from `size` bytes at `input`. */
void im_compose_add(im_composer *composer, uint32_t c, size_t input, size_t size);
/* Ends the text; false when memory ran out. */
bool im_compose_end(im_composer *composer);

#endif

/* parts.h - what the files of the text stage hand to each other. */
#ifndef IM_PARTS_H
#define IM_PARTS_H

#include "base/array.h"
#include "text/document.h"

/* A stretch of the article that is kept: a line, or what is left of one without its noise. */
typedef struct im_piece {
    uint32_t start, end;
    uint32_t paragraph;
    uint8_t zone; /* im_zone */
    im_date date; /* the day printed with it; year 0: none */
} im_piece;

/* Brackets or quotation marks that open and close in one piece: the bytes of the two marks. */
typedef struct im_pair {
    uint32_t open, open_end, close, close_end;
    bool speech; /* what somebody says or writes */
} im_pair;

typedef IM_LIST(im_piece) im_pieces;
/* `next` is where the tokens of the piece have come to. */
typedef struct {
    im_pair *items;
    size_t count, capacity, next;
} im_pairs;
typedef IM_LIST(im_sentence) im_sentences;
typedef IM_LIST(im_token) im_tokens;

/* The pairs of a piece, outermost only, in text order. Quotation marks around the whole of it
 * (an answer in an interview) are no pair. False: no memory. */
bool im_pairs_find(im_pairs *out, const char *text, im_piece piece);

/* Appends the sentence's tokens and notes them in it. `number` is that of the sentence. */
bool im_tokens_cut(im_tokens *out, im_sentence *sentence, uint32_t number, im_pairs *pairs, const char *text);

#endif

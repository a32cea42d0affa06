/* words.h - how pictures say the contract's words to Korean readers: short, as in a headline.
 *
 * Display only: the files themselves keep the words of the contract. The kinds of agreement
 * have theirs from the graph (im_agreement_word). */
#ifndef IM_WORDS_H
#define IM_WORDS_H

#include "graph/network.h"

enum { IM_AMOUNT_LENGTH = 64 };

const char *im_word_node_kind(im_node_kind kind);
const char *im_word_status(inmaek_status status);
const char *im_word_participant(void); /* who met, signed or announced */
const char *im_word_picture(void);     /* the title of a drawing */
const char *im_word_sizes(void);       /* that size means centrality */

/* "5000억 달러": the two highest units of ten thousand (조, 억, 만), cut rather than rounded, and
 * the currency's Korean word or its code. "" for an amount below 1 or beyond all sums of money. */
void im_words_amount(char out[IM_AMOUNT_LENGTH], double amount, const char *currency);

#endif

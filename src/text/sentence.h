/* sentence.h - a piece of the article into sentences. */
#ifndef IM_SENTENCE_H
#define IM_SENTENCE_H

#include "text/ending.h"

/* Appends the piece's sentences, without tokens. False: no memory. */
bool im_sentences_cut(im_sentences *out, const im_endings *endings, const im_pairs *pairs, const char *text,
                      im_piece piece);

#endif

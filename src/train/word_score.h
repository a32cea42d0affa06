/* word_score.h - how many of the words that stand for one (이 회사, 그는) are understood.
 *
 * The answers stand in a file, a line each: article, byte, word, and the entity of the article's answers for
 * which it stands, or `-` (nobody who is named), with tabs between. Words that the answers do not tell of are
 * not counted. */
#ifndef IM_TRAIN_WORD_SCORE_H
#define IM_TRAIN_WORD_SCORE_H

#include "train/deal_score.h"

typedef struct word_answer {
    char article[64], entity[64];
    size_t at;
} word_answer;

typedef struct word_score {
    IM_LIST(word_answer) answers;
    deal_rate rates[2]; /* by inmaek_entity_kind: of the words that were found and stand for somebody */
} word_score;

/* Reads the file. False: `message` says why. */
bool word_score_read(word_score *score, const char *path, char message[256]);

/* Counts the words of the article `id`, which the pipeline has read. False: no memory. */
bool word_score_add(word_score *score, pipeline *p, const gold *gold, const char *id);
void word_score_print(const word_score *score);
void word_score_dispose(word_score *score);

#endif

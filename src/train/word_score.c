/* word_score.c - see word_score.h. */
#include "train/word_score.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "train/deal_cases.h"

bool word_score_read(word_score *score, const char *path, char message[256])
{
    char line[512];
    unsigned number = 0;
    bool done = true;
    FILE *file = fopen(path, "r");
    if (!file) {
        snprintf(message, 256, "%s: %s", path, strerror(errno));
        return false;
    }
    while (done && fgets(line, sizeof line, file)) {
        word_answer a;
        number++;
        if (sscanf(line, "%63[^\t]\t%zu\t%*[^\t]\t%63[^\t\n]", a.article, &a.at, a.entity) == 3)
            done = im_array_push(&score->answers, a);
        else {
            snprintf(message, 256, "%s:%u: expected article, byte, word, entity", path, number);
            done = false;
        }
    }
    fclose(file);
    return done;
}

static const word_answer *answer_of(const word_score *score, const char *id, size_t at)
{
    for (size_t i = 0; i < score->answers.count; i++) {
        const word_answer *a = &score->answers.items[i];
        if (a->at == at && strcmp(a->article, id) == 0) return a;
    }
    return NULL;
}

bool word_score_add(word_score *score, pipeline *p, const gold *gold, const char *id)
{
    const im_reading *r = &p->reading;
    if (!score->answers.count) return true;
    const uint32_t *entities = deal_entities(r, gold, &p->arena);
    if (!entities) return false;
    for (size_t i = 0; i < r->anaphors.count; i++) {
        const im_anaphor *word = &r->anaphors.items[i];
        const word_answer *a = answer_of(score, id, im_document_original(r->document, word->span.start));
        if (!a || strcmp(a->entity, "-") == 0) continue;
        uint32_t found = word->entity_count == 1 ? entities[word->entities[0]] : IM_NONE;
        score->rates[word->kind].all++;
        score->rates[word->kind].right +=
            found != IM_NONE && strcmp(gold->entities[found].id, a->entity) == 0;
    }
    return true;
}

void word_score_print(const word_score *score)
{
    printf("words for one organization: %u of %u right, for one person: %u of %u\n",
           score->rates[INMAEK_ORGANIZATION].right, score->rates[INMAEK_ORGANIZATION].all,
           score->rates[INMAEK_PERSON].right, score->rates[INMAEK_PERSON].all);
}

void word_score_dispose(word_score *score)
{
    free(score->answers.items);
}

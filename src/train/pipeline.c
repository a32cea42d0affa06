/* pipeline.c - see pipeline.h. */
#include "train/pipeline.h"

#include <stdlib.h>

#include "extract/mentions.h"

static bool read_mentions(pipeline *p, const char *mentions, size_t folds, inmaek_error *error)
{
    p->mention_models = mentions ? folds : 1;
    p->mentions = calloc(p->mention_models, sizeof *p->mentions);
    if (!p->mentions) return false;
    for (size_t i = 0; i < p->mention_models; i++) {
        if (im_mentions_new(&p->mentions[i], p->lexicon, error)) return false;
        if (!mentions) break;
        im_string path = {0};
        im_string_addf(&path, "%s.%zu", mentions, i);
        bool read = !path.failed && !im_weights_read(p->mentions[i]->weights, path.items, error);
        free(path.items);
        if (!read) return false;
        im_words_clear(&p->mentions[i]->words);
    }
    return true;
}

bool pipeline_init(pipeline *p, const char *lexicon, const char *mentions, size_t folds, inmaek_error *error)
{
    *p = (pipeline){0};
    if (inmaek_lexicon_load(&p->lexicon, lexicon, error)) return false;
    p->reading.lexicon = p->lexicon;
    p->reading.arena = &p->arena;
    return !im_reader_new(&p->reader, p->lexicon, error) && !im_titles_new(&p->titles, p->lexicon, error) &&
           read_mentions(p, mentions, folds, error) && !im_anaphora_new(&p->anaphora, p->lexicon, error) &&
           !im_affiliations_new(&p->affiliations, p->lexicon, error) &&
           !im_agreements_prepare(&p->agreements, p->lexicon, error);
}

void pipeline_dispose(pipeline *p)
{
    im_reader_free(p->reader);
    im_titles_free(p->titles);
    for (size_t i = 0; p->mentions && i < p->mention_models; i++) im_mentions_free(p->mentions[i]);
    free(p->mentions);
    im_anaphora_free(p->anaphora);
    im_affiliations_free(p->affiliations);
    im_agreements_free(p->agreements);
    im_reading_dispose(&p->reading);
    inmaek_lexicon_free(p->lexicon);
}

bool pipeline_read(pipeline *p, const gold *gold, const char *id, size_t article, inmaek_error *error)
{
    im_reading *r = &p->reading;
    inmaek_article input = {.id = id, .bytes = gold->text, .length = gold->text_length};
    im_reading_clear(r);
    return !im_reader_read(&r->document, p->reader, &input, error) &&
           !im_mentions_find(r, p->mentions[article % p->mention_models], error) &&
           !im_titles_find(r, p->titles, error) && !im_entities_find(r, error) &&
           !im_anaphora_find(r, p->anaphora, error) && !im_roles_find(r, error) &&
           !im_affiliations_find(r, p->affiliations, error) && !im_ventures_find(r, error);
}

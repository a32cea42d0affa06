/* extract.c - one article through all the steps of extract/reading.h. */
#include <stdlib.h>

#include "base/error.h"
#include "extract/handover.h"
#include "extract/reading.h"

struct inmaek_extractor {
    im_reader *reader;
    im_titles_model *titles;
    im_mentions_model *mentions;
    im_anaphora_model *anaphora;
    im_affiliations_model *affiliations;
    im_agreements_model *agreements;
    double min_confidence;
    im_reading reading;
    im_arena arena;
};

inmaek_code inmaek_extractor_new(inmaek_extractor **out, const inmaek_lexicon *lexicon, inmaek_error *error)
{
    *out = NULL;
    inmaek_extractor *extractor = calloc(1, sizeof *extractor);
    if (!extractor) return im_no_memory(error);
    extractor->reading.lexicon = lexicon;
    extractor->reading.arena = &extractor->arena;
    inmaek_code code = im_reader_new(&extractor->reader, lexicon, error);
    if (!code) code = im_titles_new(&extractor->titles, lexicon, error);
    if (!code) code = im_mentions_new(&extractor->mentions, lexicon, error);
    if (!code) code = im_anaphora_new(&extractor->anaphora, lexicon, error);
    if (!code) code = im_affiliations_new(&extractor->affiliations, lexicon, error);
    if (!code) code = im_agreements_new(&extractor->agreements, lexicon, error);
    if (code)
        inmaek_extractor_free(extractor);
    else
        *out = extractor;
    return code;
}

void inmaek_extractor_free(inmaek_extractor *extractor)
{
    if (!extractor) return;
    im_reader_free(extractor->reader);
    im_titles_free(extractor->titles);
    im_mentions_free(extractor->mentions);
    im_anaphora_free(extractor->anaphora);
    im_affiliations_free(extractor->affiliations);
    im_agreements_free(extractor->agreements);
    im_reading_dispose(&extractor->reading);
    free(extractor);
}

void inmaek_extractor_set_min_confidence(inmaek_extractor *extractor, double confidence)
{
    extractor->min_confidence = confidence;
}

void inmaek_extractor_set_explain(inmaek_extractor *extractor, FILE *stream)
{
    extractor->reading.explain = stream;
}

inmaek_code inmaek_extract(inmaek_facts **out, inmaek_extractor *extractor, const inmaek_article *article,
                           inmaek_error *error)
{
    im_reading *reading = &extractor->reading;
    *out = NULL;
    im_reading_clear(reading);
    inmaek_code code = im_reader_read(&reading->document, extractor->reader, article, error);
    if (code) return code;
    im_explain_document(reading);
    code = im_mentions_find(reading, extractor->mentions, error);
    if (!code) code = im_titles_find(reading, extractor->titles, error);
    if (!code) code = im_entities_find(reading, error);
    if (!code) code = im_anaphora_find(reading, extractor->anaphora, error);
    if (!code) code = im_roles_find(reading, error);
    if (!code) code = im_affiliations_find(reading, extractor->affiliations, error);
    if (!code) code = im_ventures_find(reading, error);
    if (!code) code = im_agreements_find(reading, extractor->agreements, error);
    if (!code) code = im_handover(out, reading, extractor->min_confidence, error);
    if (!code) im_explain_facts(reading, *out);
    return code;
}

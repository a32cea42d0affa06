/* mentions.c - finds where organizations and people are named: tags the tokens, then takes up
 * what the tagger cannot see (mentions_repair.c). */
#include "extract/mentions.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"

inmaek_code im_mentions_new(im_mentions_model **out, const inmaek_lexicon *lexicon, inmaek_error *error)
{
    inmaek_code code = INMAEK_OK;
    im_string path = {0};
    im_mentions_model *model = calloc(1, sizeof *model);
    *out = NULL;
    if (!model || !(model->weights = calloc(1, sizeof *model->weights)) ||
        !im_words_init(&model->words, lexicon, model->weights)) {
        code = im_no_memory(error);
        goto out;
    }
    im_string_addf(&path, "%s/%s", im_lexicon_weights(lexicon), IM_WEIGHTS_FILE);
    code = path.failed ? im_no_memory(error) : im_weights_read(model->weights, path.items, error);
out:
    free(path.items);
    if (code == INMAEK_OK)
        *out = model;
    else
        im_mentions_free(model);
    return code;
}

void im_mentions_free(im_mentions_model *model)
{
    if (!model) return;
    im_words_dispose(&model->words);
    free(model->weights);
    free(model);
}

/* The lexicon's entry of the name, hidden names left out. */
static uint32_t entry_of(const im_words *words, const char *s, size_t n, uint8_t kind)
{
    im_class class = kind == INMAEK_PERSON ? IM_PERSON : IM_ORGANIZATION;
    if (!(im_words_classes(words, s, n) & IM_BIT(class))) return IM_NO_ENTRY;
    im_match match = im_lexicon_exact(words->lexicon, s, n, IM_BIT(class));
    return im_lexicon_entry(words->lexicon, match.form, class);
}

/* 0..1000 from the distance to being no name: 500 at none. */
static uint16_t confidence(int32_t score)
{
    enum { EVEN = 48 };
    int32_t size = score < 0 ? -score : score;
    return (uint16_t)(500 + 500 * score / (size + EVEN));
}

/* The name that begins at token t; returns its tokens. */
static uint32_t take(im_mention *mention, const im_lattice *lattice, const im_tagging *tagging, uint32_t t)
{
    const uint32_t *candidate = tagging->candidate;
    const uint8_t *label = tagging->label;
    const im_document *document = lattice->document;
    uint8_t go_on = (uint8_t)(label[t] + 1);
    uint32_t end = t + 1, last = document->sentences[document->tokens[t].sentence].token +
                                 document->sentences[document->tokens[t].sentence].token_count;
    while (end < last && candidate[end] != IM_NONE && label[end] == go_on) end++;
    int32_t score = 0;
    for (uint32_t i = t; i < end; i++) score += lattice->candidates[candidate[i]].score[label[i]];
    const im_cut *cut = &lattice->words->cuts.items[lattice->candidates[candidate[end - 1]].cut];
    *mention = (im_mention){
        .span = {document->tokens[t].start, document->tokens[end - 1].start + cut->length, t, end,
                 document->tokens[t].sentence},
        .kind = label[t] == IM_BEGIN_PERSON ? INMAEK_PERSON : INMAEK_ORGANIZATION,
        .confidence = confidence(score / (int32_t)(end - t)),
        .entity = IM_NONE,
        .title = IM_NONE,
        .alias_of = IM_NONE,
    };
    mention->entry = entry_of(lattice->words, document->text + mention->span.start,
                              mention->span.end - mention->span.start, mention->kind);
    return end - t;
}

static bool take_all(im_reading *reading, const im_lattice *lattice, const im_tagging *tagging)
{
    for (uint32_t t = 0; t < reading->document->token_count;) {
        im_mention mention;
        uint8_t label = tagging->label[t];
        if (tagging->candidate[t] == IM_NONE || (label != IM_BEGIN_ORG && label != IM_BEGIN_PERSON)) {
            t++;
            continue;
        }
        t += take(&mention, lattice, tagging, t);
        if (!im_array_push(&reading->mentions, mention)) return false;
    }
    return true;
}

/* Hands on what the words' letters say to the steps that follow; false: no memory. */
static bool hand_on_glances(im_reading *reading, const im_lattice *lattice)
{
    const im_document *document = reading->document;
    uint32_t count = document->token_count;
    im_glance *glances = im_arena_alloc(reading->arena, (count + 1) * sizeof *glances);
    for (uint32_t t = 0; glances && t < count; t++) {
        const im_token *token = &document->tokens[t];
        if (lattice->word[t] == IM_NONE)
            glances[t] =
                im_no_glance(reading->lexicon, document->text + token->start, token->end - token->start);
        else
            glances[t] = lattice->words->words.items[lattice->word[t]].glance;
    }
    reading->glances = glances;
    return glances != NULL;
}

inmaek_code im_mentions_find(im_reading *reading, im_mentions_model *model, inmaek_error *error)
{
    im_lattice lattice;
    im_tagging tagging;
    const im_weights *weights = model->weights;
    reading->mentions.count = 0;
    im_words_trim(&model->words);
    if (!im_lattice_make(&lattice, reading->document, &model->words, reading->arena) ||
        !hand_on_glances(reading, &lattice) || !im_tagging_make(&tagging, &lattice) ||
        !im_lattice_score(&lattice) || !im_lattice_decode(&lattice, weights->move, &tagging) ||
        !im_lattice_score_again(&lattice, &tagging) ||
        !im_lattice_decode(&lattice, weights->move_again, &tagging) ||
        !take_all(reading, &lattice, &tagging) || !im_mentions_repair(reading, &lattice))
        return im_no_memory(error);
    return INMAEK_OK;
}

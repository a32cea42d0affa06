/* train.c - the trainer: learns the weights of the mention tagger from gold answers.
 *
 *     train --lexicon DIR --corpus DIR [--folds N] [--write FILE]
 *
 * With --folds it learns N times, each time without every N-th article, and measures on those:
 * the figure by which features are chosen. --write learns from all and writes the weights. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "train/crf.h"
#include "train/measure.h"

enum { COPIES = 3 };

typedef struct options {
    const char *lexicon, *corpus, *write;
    unsigned folds, only;
    bool verbose, reach;
    crf_settings settings;
} options;

typedef struct course {
    options options;
    inmaek_lexicon *lexicon;
    im_reader *reader;
    gold **golds;
    char **paths;
    size_t count;
    example **examples; /* copies of each article side by side */
    bool *skip;
} course;

static bool read_gold(course *c, char message[256])
{
    c->paths = gold_list(c->options.corpus, message);
    if (!c->paths) return false;
    while (c->paths[c->count]) c->count++;
    c->golds = calloc(c->count + 1, sizeof *c->golds);
    for (size_t i = 0; i < c->count; i++)
        if (!(c->golds[i] = gold_load(c->paths[i], message))) return false;
    return true;
}

static const im_document *read_text(course *c, size_t article)
{
    inmaek_error error;
    const im_document *document;
    inmaek_article input = {.id = c->paths[article], .bytes = c->golds[article]->text,
                            .length = c->golds[article]->text_length};
    if (im_reader_read(&document, c->reader, &input, &error) == INMAEK_OK) return document;
    fprintf(stderr, "%s: %s\n", c->paths[article], error.message);
    return NULL;
}

/* Each article is seen with all names known, with none, and with some. */
static bool make_examples(course *c)
{
    static const uint32_t rates[COPIES] = {0, 256, 128};
    im_weights *none = calloc(1, sizeof *none);
    c->examples = calloc(c->count * COPIES + 1, sizeof *c->examples);
    c->skip = calloc(c->count * COPIES + 1, sizeof *c->skip);
    for (size_t i = 0; i < c->count * COPIES; i++) {
        im_words words;
        const im_document *document = read_text(c, i / COPIES);
        if (!document || !im_words_init(&words, c->lexicon, none)) return false;
        words.keep_rows = true;
        words.hide_rate = rates[i % COPIES];
        words.hide_seed = (uint32_t)i;
        c->examples[i] = example_make(document, c->golds[i / COPIES], &words, (uint32_t)(i / COPIES),
                                      c->options.reach && i % COPIES == 0);
        im_words_dispose(&words);
        if (!c->examples[i]) return false;
    }
    free(none);
    return true;
}

static bool measure(course *c, im_mentions_model *model, const bool *skip, measure_total *known,
                    measure_total *unknown)
{
    for (size_t i = 0; i < c->count; i++) {
        if (!skip[i * COPIES]) continue;
        for (int off = 0; off < 2; off++) {
            const im_document *document = read_text(c, i);
            if (!document) return false;
            im_words_clear(&model->words);
            model->words.hide_rate = off ? 256 : 0;
            const char *name = strrchr(c->paths[i], '/') + 1;
            if (!measure_document(off ? unknown : known, document, c->lexicon, model, c->golds[i],
                                  c->options.verbose ? name : NULL, off))
                return false;
        }
    }
    return true;
}

static bool learn_and_measure(course *c, const bool *skip, measure_total *known, measure_total *unknown,
                              const char *write)
{
    inmaek_error error = {0};
    im_mentions_model model = {.weights = calloc(1, sizeof *model.weights)};
    bool *measured = calloc(c->count * COPIES + 1, sizeof *measured);
    bool done = model.weights && measured && im_words_init(&model.words, c->lexicon, model.weights) &&
                crf_learn(model.weights, c->examples, skip, c->count * COPIES, &c->options.settings);
    for (size_t i = 0; done && i < c->count * COPIES; i++) measured[i] = write ? true : skip[i];
    done = done && measure(c, &model, measured, known, unknown);
    if (done && write && im_weights_write(model.weights, write, &error) != INMAEK_OK) {
        fprintf(stderr, "%s\n", error.message);
        done = false;
    }
    im_words_dispose(&model.words);
    free(model.weights);
    free(measured);
    return done;
}

static bool run_folds(course *c)
{
    measure_total known = {0}, unknown = {0};
    for (unsigned fold = 0; fold < c->options.folds; fold++) {
        if (c->options.only && fold >= c->options.only) break;
        for (size_t i = 0; i < c->count * COPIES; i++) c->skip[i] = i / COPIES % c->options.folds == fold;
        if (!learn_and_measure(c, c->skip, &known, &unknown, NULL)) return false;
    }
    measure_print(&known, "folds, names known  ");
    measure_print(&unknown, "folds, names unknown");
    return true;
}

static bool run_all(course *c)
{
    measure_total known = {0}, unknown = {0};
    for (size_t i = 0; i < c->count * COPIES; i++) c->skip[i] = false;
    if (!learn_and_measure(c, c->skip, &known, &unknown, c->options.write)) return false;
    measure_print(&known, "seen, names known   ");
    measure_print(&unknown, "seen, names unknown ");
    return true;
}

static bool read_options(options *o, int argc, char **argv)
{
    *o = (options){.lexicon = "seeds/lexicon", .settings = {20, 0.1f, 0.01f, 2, 1}};
    for (int i = 1; i < argc; i++) {
        const char *value = i + 1 < argc ? argv[i + 1] : NULL;
        if (!strcmp(argv[i], "--verbose")) o->verbose = true;
        else if (!strcmp(argv[i], "--reach")) o->reach = true;
        else if (!value) return false;
        else if (!strcmp(argv[i], "--lexicon")) o->lexicon = value, i++;
        else if (!strcmp(argv[i], "--corpus")) o->corpus = value, i++;
        else if (!strcmp(argv[i], "--write")) o->write = value, i++;
        else if (!strcmp(argv[i], "--folds")) o->folds = (unsigned)atoi(value), i++;
        else if (!strcmp(argv[i], "--only")) o->only = (unsigned)atoi(value), i++;
        else if (!strcmp(argv[i], "--epochs")) o->settings.epochs = (unsigned)atoi(value), i++;
        else if (!strcmp(argv[i], "--rate")) o->settings.rate = (float)atof(value), i++;
        else if (!strcmp(argv[i], "--l2")) o->settings.l2 = (float)atof(value), i++;
        else if (!strcmp(argv[i], "--cutoff")) o->settings.cutoff = (unsigned)atoi(value), i++;
        else return false;
    }
    return o->corpus != NULL;
}

int main(int argc, char **argv)
{
    course c = {0};
    char message[256] = "";
    inmaek_error error = {0};
    if (!read_options(&c.options, argc, argv)) {
        fprintf(stderr, "usage: train --lexicon DIR --corpus DIR [--folds N] [--write FILE] [--verbose]\n");
        return 2;
    }
    if (inmaek_lexicon_load(&c.lexicon, c.options.lexicon, &error) != INMAEK_OK ||
        im_reader_new(&c.reader, c.lexicon, &error) != INMAEK_OK) {
        fprintf(stderr, "train: %s\n", error.message);
        return 1;
    }
    bool done = read_gold(&c, message) && make_examples(&c);
    if (done && c.options.folds) done = run_folds(&c);
    if (done && c.options.write) done = run_all(&c);
    if (!done) fprintf(stderr, "train: %s\n", *message ? message : "failed");
    for (size_t i = 0; i < c.count * COPIES; i++) example_free(c.examples[i]);
    for (size_t i = 0; i < c.count; i++) gold_free(c.golds[i]), free(c.paths[i]);
    free(c.golds);
    free(c.paths);
    free(c.examples);
    free(c.skip);
    im_reader_free(c.reader);
    inmaek_lexicon_free(c.lexicon);
    return done ? 0 : 1;
}

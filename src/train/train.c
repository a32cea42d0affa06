/* train.c - the trainer: learns the weights of the mention tagger from gold answers.
 *
 *     train --corpus DIR [--also DIR]... [--konne FILE] [--lexicon DIR]
 *           [--folds N [--write-folds PREFIX]] [--write FILE] [--measure]
 *
 * It learns from the articles of all folders, and measures on those of --corpus. With --folds it
 * learns N times, each time without every N-th article, and measures on those: the figure by
 * which features are chosen; --write-folds leaves what was learned without article i, i + N, ..
 * at PREFIX.i, for train-deals. --write learns from all and writes the weights; --measure measures
 * those that are there. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "train/crf.h"
#include "train/konne.h"
#include "train/measure.h"
#include "train/vary.h"

enum { COPIES_MOST = 12, PARTS = 4, ALSO_MOST = 8 };

typedef struct options {
    const char *lexicon, *corpus, *write, *write_folds, *konne;
    const char *also[ALSO_MOST];
    unsigned also_count;
    unsigned folds, only, copies;
    bool verbose, reach, measure;
    crf_settings settings, again; /* of the first reading, of the second */
} options;

typedef struct course {
    options options;
    inmaek_lexicon *lexicon;
    im_reader *reader;
    gold_corpus corpus;
    size_t measured;  /* the first so many articles */
    gold **sentences; /* of another corpus: learned from, not measured */
    size_t sentence_count;
    example **examples; /* copies of each article side by side, then the sentences */
    size_t example_count;
    bool *skip;
    vary_names *names;
} course;

static bool read_gold(course *c, char message[256])
{
    bool done = gold_corpus_add(&c->corpus, c->options.corpus, message);
    c->measured = c->corpus.golds.count;
    for (unsigned i = 0; done && i < c->options.also_count; i++)
        done = gold_corpus_add(&c->corpus, c->options.also[i], message);
    return done;
}

/* How many examples the articles make; the sentences' stand behind them. */
static size_t article_examples(const course *c)
{
    return c->corpus.golds.count * c->options.copies;
}

static const im_document *read_text(course *c, const char *name, const gold *gold)
{
    inmaek_error error;
    const im_document *document;
    inmaek_article input = {.id = name, .bytes = gold->text, .length = gold->text_length};
    if (im_reader_read(&document, c->reader, &input, &error) == INMAEK_OK) return document;
    fprintf(stderr, "%s: %s\n", name, error.message);
    return NULL;
}

/* The first copies are the article as it is, with all names known, none, and some; the others
 * have other names. */
static example *make_article(course *c, size_t i, const im_weights *weights, bool again)
{
    static const uint32_t rates[] = {0, 256, 128};
    size_t article = i / c->options.copies, copy = i % c->options.copies;
    im_words words;
    gold *varied = NULL;
    example *example = NULL;
    const im_document *document =
        read_text(c, c->corpus.paths.items[article], c->corpus.golds.items[article]);
    if (!document || !im_words_init(&words, c->lexicon, weights)) return NULL;
    words.hide_rate = rates[copy % 3];
    words.hide_seed = (uint32_t)i;
    if (copy >= 3 &&
        (varied = vary_gold(c->corpus.golds.items[article], document, &words, c->names, (uint32_t)i)))
        document = read_text(c, c->corpus.paths.items[article], varied);
    im_words_clear(&words);
    words.keep_rows = !again;
    if (document && (copy < 3 || varied))
        example = example_make(document, varied ? varied : c->corpus.golds.items[article], &words,
                               (uint32_t)article, again, c->options.reach && copy == 0);
    im_words_dispose(&words);
    gold_free(varied);
    return example;
}

static example *make_sentence(course *c, size_t i, const im_weights *weights, bool again)
{
    im_words words;
    example *example = NULL;
    const im_document *document = read_text(c, "sentence", c->sentences[i]);
    if (!document || !im_words_init(&words, c->lexicon, weights)) return NULL;
    words.keep_rows = !again;
    words.hide_rate = i % 2 ? 256 : 0;
    example =
        example_make(document, c->sentences[i], &words, (uint32_t)(c->corpus.golds.count + i), again, false);
    im_words_dispose(&words);
    return example;
}

static example *make_example(course *c, size_t i, const im_weights *weights, bool again)
{
    size_t own = article_examples(c);
    return i < own ? make_article(c, i, weights, again) : make_sentence(c, i - own, weights, again);
}

static bool make_examples(course *c)
{
    im_weights *none = calloc(1, sizeof *none);
    c->names = vary_names_new(c->lexicon);
    c->example_count = article_examples(c) + c->sentence_count;
    c->examples = calloc(c->example_count + 1, sizeof *c->examples);
    c->skip = calloc(c->example_count + 1, sizeof *c->skip);
    bool done = none && c->names && c->examples && c->skip;
    for (size_t i = 0; done && i < c->example_count; i++)
        done = (c->examples[i] = make_example(c, i, none, false)) != NULL;
    free(none);
    return done;
}

/* Which of the PARTS the example belongs to; not the way that the folds go. */
static unsigned part_of(const course *c, size_t i)
{
    return c->examples[i]->article / 8 % PARTS;
}

/* The second reading learns from first readings of articles that were not learned from: those
 * of one part at a time, read with what was learned from the other parts. */
static bool make_again(course *c, const bool *skip, example **again)
{
    im_weights *weights = calloc(1, sizeof *weights);
    bool *without = calloc(c->example_count + 1, sizeof *without), done = weights && without;
    for (unsigned part = 0; done && part < PARTS; part++) {
        memset(weights, 0, sizeof *weights);
        for (size_t i = 0; i < c->example_count; i++) without[i] = skip[i] || part_of(c, i) == part;
        done = crf_learn(weights, c->examples, without, c->example_count, &c->options.settings);
        for (size_t i = 0; done && i < c->example_count; i++)
            if (part_of(c, i) == part) done = (again[i] = make_example(c, i, weights, true)) != NULL;
    }
    free(weights);
    free(without);
    return done;
}

static bool learn(course *c, im_weights *out, const bool *skip)
{
    example **again = calloc(c->example_count + 1, sizeof *again);
    bool done = again && crf_learn(out, c->examples, skip, c->example_count, &c->options.settings) &&
                make_again(c, skip, again) &&
                crf_learn(out, again, skip, c->example_count, &c->options.again);
    for (size_t i = 0; again && i < c->example_count; i++) example_free(again[i]);
    free(again);
    return done;
}

static bool measure(course *c, im_mentions_model *model, const bool *skip, measure_total *known,
                    measure_total *unknown)
{
    for (size_t i = 0; i < c->measured; i++) {
        if (!skip[i * c->options.copies]) continue;
        for (int off = 0; off < 2; off++) {
            const im_document *document = read_text(c, c->corpus.paths.items[i], c->corpus.golds.items[i]);
            if (!document) return false;
            im_words_clear(&model->words);
            model->words.hide_rate = off ? 256 : 0;
            const char *name = strrchr(c->corpus.paths.items[i], '/') + 1;
            if (!measure_document(off ? unknown : known, document, c->lexicon, model,
                                  c->corpus.golds.items[i], c->options.verbose ? name : NULL, off))
                return false;
        }
    }
    return true;
}

/* Learns without the examples of `skip`, measures on the articles of `measured`. `write`: where the
 * weights go, or NULL. */
static bool learn_and_measure(course *c, const bool *skip, const bool *measured, measure_total *known,
                              measure_total *unknown, const char *write)
{
    inmaek_error error = {0};
    im_mentions_model model = {.weights = calloc(1, sizeof *model.weights)};
    bool done = model.weights && im_words_init(&model.words, c->lexicon, model.weights) &&
                learn(c, model.weights, skip) && measure(c, &model, measured, known, unknown);
    if (done && write && im_weights_write(model.weights, write, &error) != INMAEK_OK) {
        fprintf(stderr, "%s\n", error.message);
        done = false;
    }
    im_words_dispose(&model.words);
    free(model.weights);
    return done;
}

static bool run_folds(course *c)
{
    measure_total known = {0}, unknown = {0};
    bool done = true;
    for (unsigned fold = 0; done && fold < c->options.folds; fold++) {
        im_string path = {0};
        if (c->options.only && fold >= c->options.only) break;
        for (size_t i = 0; i < article_examples(c); i++)
            c->skip[i] = i / c->options.copies % c->options.folds == fold;
        if (c->options.write_folds) im_string_addf(&path, "%s.%u", c->options.write_folds, fold);
        done = !path.failed && learn_and_measure(c, c->skip, c->skip, &known, &unknown, path.items);
        free(path.items);
    }
    if (!done) return false;
    measure_print(&known, "folds, names known  ");
    measure_print(&unknown, "folds, names unknown");
    return true;
}

static bool run_all(course *c)
{
    measure_total known = {0}, unknown = {0};
    bool *all = malloc(article_examples(c) + 1);
    if (!all) return false;
    memset(all, true, article_examples(c));
    memset(c->skip, false, article_examples(c));
    bool done = learn_and_measure(c, c->skip, all, &known, &unknown, c->options.write);
    free(all);
    if (!done) return false;
    measure_print(&known, "seen, names known   ");
    measure_print(&unknown, "seen, names unknown ");
    return true;
}

/* The weights that are there, on all articles. */
static bool run_measure(course *c, inmaek_error *error)
{
    measure_total known = {0}, unknown = {0};
    im_mentions_model *model;
    bool *all = malloc(article_examples(c) + 1);
    if (!all || im_mentions_new(&model, c->lexicon, error) != INMAEK_OK) return false;
    memset(all, true, article_examples(c));
    bool done = measure(c, model, all, &known, &unknown);
    measure_print(&known, "names known  ");
    measure_print(&unknown, "names unknown");
    im_mentions_free(model);
    free(all);
    return done;
}

/* An option whose value is text, or NULL. */
static const char **text_option(options *o, const char *name)
{
    if (!strcmp(name, "--lexicon")) return &o->lexicon;
    if (!strcmp(name, "--corpus")) return &o->corpus;
    if (!strcmp(name, "--konne")) return &o->konne;
    if (!strcmp(name, "--write")) return &o->write;
    if (!strcmp(name, "--write-folds")) return &o->write_folds;
    if (!strcmp(name, "--also") && o->also_count < ALSO_MOST) return &o->also[o->also_count++];
    return NULL;
}

static unsigned *number_option(options *o, const char *name)
{
    if (!strcmp(name, "--folds")) return &o->folds;
    if (!strcmp(name, "--only")) return &o->only;
    if (!strcmp(name, "--copies")) return &o->copies;
    if (!strcmp(name, "--epochs")) return &o->settings.epochs;
    if (!strcmp(name, "--cutoff")) return &o->settings.cutoff;
    if (!strcmp(name, "--again-epochs")) return &o->again.epochs;
    return NULL;
}

static int *lean_option(options *o, const char *name)
{
    if (!strcmp(name, "--lean-org")) return &o->settings.lean_org;
    if (!strcmp(name, "--lean-person")) return &o->settings.lean_person;
    if (!strcmp(name, "--again-org")) return &o->again.lean_org;
    if (!strcmp(name, "--again-person")) return &o->again.lean_person;
    return NULL;
}

static float *rate_option(options *o, const char *name)
{
    if (!strcmp(name, "--rate")) return &o->settings.rate;
    if (!strcmp(name, "--l2")) return &o->settings.l2;
    if (!strcmp(name, "--again-rate")) return &o->again.rate;
    if (!strcmp(name, "--again-l2")) return &o->again.l2;
    return NULL;
}

static bool read_option(options *o, const char *name, const char *value)
{
    const char **text = text_option(o, name);
    unsigned *number = number_option(o, name);
    int *lean = lean_option(o, name);
    float *rate = rate_option(o, name);
    if (text)
        *text = value;
    else if (number)
        *number = (unsigned)strtoul(value, NULL, 10);
    else if (lean)
        *lean = (int)strtol(value, NULL, 10);
    else if (rate)
        *rate = strtof(value, NULL);
    return text || number || lean || rate;
}

static bool read_options(options *o, int argc, char **argv)
{
    *o = (options){.lexicon = "seeds/lexicon",
                   .copies = 9,
                   .settings = {15, 0.1f, 0.003f, 3, 1, 4, 6},
                   .again = {8, 0.05f, 0.05f, 3, 1, 0, 0}};
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "--verbose"))
            o->verbose = true;
        else if (!strcmp(argv[i], "--measure"))
            o->measure = true;
        else if (!strcmp(argv[i], "--reach"))
            o->reach = true;
        else if (i + 1 == argc || !read_option(o, argv[i], argv[i + 1]))
            return false;
        else
            i++;
    }
    return o->corpus != NULL && o->copies > 0 && o->copies <= COPIES_MOST;
}

static void dispose(course *c)
{
    for (size_t i = 0; i < c->example_count; i++) example_free(c->examples[i]);
    for (size_t i = 0; i < c->sentence_count; i++) gold_free(c->sentences[i]);
    free(c->examples);
    free(c->sentences);
    gold_corpus_dispose(&c->corpus);
    free(c->skip);
    vary_names_free(c->names);
    im_reader_free(c->reader);
    inmaek_lexicon_free(c->lexicon);
}

int main(int argc, char **argv)
{
    course c = {0};
    char message[256] = "";
    inmaek_error error = {0};
    if (!read_options(&c.options, argc, argv)) {
        fprintf(stderr,
                "usage: train --corpus DIR [--also DIR]... [--konne FILE] [--lexicon DIR] [--measure]\n"
                "             [--folds N [--write-folds PREFIX]] [--write FILE] [--verbose]\n");
        return 2;
    }
    bool done = inmaek_lexicon_load(&c.lexicon, c.options.lexicon, &error) == INMAEK_OK &&
                im_reader_new(&c.reader, c.lexicon, &error) == INMAEK_OK && read_gold(&c, message);
    if (done && c.options.konne) done = konne_load(&c.sentences, &c.sentence_count, c.options.konne, message);
    if (done && c.options.measure) done = run_measure(&c, &error);
    done = done && (c.options.measure || make_examples(&c));
    if (done && c.options.folds) done = run_folds(&c);
    if (done && c.options.write) done = run_all(&c);
    if (!done) fprintf(stderr, "train: %s\n", *message ? message : *error.message ? error.message : "failed");
    dispose(&c);
    return done ? 0 : 1;
}

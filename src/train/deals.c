/* deals.c - the trainer of the agreements step.
 *
 *     train-deals --corpus DIR [--also DIR]... [--lexicon DIR] [--folds N] [--mentions PREFIX] [--none FILE]
 *                 [--words FILE] [--all] [--verbose] [--write FILE]
 *
 * It learns from the articles of all folders, and measures on those of the first, with --all on those of
 * all (they are of other makings, but sixteen times as many: what helps there is no chance); --none names the
 * KoNNE sentences, which hardly tell of deals: from them it learns what is none. The first and the
 * sentences count more (--repeat, --none-repeat) than the articles of --also, which are of another making.
 * It learns N times (--folds, 4), each time without every N-th article, and measures on those;
 * with --mentions the articles are read by the taggers that train --folds left at PREFIX.0,
 * PREFIX.1 ..., so that no article is read by a tagger that has seen it. --write learns from all
 * and writes the weights. --words names answers to whom words like 그는 stand for: how many are right is
 * told (nothing is learned from it). */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "train/deal_learn.h"
#include "train/deal_score.h"
#include "train/konne.h"
#include "train/word_score.h"

enum { ALSO_MOST = 8 };

typedef struct options {
    const char *also[ALSO_MOST];
    unsigned also_count;
    const char *corpus, *none, *lexicon, *mentions, *words, *write;
    size_t folds;
    bool all, verbose;
    deal_settings settings;
} options;

typedef struct course {
    options options;
    pipeline pipeline;
    deal_cases cases;
    gold_corpus corpus;
    size_t measured, marked; /* the first so many articles; those behind `marked` have no deals */
    bool *skip;
    word_score words;
} course;

static bool read_options(options *o, int argc, char **argv)
{
    *o = (options){.lexicon = "seeds/lexicon",
                   .folds = 4,
                   .settings = {.pair_bits = 17,
                                .status_bits = 15,
                                .couple_bits = 13,
                                .deal = {0.3, 0},
                                .kind = {0.3, 0.25},
                                .giver = {0.3, 0.5},
                                .choice = {0.03, 0.25},
                                .status = {0.3, 0},
                                .couple = {0.01, 0.25},
                                .repeat = 6,
                                .couple_repeat = 3,
                                .none_repeat = 20}};
    for (int i = 1; i < argc; i++) {
        const char *value = i + 1 < argc ? argv[i + 1] : NULL;
        if (!strcmp(argv[i], "--verbose")) {
            o->verbose = true;
            continue;
        }
        if (!strcmp(argv[i], "--all")) {
            o->all = true;
            continue;
        }
        if (!value) return false;
        if (!strcmp(argv[i], "--corpus"))
            o->corpus = value;
        else if (!strcmp(argv[i], "--also") && o->also_count < ALSO_MOST)
            o->also[o->also_count++] = value;
        else if (!strcmp(argv[i], "--none"))
            o->none = value;
        else if (!strcmp(argv[i], "--lexicon"))
            o->lexicon = value;
        else if (!strcmp(argv[i], "--mentions"))
            o->mentions = value;
        else if (!strcmp(argv[i], "--words"))
            o->words = value;
        else if (!strcmp(argv[i], "--write"))
            o->write = value;
        else if (!strcmp(argv[i], "--folds"))
            o->folds = strtoul(value, NULL, 10);
        else if (!strcmp(argv[i], "--cost"))
            o->settings.deal.cost = o->settings.kind.cost = o->settings.giver.cost = strtod(value, NULL);
        else if (!strcmp(argv[i], "--choice-cost"))
            o->settings.choice.cost = strtod(value, NULL);
        else if (!strcmp(argv[i], "--status-cost"))
            o->settings.status.cost = strtod(value, NULL);
        else if (!strcmp(argv[i], "--repeat"))
            o->settings.repeat = (uint32_t)strtoul(value, NULL, 10);
        else if (!strcmp(argv[i], "--none-repeat"))
            o->settings.none_repeat = (uint32_t)strtoul(value, NULL, 10);
        else if (!strcmp(argv[i], "--couple-cost"))
            o->settings.couple.cost = strtod(value, NULL);
        else if (!strcmp(argv[i], "--couple-repeat"))
            o->settings.couple_repeat = (uint32_t)strtoul(value, NULL, 10);
        else if (!strcmp(argv[i], "--bits"))
            o->settings.pair_bits = (uint32_t)strtoul(value, NULL, 10);
        else
            return false;
        i++;
    }
    if (!o->settings.repeat) return false;
    if (!o->also_count) { /* there is nothing for them to outweigh */
        o->settings.none_repeat /= o->settings.repeat;
        o->settings.repeat = o->settings.couple_repeat = 1;
    }
    return o->corpus && o->folds > 1;
}

static bool read_sentences(course *c, char *message)
{
    gold **golds = NULL;
    size_t count = 0;
    if (!konne_load(&golds, &count, c->options.none, message)) return false;
    bool done = true;
    for (size_t i = 0; i < count; i++) {
        done = done && im_array_push(&c->corpus.golds, golds[i]);
        if (!done) gold_free(golds[i]);
    }
    free(golds);
    return done;
}

static bool read_corpus(course *c, inmaek_error *error)
{
    if (!gold_corpus_add(&c->corpus, c->options.corpus, error->message)) return false;
    c->measured = c->options.settings.first_once = c->corpus.golds.count;
    for (unsigned i = 0; i < c->options.also_count; i++)
        if (!gold_corpus_add(&c->corpus, c->options.also[i], error->message)) return false;
    c->marked = c->options.settings.end_once = c->corpus.golds.count;
    if (c->options.all) c->measured = c->marked;
    if (c->options.none && !read_sentences(c, error->message)) return false;
    if (c->options.words && !word_score_read(&c->words, c->options.words, error->message)) return false;
    return (c->skip = calloc(c->corpus.golds.count + 1, sizeof *c->skip)) != NULL;
}

static const char *id_of(const course *c, size_t article)
{
    return article < c->corpus.paths.count ? strrchr(c->corpus.paths.items[article], '/') + 1 : "sentence";
}

static bool make_cases(course *c, inmaek_error *error)
{
    for (size_t i = 0; i < c->corpus.golds.count; i++)
        if (!pipeline_read(&c->pipeline, c->corpus.golds.items[i], id_of(c, i), i, error) ||
            !deal_cases_add(&c->cases, &c->pipeline, i < c->marked ? c->corpus.golds.items[i] : NULL,
                            (uint32_t)i) ||
            (i < c->marked &&
             !word_score_add(&c->words, &c->pipeline, c->corpus.golds.items[i], id_of(c, i))))
            return false;
    printf("%zu texts, %zu candidates, %u of %u agreements within reach\n", c->corpus.golds.count,
           c->cases.pairs.count, c->cases.reached, c->cases.deals);
    if (c->options.words) word_score_print(&c->words);
    return true;
}

/* Adds the couples of the article, or of a part of it with the article's answers. */
static bool add_couples(course *c, const gold *gold, size_t article, inmaek_error *error)
{
    pipeline *p = &c->pipeline;
    return pipeline_read(p, gold, id_of(c, article), article, error) &&
           !im_agreements_find(&p->reading, p->agreements, error) &&
           deal_cases_add_couples(&c->cases, p, article < c->marked ? gold : NULL, (uint32_t)article);
}

/* Each of the sentences of the article that was just read as a text of its own: brief texts have weights of
 * their own, see agreements_weigh.c. */
static bool add_excerpts(course *c, size_t article, inmaek_error *error)
{
    const gold *whole = c->corpus.golds.items[article];
    const im_document *d = c->pipeline.reading.document;
    IM_LIST(im_span) spans = {0};
    bool done = true;
    for (uint32_t i = 0; done && i < d->sentence_count; i++) { /* the document goes with the next reading */
        im_span span = {.start = (uint32_t)im_document_original(d, d->sentences[i].start),
                        .end = (uint32_t)im_document_original(d, d->sentences[i].end)};
        if (d->sentences[i].zone == IM_ZONE_BODY) done = im_array_push(&spans, span);
    }
    for (size_t i = 0; done && i < spans.count; i++) {
        gold excerpt = *whole;
        excerpt.text_length = spans.items[i].end - spans.items[i].start;
        excerpt.text = calloc(excerpt.text_length + 1, 1);
        if (excerpt.text) memcpy(excerpt.text, whole->text + spans.items[i].start, excerpt.text_length);
        done = excerpt.text && add_couples(c, &excerpt, article, error);
        free(excerpt.text);
    }
    free(spans.items);
    return done;
}

/* What the votes of an article together say is learned from votes by those that had not learned from it. */
static bool make_couples(course *c, inmaek_error *error)
{
    pipeline *p = &c->pipeline;
    p->agreements->keep_features = true;
    for (size_t fold = 0; fold < c->options.folds; fold++) {
        for (size_t i = 0; i < c->corpus.golds.count; i++) c->skip[i] = i % c->options.folds == fold;
        if (!deal_learn(p->agreements, &c->cases, c->skip, &c->options.settings)) return false;
        for (size_t i = fold; i < c->corpus.golds.count; i += c->options.folds)
            if (!add_couples(c, c->corpus.golds.items[i], i, error) ||
                (i < c->marked && !add_excerpts(c, i, error)))
                return false;
    }
    p->agreements->keep_features = false;
    memset(c->skip, 0, c->corpus.golds.count * sizeof *c->skip);
    printf("%zu couples\n", c->cases.couples.count);
    return true;
}

/* Finds the deals of the articles that were skipped (or of all), and counts. */
static bool measure(course *c, bool all, deal_score *score, inmaek_error *error)
{
    for (size_t i = 0; i < c->measured; i++) {
        if (!all && !c->skip[i]) continue;
        if (!pipeline_read(&c->pipeline, c->corpus.golds.items[i], id_of(c, i), i, error) ||
            im_agreements_find(&c->pipeline.reading, c->pipeline.agreements, error) ||
            !deal_score_add(score, &c->pipeline, c->corpus.golds.items[i],
                            c->options.verbose && !all ? id_of(c, i) : NULL))
            return false;
    }
    return true;
}

/* The best of the answers [first, end) to one question, and whether any of them is right. */
static const deal_case *best_answer(const course *c, size_t first, size_t end, bool *answerable)
{
    const deal_case *best = NULL;
    int32_t scores[IM_PAIR_COLUMNS], most = INT32_MIN;
    *answerable = false;
    for (size_t i = first; i < end; i++) {
        const deal_case *d = &c->cases.pairs.items[i];
        im_linear_score(&c->pipeline.agreements->pairs, c->cases.features.items + d->first, d->count, scores);
        *answerable |= d->answers[IM_COLUMN_CHOICE] == CASE_YES;
        if (scores[IM_COLUMN_CHOICE] <= most) continue;
        most = scores[IM_COLUMN_CHOICE];
        best = d;
    }
    return best;
}

/* Of the questions who is meant, in articles that were skipped: how many are answered right. */
static void count_choices(const course *c, unsigned *right, unsigned *all)
{
    const deal_case *cases = c->cases.pairs.items;
    for (size_t i = 0, end; i < c->cases.pairs.count; i = end) {
        bool answerable;
        end = i + 1;
        if (!cases[i].question || !c->skip[cases[i].article]) continue;
        while (end < c->cases.pairs.count && cases[end].question == cases[i].question) end++;
        const deal_case *best = best_answer(c, i, end, &answerable);
        *all += answerable;
        *right += answerable && best->answers[IM_COLUMN_CHOICE] == CASE_YES;
    }
}

static bool run_folds(course *c, inmaek_error *error)
{
    deal_score score = {0};
    unsigned right = 0, all = 0;
    for (size_t fold = 0; fold < c->options.folds; fold++) {
        for (size_t i = 0; i < c->measured; i++) c->skip[i] = i % c->options.folds == fold;
        if (!deal_learn(c->pipeline.agreements, &c->cases, c->skip, &c->options.settings) ||
            !measure(c, false, &score, error))
            return false;
        count_choices(c, &right, &all);
    }
    deal_score_print(&score, "folds");
    printf("who is meant: %u of %u right\n", right, all);
    return true;
}

static bool run_all(course *c, inmaek_error *error)
{
    deal_score score = {0};
    memset(c->skip, 0, c->corpus.golds.count * sizeof *c->skip);
    if (!deal_learn(c->pipeline.agreements, &c->cases, c->skip, &c->options.settings) ||
        !measure(c, true, &score, error))
        return false;
    deal_score_print(&score, "seen ");
    if (deal_write(c->pipeline.agreements, c->options.write)) return true;
    snprintf(error->message, sizeof error->message, "%s: %s", c->options.write, strerror(errno));
    return false;
}

int main(int argc, char **argv)
{
    course c = {0};
    inmaek_error error = {.message = "out of memory"};
    if (!read_options(&c.options, argc, argv)) {
        fprintf(
            stderr,
            "usage: train-deals --corpus DIR [--also DIR]... [--lexicon DIR] [--folds N] [--mentions PREFIX] "
            "[--none FILE] [--words FILE] [--all] [--verbose] [--write FILE]\n");
        return 2;
    }
    bool done = pipeline_init(&c.pipeline, c.options.lexicon, c.options.mentions, c.options.folds, &error) &&
                read_corpus(&c, &error) && make_cases(&c, &error) && make_couples(&c, &error) &&
                run_folds(&c, &error);
    if (done && c.options.write) done = run_all(&c, &error);
    if (!done) fprintf(stderr, "train-deals: %s\n", error.message);
    gold_corpus_dispose(&c.corpus);
    free(c.skip);
    word_score_dispose(&c.words);
    deal_cases_dispose(&c.cases);
    pipeline_dispose(&c.pipeline);
    return done ? 0 : 1;
}

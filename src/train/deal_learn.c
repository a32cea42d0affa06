/* deal_learn.c - see deal_learn.h.
 *
 * R.-E. Fan et al., "LIBLINEAR: A Library for Large Linear Classification", JMLR 9 (2008). Each
 * column is a two-class problem of its own; its primal solver has no chance in it. */
#include "train/deal_learn.h"

#include <linear.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SCALE = 40 }; /* weights beyond +-127/40 log odds are cut off */

/* One column's problem. */
typedef struct column {
    struct feature_node **rows;
    double *answers;
    int count;
} column;

static void be_quiet(const char *text)
{
    (void)text;
}

static int by_index(const void *a, const void *b)
{
    return ((const struct feature_node *)a)->index - ((const struct feature_node *)b)->index;
}

/* Features as liblinear wants them: sorted, numbered from 1, equal ones added up, ended by -1. */
static struct feature_node *nodes_of(const uint32_t *features, size_t count, uint32_t bits)
{
    struct feature_node *nodes = calloc(count + 1, sizeof *nodes);
    size_t kept = 0;
    if (!nodes) return NULL;
    for (size_t i = 0; i < count; i++)
        nodes[i] = (struct feature_node){(int)im_linear_row(features[i], bits) + 1, 1};
    qsort(nodes, count, sizeof *nodes, by_index);
    for (size_t i = 0; i < count; i++) {
        if (kept && nodes[kept - 1].index == nodes[i].index)
            nodes[kept - 1].value += 1;
        else
            nodes[kept++] = nodes[i];
    }
    nodes[kept].index = -1;
    return nodes;
}

/* How much the cases of each answer have of a feature, by row; then how much a weight of it counts. */
typedef struct telling {
    double yes, no, scale;
} telling;

/* Counts the features of each answer. False: all cases have the same. */
static bool count_features(telling *rows, const column *c, double *yes, double *no)
{
    *yes = *no = 0;
    for (int i = 0; i < c->count; i++) {
        *(c->answers[i] > 0 ? yes : no) += 1;
        for (const struct feature_node *n = c->rows[i]; n->index > 0; n++)
            *(c->answers[i] > 0 ? &rows[n->index - 1].yes : &rows[n->index - 1].no) += fabs(n->value);
    }
    return *yes > 0 && *no > 0;
}

/* A feature that alone tells the answers apart is scaled up, so that a weight of it costs less (S. Wang, C.
 * D. Manning, "Baselines and Bigrams: Simple, Good Sentiment and Topic Classification", ACL 2012: by the log
 * of the ratio of its shares among either; here by a power of that). The mean square of the scales is 1, lest
 * the cost be changed. */
static void scale_features(telling *rows, size_t count, double yes, double no, double lean)
{
    double squares = 0, all = 0;
    for (telling *t = rows; t < rows + count; t++) {
        double often = t->yes + t->no; /* one case more, divided as all are */
        double ratio =
            log((t->yes + yes / (yes + no)) / (yes + 1)) - log((t->no + no / (yes + no)) / (no + 1));
        t->scale = lean > 0 ? pow(fabs(ratio), lean) : 1;
        squares += t->scale * t->scale * often;
        all += often;
    }
    double mean = all > 0 && squares > 0 ? sqrt(squares / all) : 1;
    for (telling *t = rows; t < rows + count; t++) t->scale /= mean;
}

/* Multiplies the features by their scales, or divides them. A row that counts several times stands so many
 * times one after the other. */
static void apply_scales(const column *c, const telling *rows, bool divide)
{
    for (int i = 0; i < c->count; i++) {
        if (i > 0 && c->rows[i] == c->rows[i - 1]) continue;
        for (struct feature_node *n = c->rows[i]; n->index > 0; n++) {
            double scale = rows[n->index - 1].scale;
            if (scale > 0) n->value = divide ? n->value / scale : n->value * scale;
        }
    }
}

/* Learns one column into weights[row * IM_LINEAR_ROW + class]. False: no memory. */
static bool learn_column(const column *c, uint32_t bits, const deal_course *course, int8_t *weights,
                         uint32_t class)
{
    struct problem problem = {.l = c->count, .n = 1 << bits, .y = c->answers, .x = c->rows, .bias = -1};
    struct parameter parameter = {.solver_type = L2R_LR, .eps = 0.001, .C = course->cost};
    telling *rows = calloc((size_t)problem.n, sizeof *rows);
    double yes, no;
    if (!rows) return false;
    if (!count_features(rows, c, &yes, &no)) {
        free(rows);
        return true;
    }
    scale_features(rows, (size_t)problem.n, yes, no, course->lean);
    apply_scales(c, rows, false);
    struct model *model = train(&problem, &parameter);
    apply_scales(c, rows, true);
    double sign = model->label[0] > 0 ? SCALE : -SCALE;
    for (int row = 0; row < problem.n; row++) {
        double weight = round(sign * model->w[row] * rows[row].scale);
        weights[(size_t)row * IM_LINEAR_ROW + class] = (int8_t)(weight > 127    ? 127
                                                                : weight < -127 ? -127
                                                                                : weight);
    }
    free_and_destroy_model(&model);
    free(rows);
    return true;
}

static void free_nodes(struct feature_node **nodes, size_t count)
{
    for (size_t i = 0; nodes && i < count; i++) free(nodes[i]);
    free(nodes);
}

static bool column_init(column *c, size_t most)
{
    *c = (column){.rows = calloc(most + 1, sizeof *c->rows), .answers = calloc(most + 1, sizeof *c->answers)};
    return c->rows && c->answers;
}

/* The case, that many times. There is room. */
static void add_rows(column *c, struct feature_node *nodes, int answer, uint32_t times)
{
    for (uint32_t i = 0; i < times; i++) {
        c->rows[c->count] = nodes;
        c->answers[c->count++] = answer;
    }
}

static uint32_t times_of(const deal_settings *s, uint32_t article, uint32_t repeat)
{
    return article < s->first_once ? repeat : article < s->end_once ? 1 : s->none_repeat;
}

static uint32_t most_times(const deal_settings *s, uint32_t repeat)
{
    return repeat > s->none_repeat ? repeat : s->none_repeat;
}

static void column_dispose(column *c)
{
    free(c->rows);
    free(c->answers);
}

/* What sets the one apart from the other: its features less the other's. */
static struct feature_node *difference(const struct feature_node *one, const struct feature_node *other)
{
    size_t count = 0, most = 1;
    for (const struct feature_node *n = one; n->index > 0; n++) most++;
    for (const struct feature_node *n = other; n->index > 0; n++) most++;
    struct feature_node *nodes = calloc(most, sizeof *nodes);
    if (!nodes) return NULL;
    while (one->index > 0 || other->index > 0) {
        bool both = one->index == other->index,
             first = other->index < 0 || (one->index > 0 && one->index < other->index);
        struct feature_node n = both || first ? *one : (struct feature_node){other->index, -other->value};
        if (both) n.value -= other->value;
        if (both || first) one++;
        if (both || !first) other++;
        if (n.value != 0) nodes[count++] = n;
    }
    nodes[count].index = -1;
    return nodes;
}

/* Who is meant: of one question, the right ones are better than the wrong ones (T. Joachims,
 * "Optimizing Search Engines using Clickthrough Data", KDD 2002, with the logistic loss). Half of the
 * differences are turned round, since a problem needs two classes. */
static bool learn_choice(int8_t *weights, const deal_cases *cases, struct feature_node **nodes,
                         const deal_settings *s)
{
    size_t count = cases->pairs.count;
    IM_LIST(struct feature_node *) rows = {0};
    IM_LIST(double) answers = {0};
    bool done = true;
    for (size_t i = 0; done && i < count; i++) {
        const deal_case *a = &cases->pairs.items[i];
        if (!nodes[i] || !a->question || a->answers[IM_COLUMN_CHOICE] != CASE_YES) continue;
        size_t first = i;
        while (first > 0 && cases->pairs.items[first - 1].question == a->question) first--;
        for (size_t k = first; done && k < count && cases->pairs.items[k].question == a->question; k++) {
            if (cases->pairs.items[k].answers[IM_COLUMN_CHOICE] != CASE_NO) continue;
            bool turned = rows.count % 2;
            struct feature_node *d = turned ? difference(nodes[k], nodes[i]) : difference(nodes[i], nodes[k]);
            done = d && im_array_push(&rows, d);
            if (!done) free(d);
            done = done && im_array_push(&answers, turned ? -1.0 : 1.0);
        }
    }
    if (done) {
        column c = {rows.items, answers.items, (int)rows.count};
        done = learn_column(&c, s->pair_bits, &s->choice, weights, IM_COLUMN_CHOICE);
    }
    for (size_t i = 0; i < rows.count; i++) free(rows.items[i]);
    free(rows.items);
    free(answers.items);
    return done;
}

static bool learn_pairs(int8_t *weights, const deal_cases *cases, const bool *skip, const deal_settings *s)
{
    size_t count = cases->pairs.count;
    struct feature_node **nodes = calloc(count + 1, sizeof *nodes);
    column c;
    bool done = column_init(&c, most_times(s, s->repeat) * count) && nodes;
    for (size_t i = 0; done && i < count; i++) {
        const deal_case *d = &cases->pairs.items[i];
        if (!skip[d->article])
            done = (nodes[i] = nodes_of(cases->features.items + d->first, d->count, s->pair_bits));
    }
    for (uint32_t class = 0; done && class < IM_PAIR_COLUMNS; class ++) {
        if (class == IM_COLUMN_CHOICE) continue; /* learned otherwise */
        c.count = 0;
        for (size_t i = 0; i < count; i++) {
            int answer = cases->pairs.items[i].answers[class];
            if (!nodes[i] || answer == CASE_UNKNOWN) continue;
            add_rows(&c, nodes[i], answer, times_of(s, cases->pairs.items[i].article, s->repeat));
        }
        const deal_course *course = class == IM_COLUMN_DEAL        ? &s->deal
                                    : class == IM_COLUMN_BACKWARDS ? &s->giver
                                                                   : &s->kind;
        done = learn_column(&c, s->pair_bits, course, weights, class);
    }
    done = done && learn_choice(weights, cases, nodes, s);
    free_nodes(nodes, count);
    column_dispose(&c);
    return done;
}

/* Learns the table's columns: each tells one answer from all others. */
static bool learn_answers(const im_linear *table, const answer_case *answers, size_t count,
                          const deal_cases *cases, const bool *skip, const deal_settings *s, uint32_t repeat,
                          const deal_course *course)
{
    column c;
    struct feature_node **nodes = calloc(count + 1, sizeof *nodes);
    bool done = column_init(&c, most_times(s, repeat) * count) && nodes;
    for (size_t i = 0; done && i < count; i++)
        if (!skip[answers[i].article])
            done = (nodes[i] =
                        nodes_of(cases->features.items + answers[i].first, answers[i].count, table->bits));
    for (uint32_t class = 0; done && class < table->classes; class ++) {
        c.count = 0;
        for (size_t i = 0; i < count; i++)
            if (nodes[i])
                add_rows(&c, nodes[i], answers[i].answer == class ? 1 : -1,
                         times_of(s, answers[i].article, repeat));
        done = learn_column(&c, table->bits, course, (int8_t *)table->weights, class);
    }
    free_nodes(nodes, count);
    column_dispose(&c);
    return done;
}

static void write_number(unsigned char *bytes, uint32_t number)
{
    for (int i = 0; i < 4; i++) bytes[i] = (unsigned char)(number >> 8 * i);
}

static void write_header(unsigned char *bytes, uint32_t classes, uint32_t bits)
{
    memcpy(bytes, "IML1", 4);
    write_number(bytes + 4, classes);
    write_number(bytes + 8, bits);
    write_number(bytes + 12, SCALE);
}

/* Makes room for a table at bytes + *end, without weights yet, and moves *end behind it. */
static bool begin_table(im_linear *table, unsigned char *bytes, size_t *end, uint32_t classes, uint32_t bits)
{
    size_t size = IM_LINEAR_HEADER + ((size_t)IM_LINEAR_ROW << bits);
    write_header(bytes + *end, classes, bits);
    bool made = im_linear_read(table, bytes + *end, size) == size;
    *end += size;
    return made;
}

static size_t tables_size(uint32_t pair_bits, uint32_t status_bits, uint32_t couple_bits)
{
    return 3 * IM_LINEAR_HEADER + ((size_t)IM_LINEAR_ROW << pair_bits) +
           ((size_t)IM_LINEAR_ROW << status_bits) + ((size_t)IM_LINEAR_ROW << couple_bits);
}

bool deal_learn(im_agreements_model *m, const deal_cases *cases, const bool *skip, const deal_settings *s)
{
    size_t end = 0;
    set_print_string_function(be_quiet);
    free(m->bytes);
    m->bytes = calloc(tables_size(s->pair_bits, s->status_bits, s->couple_bits), 1);
    return m->bytes && begin_table(&m->pairs, m->bytes, &end, IM_PAIR_COLUMNS, s->pair_bits) &&
           begin_table(&m->status, m->bytes, &end, INMAEK_STATUSES, s->status_bits) &&
           begin_table(&m->couple_weights, m->bytes, &end, 1, s->couple_bits) &&
           learn_pairs((int8_t *)m->pairs.weights, cases, skip, s) &&
           learn_answers(&m->status, cases->statuses.items, cases->statuses.count, cases, skip, s, s->repeat,
                         &s->status) &&
           learn_answers(&m->couple_weights, cases->couples.items, cases->couples.count, cases, skip, s,
                         s->couple_repeat, &s->couple);
}

bool deal_write(const im_agreements_model *m, const char *path)
{
    size_t all = tables_size(m->pairs.bits, m->status.bits, m->couple_weights.bits);
    FILE *file = fopen(path, "wb");
    if (!file) return false;
    bool written = fwrite(m->bytes, 1, all, file) == all;
    return fclose(file) == 0 && written;
}

/* crf.c - see crf.h. */
#include "train/crf.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STATES = 1 + IM_CUTS * IM_LABELS, SCALE = 24 }; /* a weight of 1 is written as 24 */

typedef struct parameters {
    float row[IM_ROWS][IM_LABELS], row_sum[IM_ROWS][IM_LABELS]; /* gradients' squares: sum */
    double average[IM_ROWS][IM_LABELS];
    float move[IM_TAGS][IM_TAGS], move_sum[IM_TAGS][IM_TAGS];
    double move_average[IM_TAGS][IM_TAGS];
    uint8_t alive[IM_ROWS];
} parameters;

typedef struct work {
    double (*score)[IM_LABELS], (*slope)[IM_LABELS]; /* by candidate */
    double (*mean)[IM_LABELS];                       /* by group */
    uint32_t *members;                               /* by group */
    double (*forward)[STATES], (*backward)[STATES];  /* by token of a sentence */
    double move_slope[IM_TAGS][IM_TAGS];
} work;

static unsigned tag_of(unsigned state)
{
    return state == 0 ? 0 : 1 + (state - 1) % IM_LABELS;
}
static bool goes_on(unsigned tag)
{
    return tag == 1 + IM_GO_ON_ORG || tag == 1 + IM_GO_ON_PERSON;
}

static unsigned states_at(const example *e, uint32_t t)
{
    return 1 + (e->first[t + 1] - e->first[t]) * IM_LABELS;
}

static bool may_follow(const example *e, uint32_t t, unsigned from, unsigned state)
{
    unsigned to = tag_of(state);
    if (!goes_on(to)) return true;
    unsigned tag = tag_of(from);
    if (tag != to && tag + 1 != to) return false;
    return e->whole[e->first[t - 1] + (from - 1) / IM_LABELS];
}

static double log_add(double a, double b)
{
    if (a < b) {
        double c = a;
        a = b;
        b = c;
    }
    return b == -INFINITY ? a : a + log1p(exp(b - a));
}

static bool allowed(const example *e, uint32_t t, unsigned state, bool right_only)
{
    return !right_only || e->want[t] == EXAMPLE_ANY || e->want[t] == state;
}

static double own_score(const example *e, const work *w, uint32_t t, unsigned state)
{
    return state ? w->score[e->first[t] + (state - 1) / IM_LABELS][(state - 1) % IM_LABELS] : 0;
}

static double run_forward(const example *e, const parameters *p, work *w, uint32_t begin, uint32_t end,
                          bool right)
{
    double total = -INFINITY;
    for (uint32_t t = begin; t < end; t++) {
        for (unsigned s = 0; s < states_at(e, t); s++) {
            double sum = -INFINITY;
            if (!allowed(e, t, s, right)) {
            } else if (t == begin) {
                if (!goes_on(tag_of(s))) sum = p->move[0][tag_of(s)];
            } else {
                for (unsigned from = 0; from < states_at(e, t - 1); from++)
                    if (w->forward[t - 1 - begin][from] != -INFINITY && may_follow(e, t, from, s))
                        sum =
                            log_add(sum, w->forward[t - 1 - begin][from] + p->move[tag_of(from)][tag_of(s)]);
            }
            w->forward[t - begin][s] = sum == -INFINITY ? sum : sum + own_score(e, w, t, s);
        }
    }
    for (unsigned s = 0; s < states_at(e, end - 1); s++)
        total = log_add(total, w->forward[end - 1 - begin][s]);
    return total;
}

static void run_backward(const example *e, const parameters *p, work *w, uint32_t begin, uint32_t end,
                         bool right)
{
    for (uint32_t t = end; t-- > begin;) {
        for (unsigned s = 0; s < states_at(e, t); s++) {
            double sum = t + 1 == end ? 0 : -INFINITY;
            for (unsigned to = 0; t + 1 < end && to < states_at(e, t + 1); to++)
                if (allowed(e, t + 1, to, right) && may_follow(e, t + 1, s, to))
                    sum = log_add(sum, w->backward[t + 1 - begin][to] + own_score(e, w, t + 1, to) +
                                           p->move[tag_of(s)][tag_of(to)]);
            w->backward[t - begin][s] = sum;
        }
    }
}

/* Adds (or takes away) the chances of each state and step. Returns the log of the sum. */
static double expect(const example *e, const parameters *p, work *w, uint32_t begin, uint32_t end, bool right)
{
    double total = run_forward(e, p, w, begin, end, right), sign = right ? 1 : -1;
    if (total == -INFINITY) return total;
    run_backward(e, p, w, begin, end, right);
    for (uint32_t t = begin; t < end; t++) {
        for (unsigned s = 0; s < states_at(e, t); s++) {
            double f = w->forward[t - begin][s];
            if (f == -INFINITY) continue;
            double chance = sign * exp(f + w->backward[t - begin][s] - total);
            if (s) w->slope[e->first[t] + (s - 1) / IM_LABELS][(s - 1) % IM_LABELS] += chance;
            if (t == begin) w->move_slope[0][tag_of(s)] += chance;
            for (unsigned to = 0; t + 1 < end && to < states_at(e, t + 1); to++)
                if (allowed(e, t + 1, to, right) && may_follow(e, t + 1, s, to))
                    w->move_slope[tag_of(s)][tag_of(to)] +=
                        sign * exp(f + p->move[tag_of(s)][tag_of(to)] + own_score(e, w, t + 1, to) +
                                   w->backward[t + 1 - begin][to] - total);
        }
    }
    return total;
}

/* In place: each candidate's numbers plus its group's mean. Its own transpose. */
static void hear_others(const example *e, work *w, double (*numbers)[IM_LABELS])
{
    memset(w->mean, 0, e->group_count * sizeof *w->mean);
    memset(w->members, 0, e->group_count * sizeof *w->members);
    for (uint32_t c = 0; c < e->candidate_count; c++) {
        w->members[e->group[c]]++;
        for (unsigned l = 0; l < IM_LABELS; l++) w->mean[e->group[c]][l] += numbers[c][l];
    }
    for (uint32_t c = 0; c < e->candidate_count; c++)
        for (unsigned l = 0; l < IM_LABELS; l++)
            numbers[c][l] += IM_OTHERS * w->mean[e->group[c]][l] / w->members[e->group[c]];
}

static void step(float *weight, float *sum, double slope, const crf_settings *settings)
{
    float g = (float)slope - settings->l2 * *weight;
    *sum += g * g;
    if (*sum > 0) *weight += settings->rate * g / sqrtf(*sum + 1e-6f);
}

static void learn_one(const example *e, parameters *p, work *w, const crf_settings *settings)
{
    memset(w->score, 0, e->candidate_count * sizeof *w->score);
    for (uint32_t c = 0; e->base && c < e->candidate_count; c++)
        for (unsigned l = 0; l < IM_LABELS; l++) w->score[c][l] = (double)e->base[c][l] / SCALE;
    memset(w->slope, 0, e->candidate_count * sizeof *w->slope);
    memset(w->move_slope, 0, sizeof w->move_slope);
    for (uint32_t c = 0; c < e->candidate_count; c++)
        for (uint32_t i = c ? e->row_end[c - 1] : 0; i < e->row_end[c]; i++)
            for (unsigned l = 0; l < IM_LABELS; l++) w->score[c][l] += p->row[e->rows[i]][l];
    if (!e->base) hear_others(e, w, w->score);
    for (uint32_t s = 0; s < e->sentence_count; s++) {
        uint32_t begin = e->sentence[s], end = e->sentence[s + 1];
        if (begin == end) continue;
        double right = expect(e, p, w, begin, end, true);
        if (right != -INFINITY) expect(e, p, w, begin, end, false);
    }
    if (!e->base) hear_others(e, w, w->slope);
    for (uint32_t c = 0; c < e->candidate_count; c++)
        for (uint32_t i = c ? e->row_end[c - 1] : 0; i < e->row_end[c]; i++) {
            uint32_t row = e->rows[i];
            if (!p->alive[row]) continue;
            for (unsigned l = 0; l < IM_LABELS; l++)
                if (fabs(w->slope[c][l]) > 1e-4)
                    step(&p->row[row][l], &p->row_sum[row][l], w->slope[c][l], settings);
        }
    for (unsigned from = 0; from < IM_TAGS; from++)
        for (unsigned to = 0; to < IM_TAGS; to++)
            step(&p->move[from][to], &p->move_sum[from][to], w->move_slope[from][to], settings);
}

/* A row may learn when it stands in enough articles, so that no article's names are learned. */
static bool wake_rows(parameters *p, example *const *examples, const bool *skip, size_t count,
                      unsigned cutoff)
{
    uint32_t *last = calloc(IM_ROWS, sizeof *last); /* article + 1 */
    uint8_t *seen = calloc(IM_ROWS, 1);
    if (last && seen) {
        for (size_t i = 0; i < count; i++) {
            if (skip[i] || examples[i]->candidate_count == 0) continue;
            uint32_t end = examples[i]->row_end[examples[i]->candidate_count - 1];
            for (uint32_t r = 0; r < end; r++) {
                uint32_t row = examples[i]->rows[r];
                if (last[row] == examples[i]->article + 1) continue;
                last[row] = examples[i]->article + 1;
                if (seen[row] < 255) seen[row]++;
            }
        }
        for (uint32_t row = 0; row < IM_ROWS; row++) p->alive[row] = seen[row] >= cutoff;
    }
    bool done = last && seen;
    free(last);
    free(seen);
    return done;
}

static bool work_new(work *w, example *const *examples, size_t count)
{
    uint32_t candidates = 1, groups = 1, tokens = 1;
    for (size_t i = 0; i < count; i++) {
        if (examples[i]->candidate_count > candidates) candidates = examples[i]->candidate_count;
        if (examples[i]->group_count > groups) groups = examples[i]->group_count;
        if (examples[i]->token_count > tokens) tokens = examples[i]->token_count;
    }
    w->score = calloc(candidates, sizeof *w->score);
    w->slope = calloc(candidates, sizeof *w->slope);
    w->mean = calloc(groups, sizeof *w->mean);
    w->members = calloc(groups, sizeof *w->members);
    w->forward = calloc(tokens, sizeof *w->forward);
    w->backward = calloc(tokens, sizeof *w->backward);
    return w->score && w->slope && w->mean && w->members && w->forward && w->backward;
}

static void work_free(work *w)
{
    free(w->score);
    free(w->slope);
    free(w->mean);
    free(w->members);
    free(w->forward);
    free(w->backward);
}

static void write_out(im_weights *out, const parameters *p, double epochs, const crf_settings *settings,
                      bool again)
{
    int8_t(*rows)[IM_LABELS] = again ? out->again : out->rows;
    int16_t(*move)[IM_TAGS] = again ? out->move_again : out->move;
    for (uint32_t row = 0; row < (again ? 1u << IM_AGAIN_BITS : IM_ROWS); row++)
        for (unsigned l = 0; l < IM_LABELS; l++) {
            double value = p->average[row][l] / epochs * SCALE;
            rows[row][l] = (int8_t)lrint(value > 127 ? 127 : value < -127 ? -127 : value);
        }
    for (unsigned from = 0; from < IM_TAGS; from++)
        for (unsigned to = 0; to < IM_TAGS; to++)
            move[from][to] = (int16_t)lrint(p->move_average[from][to] / epochs * SCALE);
    for (unsigned from = 0; from < IM_TAGS; from++) {
        move[from][1 + IM_BEGIN_ORG] = (int16_t)(move[from][1 + IM_BEGIN_ORG] + settings->lean_org);
        move[from][1 + IM_BEGIN_PERSON] = (int16_t)(move[from][1 + IM_BEGIN_PERSON] + settings->lean_person);
    }
}

bool crf_learn(im_weights *out, example *const *examples, const bool *skip, size_t count,
               const crf_settings *settings)
{
    bool again = count && examples[0]->base;
    parameters *p = calloc(1, sizeof *p);
    size_t *order = malloc((count + 1) * sizeof *order), used = 0;
    work w = {0};
    uint32_t chance = settings->seed;
    bool done =
        p && order && work_new(&w, examples, count) && wake_rows(p, examples, skip, count, settings->cutoff);
    unsigned averaged = 0;
    for (size_t i = 0; done && i < count; i++)
        if (!skip[i]) order[used++] = i;
    if (done && again) /* begin where the first reading ended */
        for (unsigned from = 0; from < IM_TAGS; from++)
            for (unsigned to = 0; to < IM_TAGS; to++) p->move[from][to] = (float)out->move[from][to] / SCALE;
    for (unsigned epoch = 0; done && epoch < settings->epochs; epoch++) {
        for (size_t i = used; i-- > 1;) {
            chance = chance * 1664525u + 1013904223u;
            size_t j = (size_t)((uint64_t)chance * (i + 1) >> 32), swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        for (size_t i = 0; i < used; i++) learn_one(examples[order[i]], p, &w, settings);
        if (epoch * 2 < settings->epochs) continue;
        averaged++;
        for (uint32_t row = 0; row < IM_ROWS; row++)
            for (unsigned l = 0; l < IM_LABELS; l++) p->average[row][l] += p->row[row][l];
        for (unsigned from = 0; from < IM_TAGS; from++)
            for (unsigned to = 0; to < IM_TAGS; to++) p->move_average[from][to] += p->move[from][to];
    }
    if (done) write_out(out, p, averaged ? averaged : 1, settings, again);
    work_free(&w);
    free(order);
    free(p);
    return done;
}

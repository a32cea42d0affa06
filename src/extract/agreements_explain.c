/* agreements_explain.c - why two organizations are taken for partners, in words and weights:
 *
 *     deal         가람전자 - 나래화학: 0.93 supply, by "납품"
 *                  +1.2 WORD_CASES  +0.8 LIST_SORT ... -0.4 GAP
 *     gives        나래화학: 0.81
 *                  -0.9 WORD_SLOTS ...
 *     in all       가람전자 - 나래화학: 0.97
 *                  +0.6 PLAIN ...
 *
 * first of each sentence, then of the article. Who gives is told of kinds that have a direction: weights
 * above 0 speak for the second in the text. The weights are log odds of the features that count most;
 * pairs_features.c and agreements_weigh.c say what each is about. */
#include <stdio.h>

#include "extract/agreements.h"

enum { SHOWN = 8 };

/* Features of which one column tells, in one or two slices. */
typedef struct reasons {
    const im_linear *model;
    uint32_t column;
    const uint32_t *features;
    const uint8_t *abouts;
    im_slice slices[2];
    const char *(*about)(uint8_t);
} reasons;

static int weight_of(const reasons *r, size_t i)
{
    int32_t scores[IM_LINEAR_ROW];
    im_linear_score(r->model, &r->features[i], 1, scores);
    return scores[r->column];
}

static int size_of(int weight)
{
    return weight < 0 ? -weight : weight;
}

/* The features of the greatest weights, greatest first; returns how many. */
static size_t find_greatest(size_t out[SHOWN], const reasons *r)
{
    size_t count = 0, all = r->slices[0].count + r->slices[1].count;
    for (size_t k = 0; k < all; k++) {
        bool later = k >= r->slices[0].count;
        size_t i = later ? r->slices[1].first + k - r->slices[0].count : r->slices[0].first + k;
        int size = size_of(weight_of(r, i));
        size_t place = count;
        while (place > 0 && size_of(weight_of(r, out[place - 1])) < size) place--;
        if (place == SHOWN) continue;
        if (count < SHOWN) count++;
        for (size_t n = count - 1; n > place; n--) out[n] = out[n - 1];
        out[place] = i;
    }
    return count;
}

static void tell_reasons(FILE *stream, const reasons *r)
{
    size_t greatest[SHOWN], count = find_greatest(greatest, r);
    fprintf(stream, "\n            ");
    for (size_t i = 0; i < count; i++) {
        int tenths = weight_of(r, greatest[i]) * 10 / (int)r->model->scale;
        fprintf(stream, " %c%d.%d %s", tenths < 0 ? '-' : '+', size_of(tenths) / 10, size_of(tenths) % 10,
                r->about(r->abouts[greatest[i]]));
    }
    fprintf(stream, "\n");
}

static void tell_two(const im_reading *r, const char *what, const im_vote *vote, int probability)
{
    fprintf(r->explain, "%-12s %s - %s: %d.%02d", what, r->entities.items[vote->low].name,
            r->entities.items[vote->high].name, probability / 1000, probability % 1000 / 10);
}

void im_agreements_explain(const im_reading *r, const im_linear *model, const im_pair_finder *finder,
                           const im_pairing *p, const im_vote *vote)
{
    tell_two(r, "deal", vote, vote->probability);
    fprintf(r->explain, " %s", inmaek_agreement_kind_name((inmaek_agreement_kind)vote->kind));
    if (p->trigger)
        fprintf(r->explain, ", by \"%.*s\"", (int)(p->trigger->end - p->trigger->start),
                r->document->text + p->trigger->start);
    if (!im_argument_is_there(p->first)) fprintf(r->explain, "; the other party is left out there");
    reasons why = {
        model,        IM_COLUMN_DEAL, finder->features.items, finder->abouts.items, {p->shared, p->own},
        im_pair_about};
    tell_reasons(r->explain, &why);

    inmaek_part from, to;
    if (!inmaek_agreement_kind_directed((inmaek_agreement_kind)vote->kind, &from, &to)) return;
    bool low = vote->low_gives > 0;
    int sure = im_linear_probability(model, low ? vote->low_gives : -vote->low_gives);
    why.column = IM_COLUMN_BACKWARDS;
    fprintf(r->explain, "%-12s %s: %d.%02d", "gives", r->entities.items[low ? vote->low : vote->high].name,
            sure / 1000, sure % 1000 / 10);
    tell_reasons(r->explain, &why);
}

void im_couple_explain(const im_reading *r, const im_agreements_model *m, const im_couple *c)
{
    tell_two(r, "in all", &m->votes.items[c->first], c->probability);
    tell_reasons(r->explain, &(reasons){&m->couple_weights,
                                        0,
                                        m->couple_features.items + c->first_feature,
                                        m->couple_abouts.items,
                                        {{0, c->feature_count}},
                                        im_couple_about});
}

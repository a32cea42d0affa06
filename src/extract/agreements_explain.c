/* agreements_explain.c - why two organizations are taken for partners, in words and weights:
 *
 *     deal         가람전자 - 나래화학: 0.93 mou, by "업무협약"
 *                  +1.2 WORD_CASES  +0.8 LIST_SORT ... -0.4 GAP
 *
 * The weights are log odds of the features that count most; pairs.c says what each is about. */
#include <stdio.h>

#include "extract/agreements.h"

enum { SHOWN = 8 };

/* What feature `i` of the pairing adds to its being a deal. */
static int weight_of(const im_linear *model, const im_pairing *pairing, size_t i)
{
    int32_t scores[IM_PAIR_COLUMNS];
    im_linear_score(model, &pairing->features[i], 1, scores);
    return scores[IM_COLUMN_DEAL];
}

static int size_of(int weight) { return weight < 0 ? -weight : weight; }

/* The features of the greatest weights, greatest first; returns how many. */
static size_t find_greatest(size_t out[SHOWN], const im_linear *model, const im_pairing *pairing)
{
    size_t count = 0;
    for (size_t i = 0; i < pairing->feature_count; i++) {
        int size = size_of(weight_of(model, pairing, i));
        size_t place = count;
        while (place > 0 && size_of(weight_of(model, pairing, out[place - 1])) < size) place--;
        if (place == SHOWN) continue;
        if (count < SHOWN) count++;
        for (size_t k = count - 1; k > place; k--) out[k] = out[k - 1];
        out[place] = i;
    }
    return count;
}

void im_agreements_explain(const im_reading *r, const im_linear *model, const im_pairing *p, const im_vote *vote)
{
    size_t greatest[SHOWN], count = find_greatest(greatest, model, p);
    const char *one = r->entities.items[vote->low].name, *two = r->entities.items[vote->high].name;
    fprintf(r->explain, "deal         %s - %s: %d.%02d %s", one, two, vote->probability / 1000,
            vote->probability % 1000 / 10, inmaek_agreement_kind_name((inmaek_agreement_kind)vote->kind));
    if (p->trigger)
        fprintf(r->explain, ", by \"%.*s\"", (int)(p->trigger->end - p->trigger->start),
                r->document->text + p->trigger->start);
    if (!im_argument_is_there(p->first)) fprintf(r->explain, "; the other party is left out there");
    fprintf(r->explain, "\n            ");
    for (size_t i = 0; i < count; i++) {
        int tenths = weight_of(model, p, greatest[i]) * 10 / (int)model->scale;
        fprintf(r->explain, " %c%d.%d %s", tenths < 0 ? '-' : '+', size_of(tenths) / 10, size_of(tenths) % 10,
                im_pair_about(p->abouts[greatest[i]]));
    }
    fprintf(r->explain, "\n");
}

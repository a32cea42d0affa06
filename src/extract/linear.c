/* linear.c - see linear.h. */
#include "extract/linear.h"

#include <string.h>

static uint32_t read_number(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

size_t im_linear_read(im_linear *out, const unsigned char *bytes, size_t length)
{
    if (length < IM_LINEAR_HEADER || memcmp(bytes, "IML1", 4) != 0) return 0;
    im_linear model = {.classes = read_number(bytes + 4),
                       .bits = read_number(bytes + 8),
                       .scale = read_number(bytes + 12),
                       .weights = (const int8_t *)bytes + IM_LINEAR_HEADER};
    if (model.classes < 1 || model.classes > IM_LINEAR_ROW || model.bits < 1 || model.bits > 24 ||
        !model.scale)
        return 0;
    size_t size = (size_t)IM_LINEAR_ROW << model.bits;
    if (length - IM_LINEAR_HEADER < size) return 0;
    *out = model;
    return IM_LINEAR_HEADER + size;
}

static const int8_t *row_of(const im_linear *model, uint32_t feature)
{
    return model->weights + (size_t)im_linear_row(feature, model->bits) * IM_LINEAR_ROW;
}

void im_linear_expect(const im_linear *model, const uint32_t *features, size_t count)
{
    for (size_t i = 0; i < count; i++) __builtin_prefetch(row_of(model, features[i]));
}

void im_linear_add(const im_linear *model, const uint32_t *features, size_t count, im_linear_sums *sums)
{
    im_linear_sums s = *sums;
    for (size_t i = 0; i < count; i++) {
        const int8_t *row = row_of(model, features[i]);
        for (int c = 0; c < IM_LINEAR_ROW; c++) s.items[c] = (int16_t)(s.items[c] + row[c]);
    }
    *sums = s;
}

void im_linear_score(const im_linear *model, const uint32_t *features, size_t count, int32_t *scores)
{
    im_linear_sums sums = {{0}};
    im_linear_add(model, features, count, &sums);
    for (uint32_t c = 0; c < model->classes; c++) scores[c] = sums.items[c];
}

/* 1000 / (1 + exp(-x)) at x = 0, 1/4, 2/4 ... 6; between two of them along the line. */
static const int16_t logistic[] = {500, 562, 622, 679, 731, 777, 818, 852, 881, 905, 924, 940, 953,
                                   963, 971, 977, 982, 986, 989, 991, 993, 995, 996, 997, 998};
enum { STEPS = sizeof logistic / sizeof *logistic - 1 };

int im_linear_probability(const im_linear *model, int32_t score)
{
    int64_t size = score < 0 ? -(int64_t)score : score;
    int up = logistic[STEPS];
    if (size * 4 < (int64_t)model->scale * STEPS) {
        int64_t quarters = size * 4 * 256 / model->scale, step = quarters / 256, rest = quarters % 256;
        up = logistic[step] + (int)((logistic[step + 1] - logistic[step]) * rest / 256);
    }
    return score < 0 ? 1000 - up : up;
}

int im_linear_odds(const im_linear *model, int32_t difference)
{
    int p = im_linear_probability(model, difference);
    return 1000 * p / (1000 - p);
}

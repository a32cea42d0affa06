/* fixed.c - see the header. */
#include "export/fixed.h"

#include <inttypes.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>

const char *im_fixed(char out[IM_FIXED_LENGTH], double value, unsigned decimals)
{
    uint64_t scale = 1;
    for (unsigned i = 0; i < decimals; i++) scale *= 10;
    double size = fabs(value);
    if (isnan(value) || size * (double)scale >= 1e18) {
        snprintf(out, IM_FIXED_LENGTH, "%s", isnan(value) ? "nan" : value > 0 ? "inf" : "-inf");
        return out;
    }
    uint64_t whole = (uint64_t)(size * (double)scale + 0.5);
    const char *sign = value < 0 && whole > 0 ? "-" : "";
    if (decimals == 0)
        snprintf(out, IM_FIXED_LENGTH, "%s%" PRIu64, sign, whole);
    else
        snprintf(out, IM_FIXED_LENGTH, "%s%" PRIu64 ".%0*" PRIu64, sign, whole / scale, (int)decimals,
                 whole % scale);
    return out;
}

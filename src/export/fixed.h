/* fixed.h - decimals that look the same in every locale: a library may be called by a program
 * that has set one, and "%f" would then write a comma. */
#ifndef IM_FIXED_H
#define IM_FIXED_H

enum { IM_FIXED_LENGTH = 40 };

/* `value` with `decimals` (0..9) digits behind the point, rounded half away from zero; "nan",
 * "inf" and "-inf" for what is no number. Returns `out`. */
const char *im_fixed(char out[IM_FIXED_LENGTH], double value, unsigned decimals);

#endif

/* error.h - filling the caller's error struct. */
#ifndef IM_ERROR_H
#define IM_ERROR_H

#include "inmaek.h"

/* Writes code and message (printf style, cut at the struct's size on a character border) and
 * returns the code, so that a function can end with `return im_error(error, INMAEK_IO, ...)`. */
inmaek_code im_error(inmaek_error *error, inmaek_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same for memory that ran out. */
inmaek_code im_no_memory(inmaek_error *error);

/* cJSON tells a fault of a text of `length` bytes from missing memory by nothing. So ask for the
 * memory again. */
bool im_memory_ran_out(size_t length);

#endif

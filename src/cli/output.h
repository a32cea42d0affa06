/* output.h - standard output, checked at its end: a full disk is no success. */
#ifndef OUTPUT_H
#define OUTPUT_H

/* Closes standard output; returns `code`, or EXIT_FAULT after having told why it could not all be
 * written. */
int output_close(int code);

#endif

/* report.h - what is said on standard error: faults, warnings, progress. */
#ifndef REPORT_H
#define REPORT_H

#include "options.h"

void report_begin(const settings *given);

/* "inmaek: NAME: REASON"; without a name where it is NULL. */
void report_fault(const char *name, const char *reason);
/* "NAME:LINE: REASON", as compilers say it, so that editors can jump there. */
void report_line_fault(const char *name, size_t line, const char *reason);
/* "inmaek: NAME: warning: REASON"; not if quiet. */
void report_warning(const char *name, const char *reason);
/* Only if verbose. */
void report_note(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* So many articles of so many bytes are read. Shows on a terminal when work takes more than a
 * second, about ten times a second. */
void report_progress(size_t articles, size_t bytes);
/* The same for a stretch of work that cannot be counted; NULL: it is over. */
void report_working(const char *what);

#endif

/* options.h - what can be said on the command line: one table for parsing and for help. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "inmaek.h"

enum {
    COMMAND_GRAPH = 1 << 0,
    COMMAND_EXTRACT = 1 << 1,
    COMMAND_CENTRAL = 1 << 2,
    COMMAND_HELP = 1 << 3,
    COMMAND_ANY = (1 << 4) - 1
};

typedef enum option_type {
    OPTION_FLAG,     /* bool */
    OPTION_TEXT,     /* const char * */
    OPTION_COUNT,    /* long, from 0 */
    OPTION_FRACTION, /* double, 0..1 */
    OPTION_MEASURE   /* inmaek_measure */
} option_type;

typedef struct option {
    const char *name;  /* "lexicon": --lexicon */
    char letter;       /* 'o': -o; 0: none */
    const char *value; /* "DIR" in the help; NULL for a flag */
    option_type type;
    size_t where;      /* in settings */
    unsigned commands; /* COMMAND_... that know it */
    const char *help;
} option;

extern const option options[]; /* ended by one without a name */

/* What was said. */
typedef struct settings {
    const char *lexicon, *output, *kind;
    inmaek_measure by;
    long most; /* -1: not said */
    double min_confidence;
    bool json, csv, explain, quiet, verbose, help, version;
    const struct command *command; /* NULL: none was named */
    char **arguments;              /* what is neither option nor command */
    int argument_count;
} settings;

/* Reads the command line; `arguments` are gathered at the beginning of argv. Returns EXIT_DONE,
 * or EXIT_USAGE after having told what is wrong. */
int options_read(settings *out, int argc, char **argv);

/* Tells on standard error what is wrong and how it is said right; returns EXIT_USAGE. */
int usage_error(const struct command *of, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* "Usage: ..." and the options that the command knows. */
void print_usage(FILE *stream, const struct command *of);
void print_options(FILE *stream, const struct command *of);

#endif

/* options.c - see options.h. */
#include "options.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "exit.h"

#define IN(field) offsetof(settings, field)

const option options[] = {
    {"output", 'o', "PREFIX", OPTION_TEXT, IN(output), COMMAND_GRAPH,
     "write PREFIX.graphml and PREFIX.dot (needed)"},
    {"output", 'o', "FILE", OPTION_TEXT, IN(output), COMMAND_EXTRACT,
     "write the facts to FILE, which is replaced when they are whole"},
    {"explain", 0, NULL, OPTION_FLAG, IN(explain), COMMAND_EXTRACT,
     "tell how each fact came about, instead of the facts"},
    {"min-confidence", 0, "X", OPTION_FRACTION, IN(min_confidence), COMMAND_GRAPH | COMMAND_EXTRACT,
     "leave out what is less sure than X (0 to 1)"},
    {"by", 0, "MEASURE", OPTION_MEASURE, IN(by), COMMAND_CENTRAL,
     "rank by one of these measures (default: pagerank)"},
    {"number", 'n', "N", OPTION_COUNT, IN(most), COMMAND_CENTRAL,
     "show the first N, 0 for all (default: 20; all as JSON or CSV)"},
    {"kind", 0, "KIND", OPTION_TEXT, IN(kind), COMMAND_CENTRAL,
     "only players of one kind: organization or person"},
    {"json", 0, NULL, OPTION_FLAG, IN(json), COMMAND_CENTRAL, "print JSON"},
    {"csv", 0, NULL, OPTION_FLAG, IN(csv), COMMAND_CENTRAL, "print CSV"},
    {"lexicon", 0, "DIR", OPTION_TEXT, IN(lexicon), COMMAND_ANY,
     "read the language from DIR (else $INMAEK_LEXICON, else our own)"},
    {"quiet", 'q', NULL, OPTION_FLAG, IN(quiet), COMMAND_ANY, "no warnings, no progress"},
    {"verbose", 'v', NULL, OPTION_FLAG, IN(verbose), COMMAND_ANY, "tell on standard error what is done"},
    {"help", 'h', NULL, OPTION_FLAG, IN(help), COMMAND_ANY, "show this help"},
    {"version", 'V', NULL, OPTION_FLAG, IN(version), COMMAND_ANY, "show the version"},
    {NULL, 0, NULL, OPTION_FLAG, 0, 0, NULL},
};

/* ---------------------------------------------------------------- telling */

void print_usage(FILE *stream, const command *of)
{
    if (of)
        fprintf(stream, "Usage: inmaek %s [OPTION...] %s\n", of->name, of->arguments);
    else
        fprintf(stream, "Usage: inmaek COMMAND [OPTION...] [ARGUMENT...]\n");
}

void print_options(FILE *stream, const command *of)
{
    fprintf(stream, "Options:\n");
    for (const option *o = options; o->name; o++) {
        char said[48];
        if (!(o->commands & of->bit)) continue;
        snprintf(said, sizeof said, "%s%s%s", o->name, o->value ? " " : "", o->value ? o->value : "");
        fprintf(stream, "  %c%c%c --%-18s %s\n", o->letter ? '-' : ' ', o->letter ? o->letter : ' ',
                o->letter ? ',' : ' ', said, o->help);
    }
    fprintf(stream, "      --%-18s %s\n", "", "what follows are no options");
}

int usage_error(const command *of, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "inmaek: ");
    vfprintf(stderr, format, args);
    fprintf(stderr, "\n");
    va_end(args);
    print_usage(stderr, of);
    if (of)
        fprintf(stderr, "'inmaek help %s' says more.\n", of->name);
    else
        fprintf(stderr, "'inmaek help' lists the commands.\n");
    return EXIT_USAGE;
}

/* ---------------------------------------------------------------- reading */

/* The option that all of `known` commands have, by name (up to `length`) or letter. */
static const option *find(const char *name, size_t length, char letter, unsigned known)
{
    for (const option *o = options; o->name; o++) {
        if ((o->commands & known) != known) continue;
        if (name ? strlen(o->name) == length && !strncmp(o->name, name, length) : o->letter == letter)
            return o;
    }
    return NULL;
}

static int set_measure(settings *out, const option *o, const char *value)
{
    char words[128] = "";
    if (inmaek_measure_read((inmaek_measure *)((char *)out + o->where), value)) return EXIT_DONE;
    for (int m = 0; m < INMAEK_MEASURES; m++) {
        if (m) strcat(words, ", ");
        strncat(words, inmaek_measure_name((inmaek_measure)m), 16);
    }
    return usage_error(out->command, "--%s takes one of %s, not '%s'", o->name, words, value);
}

static int set_count(settings *out, const option *o, const char *value)
{
    char *end = NULL;
    errno = 0;
    long count = strtol(value, &end, 10);
    if (errno || end == value || *end || count < 0)
        return usage_error(out->command, "--%s takes a whole number, not '%s'", o->name, value);
    *(long *)((char *)out + o->where) = count;
    return EXIT_DONE;
}

static int set_fraction(settings *out, const option *o, const char *value)
{
    char *end = NULL;
    double fraction = strtod(value, &end);
    if (end == value || *end || !(fraction >= 0 && fraction <= 1))
        return usage_error(out->command, "--%s takes a number from 0 to 1, not '%s'", o->name, value);
    *(double *)((char *)out + o->where) = fraction;
    return EXIT_DONE;
}

static int set(settings *out, const option *o, const char *value)
{
    void *field = (char *)out + o->where;
    switch (o->type) {
    case OPTION_FLAG:
        *(bool *)field = true;
        return EXIT_DONE;
    case OPTION_TEXT:
        *(const char **)field = value;
        return EXIT_DONE;
    case OPTION_COUNT:
        return set_count(out, o, value);
    case OPTION_FRACTION:
        return set_fraction(out, o, value);
    case OPTION_MEASURE:
        return set_measure(out, o, value);
    }
    return EXIT_DONE;
}

/* --name, --name=value, --name value. `*next` is the argument behind, taken if it is needed. */
static int read_long(settings *out, const char *said, char ***next, unsigned known)
{
    size_t length = strcspn(said + 2, "=");
    const char *value = said[2 + length] ? said + 2 + length + 1 : NULL;
    const option *o = find(said + 2, length, 0, known);
    if (!o) return usage_error(out->command, "no option %.*s here", (int)(length + 2), said);
    if (!o->value && value) return usage_error(out->command, "--%s takes no value", o->name);
    if (o->value && !value && !(value = **next))
        return usage_error(out->command, "--%s takes a value: %s", o->name, o->value);
    if (o->value && value == **next) ++*next;
    return set(out, o, value);
}

/* -q, -qv, -n5, -n 5. */
static int read_short(settings *out, const char *said, char ***next, unsigned known)
{
    for (const char *letter = said + 1; *letter; letter++) {
        const option *o = find(NULL, 0, *letter, known);
        if (!o) return usage_error(out->command, "no option -%c here", *letter);
        if (!o->value) {
            set(out, o, NULL);
            continue;
        }
        const char *value = letter[1] ? letter + 1 : *(*next)++;
        if (!value) return usage_error(out->command, "-%c takes a value: %s", *letter, o->value);
        return set(out, o, value);
    }
    return EXIT_DONE;
}

static int read_word(settings *out, char *word)
{
    if (out->command) {
        out->arguments[out->argument_count++] = word;
        return EXIT_DONE;
    }
    out->command = command_find(word);
    return out->command ? EXIT_DONE : usage_error(NULL, "no command '%s'", word);
}

int options_read(settings *out, int argc, char **argv)
{
    *out = (settings){.by = INMAEK_PAGERANK, .most = -1, .arguments = argv};
    char **next = argv + (argc > 0);
    bool ended = false;
    while (*next) {
        char *said = *next++;
        /* Before the command is known, only options that all commands have can be meant. */
        unsigned known = out->command ? out->command->bit : COMMAND_ANY;
        int code = EXIT_DONE;
        if (ended || said[0] != '-' || !said[1])
            code = read_word(out, said);
        else if (!strcmp(said, "--"))
            ended = true;
        else if (said[1] == '-')
            code = read_long(out, said, &next, known);
        else
            code = read_short(out, said, &next, known);
        if (code != EXIT_DONE) return code;
    }
    return EXIT_DONE;
}

/* cmd_extract.c - articles in, facts out. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "articles.h"
#include "command.h"
#include "exit.h"
#include "interrupt.h"
#include "language.h"
#include "output.h"
#include "report.h"

typedef struct target {
    FILE *stream; /* NULL: the facts are not wanted */
    const char *name;
    size_t articles;
    bool broken; /* a record could not be written */
} target;

static bool give_up(target *to, const char *reason)
{
    report_fault(to->name, reason);
    to->broken = true;
    return false;
}

/* Writes a record as a line. */
static bool write_line(void *context, const inmaek_facts *facts)
{
    target *to = context;
    inmaek_error error;
    char *json = NULL;
    if (!to->stream) return true;
    if (inmaek_facts_print(&json, facts, &error)) return give_up(to, error.message);
    errno = 0;
    fwrite(json, 1, strlen(json), to->stream);
    fputc('\n', to->stream);
    free(json);
    if (!ferror(to->stream)) return true;
    return give_up(to, errno ? strerror(errno) : "it could not all be written");
}

static int extract(const settings *given, const inmaek_lexicon *lexicon, target *to)
{
    inmaek_extractor *extractor = NULL;
    inmaek_error error;
    inmaek_code failed = inmaek_extractor_new(&extractor, lexicon, &error);
    if (failed) {
        report_fault(NULL, error.message);
        return failed == INMAEK_LEXICON ? EXIT_USAGE : EXIT_FAULT;
    }
    inmaek_extractor_set_min_confidence(extractor, given->min_confidence);
    if (given->explain) inmaek_extractor_set_explain(extractor, stdout);
    int code = articles_read(given, extractor, write_line, to, &to->articles);
    inmaek_extractor_free(extractor);
    return code;
}

static int extract_to_file(const settings *given, const inmaek_lexicon *lexicon)
{
    inmaek_output *output = NULL;
    inmaek_error error;
    if (inmaek_output_open(&output, given->output, &error)) {
        report_fault(NULL, error.message);
        return EXIT_FAULT;
    }
    target to = {.stream = inmaek_output_stream(output), .name = given->output};
    int code = extract(given, lexicon, &to);
    /* If nothing could be read, the facts of last time stay. */
    if (interrupt_noted() || to.broken || (code != EXIT_DONE && !to.articles)) {
        inmaek_output_free(output);
        return code;
    }
    if (inmaek_output_commit(output, &error)) {
        report_fault(NULL, error.message);
        return EXIT_FAULT;
    }
    return code;
}

int cmd_extract(const settings *given)
{
    inmaek_lexicon *lexicon = NULL;
    target to = {.stream = given->explain ? NULL : stdout, .name = "standard output"};
    if (!given->argument_count) return usage_error(given->command, "no INPUT given");
    int code = language_load(&lexicon, given);
    if (code == EXIT_DONE)
        code = given->output ? extract_to_file(given, lexicon) : extract(given, lexicon, &to);
    inmaek_lexicon_free(lexicon);
    return code;
}

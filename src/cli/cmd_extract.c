/* cmd_extract.c - articles in, facts out. */
#include <stdlib.h>
#include <string.h>

#include "articles.h"
#include "command.h"
#include "exit.h"
#include "interrupt.h"
#include "language.h"
#include "output.h"
#include "report.h"

/* Writes a record as a line. */
static bool write_line(void *context, const inmaek_facts *facts)
{
    FILE *stream = context;
    inmaek_error error;
    char *json = NULL;
    if (!stream) return true;
    if (inmaek_facts_print(&json, facts, &error)) {
        report_fault(facts->document, error.message);
        return false;
    }
    fwrite(json, 1, strlen(json), stream);
    fputc('\n', stream);
    free(json);
    return !ferror(stream); /* why it failed is told when the stream is closed */
}

/* Reads everything and writes it to `stream`; NULL: nowhere. */
static int extract(const settings *given, const inmaek_lexicon *lexicon, FILE *stream)
{
    inmaek_extractor *extractor = NULL;
    inmaek_error error;
    size_t count = 0;
    inmaek_code failed = inmaek_extractor_new(&extractor, lexicon, &error);
    if (failed) {
        report_fault(NULL, error.message);
        return failed == INMAEK_LEXICON ? EXIT_USAGE : EXIT_FAULT;
    }
    inmaek_extractor_set_min_confidence(extractor, given->min_confidence);
    if (given->explain) inmaek_extractor_set_explain(extractor, stdout);
    int code = articles_read(given, extractor, write_line, stream, &count);
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
    FILE *stream = inmaek_output_stream(output);
    int code = extract(given, lexicon, stream);
    if (interrupt_noted() || code == EXIT_USAGE) {
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
    if (!given->argument_count) return usage_error(given->command, "no INPUT given");
    int code = language_load(&lexicon, given);
    if (code == EXIT_DONE && given->output)
        code = extract_to_file(given, lexicon);
    else if (code == EXIT_DONE)
        code = extract(given, lexicon, given->explain ? NULL : stdout);
    inmaek_lexicon_free(lexicon);
    return code;
}

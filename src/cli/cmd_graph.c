/* cmd_graph.c - articles or facts in, one graph out. */
#include <stdlib.h>
#include <string.h>

#include "articles.h"
#include "command.h"
#include "exit.h"
#include "interrupt.h"
#include "language.h"
#include "report.h"

typedef struct target {
    inmaek_graph *graph;
    size_t articles;
    bool broken; /* some facts could not be added */
} target;

static bool add_facts(void *context, const inmaek_facts *facts)
{
    target *to = context;
    inmaek_error error;
    if (!inmaek_graph_add(to->graph, facts, &error)) return true;
    report_fault(facts->document, error.message);
    to->broken = true;
    return false;
}

static int told(const inmaek_error *error)
{
    report_fault(NULL, error->message);
    return error->code == INMAEK_LEXICON ? EXIT_USAGE : EXIT_FAULT;
}

static int fill(target *to, const settings *given, const inmaek_lexicon *lexicon)
{
    inmaek_extractor *extractor = NULL;
    inmaek_error error;
    if (inmaek_extractor_new(&extractor, lexicon, &error)) return told(&error);
    inmaek_extractor_set_min_confidence(extractor, given->min_confidence);
    int code = articles_read(given, extractor, add_facts, to, &to->articles);
    inmaek_extractor_free(extractor);
    return code;
}

static const struct {
    const char *ending;
    inmaek_code (*print)(const inmaek_graph *graph, FILE *stream, inmaek_error *error);
} files[] = {{".graphml", inmaek_graph_print_graphml}, {".dot", inmaek_graph_print_dot}};
enum { FILES = sizeof files / sizeof *files };

/* Opens PREFIX and the ending of files[i]; NULL where that fails, having said why. */
static inmaek_output *open_file(const char *prefix, size_t i)
{
    inmaek_output *output = NULL;
    inmaek_error error;
    size_t size = strlen(prefix) + strlen(files[i].ending) + 1;
    char *path = malloc(size);
    if (path) {
        snprintf(path, size, "%s%s", prefix, files[i].ending);
        if (inmaek_output_open(&output, path, &error)) told(&error);
    } else {
        report_fault(NULL, "out of memory");
    }
    free(path);
    return output;
}

/* Can the files be written at all? Better asked before hours of reading than after. */
static int try_files(const char *prefix)
{
    for (size_t i = 0; i < FILES; i++) {
        inmaek_output *output = open_file(prefix, i);
        if (!output) return EXIT_FAULT;
        inmaek_output_free(output);
    }
    return EXIT_DONE;
}

/* The files tell the same graph: both are replaced, or neither. */
static int write_files(const inmaek_graph *graph, const char *prefix)
{
    inmaek_output *outputs[FILES] = {0};
    inmaek_error error;
    bool good = true;
    for (size_t i = 0; i < FILES && good; i++) {
        outputs[i] = open_file(prefix, i);
        good = outputs[i] != NULL;
        if (good && files[i].print(graph, inmaek_output_stream(outputs[i]), &error)) {
            told(&error);
            good = false;
        }
    }
    if (!good) {
        for (size_t i = 0; i < FILES; i++) inmaek_output_free(outputs[i]);
        return EXIT_FAULT;
    }
    if (inmaek_outputs_commit(outputs, FILES, &error)) return told(&error);
    for (size_t i = 0; i < FILES; i++) report_note("%s%s", prefix, files[i].ending);
    return EXIT_DONE;
}

static int finish(inmaek_graph *graph, const char *prefix)
{
    inmaek_error error;
    report_working("drawing up the graph");
    if (inmaek_graph_finish(graph, &error)) return told(&error);
    inmaek_graph_size size = inmaek_graph_count(graph);
    report_note("%zu documents: %zu organizations, %zu people, %zu agreements, %zu edges", size.documents,
                size.organizations, size.people, size.agreements, size.edges);
    report_working("writing the graph");
    int code = write_files(graph, prefix);
    report_working(NULL);
    return code;
}

/* Reads, and writes what was read. */
static int make(const settings *given, const inmaek_lexicon *lexicon)
{
    target to = {0};
    inmaek_error error;
    if (inmaek_graph_new(&to.graph, lexicon, &error)) return told(&error);
    int code = fill(&to, given, lexicon);
    /* What could be read is worth a graph; if nothing could, the graph of last time stays. */
    if (!interrupt_noted() && !to.broken && (code == EXIT_DONE || to.articles)) {
        int finished = finish(to.graph, given->output);
        if (finished != EXIT_DONE) code = finished;
    }
    inmaek_graph_free(to.graph);
    return code;
}

int cmd_graph(const settings *given)
{
    inmaek_lexicon *lexicon = NULL;
    if (!given->output) return usage_error(given->command, "where to? name it with -o PREFIX");
    if (!given->argument_count) return usage_error(given->command, "no INPUT given");
    int code = language_load(&lexicon, given);
    if (code == EXIT_DONE) code = try_files(given->output);
    if (code == EXIT_DONE) code = make(given, lexicon);
    inmaek_lexicon_free(lexicon);
    return code;
}

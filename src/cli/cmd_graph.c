/* cmd_graph.c - articles or facts in, one graph out. */
#include <stdlib.h>
#include <string.h>

#include "articles.h"
#include "command.h"
#include "exit.h"
#include "interrupt.h"
#include "language.h"
#include "report.h"

static bool add_facts(void *context, const inmaek_facts *facts)
{
    inmaek_error error;
    if (!inmaek_graph_add(context, facts, &error)) return true;
    report_fault(facts->document, error.message);
    return false;
}

static int told(const inmaek_error *error)
{
    report_fault(NULL, error->message);
    return error->code == INMAEK_LEXICON ? EXIT_USAGE : EXIT_FAULT;
}

/* Reads all INPUTs into `graph`; `*count` says how many articles there were. */
static int fill(inmaek_graph *graph, const settings *given, const inmaek_lexicon *lexicon, size_t *count)
{
    inmaek_extractor *extractor = NULL;
    inmaek_error error;
    if (inmaek_extractor_new(&extractor, lexicon, &error)) return told(&error);
    inmaek_extractor_set_min_confidence(extractor, given->min_confidence);
    int code = articles_read(given, extractor, add_facts, graph, count);
    inmaek_extractor_free(extractor);
    return code;
}

typedef inmaek_code (*writer)(const inmaek_graph *graph, const char *path, inmaek_error *error);

static int write_one(const inmaek_graph *graph, writer write, const char *prefix, const char *ending)
{
    inmaek_error error;
    size_t size = strlen(prefix) + strlen(ending) + 1;
    char *path = malloc(size);
    if (!path) {
        report_fault(NULL, "out of memory");
        return EXIT_FAULT;
    }
    snprintf(path, size, "%s%s", prefix, ending);
    int code = write(graph, path, &error) ? told(&error) : EXIT_DONE;
    if (code == EXIT_DONE) report_note("%s", path);
    free(path);
    return code;
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
    int code = write_one(graph, inmaek_graph_write_graphml, prefix, ".graphml");
    if (code == EXIT_DONE) code = write_one(graph, inmaek_graph_write_dot, prefix, ".dot");
    report_working(NULL);
    return code;
}

int cmd_graph(const settings *given)
{
    inmaek_lexicon *lexicon = NULL;
    inmaek_graph *graph = NULL;
    inmaek_error error;
    size_t count = 0;
    if (!given->output) return usage_error(given->command, "where to? name it with -o PREFIX");
    if (!given->argument_count) return usage_error(given->command, "no INPUT given");
    int code = language_load(&lexicon, given);
    if (code != EXIT_DONE) return code;
    if (inmaek_graph_new(&graph, lexicon, &error))
        code = told(&error);
    else
        code = fill(graph, given, lexicon, &count);
    /* What could be read is worth a graph; if nothing could, the graph of last time stays. */
    if (!interrupt_noted() && (code == EXIT_DONE || count)) {
        int finished = finish(graph, given->output);
        if (finished != EXIT_DONE) code = finished;
    }
    inmaek_graph_free(graph);
    inmaek_lexicon_free(lexicon);
    return code;
}

/* output.c - files that are replaced whole: the public face of base/atomic.h, and graphs written so. */
#include <stdlib.h>

#include "base/atomic.h"
#include "base/error.h"

struct inmaek_output {
    im_atomic file;
};

inmaek_code inmaek_output_open(inmaek_output **out, const char *path, inmaek_error *error)
{
    *out = NULL;
    inmaek_output *output = calloc(1, sizeof *output);
    if (!output) return im_no_memory(error);
    inmaek_code code = im_atomic_open(&output->file, path, error);
    if (code)
        free(output);
    else
        *out = output;
    return code;
}

FILE *inmaek_output_stream(inmaek_output *output)
{
    return output->file.stream;
}

inmaek_code inmaek_output_commit(inmaek_output *output, inmaek_error *error)
{
    return inmaek_outputs_commit(&output, 1, error);
}

inmaek_code inmaek_outputs_commit(inmaek_output **outputs, size_t count, inmaek_error *error)
{
    inmaek_code code = INMAEK_OK;
    for (size_t i = 0; i < count && !code; i++) code = im_atomic_settle(&outputs[i]->file, error);
    for (size_t i = 0; i < count && !code; i++) code = im_atomic_commit(&outputs[i]->file, error);
    for (size_t i = 0; i < count; i++) inmaek_output_free(outputs[i]);
    return code;
}

void inmaek_output_free(inmaek_output *output)
{
    if (!output) return;
    im_atomic_abort(&output->file);
    free(output);
}

void inmaek_outputs_abandon(void)
{
    im_atomic_interrupted();
}

/* ---------------------------------------------------------------- a graph into a file */

typedef inmaek_code printer(const inmaek_graph *graph, FILE *stream, inmaek_error *error);

static inmaek_code write_file(const inmaek_graph *graph, const char *path, printer *print,
                              inmaek_error *error)
{
    im_atomic file;
    inmaek_code code = im_atomic_open(&file, path, error);
    if (code) return code;
    code = print(graph, file.stream, error);
    if (!code) return im_atomic_commit(&file, error);
    im_atomic_abort(&file);
    return code;
}

inmaek_code inmaek_graph_write_graphml(const inmaek_graph *graph, const char *path, inmaek_error *error)
{
    return write_file(graph, path, inmaek_graph_print_graphml, error);
}

inmaek_code inmaek_graph_write_dot(const inmaek_graph *graph, const char *path, inmaek_error *error)
{
    return write_file(graph, path, inmaek_graph_print_dot, error);
}

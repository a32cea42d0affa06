/* output.c - the public face of base/atomic.h. */
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
    inmaek_code code = im_atomic_commit(&output->file, error);
    free(output);
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

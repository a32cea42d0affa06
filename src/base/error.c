/* error.c - see error.h. */
#include "base/error.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

inmaek_code im_error(inmaek_error *error, inmaek_code code, const char *format, ...)
{
    if (!error) return code;
    error->code = code;
    va_list args;
    va_start(args, format);
    int written = vsnprintf(error->message, sizeof error->message, format, args);
    va_end(args);
    if (written < 0) error->message[0] = '\0';
    if (written >= (int)sizeof error->message)
        error->message[im_utf8_cut(error->message, strlen(error->message), sizeof error->message - 2)] = '\0';
    return code;
}

inmaek_code im_no_memory(inmaek_error *error)
{
    return im_error(error, INMAEK_NO_MEMORY, "out of memory");
}

bool im_memory_ran_out(size_t length)
{
    enum { TREE = 16, REST = 1 << 16 }; /* cJSON's tree is many times as large as its text */
    void *probe = length < SIZE_MAX / TREE - REST ? malloc(length * TREE + REST) : NULL;
    free(probe);
    return !probe;
}

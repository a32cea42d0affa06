/* output.c - see output.h. */
#include "output.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "exit.h"
#include "report.h"

int output_close(int code)
{
    bool failed = ferror(stdout);
    if (failed && code == EXIT_FAULT) return code; /* who wrote has told why */
    errno = 0;
    if (!fclose(stdout) && !failed) return code;
    report_fault("standard output", errno ? strerror(errno) : "it could not all be written");
    return EXIT_FAULT;
}

/* output.c - see output.h. */
#include "output.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "exit.h"
#include "report.h"

int output_close(int code)
{
    errno = 0;
    int failed = ferror(stdout);
    if (fclose(stdout) || failed) {
        report_fault("standard output", errno ? strerror(errno) : "it could not all be written");
        return EXIT_FAULT;
    }
    return code;
}

/* report.c - see report.h. */
#include "report.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static struct {
    bool quiet, verbose, colour, progress;
    bool shown; /* a line of progress stands there and must be wiped */
    double began, told;
} report;

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

void report_begin(const settings *given)
{
    const char *no_colour = getenv("NO_COLOR"), *term = getenv("TERM");
    bool terminal = isatty(STDERR_FILENO) && !(term && !strcmp(term, "dumb"));
    report.quiet = given->quiet;
    report.verbose = given->verbose;
    report.colour = terminal && !(no_colour && *no_colour);
    report.progress = terminal && !given->quiet;
    report.began = report.told = seconds();
}

static void wipe(void)
{
    if (report.shown) fputs("\r\033[K", stderr);
    report.shown = false;
}

static void say(const char *colour, const char *word, const char *reason)
{
    if (report.colour)
        fprintf(stderr, "\033[%sm%s%s\033[m\n", colour, word, reason);
    else
        fprintf(stderr, "%s%s\n", word, reason);
}

void report_fault(const char *name, const char *reason)
{
    wipe();
    fprintf(stderr, name ? "inmaek: %s: " : "inmaek: ", name);
    say("31", "", reason);
}

void report_line_fault(const char *name, size_t line, const char *reason)
{
    wipe();
    fprintf(stderr, "%s:%zu: ", name, line);
    say("31", "", reason);
}

void report_warning(const char *name, const char *reason)
{
    if (report.quiet) return;
    wipe();
    fprintf(stderr, "inmaek: %s: ", name);
    say("33", "warning: ", reason);
}

void report_note(const char *format, ...)
{
    if (!report.verbose) return;
    wipe();
    va_list args;
    va_start(args, format);
    fputs("inmaek: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
}

void report_progress(size_t articles, size_t bytes)
{
    if (!report.progress) return;
    double now = seconds();
    if (now - report.began < 1 || now - report.told < 0.1) return;
    report.told = now;
    report.shown = true;
    fprintf(stderr, "\r\033[K%zu articles, %.1f MB", articles, (double)bytes / 1e6);
}

void report_working(const char *what)
{
    if (!report.progress) return;
    wipe();
    if (!what || seconds() - report.began < 1) return;
    report.shown = true;
    fputs(what, stderr);
}

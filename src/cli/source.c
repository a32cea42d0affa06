/* source.c - see source.h. */
#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "interrupt.h"

enum { CHUNK = 1 << 16, LOOK_MOST = 1 << 20 };

static const char byte_order_mark[] = "\xEF\xBB\xBF";

bool source_open(source *s, const char *path)
{
    struct stat about;
    s->start = s->end = 0;
    s->ended = false;
    s->fault = NULL;
    s->descriptor = strcmp(path, "-") ? open(path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
    if (s->descriptor < 0)
        s->fault = strerror(errno);
    else if (!fstat(s->descriptor, &about) && S_ISDIR(about.st_mode))
        s->fault = strerror(EISDIR);
    if (!s->fault) return true;
    source_close(s);
    return false;
}

void source_close(source *s)
{
    if (s->descriptor > STDERR_FILENO) close(s->descriptor);
    s->descriptor = -1;
}

void source_dispose(source *s)
{
    free(s->bytes);
    *s = (source){.descriptor = -1};
}

/* Moves what is left to the front and makes room behind it. */
static bool make_room(source *s)
{
    if (s->start) {
        memmove(s->bytes, s->bytes + s->start, s->end - s->start);
        s->end -= s->start;
        s->start = 0;
    }
    if (s->capacity - s->end >= CHUNK) return true;
    size_t capacity = s->capacity ? s->capacity * 2 : 4 * CHUNK;
    char *grown = realloc(s->bytes, capacity);
    if (!grown) {
        s->fault = "out of memory";
        return false;
    }
    s->bytes = grown;
    s->capacity = capacity;
    return true;
}

/* Reads some more; false at the end or a fault. */
static bool fill(source *s)
{
    if (s->ended || s->fault || !make_room(s)) return false;
    ssize_t got;
    do got = read(s->descriptor, s->bytes + s->end, s->capacity - s->end);
    while (got < 0 && errno == EINTR && !interrupt_noted());
    if (got < 0) s->fault = strerror(errno);
    if (got == 0) s->ended = true;
    if (got > 0) s->end += (size_t)got;
    return got > 0;
}

/* Throws away the rest of a line that is too long. */
static source_got pass_over_line(source *s)
{
    do {
        const char *newline = s->end > s->start ? memchr(s->bytes + s->start, '\n', s->end - s->start) : NULL;
        s->start = newline ? (size_t)(newline - s->bytes) + 1 : s->end;
        if (newline) break;
    } while (fill(s));
    return s->fault ? SOURCE_FAULT : SOURCE_TOO_LONG;
}

source_got source_line(source *s, const char **line, size_t *length)
{
    size_t seen = 0; /* bytes known to hold no line end */
    const char *newline = NULL;
    while (!newline) {
        size_t left = s->end - s->start;
        if (left > seen) newline = memchr(s->bytes + s->start + seen, '\n', left - seen);
        if (newline) break;
        if (left > SOURCE_MOST) return pass_over_line(s);
        seen = left;
        if (!fill(s)) break;
    }
    if (s->fault) return SOURCE_FAULT;
    size_t end = newline ? (size_t)(newline - s->bytes) : s->end;
    if (!newline && end == s->start) return SOURCE_END;
    *line = s->bytes + s->start;
    *length = end - s->start;
    s->start = newline ? end + 1 : end;
    if (*length > SOURCE_MOST) return SOURCE_TOO_LONG;
    if (*length && (*line)[*length - 1] == '\r') --*length;
    return SOURCE_GOT;
}

source_got source_rest(source *s, const char **bytes, size_t *length)
{
    while (s->end - s->start <= SOURCE_MOST && fill(s)) continue;
    if (s->fault) return SOURCE_FAULT;
    if (s->end - s->start > SOURCE_MOST) return SOURCE_TOO_LONG;
    *bytes = s->bytes ? s->bytes + s->start : "";
    *length = s->end - s->start;
    return SOURCE_GOT;
}

int source_peek(source *s)
{
    size_t i = s->start;
    do {
        const char *bytes = s->bytes;
        if (i == s->start && s->end - i >= 3 && !memcmp(bytes + i, byte_order_mark, 3)) i += 3;
        while (i < s->end && strchr(" \t\r\n", bytes[i]) && bytes[i]) i++;
        if (i < s->end) return (unsigned char)bytes[i];
        if (i - s->start > LOOK_MOST) return -1;
        i -= s->start; /* filling moves the start to 0 */
        if (!fill(s)) return -1;
        i += s->start;
    } while (true);
}

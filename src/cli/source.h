/* source.h - the bytes of one input, line by line or as a whole, with memory for a line only. */
#ifndef SOURCE_H
#define SOURCE_H

#include <stdbool.h>
#include <stddef.h>

/* Positions in a text are 32 bits wide: no article, and so no line, may be longer. */
#define SOURCE_MOST ((size_t)0x7fffffff)

typedef struct source {
    int descriptor;
    char *bytes; /* kept from input to input */
    size_t capacity, start, end;
    bool ended;
    const char *fault; /* why reading failed; NULL: it did not */
} source;              /* all zero has no memory yet */

typedef enum source_got {
    SOURCE_GOT,
    SOURCE_END,      /* there is nothing more */
    SOURCE_TOO_LONG, /* longer than SOURCE_MOST, and passed over */
    SOURCE_FAULT     /* see `fault`; also after an interruption */
} source_got;

/* Opens a file, or standard input for "-"; false: see `fault`. */
bool source_open(source *s, const char *path);
void source_close(source *s);
void source_dispose(source *s);

/* The next line, without its end (LF or CRLF). It stands until the next call. */
source_got source_line(source *s, const char **line, size_t *length);
/* All that is left; SOURCE_GOT also if that is nothing. */
source_got source_rest(source *s, const char **bytes, size_t *length);
/* The first byte that is neither a byte order mark nor white space; -1: there is none, at least
 * not for long. Takes nothing away. */
int source_peek(source *s);

#endif

/* inputs.h - the INPUTs of the command line as a list of files. */
#ifndef INPUTS_H
#define INPUTS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

typedef enum input_form {
    INPUT_TEXT,   /* one article: .txt */
    INPUT_LINES,  /* JSON Lines: .jsonl, .ndjson */
    INPUT_RECORD, /* one JSON object over many lines: .json */
    INPUT_UNKNOWN /* the first byte will tell */
} input_form;

typedef struct input {
    char *path; /* as it is shown; "-" is standard input */
    char *id;   /* of its article; lines without an id of their own are ID:LINE */
    input_form form;
    dev_t device; /* which file it is, whatever its name */
    ino_t number;
    bool is_double;
} input;

typedef struct inputs {
    input *items;
    size_t count, capacity;
} inputs; /* all zero is empty */

/* Adds what `names` name: files, folders (their .txt and .jsonl in the order of the names' bytes),
 * "-". A file that is named twice is read once. Ids are file names without ending; where two
 * would be the same, as much of the path goes before as tells them apart. What is missing or
 * holds no texts is reported; returns EXIT_DONE or EXIT_FAULT. */
int inputs_find(inputs *out, char **names, int count);
void inputs_dispose(inputs *all);

#endif

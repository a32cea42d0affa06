/* command.h - the commands: one file each, one line each in the table of main.c. */
#ifndef COMMAND_H
#define COMMAND_H

#include "options.h"

typedef struct command {
    const char *name;
    unsigned bit;                      /* COMMAND_... */
    const char *arguments;             /* behind the options: "INPUT..." */
    const char *about;                 /* one line */
    const char *text;                  /* what `inmaek help NAME` says between usage and options */
    int (*run)(const settings *given); /* returns an exit code */
} command;

extern const command commands[]; /* ended by one without a name */

/* The command of that name, or NULL. */
const command *command_find(const char *name);

int cmd_graph(const settings *given);
int cmd_extract(const settings *given);
int cmd_central(const settings *given);
int cmd_help(const settings *given);

#endif

/* cmd_help.c - what the program can do, and how it is asked to. */
#include <stdio.h>

#include "command.h"
#include "exit.h"

static void overview(void)
{
    printf("inmaek reads Korean business news and writes the graph of who is tied to whom,\n"
           "by what office and by what deal.\n\n");
    print_usage(stdout, NULL);
    printf("\nCommands:\n");
    for (const command *c = commands; c->name; c++) printf("  %-8s %s\n", c->name, c->about);
    printf("\nTo begin with:\n"
           "  inmaek graph -o altman seeds/articles     makes altman.graphml (for Gephi) and altman.dot\n"
           "  inmaek central altman.graphml             shows the most central players\n"
           "  dot -Tpng -o altman.png altman.dot        draws the picture, with Graphviz\n"
           "\n'inmaek help COMMAND' says more on each.\n");
}

int cmd_help(const settings *given)
{
    const command *about = NULL;
    if (given->argument_count > 1) return usage_error(given->command, "one command at a time");
    if (given->argument_count && !(about = command_find(given->arguments[0])))
        return usage_error(NULL, "no command '%s'", given->arguments[0]);
    if (!about && given->help) about = given->command; /* inmaek graph --help */
    if (!about) {
        overview();
        return EXIT_DONE;
    }
    print_usage(stdout, about);
    printf("\n%s\n", about->text);
    print_options(stdout, about);
    printf("\nExit code: 0 done, 1 some input or output failed (the rest is done), 2 wrong usage or\n"
           "a broken lexicon.\n");
    return EXIT_DONE;
}

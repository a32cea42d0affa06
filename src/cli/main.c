/* main.c - inmaek, the program: which command is asked for. */
#include <stdio.h>
#include <string.h>

#include "command.h"
#include "exit.h"
#include "interrupt.h"
#include "output.h"
#include "report.h"

#define INPUTS_TEXT                                                                                          \
    "An INPUT is\n"                                                                                          \
    "  a text file        one article; UTF-8, UTF-16 or CP949\n"                                             \
    "  a .jsonl file      one JSON object a line: a document {\"id\", \"title\", \"date\", \"source\",\n"    \
    "                     \"text\"} (only \"text\" is needed) or facts as 'extract' writes them\n"           \
    "  a .json file       one such object\n"                                                                 \
    "  a folder           its .txt and .jsonl files, in the order of their names\n"                          \
    "  -                  standard input: text, or JSON lines if it begins with {\n"

const command commands[] = {
    {"graph", COMMAND_GRAPH, "-o PREFIX INPUT...", "articles in, a graph out, for Gephi and Graphviz",
     "Reads articles (or facts), merges what they say into one graph, and writes it twice:\n"
     "PREFIX.graphml for Gephi and other programs, PREFIX.dot for Graphviz.\n\n"
     "  inmaek graph -o graphs/altman seeds/articles/*.txt\n"
     "  inmaek graph -o graphs/altman facts.jsonl\n\n" INPUTS_TEXT,
     cmd_graph},
    {"extract", COMMAND_EXTRACT, "INPUT...", "articles in, facts out, as JSON lines",
     "Reads articles and writes what they say, one line of JSON an article: organizations,\n"
     "people, offices, affiliations and agreements, each with the sentence that says so.\n\n"
     "  inmaek extract seeds/articles/*.txt > facts.jsonl\n"
     "  inmaek extract --explain article.txt\n\n" INPUTS_TEXT,
     cmd_extract},
    {"central", COMMAND_CENTRAL, "FILE.graphml", "the most central players of a graph",
     "Ranks the organizations and people of a graph (or the nodes of any GraphML file).\n\n"
     "  inmaek central graphs/altman.graphml\n"
     "  inmaek central --by betweenness --kind person -n 5 graphs/altman.graphml\n\n"
     "  degree       with how many others a player is tied\n"
     "  betweenness  how often a player stands on the shortest way between two others\n"
     "  closeness    how near all others are\n"
     "  eigenvector  tied to those who are well tied themselves\n"
     "  pagerank     the same, where a tie counts less the more ties the other has\n",
     cmd_central},
    {"help", COMMAND_HELP, "[COMMAND]", "what there is, or all about one command",
     "Lists the commands, or tells all about one.\n", cmd_help},
    {NULL, 0, NULL, NULL, NULL, NULL},
};

const command *command_find(const char *name)
{
    for (const command *c = commands; c->name; c++)
        if (!strcmp(c->name, name)) return c;
    return NULL;
}

int main(int argc, char **argv)
{
    settings given;
    int code = options_read(&given, argc, argv);
    if (code != EXIT_DONE) return code;
    report_begin(&given);
    interrupt_catch();
    if (given.version)
        printf("inmaek %s\n", INMAEK_VERSION);
    else if (given.help)
        code = cmd_help(&given);
    else if (given.command)
        code = given.command->run(&given);
    else
        return usage_error(NULL, "which command?");
    return output_close(code);
}

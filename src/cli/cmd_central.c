/* cmd_central.c - who is most central in a graph. */
#include "command.h"
#include "exit.h"
#include "report.h"

enum { ROWS_OF_A_TABLE = 20 };

int cmd_central(const settings *given)
{
    inmaek_ranking *ranking = NULL;
    inmaek_error error;
    if (given->argument_count != 1) return usage_error(given->command, "name one GraphML file");
    if (given->json && given->csv) return usage_error(given->command, "either --json or --csv");
    inmaek_table form = given->json ? INMAEK_TABLE_JSON : given->csv ? INMAEK_TABLE_CSV : INMAEK_TABLE_TEXT;
    long most = given->most >= 0 ? given->most : form == INMAEK_TABLE_TEXT ? ROWS_OF_A_TABLE : 0;

    inmaek_code failed = inmaek_ranking_read(&ranking, given->arguments[0], given->by, given->kind, &error);
    if (!failed) failed = inmaek_ranking_print(ranking, stdout, form, (size_t)most, &error);
    inmaek_ranking_free(ranking);
    if (!failed) return EXIT_DONE;
    report_fault(NULL, error.message);
    return EXIT_FAULT;
}

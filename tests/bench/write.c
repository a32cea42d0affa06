/* write.c - how fast a large graph is finished and written, through the public header alone.
 *
 *     write PREFIX
 *
 * Makes a graph of 100,000 nodes (half organizations, a quarter people, a quarter agreements),
 * writes PREFIX.graphml and PREFIX.dot, and prints the time that each step took. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

#include "inmaek.h"

enum { DOCUMENTS = 12500 }; /* each with 4 organizations, 2 people and 2 agreements of its own */

/* Seconds of the processor: other work on the machine does not count. */
static double now(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

static void check(inmaek_code code, const inmaek_error *error)
{
    if (code == INMAEK_OK) return;
    fprintf(stderr, "write: %s\n", error->message);
    exit(1);
}

/* One document's facts. Its last organization is another document's first, so that all hang
 * together: the step is prime to the number of documents. */
static void add_document(inmaek_graph *graph, unsigned number)
{
    enum { A, B, C, D, OTHER, P, Q, ENTITIES };
    static const char *const forms[ENTITIES] = {"가온%u전자", "나루%u은행", "다온%u화학", "라온%u통신",
                                                "가온%u전자", "한서린%u",   "도민재%u"};
    static const inmaek_party signers[] = {{A, INMAEK_PARTY}, {B, INMAEK_PARTY}};
    static const inmaek_party traders[] = {{C, INMAEK_SUPPLIER}, {OTHER, INMAEK_CUSTOMER}};
    static const size_t people[] = {P, Q};
    static const inmaek_role roles[] = {
        {P, A, "대표", false, {"대표가 말했다.", 0, 0, 1, 1}},
        {Q, B, "행장", false, {"행장이 말했다.", 0, 0, 1, 1}},
    };
    static const inmaek_affiliation affiliations[] = {{D, A, {"자회사가 있다.", 0, 0, 1, 1}}};
    static const inmaek_agreement agreements[] = {
        {.kind = INMAEK_MOU,
         .status = INMAEK_CONCLUDED,
         .parties = signers,
         .party_count = 2,
         .people = people,
         .people_count = 2,
         .date = "2025-02-04",
         .evidence = {"업무협약을 체결했다고 4일 밝혔다.", 0, 0, 1, 1}},
        {.kind = INMAEK_SUPPLY,
         .status = INMAEK_PLANNED,
         .parties = traders,
         .party_count = 2,
         .date = "2025",
         .has_amount = true,
         .amount = 12e10,
         .currency = "KRW",
         .evidence = {"공급하기로 했다.", 0, 0, 1, 1}},
    };
    char document[16], names[ENTITIES][48];
    const char *surfaces[ENTITIES];
    inmaek_entity entities[ENTITIES] = {0};
    for (size_t i = 0; i < ENTITIES; i++) {
        snprintf(names[i], sizeof names[i], forms[i], i == OTHER ? (number + 7919) % DOCUMENTS : number);
        surfaces[i] = names[i];
        entities[i] = (inmaek_entity){.id = names[i],
                                      .kind = i < P ? INMAEK_ORGANIZATION : INMAEK_PERSON,
                                      .name = names[i],
                                      .surfaces = &surfaces[i],
                                      .surface_count = 1,
                                      .confidence = 1};
    }
    snprintf(document, sizeof document, "d%05u", number);
    inmaek_facts facts = {.document = document,
                          .date = "2025-02-04",
                          .entities = entities,
                          .entity_count = ENTITIES,
                          .roles = roles,
                          .role_count = 2,
                          .affiliations = affiliations,
                          .affiliation_count = 1,
                          .agreements = agreements,
                          .agreement_count = 2};
    inmaek_error error;
    check(inmaek_graph_add(graph, &facts, &error), &error);
}

static void report(const char *what, double seconds, const char *path)
{
    struct stat status;
    if (path && !stat(path, &status))
        printf("  %-22s%10.2f s     %10.1f MB/s\n", what, seconds, (double)status.st_size / 1e6 / seconds);
    else
        printf("  %-22s%10.2f s\n", what, seconds);
    fflush(stdout);
}

int main(int argc, char **argv)
{
    if (argc != 2) return 2;
    char path[4096];
    inmaek_error error;
    inmaek_graph *graph;
    check(inmaek_graph_new(&graph, NULL, &error), &error);

    double begin = now();
    for (unsigned i = 0; i < DOCUMENTS; i++) add_document(graph, i);
    double added = now();
    check(inmaek_graph_finish(graph, &error), &error);
    double finished = now();
    inmaek_graph_size size = inmaek_graph_count(graph);
    printf("%-24s%10zu nodes %10zu edges\n", "a large graph",
           size.organizations + size.people + size.agreements, size.edges);
    report("facts added", added - begin, NULL);
    report("measured, laid out", finished - added, NULL);

    begin = now();
    snprintf(path, sizeof path, "%s.graphml", argv[1]);
    check(inmaek_graph_write_graphml(graph, path, &error), &error);
    report("GraphML", now() - begin, path);
    begin = now();
    snprintf(path, sizeof path, "%s.dot", argv[1]);
    check(inmaek_graph_write_dot(graph, path, &error), &error);
    report("DOT", now() - begin, path);
    inmaek_graph_free(graph);
    return 0;
}

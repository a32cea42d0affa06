/* write.c - how fast a large graph is finished and written, through the public header alone.
 *
 *     write PREFIX
 *
 * Makes a graph of 100,000 nodes (half organizations, a quarter people, a quarter agreements),
 * writes PREFIX.graphml and PREFIX.dot, and prints the time that each step took. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "inmaek.h"

enum { DOCUMENTS = 12500, PER_DOCUMENT = 8 }; /* 4 organizations, 2 people, 2 agreements */

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
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
    static const char *const form =
        "{\"document\":{\"id\":\"d%05u\",\"title\":null,\"date\":\"2025-02-04\",\"source\":null},\"entities\":["
        "{\"id\":\"a\",\"kind\":\"organization\",\"name\":\"가온%u전자\",\"surfaces\":[\"가온%u전자\"]},"
        "{\"id\":\"b\",\"kind\":\"organization\",\"name\":\"나루%u은행\",\"surfaces\":[\"나루%u은행\"]},"
        "{\"id\":\"c\",\"kind\":\"organization\",\"name\":\"다온%u화학\",\"surfaces\":[\"다온%u화학\"]},"
        "{\"id\":\"d\",\"kind\":\"organization\",\"name\":\"라온%u통신\",\"surfaces\":[\"라온%u통신\"]},"
        "{\"id\":\"e\",\"kind\":\"organization\",\"name\":\"가온%u전자\",\"surfaces\":[\"가온%u전자\"]},"
        "{\"id\":\"p\",\"kind\":\"person\",\"name\":\"한서린%u\",\"surfaces\":[\"한서린%u\"]},"
        "{\"id\":\"q\",\"kind\":\"person\",\"name\":\"도민재%u\",\"surfaces\":[\"도민재%u\"]}],"
        "\"roles\":[{\"person\":\"p\",\"organization\":\"a\",\"title\":\"대표\",\"evidence\":\"대표가 말했다.\"},"
        "{\"person\":\"q\",\"organization\":\"b\",\"title\":\"행장\",\"evidence\":\"행장이 말했다.\"}],"
        "\"affiliations\":[{\"child\":\"d\",\"parent\":\"a\",\"evidence\":\"자회사가 있다.\"}],"
        "\"agreements\":[{\"kind\":\"mou\",\"status\":\"concluded\",\"parties\":[\"a\",\"b\"],\"people\":[\"p\",\"q\"],"
        "\"date\":\"2025-02-04\",\"amount\":null,\"currency\":null,\"evidence\":\"업무협약을 체결했다고 4일 밝혔다.\"},"
        "{\"kind\":\"supply\",\"status\":\"planned\",\"from\":[\"c\"],\"to\":[\"e\"],\"people\":[],"
        "\"date\":\"2025\",\"amount\":120000000000,\"currency\":\"KRW\",\"evidence\":\"공급하기로 했다.\"}]}";
    unsigned n = number, other = (number + 7919) % DOCUMENTS;
    char json[4096];
    int length = snprintf(json, sizeof json, form, n, n, n, n, n, n, n, n, n, other, other, n, n, n, n);
    inmaek_error error;
    inmaek_facts *facts;
    check(inmaek_facts_parse(&facts, json, (size_t)length, &error), &error);
    check(inmaek_graph_add(graph, facts, &error), &error);
    inmaek_facts_free(facts);
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

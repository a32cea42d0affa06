/* measure.c - how central the players are; see measure.h.
 *
 * Shortest paths are the dear part: they are counted component by component, in small ones
 * exactly, in large ones from a sample of sources spread evenly over the players. */
#include "graph/measure.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "graph/components.h"
#include "graph/igraph_calls.h"

enum { MOST_EXACT = 2000, SAMPLE = 128 };

/* ---------------------------------------------------------------- the ties */

static int tie_order(const void *a, const void *b)
{
    const im_tie *x = a, *y = b;
    if (x->a != y->a) return x->a < y->a ? -1 : 1;
    if (x->b != y->b) return x->b < y->b ? -1 : 1;
    return (x->weight > y->weight) - (x->weight < y->weight);
}

/* Adds parallel ties up, drops loops, sorts; returns how many are left. */
static size_t simplify(im_tie *ties, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (ties[i].a == ties[i].b) continue;
        im_tie tie = ties[i];
        if (tie.a > tie.b) tie.a = ties[i].b, tie.b = ties[i].a;
        ties[kept++] = tie;
    }
    if (kept) qsort(ties, kept, sizeof *ties, tie_order);
    count = kept;
    kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (kept && ties[kept - 1].a == ties[i].a && ties[kept - 1].b == ties[i].b)
            ties[kept - 1].weight += ties[i].weight;
        else
            ties[kept++] = ties[i];
    }
    return kept;
}

/* ---------------------------------------------------------------- shortest paths */

/* Betweenness and closeness within one component, for `total` players in all. */
static inmaek_code measure_paths(const im_component *part, size_t total, double (*measures)[INMAEK_MEASURES],
                                 double *paths, double *sums, inmaek_error *error)
{
    uint32_t sources[SAMPLE], *sample = NULL;
    im_igraph *graph = NULL;
    size_t n = part->count, from = n;
    if (n > MOST_EXACT) {
        sample = sources;
        from = SAMPLE;
        for (size_t i = 0; i < SAMPLE; i++) sources[i] = (uint32_t)(i * n / SAMPLE);
    }
    inmaek_code code = im_igraph_new(&graph, n, part->ties, part->tie_count, error);
    if (code == INMAEK_OK) code = im_igraph_betweenness(graph, sample, from, paths, error);
    if (code == INMAEK_OK) code = im_igraph_distances(graph, sample, from, sums, error);
    im_igraph_free(graph);
    if (code != INMAEK_OK) return code;
    double pairs = total > 2 ? (double)(total - 1) * (double)(total - 2) / 2 : 1;
    for (size_t i = 0; i < n; i++) {
        double mean = sums[i] / (double)(sample ? from : n - 1);
        double reach = (double)(n - 1) / (double)(total - 1);
        double *of = measures[part->members[i]];
        of[INMAEK_BETWEENNESS] = paths[i] * ((double)n / (double)from) / pairs;
        of[INMAEK_CLOSENESS] = mean > 0 ? reach / mean : 0;
    }
    return INMAEK_OK;
}

static inmaek_code measure_components(im_igraph *graph, size_t count, const im_tie *ties, size_t tie_count,
                                      double (*measures)[INMAEK_MEASURES], inmaek_error *error)
{
    im_components parts = {0};
    double *paths = malloc(count * sizeof *paths), *sums = malloc(count * sizeof *sums);
    inmaek_code code = INMAEK_OK;
    if (!paths || !sums) code = im_no_memory(error);
    if (code == INMAEK_OK) code = im_components_find(&parts, graph, count, ties, tie_count, error);
    for (size_t i = 0; code == INMAEK_OK && i < parts.count; i++)
        if (parts.items[i].count > 1)
            code = measure_paths(&parts.items[i], count, measures, paths, sums, error);
    im_components_dispose(&parts);
    free(paths);
    free(sums);
    return code;
}

/* ---------------------------------------------------------------- communities */

typedef struct community {
    uint32_t size, first, number;
} community;

static int community_order(const void *a, const void *b)
{
    const community *x = a, *y = b;
    if (x->size != y->size) return x->size > y->size ? -1 : 1;
    return (x->first > y->first) - (x->first < y->first);
}

/* Gives the communities new numbers: the largest is 0; of two of one size, that of the first node. */
static inmaek_code number_communities(const uint32_t *found, size_t count, int *communities,
                                      inmaek_error *error)
{
    community *all = calloc(count + 1, sizeof *all);
    uint32_t *numbers = malloc((count + 1) * sizeof *numbers);
    size_t used = 0;
    if (all && numbers) {
        for (size_t i = 0; i < count; i++) {
            community *one = &all[found[i]];
            if (one->size++ == 0) *one = (community){1, (uint32_t)i, found[i]};
            if (found[i] >= used) used = found[i] + 1;
        }
        qsort(all, used, sizeof *all, community_order);
        for (size_t i = 0; i < used; i++) numbers[all[i].number] = (uint32_t)i;
        for (size_t i = 0; i < count; i++) communities[i] = (int)numbers[found[i]];
    }
    bool good = all && numbers;
    free(all);
    free(numbers);
    return good ? INMAEK_OK : im_no_memory(error);
}

static inmaek_code find_communities(im_igraph *graph, size_t count, size_t tie_count, int *communities,
                                    inmaek_error *error)
{
    uint32_t *found = malloc(count * sizeof *found);
    if (!found) return im_no_memory(error);
    for (size_t i = 0; i < count; i++) found[i] = (uint32_t)i; /* loners all */
    inmaek_code code = tie_count ? im_igraph_leiden(graph, found, error) : INMAEK_OK;
    if (code == INMAEK_OK) code = number_communities(found, count, communities, error);
    free(found);
    return code;
}

/* ---------------------------------------------------------------- all */

/* Writes a column of the measures. */
static void set_column(double (*measures)[INMAEK_MEASURES], inmaek_measure which, const double *values,
                       size_t count)
{
    for (size_t i = 0; i < count; i++) measures[i][which] = values[i];
}

static inmaek_code measure_whole(im_igraph *graph, size_t count, size_t tie_count,
                                 double (*measures)[INMAEK_MEASURES], inmaek_error *error)
{
    double *values = malloc(count * sizeof *values);
    if (!values) return im_no_memory(error);
    inmaek_code code = im_igraph_degree(graph, values, error);
    if (code == INMAEK_OK) {
        set_column(measures, INMAEK_DEGREE, values, count);
        code = im_igraph_pagerank(graph, values, error);
    }
    if (code == INMAEK_OK) {
        set_column(measures, INMAEK_PAGERANK, values, count);
        memset(values, 0, count * sizeof *values);
        if (tie_count) code = im_igraph_eigenvector(graph, values, error);
    }
    for (size_t i = 0; code == INMAEK_OK && i < count; i++) /* noise of the solver is no centrality */
        measures[i][INMAEK_EIGENVECTOR] = values[i] > 1e-9 ? values[i] : 0;
    free(values);
    return code;
}

inmaek_code im_measure(double (*measures)[INMAEK_MEASURES], int *communities, size_t count, im_tie *ties,
                       size_t tie_count, inmaek_error *error)
{
    if (count == 0) return INMAEK_OK;
    im_igraph *graph = NULL;
    memset(measures, 0, count * sizeof *measures);
    tie_count = simplify(ties, tie_count);
    im_igraph_begin();
    inmaek_code code = im_igraph_new(&graph, count, ties, tie_count, error);
    if (code == INMAEK_OK) code = measure_whole(graph, count, tie_count, measures, error);
    if (code == INMAEK_OK) code = measure_components(graph, count, ties, tie_count, measures, error);
    if (code == INMAEK_OK && communities)
        code = find_communities(graph, count, tie_count, communities, error);
    im_igraph_free(graph);
    im_igraph_end();
    return code;
}

/* igraph_calls.c - the border to igraph 0.10; see igraph_calls.h. */
#include "graph/igraph_calls.h"

#include <igraph/igraph.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/error.h"

struct im_igraph {
    igraph_t graph;
    igraph_vector_t weights, lengths;
    bool has_graph, has_weights, has_lengths;
};

enum { SEED = 20250204 };

/* ---------------------------------------------------------------- state and errors */

/* The handlers of whoever used igraph before us; global, as igraph's own are. */
static igraph_error_handler_t *error_handler;
static igraph_warning_handler_t *warning_handler;

void im_igraph_begin(void)
{
    error_handler = igraph_set_error_handler(igraph_error_handler_ignore);
    warning_handler = igraph_set_warning_handler(igraph_warning_handler_ignore);
    igraph_rng_seed(igraph_rng_default(), SEED);
}

void im_igraph_end(void)
{
    igraph_set_error_handler(error_handler);
    igraph_set_warning_handler(warning_handler);
}

static inmaek_code report(igraph_error_t code, inmaek_error *error)
{
    if (code == IGRAPH_SUCCESS) return INMAEK_OK;
    if (code == IGRAPH_ENOMEM) return im_no_memory(error);
    return im_error(error, INMAEK_GRAPH, "igraph: %s", igraph_strerror(code));
}

/* ---------------------------------------------------------------- graphs */

static igraph_error_t fill(im_igraph *graph, size_t count, const im_tie *ties, size_t tie_count)
{
    igraph_vector_int_t ends;
    igraph_error_t code = igraph_vector_int_init(&ends, (igraph_integer_t)(2 * tie_count));
    if (code) return code;
    for (size_t i = 0; i < tie_count; i++) {
        VECTOR(ends)[2 * i] = ties[i].a;
        VECTOR(ends)[2 * i + 1] = ties[i].b;
    }
    code = igraph_create(&graph->graph, &ends, (igraph_integer_t)count, IGRAPH_UNDIRECTED);
    igraph_vector_int_destroy(&ends);
    if (code) return code;
    graph->has_graph = true;
    code = igraph_vector_init(&graph->weights, (igraph_integer_t)tie_count);
    if (code) return code;
    graph->has_weights = true;
    code = igraph_vector_init(&graph->lengths, (igraph_integer_t)tie_count);
    if (code) return code;
    graph->has_lengths = true;
    for (size_t i = 0; i < tie_count; i++) {
        VECTOR(graph->weights)[i] = ties[i].weight;
        VECTOR(graph->lengths)[i] = 1 / ties[i].weight;
    }
    return IGRAPH_SUCCESS;
}

/* Is there room for what igraph will need? 0.10.2 breaks the heap where memory runs out amid its
 * lists of neighbours (igraph_inclist_init frees what it has not made), so better ask before. */
static bool has_room(size_t count, size_t tie_count)
{
    enum { BYTES_EACH = 512, BYTES_ANYWAY = 1 << 18 };
    if (count + tie_count > SIZE_MAX / BYTES_EACH - BYTES_ANYWAY) return false;
    void *room = malloc((count + tie_count) * BYTES_EACH + BYTES_ANYWAY);
    free(room);
    return room != NULL;
}

inmaek_code im_igraph_new(im_igraph **out, size_t count, const im_tie *ties, size_t tie_count,
                          inmaek_error *error)
{
    *out = NULL;
    im_igraph *graph = has_room(count, tie_count) ? calloc(1, sizeof *graph) : NULL;
    if (!graph) return im_no_memory(error);
    igraph_error_t code = fill(graph, count, ties, tie_count);
    if (code) {
        im_igraph_free(graph);
        return report(code, error);
    }
    *out = graph;
    return INMAEK_OK;
}

void im_igraph_free(im_igraph *graph)
{
    if (!graph) return;
    if (graph->has_lengths) igraph_vector_destroy(&graph->lengths);
    if (graph->has_weights) igraph_vector_destroy(&graph->weights);
    if (graph->has_graph) igraph_destroy(&graph->graph);
    free(graph);
}

static void copy_out(const igraph_vector_t *values, double *out)
{
    igraph_integer_t n = igraph_vector_size(values);
    for (igraph_integer_t i = 0; i < n; i++) out[i] = isfinite(VECTOR(*values)[i]) ? VECTOR(*values)[i] : 0;
}

static void copy_out_int(const igraph_vector_int_t *values, uint32_t *out)
{
    igraph_integer_t n = igraph_vector_int_size(values);
    for (igraph_integer_t i = 0; i < n; i++) out[i] = (uint32_t)VECTOR(*values)[i];
}

/* ---------------------------------------------------------------- measures */

inmaek_code im_igraph_components(im_igraph *graph, uint32_t *component, size_t *count, inmaek_error *error)
{
    igraph_vector_int_t membership;
    igraph_integer_t found = 0;
    igraph_error_t code = igraph_vector_int_init(&membership, 0);
    if (code) return report(code, error);
    code = igraph_connected_components(&graph->graph, &membership, NULL, &found, IGRAPH_WEAK);
    if (!code) copy_out_int(&membership, component);
    *count = (size_t)found;
    igraph_vector_int_destroy(&membership);
    return report(code, error);
}

inmaek_code im_igraph_degree(im_igraph *graph, double *degree, inmaek_error *error)
{
    igraph_vector_int_t degrees;
    igraph_error_t code = igraph_vector_int_init(&degrees, 0);
    if (code) return report(code, error);
    code = igraph_degree(&graph->graph, &degrees, igraph_vss_all(), IGRAPH_ALL, IGRAPH_NO_LOOPS);
    for (igraph_integer_t i = 0; !code && i < igraph_vector_int_size(&degrees); i++)
        degree[i] = (double)VECTOR(degrees)[i];
    igraph_vector_int_destroy(&degrees);
    return report(code, error);
}

/* By ARPACK: PRPACK, igraph's own choice, works in several threads at once where Debian builds it,
 * and its last digits differ from run to run. It is kept for graphs on which ARPACK gives up. */
inmaek_code im_igraph_pagerank(im_igraph *graph, double *rank, inmaek_error *error)
{
    igraph_vector_t ranks;
    igraph_real_t eigenvalue;
    igraph_arpack_options_t options;
    igraph_error_t code = igraph_vector_init(&ranks, 0);
    if (code) return report(code, error);
    igraph_arpack_options_init(&options);
    code = igraph_pagerank(&graph->graph, IGRAPH_PAGERANK_ALGO_ARPACK, &ranks, &eigenvalue, igraph_vss_all(),
                           IGRAPH_UNDIRECTED, 0.85, &graph->weights, &options);
    if (code && code != IGRAPH_ENOMEM)
        code = igraph_pagerank(&graph->graph, IGRAPH_PAGERANK_ALGO_PRPACK, &ranks, &eigenvalue,
                               igraph_vss_all(), IGRAPH_UNDIRECTED, 0.85, &graph->weights, NULL);
    if (!code) copy_out(&ranks, rank);
    igraph_vector_destroy(&ranks);
    return report(code, error);
}

inmaek_code im_igraph_eigenvector(im_igraph *graph, double *centrality, inmaek_error *error)
{
    igraph_vector_t values;
    igraph_real_t eigenvalue;
    igraph_arpack_options_t options;
    igraph_error_t code = igraph_vector_init(&values, 0);
    if (code) return report(code, error);
    igraph_arpack_options_init(&options);
    options.mxiter = 100000;
    code = igraph_eigenvector_centrality(&graph->graph, &values, &eigenvalue, IGRAPH_UNDIRECTED, 1,
                                         &graph->weights, &options);
    if (!code) copy_out(&values, centrality);
    igraph_vector_destroy(&values);
    return report(code, error);
}

inmaek_code im_igraph_leiden(im_igraph *graph, uint32_t *community, inmaek_error *error)
{
    enum { ROUNDS = 10 };
    igraph_vector_t strength;
    igraph_vector_int_t membership;
    igraph_integer_t count;
    igraph_real_t quality;
    igraph_error_t code = igraph_vector_init(&strength, 0);
    if (code) return report(code, error);
    code = igraph_vector_int_init(&membership, 0);
    if (code) {
        igraph_vector_destroy(&strength);
        return report(code, error);
    }
    code = igraph_strength(&graph->graph, &strength, igraph_vss_all(), IGRAPH_ALL, IGRAPH_LOOPS,
                           &graph->weights);
    igraph_real_t total = code ? 0 : igraph_vector_sum(&strength);
    if (!code) /* with strengths as weights of nodes and 1 / 2m as resolution, quality is modularity */
        code = igraph_community_leiden(&graph->graph, &graph->weights, &strength, 1 / total, 0.01, 0, ROUNDS,
                                       &membership, &count, &quality);
    if (!code) copy_out_int(&membership, community);
    igraph_vector_int_destroy(&membership);
    igraph_vector_destroy(&strength);
    return report(code, error);
}

/* A selector of nodes; all of them without `nodes`. To be destroyed, as are the numbers. */
static igraph_error_t select_nodes(igraph_vector_int_t *numbers, igraph_vs_t *selector, const uint32_t *nodes,
                                   size_t count)
{
    igraph_error_t code = igraph_vector_int_init(numbers, (igraph_integer_t)count);
    if (code) return code;
    for (size_t i = 0; i < count; i++) VECTOR(*numbers)[i] = nodes[i];
    *selector = nodes ? igraph_vss_vector(numbers) : igraph_vss_all();
    return IGRAPH_SUCCESS;
}

inmaek_code im_igraph_betweenness(im_igraph *graph, const uint32_t *sources, size_t source_count,
                                  double *paths, inmaek_error *error)
{
    igraph_vector_t values;
    igraph_vector_int_t numbers;
    igraph_vs_t selector;
    igraph_error_t code = select_nodes(&numbers, &selector, sources, sources ? source_count : 0);
    if (code) return report(code, error);
    code = igraph_vector_init(&values, 0);
    if (!code) {
        if (sources)
            code = igraph_betweenness_subset(&graph->graph, &values, igraph_vss_all(), IGRAPH_UNDIRECTED,
                                             selector, igraph_vss_all(), &graph->lengths);
        else
            code = igraph_betweenness(&graph->graph, &values, igraph_vss_all(), IGRAPH_UNDIRECTED,
                                      &graph->lengths);
        if (!code) copy_out(&values, paths);
        igraph_vector_destroy(&values);
    }
    igraph_vector_int_destroy(&numbers);
    return report(code, error);
}

inmaek_code im_igraph_distances(im_igraph *graph, const uint32_t *sources, size_t source_count, double *sums,
                                inmaek_error *error)
{
    enum { AT_ONCE = 16 }; /* rows of the matrix, lest it grow with the square */
    igraph_integer_t count = igraph_vcount(&graph->graph);
    igraph_matrix_t rows;
    igraph_error_t code = igraph_matrix_init(&rows, 0, 0);
    if (code) return report(code, error);
    if (!sources) source_count = (size_t)count;
    for (igraph_integer_t i = 0; i < count; i++) sums[i] = 0;
    for (size_t first = 0; !code && first < source_count; first += AT_ONCE) {
        igraph_vector_int_t numbers;
        size_t n = source_count - first < AT_ONCE ? source_count - first : AT_ONCE;
        code = igraph_vector_int_init(&numbers, (igraph_integer_t)n);
        if (code) break;
        for (size_t i = 0; i < n; i++)
            VECTOR(numbers)[i] = sources ? sources[first + i] : (igraph_integer_t)(first + i);
        code = igraph_distances_dijkstra(&graph->graph, &rows, igraph_vss_vector(&numbers), igraph_vss_all(),
                                         &graph->lengths, IGRAPH_ALL);
        igraph_vector_int_destroy(&numbers);
        for (igraph_integer_t i = 0; !code && i < count; i++)
            for (size_t k = 0; k < n; k++) sums[i] += MATRIX(rows, (igraph_integer_t)k, i);
    }
    igraph_matrix_destroy(&rows);
    return report(code, error);
}

/* ---------------------------------------------------------------- layouts */

static void copy_places(const igraph_matrix_t *places, double *x, double *y)
{
    igraph_integer_t n = igraph_matrix_nrow(places);
    for (igraph_integer_t i = 0; i < n; i++) {
        x[i] = isfinite(MATRIX(*places, i, 0)) ? MATRIX(*places, i, 0) : 0;
        y[i] = isfinite(MATRIX(*places, i, 1)) ? MATRIX(*places, i, 1) : 0;
    }
}

inmaek_code im_igraph_layout_fine(im_igraph *graph, double *x, double *y, inmaek_error *error)
{
    igraph_integer_t count = igraph_vcount(&graph->graph);
    igraph_matrix_t places;
    igraph_error_t code = igraph_matrix_init(&places, 0, 0);
    if (code) return report(code, error);
    code = igraph_layout_kamada_kawai(&graph->graph, &places, false, 50 * count, 0, (igraph_real_t)count,
                                      NULL, NULL, NULL, NULL, NULL);
    if (!code) copy_places(&places, x, y);
    igraph_matrix_destroy(&places);
    return report(code, error);
}

inmaek_code im_igraph_layout_fast(im_igraph *graph, double *x, double *y, unsigned rounds,
                                  inmaek_error *error)
{
    igraph_integer_t count = igraph_vcount(&graph->graph);
    igraph_matrix_t places;
    igraph_error_t code = igraph_matrix_init(&places, count, 2);
    if (code) return report(code, error);
    for (igraph_integer_t i = 0; i < count; i++) {
        MATRIX(places, i, 0) = x[i];
        MATRIX(places, i, 1) = y[i];
    }
    code = igraph_layout_fruchterman_reingold(
        &graph->graph, &places, true, (igraph_integer_t)rounds, sqrt((double)count),
        count > 1000 ? IGRAPH_LAYOUT_GRID : IGRAPH_LAYOUT_NOGRID, NULL, NULL, NULL, NULL, NULL);
    if (!code) copy_places(&places, x, y);
    igraph_matrix_destroy(&places);
    return report(code, error);
}

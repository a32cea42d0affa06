/* graphml_read.c - GraphML by igraph; see the header. */
#include "export/graphml_read.h"

#include <errno.h>
#include <igraph/igraph.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"

/* What igraph said last. It hands its handler no pointer of ours, and is used by one thread at a
 * time, so the words wait here until the call that failed has returned. */
static char reason_said[256];

static void keep_reason(const char *reason, const char *file, int line, igraph_error_t code)
{
    (void)file, (void)line, (void)code;
    if (!reason_said[0]) snprintf(reason_said, sizeof reason_said, "%s", reason); /* the first is the cause */
    IGRAPH_FINALLY_FREE();
}

static void keep_silent(const char *reason, const char *file, int line)
{
    (void)reason, (void)file, (void)line;
}

/* igraph's words as the end of one line of ours: no full stop, no second sentence. */
static const char *tidy_reason(void)
{
    char *stop = strstr(reason_said, ". ");
    if (stop) *stop = '\0';
    size_t length = strcspn(reason_said, "\r\n");
    while (length > 0 && strchr(". ", reason_said[length - 1])) length--;
    reason_said[length] = '\0';
    return length ? reason_said : "unknown reason";
}

static inmaek_code fail_with(igraph_error_t failed, const char *path, inmaek_error *error)
{
    if (failed == IGRAPH_ENOMEM) return im_no_memory(error);
    const char *reason = failed == IGRAPH_EINVAL ? "there is no <graph> in it" : tidy_reason();
    return im_error(error, INMAEK_FORMAT, "%s: expected a GraphML file: %s", path, reason);
}

/* ---------------------------------------------------------------- attributes */

typedef enum element { VERTEX, EDGE } element;

/* The type of the attribute, or IGRAPH_ATTRIBUTE_UNSPECIFIED if the file has none of the name. */
static igraph_attribute_type_t type_of(const igraph_t *g, element of, const char *name)
{
    igraph_strvector_t names[3];
    igraph_vector_int_t types[3];
    igraph_attribute_type_t type = IGRAPH_ATTRIBUTE_UNSPECIFIED;
    int made = 0;
    for (; made < 3; made++) {
        if (igraph_strvector_init(&names[made], 0)) break;
        if (igraph_vector_int_init(&types[made], 0)) {
            igraph_strvector_destroy(&names[made]);
            break;
        }
    }
    int at = of == VERTEX ? 1 : 2;
    if (made == 3 &&
        !igraph_cattribute_list(g, &names[0], &types[0], &names[1], &types[1], &names[2], &types[2]))
        for (igraph_integer_t i = 0; i < igraph_strvector_size(&names[at]); i++)
            if (!strcmp(igraph_strvector_get(&names[at], i), name))
                type = (igraph_attribute_type_t)VECTOR(types[at])[i];
    while (made-- > 0) {
        igraph_strvector_destroy(&names[made]);
        igraph_vector_int_destroy(&types[made]);
    }
    return type;
}

/* The texts of an attribute, copied to where `put` says; nothing is done where the file has no
 * text attribute of the name. */
typedef void text_sink(im_read_graph *graph, size_t i, const char *text);

static void put_id(im_read_graph *graph, size_t i, const char *text)
{
    graph->nodes[i].id = text;
}
static void put_kind(im_read_graph *graph, size_t i, const char *text)
{
    graph->nodes[i].kind = text;
}
static void put_relation(im_read_graph *graph, size_t i, const char *text)
{
    graph->edges[i].relation = text;
}
static void put_name(im_read_graph *graph, size_t i, const char *text)
{
    if (*text && !*graph->nodes[i].name) graph->nodes[i].name = text;
}

static igraph_error_t read_texts(im_read_graph *graph, const igraph_t *g, element of, const char *name,
                                 text_sink *put)
{
    if (type_of(g, of, name) != IGRAPH_ATTRIBUTE_STRING) return IGRAPH_SUCCESS;
    igraph_strvector_t texts;
    igraph_error_t failed = igraph_strvector_init(&texts, 0);
    if (failed) return failed;
    failed = of == VERTEX ? VASV(g, name, &texts) : EASV(g, name, &texts);
    for (igraph_integer_t i = 0; !failed && i < igraph_strvector_size(&texts); i++) {
        const char *copy = im_arena_strdup(&graph->strings, igraph_strvector_get(&texts, i));
        if (!copy) failed = IGRAPH_ENOMEM;
        if (copy) put(graph, (size_t)i, copy);
    }
    igraph_strvector_destroy(&texts);
    return failed;
}

static igraph_error_t read_numbers(igraph_vector_t *out, const igraph_t *g, const char *name, bool *found)
{
    *found = type_of(g, VERTEX, name) == IGRAPH_ATTRIBUTE_NUMERIC;
    return *found ? VANV(g, name, out) : IGRAPH_SUCCESS;
}

static igraph_error_t read_measures(im_read_graph *graph, const igraph_t *g)
{
    igraph_vector_t values;
    bool found;
    igraph_error_t failed = igraph_vector_init(&values, 0);
    if (failed) return failed;
    for (int m = 0; m < INMAEK_MEASURES && !failed; m++) {
        failed = read_numbers(&values, g, inmaek_measure_name((inmaek_measure)m), &found);
        for (size_t i = 0; i < graph->node_count; i++)
            graph->nodes[i].measures[m] = found && !failed ? VECTOR(values)[i] : NAN;
    }
    if (!failed) failed = read_numbers(&values, g, "community", &found);
    for (size_t i = 0; i < graph->node_count; i++) {
        double number = found && !failed ? VECTOR(values)[i] : -1;
        graph->nodes[i].community = number >= 0 && number < 1e9 ? (long)number : -1;
    }
    igraph_vector_destroy(&values);
    return failed;
}

/* ---------------------------------------------------------------- the file */

static igraph_error_t fill(im_read_graph *graph, const igraph_t *g)
{
    graph->node_count = (size_t)igraph_vcount(g);
    graph->edge_count = (size_t)igraph_ecount(g);
    if (graph->node_count >= UINT32_MAX) return IGRAPH_ENOMEM;
    graph->nodes = calloc(graph->node_count + 1, sizeof *graph->nodes);
    graph->edges = calloc(graph->edge_count + 1, sizeof *graph->edges);
    if (!graph->nodes || !graph->edges) return IGRAPH_ENOMEM;
    for (size_t i = 0; i < graph->node_count; i++)
        graph->nodes[i].id = graph->nodes[i].name = graph->nodes[i].kind = "";
    for (size_t i = 0; i < graph->edge_count; i++) {
        graph->edges[i].from = (uint32_t)IGRAPH_FROM(g, (igraph_integer_t)i);
        graph->edges[i].to = (uint32_t)IGRAPH_TO(g, (igraph_integer_t)i);
        graph->edges[i].relation = "";
    }
    igraph_error_t failed;
    if ((failed = read_texts(graph, g, VERTEX, "id", put_id))) return failed;
    if ((failed = read_texts(graph, g, VERTEX, "label", put_name))) return failed;
    if ((failed = read_texts(graph, g, VERTEX, "name", put_name))) return failed;
    if ((failed = read_texts(graph, g, VERTEX, "id", put_name))) return failed;
    if ((failed = read_texts(graph, g, VERTEX, "kind", put_kind))) return failed;
    if ((failed = read_texts(graph, g, EDGE, "relation", put_relation))) return failed;
    return read_measures(graph, g);
}

static inmaek_code open_file(FILE **out, const char *path, inmaek_error *error)
{
    struct stat about;
    FILE *file = fopen(path, "rb");
    if (!file) return im_error(error, INMAEK_IO, "%s: %s", path, strerror(errno));
    bool known = fstat(fileno(file), &about) == 0;
    *out = file;
    if (known && S_ISDIR(about.st_mode)) {
        fclose(file);
        return im_error(error, INMAEK_IO, "%s: %s", path, strerror(EISDIR));
    }
    if (known && S_ISREG(about.st_mode) && about.st_size == 0) {
        fclose(file);
        return im_error(error, INMAEK_FORMAT, "%s: expected a GraphML file: it is empty", path);
    }
    return INMAEK_OK;
}

static igraph_error_t read_file(im_read_graph *graph, FILE *file)
{
    igraph_t g;
    igraph_set_attribute_table(&igraph_cattribute_table);
    igraph_error_t failed = igraph_read_graph_graphml(&g, file, 0);
    if (failed) return failed;
    failed = fill(graph, &g);
    igraph_destroy(&g);
    return failed;
}

inmaek_code im_graphml_read(im_read_graph *graph, const char *path, inmaek_error *error)
{
    *graph = (im_read_graph){0};
    FILE *file = NULL;
    inmaek_code code = open_file(&file, path, error);
    if (code) return code;
    igraph_error_handler_t *errors = igraph_set_error_handler(keep_reason);
    igraph_warning_handler_t *warnings = igraph_set_warning_handler(keep_silent);
    reason_said[0] = '\0';
    igraph_error_t failed = read_file(graph, file);
    igraph_set_error_handler(errors);
    igraph_set_warning_handler(warnings);
    if (ferror(file))
        code = im_error(error, INMAEK_IO, "%s: %s", path, strerror(EIO));
    else if (failed)
        code = fail_with(failed, path, error);
    fclose(file);
    if (code) im_read_graph_dispose(graph);
    return code;
}

void im_read_graph_dispose(im_read_graph *graph)
{
    free(graph->nodes);
    free(graph->edges);
    im_arena_dispose(&graph->strings);
    *graph = (im_read_graph){0};
}

/* ranking.c - which players of a graph are most central.
 *
 *     GraphML -> im_read_graph -> players, measured -> inmaek_ranking, sorted
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "export/graphml_read.h"
#include "export/ranking.h"
#include "graph/measure.h"
#include "graph/players.h"

static const char *const measure_names[INMAEK_MEASURES] = {
    [INMAEK_DEGREE] = "degree",       [INMAEK_BETWEENNESS] = "betweenness",
    [INMAEK_CLOSENESS] = "closeness", [INMAEK_EIGENVECTOR] = "eigenvector",
    [INMAEK_PAGERANK] = "pagerank",
};

const char *inmaek_measure_name(inmaek_measure measure)
{
    return measure_names[measure];
}

bool inmaek_measure_read(inmaek_measure *out, const char *word)
{
    for (int m = 0; m < INMAEK_MEASURES; m++) {
        if (strcmp(word, measure_names[m]) != 0) continue;
        *out = (inmaek_measure)m;
        return true;
    }
    return false;
}

/* ---------------------------------------------------------------- players */

static bool is_player_kind(const char *kind)
{
    return !strcmp(kind, im_node_kind_name(IM_NODE_ORGANIZATION)) ||
           !strcmp(kind, im_node_kind_name(IM_NODE_PERSON));
}

/* A graph of ours has organizations or people; in another's every node is a player. */
static bool is_ours(const im_read_graph *graph)
{
    for (size_t i = 0; i < graph->node_count; i++)
        if (is_player_kind(graph->nodes[i].kind)) return true;
    return false;
}

/* Puts players before the rest; afterwards `place[i]` is where node i stands. */
static size_t players_first(im_read_graph *graph, uint32_t *place, inmaek_player *sorted, bool ours)
{
    size_t count = 0, other = 0;
    for (size_t i = 0; i < graph->node_count; i++) other += !ours || is_player_kind(graph->nodes[i].kind);
    size_t players = other;
    for (size_t i = 0; i < graph->node_count; i++) {
        bool player = !ours || is_player_kind(graph->nodes[i].kind);
        place[i] = (uint32_t)(player ? count++ : other++);
        sorted[place[i]] = graph->nodes[i];
    }
    memcpy(graph->nodes, sorted, graph->node_count * sizeof *sorted);
    for (size_t i = 0; i < graph->edge_count; i++) {
        graph->edges[i].from = place[graph->edges[i].from];
        graph->edges[i].to = place[graph->edges[i].to];
    }
    return players;
}

static inmaek_code sort_players(im_read_graph *graph, size_t *players, bool ours, inmaek_error *error)
{
    uint32_t *place = malloc((graph->node_count + 1) * sizeof *place);
    inmaek_player *sorted = malloc((graph->node_count + 1) * sizeof *sorted);
    if (place && sorted) *players = players_first(graph, place, sorted, ours);
    bool whole = place && sorted;
    free(place);
    free(sorted);
    return whole ? INMAEK_OK : im_no_memory(error);
}

/* ---------------------------------------------------------------- measures */

/* Does the file hold the measure for every player? */
static bool is_told(const im_read_graph *graph, size_t players, int measure)
{
    for (size_t i = 0; i < players; i++)
        if (!isfinite(graph->nodes[i].measures[measure])) return false;
    return true;
}

/* ---- in a graph of ours: as when it was made */

static bool read_relation(im_relation *out, const char *word)
{
    for (int r = IM_RELATION_ROLE; r <= IM_RELATION_PARTICIPANT; r++) {
        if (strcmp(word, im_relation_name((im_relation)r)) != 0) continue;
        *out = (im_relation)r;
        return true;
    }
    return false;
}

/* Do the two ends of the edge suit its relation? Anything may stand in a file. */
static bool is_sound(const im_read_edge *edge, im_relation relation, size_t players)
{
    bool direct = relation == IM_RELATION_ROLE || relation == IM_RELATION_AFFILIATE;
    return edge->from < players && (edge->to < players) == direct;
}

static int by_relation(const void *a, const void *b)
{
    const im_edge *x = a, *y = b;
    if (x->relation != y->relation) return (x->relation > y->relation) - (x->relation < y->relation);
    if (x->from != y->from) return (x->from > y->from) - (x->from < y->from);
    return (x->to > y->to) - (x->to < y->to);
}

static size_t take_edges(im_edge *edges, const im_read_graph *graph, size_t players)
{
    size_t count = 0;
    for (size_t i = 0; i < graph->edge_count; i++) {
        const im_read_edge *edge = &graph->edges[i];
        im_relation relation;
        if (!read_relation(&relation, edge->relation) || !is_sound(edge, relation, players)) continue;
        edges[count++] = (im_edge){.from = edge->from, .to = edge->to, .relation = relation};
    }
    qsort(edges, count, sizeof *edges, by_relation);
    return count;
}

static inmaek_code measure_ours(double (*measures)[INMAEK_MEASURES], const im_read_graph *graph,
                                size_t players, inmaek_error *error)
{
    im_node *nodes = calloc(graph->node_count + 1, sizeof *nodes);
    im_edge *edges = calloc(graph->edge_count + 1, sizeof *edges);
    inmaek_code code = nodes && edges ? INMAEK_OK : im_no_memory(error);
    for (size_t i = players; !code && i < graph->node_count; i++) nodes[i].kind = IM_NODE_AGREEMENT;
    if (!code) {
        im_network network = {.nodes = nodes, .node_count = graph->node_count, .edges = edges};
        network.edge_count = take_edges(edges, graph, players);
        code = im_measure_players(nodes, &network, error);
    }
    for (size_t i = 0; !code && i < players; i++) memcpy(measures[i], nodes[i].measures, sizeof *measures);
    free(nodes);
    free(edges);
    return code;
}

/* ---- in another's: each pair with an edge is tied once, whichever way the edges go */

static int by_ends(const void *a, const void *b)
{
    const im_tie *x = a, *y = b;
    if (x->a != y->a) return (x->a > y->a) - (x->a < y->a);
    return (x->b > y->b) - (x->b < y->b);
}

static inmaek_code measure_plain(double (*measures)[INMAEK_MEASURES], const im_read_graph *graph,
                                 inmaek_error *error)
{
    im_tie *ties = malloc((graph->edge_count + 1) * sizeof *ties);
    if (!ties) return im_no_memory(error);
    for (size_t i = 0; i < graph->edge_count; i++) {
        uint32_t a = graph->edges[i].from, b = graph->edges[i].to;
        ties[i] = (im_tie){a < b ? a : b, a < b ? b : a, 1};
    }
    qsort(ties, graph->edge_count, sizeof *ties, by_ends);
    size_t count = 0;
    for (size_t i = 0; i < graph->edge_count; i++)
        if (count == 0 || by_ends(&ties[count - 1], &ties[i]) != 0) ties[count++] = ties[i];
    inmaek_code code = im_measure(measures, NULL, graph->node_count, ties, count, error);
    free(ties);
    return code;
}

static inmaek_code measure_missing(im_read_graph *graph, size_t players, bool ours, inmaek_error *error)
{
    bool told[INMAEK_MEASURES], all = true;
    for (int m = 0; m < INMAEK_MEASURES; m++) all &= told[m] = is_told(graph, players, m);
    if (all) return INMAEK_OK;
    double(*measures)[INMAEK_MEASURES] = calloc(players + 1, sizeof *measures);
    if (!measures) return im_no_memory(error);
    inmaek_code code =
        ours ? measure_ours(measures, graph, players, error) : measure_plain(measures, graph, error);
    for (size_t i = 0; !code && i < players; i++)
        for (int m = 0; m < INMAEK_MEASURES; m++)
            if (!told[m]) graph->nodes[i].measures[m] = measures[i][m];
    free(measures);
    return code;
}

/* ---------------------------------------------------------------- the ranking */

/* qsort hands over no context, so the chosen measure travels with each row. */
typedef struct row {
    double value;
    const inmaek_player *player;
} row;

static int by_value(const void *a, const void *b)
{
    const row *x = a, *y = b;
    if (x->value != y->value) return (x->value < y->value) - (x->value > y->value);
    int names = strcmp(x->player->name, y->player->name);
    return names ? names : strcmp(x->player->id, y->player->id);
}

static inmaek_code rank(im_ranking *r, size_t players, inmaek_measure by, const char *kind,
                        inmaek_error *error)
{
    row *rows = malloc((players + 1) * sizeof *rows);
    r->players = malloc((players + 1) * sizeof *r->players);
    if (!rows || !r->players) {
        free(rows);
        return im_no_memory(error);
    }
    size_t count = 0;
    for (size_t i = 0; i < players; i++) {
        const inmaek_player *player = &r->graph.nodes[i];
        if (!kind || !strcmp(player->kind, kind)) rows[count++] = (row){player->measures[by], player};
    }
    qsort(rows, count, sizeof *rows, by_value);
    for (size_t i = 0; i < count; i++) r->players[i] = *rows[i].player;
    r->public.players = r->players;
    r->public.player_count = count;
    r->by = by;
    free(rows);
    return INMAEK_OK;
}

inmaek_code inmaek_ranking_read(inmaek_ranking **out, const char *path, inmaek_measure by, const char *kind,
                                inmaek_error *error)
{
    *out = NULL;
    im_ranking *r = calloc(1, sizeof *r);
    if (!r) return im_no_memory(error);
    size_t players = 0;
    inmaek_code code = im_graphml_read(&r->graph, path, error);
    bool ours = !code && is_ours(&r->graph);
    if (!code) code = sort_players(&r->graph, &players, ours, error);
    if (!code) code = measure_missing(&r->graph, players, ours, error);
    if (!code) code = rank(r, players, by, kind, error);
    if (code)
        inmaek_ranking_free(&r->public);
    else
        *out = &r->public;
    return code;
}

void inmaek_ranking_free(inmaek_ranking *ranking)
{
    if (!ranking) return;
    im_ranking *r = (im_ranking *)ranking;
    im_read_graph_dispose(&r->graph);
    free(r->players);
    free(r);
}

/* players.c - see players.h. */
#include "graph/players.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/error.h"
#include "graph/measure.h"

/* Beyond this many, a pair's share of an agreement is too small to count. */
enum { MOST_PARTIES = 1000 };

typedef struct {
    im_tie *items;
    size_t count, capacity;
} ties;

typedef struct {
    uint32_t *items;
    size_t count, capacity;
} list;

static bool add_tie(ties *all, uint32_t a, uint32_t b, double weight)
{
    im_tie tie = {a, b, weight};
    return im_array_push(all, tie);
}

/* Ties each pair of the members so that each has ties worth 1. */
static bool tie_all(ties *all, const list *members)
{
    bool good = true;
    if (members->count > MOST_PARTIES) return true;
    for (size_t i = 0; good && i < members->count; i++)
        for (size_t k = i + 1; good && k < members->count; k++)
            good = add_tie(all, members->items[i], members->items[k], 1.0 / (double)(members->count - 1));
    return good;
}

static bool tie_across(ties *all, const list *parties, const list *people)
{
    bool good = true;
    if (parties->count > MOST_PARTIES) return true;
    for (size_t i = 0; good && i < people->count; i++)
        for (size_t k = 0; good && k < parties->count; k++)
            good = add_tie(all, people->items[i], parties->items[k], 1.0 / (double)parties->count);
    return good;
}

static int by_agreement(const void *a, const void *b)
{
    const im_edge *const *x = a, *const *y = b;
    if ((*x)->to != (*y)->to) return (*x)->to < (*y)->to ? -1 : 1;
    return (*x > *y) - (*x < *y); /* both of one array: the order of the network */
}

/* The ties of one agreement, whose edges stand together. */
static bool tie_agreement(ties *all, const im_edge *const *edges, size_t count, list *parties, list *people)
{
    parties->count = people->count = 0;
    for (size_t i = 0; i < count; i++)
        if (!im_array_push(edges[i]->relation == IM_RELATION_PARTY ? parties : people, edges[i]->from))
            return false;
    return tie_all(all, parties) && tie_all(all, people) && tie_across(all, parties, people);
}

/* Offices and affiliations: edges are sorted by relation and ends, so those of one pair stand
 * together and count once. */
static bool tie_offices(ties *all, const im_network *network)
{
    for (size_t i = 0; i < network->edge_count; i++) {
        const im_edge *edge = &network->edges[i], *before = edge - 1;
        if (edge->relation != IM_RELATION_ROLE && edge->relation != IM_RELATION_AFFILIATE) continue;
        if (i && before->relation == edge->relation && before->from == edge->from && before->to == edge->to)
            continue;
        if (!add_tie(all, edge->from, edge->to, 1)) return false;
    }
    return true;
}

static bool tie_agreements(ties *all, const im_network *network)
{
    const im_edge **edges = malloc((network->edge_count + 1) * sizeof *edges);
    list parties = {0}, people = {0};
    size_t count = 0;
    bool good = edges != NULL;
    for (size_t i = 0; good && i < network->edge_count; i++)
        if (network->nodes[network->edges[i].to].kind == IM_NODE_AGREEMENT)
            edges[count++] = &network->edges[i];
    if (count) qsort(edges, count, sizeof *edges, by_agreement);
    for (size_t i = 0, n; good && i < count; i += n) {
        for (n = 1; i + n < count && edges[i + n]->to == edges[i]->to;) n++;
        good = tie_agreement(all, edges + i, n, &parties, &people);
    }
    free(edges);
    free(parties.items);
    free(people.items);
    return good;
}

inmaek_code im_measure_players(im_node *nodes, const im_network *network, inmaek_error *error)
{
    size_t count = 0;
    while (count < network->node_count && nodes[count].kind != IM_NODE_AGREEMENT) count++; /* players lead */
    ties all = {0};
    double(*measures)[INMAEK_MEASURES] = calloc(count + 1, sizeof *measures);
    int *communities = calloc(count + 1, sizeof *communities);
    inmaek_code code = INMAEK_OK;
    if (!measures || !communities || !tie_offices(&all, network) || !tie_agreements(&all, network))
        code = im_no_memory(error);
    else
        code = im_measure(measures, communities, count, all.items, all.count, error);
    for (size_t i = 0; code == INMAEK_OK && i < count; i++) {
        for (int m = 0; m < INMAEK_MEASURES; m++) nodes[i].measures[m] = measures[i][m];
        nodes[i].community = communities[i];
    }
    free(all.items);
    free(measures);
    free(communities);
    return code;
}

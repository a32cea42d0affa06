/* ties.c - from roles, affiliations and agreements to weighted ties; see the header. */
#include "graph/ties.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/error.h"

typedef struct member {
    uint32_t agreement, player;
} member;

typedef struct maker {
    struct {
        im_tie *items;
        size_t count, capacity;
    } ties;
    struct {
        member *items;
        size_t count, capacity;
    } members;
} maker;

static int by_agreement(const void *a, const void *b)
{
    const member *x = a, *y = b;
    if (x->agreement != y->agreement) return (x->agreement > y->agreement) - (x->agreement < y->agreement);
    return (x->player > y->player) - (x->player < y->player);
}

static bool take_edges(maker *m, const im_network *network)
{
    for (size_t i = 0; i < network->edge_count; i++) {
        const im_edge *edge = &network->edges[i];
        if (edge->relation == IM_RELATION_ROLE || edge->relation == IM_RELATION_AFFILIATE) {
            if (!im_array_push(&m->ties, ((im_tie){edge->from, edge->to, 1}))) return false;
        } else {
            if (!im_array_push(&m->members, ((member){edge->to, edge->from}))) return false;
        }
    }
    return true;
}

/* Who has two parts in one agreement is counted once. */
static size_t drop_doubles(member *members, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || by_agreement(&members[kept - 1], &members[i]) != 0) members[kept++] = members[i];
    return kept;
}

static bool tie_members(maker *m, const member *members, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count; j++)
            if (!im_array_push(&m->ties,
                               ((im_tie){members[i].player, members[j].player, 1.0 / (double)(count - 1)})))
                return false;
    return true;
}

inmaek_code im_ties_make(im_tie **out, size_t *count, const im_network *network, inmaek_error *error)
{
    maker m = {0};
    bool whole = take_edges(&m, network);
    if (whole && m.members.count > 0) {
        qsort(m.members.items, m.members.count, sizeof *m.members.items, by_agreement);
        m.members.count = drop_doubles(m.members.items, m.members.count);
    }
    for (size_t first = 0, end; whole && first < m.members.count; first = end) {
        for (end = first + 1; end < m.members.count; end++)
            if (m.members.items[end].agreement != m.members.items[first].agreement) break;
        whole = tie_members(&m, m.members.items + first, end - first);
    }
    free(m.members.items);
    if (!whole) {
        free(m.ties.items);
        return im_no_memory(error);
    }
    *out = m.ties.items;
    *count = m.ties.count;
    return INMAEK_OK;
}

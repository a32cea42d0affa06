/* edges.c - the ties: what several documents say of the same two nodes becomes one edge. */
#include <stdlib.h>
#include <string.h>

#include "graph/assemble.h"
#include "graph/ident.h"

/* What a part is called on a picture's line; what a person does in an agreement; what ties a
 * child to its parent. */
static const char *const part_words[INMAEK_PARTS] = {
    [INMAEK_PARTY] = "당사자",    [INMAEK_INVESTOR] = "투자자",  [INMAEK_INVESTEE] = "투자 대상",
    [INMAEK_ACQUIRER] = "인수자", [INMAEK_TARGET] = "인수 대상", [INMAEK_SUPPLIER] = "공급자",
    [INMAEK_CUSTOMER] = "수요자", [INMAEK_PROVIDER] = "제공자",  [INMAEK_USER] = "이용자",
};
static const char participant_word[] = "참여", affiliate_word[] = "계열", former_word[] = "전";

const char *im_node_kind_name(im_node_kind kind)
{
    static const char *const names[] = {"organization", "person", "agreement"};
    return names[kind];
}

const char *im_relation_name(im_relation relation)
{
    static const char *const names[] = {"role", "affiliate", "party", "participant"};
    return names[relation];
}

/* A claim as it stands between nodes. */
typedef struct line {
    uint32_t from, to, claim;
    const im_claim *told;
    const char *title;
} line;

static int same_edge(const line *x, const line *y)
{
    if (x->told->relation != y->told->relation) return x->told->relation < y->told->relation ? -1 : 1;
    if (x->from != y->from) return x->from < y->from ? -1 : 1;
    if (x->to != y->to) return x->to < y->to ? -1 : 1;
    if (x->told->former != y->told->former) return x->told->former - y->told->former;
    return im_text_order(x->title, y->title);
}

static int line_order(const void *a, const void *b)
{
    return same_edge(a, b);
}

/* Makes the edge's label and id of its other fields, and puts it into the list. */
static bool finish_edge(im_assembly *assembly, im_edge edge)
{
    im_string *text = &assembly->text;
    const char *part = edge.relation == IM_RELATION_PARTY ? inmaek_part_name(edge.part) : "";
    im_string_clear(text);
    im_string_addf(text, "%s|%s|%s|%s|%d|%s", im_relation_name(edge.relation),
                   assembly->nodes.items[edge.from].id, assembly->nodes.items[edge.to].id,
                   edge.title ? edge.title : "", edge.former, part);
    const char *content = im_keep_text(assembly);
    if (!content) return false;
    im_string_clear(text);
    im_string_addf(text, "%s:", im_relation_name(edge.relation));
    im_ident_add_hash(text, content, 16);
    edge.id = im_keep_text(assembly);
    return edge.id && edge.sources && im_array_push(&assembly->edges, edge);
}

static const char *make_role_label(im_assembly *assembly, const im_edge *edge)
{
    if (!edge->former) return edge->title ? edge->title : "";
    im_string_clear(&assembly->text);
    im_string_addf(&assembly->text, edge->title ? "%s %s" : "%s%s", former_word,
                   edge->title ? edge->title : "");
    return im_keep_text(assembly);
}

/* One edge of the lines that agree. */
static bool add_claim_edge(im_assembly *assembly, const line *lines, size_t count)
{
    const im_proof *best = &lines[0].told->proof;
    im_edge edge = {.from = lines[0].from,
                    .to = lines[0].to,
                    .relation = lines[0].told->relation,
                    .former = lines[0].told->former};
    if (lines[0].title && lines[0].title[0]) edge.title = lines[0].title;
    assembly->places.count = 0;
    for (size_t i = 0; i < count; i++) {
        const im_claim *claim = lines[i].told;
        edge.weight += claim->support;
        if (im_proof_better(assembly->all, &claim->proof, best)) best = &claim->proof;
        if (!im_add_places(assembly, &assembly->all->claim_sources, lines[i].claim)) return false;
    }
    edge.evidence = best->text;
    edge.confidence = best->confidence;
    edge.label = edge.relation == IM_RELATION_ROLE        ? make_role_label(assembly, &edge)
                 : edge.relation == IM_RELATION_AFFILIATE ? affiliate_word
                                                          : participant_word;
    edge.sources = im_join_sources(assembly);
    return edge.label && finish_edge(assembly, edge);
}

static bool add_claim_edges(im_assembly *assembly)
{
    const im_collection *all = assembly->all;
    line *lines = malloc((all->claims.count + 1) * sizeof *lines);
    size_t count = 0;
    bool good = lines != NULL;
    for (uint32_t i = 0; good && i < all->claims.count; i++) {
        const im_claim *claim = &all->claims.items[i];
        uint32_t from = assembly->actor_nodes[claim->from];
        uint32_t to = claim->relation == IM_RELATION_PARTICIPANT ? assembly->deal_nodes[claim->to]
                                                                 : assembly->actor_nodes[claim->to];
        if (to == IM_NO_DEAL || from == to) continue; /* names that turned out to be one */
        lines[count++] = (line){from, to, i, claim, im_text(all, claim->title)};
    }
    if (count) qsort(lines, count, sizeof *lines, line_order);
    for (size_t i = 0, n; good && i < count; i += n) {
        for (n = 1; i + n < count && same_edge(&lines[i], &lines[i + n]) == 0;) n++;
        good = add_claim_edge(assembly, lines + i, n);
    }
    free(lines);
    return good;
}

/* ---------------------------------------------------------------- parties */

static inmaek_part part_of_side(inmaek_agreement_kind kind, unsigned side)
{
    inmaek_part from, to;
    if (side == 2 || !inmaek_agreement_kind_directed(kind, &from, &to)) return INMAEK_PARTY;
    return side == 0 ? from : to;
}

/* The edges of all parties to the deal that stands for others; they share its proof. */
static bool add_party_edges(im_assembly *assembly, uint32_t root, const im_pair *deals, size_t count,
                            im_pairs *sides)
{
    const im_collection *all = assembly->all;
    const im_deal *deal = &all->deals.items[root];
    uint32_t to = assembly->deal_nodes[root];
    const im_proof *best = im_agreement_proof(assembly, deals, count, assembly->nodes.items[to].status);
    sides->count = 0;
    for (uint32_t i = 0; i < deal->party_count; i++) {
        const im_deal_party *party = &all->parties.items[deal->party + i];
        if (!im_pairs_add(sides, assembly->actor_nodes[party->actor], im_deal_side(deal->kind, party->part)))
            return false;
    }
    im_pairs_sort(sides);
    for (size_t i = 0; i < sides->count; i++) {
        if (i && sides->items[i].key == sides->items[i - 1].key) continue; /* on two sides: the first holds */
        im_edge edge = {.from = sides->items[i].key,
                        .to = to,
                        .relation = IM_RELATION_PARTY,
                        .part = part_of_side(deal->kind, sides->items[i].value),
                        .weight = assembly->nodes.items[to].mentions,
                        .evidence = best->text,
                        .confidence = best->confidence,
                        .sources = assembly->nodes.items[to].sources};
        edge.label = part_words[edge.part];
        if (!finish_edge(assembly, edge)) return false;
    }
    return true;
}

static int edge_order(const void *a, const void *b)
{
    const im_edge *x = a, *y = b;
    if (x->relation != y->relation) return x->relation < y->relation ? -1 : 1;
    if (x->from != y->from) return x->from < y->from ? -1 : 1;
    if (x->to != y->to) return x->to < y->to ? -1 : 1;
    int order = strcmp(x->label, y->label);
    return order ? order : strcmp(x->id, y->id);
}

bool im_assemble_edges(im_assembly *assembly)
{
    const im_pairs *deals = &assembly->deals;
    im_pairs sides = {0};
    bool good = add_claim_edges(assembly);
    for (size_t i = 0, n; good && i < deals->count; i += n) {
        for (n = 1; i + n < deals->count && deals->items[i + n].key == deals->items[i].key;) n++;
        good = add_party_edges(assembly, deals->items[i].key, deals->items + i, n, &sides);
    }
    free(sides.items);
    if (good && assembly->edges.count)
        qsort(assembly->edges.items, assembly->edges.count, sizeof *assembly->edges.items, edge_order);
    return good;
}

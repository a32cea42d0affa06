/* agreements.c - the nodes of agreements: what all documents together say of one. */
#include <stdlib.h>
#include <string.h>

#include "graph/assemble.h"
#include "graph/ident.h"

/* An agreement before it has its place. */
typedef struct draft {
    im_node node;
    uint32_t root;       /* the deal that stands for it */
    const char *parties; /* its kind and parties as they stand in the id */
} draft;

typedef struct agreements {
    im_assembly *assembly;
    IM_LIST(draft) drafts;
    IM_LIST(im_pair) sides; /* scratch: side, node of the deal at hand */
} agreements;

static const char *const words[INMAEK_AGREEMENT_KINDS] = {
    [INMAEK_MOU] = "업무협약",     [INMAEK_JOINT_VENTURE] = "합작",
    [INMAEK_PARTNERSHIP] = "제휴", [INMAEK_JOINT_DEVELOPMENT] = "공동개발",
    [INMAEK_INVESTMENT] = "투자",  [INMAEK_ACQUISITION] = "인수",
    [INMAEK_SUPPLY] = "공급",      [INMAEK_LICENSE] = "기술이용",
    [INMAEK_TALKS] = "회동",
};

const char *im_agreement_word(inmaek_agreement_kind kind)
{
    return words[kind];
}

/* ---------------------------------------------------------------- what is known of it */

/* The status that the latest document tells; of two of one day, the further. */
static inmaek_status latest_status(const im_assembly *assembly, const im_pair *deals, size_t count)
{
    const im_deal *best = NULL;
    const char *best_date = "";
    for (size_t i = 0; i < count; i++) {
        const im_deal *deal = &assembly->all->deals.items[deals[i].value];
        const char *date = im_text(assembly->all, deal->latest);
        int order = strcmp(date ? date : "", best_date);
        if (best && (order < 0 || (order == 0 && deal->status <= best->status))) continue;
        best = deal;
        best_date = date ? date : "";
    }
    return best->status;
}

static unsigned support_of_date(const im_assembly *assembly, const im_pair *deals, size_t count,
                                uint32_t date)
{
    unsigned support = 0;
    for (size_t i = 0; i < count; i++) {
        const im_deal *deal = &assembly->all->deals.items[deals[i].value];
        if (deal->date == date) support += deal->support;
    }
    return support;
}

/* The most precise date; of several, the one with most support, then the earliest. */
static const char *best_date(const im_assembly *assembly, const im_pair *deals, size_t count)
{
    const char *best = NULL;
    unsigned best_support = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t number = assembly->all->deals.items[deals[i].value].date;
        const char *date = im_text(assembly->all, number);
        if (!date || (best && strlen(date) < strlen(best))) continue;
        unsigned support = support_of_date(assembly, deals, count, number);
        if (best && strlen(date) == strlen(best)) {
            if (support < best_support || (support == best_support && strcmp(date, best) >= 0)) continue;
        }
        best = date;
        best_support = support;
    }
    return best;
}

static unsigned support_of_amount(const im_assembly *assembly, const im_pair *deals, size_t count,
                                  const im_deal *of)
{
    unsigned support = 0;
    for (size_t i = 0; i < count; i++) {
        const im_deal *deal = &assembly->all->deals.items[deals[i].value];
        if (deal->has_amount && deal->amount == of->amount && deal->currency == of->currency)
            support += deal->support;
    }
    return support;
}

/* The deal whose amount has most support, then the latest, then the largest; NULL: no amount. */
static const im_deal *best_amount(const im_assembly *assembly, const im_pair *deals, size_t count)
{
    const im_deal *best = NULL;
    unsigned best_support = 0;
    for (size_t i = 0; i < count; i++) {
        const im_deal *deal = &assembly->all->deals.items[deals[i].value];
        if (!deal->has_amount) continue;
        unsigned support = support_of_amount(assembly, deals, count, deal);
        const char *date = im_text(assembly->all, deal->latest);
        const char *other = best ? im_text(assembly->all, best->latest) : NULL;
        int order = !best                     ? 1
                    : support != best_support ? (support > best_support ? 1 : -1)
                                              : strcmp(date ? date : "", other ? other : "");
        if (order < 0 || (order == 0 && deal->amount <= best->amount)) continue;
        best = deal;
        best_support = support;
    }
    return best;
}

const im_proof *im_agreement_proof(const im_assembly *assembly, const im_pair *deals, size_t count,
                                   inmaek_status status)
{
    const im_proof *best = NULL;
    for (size_t i = 0; i < count; i++) {
        const im_deal *deal = &assembly->all->deals.items[deals[i].value];
        if (deal->status != status) continue;
        if (!best || im_proof_better(assembly->all, &deal->proof, best)) best = &deal->proof;
    }
    return best;
}

/* ---------------------------------------------------------------- what it is called */

static int side_order(const void *a, const void *b)
{
    const im_pair *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return (x->value > y->value) - (x->value < y->value);
}

/* The parties' nodes: givers, takers, the others; within a side in the order of nodes. */
static bool gather_sides(agreements *g, const im_deal *deal)
{
    const im_assembly *assembly = g->assembly;
    g->sides.count = 0;
    for (uint32_t i = 0; i < deal->party_count; i++) {
        const im_deal_party *party = &assembly->all->parties.items[deal->party + i];
        im_pair side = {im_deal_side(deal->kind, party->part), assembly->actor_nodes[party->actor]};
        bool known = false;
        for (size_t k = 0; k < g->sides.count; k++) {
            if (g->sides.items[k].value != side.value) continue;
            if (side.key < g->sides.items[k].key) g->sides.items[k].key = side.key;
            known = true;
        }
        if (!known && !im_array_push(&g->sides, side)) return false;
    }
    qsort(g->sides.items, g->sides.count, sizeof *g->sides.items, side_order);
    return true;
}

/* "소프트뱅크→오픈AI 투자", "카카오·오픈AI 제휴", "가·나 외 3곳 업무협약". */
static const char *make_label(agreements *g, inmaek_agreement_kind kind)
{
    enum { SHOWN = 3 };
    im_string *text = &g->assembly->text;
    size_t count = g->sides.count, shown = count > SHOWN ? SHOWN - 1 : count;
    im_string_clear(text);
    for (size_t i = 0; i < shown; i++) {
        bool turn = i > 0 && g->sides.items[i].key == 1 && g->sides.items[i - 1].key == 0;
        if (i) im_string_adds(text, turn ? "→" : "·");
        im_string_adds(text, g->assembly->nodes.items[g->sides.items[i].value].label);
    }
    if (shown < count) im_string_addf(text, " 외 %zu곳", count - shown);
    im_string_addf(text, " %s", im_agreement_word(kind));
    return im_keep_text(g->assembly);
}

/* agreement:investment:소프트뱅크-오픈AI, to which the date is added where there are several. */
static const char *make_parties(agreements *g, inmaek_agreement_kind kind)
{
    im_string *text = &g->assembly->text;
    im_string_clear(text);
    for (size_t i = 0; i < g->sides.count; i++) {
        if (i) im_string_add(text, "-", 1);
        im_string_adds(text, strchr(g->assembly->nodes.items[g->sides.items[i].value].id, ':') + 1);
    }
    const char *parties = im_keep_text(g->assembly);
    if (!parties) return NULL;
    im_string_clear(text);
    im_string_addf(text, "agreement:%s:", inmaek_agreement_kind_name(kind));
    im_ident_add(text, parties);
    return im_keep_text(g->assembly);
}

static bool make_draft(agreements *g, uint32_t root, const im_pair *deals, size_t count)
{
    im_assembly *assembly = g->assembly;
    const im_deal *first = &assembly->all->deals.items[root];
    im_node node = {.kind = IM_NODE_AGREEMENT, .agreement = first->kind, .aliases = "", .community = -1};
    node.status = latest_status(assembly, deals, count);
    node.date = best_date(assembly, deals, count);
    const im_deal *money = best_amount(assembly, deals, count);
    if (money) {
        node.has_amount = true;
        node.amount = money->amount;
        node.currency = im_text(assembly->all, money->currency);
    }
    node.evidence = im_agreement_proof(assembly, deals, count, node.status)->text;
    assembly->places.count = 0;
    for (size_t i = 0; i < count; i++) {
        node.mentions += assembly->all->deals.items[deals[i].value].support;
        if (!im_add_places(assembly, &assembly->all->deal_sources, deals[i].value)) return false;
    }
    if (!im_date_node(assembly, &node) || !gather_sides(g, first)) return false;
    node.label = make_label(g, node.agreement);
    draft fresh = {.node = node, .root = root, .parties = make_parties(g, node.agreement)};
    return node.label && fresh.parties && im_array_push(&g->drafts, fresh);
}

/* ---------------------------------------------------------------- ids */

static int by_parties(const void *a, const void *b)
{
    const draft *x = a, *y = b;
    int order = strcmp(x->parties, y->parties);
    if (!order) order = im_text_order(x->node.date, y->node.date);
    if (!order) order = strcmp(x->node.evidence, y->node.evidence);
    if (!order) order = strcmp(x->node.sources, y->node.sources);
    return order ? order : (x->node.amount > y->node.amount) - (x->node.amount < y->node.amount);
}

static int by_id(const void *a, const void *b)
{
    const draft *x = a, *y = b;
    int order = strcmp(x->node.id, y->node.id);
    return order ? order : by_parties(a, b);
}

/* Among agreements of one kind and the same parties: the date, and if that does not tell them
 * apart either, a hash of the rest. */
static bool make_ids(agreements *g)
{
    draft *drafts = g->drafts.items;
    im_string *text = &g->assembly->text;
    for (size_t i = 0, n; i < g->drafts.count; i += n) {
        for (n = 1; i + n < g->drafts.count && strcmp(drafts[i].parties, drafts[i + n].parties) == 0;) n++;
        for (size_t k = i; k < i + n; k++) {
            im_node *node = &drafts[k].node;
            bool double_date = (k > i && im_text_order(node->date, drafts[k - 1].node.date) == 0) ||
                               (k + 1 < i + n && im_text_order(node->date, drafts[k + 1].node.date) == 0);
            im_string_clear(text);
            im_string_addf(text, "%s|%.0f|%s", node->evidence, node->amount, node->sources);
            const char *content = double_date ? im_keep_text(g->assembly) : "";
            im_string_clear(text);
            im_string_adds(text, drafts[k].parties);
            if (n > 1 && node->date) {
                im_string_add(text, ":", 1);
                im_ident_add(text, node->date);
            }
            if (double_date && content) {
                im_string_add(text, ":", 1);
                im_ident_add_hash(text, content, 8);
            }
            node->id = im_keep_text(g->assembly);
            if (!content || !node->id) return false;
        }
    }
    return true;
}

static bool place(agreements *g)
{
    im_assembly *assembly = g->assembly;
    draft *drafts = g->drafts.items;
    qsort(drafts, g->drafts.count, sizeof *drafts, by_parties);
    if (!make_ids(g)) return false;
    qsort(drafts, g->drafts.count, sizeof *drafts, by_id);
    for (size_t i = 0; i < g->drafts.count; i++) {
        assembly->deal_nodes[drafts[i].root] = (uint32_t)assembly->nodes.count;
        if (!im_array_push(&assembly->nodes, drafts[i].node)) return false;
    }
    for (size_t i = 0; i < assembly->all->deals.count; i++) {
        uint32_t root = assembly->found->deals[i];
        assembly->deal_nodes[i] = root == IM_NO_DEAL ? IM_NO_DEAL : assembly->deal_nodes[root];
    }
    return true;
}

bool im_assemble_agreements(im_assembly *assembly)
{
    agreements g = {.assembly = assembly};
    const im_pairs *deals = &assembly->deals;
    bool good = true;
    for (size_t i = 0, n; good && i < deals->count; i += n) {
        for (n = 1; i + n < deals->count && deals->items[i + n].key == deals->items[i].key;) n++;
        good = make_draft(&g, deals->items[i].key, deals->items + i, n);
    }
    if (good && g.drafts.count == 0)
        for (size_t i = 0; i < assembly->all->deals.count; i++) assembly->deal_nodes[i] = IM_NO_DEAL;
    else
        good = good && place(&g);
    free(g.drafts.items);
    free(g.sides.items);
    return good;
}

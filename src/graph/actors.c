/* actors.c - the nodes of organizations and people: what they are called, and their ids. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "graph/assemble.h"
#include "graph/ident.h"

typedef struct name {
    const char *text, *key;
    unsigned named; /* how many documents have it as the fullest form */
} name;

/* A node before it has its place. */
typedef struct draft {
    im_node node;
    uint32_t root;     /* the actor that stands for it */
    const char *home;  /* a person's organization, to tell namesakes apart; NULL: none */
    bool unchanged;    /* the id spells the label as it is */
    const char *apart; /* another id, where several have the first one; NULL: not so */
} draft;

typedef struct players {
    im_assembly *assembly;
    IM_LIST(draft) drafts;
    IM_LIST(name) names;           /* scratch */
    IM_LIST(const char *) aliases; /* scratch */
    uint32_t *drafts_of;           /* by actor that stands for others: its draft */
} players;

/* ---------------------------------------------------------------- what a node is called */

static int by_text(const void *a, const void *b)
{
    return strcmp(((const name *)a)->text, ((const name *)b)->text);
}

/* Gathers the forms of all actors that make up the node, each once, by text. */
static bool gather_names(players *p, uint32_t root)
{
    const im_assembly *assembly = p->assembly;
    const im_pair *actors, *forms;
    size_t actor_count = im_pairs_of(&assembly->actors, root, &actors);
    p->names.count = 0;
    for (size_t i = 0; i < actor_count; i++) {
        size_t form_count = im_pairs_of(&assembly->forms, actors[i].value, &forms);
        for (size_t k = 0; k < form_count; k++) {
            const im_form *form = &assembly->all->forms.items[forms[k].value];
            name fresh = {im_text(assembly->all, form->text), im_text(assembly->all, form->key), form->named};
            if (!im_array_push(&p->names, fresh)) return false;
        }
    }
    qsort(p->names.items, p->names.count, sizeof *p->names.items, by_text);
    size_t kept = 0;
    for (size_t i = 0; i < p->names.count; i++) {
        if (kept && p->names.items[kept - 1].text == p->names.items[i].text)
            p->names.items[kept - 1].named += p->names.items[i].named;
        else
            p->names.items[kept++] = p->names.items[i];
    }
    p->names.count = kept;
    return true;
}

/* Is the name a mere piece of another by which documents name the node? 올트먼 of 샘 올트먼. */
static bool is_piece(const players *p, const name *one)
{
    for (size_t i = 0; i < p->names.count; i++) {
        const name *other = &p->names.items[i];
        if (other->named && strcmp(other->key, one->key) != 0 && strstr(other->key, one->key)) return true;
    }
    return false;
}

/* The name most documents use, of those that are whole; of two, the longer, then by bytes. */
static const char *best_name(const players *p)
{
    const name *best = NULL;
    for (size_t i = 0; i < p->names.count; i++) {
        const name *one = &p->names.items[i];
        if (!one->named || is_piece(p, one)) continue;
        if (!best || one->named > best->named ||
            (one->named == best->named && strlen(one->text) > strlen(best->text)))
            best = one;
    }
    return best ? best->text : p->names.items[0].text;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Every other form, seen or known, by bytes. */
static const char *other_names(players *p, const char *label, im_class class, uint32_t entry)
{
    const inmaek_lexicon *lexicon = p->assembly->all->lexicon;
    p->aliases.count = 0;
    for (size_t i = 0; i < p->names.count; i++)
        if (!im_array_push(&p->aliases, p->names.items[i].text)) return NULL;
    for (uint32_t i = 0; entry != IM_NO_ENTRY && i < im_lexicon_also_count(lexicon, class, entry); i++)
        if (!im_array_push(&p->aliases, im_lexicon_also(lexicon, class, entry, i))) return NULL;
    qsort(p->aliases.items, p->aliases.count, sizeof *p->aliases.items, by_bytes);
    im_string *text = &p->assembly->text;
    im_string_clear(text);
    for (size_t i = 0; i < p->aliases.count; i++) {
        const char *alias = p->aliases.items[i];
        if (alias[0] && strcmp(alias, label) && (i == 0 || strcmp(alias, p->aliases.items[i - 1])))
            im_add_item(text, alias);
    }
    return im_keep_text(p->assembly);
}

/* How many letters of a Korean name are the family's: 남궁 of 남궁민수; 0 where it is none. */
static unsigned family_letters(const inmaek_lexicon *lexicon, const char *label)
{
    size_t length = strlen(label);
    if (!lexicon || length > 15 || strchr(label, ' ')) return 0;
    return im_lexicon_longest(lexicon, label, length, IM_BIT(IM_SURNAME)).length / 3;
}

static const char *english_name(players *p, const im_node *node, im_class class, uint32_t entry)
{
    im_assembly *assembly = p->assembly;
    const inmaek_lexicon *lexicon = assembly->all->lexicon;
    const char *known = entry == IM_NO_ENTRY ? NULL : im_lexicon_attribute(lexicon, class, entry, "en");
    if (known) return im_keep(assembly, known);
    im_string_clear(&assembly->text);
    if (node->kind == IM_NODE_PERSON)
        im_romanize_person(&assembly->text, assembly->romanizer, node->label,
                           family_letters(lexicon, node->label));
    else
        im_romanize(&assembly->text, assembly->romanizer, node->label);
    return im_keep_text(assembly);
}

/* ---------------------------------------------------------------- the nodes */

/* The entry of the lexicon that one of the actors bears. */
static uint32_t entry_of(const im_assembly *assembly, uint32_t root)
{
    const im_pair *actors;
    size_t count = im_pairs_of(&assembly->actors, root, &actors);
    for (size_t i = 0; i < count; i++)
        if (assembly->all->actors.items[actors[i].value].entry != IM_NO_ENTRY)
            return assembly->all->actors.items[actors[i].value].entry;
    return IM_NO_ENTRY;
}

static bool make_draft(players *p, uint32_t root)
{
    im_assembly *assembly = p->assembly;
    const im_collection *all = assembly->all;
    bool person = all->actors.items[root].kind == INMAEK_PERSON;
    im_class class = person ? IM_PERSON : IM_ORGANIZATION;
    uint32_t entry = entry_of(assembly, root);
    im_node node = {.kind = person ? IM_NODE_PERSON : IM_NODE_ORGANIZATION, .community = -1};
    if (!gather_names(p, root)) return false;
    node.label =
        im_keep(assembly, entry == IM_NO_ENTRY ? best_name(p) : im_lexicon_form(all->lexicon, class, entry));
    if (!node.label) return false;
    node.aliases = other_names(p, node.label, class, entry);
    node.name_en = english_name(p, &node, class, entry);
    const char *sector =
        entry == IM_NO_ENTRY || person ? NULL : im_lexicon_attribute(all->lexicon, class, entry, "sector");
    if (sector && !(node.sector = im_keep(assembly, sector))) return false;
    const im_pair *actors;
    size_t count = im_pairs_of(&assembly->actors, root, &actors);
    assembly->places.count = 0;
    for (size_t i = 0; i < count; i++) {
        node.mentions += all->actors.items[actors[i].value].mentions;
        if (!im_add_places(assembly, &all->actor_sources, actors[i].value)) return false;
    }
    p->drafts_of[root] = (uint32_t)p->drafts.count;
    draft fresh = {.node = node, .root = root};
    return node.aliases && node.name_en && im_date_node(assembly, &fresh.node) &&
           im_array_push(&p->drafts, fresh);
}

/* A person's title is the one that most sentences give, of those in office; so is the home, the
 * organization by which namesakes are told apart. */
typedef struct office {
    const char *text;
    bool former;
    unsigned support;
} office;

static int office_order(const void *a, const void *b)
{
    const office *x = a, *y = b;
    int order = strcmp(x->text, y->text);
    return order ? order : x->former - y->former;
}

/* The text with the most support among those in office, else among the former; NULL: none. */
static const char *strongest(office *offices, size_t count)
{
    const office *best = NULL;
    if (count) qsort(offices, count, sizeof *offices, office_order);
    for (size_t i = 0, k = 0; i < count; i++) {
        if (i && office_order(&offices[i], &offices[k]) == 0)
            offices[k].support += offices[i].support;
        else
            k = i;
        const office *one = &offices[k];
        if (!one->text[0]) continue;
        if (!best || one->former < best->former ||
            (one->former == best->former && one->support > best->support))
            best = one;
    }
    return best ? best->text : NULL;
}

static bool find_office(players *p, draft *who)
{
    im_assembly *assembly = p->assembly;
    const im_pair *roles;
    size_t count = im_pairs_of(&assembly->roles, who->root, &roles);
    if (!count) return true;
    office *offices = malloc(count * sizeof *offices);
    if (!offices) return false;
    for (size_t i = 0; i < count; i++) {
        const im_claim *claim = &assembly->all->claims.items[roles[i].value];
        offices[i] = (office){im_text(assembly->all, claim->title), claim->former, claim->support};
    }
    who->node.title = strongest(offices, count);
    for (size_t i = 0; i < count; i++) {
        const im_claim *claim = &assembly->all->claims.items[roles[i].value];
        uint32_t organization = p->drafts_of[assembly->found->actors[claim->to]];
        offices[i] = (office){p->drafts.items[organization].node.label, claim->former, claim->support};
    }
    who->home = strongest(offices, count);
    free(offices);
    return true;
}

/* ---------------------------------------------------------------- ids */

static int by_label(const void *a, const void *b)
{
    const im_node *x = &((const draft *)a)->node, *y = &((const draft *)b)->node;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    int order = strcmp(x->label, y->label);
    if (!order) order = strcmp(x->aliases, y->aliases);
    return order ? order : strcmp(x->sources, y->sources);
}

static int by_node_id(const void *a, const void *b)
{
    const im_node *x = &((const draft *)a)->node, *y = &((const draft *)b)->node;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    int order = strcmp(x->id, y->id);
    return order ? order : by_label(a, b);
}

static bool same_label(const draft *a, const draft *b)
{
    return a->node.kind == b->node.kind && strcmp(a->node.label, b->node.label) == 0;
}

static bool same_id(const draft *a, const draft *b)
{
    return strcmp(a->node.id, b->node.id) == 0;
}

/* org:카카오, person:김영수 and, where there are several of the name, person:김영수_한빛전자. */
static bool make_ids(players *p)
{
    draft *drafts = p->drafts.items;
    im_string *text = &p->assembly->text;
    for (size_t i = 0; i < p->drafts.count; i++) {
        bool namesake = (i > 0 && same_label(&drafts[i], &drafts[i - 1])) ||
                        (i + 1 < p->drafts.count && same_label(&drafts[i], &drafts[i + 1]));
        im_string_clear(text);
        im_string_adds(text, drafts[i].node.kind == IM_NODE_PERSON ? "person:" : "org:");
        drafts[i].unchanged = im_ident_add(text, drafts[i].node.label);
        if (namesake && drafts[i].home) {
            im_string_add(text, "_", 1);
            im_ident_add(text, drafts[i].home);
            drafts[i].unchanged = false;
        }
        drafts[i].node.id = im_keep_text(p->assembly);
        if (!drafts[i].node.id) return false;
    }
    return true;
}

/* Where several have one id (F&F and F_F), those whose id is not their very label get a suffix
 * made of what else is known of them. */
static bool part_ids(players *p)
{
    draft *drafts = p->drafts.items;
    im_string *text = &p->assembly->text;
    for (size_t i = 0, n; i < p->drafts.count; i += n) {
        for (n = 1; i + n < p->drafts.count && same_id(&drafts[i], &drafts[i + n]);) n++;
        bool owner = false;
        for (size_t k = i; n > 1 && k < i + n; k++) {
            im_node *node = &drafts[k].node;
            if (drafts[k].unchanged && !owner) {
                owner = true;
                continue;
            }
            im_string_clear(text);
            im_string_addf(text, "%s|%s|%s", node->label, node->aliases, node->sources);
            const char *content = im_keep_text(p->assembly);
            if (!content) return false;
            im_string_clear(text);
            im_string_addf(text, "%s_", node->id);
            im_ident_add_hash(text, content, 8);
            drafts[k].apart = im_keep_text(p->assembly);
            if (!drafts[k].apart) return false;
        }
    }
    for (size_t i = 0; i < p->drafts.count; i++)
        if (drafts[i].apart) drafts[i].node.id = drafts[i].apart;
    return true;
}

static bool place(players *p)
{
    im_assembly *assembly = p->assembly;
    draft *drafts = p->drafts.items;
    qsort(drafts, p->drafts.count, sizeof *drafts, by_label);
    if (!make_ids(p)) return false;
    qsort(drafts, p->drafts.count, sizeof *drafts, by_node_id);
    if (!part_ids(p)) return false;
    qsort(drafts, p->drafts.count, sizeof *drafts, by_node_id);
    for (size_t i = 0; i < p->drafts.count; i++) {
        p->drafts_of[drafts[i].root] = (uint32_t)i;
        if (!im_array_push(&assembly->nodes, drafts[i].node)) return false;
    }
    for (size_t i = 0; i < assembly->all->actors.count; i++)
        assembly->actor_nodes[i] = p->drafts_of[assembly->found->actors[i]];
    return true;
}

bool im_assemble_players(im_assembly *assembly)
{
    size_t count = assembly->all->actors.count;
    players p = {.assembly = assembly, .drafts_of = malloc((count + 1) * sizeof *p.drafts_of)};
    bool good = p.drafts_of != NULL;
    for (uint32_t i = 0; good && i < count; i++)
        if (assembly->found->actors[i] == i) good = make_draft(&p, i);
    for (size_t i = 0; good && i < p.drafts.count; i++)
        if (p.drafts.items[i].node.kind == IM_NODE_PERSON) good = find_office(&p, &p.drafts.items[i]);
    if (good && p.drafts.count) good = place(&p);
    free(p.drafts.items);
    free(p.names.items);
    free(p.aliases.items);
    free(p.drafts_of);
    return good;
}

/* assemble.c - drives the making of the network, and holds what its steps share. */
#include "graph/assemble.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"

/* ---------------------------------------------------------------- strings and sources */

const char *im_keep(im_assembly *assembly, const char *text)
{
    return im_arena_strdup(assembly->arena, text);
}

const char *im_keep_text(im_assembly *assembly)
{
    if (assembly->text.failed) return NULL;
    return im_arena_strndup(assembly->arena, assembly->text.count ? assembly->text.items : "",
                            assembly->text.count);
}

void im_add_item(im_string *list, const char *text)
{
    if (list->count) im_string_add(list, "|", 1);
    size_t start = list->count;
    im_string_adds(list, text);
    for (size_t i = start; !list->failed && i < list->count; i++)
        if (list->items[i] == '|') list->items[i] = ' ';
}

bool im_add_places(im_assembly *assembly, const im_pairs *sources, uint32_t what)
{
    const im_pair *pairs;
    size_t count = im_pairs_of(sources, what, &pairs);
    if (!im_array_reserve(&assembly->places, count)) return false;
    for (size_t i = 0; i < count; i++)
        assembly->places.items[assembly->places.count++] = assembly->ranks[pairs[i].value];
    return true;
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

const char *im_join_sources(im_assembly *assembly)
{
    size_t count = assembly->places.count, kept = 0;
    uint32_t *places = assembly->places.items;
    if (count) qsort(places, count, sizeof *places, by_number);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || places[i] != places[kept - 1]) places[kept++] = places[i];
    assembly->places.count = kept;
    im_string_clear(&assembly->text);
    for (size_t i = 0; i < kept; i++) {
        const im_source *source = &assembly->all->sources.items[assembly->ranked[places[i]]];
        im_add_item(&assembly->text, im_text(assembly->all, source->id));
    }
    return im_keep_text(assembly);
}

bool im_date_node(im_assembly *assembly, im_node *node)
{
    node->sources = im_join_sources(assembly);
    node->documents = (unsigned)assembly->places.count;
    for (size_t i = 0; i < assembly->places.count; i++) {
        const im_source *source = &assembly->all->sources.items[assembly->ranked[assembly->places.items[i]]];
        const char *date = im_text(assembly->all, source->date);
        if (!date) continue;
        if (!node->first_seen || strcmp(date, node->first_seen) < 0) node->first_seen = date;
        if (!node->last_seen || strcmp(date, node->last_seen) > 0) node->last_seen = date;
    }
    return node->sources != NULL;
}

/* ---------------------------------------------------------------- order of the sources */

typedef struct ranked_source {
    const char *id;
    uint32_t source;
} ranked_source;

static int by_id(const void *a, const void *b)
{
    return strcmp(((const ranked_source *)a)->id, ((const ranked_source *)b)->id);
}

static bool rank_sources(im_assembly *assembly)
{
    size_t count = assembly->all->sources.count;
    ranked_source *sorted = malloc((count + 1) * sizeof *sorted);
    assembly->ranks = malloc((count + 1) * sizeof *assembly->ranks);
    assembly->ranked = malloc((count + 1) * sizeof *assembly->ranked);
    if (!sorted || !assembly->ranks || !assembly->ranked) {
        free(sorted);
        return false;
    }
    for (size_t i = 0; i < count; i++)
        sorted[i] = (ranked_source){im_text(assembly->all, assembly->all->sources.items[i].id), (uint32_t)i};
    qsort(sorted, count, sizeof *sorted, by_id);
    for (size_t i = 0; i < count; i++) {
        assembly->ranked[i] = sorted[i].source;
        assembly->ranks[sorted[i].source] = (uint32_t)i;
    }
    free(sorted);
    return true;
}

/* ---------------------------------------------------------------- who makes up what */

static bool index_all(im_assembly *assembly)
{
    const im_collection *all = assembly->all;
    const im_resolution *found = assembly->found;
    bool good = true;
    for (uint32_t i = 0; good && i < all->actors.count; i++)
        good = im_pairs_add(&assembly->actors, found->actors[i], i);
    for (uint32_t i = 0; good && i < all->deals.count; i++)
        if (found->deals[i] != IM_NO_DEAL) good = im_pairs_add(&assembly->deals, found->deals[i], i);
    for (uint32_t i = 0; good && i < all->forms.count; i++)
        good = im_pairs_add(&assembly->forms, all->forms.items[i].actor, i);
    for (uint32_t i = 0; good && i < all->claims.count; i++)
        if (all->claims.items[i].relation == IM_RELATION_ROLE)
            good = im_pairs_add(&assembly->roles, found->actors[all->claims.items[i].from], i);
    im_pairs_sort(&assembly->actors);
    im_pairs_sort(&assembly->deals);
    im_pairs_sort(&assembly->forms);
    im_pairs_sort(&assembly->roles);
    assembly->actor_nodes = malloc((all->actors.count + 1) * sizeof *assembly->actor_nodes);
    assembly->deal_nodes = malloc((all->deals.count + 1) * sizeof *assembly->deal_nodes);
    return good && assembly->actor_nodes && assembly->deal_nodes;
}

static void dispose_indexes(im_assembly *assembly)
{
    free(assembly->actors.items);
    free(assembly->deals.items);
    free(assembly->forms.items);
    free(assembly->roles.items);
    free(assembly->actor_nodes);
    free(assembly->deal_nodes);
    free(assembly->ranks);
    free(assembly->ranked);
    free(assembly->places.items);
    free(assembly->text.items);
    im_romanizer_free(assembly->romanizer);
}

inmaek_code im_assemble(im_assembly *assembly, inmaek_error *error)
{
    assembly->romanizer = im_romanizer_new();
    bool good = assembly->romanizer && rank_sources(assembly) && index_all(assembly) &&
                im_assemble_players(assembly) && im_assemble_agreements(assembly) &&
                im_assemble_edges(assembly);
    dispose_indexes(assembly);
    return good ? INMAEK_OK : im_no_memory(error);
}

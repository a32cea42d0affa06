/* components.c - see components.h. Nodes, then ties, are sorted into their components by counting. */
#include "graph/components.h"

#include <stdlib.h>

#include "base/error.h"

/* Gives igraph's components new numbers, in the order of their first nodes. */
static void renumber(uint32_t *component, size_t count, uint32_t *numbers, size_t component_count)
{
    uint32_t next = 0;
    for (size_t i = 0; i < component_count; i++) numbers[i] = UINT32_MAX;
    for (size_t i = 0; i < count; i++) {
        uint32_t *number = &numbers[component[i]];
        if (*number == UINT32_MAX) *number = next++;
        component[i] = *number;
    }
}

static void sort_members(im_components *out, const uint32_t *component, size_t count, uint32_t *places)
{
    size_t start = 0;
    for (size_t i = 0; i < count; i++) out->items[component[i]].count++;
    for (size_t i = 0; i < out->count; i++) {
        out->items[i].members = out->members + start;
        start += out->items[i].count;
        out->items[i].count = 0;
    }
    for (size_t i = 0; i < count; i++) {
        im_component *part = &out->items[component[i]];
        places[i] = (uint32_t)part->count;
        out->members[(size_t)(part->members - out->members) + part->count++] = (uint32_t)i;
    }
}

static void sort_ties(im_components *out, const uint32_t *component, const im_tie *ties, size_t tie_count,
                      const uint32_t *places)
{
    size_t start = 0;
    for (size_t i = 0; i < tie_count; i++) out->items[component[ties[i].a]].tie_count++;
    for (size_t i = 0; i < out->count; i++) {
        out->items[i].ties = out->ties + start;
        start += out->items[i].tie_count;
        out->items[i].tie_count = 0;
    }
    for (size_t i = 0; i < tie_count; i++) {
        im_component *part = &out->items[component[ties[i].a]];
        out->ties[(size_t)(part->ties - out->ties) + part->tie_count++] =
            (im_tie){places[ties[i].a], places[ties[i].b], ties[i].weight};
    }
}

inmaek_code im_components_find(im_components *out, im_igraph *graph, size_t count, const im_tie *ties,
                               size_t tie_count, inmaek_error *error)
{
    uint32_t *component = malloc((count + 1) * sizeof *component);
    uint32_t *places = malloc((count + 1) * sizeof *places);
    *out = (im_components){.members = malloc((count + 1) * sizeof *out->members),
                           .ties = malloc((tie_count + 1) * sizeof *out->ties)};
    inmaek_code code = INMAEK_OK;
    if (!component || !places || !out->members || !out->ties) code = im_no_memory(error);
    if (code == INMAEK_OK) code = im_igraph_components(graph, component, &out->count, error);
    if (code == INMAEK_OK && !(out->items = calloc(out->count + 1, sizeof *out->items)))
        code = im_no_memory(error);
    if (code == INMAEK_OK) {
        renumber(component, count, places, out->count);
        sort_members(out, component, count, places);
        sort_ties(out, component, ties, tie_count, places);
    }
    free(component);
    free(places);
    return code;
}

void im_components_dispose(im_components *components)
{
    free(components->items);
    free(components->members);
    free(components->ties);
    *components = (im_components){0};
}

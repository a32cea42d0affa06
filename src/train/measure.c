/* measure.c - see measure.h. */
#include "train/measure.h"

#include <stdio.h>
#include <stdlib.h>

static void tell(const char *name, bool unknown, const char *what, inmaek_entity_kind kind, const char *label)
{
    if (name)
        printf("%s%s %s %s %s\n", name, unknown ? "-" : "+", what, kind == INMAEK_PERSON ? "person" : "org",
               label);
}

static bool count_found(measure_total *total, const im_reading *reading, const gold *gold, const char *name,
                        bool unknown, im_arena *arena)
{
    size_t count = reading->entities.count;
    gold_found *found = gold_found_of(reading, arena);
    uint32_t *entity = im_arena_calloc(arena, count + 1, sizeof *entity);
    bool *hit = im_arena_calloc(arena, gold->entity_count + 1, sizeof *hit);
    if (!found || !entity || !hit || !gold_match(gold, found, count, entity)) return false;
    for (size_t f = 0; f < count; f++) {
        measure_count *c = &total->kind[found[f].kind];
        if (entity[f] == IM_NONE) {
            c->wrong++;
            tell(name, unknown, "wrong ", found[f].kind, found[f].label);
        } else {
            hit[entity[f]] = true;
            if (!gold->entities[entity[f]].optional) c->right++;
        }
    }
    for (size_t g = 0; g < gold->entity_count; g++) {
        if (hit[g] || gold->entities[g].optional) continue;
        total->kind[gold->entities[g].kind].missed++;
        tell(name, unknown, "missed", gold->entities[g].kind, gold->entities[g].name);
    }
    return true;
}

bool measure_document(measure_total *total, const im_document *document, const inmaek_lexicon *lexicon,
                      im_mentions_model *model, const gold *gold, const char *name, bool unknown)
{
    im_arena arena = {0};
    im_reading reading = {.document = document, .lexicon = lexicon, .arena = &arena};
    inmaek_error error;
    bool done = im_mentions_find(&reading, model, &error) == INMAEK_OK &&
                im_entities_find(&reading, &error) == INMAEK_OK &&
                count_found(total, &reading, gold, name, unknown, &arena);
    free(reading.mentions.items);
    free(reading.entities.items);
    im_arena_dispose(&arena);
    return done;
}

static double ratio(unsigned part, unsigned other)
{
    return part + other ? (double)part / (part + other) : 1;
}

void measure_print(const measure_total *total, const char *heading)
{
    static const char *const kinds[] = {"org", "person"};
    for (unsigned k = 0; k < 2; k++) {
        const measure_count *c = &total->kind[k];
        double p = ratio(c->right, c->wrong), r = ratio(c->right, c->missed);
        printf("%s %-6s P %.4f R %.4f F1 %.4f (wrong %u, missed %u)\n", heading, kinds[k], p, r,
               p + r > 0 ? 2 * p * r / (p + r) : 0, c->wrong, c->missed);
    }
}

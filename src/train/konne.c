/* konne.c - see konne.h. */
#include "train/konne.h"

#include <cjson/cJSON.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { LINE = 1 << 16 };

/* The byte of the n-th code point. */
static size_t byte_of(const char *text, size_t length, double n)
{
    size_t at = 0;
    while (n-- >= 1 && at < length) im_utf8_next(text, length, &at);
    return at;
}

/* A label of a class we know, and what it is: "배우 이아현" around "이아현" is the outer one of two. */
static bool wanted(const char *class, inmaek_entity_kind *kind, bool *optional)
{
    *kind = !strcmp(class, "PS_NAME") ? INMAEK_PERSON : INMAEK_ORGANIZATION;
    *optional = *kind == INMAEK_ORGANIZATION && strcmp(class, "OGG_ECONOMY") && strcmp(class, "OGG_FOOD");
    return *kind == INMAEK_PERSON || !strncmp(class, "OGG_", 4);
}

static bool holds_another(const cJSON *labels, const cJSON *outer)
{
    const cJSON *inner;
    double from = cJSON_GetArrayItem(outer, 0)->valuedouble, to = cJSON_GetArrayItem(outer, 1)->valuedouble;
    cJSON_ArrayForEach(inner, labels)
    {
        double a = cJSON_GetArrayItem(inner, 0)->valuedouble, b = cJSON_GetArrayItem(inner, 1)->valuedouble;
        if (inner == outer || a < from || b > to || b - a >= to - from) continue;
        if (!strcmp(cJSON_GetArrayItem(inner, 2)->valuestring, cJSON_GetArrayItem(outer, 2)->valuestring))
            return true;
    }
    return false;
}

static gold *sentence(const cJSON *root)
{
    const cJSON *text = cJSON_GetObjectItemCaseSensitive(root, "text"), *label;
    const cJSON *labels = cJSON_GetObjectItemCaseSensitive(root, "label");
    gold *gold = calloc(1, sizeof *gold);
    if (!gold || !cJSON_IsString(text) || !(gold->text = strdup(text->valuestring))) goto failed;
    gold->text_length = strlen(gold->text);
    gold_entity *entities =
        im_arena_calloc(&gold->arena, (size_t)cJSON_GetArraySize(labels) + 1, sizeof *entities);
    if (!entities) goto failed;
    gold->entities = entities;
    cJSON_ArrayForEach(label, labels)
    {
        inmaek_entity_kind kind;
        bool optional;
        if (!wanted(cJSON_GetArrayItem(label, 2)->valuestring, &kind, &optional) ||
            holds_another(labels, label))
            continue;
        size_t from = byte_of(gold->text, gold->text_length, cJSON_GetArrayItem(label, 0)->valuedouble);
        size_t to = byte_of(gold->text, gold->text_length, cJSON_GetArrayItem(label, 1)->valuedouble);
        const char **surface = im_arena_calloc(&gold->arena, 1, sizeof *surface);
        if (!surface || !(*surface = im_arena_strndup(&gold->arena, gold->text + from, to - from)))
            goto failed;
        entities[gold->entity_count++] = (gold_entity){*surface, *surface, kind, optional, surface, 1};
    }
    return gold;
failed:
    gold_free(gold);
    return NULL;
}

bool konne_load(gold ***golds, size_t *count, const char *path, char message[256])
{
    IM_LIST(gold *) list = {0};
    FILE *file = fopen(path, "rb");
    char *line = malloc(LINE);
    bool done = file && line;
    snprintf(message, 256, "%s: %s", path, file ? "no memory" : strerror(errno));
    while (done && fgets(line, LINE, file)) {
        cJSON *root = cJSON_Parse(line);
        const cJSON *source = cJSON_GetObjectItemCaseSensitive(root, "klue_id");
        if (cJSON_IsString(source) && !strstr(source->valuestring, "nsmc")) {
            gold *gold = sentence(root);
            done = gold && im_array_push(&list, gold);
        }
        cJSON_Delete(root);
    }
    if (file) fclose(file);
    free(line);
    *golds = list.items;
    *count = list.count;
    return done;
}

/* gold.c - reads gold answers, and tells which gold entity is which that was found. */
#include "train/gold.h"

#include <cjson/cJSON.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/utf8.h"

/* ---------------------------------------------------------------- files */

static char *read_file(const char *path, size_t *length, char message[256])
{
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    if (!file) {
        snprintf(message, 256, "%s: %s", path, strerror(errno));
        return NULL;
    }
    if (fseek(file, 0, SEEK_END) == 0 && (*length = (size_t)ftell(file), rewind(file), true) &&
        (text = malloc(*length + 1))) {
        if (fread(text, 1, *length, file) == *length) {
            text[*length] = '\0';
        } else {
            free(text);
            text = NULL;
        }
    }
    if (!text) snprintf(message, 256, "%s: cannot be read", path);
    fclose(file);
    return text;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The NAMEs of a folder that have answers, sorted: paths without ending. NULL ends the list; it is
 * one block for free(), as is each path. */
static char **list_folder(const char *folder, char message[256])
{
    IM_LIST(char *) list = {0};
    DIR *dir = opendir(folder);
    if (!dir) {
        snprintf(message, 256, "%s: %s", folder, strerror(errno));
        return NULL;
    }
    for (struct dirent *entry; (entry = readdir(dir));) {
        size_t length = strlen(entry->d_name);
        if (length < 6 || strcmp(entry->d_name + length - 5, ".json")) continue;
        char *path = malloc(strlen(folder) + length + 2);
        if (!path) break;
        sprintf(path, "%s/%.*s", folder, (int)(length - 5), entry->d_name);
        if (!im_array_push(&list, path)) break;
    }
    closedir(dir);
    if (list.count) qsort(list.items, list.count, sizeof *list.items, by_name);
    if (im_array_push(&list, NULL)) return list.items;
    snprintf(message, 256, "no memory");
    return NULL;
}

/* ---------------------------------------------------------------- JSON */

typedef struct reading {
    gold *gold;
    bool failed; /* memory, or an entity that is not there */
} reading;

static const char *text_of(reading *r, const cJSON *object, const char *name)
{
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(object, name);
    if (!cJSON_IsString(value)) return NULL;
    const char *copy = im_arena_strdup(&r->gold->arena, value->valuestring);
    if (!copy) r->failed = true;
    return copy;
}

static bool flag_of(const cJSON *object, const char *name)
{
    return cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(object, name));
}

static uint32_t entity_of(reading *r, const cJSON *id)
{
    for (size_t i = 0; cJSON_IsString(id) && i < r->gold->entity_count; i++)
        if (!strcmp(r->gold->entities[i].id, id->valuestring)) return (uint32_t)i;
    r->failed = true;
    return 0;
}

/* A list's items as an array of records of `size` bytes, zeroed. */
static void *room_for(reading *r, const cJSON *list, size_t size)
{
    void *room = im_arena_calloc(&r->gold->arena, (size_t)cJSON_GetArraySize(list) + 1, size);
    if (!room) r->failed = true;
    return room;
}

static void read_entities(reading *r, const cJSON *list)
{
    gold_entity *entities = room_for(r, list, sizeof *entities);
    const cJSON *item, *surface;
    if (!entities) return;
    r->gold->entities = entities;
    cJSON_ArrayForEach(item, list)
    {
        gold_entity *e = &entities[r->gold->entity_count++];
        const cJSON *surfaces = cJSON_GetObjectItemCaseSensitive(item, "surfaces");
        const char *kind = text_of(r, item, "kind");
        const char **names =
            im_arena_calloc(&r->gold->arena, (size_t)cJSON_GetArraySize(surfaces) + 1, sizeof *names);
        e->id = text_of(r, item, "id");
        e->name = text_of(r, item, "name");
        if (!names || !kind || !e->id || !e->name || !inmaek_entity_kind_read(&e->kind, kind)) {
            r->failed = true;
            return;
        }
        e->optional = flag_of(item, "optional");
        e->surfaces = names;
        names[e->surface_count++] = e->name;
        cJSON_ArrayForEach(surface, surfaces)
        {
            if (!cJSON_IsString(surface) || !strcmp(surface->valuestring, e->name)) continue;
            names[e->surface_count] = im_arena_strdup(&r->gold->arena, surface->valuestring);
            if (!names[e->surface_count++]) r->failed = true;
        }
    }
}

static void read_roles(reading *r, const cJSON *list)
{
    gold_role *roles = room_for(r, list, sizeof *roles);
    const cJSON *item;
    if (!roles) return;
    r->gold->roles = roles;
    cJSON_ArrayForEach(item, list)
    {
        gold_role *role = &roles[r->gold->role_count++];
        role->person = entity_of(r, cJSON_GetObjectItemCaseSensitive(item, "person"));
        role->organization = entity_of(r, cJSON_GetObjectItemCaseSensitive(item, "organization"));
        role->title = text_of(r, item, "title");
        role->former = flag_of(item, "former");
        role->optional = flag_of(item, "optional");
    }
}

static void read_affiliations(reading *r, const cJSON *list)
{
    gold_affiliation *affiliations = room_for(r, list, sizeof *affiliations);
    const cJSON *item;
    if (!affiliations) return;
    r->gold->affiliations = affiliations;
    cJSON_ArrayForEach(item, list)
    {
        gold_affiliation *a = &affiliations[r->gold->affiliation_count++];
        a->child = entity_of(r, cJSON_GetObjectItemCaseSensitive(item, "child"));
        a->parent = entity_of(r, cJSON_GetObjectItemCaseSensitive(item, "parent"));
        a->optional = flag_of(item, "optional");
    }
}

static size_t read_ids(reading *r, const cJSON *object, const char *name, uint32_t *out)
{
    const cJSON *item;
    size_t count = 0;
    cJSON_ArrayForEach(item, cJSON_GetObjectItemCaseSensitive(object, name)) out[count++] =
        entity_of(r, item);
    return count;
}

static int ids_in(const cJSON *object, const char *name)
{
    return cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(object, name));
}

static void read_agreement(reading *r, const cJSON *item, gold_agreement *a)
{
    const char *kind = text_of(r, item, "kind"), *status = text_of(r, item, "status");
    int parties = ids_in(item, "parties") + ids_in(item, "from") + ids_in(item, "to");
    uint32_t *ids = im_arena_calloc(&r->gold->arena, (size_t)parties + 1, sizeof *ids);
    uint32_t *people = im_arena_calloc(&r->gold->arena, (size_t)ids_in(item, "people") + 1, sizeof *people);
    if (!ids || !people || !kind || !status || !inmaek_agreement_kind_read(&a->kind, kind) ||
        !inmaek_status_read(&a->status, status)) {
        r->failed = true;
        return;
    }
    a->from_count = read_ids(r, item, "from", ids);
    a->party_count = a->from_count + read_ids(r, item, "to", ids + a->from_count);
    a->party_count += read_ids(r, item, "parties", ids + a->party_count);
    a->parties = ids;
    a->people_count = read_ids(r, item, "people", people);
    a->people = people;
    a->date = text_of(r, item, "date");
    a->currency = text_of(r, item, "currency");
    a->evidence = text_of(r, item, "evidence");
    const cJSON *amount = cJSON_GetObjectItemCaseSensitive(item, "amount");
    a->amount = cJSON_IsNumber(amount) ? amount->valuedouble : 0;
    a->optional = flag_of(item, "optional");
}

static void read_agreements(reading *r, const cJSON *list)
{
    gold_agreement *agreements = room_for(r, list, sizeof *agreements);
    const cJSON *item;
    if (!agreements) return;
    r->gold->agreements = agreements;
    cJSON_ArrayForEach(item, list) read_agreement(r, item, &agreements[r->gold->agreement_count++]);
}

gold *gold_load(const char *path, char message[256])
{
    gold *gold = calloc(1, sizeof *gold);
    char *name = malloc(strlen(path) + 6), *json = NULL;
    cJSON *root = NULL;
    size_t length;
    bool done = false;
    snprintf(message, 256, "%s: no memory", path);
    if (!gold || !name) goto out;
    sprintf(name, "%s.txt", path);
    if (!(gold->text = read_file(name, &gold->text_length, message))) goto out;
    sprintf(name, "%s.json", path);
    if (!(json = read_file(name, &length, message))) goto out;
    root = cJSON_ParseWithLength(json, length);
    reading r = {gold, root == NULL};
    read_entities(&r, cJSON_GetObjectItemCaseSensitive(root, "entities"));
    if (!r.failed) read_roles(&r, cJSON_GetObjectItemCaseSensitive(root, "roles"));
    if (!r.failed) read_affiliations(&r, cJSON_GetObjectItemCaseSensitive(root, "affiliations"));
    if (!r.failed) read_agreements(&r, cJSON_GetObjectItemCaseSensitive(root, "agreements"));
    if (r.failed) snprintf(message, 256, "%s: no gold answer as the guide describes it", name);
    done = !r.failed;
out:
    cJSON_Delete(root);
    free(json);
    free(name);
    if (done) return gold;
    gold_free(gold);
    return NULL;
}

void gold_free(gold *gold)
{
    if (!gold) return;
    free(gold->text);
    im_arena_dispose(&gold->arena);
    free(gold);
}

bool gold_corpus_add(gold_corpus *corpus, const char *folder, char message[256])
{
    char **paths = list_folder(folder, message);
    if (!paths) return false;
    bool done = true;
    for (char **path = paths; *path; path++) {
        gold *g = done ? gold_load(*path, message) : NULL;
        done = g && im_array_push(&corpus->golds, g) && im_array_push(&corpus->paths, *path);
        if (!done) free(*path);
    }
    free(paths);
    return done;
}

void gold_corpus_dispose(gold_corpus *corpus)
{
    for (size_t i = 0; i < corpus->golds.count; i++) gold_free(corpus->golds.items[i]);
    for (size_t i = 0; i < corpus->paths.count; i++) free(corpus->paths.items[i]);
    free(corpus->golds.items);
    free(corpus->paths.items);
}

/* ---------------------------------------------------------------- comparing */

static bool left_out(UChar c)
{
    static const UChar signs[] = {0xB7, 0x318D, 0x30FB, '.', ',', '\'', '"', 0x2018, 0x2019, 0x201C, 0x201D,
                                  '(',  ')',    '[',    ']', '&', '-',  ' ', '\t',   '\n',   0xA0};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i] == c) return true;
    return false;
}

const char *gold_norm(im_arena *arena, const char *name, size_t length)
{
    enum { MOST = 512 };
    static const UChar company[] = {0xC8FC, 0xC2DD, 0xD68C, 0xC0AC, 0}; /* 주식회사 */
    UChar wide[MOST], folded[MOST];
    char out[MOST * 3 + 1];
    UErrorCode status = U_ZERO_ERROR;
    int32_t count, kept = 0;
    u_strFromUTF8(wide, MOST, &count, name, (int32_t)length, &status);
    count = unorm2_normalize(unorm2_getNFKCCasefoldInstance(&status), wide, count, folded, MOST, &status);
    if (U_FAILURE(status)) return im_arena_strndup(arena, name, length);
    for (int32_t i = 0; i < count; i++)
        if (!left_out(folded[i])) folded[kept++] = folded[i];
    for (UChar *at; (at = u_strFindFirst(folded, kept, company, 4)); kept -= 4)
        u_memmove(at, at + 4, kept - (int32_t)(at - folded) - 4);
    u_strToUTF8(out, sizeof out, &count, folded, kept, &status);
    return im_arena_strndup(arena, out, (size_t)count);
}

typedef struct names {
    const char *label;
    const char **all;
    size_t count;
} names;

static bool has(const names *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++)
        if (!strcmp(names->all[i], name)) return true;
    return false;
}

static bool share(const names *a, const names *b)
{
    for (size_t i = 0; i < a->count; i++)
        if (has(b, a->all[i])) return true;
    return false;
}

/* How well the names fit: 0 not at all .. 4. */
static int fit(const names *gold, const names *found)
{
    if (!strcmp(gold->label, found->label)) return 4;
    if (has(gold, found->label)) return 3;
    if (has(found, gold->label)) return 2;
    return share(gold, found);
}

static bool norm_all(im_arena *arena, names *out, const char *label, const char *const *others, size_t count,
                     bool longer_than_one)
{
    out->label = gold_norm(arena, label, strlen(label));
    out->all = im_arena_calloc(arena, count + 1, sizeof *out->all);
    if (!out->label || !out->all) return false;
    for (size_t i = 0; i < count; i++) {
        const char *name = gold_norm(arena, others[i], strlen(others[i]));
        if (!name) return false;
        if (*name && !(longer_than_one && im_utf8_length(name, strlen(name)) < 2))
            out->all[out->count++] = name;
    }
    return true;
}

bool gold_match(const gold *gold, const gold_found *found, size_t count, uint32_t *entity)
{
    im_arena arena = {0};
    names *golden = im_arena_calloc(&arena, gold->entity_count + 1, sizeof *golden);
    names *ours = im_arena_calloc(&arena, count + 1, sizeof *ours);
    bool *used = im_arena_calloc(&arena, gold->entity_count + 1, sizeof *used), done = false;
    if (!golden || !ours || !used) goto out;
    for (size_t g = 0; g < gold->entity_count; g++) {
        const gold_entity *e = &gold->entities[g];
        if (!norm_all(&arena, &golden[g], e->name, e->surfaces, e->surface_count, true)) goto out;
    }
    for (size_t f = 0; f < count; f++) {
        entity[f] = IM_NONE;
        if (!norm_all(&arena, &ours[f], found[f].label, found[f].aliases, found[f].alias_count, false))
            goto out;
    }
    for (int want = 4; want > 0; want--)
        for (int optional = 0; optional < 2; optional++)
            for (size_t g = 0; g < gold->entity_count; g++) {
                if (used[g] || gold->entities[g].optional != (optional == 1)) continue;
                for (size_t f = 0; f < count && !used[g]; f++) {
                    if (entity[f] != IM_NONE || found[f].kind != gold->entities[g].kind) continue;
                    if (fit(&golden[g], &ours[f]) != want) continue;
                    entity[f] = (uint32_t)g;
                    used[g] = true;
                }
            }
    done = true;
out:
    im_arena_dispose(&arena);
    return done;
}

gold_found *gold_found_of(const im_reading *reading, im_arena *arena)
{
    const char *text = reading->document->text;
    gold_found *found = im_arena_calloc(arena, reading->entities.count + 1, sizeof *found);
    for (size_t e = 0; found && e < reading->entities.count; e++) {
        const char **aliases = im_arena_calloc(arena, reading->mentions.count + 1, sizeof *aliases);
        if (!aliases) return NULL;
        found[e] = (gold_found){reading->entities.items[e].kind, reading->entities.items[e].name, aliases, 0};
        for (size_t m = 0; m < reading->mentions.count; m++) {
            const im_mention *mention = &reading->mentions.items[m];
            if (mention->entity != e || mention->family_only) continue;
            const char *alias =
                im_arena_strndup(arena, text + mention->span.start, mention->span.end - mention->span.start);
            if (!alias) return NULL;
            aliases[found[e].alias_count++] = alias;
        }
    }
    return found;
}

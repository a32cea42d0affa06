/* load.c - reading and compiling seeds/lexicon/NAME.json: see lexicon.h for the form.
 *
 * cJSON parses; but it forgets where things stood, and a message without a line helps nobody
 * who edits a list of thousands. So the entries' places are looked for in the text once more. */
#include <cjson/cJSON.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/error.h"
#include "base/utf8.h"
#include "lexicon/schema.h"
#include "lexicon/store.h"

/* One file while it is read. */
typedef struct source {
    const char *path; /* in the lexicon's arena */
    char *text;
    size_t length;
    size_t walked; /* where the search for the next entry goes on */
    uint32_t line; /* the line there */
    inmaek_error *error;
} source;

static inmaek_code fault(const source *s, uint32_t line, const char *expected, const char *what)
{
    return im_error(s->error, INMAEK_LEXICON, "%s:%u: %s%s", s->path, line, expected, what);
}

static uint32_t line_at(const char *text, const char *place)
{
    uint32_t line = 1;
    for (const char *c = text; c < place; c++) line += *c == '\n';
    return line;
}

/* ---------------------------------------------------------------- where entries stand */

/* The end of the JSON string that begins at the quotation mark text[i]. */
static size_t skip_string(const char *text, size_t i)
{
    for (i++; text[i] && text[i] != '"'; i++)
        if (text[i] == '\\' && text[i + 1]) i++;
    return text[i] ? i + 1 : i;
}

/* Moves to the beginning of the list of entries: the '[' of the outermost object's "entries". */
static void walk_to_entries(source *s)
{
    int depth = 0;
    size_t i = 0;
    while (s->text[i]) {
        char c = s->text[i];
        if (c == '"') {
            size_t end = skip_string(s->text, i);
            bool found = depth == 1 && end - i == 9 && memcmp(s->text + i, "\"entries\"", 9) == 0;
            i = end;
            if (found) break;
            continue;
        }
        depth += (c == '{' || c == '[') - (c == '}' || c == ']');
        i++;
    }
    while (s->text[i] && s->text[i] != '[') i++;
    s->walked = s->text[i] ? i + 1 : i;
    s->line = line_at(s->text, s->text + s->walked);
}

/* The line of the next entry; moves behind it. */
static uint32_t walk_entry(source *s)
{
    size_t i = s->walked;
    for (; s->text[i] && strchr(" \t\r\n,", s->text[i]); i++) s->line += s->text[i] == '\n';
    uint32_t line = s->line;
    int depth = 0;
    do {
        char c = s->text[i];
        if (!c) break;
        if (c == '"') {
            i = skip_string(s->text, i);
            continue;
        }
        depth += (c == '{' || c == '[') - (c == '}' || c == ']');
        s->line += c == '\n';
        i++;
    } while (depth > 0);
    s->walked = i;
    return line;
}

/* ---------------------------------------------------------------- attributes */

/* Looks for the attribute in "name:type name:type"; returns its type's first letter, or 0. */
static char attribute_type(const char *list, const char *name)
{
    size_t length = strlen(name);
    for (const char *at = list; *at;) {
        size_t word = strcspn(at, " ");
        const char *colon = memchr(at, ':', word);
        if (colon && (size_t)(colon - at) == length && memcmp(at, name, length) == 0) return colon[1];
        at += word + (at[word] == ' ');
    }
    return 0;
}

/* The attribute's value as text in the arena; NULL with *expected set if its type is wrong. */
static const char *attribute_value(im_arena *arena, const cJSON *item, char type, const char **expected)
{
    char number[32];
    switch (type) {
    case 't':
        if (cJSON_IsString(item)) return im_arena_strdup(arena, item->valuestring);
        *expected = "a text";
        return NULL;
    case 'f':
        if (cJSON_IsBool(item)) return cJSON_IsTrue(item) ? "true" : "false";
        *expected = "true or false";
        return NULL;
    default:
        if (cJSON_IsNumber(item) && item->valuedouble == (double)item->valueint) {
            snprintf(number, sizeof number, "%d", item->valueint);
            return im_arena_strdup(arena, number);
        }
        *expected = "a whole number";
        return NULL;
    }
}

/* ---------------------------------------------------------------- entries */

/* The form's number, a new one if it has none; IM_NO_ENTRY: no memory. */
static uint32_t form_number(inmaek_lexicon *lexicon, const char *text)
{
    uint32_t length = (uint32_t)strlen(text);
    im_match known = im_lexicon_exact(lexicon, text, length, IM_ANY);
    if (known.length) return known.form;
    im_form form = {.text = text, .length = length, .first_sense = IM_NO_ENTRY};
    return im_array_push(&lexicon->forms, form) ? (uint32_t)lexicon->forms.count - 1 : IM_NO_ENTRY;
}

/* Notes where a form may be divided into words: before signs, and where Chinese characters meet other
 * letters. False: no memory. */
static bool note_joints(inmaek_lexicon *lexicon, const im_form *form)
{
    enum { KANA_AND_HANJA = 0x3000 };
    bool common = false, rare = false;
    for (size_t i = 0; i < form->length;) {
        uint32_t code = im_utf8_next(form->text, form->length, &i);
        size_t k = 0;
        bool known = im_is_hangul(code) || im_is_latin(code) || im_is_digit(code);
        common |= known;
        rare |= !known && code >= KANA_AND_HANJA;
        if (known || code >= KANA_AND_HANJA) continue;
        while (k < lexicon->joints.count && lexicon->joints.items[k] != code) k++;
        if (k == lexicon->joints.count && !im_array_push(&lexicon->joints, code)) return false;
    }
    if (common && rare) lexicon->mixed |= form->classes;
    return true;
}

/* Adds the form, whose text is in the arena, to the class. False: no memory. */
static bool add_form(inmaek_lexicon *lexicon, const char *text, im_class class, uint32_t entry)
{
    uint32_t number = form_number(lexicon, text);
    if (number == IM_NO_ENTRY) return false;
    im_form *form = &lexicon->forms.items[number];
    if (form->classes & IM_BIT(class)) return true; /* the first entry with a form keeps it */
    im_sense sense = {(uint32_t) class, entry, form->first_sense};
    if (!im_array_push(&lexicon->senses, sense)) return false;
    form->first_sense = (uint32_t)lexicon->senses.count - 1;
    form->classes |= IM_BIT(class);
    return note_joints(lexicon, form) &&
           im_trie_add(&lexicon->forward, lexicon->forms.items, number, false, IM_BIT(class)) &&
           (IM_BIT(class) & IM_NAMES ||
            im_trie_add(&lexicon->words, lexicon->forms.items, number, false, IM_BIT(class))) &&
           (!im_schemas[class].backwards ||
            im_trie_add(&lexicon->backward, lexicon->forms.items, number, true, IM_BIT(class)));
}

static inmaek_code read_also(inmaek_lexicon *lexicon, im_entry *entry, const cJSON *also, const source *s)
{
    if (!also) return INMAEK_OK;
    if (!cJSON_IsArray(also)) return fault(s, entry->line, "expected a list of texts in also", "");
    const char **forms =
        im_arena_calloc(&lexicon->arena, (size_t)cJSON_GetArraySize(also) + 1, sizeof *forms);
    if (!forms) return im_no_memory(s->error);
    entry->also = forms;
    const cJSON *item;
    cJSON_ArrayForEach(item, also)
    {
        if (!cJSON_IsString(item) || !*item->valuestring)
            return fault(s, entry->line, "expected a list of texts in also", "");
        forms[entry->also_count] = im_arena_strdup(&lexicon->arena, item->valuestring);
        if (!forms[entry->also_count++]) return im_no_memory(s->error);
    }
    return INMAEK_OK;
}

static inmaek_code read_attributes(inmaek_lexicon *lexicon, im_entry *entry, const cJSON *json,
                                   im_class class, const source *s)
{
    im_attribute *attributes =
        im_arena_calloc(&lexicon->arena, (size_t)cJSON_GetArraySize(json) + 1, sizeof *attributes);
    if (!attributes) return im_no_memory(s->error);
    entry->attributes = attributes;
    const cJSON *item;
    cJSON_ArrayForEach(item, json)
    {
        if (strcmp(item->string, "form") == 0 || strcmp(item->string, "also") == 0) continue;
        char type = attribute_type(im_schemas[class].attributes, item->string);
        if (!type) type = attribute_type(IM_COMMON_ATTRIBUTES, item->string);
        if (!type) return fault(s, entry->line, "unknown attribute: ", item->string);
        const char *expected = NULL, *value = attribute_value(&lexicon->arena, item, type, &expected);
        if (expected)
            return im_error(s->error, INMAEK_LEXICON, "%s:%u: expected %s in %s", s->path, entry->line,
                            expected, item->string);
        const char *name = im_arena_strdup(&lexicon->arena, item->string);
        if (!name || !value) return im_no_memory(s->error);
        attributes[entry->attribute_count++] = (im_attribute){name, value};
    }
    return INMAEK_OK;
}

static inmaek_code read_entry(inmaek_lexicon *lexicon, const cJSON *json, im_class class, source *s)
{
    im_entry entry = {.file = s->path, .line = walk_entry(s)};
    const cJSON *form = cJSON_IsObject(json) ? cJSON_GetObjectItemCaseSensitive(json, "form") : json;
    if (!cJSON_IsString(form) || !*form->valuestring)
        return fault(s, entry.line, "expected a text, or an object with a form", "");
    entry.form = im_arena_strdup(&lexicon->arena, form->valuestring);
    if (!entry.form) return im_no_memory(s->error);
    if (cJSON_IsObject(json)) {
        inmaek_code code = read_also(lexicon, &entry, cJSON_GetObjectItemCaseSensitive(json, "also"), s);
        if (!code) code = read_attributes(lexicon, &entry, json, class, s);
        if (code) return code;
    }
    if (!im_array_push(&lexicon->entries[class], entry)) return im_no_memory(s->error);
    uint32_t number = (uint32_t)lexicon->entries[class].count - 1;
    bool added = add_form(lexicon, entry.form, class, number);
    for (uint32_t i = 0; added && i < entry.also_count; i++)
        added = add_form(lexicon, entry.also[i], class, number);
    return added ? INMAEK_OK : im_no_memory(s->error);
}

/* ---------------------------------------------------------------- files */

static int find_class(const char *name)
{
    for (int class = 0; class < IM_CLASSES; class ++)
        if (strcmp(im_schemas[class].name, name) == 0) return class;
    return -1;
}

static inmaek_code read_json(inmaek_lexicon *lexicon, const cJSON *json, source *s)
{
    if (!cJSON_IsObject(json)) return fault(s, 1, "expected an object with class and entries", "");
    const cJSON *name = cJSON_GetObjectItemCaseSensitive(json, "class");
    const cJSON *entries = cJSON_GetObjectItemCaseSensitive(json, "entries");
    if (!cJSON_IsString(name)) return fault(s, 1, "expected a text in class", "");
    int class = find_class(name->valuestring);
    if (class < 0) return fault(s, 1, "unknown class: ", name->valuestring);
    if (!cJSON_IsArray(entries)) return fault(s, 1, "expected a list in entries", "");
    walk_to_entries(s);
    inmaek_code code = INMAEK_OK;
    const cJSON *item;
    cJSON_ArrayForEach(item, entries)
    {
        code = read_entry(lexicon, item, (im_class) class, s);
        if (code) break;
    }
    return code;
}

/* The whole file, ended by NUL, into s->text. */
static inmaek_code read_bytes(source *s)
{
    inmaek_code code = INMAEK_OK;
    im_string bytes = {0};
    FILE *file = fopen(s->path, "rb");
    if (!file) return im_error(s->error, INMAEK_LEXICON, "%s: %s", s->path, strerror(errno));
    char block[1 << 14];
    for (size_t got; (got = fread(block, 1, sizeof block, file)) > 0;) im_string_add(&bytes, block, got);
    im_string_add(&bytes, "", 0);
    if (ferror(file))
        code = im_error(s->error, INMAEK_LEXICON, "%s: %s", s->path, strerror(errno));
    else if (bytes.failed)
        code = im_no_memory(s->error);
    fclose(file);
    s->text = bytes.items;
    s->length = bytes.count;
    return code;
}

static inmaek_code read_file(inmaek_lexicon *lexicon, const char *name, inmaek_error *error)
{
    source s = {.error = error};
    cJSON *json = NULL;
    char path[4096];
    int length = snprintf(path, sizeof path, "%s/%s", lexicon->folder, name);
    if (length < 0 || (size_t)length >= sizeof path)
        return im_error(error, INMAEK_LEXICON, "%s: the path is too long", name);
    s.path = im_arena_strdup(&lexicon->arena, path);
    if (!s.path) return im_no_memory(error);
    inmaek_code code = read_bytes(&s);
    if (code) goto out;
    const char *end = NULL;
    json = cJSON_ParseWithLengthOpts(s.text, s.length + 1, &end, true);
    if (json)
        code = read_json(lexicon, json, &s);
    else if (im_memory_ran_out(s.length))
        code = im_no_memory(error);
    else
        code = fault(&s, line_at(s.text, end ? end : s.text), "expected valid JSON", "");
out:
    cJSON_Delete(json);
    free(s.text);
    return code;
}

static int is_json(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return entry->d_name[0] != '.' && length > 5 && strcmp(entry->d_name + length - 5, ".json") == 0;
}

/* By bytes: alphasort() would ask the locale. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

inmaek_code inmaek_lexicon_load(inmaek_lexicon **out, const char *dir, inmaek_error *error)
{
    *out = NULL;
    struct dirent **names = NULL;
    int count = scandir(dir, &names, is_json, by_name);
    if (count < 0) return im_error(error, INMAEK_LEXICON, "%s: no lexicon there: %s", dir, strerror(errno));
    inmaek_code code = INMAEK_OK;
    inmaek_lexicon *lexicon = calloc(1, sizeof *lexicon);
    if (!lexicon || !(lexicon->folder = lexicon->weights = im_arena_strdup(&lexicon->arena, dir)))
        code = im_no_memory(error);
    else if (count == 0)
        code = im_error(error, INMAEK_LEXICON, "%s: no lexicon there: expected *.json", dir);
    for (int i = 0; i < count; i++) {
        if (!code) code = read_file(lexicon, names[i]->d_name, error);
        free(names[i]);
    }
    free(names);
    if (code)
        inmaek_lexicon_free(lexicon);
    else
        *out = lexicon;
    return code;
}

void inmaek_lexicon_free(inmaek_lexicon *lexicon)
{
    if (!lexicon) return;
    im_trie_dispose(&lexicon->forward);
    im_trie_dispose(&lexicon->backward);
    im_trie_dispose(&lexicon->words);
    free(lexicon->forms.items);
    free(lexicon->senses.items);
    free(lexicon->joints.items);
    for (int class = 0; class < IM_CLASSES; class ++) free(lexicon->entries[class].items);
    im_arena_dispose(&lexicon->arena);
    free(lexicon);
}

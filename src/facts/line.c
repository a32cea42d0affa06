/* line.c - a line of JSON Lines: an article, or the facts of one. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "facts/check.h"
#include "facts/parse.h"

/* An article with the memory it points to. */
typedef struct held_article {
    inmaek_article article; /* first: the pointer to it is the pointer to the whole */
    im_arena arena;
} held_article;

static void article_free(inmaek_article *article)
{
    held_article *held = (held_article *)article;
    if (!held) return;
    im_arena_dispose(&held->arena);
    free(held);
}

/* A member's text as it is; NULL if it is missing. */
static inmaek_code copy_text(const char **out, held_article *held, const im_value *object, const char *key,
                             inmaek_error *error)
{
    im_value value = im_member(object, key);
    if (!value.json) return INMAEK_OK;
    const char *text = cJSON_GetStringValue(value.json);
    if (!text) return im_value_expected(&value, error, "text");
    *out = im_arena_strdup(&held->arena, text);
    return *out ? INMAEK_OK : im_no_memory(error);
}

/* Databases number their articles: a whole number will do for an id. */
static inmaek_code copy_id(held_article *held, const im_value *object, const char *fallback,
                           inmaek_error *error)
{
    im_value value = im_member(object, "id");
    char digits[32];
    if (cJSON_IsNumber(value.json) && fabs(value.json->valuedouble) < 1e15 &&
        value.json->valuedouble == floor(value.json->valuedouble)) {
        snprintf(digits, sizeof digits, "%.0f", value.json->valuedouble);
        fallback = digits;
    } else {
        inmaek_code code = copy_text(&held->article.id, held, object, "id", error);
        if (code || (held->article.id && *held->article.id)) return code;
    }
    held->article.id = im_arena_strdup(&held->arena, fallback);
    return held->article.id ? INMAEK_OK : im_no_memory(error);
}

static inmaek_code read_article(inmaek_article **out, const im_value *object, const char *id,
                                inmaek_error *error)
{
    held_article *held = calloc(1, sizeof *held);
    if (!held) return im_no_memory(error);
    inmaek_article *article = &held->article;
    inmaek_code code = copy_id(held, object, id, error);
    if (!code) code = copy_text(&article->title, held, object, "title", error);
    if (!code) code = copy_text(&article->date, held, object, "date", error);
    if (!code) code = copy_text(&article->source, held, object, "source", error);
    if (!code) code = copy_text(&article->bytes, held, object, "text", error);
    if (code) {
        article_free(article);
        return code;
    }
    article->length = strlen(article->bytes);
    *out = article;
    return INMAEK_OK;
}

inmaek_code inmaek_line_parse(inmaek_line *out, const char *json, size_t length, const char *id,
                              inmaek_error *error)
{
    cJSON *root = NULL;
    *out = (inmaek_line){0};
    inmaek_code code = im_json_read(&root, json, length, error);
    if (code) return code;
    im_value record = {root, NULL, NULL, 0};
    if (im_member(&record, "text").json)
        code = read_article(&out->article, &record, id, error);
    else if (im_member(&record, "entities").json)
        code = im_facts_from_json(&out->facts, root, error);
    else
        code = im_error(error, INMAEK_FORMAT,
                        "expected a document with a \"text\", or a fact record with \"entities\"");
    cJSON_Delete(root);
    return code;
}

void inmaek_line_dispose(inmaek_line *line)
{
    article_free(line->article);
    inmaek_facts_free(line->facts);
    *line = (inmaek_line){0};
}

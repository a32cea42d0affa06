/* check.c - see check.h. */
#include "facts/check.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/error.h"
#include "base/utf8.h"

/* Whole numbers above this are not exact in JSON, whose numbers are doubles. */
static const double most_exact = 9007199254740992.0;

static void fail(im_parser *p, const im_value *value, const char *expected)
{
    if (!p->code) p->code = im_value_expected(value, p->error, expected);
}

/* Is there a value to look at? Complains if there must be. */
static bool is_there(im_parser *p, const im_value *value, im_need need, const char *expected)
{
    if (!p->code && !value->json && need == IM_MUST) fail(p, value, expected);
    return !p->code && value->json;
}

void *im_check_room(im_parser *p, size_t count, size_t size)
{
    if (p->code || !count) return NULL;
    void *room = im_arena_calloc(&p->record->arena, count, size);
    if (!room) p->code = im_no_memory(p->error);
    return room;
}

const char *im_check_text(im_parser *p, im_value value, im_need need)
{
    if (!is_there(p, &value, need, "text")) return NULL;
    const char *text = cJSON_GetStringValue(value.json);
    if (!text || (need == IM_MUST && !*text)) {
        fail(p, &value, "text");
        return NULL;
    }
    text = im_clean(&p->record->arena, text, strlen(text));
    if (!text) p->code = im_no_memory(p->error);
    return text;
}

im_value im_check_list(im_parser *p, im_value value, im_need need)
{
    if (!is_there(p, &value, need, "a list")) return (im_value){0};
    if (!cJSON_IsArray(value.json)) fail(p, &value, "a list");
    return p->code ? (im_value){0} : value;
}

size_t im_check_length(const im_value *list)
{
    return list->json ? (size_t)cJSON_GetArraySize(list->json) : 0;
}

im_value im_check_object(im_parser *p, im_value value)
{
    if (!p->code && !cJSON_IsObject(value.json)) fail(p, &value, "an object");
    return value;
}

/* Is it `form`, in which 0 stands for any digit? */
static bool has_form(const char *text, const char *form)
{
    for (; *text && *form; text++, form++)
        if (*form == '0' ? !im_is_digit((unsigned char)*text) : *text != *form) return false;
    return !*text && !*form;
}

static bool is_date(const char *text)
{
    if (!has_form(text, "0000") && !has_form(text, "0000-00") && !has_form(text, "0000-00-00")) return false;
    int month = 1, day = 1;
    sscanf(text, "%*4d-%2d-%2d", &month, &day);
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

const char *im_check_date(im_parser *p, im_value value)
{
    const char *text = im_check_text(p, value, IM_MAY);
    if (text && !is_date(text)) fail(p, &value, "a date like 2025-02-04, 2025-02 or 2025");
    return text;
}

/* A whole number from `least` to `most`; 0 where it is missing. */
static int check_within(im_parser *p, im_value value, int least, int most, const char *expected)
{
    if (!is_there(p, &value, IM_MAY, NULL)) return 0;
    double number = cJSON_IsNumber(value.json) ? value.json->valuedouble : NAN;
    if (number >= least && number <= most && number == floor(number)) return (int)number;
    fail(p, &value, expected);
    return 0;
}

inmaek_relative_date im_check_relative_date(im_parser *p, im_value value)
{
    if (!is_there(p, &value, IM_MAY, NULL)) return (inmaek_relative_date){0};
    im_check_object(p, value);
    return (inmaek_relative_date){
        .told = true,
        .months = check_within(p, im_member(&value, "months"), -120, 120, "a whole number from -120 to 120"),
        .day = check_within(p, im_member(&value, "day"), 1, 31, "a day of the month, from 1 to 31"),
    };
}

const char *im_check_currency(im_parser *p, im_value value)
{
    const char *text = im_check_text(p, value, IM_MAY);
    if (text && (strlen(text) != 3 || strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 3))
        fail(p, &value, "a currency's code like KRW");
    return text;
}

double im_check_confidence(im_parser *p, im_value value)
{
    if (!is_there(p, &value, IM_MAY, NULL)) return 1;
    double number = cJSON_IsNumber(value.json) ? value.json->valuedouble : -1;
    if (!(number >= 0 && number <= 1)) fail(p, &value, "a number from 0 to 1");
    return number;
}

size_t im_check_count(im_parser *p, im_value value, size_t least)
{
    if (!is_there(p, &value, IM_MAY, NULL)) return least;
    double number = cJSON_IsNumber(value.json) ? value.json->valuedouble : -1;
    if (number >= (double)least && number <= most_exact && number == floor(number)) return (size_t)number;
    fail(p, &value, least ? "a whole number from 1" : "a whole number from 0");
    return least;
}

bool im_check_truth(im_parser *p, im_value value)
{
    if (!is_there(p, &value, IM_MAY, NULL)) return false;
    if (!cJSON_IsBool(value.json)) fail(p, &value, "true or false");
    return cJSON_IsTrue(value.json);
}

/* A message that lists the words of the contract. */
static void fail_word(im_parser *p, const im_value *value, const char *(*name)(int), int count)
{
    im_string words = {0};
    for (int i = 0; i < count; i++) im_string_addf(&words, i ? ", \"%s\"" : "one of \"%s\"", name(i));
    if (words.failed)
        p->code = im_no_memory(p->error);
    else
        fail(p, value, words.items);
    free(words.items);
}

static const char *entity_kind_name(int i)
{
    return inmaek_entity_kind_name((inmaek_entity_kind)i);
}

static const char *agreement_kind_name(int i)
{
    return inmaek_agreement_kind_name((inmaek_agreement_kind)i);
}

static const char *status_name(int i)
{
    return inmaek_status_name((inmaek_status)i);
}

/* The text of a value that must be a word of the contract; "" if it is no text. */
static const char *word_of(const im_value *value)
{
    const char *word = cJSON_GetStringValue(value->json);
    return word ? word : "";
}

inmaek_entity_kind im_check_entity_kind(im_parser *p, im_value value)
{
    inmaek_entity_kind kind = INMAEK_ORGANIZATION;
    if (!p->code && !inmaek_entity_kind_read(&kind, word_of(&value)))
        fail_word(p, &value, entity_kind_name, INMAEK_PERSON + 1);
    return kind;
}

inmaek_agreement_kind im_check_agreement_kind(im_parser *p, im_value value)
{
    inmaek_agreement_kind kind = INMAEK_MOU;
    if (!p->code && !inmaek_agreement_kind_read(&kind, word_of(&value)))
        fail_word(p, &value, agreement_kind_name, INMAEK_AGREEMENT_KINDS);
    return kind;
}

inmaek_status im_check_status(im_parser *p, im_value value)
{
    inmaek_status status = INMAEK_DISCUSSED;
    if (!p->code && !inmaek_status_read(&status, word_of(&value)))
        fail_word(p, &value, status_name, INMAEK_STATUSES);
    return status;
}

size_t im_check_entity(im_parser *p, im_value value, inmaek_entity_kind kind)
{
    if (p->code) return 0;
    const char *id = cJSON_GetStringValue(value.json);
    if (!id) {
        fail(p, &value, "the id of an entity");
        return 0;
    }
    size_t length = strlen(id);
    uint32_t index = im_map_get(&p->ids, id, length);
    int shown = (int)im_utf8_cut(id, length, 60);
    if (index == IM_MAP_NONE) {
        p->code = im_value_error(&value, p->error, "no entity \"%.*s\"", shown, id);
    } else if (p->record->facts.entities[index].kind != kind) {
        p->code = im_value_error(&value, p->error, "expected %s, \"%.*s\" is %s",
                                 kind == INMAEK_PERSON ? "a person" : "an organization", shown, id,
                                 kind == INMAEK_PERSON ? "an organization" : "a person");
    }
    return index;
}

/* json.h - JSON from outside, read with cJSON, and values that know where they stand. */
#ifndef IM_JSON_H
#define IM_JSON_H

#include <cjson/cJSON.h>

#include "facts/facts.h"

/* Reads `length` bytes of JSON, freed with cJSON_Delete(). INMAEK_NOT_TEXT or INMAEK_FORMAT name
 * the byte (from 1) that is wrong. Lone surrogates become U+FFFD, \u0000 a space. */
inmaek_code im_json_read(cJSON **out, const char *json, size_t length, inmaek_error *error);

/* A value with the way to it: `within` is the object or list that holds it, under `key` or, where
 * that is NULL, as number `index`. Messages say it as `agreements[2].from[0]`. */
typedef struct im_value {
    const cJSON *json; /* NULL: there is none, or it is null */
    const struct im_value *within;
    const char *key;
    size_t index;
} im_value;

im_value im_member(const im_value *object, const char *key);

/* "PLACE: MESSAGE" into `error`; returns INMAEK_FORMAT. */
inmaek_code im_value_error(const im_value *value, inmaek_error *error, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* "PLACE: expected WHAT, found ..." */
inmaek_code im_value_expected(const im_value *value, inmaek_error *error, const char *what);

/* The elements of a list, one by one:
 *
 *     for (im_value item = im_first(&list); item.json; item = im_next(&item))
 */
im_value im_first(const im_value *list);
im_value im_next(const im_value *element);

#endif

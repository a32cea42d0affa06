/* check.h - single values of a record, held against the contract.
 *
 * A check reads one value and returns it. The first fault is kept in the parser, and from then on
 * every check returns at once, so that a caller asks only at the end. */
#ifndef IM_CHECK_H
#define IM_CHECK_H

#include "base/map.h"
#include "facts/json.h"

typedef struct im_parser {
    im_record *record;
    im_map ids; /* of entities, to their index */
    inmaek_error *error;
    inmaek_code code;
} im_parser;

typedef enum im_need { IM_MAY, IM_MUST } im_need;

/* Text, cleaned, in the record's arena. NULL where it may be missing and is. */
const char *im_check_text(im_parser *p, im_value value, im_need need);
/* A list, or, where it may be missing, a value without JSON. */
im_value im_check_list(im_parser *p, im_value value, im_need need);
/* How many elements a list has. */
size_t im_check_length(const im_value *list);
im_value im_check_object(im_parser *p, im_value value);

/* "2025-02-04", "2025-02", "2025", or NULL. */
const char *im_check_date(im_parser *p, im_value value);
/* {"months": -1, "day": 13}, or one that is not told. */
inmaek_relative_date im_check_relative_date(im_parser *p, im_value value);
const char *im_check_currency(im_parser *p, im_value value);
/* 0..1; 1 where it is missing. */
double im_check_confidence(im_parser *p, im_value value);
/* A whole number from `least`, which is also what a missing one is. */
size_t im_check_count(im_parser *p, im_value value, size_t least);
bool im_check_truth(im_parser *p, im_value value);

inmaek_entity_kind im_check_entity_kind(im_parser *p, im_value value);
inmaek_agreement_kind im_check_agreement_kind(im_parser *p, im_value value);
inmaek_status im_check_status(im_parser *p, im_value value);

/* The entity that an id names; it must be of the kind. */
size_t im_check_entity(im_parser *p, im_value value, inmaek_entity_kind kind);

/* Zeroed memory of the record. */
void *im_check_room(im_parser *p, size_t count, size_t size);

#endif

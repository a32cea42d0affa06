/* parse.h - a fact record out of JSON that was read already. */
#ifndef IM_PARSE_H
#define IM_PARSE_H

#include "facts/json.h"

/* Takes nothing over: `root` stays the caller's. Errors are INMAEK_FORMAT or no memory. */
inmaek_code im_facts_from_json(inmaek_facts **out, const cJSON *root, inmaek_error *error);

#endif

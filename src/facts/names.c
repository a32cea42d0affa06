/* names.c - the words of the contract, for reading and for writing. */
#include <string.h>

#include "inmaek.h"

static const char *const entity_kinds[] = {
    [INMAEK_ORGANIZATION] = "organization",
    [INMAEK_PERSON] = "person",
};

static const char *const agreement_kinds[] = {
    [INMAEK_MOU] = "mou",
    [INMAEK_JOINT_VENTURE] = "joint_venture",
    [INMAEK_PARTNERSHIP] = "partnership",
    [INMAEK_JOINT_DEVELOPMENT] = "joint_development",
    [INMAEK_INVESTMENT] = "investment",
    [INMAEK_ACQUISITION] = "acquisition",
    [INMAEK_SUPPLY] = "supply",
    [INMAEK_LICENSE] = "license",
    [INMAEK_TALKS] = "talks",
};

static const char *const statuses[] = {
    [INMAEK_DISCUSSED] = "discussed",
    [INMAEK_PLANNED] = "planned",
    [INMAEK_CONCLUDED] = "concluded",
    [INMAEK_ENDED] = "ended",
};

static const char *const parts[] = {
    [INMAEK_PARTY] = "party",       [INMAEK_INVESTOR] = "investor", [INMAEK_INVESTEE] = "investee",
    [INMAEK_ACQUIRER] = "acquirer", [INMAEK_TARGET] = "target",     [INMAEK_SUPPLIER] = "supplier",
    [INMAEK_CUSTOMER] = "customer", [INMAEK_PROVIDER] = "provider", [INMAEK_USER] = "user",
};

/* Who gives and who takes; the kinds that are not here have no direction. */
static const struct {
    inmaek_agreement_kind kind;
    inmaek_part from, to;
} directions[] = {
    {INMAEK_INVESTMENT, INMAEK_INVESTOR, INMAEK_INVESTEE},
    {INMAEK_ACQUISITION, INMAEK_ACQUIRER, INMAEK_TARGET},
    {INMAEK_SUPPLY, INMAEK_SUPPLIER, INMAEK_CUSTOMER},
    {INMAEK_LICENSE, INMAEK_PROVIDER, INMAEK_USER},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The number of `word` in a table; -1: it is not there. */
static int find(const char *const *words, size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++)
        if (!strcmp(words[i], word)) return (int)i;
    return -1;
}

const char *inmaek_entity_kind_name(inmaek_entity_kind kind)
{
    return entity_kinds[kind];
}
const char *inmaek_agreement_kind_name(inmaek_agreement_kind kind)
{
    return agreement_kinds[kind];
}
const char *inmaek_status_name(inmaek_status status)
{
    return statuses[status];
}
const char *inmaek_part_name(inmaek_part part)
{
    return parts[part];
}

bool inmaek_entity_kind_read(inmaek_entity_kind *out, const char *word)
{
    int i = find(entity_kinds, COUNT(entity_kinds), word);
    if (i >= 0) *out = (inmaek_entity_kind)i;
    return i >= 0;
}

bool inmaek_agreement_kind_read(inmaek_agreement_kind *out, const char *word)
{
    int i = find(agreement_kinds, COUNT(agreement_kinds), word);
    if (i >= 0) *out = (inmaek_agreement_kind)i;
    return i >= 0;
}

bool inmaek_status_read(inmaek_status *out, const char *word)
{
    int i = find(statuses, COUNT(statuses), word);
    if (i >= 0) *out = (inmaek_status)i;
    return i >= 0;
}

bool inmaek_agreement_kind_directed(inmaek_agreement_kind kind, inmaek_part *from, inmaek_part *to)
{
    for (size_t i = 0; i < COUNT(directions); i++) {
        if (directions[i].kind != kind) continue;
        *from = directions[i].from;
        *to = directions[i].to;
        return true;
    }
    return false;
}

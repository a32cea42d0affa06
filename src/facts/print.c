/* print.c - facts -> one line of JSON, by hand: a tree of cJSON for each record would cost more
 * than reading the article, and numbers must look the same in every locale. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/error.h"
#include "facts/facts.h"

/* What must not stand in JSON as it is. */
static const bool escaped[256] = {
    [0] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, /* control characters */
    1,       1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ['"'] = 1, ['\\'] = 1,
};

/* Are all eight bytes such as may stand as they are? A byte below another number takes from its highest bit.
 */
static bool are_plain(uint64_t bytes)
{
    const uint64_t each = UINT64_C(0x0101010101010101), quote = bytes ^ each * '"',
                   slash = bytes ^ each * '\\';
    uint64_t below = (bytes - each * ' ') & ~bytes;
    return !((below | ((quote - each) & ~quote) | ((slash - each) & ~slash)) & each << 7);
}

/* How many of n bytes may stand as they are. */
static size_t plain_length(const char *text, size_t n)
{
    size_t i = 0;
    for (uint64_t bytes; n - i >= sizeof bytes; i += sizeof bytes) {
        memcpy(&bytes, text + i, sizeof bytes);
        if (!are_plain(bytes)) break;
    }
    while (i < n && !escaped[(unsigned char)text[i]]) i++;
    return i;
}

static void add_quoted(im_string *s, const char *text)
{
    if (!text) {
        im_string_adds(s, "null");
        return;
    }
    im_string_add(s, "\"", 1);
    for (const char *end = text + strlen(text);; text++) {
        size_t plain = plain_length(text, (size_t)(end - text));
        im_string_add(s, text, plain);
        if ((text += plain) == end) break;
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\')
            im_string_add(s, (const char[]){'\\', (char)c}, 2);
        else if (c == '\n')
            im_string_add(s, "\\n", 2);
        else if (c == '\t')
            im_string_add(s, "\\t", 2);
        else
            im_string_addf(s, "\\u%04x", c);
    }
    im_string_add(s, "\"", 1);
}

/* `before` is what stands in front: a comma, a key. Inline, so that its length is known. */
static inline void add_text(im_string *s, const char *before, const char *text)
{
    im_string_adds(s, before);
    add_quoted(s, text);
}

static inline void add_count(im_string *s, const char *before, uint64_t count)
{
    char digits[24], *end = digits + sizeof digits, *at = im_digits(end, count);
    im_string_adds(s, before);
    im_string_add(s, at, (size_t)(end - at));
}

/* Two digits behind the point. */
static void add_confidence(im_string *s, double confidence)
{
    unsigned hundredths = (unsigned)(confidence * 100 + 0.5);
    char digits[] = {(char)('0' + hundredths / 100), '.', (char)('0' + hundredths / 10 % 10),
                     (char)('0' + hundredths % 10)};
    im_string_adds(s, ",\"confidence\":");
    im_string_add(s, digits, sizeof digits);
}

/* Whole sums as plain integers; others with as few digits as bring the same number back. */
static void add_amount(im_string *s, double amount)
{
    if (amount == floor(amount)) {
        if (amount >= 0 && amount < 1e15 && !signbit(amount))
            add_count(s, "", (uint64_t)amount);
        else
            im_string_addf(s, "%.0f", amount);
        return;
    }
    char digits[40];
    int precision = 15;
    do snprintf(digits, sizeof digits, "%.*g", precision, amount);
    while (strtod(digits, NULL) != amount && ++precision <= 17);
    digits[strcspn(digits, ",")] = digits[strcspn(digits, ",")] ? '.' : '\0'; /* some locales' point */
    im_string_adds(s, digits);
}

static void add_evidence(im_string *s, const inmaek_evidence *evidence)
{
    add_text(s, ",\"evidence\":", evidence->text);
    add_count(s, ",\"offset\":", evidence->offset);
    add_count(s, ",\"length\":", evidence->length);
    add_count(s, ",\"support\":", evidence->support);
    add_confidence(s, evidence->confidence);
}

static void add_document(im_string *s, const inmaek_facts *facts)
{
    add_text(s, "{\"document\":{\"id\":", facts->document);
    add_text(s, ",\"title\":", facts->title);
    add_text(s, ",\"date\":", facts->date);
    add_text(s, ",\"source\":", facts->source);
    im_string_adds(s, "}");
}

static void add_entity(im_string *s, const inmaek_entity *entity)
{
    add_text(s, "{\"id\":", entity->id);
    add_text(s, ",\"kind\":", inmaek_entity_kind_name(entity->kind));
    add_text(s, ",\"name\":", entity->name);
    im_string_adds(s, ",\"surfaces\":[");
    for (size_t i = 0; i < entity->surface_count; i++) add_text(s, i ? "," : "", entity->surfaces[i]);
    im_string_adds(s, "],\"mentions\":[");
    for (size_t i = 0; i < entity->mention_count; i++) {
        add_count(s, i ? ",{\"offset\":" : "{\"offset\":", entity->mentions[i].offset);
        add_count(s, ",\"length\":", entity->mentions[i].length);
        im_string_adds(s, "}");
    }
    im_string_adds(s, "]");
    add_confidence(s, entity->confidence);
    im_string_adds(s, "}");
}

static void add_role(im_string *s, const inmaek_facts *facts, const inmaek_role *role)
{
    add_text(s, "{\"person\":", facts->entities[role->person].id);
    add_text(s, ",\"organization\":", facts->entities[role->organization].id);
    add_text(s, ",\"title\":", role->title);
    if (role->former) im_string_adds(s, ",\"former\":true");
    add_evidence(s, &role->evidence);
    im_string_adds(s, "}");
}

static void add_affiliation(im_string *s, const inmaek_facts *facts, const inmaek_affiliation *affiliation)
{
    add_text(s, "{\"child\":", facts->entities[affiliation->child].id);
    add_text(s, ",\"parent\":", facts->entities[affiliation->parent].id);
    add_evidence(s, &affiliation->evidence);
    im_string_adds(s, "}");
}

/* The parties that play one part, as a list under `key`; left out if there are none and `may`. */
static void add_parties(im_string *s, const inmaek_facts *facts, const inmaek_agreement *agreement,
                        const char *key, inmaek_part part, bool may)
{
    size_t count = 0;
    for (size_t i = 0; i < agreement->party_count; i++) {
        const inmaek_party *party = &agreement->parties[i];
        if (party->part != part) continue;
        if (!count++) im_string_adds(s, key);
        add_text(s, count > 1 ? "," : "[", facts->entities[party->organization].id);
    }
    if (!count && may) return;
    if (!count) im_string_adds(s, key);
    im_string_adds(s, count ? "]" : "[]");
}

static void add_relative_date(im_string *s, const inmaek_relative_date *date)
{
    im_string_adds(s,
                   date->months < 0 ? ",\"relative_date\":{\"months\":-" : ",\"relative_date\":{\"months\":");
    add_count(s, "", (uint64_t)abs(date->months));
    if (date->day) add_count(s, ",\"day\":", (uint64_t)date->day);
    im_string_adds(s, "}");
}

static void add_agreement(im_string *s, const inmaek_facts *facts, const inmaek_agreement *agreement)
{
    inmaek_part from, to;
    add_text(s, "{\"kind\":", inmaek_agreement_kind_name(agreement->kind));
    add_text(s, ",\"status\":", inmaek_status_name(agreement->status));
    if (inmaek_agreement_kind_directed(agreement->kind, &from, &to)) {
        add_parties(s, facts, agreement, ",\"from\":", from, false);
        add_parties(s, facts, agreement, ",\"to\":", to, false);
        add_parties(s, facts, agreement, ",\"others\":", INMAEK_PARTY, true);
    } else {
        add_parties(s, facts, agreement, ",\"parties\":", INMAEK_PARTY, false);
    }
    im_string_adds(s, ",\"people\":[");
    for (size_t i = 0; i < agreement->people_count; i++)
        add_text(s, i ? "," : "", facts->entities[agreement->people[i]].id);
    add_text(s, "],\"date\":", agreement->date);
    if (!agreement->date && agreement->relative_date.told) add_relative_date(s, &agreement->relative_date);
    im_string_adds(s, ",\"amount\":");
    if (agreement->has_amount)
        add_amount(s, agreement->amount);
    else
        im_string_adds(s, "null");
    add_text(s, ",\"currency\":", agreement->has_amount ? agreement->currency : NULL);
    add_evidence(s, &agreement->evidence);
    im_string_adds(s, "}");
}

inmaek_code inmaek_facts_print(char **json, const inmaek_facts *facts, inmaek_error *error)
{
    enum { USUAL = 1 << 13 }; /* bytes: to grow there by doubling would copy them all again */
    im_string s = {0};
    *json = NULL;
    s.failed = !im_array_reserve(&s, USUAL);
    add_document(&s, facts);
    im_string_adds(&s, ",\"entities\":[");
    for (size_t i = 0; i < facts->entity_count; i++) {
        if (i) im_string_adds(&s, ",");
        add_entity(&s, &facts->entities[i]);
    }
    im_string_adds(&s, "],\"roles\":[");
    for (size_t i = 0; i < facts->role_count; i++) {
        if (i) im_string_adds(&s, ",");
        add_role(&s, facts, &facts->roles[i]);
    }
    im_string_adds(&s, "],\"affiliations\":[");
    for (size_t i = 0; i < facts->affiliation_count; i++) {
        if (i) im_string_adds(&s, ",");
        add_affiliation(&s, facts, &facts->affiliations[i]);
    }
    im_string_adds(&s, "],\"agreements\":[");
    for (size_t i = 0; i < facts->agreement_count; i++) {
        if (i) im_string_adds(&s, ",");
        add_agreement(&s, facts, &facts->agreements[i]);
    }
    im_string_adds(&s, "]}");
    if (s.failed) {
        free(s.items);
        return im_no_memory(error);
    }
    *json = s.items;
    return INMAEK_OK;
}

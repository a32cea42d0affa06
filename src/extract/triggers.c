/* triggers.c - see triggers.h. */
#include "extract/triggers.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/map.h"
#include "base/utf8.h"

static inmaek_code fault(const inmaek_lexicon *lexicon, uint32_t entry, const char *expected,
                         inmaek_error *error)
{
    char *place = im_lexicon_place(lexicon, IM_TRIGGER, entry);
    inmaek_code code = im_error(error, INMAEK_LEXICON, "%s: %s", place ? place : "trigger", expected);
    free(place);
    return code;
}

static bool read_sort(uint8_t *sort, const char *kind, const char *role)
{
    inmaek_agreement_kind known;
    if (kind && inmaek_agreement_kind_read(&known, kind))
        *sort = (uint8_t)known;
    else if (!role)
        return false;
    else if (strcmp(role, "weak") == 0)
        *sort = IM_TRIGGER_WEAK;
    else if (strcmp(role, "cancel") == 0)
        *sort = IM_TRIGGER_CANCEL;
    else if (strcmp(role, "deny") == 0)
        *sort = IM_TRIGGER_DENY;
    else
        return false;
    return true;
}

enum { LONG = 9, PAIR_BITS = 16, SINGLE = 0 }; /* LONG in bytes: three letters */

static uint32_t pair_bit(uint32_t first, uint32_t second)
{
    return (first * UINT32_C(2654435769) ^ second * UINT32_C(2246822519)) >> (32 - PAIR_BITS);
}

static void mark(uint8_t *bits, uint32_t first, uint32_t second)
{
    uint32_t bit = pair_bit(first, second);
    bits[bit / 8] |= (uint8_t)(1u << bit % 8);
}

static bool is_marked(const uint8_t *bits, uint32_t first, uint32_t second)
{
    uint32_t bit = pair_bit(first, second);
    return bits[bit / 8] >> bit % 8 & 1;
}

static void mark_form(im_trigger_table *table, const char *form, bool inside)
{
    if (!inside && strlen(form) < LONG) return;
    size_t length = strlen(form), at = 0;
    uint32_t first = im_utf8_next(form, length, &at);
    uint32_t second = at < length ? im_utf8_next(form, length, &at) : SINGLE;
    mark(table->begins_inside, first, second);
    table->single_inside |= second == SINGLE;
}

inmaek_code im_trigger_table_init(im_trigger_table *table, const inmaek_lexicon *lexicon, inmaek_error *error)
{
    uint32_t count = im_lexicon_count(lexicon, IM_TRIGGER);
    *table = (im_trigger_table){.lexicon = lexicon,
                                .sorts = calloc(count + 1, 1),
                                .ways = calloc(count + 1, 1),
                                .inside = calloc(count + 1, sizeof *table->inside),
                                .begins_inside = calloc(1, (1 << PAIR_BITS) / 8)};
    if (!table->sorts || !table->ways || !table->inside || !table->begins_inside) return im_no_memory(error);
    for (uint32_t entry = 0; entry < count; entry++) {
        const char *kind = im_lexicon_attribute(lexicon, IM_TRIGGER, entry, "kind");
        const char *role = im_lexicon_attribute(lexicon, IM_TRIGGER, entry, "role");
        const char *subject = im_lexicon_attribute(lexicon, IM_TRIGGER, entry, "subject");
        if (!read_sort(&table->sorts[entry], kind, role))
            return fault(lexicon, entry, "expected a kind of agreement, or the role weak, cancel or deny",
                         error);
        table->inside[entry] = im_lexicon_flag(lexicon, IM_TRIGGER, entry, "inside");
        mark_form(table, im_lexicon_form(lexicon, IM_TRIGGER, entry), table->inside[entry]);
        for (uint32_t i = 0; i < im_lexicon_also_count(lexicon, IM_TRIGGER, entry); i++)
            mark_form(table, im_lexicon_also(lexicon, IM_TRIGGER, entry, i), table->inside[entry]);
        if (!subject) continue;
        if (strcmp(subject, "from") == 0)
            table->ways[entry] = IM_WAY_FROM;
        else if (strcmp(subject, "to") == 0)
            table->ways[entry] = IM_WAY_TO;
        else
            return fault(lexicon, entry, "expected from or to in subject", error);
    }
    return INMAEK_OK;
}

void im_trigger_table_dispose(im_trigger_table *table)
{
    free(table->sorts);
    free(table->ways);
    free(table->inside);
    free(table->begins_inside);
    *table = (im_trigger_table){0};
}

/* May a trigger that stands inside a word begin with these letters? */
static bool may_begin_inside(const im_trigger_table *table, uint32_t letter, uint32_t after)
{
    return is_marked(table->begins_inside, letter, after) ||
           (table->single_inside && is_marked(table->begins_inside, letter, SINGLE));
}

/* Triggers stand inside words too (지분투자), so every letter of a word may begin one: a long one,
 * or one that is allowed to. */
static bool find_in_token(im_triggers *out, const im_trigger_table *table, const im_reading *reading,
                          const im_sentence *sentence, uint32_t number, uint32_t *from)
{
    const im_token *token = &reading->document->tokens[number];
    const char *text = reading->document->text;
    size_t at = token->start > *from ? token->start : *from;
    while (at < token->end) {
        size_t next = at, second = at;
        uint32_t letter = im_utf8_next(text, sentence->end, &second);
        next = second;
        uint32_t after = second < sentence->end ? im_utf8_next(text, sentence->end, &second) : SINGLE;
        bool begins = at == token->start ? im_may_begin(reading, number, IM_BIT(IM_TRIGGER))
                                         : may_begin_inside(table, letter, after);
        im_match match = {0};
        if (begins)
            match = im_lexicon_longest(table->lexicon, text + at, sentence->end - at, IM_BIT(IM_TRIGGER));
        uint32_t entry = match.length ? im_lexicon_entry(table->lexicon, match.form, IM_TRIGGER) : 0;
        if (!match.length || (at > token->start && match.length < LONG && !table->inside[entry])) {
            at = next;
            continue;
        }
        im_trigger trigger = {
            (uint32_t)at,        (uint32_t)at + match.length, number, entry, im_hash(text + at, match.length),
            table->sorts[entry], table->ways[entry]};
        if (!im_array_push(out, trigger)) return false;
        at += match.length;
        *from = (uint32_t)at;
    }
    return true;
}

bool im_triggers_find(im_triggers *out, const im_trigger_table *table, const im_reading *reading,
                      const im_sentence *sentence)
{
    const im_document *document = reading->document;
    out->count = 0;
    uint32_t from = sentence->start;
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        uint32_t number = sentence->token + i;
        if (document->tokens[number].kind == IM_TOKEN_PUNCT ||
            !im_may_hold(reading, number, IM_BIT(IM_TRIGGER)))
            continue;
        if (!find_in_token(out, table, reading, sentence, number, &from)) return false;
    }
    return true;
}

bool im_triggers_speak(const im_trigger_table *table, const im_document *document,
                       const im_sentence *sentence, uint8_t sort)
{
    for (uint32_t t = sentence->token; t < sentence->token + sentence->token_count; t++) {
        uint32_t start = document->tokens[t].start;
        im_match match = im_lexicon_longest(table->lexicon, document->text + start, sentence->end - start,
                                            IM_BIT(IM_TRIGGER));
        if (match.length && table->sorts[im_lexicon_entry(table->lexicon, match.form, IM_TRIGGER)] == sort)
            return true;
    }
    return false;
}

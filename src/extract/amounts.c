/* amounts.c - see amounts.h. */
#include "extract/amounts.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"

enum { AS_NONE, AS_SCALE, AS_CURRENCY, AS_EACH, AS_EACH_BEFORE, AS_PRICE, AS_OTHER, AS_DIVIDED, AS_COUNT };
static const char *const as_names[AS_COUNT] = {"",      "scale", "currency", "each", "each-before",
                                               "price", "other", "divided"};
enum { ZEROS_OF_A_SUM = 8 }; /* 억: from here on a number without a currency is a sum of won */

inmaek_code im_unit_table_init(im_unit_table *table, const inmaek_lexicon *lexicon, inmaek_error *error)
{
    uint32_t count = im_lexicon_count(lexicon, IM_UNIT);
    *table = (im_unit_table){.lexicon = lexicon, .units = calloc(count + 1, sizeof *table->units)};
    if (!table->units) return im_no_memory(error);
    for (uint32_t entry = 0; entry < count; entry++) {
        const char *as = im_lexicon_attribute(lexicon, IM_UNIT, entry, "as");
        const char *zeros = im_lexicon_attribute(lexicon, IM_UNIT, entry, "zeros");
        const char *code = im_lexicon_attribute(lexicon, IM_UNIT, entry, "code");
        uint8_t known = AS_SCALE;
        while (known < AS_COUNT && !(as && strcmp(as, as_names[known]) == 0)) known++;
        if (known == AS_COUNT || (known == AS_SCALE && !zeros) || (known == AS_CURRENCY && !code)) {
            char *place = im_lexicon_place(lexicon, IM_UNIT, entry);
            im_error(error, INMAEK_LEXICON,
                     "%s: expected scale with zeros, currency with code, each, each-before, price, other or "
                     "divided",
                     place ? place : "unit");
            free(place);
            return INMAEK_LEXICON;
        }
        table->units[entry] = (struct im_unit){known, (uint8_t)(zeros ? atoi(zeros) : 0), code};
    }
    return INMAEK_OK;
}

void im_unit_table_dispose(im_unit_table *table)
{
    free(table->units);
    *table = (im_unit_table){0};
}

static struct im_unit unit_at(const im_unit_table *table, const char *text, uint32_t start, uint32_t end,
                              uint32_t *length)
{
    im_match match = im_lexicon_longest(table->lexicon, text + start, end - start, IM_BIT(IM_UNIT));
    *length = match.length;
    if (!match.length) return (struct im_unit){0};
    return table->units[im_lexicon_entry(table->lexicon, match.form, IM_UNIT)];
}

/* 1,200 or 4.5 at `at`; moves behind it. */
static double read_digits(const char *text, uint32_t *at, uint32_t end)
{
    double value = 0, place = 0;
    for (; *at < end; (*at)++) {
        char c = text[*at];
        if (c == '.' && place == 0)
            place = 1;
        else if (c >= '0' && c <= '9') {
            value = value * 10 + (c - '0');
            if (place) place *= 10;
        } else if (c != ',')
            break;
    }
    return place > 1 ? value / place : value;
}

static double power_of_ten(unsigned zeros)
{
    double value = 1;
    while (zeros--) value *= 10;
    return value;
}

/* 1조 2000억: number and scales, one group after another; moves behind them. *zeros is the first
 * group's scale. */
static double read_number(const im_unit_table *table, const char *text, uint32_t *at, uint32_t end,
                          unsigned *zeros)
{
    double all = 0;
    for (*zeros = 0;;) {
        uint32_t length, next = *at;
        double group = read_digits(text, &next, end);
        unsigned scale = 0;
        struct im_unit unit;
        while ((unit = unit_at(table, text, next, end, &length)).as == AS_SCALE) {
            scale += unit.zeros;
            next += length;
        }
        bool goes_on = scale && scale < *zeros;
        if (*zeros && !goes_on && (scale || text[*at - 1] == ' ')) return all; /* 2억 3억, 5억 2024년 */
        all += group * power_of_ten(scale);
        *at = next;
        if (!*zeros) *zeros = scale;
        if (!scale) return all;
        if (next < end && text[next] == ' ') next++;
        if (next >= end || !im_is_digit((unsigned char)text[next])) return all;
        *at = next;
    }
}

/* Reads the sum that begins at the token; false: it is none. */
static bool read_sum(im_sum *sum, const im_unit_table *table, const im_document *d, const im_sentence *s,
                     uint32_t token)
{
    uint32_t at = d->tokens[token].start, length;
    unsigned zeros;
    sum->start = at;
    sum->value = read_number(table, d->text, &at, s->end, &zeros);
    sum->end = at;
    uint32_t place = at < s->end && d->text[at] == ' ' ? at + 1 : at;
    struct im_unit unit = unit_at(table, d->text, place, s->end, &length);
    if (unit.as == AS_CURRENCY) {
        sum->currency = unit.code;
        sum->end = place + length;
    } else if (zeros >= ZEROS_OF_A_SUM && (at == s->end || strchr(" ,.)", d->text[at])))
        sum->currency = "KRW";
    sum->each = unit_at(table, d->text, sum->end, s->end, &length).as == AS_EACH;
    return sum->currency && sum->value > 0;
}

/* Does a word of that sort stand within `reach` tokens before, without a comma between? */
static bool stands_before(const im_unit_table *table, const im_reading *r, const im_sentence *s,
                          uint32_t token, uint8_t as, uint32_t reach)
{
    const im_document *d = r->document;
    uint32_t length, first = token > s->token + reach ? token - reach : s->token;
    for (uint32_t t = token; t-- > first;) {
        const im_token *word = &d->tokens[t];
        if (word->kind == IM_TOKEN_PUNCT && word->code == ',') return false;
        if (im_may_begin(r, t, IM_BIT(IM_UNIT)) &&
            unit_at(table, d->text, word->start, word->end, &length).as == as)
            return true;
    }
    return false;
}

/* 95억원을 나눠 넣었다: does the word behind say that several pay it together? */
static bool is_divided(const im_unit_table *table, const im_reading *r, const im_sentence *s, uint32_t token,
                       uint32_t end)
{
    const im_document *d = r->document;
    uint32_t length, t = token;
    while (t < s->token + s->token_count && d->tokens[t].start < end) t++;
    return t < s->token + s->token_count && im_may_begin(r, t, IM_BIT(IM_UNIT)) &&
           unit_at(table, d->text, d->tokens[t].start, s->end, &length).as == AS_DIVIDED;
}

static bool speaks_of_price(const im_unit_table *table, const im_reading *r, const im_sentence *s)
{
    const im_document *d = r->document;
    uint32_t length;
    for (uint32_t t = s->token; t < s->token + s->token_count; t++)
        if (im_may_begin(r, t, IM_BIT(IM_UNIT)) &&
            unit_at(table, d->text, d->tokens[t].start, s->end, &length).as == AS_PRICE)
            return true;
    return false;
}

/* In a bracket, and does it stand right behind the sum before (10억 달러(약 1조원))? */
static bool in_bracket(const im_document *d, const im_sentence *s, uint32_t token, uint32_t *open)
{
    enum { REACH = 3 };
    for (uint32_t t = token; t > s->token && token - t < REACH; t--)
        if (d->tokens[t - 1].code == '(') {
            *open = d->tokens[t - 1].start;
            return true;
        }
    return false;
}

bool im_sums_find(im_sums *out, const im_unit_table *table, const im_reading *reading)
{
    const im_document *d = reading->document;
    out->count = 0;
    for (uint32_t i = 0; i < d->sentence_count; i++) {
        const im_sentence *s = &d->sentences[i];
        uint32_t end = s->start;
        enum { UNASKED, NO, YES } price = UNASKED; /* one for all sums of the sentence */
        for (uint32_t t = s->token; t < s->token + s->token_count; t++) {
            if (d->tokens[t].start < end || !im_is_digit((unsigned char)d->text[d->tokens[t].start]))
                continue;
            im_sum sum = {.sentence = i};
            if (!read_sum(&sum, table, d, s, t)) continue;
            uint32_t open = 0;
            sum.bracketed = in_bracket(d, s, t, &open);
            bool again = sum.bracketed && open == end;
            end = sum.end;
            if (again) continue;
            sum.other =
                stands_before(table, reading, s, t, AS_OTHER, 4) || is_divided(table, reading, s, t, end);
            /* 각각 300억원, 각각 약 300억원 */
            sum.each |= stands_before(table, reading, s, t, AS_EACH_BEFORE, 2);
            if (price == UNASKED) price = speaks_of_price(table, reading, s) ? YES : NO;
            sum.price = price == YES;
            if (!im_array_push(out, sum)) return false;
        }
    }
    return true;
}

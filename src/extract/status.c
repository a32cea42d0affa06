/* status.c - see status.h.
 *
 * The deal's own predicate counts, not the sentence's: 맺었다고 밝혔다 is concluded, 맺기로 했다 planned.
 * It is looked for in the words from the one that announces the deal onwards, the nearer the
 * better. */
#include "extract/status.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/map.h"
#include "base/utf8.h"
#include "extract/linear.h"

enum {
    F_BIAS = 101,
    F_KIND,
    F_TRIGGER,
    F_TRIGGER_REST,
    F_REST_KIND,
    F_FORM,
    F_FORM_NEAR,
    F_STATUS,
    F_STATUS_FIRST,
    F_STATUS_LAST,
    F_STATUS_KIND,
    F_ENDING,
    F_ENDING_NEXT,
    F_FINAL,
    F_FINAL_KIND,
    F_SIDE,
    F_SIDE_KIND,
    F_ZONE,
    F_CANCEL,
    F_QUOTED,
    F_WORD
};

inmaek_code im_statuses_compile(uint8_t **out, const inmaek_lexicon *lexicon, inmaek_error *error)
{
    uint32_t count = im_lexicon_count(lexicon, IM_STATUS);
    *out = calloc(count + 1, 1);
    if (!*out) return im_no_memory(error);
    for (uint32_t entry = 0; entry < count; entry++) {
        const char *name = im_lexicon_attribute(lexicon, IM_STATUS, entry, "status");
        inmaek_status status;
        if (name && strcmp(name, "none") == 0)
            (*out)[entry] = IM_STATUS_NOT;
        else if (name && inmaek_status_read(&status, name))
            (*out)[entry] = (uint8_t)status;
        else {
            char *place = im_lexicon_place(lexicon, IM_STATUS, entry);
            im_error(error, INMAEK_LEXICON,
                     "%s: expected discussed, planned, concluded, ended or none in status",
                     place ? place : "status");
            free(place);
            free(*out);
            *out = NULL;
            return INMAEK_LEXICON;
        }
    }
    return INMAEK_OK;
}

typedef struct list {
    uint32_t *items;
    size_t count;
} list;

static void add(list *l, uint32_t about, uint32_t value)
{
    if (l->count < IM_STATUS_FEATURES) l->items[l->count++] = im_feature(about, value);
}

/* The last `letters` letters of text[start..end). */
static uint32_t ending(const char *text, uint32_t start, uint32_t end, int letters)
{
    size_t at = end;
    while (letters-- > 0 && at > start) im_utf8_previous(text, &at);
    return im_hash(text + at, end - at);
}

/* The first two letters. */
static uint32_t beginning(const char *text, uint32_t start, uint32_t end)
{
    size_t at = start;
    for (int i = 0; i < 2 && at < end; i++) im_utf8_next(text, end, &at);
    return im_hash(text + start, at - start);
}

/* The forms of the lexicon in [from, to), which begins in the token or before it: each as it is, and by
 * what it tells. */
static void add_forms(list *l, const im_reading *r, const uint8_t *statuses, uint32_t token, uint32_t from,
                      uint32_t to, uint32_t kind)
{
    enum { MOST = 10 };
    const char *text = r->document->text;
    unsigned count = 0;
    uint32_t last = 0;
    while (token && r->document->tokens[token - 1].end > from) token--;
    for (size_t at = from; at < to && count < MOST;) {
        while (r->document->tokens[token].end <= at) token++;
        const im_token *t = &r->document->tokens[token];
        if (at <= t->start && !im_may_hold(r, token, IM_BIT(IM_STATUS))) {
            at = t->end;
            continue;
        }
        im_match match = im_lexicon_longest(r->lexicon, text + at, to - at, IM_BIT(IM_STATUS));
        if (!match.length) {
            im_utf8_next(text, to, &at);
            continue;
        }
        uint32_t status = 1u + statuses[im_lexicon_entry(r->lexicon, match.form, IM_STATUS)];
        uint32_t form = im_hash(text + at, match.length);
        add(l, F_FORM, form);
        if (count < 2) add(l, F_FORM_NEAR, im_feature(form, count));
        add(l, F_STATUS, im_feature(status, count < 3 ? count : 3));
        if (!count) {
            add(l, F_STATUS_FIRST, status);
            add(l, F_STATUS_KIND, im_feature(status, kind));
        }
        last = status;
        count++;
        at += match.length;
    }
    add(l, F_STATUS_LAST, last);
}

size_t im_status_describe(uint32_t features[IM_STATUS_FEATURES], const im_reading *r, const uint8_t *statuses,
                          const im_pairing *p, const im_pair_finder *f, im_date date,
                          inmaek_agreement_kind kind)
{
    enum { WORDS = 5 };
    const im_document *d = r->document;
    const im_sentence *s = &d->sentences[p->sentence];
    const im_trigger *trigger = p->trigger;
    list l = {features, 0};
    uint32_t k = (uint32_t)kind, token = trigger ? trigger->token : p->second->token_end;
    uint32_t last = s->token + s->token_count, from = trigger ? trigger->start : p->second->end;
    while (last > s->token + 1 && d->tokens[last - 1].kind == IM_TOKEN_PUNCT) last--;
    add(&l, F_BIAS, 0);
    add(&l, F_KIND, k);
    if (trigger) {
        uint32_t rest = beginning(d->text, trigger->end,
                                  d->tokens[token].end > trigger->end ? d->tokens[token].end : trigger->end);
        add(&l, F_TRIGGER, trigger->hash);
        add(&l, F_TRIGGER_REST, rest);
        add(&l, F_REST_KIND, im_feature(rest, k));
    }
    add_forms(&l, r, statuses, token, from, s->end, k);
    for (uint32_t t = token, i = 0; t < last && i < WORDS; t++) {
        const im_token *word = &d->tokens[t];
        if (word->kind == IM_TOKEN_PUNCT) continue;
        add(&l, F_ENDING, ending(d->text, word->start, word->end, 2));
        if (i < 2) add(&l, F_ENDING_NEXT, im_feature(ending(d->text, word->start, word->end, 2), i));
        add(&l, F_WORD, beginning(d->text, word->start, word->end));
        i++;
    }
    const im_token *final = &d->tokens[last - 1];
    for (int letters = 2; letters <= 3; letters++) {
        uint32_t hash = ending(d->text, final->start, final->end, letters);
        add(&l, F_FINAL, hash);
        add(&l, F_FINAL_KIND, im_feature(hash, k));
    }
    uint32_t side = date.year ? 2u + (uint32_t)im_date_side(date, d->date) : 0;
    add(&l, F_SIDE, side);
    add(&l, F_SIDE_KIND, im_feature(side, k));
    add(&l, F_ZONE, s->zone);
    if (d->tokens[p->second->token].quoted) add(&l, F_QUOTED, 0);
    for (size_t i = 0; i < f->triggers.count; i++)
        if (f->triggers.items[i].sort == IM_TRIGGER_CANCEL)
            add(&l, F_CANCEL, f->triggers.items[i].start >= from ? f->triggers.items[i].hash : 1);
    return l.count;
}

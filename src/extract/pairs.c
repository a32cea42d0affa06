/* pairs.c - see pairs.h. The features are made in pairs_features.c. */
#include "extract/pairs.h"

#include <stdlib.h>

#include "base/utf8.h"

/* ---------------------------------------------------------------- the sentence's words */

/* Words of the sentence as their stems; names count as nothing. */
static bool read_words(im_pair_finder *f, const im_reading *r, const im_sentence *s)
{
    const im_token *tokens = r->document->tokens + s->token;
    f->words.count = 0;
    if (!im_array_reserve(&f->words, s->token_count)) return false;
    for (uint32_t i = 0; i < s->token_count; i++)
        f->words.items[i] = tokens[i].kind == IM_TOKEN_PUNCT ? tokens[i].code : im_stem_of(r, s->token + i);
    f->words.count = s->token_count;
    for (size_t i = f->absent; i < f->arguments.list.count; i++) {
        const im_argument *a = &f->arguments.list.items[i];
        for (uint32_t t = a->token; t < a->token_end && t < s->token + s->token_count; t++)
            if (t >= s->token) f->words.items[t - s->token] = 0;
    }
    return true;
}

/* Where clauses end, with words that are no names. Before a comma it counts twice. */
static bool read_breaks(im_pair_finder *f, const im_reading *r, const im_sentence *s)
{
    const im_token *tokens = r->document->tokens + s->token;
    uint32_t count = 0;
    f->breaks.count = 0;
    if (!im_array_reserve(&f->breaks, s->token_count + 1)) return false;
    for (uint32_t i = 0; i < s->token_count; i++) {
        const im_token *t = &tokens[i];
        f->breaks.items[i] = count;
        if (!f->words.items[i] || t->kind == IM_TOKEN_PUNCT) continue;
        if (im_ends_clause(r, f->arguments.cases, s->token + i))
            count += i + 1 < s->token_count && t[1].code == ',' ? 2 : 1;
    }
    f->breaks.items[s->token_count] = count;
    f->breaks.count = s->token_count + 1;
    return true;
}

/* 500억, 3000만: a number with a unit of money or its multiples. */
static bool names_amount(const im_pair_finder *f, const im_reading *r, const im_sentence *s)
{
    for (uint32_t i = 0; i < s->token_count; i++) {
        const im_token *t = &r->document->tokens[s->token + i];
        if (f->words.items[i] != 1 || t->kind != IM_TOKEN_MIXED) continue;
        for (size_t at = t->start; at < t->end; im_utf8_next(r->document->text, t->end, &at))
            if (im_lexicon_longest(r->lexicon, r->document->text + at, t->end - at, IM_BIT(IM_UNIT)).length)
                return true;
    }
    return false;
}

/* ---------------------------------------------------------------- the walk */

/* Asks for the weights of the latest features. */
static void expect(const im_pair_finder *f, im_slice latest)
{
    if (f->weights) im_linear_expect(f->weights, f->features.items + latest.first, latest.count);
}

bool im_pairs_choices(im_pair_finder *f, const im_reading *r, const im_pairing *nobody)
{
    f->choices.count = 0;
    if (!im_array_reserve(&f->choices, f->absent) || !im_pairs_reserve(f, f->absent)) return false;
    for (size_t i = 0; i < f->absent; i++) {
        im_pairing *p = &f->choices.items[f->choices.count++];
        *p = (im_pairing){.first = &f->arguments.list.items[i],
                          .second = nobody->second,
                          .sentence = nobody->sentence,
                          .trigger = nobody->trigger};
        im_pair_describe_choice(p, f, r);
        expect(f, p->own);
    }
    return true;
}

static void make_pairing(im_pair_finder *f, const im_reading *r, uint32_t sentence, const im_argument *a,
                         const im_second *b)
{
    im_pairing *p = &f->pairings.items[f->pairings.count++];
    *p = (im_pairing){.first = a, .second = b->argument, .sentence = sentence, .shared = b->features};
    im_pair_describe(p, b, f, r, &r->document->sentences[sentence]);
    expect(f, p->own);
}

/* All pairings of one who is there: with nobody if anyone is not, with everyone who is there before. */
static void pair_up(im_pair_finder *f, const im_reading *r, uint32_t sentence, size_t number)
{
    im_second b = {.argument = &f->arguments.list.items[number]};
    im_pair_describe_second(&b, f, r, &r->document->sentences[sentence]);
    expect(f, b.features);
    if (f->absent) make_pairing(f, r, sentence, &f->nobody, &b);
    for (size_t i = f->absent; i < number; i++) {
        const im_argument *a = &f->arguments.list.items[i];
        if (a->entity != b.argument->entity) make_pairing(f, r, sentence, a, &b);
    }
}

static bool make_pairings(im_pair_finder *f, const im_reading *r, uint32_t sentence)
{
    enum { MOST_ARGUMENTS = 40 }; /* a longer list is an index, not a sentence */
    const im_sentence *s = &r->document->sentences[sentence];
    size_t count = f->arguments.list.count;
    if (count > MOST_ARGUMENTS) count = MOST_ARGUMENTS;
    size_t there = count - f->absent, most = there * (there + 1) / 2; /* pairings, with nobody's */
    f->pairings.count = f->features.count = f->abouts.count = 0;
    f->nobody = (im_argument){.entity = IM_NONE,
                              .person = IM_NONE,
                              .start = s->start,
                              .end = s->start,
                              .token = s->token,
                              .token_end = s->token,
                              .source = IM_BY_NOBODY,
                              .group = UINT16_MAX,
                              .group_size = 1};
    if (!im_array_reserve(&f->pairings, most) || !im_pairs_reserve(f, there + most)) return false;
    for (size_t k = f->absent ? f->absent : 1; k < count; k++) pair_up(f, r, sentence, k);
    return true;
}

static size_t count_absent(const im_arguments *arguments)
{
    size_t count = 0;
    while (count < arguments->list.count && !im_argument_is_there(&arguments->list.items[count])) count++;
    return count;
}

bool im_pairs_walk(im_pair_finder *f, const im_reading *r, im_pairings_visit *visit, void *context)
{
    if (!im_arguments_begin(&f->arguments, r)) return false;
    f->title_triggers.count = 0;
    for (uint32_t i = 0; i < r->document->sentence_count; i++) {
        const im_sentence *s = &r->document->sentences[i];
        if (!im_arguments_next(&f->arguments, r, i)) return false;
        if (s->zone == IM_ZONE_TITLE && !f->title_triggers.count &&
            !im_triggers_find(&f->title_triggers, f->table, r, s))
            return false;
        f->absent = count_absent(&f->arguments);
        if (f->absent == f->arguments.list.count || f->arguments.list.count < 2)
            continue; /* nobody to pair */
        if (!im_triggers_find(&f->triggers, f->table, r, s)) return false;

        if (!read_words(f, r, s) || !read_breaks(f, r, s)) return false;
        f->amount = names_amount(f, r, s);
        if (!make_pairings(f, r, i)) return false;
        if (f->pairings.count && !visit(context, f->pairings.items, f->pairings.count, f)) return false;
    }
    return true;
}

void im_pair_finder_dispose(im_pair_finder *f)
{
    free(f->arguments.list.items);
    free(f->triggers.items);
    free(f->title_triggers.items);
    free(f->words.items);
    free(f->breaks.items);
    free(f->features.items);
    free(f->abouts.items);
    free(f->pairings.items);
    free(f->choices.items);
    *f = (im_pair_finder){0};
}

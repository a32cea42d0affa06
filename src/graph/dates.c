/* dates.c - in which month an article was written that does not tell it.
 *
 * 4일 or 지난달 says nothing in an article without a date. But papers tell the same news: where two deals of
 * such an article, of different organizations, are told by others of a full date whose day of the month is
 * the same, and no deal so told speaks for another month, that is the article's month, and all that counts
 * from it gets a date. A single one may be chance: one in thirty is of the same day. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "graph/resolve.h"

enum { NO_MONTH = -1, MONTHS = 12 };

/* An undated deal of which the day of the month is told. */
typedef struct clue {
    uint32_t set; /* its organizations, whoever gives and takes */
    uint32_t day, source;
    int months;
} clue;

/* A dated deal of that set says that the source is of the month (counted from year 0). */
typedef struct vote {
    uint32_t source, set;
    int month;
} vote;

typedef struct finder {
    im_collection *all;
    const uint32_t *actors;
    im_map sets;
    IM_LIST(uint32_t) members; /* scratch: of one set */
    IM_LIST(clue) clues;       /* by set, then day */
    IM_LIST(vote) votes;
    int *months; /* by source: the month, or NO_MONTH */
} finder;

/* The number of the set of the deal's organizations: an old one, or a new one if `make`. IM_MAP_NONE: none,
 * or no memory (then *good is false). */
static uint32_t set_of(finder *f, const im_deal *deal, bool make, bool *good)
{
    f->members.count = 0;
    if (!(*good = im_array_reserve(&f->members, deal->party_count + 1))) return IM_MAP_NONE;
    size_t size = im_deal_organizations(f->members.items, f->all, f->actors, deal) * sizeof *f->members.items;
    const char *key = (const char *)f->members.items;
    if (!make) return im_map_get(&f->sets, key, size);
    uint32_t set = im_map_intern(&f->sets, key, size, (uint32_t)f->sets.count);
    *good = set != IM_MAP_NONE;
    return set;
}

static int compare_clues(const clue *x, const clue *y)
{
    if (x->set != y->set) return x->set < y->set ? -1 : 1;
    return (x->day > y->day) - (x->day < y->day);
}

static int clue_order(const void *a, const void *b)
{
    return compare_clues(a, b);
}

static bool find_clues(finder *f)
{
    for (size_t i = 0; i < f->all->deals.count; i++) {
        const im_deal *deal = &f->all->deals.items[i];
        if (!deal->relative || !deal->day) continue;
        bool good;
        clue c = {.day = deal->day, .source = deal->source, .months = deal->months};
        c.set = set_of(f, deal, true, &good);
        if (!good || !im_array_push(&f->clues, c)) return false;
    }
    if (f->clues.count) qsort(f->clues.items, f->clues.count, sizeof *f->clues.items, clue_order);
    return true;
}

/* The first clue that is not before such a one. */
static size_t first_clue(const finder *f, const clue *like)
{
    size_t low = 0, high = f->clues.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_clues(&f->clues.items[middle], like) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Does a document tell the deal that is not the source? */
static bool is_told_elsewhere(const finder *f, uint32_t deal, uint32_t source)
{
    const im_pair *sources;
    size_t count = im_pairs_of(&f->all->deal_sources, deal, &sources);
    return count > 1 || (count == 1 && sources[0].value != source);
}

/* The year that a source is known to be of, or 0. */
static int year_of(const finder *f, uint32_t source)
{
    const char *date = im_text(f->all, f->all->sources.items[source].date);
    return date ? atoi(date) : 0;
}

/* What a dated deal says of the articles that tell it without a date. */
static bool cast_votes(finder *f, uint32_t number)
{
    const im_deal *deal = &f->all->deals.items[number];
    const char *date = im_text(f->all, deal->date);
    int year, month, day;
    if (!date || sscanf(date, "%4d-%2d-%2d", &year, &month, &day) != 3) return true;
    bool good;
    clue like = {.day = (uint32_t)day, .set = set_of(f, deal, false, &good)};
    if (like.set == IM_MAP_NONE) return good;
    for (size_t i = first_clue(f, &like); i < f->clues.count; i++) {
        const clue *c = &f->clues.items[i];
        if (compare_clues(c, &like)) break;
        vote v = {c->source, c->set, year * MONTHS + month - 1 - c->months};
        int known = year_of(f, c->source);
        if (v.month < MONTHS || (known && known != v.month / MONTHS) ||
            !is_told_elsewhere(f, number, c->source))
            continue;
        if (!im_array_push(&f->votes, v)) return false;
    }
    return true;
}

static int vote_order(const void *a, const void *b)
{
    const vote *x = a, *y = b;
    if (x->source != y->source) return x->source < y->source ? -1 : 1;
    return (x->set > y->set) - (x->set < y->set);
}

/* The month that all votes of a source name, if they are of two sets or more; else NO_MONTH. */
static int count_votes(const vote *votes, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (votes[i].month != votes[0].month) return NO_MONTH;
    return votes[0].set != votes[count - 1].set ? votes[0].month : NO_MONTH;
}

static bool find_months(finder *f)
{
    size_t sources = f->all->sources.count;
    if (!(f->months = malloc((sources + 1) * sizeof *f->months))) return false;
    for (size_t i = 0; i < sources; i++) f->months[i] = NO_MONTH;
    for (uint32_t i = 0; f->clues.count && i < f->all->deals.count; i++)
        if (!cast_votes(f, i)) return false;
    vote *votes = f->votes.items;
    if (f->votes.count) qsort(votes, f->votes.count, sizeof *votes, vote_order);
    for (size_t i = 0, n; i < f->votes.count; i += n) {
        for (n = 1; i + n < f->votes.count && votes[i + n].source == votes[i].source;) n++;
        f->months[votes[i].source] = count_votes(votes + i, n);
    }
    return true;
}

/* The text of a relative date; IM_NO_TEXT also where memory ran out (then *good is false). */
static uint32_t date_of(finder *f, const im_deal *deal, bool *good)
{
    int month = f->months[deal->source];
    if (month == NO_MONTH) return IM_NO_TEXT;
    int year = (month + deal->months) / MONTHS, in_year = (month + deal->months) % MONTHS + 1;
    char text[32];
    if (year < 1 || year > 9999) return IM_NO_TEXT;
    int length = snprintf(text, sizeof text, "%04d-%02d", year, in_year);
    if (deal->day && deal->day <= im_month_days(year, in_year))
        length += snprintf(text + length, sizeof text - (size_t)length, "-%02d", deal->day);
    uint32_t date = im_texts_add(&f->all->texts, text, (size_t)length);
    *good = date != IM_NO_TEXT;
    return date;
}

/* Dates the deals that count from a source's month, and leads to the right ones what points at them. */
static bool date_deals(finder *f)
{
    im_collection *all = f->all;
    uint32_t *now = malloc((all->deals.count + 1) * sizeof *now);
    bool good = now != NULL;
    for (uint32_t i = 0; good && i < all->deals.count; i++) {
        now[i] = i;
        if (!all->deals.items[i].relative) continue;
        uint32_t date = date_of(f, &all->deals.items[i], &good);
        if (good) now[i] = im_collection_date(all, i, date);
        good = good && now[i] != IM_MAP_NONE;
    }
    for (size_t i = 0; good && i < all->claims.count; i++)
        if (all->claims.items[i].relation == IM_RELATION_PARTICIPANT)
            all->claims.items[i].to = now[all->claims.items[i].to];
    for (size_t i = 0; good && i < all->deal_sources.count; i++)
        all->deal_sources.items[i].key = now[all->deal_sources.items[i].key];
    im_pairs_sort(&all->deal_sources);
    free(now);
    return good;
}

bool im_date_articles(im_collection *all, const uint32_t *actors)
{
    finder f = {.all = all, .actors = actors};
    bool good = find_clues(&f) && find_months(&f) && date_deals(&f);
    im_map_dispose(&f.sets);
    free(f.members.items);
    free(f.clues.items);
    free(f.votes.items);
    free(f.months);
    return good;
}

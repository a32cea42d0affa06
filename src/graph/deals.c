/* deals.c - which agreements of different documents are one.
 *
 * One agreement has one kind, one set of parties (on the same sides, where the kind has sides),
 * and dates that can be the same: one is a part of the other (2025-02 and 2025-02-04), one is
 * not told, or they lie within a week (papers give the day of the signing or that of the news).
 * But what one document tells as two, by two dates or two amounts, stays two.
 *
 * Within a group of one kind and one set of parties the deals are taken in order of precision and
 * date; each joins the deal it fits best or founds a new one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "graph/resolve.h"

enum { SAME_NEWS_DAYS = 7 };

unsigned im_deal_side(inmaek_agreement_kind kind, inmaek_part part)
{
    inmaek_part from, to;
    if (!inmaek_agreement_kind_directed(kind, &from, &to)) return 2;
    return part == from ? 0 : part == to ? 1 : 2;
}

/* ---------------------------------------------------------------- groups */

typedef struct member {
    uint32_t group, deal;
    const im_deal *told;
    const char *date; /* "" where there is none */
    long day;         /* counted from a fixed day; 0 for less than a day */
} member;

typedef struct side {
    uint32_t organization, side;
} side;

static int side_order(const void *a, const void *b)
{
    const side *x = a, *y = b;
    if (x->organization != y->organization) return x->organization < y->organization ? -1 : 1;
    return (x->side > y->side) - (x->side < y->side);
}

/* The number of the group that a deal belongs to; IM_NO_DEAL if its parties are not two. False:
 * no memory. */
static bool find_group(const im_collection *all, const uint32_t *actors, const im_deal *deal, im_map *groups,
                       uint32_t *out)
{
    side *sides = malloc((deal->party_count + 1) * sizeof *sides);
    if (!sides) return false;
    for (uint32_t i = 0; i < deal->party_count; i++) {
        const im_deal_party *party = &all->parties.items[deal->party + i];
        sides[i] = (side){actors[party->actor], im_deal_side(deal->kind, party->part)};
    }
    qsort(sides, deal->party_count, sizeof *sides, side_order);
    uint32_t kept = 0; /* an organization on two sides keeps the first: giving before taking */
    for (uint32_t i = 0; i < deal->party_count; i++)
        if (kept == 0 || sides[i].organization != sides[kept - 1].organization) sides[kept++] = sides[i];
    bool good = true;
    *out = IM_NO_DEAL;
    if (kept >= 2) {
        sides[kept++] = (side){UINT32_MAX, deal->kind};
        *out = im_map_intern(groups, (const char *)sides, kept * sizeof *sides, (uint32_t)groups->count);
        good = *out != IM_MAP_NONE;
    }
    free(sides);
    return good;
}

/* The number of the day of "2025-02-04"; 0 for other forms. */
static long day_of(const char *date)
{
    int year, month, day;
    bool whole = sscanf(date, "%4d-%2d-%2d", &year, &month, &day) == 3;
    return whole ? im_day_number(year, month, day) : 0;
}

/* By group; then the precise before the vague, the early before the late. The rest only serves to
 * make the order full. */
static int member_order(const void *a, const void *b)
{
    const member *x = a, *y = b;
    if (x->group != y->group) return x->group < y->group ? -1 : 1;
    size_t m = strlen(x->date), n = strlen(y->date);
    if (m != n) return m > n ? -1 : 1;
    int order = strcmp(x->date, y->date);
    if (order) return order;
    if (x->told->has_amount != y->told->has_amount) return x->told->has_amount ? -1 : 1;
    if (x->told->amount != y->told->amount) return x->told->amount > y->told->amount ? -1 : 1;
    if (x->told->status != y->told->status) return x->told->status > y->told->status ? -1 : 1;
    if (x->told->support != y->told->support) return x->told->support > y->told->support ? -1 : 1;
    order = strcmp(x->told->proof.text, y->told->proof.text);
    return order ? order : (x->deal > y->deal) - (x->deal < y->deal);
}

/* ---------------------------------------------------------------- one deal or two */

/* Can the two dates, of which b is not the more precise, be one day? */
static bool dates_fit(const member *a, const member *b)
{
    if (a->day && b->day) return labs(a->day - b->day) <= SAME_NEWS_DAYS;
    return strncmp(a->date, b->date, strlen(b->date)) == 0;
}

bool im_dates_fit(const char *one, const char *other)
{
    member a = {.date = one, .day = day_of(one)}, b = {.date = other, .day = day_of(other)};
    return strlen(one) >= strlen(other) ? dates_fit(&a, &b) : dates_fit(&b, &a);
}

/* Does one document tell the two as two? */
static bool told_as_two(const im_collection *all, const member *a, const member *b)
{
    bool amounts = a->told->has_amount && b->told->has_amount && a->told->amount != b->told->amount;
    if (!amounts && strcmp(a->date, b->date) == 0) return false;
    return im_pairs_share(&all->deal_sources, a->deal, b->deal);
}

/* Sorts a group's members into deals: deals[member] points at the first of its deal. */
static void part_group(const im_collection *all, const member *members, size_t count, uint32_t *deals)
{
    for (size_t i = 0; i < count; i++) {
        const member *best = NULL;
        unsigned best_support = 0;
        for (size_t k = 0; k < i; k++) {
            if (deals[members[k].deal] != members[k].deal) continue; /* not the first of a deal */
            bool fits = false, apart = false;
            unsigned support = 0;
            for (size_t m = k; m < i; m++) {
                if (deals[members[m].deal] != members[k].deal) continue;
                fits = fits || dates_fit(&members[m], &members[i]);
                apart = apart || told_as_two(all, &members[m], &members[i]);
                support += members[m].told->support;
            }
            if (!fits || apart || support <= best_support) continue;
            best = &members[k];
            best_support = support;
        }
        deals[members[i].deal] = best ? best->deal : members[i].deal;
    }
}

bool im_resolve_deals(const im_collection *all, const uint32_t *actors, uint32_t *deals)
{
    im_map groups = {0};
    member *members = malloc((all->deals.count + 1) * sizeof *members);
    bool good = members != NULL;
    size_t count = 0;
    for (uint32_t i = 0; good && i < all->deals.count; i++) {
        const im_deal *deal = &all->deals.items[i];
        const char *date = im_text(all, deal->date);
        member m = {.deal = i, .told = deal, .date = date ? date : ""};
        m.day = day_of(m.date);
        good = find_group(all, actors, deal, &groups, &m.group);
        deals[i] = IM_NO_DEAL;
        if (m.group != IM_NO_DEAL) members[count++] = m;
    }
    if (good && count) qsort(members, count, sizeof *members, member_order);
    for (size_t i = 0, n; good && i < count; i += n) {
        for (n = 1; i + n < count && members[i + n].group == members[i].group;) n++;
        part_group(all, members + i, n, deals);
    }
    free(members);
    im_map_dispose(&groups);
    return good;
}

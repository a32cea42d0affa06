/* deal_score.c - see deal_score.h. */
#include "train/deal_score.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "train/deal_cases.h"

/* Two organizations: gold's numbers, or beyond them the reading's that the gold does not know. */
typedef struct couple {
    uint32_t low, high;
    int kind; /* -1: of any */
} couple;

typedef struct couples {
    couple *items;
    size_t count, capacity;
} couples;

typedef struct scene {
    const im_reading *reading;
    const gold *gold;
    const uint32_t *entities;
    const char *name;
} scene;

static bool add(couples *list, uint32_t a, uint32_t b, int kind)
{
    couple c = {a < b ? a : b, a < b ? b : a, kind};
    for (size_t i = 0; i < list->count; i++)
        if (memcmp(&list->items[i], &c, sizeof c) == 0) return true;
    return im_array_push(list, c);
}

static bool has(const couples *list, couple c)
{
    for (size_t i = 0; i < list->count; i++)
        if (memcmp(&list->items[i], &c, sizeof c) == 0) return true;
    return false;
}

static uint32_t number_of(const scene *s, uint32_t entity)
{
    return s->entities[entity] != IM_NONE ? s->entities[entity] : (uint32_t)s->gold->entity_count + entity;
}

static const char *name_of(const scene *s, uint32_t number)
{
    return number < s->gold->entity_count ? s->gold->entities[number].name
                                          : s->reading->entities.items[number - s->gold->entity_count].name;
}

static bool is_optional(const scene *s, uint32_t number)
{
    return number < s->gold->entity_count && s->gold->entities[number].optional;
}

static bool gold_couples(const scene *s, couples *wanted, couples *free_ones, bool by_kind)
{
    for (size_t i = 0; i < s->gold->agreement_count; i++) {
        const gold_agreement *a = &s->gold->agreements[i];
        for (size_t x = 0; x < a->party_count; x++)
            for (size_t y = x + 1; y < a->party_count; y++) {
                if (a->parties[x] == a->parties[y]) continue;
                bool optional = a->optional || is_optional(s, a->parties[x]) || is_optional(s, a->parties[y]);
                if (!add(optional ? free_ones : wanted, a->parties[x], a->parties[y],
                         by_kind ? (int)a->kind : -1))
                    return false;
            }
    }
    return true;
}

static bool found_couples(const scene *s, couples *found, bool by_kind)
{
    for (size_t i = 0; i < s->reading->agreements.count; i++) {
        const im_agreement *a = &s->reading->agreements.items[i];
        for (uint32_t x = 0; x < a->party_count; x++)
            for (uint32_t y = x + 1; y < a->party_count; y++)
                if (!add(found, number_of(s, a->parties[x]), number_of(s, a->parties[y]),
                         by_kind ? a->kind : -1))
                    return false;
    }
    return true;
}

/* What the names have to do with it: * an organization of the reading that is none of the gold's,
 * or one of the gold's that was not read. */
static const char *mark_of(const scene *s, uint32_t number)
{
    if (number >= s->gold->entity_count) return "*";
    for (size_t i = 0; i < s->reading->entities.count; i++)
        if (s->entities[i] == number) return "";
    return "*";
}

static void tell(const scene *s, const char *what, couple c)
{
    if (s->name)
        printf("%s: %s %s%s – %s%s %s\n", s->name, what, name_of(s, c.low), mark_of(s, c.low),
               name_of(s, c.high), mark_of(s, c.high),
               c.kind < 0 ? "" : inmaek_agreement_kind_name((inmaek_agreement_kind)c.kind));
}

/* Right, wrong and missed couples. With kinds, a pair that is optional as such costs nothing. */
static bool count(const scene *s, bool by_kind, unsigned *right, unsigned *wrong, unsigned *missed)
{
    couples wanted = {0}, optional = {0}, pairs = {0}, optional_pairs = {0}, found = {0};
    bool done = gold_couples(s, &wanted, &optional, by_kind) &&
                gold_couples(s, &pairs, &optional_pairs, false) && found_couples(s, &found, by_kind);
    for (size_t i = 0; done && i < found.count; i++) {
        couple c = found.items[i], pair = {c.low, c.high, -1};
        if (has(&wanted, c)) {
            ++*right;
            continue;
        }
        if (has(&optional, c) || is_optional(s, c.low) || is_optional(s, c.high)) continue;
        if (has(&optional_pairs, pair) && !has(&pairs, pair)) continue;
        ++*wrong;
        tell(s, "wrong ", c);
    }
    for (size_t i = 0; done && i < wanted.count; i++)
        if (!has(&found, wanted.items[i])) {
            ++*missed;
            tell(s, "missed", wanted.items[i]);
        }
    free(wanted.items);
    free(optional.items);
    free(pairs.items);
    free(optional_pairs.items);
    free(found.items);
    return done;
}

/* The part of gold's party in a found agreement: 1 gives, -1 takes, 2 party, 0 none. */
static int part_of(const scene *s, const im_agreement *a, uint32_t party)
{
    for (uint32_t i = 0; i < a->party_count; i++)
        if (number_of(s, a->parties[i]) == party)
            return a->parts[i] == INMAEK_PARTY ? 2 : a->parts[i] % 2 ? 1 : -1;
    return 0;
}

static void rate(deal_rate *r, bool right)
{
    r->all++;
    r->right += right;
}

/* Status, date, sum and direction of the gold's agreement between two, as found. */
static void rate_terms(deal_score *score, const scene *s, const gold_agreement *g, uint32_t one, uint32_t two)
{
    bool any = false, status = false, date = false, amount = false, direction = false;
    for (size_t i = 0; i < s->reading->agreements.count; i++) {
        const im_agreement *a = &s->reading->agreements.items[i];
        int first = part_of(s, a, g->parties[one]), second = part_of(s, a, g->parties[two]);
        if (a->kind != g->kind || !first || !second) continue;
        char text[16];
        im_date_print(a->date, text);
        any = true;
        status |= a->status == g->status;
        date |= g->date && strncmp(text, g->date, strlen(g->date)) == 0;
        amount |= a->currency && g->currency && !strcmp(a->currency, g->currency) &&
                  fabs(a->amount - g->amount) <= 0.01 * g->amount;
        direction |= first == (one < g->from_count ? 1 : -1) && second == (two < g->from_count ? 1 : -1);
    }
    if (!any) return;
    rate(&score->status, status);
    if (g->date) rate(&score->date, date);
    if (g->amount > 0) rate(&score->amount, amount);
    if (g->from_count) rate(&score->direction, direction);
}

/* How sure it was of the right ones, and of the wrong. */
static bool rate_confidence(deal_score *score, const scene *s)
{
    couples wanted = {0}, optional = {0};
    bool done = gold_couples(s, &wanted, &optional, false);
    for (size_t i = 0; done && i < s->reading->agreements.count; i++) {
        const im_agreement *a = &s->reading->agreements.items[i];
        unsigned tenth = a->confidence * DEAL_TENTHS / 1000u;
        if (tenth == DEAL_TENTHS) tenth--;
        for (uint32_t x = 0; x < a->party_count; x++)
            for (uint32_t y = x + 1; y < a->party_count; y++) {
                uint32_t one = number_of(s, a->parties[x]), two = number_of(s, a->parties[y]);
                couple c = {one < two ? one : two, one < two ? two : one, -1};
                if (has(&wanted, c))
                    rate(&score->by_confidence[tenth], true);
                else if (!has(&optional, c) && !is_optional(s, one) && !is_optional(s, two))
                    rate(&score->by_confidence[tenth], false);
            }
    }
    free(wanted.items);
    free(optional.items);
    return done;
}

bool deal_score_add(deal_score *score, pipeline *p, const gold *gold, const char *name)
{
    scene s = {&p->reading, gold, deal_entities(&p->reading, gold, &p->arena), name};
    scene quiet = s;
    quiet.name = NULL;
    if (!s.entities || !count(&s, false, &score->pairs_right, &score->pairs_wrong, &score->pairs_missed) ||
        !count(&quiet, true, &score->kinds_right, &score->kinds_wrong, &score->kinds_missed) ||
        !rate_confidence(score, &s))
        return false;
    for (size_t i = 0; i < gold->agreement_count; i++) {
        const gold_agreement *a = &gold->agreements[i];
        if (a->optional) continue;
        for (uint32_t x = 0; x < a->party_count; x++)
            for (uint32_t y = x + 1; y < a->party_count; y++) rate_terms(score, &s, a, x, y);
    }
    return true;
}

static void print_f1(const char *what, unsigned right, unsigned wrong, unsigned missed)
{
    double p = right + wrong ? (double)right / (right + wrong) : 1,
           r = right + missed ? (double)right / (right + missed) : 1;
    printf("  %s P %.3f R %.3f F1 %.3f", what, p, r, p + r > 0 ? 2 * p * r / (p + r) : 0);
}

void deal_score_print(const deal_score *s, const char *heading)
{
    const struct {
        const char *name;
        deal_rate rate;
    } rates[] = {
        {"status", s->status}, {"date", s->date}, {"amount", s->amount}, {"direction", s->direction}};
    printf("%s", heading);
    print_f1("deals", s->pairs_right, s->pairs_wrong, s->pairs_missed);
    print_f1("kinds", s->kinds_right, s->kinds_wrong, s->kinds_missed);
    for (size_t i = 0; i < 4; i++)
        printf("  %s %.3f", rates[i].name,
               rates[i].rate.all ? (double)rates[i].rate.right / rates[i].rate.all : 1);
    printf("\n%s right by confidence:", heading);
    for (size_t i = 0; i < DEAL_TENTHS; i++)
        if (s->by_confidence[i].all)
            printf("  0.%zu: %u of %u", i, s->by_confidence[i].right, s->by_confidence[i].all);
    printf("\n");
}

/* people.c - which people of different documents are one.
 *
 * A name alone does not tell: there are many 김영수. Two documents mean the same person if
 *
 *  - the lexicon knows the name, or
 *  - the name is the same and an organization is shared (or one is the parent of the other's), or
 *  - the name is the same, one of the documents tells of no office, and there is one person of
 *    that name to be meant: the only one, or the only one tied to the deal's parties;
 *  - one document has a form of the other's name only (올트먼 for 샘 올트먼), and there is one person
 *    with that form who shares an organization, or one at all if no organization is told. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "graph/resolve.h"

typedef struct search {
    const im_collection *all;
    uint32_t *roots;
    im_pairs parents;   /* organization -> those it belongs to */
    im_pairs namesakes; /* key of the name -> unknown people */
    im_pairs bearers;   /* key of any form -> people */
} search;

static bool prepare(search *s)
{
    const im_collection *all = s->all;
    bool good = true;
    for (size_t i = 0; good && i < all->claims.count; i++) {
        const im_claim *claim = &all->claims.items[i];
        if (claim->relation == IM_RELATION_AFFILIATE)
            good = im_pairs_add(&s->parents, im_root(s->roots, claim->from), im_root(s->roots, claim->to));
    }
    for (uint32_t i = 0; good && i < all->actors.count; i++) {
        const im_actor *actor = &all->actors.items[i];
        if (actor->kind != INMAEK_PERSON) continue;
        if (actor->entry == IM_NO_ENTRY) good = im_pairs_add(&s->namesakes, actor->key, i);
        good = good && im_pairs_add(&s->bearers, actor->key, i);
        if (actor->last != IM_NO_TEXT) good = good && im_pairs_add(&s->bearers, actor->last, i);
    }
    for (size_t i = 0; good && i < all->forms.count; i++)
        if (all->actors.items[all->forms.items[i].actor].kind == INMAEK_PERSON)
            good = im_pairs_add(&s->bearers, all->forms.items[i].key, all->forms.items[i].actor);
    im_pairs_sort(&s->parents);
    im_pairs_sort(&s->namesakes);
    im_pairs_sort(&s->bearers);
    return good;
}

/* ---------------------------------------------------------------- shared organizations */

static bool belongs_to(const search *s, uint32_t child, uint32_t parent)
{
    const im_pair *parents;
    size_t count = im_pairs_of(&s->parents, child, &parents);
    for (size_t i = 0; i < count; i++)
        if (parents[i].value == parent) return true;
    return false;
}

/* Have the two people an organization in common, or one the parent of the other's? */
static bool share_organization(const search *s, uint32_t a, uint32_t b)
{
    const im_actor *x = &s->all->actors.items[a], *y = &s->all->actors.items[b];
    const uint32_t *contexts = s->all->contexts.items;
    for (uint32_t i = 0; i < x->context_count; i++)
        for (uint32_t k = 0; k < y->context_count; k++) {
            uint32_t one = im_root(s->roots, contexts[x->context + i]);
            uint32_t other = im_root(s->roots, contexts[y->context + k]);
            if (one == other || belongs_to(s, one, other) || belongs_to(s, other, one)) return true;
        }
    return false;
}

static bool has_office(const im_actor *actor)
{
    return actor->context_count > 0 && !actor->weak;
}

/* ---------------------------------------------------------------- the rules */

/* People of one entry, whatever their offices. */
static bool unite_known(search *s)
{
    const im_collection *all = s->all;
    im_pairs known = {0};
    bool good = true;
    for (uint32_t i = 0; good && i < all->actors.count; i++)
        if (all->actors.items[i].kind == INMAEK_PERSON && all->actors.items[i].entry != IM_NO_ENTRY)
            good = im_pairs_add(&known, all->actors.items[i].entry, i);
    im_pairs_sort(&known);
    for (size_t i = 1; good && i < known.count; i++)
        if (known.items[i].key == known.items[i - 1].key)
            im_unite(s->roots, known.items[i].value, known.items[i - 1].value);
    free(known.items);
    return good;
}

/* Namesakes who share an organization. Those with offices are looked up by organization, so that
 * a name borne in a thousand offices costs no million comparisons. */
static bool unite_colleagues(search *s, const im_pair *namesakes, size_t count)
{
    const im_collection *all = s->all;
    im_pairs at = {0}, under = {0}; /* organization -> who is there, or at a child of it */
    bool good = true;
    for (size_t i = 0; good && i < count; i++) {
        const im_actor *actor = &all->actors.items[namesakes[i].value];
        for (uint32_t k = 0; good && has_office(actor) && k < actor->context_count; k++) {
            uint32_t home = im_root(s->roots, all->contexts.items[actor->context + k]);
            good = im_pairs_add(&at, home, namesakes[i].value);
            const im_pair *parents;
            size_t parent_count = im_pairs_of(&s->parents, home, &parents);
            for (size_t p = 0; good && p < parent_count; p++)
                good = im_pairs_add(&under, parents[p].value, namesakes[i].value);
        }
    }
    im_pairs_sort(&at);
    for (size_t i = 1; i < at.count; i++)
        if (at.items[i].key == at.items[i - 1].key)
            im_unite(s->roots, at.items[i].value, at.items[i - 1].value);
    for (size_t i = 0; i < under.count; i++) {
        const im_pair *there;
        if (im_pairs_of(&at, under.items[i].key, &there))
            im_unite(s->roots, under.items[i].value, there->value);
    }
    free(at.items);
    free(under.items);
    return good;
}

/* Of the namesakes with offices, the only one the actor can be, or `actor` if there are several.
 * *any tells whether there is one at all. */
static uint32_t only_namesake(search *s, const im_pair *namesakes, size_t count, uint32_t actor, bool *any)
{
    uint32_t only = actor, sharing = actor;
    bool several = false, several_sharing = false;
    for (size_t i = 0; i < count; i++) {
        uint32_t other = namesakes[i].value;
        if (!has_office(&s->all->actors.items[other])) continue;
        uint32_t root = im_root(s->roots, other);
        several = several || (only != actor && only != root);
        only = root;
        if (!share_organization(s, actor, other)) continue;
        several_sharing = several_sharing || (sharing != actor && sharing != root);
        sharing = root;
    }
    *any = only != actor;
    if (!several) return only;
    return several_sharing ? actor : sharing;
}

/* Namesakes without an office: each joins the one person it can be, the rest are one. */
static bool unite_officeless(search *s, const im_pair *namesakes, size_t count)
{
    uint32_t *targets = malloc(count * sizeof *targets), first_left = UINT32_MAX;
    if (!targets) return false;
    for (size_t i = 0; i < count; i++) { /* first look, then move: nobody's move changes what others see */
        bool any;
        targets[i] = UINT32_MAX;
        if (has_office(&s->all->actors.items[namesakes[i].value])) continue;
        uint32_t one = only_namesake(s, namesakes, count, namesakes[i].value, &any);
        if (one == namesakes[i].value) {
            if (first_left == UINT32_MAX) first_left = one;
            one = first_left;
        }
        targets[i] = one;
    }
    for (size_t i = 0; i < count; i++)
        if (targets[i] != UINT32_MAX) im_unite(s->roots, namesakes[i].value, targets[i]);
    free(targets);
    return true;
}

/* The only person who bears the actor's name as a form and can be meant, or `actor`. */
static uint32_t only_bearer(search *s, uint32_t actor)
{
    const im_actor *who = &s->all->actors.items[actor];
    const im_pair *bearers;
    size_t count = im_pairs_of(&s->bearers, who->key, &bearers);
    const char *key = im_text(s->all, who->key);
    bool shares = who->context_count > 0;
    if (!shares && im_utf8_length(key, strlen(key)) < 2) return actor; /* 김: too many could be meant */
    uint32_t only = actor;
    for (size_t i = 0; i < count; i++) {
        uint32_t other = bearers[i].value, root = im_root(s->roots, other);
        if (s->all->actors.items[other].key == who->key || root == im_root(s->roots, actor)) continue;
        if (shares && !share_organization(s, actor, other)) continue;
        if (im_pairs_share(&s->all->actor_sources, actor, other)) continue;
        if (only != actor && only != root) return actor;
        only = root;
    }
    return only;
}

static bool unite_short_names(search *s)
{
    im_pairs moves = {0};
    bool good = true;
    for (size_t i = 0; good && i < s->namesakes.count; i++) {
        uint32_t actor = s->namesakes.items[i].value, one = only_bearer(s, actor);
        if (one != actor) good = im_pairs_add(&moves, actor, one);
    }
    for (size_t i = 0; i < moves.count; i++) im_unite(s->roots, moves.items[i].key, moves.items[i].value);
    free(moves.items);
    return good;
}

bool im_resolve_people(const im_collection *all, uint32_t *actors)
{
    search s = {.all = all, .roots = actors};
    bool good = prepare(&s) && unite_known(&s);
    const im_pair *namesakes = s.namesakes.items;
    for (size_t i = 0, count; good && i < s.namesakes.count; i += count) {
        for (count = 1; i + count < s.namesakes.count && namesakes[i + count].key == namesakes[i].key;)
            count++;
        good = unite_colleagues(&s, namesakes + i, count) && unite_officeless(&s, namesakes + i, count);
    }
    good = good && unite_short_names(&s);
    free(s.parents.items);
    free(s.namesakes.items);
    free(s.bearers.items);
    return good;
}

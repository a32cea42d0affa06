/* organizations.c - which organizations of different documents are one.
 *
 * Documents that use one name, or names of one entry of the lexicon, share an actor already.
 * What is left are names that the lexicon does not know. Such a name belongs to another
 * organization if some document gives it as a form of that one and
 *
 *  - of that one only: a form that two organizations bear belongs to neither;
 *  - it is not what several names begin with: 한빛 says nothing where there are 한빛전자 and
 *    한빛물산;
 *  - no document tells the two apart, by naming both as two.
 *
 * Only unknown names move, each once, so two entries of the lexicon never become one. */
#include <stdlib.h>
#include <string.h>

#include "graph/resolve.h"

typedef struct search {
    const im_collection *all;
    uint32_t *roots;
    im_pairs bearers;  /* key of a form -> organizations that bear it */
    const char **keys; /* of all organizations, ascending */
    size_t key_count;
} search;

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool prepare(search *s)
{
    const im_collection *all = s->all;
    s->keys = malloc((all->actors.count + 1) * sizeof *s->keys);
    if (!s->keys) return false;
    for (size_t i = 0; i < all->actors.count; i++) {
        const im_actor *actor = &all->actors.items[i];
        if (actor->kind != INMAEK_ORGANIZATION) continue;
        s->keys[s->key_count++] = im_text(all, actor->key);
        if (!im_pairs_add(&s->bearers, actor->key, (uint32_t)i)) return false;
    }
    for (size_t i = 0; i < all->forms.count; i++) {
        const im_form *form = &all->forms.items[i];
        if (all->actors.items[form->actor].kind != INMAEK_ORGANIZATION) continue;
        if (!im_pairs_add(&s->bearers, form->key, form->actor)) return false;
    }
    im_pairs_sort(&s->bearers);
    qsort(s->keys, s->key_count, sizeof *s->keys, by_bytes);
    size_t kept = 0; /* equal keys are one string */
    for (size_t i = 0; i < s->key_count; i++)
        if (kept == 0 || s->keys[i] != s->keys[kept - 1]) s->keys[kept++] = s->keys[i];
    s->key_count = kept;
    return true;
}

/* Do two or more names begin with the key and go on? They stand behind it in order. */
static bool begins_several(const search *s, const char *key)
{
    size_t length = strlen(key), low = 0, high = s->key_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(s->keys[middle], key) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low + 1 < s->key_count && strncmp(s->keys[low], key, length) == 0 &&
           strncmp(s->keys[low + 1], key, length) == 0;
}

/* The only entry of the lexicon whose name has the actor's key (삼성 전자 for 삼성전자), or the
 * actor. */
static uint32_t same_name(const search *s, uint32_t actor)
{
    const im_pair *bearers;
    uint32_t key = s->all->actors.items[actor].key, same = actor;
    size_t count = im_pairs_of(&s->bearers, key, &bearers);
    for (size_t i = 0; i < count; i++) {
        if (bearers[i].value == actor || s->all->actors.items[bearers[i].value].key != key) continue;
        if (same != actor) return actor;
        same = bearers[i].value;
    }
    return same;
}

/* The only other organization that bears the actor's name as a form, or the actor. */
static uint32_t only_bearer(search *s, uint32_t actor)
{
    const im_pair *bearers;
    size_t count = im_pairs_of(&s->bearers, s->all->actors.items[actor].key, &bearers);
    uint32_t only = actor, root = actor;
    for (size_t i = 0; i < count; i++) {
        if (bearers[i].value == actor) continue;
        uint32_t other = im_root(s->roots, bearers[i].value);
        if (only != actor && other != root) return actor;
        if (im_pairs_share(&s->all->actor_sources, actor, bearers[i].value)) return actor;
        only = bearers[i].value;
        root = other;
    }
    return only;
}

/* Moves each unknown name that has but one place to go. Two bearers of a name may become one by
 * this, which gives it a place: so again, until nothing moves. */
static void move_unknown_names(search *s, bool *moved)
{
    const im_collection *all = s->all;
    for (bool any = true; any;) {
        any = false;
        for (uint32_t i = 0; i < all->actors.count; i++) {
            const im_actor *actor = &all->actors.items[i];
            if (actor->kind != INMAEK_ORGANIZATION || actor->entry != IM_NO_ENTRY || moved[i]) continue;
            uint32_t other = same_name(s, i);
            if (other == i && !begins_several(s, im_text(all, actor->key))) other = only_bearer(s, i);
            if (other == i) continue;
            im_unite(s->roots, i, other);
            moved[i] = any = true;
        }
    }
}

bool im_resolve_organizations(const im_collection *all, uint32_t *actors)
{
    search s = {.all = all, .roots = actors};
    bool *moved = calloc(all->actors.count + 1, sizeof *moved);
    bool good = moved && prepare(&s);
    if (good) move_unknown_names(&s, moved);
    free(moved);
    free(s.keys);
    free(s.bearers.items);
    return good;
}

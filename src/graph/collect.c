/* collect.c - takes over the facts of one document after another; see collect.h. */
#include "graph/collect.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "graph/key.h"

const char *im_text(const im_collection *all, uint32_t text)
{
    return text == IM_NO_TEXT ? NULL : all->texts.items[text];
}

int im_text_order(const char *a, const char *b)
{
    if (!a || !b) return (a == NULL) - (b == NULL);
    return strcmp(a, b);
}

/* Interns a string into *out; NULL is IM_NO_TEXT. False when memory ran out. */
static bool intern(im_collection *all, const char *text, uint32_t *out)
{
    *out = text ? im_texts_add(&all->texts, text, strlen(text)) : IM_NO_TEXT;
    return !text || *out != IM_NO_TEXT;
}

/* The number of the key of a name, worked out once a name. */
static bool key_of(im_collection *all, const char *name, uint32_t *out)
{
    uint32_t text;
    if (!intern(all, name, &text)) return false;
    while (all->keys.count <= text)
        if (!im_array_push(&all->keys, IM_NO_TEXT)) return false;
    if (all->keys.items[text] == IM_NO_TEXT && im_name_key(&all->scratch, name))
        all->keys.items[text] = im_texts_add(&all->texts, all->scratch.items, all->scratch.count);
    *out = all->keys.items[text];
    return *out != IM_NO_TEXT;
}

/* ---------------------------------------------------------------- telling things apart */

/* The number under which `fields` are known, or `fresh` if they are new. */
static uint32_t number_of(im_collection *all, const void *fields, size_t size, uint32_t fresh)
{
    return im_map_intern(&all->numbers, fields, size, fresh);
}

enum { IS_SOURCE, IS_ACTOR, IS_FORM, IS_CLAIM, IS_DEAL };

/* Notes that `what` stands in the source; one document does not need to be noted twice in a row. */
static bool sight(im_pairs *sources, uint32_t what, uint32_t source)
{
    const im_pair *last = sources->count ? &sources->items[sources->count - 1] : NULL;
    if (last && last->key == what && last->value == source) return true;
    return im_pairs_add(sources, what, source);
}

static bool find_source(im_collection *all, const inmaek_facts *facts, uint32_t *out)
{
    im_source source;
    if (!intern(all, facts->document, &source.id) || !intern(all, facts->date, &source.date)) return false;
    uint32_t fields[] = {IS_SOURCE, source.id};
    uint32_t n = number_of(all, fields, sizeof fields, (uint32_t)all->sources.count);
    if (n == IM_MAP_NONE) return false;
    *out = n;
    if (n == all->sources.count) return im_array_push(&all->sources, source);
    im_source *old = &all->sources.items[n]; /* told twice: the earlier date holds */
    if (im_text_order(im_text(all, source.date), im_text(all, old->date)) < 0) old->date = source.date;
    return true;
}

/* ---------------------------------------------------------------- actors */

static im_class class_of(inmaek_entity_kind kind)
{
    return kind == INMAEK_PERSON ? IM_PERSON : IM_ORGANIZATION;
}

/* The lexicon's entry for a form, or IM_NO_ENTRY. */
static uint32_t entry_of(const im_collection *all, const char *form, inmaek_entity_kind kind)
{
    if (!all->lexicon) return IM_NO_ENTRY;
    im_class class = class_of(kind);
    im_match match = im_lexicon_exact(all->lexicon, form, strlen(form), IM_BIT(class));
    return match.length ? im_lexicon_entry(all->lexicon, match.form, class) : IM_NO_ENTRY;
}

/* Would this form by itself name the entity? Not if it is a mere piece of the name: 카카오 in
 * 카카오페이증권, 이 in 이재용. */
static bool stands_alone(const char *form, const char *name)
{
    return strstr(name, form) == NULL;
}

/* What the lexicon knows an entity by: its name or, if that is unknown, all known forms agreeing. */
static uint32_t entry_of_entity(const im_collection *all, const inmaek_entity *entity)
{
    uint32_t entry = entry_of(all, entity->name, entity->kind);
    if (entry != IM_NO_ENTRY) return entry;
    for (size_t i = 0; i < entity->surface_count; i++) {
        if (!stands_alone(entity->surfaces[i], entity->name)) continue;
        uint32_t other = entry_of(all, entity->surfaces[i], entity->kind);
        if (other == IM_NO_ENTRY || other == entry) continue;
        if (entry != IM_NO_ENTRY) return IM_NO_ENTRY;
        entry = other;
    }
    return entry;
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* Appends a person's organizations to `contexts` (those of the roles; failing these, the parties
 * of the deals), each once, ascending. They belong to the collection once `actor` is new. */
static bool find_context(im_collection *all, const inmaek_facts *facts, size_t person, im_actor *actor)
{
    size_t start = all->contexts.count;
    for (size_t i = 0; i < facts->role_count; i++)
        if (facts->roles[i].person == person &&
            !im_array_push(&all->contexts, all->local.items[facts->roles[i].organization]))
            return false;
    actor->weak = all->contexts.count == start;
    for (size_t i = 0; actor->weak && i < facts->agreement_count; i++) {
        const inmaek_agreement *deal = &facts->agreements[i];
        bool part = false;
        for (size_t k = 0; k < deal->people_count; k++) part = part || deal->people[k] == person;
        for (size_t k = 0; part && k < deal->party_count; k++)
            if (!im_array_push(&all->contexts, all->local.items[deal->parties[k].organization])) return false;
    }
    size_t count = all->contexts.count - start, kept = 0;
    if (count) qsort(all->contexts.items + start, count, sizeof *all->contexts.items, by_number);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || all->contexts.items[start + i] != all->contexts.items[start + kept - 1])
            all->contexts.items[start + kept++] = all->contexts.items[start + i];
    all->contexts.count = start + kept;
    actor->context = (uint32_t)start;
    actor->context_count = (uint32_t)kept;
    return true;
}

/* The actor that agrees with `actor`, made if there is none; IM_MAP_NONE: no memory. */
static uint32_t find_actor(im_collection *all, const im_actor *actor)
{
    uint32_t fields[] = {IS_ACTOR, actor->kind, actor->weak, actor->entry, actor->key};
    im_string_clear(&all->scratch);
    im_string_add(&all->scratch, (const char *)fields, sizeof fields);
    if (actor->context_count)
        im_string_add(&all->scratch, (const char *)&all->contexts.items[actor->context],
                      actor->context_count * sizeof *all->contexts.items);
    if (all->scratch.failed) return IM_MAP_NONE;
    uint32_t fresh = (uint32_t)all->actors.count;
    uint32_t n = number_of(all, all->scratch.items, all->scratch.count, fresh);
    if (n == fresh) return im_array_push(&all->actors, *actor) ? n : IM_MAP_NONE;
    all->contexts.count -= actor->context_count; /* the old actor has them already */
    return n;
}

static bool note_form(im_collection *all, uint32_t actor, const char *form, bool named)
{
    im_form fresh = {.actor = actor};
    if (!intern(all, form, &fresh.text) || !key_of(all, form, &fresh.key)) return false;
    uint32_t fields[] = {IS_FORM, actor, fresh.text};
    uint32_t n = number_of(all, fields, sizeof fields, (uint32_t)all->forms.count);
    if (n == IM_MAP_NONE || (n == all->forms.count && !im_array_push(&all->forms, fresh))) return false;
    all->forms.items[n].named += named;
    return true;
}

/* One entity of the document: who it is, what it is called, how often it is named. */
static bool take_entity(im_collection *all, const inmaek_facts *facts, size_t which, uint32_t source)
{
    const inmaek_entity *entity = &facts->entities[which];
    im_actor actor = {.kind = (uint8_t)entity->kind, .entry = entry_of_entity(all, entity)};
    const char *name = entity->name;
    if (actor.entry != IM_NO_ENTRY) name = im_lexicon_form(all->lexicon, class_of(entity->kind), actor.entry);
    actor.last = IM_NO_TEXT;
    if (!key_of(all, name, &actor.key)) return false;
    if (entity->kind == INMAEK_PERSON) {
        const char *space = strrchr(name, ' ');
        if (space && space[1] && !key_of(all, space + 1, &actor.last)) return false;
        if (!find_context(all, facts, which, &actor)) return false;
    }
    uint32_t n = find_actor(all, &actor);
    if (n == IM_MAP_NONE) return false;
    all->local.items[which] = n;
    all->actors.items[n].mentions += entity->mention_count ? (unsigned)entity->mention_count : 1;
    bool good = sight(&all->actor_sources, n, source) && note_form(all, n, entity->name, true);
    for (size_t i = 0; good && i < entity->surface_count; i++)
        good = note_form(all, n, entity->surfaces[i], false);
    return good;
}

/* Organizations first: a person is told apart by them. */
static bool take_entities(im_collection *all, const inmaek_facts *facts, uint32_t source)
{
    all->local.count = 0;
    if (!im_array_reserve(&all->local, facts->entity_count)) return false;
    all->local.count = facts->entity_count;
    for (int kind = INMAEK_ORGANIZATION; kind <= INMAEK_PERSON; kind++)
        for (size_t i = 0; i < facts->entity_count; i++)
            if ((int)facts->entities[i].kind == kind && !take_entity(all, facts, i, source)) return false;
    return true;
}

/* ---------------------------------------------------------------- claims and deals */

bool im_proof_better(const im_collection *all, const im_proof *a, const im_proof *b)
{
    if (!a->text || !b->text) return a->text != NULL && b->text == NULL;
    if (a->confidence != b->confidence) return a->confidence > b->confidence;
    int order = im_text_order(im_text(all, a->date), im_text(all, b->date));
    if (!order) order = im_text_order(im_text(all, a->document), im_text(all, b->document));
    if (!order) order = strcmp(a->text, b->text);
    return order < 0;
}

/* Keeps the better of the old proof and the document's. */
static bool prove(im_collection *all, im_proof *proof, const inmaek_evidence *evidence, uint32_t source)
{
    im_proof other = {.text = (char *)(evidence->text ? evidence->text : ""),
                      .confidence = evidence->confidence,
                      .date = all->sources.items[source].date,
                      .document = all->sources.items[source].id};
    if (!im_proof_better(all, &other, proof)) return true;
    other.text = strdup(other.text);
    if (!other.text) return false;
    free(proof->text);
    *proof = other;
    return true;
}

static unsigned support_of(const inmaek_evidence *evidence)
{
    return evidence->support ? evidence->support : 1;
}

static bool take_claim(im_collection *all, im_claim fresh, const inmaek_evidence *evidence, uint32_t source)
{
    uint32_t fields[] = {IS_CLAIM, fresh.relation, fresh.former, fresh.from, fresh.to, fresh.title};
    uint32_t n = number_of(all, fields, sizeof fields, (uint32_t)all->claims.count);
    if (n == IM_MAP_NONE || (n == all->claims.count && !im_array_push(&all->claims, fresh))) return false;
    all->claims.items[n].support += support_of(evidence);
    return sight(&all->claim_sources, n, source) && prove(all, &all->claims.items[n].proof, evidence, source);
}

static int by_actor(const void *a, const void *b)
{
    const im_deal_party *x = a, *y = b;
    if (x->actor != y->actor) return x->actor < y->actor ? -1 : 1;
    return (x->part > y->part) - (x->part < y->part);
}

/* The number of the deal that agrees with `deal` in all but its support, or `fresh` if it is new;
 * IM_MAP_NONE: no memory. */
static uint32_t number_of_deal(im_collection *all, const im_deal *deal, uint32_t fresh)
{
    struct {
        uint32_t is, kind, status, date, currency, has_amount, relative, source, day;
        int32_t months;
        double amount;
    } fields;
    memset(&fields, 0, sizeof fields); /* padding is compared too */
    fields.is = IS_DEAL;
    fields.kind = deal->kind;
    fields.status = deal->status;
    fields.date = deal->date;
    fields.currency = deal->currency;
    fields.has_amount = deal->has_amount;
    fields.amount = deal->amount;
    fields.relative = deal->relative;
    if (deal->relative) {
        fields.source = deal->source;
        fields.day = deal->day;
        fields.months = deal->months;
    }
    im_string_clear(&all->scratch);
    im_string_add(&all->scratch, (const char *)&fields, sizeof fields);
    im_string_add(&all->scratch, (const char *)&all->parties.items[deal->party],
                  deal->party_count * sizeof *all->parties.items);
    return all->scratch.failed ? IM_MAP_NONE : number_of(all, all->scratch.items, all->scratch.count, fresh);
}

/* That deal, made if there is none. Its parties are the last of `parties` and stay there if it is new. */
static uint32_t find_deal(im_collection *all, const im_deal *deal)
{
    uint32_t fresh = (uint32_t)all->deals.count, n = number_of_deal(all, deal, fresh);
    if (n == fresh) return im_array_push(&all->deals, *deal) ? n : IM_MAP_NONE;
    all->parties.count -= deal->party_count;
    return n;
}

/* A document of that date tells the deal. */
static void note_latest(const im_collection *all, im_deal *deal, uint32_t date)
{
    const char *text = im_text(all, date), *latest = im_text(all, deal->latest);
    if (text && (!latest || strcmp(text, latest) > 0)) deal->latest = date;
}

static bool take_deal(im_collection *all, const inmaek_agreement *told, uint32_t source)
{
    im_deal deal = {.kind = (uint8_t)told->kind,
                    .status = (uint8_t)told->status,
                    .has_amount = told->has_amount,
                    .amount = told->has_amount ? told->amount : 0,
                    .relative = told->relative_date.told && !told->date,
                    .months = (int16_t)told->relative_date.months,
                    .day = (uint8_t)told->relative_date.day,
                    .source = source,
                    .party = (uint32_t)all->parties.count,
                    .party_count = (uint32_t)told->party_count,
                    .latest = IM_NO_TEXT};
    if (!intern(all, told->date, &deal.date) ||
        !intern(all, told->has_amount ? told->currency : NULL, &deal.currency))
        return false;
    for (size_t i = 0; i < told->party_count; i++) {
        im_deal_party party = {all->local.items[told->parties[i].organization], told->parties[i].part};
        if (!im_array_push(&all->parties, party)) return false;
    }
    qsort(all->parties.items + deal.party, deal.party_count, sizeof *all->parties.items, by_actor);
    uint32_t n = find_deal(all, &deal);
    if (n == IM_MAP_NONE) return false;
    im_deal *kept = &all->deals.items[n];
    note_latest(all, kept, all->sources.items[source].date);
    kept->support += support_of(&told->evidence);
    bool good = sight(&all->deal_sources, n, source) && prove(all, &kept->proof, &told->evidence, source);
    for (size_t i = 0; good && i < told->people_count; i++) {
        im_claim claim = {.relation = IM_RELATION_PARTICIPANT,
                          .from = all->local.items[told->people[i]],
                          .to = n,
                          .title = IM_NO_TEXT};
        good = take_claim(all, claim, &told->evidence, source);
    }
    return good;
}

uint32_t im_collection_date(im_collection *all, uint32_t which, uint32_t date)
{
    im_deal *deal = &all->deals.items[which];
    deal->relative = false;
    deal->date = date;
    uint32_t n = number_of_deal(all, deal, which);
    if (n == which || n == IM_MAP_NONE) return n;
    im_deal *kept = &all->deals.items[n];
    note_latest(all, kept, deal->latest);
    kept->support += deal->support;
    if (im_proof_better(all, &deal->proof, &kept->proof)) {
        im_proof worse = kept->proof;
        kept->proof = deal->proof;
        deal->proof = worse;
    }
    deal->party_count = 0;
    return n;
}

static bool take_role(im_collection *all, const inmaek_role *role, uint32_t source)
{
    im_claim claim = {.relation = IM_RELATION_ROLE,
                      .former = role->former,
                      .from = all->local.items[role->person],
                      .to = all->local.items[role->organization]};
    return intern(all, role->title ? role->title : "", &claim.title) &&
           take_claim(all, claim, &role->evidence, source);
}

static bool take_affiliation(im_collection *all, const inmaek_affiliation *affiliation, uint32_t source)
{
    im_claim claim = {.relation = IM_RELATION_AFFILIATE,
                      .from = all->local.items[affiliation->child],
                      .to = all->local.items[affiliation->parent],
                      .title = IM_NO_TEXT};
    return take_claim(all, claim, &affiliation->evidence, source);
}

/* ---------------------------------------------------------------- one document */

static bool is_kind(const inmaek_facts *facts, size_t entity, inmaek_entity_kind kind)
{
    return entity < facts->entity_count && facts->entities[entity].kind == kind;
}

/* What would make the steps above read where nothing is; NULL if all is well. */
static const char *fault_of(const inmaek_facts *facts)
{
    if (!facts->document) return "the record has no document id";
    for (size_t i = 0; i < facts->entity_count; i++)
        if (!facts->entities[i].name || facts->entities[i].kind > INMAEK_PERSON)
            return "an entity has no name or no kind";
    for (size_t i = 0; i < facts->role_count; i++)
        if (!is_kind(facts, facts->roles[i].person, INMAEK_PERSON) ||
            !is_kind(facts, facts->roles[i].organization, INMAEK_ORGANIZATION))
            return "a role does not tie a person to an organization";
    for (size_t i = 0; i < facts->affiliation_count; i++)
        if (!is_kind(facts, facts->affiliations[i].child, INMAEK_ORGANIZATION) ||
            !is_kind(facts, facts->affiliations[i].parent, INMAEK_ORGANIZATION))
            return "an affiliation does not tie two organizations";
    for (size_t i = 0; i < facts->agreement_count; i++) {
        const inmaek_agreement *deal = &facts->agreements[i];
        if (deal->party_count < 2) return "an agreement has fewer than two parties";
        for (size_t k = 0; k < deal->party_count; k++)
            if (!is_kind(facts, deal->parties[k].organization, INMAEK_ORGANIZATION))
                return "an agreement's party is no organization";
        for (size_t k = 0; k < deal->people_count; k++)
            if (!is_kind(facts, deal->people[k], INMAEK_PERSON))
                return "one of an agreement's people is no person";
    }
    return NULL;
}

inmaek_code im_collect(im_collection *all, const inmaek_facts *facts, inmaek_error *error)
{
    const char *fault = fault_of(facts);
    if (fault)
        return im_error(error, INMAEK_FORMAT, "%s: %s", facts->document ? facts->document : "?", fault);
    uint32_t source;
    bool good = find_source(all, facts, &source) && take_entities(all, facts, source);
    for (size_t i = 0; good && i < facts->role_count; i++) good = take_role(all, &facts->roles[i], source);
    for (size_t i = 0; good && i < facts->affiliation_count; i++)
        good = take_affiliation(all, &facts->affiliations[i], source);
    for (size_t i = 0; good && i < facts->agreement_count; i++)
        good = take_deal(all, &facts->agreements[i], source);
    return good ? INMAEK_OK : im_no_memory(error);
}

void im_collection_dispose(im_collection *all)
{
    for (size_t i = 0; i < all->claims.count; i++) free(all->claims.items[i].proof.text);
    for (size_t i = 0; i < all->deals.count; i++) free(all->deals.items[i].proof.text);
    im_texts_dispose(&all->texts);
    im_map_dispose(&all->numbers);
    free(all->keys.items);
    free(all->sources.items);
    free(all->actors.items);
    free(all->contexts.items);
    free(all->forms.items);
    free(all->claims.items);
    free(all->deals.items);
    free(all->parties.items);
    free(all->actor_sources.items);
    free(all->claim_sources.items);
    free(all->deal_sources.items);
    free(all->scratch.items);
    free(all->local.items);
    *all = (im_collection){0};
}

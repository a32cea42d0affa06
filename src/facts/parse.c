/* parse.c - JSON -> facts, with every break of the contract told by its place. */
#include "facts/parse.h"

#include <limits.h>
#include <string.h>

#include "base/error.h"
#include "facts/check.h"

static void fail(im_parser *p, const im_value *value, const char *message)
{
    if (!p->code) p->code = im_value_error(value, p->error, "%s", message);
}

static void read_document(im_parser *p, const im_value *root)
{
    inmaek_facts *facts = &p->record->facts;
    im_value document = im_member(root, "document");
    bool id_alone = cJSON_IsString(document.json);
    if (!id_alone && !cJSON_IsObject(document.json)) {
        if (!p->code) p->code = im_value_expected(&document, p->error, "an object with an \"id\", or the id");
        return;
    }
    const im_value *about = id_alone ? root : &document;
    facts->document = im_check_text(p, id_alone ? document : im_member(&document, "id"), IM_MUST);
    facts->title = im_check_text(p, im_member(about, "title"), IM_MAY);
    facts->date = im_check_date(p, im_member(about, "date"));
    facts->source = im_check_text(p, im_member(about, "source"), IM_MAY);
}

/* ---------------------------------------------------------------- entities */

static bool is_among(const char *const *words, size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++)
        if (!strcmp(words[i], word)) return true;
    return false;
}

/* The name stands first, whether or not it was listed. */
static void read_surfaces(im_parser *p, inmaek_entity *entity, const im_value *object)
{
    im_value list = im_check_list(p, im_member(object, "surfaces"), IM_MAY);
    const char **surfaces = im_check_room(p, im_check_length(&list) + 1, sizeof *surfaces);
    if (p->code) return;
    surfaces[entity->surface_count++] = entity->name;
    for (im_value item = im_first(&list); item.json && !p->code; item = im_next(&item)) {
        const char *surface = im_check_text(p, item, IM_MUST);
        if (surface && !is_among(surfaces, entity->surface_count, surface))
            surfaces[entity->surface_count++] = surface;
    }
    entity->surfaces = surfaces;
}

static void read_mentions(im_parser *p, inmaek_entity *entity, const im_value *object)
{
    im_value list = im_check_list(p, im_member(object, "mentions"), IM_MAY);
    inmaek_mention *mentions = im_check_room(p, im_check_length(&list), sizeof *mentions);
    for (im_value item = im_first(&list); item.json && !p->code; item = im_next(&item)) {
        im_check_object(p, item);
        mentions[entity->mention_count++] = (inmaek_mention){
            .offset = im_check_count(p, im_member(&item, "offset"), 0),
            .length = im_check_count(p, im_member(&item, "length"), 0),
        };
    }
    entity->mentions = mentions;
}

static void read_entity(im_parser *p, inmaek_entity *entity, const im_value *object, uint32_t index)
{
    im_check_object(p, *object);
    im_value id = im_member(object, "id");
    entity->id = im_check_text(p, id, IM_MUST);
    entity->kind = im_check_entity_kind(p, im_member(object, "kind"));
    entity->name = im_check_text(p, im_member(object, "name"), IM_MUST);
    read_surfaces(p, entity, object);
    read_mentions(p, entity, object);
    entity->confidence = im_check_confidence(p, im_member(object, "confidence"));
    if (p->code) return;
    const char *said = id.json->valuestring; /* as others will say it: before it was cleaned */
    uint32_t first = im_map_intern(&p->ids, said, strlen(said), index);
    if (first == IM_MAP_NONE)
        p->code = im_no_memory(p->error);
    else if (first != index)
        fail(p, &id, "an entity before has the same id");
}

static void read_entities(im_parser *p, const im_value *root)
{
    im_value list = im_check_list(p, im_member(root, "entities"), IM_MUST);
    inmaek_entity *entities = im_check_room(p, im_check_length(&list), sizeof *entities);
    size_t count = 0;
    for (im_value item = im_first(&list); item.json && !p->code; item = im_next(&item), count++)
        read_entity(p, &entities[count], &item, (uint32_t)count);
    p->record->facts.entities = entities;
    p->record->facts.entity_count = count;
}

/* ---------------------------------------------------------------- what ties them */

static inmaek_evidence read_evidence(im_parser *p, const im_value *fact)
{
    size_t support = im_check_count(p, im_member(fact, "support"), 1);
    return (inmaek_evidence){
        .text = im_check_text(p, im_member(fact, "evidence"), IM_MAY),
        .offset = im_check_count(p, im_member(fact, "offset"), 0),
        .length = im_check_count(p, im_member(fact, "length"), 0),
        .support = support < UINT_MAX ? (unsigned)support : UINT_MAX,
        .confidence = im_check_confidence(p, im_member(fact, "confidence")),
    };
}

static void read_roles(im_parser *p, const im_value *root)
{
    im_value list = im_check_list(p, im_member(root, "roles"), IM_MAY);
    inmaek_role *roles = im_check_room(p, im_check_length(&list), sizeof *roles);
    size_t count = 0;
    for (im_value item = im_first(&list); item.json && !p->code; item = im_next(&item)) {
        im_check_object(p, item);
        roles[count++] = (inmaek_role){
            .person = im_check_entity(p, im_member(&item, "person"), INMAEK_PERSON),
            .organization = im_check_entity(p, im_member(&item, "organization"), INMAEK_ORGANIZATION),
            .title = im_check_text(p, im_member(&item, "title"), IM_MUST),
            .former = im_check_truth(p, im_member(&item, "former")),
            .evidence = read_evidence(p, &item),
        };
    }
    p->record->facts.roles = roles;
    p->record->facts.role_count = count;
}

static void read_affiliations(im_parser *p, const im_value *root)
{
    im_value list = im_check_list(p, im_member(root, "affiliations"), IM_MAY);
    inmaek_affiliation *affiliations = im_check_room(p, im_check_length(&list), sizeof *affiliations);
    size_t count = 0;
    for (im_value item = im_first(&list); item.json && !p->code; item = im_next(&item)) {
        im_check_object(p, item);
        inmaek_affiliation *affiliation = &affiliations[count++];
        affiliation->child = im_check_entity(p, im_member(&item, "child"), INMAEK_ORGANIZATION);
        affiliation->parent = im_check_entity(p, im_member(&item, "parent"), INMAEK_ORGANIZATION);
        affiliation->evidence = read_evidence(p, &item);
        if (affiliation->child == affiliation->parent) fail(p, &item, "child and parent are the same");
    }
    p->record->facts.affiliations = affiliations;
    p->record->facts.affiliation_count = count;
}

/* ---------------------------------------------------------------- agreements */

typedef struct sides {
    inmaek_party *parties;
    size_t count;
} sides;

static void read_side(im_parser *p, sides *all, const im_value *list, inmaek_part part)
{
    for (im_value item = im_first(list); item.json && !p->code; item = im_next(&item)) {
        size_t organization = im_check_entity(p, item, INMAEK_ORGANIZATION);
        for (size_t i = 0; i < all->count; i++)
            if (all->parties[i].organization == organization) fail(p, &item, "a party is named twice");
        all->parties[all->count++] = (inmaek_party){organization, part};
    }
}

static void read_parties(im_parser *p, inmaek_agreement *agreement, const im_value *object)
{
    inmaek_part from_part = INMAEK_PARTY, to_part = INMAEK_PARTY;
    bool directed = inmaek_agreement_kind_directed(agreement->kind, &from_part, &to_part);
    im_value parties = im_member(object, "parties"), from = im_member(object, "from");
    im_value to = im_member(object, "to");
    if (directed && parties.json) fail(p, &parties, "this kind of agreement has \"from\" and \"to\"");
    if (!directed && (from.json || to.json))
        fail(p, from.json ? &from : &to, "this kind of agreement has \"parties\"");
    parties = im_check_list(p, parties, directed ? IM_MAY : IM_MUST);
    from = im_check_list(p, from, directed ? IM_MUST : IM_MAY);
    to = im_check_list(p, to, directed ? IM_MUST : IM_MAY);
    im_value others = im_check_list(p, im_member(object, "others"), IM_MAY);

    size_t room =
        im_check_length(&parties) + im_check_length(&from) + im_check_length(&to) + im_check_length(&others);
    sides all = {im_check_room(p, room, sizeof *all.parties), 0};
    read_side(p, &all, &parties, INMAEK_PARTY);
    if (!directed && all.count < 2) fail(p, &parties, "expected two parties or more");
    read_side(p, &all, &from, from_part);
    if (directed && !im_check_length(&from)) fail(p, &from, "expected a party or more");
    read_side(p, &all, &to, to_part);
    if (directed && !im_check_length(&to)) fail(p, &to, "expected a party or more");
    read_side(p, &all, &others, INMAEK_PARTY);
    agreement->parties = all.parties;
    agreement->party_count = all.count;
}

static void read_people(im_parser *p, inmaek_agreement *agreement, const im_value *object)
{
    im_value list = im_check_list(p, im_member(object, "people"), IM_MAY);
    size_t *people = im_check_room(p, im_check_length(&list), sizeof *people);
    for (im_value item = im_first(&list); item.json && !p->code; item = im_next(&item))
        people[agreement->people_count++] = im_check_entity(p, item, INMAEK_PERSON);
    agreement->people = people;
}

/* A currency without an amount says nothing and is passed over. */
static void read_amount(im_parser *p, inmaek_agreement *agreement, const im_value *object)
{
    im_value amount = im_member(object, "amount"), currency = im_member(object, "currency");
    agreement->currency = im_check_currency(p, currency);
    if (!amount.json) {
        agreement->currency = NULL;
        return;
    }
    agreement->has_amount = true;
    agreement->amount = cJSON_IsNumber(amount.json) ? amount.json->valuedouble : -1;
    if (!p->code && !(agreement->amount >= 0 && agreement->amount < 1e300))
        p->code = im_value_expected(&amount, p->error, "a number from 0");
    if (!agreement->currency) fail(p, &currency, "expected the currency of the amount");
}

static void read_agreements(im_parser *p, const im_value *root)
{
    im_value list = im_check_list(p, im_member(root, "agreements"), IM_MAY);
    inmaek_agreement *agreements = im_check_room(p, im_check_length(&list), sizeof *agreements);
    size_t count = 0;
    for (im_value item = im_first(&list); item.json && !p->code; item = im_next(&item)) {
        im_check_object(p, item);
        inmaek_agreement *agreement = &agreements[count++];
        agreement->kind = im_check_agreement_kind(p, im_member(&item, "kind"));
        agreement->status = im_check_status(p, im_member(&item, "status"));
        read_parties(p, agreement, &item);
        read_people(p, agreement, &item);
        agreement->date = im_check_date(p, im_member(&item, "date"));
        agreement->relative_date = im_check_relative_date(p, im_member(&item, "relative_date"));
        read_amount(p, agreement, &item);
        agreement->evidence = read_evidence(p, &item);
    }
    p->record->facts.agreements = agreements;
    p->record->facts.agreement_count = count;
}

/* ---------------------------------------------------------------- the record */

inmaek_code im_facts_from_json(inmaek_facts **out, const cJSON *root, inmaek_error *error)
{
    im_parser p = {.record = im_record_new(), .error = error};
    im_value record = {root, NULL, NULL, 0};
    *out = NULL;
    if (!p.record) return im_no_memory(error);
    im_check_object(&p, record);
    read_document(&p, &record);
    read_entities(&p, &record);
    read_roles(&p, &record);
    read_affiliations(&p, &record);
    read_agreements(&p, &record);
    im_map_dispose(&p.ids);
    if (p.code)
        inmaek_facts_free(&p.record->facts);
    else
        *out = &p.record->facts;
    return p.code;
}

inmaek_code inmaek_facts_parse(inmaek_facts **out, const char *json, size_t length, inmaek_error *error)
{
    cJSON *root = NULL;
    *out = NULL;
    inmaek_code code = im_json_read(&root, json, length, error);
    if (!code) code = im_facts_from_json(out, root, error);
    cJSON_Delete(root);
    return code;
}

/* handover.c - im_reading -> inmaek_facts: numbers become ids, positions go back to the input. */
#include "extract/handover.h"

#include <string.h>

#include "base/error.h"
#include "facts/facts.h"

/* What an entity's constant lists are filled through. */
typedef struct lists {
    const char **surfaces;
    inmaek_mention *mentions;
} lists;

typedef struct handover {
    const im_reading *reading;
    im_record *record;
    double least;
    uint32_t *number; /* an entity of the reading -> one of the record, IM_NONE: left out */
    inmaek_entity *entities;
    lists *lists; /* of each of `entities` */
} handover;

/* Two decimals, as they are written, so that facts read back are the facts handed over. */
static double confidence_of(uint16_t thousandths)
{
    return (thousandths + 5) / 10 / 100.0;
}

static bool is_sure(const handover *h, uint16_t thousandths)
{
    return confidence_of(thousandths) >= h->least;
}

static void *room(handover *h, size_t count, size_t size)
{
    return im_arena_calloc(&h->record->arena, count ? count : 1, size);
}

/* NULL stays NULL. False: no memory. */
static bool copy_text(handover *h, const char **out, const char *text)
{
    *out = text ? im_clean(&h->record->arena, text, strlen(text)) : NULL;
    return *out || !text;
}

static bool copy_document(handover *h)
{
    const im_document *document = h->reading->document;
    inmaek_facts *facts = &h->record->facts;
    char date[16];
    im_date_print(document->date, date);
    return copy_text(h, &facts->document, document->id) && copy_text(h, &facts->title, document->title) &&
           copy_text(h, &facts->source, document->source) && copy_text(h, &facts->date, *date ? date : NULL);
}

/* ---------------------------------------------------------------- entities */

/* The number in the record of whom a mention names; IM_NONE: left out. */
static uint32_t number_of(const handover *h, const im_mention *mention)
{
    return mention->entity == IM_NONE ? IM_NONE : h->number[mention->entity];
}

static bool begin_entity(handover *h, inmaek_entity *made, const im_entity *entity, size_t ordinal)
{
    char digits[24] = "", *id = im_digits(digits + sizeof digits - 1, ordinal);
    *--id = entity->kind == INMAEK_PERSON ? 'p' : 'o';
    made->kind = (inmaek_entity_kind)entity->kind;
    made->confidence = confidence_of(entity->confidence);
    return copy_text(h, &made->id, id) && copy_text(h, &made->name, entity->name);
}

/* Numbers the entities in the order in which the text first names them, and counts how often it
 * does. One that is named nowhere gets no number. */
static bool number_entities(handover *h)
{
    const im_reading *reading = h->reading;
    size_t ordinals[] = {[INMAEK_ORGANIZATION] = 0, [INMAEK_PERSON] = 0}, count = 0;
    h->number = im_arena_alloc(reading->arena, reading->entities.count * sizeof *h->number);
    h->entities = room(h, reading->entities.count, sizeof *h->entities);
    if (!h->number || !h->entities) return false;
    for (size_t i = 0; i < reading->entities.count; i++) h->number[i] = IM_NONE;
    for (size_t i = 0; i < reading->mentions.count; i++) {
        uint32_t index = reading->mentions.items[i].entity;
        if (index == IM_NONE || !is_sure(h, reading->entities.items[index].confidence)) continue;
        const im_entity *entity = &reading->entities.items[index];
        if (h->number[index] == IM_NONE) {
            h->number[index] = (uint32_t)count++;
            if (!begin_entity(h, &h->entities[h->number[index]], entity, ++ordinals[entity->kind]))
                return false;
        }
        h->entities[h->number[index]].mention_count++;
    }
    h->record->facts.entities = h->entities;
    h->record->facts.entity_count = count;
    return true;
}

/* Makes room for what number_entities() counted; the name is the first of the surfaces. */
static bool make_lists(handover *h)
{
    size_t count = h->record->facts.entity_count;
    h->lists = im_arena_calloc(h->reading->arena, count + 1, sizeof *h->lists);
    if (!h->lists) return false;
    for (size_t i = 0; i < count; i++) {
        inmaek_entity *entity = &h->entities[i];
        lists *made = &h->lists[i];
        made->surfaces = room(h, entity->mention_count + 1, sizeof *made->surfaces);
        made->mentions = room(h, entity->mention_count, sizeof *made->mentions);
        if (!made->surfaces || !made->mentions) return false;
        made->surfaces[0] = entity->name;
        entity->surfaces = made->surfaces;
        entity->surface_count = 1;
        entity->mentions = made->mentions;
        entity->mention_count = 0;
    }
    return true;
}

/* A family name alone (`김` of 김 대표) would fit anybody and is no form of the name. */
static bool add_surface(handover *h, uint32_t number, const im_mention *mention)
{
    inmaek_entity *entity = &h->entities[number];
    const char *text = h->reading->document->text + mention->span.start;
    size_t length = mention->span.end - mention->span.start;
    if (mention->family_only) return true;
    for (size_t i = 0; i < entity->surface_count; i++)
        if (!strncmp(entity->surfaces[i], text, length) && !entity->surfaces[i][length]) return true;
    const char *surface = im_arena_strndup(&h->record->arena, text, length);
    h->lists[number].surfaces[entity->surface_count++] = surface;
    return surface != NULL;
}

static bool fill_entities(handover *h)
{
    const im_reading *reading = h->reading;
    if (!make_lists(h)) return false;
    for (size_t i = 0; i < reading->mentions.count; i++) {
        const im_mention *mention = &reading->mentions.items[i];
        uint32_t number = number_of(h, mention);
        if (number == IM_NONE) continue;
        inmaek_entity *entity = &h->entities[number];
        size_t start = im_document_original(reading->document, mention->span.start);
        size_t end = im_document_original(reading->document, mention->span.end);
        h->lists[number].mentions[entity->mention_count++] = (inmaek_mention){start, end - start};
        if (!add_surface(h, number, mention)) return false;
    }
    return true;
}

/* ---------------------------------------------------------------- what ties them */

static bool fill_evidence(handover *h, inmaek_evidence *out, uint32_t sentence_number, uint32_t support,
                          uint16_t confidence)
{
    const im_document *document = h->reading->document;
    const im_sentence *sentence = &document->sentences[sentence_number];
    out->text = im_arena_strndup(&h->record->arena, document->text + sentence->start,
                                 sentence->end - sentence->start);
    out->offset = im_document_original(document, sentence->start);
    out->length = im_document_original(document, sentence->end) - out->offset;
    out->support = support ? support : 1;
    out->confidence = confidence_of(confidence);
    return out->text != NULL;
}

static bool hand_over_roles(handover *h)
{
    const im_reading *reading = h->reading;
    inmaek_role *roles = room(h, reading->roles.count, sizeof *roles);
    if (!roles) return false;
    size_t count = 0;
    for (size_t i = 0; i < reading->roles.count; i++) {
        const im_role *role = &reading->roles.items[i];
        uint32_t person = h->number[role->person], organization = h->number[role->organization];
        if (!is_sure(h, role->confidence) || person == IM_NONE || organization == IM_NONE) continue;
        inmaek_role *made = &roles[count++];
        made->person = person;
        made->organization = organization;
        made->former = role->former;
        if (!copy_text(h, &made->title, role->title)) return false;
        if (!fill_evidence(h, &made->evidence, role->sentence, role->support, role->confidence)) return false;
    }
    h->record->facts.roles = roles;
    h->record->facts.role_count = count;
    return true;
}

static bool hand_over_affiliations(handover *h)
{
    const im_reading *reading = h->reading;
    inmaek_affiliation *affiliations = room(h, reading->affiliations.count, sizeof *affiliations);
    if (!affiliations) return false;
    size_t count = 0;
    for (size_t i = 0; i < reading->affiliations.count; i++) {
        const im_affiliation *affiliation = &reading->affiliations.items[i];
        uint32_t child = h->number[affiliation->child], parent = h->number[affiliation->parent];
        if (!is_sure(h, affiliation->confidence) || child == IM_NONE || parent == IM_NONE) continue;
        if (child == parent) continue;
        inmaek_affiliation *made = &affiliations[count++];
        made->child = child;
        made->parent = parent;
        if (!fill_evidence(h, &made->evidence, affiliation->sentence, affiliation->support,
                           affiliation->confidence))
            return false;
    }
    h->record->facts.affiliations = affiliations;
    h->record->facts.affiliation_count = count;
    return true;
}

static bool is_party(const inmaek_party *parties, size_t count, uint32_t organization)
{
    for (size_t i = 0; i < count; i++)
        if (parties[i].organization == organization) return true;
    return false;
}

/* Appends the parties that play `part`, each organization once; returns how many. */
static size_t add_parties(const handover *h, inmaek_party *parties, size_t *count,
                          const im_agreement *agreement, inmaek_part part)
{
    size_t before = *count;
    for (uint32_t i = 0; i < agreement->party_count; i++) {
        uint32_t number = h->number[agreement->parties[i]];
        if (agreement->parts[i] == part && number != IM_NONE && !is_party(parties, *count, number))
            parties[(*count)++] = (inmaek_party){number, part};
    }
    return *count - before;
}

/* The parties in the order in which JSON has them: who gives, who takes, who else. Returns how
 * many; 0 if too few are left for an agreement. */
static size_t fill_parties(const handover *h, inmaek_party *parties, const im_agreement *agreement)
{
    inmaek_part from, to;
    size_t count = 0;
    if (!inmaek_agreement_kind_directed((inmaek_agreement_kind)agreement->kind, &from, &to))
        return add_parties(h, parties, &count, agreement, INMAEK_PARTY) >= 2 ? count : 0;
    size_t givers = add_parties(h, parties, &count, agreement, from);
    size_t takers = add_parties(h, parties, &count, agreement, to);
    add_parties(h, parties, &count, agreement, INMAEK_PARTY);
    return givers && takers ? count : 0;
}

static bool fill_agreement(handover *h, inmaek_agreement *made, const im_agreement *agreement)
{
    size_t *people = room(h, agreement->people_count, sizeof *people);
    char date[16];
    if (!people) return false;
    for (uint32_t i = 0; i < agreement->people_count; i++) {
        uint32_t number = h->number[agreement->people[i]];
        if (number != IM_NONE) people[made->people_count++] = number;
    }
    made->people = people;
    if (agreement->date.relative)
        made->relative_date = (inmaek_relative_date){true, agreement->date.month, agreement->date.day};
    im_date_print(agreement->date, date);
    made->has_amount = agreement->amount > 0 && agreement->currency;
    made->amount = made->has_amount ? agreement->amount : 0;
    return copy_text(h, &made->date, *date ? date : NULL) &&
           copy_text(h, &made->currency, made->has_amount ? agreement->currency : NULL) &&
           fill_evidence(h, &made->evidence, agreement->sentence, agreement->support, agreement->confidence);
}

static bool hand_over_agreements(handover *h)
{
    const im_reading *reading = h->reading;
    inmaek_agreement *agreements = room(h, reading->agreements.count, sizeof *agreements);
    if (!agreements) return false;
    size_t count = 0;
    for (size_t i = 0; i < reading->agreements.count; i++) {
        const im_agreement *agreement = &reading->agreements.items[i];
        if (!is_sure(h, agreement->confidence)) continue;
        inmaek_party *parties = room(h, agreement->party_count, sizeof *parties);
        if (!parties) return false;
        size_t party_count = fill_parties(h, parties, agreement);
        if (!party_count) continue;
        inmaek_agreement *made = &agreements[count++];
        made->kind = (inmaek_agreement_kind)agreement->kind;
        made->status = (inmaek_status)agreement->status;
        made->parties = parties;
        made->party_count = party_count;
        if (!fill_agreement(h, made, agreement)) return false;
    }
    h->record->facts.agreements = agreements;
    h->record->facts.agreement_count = count;
    return true;
}

inmaek_code im_handover(inmaek_facts **out, const im_reading *reading, double least, inmaek_error *error)
{
    handover h = {.reading = reading, .record = im_record_new(), .least = least};
    *out = NULL;
    if (!h.record || !copy_document(&h) || !number_entities(&h) || !fill_entities(&h) ||
        !hand_over_roles(&h) || !hand_over_affiliations(&h) || !hand_over_agreements(&h)) {
        if (h.record) inmaek_facts_free(&h.record->facts);
        return im_no_memory(error);
    }
    *out = &h.record->facts;
    return INMAEK_OK;
}

/* explain.c - what became of an article, in words: for whoever adds a rule.
 *
 * Every fact stands with its sentence, in which the names are marked with whom they name:
 *
 *     role         최고경영자: p1 샘 올트먼 - o1 오픈AI  (0.95, in 2 sentences)
 *                  [오픈AI o1]의 [샘 올트먼 p1] 최고경영자는 … */
#include <stdio.h>

#include "extract/handover.h"

void im_explain_document(const im_reading *reading)
{
    const im_document *document = reading->document;
    char date[16];
    if (!reading->explain) return;
    im_date_print(document->date, date);
    fprintf(reading->explain, "==== %s  %s  %s\n", document->id, *date ? date : "no date",
            document->title ? document->title : "no title");
}

/* The text from one byte of the input to another is not at hand; that of the reading is. A fact's
 * sentence is found by where it began. */
static const im_sentence *sentence_at(const im_reading *reading, size_t offset)
{
    const im_document *document = reading->document;
    for (uint32_t i = 0; i < document->sentence_count; i++)
        if (im_document_original(document, document->sentences[i].start) == offset)
            return &document->sentences[i];
    return NULL;
}

/* The id of whom the bytes at `offset` of the input name; NULL: nobody who was kept. */
static const char *id_at(const inmaek_facts *facts, size_t offset)
{
    for (size_t i = 0; i < facts->entity_count; i++)
        for (size_t m = 0; m < facts->entities[i].mention_count; m++)
            if (facts->entities[i].mentions[m].offset == offset) return facts->entities[i].id;
    return NULL;
}

static void tell_sentence(const im_reading *reading, const inmaek_facts *facts,
                          const inmaek_evidence *evidence)
{
    FILE *stream = reading->explain;
    const char *text = reading->document->text;
    const im_sentence *sentence = sentence_at(reading, evidence->offset);
    fprintf(stream, "  (%d.%02d, in %u sentence%s)\n             ", (int)evidence->confidence,
            (int)(evidence->confidence * 100 + 0.5) % 100, evidence->support,
            evidence->support == 1 ? "" : "s");
    if (!sentence) {
        fprintf(stream, "%s\n", evidence->text);
        return;
    }
    uint32_t done = sentence->start;
    for (size_t i = 0; i < reading->mentions.count; i++) {
        const im_span *span = &reading->mentions.items[i].span;
        if (span->start < done || span->end > sentence->end) continue;
        const char *id = id_at(facts, im_document_original(reading->document, span->start));
        if (!id) continue;
        fprintf(stream, "%.*s[%.*s %s]", (int)(span->start - done), text + done,
                (int)(span->end - span->start), text + span->start, id);
        done = span->end;
    }
    fprintf(stream, "%.*s\n", (int)(sentence->end - done), text + done);
}

static void tell_entity(FILE *stream, const inmaek_entity *entity)
{
    fprintf(stream, "%-12s %s %s (%d.%02d)", inmaek_entity_kind_name(entity->kind), entity->id, entity->name,
            (int)entity->confidence, (int)(entity->confidence * 100 + 0.5) % 100);
    for (size_t i = 1; i < entity->surface_count; i++) fprintf(stream, " | %s", entity->surfaces[i]);
    fprintf(stream, "\n             at");
    for (size_t i = 0; i < entity->mention_count; i++)
        fprintf(stream, " %zu+%zu", entity->mentions[i].offset, entity->mentions[i].length);
    fprintf(stream, "\n");
}

static void tell_named(FILE *stream, const char *before, const inmaek_facts *facts, size_t entity)
{
    fprintf(stream, "%s%s %s", before, facts->entities[entity].id, facts->entities[entity].name);
}

static void tell_agreement(FILE *stream, const inmaek_facts *facts, const inmaek_agreement *agreement)
{
    fprintf(stream, "%-12s %s, %s:", "agreement", inmaek_agreement_kind_name(agreement->kind),
            inmaek_status_name(agreement->status));
    for (size_t i = 0; i < agreement->party_count; i++) {
        const inmaek_party *party = &agreement->parties[i];
        tell_named(stream, i ? ", " : " ", facts, party->organization);
        if (party->part != INMAEK_PARTY) fprintf(stream, " as %s", inmaek_part_name(party->part));
    }
    for (size_t i = 0; i < agreement->people_count; i++)
        tell_named(stream, i ? ", " : "; by ", facts, agreement->people[i]);
    if (agreement->date) fprintf(stream, "; %s", agreement->date);
    if (agreement->relative_date.told)
        fprintf(stream, "; %+d months from the article's", agreement->relative_date.months);
    if (agreement->relative_date.day) fprintf(stream, ", day %d", agreement->relative_date.day);
    if (agreement->has_amount) fprintf(stream, "; %.0f %s", agreement->amount, agreement->currency);
}

void im_explain_facts(const im_reading *reading, const inmaek_facts *facts)
{
    FILE *stream = reading->explain;
    if (!stream) return;
    fprintf(stream, "---- what was understood\n");
    for (size_t i = 0; i < facts->entity_count; i++) tell_entity(stream, &facts->entities[i]);
    for (size_t i = 0; i < facts->role_count; i++) {
        const inmaek_role *role = &facts->roles[i];
        fprintf(stream, "%-12s %s%s:", "role", role->former ? "former " : "", role->title);
        tell_named(stream, " ", facts, role->person);
        tell_named(stream, " - ", facts, role->organization);
        tell_sentence(reading, facts, &role->evidence);
    }
    for (size_t i = 0; i < facts->affiliation_count; i++) {
        const inmaek_affiliation *affiliation = &facts->affiliations[i];
        fprintf(stream, "%-12s", "affiliation");
        tell_named(stream, " ", facts, affiliation->child);
        tell_named(stream, " belongs to ", facts, affiliation->parent);
        tell_sentence(reading, facts, &affiliation->evidence);
    }
    for (size_t i = 0; i < facts->agreement_count; i++) {
        tell_agreement(stream, facts, &facts->agreements[i]);
        tell_sentence(reading, facts, &facts->agreements[i].evidence);
    }
    fprintf(stream, "\n");
}

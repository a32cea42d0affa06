/* reading_fixture.h - a reading whose names are marked by hand, so that the steps behind the
 * names can be tried on their own.
 *
 *     <한서린> [가온전자] 대표는         a person, an organization
 *     <한=한서린> 대표, [GAON=가온전자]   another form of a name, after `=` whose it is
 */
#ifndef READING_FIXTURE_H
#define READING_FIXTURE_H

#include "extract/reading.h"
#include "text_fixture.h"

static im_arena arena;
static im_reading reading;
static im_titles_model *titles_model;
static im_anaphora_model *anaphora_model;
static im_affiliations_model *affiliations_model;

static int set_up_reading(void **state)
{
    if (set_up(state)) return -1;
    if (im_titles_new(&titles_model, lexicon, &error) || im_anaphora_new(&anaphora_model, lexicon, &error) ||
        im_affiliations_new(&affiliations_model, lexicon, &error)) {
        fprintf(stderr, "%s\n", error.message);
        return -1;
    }
    return 0;
}

static int tear_down_reading(void **state)
{
    im_titles_free(titles_model);
    im_anaphora_free(anaphora_model);
    im_affiliations_free(affiliations_model);
    im_reading_dispose(&reading);
    return tear_down(state);
}

static uint32_t entity_named(const char *name, size_t length, uint8_t kind)
{
    for (uint32_t i = 0; i < reading.entities.count; i++) {
        const im_entity *e = &reading.entities.items[i];
        if (e->kind == kind && strlen(e->name) == length && memcmp(e->name, name, length) == 0) return i;
    }
    im_entity entity = {.kind = kind, .name = im_arena_strndup(&arena, name, length), .entry = IM_NO_ENTRY};
    assert_true(im_array_push(&reading.entities, entity));
    return (uint32_t)reading.entities.count - 1;
}

/* Adds a mention of the first `form` at or behind *from in the document. */
static void add_mention(const char *form, size_t length, uint32_t entity, uint8_t kind, uint32_t *from)
{
    im_mention m = {
        .kind = kind, .entity = entity, .entry = IM_NO_ENTRY, .title = IM_NONE, .confidence = 1000};
    while (*from + length <= document->length && memcmp(document->text + *from, form, length) != 0) ++*from;
    assert_true(*from + length <= document->length);
    m.span.start = *from;
    m.span.end = *from + (uint32_t)length;
    m.family_only = kind == INMAEK_PERSON && length < strlen(reading.entities.items[entity].name);
    while (document->tokens[m.span.token].end <= m.span.start) m.span.token++;
    m.span.token_end = m.span.token;
    while (document->tokens[m.span.token_end].end < m.span.end) m.span.token_end++;
    m.span.token_end++;
    m.span.sentence = document->tokens[m.span.token].sentence;
    assert_true(im_array_push(&reading.mentions, m));
    *from = m.span.end;
}

/* The marked text without its marks; static storage. */
static const char *unmarked(const char *marked)
{
    static char text[4096];
    size_t n = 0;
    bool other = false;
    for (; *marked && n < sizeof text - 1; marked++) {
        if (*marked == '=') other = true;
        if (*marked == '>' || *marked == ']')
            other = false;
        else if (!other && *marked != '<' && *marked != '[')
            text[n++] = *marked;
    }
    text[n] = '\0';
    return text;
}

static void mark_names(const char *marked)
{
    uint32_t from = 0;
    for (const char *p = marked; (p = strpbrk(p, "<[")); p++) {
        uint8_t kind = *p == '<' ? INMAEK_PERSON : INMAEK_ORGANIZATION;
        const char *form = p + 1, *end = strpbrk(form, ">]"),
                   *equals = memchr(form, '=', (size_t)(end - form));
        const char *name = equals ? equals + 1 : form;
        size_t length = (size_t)((equals ? equals : end) - form);
        add_mention(form, length, entity_named(name, (size_t)(end - name), kind), kind, &from);
    }
}

/* Reads the marked text through titles, anaphors, roles, affiliations and ventures. */
static inline void read_marked(const char *marked)
{
    im_arena_reset(&arena);
    reading.mentions.count = reading.titles.count = reading.entities.count = reading.anaphors.count = 0;
    reading.roles.count = reading.affiliations.count = reading.ventures.count = 0;
    reading.lexicon = lexicon;
    reading.arena = &arena;
    read_text(unmarked(marked));
    reading.document = document;
    mark_names(marked);
    assert_int_equal(im_titles_find(&reading, titles_model, &error), INMAEK_OK);
    assert_int_equal(im_anaphora_find(&reading, anaphora_model, &error), INMAEK_OK);
    assert_int_equal(im_roles_find(&reading, &error), INMAEK_OK);
    assert_int_equal(im_affiliations_find(&reading, affiliations_model, &error), INMAEK_OK);
    assert_int_equal(im_ventures_find(&reading, &error), INMAEK_OK);
}

static inline const char *name_of(uint32_t entity)
{
    return reading.entities.items[entity].name;
}

#endif

/* roles_passage.c - at which organization an office is held where neither its phrase nor its
 * clause says so: the one that the passage, or the article, is about.
 *
 * Every organization of the article has its clues, and the heaviest is taken. The weights are
 * those of a conditional logit (McFadden 1974: a choice of one among many), fitted to annotated
 * articles and rounded to quarters. */
#include <limits.h>
#include <string.h>

#include "extract/roles.h"

enum {
    MOST_CHOICES = 64,
    MOST_BACK = 8,  /* sentences that are looked back at */
    LEAST_LEAD = 2, /* over the second best: nothing is said where two are as likely */
    NEVER = 99      /* sentences back: not before the office */
};

typedef enum clue {
    SAME_SENTENCE, /* how far its last mention before the office is */
    FEW_BACK,
    NOWHERE_NEAR,
    SAME_PARAGRAPH,
    PARAGRAPH_FIRST, /* the paragraph's first organization */
    NEAREST,         /* the last that has no officer in its phrase */
    NEAREST_SUBJECT,
    SECTION_FIRST, /* the first of the sub-headline, or of the list's row */
    HEADLINE_FIRST,
    HEADLINE,
    OPENING, /* named where the story begins */
    NAMED_ONCE,
    NAMED_MOST,
    FIRST_BEFORE,    /* the first of the sentence before */
    OFFICER_ALREADY, /* has another person for the same office, of which there is one */
    FITTING,         /* by its ending, to the office: 총장 and 대학교 */
    UNFITTING,
    TAKEN_HERE, /* names the place of another officer of the sentence */
    ALL_TAKEN,  /* does so wherever it stands */
    SPEAKS,     /* has any officer */
    SOURCE,     /* stands with 에서 or 로부터 */
    ORIGIN,     /* stands with 출신 in the sentence */
    COMES_FROM, /* is where whoever fills the office comes from */
    BUYER,      /* is the subject where a founder is named, who is most often somebody else's */
    CLUES
} clue;

static const int weights[CLUES] = {
    [SAME_SENTENCE] = 6,   [FEW_BACK] = 1,     [NOWHERE_NEAR] = -3,    [SAME_PARAGRAPH] = 9,
    [PARAGRAPH_FIRST] = 2, [NEAREST] = 3,      [NEAREST_SUBJECT] = 3,  [SECTION_FIRST] = 9,
    [HEADLINE_FIRST] = 3,  [HEADLINE] = 3,     [OPENING] = 9,          [NAMED_ONCE] = -3,
    [NAMED_MOST] = -2,     [FIRST_BEFORE] = 3, [OFFICER_ALREADY] = -5, [FITTING] = 19,
    [UNFITTING] = -9,      [TAKEN_HERE] = -1,  [ALL_TAKEN] = -1,       [SPEAKS] = -3,
    [SOURCE] = -8,         [ORIGIN] = -11,     [COMES_FROM] = -12,     [BUYER] = -7,
};

typedef struct choice {
    uint32_t entity, length; /* of its name */
    const char *name;
    uint32_t times, taken; /* mentions, and those in another office's phrase */
    uint32_t back;         /* sentences back to the last mention before the office */
    bool clues[CLUES];
} choice;

typedef struct chooser {
    const im_reading *r;
    const im_office *office, *offices;
    size_t office_count;
    choice choices[MOST_CHOICES];
    uint32_t count;
    uint32_t most; /* mentions of the one named most */
    /* what the lexicon has of the office: endings of names that fit and that do not, see im_name_ends() */
    const char *fitting, *unfitting;
    bool only, founder; /* of which there is one; of whoever founds */
    im_office_limits limits;
} chooser;

/* ---------------------------------------------------------------- walking */

static const im_chunk *at(const im_reading *r, uint32_t chunk)
{
    return &r->rows->chunks[chunk];
}

static bool is_named(const im_chunk *c)
{
    return im_chunk_is_organization(c) && c->entity != IM_NONE;
}

/* Is it followed by 출신: 가온전자 [연구소] 출신? */
static bool is_origin(const im_reading *r, uint32_t chunk, uint32_t end)
{
    while (++chunk < end && at(r, chunk)->kind == IM_CHUNK_WORD && im_chunk_is_inside(r, at(r, chunk)))
        ;
    im_tie as = chunk < end ? (im_tie)at(r, chunk)->as : IM_TIE_NONE;
    return as == IM_TIE_ORIGIN || as == IM_TIE_HELD;
}

/* NULL: there are too many. */
static choice *choice_of(chooser *x, uint32_t chunk)
{
    uint32_t entity = at(x->r, chunk)->entity;
    for (uint32_t i = 0; i < x->count; i++)
        if (x->choices[i].entity == entity) return &x->choices[i];
    if (x->count == MOST_CHOICES) return NULL;
    const char *name = x->r->entities.items[entity].name;
    x->choices[x->count] =
        (choice){.entity = entity, .name = name, .length = (uint32_t)strlen(name), .back = NEVER};
    return &x->choices[x->count++];
}

/* The sentence's first organization before chunk `end`, or IM_NONE. */
static uint32_t first_named(const im_reading *r, uint32_t sentence, uint32_t end)
{
    const im_rows *rows = r->rows;
    for (uint32_t n = rows->named_starts[sentence]; n < rows->named_starts[sentence + 1]; n++)
        if (rows->named[n] < end && is_named(at(r, rows->named[n]))) return rows->named[n];
    return IM_NONE;
}

static void mark(chooser *x, uint32_t chunk, clue found)
{
    choice *c = chunk == IM_NONE ? NULL : choice_of(x, chunk);
    if (c) c->clues[found] = true;
}

/* ---------------------------------------------------------------- the clues */

static void see_mention(chooser *x, uint32_t sentence, uint32_t chunk)
{
    const im_sentence *here = &x->r->document->sentences[x->office->sentence],
                      *there = &x->r->document->sentences[sentence];
    const im_office *other = im_office_taking(sentence, chunk, x->offices, x->office_count);
    im_tie tie = (im_tie)at(x->r, chunk)->tie;
    choice *c = choice_of(x, chunk);
    if (!c) return;
    if (++c->times > x->most) x->most = c->times;
    c->taken += other != NULL;
    if (there->zone == IM_ZONE_TITLE) c->clues[HEADLINE] = true;
    if (sentence == x->office->sentence && is_origin(x->r, chunk, x->r->rows->starts[sentence + 1]))
        c->clues[ORIGIN] = true;
    if (other && other->sentence == x->office->sentence && other->holders[0] == x->office->holders[0])
        c->clues[COMES_FROM] = im_office_is_filled(x->office, x->r);
    if (chunk >= x->office->title || x->office->sentence - sentence > MOST_BACK) return;
    c->back = x->office->sentence - sentence;
    if (here->paragraph == there->paragraph) c->clues[SAME_PARAGRAPH] = true;
    if (other && !other->former && c->back == 0) c->clues[TAKEN_HERE] = true;
    if (c->back <= 2) c->clues[SOURCE] = tie == IM_TIE_FROM || tie == IM_TIE_AT;
}

/* Looks at more than an article has; but a text without end must not be gone through for each office. */
static void see_all(chooser *x)
{
    enum { REACH = 400 };
    uint32_t here = x->office->sentence, count = x->r->document->sentence_count;
    uint32_t first = here > REACH ? here - REACH : 0, end = count - here > REACH ? here + REACH : count;
    const im_rows *rows = x->r->rows;
    for (uint32_t s = first; s < end; s++)
        for (uint32_t n = rows->named_starts[s]; n < rows->named_starts[s + 1]; n++)
            if (is_named(at(x->r, rows->named[n]))) see_mention(x, s, rows->named[n]);
}

/* Those nearest before the office. */
static void see_nearest(chooser *x)
{
    const im_reading *r = x->r;
    uint32_t s = x->office->sentence, oldest = s > MOST_BACK ? s - MOST_BACK : 0, first = IM_NONE;
    bool near = false, subject = false;
    for (uint32_t n = r->rows->named_starts[s + 1]; n-- > r->rows->named_starts[oldest];) {
        uint32_t i = r->rows->named[n];
        const im_chunk *c = at(r, i);
        if (i >= x->office->title || !is_named(c)) continue;
        while (r->rows->starts[s] > i) s--;
        if (r->document->sentences[s].paragraph == r->document->sentences[x->office->sentence].paragraph)
            first = i;
        if (!near && !im_office_taking(s, i, x->offices, x->office_count)) {
            near = true;
            mark(x, i, NEAREST);
        }
        if (!subject && im_tie_is_subject(c->tie) && !(c->quoted && !at(r, x->office->title)->quoted)) {
            subject = true;
            mark(x, i, NEAREST_SUBJECT);
        }
    }
    mark(x, first, PARAGRAPH_FIRST);
    s = x->office->sentence;
    if (s) mark(x, first_named(r, s - 1, r->rows->starts[s]), FIRST_BEFORE);
}

/* Does the paragraph begin with the sentence, and the sentence with ▲, ■, ①? */
static bool begins_item(const im_reading *r, uint32_t s)
{
    const im_sentence *sentences = r->document->sentences;
    uint32_t first = r->rows->starts[s];
    return first < r->rows->starts[s + 1] && at(r, first)->kind == IM_CHUNK_SIGN && !at(r, first)->quoted &&
           (s == 0 || sentences[s - 1].paragraph != sentences[s].paragraph);
}

static void see_section(chooser *x)
{
    const im_reading *r = x->r;
    for (uint32_t s = x->office->sentence; s > 0 && r->document->sentences[s].zone != IM_ZONE_TITLE; s--) {
        bool own = s == x->office->sentence;
        if (!begins_item(r, s) && (own || r->document->sentences[s].zone != IM_ZONE_LEAD)) continue;
        mark(x, first_named(r, s, own ? x->office->title : r->rows->starts[s + 1]), SECTION_FIRST);
        return;
    }
}

/* The headline's first, and those of the story's first sentence that names any. */
static void see_beginning(chooser *x)
{
    const im_reading *r = x->r;
    const uint32_t *starts = r->rows->starts;
    for (uint32_t s = 0; s < r->document->sentence_count; s++) {
        uint32_t first = first_named(r, s, starts[s + 1]);
        if (r->document->sentences[s].zone == IM_ZONE_TITLE) mark(x, first, HEADLINE_FIRST);
        if (r->document->sentences[s].zone != IM_ZONE_BODY || first == IM_NONE) continue;
        for (uint32_t i = first; i < starts[s + 1]; i++)
            if (is_named(at(r, i))) mark(x, i, OPENING);
        return;
    }
}

static bool has_officer(const chooser *x, uint32_t entity, bool *same)
{
    const im_reading *r = x->r;
    const im_title *title = &r->titles.items[at(r, x->office->title)->index];
    const char *text = r->document->text + title->span.start;
    size_t n = title->span.end - title->span.start;
    bool any = false;
    for (size_t i = 0; i < r->roles.count; i++) {
        const im_role *role = &r->roles.items[i];
        if (role->organization != entity || role->former) continue;
        any = true;
        if (x->only && role->sentence != x->office->sentence && strlen(role->title) == n &&
            memcmp(role->title, text, n) == 0)
            *same = true;
    }
    return any;
}

/* Which names end so: see im_name_ends(). */
static void see_endings(chooser *x, const char *endings, clue found)
{
    for (uint32_t length; endings && *endings; endings += length + (endings[length] == '|')) {
        length = im_ending_length(endings);
        for (uint32_t i = 0; i < x->count; i++)
            x->choices[i].clues[found] |=
                im_ends_so(x->choices[i].name, x->choices[i].length, endings, length);
    }
}

/* What follows from what was seen, and from the names. */
static void conclude(const chooser *x, choice *c)
{
    c->clues[SAME_SENTENCE] = c->back == 0;
    c->clues[FEW_BACK] = c->back == 3 || c->back == 4;
    c->clues[NOWHERE_NEAR] = c->back == NEVER;
    c->clues[NAMED_ONCE] = c->times == 1;
    c->clues[NAMED_MOST] = c->times == x->most;
    c->clues[ALL_TAKEN] = c->taken == c->times;
    c->clues[SPEAKS] = has_officer(x, c->entity, &c->clues[OFFICER_ALREADY]);
    c->clues[BUYER] = x->founder && (c->clues[NEAREST_SUBJECT] || c->clues[PARAGRAPH_FIRST]);
}

static void look_up(chooser *x)
{
    const im_reading *r = x->r;
    const im_chunk *title = at(r, x->office->title);
    uint32_t entry = r->titles.items[title->index].entry;
    const char *rank = im_lexicon_attribute(r->lexicon, IM_TITLE, entry, "rank");
    x->fitting = im_lexicon_attribute(r->lexicon, IM_TITLE, entry, "at");
    x->unfitting = im_lexicon_attribute(r->lexicon, IM_TITLE, entry, "not");
    x->only = rank && strcmp(rank, "head") == 0 && !x->office->former;
    x->founder = im_chunk_is_founder(r, title);
    x->limits = im_office_limits_of(x->office, r);
}

uint32_t im_office_passage_place(const im_office *o, const im_reading *r, const im_office *offices,
                                 size_t count)
{
    chooser x = {.r = r, .office = o, .offices = offices, .office_count = count};
    int most = INT_MIN, second = INT_MIN;
    uint32_t best = IM_NONE;
    look_up(&x);
    see_all(&x);
    see_nearest(&x);
    see_section(&x);
    see_beginning(&x);
    see_endings(&x, x.fitting, FITTING);
    see_endings(&x, x.unfitting, UNFITTING);
    for (uint32_t i = 0; i < x.count; i++) {
        choice *c = &x.choices[i];
        if (im_office_is_barred(&x.limits, r, c->entity) || im_office_excludes(&x.limits, r, c->entity))
            continue;
        conclude(&x, c);
        int weight = 0;
        for (int k = 0; k < CLUES; k++) weight += c->clues[k] * weights[k];
        if (weight > second) second = weight < most ? weight : most;
        if (weight <= most) continue;
        most = weight;
        best = c->entity;
    }
    return second == INT_MIN || most - second >= LEAST_LEAD ? best : IM_NONE;
}

/* affiliations.c - which organization belongs to which, where the article says so or a name does.
 *
 *     아스트라제네카의 자회사 메드이뮨       parent, word, child
 *     코스알엑스는 아모레퍼시픽의 자회사다   child, parent, word
 *     자회사 코스알엑스가                    the parent is whom the passage is about
 *     모회사인 카카오도                      the same, the other way round
 *     한화를 계열사로 둔 한화그룹            child, word, parent
 *     로레알코리아, beside 로레알            the name says it */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "extract/roles.h"

enum {
    MOST_WORDS = 5,         /* between a name and 자회사 */
    MOST_LISTED = 12,       /* names in a list of subsidiaries */
    MOST_BACK = 3,          /* sentences that are looked back at */
    MOST_CHUNKS_BACK = 400, /* chunks that are looked back at for a namesake */
    SURE = 950,
    BY_CLAUSE = 800,
    BY_PASSAGE = 650
};

struct im_affiliations_model {
    im_ties ties;
    const char *groups; /* endings of groups' names, joined by '|'; NULL: none */
};

typedef struct finder {
    im_reading *r;
    const im_rows *rows;
    uint32_t sentence, first, end; /* the row */
    uint32_t word;                 /* the chunk of 자회사 */
    const char *groups;            /* the model's */
} finder;

inmaek_code im_affiliations_new(im_affiliations_model **out, const inmaek_lexicon *lexicon,
                                inmaek_error *error)
{
    im_affiliations_model *model = calloc(1, sizeof *model);
    if (!model) return im_no_memory(error);
    inmaek_code code = im_ties_compile(&model->ties, lexicon, error);
    for (uint32_t entry = 0; entry < im_lexicon_count(lexicon, IM_AFFILIATE) && !model->groups; entry++)
        model->groups = im_lexicon_attribute(lexicon, IM_AFFILIATE, entry, "groups");
    if (code)
        free(model);
    else
        *out = model;
    return code;
}

void im_affiliations_free(im_affiliations_model *model)
{
    if (!model) return;
    im_ties_dispose(&model->ties);
    free(model);
}

/* ---------------------------------------------------------------- walking */

static const im_chunk *at(const finder *f, uint32_t chunk)
{
    return &f->rows->chunks[chunk];
}

static bool is_organization(const finder *f, uint32_t chunk)
{
    const im_chunk *c = at(f, chunk);
    return (c->kind == IM_CHUNK_ORGANIZATION || (c->kind == IM_CHUNK_ANAPHOR && c->as == IM_TIE_THIS)) &&
           c->entity != IM_NONE;
}

/* The organization before the chunk that its phrase belongs to: A의 [벤처투자] 자회사. */
static uint32_t owner_before(const finder *f, uint32_t chunk, int most)
{
    for (int i = 0; i <= most; i++) {
        chunk = im_chunk_before(f->rows, chunk, f->first);
        if (chunk == IM_NONE) return IM_NONE;
        const im_chunk *c = at(f, chunk);
        if (is_organization(f, chunk)) return c->tie == IM_TIE_NONE || c->tie == IM_TIE_OF ? chunk : IM_NONE;
        if (c->kind != IM_CHUNK_WORD || !im_chunk_is_attribute(f->r, c)) return IM_NONE;
    }
    return IM_NONE;
}

/* The nearest organization before the chunk that is a subject (or else an object), in the row. */
static uint32_t argument_before(const finder *f, uint32_t chunk, bool subject)
{
    for (uint32_t i = chunk; i-- > f->first;) {
        if (!is_organization(f, i) || at(f, i)->quoted != at(f, f->word)->quoted) continue;
        if (subject ? im_tie_is_subject(at(f, i)->tie) : at(f, i)->tie == IM_TIE_OBJECT) return i;
    }
    return IM_NONE;
}

/* 한빛전자가 [자회사 한빛소재에]: the subject that stands directly before the word. */
static uint32_t subject_beside(const finder *f)
{
    uint32_t chunk = im_chunk_before(f->rows, f->word, f->first);
    return chunk != IM_NONE && is_organization(f, chunk) && im_tie_is_subject(at(f, chunk)->tie) ? chunk
                                                                                                 : IM_NONE;
}

/* The part of a group's name that its members share: 한빛 of 한빛금융그룹; else the whole name. */
static size_t stem_length(const finder *f, const char *name)
{
    size_t n = strlen(name), shortest = n;
    for (const char *end = f->groups; end && *end;) {
        size_t m = strcspn(end, "|");
        if (n > m && n - m < shortest && memcmp(name + n - m, end, m) == 0) shortest = n - m;
        end += m + (end[m] == '|');
    }
    return shortest;
}

/* The organization after which the child is named (한빛, 한빛소재), if the text named one. */
static uint32_t namesake(const finder *f, uint32_t child)
{
    const im_entity *entities = f->r->entities.items;
    const char *name = entities[at(f, child)->entity].name;
    uint32_t best = IM_NONE;
    size_t length = 0;
    for (uint32_t i = f->word; i-- > 0 && f->word - i < MOST_CHUNKS_BACK;) {
        if (!is_organization(f, i) || at(f, i)->entity == at(f, child)->entity) continue;
        const char *other = entities[at(f, i)->entity].name;
        size_t n = stem_length(f, other);
        if (n <= length || n >= strlen(name) || memcmp(other, name, n) != 0) continue;
        best = i;
        length = n;
    }
    return best;
}

/* ▲한빛전자=[미국 자회사 한빛소재의], ▷한빛소재: [모회사 한빛전자와]: the organization that the row is of. */
static uint32_t row_head(const finder *f)
{
    uint32_t head = f->first < f->end && at(f, f->first)->kind == IM_CHUNK_SIGN ? f->first + 1 : f->first;
    if (head >= f->end || !is_organization(f, head)) return IM_NONE;
    uint32_t sign = im_chunk_after(f->rows, head, f->end);
    if (sign == IM_NONE || at(f, sign)->kind != IM_CHUNK_SIGN) return IM_NONE;
    uint32_t code = f->r->document->tokens[at(f, sign)->token].code;
    return code == ':' || code == '=' ? head : IM_NONE;
}

/* The organization that the passage is about: the subject before the word, else what the
 * sentences before began with. */
static uint32_t topic(const finder *f, uint32_t chunk, uint16_t *confidence)
{
    uint32_t found = argument_before(f, chunk, true);
    *confidence = BY_CLAUSE;
    if (found == IM_NONE) found = row_head(f);
    if (found != IM_NONE && found < chunk) return found;
    *confidence = BY_PASSAGE;
    for (uint32_t s = f->sentence; s-- > 0 && f->sentence - s <= MOST_BACK;) {
        uint32_t any = IM_NONE;
        for (uint32_t i = f->rows->starts[s]; i < f->rows->starts[s + 1]; i++) {
            if (!is_organization(f, i)) continue;
            if (im_tie_is_subject(at(f, i)->tie)) return i;
            if (any == IM_NONE && at(f, i)->tie == IM_TIE_OF) any = i;
        }
        if (any != IM_NONE) return any;
    }
    return IM_NONE;
}

/* ---------------------------------------------------------------- adding */

static bool add_pair(const finder *f, uint32_t low, uint32_t high, uint16_t confidence)
{
    im_reading *r = f->r;
    if (low == high || low == IM_NONE || high == IM_NONE) return true;
    for (size_t i = 0; i < r->affiliations.count; i++) {
        im_affiliation *a = &r->affiliations.items[i];
        if (a->parent == low && a->child == high) return true;
        if (a->child != low || a->parent != high) continue;
        a->support++;
        if (confidence > a->confidence) a->confidence = confidence;
        return true;
    }
    im_affiliation a = {
        .child = low, .parent = high, .sentence = f->sentence, .support = 1, .confidence = confidence};
    return im_array_push(&r->affiliations, a);
}

static bool add(const finder *f, uint32_t child, uint32_t parent, uint16_t confidence)
{
    if (child == IM_NONE || parent == IM_NONE) return true;
    const im_chunk *c = at(f, child);
    if (c->kind != IM_CHUNK_ANAPHOR) return add_pair(f, c->entity, at(f, parent)->entity, confidence);
    const im_anaphor *a = &f->r->anaphors.items[c->index];
    for (uint32_t i = 0; i < a->entity_count; i++)
        if (!add_pair(f, a->entities[i], at(f, parent)->entity, confidence)) return false;
    return true;
}

/* Is the child named after the parent: 한빛그룹, 한빛소재? */
static bool is_named_after(const finder *f, uint32_t child, uint32_t parent)
{
    const char *low = f->r->entities.items[at(f, child)->entity].name,
               *high = f->r->entities.items[at(f, parent)->entity].name;
    size_t n = stem_length(f, high);
    return n < strlen(low) && memcmp(low, high, n) == 0;
}

/* Adds the child and those listed with it: 계열사인 A·B·C. */
static bool add_list(const finder *f, uint32_t child, uint32_t parent, uint16_t confidence)
{
    for (int i = 0; i < MOST_LISTED; i++) {
        if (!add(f, child, parent, confidence)) return false;
        uint32_t next = im_chunk_after(f->rows, child, f->end);
        if (next == IM_NONE) return true;
        if (at(f, child)->tie == IM_TIE_NONE && im_chunk_is_list_sign(at(f, next)))
            next = im_chunk_after(f->rows, next, f->end);
        else if (at(f, child)->tie != IM_TIE_AND)
            return true;
        if (next == IM_NONE || at(f, next)->kind != IM_CHUNK_ORGANIZATION || at(f, next)->entity == IM_NONE)
            return true;
        if (at(f, f->word)->as == IM_TIE_KIN && parent != IM_NONE && is_named_after(f, child, parent) &&
            !is_named_after(f, next, parent))
            return true; /* GS그룹 계열 GS에너지와 포스코퓨처엠 */
        child = next;
    }
    return true;
}

/* Adds the child and those listed before it: A와 B, C를 거느린다. */
static bool add_list_before(const finder *f, uint32_t child, uint32_t parent, uint16_t confidence)
{
    for (int i = 0; i < MOST_LISTED && child != parent; i++) {
        if (!add(f, child, parent, confidence)) return false;
        uint32_t sign = im_chunk_before(f->rows, child, f->first);
        for (int w = 0; w < MOST_WORDS && sign != IM_NONE && at(f, sign)->kind == IM_CHUNK_WORD &&
                        im_chunk_is_inside(f->r, at(f, sign));
             w++)
            sign = im_chunk_before(f->rows, sign, f->first); /* A, [물류회사] B */
        if (sign == IM_NONE) return true;
        bool comma = im_chunk_is_list_sign(at(f, sign));
        uint32_t other = comma ? im_chunk_before(f->rows, sign, f->first) : sign;
        if (other == IM_NONE || at(f, other)->kind != IM_CHUNK_ORGANIZATION ||
            at(f, other)->entity == IM_NONE)
            return true;
        if (at(f, other)->tie != (comma ? IM_TIE_NONE : IM_TIE_AND)) return true;
        child = other;
    }
    return true;
}

/* ---------------------------------------------------------------- the ways to say it */

/* 한빛소재와 한빛건설 등 [일곱] 계열사: the last of a list before the word, or IM_NONE. */
static uint32_t listed_before(const finder *f)
{
    uint32_t chunk = f->word;
    bool closed = false;
    for (int i = 0; i < MOST_WORDS; i++) {
        chunk = im_chunk_before(f->rows, chunk, f->first);
        if (chunk == IM_NONE) return IM_NONE;
        if (at(f, chunk)->kind == IM_CHUNK_ORGANIZATION)
            return closed && at(f, chunk)->entity != IM_NONE && at(f, chunk)->tie == IM_TIE_NONE ? chunk
                                                                                                 : IM_NONE;
        if (at(f, chunk)->kind != IM_CHUNK_WORD) return IM_NONE;
        closed = at(f, chunk)->as == IM_TIE_PEOPLE;
    }
    return IM_NONE;
}

/* B는 A 산하 [연구] 기관이다: does a noun end the clause just behind the word? */
static bool is_called(const finder *f)
{
    uint32_t next = im_chunk_after(f->rows, f->word, f->end);
    if (next == IM_NONE || at(f, f->word)->tie != IM_TIE_NONE || at(f, next)->kind != IM_CHUNK_WORD)
        return false;
    const im_token *t = &f->r->document->tokens[at(f, next)->token];
    return im_tie_ends(f->rows->ties, f->r->document->text + t->start, t->end - t->start) == IM_TIE_FINAL;
}

/* B는 A가 2013년 세운 자회사다: A, the subject of the clause before the word, behind another. */
static bool made_by(const finder *f, uint32_t *owner)
{
    for (uint32_t i = f->word; i-- > f->first;) {
        if (!is_organization(f, i) || !im_tie_is_subject(at(f, i)->tie)) continue;
        if (at(f, i)->tie != IM_TIE_SUBJECT || argument_before(f, i, true) == IM_NONE) return false;
        *owner = i;
        return true;
    }
    return false;
}

static bool is_joining(const finder *f, uint32_t verb)
{
    return at(f, verb)->as == IM_TIE_JOINED || at(f, verb)->as == IM_TIE_OWNS;
}

/* 자회사, 계열사, 산하. */
static bool read_child(const finder *f, int most)
{
    uint32_t word = f->word, owner = owner_before(f, word, most), named = im_named_behind(f->r, word, f->end);
    uint16_t confidence = SURE;
    if (named != IM_NONE) {
        if (owner == IM_NONE && at(f, word)->as == IM_TIE_KIN) return true;
        if (owner == IM_NONE) owner = subject_beside(f);
        if (owner == IM_NONE) owner = namesake(f, named);
        if (owner == IM_NONE) owner = topic(f, word, &confidence);
        return add_list(f, named, owner, confidence);
    }
    im_tie tie = (im_tie)at(f, word)->tie;
    uint32_t listed = listed_before(f);
    if (listed != IM_NONE) return add_list_before(f, listed, topic(f, listed, &confidence), BY_CLAUSE);
    if (owner != IM_NONE &&
        (tie == IM_TIE_FINAL || tie == IM_TIE_AS || im_tie_is_subject(tie) || is_called(f))) {
        uint32_t child = argument_before(f, owner, true); /* B는 A의 자회사다 */
        return add(f, child, owner, BY_CLAUSE);
    }
    if (owner == IM_NONE && (tie == IM_TIE_FINAL || tie == IM_TIE_AS) && made_by(f, &owner))
        return add(f, argument_before(f, owner, true), owner, BY_CLAUSE);
    if (owner != IM_NONE || (tie != IM_TIE_AS && tie != IM_TIE_IN)) return true;
    uint32_t verb = im_chunk_after(f->rows, word, f->end);
    if (tie == IM_TIE_IN && (verb == IM_NONE || !is_joining(f, verb))) return true;
    uint32_t child = argument_before(f, word, false); /* B를 자회사로 두다 */
    if (child == IM_NONE) return true;
    if (verb != IM_NONE && is_joining(f, verb)) {
        uint32_t parent = im_chunk_after(f->rows, verb, f->end);
        if (parent != IM_NONE && is_organization(f, parent)) return add_list_before(f, child, parent, SURE);
    }
    uint32_t parent = topic(f, child, &confidence);
    return add_list_before(f, child, parent, confidence);
}

static bool is_group(const finder *f, uint32_t chunk)
{
    const char *name = f->r->entities.items[at(f, chunk)->entity].name;
    return stem_length(f, name) < strlen(name);
}

/* 모회사, 지주사. */
static bool read_parent(const finder *f)
{
    uint32_t child = owner_before(f, f->word, MOST_WORDS), parent = im_named_behind(f->r, f->word, f->end);
    uint16_t confidence = SURE;
    if (parent == IM_NONE && child == IM_NONE &&
        at(f, f->word)->tie == IM_TIE_AS) { /* B는 A를 모회사로 둔다 */
        parent = argument_before(f, f->word, false);
        return parent == IM_NONE || add(f, argument_before(f, parent, true), parent, BY_CLAUSE);
    }
    if (parent == IM_NONE && child != IM_NONE &&
        (at(f, f->word)->tie == IM_TIE_FINAL || at(f, f->word)->tie == IM_TIE_AS)) /* A는 B의 모회사다 */
        return add(f, child, argument_before(f, child, true), BY_CLAUSE);
    if (parent == IM_NONE || (child == IM_NONE && at(f, parent)->tie == IM_TIE_OBJECT)) return true;
    if (child == IM_NONE) child = topic(f, f->word, &confidence);
    if (child != IM_NONE && is_group(f, child)) return add(f, parent, child, confidence);
    for (int i = 0; i < MOST_LISTED && child != IM_NONE;
         i++) { /* 카카오뱅크와 카카오페이는 모회사 카카오와 */
        if (!add(f, child, parent, confidence)) return false;
        child = child > f->first && at(f, child - 1)->tie == IM_TIE_AND && is_organization(f, child - 1)
                    ? child - 1
                    : IM_NONE;
    }
    return true;
}

/* A에 속해 있다. */
static bool read_belongs(const finder *f)
{
    uint32_t parent = im_chunk_before(f->rows, f->word, f->first);
    if (parent == IM_NONE || !is_organization(f, parent) || at(f, parent)->tie != IM_TIE_IN) return true;
    uint16_t confidence = BY_CLAUSE;
    uint32_t child = topic(f, parent, &confidence);
    return add(f, child, parent, confidence);
}

/* A가 거느린 B, A가 B를 거느리고 있다, B를 거느린 A. */
static bool read_joined(const finder *f)
{
    uint32_t parent = argument_before(f, f->word, true), child = im_chunk_after(f->rows, f->word, f->end);
    uint32_t before = im_chunk_before(f->rows, f->word, f->first);
    if (before == IM_NONE || !is_organization(f, before)) return true;
    if (at(f, before)->tie == IM_TIE_OBJECT) {
        bool named = child != IM_NONE && is_organization(f, child);
        return add_list_before(f, before, named ? child : parent, BY_CLAUSE);
    }
    if (before != parent || child == IM_NONE || !is_organization(f, child)) return true;
    return add(f, child, parent, BY_CLAUSE);
}

/* 하나금융그룹의 [벤처 투자사] 하나벤처스: a group's organization, or one that is named after it. */
static bool read_owned(const finder *f)
{
    if (at(f, f->word)->tie != IM_TIE_OF || !is_organization(f, f->word)) return true;
    uint32_t child = f->word;
    int words = 0;
    for (; words < MOST_WORDS; words++) {
        child = im_chunk_after(f->rows, child, f->end);
        if (child == IM_NONE) return true;
        if (at(f, child)->kind == IM_CHUNK_ORGANIZATION) break;
        if (!im_chunk_is_inside(f->r, at(f, child))) return true;
    }
    if (at(f, child)->kind != IM_CHUNK_ORGANIZATION || at(f, child)->entity == IM_NONE) return true;
    bool groups = is_group(f, f->word) &&
                  (words > 0 || im_tie_is_subject(at(f, child)->tie)); /* 한빛그룹의 나래화학은 */
    return !(groups || is_named_after(f, child, f->word)) || add(f, child, f->word, BY_CLAUSE);
}

/* 한빛금융지주가 자회사 대표를 바꿨다: all that are named after the group, wherever the article names them.
 */
static bool read_all(const finder *f)
{
    uint32_t owner = owner_before(f, f->word, 1), named = im_named_behind(f->r, f->word, f->end);
    im_tie tie = (im_tie)at(f, f->word)->tie;
    if (named != IM_NONE || tie == IM_TIE_FINAL || tie == IM_TIE_AS || listed_before(f) != IM_NONE)
        return true;
    if (owner == IM_NONE) owner = argument_before(f, f->word, true);
    for (uint32_t i = f->word; owner == IM_NONE && i-- > f->first;) /* 한빛지주 이사회는 자회사 대표를 */
        if (is_organization(f, i) && is_group(f, i)) owner = i;
    if (owner == IM_NONE) return true;
    const im_entity *entities = f->r->entities.items;
    uint32_t parent = at(f, owner)->entity;
    const char *high = entities[parent].name;
    size_t n = stem_length(f, high);
    if (n == strlen(high)) return true;
    for (uint32_t i = 0; i < f->r->entities.count; i++) {
        const char *low = entities[i].name;
        if (entities[i].kind != INMAEK_ORGANIZATION || strlen(low) <= n || memcmp(low, high, n) != 0)
            continue;
        if (i != parent && stem_length(f, low) == strlen(low) && !add_pair(f, i, parent, BY_PASSAGE))
            return false;
    }
    return true;
}

/* 한빛그룹 해운 계열 한빛상선: words stand between a group, or whom the other is named after, and 계열. */
static bool is_kin_apart(const finder *f)
{
    uint32_t owner = owner_before(f, f->word, MOST_WORDS), named = im_named_behind(f->r, f->word, f->end);
    return owner != IM_NONE && named != IM_NONE && (is_group(f, owner) || is_named_after(f, named, owner));
}

static bool read_word(const finder *f)
{
    switch (at(f, f->word)->as) {
    case IM_TIE_CHILD:
        return read_child(f, MOST_WORDS) && read_all(f);
    case IM_TIE_KIN:
        return read_child(f, is_kin_apart(f) ? MOST_WORDS : 0);
    case IM_TIE_PARENT:
        return read_parent(f);
    case IM_TIE_OWNS:
        return read_joined(f);
    case IM_TIE_BELONGS:
        return read_belongs(f);
    default:
        return true;
    }
}

/* The organization that the article calls exactly so, or IM_NONE. */
static uint32_t entity_called(const im_reading *r, const char *name, size_t n)
{
    for (size_t m = 0; m < r->mentions.count; m++) {
        const im_mention *mention = &r->mentions.items[m];
        if (mention->kind == INMAEK_ORGANIZATION && mention->span.end - mention->span.start == n &&
            memcmp(r->document->text + mention->span.start, name, n) == 0)
            return mention->entity;
    }
    return IM_NONE;
}

/* 로레알코리아 beside 로레알: the name itself says whose branch it is. */
static bool add_branches(finder *f)
{
    im_reading *r = f->r;
    for (uint32_t i = 0; i < r->entities.count; i++) {
        const im_entity *e = &r->entities.items[i];
        if (e->kind != INMAEK_ORGANIZATION) continue;
        size_t n = strlen(e->name);
        im_match end = im_lexicon_suffix(r->lexicon, e->name, n, IM_BIT(IM_ORG_SUFFIX));
        if (!end.length || end.length >= n) continue;
        uint32_t entry = im_lexicon_entry(r->lexicon, end.form, IM_ORG_SUFFIX);
        if (!im_lexicon_flag(r->lexicon, IM_ORG_SUFFIX, entry, "apart")) continue;
        n -= end.length;
        while (n && e->name[n - 1] == ' ') n--;
        f->sentence = r->mentions.items[e->first_mention].span.sentence;
        if (!add_pair(f, i, entity_called(r, e->name, n), BY_PASSAGE)) return false;
    }
    return true;
}

inmaek_code im_affiliations_find(im_reading *reading, im_affiliations_model *model, inmaek_error *error)
{
    finder f = {.r = reading, .rows = reading->rows, .groups = model->groups};
    if (!f.rows) return INMAEK_OK;
    for (f.sentence = 0; f.sentence < reading->document->sentence_count; f.sentence++) {
        f.first = f.rows->starts[f.sentence];
        f.end = f.rows->starts[f.sentence + 1];
        for (f.word = f.first; f.word < f.end; f.word++)
            if (!(at(&f, f.word)->kind == IM_CHUNK_AFFILIATE ? read_word(&f) : read_owned(&f)))
                return im_no_memory(error);
    }
    return add_branches(&f) ? INMAEK_OK : im_no_memory(error);
}

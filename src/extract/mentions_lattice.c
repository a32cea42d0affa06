/* mentions_lattice.c - a document's candidates and their scores. */
#include <string.h>

#include "base/map.h"
#include "extract/mentions.h"

enum {
    WORD_BYTES_MOST = 240 /* a longer run of letters is nobody's name */
};

/* Signs that neighbours tell apart. */
static uint8_t sign_sort(uint32_t code)
{
    static const uint32_t signs[IM_SIGNS] = {'(',
                                             ')',
                                             ',',
                                             '.',
                                             0xB7 /* · */,
                                             0x2018,
                                             0x2019,
                                             0x201C,
                                             0x201D,
                                             '\'',
                                             '"',
                                             '[',
                                             ']',
                                             '/',
                                             '-',
                                             '&',
                                             0x321C /* ㈜ */,
                                             0x2026 /* … */,
                                             '=',
                                             ':',
                                             '%',
                                             0x25B2 /* ▲ */,
                                             0x25B3,
                                             0x300A,
                                             0x300B,
                                             '<',
                                             '>',
                                             0x318D,
                                             0x25C7,
                                             0x25C6,
                                             '!',
                                             '+'};
    for (unsigned i = 0; i < IM_SIGNS; i++)
        if (signs[i] == code) return (uint8_t)(IM_SORT_PUNCT + 1 + i);
    return IM_SORT_PUNCT;
}

/* A sign inside of a name: e& 엔터프라이즈, 페라키스-발라. */
static bool joins(const im_token *token)
{
    return (token->code == '&' || token->code == '-' || token->code == '.') && !token->space_before;
}

/* May the token be a part of a name? */
static bool is_word(const im_token *token)
{
    return (token->kind != IM_TOKEN_PUNCT || joins(token)) && token->end - token->start <= WORD_BYTES_MOST;
}

/* Numbers the words of tokens [from, to). Every token is written down, and the next one over it if it is
 * no word: where the signs stand nobody can foresee. */
static bool number_words(im_lattice *lattice, uint32_t from, uint32_t to)
{
    im_wanted_word wanted[IM_WORDS_AT_ONCE + 1];
    bool words[IM_WORDS_AT_ONCE];
    unsigned count = 0, next = 0;
    for (uint32_t t = from; t < to; t++) {
        const im_token *token = &lattice->document->tokens[t];
        wanted[count] = (im_wanted_word){.text = lattice->document->text + token->start,
                                         .length = (uint16_t)(token->end - token->start),
                                         .kind = token->kind};
        count += words[t - from] = is_word(token);
    }
    if (!im_words_get(lattice->words, wanted, count)) return false;
    wanted[count].number = IM_NONE;
    for (uint32_t t = from; t < to; t++) {
        lattice->word[t] = wanted[words[t - from] ? next : count].number;
        next += words[t - from];
    }
    return true;
}

/* Marks the tokens of a name of several words that the lexicon knows, if one begins with token t. Returns
 * the token behind it. */
static uint32_t mark_known(im_lattice *lattice, uint32_t t)
{
    const im_document *document = lattice->document;
    const uint32_t classes = IM_BIT(IM_ORGANIZATION) | IM_BIT(IM_PERSON);
    const im_token *token = &document->tokens[t];
    const char *s = document->text + token->start;
    uint32_t end = document->sentences[token->sentence].end;
    im_match match = im_lexicon_longest(lattice->words->lexicon, s, end - token->start, classes);
    if (match.length <= token->end - token->start) return t;
    match.classes = im_words_classes(lattice->words, s, match.length) & classes;
    if (!match.classes) return t;
    uint8_t kind = match.classes & IM_BIT(IM_ORGANIZATION) ? 0 : 4;
    uint32_t done = t;
    for (; done < document->token_count && document->tokens[done].start < token->start + match.length; done++)
        lattice->known[done] = (uint8_t)((done > t ? 2 : 1) + kind);
    return done;
}

static bool read_tokens(im_lattice *lattice)
{
    const im_document *document = lattice->document;
    uint32_t candidates = 0, known = 0; /* tokens before `known` are parts of a known name */
    for (uint32_t t = 0; t < document->token_count; t++) {
        const im_token *token = &document->tokens[t];
        uint32_t left = document->token_count - t;
        if (t % IM_WORDS_AT_ONCE == 0 &&
            !number_words(lattice, t, t + (left < IM_WORDS_AT_ONCE ? left : IM_WORDS_AT_ONCE)))
            return false;
        lattice->first[t] = candidates;
        lattice->sort[t] = token->kind == IM_TOKEN_PUNCT ? sign_sort(token->code) : IM_SORT_OTHER;
        if (lattice->word[t] == IM_NONE) continue;
        const im_word *word = &lattice->words->words.items[lattice->word[t]];
        if (token->kind != IM_TOKEN_PUNCT) lattice->sort[t] = word->sort;
        candidates += word->cut_count;
        if (word->opens && t >= known && left > 1) known = mark_known(lattice, t);
    }
    lattice->first[document->token_count] = candidates;
    lattice->candidate_count = candidates;
    return true;
}

/* Marks the tokens inside short quotation marks: 8 * tokens before it there + tokens behind it + 1. */
static void mark_quotes(im_lattice *lattice)
{
    enum { MOST = 4 }; /* tokens to either mark */
    const im_token *tokens = lattice->document->tokens;
    uint32_t open = IM_NONE;
    for (uint32_t close = 0; close < lattice->document->token_count; close++) {
        if (!im_sort_is_quote(lattice->sort[close])) continue;
        if (open != IM_NONE && close - open <= 2 * MOST && tokens[open].sentence == tokens[close].sentence &&
            !tokens[open + 1].space_before && !tokens[close].space_before)
            for (uint32_t t = open + 1; t < close; t++)
                if (t - open <= MOST && close - t <= MOST)
                    lattice->quotes[t] = (uint8_t)(8 * (t - open - 1) + close - t);
        open = close;
    }
}

/* Groups by the hash of their letters. Most of what is looked for is not there, so that most slots are to
 * be free. */
typedef struct group_table {
    uint32_t *slots; /* group number + 1; 0: free */
    size_t capacity; /* a power of two */
} group_table;

static uint32_t *slot_of(const im_lattice *lattice, const group_table *table, uint32_t hash)
{
    size_t at = hash & (table->capacity - 1);
    while (table->slots[at] && lattice->groups[table->slots[at] - 1].hash != hash)
        at = (at + 1) & (table->capacity - 1);
    return &table->slots[at];
}

static void join_group(im_lattice *lattice, const group_table *table, im_candidate *candidate, bool titled)
{
    const im_cut *cut = &lattice->words->cuts.items[candidate->cut];
    uint32_t *slot = slot_of(lattice, table, cut->hash), tail = UINT32_C(1) << (cut->tail & 31);
    if (!*slot) {
        lattice->groups[lattice->group_count].hash = cut->hash;
        *slot = ++lattice->group_count;
    }
    im_group *group = &lattice->groups[*slot - 1];
    candidate->group = *slot - 1;
    candidate->whole = cut->tail == 0;
    candidate->tail = cut->tail;
    candidate->sort = cut->sort;
    group->size++;
    group->whole += candidate->whole;
    group->titled += titled && candidate->whole;
    group->tail_count += !(group->tails & tail);
    group->tails |= tail;
}

/* Candidates of the same letters are a group. */
static bool make_groups(im_lattice *lattice, group_table *table)
{
    const im_document *document = lattice->document;
    table->capacity = 64;
    while (table->capacity < 4 * (size_t)lattice->candidate_count) table->capacity *= 2;
    table->slots = im_arena_calloc(lattice->arena, table->capacity, sizeof *table->slots);
    lattice->groups = im_arena_calloc(lattice->arena, lattice->candidate_count + 1, sizeof *lattice->groups);
    if (!table->slots || !lattice->groups) return false;
    for (uint32_t t = 0; t < document->token_count; t++) {
        bool titled = t + 1 < document->token_count && lattice->sort[t + 1] == IM_SORT_TITLE &&
                      document->tokens[t + 1].sentence == document->tokens[t].sentence;
        for (uint32_t c = lattice->first[t]; c < lattice->first[t + 1]; c++) {
            uint32_t first = lattice->words->words.items[lattice->word[t]].first_cut;
            lattice->candidates[c].cut = first + (c - lattice->first[t]);
            join_group(lattice, table, &lattice->candidates[c], titled);
        }
    }
    return true;
}

/* Marks the groups that words begin with which are longer by two letters at least. */
static void mark_beginnings(im_lattice *lattice, const group_table *table)
{
    const im_words *words = lattice->words;
    for (uint32_t t = 0; t < lattice->document->token_count; t++) {
        if (lattice->word[t] == IM_NONE) continue;
        const im_word *word = &words->words.items[lattice->word[t]];
        for (unsigned i = 0; i < word->prefix_count; i++) {
            uint32_t group = *slot_of(lattice, table, words->prefixes.items[word->first_prefix + i]);
            if (group) lattice->groups[group - 1].begins_more = true;
        }
    }
}

bool im_lattice_make(im_lattice *lattice, const im_document *document, im_words *words, im_arena *arena)
{
    group_table groups;
    memset(lattice, 0, sizeof *lattice);
    lattice->document = document;
    lattice->words = words;
    lattice->arena = arena;
    lattice->word = im_arena_calloc(arena, document->token_count + 1, sizeof *lattice->word);
    lattice->sort = im_arena_calloc(arena, document->token_count + 1, sizeof *lattice->sort);
    lattice->known = im_arena_calloc(arena, document->token_count + 1, sizeof *lattice->known);
    lattice->quotes = im_arena_calloc(arena, document->token_count + 1, sizeof *lattice->quotes);
    lattice->first = im_arena_calloc(arena, document->token_count + 1, sizeof *lattice->first);
    if (!lattice->word || !lattice->sort || !lattice->known || !lattice->quotes || !lattice->first ||
        !read_tokens(lattice))
        return false;
    lattice->candidates = im_arena_calloc(arena, lattice->candidate_count + 1, sizeof *lattice->candidates);
    if (!lattice->candidates) return false;
    mark_quotes(lattice);
    if (!make_groups(lattice, &groups)) return false;
    mark_beginnings(lattice, &groups);
    return true;
}

/* An article calls the same thing by the same name: each candidate hears its group's mean. */
static bool hear_others(im_lattice *lattice)
{
    typedef struct sum {
        int32_t score[IM_LABELS];
    } sum;
    sum *sums = im_arena_calloc(lattice->arena, lattice->group_count + 1, sizeof *sums);
    if (!sums) return false;
    for (uint32_t c = 0; c < lattice->candidate_count; c++) {
        const im_candidate *candidate = &lattice->candidates[c];
        for (unsigned label = 0; label < IM_LABELS; label++)
            sums[candidate->group].score[label] += candidate->score[label];
    }
    for (uint32_t g = 0; g < lattice->group_count; g++)
        for (unsigned label = 0; label < IM_LABELS; label++)
            sums[g].score[label] = IM_OTHERS * sums[g].score[label] / (int32_t)lattice->groups[g].size;
    for (uint32_t c = 0; c < lattice->candidate_count; c++) {
        im_candidate *candidate = &lattice->candidates[c];
        for (unsigned label = 0; label < IM_LABELS; label++)
            candidate->score[label] += sums[candidate->group].score[label];
    }
    return true;
}

bool im_lattice_score(im_lattice *lattice)
{
    im_lattice_score_tokens(lattice);
    return hear_others(lattice);
}

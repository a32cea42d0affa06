/* mentions.h - the inside of the mention step, shared by its files and by the trainer.
 *
 * A tagger reads each sentence as a chain of tokens. A token may be cut in several ways into a
 * name and what clings to it (카카오|와, 카카오와); each cut is a candidate, and each candidate may
 * begin or go on with the name of an organization or a person. A candidate's scores are sums of
 * weights, one for each feature that holds of it:
 *
 *     word    what the candidate's own letters say        mentions_words.c    kept from text to text
 *     place   what stands around the token                mentions_place.c
 *     others  the mean of the same name's scores          mentions_lattice.c  elsewhere in the article
 *
 * and the best way through the chain is found by Viterbi's algorithm (mentions_decode.c). Then the
 * article is gone through again: knowing what its other tokens were taken for, the first reading
 * is put right (mentions_again.c). All sums are of whole numbers, so that every machine finds the
 * same. src/train makes the weights. */
#ifndef IM_MENTIONS_H
#define IM_MENTIONS_H

#include "extract/reading.h"

/* What a candidate can be. Outside of any name is a state of its own, with score 0. */
enum { IM_BEGIN_ORG, IM_GO_ON_ORG, IM_BEGIN_PERSON, IM_GO_ON_PERSON, IM_LABELS };

/* The states of a transition: 0 is outside, 1 + label otherwise. */
enum { IM_TAGS = 1 + IM_LABELS };

/* A feature's row of weights is found by hashing: see im_row(). */
enum { IM_ROW_BITS = 18, IM_ROWS = 1 << IM_ROW_BITS };
enum { IM_WORD_ROWS = 80, IM_PLACE_ROWS = 56, IM_CUT_ROWS = 32 }; /* at most so many features */
enum { IM_AGAIN_BITS = 14, IM_AGAIN_ROWS = 24 };                  /* of the second reading */
enum { IM_CUTS = 6 };                                             /* ways to cut a token, at most */

typedef struct im_weights {
    int8_t rows[IM_ROWS][IM_LABELS];
    int16_t move[IM_TAGS][IM_TAGS];              /* from, to */
    int8_t again[1 << IM_AGAIN_BITS][IM_LABELS]; /* of the second reading */
    int16_t move_again[IM_TAGS][IM_TAGS];
} im_weights;

/* The weights stand in the lexicon's folder. */
#define IM_WEIGHTS_FILE "mentions.weights"
inmaek_code im_weights_read(im_weights *out, const char *path, inmaek_error *error);
inmaek_code im_weights_write(const im_weights *weights, const char *path, inmaek_error *error);

static inline uint32_t im_mix(uint32_t a, uint32_t b)
{
    uint64_t x = ((uint64_t)a << 32 | b) * UINT64_C(0x9E3779B97F4A7C15);
    return (uint32_t)(x >> 32) ^ (uint32_t)x >> 15;
}
/* All features of a candidate together weigh less than 1 << 15. */
static inline void im_add_row(int16_t score[IM_LABELS], const int8_t row[IM_LABELS])
{
    for (unsigned label = 0; label < IM_LABELS; label++) score[label] = (int16_t)(score[label] + row[label]);
}
/* The row of feature `kind` (a number of ours) with value `value` (a hash or a small number). */
static inline uint32_t im_row(uint32_t kind, uint32_t value)
{
    return im_mix(im_mix(kind, 0x85EBCA6B) ^ value, value) >> (32 - IM_ROW_BITS);
}

/* ---------------------------------------------------------------- words */

/* The sort of a word at a glance, what its neighbours look at. */
typedef enum im_sort {
    IM_SORT_NONE, /* before the first, behind the last */
    IM_SORT_OTHER,
    IM_SORT_ORG,        /* in the lexicon */
    IM_SORT_ORG_SHAPED, /* ends as organizations' names end */
    IM_SORT_PERSON,     /* in the lexicon */
    IM_SORT_PERSON_SHAPED,
    IM_SORT_SURNAME, /* one syllable: 김 */
    IM_SORT_TITLE,
    IM_SORT_CUE,
    IM_SORT_NOT_ORG,
    IM_SORT_PLACE,
    IM_SORT_PRODUCT,
    IM_SORT_COMMON,
    IM_SORT_TRIGGER,
    IM_SORT_TIME,
    IM_SORT_LATIN,
    IM_SORT_DIGIT,
    IM_SORT_CODE, /* six digits: a share's number */
    IM_SORT_PARTICLE,
    IM_SORT_PREDICATE,                 /* ends as verbs do */
    IM_SORT_PUNCT,                     /* + a small number for the sign: mentions_lattice.c */
    IM_SORT_QUOTE = IM_SORT_PUNCT + 6, /* the first of six quotation marks */
    IM_SORT_QUOTE_LAST = IM_SORT_PUNCT + 11
} im_sort;
enum { IM_NAME_SORTS = IM_SORT_PUNCT, IM_SIGNS = 32, IM_SORTS = IM_SORT_PUNCT + 1 + IM_SIGNS };
static inline bool im_sort_is_quote(uint8_t sort)
{
    return sort >= IM_SORT_QUOTE && sort <= IM_SORT_QUOTE_LAST;
}

/* One way to cut a word. */
typedef struct im_cut {
    uint32_t hash;            /* of the name's bytes */
    uint16_t length;          /* of the name, in bytes */
    uint8_t tail;             /* what clings to it: 0 nothing, else a small number */
    uint8_t sort;             /* im_sort of the name */
    uint32_t classes;         /* the lexicon's classes that have the name as a whole */
    int16_t score[IM_LABELS]; /* of the word features */
} im_cut;

/* What some features weigh together, for all labels in one number, so that adding is one operation: label
 * by label 16 bits further up (mentions_rows.h). IM_SUM_UNKNOWN, which no sum is, as long as nobody has
 * asked. */
typedef uint64_t im_part_sum;
#define IM_SUM_UNKNOWN UINT64_C(0x8000)

/* The sums of the parts that a token's surroundings are read in (mentions_rows.h, mentions_place.c), by
 * what they hang on: sorts before and behind, what clings to a word, white space, numbers of few, what tokens
 * were taken for. */
enum { IM_ZONES = 4, IM_TAILS = 256, IM_FEW = 5, IM_VOTES = 16, IM_SEEN = 8 };
typedef struct im_kept_sums {
    im_part_sum standing[IM_ZONES][2][2][2];
    im_part_sum before[IM_SORTS][IM_SORTS][2], after[IM_SORTS][IM_SORTS][2][2];
    im_part_sum tail_before[IM_SORTS][IM_TAILS];
    im_part_sum cut_before[IM_NAME_SORTS][2][IM_SORTS], cut_after[IM_NAME_SORTS][2][IM_SORTS];
    im_part_sum cut_third[IM_NAME_SORTS][2][IM_SORTS], cut_between[IM_NAME_SORTS][2][2][IM_TAILS];
    im_part_sum bare_after[2][IM_SORTS][IM_SORTS];
    im_part_sum cut_tail_before[IM_TAILS][IM_SORTS], cut_tail_after[IM_TAILS][IM_SORTS];
    im_part_sum sizes[IM_FEW][IM_FEW][IM_FEW][2], size[IM_FEW][4][IM_NAME_SORTS][2];
    im_part_sum titled[IM_FEW][2][IM_FEW][IM_NAME_SORTS];
    /* of the second reading: mentions_again.c */
    im_part_sum tags[IM_SEEN][IM_SEEN][IM_SEEN][2][2], tags_behind[IM_SEEN][IM_SEEN][IM_SEEN];
    im_part_sum tags_sort[IM_SEEN][IM_SEEN][IM_SORTS], tags_before[IM_SEEN][IM_SEEN][IM_SORTS];
    im_part_sum bare_behind[IM_SEEN][IM_SEEN][IM_SORTS][2], beside[IM_SEEN][IM_SEEN][IM_NAME_SORTS][2];
    im_part_sum sort_behind[IM_SEEN][IM_SORTS][IM_NAME_SORTS], sort_before[IM_SEEN][IM_SORTS][IM_NAME_SORTS];
    im_part_sum votes[IM_VOTES][4][2][IM_NAME_SORTS][2], parts[IM_VOTES][IM_NAME_SORTS][2];
} im_kept_sums;

/* How a token stands to a word beside it. */
enum { IM_BEHIND_IT, IM_BEFORE_IT, IM_TWO_BEFORE_IT, IM_TWO_BEHIND_IT, IM_BESIDES };

typedef struct im_word {
    uint64_t ends[2]; /* its first and last bytes, which are all unless it is long: im_wanted_word */
    uint32_t key;     /* of its slot */
    uint16_t length;
    uint8_t kind;      /* im_token_kind */
    uint8_t sort;      /* of the word without its particle */
    uint8_t tail;      /* its likeliest */
    uint8_t cut_count; /* 0: cannot be a name */
    uint8_t prefix_count;
    bool opens; /* a name of several words in the lexicon begins with it */
    uint32_t first_cut;
    uint32_t first_prefix; /* hashes of its first 2, 3, .. letters, all but the last two */
    uint32_t stem;         /* hash of the word without its particle */
    uint32_t head;         /* hash of its first two letters */
    uint32_t end;          /* hash of its last two letters */
    uint32_t hash, classes;
    im_glance glance;
    const char *text;
    im_part_sum beside[IM_BESIDES]; /* what it says of a token that stands so to it, once asked */
} im_word;

/* Words read so far. Reading a word depends on nothing but its letters, so that it is done once
 * for all its occurrences; the table is emptied when it grows too big. */
typedef struct im_words {
    const inmaek_lexicon *lexicon;
    const im_weights *weights;
    IM_LIST(im_word) words;
    IM_LIST(im_cut) cuts;
    IM_LIST(uint32_t) prefixes;
    IM_LIST(uint32_t) openers; /* hashes of the first words of the lexicon's longer names, sorted */
    uint32_t *slots;           /* word number + 1, by key; `capacity` is a power of two */
    size_t capacity;
    im_arena text;
    im_kept_sums *kept;
    /* For training: names of organizations and people that are hidden from the lexicon, by
     * chance, so that the weights learn to do without; 0: none, 256: all. */
    uint32_t hide_rate, hide_seed;
    /* For training: the features themselves. */
    IM_LIST(uint32_t) rows;
    IM_LIST(uint32_t) row_ends; /* by cut */
    bool keep_rows;
} im_words;

bool im_words_init(im_words *words, const inmaek_lexicon *lexicon, const im_weights *weights);
void im_words_dispose(im_words *words);
/* Forgets all when there are too many; only between documents. */
void im_words_trim(im_words *words);
void im_words_clear(im_words *words);
/* A word that is looked for: `number`, `key` and `ends` are filled in. The ends are in the machine's order,
 * and tell words of one length apart if that is not above IM_ENDS. */
enum { IM_ENDS = 2 * sizeof(uint64_t) };
typedef struct im_wanted_word {
    const char *text;
    uint64_t ends[2];
    uint32_t key, number;
    uint16_t length;
    uint8_t kind; /* im_token_kind */
} im_wanted_word;
enum { IM_WORDS_AT_ONCE = 64 };
/* The numbers of the words, at most so many; new ones are read. Best with many at once. False: no memory. */
bool im_words_get(im_words *words, im_wanted_word *wanted, unsigned count);
/* The lexicon's classes of s[0..n) as a whole, hidden names left out. */
uint32_t im_words_classes(const im_words *words, const char *s, size_t n);

/* ---------------------------------------------------------------- the lattice of a document */

typedef struct im_candidate {
    uint32_t cut;       /* in words->cuts */
    uint32_t group;     /* candidates of the same letters */
    bool whole;         /* nothing clings to it */
    uint8_t tail, sort; /* of the cut: cuts lie far apart */
    int32_t score[IM_LABELS];
} im_candidate;

/* What the article as a whole says of a name's letters. */
typedef struct im_group {
    uint32_t hash;      /* of its letters */
    uint32_t size;      /* candidates */
    uint32_t whole;     /* of which nothing clings to so many */
    uint32_t titled;    /* of which a title follows so many */
    uint32_t tails;     /* bits: what clings to them, hashed */
    uint8_t tail_count; /* of these bits */
    bool begins_more;   /* a longer word begins with them: 칼리버, 칼리버파트너스 */
} im_group;

typedef struct im_lattice {
    const im_document *document;
    im_words *words;
    im_arena *arena;
    uint32_t *word;  /* by token; IM_NONE: a sign */
    uint8_t *sort;   /* by token, signs too */
    uint8_t *known;  /* by token: 1 begins, 2 goes on with a name of several words that the lexicon knows;
                        + 4 for a person */
    uint8_t *quotes; /* by token: how it stands in short quotation marks (mentions_lattice.c); 0: not */
    uint32_t *first; /* by token, and one more: its candidates */
    im_candidate *candidates;
    uint32_t candidate_count;
    im_group *groups;
    uint32_t group_count;
} im_lattice;

/* Fills the lattice, without scores. False: no memory. */
bool im_lattice_make(im_lattice *lattice, const im_document *document, im_words *words, im_arena *arena);
/* Adds the scores. */
bool im_lattice_score(im_lattice *lattice);
/* How much the others of a group count: score + others' mean * 2. */
enum { IM_OTHERS = 1 };

/* The features of token `t`'s place that hold for all its candidates, and those of one candidate,
 * for the trainer. Return how many. */
unsigned im_place_rows(const im_lattice *lattice, uint32_t t, uint32_t rows[IM_PLACE_ROWS]);
unsigned im_cut_rows(const im_lattice *lattice, uint32_t t, uint32_t candidate, uint32_t rows[IM_CUT_ROWS]);
/* The scores of all candidates: what these features weigh, with the word features. */
void im_lattice_score_tokens(im_lattice *lattice);

/* The best labels: by token the candidate (IM_NONE: outside) and its label. */
typedef struct im_tagging {
    uint32_t *candidate;
    uint8_t *label;
} im_tagging;
bool im_tagging_make(im_tagging *tagging, const im_lattice *lattice);
bool im_lattice_decode(const im_lattice *lattice, const int16_t move[IM_TAGS][IM_TAGS], im_tagging *tagging);

/* What the first reading says of the article's names. */
typedef struct im_again {
    const im_lattice *lattice;
    const im_tagging *tagging;
    uint8_t (*votes)[2]; /* by group: how often taken for an organization, a person */
    uint8_t *tag;        /* by token: 0 nothing, 1 + label */
    uint8_t *part;       /* by group: 1 begins a longer organization's name, 2 ends a person's, .. */
} im_again;
bool im_again_make(im_again *again, const im_lattice *lattice, const im_tagging *tagging);
/* The features of a candidate in the second reading; rows of `again`. Returns how many. */
unsigned im_again_rows(const im_again *again, uint32_t t, uint32_t candidate, uint32_t rows[IM_AGAIN_ROWS]);
/* Adds the second reading's scores to the first's. */
bool im_lattice_score_again(im_lattice *lattice, const im_tagging *tagging);

/* Puts right where mentions begin and end: ㈜, legal forms, a ministry's country, dates. */
void im_mentions_bound(im_reading *reading, const im_lattice *lattice);

/* Adds to the reading's mentions what brackets and titles tell; false: no memory. */
bool im_mentions_repair(im_reading *reading, const im_lattice *lattice);

/* The model that im_mentions_new() makes; the trainer puts its own weights in. */
struct im_mentions_model {
    im_weights *weights;
    im_words words;
};

#endif

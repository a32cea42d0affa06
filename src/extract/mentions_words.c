/* mentions_words.c - reads a word: how it may be cut, and what its letters say of each cut. */
#include "extract/mentions.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/utf8.h"

enum { LETTERS = 24, WORDS_MOST = 1 << 15, TAIL_TITLE = 250, NO_PERSON = 4000 };

/* A word spread out in code points. */
typedef struct letters {
    const char *text;
    uint32_t code[LETTERS];
    uint16_t at[LETTERS + 1]; /* where each begins, and the end */
    unsigned count;
} letters;

static bool spread(letters *out, const char *text, uint32_t length)
{
    size_t i = 0;
    out->text = text;
    out->count = 0;
    while (i < length) {
        if (out->count == LETTERS) return false;
        out->at[out->count] = (uint16_t)i;
        out->code[out->count++] = im_utf8_next(text, length, &i);
    }
    out->at[out->count] = (uint16_t)length;
    return true;
}

static uint32_t hash_of(const letters *w, unsigned from, unsigned to)
{
    return im_hash(w->text + w->at[from], (size_t)(w->at[to] - w->at[from]));
}

static bool hidden(const im_words *words, const char *s, size_t n)
{
    if (words->hide_rate == 0) return false;
    return (im_mix(im_hash(s, n), words->hide_seed) & 255) < words->hide_rate;
}

uint32_t im_words_classes(const im_words *words, const char *s, size_t n)
{
    uint32_t classes = im_lexicon_exact(words->lexicon, s, n, IM_ANY).classes;
    if (classes & (IM_BIT(IM_ORGANIZATION) | IM_BIT(IM_PERSON)) && hidden(words, s, n))
        classes &= ~(IM_BIT(IM_ORGANIZATION) | IM_BIT(IM_PERSON));
    return classes;
}

/* ---------------------------------------------------------------- where a word may be cut */

/* Does the name end in a consonant as it is read aloud? 0: no, 1: yes, 2: nobody knows; 8 is ㄹ. */
static unsigned final_sound(uint32_t code)
{
    if (im_is_hangul(code)) {
        unsigned final = im_hangul_final(code);
        return final == 0 ? 0 : final == 8 ? 8 : 1;
    }
    return 2;
}

static bool sounds_right(const char *after, uint32_t last)
{
    unsigned sound = final_sound(last);
    if (!after || sound == 2) return true;
    switch (after[0]) {
    case 'v':
        return sound == 0;
    case 'c':
        return sound != 0;
    case 'r':
        return sound == 0 || sound == 8;
    default:
        return true;
    }
}

/* The particle that w[from..) is, as a small number; 0: none. */
static uint8_t particle(const im_words *words, const letters *w, unsigned from)
{
    const char *s = w->text + w->at[from];
    size_t n = (size_t)(w->at[w->count] - w->at[from]);
    im_match match = im_lexicon_exact(words->lexicon, s, n, IM_BIT(IM_PARTICLE));
    if (!match.length) return 0;
    uint32_t entry = im_lexicon_entry(words->lexicon, match.form, IM_PARTICLE);
    const char *after = im_lexicon_attribute(words->lexicon, IM_PARTICLE, entry, "after");
    if (!sounds_right(after, w->code[from - 1])) return 0;
    return (uint8_t)(1 + entry % (TAIL_TITLE - 1));
}

/* 중소기업중앙회|장, 김가람|대표: where a title hangs on the name. Returns the name's letters, or 0. */
static unsigned title_tail(const im_words *words, const letters *w, unsigned count)
{
    if (count < 4 || !im_is_hangul(w->code[count - 1])) return 0;
    if (w->code[count - 1] == 0xC7A5) { /* 장 */
        im_match org = im_lexicon_suffix(words->lexicon, w->text, w->at[count - 1], IM_BIT(IM_ORG_SUFFIX));
        if (org.length && org.length < w->at[count - 1]) return count - 1;
    }
    im_match title = im_lexicon_suffix(words->lexicon, w->text, w->at[count], IM_BIT(IM_TITLE));
    if (title.length < 6 || title.length >= w->at[count]) return 0;
    unsigned left = count;
    while (left && w->at[left] > w->at[count] - title.length) left--;
    return left >= 2 ? left : 0;
}

typedef struct cut_plan {
    unsigned count; /* letters of the name */
    uint8_t tail;
    uint32_t classes; /* the lexicon's */
} cut_plan;

/* A common word is whole (그리고), unless what a cut leaves is a name that the lexicon knows; a place with
 * a particle is not (도쿄에), unless the lexicon knows the whole. */
static unsigned keep_likely(cut_plan plans[IM_CUTS], unsigned count)
{
    const uint32_t names = IM_BIT(IM_ORGANIZATION) | IM_BIT(IM_PERSON);
    bool common = plans[0].classes & IM_BIT(IM_COMMON), place = false;
    for (unsigned i = 1; i < count && !plans[0].classes; i++)
        place |= plans[i].count > 1 && (plans[i].classes & IM_BIT(IM_PLACE));
    if (!common && !place) return count;
    unsigned kept = common;
    for (unsigned i = 1; i < count; i++)
        if (place || (plans[i].classes & names)) plans[kept++] = plans[i];
    return kept;
}

static unsigned plan_cuts(const im_words *words, const letters *w, cut_plan plans[IM_CUTS])
{
    unsigned n = 0;
    plans[n++] = (cut_plan){w->count, 0, 0};
    unsigned shortest = w->count > 6 ? w->count - 6 : 1;
    for (unsigned from = w->count - 1; from >= shortest && from > 0 && n < IM_CUTS - 1; from--) {
        uint8_t tail = particle(words, w, from);
        if (tail) plans[n++] = (cut_plan){from, tail, 0};
    }
    for (unsigned i = 0, had = n; i < had && n < IM_CUTS; i++) {
        unsigned left = title_tail(words, w, plans[i].count);
        if (left) plans[n++] = (cut_plan){left, TAIL_TITLE, 0};
    }
    for (unsigned i = 0; i < n; i++)
        plans[i].classes = im_words_classes(words, w->text, w->at[plans[i].count]);
    return keep_likely(plans, n);
}

/* ---------------------------------------------------------------- what a name's letters say */

/* 0: no; 1: begins with a family name; 2: and goes on as given names do; + 4 for a rare family name. */
static unsigned person_shape(const im_words *words, const letters *w, unsigned count)
{
    enum { COMMON_SURNAMES = 45 };
    if (count < 2 || count > 4) return 0;
    im_match surname = {0};
    unsigned given = 1;
    if (count >= 3) {
        surname = im_lexicon_exact(words->lexicon, w->text, w->at[2], IM_BIT(IM_SURNAME));
        given = 2;
    }
    if (!surname.length) {
        if (count == 4) return 0;
        surname = im_lexicon_exact(words->lexicon, w->text, w->at[1], IM_BIT(IM_SURNAME));
        given = 1;
    }
    if (!surname.length) return 0;
    uint32_t entry = im_lexicon_entry(words->lexicon, surname.form, IM_SURNAME);
    unsigned rare = entry >= COMMON_SURNAMES ? 4 : 0;
    for (unsigned i = given; i < count; i++) {
        const char *s = w->text + w->at[i];
        if (!im_lexicon_exact(words->lexicon, s, (size_t)(w->at[i + 1] - w->at[i]), IM_BIT(IM_GIVEN)).length)
            return 1 + rare;
    }
    return 2 + rare;
}

/* Which kinds of letters, run by run: H, L, U (capitals), D, S (signs); at most 8 runs. */
static uint32_t shape_of(const letters *w, unsigned count)
{
    uint32_t shape = 0, last = 0;
    for (unsigned i = 0; i < count; i++) {
        uint32_t c = w->code[i];
        uint32_t kind = im_is_hangul(c)        ? 1
                        : c >= 'A' && c <= 'Z' ? 2
                        : im_is_latin(c)       ? 3
                        : im_is_digit(c)       ? 4
                                               : 5;
        if (kind != last && shape < (1u << 24)) shape = shape << 3 | kind;
        last = kind;
    }
    return shape;
}

static bool latin_only(uint32_t shape)
{
    return shape == 2 || shape == 3 || shape == 19;
}

static bool predicate_end(const letters *w)
{
    uint32_t c = w->code[w->count - 1];
    return w->count >= 2 && (c == 0xB2E4 /* 다 */ || c == 0xACE0 /* 고 */ || c == 0xD574 /* 해 */ ||
                             c == 0xD55C /* 한 */ || c == 0xD560 /* 할 */ || c == 0xB41C /* 된 */ ||
                             c == 0xB3FC /* 돼 */ || c == 0xD558 /* 하 */ || c == 0xBA70 /* 며 */);
}

/* What the first `count` letters end with, by class: lengths in bytes. */
static const im_class ending_classes[] = {IM_ORG_SUFFIX, IM_NOT_ORG, IM_TITLE, IM_ORG_CUE,
                                          IM_PRODUCT,    IM_PLACE,   IM_COMMON};
enum { ENDINGS = sizeof ending_classes / sizeof *ending_classes };

static void read_endings(const im_words *words, const letters *w, unsigned count,
                         uint32_t endings[IM_CLASSES])
{
    uint32_t classes = 0;
    for (unsigned i = 0; i < ENDINGS; i++) classes |= IM_BIT(ending_classes[i]);
    im_lexicon_suffix_each(words->lexicon, w->text, w->at[count], classes, endings);
}

static im_sort sort_of(unsigned count, uint32_t classes, unsigned person, uint32_t shape,
                       const uint32_t endings[IM_CLASSES])
{
    static const struct {
        im_class class;
        im_sort sort;
    } known[] = {
        {IM_TITLE, IM_SORT_TITLE},     {IM_ORGANIZATION, IM_SORT_ORG},  {IM_PERSON, IM_SORT_PERSON},
        {IM_ORG_CUE, IM_SORT_CUE},     {IM_PLACE, IM_SORT_PLACE},       {IM_PRODUCT, IM_SORT_PRODUCT},
        {IM_TRIGGER, IM_SORT_TRIGGER}, {IM_TIME, IM_SORT_TIME},         {IM_COMMON, IM_SORT_COMMON},
        {IM_NOT_ORG, IM_SORT_NOT_ORG}, {IM_ORG_SUFFIX, IM_SORT_COMMON},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (classes & IM_BIT(known[i].class)) return known[i].sort;
    if (shape == 4) return count == 6 ? IM_SORT_CODE : IM_SORT_DIGIT;
    if (count == 1) {
        if (classes & IM_BIT(IM_PARTICLE)) return IM_SORT_PARTICLE;
        return classes & IM_BIT(IM_SURNAME) ? IM_SORT_SURNAME : IM_SORT_OTHER;
    }
    if (classes & IM_BIT(IM_PARTICLE)) return IM_SORT_PARTICLE;
    if (latin_only(shape)) return IM_SORT_LATIN;
    if (endings[IM_TITLE] > 3) return IM_SORT_TITLE;
    if (endings[IM_NOT_ORG] > 3) return IM_SORT_NOT_ORG;
    if (endings[IM_ORG_SUFFIX] > 3) return IM_SORT_ORG_SHAPED;
    if ((person & 3) == 2 && count == 3) return IM_SORT_PERSON_SHAPED;
    return IM_SORT_OTHER;
}

typedef struct row_list {
    const im_weights *weights;
    uint32_t items[IM_WORD_ROWS];
    unsigned count;
} row_list;

static void add(row_list *rows, uint32_t kind, uint32_t value)
{
    if (rows->count == IM_WORD_ROWS) return;
    uint32_t row = rows->items[rows->count++] = im_row(kind, value);
    __builtin_prefetch(rows->weights->rows[row]); /* asked for long before it is added up */
}

/* The letters themselves: beginnings, endings, pairs. */
static void letter_rows(row_list *rows, const letters *w, unsigned count)
{
    for (unsigned n = 1; n <= 3 && n < count; n++) add(rows, 1 + n, hash_of(w, 0, n));
    for (unsigned n = 1; n <= 4 && n < count; n++) add(rows, 5 + n, hash_of(w, count - n, count));
    if (count <= 5) add(rows, 10, hash_of(w, 0, count));
    for (unsigned i = 0; i + 2 <= count && i < 8; i++) add(rows, 11, hash_of(w, i, i + 2));
    add(rows, 12, count);
}

/* What the lexicon says of its parts. */
static void part_rows(row_list *rows, const im_words *words, const letters *w, unsigned count, uint8_t tail,
                      const uint32_t endings[IM_CLASSES])
{
    size_t length = w->at[count];
    static const bool named[ENDINGS] = {true, true, true, false, false, false, false};
    for (unsigned i = 0; i < ENDINGS; i++) {
        uint32_t end = endings[ending_classes[i]];
        if (!end) continue;
        uint32_t rest = (uint32_t)im_utf8_length(w->text, length - end);
        uint32_t size = (uint32_t)im_utf8_length(w->text + length - end, end);
        add(rows, 20 + i, (rest > 4 ? 4 : rest) * 8 + (size > 6 ? 6 : size));
        if (named[i]) add(rows, 30 + i, im_hash(w->text + length - end, end) ^ (rest == 0));
        if (named[i]) add(rows, 40 + i, (tail != 0) * 2u + (rest == 0));
    }
    static const im_class begins[] = {IM_ORGANIZATION, IM_PLACE, IM_COMMON, IM_PRODUCT, IM_PERSON};
    uint32_t beginnings[IM_CLASSES], classes = 0;
    for (unsigned i = 0; i < sizeof begins / sizeof *begins; i++) classes |= IM_BIT(begins[i]);
    im_lexicon_longest_each(words->lexicon, w->text, length, classes, beginnings);
    for (unsigned i = 0; i < sizeof begins / sizeof *begins; i++) {
        uint32_t begin = beginnings[begins[i]];
        if (!begin || begin == length) continue;
        if (im_words_classes(words, w->text, begin) & IM_BIT(begins[i]))
            add(rows, 50 + i, (uint32_t)im_utf8_length(w->text + begin, length - begin));
    }
    /* 안전교육: ordinary words side by side */
    uint32_t rest = (uint32_t)length - endings[IM_COMMON];
    if (rest && rest < length &&
        im_words_classes(words, w->text, rest) & (IM_BIT(IM_COMMON) | IM_BIT(IM_TRIGGER)))
        add(rows, 57, endings[IM_ORG_SUFFIX] != 0);
}

static void name_rows(row_list *rows, const im_words *words, const letters *w, unsigned count, uint8_t tail,
                      uint32_t classes, uint8_t *sort)
{
    uint32_t shape = shape_of(w, count);
    unsigned person = im_is_hangul(w->code[0]) ? person_shape(words, w, count) : 0;
    uint32_t endings[IM_CLASSES];
    read_endings(words, w, count, endings);
    *sort = (uint8_t)sort_of(count, classes, person, shape, endings);
    add(rows, 1, tail);
    add(rows, 60, shape);
    add(rows, 61, shape << 5 | count);
    add(rows, 62, person << 5 | count);
    add(rows, 63, (person << 5 | count) * 256u + tail);
    add(rows, 64, *sort);
    add(rows, 65, *sort * 256u + tail);
    add(rows, 66, *sort * 16u + person);
    unsigned bits = 0;
    for (unsigned class = 0; class < IM_CLASSES; class ++)
        if (classes & IM_BIT(class)) add(rows, 67, class), bits++;
    if (bits > 1) add(rows, 68, classes);
    if (!bits) add(rows, 69, count > 5 ? 6 : count);
    letter_rows(rows, w, count);
    part_rows(rows, words, w, count, tail, endings);
}

/* ---------------------------------------------------------------- the table of words */

/* Classes that tell what the whole of a word is, though a part of it could be a name: 그리고. */
enum {
    KNOWN = IM_BIT(IM_ORGANIZATION) | IM_BIT(IM_PERSON) | IM_BIT(IM_PLACE) | IM_BIT(IM_COMMON) |
            IM_BIT(IM_TITLE) | IM_BIT(IM_PRODUCT) | IM_BIT(IM_TIME) | IM_BIT(IM_NOT_ORG)
};

static bool add_cut(im_words *words, const letters *w, const cut_plan plans[IM_CUTS], unsigned count,
                    unsigned this)
{
    cut_plan plan = plans[this];
    row_list rows;
    rows.weights = words->weights, rows.count = 0; /* the items are left as they are */
    im_cut cut = {.hash = hash_of(w, 0, plan.count),
                  .length = w->at[plan.count],
                  .tail = plan.tail,
                  .classes = plan.classes};
    name_rows(&rows, words, w, plan.count, plan.tail, plan.classes, &cut.sort);
    for (unsigned i = 0; i < count;
         i++) { /* what else might cling to it, and which of the ways the lexicon knows */
        if (i == this) continue;
        add(&rows, 70, plan.tail * 256u + plans[i].tail);
        if (plans[i].classes)
            add(&rows, 71, (plans[i].classes & ~cut.classes & KNOWN) * 2 + (plans[i].count > plan.count));
    }
    for (unsigned i = 0; i < rows.count; i++) im_add_row(cut.score, words->weights->rows[rows.items[i]]);
    for (unsigned i = 0; i < plan.count; i++) /* nobody's name has digits */
        if (im_is_digit(w->code[i])) cut.score[IM_BEGIN_PERSON] = cut.score[IM_GO_ON_PERSON] = -NO_PERSON;
    if (words->keep_rows) {
        for (unsigned i = 0; i < rows.count; i++)
            if (!im_array_push(&words->rows, rows.items[i])) return false;
        if (!im_array_push(&words->row_ends, (uint32_t)words->rows.count)) return false;
    }
    return im_array_push(&words->cuts, cut);
}

/* What neighbours see of the word: without its longest particle, if it has one. */
static void outline(im_words *words, im_word *word, const letters *w)
{
    const im_cut *cuts = words->cuts.items + word->first_cut;
    unsigned best = 0;
    for (unsigned i = 0; i < word->cut_count; i++) {
        if (cuts[i].tail == TAIL_TITLE) continue;
        bool listed = cuts[i].sort != IM_SORT_OTHER;
        bool best_listed = cuts[best].sort != IM_SORT_OTHER;
        if (listed > best_listed || (listed == best_listed && cuts[i].length < cuts[best].length && !listed))
            best = i;
    }
    if (word->cut_count) {
        word->sort = cuts[best].sort;
        word->tail = cuts[best].tail;
        word->stem = cuts[best].hash;
        word->classes = cuts[best].classes;
    } else {
        uint32_t shape = shape_of(w, w->count), endings[IM_CLASSES];
        word->classes = im_words_classes(words, w->text, word->length);
        read_endings(words, w, w->count, endings);
        word->sort = (uint8_t)sort_of(w->count, word->classes, 0, shape, endings);
        word->stem = word->hash;
    }
    if (word->sort == IM_SORT_OTHER && predicate_end(w)) word->sort = IM_SORT_PREDICATE;
    word->head = hash_of(w, 0, w->count < 2 ? w->count : 2);
    word->end = hash_of(w, w->count < 2 ? 0 : w->count - 2, w->count);
}

static bool add_prefixes(im_words *words, im_word *word, const letters *w)
{
    word->first_prefix = (uint32_t)words->prefixes.count;
    for (unsigned n = 2; n + 2 <= w->count && n < 8; n++) {
        if (!im_array_push(&words->prefixes, hash_of(w, 0, n))) return false;
        word->prefix_count++;
    }
    return true;
}

/* Looks for the classes that the steps ask for; the others may be anywhere. */
static im_glance look(const inmaek_lexicon *lexicon, const letters *w)
{
    const uint32_t first = IM_ANY & ~(IM_BIT(IM_ORGANIZATION) | IM_BIT(IM_PERSON) | IM_BIT(IM_PRODUCT));
    const uint32_t later = IM_BIT(IM_TITLE) | IM_BIT(IM_TRIGGER) | IM_BIT(IM_STATUS);
    size_t length = w->at[w->count];
    uint32_t begins = im_lexicon_begins(lexicon, w->text, length, first), within = begins & later;
    for (unsigned i = 1; i < w->count; i++)
        within |= im_lexicon_begins(lexicon, w->text + w->at[i], length - w->at[i], later);
    return (im_glance){begins | (IM_ANY & ~first), within | (IM_ANY & ~later),
                       im_ending_find(lexicon, w->text, length), im_stem_find(w->text, length)};
}

static bool read_word(im_words *words, im_word *word)
{
    letters w;
    word->first_cut = (uint32_t)words->cuts.count;
    if (!spread(&w, word->text, word->length) || w.count == 0) { /* nobody's name is so long */
        word->sort = IM_SORT_OTHER;
        word->stem = word->head = word->end = word->hash;
        word->glance = im_no_glance(words->lexicon, word->text, word->length);
        return true;
    }
    cut_plan plans[IM_CUTS];
    unsigned count = word->kind == IM_TOKEN_DIGIT ? 0 : plan_cuts(words, &w, plans);
    for (unsigned i = 0; i < count; i++)
        if (!add_cut(words, &w, plans, count, i)) return false;
    word->cut_count = (uint8_t)count;
    outline(words, word, &w);
    /* a sign may be joined to what follows: nothing is known of that */
    word->glance = word->kind == IM_TOKEN_PUNCT ? im_no_glance(words->lexicon, word->text, word->length)
                                                : look(words->lexicon, &w);
    return add_prefixes(words, word, &w);
}

static bool grow(im_words *words)
{
    size_t capacity = words->capacity ? words->capacity * 2 : 4096;
    uint32_t *slots = calloc(capacity, sizeof *slots);
    if (!slots) return false;
    for (size_t i = 0; i < words->words.count; i++) {
        size_t at = words->words.items[i].key & (capacity - 1);
        while (slots[at]) at = (at + 1) & (capacity - 1);
        slots[at] = (uint32_t)i + 1;
    }
    free(words->slots);
    words->slots = slots;
    words->capacity = capacity;
    return true;
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* The first word of a name of several, as a token: 샘 of 샘 올트먼, e of e& 엔터프라이즈. */
static bool add_opener(im_words *words, const char *form)
{
    const char *space = strchr(form, ' ');
    if (!space) return true;
    size_t length = (size_t)(space - form);
    if (form[length - 1] == '&') length--;
    return im_array_push(&words->openers, im_hash(form, length));
}

static bool gather_openers(im_words *words)
{
    static const im_class classes[] = {IM_ORGANIZATION, IM_PERSON};
    for (unsigned k = 0; k < 2; k++) {
        for (uint32_t i = 0; i < im_lexicon_count(words->lexicon, classes[k]); i++) {
            if (!add_opener(words, im_lexicon_form(words->lexicon, classes[k], i))) return false;
            for (uint32_t j = 0; j < im_lexicon_also_count(words->lexicon, classes[k], i); j++)
                if (!add_opener(words, im_lexicon_also(words->lexicon, classes[k], i, j))) return false;
        }
    }
    if (words->openers.count) qsort(words->openers.items, words->openers.count, sizeof(uint32_t), by_number);
    return true;
}

static bool opens(const im_words *words, uint32_t hash)
{
    return words->openers.count &&
           bsearch(&hash, words->openers.items, words->openers.count, sizeof(uint32_t), by_number);
}

static void forget_sums(im_kept_sums *kept)
{
    im_part_sum *sums = (im_part_sum *)kept; /* it is made of nothing else */
    for (size_t i = 0; i < sizeof *kept / sizeof *sums; i++) sums[i] = IM_SUM_UNKNOWN;
}

bool im_words_init(im_words *words, const inmaek_lexicon *lexicon, const im_weights *weights)
{
    memset(words, 0, sizeof *words);
    words->lexicon = lexicon;
    words->weights = weights;
    words->kept = malloc(sizeof *words->kept);
    if (!words->kept) return false;
    forget_sums(words->kept);
    return grow(words) && gather_openers(words);
}

void im_words_dispose(im_words *words)
{
    free(words->words.items);
    free(words->cuts.items);
    free(words->prefixes.items);
    free(words->openers.items);
    free(words->slots);
    free(words->kept);
    free(words->rows.items);
    free(words->row_ends.items);
    im_arena_dispose(&words->text);
    memset(words, 0, sizeof *words);
}

void im_words_clear(im_words *words)
{
    words->words.count = words->cuts.count = words->prefixes.count = words->rows.count =
        words->row_ends.count = 0;
    if (words->slots) memset(words->slots, 0, words->capacity * sizeof *words->slots);
    if (words->kept) forget_sums(words->kept);
    im_arena_reset(&words->text);
}

void im_words_trim(im_words *words)
{
    if (words->words.count > WORDS_MOST) im_words_clear(words);
}

static uint64_t load(const char *s, size_t n)
{
    uint64_t bytes = 0;
    memcpy(&bytes, s, n);
    return bytes;
}

static void read_ends(uint64_t ends[2], const char *s, size_t n)
{
    ends[0] = ends[1] = 0;
    if (n >= 8) { /* some bytes twice, rather than a branch by how many are left */
        ends[0] = load(s, 8);
        ends[1] = load(s + n - 8, 8);
    } else if (n >= 4)
        ends[0] = load(s, 4) << 32 | load(s + n - 4, 4);
    else if (n)
        ends[0] = load(s, 1) << 16 | load(s + n / 2, 1) << 8 | load(s + n - 1, 1);
}

/* Where a word of these ends has its slot. Nothing but that hangs on it, so that it may take eight bytes at
 * once, in the machine's order, as im_hash() may not. */
static uint32_t key_of(const uint64_t ends[2], const char *s, size_t n)
{
    const uint64_t odd = UINT64_C(0x9E3779B97F4A7C15);
    uint64_t key = (n ^ ends[0]) * odd;
    key ^= key >> 32;
    for (; n > IM_ENDS; n -= 8) { /* what lies between the ends */
        key = (key ^ load(s += 8, 8)) * odd;
        key ^= key >> 32;
    }
    key = (key ^ ends[1]) * odd;
    return (uint32_t)(key >> 32);
}

static bool is_wanted(const im_word *word, const im_wanted_word *wanted)
{
    return word->key == wanted->key && word->length == wanted->length && word->ends[0] == wanted->ends[0] &&
           word->ends[1] == wanted->ends[1] &&
           (word->length <= IM_ENDS || !memcmp(word->text, wanted->text, wanted->length));
}

/* The number of the word, which is read if it is new; IM_NONE: no memory. */
static uint32_t get(im_words *words, const im_wanted_word *wanted)
{
    size_t at = wanted->key & (words->capacity - 1);
    for (; words->slots[at]; at = (at + 1) & (words->capacity - 1))
        if (is_wanted(&words->words.items[words->slots[at] - 1], wanted)) return words->slots[at] - 1;
    im_word word = {.ends = {wanted->ends[0], wanted->ends[1]},
                    .key = wanted->key,
                    .length = wanted->length,
                    .kind = wanted->kind};
    word.hash = im_hash(wanted->text, wanted->length);
    word.opens = opens(words, word.hash);
    for (unsigned beside = 0; beside < IM_BESIDES; beside++) word.beside[beside] = IM_SUM_UNKNOWN;
    word.text = im_arena_strndup(&words->text, wanted->text, wanted->length);
    if (!word.text || !read_word(words, &word) || !im_array_push(&words->words, word)) return IM_NONE;
    words->slots[at] = (uint32_t)words->words.count;
    if (words->words.count * 2 > words->capacity && !grow(words)) return IM_NONE;
    return (uint32_t)words->words.count - 1;
}

/* The table is far larger than what lies near the processor, and each word of it is found by way of
 * another: each step is asked for in advance, for all words. The word in the wanted one's own slot is
 * most often itself. */
static void ask_for(const im_words *words, const im_wanted_word *wanted, unsigned count)
{
    const im_word *likely[IM_WORDS_AT_ONCE];
    const size_t mask = words->capacity - 1;
    for (unsigned i = 0; i < count; i++) __builtin_prefetch(&words->slots[wanted[i].key & mask]);
    for (unsigned i = 0; i < count; i++) {
        uint32_t slot = words->slots[wanted[i].key & mask];
        likely[i] = &words->words.items[slot ? slot - 1 : 0];
        __builtin_prefetch(likely[i]), __builtin_prefetch(&likely[i]->glance);
        __builtin_prefetch(&likely[i]->beside[IM_BESIDES - 1]);
    }
    for (unsigned i = 0; i < count; i++) {
        __builtin_prefetch(words->cuts.items + likely[i]->first_cut);
        __builtin_prefetch(words->cuts.items + likely[i]->first_cut +
                           1); /* the first may lie across a border */
        __builtin_prefetch(words->prefixes.items + likely[i]->first_prefix);
    }
}

bool im_words_get(im_words *words, im_wanted_word *wanted, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        read_ends(wanted[i].ends, wanted[i].text, wanted[i].length);
        wanted[i].key = key_of(wanted[i].ends, wanted[i].text, wanted[i].length);
    }
    if (words->words.count) ask_for(words, wanted, count);
    for (unsigned i = 0; i < count; i++)
        if ((wanted[i].number = get(words, &wanted[i])) == IM_NONE) return false;
    return true;
}

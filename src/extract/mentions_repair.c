/* mentions_repair.c - names that the tagger cannot see from a token's surroundings: what a bracket
 * behind a name says (광주과학기술원(GIST·지스트)), and family names before a title (이 회장). */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "extract/mentions.h"

enum { BRACKET_TOKENS = 14, ALIAS_BYTES = 72, KANA = 0x3041, FIRST_SYLLABLE = 0xAC00, SYLLABLES = 11172 };

typedef struct repair {
    im_reading *reading;
    const im_lattice *lattice;
    uint32_t *full_names; /* mentions of people by several words */
    uint32_t full_name_count;
    uint8_t *families;         /* bits, by syllable */
    IM_LIST(im_mention) found; /* `alias_of` holds an index of the mentions as they were */
} repair;

static const im_token *token(const repair *r, uint32_t t)
{
    return &r->reading->document->tokens[t];
}
static const char *text_at(const repair *r, uint32_t at)
{
    return r->reading->document->text + at;
}

static uint32_t sentence_end(const repair *r, uint32_t t)
{
    const im_sentence *s = &r->reading->document->sentences[token(r, t)->sentence];
    return s->token + s->token_count;
}

static im_span span_of(const repair *r, uint32_t begin, uint32_t end)
{
    return (im_span){token(r, begin)->start, token(r, end - 1)->end, begin, end, token(r, begin)->sentence};
}

/* ---------------------------------------------------------------- brackets */

/* Every letter of `s` in the order of `name`: 산은 in 한국산업은행. */
static bool shortens(const char *s, size_t n, const char *name, size_t length)
{
    size_t at = 0, i = 0;
    while (i < n) {
        uint32_t want = im_utf8_next(s, n, &i), have = 0;
        while (at < length && have != want) have = im_utf8_next(name, length, &at);
        if (have != want) return false;
    }
    return true;
}

static bool has_hangul(const char *s, size_t n)
{
    for (size_t i = 0; i < n;)
        if (im_is_hangul(im_utf8_next(s, n, &i))) return true;
    return false;
}

/* The first mention that does not end before the byte; the tagger's are in text order. */
static size_t mention_at(const repair *r, uint32_t at)
{
    size_t low = 0, high = r->reading->mentions.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (r->reading->mentions.items[middle].span.end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Is exactly this stretch tagged as a name of that kind? */
static bool tagged(const repair *r, im_span span, uint8_t kind)
{
    size_t m = mention_at(r, span.start);
    if (m == r->reading->mentions.count) return false;
    const im_mention *mention = &r->reading->mentions.items[m];
    return mention->span.start == span.start && mention->span.end == span.end && mention->kind == kind;
}

static bool foreign_alias(const repair *r, im_span span, uint8_t kind)
{
    const char *s = text_at(r, span.start);
    size_t n = span.end - span.start, i = 0;
    const uint32_t others =
        IM_BIT(IM_TITLE) | IM_BIT(IM_COMMON) | IM_BIT(IM_PLACE) | IM_BIT(IM_TRIGGER) | IM_BIT(IM_UNIT);
    if (n < 2 || im_lexicon_exact(r->reading->lexicon, s, n, others).length) return false;
    uint32_t first = im_utf8_next(s, n, &i);
    if (first >= KANA) return true; /* 푸싱의약(復星醫藥) */
    if (!im_is_latin(first)) return false;
    return kind == INMAEK_ORGANIZATION || span.token_end - span.token > 1 || tagged(r, span, kind);
}

static bool is_alias(const repair *r, const im_mention *of, im_span span, bool announced)
{
    const char *s = text_at(r, span.start), *name = text_at(r, of->span.start);
    size_t n = span.end - span.start;
    if (n > ALIAS_BYTES || token(r, span.token)->kind == IM_TOKEN_DIGIT) return false;
    if (announced) return true;
    if (!has_hangul(s, n)) return foreign_alias(r, span, of->kind);
    if (tagged(r, span, of->kind)) return true;
    return span.token_end - span.token == 1 && n >= 6 && of->kind == INMAEK_ORGANIZATION &&
           shortens(s, n, name, of->span.end - of->span.start);
}

/* 이하, 옛, 현: words that stand before another name of the same. */
static bool announces(const repair *r, uint32_t t)
{
    const inmaek_lexicon *lexicon = r->reading->lexicon;
    im_match match = im_lexicon_exact(lexicon, text_at(r, token(r, t)->start),
                                      token(r, t)->end - token(r, t)->start, IM_BIT(IM_ORG_CUE));
    return match.length &&
           im_lexicon_flag(lexicon, IM_ORG_CUE, im_lexicon_entry(lexicon, match.form, IM_ORG_CUE), "alias");
}

static bool take_part(repair *r, size_t m, uint32_t begin, uint32_t end)
{
    const im_mention *of = &r->reading->mentions.items[m];
    bool announced = begin + 1 < end && announces(r, begin);
    begin += announced;
    while (begin < end && token(r, begin)->kind == IM_TOKEN_PUNCT) begin++;
    if (begin >= end) return true;
    im_span span = span_of(r, begin, end);
    if (!is_alias(r, of, span, announced)) return true;
    im_mention alias = *of;
    alias.span = span;
    alias.alias_of = (uint32_t)m;
    alias.entry = IM_NO_ENTRY;
    return im_array_push(&r->found, alias);
}

static bool divides(uint32_t code)
{
    return code == ',' || im_is_middle_dot(code) || code == '/' || code == ';';
}

/* Does the bracket hold an abbreviation, and the head of a company's part follow it: (DS) 부문장? */
static bool closes_division(const repair *r, uint32_t open, uint32_t close)
{
    uint32_t next = close + 1;
    if (close != open + 2 || token(r, open + 1)->kind != IM_TOKEN_LATIN) return false;
    if (next >= sentence_end(r, open)) return false;
    const inmaek_lexicon *lexicon = r->reading->lexicon;
    const im_token *t = token(r, next);
    im_match match = im_lexicon_longest(lexicon, text_at(r, t->start), t->end - t->start, IM_BIT(IM_TITLE));
    return match.length &&
           im_lexicon_flag(lexicon, IM_TITLE, im_lexicon_entry(lexicon, match.form, IM_TITLE), "division");
}

/* The bracket behind mention m. */
static bool read_bracket(repair *r, size_t m)
{
    im_mention *mention = &r->reading->mentions.items[m];
    im_span span = mention->span;
    uint32_t end = sentence_end(r, span.token), open = span.token_end;
    if (token(r, span.token_end - 1)->end != span.end) return true; /* a particle stands between */
    if (open < end && token(r, open)->code == 0x321C /* ㈜ */) open++;
    if (open >= end || token(r, open)->code != '(') return true;
    uint32_t close = open + 1;
    while (close < end && close < open + BRACKET_TOKENS && token(r, close)->code != ')') close++;
    if (close >= end || token(r, close)->code != ')') return true;
    if (mention->kind == INMAEK_ORGANIZATION && mention->entry == IM_NO_ENTRY &&
        closes_division(r, open, close)) {
        mention->span.end = mention->span.start;
        for (size_t k = m + 1; k < r->reading->mentions.count && mention[k - m].span.token < close; k++)
            mention[k - m].span.end = mention[k - m].span.start;
        return true;
    }
    for (uint32_t begin = open + 1, t = begin; t <= close; t++) {
        if (t < close && !divides(token(r, t)->code)) continue;
        if (begin < t && !take_part(r, m, begin, t)) return false;
        begin = t + 1;
    }
    return true;
}

/* 'SB 오픈AI 재팬': names side by side that fill quotation marks are one; behind a product's name
 * ('챗GPT 엔터프라이즈') they are none. Mentions that go into the one before get no length. */
static void join_quoted(const repair *r, size_t m)
{
    im_mention *first = &r->reading->mentions.items[m];
    const im_sentence *sentence = &r->reading->document->sentences[first->span.sentence];
    uint32_t begin = first->span.token, end = sentence_end(r, begin);
    if (first->kind != INMAEK_ORGANIZATION || begin == sentence->token) return;
    if (token(r, begin - 1)->kind == IM_TOKEN_LATIN && begin - 1 > sentence->token)
        begin--; /* ‘SB [오픈AI 재팬]’ */
    if (!im_is_quotation_mark(token(r, begin - 1)->code)) return;
    size_t last = m;
    while (last + 1 < r->reading->mentions.count && r->reading->mentions.items[last].span.token_end < end &&
           r->reading->mentions.items[last + 1].span.token == r->reading->mentions.items[last].span.token_end)
        last++;
    im_span tail = r->reading->mentions.items[last].span;
    if (tail.token_end >= end || !im_is_quotation_mark(token(r, tail.token_end)->code)) return;
    if (token(r, tail.token_end - 1)->end != tail.end || tail.token_end - begin < 2) return;
    const char *s = text_at(r, token(r, begin)->start);
    im_match match = im_lexicon_exact(r->reading->lexicon, s, token(r, begin)->end - token(r, begin)->start,
                                      IM_BIT(IM_PRODUCT) | IM_BIT(IM_ORGANIZATION));
    bool product = match.classes == IM_BIT(IM_PRODUCT);
    if (last > m || begin < first->span.token) first->entry = IM_NO_ENTRY;
    first->span = (im_span){token(r, begin)->start, tail.end, begin, tail.token_end, tail.sentence};
    if (product) first->span.end = first->span.start;
    for (size_t k = m + 1; k <= last; k++)
        r->reading->mentions.items[k].span.end = r->reading->mentions.items[k].span.start;
}

/* The quotation mark that closes a few words from `open` on; IM_NONE: none does. */
static uint32_t closing_mark(const repair *r, uint32_t open, uint32_t end)
{
    enum { WORDS = 4 };
    for (uint32_t t = open + 1; t < end && t <= open + 1 + WORDS; t++) {
        if (im_is_quotation_mark(token(r, t)->code)) return t > open + 1 ? t : IM_NONE;
        if (token(r, t)->kind == IM_TOKEN_PUNCT) return IM_NONE;
    }
    return IM_NONE;
}

/* 합작법인 ‘나래셀’, 합작 벤처(JV) ‘나래셀’: what is quoted behind the word for a company of several is one.
 */
static bool take_venture(repair *r, uint32_t open)
{
    enum { SURE = 850, BRACKET = 4 };
    const im_document *d = r->reading->document;
    uint32_t begin = d->sentences[token(r, open)->sentence].token, word = open;
    uint32_t close = closing_mark(r, open, sentence_end(r, open));
    if (close == IM_NONE) return true;
    im_mention venture = {.span = span_of(r, open + 1, close),
                          .kind = INMAEK_ORGANIZATION,
                          .confidence = SURE,
                          .entry = IM_NO_ENTRY,
                          .entity = IM_NONE,
                          .title = IM_NONE,
                          .alias_of = IM_NONE};
    size_t m = mention_at(r, venture.span.start);
    if (m < r->reading->mentions.count && r->reading->mentions.items[m].span.start < venture.span.end)
        return true;
    if (word > begin && token(r, word - 1)->code == ')')
        for (uint32_t t = word - 1; t > begin && t + BRACKET >= word; t--)
            if (token(r, t)->code == '(') word = t;
    if (word == begin) return true;
    const char *s = text_at(r, token(r, begin)->start);
    im_match match = im_lexicon_suffix(
        r->reading->lexicon, s, token(r, word - 1)->end - token(r, begin)->start, IM_BIT(IM_AFFILIATE));
    if (!match.length) return true;
    uint32_t entry = im_lexicon_entry(r->reading->lexicon, match.form, IM_AFFILIATE);
    const char *as = im_lexicon_attribute(r->reading->lexicon, IM_AFFILIATE, entry, "as");
    if (!as || strcmp(as, "venture") != 0) return true;
    match = im_lexicon_exact(r->reading->lexicon, text_at(r, venture.span.start),
                             venture.span.end - venture.span.start, IM_BIT(IM_ORGANIZATION));
    if (match.length) venture.entry = im_lexicon_entry(r->reading->lexicon, match.form, IM_ORGANIZATION);
    return im_array_push(&r->found, venture);
}

/* ‘메타 커넥트(Meta Connect)’: what a bracket at the end of quotation marks says anew is no organization, if
 * what stands before it in them is none. */
static void drop_gloss(const repair *r, size_t m)
{
    enum { WORDS = 5 };
    im_mention *mention = &r->reading->mentions.items[m];
    im_span *span = &mention->span;
    uint32_t begin = r->reading->document->sentences[span->sentence].token,
             end = sentence_end(r, span->token);
    if (mention->kind != INMAEK_ORGANIZATION || mention->entry != IM_NO_ENTRY) return;
    if (span->token < begin + 3 || token(r, span->token - 1)->code != '(') return;
    if (span->token_end + 1 >= end || token(r, span->token_end)->code != ')') return;
    if (!im_is_quotation_mark(token(r, span->token_end + 1)->code)) return;
    uint32_t t = span->token - 1;
    size_t before = m;
    while (before && r->reading->mentions.items[before - 1].span.end ==
                         r->reading->mentions.items[before - 1].span.start)
        before--;
    uint32_t named = before ? r->reading->mentions.items[before - 1].span.token_end : 0;
    for (int i = 0; i < WORDS && t > begin && named < t; i++)
        if (im_is_quotation_mark(token(r, --t)->code)) {
            if (named <= t) span->end = span->start;
            return;
        }
}

/* 알렉시 페라키스-발라: a person's name with a hyphen goes on behind it, unless two are named by
 * their family names (아모데이-나델라 회동). */
static void join_hyphen(const repair *r, size_t m)
{
    im_mention *first = &r->reading->mentions.items[m];
    im_span *span = &first->span;
    uint32_t end = sentence_end(r, span->token), next = span->token_end;
    if (first->kind != INMAEK_PERSON || token(r, next - 1)->end != span->end) return;
    if (token(r, next - 1)->code != '-') {
        if (next >= end || token(r, next)->code != '-' || token(r, next)->space_before) return;
        next++;
    }
    if (next >= end || token(r, next)->space_before || r->lattice->word[next] == IM_NONE) return;
    if (token(r, next)->kind != token(r, span->token)->kind) return;
    bool taken = m + 1 < r->reading->mentions.count && r->reading->mentions.items[m + 1].span.token == next;
    bool family = span->token_end - span->token == 1;
    if (taken && family && r->reading->mentions.items[m + 1].kind == INMAEK_PERSON) return;
    const im_words *words = r->lattice->words;
    const im_word *word = &words->words.items[r->lattice->word[next]];
    span->token_end = next + 1;
    span->end = token(r, next)->end;
    for (unsigned c = 0; c < word->cut_count; c++) {
        const im_cut *cut = &words->cuts.items[word->first_cut + c];
        if (cut->hash == word->stem) span->end = token(r, next)->start + cut->length;
    }
    first->entry = IM_NO_ENTRY;
    if (taken) r->reading->mentions.items[m + 1].span.end = r->reading->mentions.items[m + 1].span.start;
}

/* ---------------------------------------------------------------- family names */

static bool one_syllable(const repair *r, im_span span)
{
    return span.end - span.start == 3 && has_hangul(text_at(r, span.start), 3);
}

/* A family name's slot in the table of those that somebody bears: Hangul syllables, all of them. */
static size_t family_slot(const char *syllable)
{
    size_t i = 0;
    uint32_t code = im_utf8_next(syllable, 3, &i);
    return im_is_hangul(code) ? code - FIRST_SYLLABLE : SYLLABLES;
}

/* Notes who is named by several words: 옌제이 무르스. */
static bool note_full_names(repair *r)
{
    const im_reading *reading = r->reading;
    r->full_names = im_arena_alloc(reading->arena, (reading->mentions.count + 1) * sizeof *r->full_names);
    for (uint32_t m = 0; r->full_names && m < reading->mentions.count; m++) {
        const im_mention *mention = &reading->mentions.items[m];
        if (mention->kind == INMAEK_PERSON && mention->span.token_end - mention->span.token > 1)
            r->full_names[r->full_name_count++] = m;
    }
    return r->full_names != NULL;
}

/* Is s[0..n) the last word of somebody's full name? */
static bool is_last_word(const repair *r, const char *s, uint32_t n)
{
    for (uint32_t i = 0; i < r->full_name_count; i++) {
        const im_span *full = &r->reading->mentions.items[r->full_names[i]].span;
        if (full->end - full->start > n && token(r, full->token_end - 1)->start == full->end - n &&
            memcmp(text_at(r, full->end - n), s, n) == 0)
            return true;
    }
    return false;
}

/* 무르스는 behind 옌제이 무르스: what an unknown organization would be called is somebody's family name;
 * but not where a longer name begins with it too (벨로니, 벨로니 S.p.A.). */
static void know_family(const repair *r, size_t m)
{
    im_mention *mention = &r->reading->mentions.items[m];
    const im_span *span = &mention->span;
    uint32_t n = span->end - span->start;
    const char *name = text_at(r, span->start);
    if (mention->kind != INMAEK_ORGANIZATION || mention->entry != IM_NO_ENTRY) return;
    if (span->token_end - span->token > 1 || !n || !is_last_word(r, name, n)) return;
    for (size_t k = 0; k < r->reading->mentions.count; k++) {
        const im_mention *other = &r->reading->mentions.items[k];
        if (other->kind != INMAEK_PERSON && other->span.end - other->span.start > n &&
            memcmp(text_at(r, other->span.start), name, n) == 0)
            return;
    }
    mention->kind = INMAEK_PERSON;
}

/* Notes the family names of all who are named in full: first of 이재용, last of 젠슨 황. */
static bool note_families(repair *r)
{
    r->families = im_arena_calloc(r->reading->arena, SYLLABLES / 8 + 2, 1);
    for (size_t m = 0; r->families && m < r->reading->mentions.count; m++) {
        const im_mention *mention = &r->reading->mentions.items[m];
        if (mention->kind != INMAEK_PERSON || mention->span.end - mention->span.start < 6) continue;
        bool several = mention->span.token_end - mention->span.token > 1;
        size_t slot = family_slot(text_at(r, several ? mention->span.end - 3 : mention->span.start));
        r->families[slot / 8] |= (uint8_t)(1u << slot % 8);
    }
    return r->families != NULL;
}

static bool is_known_family(const repair *r, const char *syllable)
{
    size_t slot = family_slot(syllable);
    return slot < SYLLABLES && (r->families[slot / 8] >> slot % 8 & 1);
}

/* A title behind the token, or behind one word more (김 신임 대표). */
static bool title_follows(const repair *r, uint32_t t)
{
    uint32_t end = sentence_end(r, t);
    for (uint32_t next = t + 1; next < end && next < t + 3; next++) {
        if (!token(r, next)->space_before || token(r, next)->kind == IM_TOKEN_PUNCT) return false;
        if (r->lattice->sort[next] == IM_SORT_TITLE) return true;
        if (r->lattice->sort[next] != IM_SORT_COMMON) return false;
    }
    return false;
}

/* Is the token a part of a name of several words (제임스 김)? */
static bool in_longer_name(const repair *r, uint32_t t)
{
    size_t m = mention_at(r, token(r, t)->start);
    if (m == r->reading->mentions.count) return false;
    const im_span *span = &r->reading->mentions.items[m].span;
    return span->token <= t && t < span->token_end && span->token_end - span->token > 1;
}

static bool take_family(repair *r, uint32_t t)
{
    im_span span = span_of(r, t, t + 1);
    const char *s = text_at(r, span.start);
    if (!one_syllable(r, span) || !token(r, t)->space_before) return true;
    if (!im_lexicon_exact(r->reading->lexicon, s, 3, IM_BIT(IM_SURNAME)).length) return true;
    if (!title_follows(r, t) || in_longer_name(r, t) || !is_known_family(r, s)) return true;
    im_mention mention = {.span = span,
                          .kind = INMAEK_PERSON,
                          .family_only = true,
                          .confidence = 800,
                          .entry = IM_NO_ENTRY,
                          .entity = IM_NONE,
                          .title = IM_NONE,
                          .alias_of = IM_NONE};
    return im_array_push(&r->found, mention);
}

/* ---------------------------------------------------------------- putting together */

static int by_start(const void *a, const void *b)
{
    const im_mention *x = a, *y = b;
    if (x->span.start != y->span.start) return x->span.start < y->span.start ? -1 : 1;
    return x->span.end < y->span.end ? -1 : x->span.end > y->span.end;
}

/* Does what was found stand over the tagger's mention? `next` is where to look from; it moves on. */
static bool covered(const repair *r, im_span span, size_t *next)
{
    while (*next < r->found.count && r->found.items[*next].span.end <= span.start) (*next)++;
    return *next < r->found.count && r->found.items[*next].span.start < span.end;
}

/* Another name of what turned out to be none is none. */
static void drop_aliases(repair *r)
{
    im_mention *mentions = r->reading->mentions.items;
    size_t kept = 0;
    for (size_t f = 0; f < r->found.count; f++) {
        const im_mention *alias = &r->found.items[f];
        const im_span *of = alias->alias_of == IM_NONE ? NULL : &mentions[alias->alias_of].span;
        if (!of || of->start < of->end) {
            r->found.items[kept++] = *alias;
            continue;
        }
        for (size_t m = alias->alias_of;
             m < r->reading->mentions.count && mentions[m].span.start < alias->span.end; m++)
            if (mentions[m].span.start >= alias->span.start) mentions[m].span.end = mentions[m].span.start;
    }
    r->found.count = kept;
}

/* The tagger's mentions that stay, and what was found, in text order; `alias_of` follows. */
static bool put_together(repair *r)
{
    im_reading *reading = r->reading;
    size_t count = reading->mentions.count, kept = 0;
    uint32_t *start = im_arena_alloc(reading->arena, (count + 1) * sizeof *start);
    if (!start) return false;
    for (size_t m = 0; m < count; m++) start[m] = reading->mentions.items[m].span.start;
    size_t next = 0;
    if (r->found.count) qsort(r->found.items, r->found.count, sizeof *r->found.items, by_start);
    for (size_t m = 0; m < count; m++) {
        const im_mention *mention = &reading->mentions.items[m];
        if (mention->span.start < mention->span.end && !covered(r, mention->span, &next) &&
            !one_syllable(r, mention->span))
            reading->mentions.items[kept++] = *mention;
    }
    reading->mentions.count = kept;
    uint32_t end = 0;
    for (size_t f = 0; f < r->found.count; f++) {
        if (r->found.items[f].span.start < end) continue;
        if (!im_array_push(&reading->mentions, r->found.items[f])) return false;
        end = r->found.items[f].span.end;
    }
    if (!reading->mentions.count) return true;
    qsort(reading->mentions.items, reading->mentions.count, sizeof *reading->mentions.items, by_start);
    for (size_t m = 0; m < reading->mentions.count; m++) {
        im_mention *mention = &reading->mentions.items[m];
        uint32_t of = mention->alias_of == IM_NONE ? IM_NONE : start[mention->alias_of];
        mention->alias_of = IM_NONE;
        for (size_t k = m; of != IM_NONE && k-- > 0 && reading->mentions.items[k].span.start >= of;)
            if (reading->mentions.items[k].span.start == of) mention->alias_of = (uint32_t)k;
    }
    return true;
}

bool im_mentions_repair(im_reading *reading, const im_lattice *lattice)
{
    repair r = {.reading = reading, .lattice = lattice};
    for (size_t m = 0; m < reading->mentions.count; m++)
        if (reading->mentions.items[m].span.start < reading->mentions.items[m].span.end) {
            join_quoted(&r, m);
            join_hyphen(&r, m);
            drop_gloss(&r, m);
        }
    bool done = note_full_names(&r);
    for (size_t m = 0; done && m < reading->mentions.count; m++) know_family(&r, m);
    done = done && note_families(&r);
    for (size_t m = 0; done && m < reading->mentions.count; m++)
        if (!one_syllable(&r, reading->mentions.items[m].span)) done = read_bracket(&r, m);
    for (uint32_t t = 0; done && t < reading->document->token_count; t++)
        if (lattice->word[t] != IM_NONE)
            done = take_family(&r, t);
        else if (im_is_quotation_mark(token(&r, t)->code))
            done = take_venture(&r, t);
    if (done) im_mentions_bound(reading, lattice);
    if (done) drop_aliases(&r);
    if (done) done = put_together(&r);
    free(r.found.items);
    return done;
}

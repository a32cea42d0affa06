/* mentions_bounds.c - where a name begins and ends, as rules know it: ㈜ and legal forms belong to a
 * company's name, a country to its ministry's, 법무법인 to the firm's; a date does not, nor 전 (former). */
#include <string.h>

#include "base/utf8.h"
#include "extract/mentions.h"

typedef struct bounds {
    const im_reading *reading;
    const im_lattice *lattice;
    uint32_t begin; /* first token that no earlier mention has, in the same sentence */
    uint32_t end;   /* of the sentence */
} bounds;

static const im_token *token(const bounds *b, uint32_t t)
{
    return &b->reading->document->tokens[t];
}
static const char *text_of(const bounds *b, uint32_t t)
{
    return b->reading->document->text + token(b, t)->start;
}
static size_t length_of(const bounds *b, uint32_t t)
{
    return token(b, t)->end - token(b, t)->start;
}

static bool has_value(const bounds *b, im_class class, uint32_t entry, const char *attribute,
                      const char *wanted)
{
    const char *value = im_lexicon_attribute(b->reading->lexicon, class, entry, attribute);
    return value && !strcmp(value, wanted);
}

static bool flagged(const bounds *b, im_match match, im_class class, const char *attribute)
{
    const inmaek_lexicon *lexicon = b->reading->lexicon;
    return match.length &&
           im_lexicon_flag(lexicon, class, im_lexicon_entry(lexicon, match.form, class), attribute);
}

/* Does the token, as it stands, belong to the class and bear the flag? */
static bool token_flagged(const bounds *b, uint32_t t, im_class class, const char *attribute)
{
    const char *s = text_of(b, t);
    return flagged(b, im_lexicon_exact(b->reading->lexicon, s, length_of(b, t), IM_BIT(class)), class,
                   attribute);
}

static bool is_foreign_country(const bounds *b, uint32_t t)
{
    const inmaek_lexicon *lexicon = b->reading->lexicon;
    im_match match = im_lexicon_exact(lexicon, text_of(b, t), length_of(b, t), IM_BIT(IM_PLACE));
    if (!match.length) return false;
    uint32_t entry = im_lexicon_entry(lexicon, match.form, IM_PLACE);
    const char *kind = im_lexicon_attribute(lexicon, IM_PLACE, entry, "kind");
    return kind && !strcmp(kind, "country") && entry > 0; /* the first is home */
}

/* ---------------------------------------------------------------- what does not belong */

/* 협상했으나: an ending of more than one syllable that closes a clause. */
static bool closes_clause(const bounds *b, uint32_t t)
{
    im_ending ending = im_ending_of(b->reading, t);
    return ending.length > 3 && has_value(b, IM_CASE, ending.entry, "case", "clause");
}

/* 9월 국방부, 걸쳐 폴란드 군비청, 전 예탁결제원 */
static bool leads_in(const bounds *b, uint32_t t)
{
    uint8_t sort = b->lattice->sort[t];
    return closes_clause(b, t) || sort == IM_SORT_TIME || sort == IM_SORT_DIGIT ||
           sort == IM_SORT_PREDICATE || token_flagged(b, t, IM_ORG_CUE, "alias");
}

static void drop_lead(const bounds *b, im_mention *mention)
{
    im_span *span = &mention->span;
    while (span->token + 1 < span->token_end && leads_in(b, span->token) &&
           token(b, span->token + 1)->space_before)
        span->start = token(b, ++span->token)->start;
}

/* 알렉스 후이 총경리: an office or a body behind a person */
static void drop_rest(const bounds *b, im_mention *mention)
{
    im_span *span = &mention->span;
    uint32_t last = span->token_end - 1;
    uint8_t sort = b->lattice->sort[last];
    if (last == span->token || !token(b, last)->space_before || length_of(b, last) <= 3) return;
    if (sort != IM_SORT_TITLE && sort != IM_SORT_NOT_ORG && sort != IM_SORT_ORG_SHAPED) return;
    span->token_end = last;
    span->end = token(b, last - 1)->end;
}

/* 오픈AI LLM ‘GPT’: an ordinary word behind a name that the lexicon knows. */
static void drop_common(const bounds *b, im_mention *mention)
{
    im_span *span = &mention->span;
    uint32_t last = span->token_end - 1;
    if (last == span->token || !token(b, last)->space_before) return;
    const inmaek_lexicon *lexicon = b->reading->lexicon;
    im_match word = im_lexicon_exact(lexicon, text_of(b, last), span->end - token(b, last)->start, IM_ANY);
    const uint32_t other =
        IM_BIT(IM_NOT_ORG) | IM_BIT(IM_ORG_SUFFIX) | IM_BIT(IM_ORGANIZATION); /* 록히드마틴 한국법인 */
    if (!(word.classes & IM_BIT(IM_COMMON)) || word.classes & other) return;
    im_match name = im_lexicon_exact(lexicon, b->reading->document->text + span->start,
                                     token(b, last - 1)->end - span->start, IM_BIT(IM_ORGANIZATION));
    if (!name.length) return;
    mention->entry = im_lexicon_entry(lexicon, name.form, IM_ORGANIZATION);
    span->token_end = last;
    span->end = token(b, last - 1)->end;
}

/* 챗GPT 엔터프라이즈: a product's name that ends as a firm's does. */
static bool is_product(const im_mention *mention, uint32_t classes)
{
    const im_span *span = &mention->span;
    return span->token_end - span->token > 1 && (classes & IM_BIT(IM_PRODUCT)) &&
           !(classes & IM_BIT(IM_ORGANIZATION));
}

/* 인원과: a common word of two syllables or more with its particle, which is no department. */
static bool is_common_word(const bounds *b, const im_mention *mention)
{
    enum { TWO_SYLLABLES = 6 };
    const im_span *span = &mention->span;
    uint32_t t = span->token;
    if (mention->entry != IM_NO_ENTRY || span->token_end - t > 1 || b->lattice->word[t] == IM_NONE)
        return false;
    const im_words *words = b->lattice->words;
    const im_word *word = &words->words.items[b->lattice->word[t]];
    for (unsigned c = 0; c < word->cut_count; c++) {
        const im_cut *cut = &words->cuts.items[word->first_cut + c];
        if (cut->length < TWO_SYLLABLES || cut->length >= span->end - span->start) continue;
        if ((cut->classes & IM_BIT(IM_COMMON)) && !(cut->classes & IM_BIT(IM_ORGANIZATION))) return true;
    }
    return false;
}

/* 한국: a country is no organization, a name that begins with it (한국은행) may be. */
static bool is_country(const bounds *b, im_match match)
{
    if (!(match.classes & IM_BIT(IM_PLACE)) || (match.classes & IM_BIT(IM_ORGANIZATION))) return false;
    return has_value(b, IM_PLACE, im_lexicon_entry(b->reading->lexicon, match.form, IM_PLACE), "kind",
                     "country");
}

/* 서울시 종로구, 경기도 성남시: where something lies, as a place follows at once; but 성남시, 판교에. */
static bool is_address(const bounds *b, const im_mention *mention)
{
    const im_span *span = &mention->span;
    uint32_t next = span->token_end;
    if (mention->entry == IM_NO_ENTRY || next >= b->end || token(b, next - 1)->end != span->end) return false;
    if (token(b, next)->kind != IM_TOKEN_HANGUL || !token(b, next)->space_before) return false;
    if (!has_value(b, IM_ORGANIZATION, mention->entry, "sector", "지자체")) return false;
    im_match place =
        im_lexicon_longest(b->reading->lexicon, text_of(b, next), length_of(b, next), IM_BIT(IM_PLACE));
    return place.length && has_value(b, IM_PLACE, im_lexicon_entry(b->reading->lexicon, place.form, IM_PLACE),
                                     "kind", "korea");
}

/* 대표이사에 더해, 사장으로 승진해: a word that ties offices to people is nobody's name; but 이랑 may be. */
static bool is_verb(const bounds *b, const im_mention *mention)
{
    const im_span *span = &mention->span;
    const char *s = text_of(b, span->token);
    size_t n = length_of(b, span->token);
    if (mention->entry != IM_NO_ENTRY || span->token_end - span->token > 1 ||
        span->end < token(b, span->token)->end)
        return false;
    return im_lexicon_exact(b->reading->lexicon, s, n, IM_BIT(IM_LINK)).length &&
           !im_lexicon_exact(b->reading->lexicon, s, n, IM_BIT(IM_PARTICLE)).length;
}

/* ---------------------------------------------------------------- what belongs */

/* The country of a ministry: 폴란드 국방부. */
static void take_country(const bounds *b, im_mention *mention)
{
    im_span *span = &mention->span;
    const char *s = text_of(b, span->token);
    if (span->token <= b->begin || span->token_end - span->token > 1 || !token(b, span->token)->space_before)
        return;
    im_match ending =
        im_lexicon_suffix(b->reading->lexicon, s, span->end - span->start, IM_BIT(IM_ORG_SUFFIX));
    if (!flagged(b, ending, IM_ORG_SUFFIX, "state") || !is_foreign_country(b, span->token - 1)) return;
    span->start = token(b, --span->token)->start;
    mention->entry = IM_NO_ENTRY; /* the bare name may be the one at home */
}

/* 법무법인 before 해온, which may have been left out. */
static void take_word_before(const bounds *b, im_mention *mention)
{
    im_span *span = &mention->span;
    if (span->token > b->begin && token(b, span->token)->space_before &&
        token_flagged(b, span->token - 1, IM_ORG_SUFFIX, "before")) {
        span->start = token(b, --span->token)->start;
        return;
    }
    uint32_t next = span->token_end;
    if (next - span->token > 1 || next >= b->end || !token_flagged(b, span->token, IM_ORG_SUFFIX, "before"))
        return;
    if (token(b, next)->kind != IM_TOKEN_HANGUL || b->lattice->word[next] == IM_NONE) return;
    const im_words *words = b->lattice->words;
    const im_word *word = &words->words.items[b->lattice->word[next]];
    for (unsigned c = 0; c < word->cut_count; c++) {
        const im_cut *cut = &words->cuts.items[word->first_cut + c];
        if (cut->hash != word->stem) continue;
        span->end = token(b, next)->start + cut->length;
        span->token_end = next + 1;
        return;
    }
}

/* 벨포트 테라퓨틱스: what only ends names (픽처스, 테라퓨틱스) is none without the unknown word before
 * it; but not 독일 테라퓨틱스, 이 테라퓨틱스. */
static void take_first_word(const bounds *b, im_mention *mention)
{
    im_span *span = &mention->span;
    if (span->token_end - span->token > 1 || span->token <= b->begin || !token(b, span->token)->space_before)
        return;
    im_match whole = im_lexicon_exact(b->reading->lexicon, b->reading->document->text + span->start,
                                      span->end - span->start, IM_BIT(IM_ORG_SUFFIX));
    uint32_t first = span->token - 1, number = b->lattice->word[first];
    if (!flagged(b, whole, IM_ORG_SUFFIX, "short") || number == IM_NONE ||
        token(b, first)->kind == IM_TOKEN_DIGIT)
        return;
    const im_word *word = &b->lattice->words->words.items[number];
    if (word->sort != IM_SORT_OTHER || word->classes || word->tail || !word->cut_count) return;
    span->start = token(b, --span->token)->start;
}

/* 앤트로픽코리아 유한회사: a company's legal form behind its name belongs to it. */
static void take_form(const bounds *b, im_mention *mention)
{
    im_span *span = &mention->span;
    uint32_t next = span->token_end;
    if (next >= b->end || token(b, next - 1)->end != span->end || token(b, next)->kind != IM_TOKEN_HANGUL)
        return;
    const char *s = text_of(b, next);
    im_match match = im_lexicon_longest(b->reading->lexicon, s, length_of(b, next), IM_BIT(IM_ORG_SUFFIX));
    if (!flagged(b, match, IM_ORG_SUFFIX, "legal")) return;
    span->end = token(b, next)->start + match.length;
    span->token_end = next + 1;
}

/* How many tokens at t, going on in that direction, are ㈜ or (주); 0: none. */
static uint32_t sign_at(const bounds *b, uint32_t t, bool backwards)
{
    if (t >= b->end || (backwards && t < b->begin)) return 0;
    if (token(b, t)->code == 0x321C) return 1;
    uint32_t first = backwards ? t - 2 : t;
    if ((backwards && t < b->begin + 2) || first + 2 >= b->end) return 0;
    bool spelt = token(b, first)->code == '(' && token(b, first + 2)->code == ')' &&
                 length_of(b, first + 1) == 3 && !memcmp(text_of(b, first + 1), "주", 3);
    return spelt ? 3 : 0;
}

/* ㈜네패스, SK㈜: an article may write a company's name so and only so. */
static void take_sign(const bounds *b, im_mention *mention)
{
    enum { SHORT_NAME = 3 };
    im_span *span = &mention->span;
    uint32_t before =
        token(b, span->token)->space_before || !span->token ? 0 : sign_at(b, span->token - 1, true);
    uint32_t behind = 0;
    if (span->token_end < b->end && token(b, span->token_end - 1)->end == span->end &&
        !token(b, span->token_end)->space_before)
        behind = sign_at(b, span->token_end, false);
    if (!before && !behind) return;
    /* SK㈜ is not SK */
    if (span->end - span->start <= SHORT_NAME) mention->entry = IM_NO_ENTRY;
    if (before)
        span->start = token(b, span->token -= before)->start;
    else
        span->end = token(b, (span->token_end += behind) - 1)->end;
}

/* What the lexicon has that is written as the mention is. */
static im_match form_of(const bounds *b, const im_mention *mention)
{
    const im_span *span = &mention->span;
    const char *s = b->reading->document->text + span->start;
    return im_lexicon_exact(b->reading->lexicon, s, span->end - span->start, IM_ANY);
}

static bool is_no_organization(const bounds *b, const im_mention *mention)
{
    im_match match = form_of(b, mention);
    return is_product(mention, match.classes) || is_common_word(b, mention) || is_country(b, match) ||
           is_address(b, mention);
}

/* A mention that is none is left without length. */
void im_mentions_bound(im_reading *reading, const im_lattice *lattice)
{
    uint32_t before = 0; /* the mention before ends with this token */
    for (size_t m = 0; m < reading->mentions.count; m++) {
        im_mention *mention = &reading->mentions.items[m];
        if (mention->span.start == mention->span.end) continue;
        const im_sentence *sentence = &reading->document->sentences[mention->span.sentence];
        bounds b = {reading, lattice, before > sentence->token ? before : sentence->token,
                    sentence->token + sentence->token_count};
        if (m + 1 < reading->mentions.count && reading->mentions.items[m + 1].span.token < b.end)
            b.end = reading->mentions.items[m + 1].span.token;
        if (mention->entry == IM_NO_ENTRY) drop_lead(&b, mention);
        if (mention->entry == IM_NO_ENTRY && mention->kind == INMAEK_PERSON) drop_rest(&b, mention);
        if (mention->entry == IM_NO_ENTRY && mention->kind == INMAEK_ORGANIZATION) drop_common(&b, mention);
        if (mention->kind == INMAEK_PERSON) {
            if (is_verb(&b, mention)) mention->span.end = mention->span.start;
        } else if (is_no_organization(&b, mention)) {
            mention->span.end = mention->span.start; /* taken for nothing */
        } else {
            take_word_before(&b, mention);
            take_country(&b, mention);
            take_first_word(&b, mention);
            take_form(&b, mention);
            take_sign(&b, mention);
        }
        before = mention->span.token_end;
    }
}

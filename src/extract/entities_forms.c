/* entities_forms.c - shortened forms of names, and family names. */
#include <string.h>

#include "base/utf8.h"
#include "extract/entities.h"

static bool begins(const im_name *full, const im_name *name)
{
    return !memcmp(full->text, name->text, name->length);
}

static bool ends(const im_name *full, const im_name *name)
{
    return !memcmp(full->text + full->length - name->length, name->text, name->length);
}

static bool flagged(const im_reading *reading, const char *s, size_t n, const char *attribute)
{
    im_match match = im_lexicon_exact(reading->lexicon, s, n, IM_BIT(IM_ORG_SUFFIX));
    if (!match.length) return false;
    return im_lexicon_flag(reading->lexicon, IM_ORG_SUFFIX,
                           im_lexicon_entry(reading->lexicon, match.form, IM_ORG_SUFFIX), attribute);
}

static bool in_class(const im_reading *reading, const char *s, size_t n, im_class class)
{
    return im_lexicon_exact(reading->lexicon, s, n, IM_BIT(class)).length != 0;
}

/* Does the lexicon know the short name as another organization's own (카카오 beside 카카오벤처스)? */
static bool known_apart(const im_reading *reading, const im_name *name, const im_name *full)
{
    if (name->entry == IM_NO_ENTRY || name->entry == full->entry) return false;
    const char *form = im_lexicon_form(reading->lexicon, IM_ORGANIZATION, name->entry);
    return strlen(form) == name->length && !memcmp(form, name->text, name->length);
}

/* A group's bare name, which may mean any of its firms: the lexicon has it with 그룹 too (삼성). */
static bool is_group(const im_reading *reading, const im_name *name)
{
    char whole[64];
    if (name->length + 7 > sizeof whole) return false;
    memcpy(whole, name->text, name->length);
    memcpy(whole + name->length, "그룹", 7);
    im_match match = im_lexicon_exact(reading->lexicon, whole, name->length + 6, IM_BIT(IM_ORGANIZATION));
    return match.length && im_lexicon_entry(reading->lexicon, match.form, IM_ORGANIZATION) == name->entry;
}

static bool ends_with(const im_reading *reading, const char *s, size_t n, im_class class)
{
    return im_lexicon_suffix(reading->lexicon, s, n, IM_BIT(class)).length != 0;
}

/* Was the full name told before the short one? Headlines do not count: they shorten at will. */
static bool told_before(const im_name *full, const im_name *name)
{
    return name->told >= full->told || name->first > full->first;
}

/* The rest of the full name behind the short one: 파트너스. */
static bool short_by_end(const im_reading *reading, const im_name *name, const im_name *full)
{
    const char *rest = full->text + name->length;
    size_t n = full->length - name->length;
    bool apart = *rest == ' ';
    while (n && *rest == ' ') rest++, n--;
    if (n == 6 && !memcmp(rest, "그룹", 6)) return true;
    if (n == 6 && !memcmp(rest, "학교", 6)) return true; /* 순천향대 of 순천향대학교 */
    if (apart && ends_with(reading, rest, n, IM_NOT_ORG)) return true; /* 서울지점: no firm of its own */
    if (known_apart(reading, name, full) || !told_before(full, name)) return false;
    if (flagged(reading, rest, n, "short")) return true;
    if (flagged(reading, rest, n, "apart")) return false;
    if (name->entry == IM_NO_ENTRY && apart && full->entry == IM_NO_ENTRY)
        return true; /* 자이샤 of 자이샤 픽처스 */
    if (name->entry == IM_NO_ENTRY && in_class(reading, rest, n, IM_ORG_SUFFIX))
        return true; /* 세진 of 세진중공업 */
    /* 카카오엔터 of 카카오엔터테인먼트: a word broken off; but 카카오 of 카카오페이 is another */
    return name->letters >= 4 && !apart && name->letters * 2 >= full->letters &&
           !in_class(reading, rest, n, IM_PLACE);
}

/* What stands before the short name: 법무법인, a country, a group. */
static bool short_by_beginning(const im_reading *reading, const im_name *name, const im_name *full)
{
    size_t n = full->length - name->length;
    bool apart = full->text[n - 1] == ' ';
    while (n && full->text[n - 1] == ' ') n--;
    if (flagged(reading, full->text, n, "before")) return true;
    if (apart && in_class(reading, full->text, n, IM_PLACE)) return true;
    if (known_apart(reading, name, full) || !told_before(full, name)) return false;
    if (apart)
        return name->entry == IM_NO_ENTRY &&
               (name->letters >= 5 || !in_class(reading, full->text, n, IM_ORGANIZATION));
    return name->letters >= 4 &&
           (in_class(reading, full->text, n, IM_ORGANIZATION) || in_class(reading, full->text, n, IM_PLACE));
}

bool im_may_be_part(const im_name *name)
{
    return name->letters >= 2;
}

bool im_is_short_organization(const im_reading *reading, const im_name *name, const im_name *full)
{
    if (full->length <= name->length) return false;
    if (begins(full, name)) return short_by_end(reading, name, full);
    return ends(full, name) && short_by_beginning(reading, name, full);
}

bool im_is_loose(const im_reading *reading, const im_name *name)
{
    enum { FEW = 2 };
    return name->kind == INMAEK_ORGANIZATION &&
           (name->told == IM_NONE || (name->count <= FEW && is_group(reading, name)));
}

bool im_is_loose_form(const im_name *name, const im_name *full)
{
    if (full->length <= name->length) return false;
    return (name->letters >= 2 && begins(full, name)) || (name->letters >= 3 && ends(full, name));
}

/* 로레알 and 로레알코리아, though the lexicon has them as one: the second is a firm of its own. */
bool im_is_branch(const im_reading *reading, const im_name *name, const im_name *full)
{
    if (full->length <= name->length || !begins(full, name)) return false;
    const char *rest = full->text + name->length;
    size_t n = full->length - name->length;
    while (n && *rest == ' ') rest++, n--;
    return flagged(reading, rest, n, "apart");
}

/* ---------------------------------------------------------------- slips */

enum { JAMO_PLACES = 19 + 21 + 28 };

/* Counts the letters of which the syllables are made; false: there is something else in it. */
static bool count_jamo(const im_name *name, int *counts, int by)
{
    enum { FIRST = 0xAC00, VOWELS = 21, FINALS = 28, INITIALS = 19 };
    for (size_t i = 0; i < name->length;) {
        uint32_t c = im_utf8_next(name->text, name->length, &i);
        if (!im_is_hangul(c)) return false;
        uint32_t syllable = c - FIRST;
        counts[syllable / (VOWELS * FINALS)] += by;
        counts[INITIALS + syllable / FINALS % VOWELS] += by;
        counts[INITIALS + VOWELS + syllable % FINALS] += by;
    }
    return true;
}

static bool same_jamo(const im_name *a, const im_name *b)
{
    int counts[JAMO_PLACES] = {0};
    if (!count_jamo(a, counts, 1) || !count_jamo(b, counts, -1)) return false;
    for (int i = 0; i < JAMO_PLACES; i++)
        if (counts[i]) return false;
    return true;
}

/* 소프트그룹 of 소프트뱅크그룹; but 한빛대병원 is not 한빛대치과병원: only a group has no parts that are
 * called so. */
static bool drops_middle(const im_name *name, const im_name *full)
{
    enum { BEGINNING = 3 * 3, GROUP = 2 * 3 }; /* bytes */
    if (name->length < BEGINNING + GROUP || full->length <= name->length) return false;
    uint32_t stem = name->length - GROUP;
    return !memcmp(name->text + stem, "그룹", GROUP) &&
           !memcmp(full->text + full->length - GROUP, "그룹", GROUP) && !memcmp(name->text, full->text, stem);
}

bool im_may_be_slip(const im_name *name)
{
    enum { LETTERS = 5 };
    return name->entry == IM_NO_ENTRY && name->count == 1 && name->letters >= LETTERS && name->tokens == 1;
}

bool im_is_slip(const im_reading *reading, const im_name *name, const im_name *full)
{
    (void)reading;
    bool known = full->entry != IM_NO_ENTRY || full->count > 1;
    if (!known || full->tokens != 1) return false;
    return name->letters == full->letters ? same_jamo(name, full) : drops_middle(name, full);
}

bool im_is_part_of_person(const im_reading *reading, const im_name *name, const im_name *full)
{
    (void)reading;
    if (name->tokens >= full->tokens) return false;
    if (begins(full, name)) return full->text[name->length] == ' ';
    return ends(full, name) && full->text[full->length - name->length - 1] == ' ';
}

/* ---------------------------------------------------------------- family names */

/* Can the family name stand for the mention's person: first syllable of 이재용, last word of 젠슨 황? */
static bool bears(const im_reading *reading, const im_mention *mention, const char *family, size_t n)
{
    size_t length = mention->span.end - mention->span.start;
    const char *name = reading->document->text + mention->span.start;
    if (length <= n) return false;
    if (mention->span.token_end - mention->span.token == 1) return !memcmp(name, family, n);
    return !memcmp(name + length - n, family, n) && name[length - n - 1] == ' ';
}

/* Is there a title right behind the mention, or behind one word more (김 신임 대표)? By mention, its
 * lexicon entry or IM_NO_ENTRY. Both arrays are in text order: one walk. NULL: no memory. */
static uint32_t *titles_behind(const im_reading *reading)
{
    uint32_t *entries = im_arena_alloc(reading->arena, (reading->mentions.count + 1) * sizeof *entries);
    size_t t = 0;
    for (size_t m = 0; entries && m < reading->mentions.count; m++) {
        const im_span *span = &reading->mentions.items[m].span;
        while (t < reading->titles.count && reading->titles.items[t].span.token < span->token_end) t++;
        entries[m] = IM_NO_ENTRY;
        if (t == reading->titles.count) continue;
        const im_title *title = &reading->titles.items[t];
        if (title->span.sentence == span->sentence && title->span.token <= span->token_end + 1)
            entries[m] = title->entry;
    }
    return entries;
}

/* The person meant: one who bears the name and was called by this title, else the last named. */
static uint32_t person_meant(const im_reading *reading, size_t m, const uint32_t *titles)
{
    enum { BEFORE = 500, BEHIND = 100 }; /* mentions looked at */
    const im_mention *family = &reading->mentions.items[m];
    const char *s = reading->document->text + family->span.start;
    size_t n = family->span.end - family->span.start, first = m > BEFORE ? m - BEFORE : 0;
    uint32_t last = IM_NONE, titled = IM_NONE;
    for (size_t k = first; k < reading->mentions.count && k < m + BEHIND; k++) {
        const im_mention *mention = &reading->mentions.items[k];
        if (mention->kind != INMAEK_PERSON || mention->family_only || !bears(reading, mention, s, n))
            continue;
        if (k > m && last == IM_NONE) return mention->entity; /* named in full only later */
        if (k > m) break;
        last = mention->entity;
        if (titles[m] != IM_NO_ENTRY && titles[k] == titles[m]) titled = mention->entity;
    }
    return titled != IM_NONE ? titled : last;
}

bool im_families_find(im_reading *reading)
{
    const uint32_t *titles = titles_behind(reading);
    for (size_t m = 0; titles && m < reading->mentions.count; m++) {
        im_mention *mention = &reading->mentions.items[m];
        if (mention->family_only) mention->entity = person_meant(reading, m, titles);
    }
    return titles != NULL;
}

/* romanize.c - the Revised Romanization of Korean (Ministry of Culture and Tourism, 2000-8),
 * chapter 2 tables and chapter 3 sound changes, without those that need a dictionary. */
#include "graph/romanize.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "base/utf8.h"

/* ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ */
static const char *const initials[19] = {"g",  "kk", "n", "d",  "tt", "r", "m", "b", "pp", "s",
                                         "ss", "",   "j", "jj", "ch", "k", "t", "p", "h"};
enum { INITIAL_N = 2, INITIAL_R = 5, INITIAL_M = 6, INITIAL_NONE = 11 };

/* ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ */
static const char *const vowels[21] = {"a",  "ae", "ya", "yae", "eo", "e",  "yeo", "ye", "o",  "wa", "wae",
                                       "oe", "yo", "u",  "wo",  "we", "wi", "yu",  "eu", "ui", "i"};

/* How a final consonant sounds before a consonant, and before a vowel.
 * -ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ */
static const char *const closed[28] = {"",  "k", "k", "k", "n", "n", "n", "t",  "l", "k", "m", "l", "l", "l",
                                       "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t"};
static const char *const linked[28] = {"",   "g",  "kk", "ks", "n",  "nj", "n", "d", "r",  "lg",
                                       "lm", "lb", "ls", "lt", "lp", "r",  "m", "b", "ps", "s",
                                       "ss", "ng", "j",  "ch", "k",  "t",  "p", ""};

struct im_romanizer {
    UTransliterator *other; /* for what is neither Hangul nor Latin */
    bool tried;
};

im_romanizer *im_romanizer_new(void)
{
    return calloc(1, sizeof(im_romanizer));
}

void im_romanizer_free(im_romanizer *romanizer)
{
    if (!romanizer) return;
    if (romanizer->other) utrans_close(romanizer->other);
    free(romanizer);
}

/* A closing consonant as it sounds before ㄴ, ㅁ and ㄹ. */
static const char *before_nasal(const char *closing)
{
    switch (*closing) {
    case 'k':
        return "ng";
    case 't':
        return "n";
    case 'p':
        return "m";
    }
    return closing;
}

/* The final consonant of one syllable and the first of the next, as they sound together. */
static void add_border(im_string *out, unsigned final, unsigned initial)
{
    const char *first = closed[final], *second = initials[initial];
    bool nasal = initial == INITIAL_N || initial == INITIAL_M, liquid = initial == INITIAL_R && final;
    if (initial == INITIAL_NONE) first = linked[final];
    if (nasal || liquid) first = before_nasal(first);                /* 백마 Baengma, 독립 Dongnip */
    if (*closed[final] == 'l' && initial == INITIAL_N) second = "l"; /* 별내 Byeollae */
    if (liquid)
        second = strchr("ln", *closed[final]) && closed[final][1] == '\0' ? "l" : "n"; /* 종로 Jongno */
    if (liquid && *second == 'l') first = "l";                                         /* 신라 Silla */
    im_string_adds(out, first);
    im_string_adds(out, second);
}

/* Makes the letter that stands at `start` a capital, if it is one of ASCII's. */
static void capitalize(im_string *out, size_t start)
{
    if (!out->failed && start < out->count && out->items[start] >= 'a' && out->items[start] <= 'z')
        out->items[start] = (char)(out->items[start] - 'a' + 'A');
}

/* A run of Hangul syllables as one word. */
static void add_word(im_string *out, const char *s, size_t n)
{
    size_t start = out->count;
    unsigned final = 0;
    for (size_t i = 0; i < n;) {
        uint32_t c = im_utf8_next(s, n, &i) - 0xAC00;
        add_border(out, final, c / 588);
        im_string_adds(out, vowels[c / 28 % 21]);
        final = c % 28;
    }
    im_string_adds(out, closed[final]);
    capitalize(out, start);
}

/* A run of another script, by ICU; as it is, if ICU does not know how. */
static void add_other(im_string *out, im_romanizer *romanizer, const char *s, size_t n)
{
    enum { ROOM = 1024 };
    UChar units[ROOM];
    char bytes[3 * ROOM + 1];
    UErrorCode status = U_ZERO_ERROR;
    if (!romanizer->tried) {
        static const UChar id[] = u"Any-Latin; NFC";
        romanizer->tried = true;
        romanizer->other = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
        if (U_FAILURE(status)) romanizer->other = NULL;
    }
    int32_t count = 0, limit, length = 0;
    status = U_ZERO_ERROR;
    if (romanizer->other && n < ROOM) {
        u_strFromUTF8(units, ROOM, &count, s, (int32_t)n, &status);
        limit = count;
        utrans_transUChars(romanizer->other, units, &count, ROOM, 0, &limit, &status);
        u_strToUTF8(bytes, sizeof bytes, &length, units, count, &status);
    }
    size_t start = out->count;
    if (length > 0 && U_SUCCESS(status))
        im_string_add(out, bytes, (size_t)length);
    else
        im_string_add(out, s, n);
    capitalize(out, start);
}

enum script { LATIN, HANGUL, OTHER };

static enum script script_of(uint32_t c)
{
    if (im_is_hangul(c)) return HANGUL;
    bool sign = c >= 0x2000 && c < 0x2C00;
    return c < 0x300 || sign ? LATIN : OTHER;
}

void im_romanize(im_string *out, im_romanizer *romanizer, const char *name)
{
    size_t n = strlen(name);
    enum script before = LATIN;
    for (size_t i = 0, end; i < n; i = end) {
        size_t next = end = i;
        enum script script = script_of(im_utf8_next(name, n, &next));
        while (end < n && (next = end, script_of(im_utf8_next(name, n, &next)) == script)) end = next;
        bool touches = out->count > 0 && i > 0 && isalnum((unsigned char)out->items[out->count - 1]);
        bool letter = script != LATIN || isalnum((unsigned char)name[i]);
        if (touches && letter && script != before) im_string_add(out, " ", 1);
        if (script == HANGUL)
            add_word(out, name + i, end - i);
        else if (script == OTHER)
            add_other(out, romanizer, name + i, end - i);
        else
            im_string_add(out, name + i, end - i);
        before = script;
    }
}

void im_romanize_person(im_string *out, im_romanizer *romanizer, const char *name, unsigned family)
{
    size_t n = strlen(name), i = 0;
    unsigned letters = 0;
    while (i < n && im_is_hangul(im_utf8_next(name, n, &i))) letters++;
    if (family == 0 || letters <= family || letters > 5 || i < n || letters * 3 != n) {
        im_romanize(out, romanizer, name);
        return;
    }
    add_word(out, name, 3 * family);
    im_string_add(out, " ", 1);
    for (unsigned k = family; k < letters; k++) {
        size_t start;
        if (k > family) im_string_add(out, "-", 1);
        start = out->count;
        add_word(out, name + 3 * (size_t)k, 3);
        if (k > family && !out->failed) out->items[start] = (char)tolower((unsigned char)out->items[start]);
    }
}

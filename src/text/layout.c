/* layout.c - what each line of an article is: headline, story, caption, or noise.
 *
 * A line is a line of the file, or a part of one where a photo agency's page has run a caption
 * and the story together. From each the noise is peeled off at both ends (bylines, credits,
 * addresses); what is noise through and through goes. */
#include "text/layout.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "text/date.h"
#include "text/letter.h"

enum {
    PREFIX = 160,      /* bytes at a line's beginning in which a byline is looked for */
    TAIL = 240,        /* bytes after the last sentence in which a credit is looked for */
    FURNITURE = 400,   /* a line that is longer is a story, whatever it holds */
    HEADING = 120,     /* a heading is not longer */
    HEADLINE = 30      /* a headline not shorter, in bytes, or it has three words */
};

/* A line while it is looked at: what is left of it, and what was found out. */
typedef struct line {
    uint32_t start, end;
    bool first_left;   /* its beginning was peeled off: a byline stood there */
    bool ended;        /* a sentence ends in it, or what looks like one: All rights reserved. */
    bool prose;        /* a statement does: 했다. */
    bool picture;      /* a photo credit or the like was found */
    bool marked;       /* it begins with a sign: ◆, -, ▶ */
} line;

void im_layout_dispose(im_layout *layout)
{
    free(layout->pieces.items);
    free(layout->title.items);
    free(layout->source.items);
}

/* ---------------------------------------------------------------- small looks */

static bool is_blank(uint32_t c) { return c && im_letter_of(c) == IM_LETTER_SPACE; }

/* A sign that begins a heading or a list's line. */
static bool is_sign(uint32_t c)
{
    if (!c || im_letter_of(c) != IM_LETTER_MARK) return false;
    switch (c) {
    case '"': case '\'': case '(': case '[': case '.': case 0x2018: case 0x201C: case 0x2026: case 0x321C: /* ㈜ */
        return false;
    default:
        return true;
    }
}

static void trim(const char *text, line *l)
{
    while (l->start < l->end && is_blank(im_letter_at(text, l->start, l->end))) im_letter_next(text, &l->start);
    while (l->start < l->end && is_blank(im_letter_before(text, l->end, l->start))) {
        do l->end--;
        while (((unsigned char)text[l->end] & 0xC0) == 0x80);
    }
}

/* Behind the signs and spaces that a line begins with. */
static uint32_t skip_signs(const char *text, uint32_t i, uint32_t end)
{
    while (i < end) {
        uint32_t after = i, c = im_letter_next(text, &after);
        if (im_letter_of(c) != IM_LETTER_SPACE && im_letter_of(c) != IM_LETTER_MARK) break;
        i = after;
    }
    return i;
}

static uint32_t closing_of(uint32_t c)
{
    switch (c) {
    case '(': return ')';
    case '[': return ']';
    case '<': return '>';
    case 0x3010: return 0x3011; /* 【】 */
    default: return 0;
    }
}

/* The bracket's content and the byte behind it, if text[i] opens one that closes soon. */
static bool read_bracket(const char *text, uint32_t i, uint32_t end, uint32_t *inner, uint32_t *inner_end,
                         uint32_t *after)
{
    uint32_t open = im_letter_at(text, i, end), close = open ? closing_of(open) : 0;
    int depth = 1;
    if (!close) return false;
    if (end - i > PREFIX) end = i + PREFIX;
    im_letter_next(text, &i);
    *inner = i;
    while (i < end) {
        *inner_end = i;
        uint32_t c = im_letter_next(text, &i);
        depth += c == open ? 1 : c == close ? -1 : 0;
        if (depth == 0) {
            *after = i;
            return true;
        }
    }
    return false;
}

static const char *find_byte(const char *text, uint32_t start, uint32_t end, char c)
{
    return start < end ? memchr(text + start, c, end - start) : NULL;
}

/* ---------------------------------------------------------------- dates and the outlet */

static void take_date(im_layout *layout, const im_survey *s, bool picture)
{
    im_date_rank rank = picture && s->rank < IM_DATE_LABELLED && s->rank ? IM_DATE_PICTURE : s->rank;
    if (rank < layout->rank || !rank) return;
    /* Of several pictures the newest says most; else the first date on the page counts. */
    if (rank == layout->rank && rank != IM_DATE_PICTURE) return;
    im_date a = s->date, b = layout->date;
    bool later = a.year != b.year ? a.year > b.year : a.month != b.month ? a.month > b.month : a.day > b.day;
    if (rank == layout->rank && !later) return;
    layout->date = a;
    layout->rank = rank;
}

/* Notes the outlet of [서울=뉴시스]: the word behind the sign. */
static void take_source(im_layout *layout, const char *text, uint32_t i, uint32_t end)
{
    if (layout->source.count) return;
    while (i < end && text[i] == ' ') i++;
    uint32_t start = i;
    while (i < end) {
        im_letter letter = im_letter_of(im_letter_at(text, i, end));
        if (letter == IM_LETTER_SPACE || letter == IM_LETTER_MARK) break;
        im_letter_next(text, &i);
    }
    im_string_add(&layout->source, text + start, i - start);
}

/* ---------------------------------------------------------------- the beginning of a line */

/* Peels [서울=뉴시스], (대전 한국일보 김 기자), [사진 설명] off; false if none stands there. */
static bool peel_bracket(im_layout *layout, const char *text, line *l)
{
    uint32_t inner, inner_end, after;
    if (!read_bracket(text, l->start, l->end, &inner, &inner_end, &after)) return false;
    const char *equals = find_byte(text, inner, inner_end, '=');
    im_survey s = im_noise_survey(layout->noise, text, inner, inner_end);
    bool label = s.unknown == 0 && (s.count[IM_NOISE_CAPTION] || s.count[IM_NOISE_CREDIT]);
    if (label && after == l->end) return false; /* a credit alone */
    if (!label && !equals && !(s.count[IM_NOISE_BYLINE] && s.unknown <= 1)) return false;
    if (label) l->picture = true;
    if (equals && !label) take_source(layout, text, (uint32_t)(equals - text) + 1, inner_end);
    l->start = after;
    return true;
}

/* Peels `홍길동 기자 =` and `/사진=` off. */
static bool peel_equals(im_layout *layout, const char *text, line *l)
{
    uint32_t end = l->end - l->start > PREFIX ? l->start + PREFIX : l->end;
    const char *equals = find_byte(text, l->start, end, '=');
    if (!equals) return false;
    uint32_t at = (uint32_t)(equals - text);
    im_survey s = im_noise_survey(layout->noise, text, l->start, at);
    bool byline = s.count[IM_NOISE_BYLINE] > 0 && s.unknown <= 1;
    bool label = s.words == 1 && s.count[IM_NOISE_CREDIT] && l->end - at > HEADING;
    if (!byline && !label) return false;
    l->picture |= label;
    l->start = at + 1;
    return true;
}

/* Peels a news wire's head off: 2025년 10월 08일 -- 부산--(뉴스와이어)--. */
static bool peel_wire(im_layout *layout, const char *text, line *l)
{
    uint32_t end = l->end - l->start > PREFIX ? l->start + PREFIX : l->end, last = 0;
    for (uint32_t i = l->start; i + 1 < end; i++)
        if (text[i] == '-' && text[i + 1] == '-') last = i + 2;
    if (!last || !find_byte(text, l->start, last, '(')) return false;
    im_survey s = im_noise_survey(layout->noise, text, l->start, last);
    if (s.unknown > 3) return false;
    take_date(layout, &s, false);
    l->start = last;
    return true;
}

static void peel_front(im_layout *layout, const char *text, line *l)
{
    for (int turns = 0; turns < 4; turns++) {
        trim(text, l);
        bool peeled = peel_bracket(layout, text, l) || peel_equals(layout, text, l) || peel_wire(layout, text, l);
        if (!peeled) return;
        l->first_left = true;
    }
}

/* ---------------------------------------------------------------- the end of a line */

/* What follows a line's last sentence: a credit, an address, a date of sending? */
static bool is_tail(const im_survey *s, uint32_t first)
{
    unsigned known = s->count[IM_NOISE_CREDIT] + s->count[IM_NOISE_COPYRIGHT] + s->count[IM_NOISE_BYLINE] +
                     s->count[IM_NOISE_DATELINE] + s->count[IM_NOISE_NOTICE] + s->dates + s->addresses;
    if (s->count[IM_NOISE_COPYRIGHT]) return true;
    if (first == '/') return s->unknown <= 6;
    return known > 0 && s->unknown <= 3;
}

static void peel_back(im_layout *layout, const char *text, line *l)
{
    uint32_t sentence = im_last_sentence_end(layout->endings, text, l->start, l->end);
    l->ended = sentence > l->start;
    l->prose = l->ended && im_is_prose(layout->endings, text, l->start, sentence);
    line tail = {.start = sentence, .end = l->end};
    trim(text, &tail);
    if (tail.start == tail.end || !l->ended || tail.end - tail.start > TAIL) return;
    im_survey s = im_noise_survey(layout->noise, text, tail.start, tail.end);
    uint32_t first = im_letter_at(text, tail.start, tail.end);
    if (!is_tail(&s, first)) return;
    bool sent = s.count[IM_NOISE_DATELINE] > 0;
    bool picture = first == '/' || s.count[IM_NOISE_CREDIT] || s.count[IM_NOISE_COPYRIGHT] || s.dates;
    take_date(layout, &s, picture && !sent);
    l->picture |= picture && !sent;
    l->end = sentence;
}

/* Does (왼쪽 or its like stand in the line? */
static bool points_out(const im_layout *layout, const char *text, const line *l)
{
    for (const char *p = find_byte(text, l->start, l->end, '('); p;
         p = find_byte(text, (uint32_t)(p - text) + 1, l->end, '(')) {
        im_noise_sort sort;
        uint32_t i = (uint32_t)(p - text) + 1;
        if (im_noise_at(layout->noise, text, i, l->end, &sort) && sort == IM_NOISE_CAPTION) return true;
    }
    return false;
}

/* ---------------------------------------------------------------- noise through and through */

typedef enum verdict {
    STORY,
    DROP,
    DROP_ITEM, /* other articles on the same line; a list may follow */
    DROP_LIST  /* the heading over a list of other articles */
} verdict;

/* What the words say that a line begins with. */
static verdict judge_beginning(const im_layout *layout, const char *text, const line *l)
{
    uint32_t i = skip_signs(text, l->start, l->end), first = im_letter_at(text, l->start, l->end);
    im_noise_sort sort;
    if (first == 0x203B || first == '#') return DROP; /* ※ and #tags */
    uint32_t length = i < l->end ? im_noise_at(layout->noise, text, i, l->end, &sort) : 0;
    if (!length) return STORY;
    uint32_t behind = i + length;
    bool alone = skip_signs(text, behind, l->end) == l->end;
    bool colon = im_letter_at(text, behind, l->end) == ':' ||
                 (text[behind] == ' ' && im_letter_at(text, behind + 1, l->end) == ':');
    if (sort == IM_NOISE_NOTICE) return DROP;
    if (sort == IM_NOISE_RELATED && (alone || !l->prose)) return alone ? DROP_LIST : DROP_ITEM;
    if (sort == IM_NOISE_SUMMARY && alone) return DROP;
    if (sort == IM_NOISE_CONTACT && colon && !l->prose) return DROP;
    return STORY;
}

/* Signs that begin a heading of the story: ◆ ◇ ■ □ ● ○ ◈ ①. */
static bool is_heading_sign(uint32_t c)
{
    return c == 0x25A0 || c == 0x25A1 || (c >= 0x25C6 && c <= 0x25CF) || (c >= 0x2460 && c <= 0x2473);
}

/* Is a line without a sentence of the page, not of the story? What a heading may hold too
 * (◆ 무료 제공) tells only in a line that is none. */
static bool is_furniture(const im_survey *s, bool heading)
{
    unsigned menu = s->count[IM_NOISE_MENU] + s->count[IM_NOISE_RELATED];
    bool dateline = s->count[IM_NOISE_DATELINE] > 0;
    if (s->count[IM_NOISE_COPYRIGHT]) return true;
    if (s->dates && (s->times || dateline) && s->unknown <= 5) return true;
    if (dateline && (s->times || s->words == 1) && s->unknown <= 3) return true;
    if (s->addresses && s->unknown <= 6) return true;
    if (s->arrows && s->unknown <= 8) return true;
    if (heading) return false;
    if (s->dates && s->unknown <= 3) return true;
    if (s->count[IM_NOISE_BYLINE] && s->unknown <= 1) return true;
    if (s->count[IM_NOISE_WEATHER] >= 2 && s->unknown <= 2) return true;
    if (s->count[IM_NOISE_CREDIT] && s->unknown <= 2) return true;
    if (!s->unknown && (menu || s->count[IM_NOISE_SECTION] || s->count[IM_NOISE_NOTICE])) return true;
    return menu && s->unknown <= menu && s->words <= 4 + 2 * menu;
}

static verdict judge(im_layout *layout, const char *text, const line *l)
{
    verdict v = judge_beginning(layout, text, l);
    bool longer = l->end - l->start > FURNITURE;
    if (v == STORY && (l->prose || longer)) return STORY;
    im_survey s = im_noise_survey(layout->noise, text, l->start, longer ? l->start + FURNITURE : l->end);
    if (v == STORY && is_furniture(&s, is_heading_sign(im_letter_at(text, l->start, l->end)))) v = DROP;
    if (v != STORY) take_date(layout, &s, false);
    return v;
}

/* ---------------------------------------------------------------- what is kept */

/* Was a line with these words kept before? Captions and headlines come twice on some pages. */
static bool is_repeated(im_layout *layout, const char *text, const line *l)
{
    uint32_t length = l->end - l->start;
    if (length < 20) return false;
    uint64_t key = (uint64_t)im_hash(text + l->start, length) << 32 | length;
    uint64_t *slot = &layout->seen[key >> 32 & 0xFF];
    if (*slot == key) return true;
    *slot = key;
    return false;
}

static unsigned count_words(const char *text, const line *l)
{
    unsigned words = 1;
    for (uint32_t i = l->start; i < l->end; i++) words += text[i] == ' ';
    return words;
}

/* Could the line be the headline? */
static bool is_headline(const char *text, const line *l)
{
    uint32_t inner, inner_end, after;
    if (l->prose || l->first_left || l->picture || l->marked || l->end - l->start > FURNITURE) return false;
    if (read_bracket(text, l->start, l->end, &inner, &inner_end, &after) && after == l->end) return false;
    return l->end - l->start >= HEADLINE || count_words(text, l) >= 3;
}

/* A list's lines hold their items behind such signs: ◇SK텔레콤 ▲대표이사 사장 정재헌. */
static bool has_items(const char *text, const line *l)
{
    uint32_t i = skip_signs(text, l->start, l->end);
    for (; i < l->end; im_letter_next(text, &i))
        if (im_letter_at(text, i, l->end) == 0x25B2 || im_letter_at(text, i, l->end) == 0x25B3) return true;
    return false;
}

static im_zone zone_of(const im_layout *layout, const char *text, const line *l, bool story)
{
    if (l->picture) return IM_ZONE_CAPTION;
    if (!l->prose && !story && l->end - l->start <= FURNITURE) return IM_ZONE_LEAD;
    if (!l->ended) return l->end - l->start <= HEADING && !has_items(text, l) ? IM_ZONE_LEAD : IM_ZONE_BODY;
    if (points_out(layout, text, l)) {
        /* one sentence alone that points at people: a caption without a credit */
        uint32_t i = l->start;
        for (; i < l->end; im_letter_next(text, &i)) {
            uint32_t end = text[i] == '.' ? im_sentence_end(layout->endings, text, l->start, i, l->end) : 0;
            if (end) return end == l->end ? IM_ZONE_CAPTION : IM_ZONE_BODY;
        }
    }
    return IM_ZONE_BODY;
}

/* What the walk over the lines knows. */
typedef struct walk {
    uint32_t paragraph;
    bool titled, story; /* the headline, the story's first sentence was seen */
    enum { NO_LIST, LIST_BEGUN, LIST_OPEN, LIST_MARKED } list; /* of other articles */
} walk;

/* Is the line one of a list of other articles? Lines with a sign are, anywhere; others while no
 * blank line has come, if they hold no sentence. */
static bool is_listed(const im_layout *layout, walk *w, const char *text, const line *l)
{
    bool blank = l->start == l->end;
    if (blank && w->list == LIST_OPEN) w->list = LIST_MARKED;
    if (blank || w->list == NO_LIST) return false;
    bool plain = w->list != LIST_MARKED && l->end - l->start <= FURNITURE &&
                 im_last_sentence_end(layout->endings, text, l->start, l->end) == l->start;
    bool listed = is_sign(im_letter_at(text, l->start, l->end)) || plain;
    w->list = !listed ? NO_LIST : w->list == LIST_BEGUN ? LIST_OPEN : w->list;
    return listed;
}

static bool take_line(im_layout *layout, walk *w, const char *text, line l)
{
    trim(text, &l);
    if (is_listed(layout, w, text, &l) || l.start == l.end) return true;
    l.marked = is_sign(im_letter_at(text, l.start, l.end));
    peel_front(layout, text, &l);
    peel_back(layout, text, &l);
    trim(text, &l);
    if (l.start == l.end) return true;
    verdict v = judge(layout, text, &l);
    if (v == DROP_LIST) w->list = LIST_BEGUN;
    if (v == DROP_ITEM) w->list = LIST_MARKED;
    if (v != STORY || is_repeated(layout, text, &l)) return true;
    im_zone zone = zone_of(layout, text, &l, w->story);
    if (!w->titled && !w->story && zone == IM_ZONE_LEAD) {
        if (is_headline(text, &l)) {
            zone = IM_ZONE_TITLE;
            w->titled = true;
            im_string_add(&layout->title, text + l.start, l.end - l.start);
        } else if (!l.marked && !l.ended && count_words(text, &l) <= 2) {
            return true; /* a word of the page's head */
        }
    }
    w->story |= zone == IM_ZONE_BODY;
    im_piece piece = {.start = l.start, .end = l.end, .paragraph = w->paragraph, .zone = (uint8_t)zone};
    return im_array_push(&layout->pieces, piece);
}

/* ---------------------------------------------------------------- lines run together */

/* Where the line that begins at `start` has a seam: before a mid-line [서울=뉴시스], or behind a
 * credit's `재판매 및 DB 금지` that more text follows. */
static uint32_t seam(const im_layout *layout, const char *text, uint32_t start, uint32_t end)
{
    for (const char *p = find_byte(text, start, end, '='); p; p = find_byte(text, (uint32_t)(p - text) + 1, end, '=')) {
        uint32_t i = (uint32_t)(p - text), back = i - start > 60 ? i - 60 : start;
        while (i > back && text[i] != '[') i--;
        if (text[i] != '[' || i == start || text[i - 1] != ' ') continue;
        uint32_t inner, inner_end, after;
        im_noise_sort sort;
        if (!read_bracket(text, i, end, &inner, &inner_end, &after) || inner_end < (uint32_t)(p - text)) continue;
        /* [사진출처 = …] is a credit: it ends its line, not begins one */
        if (im_noise_at(layout->noise, text, inner, inner_end, &sort)) continue;
        return i;
    }
    return end;
}

static uint32_t seam_behind(const im_layout *layout, const char *text, uint32_t start, uint32_t end)
{
    for (const char *p = find_byte(text, start, end, '*'); p; p = find_byte(text, (uint32_t)(p - text) + 1, end, '*')) {
        uint32_t i = (uint32_t)(p - text) + 1;
        im_noise_sort sort;
        uint32_t length = im_noise_at(layout->noise, text, i, end, &sort);
        if (length && sort == IM_NOISE_COPYRIGHT && i + length < end && text[i + length] == ' ') return i + length;
    }
    return end;
}

static bool take_parts(im_layout *layout, walk *w, const char *text, uint32_t start, uint32_t end)
{
    do {
        uint32_t behind = seam_behind(layout, text, start, end);
        do {
            uint32_t cut = seam(layout, text, start, behind);
            if (!take_line(layout, w, text, (line){.start = start, .end = cut})) return false;
            start = cut;
            w->paragraph++;
        } while (start < behind);
    } while (start < end);
    return true;
}

bool im_layout_read(im_layout *layout, const char *text, uint32_t length)
{
    walk w = {0};
    layout->pieces.count = 0;
    im_string_clear(&layout->title);
    im_string_clear(&layout->source);
    layout->date = (im_date){0};
    layout->rank = IM_DATE_NONE;
    memset(layout->seen, 0, sizeof layout->seen);
    for (uint32_t i = 0; i < length;) {
        const char *newline = memchr(text + i, '\n', length - i);
        uint32_t end = newline ? (uint32_t)(newline - text) : length;
        if (!take_parts(layout, &w, text, i, end)) return false;
        i = end + 1;
    }
    return !layout->title.failed && !layout->source.failed;
}

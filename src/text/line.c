/* line.c - see line.h. */
#include "text/line.h"

#include <string.h>

#include "text/date.h"
#include "text/letter.h"

enum {
    NEAR = 160,  /* bytes at a line's beginning, or in brackets, in which a byline is looked for */
    TAIL = 240,  /* bytes after the last sentence in which a credit is looked for */
    LABEL = 120, /* bytes that must follow `사진=` to be a caption */
    OUTLET = 36, /* bytes of [새벽일보] */
    PLACE = 60   /* bytes before the = of [서울=뉴시스] */
};

static bool is_space(uint32_t c)
{
    return c && im_letter_of(c) == IM_LETTER_SPACE;
}

void im_line_trim(im_line *line)
{
    const char *text = line->text;
    while (is_space(im_letter_at(text, line->start, line->end))) im_letter_next(text, &line->start);
    while (is_space(im_letter_before(text, line->end, line->start))) {
        do line->end--;
        while (((unsigned char)text[line->end] & 0xC0) == 0x80);
    }
}

uint32_t im_byte_find(const char *text, uint32_t start, uint32_t end, char c)
{
    const char *found = start < end ? memchr(text + start, c, end - start) : NULL;
    return found ? (uint32_t)(found - text) : end;
}

uint32_t im_signs_skip(const char *text, uint32_t i, uint32_t end)
{
    while (i < end) {
        uint32_t after = i;
        im_letter letter = im_letter_of(im_letter_next(text, &after));
        if (letter != IM_LETTER_SPACE && letter != IM_LETTER_MARK) break;
        i = after;
    }
    return i;
}

bool im_bracket_read(im_bracket *out, const char *text, uint32_t i, uint32_t end)
{
    uint32_t open = im_letter_at(text, i, end), close = im_closing_of(open);
    int depth = 1;
    if (!close) return false;
    if (end - i > NEAR) end = i + NEAR;
    im_letter_next(text, &i);
    out->start = i;
    while (i < end) {
        out->end = i;
        uint32_t c = im_letter_next(text, &i);
        depth += c == open ? 1 : c == close ? -1 : 0;
        out->after = i;
        if (depth == 0) return true;
    }
    return false;
}

/* ---------------------------------------------------------------- what the page says */

static bool is_later(im_date a, im_date b)
{
    if (a.year != b.year) return a.year > b.year;
    return a.month != b.month ? a.month > b.month : a.day > b.day;
}

void im_page_take_date(im_page *page, const im_survey *survey, bool picture)
{
    im_date_rank rank = survey->rank;
    if (picture && rank && rank < IM_DATE_LABELLED) rank = IM_DATE_PICTURE;
    /* Of several pictures the newest says most; of other dates the first on the page. */
    bool better = rank > page->rank ||
                  (rank == page->rank && rank == IM_DATE_PICTURE && is_later(survey->date, page->date));
    if (!better) return;
    page->date = survey->date;
    page->rank = rank;
}

/* Notes the outlet of [서울=뉴시스]: the word behind the sign. */
static void take_source(im_page *page, const char *text, uint32_t i, uint32_t end)
{
    if (page->source.count) return;
    i = im_signs_skip(text, i, end);
    uint32_t start = i;
    while (i < end) {
        im_letter letter = im_letter_of(im_letter_at(text, i, end));
        if (letter == IM_LETTER_SPACE || letter == IM_LETTER_MARK) break;
        im_letter_next(text, &i);
    }
    im_string_add(&page->source, text + start, i - start);
}

/* ---------------------------------------------------------------- the beginning */

static uint32_t near_end(const im_line *line)
{
    return line->end - line->start > NEAR ? line->start + NEAR : line->end;
}

/* A reporter's office and names, with at most one word else? */
static bool is_byline(const im_survey *survey)
{
    return survey->count[IM_NOISE_BYLINE] > 0 && survey->unknown <= 1;
}

/* Peels [서울=뉴시스], (대전 한국일보 김 기자), [사진 설명] off; false if none stands there. */
static bool peel_bracket(im_page *page, im_line *line)
{
    im_bracket b;
    if (!im_bracket_read(&b, line->text, line->start, line->end)) return false;
    im_survey survey = im_noise_survey(page->noise, line->text, b.start, b.end);
    bool label = !survey.unknown && (survey.count[IM_NOISE_CAPTION] || survey.count[IM_NOISE_CREDIT]);
    if (label && b.after == line->end) return false; /* a credit alone */
    uint32_t equals = im_byte_find(line->text, b.start, b.end, '=');
    if (!label && equals == b.end && !is_byline(&survey)) return false;
    if (!label && equals < b.end) take_source(page, line->text, equals + 1, b.end);
    line->picture |= label;
    line->start = b.after;
    return true;
}

/* Peels `홍길동 기자 =` and `/사진=` off. */
static bool peel_equals(im_page *page, im_line *line)
{
    uint32_t end = near_end(line), equals = im_byte_find(line->text, line->start, end, '=');
    if (equals == end) return false;
    im_survey survey = im_noise_survey(page->noise, line->text, line->start, equals);
    bool label = survey.words == 1 && survey.count[IM_NOISE_CREDIT] && line->end - equals > LABEL;
    if (!label && !is_byline(&survey)) return false;
    line->picture |= label;
    line->start = equals + 1;
    return true;
}

/* Peels |오늘경제=홍길동 기자| off. */
static bool peel_bars(im_page *page, im_line *line)
{
    uint32_t end = near_end(line), close = im_byte_find(line->text, line->start + 1, end, '|');
    if (im_letter_at(line->text, line->start, end) != '|' || close == end) return false;
    uint32_t equals = im_byte_find(line->text, line->start, close, '=');
    im_survey survey = im_noise_survey(page->noise, line->text, equals < close ? equals : line->start, close);
    if (!is_byline(&survey)) return false;
    line->start = close + 1;
    return true;
}

/* Peels a news wire's head off: 2025년 10월 08일 -- 부산--(뉴스와이어)--. */
static bool peel_wire(im_page *page, im_line *line)
{
    uint32_t end = near_end(line), last = 0;
    for (uint32_t i = line->start; i + 1 < end; i++)
        if (line->text[i] == '-' && line->text[i + 1] == '-') last = i + 2;
    if (!last || im_byte_find(line->text, line->start, last, '(') == last) return false;
    im_survey survey = im_noise_survey(page->noise, line->text, line->start, last);
    if (survey.unknown > 3) return false;
    im_page_take_date(page, &survey, false);
    line->start = last;
    return true;
}

void im_line_peel_outlet(im_line *line)
{
    im_bracket b;
    uint32_t first = im_letter_at(line->text, line->start, line->end);
    if (first != '[' && first != 0x3010) return; /* 【 */
    if (!im_bracket_read(&b, line->text, line->start, line->end) || b.after == line->end) return;
    if (b.end - b.start > OUTLET) return;
    line->start = b.after;
    im_line_trim(line);
}

static void peel_beginning(im_page *page, im_line *line)
{
    for (int turns = 0; turns < 4; turns++) {
        im_line_trim(line);
        if (!peel_bracket(page, line) && !peel_bars(page, line) && !peel_equals(page, line) &&
            !peel_wire(page, line))
            return;
        line->peeled = true;
    }
}

/* ---------------------------------------------------------------- the end */

/* What follows a line's last sentence: a credit, an address, a date of sending? */
static bool is_tail(const im_survey *survey, uint32_t first)
{
    const unsigned *count = survey->count;
    unsigned known = count[IM_NOISE_CREDIT] + count[IM_NOISE_BYLINE] + count[IM_NOISE_DATELINE] +
                     count[IM_NOISE_NOTICE] + survey->dates + survey->addresses;
    if (count[IM_NOISE_COPYRIGHT]) return true;
    if (first == '/') return survey->unknown <= 6;
    return (known || first == '[') && survey->unknown <= 3; /* [새벽일보] is a credit too */
}

static void peel_end(im_page *page, im_line *line)
{
    uint32_t sentence = im_last_sentence_end(page->endings, line->text, line->start, line->end);
    line->ended = sentence > line->start;
    line->prose = line->ended && im_is_prose(page->endings, line->text, line->start, sentence);
    im_line tail = {.text = line->text, .start = sentence, .end = line->end};
    im_line_trim(&tail);
    if (!line->ended || tail.start == tail.end || tail.end - tail.start > TAIL) return;
    im_survey survey = im_noise_survey(page->noise, tail.text, tail.start, tail.end);
    uint32_t first = im_letter_at(tail.text, tail.start, tail.end);
    if (!is_tail(&survey, first)) return;
    bool picture = first == '/' || first == '[' || survey.dates;
    picture |= survey.count[IM_NOISE_CREDIT] || survey.count[IM_NOISE_COPYRIGHT];
    picture = picture && !survey.count[IM_NOISE_DATELINE];
    im_page_take_date(page, &survey, picture);
    if (picture && survey.rank) line->date = survey.date;
    line->picture |= picture;
    line->end = sentence;
}

/* What a credit begins with. */
static const bool opens_credit[256] = {['('] = true, ['['] = true, ['<'] = true, ['/'] = true};

/* Peels the credit off a caption that is no sentence: 본사 전경 (사진=가온전자), … /새벽통신. */
static void peel_credit(const im_page *page, im_line *line)
{
    uint32_t least = line->end - line->start > NEAR ? line->end - NEAR : line->start, i = line->end;
    while (i > least && !opens_credit[(unsigned char)line->text[i - 1]]) i--;
    if (i == least || i - 1 == line->start) return;
    uint32_t closing = im_closing_of((unsigned char)line->text[i - 1]);
    if (closing && (unsigned char)line->text[line->end - 1] != closing) return;
    im_survey survey = im_noise_survey(page->noise, line->text, i, line->end);
    if (!survey.count[IM_NOISE_CREDIT] || survey.unknown > 2) return;
    line->picture |= survey.words > 1 || line->text[i - 1] == '/'; /* [사진] alone may end a headline */
    line->end = i - 1;
}

bool im_line_peel(im_page *page, im_line *line)
{
    peel_beginning(page, line);
    peel_end(page, line);
    if (!line->ended) peel_credit(page, line);
    im_line_trim(line);
    return !page->source.failed;
}

/* ---------------------------------------------------------------- lines run together */

/* Does `홍길동 기자 =` follow at once? */
static bool signs_on(const im_page *page, const char *text, uint32_t i, uint32_t end)
{
    enum { LEAST = 8 }; /* bytes: 김 기자 */
    if (end - i > NEAR) end = i + NEAR;
    uint32_t equals = im_byte_find(text, i, end, '=');
    if (equals == end || equals - i < LEAST) return false;
    im_survey survey = im_noise_survey(page->noise, text, i, equals);
    return is_byline(&survey);
}

/* The first [place=outlet] inside the line, or what a reporter's name follows: (서울=새벽통신) 홍길동 기자 =.
 */
static uint32_t seam_before(const im_page *page, const char *text, uint32_t start, uint32_t end)
{
    for (uint32_t equals = start; (equals = im_byte_find(text, equals + 1, end, '=')) < end;) {
        uint32_t i = equals, least = equals - start > PLACE ? equals - PLACE : start;
        im_bracket b;
        im_noise_sort sort;
        while (i > least && text[i] != '[' && text[i] != '(') i--;
        if ((text[i] != '[' && text[i] != '(') || i == start) continue;
        if (!im_bracket_read(&b, text, i, end) || b.end < equals) continue;
        bool plain = text[i] == '[' && text[i - 1] == ' ';
        if (!plain && !signs_on(page, text, b.after, end)) continue;
        /* [사진출처 = …] is a credit: it ends its line, not begins one */
        if (!im_noise_at(page->noise, text, b.start, b.end, &sort)) return i;
    }
    return end;
}

/* Behind the first `*재판매 및 DB 금지` that more text follows. */
static uint32_t seam_behind(const im_page *page, const char *text, uint32_t start, uint32_t end)
{
    for (uint32_t i = start; (i = im_byte_find(text, i, end, '*')) < end; i++) {
        im_noise_sort sort;
        uint32_t length = im_noise_at(page->noise, text, i + 1, end, &sort), after = i + 1 + length;
        if (length && sort == IM_NOISE_COPYRIGHT && after < end && text[after] == ' ') return after;
    }
    return end;
}

/* Inside the first word that is one name twice, ◆… 한국 찾은 베르나르베르나르 대표는 …: a heading that ends
 * with whom the story begins with. */
static uint32_t seam_within(const char *text, uint32_t start, uint32_t end)
{
    enum { NAME = 3 * 3 }; /* bytes: shorter ones are words (반짝반짝) */
    if (!im_is_heading_sign(im_letter_at(text, start, end))) return end;
    for (uint32_t i = start, run; i < end; i = run) {
        run = im_hangul_end(text, i, end);
        uint32_t half = (run - i) / 2;
        if (half >= NAME && half % 3 == 0 && memcmp(text + i, text + i + half, half) == 0) return i + half;
        if (run == i) im_letter_next(text, &run);
    }
    return end;
}

uint32_t im_line_seam(const im_page *page, const char *text, uint32_t start, uint32_t end)
{
    uint32_t before = seam_before(page, text, start, end);
    uint32_t behind = seam_behind(page, text, start, before);
    return seam_within(text, start, behind);
}

/* layout.c - see layout.h.
 *
 * A line is peeled first (line.c). What is left is judged by the noise words it holds: a line
 * of the page (menu, byline, copyright) goes; the rest gets its zone. The headline is the first
 * line that reads like one before the story begins. */
#include "text/layout.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "text/letter.h"

enum {
    FURNITURE = 400, /* bytes: a line that is longer is of the story, whatever it holds */
    HEADING = 120,   /* a heading is not longer */
    HEADLINE = 30,   /* a headline not shorter, or it has three words */
    REPEATED = 20    /* a shorter line may come twice */
};

void im_layout_dispose(im_layout *layout)
{
    free(layout->page.source.items);
    free(layout->pieces.items);
    free(layout->title.items);
}

static uint32_t first_of(const im_line *line)
{
    return im_letter_at(line->text, line->start, line->end);
}

/* Is c a sign that begins a heading or an item of a list? Marks that begin a sentence as well
 * are not: “ ( [ … ㈜ */
static bool is_sign(uint32_t c)
{
    static const uint32_t none[] = {'"', '\'', '(', '[', '.', 0x2018, 0x201C, 0x2026, 0x321C};
    if (!c || im_letter_of(c) != IM_LETTER_MARK) return false;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (c == none[i]) return false;
    return true;
}

/* ---------------------------------------------------------------- noise through and through */

typedef enum verdict {
    STORY,
    DROP,
    DROP_ITEM, /* other articles on the same line; a list of them may follow */
    DROP_LIST  /* the heading over a list of other articles */
} verdict;

/* What the words say that a line begins with. */
static verdict judge_beginning(const im_layout *layout, const im_line *line)
{
    const char *text = line->text;
    uint32_t first = first_of(line), i = im_signs_skip(text, line->start, line->end);
    im_noise_sort sort;
    if (first == 0x203B || first == '#') return DROP; /* ※ and #tags */
    uint32_t length = im_noise_at(layout->page.noise, text, i, line->end, &sort);
    if (!length) return STORY;
    bool alone = im_signs_skip(text, i + length, line->end) == line->end;
    if (sort == IM_NOISE_NOTICE || (sort == IM_NOISE_SUMMARY && alone)) return DROP;
    if (sort == IM_NOISE_RELATED && alone) return DROP_LIST;
    if (sort == IM_NOISE_RELATED && !line->prose) return DROP_ITEM;
    i += length + (im_letter_at(text, i + length, line->end) == ' ');
    bool colon = im_letter_at(text, i, line->end) == ':';
    return sort == IM_NOISE_CONTACT && colon && !line->prose ? DROP : STORY;
}

/* Is a line without a statement of the page, not of the story? What a heading may hold too
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
    if (s->figures >= 2 && s->moves && s->words - s->figures <= 2) return true; /* 가온전자 55,000 ▲500 */
    if (!s->unknown && (menu || s->count[IM_NOISE_SECTION] || s->count[IM_NOISE_NOTICE])) return true;
    return menu && s->unknown <= menu && s->words <= 4 + 2 * menu;
}

static verdict judge(im_layout *layout, const im_line *line)
{
    verdict v = judge_beginning(layout, line);
    bool longer = line->end - line->start > FURNITURE;
    if (v == STORY && (line->prose || longer)) return STORY;
    uint32_t end = longer ? line->start + FURNITURE : line->end;
    im_survey survey = im_noise_survey(layout->page.noise, line->text, line->start, end);
    if (v == STORY && is_furniture(&survey, im_is_heading_sign(first_of(line)))) v = DROP;
    bool picture = survey.count[IM_NOISE_CREDIT] && !survey.times;
    if (v != STORY) im_page_take_date(&layout->page, &survey, picture);
    return v;
}

/* ---------------------------------------------------------------- what is kept */

/* Was a line with these words kept before? Captions and headlines come twice on some pages. */
static bool is_repeated(im_layout *layout, const im_line *line)
{
    const char *text = line->text;
    uint32_t length = line->end - line->start;
    if (length < REPEATED) return false;
    uint32_t hash = im_hash(text + line->start, REPEATED) ^ length;
    im_piece *seen = &layout->seen[hash % IM_LAYOUT_SEEN];
    if (seen->end - seen->start == length && memcmp(text + seen->start, text + line->start, length) == 0)
        return true;
    *seen = (im_piece){.start = line->start, .end = line->end};
    return false;
}

static unsigned count_words(const im_line *line)
{
    unsigned words = 1;
    for (uint32_t i = line->start; i < line->end; i++) words += line->text[i] == ' ';
    return words;
}

/* Could the line be the headline? [단독] may begin it, but a [기획] alone is none. */
static bool is_headline(const im_line *line)
{
    im_bracket b;
    uint32_t length = line->end - line->start;
    if (line->prose || line->peeled || line->picture || line->marked || length > FURNITURE) return false;
    if (im_bracket_read(&b, line->text, line->start, line->end) && b.after == line->end) return false;
    return length >= HEADLINE || count_words(line) >= 3;
}

/* Does it hold a list's items behind such signs: ◇가온전자 ▲대표이사 홍길동? */
static bool has_items(const im_line *line)
{
    for (uint32_t i = im_signs_skip(line->text, line->start, line->end); i < line->end;) {
        uint32_t c = im_letter_next(line->text, &i);
        if (c == 0x25B2 || c == 0x25B3) return true; /* ▲ △ */
    }
    return false;
}

/* One sentence alone that points at people, 홍길동(왼쪽): a caption without a credit. */
static bool points_out(const im_layout *layout, const im_line *line)
{
    const char *text = line->text;
    bool points = false;
    for (uint32_t i = line->start; !points && (i = im_byte_find(text, i, line->end, '(')) < line->end;) {
        im_noise_sort sort;
        points = im_noise_at(layout->page.noise, text, ++i, line->end, &sort) && sort == IM_NOISE_CAPTION;
    }
    for (uint32_t i = line->start; points && (i = im_byte_find(text, i, line->end, '.')) < line->end; i++) {
        uint32_t end = im_sentence_end(layout->page.endings, text, line->start, i, line->end);
        if (end) return end == line->end;
    }
    return false;
}

/* `story`: it has begun. */
static im_zone zone_of(const im_layout *layout, const im_line *line, bool story)
{
    uint32_t length = line->end - line->start;
    if (line->picture) return IM_ZONE_CAPTION;
    if (!line->prose && !story && length <= FURNITURE) return IM_ZONE_LEAD;
    if (!line->ended) return length <= HEADING && !has_items(line) ? IM_ZONE_LEAD : IM_ZONE_BODY;
    return points_out(layout, line) ? IM_ZONE_CAPTION : IM_ZONE_BODY;
}

/* ---------------------------------------------------------------- the walk over the lines */

typedef struct walk {
    uint32_t paragraph;
    bool titled, story; /* the headline, the story's first statement was seen */
    enum { NO_LIST, LIST_BEGUN, LIST_OPEN, LIST_MARKED } list; /* of other articles */
} walk;

/* Is the line one of a list of other articles? Lines with a sign are; others while no blank line
 * has come, if they hold no sentence. */
static bool is_listed(const im_layout *layout, walk *w, const im_line *line)
{
    bool blank = line->start == line->end;
    if (blank && w->list == LIST_OPEN) w->list = LIST_MARKED;
    if (blank || w->list == NO_LIST) return false;
    bool plain =
        w->list != LIST_MARKED && line->end - line->start <= FURNITURE &&
        im_last_sentence_end(layout->page.endings, line->text, line->start, line->end) == line->start;
    bool listed = line->marked || plain;
    w->list = !listed ? NO_LIST : w->list == LIST_BEGUN ? LIST_OPEN : w->list;
    return listed;
}

/* Keeps the line, if it is no stray word of the page's head. */
static bool keep(im_layout *layout, walk *w, const im_line *line)
{
    im_zone zone = zone_of(layout, line, w->story);
    if (zone == IM_ZONE_LEAD && !w->titled && !w->story) {
        if (is_headline(line)) {
            zone = IM_ZONE_TITLE;
            w->titled = true;
            im_string_add(&layout->title, line->text + line->start, line->end - line->start);
        } else if (!line->marked && !line->ended && count_words(line) <= 2) {
            return true;
        }
    }
    w->story |= zone == IM_ZONE_BODY;
    im_piece piece = {line->start, line->end, w->paragraph, (uint8_t)zone, line->date};
    return im_array_push(&layout->pieces, piece);
}

static bool take_line(im_layout *layout, walk *w, im_line line)
{
    im_line_trim(&line);
    line.marked = is_sign(first_of(&line));
    if (is_listed(layout, w, &line) || line.start == line.end) return true;
    if (!im_line_peel(&layout->page, &line)) return false;
    if (line.prose && !w->story) im_line_peel_outlet(&line);
    if (line.start == line.end) return true;
    verdict v = judge(layout, &line);
    if (v == DROP_LIST) w->list = LIST_BEGUN;
    if (v == DROP_ITEM) w->list = LIST_MARKED;
    if (v != STORY || is_repeated(layout, &line)) return true;
    return keep(layout, w, &line);
}

bool im_layout_read(im_layout *layout, const char *text, uint32_t length)
{
    walk w = {0};
    layout->pieces.count = 0;
    im_string_clear(&layout->title);
    im_string_clear(&layout->page.source);
    layout->page.date = (im_date){0};
    layout->page.rank = IM_DATE_NONE;
    memset(layout->seen, 0, sizeof layout->seen);
    for (uint32_t start = 0; start < length;) {
        uint32_t newline = im_byte_find(text, start, length, '\n');
        do { /* part by part */
            uint32_t end = im_line_seam(&layout->page, text, start, newline);
            if (!take_line(layout, &w, (im_line){.text = text, .start = start, .end = end})) return false;
            w.paragraph++;
            start = end;
        } while (start < newline);
        start = newline + 1;
    }
    return !layout->title.failed;
}

/* line.h - a line of the article, and peeling the newsroom's words off its ends. */
#ifndef IM_LINE_H
#define IM_LINE_H

#include "text/ending.h"
#include "text/noise.h"

/* What a page says of itself, gathered line by line. */
typedef struct im_page {
    const im_noise *noise;
    const im_endings *endings;
    im_string source;  /* the outlet that a byline names; empty: none */
    im_date date;      /* of publication; year 0: none */
    im_date_rank rank; /* how sure that is */
} im_page;

/* Takes the survey's date over if it is better than the page's. */
void im_page_take_date(im_page *page, const im_survey *survey, bool picture);

/* A line of the file, or a part of one; what is left of it, and what was found out. */
typedef struct im_line {
    const char *text; /* the whole article's */
    uint32_t start, end;
    bool marked;  /* it begins with a sign: ◆, -, ▶ */
    bool peeled;  /* a byline or the like stood at its beginning */
    bool picture; /* a photo credit or the like was found */
    im_date date; /* the day printed with it; year 0: none */
    bool ended;   /* a sentence ends in it, or what looks like one: All rights reserved. */
    bool prose;   /* a statement does: 했다. */
} im_line;

/* Cuts white space off both ends. */
void im_line_trim(im_line *line);

/* Peels bylines, datelines, credits and addresses off both ends; what they say goes to the page.
 * Sets peeled, picture, ended and prose. False: no memory. */
bool im_line_peel(im_page *page, im_line *line);

/* Peels a bare [새벽일보] off, with which some papers begin a story. */
void im_line_peel_outlet(im_line *line);

/* Signs that begin a heading of the story: ■ □ ◆ ◇ ◈ ● ○ ① */
static inline bool im_is_heading_sign(uint32_t c)
{
    return c == 0x25A0 || c == 0x25A1 || (c >= 0x25C6 && c <= 0x25CF) || (c >= 0x2460 && c <= 0x2473);
}

/* Where the first part of the line text[start..end) ends: photo agencies' pages run captions and
 * story together, at a [서울=뉴시스] or behind a `*재판매 및 DB 금지`; scrapers a heading and the story. */
uint32_t im_line_seam(const im_page *page, const char *text, uint32_t start, uint32_t end);

/* The brackets that open at text[i] and close soon, or false: their content and what follows. */
typedef struct im_bracket {
    uint32_t start, end, after;
} im_bracket;
bool im_bracket_read(im_bracket *out, const char *text, uint32_t i, uint32_t end);

/* The byte c in text[start..end): its place, or `end`. */
uint32_t im_byte_find(const char *text, uint32_t start, uint32_t end, char c);

/* Behind the signs and spaces at text[i..end). */
uint32_t im_signs_skip(const char *text, uint32_t i, uint32_t end);

#endif

/* date.c - printing and reading calendar dates. */
#include "text/date.h"

#include <string.h>

#include "base/array.h"
#include "base/calendar.h"

/* So many digits at least; returns their end. */
static char *print_number(char *out, unsigned number, unsigned digits)
{
    char room[24], *end = room + sizeof room, *at = im_digits(end, number);
    while (end - at < (int)digits) *--at = '0';
    memcpy(out, at, (size_t)(end - at));
    return out + (end - at);
}

void im_date_print(im_date date, char out[16])
{
    if (date.year > 0) out = print_number(out, (unsigned)date.year, 4);
    if (date.year > 0 && date.month) {
        *out++ = '-';
        out = print_number(out, (uint8_t)date.month, 2);
        if (date.day) {
            *out++ = '-';
            out = print_number(out, (uint8_t)date.day, 2);
        }
    }
    *out = '\0';
}

bool im_date_valid(int year, int month, int day)
{
    if (year < 1 || year > 9999 || month < 0 || month > 12 || day < 0) return false;
    return month ? day <= im_month_days(year, month) : day == 0;
}

im_date im_date_add(im_date date, int days)
{
    int day = date.day + days;
    while (day > im_month_days(date.year, date.month)) {
        day -= im_month_days(date.year, date.month);
        date.month = date.month == 12 ? 1 : (int8_t)(date.month + 1);
        date.year = (int16_t)(date.year + (date.month == 1));
    }
    while (day < 1) {
        date.month = date.month == 1 ? 12 : (int8_t)(date.month - 1);
        date.year = (int16_t)(date.year - (date.month == 12));
        day += im_month_days(date.year, date.month);
    }
    date.day = (int8_t)day;
    return date;
}

/* A stretch of text that is read from its beginning. */
typedef struct cursor {
    const char *s;
    uint32_t n, at;
} cursor;

static bool is_digit_at(const cursor *c)
{
    return c->at < c->n && c->s[c->at] >= '0' && c->s[c->at] <= '9';
}

static void skip_spaces(cursor *c)
{
    while (c->at < c->n && c->s[c->at] == ' ') c->at++;
}

/* Takes a number of `least` to `most` digits that no further digit follows. */
static bool take_number(cursor *c, unsigned least, unsigned most, int *out)
{
    unsigned digits = 0;
    *out = 0;
    for (; is_digit_at(c) && digits < most; digits++) *out = *out * 10 + (c->s[c->at++] - '0');
    return digits >= least && !is_digit_at(c);
}

static bool take(cursor *c, const char *word)
{
    uint32_t length = (uint32_t)strlen(word);
    if (c->n - c->at < length || memcmp(c->s + c->at, word, length) != 0) return false;
    c->at += length;
    return true;
}

bool im_date_read(im_date *out, const char *text)
{
    cursor c = {text, (uint32_t)strlen(text), 0};
    int year = 0, month = 0, day = 0;
    *out = (im_date){0};
    if (!c.n) return true;
    if (!take_number(&c, 4, 4, &year)) return false;
    if (c.at < c.n && !(take(&c, "-") && take_number(&c, 2, 2, &month) && month)) return false;
    if (c.at < c.n && !(take(&c, "-") && take_number(&c, 2, 2, &day) && day)) return false;
    if (c.at < c.n || !im_date_valid(year, month, day)) return false;
    *out = (im_date){(int16_t)year, (int8_t)month, (int8_t)day, false};
    return true;
}

/* The rest of a date after its year, in signs: `-02-04`, `. 2. 4.` */
static bool take_signs(cursor *c, int *month, int *day)
{
    char sign = c->at < c->n ? c->s[c->at] : '\0';
    if (sign != '-' && sign != '.' && sign != '/') return false;
    c->at++;
    skip_spaces(c);
    if (!take_number(c, 1, 2, month)) return false;
    skip_spaces(c);
    if (c->at == c->n || c->s[c->at] != sign) return false;
    c->at++;
    skip_spaces(c);
    if (!take_number(c, 1, 2, day)) return false;
    if (sign == '.') take(c, ".");
    return true;
}

/* In words: `년 2월 4일`. */
static bool take_words(cursor *c, int *month, int *day)
{
    if (!take(c, "년")) return false;
    skip_spaces(c);
    if (!take_number(c, 1, 2, month) || !take(c, "월")) return false;
    skip_spaces(c);
    return take_number(c, 1, 2, day) && take(c, "일");
}

/* How far the cursor has come, if that is such a day; else 0. */
static uint32_t give_date(const cursor *c, int year, int month, int day, im_date *out)
{
    if (!month || !day || !im_date_valid(year, month, day)) return 0;
    *out = (im_date){(int16_t)year, (int8_t)month, (int8_t)day, false};
    return c->at;
}

uint32_t im_date_scan(const char *s, uint32_t n, im_date *out)
{
    cursor c = {s, n, 0};
    int year, month, day;
    if (!take_number(&c, 4, 4, &year) || year < 1900 || year > 2100) return 0;
    if (!take_signs(&c, &month, &day) && !take_words(&c, &month, &day)) return 0;
    return give_date(&c, year, month, day, out);
}

uint32_t im_short_date_scan(const char *s, uint32_t n, im_date *out)
{
    cursor c = {s, n, 0};
    int year, month, day;
    if (!take_number(&c, 2, 2, &year) || !take_signs(&c, &month, &day)) return 0;
    return give_date(&c, 2000 + year, month, day, out);
}

uint32_t im_time_scan(const char *s, uint32_t n)
{
    cursor c = {s, n, 0};
    int hour, minute, second;
    if (!take_number(&c, 1, 2, &hour) || hour > 24) return 0;
    if (take(&c, ":")) {
        if (!take_number(&c, 2, 2, &minute) || minute > 59) return 0;
        uint32_t end = c.at;
        if (take(&c, ":") && take_number(&c, 2, 2, &second)) end = c.at;
        return end;
    }
    if (!take(&c, "시")) return 0;
    skip_spaces(&c);
    return take_number(&c, 1, 2, &minute) && take(&c, "분") ? c.at : 0;
}

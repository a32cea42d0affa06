/* date.c - printing and reading calendar dates. */
#include <stdio.h>
#include <string.h>

#include "text/document.h"

void im_date_print(im_date date, char out[16])
{
    if (date.year <= 0)
        out[0] = '\0';
    else if (!date.month)
        snprintf(out, 16, "%04d", date.year);
    else if (!date.day)
        snprintf(out, 16, "%04d-%02d", date.year, date.month);
    else
        snprintf(out, 16, "%04d-%02d-%02d", date.year, date.month, date.day);
}

/* Reads `digits` digits; -1 if there are fewer. */
static int number(const char *text, int digits)
{
    int value = 0;
    for (int i = 0; i < digits; i++) {
        if (text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

static int days_of(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

bool im_date_valid(int year, int month, int day)
{
    if (year < 1 || year > 9999 || month < 0 || month > 12 || day < 0) return false;
    if (!month) return !day;
    return day <= days_of(year, month);
}

bool im_date_read(im_date *out, const char *text)
{
    size_t length = strlen(text);
    if (length != 0 && length != 4 && length != 7 && length != 10) return false;
    int year = length ? number(text, 4) : 0, month = 0, day = 0;
    if (length >= 7) month = text[4] == '-' ? number(text + 5, 2) : -1;
    if (length == 10) day = text[7] == '-' ? number(text + 8, 2) : -1;
    if (length && (!im_date_valid(year, month, day) || (length >= 7 && !month) || (length == 10 && !day))) return false;
    *out = (im_date){(int16_t)year, (int8_t)month, (int8_t)day};
    return true;
}

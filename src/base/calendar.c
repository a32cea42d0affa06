/* calendar.c - see calendar.h. */
#include "base/calendar.h"

#include <stdbool.h>

int im_month_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

long im_day_number(int year, int month, int day)
{
    year -= month <= 2;
    return year * 365L + year / 4 - year / 100 + year / 400 + (153 * ((month + 9) % 12) + 2) / 5 + day;
}

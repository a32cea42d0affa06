/* calendar.h - months and days by number, in the Gregorian calendar. */
#ifndef IM_CALENDAR_H
#define IM_CALENDAR_H

/* How many days a month (1..12) of that year has. */
int im_month_days(int year, int month);

/* The number of a day, counted from 0000-03-01: for differences. After H. Hinnant, days_from_civil, for years
 * from 1. */
long im_day_number(int year, int month, int day);

#endif

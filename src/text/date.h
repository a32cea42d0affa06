/* date.h - dates as newsrooms print them. */
#ifndef IM_DATE_H
#define IM_DATE_H

#include "text/document.h"

/* Is there such a day? Month or day may be 0, unknown. */
bool im_date_valid(int year, int month, int day);

/* Reads the full date at s[0..n): 2025-02-04, 2025.02.04., 2025. 2. 4., 2025/02/04, 2025년 2월 4일.
 * Returns its length, 0 if there is none. */
uint32_t im_date_scan(const char *s, uint32_t n, im_date *out);

/* The same for a date whose year has two digits, of this century: 23.12.12. */
uint32_t im_short_date_scan(const char *s, uint32_t n, im_date *out);

/* The same for a time of day: 10:02, 13:47:21, 17시 40분. */
uint32_t im_time_scan(const char *s, uint32_t n);

/* The day so many days after. */
im_date im_date_add(im_date date, int days);

#endif

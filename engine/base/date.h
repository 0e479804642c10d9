/* date.h — days of the calendar, and the dates that documents write.
 *
 * A day is its number since 1 January 1970, in the calendar of today for all times. No clock is read here,
 * and no time zone. */
#ifndef LOCKSTEP_DATE_H
#define LOCKSTEP_DATE_H

#include "text.h"

typedef int32_t date_day;

typedef enum date_reading {
    DATE_NONE,      /* there is no date */
    DATE_FOUND,     /* 2026-11-22, 2026/11/22, 22 November 2026, 22nd of Nov 2026, Nov. 22, 2026 */
    DATE_UNCLEAR,   /* 11/12/2026, 22.11.2026, 1/2/26: which number is the day is anybody's guess */
    DATE_IMPOSSIBLE /* written like a date, and there is no such day: 2026-02-30 */
} date_reading;

typedef struct date_found {
    date_reading reading;
    date_day day;      /* FOUND; of UNCLEAR: with the day first, when there is such a day */
    date_day other;    /* UNCLEAR: with the month first, when there is such a day; else equal to `day` */
    size_t start, end; /* the bytes that were read */
} date_found;

/* The first date at or after `from`; the next one is looked for at its `end`. Month names are English. */
date_found date_find(text some, size_t from);

/* Is the whole text YYYY-MM-DD, and a day that exists? */
bool date_read(text some, date_day *day);
/* YYYY-MM-DD */
text date_print(arena *memory, date_day day);

/* "90 days", "2 weeks", "1 month", "2 years" */
typedef enum date_unit { DATE_DAYS, DATE_WEEKS, DATE_MONTHS, DATE_YEARS } date_unit;

typedef struct date_length {
    int32_t count; /* 0 to 9999 */
    date_unit unit;
} date_length;

/* False when the text is no length of time. */
bool date_length_read(text some, date_length *length);
/* The day that lies `length` before `from`. A month before 31 March is the last day of February. */
date_day date_before(date_day from, date_length length);

#endif

/* date.c — dates out of texts. Only forms with one meaning are dates; the others are found too, so that they
 * can be told. */
#include "date.h"

#include <string.h>

/* ---- the calendar ---- */

static bool is_leap(int32_t year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int32_t month_length(int32_t year, int32_t month)
{
    static const int32_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return days[month - 1] + (month == 2 && is_leap(year));
}

static bool is_day(int32_t year, int32_t month, int32_t day)
{
    return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= month_length(year, month);
}

/* Days before 1 January of the year, from 1 January of year 1. */
static int32_t days_before_year(int32_t year)
{
    int32_t past = year - 1;

    return past * 365 + past / 4 - past / 100 + past / 400;
}

static date_day day_of(int32_t year, int32_t month, int32_t day)
{
    date_day number = days_before_year(year) - days_before_year(1970) + day - 1;

    for (int32_t i = 1; i < month; i++)
        number += month_length(year, i);
    return number;
}

static void day_parts(date_day number, int32_t *year, int32_t *month, int32_t *day)
{
    int32_t left = number + days_before_year(1970);

    *year = left / 366 + 1; /* never too late */
    while (left >= days_before_year(*year + 1))
        ++*year;
    left -= days_before_year(*year);
    for (*month = 1; left >= month_length(*year, *month); ++*month)
        left -= month_length(*year, *month);
    *day = left + 1;
}

/* ---- a text, read from the left ---- */

typedef struct cursor {
    text some;
    size_t at;
} cursor;

static char byte_at(const cursor *c, size_t at)
{
    return at < c->some.length ? c->some.start[at] : 0;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (unsigned char)byte >= 0x80;
}

/* A number of at most `most` digits; how many there were, 0 when there is none or there are more. */
static int take_number(cursor *c, int most, int32_t *number)
{
    int digits = 0;

    *number = 0;
    while (is_digit(byte_at(c, c->at + (size_t)digits)) && digits < most)
        *number = *number * 10 + (byte_at(c, c->at + (size_t)digits++) - '0');
    if (!digits || is_digit(byte_at(c, c->at + (size_t)digits)))
        return 0;
    c->at += (size_t)digits;
    return digits;
}

static bool take_byte(cursor *c, char wanted)
{
    bool is_there = byte_at(c, c->at) == wanted;

    c->at += is_there;
    return is_there;
}

/* Blanks, a line end, or one dash: 22-Nov-2026. */
static bool take_gap(cursor *c)
{
    size_t start = c->at;

    if (take_byte(c, '-'))
        return true;
    while (c->at < c->some.length && strchr(" \t\r\n", byte_at(c, c->at)))
        c->at++;
    return c->at > start;
}

/* A word in lower case, cut to 15 letters; its length. */
static size_t take_word(cursor *c, char word[16])
{
    size_t length = 0;

    for (; is_letter(byte_at(c, c->at)); c->at++)
        if (length < 15)
            word[length++] = (char)(byte_at(c, c->at) | 0x20);
    word[length] = 0;
    return length;
}

static int32_t take_month(cursor *c)
{
    static const char *const names[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};
    char word[16];
    size_t length = take_word(c, word);

    for (int32_t i = 0; i < 12 && length >= 3; i++)
        if (strcmp(word, names[i]) == 0 || (length == 3 && strncmp(word, names[i], 3) == 0) ||
            (i == 8 && strcmp(word, "sept") == 0))
            return i + 1;
    return 0;
}

/* 22nd, 1st: false when another word stands there. */
static bool take_ordinal(cursor *c)
{
    char word[16];

    if (!take_word(c, word))
        return true;
    return strcmp(word, "st") == 0 || strcmp(word, "nd") == 0 || strcmp(word, "rd") == 0 ||
           strcmp(word, "th") == 0;
}

/* ---- the forms ---- */

static date_found found_day(const cursor *c, size_t start, int32_t year, int32_t month, int32_t day)
{
    date_found found = {.reading = DATE_IMPOSSIBLE, .start = start, .end = c->at};

    if (is_day(year, month, day)) {
        found.reading = DATE_FOUND;
        found.day = found.other = day_of(year, month, day);
    }
    return found;
}

/* 2026-11-22 */
static date_found read_year_first(text some, size_t start)
{
    cursor c = {some, start};
    int32_t year, month, day;
    char edge;

    if (take_number(&c, 4, &year) != 4)
        return (date_found){0};
    edge = byte_at(&c, c.at);
    if (!edge || !strchr("-/.", edge))
        return (date_found){0};
    c.at++;
    if (!take_number(&c, 2, &month) || !take_byte(&c, edge) || !take_number(&c, 2, &day))
        return (date_found){0};
    if (byte_at(&c, c.at) == edge && is_digit(byte_at(&c, c.at + 1))) /* a version, an address */
        return (date_found){0};
    return found_day(&c, start, year, month, day);
}

/* 11/12/2026; with a year of two digits only between slashes, for 1.2.26 is a version. */
static date_found read_numbers(text some, size_t start)
{
    cursor c = {some, start};
    int32_t first, second, year;
    date_found found = {.reading = DATE_UNCLEAR, .start = start}, other;
    char edge;
    int digits;

    if (!take_number(&c, 2, &first))
        return (date_found){0};
    edge = byte_at(&c, c.at);
    if (!edge || !strchr("-/.", edge))
        return (date_found){0};
    c.at++;
    if (!take_number(&c, 2, &second) || !take_byte(&c, edge))
        return (date_found){0};
    digits = take_number(&c, 4, &year);
    if ((digits != 4 && (digits != 2 || edge != '/')) ||
        (byte_at(&c, c.at) == edge && is_digit(byte_at(&c, c.at + 1))))
        return (date_found){0};
    year += digits == 2 ? 2000 : 0;
    found = found_day(&c, start, year, second, first);
    other = found_day(&c, start, year, first, second);
    if (found.reading != DATE_FOUND && other.reading != DATE_FOUND)
        return found;
    if (found.reading != DATE_FOUND)
        found.day = other.day;
    found.other = other.reading == DATE_FOUND ? other.day : found.day;
    found.reading = DATE_UNCLEAR;
    return found;
}

/* 22 November 2026 */
static date_found read_day_first(text some, size_t start)
{
    cursor c = {some, start}, of;
    int32_t year, month, day;
    char word[16];

    if (!take_number(&c, 2, &day) || !take_ordinal(&c) || !take_gap(&c))
        return (date_found){0};
    of = c;
    if (take_word(&of, word) && strcmp(word, "of") == 0 && take_gap(&of))
        c = of;
    month = take_month(&c);
    take_byte(&c, '.');
    take_byte(&c, ',');
    if (!month || !take_gap(&c) || take_number(&c, 4, &year) != 4)
        return (date_found){0};
    return found_day(&c, start, year, month, day);
}

/* Nov 22, 2026 */
static date_found read_month_first(text some, size_t start)
{
    cursor c = {some, start};
    int32_t year, month = take_month(&c), day;

    take_byte(&c, '.');
    if (!month || !take_gap(&c) || !take_number(&c, 2, &day) || !take_ordinal(&c))
        return (date_found){0};
    take_byte(&c, ',');
    if (!take_gap(&c) || take_number(&c, 4, &year) != 4)
        return (date_found){0};
    return found_day(&c, start, year, month, day);
}

date_found date_find(text some, size_t from)
{
    static date_found (*const forms[])(text, size_t) = {read_year_first, read_numbers, read_day_first,
                                                        read_month_first};
    cursor c = {some, 0};

    for (size_t at = from; at < some.length; at++) {
        char before = at ? byte_at(&c, at - 1) : 0;

        if (is_digit(before) || is_letter(before) ||
            !(is_digit(byte_at(&c, at)) || is_letter(byte_at(&c, at))))
            continue;
        if (at > 1 && before && strchr("-/.", before) && is_digit(byte_at(&c, at - 2)))
            continue; /* the middle of something longer */
        for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
            date_found found = forms[i](some, at);

            if (found.reading != DATE_NONE)
                return found;
        }
    }
    return (date_found){.start = some.length, .end = some.length};
}

bool date_read(text some, date_day *day)
{
    date_found found = some.length == 10 ? read_year_first(some, 0) : (date_found){0};

    *day = found.day;
    return found.reading == DATE_FOUND && found.end == some.length && some.start[4] == '-';
}

text date_print(arena *memory, date_day day)
{
    int32_t year, month, number;

    day_parts(day, &year, &month, &number);
    return text_print(memory, "%04d-%02d-%02d", (int)year, (int)month, (int)number);
}

/* ---- lengths of time ---- */

bool date_length_read(text some, date_length *length)
{
    static const char *const units[] = {"day", "week", "month", "year"};
    cursor c = {some, 0};
    char word[16];
    size_t letters;

    if (!take_number(&c, 4, &length->count) || !take_byte(&c, ' '))
        return false;
    letters = take_word(&c, word);
    if (letters && word[letters - 1] == 's')
        word[--letters] = 0;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcmp(word, units[i]) == 0) {
            length->unit = (date_unit)i;
            return c.at == some.length;
        }
    return false;
}

date_day date_before(date_day from, date_length length)
{
    int32_t year, month, day, months;

    if (length.unit == DATE_DAYS || length.unit == DATE_WEEKS)
        return from - length.count * (length.unit == DATE_WEEKS ? 7 : 1);
    day_parts(from, &year, &month, &day);
    months = year * 12 + month - 1 - length.count * (length.unit == DATE_YEARS ? 12 : 1);
    if (months < 12) /* before year 1 */
        return day_of(1, 1, 1);
    year = months / 12;
    month = months % 12 + 1;
    return day_of(year, month, day < month_length(year, month) ? day : month_length(year, month));
}

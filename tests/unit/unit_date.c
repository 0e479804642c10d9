/* Days of the calendar, and the dates that documents write. */
#include "date.h"
#include "unit.h"

static arena memory;

/* The first date of a text as "YYYY-MM-DD", "unclear A B", "impossible" or "none". */
static text first_of(const char *some)
{
    date_found found = date_find(text_from(some), 0);

    switch (found.reading) {
    case DATE_FOUND:
        return date_print(&memory, found.day);
    case DATE_UNCLEAR:
        return text_print(&memory, "unclear %.*s %.*s", TEXT_FORMAT(date_print(&memory, found.day)),
                          TEXT_FORMAT(date_print(&memory, found.other)));
    case DATE_IMPOSSIBLE:
        return TEXT("impossible");
    case DATE_NONE:
        break;
    }
    return TEXT("none");
}

START_TEST(forms_of_dates)
{
    static const struct {
        const char *written, *meant;
    } all[] = {{"2026-11-22", "2026-11-22"},
               {"on 2026/1/2.", "2026-01-02"},
               {"2026-11-22T10:00:00Z", "2026-11-22"},
               {"22 November 2026", "2026-11-22"},
               {"the 1st of Nov. 2026", "2026-11-01"},
               {"22-Nov-2026", "2026-11-22"},
               {"Sept 3, 2026", "2026-09-03"},
               {"(may 3rd,\n2026)", "2026-05-03"},
               {"**29 February 2024**", "2024-02-29"},
               {"11/12/2026", "unclear 2026-12-11 2026-11-12"},
               {"22.11.2026", "unclear 2026-11-22 2026-11-22"},
               {"11-22-2026", "unclear 2026-11-22 2026-11-22"},
               {"1/2/26", "unclear 2026-02-01 2026-01-02"},
               {"2026-02-30", "impossible"},
               {"29 February 2026", "impossible"},
               {"31/31/2026", "impossible"},
               {"0000-01-01", "impossible"},
               {"release 1.2.26", "none"},
               {"10.0.0.1 and 12.2026.11.22", "none"},
               {"November 2026", "none"},
               {"version 12026-11-22", "none"},
               {"22 Nov", "none"},
               {"2026-11-", "none"},
               {"99 monkeys 2026", "none"},
               {"", "none"}};

    arena_init(&memory);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        ck_assert_msg(text_is(first_of(all[i].written), all[i].meant), "%s is %.*s, not %s", all[i].written,
                      TEXT_FORMAT(first_of(all[i].written)), all[i].meant);
    arena_free(&memory);
}
END_TEST

START_TEST(days_are_numbers)
{
    date_day day = 1;

    arena_init(&memory);
    ck_assert(date_read(TEXT("1970-01-01"), &day) && day == 0);
    ck_assert(date_read(TEXT("2000-03-01"), &day) && day == 11017);
    ck_assert(!date_read(TEXT("2026-11-22 "), &day) && !date_read(TEXT("2026/11/22"), &day));
    ck_assert(!date_read(TEXT("22 Nov 202"), &day) && !date_read(TEXT("2026-13-01"), &day));
    for (date_day i = -719162; i < 2932896; i += 97) { /* year 1 to 9999 */
        text written = date_print(&memory, i);

        ck_assert(date_read(written, &day) && day == i);
        arena_reset(&memory);
    }
    arena_free(&memory);
}
END_TEST

START_TEST(lengths_of_time)
{
    static const struct {
        const char *from, *length, *before;
    } all[] = {{"2026-11-22", "90 days", "2026-08-24"},   {"2026-11-22", "2 weeks", "2026-11-08"},
               {"2026-03-31", "1 month", "2026-02-28"},   {"2024-03-31", "1 month", "2024-02-29"},
               {"2026-01-15", "13 months", "2024-12-15"}, {"2024-02-29", "1 year", "2023-02-28"},
               {"2026-11-22", "0 days", "2026-11-22"},    {"2026-11-22", "9999 years", "0001-01-01"}};
    static const char *const wrong[] = {
        "", "90", "days", "ninety days", "90days", "90 days ago", "-1 days", "3 quarters", "12345 days"};
    date_length length;
    date_day from;

    arena_init(&memory);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        ck_assert(date_read(text_from(all[i].from), &from) &&
                  date_length_read(text_from(all[i].length), &length));
        ck_assert(text_is(date_print(&memory, date_before(from, length)), all[i].before));
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        ck_assert_msg(!date_length_read(text_from(wrong[i]), &length), "%s", wrong[i]);
    arena_free(&memory);
}
END_TEST

UNIT_MAIN("date", forms_of_dates, days_are_numbers, lengths_of_time)

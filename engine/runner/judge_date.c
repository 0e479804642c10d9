/* judge_date.c — is_within: a date in a document, and how long ago it was.
 *
 * The only verb whose verdict depends on the day: the judgement then names the day that decided. */
#include "judge.h"

#include "date.h"

/* The dates of a subject, as far as they matter. */
typedef struct dates {
    text content;
    bool is_sliced;   /* the content is the subject's bytes, so that the date has a place of its own */
    date_found first; /* of those that can be read */
    date_found wrong; /* the first that can't */
    uint32_t count;   /* different days */
} dates;

static dates dates_of(judging *j, fact subject)
{
    dates found = {0};

    found.content = fact_content(j->r, subject, &found.is_sliced);
    for (size_t at = 0; at < found.content.length;) {
        date_found one = date_find(found.content, at);

        at = one.end;
        if (one.reading == DATE_FOUND && (!found.count || one.day != found.first.day)) {
            found.first = found.count ? found.first : one;
            found.count++;
        } else if (one.reading != DATE_FOUND && one.reading != DATE_NONE && !found.wrong.reading) {
            found.wrong = one;
        }
    }
    return found;
}

/* A broken subject, at the date when it has a place. */
static void break_at(judging *j, fact subject, const dates *all, const date_found *part, text message)
{
    outcome *made = judging_break(j, subject, message);

    made->expected = j->object_words;
    if (!part || !part->end)
        return;
    made->actual = text_slice(all->content, part->start, part->end);
    if (all->is_sliced)
        made->at.part = (span){subject.start + (uint32_t)part->start, subject.start + (uint32_t)part->end};
}

/* `"2 May 2026" in paragraph`; a name that is a date speaks for itself. */
static text date_label(judging *j, fact subject, const dates *all, const date_found *part)
{
    text label = fact_label(j->r, subject);

    if (!all->is_sliced)
        return label;
    return text_print(j->r->memory, "\"%.*s\" in %.*s",
                      TEXT_FORMAT(text_slice(all->content, part->start, part->end)), TEXT_FORMAT(label));
}

static text wrong_words(judging *j, fact subject, const dates *all)
{
    arena *memory = j->r->memory;
    text label = date_label(j, subject, all, &all->wrong), other = {0};

    if (all->wrong.reading == DATE_IMPOSSIBLE)
        return text_print(memory, "%.*s is no day of the calendar", TEXT_FORMAT(label));
    if (all->wrong.day != all->wrong.other)
        other = text_print(memory, " or %.*s, whichever is meant",
                           TEXT_FORMAT(date_print(memory, all->wrong.other)));
    return text_print(memory, "%.*s is not a clear date: write %.*s%.*s", TEXT_FORMAT(label),
                      TEXT_FORMAT(date_print(memory, all->wrong.day)), TEXT_FORMAT(other));
}

static void judge_day(judging *j, fact subject, const dates *all, date_length length)
{
    run *r = j->r;
    date_day today = r->options->today, day = all->first.day;
    text label = date_label(j, subject, all, &all->first), now = date_print(r->memory, today);

    r->out->today = today;
    r->out->depends_on_today = true;
    if (day > today + 1) /* where the writer lives it may be tomorrow already */
        break_at(j, subject, all, &all->first,
                 text_print(r->memory, "%.*s lies in the future: today is %.*s", TEXT_FORMAT(label),
                            TEXT_FORMAT(now)));
    else if (day < date_before(today, length))
        break_at(j, subject, all, &all->first,
                 text_print(r->memory, "%.*s is %d days ago, and not within %.*s: today is %.*s",
                            TEXT_FORMAT(label), (int)(today - day),
                            TEXT_FORMAT(run_argument(r, j->sentence->arguments, 0)->name), TEXT_FORMAT(now)));
    else
        judging_keep(j, subject, "is of {name}",
                     text_print(r->memory, "%.*s, and today is %.*s", TEXT_FORMAT(date_print(r->memory, day)),
                                TEXT_FORMAT(now)),
                     NULL);
}

void judge_is_within(judging *j, fact subject)
{
    run *r = j->r;
    date_length length = {0};
    dates all = dates_of(j, subject);
    text label = fact_label(r, subject);

    if (j->sentence->arguments.count)
        date_length_read(run_argument(r, j->sentence->arguments, 0)->name, &length);
    if (all.wrong.reading)
        break_at(j, subject, &all, &all.wrong, wrong_words(j, subject, &all));
    else if (!all.count)
        break_at(j, subject, &all, NULL,
                 text_print(r->memory, "%.*s has no date that can be read: write it like 2026-11-22",
                            TEXT_FORMAT(label)));
    else if (all.count > 1)
        break_at(j, subject, &all, &all.first,
                 text_print(r->memory,
                            "%.*s has %u dates, and it is not clear which is meant: :capturing [[reviewed: "
                            "(.+)]] takes the one "
                            "behind these words",
                            TEXT_FORMAT(label), all.count));
    else
        judge_day(j, subject, &all, length);
}

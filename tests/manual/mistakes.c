/* mistakes.c — the table of mistakes: what somebody writes, in the first cell, is put where it belongs in a
 * rule file, and must be answered at its line with a next step, in words that the other cells use, too. */
#include "manual.h"

#include <stdio.h>
#include <strings.h>

enum { LONG_ENOUGH = 4 }; /* letters of a word that says something */

static bool begins_with(text some, const char *beginning)
{
    return text_starts(some, text_from(beginning));
}

/* A rule file with the mistake in its last line. */
static text mistake_rules(arena *memory, text written)
{
    static const char names[] = "local guide, x, y = doc \"docs/backups.md\", docs, docs :sections()\n";
    const char *frame = "contract \"m\" { says = \"s\", every(docs) :has(%.*s) }\n";

    if (begins_with(written, "says"))
        frame = "contract \"m\" { %.*s, every(docs) :has(section) }\n";
    else if (begins_with(written, ":"))
        frame = "contract \"m\" { says = \"s\", every(docs) %.*s }\n";
    else if (begins_with(written, "every") || begins_with(written, "the(") || begins_with(written, "docs "))
        frame = "contract \"m\" { says = \"s\", %.*s }\n";
    else if (begins_with(written, "guide") || begins_with(written, "compose"))
        frame = "contract \"m\" { says = \"s\", every(%.*s) :has(command) }\n";
    else if (begins_with(written, "local"))
        frame = "%.*s\n";
    buffer out = buffer_new(memory);
    size_t hole = text_find_text(text_from(frame), TEXT("%.*s"), 0);
    buffer_add(&out, text_from(names));
    buffer_add(&out, (text){frame, hole});
    buffer_add(&out, written);
    buffer_add(&out, text_from(frame + hole + 4));
    return buffer_text(&out);
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_';
}

/* Does the answer have a word of what the row tells? */
static bool shares_word(text answer, text told)
{
    for (size_t start = 0, end; start < told.length; start = end + 1) {
        for (end = start; end < told.length && is_letter(told.start[end]);)
            end++;
        for (size_t i = 0; end - start >= LONG_ENOUGH && i + (end - start) <= answer.length; i++)
            if (!strncasecmp(answer.start + i, told.start + start, end - start))
                return true;
    }
    return false;
}

static bool mistake_is_answered(arena *memory, const char *world, text written, text told)
{
    manual_case some = {.title = written};
    int status;

    case_add(&some, memory, TEXT("contracts/manual.lua"), mistake_rules(memory, written));
    text report = case_report(memory, &some, world, &status), line = TEXT("contracts/manual.lua:2:");
    size_t answer = text_find_text(report, line, 0);
    size_t fix = text_find_text(report, TEXT("  fix: "), answer);
    if (status == 2 && answer < report.length && fix < report.length &&
        shares_word(text_slice(report, answer, report.length), told))
        return true;
    case_show(&some, report);
    return false;
}

/* A row begins with inline code; several stand behind each other with commas. */
static bool row_is_answered(arena *memory, const char *world, text row, uint32_t *count)
{
    size_t edge = text_find_text(row, TEXT(" | "), 2);
    text first = text_slice(row, 2, edge), told = text_slice(row, edge, row.length);
    bool holds = true;

    if (!begins_with(first, "`"))
        return true;
    for (size_t start = 0; start < first.length;) {
        size_t end = text_find(first, '`', start + 1);
        holds = mistake_is_answered(memory, world, text_slice(first, start + 1, end), told) && holds;
        ++*count;
        start = text_find(first, '`', end + 1);
    }
    return holds;
}

bool mistakes_are_answered(arena *memory, const char *world, text page)
{
    static const char chapter[] = "\n## Mistakes and answers\n";
    uint32_t count = 0;
    bool hold = true;
    text line;

    page = text_slice(page, text_find_text(page, text_from(chapter), 0), page.length);
    while (text_next(&page, '\n', &line))
        if (begins_with(line, "| ") && !begins_with(line, "| you write"))
            hold = row_is_answered(memory, world, line, &count) && hold;
    printf("%u mistakes\n", count);
    return hold && count >= 20;
}

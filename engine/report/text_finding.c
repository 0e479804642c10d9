/* text_finding.c — one finding as people read it (DESIGN 4).
 *
 * No line of it begins with text from outside but paths, and those are escaped: a CI system that takes
 * commands from a log finds none in here. */
#include "text_finding.h"
#include "unicode.h"

enum { CONTINUED = 4 }; /* blanks before a line that goes on */

/* path:line:column: severity: message */
static void head(buffer *out, const place *at, const char *words, paint color, text message,
                 report_sources *sources, const report_style *style)
{
    text where = at->path.length ? place_words(out->memory, sources, at) : TEXT("lockstep");

    paint_text(out, style, PAINT_STRONG, where);
    buffer_add(out, TEXT(": "));
    paint_text(out, style, color, text_from(words));
    buffer_add(out, TEXT(": "));
    paint_prose(out, style, message, unicode_width(where, 0) + text_from(words).length + 4, CONTINUED);
}

static void note_write(buffer *out, const note *some, report_sources *sources, const report_style *style)
{
    if (some->at.path.length == 0) {
        paint_text(out, style, PAINT_NOTE, TEXT("  note"));
        buffer_add(out, TEXT(": "));
        paint_prose(out, style, some->message, 8, CONTINUED);
        buffer_add_byte(out, '\n');
        return;
    }
    head(out, &some->at, "note", PAINT_NOTE, some->message, sources, style);
    buffer_add_byte(out, '\n');
    excerpt_write(out, sources, &some->at, style, PAINT_NOTE);
}

/* " (lockstep/operations.lua:12)" */
static text rule_words(arena *memory, const finding *some, report_sources *sources)
{
    place line = some->rule;

    line.is_line_only = true;
    if (line.path.length == 0)
        return (text){0};
    return text_print(memory, " (%.*s)", TEXT_FORMAT(place_words(memory, sources, &line)));
}

/*   capacity/profile-matrix (lockstep/operations.lua:12): what it says */
static void contract_line(buffer *out, const finding *some, report_sources *sources,
                          const report_style *style)
{
    text id = one_line(out->memory, some->contract), rule = rule_words(out->memory, some, sources);

    if (id.length == 0)
        return;
    buffer_add(out, TEXT("  "));
    paint_text(out, style, PAINT_STRONG, id);
    buffer_add(out, rule);
    if (some->says.length) {
        buffer_add(out, TEXT(": "));
        paint_prose(out, style, some->says, unicode_width(id, 0) + unicode_width(rule, 0) + 4, CONTINUED);
    }
    buffer_add_byte(out, '\n');
}

static void fix_line(buffer *out, text words, const report_style *style)
{
    paint_text(out, style, PAINT_GOOD, TEXT("  fix"));
    buffer_add(out, TEXT(": "));
    paint_prose(out, style, words, 7, CONTINUED);
    buffer_add_byte(out, '\n');
}

void text_finding_full(buffer *out, const finding *some, report_sources *sources, const report_style *style)
{
    paint color = severity_paint(some->level);

    head(out, &some->at, severity_words(some->level), color, some->message, sources, style);
    buffer_add_byte(out, '\n');
    excerpt_write(out, sources, &some->at, style, color);
    for (uint32_t i = 0; i < some->notes.count; i++)
        note_write(out, &some->notes.items[i], sources, style);
    contract_line(out, some, sources, style);
    if (some->change.at.path.length) /* one candidate, and its edit is known */
        fix_line(out, text_print(out->memory, "write \"%.*s\" here", TEXT_FORMAT(some->change.replacement)), style);
    if (some->fix.length)
        fix_line(out, some->fix, style);
}

void text_finding_line(buffer *out, const finding *some, report_sources *sources, const report_style *style)
{
    head(out, &some->at, severity_words(some->level), severity_paint(some->level), some->message, sources,
         style);
    if (some->contract.length) {
        buffer_add(out, TEXT(" ("));
        paint_outside(out, some->contract);
        buffer_add_byte(out, ')');
    }
    buffer_add_byte(out, '\n');
}

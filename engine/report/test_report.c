/* test_report.c — lockstep test: what came out of the examples, as text and as TAP. */
#include "examples.h"

#include "text_finding.h"

const char *example_result_words(example_result result)
{
    static const char *const words[EXAMPLE_RESULTS] = {"ok",      "missed",  "noisy",  "wrong place",
                                                       "vacuous", "crashed", "lacking"};

    return words[result];
}

/* "breaks of runbooks/rollback" */
static text outcome_words(arena *memory, const example_outcome *some)
{
    text id = one_line(memory, some->contract);

    if (!some->name.length)
        return id;
    return text_print(memory, "%.*s of %.*s", TEXT_FORMAT(one_line(memory, some->name)), TEXT_FORMAT(id));
}

static void outcome_write(buffer *out, const example_outcome *some, report_sources *sources,
                          const report_style *style)
{
    place line = some->at;

    line.is_line_only = true;
    paint_text(out, style, PAINT_STRONG, place_words(out->memory, sources, &line));
    buffer_add(out, TEXT(": "));
    paint_text(out, style, PAINT_ERROR, text_from(example_result_words(some->result)));
    buffer_print(out, ": %.*s: ", TEXT_FORMAT(outcome_words(out->memory, some)));
    paint_outside(out, some->message);
    buffer_add_byte(out, '\n');
    excerpt_write(out, sources, &some->at, style, PAINT_ERROR);
    buffer_add(out, TEXT("  "));
    paint_text(out, style, PAINT_GOOD, TEXT("next"));
    buffer_add(out, TEXT(": "));
    paint_outside(out, some->next);
    buffer_add_byte(out, '\n');
    report_findings(out, &some->findings, sources, style);
}

static void counts_write(buffer *out, const example_report *found)
{
    const char *edge = ": ";

    paint_count(out, found->outcomes.count - found->counts[EXAMPLE_LACKING], "example", "examples");
    buffer_add(out, TEXT(" of "));
    paint_count(out, found->contracts, "contract", "contracts");
    if (found->packs) {
        buffer_add(out, TEXT(" and "));
        paint_count(out, found->packs, "pack", "packs");
    }
    for (example_result i = EXAMPLE_OK; i < EXAMPLE_LACKING; i++) {
        if (!found->counts[i])
            continue;
        buffer_print(out, "%s%u %s", edge, found->counts[i], example_result_words(i));
        edge = ", ";
    }
    if (found->counts[EXAMPLE_LACKING])
        buffer_print(out, "; %u without an example that breaks %s", found->counts[EXAMPLE_LACKING],
                     found->counts[EXAMPLE_LACKING] == 1 ? "it" : "them");
}

void report_examples(buffer *out, const example_report *found, report_sources *sources,
                     const report_style *style)
{
    paint color = found->status == 0 ? PAINT_GOOD : PAINT_ERROR;

    report_findings(out, &found->problems, sources, style);
    for (uint32_t i = 0; i < found->outcomes.count; i++)
        if (found->outcomes.items[i].result != EXAMPLE_OK)
            outcome_write(out, &found->outcomes.items[i], sources, style);
    counts_write(out, found);
    paint_begin(out, style, color);
    buffer_print(out, " -> exit %d", found->status);
    paint_end(out, style, color);
    buffer_add(out, TEXT("\ntested examples, not this repository: lockstep check does that\n"));
}

/* ---- TAP ---- */

/* A text as a line of YAML between double quotes; what one_line leaves needs only these two escaped. */
static void tap_text(buffer *out, const char *indent, const char *key, text some)
{
    text line = one_line(out->memory, some);

    buffer_print(out, "%s%s: \"", indent, key);
    for (size_t i = 0; i < line.length; i++) {
        if (line.start[i] == '"' || line.start[i] == '\\')
            buffer_add_byte(out, '\\');
        buffer_add_byte(out, line.start[i]);
    }
    buffer_add(out, TEXT("\"\n"));
}

static void tap_details(buffer *out, const example_outcome *some, report_sources *sources)
{
    buffer_add(out, TEXT("  ---\n"));
    tap_text(out, "  ", "result", text_from(example_result_words(some->result)));
    tap_text(out, "  ", "at", place_words(out->memory, sources, &some->at));
    tap_text(out, "  ", "message", some->message);
    tap_text(out, "  ", "next", some->next);
    if (some->findings.count)
        buffer_add(out, TEXT("  findings:\n"));
    for (uint32_t i = 0; i < some->findings.count; i++) {
        const finding *one = &some->findings.items[i];
        tap_text(out, "    - ", "at", place_words(out->memory, sources, &one->at));
        tap_text(out, "      ", "message", one->message);
    }
    buffer_add(out, TEXT("  ...\n"));
}

/* A description ends at a `#`, and a backslash escapes. */
static void tap_description(buffer *out, text some)
{
    for (size_t i = 0; i < some.length; i++) {
        if (some.start[i] == '#' || some.start[i] == '\\')
            buffer_add_byte(out, '\\');
        buffer_add_byte(out, some.start[i]);
    }
}

void report_examples_tap(buffer *out, const example_report *found, report_sources *sources)
{
    buffer_print(out, "TAP version 14\n1..%u\n", found->outcomes.count);
    for (uint32_t i = 0; i < found->outcomes.count; i++) {
        const example_outcome *some = &found->outcomes.items[i];
        buffer_print(out, "%s %u - ", some->result == EXAMPLE_OK ? "ok" : "not ok", i + 1);
        tap_description(out, outcome_words(out->memory, some));
        buffer_add_byte(out, '\n');
        if (some->result != EXAMPLE_OK)
            tap_details(out, some, sources);
    }
    for (uint32_t i = 0; i < found->problems.count; i++)
        buffer_print(out, "# %.*s: %.*s\n",
                     TEXT_FORMAT(place_words(out->memory, sources, &found->problems.items[i].at)),
                     TEXT_FORMAT(one_line(out->memory, found->problems.items[i].message)));
    if (found->status == 2)
        buffer_add(out, TEXT("Bail out! something could not be judged\n"));
}

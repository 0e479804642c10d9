/* proposals_report.c — lockstep new and lockstep init as text: forms, a contract from one, proposed
 * contracts. */
#include "proposals.h"

#include "paint.h"
#include "unicode.h"

/* ---- new ---- */

void report_forms(buffer *out, const form_array *forms)
{
    for (uint32_t i = 0; i < forms->count; i++) {
        const form *some = &forms->items[i];
        buffer_print(out, "%.*s\n  %.*s\n ", TEXT_FORMAT(some->name), TEXT_FORMAT(some->says));
        for (uint32_t k = 0; k < some->fields.count; k++) {
            const form_field *field = &some->fields.items[k];
            bool is_quoted = text_find(field->value, ' ', 0) < field->value.length;
            buffer_print(out, is_quoted ? " %.*s='%.*s'" : " %.*s=%.*s", TEXT_FORMAT(field->key),
                         TEXT_FORMAT(field->value));
        }
        buffer_add(out, TEXT("\n\n"));
    }
    buffer_add(out,
               TEXT("lockstep new FORM [ID] [KEY=VALUE...] shows the contract; --write FILE writes it\n"));
}

/* Rule text from here holds names from outside: what a terminal would act on is escaped, line by line. */
static void lines_write(buffer *out, text some, const char *indent)
{
    for (text rest = some, line; rest.length && text_next(&rest, '\n', &line);) {
        if (line.length)
            buffer_print(out, "%s", indent);
        buffer_add(out, unicode_escape(out->memory, line));
        buffer_add_byte(out, '\n');
    }
}

void report_addition(buffer *out, const rule_addition *some)
{
    buffer_print(out, "-- %.*s%s\n", TEXT_FORMAT(one_line(out->memory, some->path)),
                 some->is_new ? "" : ", at its end");
    if (some->is_new)
        buffer_add_byte(out, '\n');
    lines_write(out, some->bytes, "");
}

/* ---- init ---- */

static void end_write(buffer *out, const proposal_end *some, report_sources *sources,
                      const report_style *style)
{
    paint_text(out, style, PAINT_STRONG, place_words(out->memory, sources, &some->at));
    if (some->found)
        buffer_print(out, ": %u found by", some->found);
    else
        buffer_add(out, TEXT(":"));
    buffer_print(out, " %.*s\n", TEXT_FORMAT(one_line(out->memory, some->written)));
}

static void proposal_write(buffer *out, const proposal *some, report_sources *sources,
                           const report_style *style)
{
    buffer_add_byte(out, '\n');
    for (uint32_t i = 0; i < some->ends.count; i++)
        if (some->ends.items[i].at.path.length)
            end_write(out, &some->ends.items[i], sources, style);
    lines_write(out, some->rule, "    ");
    if (!some->findings.count)
        return;
    buffer_add(out, TEXT("  would break: "));
    paint_count(out, some->findings.count, "finding", "findings");
    buffer_add_byte(out, '\n');
    report_findings(out, &some->findings, sources, style);
}

void report_proposals(buffer *out, const proposal_report *found, report_sources *sources,
                      const report_style *style)
{
    report_findings(out, &found->problems, sources, style);
    if (found->kept.count)
        paint_count(out, found->kept.count, "contract", "contracts");
    buffer_add(out, found->kept.count ? TEXT(" that this repository keeps today, and no rule says\n")
                                      : TEXT("nothing to propose: lockstep new has forms to begin with\n"));
    for (uint32_t i = 0; i < found->kept.count; i++)
        proposal_write(out, &found->kept.items[i], sources, style);
    if (found->near.count) {
        buffer_add_byte(out, '\n');
        paint_count(out, found->near.count, "near miss", "near misses");
        buffer_add(out, TEXT(": mend what is found, and they are kept, too\n"));
    }
    for (uint32_t i = 0; i < found->near.count; i++)
        proposal_write(out, &found->near.items[i], sources, style);
    if (found->kept.count)
        buffer_print(out, "\nlockstep init --write %.*s writes %s\n",
                     TEXT_FORMAT(one_line(out->memory, found->file.path)),
                     found->near.count        ? "those that are kept"
                     : found->kept.count == 1 ? "it"
                                              : "them");
    if (found->left)
        buffer_print(out, "%u more are left for the next time, when these are written\n", found->left);
    if (found->is_cut)
        buffer_add(out, TEXT("there is more here than was looked at: lockstep new writes what is missing\n"));
}

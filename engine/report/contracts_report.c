/* contracts_report.c — lockstep contracts as an aligned table, and what no contract looks at. */
#include "contracts.h"
#include "paint.h"
#include "unicode.h"

/* How wide each column must be. */
typedef struct columns {
    size_t state, id, severity, examples, place;
} columns;

static void widen(size_t *column, size_t width)
{
    *column = width > *column ? width : *column;
}

static text place_line(arena *memory, report_sources *sources, place at)
{
    at.is_line_only = true;
    return place_words(memory, sources, &at);
}

static text examples_words(arena *memory, uint32_t count)
{
    return count == 0 ? TEXT("no example") : text_print(memory, "%u example%s", count, count == 1 ? "" : "s");
}

static text reads_words(arena *memory, const contract_row *row)
{
    buffer words = buffer_new(memory);

    if (row->how.length)
        return row->how;
    for (uint32_t i = 0; i < row->reads.count; i++) {
        buffer_print(&words, "%s", i ? ", " : "");
        paint_outside(&words, row->reads.items[i].words);
    }
    return buffer_text(&words);
}

static const plan_contract *contract_of(const contract_list *list, const contract_row *row)
{
    return &list->rules->contracts.items[row->contract];
}

static columns columns_of(arena *memory, const contract_list *list, report_sources *sources)
{
    columns wide = {0};

    for (uint32_t i = 0; i < list->rows.count; i++) {
        const contract_row *row = &list->rows.items[i];
        const plan_contract *some = contract_of(list, row);

        widen(&wide.state, text_from(contract_state_words(row->about->state)).length);
        widen(&wide.id, unicode_width(one_line(memory, some->id), 0));
        widen(&wide.severity, text_from(severity_words(some->level)).length);
        widen(&wide.examples, examples_words(memory, row->examples).length);
        widen(&wide.place, unicode_width(place_line(memory, sources, some->at), 0));
    }
    return wide;
}

static void cell(buffer *out, const report_style *style, paint color, text some, size_t column)
{
    paint_text(out, style, color, some);
    paint_pad(out, unicode_width(some, 0), column + 2);
}

/* A line of its own below the contract: "tags", "excused" ... */
static void aside(buffer *out, const report_style *style, size_t indent, const char *label, text words)
{
    size_t used = text_from(label).length + 2;

    paint_pad(out, 0, indent);
    paint_text(out, style, PAINT_FAINT, text_from(label));
    buffer_add(out, TEXT(": "));
    paint_prose(out, style, words, indent + used, indent + 2);
    buffer_add_byte(out, '\n');
}

static void asides(buffer *out, const contract_list *list, const contract_row *row, const report_style *style,
                   size_t indent)
{
    const plan_contract *some = contract_of(list, row);
    buffer tags = buffer_new(out->memory);

    if (row->why.length)
        aside(out, style, indent, contract_state_words(row->about->state), row->why);
    for (uint32_t i = 0; i < some->excuses.count; i++) {
        const plan_excuse *excuse = &list->rules->excuses.items[some->excuses.first + i];

        aside(
            out, style, indent, "excused",
            text_print(out->memory, "%.*s: %.*s", TEXT_FORMAT(excuse->subject), TEXT_FORMAT(excuse->reason)));
    }
    for (uint32_t i = 0; i < some->tags.count; i++)
        buffer_print(&tags, "%s%.*s", i ? ", " : "",
                     TEXT_FORMAT(one_line(out->memory, list->rules->tags.items[some->tags.first + i])));
    if (tags.length)
        aside(out, style, indent, "tags", buffer_text(&tags));
    if (some->pack.length)
        aside(out, style, indent, "pack", some->pack);
}

static void row_write(buffer *out, const contract_list *list, const contract_row *row, const columns *wide,
                      report_sources *sources, const report_style *style)
{
    const plan_contract *some = contract_of(list, row);
    size_t end = wide->state + wide->id + wide->severity + wide->examples + wide->place + 10;

    cell(out, style, state_paint(row->about->state), text_from(contract_state_words(row->about->state)),
         wide->state);
    cell(out, style, PAINT_STRONG, one_line(out->memory, some->id), wide->id);
    cell(out, style, PAINT_PLAIN, text_from(severity_words(some->level)), wide->severity);
    cell(out, style, row->examples ? PAINT_PLAIN : PAINT_FAINT, examples_words(out->memory, row->examples),
         wide->examples);
    cell(out, style, PAINT_FAINT, place_line(out->memory, sources, some->at), wide->place);
    paint_prose(out, style, reads_words(out->memory, row), end, end);
    buffer_add_byte(out, '\n');
    asides(out, list, row, style, wide->state + 4);
}

static void states_write(buffer *out, const contract_list *list, const report_style *style)
{
    uint32_t counts[CONTRACT_UNJUDGED + 1] = {0};
    const char *edge = ": ";

    for (uint32_t i = 0; i < list->rows.count; i++)
        counts[list->rows.items[i].about->state]++;
    paint_count(out, list->rows.count, "contract", "contracts");
    for (contract_state i = CONTRACT_KEPT; i <= CONTRACT_UNJUDGED; i++) {
        if (!counts[i])
            continue;
        buffer_print(out, "%s%u ", edge, counts[i]);
        paint_text(out, style, state_paint(i), text_from(contract_state_words(i)));
        edge = ", ";
    }
    buffer_add_byte(out, '\n');
}

void report_contracts(buffer *out, const contract_list *list, report_sources *sources,
                      const report_style *style)
{
    columns wide = columns_of(out->memory, list, sources);

    for (uint32_t i = 0; i < list->rows.count; i++)
        row_write(out, list, &list->rows.items[i], &wide, sources, style);
    if (list->rows.count) {
        states_write(out, list, style);
        return;
    }
    buffer_add(out, TEXT("no contract reads "));
    paint_outside(out, list->asked);
    buffer_add_byte(out, '\n');
}

/* ---- what no contract looks at ---- */

static void gap_write(buffer *out, const gap *some, size_t column, report_sources *sources,
                      const report_style *style)
{
    text at = place_words(out->memory, sources, &some->at);

    paint_text(out, style, PAINT_FAINT, at);
    paint_pad(out, unicode_width(at, 0), column + 2);
    buffer_print(out, "%s ", gap_words(some->type, 1));
    paint_begin(out, style, PAINT_STRONG);
    buffer_add_byte(out, '"');
    paint_outside(out, some->name);
    buffer_add_byte(out, '"');
    paint_end(out, style, PAINT_STRONG);
    buffer_add_byte(out, '\n');
    paint_pad(out, 0, 4);
    paint_text(out, style, PAINT_GOOD, TEXT("write"));
    buffer_add_byte(out, ' ');
    paint_outside(out, some->form);
    buffer_add_byte(out, '\n');
}

/* "9 tables, 3 of them in no contract; 2 runbooks" */
static void gaps_count(buffer *out, const gap_list *gaps)
{
    const char *edge = "";

    for (gap_type i = 0; i < GAP_TYPES; i++) {
        if (!gaps->all[i])
            continue;
        buffer_print(out, "%s%u of %u %s", edge, gaps->missing[i], gaps->all[i], gap_words(i, gaps->all[i]));
        edge = ", ";
    }
    buffer_print(out, "%s\n",
                 *edge ? " in no contract" : "there is nothing here that a contract could look at");
}

void report_gaps(buffer *out, const gap_list *gaps, report_sources *sources, const report_style *style)
{
    size_t column = 0;

    for (uint32_t i = 0; i < gaps->gaps.count; i++)
        widen(&column, unicode_width(place_words(out->memory, sources, &gaps->gaps.items[i].at), 0));
    for (uint32_t i = 0; i < gaps->gaps.count; i++)
        gap_write(out, &gaps->gaps.items[i], column, sources, style);
    gaps_count(out, gaps);
}

/* comparison_report.c — two selections beside each other: what is only in one, what is nearly in both. */
#include "facts.h"
#include "json_value.h"
#include "paint.h"
#include "unicode.h"

enum { NAME_LIMIT = 60 };

static void head_write(buffer *out, const report_style *style, const char *words, text selection,
                       uint32_t count)
{
    paint_begin(out, style, PAINT_STRONG);
    buffer_print(out, "%s", words);
    if (selection.length)
        buffer_print(out, " %.*s", TEXT_FORMAT(one_line(out->memory, selection)));
    paint_end(out, style, PAINT_STRONG);
    buffer_print(out, ": %u\n", count);
}

static void part_write(buffer *out, const report_style *style, const store *all, const fact_array *facts,
                       text selection, report_sources *sources)
{
    if (!facts->count)
        return;
    head_write(out, style, "only in", selection, facts->count);
    report_facts(out, all, facts, sources, style);
}

/* The names beside each other, then the places: what differs is seen at once. */
static void pairs_write(buffer *out, const report_style *style, const store *all, const comparison *some,
                        report_sources *sources)
{
    text *cells = arena_array(out->memory, text, (size_t)some->near_left.count * 4);
    size_t widths[4] = {0};

    for (uint32_t i = 0; i < some->near_left.count; i++) {
        fact left = some->near_left.items[i], right = some->near_right.items[i];
        place at = fact_place(all, left), other = fact_place(all, right);
        text *row = cells + (size_t)i * 4;
        row[0] = one_line_fitted(out->memory, store_name(all, left.name), NAME_LIMIT);
        row[1] = one_line_fitted(out->memory, store_name(all, right.name), NAME_LIMIT);
        row[2] = at.path.length ? place_words(out->memory, sources, &at) : TEXT("-");
        row[3] = other.path.length ? place_words(out->memory, sources, &other) : TEXT("-");
        for (int k = 0; k < 4; k++)
            widths[k] = unicode_width(row[k], 0) > widths[k] ? unicode_width(row[k], 0) : widths[k];
    }
    if (some->near_left.count)
        head_write(out, style, "close", (text){0}, some->near_left.count);
    for (uint32_t i = 0; i < some->near_left.count; i++)
        for (int k = 0; k < 4; k++) {
            text cell = cells[(size_t)i * 4 + k];
            paint_text(out, style, k < 2 ? PAINT_STRONG : PAINT_FAINT, cell);
            if (k == 3)
                buffer_add_byte(out, '\n');
            else
                paint_pad(out, unicode_width(cell, 0), widths[k] + 2);
        }
}

void report_comparison(buffer *out, const store *all, const comparison *some, text left, text right,
                       report_sources *sources, const report_style *style)
{
    part_write(out, style, all, &some->left, left, sources);
    part_write(out, style, all, &some->right, right, sources);
    pairs_write(out, style, all, some, sources);
    head_write(out, style, "in both", (text){0}, some->both);
}

static json_t *json_part(arena *memory, const store *all, const fact_array *facts, report_sources *sources)
{
    json_t *list = json_array();

    for (uint32_t i = 0; i < facts->count; i++)
        json_array_append_new(list, json_fact(memory, all, facts->items[i], sources));
    return list;
}

void report_comparison_json(buffer *out, const store *all, const comparison *some, text left, text right,
                            const finding_array *problems, report_sources *sources)
{
    json_t *root = json_begin("comparison"), *close = json_array();

    for (uint32_t i = 0; i < some->near_left.count; i++) {
        json_t *pair = json_object();
        json_object_set_new(pair, "left", json_fact(out->memory, all, some->near_left.items[i], sources));
        json_object_set_new(pair, "right", json_fact(out->memory, all, some->near_right.items[i], sources));
        json_array_append_new(close, pair);
    }
    json_object_set_new(root, "left", json_text(out->memory, left));
    json_object_set_new(root, "right", json_text(out->memory, right));
    json_object_set_new(root, "only_left", json_part(out->memory, all, &some->left, sources));
    json_object_set_new(root, "only_right", json_part(out->memory, all, &some->right, sources));
    json_object_set_new(root, "close", close);
    json_object_set_new(root, "both", json_integer(some->both));
    json_object_set_new(root, "findings", json_findings(out->memory, sources, problems, NULL));
    json_write(out, root);
}

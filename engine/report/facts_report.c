/* facts_report.c — lockstep facts: an aligned table of facts with their places, or the same as JSON. */
#include "facts.h"
#include "json_value.h"
#include "paint.h"
#include "unicode.h"

/* One line of the table, before its columns are as wide as they must be. */
typedef struct fact_line {
    text place, name, owner, details;
} fact_line;

enum { NAME_LIMIT = 60 }; /* columns; longer names are cut so that the table stays one */

static text details_words(arena *memory, const store *all, fact some)
{
    fact_details details = fact_all_details(memory, all, some);
    buffer words = buffer_new(memory);

    for (uint32_t i = 0; i < details.count; i++) {
        const fact_detail *one = &details.items[i];
        if (i)
            buffer_add(&words, TEXT(", "));
        buffer_print(&words, "%s ", one->key);
        if (one->is_number)
            buffer_print(&words, "%d", one->number);
        else
            paint_outside(&words, paint_fitted(memory, one->value, NAME_LIMIT));
    }
    return buffer_text(&words);
}

static fact_line line_of(arena *memory, const store *all, fact some, report_sources *sources)
{
    place at = fact_place(all, some);
    fact_line made = {.place = at.path.length ? place_words(memory, sources, &at) : TEXT("-")};
    fact owner;

    made.name =
        paint_fitted(memory,
               one_line(memory, some.is_captured || some.shard == FACT_LITERAL ? store_name(all, some.name)
                                                                               : fact_name(all, some)),
               NAME_LIMIT);
    if (made.name.length == 0)
        made.name = TEXT("-");
    if (fact_owner(all, some, &owner))
        made.owner = paint_fitted(memory, fact_words(memory, all, owner), NAME_LIMIT);
    made.details = details_words(memory, all, some);
    return made;
}

static void widen(size_t *column, text cell)
{
    size_t width = unicode_width(cell, 0);

    if (width > *column)
        *column = width;
}

static void cell_write(buffer *out, const report_style *style, paint color, text cell, size_t column)
{
    paint_text(out, style, color, cell);
    paint_pad(out, unicode_width(cell, 0), column + 2);
}

void report_facts(buffer *out, const store *all, const fact_array *facts, report_sources *sources,
                  const report_style *style)
{
    fact_line *lines = arena_array(out->memory, fact_line, facts->count);
    size_t places = 0, names = 0, owners = 0;

    for (uint32_t i = 0; i < facts->count; i++) {
        lines[i] = line_of(out->memory, all, facts->items[i], sources);
        widen(&places, lines[i].place);
        widen(&names, lines[i].name);
        widen(&owners, lines[i].owner);
    }
    for (uint32_t i = 0; i < facts->count; i++) {
        size_t end;
        cell_write(out, style, PAINT_FAINT, lines[i].place, places);
        cell_write(out, style, PAINT_STRONG, lines[i].name, names);
        cell_write(out, style, PAINT_PLAIN, lines[i].owner, owners);
        paint_text(out, style, PAINT_FAINT, lines[i].details);
        for (end = out->length; end && out->bytes[end - 1] == ' '; end--)
            ;
        out->length = end; /* nothing behind the last cell */
        buffer_add_byte(out, '\n');
    }
}

static json_t *json_fact(arena *memory, const store *all, fact some, report_sources *sources)
{
    place at = fact_place(all, some);
    json_t *object = json_object(), *details = json_object();
    fact_details known = fact_all_details(memory, all, some);
    fact owner;

    json_object_set_new(object, "kind",
                        some.shard == FACT_LITERAL ? json_null()
                                                   : json_string(kind_singular(fact_kind(all, some))));
    json_object_set_new(object, "name", json_text(memory, store_name(all, some.name)));
    json_object_set_new(object, "at", json_place(memory, sources, &at));
    if (fact_owner(all, some, &owner)) {
        json_t *above = json_object();
        json_object_set_new(above, "kind", json_string(kind_singular(fact_kind(all, owner))));
        json_object_set_new(above, "name", json_text(memory, fact_name(all, owner)));
        json_object_set_new(object, "in", above);
    }
    for (uint32_t i = 0; i < known.count; i++)
        json_object_set_new(details, known.items[i].key,
                            known.items[i].is_number ? json_integer(known.items[i].number)
                                                     : json_text(memory, known.items[i].value));
    json_object_set_new(object, "details", details);
    return object;
}

void report_facts_json(buffer *out, const store *all, const fact_array *facts, text asked,
                       const finding_array *problems, report_sources *sources)
{
    json_t *root = json_begin("facts"), *list = json_array();

    for (uint32_t i = 0; i < facts->count; i++)
        json_array_append_new(list, json_fact(out->memory, all, facts->items[i], sources));
    json_object_set_new(root, "selection", json_text(out->memory, asked));
    json_object_set_new(root, "count", json_integer(facts->count));
    json_object_set_new(root, "facts", list);
    json_object_set_new(root, "findings", json_findings(out->memory, sources, problems, NULL));
    json_write(out, root);
}

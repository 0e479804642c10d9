/* facts_report.c — lockstep facts: an aligned table of facts with their places, or the same as JSON. */
#include "facts.h"
#include "json_value.h"
#include "paint.h"
#include "unicode.h"

/* One line of the table, before its columns are as wide as they must be. */
typedef struct fact_line {
    text place, name, owner, details;
} fact_line;

enum { LEAST_NAME = 16, LEAST_OWNER = 10, LEAST_DETAILS = 20 };
enum { EXCERPT = 200 };   /* bytes of a text that many facts share */
enum { NAME_LIMIT = 60 }; /* columns; longer names are cut so that the table stays one */

/* Quoted when its end, or where it belongs, could not be seen otherwise. */
static text value_words(arena *memory, text value)
{
    text words = one_line_fitted(memory, value, NAME_LIMIT);

    if (words.length && text_find(words, ' ', 0) == words.length && text_find(words, ',', 0) == words.length)
        return words;
    return text_print(memory, "\"%.*s\"", TEXT_FORMAT(words));
}

/* "level 2, slug compose-files, dead": what is only so or not so is a word. */
static text details_words(arena *memory, const store *all, fact some)
{
    fact_details details = fact_all_details(memory, all, some);
    buffer words = buffer_new(memory);

    for (uint32_t i = 0; i < details.count; i++) {
        const fact_detail *one = &details.items[i];

        buffer_print(&words, "%s%s", i ? ", " : "", one->key);
        if (one->is_number && !one->is_flag)
            buffer_print(&words, " %d", one->number);
        else if (!one->is_number)
            buffer_print(&words, " %.*s", TEXT_FORMAT(value_words(memory, one->value)));
    }
    return buffer_text(&words);
}

/* A name of several words in quotes; a command is what can be typed. */
static text name_words(arena *memory, const store *all, fact some)
{
    bool is_given = some.is_captured || some.shard == FACT_LITERAL;
    text name = one_line(memory, is_given ? store_name(all, some.name) : fact_name(all, some));

    if (name.length == 0)
        return TEXT("-");
    if (text_find(name, ' ', 0) == name.length || (!is_given && fact_kind(all, some) == KIND_command))
        return name;
    return text_print(memory, "\"%.*s\"", TEXT_FORMAT(name));
}

static fact_line line_of(arena *memory, const store *all, fact some, report_sources *sources)
{
    place at = fact_place(all, some);
    fact_line made = {.place = at.path.length ? place_words(memory, sources, &at) : TEXT("-")};
    fact owner;

    made.name = paint_fitted(memory, name_words(memory, all, some), NAME_LIMIT);
    if (fact_owner(all, some, &owner))
        made.owner = fact_words(memory, all, owner, NAME_LIMIT);
    made.details = details_words(memory, all, some);
    return made;
}

static void widen(size_t *column, text cell)
{
    size_t width = unicode_width(cell, 0);

    if (width > *column)
        *column = width;
}

/* Columns are as wide as their widest cell. On a terminal that is too narrow, what is in a fact's middle
 * gives room first: the name stays readable, the place whole. */
typedef struct fact_columns {
    size_t places, names, owners, details, width; /* width 0: there is no terminal */
} fact_columns;

static size_t least(size_t one, size_t other)
{
    return one < other ? one : other;
}

static void columns_fit(fact_columns *all)
{
    size_t room, wanted = least(all->details, LEAST_DETAILS);

    if (!all->width || all->places + all->names + all->owners + all->details + 6 <= all->width)
        return;
    room = all->width > all->places + wanted + 6 ? all->width - all->places - wanted - 6 : 0;
    if (all->names + all->owners <= room)
        return;
    all->owners = least(all->owners, room / 3 < LEAST_NAME ? room - least(room, LEAST_NAME) : room / 3);
    all->owners = all->owners < LEAST_OWNER ? 0 : all->owners;
    all->names = least(all->names, room - all->owners < LEAST_NAME ? LEAST_NAME : room - all->owners);
}

static void cell_write(buffer *out, const report_style *style, paint color, text cell, size_t column)
{
    cell = column ? paint_fitted(out->memory, cell, column) : (text){0};
    paint_text(out, style, color, cell);
    paint_pad(out, unicode_width(cell, 0), column + (column ? 2 : 0));
}

static void line_write(buffer *out, const report_style *style, const fact_line *line, const fact_columns *all)
{
    size_t used = all->places + 2 + all->names + 2 + all->owners + (all->owners ? 2 : 0), end;
    text details = line->details;

    if (all->width)
        details = all->width > used + 4 ? paint_fitted(out->memory, details, all->width - used) : (text){0};
    cell_write(out, style, PAINT_FAINT, line->place, all->places);
    cell_write(out, style, PAINT_STRONG, line->name, all->names);
    cell_write(out, style, PAINT_PLAIN, line->owner, all->owners);
    if (details.length)
        paint_text(out, style, PAINT_FAINT, details);
    for (end = out->length; end && out->bytes[end - 1] == ' '; end--)
        ;
    out->length = end; /* nothing behind the last cell */
    buffer_add_byte(out, '\n');
}

void report_facts(buffer *out, const store *all, const fact_array *facts, report_sources *sources,
                  const report_style *style)
{
    fact_line *lines = arena_array(out->memory, fact_line, facts->count);
    fact_columns columns = {.width = style->is_terminal ? style->width : 0};

    for (uint32_t i = 0; i < facts->count; i++) {
        lines[i] = line_of(out->memory, all, facts->items[i], sources);
        widen(&columns.places, lines[i].place);
        widen(&columns.names, lines[i].name);
        widen(&columns.owners, lines[i].owner);
        widen(&columns.details, lines[i].details);
    }
    columns_fit(&columns);
    for (uint32_t i = 0; i < facts->count; i++)
        line_write(out, style, &lines[i], &columns);
}

/* The owner's name, the directory of a `cd` above: each fact has it, so a long one is cut. */
static json_t *json_shared(arena *memory, text some)
{
    if (some.length <= EXCERPT)
        return json_text(memory, some);
    return json_text(memory, TEXT_JOIN(memory, text_beginning(some, EXCERPT), TEXT("...")));
}

static json_t *json_detail(arena *memory, const fact_detail *some)
{
    if (some->is_number)
        return json_integer(some->number);
    return some->is_shared ? json_shared(memory, some->value) : json_text(memory, some->value);
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
        json_object_set_new(above, "name", json_shared(memory, fact_name(all, owner)));
        json_object_set_new(object, "in", above);
    }
    for (uint32_t i = 0; i < known.count; i++)
        json_object_set_new(details, known.items[i].key, json_detail(memory, &known.items[i]));
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

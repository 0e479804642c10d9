/* facts_table.c — lockstep facts for people: place, name, where it belongs, and the details that matter, each
 * detail in a column of its own.
 *
 * A line a fact, without a head: `wc -l` counts them, and a detail says itself what it is ("image web:1"). */
#include "facts.h"
#include "paint.h"
#include "unicode.h"

typedef struct detail_cell {
    uint32_t which; /* a detail's number */
    text words;
} detail_cell;

/* One line of the table, before its columns are as wide as they must be. */
typedef struct fact_line {
    text place, kind, name, owner;
    ARRAY(detail_cell) details; /* in the order of their numbers */
} fact_line;

/* Columns are as wide as their widest cell. */
typedef struct fact_columns {
    size_t places, kinds, names, owners;
    size_t details[DETAIL_COUNT];
    size_t all_details; /* with two blanks between each */
    size_t width;       /* of the terminal; 0: there is none */
    bool is_ragged;     /* details don't fit side by side: each line has its own one behind the other */
} fact_columns;

enum { LEAST_NAME = 16, LEAST_OWNER = 10, LEAST_DETAILS = 20 };
enum { NAME_LIMIT = 60 }; /* columns; longer names are cut so that the table stays one */

/* ---- cells ---- */

/* Quoted when its end, or where it belongs, could not be seen otherwise. */
static text value_words(arena *memory, text value)
{
    text words = one_line_fitted(memory, value, NAME_LIMIT);

    if (words.length && text_find(words, ' ', 0) == words.length && text_find(words, ',', 0) == words.length)
        return words;
    return text_print(memory, "\"%.*s\"", TEXT_FORMAT(words));
}

/* "level 2", "dead": what is only so or not so is a word. */
static text detail_words(arena *memory, const fact_detail *some)
{
    if (some->is_flag)
        return text_from(some->key);
    if (some->is_number)
        return text_print(memory, "%s %d", some->key, some->number);
    return text_print(memory, "%s %.*s", some->key, TEXT_FORMAT(value_words(memory, some->value)));
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
    fact_details known = fact_all_details(memory, all, some);
    fact owner;

    if (some.shard != FACT_LITERAL)
        made.kind = text_from(kind_singular(fact_kind(all, some)));
    made.name = paint_fitted(memory, name_words(memory, all, some), NAME_LIMIT);
    if (fact_owner(all, some, &owner) && !text_equal(fact_name(all, owner), fact_name(all, some)))
        made.owner = fact_words(memory, all, owner, NAME_LIMIT);
    for (uint32_t i = 0; i < known.count; i++)
        if (!known.items[i].is_minor)
            *array_push(&made.details, memory) =
                (detail_cell){known.items[i].which, detail_words(memory, &known.items[i])};
    return made;
}

/* ---- columns ---- */

static void widen(size_t *column, text cell)
{
    size_t width = unicode_width(cell, 0);

    if (width > *column)
        *column = width;
}

static void columns_widen(fact_columns *all, const fact_line *line)
{
    widen(&all->places, line->place);
    widen(&all->kinds, line->kind);
    widen(&all->names, line->name);
    widen(&all->owners, line->owner);
    for (uint32_t i = 0; i < line->details.count; i++)
        widen(&all->details[line->details.items[i].which], line->details.items[i].words);
}

static size_t least(size_t one, size_t other)
{
    return one < other ? one : other;
}

/* On a terminal that is too narrow, what is in a fact's middle gives room first: the name stays readable, the
 * place whole. */
static void columns_fit(fact_columns *all)
{
    size_t before = all->places + 2 + (all->kinds ? all->kinds + 2 : 0), room, wanted;

    for (uint32_t i = 0; i < DETAIL_COUNT; i++)
        all->all_details += all->details[i] ? all->details[i] + (all->all_details ? 2 : 0) : 0;
    if (!all->width || before + all->names + all->owners + all->all_details + 4 <= all->width)
        return;
    all->is_ragged = true;
    wanted = least(all->all_details, LEAST_DETAILS);
    room = all->width > before + wanted + 4 ? all->width - before - wanted - 4 : 0;
    if (all->names + all->owners <= room)
        return;
    all->owners = least(all->owners, room / 3 < LEAST_NAME ? room - least(room, LEAST_NAME) : room / 3);
    all->owners = all->owners < LEAST_OWNER ? 0 : all->owners;
    all->names = least(all->names, room - all->owners < LEAST_NAME ? LEAST_NAME : room - all->owners);
}

static void cell_write(buffer *out, arena *scratch, const report_style *style, paint color, text cell,
                       size_t column)
{
    cell = column ? paint_fitted(scratch, cell, column) : (text){0};
    paint_text(out, style, color, cell);
    paint_pad(out, unicode_width(cell, 0), column + (column ? 2 : 0));
}

static text details_words(arena *memory, const fact_line *line, const fact_columns *all)
{
    buffer words = buffer_new(memory);
    uint32_t column = 0;

    for (uint32_t i = 0; i < line->details.count; i++) {
        const detail_cell *cell = &line->details.items[i];
        if (all->is_ragged)
            buffer_print(&words, "%s", i ? ", " : "");
        for (; !all->is_ragged && column < cell->which; column++)
            paint_pad(&words, 0, all->details[column] ? all->details[column] + 2 : 0);
        buffer_add(&words, cell->words);
        if (!all->is_ragged)
            paint_pad(&words, unicode_width(cell->words, 0), all->details[column++] + 2);
    }
    return text_trim(buffer_text(&words)).length ? buffer_text(&words) : (text){0};
}

static void line_write(buffer *out, arena *scratch, const report_style *style, const fact_line *line,
                       const fact_columns *all)
{
    size_t used = all->places + 2 + (all->kinds ? all->kinds + 2 : 0) + all->names + 2 +
                  (all->owners ? all->owners + 2 : 0);
    text details = details_words(scratch, line, all);
    size_t end;

    if (all->width && all->is_ragged)
        details = all->width > used + 4 ? paint_fitted(scratch, details, all->width - used) : (text){0};
    cell_write(out, scratch, style, PAINT_FAINT, line->place, all->places);
    cell_write(out, scratch, style, PAINT_PLAIN, line->kind, all->kinds);
    cell_write(out, scratch, style, PAINT_STRONG, line->name, all->names);
    cell_write(out, scratch, style, PAINT_PLAIN, line->owner, all->owners);
    while (details.length && details.start[details.length - 1] == ' ')
        details.length--;
    if (details.length)
        paint_text(out, style, PAINT_FAINT, details);
    for (end = out->length; end && out->bytes[end - 1] == ' '; end--)
        ;
    out->length = end; /* nothing behind the last cell */
    buffer_add_byte(out, '\n');
}

static bool is_mixed(const store *all, const fact_array *facts)
{
    for (uint32_t i = 1; i < facts->count; i++)
        if (fact_kind(all, facts->items[i]) != fact_kind(all, facts->items[0]))
            return true;
    return false;
}

/* Lines are made twice, once to be measured: a million of them would not fit into memory beside each other.
 */
void report_facts(buffer *out, const store *all, const fact_array *facts, report_sources *sources,
                  const report_style *style)
{
    fact_columns columns = {.width = style->is_terminal ? style->width : 0};
    fact_line line;
    arena scratch;

    arena_init(&scratch);
    for (uint32_t i = 0; i < facts->count; i++) {
        line = line_of(&scratch, all, facts->items[i], sources);
        columns_widen(&columns, &line);
        arena_reset(&scratch);
    }
    if (!is_mixed(all, facts))
        columns.kinds = 0;
    columns_fit(&columns);
    for (uint32_t i = 0; i < facts->count; i++) {
        line = line_of(&scratch, all, facts->items[i], sources);
        line_write(out, &scratch, style, &line, &columns);
        arena_reset(&scratch);
    }
    arena_free(&scratch);
}

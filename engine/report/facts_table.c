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
    size_t rest;        /* of the widest line: its owner and its details, one behind the other */
    size_t width;       /* of the terminal; 0: there is none */
    bool is_ragged;     /* they don't fit side by side: a line's owner and details follow its name */
} fact_columns;

enum { LEAST_NAME = 16, LEAST_OWNER = 10, LEAST_REST = 24, GAP = 2 };
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

/* Two cells with a gap between; a cell that is empty has none. */
static size_t beside(size_t one, size_t other)
{
    return one + other + (one && other ? GAP : 0);
}

static size_t ragged_width(const fact_line *line)
{
    size_t width = 0;

    for (uint32_t i = 0; i < line->details.count; i++)
        width = beside(width, unicode_width(line->details.items[i].words, 0));
    return width;
}

static void columns_widen(fact_columns *all, const fact_line *line)
{
    size_t rest = beside(unicode_width(line->owner, 0), ragged_width(line));

    widen(&all->places, line->place);
    widen(&all->kinds, line->kind);
    widen(&all->names, line->name);
    widen(&all->owners, line->owner);
    for (uint32_t i = 0; i < line->details.count; i++)
        widen(&all->details[line->details.items[i].which], line->details.items[i].words);
    all->rest = rest > all->rest ? rest : all->rest;
}

static size_t least(size_t one, size_t other)
{
    return one < other ? one : other;
}

static size_t most(size_t one, size_t other)
{
    return one > other ? one : other;
}

/* What is left of the terminal behind `used` columns and a gap. */
static size_t room_behind(const fact_columns *all, size_t used)
{
    return all->width > used + GAP ? all->width - used - GAP : 0;
}

/* On a terminal that is too narrow the place stays whole, and the name is cut last: only where the rest of a
 * line would have no room at all. */
static void columns_fit(fact_columns *all)
{
    size_t before = beside(all->places, all->kinds), room;

    for (uint32_t i = 0; i < DETAIL_COUNT; i++)
        all->all_details = beside(all->all_details, all->details[i]);
    if (!all->width ||
        beside(beside(before, all->names), beside(all->owners, all->all_details)) <= all->width)
        return;
    all->is_ragged = true;
    room = room_behind(all, before + least(all->rest, LEAST_REST) + GAP);
    all->names = least(all->names, most(room, LEAST_NAME));
}

static void cell_write(buffer *out, arena *scratch, const report_style *style, paint color, text cell,
                       size_t column)
{
    cell = column ? paint_fitted(scratch, cell, column) : (text){0};
    paint_text(out, style, color, cell);
    paint_pad(out, unicode_width(cell, 0), column + (column ? GAP : 0));
}

/* A line's details, each in its column. */
static text details_aligned(arena *memory, const fact_line *line, const fact_columns *all)
{
    buffer words = buffer_new(memory);
    uint32_t column = 0;

    for (uint32_t i = 0; i < line->details.count; i++) {
        const detail_cell *cell = &line->details.items[i];
        for (; column < cell->which; column++)
            paint_pad(&words, 0, all->details[column] ? all->details[column] + GAP : 0);
        buffer_add(&words, cell->words);
        paint_pad(&words, unicode_width(cell->words, 0), all->details[column++] + GAP);
    }
    while (words.length && words.bytes[words.length - 1] == ' ')
        words.length--;
    return buffer_text(&words);
}

static text details_ragged(arena *memory, const fact_line *line)
{
    buffer words = buffer_new(memory);

    for (uint32_t i = 0; i < line->details.count; i++)
        buffer_print(&words, "%s%.*s", i ? ", " : "", TEXT_FORMAT(line->details.items[i].words));
    return buffer_text(&words);
}

static void line_write_aligned(buffer *out, arena *scratch, const report_style *style, const fact_line *line,
                               const fact_columns *all)
{
    cell_write(out, scratch, style, PAINT_STRONG, line->name, all->names);
    cell_write(out, scratch, style, PAINT_PLAIN, line->owner, all->owners);
    paint_text(out, style, PAINT_FAINT, details_aligned(scratch, line, all));
}

/* How wide the name's cell is in a line whose owner and details need `rest`: as its column where both fit,
 * else the long part goes on into the room of the short one. */
static size_t name_width(const fact_columns *all, size_t room, size_t name, size_t rest)
{
    size_t left = room > rest + GAP ? room - rest - GAP : 0;

    if (name < all->names)
        return most(name, least(all->names, left));
    return most(all->names, least(name, left));
}

/* What one part of a line doesn't need the others have. */
static void line_write_ragged(buffer *out, arena *scratch, const report_style *style, const fact_line *line,
                              const fact_columns *all)
{
    size_t room = room_behind(all, beside(all->places, all->kinds));
    size_t owner = unicode_width(line->owner, 0), details = ragged_width(line), rest = beside(owner, details);
    size_t name = name_width(all, room, unicode_width(line->name, 0), rest);

    cell_write(out, scratch, style, PAINT_STRONG, line->name, name);
    room = room > name + GAP ? room - name - GAP : 0;
    if (owner && rest > room) {
        size_t left = room > details + GAP ? room - details - GAP : 0;
        owner = least(owner, most(left, details ? room / 2 : room));
        owner = owner < LEAST_OWNER ? 0 : owner;
    }
    cell_write(out, scratch, style, PAINT_PLAIN, line->owner, owner);
    room -= owner ? least(room, owner + GAP) : 0;
    if (details && room > 3) /* more than the dots of a cut */
        paint_text(out, style, PAINT_FAINT, paint_fitted(scratch, details_ragged(scratch, line), room));
}

static void line_write(buffer *out, arena *scratch, const report_style *style, const fact_line *line,
                       const fact_columns *all)
{
    size_t end;

    cell_write(out, scratch, style, PAINT_FAINT, line->place, all->places);
    cell_write(out, scratch, style, PAINT_PLAIN, line->kind, all->kinds);
    (all->is_ragged ? line_write_ragged : line_write_aligned)(out, scratch, style, line, all);
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

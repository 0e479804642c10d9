/* facts_csv.c — lockstep facts for spreadsheets: RFC 4180, a head, a record a fact.
 *
 * The columns of details are those that one of the facts has, in the order of attribute.def. What would move
 * a terminal is escaped as in text, so that a record is a line. */
#include "facts.h"
#include "paint.h"
#include "unicode.h"

typedef struct csv {
    buffer *out;
    arena scratch; /* of one record */
    bool is_begun;
} csv;

static void put_text(csv *to, text value)
{
    text safe = unicode_escape(&to->scratch, value);
    bool is_quoted = false;

    for (size_t i = 0; i < safe.length; i++)
        is_quoted = is_quoted || safe.start[i] == '"' || safe.start[i] == ',' || safe.start[i] == '\t';
    if (to->is_begun)
        buffer_add_byte(to->out, ',');
    to->is_begun = true;
    if (!is_quoted) {
        buffer_add(to->out, safe);
        return;
    }
    buffer_add_byte(to->out, '"');
    for (size_t i = 0; i < safe.length; i++) {
        if (safe.start[i] == '"')
            buffer_add_byte(to->out, '"');
        buffer_add_byte(to->out, safe.start[i]);
    }
    buffer_add_byte(to->out, '"');
}

/* 0: nothing. */
static void put_number(csv *to, uint32_t number)
{
    put_text(to, number ? text_print(&to->scratch, "%u", number) : (text){0});
}

static void end_record(csv *to)
{
    buffer_add(to->out, TEXT("\r\n"));
    to->is_begun = false;
    arena_reset(&to->scratch);
}

/* The keys of details that there are; NULL: no fact has it. */
static void find_keys(const store *all, const fact_array *facts, arena *memory, const char **keys)
{
    arena scratch;

    arena_init(&scratch);
    for (uint32_t i = 0; i < facts->count; i++) {
        fact_details known = fact_all_details(&scratch, all, facts->items[i]);
        for (uint32_t k = 0; k < known.count; k++)
            if (!keys[known.items[k].which])
                keys[known.items[k].which] = text_string(memory, text_from(known.items[k].key));
        arena_reset(&scratch);
    }
    arena_free(&scratch);
}

static const char *const fixed[] = {"kind",       "name",    "path",    "line", "column", "end_line",
                                    "end_column", "in_kind", "in_name", NULL};

/* A detail may be called as one of the fixed columns: a cell's column is no place. */
static void put_key(csv *to, text key)
{
    bool is_taken = false;

    for (const char *const *name = fixed; *name; name++)
        is_taken = is_taken || text_is(key, *name);
    put_text(to, is_taken ? text_print(&to->scratch, "detail_%.*s", TEXT_FORMAT(key)) : key);
}

static void put_head(csv *to, const char *const *keys)
{
    for (const char *const *name = fixed; *name; name++)
        put_text(to, text_from(*name));
    for (uint32_t i = 0; i < DETAIL_COUNT; i++)
        if (keys[i])
            put_key(to, text_from(keys[i]));
    end_record(to);
}

static void put_details(csv *to, const fact_details *known, const char *const *keys)
{
    for (uint32_t i = 0; i < DETAIL_COUNT; i++) {
        const fact_detail *one = NULL;
        for (uint32_t k = 0; k < known->count; k++)
            if (known->items[k].which == i)
                one = &known->items[k];
        if (keys[i])
            put_text(to, !one             ? (text){0}
                         : one->is_number ? text_print(&to->scratch, "%d", one->number)
                                          : one->value);
    }
}

static void put_fact(csv *to, const store *all, fact some, report_sources *sources, const char *const *keys)
{
    bool is_literal = some.shard == FACT_LITERAL, is_owned;
    place at = fact_place(all, some);
    report_position where = report_locate(sources, &at);
    fact_details known = fact_all_details(&to->scratch, all, some);
    fact owner;

    put_text(to, is_literal ? (text){0} : text_from(kind_singular(fact_kind(all, some))));
    put_text(to, store_name(all, some.name));
    put_text(to, at.path);
    put_number(to, where.line);
    put_number(to, where.column);
    put_number(to, where.end_line);
    put_number(to, where.end_column);
    is_owned = fact_owner(all, some, &owner);
    put_text(to, is_owned ? text_from(kind_singular(fact_kind(all, owner))) : (text){0});
    put_text(to, is_owned ? fact_name(all, owner) : (text){0});
    put_details(to, &known, keys);
    end_record(to);
}

void report_facts_csv(buffer *out, const store *all, const fact_array *facts, report_sources *sources)
{
    const char **keys = arena_array(out->memory, const char *, DETAIL_COUNT);
    csv to = {.out = out};

    arena_init(&to.scratch);
    find_keys(all, facts, out->memory, keys);
    put_head(&to, keys);
    for (uint32_t i = 0; i < facts->count; i++)
        put_fact(&to, all, facts->items[i], sources, keys);
    arena_free(&to.scratch);
}

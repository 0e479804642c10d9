/* surface_join.c — the words that a script takes, as one table: its own, and those of functions that it hands
 * its words to, where they stand in files that it sources. */
#include "script_sources.h"
#include "surface_rows.h"

enum { ENTRY_LIMIT = 10000 };

/* `cmd_* 2 by 1 dashed`, as the extractor writes it. */
typedef struct surface_pass {
    text name;
    int32_t first; /* the script's word that is the function's first; 0: it gets none */
    int32_t by;    /* the word that names the function; 0: it is always this one */
    bool is_dashed, is_maybe;
} surface_pass;

/* Where rows are added: words of a function begin behind `before` words of the script, inside an action. */
typedef struct surface_place {
    int32_t before;
    uint32_t above; /* entry of the action; ROW_NONE */
    text owner;     /* its name */
} surface_place;

static surface_pass pass_read(text written)
{
    surface_pass pass = {0};
    int64_t number;
    text word;

    text_next(&written, ' ', &pass.name);
    if (text_next(&written, ' ', &word) && text_number(word, &number))
        pass.first = (int32_t)number;
    while (text_next(&written, ' ', &word)) {
        pass.is_dashed = pass.is_dashed || text_is(word, "dashed");
        pass.is_maybe = pass.is_maybe || text_is(word, "maybe");
        if (text_number(word, &number))
            pass.by = (int32_t)number;
    }
    return pass;
}

static text row_text(const surface *of, fact row, attribute_id which)
{
    text value = {0};

    fact_text(of->all, row, which, &value);
    return value;
}

static uint32_t entry_push(surface *of, const surface_entry *made)
{
    if (of->entries.count >= ENTRY_LIMIT)
        return ROW_NONE;
    *array_push(&of->entries, of->memory) = *made;
    return of->entries.count - 1;
}

static surface_entry entry_of(const surface *of, fact row, const surface_place *at, uint32_t above)
{
    surface_entry made = {.row = row,
                          .is = fact_kind(of->all, row),
                          .flags = fact_flags(of->all, row),
                          .name = fact_name(of->all, row),
                          .owner = row_text(of, row, ATTRIBUTE_owner),
                          .above = above};

    if (!made.owner.length && made.is != KIND_value)
        made.owner = at->owner;
    fact_number(of->all, row, ATTRIBUTE_position, &made.position);
    if (made.position)
        made.position += at->before;
    else if (made.is == KIND_option && at->before)
        made.position = at->before + 1;
    return made;
}

/* The words of a file that are the function's; empty name: its own. */
static void rows_add(surface *of, fact file, text function, const surface_place *at)
{
    const shard *facts = store_shard(of->all, file.shard);
    uint32_t above = at->above;

    for (uint32_t i = file.row + 1; i < facts->end_row[file.row]; i++) {
        fact row = store_fact(of->all, file.shard, i);
        kind is = (kind)facts->kind[i];
        surface_entry made;
        while (above != at->above && i >= facts->end_row[of->entries.items[above].row.row])
            above = of->entries.items[above].above;
        if ((is != KIND_action && is != KIND_option && is != KIND_value) ||
            !text_equal(row_text(of, row, ATTRIBUTE_function), function))
            continue;
        made = entry_of(of, row, at, above);
        if (entry_push(of, &made) == ROW_NONE)
            return;
        if (is == KIND_action)
            above = of->entries.count - 1;
    }
}

static void part_add(surface *of, fact row, const surface_place *at)
{
    *array_push(&of->parts, of->memory) = (surface_part){row, at->before, at->above};
}

/* A function with all that it takes. False: that can't be known, for `of->why`. */
static bool function_add(surface *of, fact function, const surface_place *at, bool is_maybe)
{
    if (fact_flags(of->all, function) & FACT_OPEN)
        of->why = function;
    if (fact_flags(of->all, function) & FACT_OPEN || !row_text(of, function, ATTRIBUTE_function).length)
        return false;
    rows_add(of, store_fact(of->all, function.shard, 0), fact_name(of->all, function), at);
    if (!is_maybe)
        part_add(of, function, at);
    return true;
}

/* before*after: the part of the name that the word is; empty when the name is no such name. */
static text chosen_by(surface *of, const surface_pass *pass, text name)
{
    size_t star = text_find(pass->name, '*', 0);
    text before = text_slice(pass->name, 0, star),
         after = text_slice(pass->name, star + 1, pass->name.length);
    char *dashed;

    if (name.length <= before.length + after.length || !text_starts(name, before) || !text_ends(name, after))
        return (text){0};
    name = text_slice(name, before.length, name.length - after.length);
    if (!pass->is_dashed)
        return name;
    dashed = arena_alloc(of->memory, name.length + 1);
    for (size_t i = 0; i < name.length; i++)
        dashed[i] = name.start[i] == '_' ? '-' : name.start[i];
    return (text){dashed, name.length};
}

/* The functions of one file that a word names. */
static void chosen_add(surface *of, fact file, const surface_pass *pass, const surface_place *at)
{
    const shard *facts = store_shard(of->all, file.shard);

    for (uint32_t i = 1; i < facts->row_count; i++) {
        fact function = store_fact(of->all, file.shard, i);
        surface_place inside = {.before = pass->first - 1};
        surface_entry made = {.row = function, .is = KIND_action, .position = pass->by, .above = at->above};
        if (facts->kind[i] != KIND_function)
            continue;
        made.name = chosen_by(of, pass, fact_name(of->all, function));
        made.owner = at->owner;
        if (!made.name.length)
            continue;
        inside.owner = made.name;
        inside.above = entry_push(of, &made);
        if (inside.above == ROW_NONE)
            return;
        if (pass->first && !function_add(of, function, &inside, false))
            of->entries.items[inside.above].flags |= FACT_OPEN;
    }
}

static bool named_add(surface *of, const script_sources *files, const surface_pass *pass,
                      const surface_place *at)
{
    surface_place inside = *at;

    inside.before = pass->first - 1;
    for (uint32_t i = files->scripts.count; i-- > 0;) { /* the last one that has it counts */
        fact file = files->scripts.items[i];
        uint32_t row = script_function_row(of->all, file, pass->name);
        if (row != ROW_NONE)
            return function_add(of, store_fact(of->all, file.shard, row), &inside, pass->is_maybe);
    }
    return false;
}

/* Sourced files that read the script's own words. */
static bool files_add(surface *of, const script_sources *files, const surface_place *at)
{
    for (uint32_t i = 0; i < files->scripts.count; i++) {
        if (fact_flags(of->all, files->scripts.items[i]) & FACT_OPEN) {
            of->why = files->scripts.items[i];
            return false;
        }
        rows_add(of, files->scripts.items[i], (text){0}, at);
        part_add(of, files->scripts.items[i], at);
    }
    return true;
}

static bool pass_add(surface *of, const script_sources *files, const surface_pass *pass,
                     const surface_place *at)
{
    if (text_is(pass->name, "."))
        return files->is_complete && files_add(of, files, at);
    if (!pass->by)
        return named_add(of, files, pass, at);
    for (uint32_t i = 0; files->is_complete && i < files->scripts.count; i++)
        chosen_add(of, files->scripts.items[i], pass, at);
    return files->is_complete;
}

/* What the row hands its words to. False: some of it is not known. */
static bool passes_add(surface *of, fact row, const script_sources *files, const surface_place *at)
{
    text passes = row_text(of, row, ATTRIBUTE_passes), one;

    if (!passes.length)
        return false;
    while (text_next(&passes, ',', &one)) {
        surface_pass pass = pass_read(text_trim(one));
        if (!pass_add(of, files, &pass, at))
            return false;
    }
    return true;
}

void surface_read(surface *of)
{
    surface_place top = {.above = ROW_NONE};
    script_sources files = script_sources_of(of->memory, of->all, of->script, NULL);
    uint32_t own;

    of->why = of->script;
    rows_add(of, of->script, (text){0}, &top);
    part_add(of, of->script, &top);
    own = of->entries.count;
    of->is_open = (fact_flags(of->all, of->script) & FACT_OPEN) != 0;
    if (of->is_open)
        of->is_open = !passes_add(of, of->script, &files, &top);
    of->is_open = of->is_open || of->entries.count >= ENTRY_LIMIT; /* some are left out */
    for (uint32_t i = 0; i < own; i++) {
        surface_place inside = {.above = i, .owner = of->entries.items[i].name};
        fact kept = of->why;
        if (of->entries.items[i].is == KIND_action && of->entries.items[i].flags & FACT_OPEN &&
            passes_add(of, of->entries.items[i].row, &files, &inside))
            of->entries.items[i].flags &= ~(unsigned)FACT_OPEN;
        of->why = kept;
    }
}

static bool hands_on(const shard *facts)
{
    uint32_t value;

    for (uint32_t row = 0; row < facts->row_count; row++)
        if (shard_attribute(facts, row, ATTRIBUTE_passes, &value))
            return true;
    return false;
}

void script_reads(arena *memory, const store *all, fact script, text_array *files)
{
    if (hands_on(store_shard(all, script.shard)))
        script_sources_named(memory, all, script, files);
}

/* Does the entry stand in the action? */
static bool is_inside(const surface *of, const surface_entry *some, fact action)
{
    for (uint32_t at = some->above; at != ROW_NONE; at = of->entries.items[at].above) {
        fact above = of->entries.items[at].row;
        if (above.shard == action.shard && above.row == action.row)
            return true;
    }
    return false;
}

/* The entry's row, under the entry's name. */
static fact entry_fact(store *all, const surface_entry *some)
{
    fact found = some->row;

    if (!text_equal(fact_name(all, found), some->name)) {
        found.name = store_intern(all, some->name);
        found.is_captured = true;
    }
    return found;
}

fact_array script_sourced_words(arena *memory, store *all, fact within, kind wanted)
{
    fact script = store_fact(all, within.shard, 0);
    surface of = {.memory = memory, .all = all, .script = script};
    fact_array found = {0};

    if (fact_kind(all, script) != KIND_script || !hands_on(store_shard(all, script.shard)))
        return found;
    surface_read(&of);
    for (uint32_t i = 0; i < of.entries.count; i++) {
        const surface_entry *some = &of.entries.items[i];
        if (some->is == wanted && some->row.shard != script.shard &&
            (within.row == script.row || is_inside(&of, some, within)))
            *array_push(&found, memory) = entry_fact(all, some);
    }
    return found;
}

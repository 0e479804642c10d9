/* compose_variables.c — the variables that a project names, as `config --variables` lists them.
 *
 * Of several uses of one variable Docker Compose shows any; here it is the first one that demands a value or
 * has a default or an alternate. What stands inside of these is looked at too. */
#include "compose_loader.h"

#include <stdlib.h>
#include <string.h>

typedef struct variable_use {
    text name, preset, alternate; /* preset: the default */
    bool is_demanded;
} variable_use;

typedef struct variable_search {
    compose_loader *loader;
    compose_value *numbers; /* of uses, by name */
    ARRAY(variable_use) uses;
} variable_search;

static bool says_something(const variable_use *use)
{
    return use->is_demanded || use->preset.length || use->alternate.length;
}

static void add(variable_search *job, variable_use use)
{
    const compose_value *number = value_get(job->numbers, use.name);

    if (!number) {
        value_set(job->loader->memory, job->numbers, use.name,
                  value_integer(job->loader->memory, job->uses.count, NULL));
        *array_push(&job->uses, job->loader->memory) = use;
    } else if (!says_something(&job->uses.items[number->integer])) {
        job->uses.items[number->integer] = use;
    }
}

static void search_text(variable_search *job, text some, uint32_t depth);

/* `at` is behind `${`; returns where to go on. */
static size_t search_braced(variable_search *job, text some, size_t at, uint32_t depth)
{
    size_t length = variable_name_length(some, at), after = at + length, end = variable_closing(some, at - 1);
    variable_use use = {.name = text_slice(some, at, after)};
    text word;

    if (length == 0 || end >= some.length || end < after)
        return at;
    after += some.start[after] == ':';
    word = text_slice(some, after + 1, end);
    if (after < end) {
        use.is_demanded = some.start[after] == '?';
        use.preset = some.start[after] == '-' ? word : (text){0};
        use.alternate = some.start[after] == '+' ? word : (text){0};
    }
    add(job, use);
    if (after < end && strchr("-+", some.start[after]))
        search_text(job, word, depth + 1);
    return end + 1;
}

static void search_text(variable_search *job, text some, uint32_t depth)
{
    size_t length;

    for (size_t at = 0; depth < job->loader->most->variable_depth && at < some.length;) {
        at = text_find(some, '$', at) + 1;
        if (at >= some.length)
            return;
        if (some.start[at] == '$') {
            at++;
        } else if (some.start[at] == '{') {
            at = search_braced(job, some, at + 1, depth);
        } else if ((length = variable_name_length(some, at)) > 0) {
            add(job, (variable_use){.name = text_slice(some, at, at + length)});
            at += length;
        }
    }
}

static void search(variable_search *job, const compose_value *some)
{
    if (value_is(some, VALUE_TEXT))
        search_text(job, some->words, 0);
    for (uint32_t i = 0; some && i < some->items.count; i++)
        search(job, some->items.items[i].value);
}

static int by_name(const void *left, const void *right)
{
    return text_compare(((const variable_use *)left)->name, ((const variable_use *)right)->name);
}

static size_t characters(text some)
{
    size_t count = 0;

    for (size_t i = 0; i < some.length; i++)
        count += ((unsigned char)some.start[i] & 0xC0) != 0x80;
    return count;
}

static void add_cell(buffer *out, text cell, size_t width)
{
    buffer_add(out, cell);
    for (size_t i = characters(cell); i < width; i++)
        buffer_add_byte(out, ' ');
}

/* A column is 20 characters wide, and 3 wider than what is in it. */
static size_t wider(size_t width, text cell)
{
    return characters(cell) + 3 > width ? characters(cell) + 3 : width;
}

text variables_list(compose_loader *loader, const compose_value *model)
{
    variable_search job = {.loader = loader, .numbers = value_new(loader->memory, VALUE_MAP, NULL)};
    buffer out = buffer_new(loader->memory);
    size_t names = 20, presets = 20;

    search(&job, model);
    if (job.uses.count)
        qsort(job.uses.items, job.uses.count, sizeof *job.uses.items, by_name);
    for (uint32_t i = 0; i < job.uses.count; i++) {
        names = wider(names, job.uses.items[i].name);
        presets = wider(presets, job.uses.items[i].preset);
    }
    add_cell(&out, TEXT("NAME"), names);
    add_cell(&out, TEXT("REQUIRED"), 20);
    add_cell(&out, TEXT("DEFAULT VALUE"), presets);
    buffer_add(&out, TEXT("ALTERNATE VALUE\n"));
    for (uint32_t i = 0; i < job.uses.count; i++) {
        add_cell(&out, job.uses.items[i].name, names);
        add_cell(&out, job.uses.items[i].is_demanded ? TEXT("true") : TEXT("false"), 20);
        add_cell(&out, job.uses.items[i].preset, presets);
        buffer_add(&out, job.uses.items[i].alternate);
        buffer_add_byte(&out, '\n');
    }
    return text_copy(loader->memory, buffer_text(&out));
}

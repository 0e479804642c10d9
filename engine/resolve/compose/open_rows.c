/* open_rows.c — one row: where its value is written, what it came through and what it replaced.
 *
 * An origin is a chain, the newest link first. A link that was extended or included names the place that it
 * came through, and one that overrides names its own place: what is behind it was replaced. */
#include "open_rows.h"

#include <stdlib.h>

enum {
    BYTES_PER_ROW = 1024, /* so many bytes of text cost as much as a row */
    CHAIN_LIMIT = 16      /* links of a chain that are told */
};

static bool is_how(const value_origin *at, const char *how)
{
    return at && text_is(text_from(at->how), how);
}

static bool is_passage(const value_origin *at)
{
    return is_how(at, "extended") || is_how(at, "included");
}

/* The place where the value stands, behind all that it came through. */
static const value_origin *written_at(const value_origin *at)
{
    while (at && at->from && (is_passage(at) || at->file == VALUE_NO_FILE))
        at = at->from;
    return at && at->file != VALUE_NO_FILE ? at : NULL;
}

/* The place of a key that several files write: the first of them, but never a base that it only extends. */
static const value_origin *first_of(const value_origin *at)
{
    for (;;) {
        bool is_base = is_how(at, "merged") && is_how(at->from, "extended");
        if (!at || !at->from || is_base ||
            !(is_how(at, "merged") || is_how(at, "overridden") || is_how(at, "included")))
            return at;
        at = at->from;
    }
}

/* ---- entries ---- */

static int by_value(const void *left, const void *right)
{
    const loader_entry *one = left, *two = right;

    if (one->value.start != two->value.start)
        return one->value.start < two->value.start ? -1 : 1;
    return one->value.end < two->value.end ? -1 : one->value.end > two->value.end;
}

/* From its key to its end, when it is the value of one. */
static span entry_of(const compose_loader *loader, const value_origin *at)
{
    const loader_file *file = &loader->files.items[at->file];
    loader_entry wanted = {.value = at->part};
    const loader_entry *found = file->entries.count ? bsearch(&wanted, file->entries.items,
                                                              file->entries.count, sizeof wanted, by_value)
                                                    : NULL;

    return found ? (span){found->key.start, at->part.end} : at->part;
}

void open_entries_sort(compose_loader *loader)
{
    for (uint32_t i = 0; i < loader->files.count; i++)
        if (loader->files.items[i].entries.count)
            qsort(loader->files.items[i].entries.items, loader->files.items[i].entries.count,
                  sizeof(loader_entry), by_value);
}

/* ---- values ---- */

/* A path below the root, seen from the project's folder. */
static text path_seen(const open_writing *job, text path)
{
    text root = job->loader->request->root, from = job->loader->directory;
    size_t common = root.length;
    buffer out = buffer_new(job->memory);

    for (size_t i = 0; i <= from.length && i <= path.length; i++) { /* as far as whole parts are equal */
        bool is_edge =
            (i == from.length || from.start[i] == '/') && (i == path.length || path.start[i] == '/');
        if (is_edge)
            common = i;
        if (i == from.length || i == path.length || from.start[i] != path.start[i])
            break;
    }
    for (size_t at = text_find(from, '/', common); at < from.length; at = text_find(from, '/', at + 1))
        buffer_add(&out, TEXT("../"));
    if (!out.length)
        buffer_add(&out, TEXT("./"));
    buffer_add(&out, text_slice(path, common + 1, path.length));
    return buffer_text(&out);
}

text open_words(const open_writing *job, const compose_value *scalar)
{
    text words, root = job->loader->request->root;

    if (!scalar || !value_is_scalar(scalar) || scalar->form == VALUE_NULL)
        return (text){0};
    words =
        scalar->words.length || scalar->form == VALUE_TEXT ? scalar->words : value_print(job->memory, scalar);
    if (text_starts(words, root) && words.length > root.length && words.start[root.length] == '/')
        words = path_seen(job, words);
    return symbols_restore(job->loader, words);
}

bool open_is_default(const compose_value *value)
{
    return !value->origin || is_how(value->origin, "defaulted");
}

text open_words_at(const open_writing *job, const compose_value *map, const char *key)
{
    const compose_value *found = value_at(map, key);

    return found && !open_is_default(found) ? open_words(job, found) : (text){0};
}

/* ---- rows ---- */

static void spend(open_writing *job, const value_origin *at, size_t length)
{
    uint32_t cost = 1 + (uint32_t)(length / BYTES_PER_ROW);

    if (job->budget > cost) {
        job->budget -= cost;
        return;
    }
    job->budget = 0;
    loader_stop(job->loader, at,
                loader_limit_words(job->loader,
                                   "the project has too many facts; the rest of them was left out",
                                   LIMIT_project_values),
                limit_fix(job->memory, job->loader->most, LIMIT_project_values,
                          "look for aliases or extends that multiply"));
}

/* What it came through and, of a value, what it took the place of: "how start end path", a line each. What is
 * behind a value that was replaced is not told. */
static text chain_of(const open_writing *job, const value_origin *at, bool is_value)
{
    buffer out = buffer_new(job->memory);
    bool is_replaced = false;

    for (uint32_t count = 0; at && !is_replaced && count < CHAIN_LIMIT; at = at->from) {
        const value_origin *other = is_passage(at) ? at : NULL;
        span part;
        if (is_value && is_how(at, "overridden")) {
            other = written_at(at->from);
            is_replaced = true;
        }
        if (!other || other->file == VALUE_NO_FILE)
            continue;
        part = other == at ? at->part : entry_of(job->loader, other);
        buffer_print(&out, "%s%s %u %u %.*s", count++ ? "\n" : "", at->how, part.start, part.end,
                     TEXT_FORMAT(job->loader->project->files.items[other->file]));
    }
    return buffer_text(&out);
}

/* `from` is where it is placed, in the chain of `origin`. */
static uint32_t row_at(open_writing *job, kind some, const value_origin *origin, const value_origin *from,
                       text name, bool has_key)
{
    const value_origin *at = written_at(from);
    text chain;
    uint32_t row;

    if (!at || job->budget == 0)
        return ROW_NONE;
    chain = at->from || at != origin ? chain_of(job, origin, from == origin) : (text){0};
    spend(job, at, name.length + chain.length);
    row = shard_open(job->to, some, has_key ? entry_of(job->loader, at) : at->part, name);
    shard_set_text(job->to, row, ATTRIBUTE_origin_path, job->loader->project->files.items[at->file]);
    shard_set_text(job->to, row, ATTRIBUTE_origin_how, text_from(origin->how));
    open_set(job, row, ATTRIBUTE_origin_chain, chain);
    return row;
}

uint32_t open_row_at(open_writing *job, kind some, const value_origin *origin, text name)
{
    return row_at(job, some, origin, origin, name, true);
}

uint32_t open_row(open_writing *job, kind some, const compose_value *value, text name)
{
    return open_row_at(job, some, value->origin, name);
}

void open_close(open_writing *job, uint32_t row)
{
    if (row != ROW_NONE)
        shard_close(job->to, row);
}

uint32_t open_add(open_writing *job, kind some, const compose_value *value, text name)
{
    uint32_t row = shard_wants(job->to, some) ? open_row(job, some, value, name) : ROW_NONE;

    open_close(job, row);
    return row;
}

uint32_t open_row_key(open_writing *job, kind some, const compose_value *value, text name)
{
    return row_at(job, some, value->origin, first_of(value->origin), name, true);
}

uint32_t open_add_value(open_writing *job, kind some, const compose_value *value, text name)
{
    uint32_t row =
        shard_wants(job->to, some) ? row_at(job, some, value->origin, value->origin, name, false) : ROW_NONE;

    open_close(job, row);
    return row;
}

void open_set(open_writing *job, uint32_t row, attribute_id which, text value)
{
    if (row != ROW_NONE && value.length)
        shard_set_text(job->to, row, which, value);
}

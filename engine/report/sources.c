/* sources.c — the files that findings stand in, read once each when something in them is printed.
 *
 * A hash table by path, in two halves of one key: rule files and files of the tree may share a path. */
#include "report.h"

typedef struct entry {
    bool is_used, is_rule, is_readable;
    source file;
} entry;

struct report_sources {
    arena *memory;
    tree *root;
    entry *entries;
    uint32_t capacity, count; /* capacity: a power of two */
};

static entry *entry_slot(entry *entries, uint32_t capacity, text path, bool is_rule)
{
    uint32_t slot = (text_hash(path) + is_rule) & (capacity - 1);

    while (entries[slot].is_used &&
           !(entries[slot].is_rule == is_rule && text_equal(entries[slot].file.path, path)))
        slot = (slot + 1) & (capacity - 1);
    return &entries[slot];
}

static void sources_grow(report_sources *sources)
{
    uint32_t capacity = sources->capacity * 2;
    entry *entries = arena_array(sources->memory, entry, capacity);

    for (uint32_t i = 0; i < sources->capacity; i++) {
        const entry *old = &sources->entries[i];
        if (old->is_used)
            *entry_slot(entries, capacity, old->file.path, old->is_rule) = *old;
    }
    sources->entries = entries;
    sources->capacity = capacity;
}

static entry *entry_of(report_sources *sources, text path, bool is_rule)
{
    entry *found = entry_slot(sources->entries, sources->capacity, path, is_rule);

    if (found->is_used)
        return found;
    if (sources->count * 2 >= sources->capacity) {
        sources_grow(sources);
        found = entry_slot(sources->entries, sources->capacity, path, is_rule);
    }
    sources->count++;
    *found = (entry){.is_used = true, .is_rule = is_rule};
    found->file.path = path;
    return found;
}

report_sources *report_sources_open(arena *memory, tree *root, const report_rule *rules, uint32_t rule_count)
{
    report_sources *sources = arena_new(memory, report_sources);

    sources->memory = memory;
    sources->root = root;
    sources->capacity = 64;
    sources->entries = arena_array(memory, entry, sources->capacity);
    for (uint32_t i = 0; i < rule_count; i++) {
        entry *rule = entry_of(sources, rules[i].path, true);
        rule->file = source_new(memory, rules[i].path, rules[i].bytes);
        rule->is_readable = true;
    }
    return sources;
}

const source *report_source(report_sources *sources, const place *at)
{
    if (at->path.length == 0)
        return NULL;
    entry *wanted = entry_of(sources, at->path, at->is_rule);
    bool is_new = !wanted->is_readable && !wanted->file.lines;
    tree_file file;

    if (is_new && !at->is_rule && sources->root &&
        tree_read(sources->root, at->path, sources->memory, &file) == TREE_OK)
        wanted->is_readable = true;
    if (is_new) /* what can't be read is not asked for again: it stands as an empty file */
        wanted->file = source_new(sources->memory, at->path, wanted->is_readable ? file.bytes : (text){0});
    return wanted->is_readable ? &wanted->file : NULL;
}

report_position report_locate(report_sources *sources, const place *at)
{
    const source *file = report_source(sources, at);
    report_position where = {0};

    if (!file)
        return where;
    uint32_t end = at->part.end > at->part.start ? at->part.end : at->part.start;
    where.has_line = true;
    where.line = source_line(file, at->part.start);
    where.end_line = source_line(file, end);
    if (at->is_line_only)
        return where;
    where.has_column = true;
    where.column = source_column(file, at->part.start);
    where.end_column = source_column(file, end);
    return where;
}

/* yaml_stanzas.c — what would be live if its comment marks were removed.
 *
 * The `#` of each line is made a blank in a copy of the run, so that every byte keeps its place; then the run
 * is read from each line that looks like an entry, as far as it is YAML. Work is bounded by a budget of bytes
 * read. */
#include "yaml_comments.h"
#include "yaml_compose.h"
#include <string.h>

enum {
    STANZA_LIMIT = 64 * 1024, /* bytes of one attempt */
    BUDGET = 1024 * 1024,     /* bytes read in all attempts, beyond the file's size */
    SCAN_SHARE = 16           /* looking at a byte costs this part of reading it */
};

typedef struct finder {
    yaml_tree *tree;
    arena *memory;
    const yaml_comment *lines; /* the comments of one run */
    uint32_t count;
    uint32_t base;         /* where `blanked` starts in the file */
    text blanked;          /* the run's lines, comment marks made blank */
    yaml_anchors anchors;  /* live ones above the run, and those of stanzas found before */
    yaml_anchors later;    /* of live ones below, the first of each name */
    uint32_t live, passed; /* how many nodes the file has, and how many of them stand above the run */
    uint64_t budget;
    yaml_stanza_array found;
} finder;

static uint32_t line_start(const yaml_comment *line)
{
    return line->part.start - line->column;
}

/* The words of a comment line, without mark and blanks. */
static text words_of(const finder *job, uint32_t line)
{
    span part = job->lines[line].part;

    return text_trim(text_slice(job->tree->bytes, part.start + 1, part.end));
}

/* May an entry begin here? `key:` at the end or before a blank, or `- `. */
static bool is_entry_like(text words)
{
    size_t colon = 0;

    if (words.length == 0 || words.start[0] == '#')
        return false;
    if (words.start[0] == '-' && words.length > 1 && words.start[1] == ' ')
        return true;
    while ((colon = text_find(words, ':', colon)) < words.length) {
        colon++;
        if (colon == words.length || words.start[colon] == ' ')
            return true;
    }
    return false;
}

static void blank_marks(finder *job)
{
    uint32_t end = job->lines[job->count - 1].part.end;
    char *bytes;

    job->base = line_start(&job->lines[0]);
    bytes = arena_alloc(job->memory, end - job->base + 1);
    memcpy(bytes, job->tree->bytes.start + job->base, end - job->base);
    for (uint32_t i = 0; i < job->count; i++)
        bytes[job->lines[i].part.start - job->base] = ' ';
    bytes[end - job->base] = '\n'; /* the last line has its end too */
    job->blanked = (text){bytes, end - job->base + 1};
}

/* The line of the run that holds a byte. */
static uint32_t line_at(const finder *job, uint32_t offset)
{
    uint32_t low = 0, high = job->count;

    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;

        if (line_start(&job->lines[middle]) <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static void keep_anchors(finder *job, const yaml_anchors *local)
{
    for (uint32_t i = 0; i < local->capacity; i++)
        if (local->slots[i].name.length > 0 &&
            yaml_anchors_find(&job->anchors, local->slots[i].name) == YAML_NONE)
            yaml_anchors_set(&job->anchors, local->slots[i].name, local->slots[i].node);
}

/* Read lines [first, end); *end becomes the line where it stops being YAML. The tree is as before when it
 * fails. */
static bool read_lines(finder *job, uint32_t first, uint32_t *end)
{
    yaml_tree *tree = job->tree;
    uint32_t start = line_start(&job->lines[first]), stop = job->lines[*end - 1].part.end,
             saved = tree->nodes.count;
    text lines = text_slice(job->blanked, start - job->base, stop - job->base + 1);
    yaml_anchors local = {.memory = job->memory, .outer = &job->anchors};
    yaml_failure failure;
    uint64_t cost = lines.length / SCAN_SHARE;
    bool is_read = yaml_compose(tree, lines, start, true, &local, &failure);

    cost += (is_read ? stop : failure.what.part.start) - start;
    job->budget -= cost < job->budget ? cost : job->budget;
    if (is_read) {
        keep_anchors(job, &local);
        return true;
    }
    tree->nodes.count = saved;
    stop = line_at(job, failure.since);
    *end = stop < *end ? stop : *end - 1;
    return false;
}

static void add_stanza(finder *job, uint32_t key, uint32_t value)
{
    yaml_tree *tree = job->tree;
    uint32_t start = tree->nodes.items[key == YAML_NONE ? value : key].whole.start,
             end = yaml_span(tree, value).end;
    const yaml_comment *first, *last = &job->lines[line_at(job, end > start ? end - 1 : end)];
    yaml_stanza *stanza;

    if (key == YAML_NONE) /* an item's own place is behind its dash */
        while (start > job->base && job->blanked.start[--start - job->base] != '-')
            continue;
    first = &job->lines[line_at(job, start)];
    stanza = array_push(&job->found, job->memory);
    stanza->key = key;
    stanza->value = value;
    stanza->part = (span){first->part.start, last->part.end};
    stanza->column = start - line_start(first);
    stanza->prefix =
        text_slice(tree->bytes, first->part.start, start > first->part.start ? start : first->part.start);
}

/* The entries of the root at `root`; returns the line behind them, 0 when there are none. */
static uint32_t add_entries(finder *job, uint32_t root)
{
    yaml_tree *tree = job->tree;
    const yaml_node *node = root < tree->nodes.count ? &tree->nodes.items[root] : NULL;
    uint32_t end;

    if (!node || node->style != YAML_BLOCK || (node->type != YAML_MAPPING && node->type != YAML_SEQUENCE))
        return 0;
    end = node->part.end;
    for (uint32_t child = yaml_first(tree, root); child != YAML_NONE;) {
        bool is_pair = tree->nodes.items[root].type == YAML_MAPPING;
        uint32_t value = is_pair ? yaml_value(tree, child) : child;

        add_stanza(job, is_pair ? child : YAML_NONE, value);
        child = yaml_next(tree, value);
    }
    return line_at(job, end > job->base ? end - 1 : end) + 1;
}

/* What begins at line `first`; returns the line to go on with. */
static uint32_t find_at(finder *job, uint32_t first)
{
    uint32_t end = job->count, root = job->tree->nodes.count, next;

    while (end > first + 1 && job->lines[end - 1].part.end - line_start(&job->lines[first]) > STANZA_LIMIT)
        end = first + (end - first) / 2; /* at least one line stays */
    while (end > first && job->budget > 0)
        if (read_lines(job, first, &end)) {
            next = add_entries(job, root);
            if (next == 0)
                job->tree->nodes.count = root;
            return next > first ? next : first + 1;
        }
    return first + 1;
}

static void find_in_run(finder *job)
{
    blank_marks(job);
    for (uint32_t line = 0; line < job->count && job->budget > 0;)
        line = is_entry_like(words_of(job, line)) ? find_at(job, line) : line + 1;
}

static void add_later_anchors(finder *job)
{
    for (uint32_t i = job->live; i-- > 0;)
        if (job->tree->nodes.items[i].anchor.length > 0)
            yaml_anchors_set(&job->later, job->tree->nodes.items[i].anchor, i);
}

/* An alias means the last anchor of its name above it. */
static void pass_anchors(finder *job, uint32_t offset)
{
    for (; job->passed < job->live && job->tree->nodes.items[job->passed].whole.start < offset; job->passed++)
        if (job->tree->nodes.items[job->passed].anchor.length > 0)
            yaml_anchors_set(&job->anchors, job->tree->nodes.items[job->passed].anchor, job->passed);
}

/* Nothing but blank lines between two comments: a stanza may go on behind them. */
static bool is_blank_between(const yaml_tree *tree, const yaml_comment *above, const yaml_comment *below)
{
    return text_trim(text_slice(tree->bytes, above->part.end, below->part.start)).length == 0;
}

yaml_stanza_array yaml_stanzas_of(yaml_tree *tree, const yaml_comment_array *comments, arena *memory)
{
    finder job = {.tree = tree, .memory = memory, .live = tree->nodes.count};
    ARRAY(yaml_comment) own = {0};

    job.budget = BUDGET + (uint64_t)tree->bytes.length;
    job.anchors = (yaml_anchors){.memory = memory, .outer = &job.later};
    job.later.memory = memory;
    add_later_anchors(&job);
    for (uint32_t i = 0; i < comments->count; i++)
        if (comments->items[i].is_own_line)
            *array_push(&own, memory) = comments->items[i];
    for (uint32_t i = 0; i < own.count; i += job.count) {
        job.lines = &own.items[i];
        for (job.count = 1; i + job.count < own.count &&
                            is_blank_between(tree, &own.items[i + job.count - 1], &own.items[i + job.count]);)
            job.count++;
        pass_anchors(&job, line_start(&own.items[i]));
        find_in_run(&job);
    }
    return job.found;
}

text yaml_stanza_uncomment(const yaml_stanza *stanza, uint32_t column)
{
    uint32_t removed = stanza->column > column ? stanza->column - column : 0;

    return removed <= 2 && removed <= stanza->prefix.length ? text_slice(stanza->prefix, 0, removed)
                                                            : (text){0};
}

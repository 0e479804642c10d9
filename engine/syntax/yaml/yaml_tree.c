/* yaml_tree.c — the questions that are asked of a tree: roots, children, entries with merge keys (YAML 1.1
 * merge key type).
 *
 * What is looked at through aliases is counted against the tree's budget: the file stays small however often
 * its aliases multiply it, our work must too. */
#include "yaml_tree.h"
#include "yaml_compose.h"
#include "yaml_points.h"
#include <assert.h>

void yaml_problem_add(yaml_tree *tree, span part, text message, text fix, bool is_fatal)
{
    *array_push(&tree->problems, tree->memory) = (yaml_problem){part, message, fix, is_fatal};
}

/* The readable part of what was asked for; a character that YAML forbids ends it, and libyaml would refuse
 * the whole file. */
static text readable(yaml_tree *tree, span part)
{
    text asked = text_slice(tree->bytes, part.start, part.end);
    size_t length = yaml_points_readable(asked);
    uint32_t at = part.start + (uint32_t)length;

    if (length == asked.length)
        return asked;
    yaml_problem_add(tree, (span){at, at + 1},
                     text_print(tree->memory,
                                "not valid YAML: byte 0x%02x is not part of a character that YAML allows",
                                (unsigned char)asked.start[length]),
                     TEXT("save the file as UTF-8, without control characters."), true);
    tree->stop = at;
    while (length > 0 && asked.start[length - 1] != '\n') /* the line that holds it is lost */
        length--;
    return text_slice(asked, 0, length);
}

yaml_tree *yaml_parse_slice(arena *memory, text bytes, span part, const extract_limits *limits)
{
    yaml_tree *tree = arena_new(memory, yaml_tree);
    yaml_anchors anchors = {.memory = memory};
    yaml_failure failure;

    assert(part.start <= part.end && part.end <= bytes.length);
    tree->memory = memory;
    tree->bytes = bytes;
    tree->part = part;
    tree->stop = part.end;
    tree->limits = limits ? *limits : EXTRACT_LIMITS;
    tree->budget = tree->limits.nodes;
    if (!yaml_compose(tree, readable(tree, part), part.start, false, &anchors, &failure)) {
        yaml_problem_add(tree, failure.what.part, failure.what.message, failure.what.fix, true);
        if (failure.since < tree->stop)
            tree->stop = failure.since;
    }
    return tree;
}

yaml_tree *yaml_parse(arena *memory, text bytes, const extract_limits *limits)
{
    uint32_t start = text_starts(bytes, TEXT("\xEF\xBB\xBF")) ? 3 : 0;

    return yaml_parse_slice(memory, bytes, (span){start, (uint32_t)bytes.length}, limits);
}

void yaml_report(const yaml_tree *tree, shard_builder *to)
{
    for (uint32_t i = 0; i < tree->problems.count; i++) {
        const yaml_problem *one = &tree->problems.items[i];

        shard_problem(to, one->part, one->message, one->fix, one->is_fatal);
    }
}

/* ---- single nodes ---- */

static const yaml_node *node_at(const yaml_tree *tree, uint32_t node)
{
    assert(node < tree->nodes.count);
    return &tree->nodes.items[node];
}

uint32_t yaml_root(const yaml_tree *tree, uint32_t number)
{
    return number < tree->documents.count ? tree->documents.items[number] : YAML_NONE;
}

uint32_t yaml_follow(const yaml_tree *tree, uint32_t node)
{
    if (node != YAML_NONE && node_at(tree, node)->type == YAML_ALIAS)
        return node_at(tree, node)->target; /* an anchor never stands on an alias */
    return node;
}

bool yaml_is(const yaml_tree *tree, uint32_t node, yaml_type type)
{
    node = yaml_follow(tree, node);
    return node != YAML_NONE && node_at(tree, node)->type == type;
}

text yaml_text(const yaml_tree *tree, uint32_t node)
{
    node = yaml_follow(tree, node);
    return node != YAML_NONE && node_at(tree, node)->type == YAML_SCALAR ? node_at(tree, node)->value
                                                                         : (text){0};
}

bool yaml_is_null(const yaml_tree *tree, uint32_t node)
{
    static const char *const words[] = {"", "~", "null", "Null", "NULL"};

    node = yaml_follow(tree, node);
    if (node == YAML_NONE)
        return true;
    if (node_at(tree, node)->type != YAML_SCALAR || node_at(tree, node)->style != YAML_PLAIN)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_is(node_at(tree, node)->value, words[i]))
            return true;
    return false;
}

bool yaml_has_tag(const yaml_tree *tree, uint32_t node, const char *tag)
{
    return node != YAML_NONE && text_is(node_at(tree, node)->tag, tag);
}

span yaml_span(const yaml_tree *tree, uint32_t node)
{
    return node == YAML_NONE ? (span){0, 0} : node_at(tree, node)->part;
}

span yaml_entry_span(const yaml_tree *tree, uint32_t key)
{
    if (key == YAML_NONE)
        return (span){0, 0};
    return (span){node_at(tree, key)->part.start, node_at(tree, yaml_value(tree, key))->part.end};
}

/* ---- children ---- */

uint32_t yaml_first(const yaml_tree *tree, uint32_t node)
{
    node = yaml_follow(tree, node);
    return node != YAML_NONE && node + 1 < node_at(tree, node)->end ? node + 1 : YAML_NONE;
}

uint32_t yaml_next(const yaml_tree *tree, uint32_t node)
{
    uint32_t parent = node == YAML_NONE ? YAML_NONE : node_at(tree, node)->parent;

    if (parent == YAML_NONE || node_at(tree, node)->end >= node_at(tree, parent)->end)
        return YAML_NONE;
    return node_at(tree, node)->end;
}

uint32_t yaml_value(const yaml_tree *tree, uint32_t key)
{
    return yaml_next(tree, key);
}

uint32_t yaml_next_key(const yaml_tree *tree, uint32_t key)
{
    return yaml_next(tree, yaml_value(tree, key));
}

/* ---- entries, merge keys resolved ---- */

static bool is_merge_key(const yaml_tree *tree, uint32_t key)
{
    const yaml_node *node = node_at(tree, key);

    return node->type == YAML_SCALAR && node->style == YAML_PLAIN && text_is(node->value, "<<");
}

/* Count what is looked at through an alias; false when too much was. */
static bool spend(yaml_tree *tree, uint32_t node, uint32_t amount)
{
    if (tree->budget >= amount) {
        tree->budget -= amount;
        return true;
    }
    if (!tree->is_spent)
        yaml_problem_add(
            tree, yaml_span(tree, node),
            text_print(tree->memory,
                       "the aliases of this file stand for more YAML values than are read (%.*s)",
                       TEXT_FORMAT(limit_words(tree->memory, &tree->limits, LIMIT_nodes))),
            limit_fix(tree->memory, &tree->limits, LIMIT_nodes, "use fewer aliases"), true);
    tree->is_spent = true;
    tree->budget = 0;
    return false;
}

bool yaml_is_gone(const yaml_tree *tree, uint32_t key)
{
    return yaml_has_tag(tree, yaml_follow(tree, yaml_value(tree, key)), "!reset");
}

typedef struct entry_reading {
    yaml_tree *tree;
    yaml_entries entries;
    uint32_t depth;
    yaml_anchors seen; /* keys that are there already; only kept when there is a merge */
} entry_reading;

static void add_entry(entry_reading *job, uint32_t key, bool is_merged)
{
    yaml_tree *tree = job->tree;
    uint32_t raw = yaml_value(tree, key);
    text name = yaml_text(tree, key);

    if (is_merged && name.length > 0) {
        if (yaml_anchors_find(&job->seen, name) != YAML_NONE)
            return;
        if (!yaml_is_gone(tree, key))
            yaml_anchors_set(&job->seen, name, key);
    }
    *array_push(&job->entries, tree->memory) = (yaml_entry){key, yaml_follow(tree, raw), raw, is_merged};
}

/* Own entries of `mapping`; the merged ones come after all of them. True if it has a merge key. */
static bool add_own(entry_reading *job, uint32_t mapping, bool is_merged)
{
    bool has_merge = false;

    for (uint32_t key = yaml_first(job->tree, mapping); key != YAML_NONE;
         key = yaml_next_key(job->tree, key)) {
        if (is_merge_key(job->tree, key))
            has_merge = true;
        else if (!node_at(job->tree, key)->is_repeat)
            add_entry(job, key, is_merged);
    }
    return has_merge;
}

static void add_merges(entry_reading *job, uint32_t mapping);

/* The entries of one mapping that is merged, and what that mapping merges itself. */
static void add_merged(entry_reading *job, uint32_t value)
{
    uint32_t mapping = yaml_follow(job->tree, value);

    if (!yaml_is(job->tree, mapping, YAML_MAPPING))
        return;
    if (job->depth >= job->tree->limits.depth) { /* a chain of merges as long as a file can make it */
        spend(job->tree, value, UINT32_MAX);
        return;
    }
    if (!spend(job->tree, value, 1 + (node_at(job->tree, mapping)->end - mapping) / 2))
        return;
    job->depth++;
    if (add_own(job, mapping, true))
        add_merges(job, mapping);
    job->depth--;
}

/* What the merge keys of `mapping` bring: one mapping, or a list of them of which the earlier wins. */
static void add_merges(entry_reading *job, uint32_t mapping)
{
    yaml_tree *tree = job->tree;

    for (uint32_t key = yaml_first(tree, mapping); key != YAML_NONE; key = yaml_next_key(tree, key)) {
        uint32_t value = yaml_value(tree, key);

        if (!is_merge_key(tree, key))
            continue;
        if (!yaml_is(tree, value, YAML_SEQUENCE)) {
            add_merged(job, value);
            continue;
        }
        for (uint32_t item = yaml_first(tree, value); item != YAML_NONE; item = yaml_next(tree, item))
            add_merged(job, item);
    }
}

yaml_entries yaml_entries_of(yaml_tree *tree, uint32_t mapping)
{
    entry_reading job = {.tree = tree, .seen = {.memory = tree->memory}};
    uint32_t target = yaml_follow(tree, mapping);

    if (!yaml_is(tree, target, YAML_MAPPING))
        return job.entries;
    if (target != mapping && !spend(tree, mapping, 1 + (node_at(tree, target)->end - target) / 2))
        return job.entries;
    if (!add_own(&job, target, false))
        return job.entries;
    for (uint32_t i = 0; i < job.entries.count; i++)
        if (yaml_text(tree, job.entries.items[i].key).length > 0 &&
            !yaml_is_gone(tree, job.entries.items[i].key))
            yaml_anchors_set(&job.seen, yaml_text(tree, job.entries.items[i].key), job.entries.items[i].key);
    add_merges(&job, target);
    return job.entries;
}

bool yaml_find(yaml_tree *tree, uint32_t mapping, text key, yaml_entry *found)
{
    bool has_merge = false;
    yaml_entries all;

    if (!yaml_is(tree, mapping, YAML_MAPPING))
        return false;
    for (uint32_t own = yaml_first(tree, mapping); own != YAML_NONE; own = yaml_next_key(tree, own)) {
        if (is_merge_key(tree, own)) {
            has_merge = true;
        } else if (text_equal(yaml_text(tree, own), key)) {
            uint32_t raw = yaml_value(tree, own);

            *found = (yaml_entry){own, yaml_follow(tree, raw), raw, false};
            return true;
        }
    }
    if (!has_merge)
        return false;
    all = yaml_entries_of(tree, mapping);
    for (uint32_t i = 0; i < all.count; i++)
        if (all.items[i].is_merged && text_equal(yaml_text(tree, all.items[i].key), key)) {
            *found = all.items[i];
            return true;
        }
    return false;
}

uint32_t yaml_get(yaml_tree *tree, uint32_t mapping, text key)
{
    yaml_entry found;

    return yaml_find(tree, mapping, key, &found) ? found.value : YAML_NONE;
}

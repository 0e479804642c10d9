/* workflow_matrix.c — a job's matrix as GitHub makes it: all combinations, without those that `exclude`
 * names, with what `include` adds to them or beside them. What a name may be is what it is in one of the
 * combinations. */
#include "workflow_reading.h"

#include "buffer.h"

enum {
    COMBINATION_LIMIT = 256, /* GitHub starts no more jobs */
    KEY_LIMIT = 32,
    VALUE_LIMIT = 32,    /* values that one name may have in commands */
    LOOK_LIMIT = 1000000 /* combinations looked at in all jobs of a file: aliases multiply them */
};

typedef struct combination {
    uint32_t nodes[KEY_LIMIT]; /* by key; YAML_NONE: it has none */
} combination;

typedef struct matrix {
    workflow_reading *job;
    text_array keys;
    uint32_t own; /* the first keys are the matrix's own, the rest came by `include` */
    ARRAY(combination) all;
    bool is_unknown; /* an expression makes it, or it is too large */
} matrix;

static uint32_t key_number(matrix *of, text key, bool may_add)
{
    for (uint32_t i = 0; i < of->keys.count; i++)
        if (text_equal(of->keys.items[i], key))
            return i;
    if (!may_add || of->keys.count == KEY_LIMIT)
        return KEY_LIMIT;
    *array_push(&of->keys, of->job->memory) = key;
    return of->keys.count - 1;
}

static void give_up(matrix *of, uint32_t node)
{
    if (!of->is_unknown)
        shard_problem(
            of->job->to, yaml_span(of->job->tree, node),
            TEXT("the matrix has more than 256 combinations or 32 keys: what its names are is not known"),
            (text){0}, false);
    of->is_unknown = true;
}

static bool may_look(matrix *of, uint32_t node)
{
    if (++of->job->looks > LOOK_LIMIT)
        give_up(of, node);
    return !of->is_unknown;
}

static void combination_add(matrix *of, const combination *some, uint32_t node)
{
    if (of->all.count == COMBINATION_LIMIT)
        give_up(of, node);
    else if (may_look(of, node))
        *array_push(&of->all, of->job->memory) = *some;
}

/* Every combination so far with every value of one more key. */
static void key_add(matrix *of, text key, uint32_t list)
{
    yaml_tree *yaml = of->job->tree;
    uint32_t number = key_number(of, key, true), before = of->all.count;
    combination *first = arena_array(of->job->memory, combination, (size_t)before + 1);
    combination empty;

    if (number == KEY_LIMIT) {
        give_up(of, list);
        return;
    }
    for (uint32_t i = 0; i < KEY_LIMIT; i++)
        empty.nodes[i] = YAML_NONE;
    for (uint32_t i = 0; i < before; i++)
        first[i] = of->all.items[i];
    first[before] = empty;
    of->all.count = 0;
    for (uint32_t i = 0; i < before + !before && !of->is_unknown; i++)
        for (uint32_t item = yaml_first(yaml, list); item != YAML_NONE && !of->is_unknown;
             item = yaml_next(yaml, item)) {
            combination some = first[i];
            some.nodes[number] = yaml_follow(yaml, item);
            combination_add(of, &some, list);
        }
}

/* Does the combination have all that the mapping says of the matrix's own keys? `must_have`: of other keys
 * too. */
static bool agrees(matrix *of, const combination *some, const yaml_entries *entries, bool must_have)
{
    yaml_tree *yaml = of->job->tree;

    for (uint32_t i = 0; i < entries->count; i++) {
        uint32_t number = key_number(of, yaml_text(yaml, entries->items[i].key), false);
        if (number >= of->own) {
            if (must_have)
                return false;
            continue;
        }
        if (some->nodes[number] != entries->items[i].value &&
            !(yaml_is(yaml, some->nodes[number], YAML_SCALAR) &&
              yaml_is(yaml, entries->items[i].value, YAML_SCALAR) &&
              text_equal(yaml_text(yaml, some->nodes[number]), yaml_text(yaml, entries->items[i].value))))
            return false;
    }
    return true;
}

static void exclude(matrix *of, uint32_t item)
{
    yaml_entries entries = yaml_entries_of(of->job->tree, item);
    uint32_t kept = 0;

    for (uint32_t i = 0; i < of->all.count; i++)
        if (!may_look(of, item) || !entries.count || !agrees(of, &of->all.items[i], &entries, true))
            of->all.items[kept++] = of->all.items[i];
    of->all.count = kept;
}

static void lay_over(matrix *of, combination *some, const yaml_entries *entries)
{
    for (uint32_t i = 0; i < entries->count; i++) {
        uint32_t number = key_number(of, yaml_text(of->job->tree, entries->items[i].key), true);
        if (number == KEY_LIMIT)
            give_up(of, entries->items[i].key);
        else
            some->nodes[number] = entries->items[i].value;
    }
}

/* To every combination that it does not contradict, else as one of its own. `count`: combinations before
 * `include`. */
static void include(matrix *of, uint32_t item, uint32_t count)
{
    yaml_entries entries = yaml_entries_of(of->job->tree, item);
    combination alone;
    bool is_added = false;

    for (uint32_t i = 0; i < count; i++)
        if (may_look(of, item) && agrees(of, &of->all.items[i], &entries, false)) {
            lay_over(of, &of->all.items[i], &entries);
            is_added = true;
        }
    if (is_added || !entries.count)
        return;
    for (uint32_t i = 0; i < KEY_LIMIT; i++)
        alone.nodes[i] = YAML_NONE;
    lay_over(of, &alone, &entries);
    combination_add(of, &alone, item);
}

static void combine(matrix *of, uint32_t node)
{
    yaml_tree *yaml = of->job->tree;
    yaml_entries all = yaml_entries_of(yaml, node);
    uint32_t added = yaml_get(yaml, node, TEXT("include")), gone = yaml_get(yaml, node, TEXT("exclude")),
             count;

    for (uint32_t i = 0; i < all.count && !of->is_unknown; i++) {
        text key = yaml_text(yaml, all.items[i].key);
        if (yaml_is(yaml, all.items[i].value, YAML_SEQUENCE) && !text_is(key, "include") &&
            !text_is(key, "exclude"))
            key_add(of, key, all.items[i].value);
    }
    of->own = of->keys.count;
    for (uint32_t item = yaml_is(yaml, gone, YAML_SEQUENCE) ? yaml_first(yaml, gone) : YAML_NONE;
         item != YAML_NONE; item = yaml_next(yaml, item))
        exclude(of, item);
    count = of->all.count;
    if (yaml_is(yaml, added, YAML_SCALAR)) /* an expression: any value may come */
        of->is_unknown = true;
    for (uint32_t item = yaml_is(yaml, added, YAML_SEQUENCE) ? yaml_first(yaml, added) : YAML_NONE;
         item != YAML_NONE && !of->is_unknown; item = yaml_next(yaml, item))
        include(of, item, count);
}

/* ---- what names may be ---- */

static bool value_add(workflow_reading *job, text_array *values, uint32_t node)
{
    text value = yaml_text(job->tree, node);

    if (!yaml_is(job->tree, node, YAML_SCALAR) || values->count >= VALUE_LIMIT ||
        text_find_text(value, TEXT("${{"), 0) < value.length)
        return false;
    for (uint32_t i = 0; i < values->count; i++)
        if (text_equal(values->items[i], value))
            return true;
    *array_push(values, job->memory) = value;
    return true;
}

static void bind_values(workflow_reading *job, workflow_scope *scope, text expression,
                        const text_array *values)
{
    buffer out = buffer_new(job->memory);
    bool is_plain = true;

    for (uint32_t i = 0; i < values->count; i++) {
        is_plain = is_plain && workflow_is_plain(values->items[i]);
        if (values->count > 1)
            buffer_add_byte(&out, i ? '|' : '<');
        buffer_add(&out, values->items[i]);
    }
    if (values->count > 1)
        buffer_add_byte(&out, '>');
    if (is_plain)
        workflow_bind(job, scope, expression, buffer_text(&out));
    else
        *array_push(&scope->choices, job->memory) = (workflow_choice){expression, *values};
}

/* The values of a key, or of `part` in the mappings that the key stands for. */
static void bind_key(matrix *of, workflow_scope *scope, uint32_t number, text part)
{
    workflow_reading *job = of->job;
    text_array values = {0};
    text expression = text_print(job->memory, "matrix.%.*s%s%.*s", TEXT_FORMAT(of->keys.items[number]),
                                 part.length ? "." : "", TEXT_FORMAT(part));

    for (uint32_t i = 0; i < of->all.count; i++) {
        uint32_t node = of->all.items[i].nodes[number];
        if (part.length)
            node = yaml_get(job->tree, node, part);
        if (node != YAML_NONE && !value_add(job, &values, node))
            return;
    }
    if (values.count)
        bind_values(job, scope, expression, &values);
}

static void bind_all(matrix *of, workflow_scope *scope)
{
    workflow_scope_own(of->job, scope);
    for (uint32_t i = 0; i < of->keys.count; i++) {
        uint32_t first = of->all.count ? of->all.items[0].nodes[i] : YAML_NONE;
        yaml_entries parts = yaml_entries_of(of->job->tree, first);
        bind_key(of, scope, i, (text){0});
        for (uint32_t k = 0; k < parts.count && k < KEY_LIMIT; k++)
            bind_key(of, scope, i, yaml_text(of->job->tree, parts.items[k].key));
    }
}

void workflow_matrix(workflow_reading *job, workflow_scope *scope, uint32_t node)
{
    uint32_t written = yaml_get(job->tree, yaml_get(job->tree, node, TEXT("strategy")), TEXT("matrix"));
    matrix of = {.job = job};

    if (!yaml_is(job->tree, written, YAML_MAPPING))
        return;
    combine(&of, written);
    if (!of.is_unknown)
        bind_all(&of, scope);
}

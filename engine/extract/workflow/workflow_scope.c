/* workflow_scope.c — defaults, environment and matrix: what `${{ }}` and a working directory come to for a
 * step. */
#include "workflow_reading.h"

#include "buffer.h"
#include "glob.h"

#include <string.h>

enum { BINDING_LIMIT = 64, VALUE_LIMIT = 32 }; /* names a scope may know; values that one name may have */

text workflow_folder(workflow_reading *job, text folder)
{
    text resolved;

    if (folder.length && folder.start[0] != '/' && path_resolve(job->memory, (text){0}, folder, &resolved))
        return resolved;
    return folder;
}

static void scope_defaults(workflow_reading *job, workflow_scope *scope, uint32_t node)
{
    uint32_t run = yaml_get(job->tree, yaml_get(job->tree, node, TEXT("defaults")), TEXT("run"));
    text folder = yaml_text(job->tree, yaml_get(job->tree, run, TEXT("working-directory")));
    text shell = yaml_text(job->tree, yaml_get(job->tree, run, TEXT("shell")));

    if (folder.length)
        scope->directory = workflow_folder(job, folder);
    if (shell.length)
        scope->shell = shell;
}

/* A value that may stand in a command as it is, or be one of several. */
static bool is_plain_value(text value)
{
    for (size_t i = 0; i < value.length; i++)
        if (strchr("<>|$ \t\n\"'`", value.start[i]))
            return false;
    return value.length > 0;
}

static void bind(workflow_reading *job, workflow_scope *scope, text expression, text value)
{
    for (uint32_t i = 0; i < scope->bindings.count; i++)
        if (text_equal(scope->bindings.items[i].expression, expression)) {
            scope->bindings.items[i].value = value;
            return;
        }
    if (scope->bindings.count < BINDING_LIMIT)
        *array_push(&scope->bindings, job->memory) =
            (shell_binding){.expression = expression, .value = value};
}

/* The bindings are the scope's own from here on: an inner scope must not write into the outer one's. */
static void bindings_own(workflow_reading *job, workflow_scope *scope)
{
    binding_array own = {0};

    for (uint32_t i = 0; i < scope->bindings.count; i++)
        *array_push(&own, job->memory) = scope->bindings.items[i];
    scope->bindings = own;
}

void workflow_scope_env(workflow_reading *job, workflow_scope *scope, uint32_t node)
{
    yaml_entries all = yaml_entries_of(job->tree, yaml_get(job->tree, node, TEXT("env")));

    if (!all.count)
        return;
    bindings_own(job, scope);
    for (uint32_t i = 0; i < all.count; i++) {
        text value = yaml_text(job->tree, all.items[i].value);
        if (is_plain_value(value))
            bind(job, scope,
                 text_print(job->memory, "env.%.*s", TEXT_FORMAT(yaml_text(job->tree, all.items[i].key))),
                 value);
    }
}

/* ---- matrix
 * ------------------------------------------------------------------------------------------------------ */

typedef struct value_list {
    text_array items;
    bool is_unknown;
} value_list;

static void value_add(workflow_reading *job, value_list *values, uint32_t node)
{
    text value = yaml_text(job->tree, node);

    if (!yaml_is(job->tree, node, YAML_SCALAR) || !is_plain_value(value) ||
        values->items.count >= VALUE_LIMIT) {
        values->is_unknown = true;
        return;
    }
    for (uint32_t i = 0; i < values->items.count; i++)
        if (text_equal(values->items.items[i], value))
            return;
    *array_push(&values->items, job->memory) = value;
}

/* What `include` gives the key besides its list. */
static void values_included(workflow_reading *job, value_list *values, uint32_t include, text key)
{
    for (uint32_t item = yaml_first(job->tree, include); item != YAML_NONE;
         item = yaml_next(job->tree, item)) {
        uint32_t value = yaml_get(job->tree, item, key);
        if (value != YAML_NONE)
            value_add(job, values, value);
    }
}

static void bind_matrix(workflow_reading *job, workflow_scope *scope, uint32_t matrix, text key,
                        uint32_t list)
{
    value_list values = {0};
    buffer out = buffer_new(job->memory);

    for (uint32_t item = yaml_first(job->tree, list); item != YAML_NONE; item = yaml_next(job->tree, item))
        value_add(job, &values, item);
    values_included(job, &values, yaml_get(job->tree, matrix, TEXT("include")), key);
    if (values.is_unknown || !values.items.count)
        return;
    for (uint32_t i = 0; i < values.items.count; i++) {
        if (values.items.count > 1)
            buffer_add_byte(&out, i ? '|' : '<');
        buffer_add(&out, values.items.items[i]);
    }
    if (values.items.count > 1)
        buffer_add_byte(&out, '>');
    bind(job, scope, text_print(job->memory, "matrix.%.*s", TEXT_FORMAT(key)), buffer_text(&out));
}

static void scope_matrix(workflow_reading *job, workflow_scope *scope, uint32_t node)
{
    uint32_t matrix = yaml_get(job->tree, yaml_get(job->tree, node, TEXT("strategy")), TEXT("matrix"));
    uint32_t include = yaml_get(job->tree, matrix, TEXT("include"));
    yaml_entries all = yaml_entries_of(job->tree, matrix);

    if (!all.count)
        return;
    bindings_own(job, scope);
    for (uint32_t i = 0; i < all.count; i++) {
        text key = yaml_text(job->tree, all.items[i].key);
        if (yaml_is(job->tree, all.items[i].value, YAML_SEQUENCE) && !text_is(key, "include") &&
            !text_is(key, "exclude"))
            bind_matrix(job, scope, matrix, key, all.items[i].value);
    }
    /* keys that only `include` has */
    all = yaml_entries_of(
        job->tree, yaml_is(job->tree, include, YAML_SEQUENCE) ? yaml_first(job->tree, include) : YAML_NONE);
    for (uint32_t i = 0; i < all.count; i++) {
        text key = yaml_text(job->tree, all.items[i].key);
        if (yaml_get(job->tree, matrix, key) == YAML_NONE)
            bind_matrix(job, scope, matrix, key, YAML_NONE);
    }
}

workflow_scope workflow_scope_of(workflow_reading *job, const workflow_scope *outer, uint32_t node)
{
    workflow_scope scope = *outer;

    scope_defaults(job, &scope, node);
    workflow_scope_env(job, &scope, node);
    scope_matrix(job, &scope, node);
    return scope;
}

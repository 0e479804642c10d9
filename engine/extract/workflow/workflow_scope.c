/* workflow_scope.c — defaults, environment and matrix: what `${{ }}` and a working directory come to for a
 * step. */
#include "workflow_reading.h"

#include "glob.h"

#include <string.h>

enum { BINDING_LIMIT = 64 }; /* names that a scope may know */

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
bool workflow_is_plain(text value)
{
    for (size_t i = 0; i < value.length; i++)
        if (strchr("<>|$ \t\n\"'`", value.start[i]))
            return false;
    return value.length > 0;
}

void workflow_bind(workflow_reading *job, workflow_scope *scope, text expression, text value)
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

void workflow_scope_own(workflow_reading *job, workflow_scope *scope)
{
    binding_array own = {0};
    choice_array choices = {0};

    for (uint32_t i = 0; i < scope->bindings.count; i++)
        *array_push(&own, job->memory) = scope->bindings.items[i];
    for (uint32_t i = 0; i < scope->choices.count; i++)
        *array_push(&choices, job->memory) = scope->choices.items[i];
    scope->bindings = own;
    scope->choices = choices;
}

void workflow_scope_env(workflow_reading *job, workflow_scope *scope, uint32_t node)
{
    yaml_entries all = yaml_entries_of(job->tree, yaml_get(job->tree, node, TEXT("env")));

    if (!all.count)
        return;
    workflow_scope_own(job, scope);
    for (uint32_t i = 0; i < all.count; i++) {
        text value = yaml_text(job->tree, all.items[i].value);
        if (workflow_is_plain(value))
            workflow_bind(
                job, scope,
                text_print(job->memory, "env.%.*s", TEXT_FORMAT(yaml_text(job->tree, all.items[i].key))),
                value);
    }
}

workflow_scope workflow_scope_of(workflow_reading *job, const workflow_scope *outer, uint32_t node)
{
    workflow_scope scope = *outer;

    scope_defaults(job, &scope, node);
    workflow_scope_env(job, &scope, node);
    workflow_matrix(job, &scope, node);
    return scope;
}

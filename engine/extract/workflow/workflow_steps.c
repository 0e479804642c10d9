/* workflow_steps.c — steps, live and commented out, and the commands that they run. */
#include "workflow_reading.h"

#include "glob.h"

#include <string.h>

/* Are the scalar's commands for a shell that we read? `shell: bash -e {0}` is; python and pwsh are not. */
static bool is_shell(text shell)
{
    static const char *const all[] = {"bash", "sh", "zsh", "dash", "ksh"};
    text rest = shell, first = shell;

    text_next(&rest, ' ', &first);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (text_is(path_name(first), all[i]))
            return true;
    return !shell.length;
}

/* What the step is called: its name, what it uses, or the first line that it runs. */
static text step_name(workflow_reading *job, uint32_t step)
{
    text name = yaml_text(job->tree, yaml_get(job->tree, step, TEXT("name")));
    text run = text_trim(yaml_text(job->tree, yaml_get(job->tree, step, TEXT("run"))));

    if (!name.length)
        name = yaml_text(job->tree, yaml_get(job->tree, step, TEXT("uses")));
    return name.length ? name : text_trim(text_slice(run, 0, text_find(run, '\n', 0)));
}

static void set_text(workflow_reading *job, uint32_t row, uint32_t step, const char *key, attribute_id which)
{
    text value = yaml_text(job->tree, yaml_get(job->tree, step, text_from(key)));

    if (value.length)
        shard_set_text(job->to, row, which, value);
}

static void step_add(workflow_reading *job, const workflow_scope *outer, uint32_t step, span part,
                     int32_t number)
{
    workflow_scope scope = *outer;
    text folder = yaml_text(job->tree, yaml_get(job->tree, step, TEXT("working-directory")));
    text shell = yaml_text(job->tree, yaml_get(job->tree, step, TEXT("shell")));
    uint32_t run = yaml_get(job->tree, step, TEXT("run"));
    uint32_t row;

    if (job->steps < STEP_COST)
        return;
    job->steps -= STEP_COST;
    if (condition_read(yaml_text(job->tree, yaml_get(job->tree, step, TEXT("if"))), NULL, 0) == TRUTH_NO)
        scope.flags |= FACT_DEAD;
    if (folder.length)
        scope.directory = workflow_folder(job, folder);
    workflow_scope_env(job, &scope, step);
    row = shard_open(job->to, KIND_step, part, step_name(job, step));
    shard_set_flags(job->to, row, scope.flags);
    if (number)
        shard_set_number(job->to, row, ATTRIBUTE_number, number);
    set_text(job, row, step, "if", ATTRIBUTE_condition);
    workflow_uses(job, row, step);
    if (scope.directory.length)
        shard_set_text(job->to, row, ATTRIBUTE_directory, scope.directory);
    workflow_fields(job, step, (const char *const[]){"run", "name", NULL});
    if (yaml_is(job->tree, run, YAML_SCALAR) && is_shell(shell.length ? shell : scope.shell)) {
        workflow_run all = {0};
        workflow_run_add(job, &scope, run, &all);
        workflow_run_end(job, &scope, &all);
    }
    shard_close(job->to, row);
}

/* A commented-out list item that has the shape of a step. */
static bool is_step(workflow_reading *job, const yaml_stanza *stanza)
{
    return stanza->key == YAML_NONE && (yaml_get(job->tree, stanza->value, TEXT("run")) != YAML_NONE ||
                                        yaml_get(job->tree, stanza->value, TEXT("uses")) != YAML_NONE);
}

/* Dead steps that begin in [from, until). */
static void dead_steps(workflow_reading *job, const workflow_scope *scope, uint32_t from, uint32_t until)
{
    workflow_scope dead = *scope;

    dead.flags |= FACT_DEAD;
    for (uint32_t i = workflow_stanza_from(job, from); i < job->stanzas.count; i++) {
        const yaml_stanza stanza = job->stanzas.items[i];
        if (stanza.part.start >= until)
            return;
        if (is_step(job, &stanza))
            step_add(job, &dead, stanza.value, stanza.part, 0);
    }
}

void workflow_steps(workflow_reading *job, const workflow_scope *scope, uint32_t steps, uint32_t start,
                    uint32_t end)
{
    uint32_t node = yaml_follow(job->tree, steps), from = start;
    int32_t number = 0;

    if (yaml_is(job->tree, node, YAML_SEQUENCE))
        for (uint32_t item = yaml_first(job->tree, node); item != YAML_NONE;
             item = yaml_next(job->tree, item)) {
            span part = yaml_span(job->tree, item);
            if (part.start > from && part.start < end) {
                dead_steps(job, scope, from, part.start);
                from = part.start;
            }
            if (yaml_is(job->tree, item, YAML_MAPPING))
                step_add(job, scope, yaml_follow(job->tree, item), part, ++number);
        }
    dead_steps(job, scope, from, end);
}

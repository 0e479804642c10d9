/* script_library.c — files that scripts source: what their functions take of the words that are handed to
 * them.
 *
 * A function is walked like a script of its own. What was found out about the script itself, and which words
 * its variables hold, is put aside meanwhile. */
#include "script_model.h"

#include <string.h>

static void calls_mark(script_model *model)
{
    const shell_node *nodes = model->shell->nodes.items;
    shell_call call;

    for (uint32_t i = 0; i < model->shell->nodes.count; i++) {
        uint32_t number, node;
        text program = nodes[i].type == SHELL_COMMAND ? script_program(model, &nodes[i], &call) : (text){0};
        if (!program.length)
            continue;
        number = script_table_find(&model->function_names, program);
        if (number == SCRIPT_NO_NAME)
            continue;
        node = model->functions.items[number].node;
        if (i < node || i >= nodes[node].end) /* calling itself is no use of it */
            model->functions.items[number].is_called = true;
    }
}

static void function_walk(script_model *model, uint32_t number)
{
    frame at = {.rest = 1, .action = SCRIPT_NONE, .option = SCRIPT_NONE};
    script_function *function = &model->functions.items[number];

    for (uint32_t i = 0; i < model->variables.count; i++)
        model->variables.items[i].is = (role){0};
    model->steps += model->variables.count / 16;
    model->changes++;
    model->function = number + 1;
    model->taken = (script_taken){.count = {.most = -1}};
    script_walk_inside(model, &at, function->node);
    script_taken_finish(model);
    function->has_taken = true;
    function->taken = model->taken;
}

void script_library_walk(script_model *model)
{
    script_taken own = model->taken;
    uint32_t count = model->variables.count;
    role *roles;

    if (own.reads_words)
        return;
    roles = arena_array(model->memory, role, (size_t)count + 1);
    for (uint32_t i = 0; i < count; i++)
        roles[i] = model->variables.items[i].is;
    calls_mark(model);
    for (uint32_t i = 0; i < model->functions.count; i++)
        if (!model->functions.items[i].is_called)
            function_walk(model, i);
    for (uint32_t i = 0; i < model->variables.count; i++)
        model->variables.items[i].is = i < count ? roles[i] : (role){0};
    model->function = 0;
    model->taken = own;
}

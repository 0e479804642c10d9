/* script_functions.c — the functions of a script, and small questions about what nodes do. */
#include "script_model.h"

#include <string.h>

void script_open(script_model *model, const frame *at, text reason)
{
    script_entry *action = at && at->action != SCRIPT_NONE ? &model->entries.items[at->action] : NULL;
    text *told = action ? &action->reason : &model->taken.reason;
    script_passes *passes = action ? &action->passes : &model->taken.passes;

    *(action ? &action->is_open : &model->taken.is_open) = true;
    if (!passes->opens++ && model->here < model->shell->nodes.count)
        passes->place = model->shell->nodes.items[model->here].part.start;
    if (!told->length)
        *told = reason;
}

void script_exceed(script_model *model, limit_id which)
{
    const shell_tree *shell = model->shell;

    script_open(model, NULL, TEXT("it is over a limit"));
    for (uint32_t i = 0; i < model->excess.count; i++)
        if (model->excess.items[i].which == which)
            return;
    *array_push(&model->excess, model->memory) = (script_excess){
        which, model->here < shell->nodes.count ? shell->nodes.items[model->here].part.start : 0};
}

void script_pass(script_model *model, const frame *at, text pass, text reason)
{
    script_entry *action = at && at->action != SCRIPT_NONE ? &model->entries.items[at->action] : NULL;
    script_passes *to = action ? &action->passes : &model->taken.passes;

    script_open(model, at, reason);
    if (to->count >= model->request->limits.script_passes) {
        script_exceed(model, LIMIT_script_passes);
        return;
    }
    to->written = to->count++
                      ? text_print(model->memory, "%.*s, %.*s", TEXT_FORMAT(to->written), TEXT_FORMAT(pass))
                      : pass;
}

text script_literal(const shell_word *word)
{
    return word && !(word->flags & SHELL_WORD_EXPANDS) ? word->value : (text){0};
}

text script_program(const script_model *model, const shell_node *node, shell_call *call)
{
    *call = shell_call_read(model->shell, node);
    if (call->program == SHELL_NO_NODE)
        return (text){0};
    return script_literal(shell_node_word(model->shell, node, call->program));
}

bool script_only_prints(text program)
{
    static const char *const all[] = {"echo", "printf", "cat",   "logger", "[",      "test",
                                      ":",    "set",    "shift", "getopt", "getopts"};

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (text_is(program, all[i]))
            return true;
    return false;
}

bool script_contains(const script_model *model, uint32_t node, const char *program)
{
    shell_call call;

    for (uint32_t i = node; i < model->shell->nodes.items[node].end; i++) {
        const shell_node *some = &model->shell->nodes.items[i];
        if (some->type == SHELL_COMMAND && text_is(script_program(model, some, &call), program))
            return true;
    }
    return false;
}

static bool has_word(text name, const char *word)
{
    size_t length = strlen(word);

    for (size_t i = 0; i + length <= name.length; i++) {
        size_t same = 0;
        while (same < length && (name.start[i + same] | 0x20) == word[same])
            same++;
        if (same == length)
            return true;
    }
    return false;
}

static bool is_usage_name(text name)
{
    return has_word(name, "usage") || has_word(name, "help");
}

static bool is_refusal_name(text name)
{
    return is_usage_name(name) || text_is(name, "die") || text_is(name, "fail") || text_is(name, "fatal") ||
           text_is(name, "abort") || has_word(name, "error");
}

/* Does the command end the script, or the function with a failure? */
static bool command_exits(const script_model *model, const shell_node *node, bool counts_return)
{
    shell_call call;
    text program = script_program(model, node, &call);
    const script_function *called;

    if (text_is(program, "exit"))
        return true;
    if (text_is(program, "return") && counts_return) {
        const shell_word *status = shell_node_word(model->shell, node, call.program + 1);
        return status && !shell_word_is(status, "0");
    }
    called = script_function_named(model, program);
    if (!called) /* die, from a file that is sourced */
        return model->sourced.length && is_refusal_name(program);
    return called->exits || is_refusal_name(program);
}

/* Behind || nothing always happens; behind && only when what stands before it can't fail: echo usage &&
 * exit 2. */
static bool is_certain(const script_model *model, const shell_node *node, const shell_node *before)
{
    shell_call call;
    text program;
    const script_function *called;

    if (node->link != SHELL_AND && node->link != SHELL_OR)
        return true;
    if (node->link == SHELL_OR || !before || before->type != SHELL_COMMAND)
        return false;
    program = script_program(model, before, &call);
    called = script_function_named(model, program);
    return called ? called->is_usage
                  : text_is(program, "echo") || text_is(program, "printf") || text_is(program, "cat");
}

/* Only what always happens counts: commands of the list itself and of groups in it. */
static bool list_exits(const script_model *model, uint32_t first, uint32_t end, bool counts_return)
{
    const shell_node *nodes = model->shell->nodes.items, *before = NULL;

    for (uint32_t i = first; i < end; before = &nodes[i], i = nodes[i].end) {
        if (!is_certain(model, &nodes[i], before))
            continue;
        if (nodes[i].type == SHELL_COMMAND && command_exits(model, &nodes[i], counts_return))
            return true;
        if (nodes[i].type == SHELL_GROUP && list_exits(model, i + 1, nodes[i].end, counts_return))
            return true;
    }
    return false;
}

bool script_body_refuses(const script_model *model, uint32_t node)
{
    const shell_node *of = &model->shell->nodes.items[node];

    if (of->type == SHELL_COMMAND)
        return command_exits(model, of, true);
    return list_exits(model, node + 1, of->end, true);
}

/* Adds the exits in the nodes, and in the functions that they call, so many calls deep. */
static void exits_count(const script_model *model, uint32_t node, int depth, uint32_t *good, uint32_t *bad)
{
    const shell_node *nodes = model->shell->nodes.items;

    for (uint32_t i = node; i < nodes[node].end; i++) {
        const script_function *called;
        shell_call call;
        text program = nodes[i].type == SHELL_COMMAND ? script_program(model, &nodes[i], &call) : (text){0};
        if (text_is(program, "exit"))
            ++*(shell_word_is(shell_node_word(model->shell, &nodes[i], call.program + 1), "0") ? good : bad);
        called = script_function_named(model, program);
        if (called && called->exits && depth)
            exits_count(model, called->node, depth - 1, good, bad);
    }
}

bool script_body_succeeds(const script_model *model, uint32_t node)
{
    uint32_t good = 0, bad = 0;

    exits_count(model, node, 1, &good, &bad);
    return good && !bad;
}

/* exit 0; exit behind a command; exec */
static bool ends_well(const script_model *model, uint32_t number, text program, const shell_call *call,
                      bool is_after)
{
    const shell_word *status =
        shell_node_word(model->shell, &model->shell->nodes.items[number], call->program + 1);

    if (call->program &&
        shell_word_is(shell_node_word(model->shell, &model->shell->nodes.items[number], 0), "exec"))
        return true;
    if (!text_is(program, "exit") && !text_is(program, "return"))
        return false;
    return status ? shell_word_is(status, "0") || status->flags & SHELL_WORD_EXPANDS : is_after;
}

bool script_body_decides(const script_model *model, const frame *at, uint32_t node, bool is_after)
{
    const shell_node *nodes = model->shell->nodes.items;

    for (uint32_t i = node; i < nodes[node].end; i++) {
        shell_call call;
        text program = nodes[i].type == SHELL_COMMAND ? script_program(model, &nodes[i], &call) : (text){0};
        bool is_first = i == node || (i == node + 1 && nodes[node].type != SHELL_COMMAND);
        if (!program.length || (at->is_asked && text_is(program, "return")))
            continue;
        if (text_is(program, "shift") || text_is(program, "set") ||
            ends_well(model, i, program, &call, is_after || !is_first))
            return true;
    }
    return script_body_succeeds(model, node);
}

const script_function *script_function_named(const script_model *model, text name)
{
    uint32_t number = name.length ? script_table_find(&model->function_names, name) : SCRIPT_NO_NAME;

    return number == SCRIPT_NO_NAME ? NULL : &model->functions.items[number];
}

static void note_source(script_model *model, const shell_node *node)
{
    shell_call call;
    text program = script_program(model, node, &call);
    const shell_word *file;

    if (model->sourced.length || (!text_is(program, ".") && !text_is(program, "source")))
        return;
    file = shell_node_word(model->shell, node, call.program + 1);
    if (file)
        model->sourced = file->value;
}

void script_functions_find(script_model *model)
{
    const shell_node *nodes = model->shell->nodes.items;

    for (uint32_t i = 0; i < model->shell->nodes.count; i++)
        if (nodes[i].type == SHELL_COMMAND)
            note_source(model, &nodes[i]);

    for (uint32_t i = 0; i < model->shell->nodes.count; i++) {
        uint32_t number;
        if (nodes[i].type != SHELL_FUNCTION || !nodes[i].name.length)
            continue;
        number = script_table_put(&model->function_names, nodes[i].name);
        if (number == model->functions.count)
            array_push(&model->functions, model->memory);
        model->functions.items[number] =
            (script_function){.node = i, .is_usage = is_usage_name(nodes[i].name)};
    }
    for (int round = 0; round < 2; round++) /* a function that exits through another one */
        for (uint32_t i = 0; i < model->functions.count; i++) {
            uint32_t node = model->functions.items[i].node;
            model->functions.items[i].exits = list_exits(model, node + 1, nodes[node].end, false);
        }
}

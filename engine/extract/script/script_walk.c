/* script_walk.c — following a script from the top: what $1 is at each place, and where unknown words go. */
#include "script_model.h"

#include <string.h>

/* Words that are handed on as a whole can be anything that the other program takes. */
static void open_at(script_model *model, const frame *at)
{
    if (at->action == SCRIPT_NONE)
        model->is_open = true;
    else
        model->entries.items[at->action].is_open = true;
}

/* "$1" as the program itself, or cmd_$1: the names of functions are actions. */
static void dispatch(script_model *model, const frame *at, const shell_word *program)
{
    const shell_tree *shell = model->shell;
    text before = {0}, after = {0};
    role subject = {0};

    for (uint32_t i = 0; i < program->parts.count; i++) {
        const shell_part *part = &shell->parts.items[program->parts.first + i];
        if (part->type == SHELL_LITERAL) {
            *(subject.type == ROLE_NONE ? &before : &after) = part->text;
            continue;
        }
        shell_word one = {.parts = {program->parts.first + i, 1}};
        subject = script_word_role(model, at, &one);
        if (subject.type != ROLE_POSITION && subject.type != ROLE_ANY && subject.type != ROLE_REST)
            return;
    }
    if (subject.type == ROLE_NONE)
        return;
    if (!before.length && !after.length) { /* any function, and any program */
        open_at(model, at);
        return;
    }
    for (uint32_t i = 0; i < model->function_names.names.count; i++) {
        text name = model->function_names.names.items[i];
        word_set set = {.subject = subject, .action = at->action, .runs = true, .is_closed = true};
        if (name.length <= before.length + after.length || !text_starts(name, before) ||
            !text_ends(name, after))
            continue;
        set.subject.variable = TEXT("action");
        script_entry_add(model, &set, text_slice(name, before.length, name.length - after.length),
                         shell->nodes.items[model->functions.items[i].node].part,
                         model->functions.items[i].node);
    }
}

static bool passes_all(script_model *model, const frame *at, const shell_node *node)
{
    for (uint32_t i = 0; i < node->words.count; i++) {
        const shell_word *word = shell_node_word(model->shell, node, i);
        for (uint32_t k = 0; k < word->parts.count; k++) {
            shell_word one = {.parts = {word->parts.first + k, 1}};
            if (script_word_role(model, at, &one).type == ROLE_REST)
                return true;
        }
    }
    return false;
}

static void function_walk(script_model *model, const frame *at, const shell_node *node, uint32_t program,
                          uint32_t function)
{
    frame callee = script_call_frame(model, at, node, program);

    if (at->depth < SCRIPT_CALL_DEPTH && (callee.rest || callee.words.count))
        script_walk_inside(model, &callee, function);
}

static void getopts_read(script_model *model, const frame *at, uint32_t number, const shell_node *node,
                         uint32_t program)
{
    const shell_word *letters = shell_node_word(model->shell, node, program + 1);
    const shell_word *variable = shell_node_word(model->shell, node, program + 2);
    word_set set = {.subject = {.type = ROLE_LETTER}, .action = at->action, .is_closed = true};
    text all = script_literal(letters);

    if (!variable || !at->rest)
        return;
    model->reads_words = true;
    script_variable_named(model, variable->value, true)->is = set.subject;
    for (size_t i = 0; i < all.length; i++) {
        script_entry *some;
        if (all.start[i] == ':')
            continue;
        some = script_entry_add(model, &set, text_print(model->memory, "-%c", all.start[i]), letters->inner,
                                number);
        if (some)
            some->takes_value = i + 1 < all.length && all.start[i + 1] == ':';
    }
}

/* set -- "$x": other words from here on; set -- "$@" and the leftover of a loop keep theirs. */
static void set_words(script_model *model, frame *at, const shell_node *node)
{
    role is = {0};

    if (!shell_word_is(shell_node_word(model->shell, node, 1), "--"))
        return;
    for (uint32_t i = 2; i < node->words.count && is.type != ROLE_REST; i++)
        is = script_word_role(model, at, shell_node_word(model->shell, node, i));
    if (is.type == ROLE_REST)
        at->rest = is.position;
    else if (node->words.count > 2)
        at->rest = 0;
}

static void command_walk(script_model *model, frame *at, uint32_t number)
{
    const shell_node *node = &model->shell->nodes.items[number];
    const script_function *function;
    shell_call call;
    text program = script_program(model, node, &call);

    script_assign(model, at, node);
    script_walk_inside(model, at, number); /* substitutions */
    node = &model->shell->nodes.items[number];
    if (call.program == SHELL_NO_NODE)
        return;
    function = script_function_named(model, program);
    if (function)
        function_walk(model, at, node, call.program, function->node);
    else if (text_is(program, "shift"))
        script_shift(node, model->shell, at);
    else if (text_is(program, "getopts"))
        getopts_read(model, at, number, node, call.program);
    else if (text_is(program, "set"))
        set_words(model, at, node);
    else if (!program.length)
        dispatch(model, at, shell_node_word(model->shell, node, call.program));
    if (!function && !script_only_prints(program) && !text_is(program, "eval") && passes_all(model, at, node))
        open_at(model, at);
    if (text_is(program, "eval") && passes_all(model, at, node))
        model->is_open = true;
}

/* Does the loop go through the words? It shifts, and is no loop over lines. */
static bool shifts(const script_model *model, uint32_t node)
{
    const shell_node *nodes = model->shell->nodes.items;

    return script_contains(model, node, "shift") && !script_contains(model, node + 1, "read") &&
           nodes[node].type == SHELL_LOOP;
}

static void loop_walk(script_model *model, frame *at, uint32_t node)
{
    frame inside = *at;

    inside.is_loop = at->is_loop || (at->rest && shifts(model, node));
    script_walk_inside(model, &inside, node);
}

/* for x in "$@"; for x */
static void for_walk(script_model *model, frame *at, uint32_t node)
{
    const shell_node *of = &model->shell->nodes.items[node];
    role is = {0};

    if (!of->has_in) {
        is = (role){.type = at->rest ? ROLE_REST : ROLE_NONE, .position = at->rest};
        model->reads_words = model->reads_words || at->rest;
    }
    for (uint32_t i = 0; i < of->words.count && is.type != ROLE_REST; i++)
        is = script_word_role(model, at, shell_node_word(model->shell, of, i));
    if (of->name.length) {
        script_variable *variable = script_variable_named(model, of->name, true);
        variable->is_assigned = true;
        variable->is = is.type == ROLE_REST ? (role){.type = ROLE_ANY, .position = is.position} : (role){0};
    }
    script_walk_inside(model, at, node);
}

static void node_walk(script_model *model, frame *at, uint32_t node)
{
    frame inside = *at;

    if (++model->steps > SCRIPT_STEP_LIMIT) {
        model->is_open = true;
        return;
    }
    switch (model->shell->nodes.items[node].type) {
    case SHELL_COMMAND:
        command_walk(model, at, node);
        break;
    case SHELL_FUNCTION: /* where it is called */
        break;
    case SHELL_CASE:
        script_case(model, at, node);
        break;
    case SHELL_IF:
        script_if(model, at, node);
        break;
    case SHELL_LOOP:
        loop_walk(model, at, node);
        break;
    case SHELL_FOR:
        for_walk(model, at, node);
        break;
    case SHELL_SUBSHELL:
    case SHELL_SUBSTITUTION:
        script_walk_inside(model, &inside, node);
        break;
    default:
        script_walk_inside(model, at, node);
        break;
    }
}

void script_walk_inside(script_model *model, frame *at, uint32_t node)
{
    const shell_node *nodes = model->shell->nodes.items;
    uint32_t end = nodes[node].end;

    for (uint32_t i = node + 1; i < end; i = nodes[i].end) {
        uint32_t next = nodes[i].end;
        if (next < end && nodes[next].link != SHELL_NEXT && nodes[next].link != SHELL_PIPE &&
            script_is_test(model, i))
            script_test_in_list(model, at, i, next);
        node_walk(model, at, i);
    }
}

void script_walk(script_model *model)
{
    const shell_node *nodes = model->shell->nodes.items;
    uint32_t end = model->shell->nodes.count;
    frame at = {.rest = 1, .action = SCRIPT_NONE, .option = SCRIPT_NONE};

    for (uint32_t i = 0; i < end; i = nodes[i].end) {
        uint32_t next = nodes[i].end;
        if (next < end && (nodes[next].link == SHELL_AND || nodes[next].link == SHELL_OR) &&
            script_is_test(model, i))
            script_test_in_list(model, &at, i, next);
        node_walk(model, &at, i);
    }
}

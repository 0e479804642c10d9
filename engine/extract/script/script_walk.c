/* script_walk.c — following a script from the top: what $1 is at each place, and where unknown words go. */
#include "script_model.h"

#include <string.h>

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

static text passed_to(const script_model *model, text program)
{
    return program.length
               ? text_print(model->memory, "it hands its words on to \"%.*s\"", TEXT_FORMAT(program))
               : TEXT("it hands its words on to another program");
}

/* f "$@", where f is no function of this file: one of a file that is sourced, then. */
static bool is_pass(script_model *model, const frame *at, const shell_node *node, const shell_call *call,
                    role *given)
{
    text program = script_literal(shell_node_word(model->shell, node, call->program));

    if (!model->sourced.length || at->is_loop || at->option != SCRIPT_NONE || call->program ||
        node->words.count != 2 || !program.length || text_find(program, '/', 0) < program.length)
        return false;
    *given = script_word_role(model, at, shell_node_word(model->shell, node, 1));
    return given->type == ROLE_REST;
}

/* The words go on to something that this file does not have. */
static void words_leave(script_model *model, const frame *at, const shell_node *node, const shell_call *call,
                        text program)
{
    bool is_maybe = at->is_maybe || node->link == SHELL_AND || node->link == SHELL_OR;
    role given;

    if (is_pass(model, at, node, call, &given))
        script_pass(model, at,
                    text_print(model->memory, "%.*s %d%s", TEXT_FORMAT(program), (int)given.position,
                               is_maybe ? " maybe" : ""),
                    passed_to(model, program));
    else
        script_open(model, at, passed_to(model, program));
}

static bool has_any_role(script_model *model, const frame *at, const shell_node *node)
{
    for (uint32_t i = 0; i < node->words.count; i++) {
        const shell_word *word = shell_node_word(model->shell, node, i);
        for (uint32_t k = 0; k < word->parts.count; k++) {
            shell_word one = {.parts = {word->parts.first + k, 1}};
            if (script_word_role(model, at, &one).type != ROLE_NONE)
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

/* set -- "$x": other words from here on; set -- "$@" and the leftover of a loop keep theirs. */
static void set_words(script_model *model, frame *at, const shell_node *node)
{
    role is = {0};

    if (!shell_word_is(shell_node_word(model->shell, node, 1), "--"))
        return;
    for (uint32_t i = 2; i < node->words.count && is.type != ROLE_REST; i++)
        is = script_word_role(model, at, shell_node_word(model->shell, node, i));
    model->taken.lost_count = true;
    if (is.type == ROLE_REST)
        at->rest = is.position;
    else if (node->words.count > 2 && node->link != SHELL_AND && node->link != SHELL_OR) /* not a default */
        at->rest = 0;
}

static void command_walk(script_model *model, frame *at, uint32_t number)
{
    const shell_node *node = &model->shell->nodes.items[number];
    const script_function *function;
    bool is_known = false;
    shell_call call;
    text program = script_program(model, node, &call);

    script_assign(model, at, node);
    script_count_demands(model, at, node);
    script_walk_inside(model, at, number); /* substitutions */
    if (at->is_substituted)
        has_any_role(model, at, node); /* they are read, although they get no role: x=$(echo "$1" | tr A a) */
    model->here = number;
    if (call.program == SHELL_NO_NODE)
        return;
    function = script_function_named(model, program);
    if (function)
        function_walk(model, at, node, call.program, function->node);
    else if (text_is(program, "shift"))
        script_shift(node, model->shell, at);
    else if (text_is(program, "getopts"))
        script_getopts(model, at, number, call.program);
    else if (text_is(program, "getopt"))
        script_getopt(model, at, number, call.program);
    else if (text_is(program, "set"))
        set_words(model, at, node);
    else if (!program.length)
        is_known = script_dispatch(model, at, number, call.program);
    model->here = number;
    if (!function && !is_known && !script_only_prints(program) && !text_is(program, "eval") &&
        passes_all(model, at, node))
        words_leave(model, at, node, &call, program);
    if (text_is(program, "eval") && has_any_role(model, at, node))
        script_open(model, NULL, TEXT("it evaluates its words"));
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
    inside.is_maybe = true;
    script_walk_inside(model, &inside, node);
    model->taken.lost_count = model->taken.lost_count || inside.is_loop;
}

/* for x in "$@"; for x */
static void for_walk(script_model *model, frame *at, uint32_t node)
{
    frame inside = *at;
    const shell_node *of = &model->shell->nodes.items[node];
    role is = {0};

    if (!of->has_in) {
        is = (role){.type = at->rest ? ROLE_REST : ROLE_NONE, .position = at->rest};
        model->taken.reads_words = model->taken.reads_words || at->rest;
    }
    for (uint32_t i = 0; i < of->words.count && is.type != ROLE_REST; i++)
        is = script_word_role(model, at, shell_node_word(model->shell, of, i));
    if (of->name.length) {
        script_variable *variable = script_variable_named(model, of->name, true);
        shell_range list;
        variable->is_assigned = true;
        if (of->words.count == 1 && script_word_list(model, shell_node_word(model->shell, of, 0), &list))
            variable->list = list;
        else if (of->words.count && is.type == ROLE_NONE)
            variable->list = of->words;
        variable = script_variable_named(model, of->name, true);
        variable->is = is.type == ROLE_REST ? (role){.type = ROLE_ANY, .position = is.position} : (role){0};
    }
    inside.is_maybe = true;
    script_walk_inside(model, &inside, node);
    at->rest = inside.rest;
}

static void node_walk(script_model *model, frame *at, uint32_t node)
{
    frame inside = *at;

    model->here = node;
    if (++model->steps > SCRIPT_STEP_LIMIT) {
        script_open(model, NULL, TEXT("it is over a limit"));
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
    case SHELL_SUBSTITUTION:
        inside.is_substituted = true;
        script_walk_inside(model, &inside, node);
        break;
    case SHELL_SUBSHELL:
        script_walk_inside(model, &inside, node);
        break;
    default:
        script_walk_inside(model, at, node);
        break;
    }
}

static bool is_asked(const script_model *model, uint32_t node)
{
    uint8_t type = model->shell->nodes.items[node].type;

    return type == SHELL_GROUP || type == SHELL_SUBSHELL || script_is_test(model, node);
}

/* The nodes [from, end), one after the other. `first` is where what && and || join begins. */
static void list_walk(script_model *model, frame *at, uint32_t from, uint32_t end)
{
    const shell_node *nodes = model->shell->nodes.items;
    uint32_t first = from;

    for (uint32_t i = from; i < end; i = nodes[i].end) {
        uint32_t next = nodes[i].end;
        if (nodes[i].link == SHELL_NEXT)
            first = i;
        if (is_asked(model, i) && next < end &&
            (nodes[next].link == SHELL_AND || nodes[next].link == SHELL_OR))
            script_test_in_list(model, at, first, i, next);
        node_walk(model, at, i);
    }
}

void script_walk_inside(script_model *model, frame *at, uint32_t node)
{
    list_walk(model, at, node + 1, model->shell->nodes.items[node].end);
}

/* ${!i} */
static bool has_indirect(const script_model *model)
{
    for (uint32_t i = 0; i < model->shell->parts.count; i++) {
        const shell_part *part = &model->shell->parts.items[i];
        if (part->type == SHELL_VARIABLE && text_is(part->rest, "!"))
            return true;
    }
    return false;
}

/* for ((i = 1; i <= $#; i++)) */
static bool has_number_loop(const script_model *model)
{
    text bytes = model->shell->bytes;

    for (size_t at = 0; (at = text_find_text(bytes, TEXT("for (("), at)) < bytes.length; at++) {
        text head = text_slice(bytes, at, text_find(bytes, '\n', at));
        if (text_find_text(head, TEXT("$#"), 0) < head.length)
            return true;
        at += head.length;
    }
    return false;
}

void script_walk(script_model *model)
{
    frame at = {.rest = 1, .action = SCRIPT_NONE, .option = SCRIPT_NONE};

    list_walk(model, &at, 0, model->shell->nodes.count);
    if (has_indirect(model) && has_number_loop(model))
        script_open(model, NULL, TEXT("it reads its words by number"));
}

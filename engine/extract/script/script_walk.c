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

/* Was the function walked before, in the same action, when variables held what they hold now? */
static bool is_walked(script_model *model, const frame *at, uint32_t number)
{
    script_function *function = &model->functions.items[number];

    if (function->walked_at == model->changes && function->walked_for == at->action)
        return true;
    function->walked_at = model->changes;
    function->walked_for = at->action;
    return false;
}

/* Is what the node answers asked for: if f; f && g; x=$(f)? */
static bool is_condition(const script_model *model, const shell_node *node)
{
    const shell_tree *shell = model->shell;
    const shell_node *next = node->end < shell->nodes.count ? &shell->nodes.items[node->end] : NULL;
    uint8_t above = node->parent == SHELL_NO_NODE ? SHELL_COMMAND : shell->nodes.items[node->parent].type;

    return above == SHELL_CONDITION || above == SHELL_SUBSTITUTION ||
           (next && next->parent == node->parent && (next->link == SHELL_AND || next->link == SHELL_OR));
}

/* Without words it may still read what variables hold. */
static void function_walk(script_model *model, const frame *at, const shell_node *node, uint32_t program,
                          const script_function *function)
{
    frame callee = script_call_frame(model, at, node, program);
    uint32_t number = (uint32_t)(function - model->functions.items);

    callee.is_asked = at->is_asked || is_condition(model, node);

    if (at->depth < SCRIPT_CALL_DEPTH && (callee.rest || callee.words.count || !is_walked(model, at, number)))
        script_walk_inside(model, &callee, function->node);
}

/* set -- a "$@": what the words are from here on. False: that is known only when it runs. */
static bool given_words(script_model *model, const frame *at, const shell_node *node, frame *made)
{
    *made = *at;
    made->words = (role_array){0};
    made->shifted = 0;
    made->rest = 0;
    for (uint32_t i = 2; i < node->words.count; i++) {
        const shell_word *word = shell_node_word(model->shell, node, i);
        role is = script_word_role(model, at, word);
        if (made->rest || is.is_changed ||
            (is.type == ROLE_NONE && script_word_reads(model, at, word) & READS_WORDS))
            return false;
        if (is.type == ROLE_REST)
            made->rest = is.position;
        else
            *array_push(&made->words, model->memory) = is;
    }
    return true;
}

/* set -- "$x": other words from here on; set -- "$@" and the leftover of a loop keep theirs. */
static void set_words(script_model *model, frame *at, const shell_node *node)
{
    bool is_maybe = at->is_maybe || node->link == SHELL_AND || node->link == SHELL_OR;
    frame made;

    if (!shell_word_is(shell_node_word(model->shell, node, 1), "--"))
        return;
    model->taken.lost_count = true;
    if (!given_words(model, at, node, &made) || (is_maybe && made.rest && made.words.count)) {
        script_open(model, at, TEXT("what it puts in place of its words is known only when it runs"));
        return;
    }
    if (is_maybe && !made.rest) /* a default */
        return;
    at->words = made.words;
    at->shifted = 0;
    at->rest = made.rest;
}

/* shopt -s nocasematch, declare -l name */
static void folds_note(script_model *model, const shell_node *node, text program)
{
    bool is_folding = false;

    if (!text_is(program, "shopt") && !text_is(program, "declare") && !text_is(program, "typeset") &&
        !text_is(program, "local"))
        return;
    for (uint32_t i = 1; i < node->words.count; i++) {
        text word = script_literal(shell_node_word(model->shell, node, i));
        model->folds_case = model->folds_case || text_is(word, "nocasematch");
        if (text_starts(word, TEXT("-")))
            is_folding =
                is_folding || text_find(word, 'l', 0) < word.length || text_find(word, 'u', 0) < word.length;
        else if (is_folding && word.length)
            script_variable_named(model, word, true)->is_folded = true;
    }
    for (uint32_t i = 0; is_folding && i < node->assignments.count; i++)
        script_variable_named(model, model->shell->assignments.items[node->assignments.first + i].name, true)
            ->is_folded = true;
}

static void command_walk(script_model *model, frame *at, uint32_t number)
{
    const shell_node *node = &model->shell->nodes.items[number];
    const script_function *function;
    bool is_known = false;
    shell_call call;
    text program = script_program(model, node, &call);

    folds_note(model, node, program);
    script_assign(model, at, node);
    script_made_note(model, at, number, program);
    script_count_demands(model, at, node);
    script_walk_inside(model, at, number); /* substitutions */
    model->here = number;
    if (call.program == SHELL_NO_NODE)
        return;
    function = script_function_named(model, program);
    if (function)
        function_walk(model, at, node, call.program, function);
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

/* The words that each round of the loop shifts away, whatever they are. */
static uint32_t steps_of(const script_model *model, uint32_t loop)
{
    const shell_node *nodes = model->shell->nodes.items;
    uint32_t count = 0, body = loop + 1;

    while (body < nodes[loop].end && nodes[body].type != SHELL_BODY)
        body = nodes[body].end;
    for (uint32_t i = body + 1; body < nodes[loop].end && i < nodes[body].end; i = nodes[i].end)
        count += script_shift_count(model, i);
    return count;
}

static void loop_walk(script_model *model, frame *at, uint32_t node)
{
    frame inside = *at;

    inside.is_loop = at->is_loop || (at->rest && shifts(model, node));
    inside.is_maybe = true;
    inside.gone = 0;
    inside.steps = inside.is_loop ? steps_of(model, node) : 0;
    if (inside.is_loop && model->shell->nodes.items[node + 1].type == SHELL_CONDITION)
        script_loop_test(model, &inside, node + 1);
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
        variable->is = is.type == ROLE_REST
                           ? (role){.type = ROLE_ANY, .position = is.position, .is_changed = is.is_changed}
                           : (role){0};
        model->changes++;
    }
    inside.is_maybe = true;
    if (is.type == ROLE_NONE && of->name.length && script_is_made(model, at, of->words))
        script_variable_named(model, of->name, true)->is_made = true;
    script_walk_inside(model, &inside, node);
    at->rest = inside.rest;
}

static void node_walk(script_model *model, frame *at, uint32_t node)
{
    frame inside = *at;
    bool was_hidden = model->is_hidden;
    unsigned reads;

    model->here = node;
    model->is_hidden = at->is_hidden;
    if (++model->steps > model->request->limits.script_steps) {
        script_exceed(model, LIMIT_script_steps);
        return;
    }
    reads = script_node_reads(model, at, node);
    model->taken.reads_words = model->taken.reads_words || reads & READS_WORDS;
    model->taken.reads_count = model->taken.reads_count || reads & READS_COUNT;
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
    model->is_hidden = was_hidden;
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
    uint32_t first = from, entry;
    frame inside; /* behind [ "$1" = -x ] && */
    bool is_inside = false;

    for (uint32_t i = from; i < end; i = nodes[i].end) {
        uint32_t next = nodes[i].end;
        if (nodes[i].link == SHELL_NEXT)
            first = i;
        is_inside = is_inside && nodes[i].link == SHELL_AND;
        entry = SCRIPT_NONE;
        if (is_asked(model, i) && next < end &&
            (nodes[next].link == SHELL_AND || nodes[next].link == SHELL_OR))
            entry = script_test_in_list(model, is_inside ? &inside : at, first, i, next);
        node_walk(model, is_inside ? &inside : at, i);
        if (entry == SCRIPT_NONE || model->entries.items[entry].kind == KIND_value)
            continue;
        if (!is_inside)
            inside = *at;
        script_enter(model, &inside, entry);
        inside.is_maybe = is_inside = true;
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

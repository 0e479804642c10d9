/* script_case.c — a case on a word of the command line names the words that the script takes. */
#include "script_model.h"

#include <string.h>

/* --x=*: the option's name. */
static text option_of_pattern(text pattern, bool *has_value)
{
    size_t edge = text_find(pattern, '=', 0);

    *has_value = script_is_option(pattern) && edge < pattern.length;
    return *has_value ? text_slice(pattern, 0, edge) : pattern;
}

static bool is_default_pattern(text pattern)
{
    return text_is(pattern, "*") || text_is(pattern, "?*");
}

static bool is_default_arm(const script_model *model, const shell_node *arm)
{
    for (uint32_t i = 0; i < arm->words.count; i++)
        if (is_default_pattern(shell_node_word(model->shell, arm, i)->value))
            return true;
    return false;
}

/* Does a word of the node hold what the case is about, or all words? */
static bool mentions_subject(script_model *model, const frame *at, const shell_node *node,
                             const role *subject)
{
    for (uint32_t i = 0; i < node->words.count; i++) {
        role is = script_word_role(model, at, shell_node_word(model->shell, node, i));
        if (is.type == ROLE_REST ||
            (is.type != ROLE_NONE && is.type == subject->type && is.position == subject->position))
            return true;
    }
    return false;
}

/* Does a default arm hand the unknown word on to something? */
static bool passes_subject(script_model *model, const frame *at, uint32_t arm, const role *subject)
{
    for (uint32_t i = arm + 1; i < model->shell->nodes.items[arm].end; i++) {
        const shell_node *node = &model->shell->nodes.items[i];
        shell_call call;
        if (node->type == SHELL_COMMAND && !script_only_prints(script_program(model, node, &call)) &&
            mentions_subject(model, at, node, subject))
            return true;
    }
    return false;
}

static bool assigns_subject(script_model *model, const frame *at, uint32_t arm, const role *subject)
{
    for (uint32_t i = arm + 1; i < model->shell->nodes.items[arm].end; i++) {
        const shell_node *node = &model->shell->nodes.items[i];
        for (uint32_t k = 0; node->type == SHELL_COMMAND && k < node->assignments.count; k++) {
            const shell_assignment *some = &model->shell->assignments.items[node->assignments.first + k];
            uint32_t first = some->is_array ? some->items.first : some->value,
                     count = some->is_array ? some->items.count : 1;
            for (uint32_t w = first; w < first + count; w++)
                if (script_word_role(model, at, &model->shell->words.items[w]).type == subject->type)
                    return true;
        }
    }
    return false;
}

/* A program or function of the script's own, besides those that print or leave. */
static bool runs_something(const script_model *model, uint32_t arm)
{
    for (uint32_t i = arm + 1; i < model->shell->nodes.items[arm].end; i++) {
        const shell_node *node = &model->shell->nodes.items[i];
        const script_function *called;
        shell_call call;
        text program;
        if (node->type != SHELL_COMMAND || !node->words.count)
            continue;
        program = script_program(model, node, &call);
        called = script_function_named(model, program);
        if (called
                ? !called->is_usage && !called->exits
                : !script_only_prints(program) && !text_is(program, "exit") && !text_is(program, "return") &&
                      !text_is(program, "export") && !text_is(program, "local") && !text_is(program, "true"))
            return true;
    }
    return false;
}

/* In a loop, the variable that an arm puts the word into: start|stop) action=$1. */
static text arm_variable(script_model *model, const frame *at, uint32_t arm)
{
    for (uint32_t i = arm + 1; i < model->shell->nodes.items[arm].end; i++) {
        const shell_node *node = &model->shell->nodes.items[i];
        if (node->type == SHELL_COMMAND && node->assignments.count) {
            const shell_assignment *some = &model->shell->assignments.items[node->assignments.first];
            if (script_word_role(model, at, &model->shell->words.items[some->value]).type == ROLE_ANY)
                return some->name;
        }
    }
    return (text){0};
}

/* ---- arms
 * -------------------------------------------------------------------------------------------------------- */

static bool word_reads_second(const script_model *model, uint32_t word)
{
    const shell_range parts = model->shell->words.items[word].parts;

    for (uint32_t i = parts.first; i < parts.first + parts.count; i++)
        if (model->shell->parts.items[i].type == SHELL_VARIABLE &&
            text_is(model->shell->parts.items[i].text, "2"))
            return true;
    return false;
}

/* Does the arm of an option use the word behind it: $2, or shift 2? */
static bool reads_second(const script_model *model, uint32_t arm)
{
    for (uint32_t i = arm + 1; i < model->shell->nodes.items[arm].end; i++) {
        const shell_node *node = &model->shell->nodes.items[i];
        if (node->type == SHELL_COMMAND && shell_word_is(shell_node_word(model->shell, node, 0), "shift") &&
            shell_word_is(shell_node_word(model->shell, node, 1), "2"))
            return true;
        for (uint32_t w = node->words.first; w < node->words.first + node->words.count; w++)
            if (word_reads_second(model, w))
                return true;
        for (uint32_t k = 0; k < node->assignments.count; k++)
            if (word_reads_second(model, model->shell->assignments.items[node->assignments.first + k].value))
                return true;
    }
    return false;
}

/* The last entry that the arm's patterns name; SCRIPT_NONE when they name none. */
static uint32_t arm_entries(script_model *model, const frame *at, const word_set *set, uint32_t arm)
{
    const shell_node *node = &model->shell->nodes.items[arm];
    uint32_t last = SCRIPT_NONE;
    word_set own = *set;

    if (set->subject.type == ROLE_ANY && !own.subject.variable.length)
        own.subject.variable = arm_variable(model, at, arm);
    for (uint32_t i = 0; i < node->words.count; i++) {
        const shell_word *pattern = shell_node_word(model->shell, node, i);
        bool has_value = false;
        text name =
            pattern->flags & SHELL_WORD_EXPANDS ? (text){0} : option_of_pattern(pattern->value, &has_value);
        span part = pattern->inner;
        script_entry *some;
        if (set->subject.type == ROLE_LETTER && (text_is(name, ":") || text_is(name, "?")))
            continue; /* what getopts says of a missing value, of another letter */
        if (set->subject.type == ROLE_LETTER && name.length == 1)
            name = text_print(model->memory, "-%c", name.start[0]);
        else if (has_value)
            part.end = part.start + (uint32_t)name.length;
        some = script_entry_add(model, &own, name, part, arm);
        if (!some)
            continue;
        last = (uint32_t)(some - model->entries.items);
        some->takes_value = some->takes_value || has_value ||
                            (some->kind == KIND_option && set->subject.type != ROLE_LETTER && at->rest &&
                             reads_second(model, arm));
    }
    return last;
}

static void default_arm(script_model *model, const frame *at, const word_set *set, uint32_t arm)
{
    bool refuses = script_body_refuses(model, arm),
         passes = !refuses && passes_subject(model, at, arm, &set->subject);

    if (passes && set->action == SCRIPT_NONE)
        model->is_open = true;
    else if (passes)
        model->entries.items[set->action].is_open = true;
    if (set->subject.type == ROLE_ANY && !refuses &&
        (assigns_subject(model, at, arm, &set->subject) || script_contains(model, arm, "break")))
        model->arity = -1; /* words behind the options are taken, by this loop or after it */
}

/* --) shift; break ;; */
static bool ends_options(const script_model *model, const shell_node *arm)
{
    for (uint32_t i = 0; i < arm->words.count; i++)
        if (shell_word_is(shell_node_word(model->shell, arm, i), "--"))
            return true;
    return false;
}

static void arm_walk(script_model *model, const frame *at, const word_set *set, uint32_t arm)
{
    const shell_node *node = &model->shell->nodes.items[arm];
    frame inside = *at;
    uint32_t entry = is_default_arm(model, node) ? SCRIPT_NONE : arm_entries(model, at, set, arm);

    if (is_default_arm(model, node))
        default_arm(model, at, set, arm);
    if (set->subject.type == ROLE_ANY && ends_options(model, node))
        model->arity = -1;
    if (entry != SCRIPT_NONE && model->entries.items[entry].kind == KIND_option) {
        inside.option = entry;
        inside.taken = 0;
    } else if (entry != SCRIPT_NONE && model->entries.items[entry].kind == KIND_action) {
        inside.action = entry;
    }
    script_walk_inside(model, &inside, arm);
}

/* A loop over the words says how many plain ones there may be: those that were taken before it. */
static void loop_arity(script_model *model, const role *subject)
{
    if (subject->type != ROLE_ANY || model->has_loop)
        return;
    model->has_loop = true;
    model->arity = subject->position - 1;
}

static word_set set_of(script_model *model, const frame *at, uint32_t node, role subject)
{
    const shell_node *nodes = model->shell->nodes.items;
    word_set set = {.subject = subject, .action = at->action};
    uint32_t arms = 0;
    bool has_default = false;

    for (uint32_t i = node + 1; i < nodes[node].end; i = nodes[i].end) {
        if (nodes[i].type != SHELL_ARM)
            continue;
        if (is_default_arm(model, &nodes[i])) {
            has_default = true;
            set.is_closed = script_body_refuses(model, i);
        } else {
            set.runs = set.runs || runs_something(model, i);
            arms += nodes[i].words.count;
        }
    }
    if (!has_default)
        set.is_closed = arms > 1;
    return set;
}

void script_case(script_model *model, const frame *at, uint32_t node)
{
    const shell_node *nodes = model->shell->nodes.items;
    role subject = script_word_role(model, at, shell_node_word(model->shell, &nodes[node], 0));
    word_set set = {0};

    model->steps += nodes[node].end - node; /* the arms are looked through as well as walked */
    if (subject.type == ROLE_REST)
        subject = (role){0};
    if (subject.type != ROLE_NONE) {
        loop_arity(model, &subject);
        set = set_of(model, at, node, subject);
    }
    for (uint32_t i = node + 1; i < nodes[node].end; i = nodes[i].end) {
        frame inside = *at;
        if (nodes[i].type != SHELL_ARM)
            continue;
        if (subject.type == ROLE_NONE)
            script_walk_inside(model, &inside, i);
        else
            arm_walk(model, at, &set, i);
    }
}

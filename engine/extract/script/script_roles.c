/* script_roles.c — which word of the command line a variable holds. */
#include "script_model.h"

#include <string.h>

script_variable *script_variable_named(script_model *model, text name, bool creates)
{
    uint32_t number = creates ? script_table_put(&model->variable_names, name)
                              : script_table_find(&model->variable_names, name);

    if (number == SCRIPT_NO_NAME)
        return NULL;
    if (number == model->variables.count)
        array_push(&model->variables, model->memory);
    return &model->variables.items[number];
}

static role position_role(script_model *model, const frame *at, int32_t number)
{
    int32_t given = (int32_t)at->words.count - (int32_t)at->shifted;

    if (number <= given)
        return at->words.items[at->shifted + (uint32_t)number - 1];
    if (!at->rest)
        return (role){0};
    /* in the arm of an option, what stands behind the option is its value */
    if (at->option != SCRIPT_NONE && number + (int32_t)at->taken > 1) {
        model->entries.items[at->option].takes_value = true;
        model->entries.items[at->option].forms |= FORM_NEXT;
        return (role){.type = ROLE_VALUE, .entry = at->option};
    }
    return (role){.type = at->is_loop ? ROLE_ANY : ROLE_POSITION,
                  .position = at->rest + number - given - 1,
                  .gone = at->gone};
}

/* ${x:-y}, ${x?}: the word itself, where it is there. */
static bool keeps_word(text rest)
{
    if (text_starts(rest, TEXT(":")))
        rest = text_slice(rest, 1, rest.length);
    return rest.length && strchr("-?=", rest.start[0]);
}

/* ${1,,}, ${1#--} and ${1:2} hold something that was made of the word; ${#1}, ${!1} and ${1:+x} nothing of
 * it. */
static bool holds_word(text rest, bool *is_changed)
{
    *is_changed = rest.length && !keeps_word(rest);
    return !text_is(rest, "#") && !text_is(rest, "!") && !text_starts(rest, TEXT("+")) &&
           !text_starts(rest, TEXT(":+")) && !text_starts(rest, TEXT("["));
}

/* "$@", ${@:2}, $*. */
static role rest_role(const frame *at, text behind)
{
    role is = {.type = ROLE_REST, .position = at->rest};
    int64_t from;

    if (!at->rest || text_is(behind, "#"))
        return (role){0};
    if (behind.length > 1 && behind.start[0] == ':' &&
        text_number(text_slice(behind, 1, behind.length), &from) && from > 0)
        is.position += (int32_t)(from - 1);
    else if (behind.length && !keeps_word(behind))
        is.is_changed = true;
    return is;
}

/* $name, ${names[@]}, ${names[0]}. */
static role variable_role(const script_variable *variable, text rest)
{
    role is = variable->is;
    bool is_list = text_starts(rest, TEXT("[@]")) || text_starts(rest, TEXT("[*]"));

    if (is.type == ROLE_REST && is_list) {
        is.is_changed = is.is_changed || rest.length > 3;
        return is;
    }
    if (!holds_word(rest, &is.is_changed) || (is.type == ROLE_REST && rest.length))
        return (role){0};
    is.is_changed = is.is_changed || variable->is.is_changed || variable->is_folded;
    return is;
}

/* ${1#*=}: what stands behind `=` in --x=value. */
static bool is_cut_front(text rest)
{
    return rest.length > 1 && rest.start[0] == '#';
}

role script_word_role(script_model *model, const frame *at, const shell_word *word)
{
    const shell_part *part = shell_word_variable(model->shell, word);
    const script_variable *variable;
    bool is_changed;
    int64_t number;
    role is;

    if (!part)
        return (role){0};
    if (text_is(part->text, "@") || text_is(part->text, "*")) {
        model->taken.reads_words = model->taken.reads_words || at->rest;
        return rest_role(at, part->rest);
    }
    if (text_is(part->text, "OPTARG") && at->option != SCRIPT_NONE)
        return (role){.type = ROLE_VALUE, .entry = at->option};
    if (text_number(part->text, &number)) {
        if (number < 1)
            return (role){0};
        model->taken.reads_words = model->taken.reads_words || at->rest;
        if (number == 1 && at->option != SCRIPT_NONE && is_cut_front(part->rest))
            return (role){.type = ROLE_VALUE, .entry = at->option};
        if (!holds_word(part->rest, &is_changed))
            return (role){0};
        is = position_role(model, at, (int32_t)number);
        is.is_changed = is.is_changed || is_changed;
        return is;
    }
    variable = script_variable_named(model, part->text, false);
    return variable ? variable_role(variable, part->rest) : (role){0};
}

uint32_t script_shift_count(const script_model *model, uint32_t node)
{
    const shell_node *some = &model->shell->nodes.items[node];
    const shell_word *written = shell_node_word(model->shell, some, 1);
    int64_t count = 1;

    if (some->type != SHELL_COMMAND || !shell_word_is(shell_node_word(model->shell, some, 0), "shift") ||
        (written && (written->flags & SHELL_WORD_EXPANDS || !text_number(written->value, &count))))
        return 0;
    return count > 0 && count < 99 ? (uint32_t)count : 0;
}

/* `shift 2`; a computed number (OPTIND) shifts options only, and those have no position. */
void script_shift(const shell_node *node, const shell_tree *shell, frame *at)
{
    const shell_word *written = shell_node_word(shell, node, 1);
    uint32_t given = at->words.count - at->shifted;
    int64_t count = 1;

    if (written && (!text_number(written->value, &count) || count < 0 || count > 99))
        return;

    if (at->option != SCRIPT_NONE)
        at->taken += (uint32_t)count;
    at->gone += (uint32_t)count;
    if (count <= given) {
        at->shifted += (uint32_t)count;
        return;
    }
    at->shifted = at->words.count;
    if (at->rest && !at->is_loop)
        at->rest += (int32_t)(count - given);
}

/* Is it x="${x:-y}" or x=$x: the variable keeps what it has. */
static bool is_from_itself(const script_model *model, const shell_assignment *some)
{
    const shell_part *part = shell_word_variable(model->shell, &model->shell->words.items[some->value]);

    return part && text_equal(part->text, some->name);
}

static role array_role(script_model *model, const frame *at, const shell_assignment *some)
{
    for (uint32_t i = 0; i < some->items.count; i++) {
        role is = script_word_role(model, at, &model->shell->words.items[some->items.first + i]);
        if (is.type == ROLE_REST)
            return is;
        if (is.type == ROLE_ANY) /* words+=("$1") */
            return (role){.type = ROLE_REST, .position = is.position};
    }
    return (role){0};
}

/* What the variable holds was made of words: x=$(echo "$x" | tr A a), name="$1.txt". */
static void made_assign(script_model *model, script_variable *variable)
{
    model->changes += !variable->is_made;
    variable->is_made = true;
    variable->is.is_changed = true;
}

/* x="${x:-y}", x=${x,,} */
static void itself_assign(script_model *model, const shell_assignment *some, script_variable *variable)
{
    const shell_part *part = shell_word_variable(model->shell, &model->shell->words.items[some->value]);

    if (part->rest.length && !keeps_word(part->rest) && variable->is.type != ROLE_NONE)
        made_assign(model, variable);
}

static bool is_same_role(const role *left, const role *right)
{
    return left->type == right->type && left->position == right->position && left->entry == right->entry &&
           left->is_changed == right->is_changed;
}

static void assign_one(script_model *model, const frame *at, const shell_node *node,
                       const shell_assignment *some)
{
    const shell_word *value = &model->shell->words.items[some->value];
    role is = some->is_array ? array_role(model, at, some) : script_word_role(model, at, value);
    bool is_made = is.type == ROLE_NONE &&
                   script_is_made(model, at, some->is_array ? some->items : (shell_range){some->value, 1});
    script_variable *variable = script_variable_named(model, some->name, true);
    text literal = script_literal(value);

    if (!some->is_array && is_from_itself(model, some)) {
        itself_assign(model, some, variable);
        return;
    }
    variable->is_assigned = true;
    if (!variable->literal.length && node->depth == 0 && literal.length)
        variable->literal = literal;
    if (is_made)
        made_assign(model, variable);
    if (is.type == ROLE_NONE) /* a default, set before or after */
        return;
    is.variable = some->name;
    if (is.type == ROLE_VALUE && at->option == is.entry && variable->literal.length)
        model->entries.items[is.entry].default_ = variable->literal;
    model->changes += !is_same_role(&variable->is, &is);
    variable->is = is;
}

void script_assign(script_model *model, const frame *at, const shell_node *node)
{
    for (uint32_t i = 0; i < node->assignments.count; i++)
        assign_one(model, at, node, &model->shell->assignments.items[node->assignments.first + i]);
}

frame script_call_frame(script_model *model, const frame *at, const shell_node *node, uint32_t program)
{
    frame callee = {.action = at->action,
                    .option = SCRIPT_NONE,
                    .depth = at->depth + 1,
                    .is_hidden = at->is_hidden,
                    .is_maybe = at->is_maybe || node->link == SHELL_AND || node->link == SHELL_OR};

    for (uint32_t i = program + 1; i < node->words.count; i++) {
        role is = script_word_role(model, at, shell_node_word(model->shell, node, i));
        if (is.type == ROLE_REST) {
            callee.rest = is.position;
            callee.is_loop = at->is_loop;
            break;
        }
        *array_push(&callee.words, model->memory) = is;
    }
    return callee;
}

/* script_dispatch.c — a program that is made of a word: "cmd_$1", "${commands[$1]}", "$1". */
#include "script_model.h"

#include <string.h>

/* `//-/_` behind the name: words may be written with dashes where functions have underscores. */
static text as_given(script_model *model, text name, text rest)
{
    char *written;

    if (!text_is(rest, "//-/_"))
        return name;
    written = arena_alloc(model->memory, name.length + 1);
    for (size_t i = 0; i < name.length; i++)
        written[i] = name.start[i] == '_' ? '-' : name.start[i];
    return (text){written, name.length};
}

/* The function as it is called, in the action that it is. */
static void function_follow(script_model *model, const frame *at, uint32_t number, uint32_t program,
                            uint32_t node, const script_entry *action)
{
    bool is_within = number > node && number < model->shell->nodes.items[node].end; /* it calls itself */
    frame callee = script_call_frame(model, at, &model->shell->nodes.items[number], program);

    callee.action = (uint32_t)(action - model->entries.items);
    if (at->depth < SCRIPT_CALL_DEPTH && !is_within && (callee.rest || callee.words.count))
        script_walk_inside(model, &callee, node);
}

/* Functions named before*after. */
static void functions_add(script_model *model, const frame *at, uint32_t number, uint32_t program,
                          const word_set *set, text before, text after, text rest)
{
    for (uint32_t i = 0; i < model->function_names.names.count; i++) {
        text name = model->function_names.names.items[i];
        uint32_t node = model->functions.items[i].node;
        script_entry *made;
        if (name.length <= before.length + after.length || !text_starts(name, before) ||
            !text_ends(name, after))
            continue;
        name = text_slice(name, before.length, name.length - after.length);
        made = script_entry_add(model, set, as_given(model, name, rest), model->shell->nodes.items[node].part,
                                node);
        if (made)
            function_follow(model, at, number, program, node, made);
    }
}

/* Functions of a file that is sourced may be such actions, too. */
static void sourced_add(script_model *model, const frame *at, uint32_t number, uint32_t program,
                        const word_set *set, text before, text after, text rest)
{
    frame callee = script_call_frame(model, at, &model->shell->nodes.items[number], program);
    bool is_dashed = text_is(rest, "//-/_"), is_plain = !rest.length || is_dashed || rest.start[0] == ':';
    text reason = text_print(model->memory, "it runs functions of %.*s", TEXT_FORMAT(model->sourced));

    if (set->subject.type == ROLE_POSITION && is_plain && !callee.words.count && !at->is_loop &&
        at->option == SCRIPT_NONE)
        script_pass(model, at,
                    text_print(model->memory, "%.*s*%.*s %d by %d%s", TEXT_FORMAT(before), TEXT_FORMAT(after),
                               (int)callee.rest, (int)set->subject.position, is_dashed ? " dashed" : ""),
                    reason);
    else
        script_open(model, at, reason);
}

/* [key]=value among the items of a list. */
static bool item_key(const script_model *model, const shell_word *item, text *key, span *part)
{
    text written = text_slice(model->shell->bytes, item->raw.start, item->raw.end);
    size_t end = text_find(written, ']', 0);

    if (!text_starts(written, TEXT("[")) || end + 1 >= written.length || written.start[end + 1] != '=')
        return false;
    *part = (span){item->raw.start + 1, item->raw.start + (uint32_t)end};
    if (part->end - part->start >= 2 && strchr("'\"", written.start[1]) &&
        written.start[1] == written.start[end - 1]) {
        part->start++;
        part->end--;
    }
    *key = text_slice(model->shell->bytes, part->start, part->end);
    return true;
}

static void keys_add(script_model *model, const word_set *set, const script_variable *map, uint32_t number)
{
    const shell_assignment *made = &model->shell->assignments.items[map->assignment];

    for (uint32_t i = 0; made->is_array && i < made->items.count; i++) {
        text key;
        span part;
        script_entry *action = item_key(model, &model->shell->words.items[made->items.first + i], &key, &part)
                                   ? script_entry_add(model, set, key, part, number)
                                   : NULL;
        if (action && !action->is_open) { /* what the function does with the other words is not followed */
            action->is_open = true;
            action->reason = TEXT("what it runs is looked up in a list");
        }
    }
}

/* The name of the variable in [$name], [${name}] or ["$name"]. */
static text index_variable(text rest)
{
    size_t start = 0, end = rest.length;

    while (start < end && strchr("[\"${", rest.start[start]))
        start++;
    while (end > start && strchr("]\"}", rest.start[end - 1]))
        end--;
    return text_slice(rest, start, end);
}

/* "${commands[$1]}": the keys of a list that is written once. */
static bool map_dispatch(script_model *model, const frame *at, const shell_part *part, word_set *set,
                         uint32_t number)
{
    const script_variable *map = script_variable_named(model, part->text, false);
    text name = index_variable(part->rest);
    const script_variable *held = script_variable_named(model, name, false);
    int64_t position;

    if (!map || map->assignments != 1 || !text_starts(part->rest, TEXT("[")))
        return false;
    model->taken.reads_words = model->taken.reads_words || at->rest;
    if (text_number(name, &position) && position > 0 && at->rest)
        set->subject = (role){.type = at->is_loop ? ROLE_ANY : ROLE_POSITION,
                              .position = at->rest + (int32_t)position - 1};
    else if (held && held->is.type != ROLE_NONE)
        set->subject = held->is;
    else
        return false;
    set->subject.variable = TEXT("action");
    keys_add(model, set, map, number);
    return true;
}

/* start | stop) "$1" ;; — the program is one of the arm's words, and each is a function. */
static bool arm_dispatch(script_model *model, const frame *at, uint32_t number, uint32_t program,
                         const role *subject)
{
    const script_entry *arm = at->action == SCRIPT_NONE ? NULL : &model->entries.items[at->action];
    uint32_t node = arm ? arm->place : SCRIPT_NONE, count = model->entries.count;

    if (!arm || subject->type != ROLE_POSITION || subject->position != arm->position)
        return false;
    model->steps += count; /* they are all looked through */
    for (uint32_t i = 0; i < count; i++)
        if (model->entries.items[i].place == node &&
            !script_function_named(model, model->entries.items[i].name))
            return false;
    for (uint32_t i = 0; i < count; i++) {
        script_entry *some = &model->entries.items[i];
        const script_function *function = script_function_named(model, some->name);
        if (some->place != node || !function)
            continue;
        some->is_own = true;
        function_follow(model, at, number, program, function->node, some);
    }
    return true;
}

bool script_dispatch(script_model *model, const frame *at, uint32_t number, uint32_t program)
{
    const shell_tree *shell = model->shell;
    const shell_word *word = shell_node_word(shell, &shell->nodes.items[number], program);
    word_set set = {.action = at->action, .runs = true, .is_closed = true};
    text before = {0}, after = {0}, rest = {0};

    for (uint32_t i = 0; i < word->parts.count; i++) {
        const shell_part *part = &shell->parts.items[word->parts.first + i];
        shell_word one = {.parts = {word->parts.first + i, 1}};
        if (part->type == SHELL_LITERAL) {
            *(set.subject.type == ROLE_NONE ? &before : &after) = part->text;
            continue;
        }
        if (part->type == SHELL_VARIABLE && map_dispatch(model, at, part, &set, number))
            return true;
        set.subject = script_word_role(model, at, &one);
        rest = part->rest;
        if (text_is(rest, "//-/_")) /* as_given() knows how it is changed */
            set.subject.is_changed = false;
        if (set.subject.type != ROLE_POSITION && set.subject.type != ROLE_ANY &&
            set.subject.type != ROLE_REST)
            return false;
    }
    if (set.subject.type == ROLE_NONE)
        return false;
    if (!before.length && !after.length && arm_dispatch(model, at, number, program, &set.subject))
        return true;
    if (!before.length && !after.length) { /* any function, and any program */
        script_open(model, at, TEXT("it runs its words as a command"));
        return false;
    }
    set.subject.variable = TEXT("action");
    functions_add(model, at, number, program, &set, before, after, rest);
    if (model->sourced.length)
        sourced_add(model, at, number, program, &set, before, after, rest);
    return true;
}

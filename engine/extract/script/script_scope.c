/* script_scope.c — "$(cd "$(dirname "$0")/.." && pwd)/tests" is tests: a script's idea of where it is, by its
 * text alone.
 *
 * A value that is a path from the root is rooted; it may hold `..` until it is used. */
#include "script_scope.h"

#include "buffer.h"
#include "glob.h"
#include "shell_call.h"

#include <string.h>

enum { VALUE_DEPTH = 8, VALUE_LENGTH = 4096 };

static bool word_value(script_scope *scope, const shell_word *word, bool takes_list, uint32_t depth,
                       scope_value *found);

static text folder_of(text path)
{
    while (path.length > 1 && text_ends(path, TEXT("/")))
        path.length--;
    return path_folder(path);
}

static scope_value rooted(text value)
{
    return (scope_value){.value = value, .is_known = true, .is_rooted = true};
}

static scope_value working_directory(const script_scope *scope)
{
    text now = scope->directory.now;

    return now.length && (now.start[0] == '/' || now.start[0] == '~') ? (scope_value){0} : rooted(now);
}

/* ---- $( ... )
 * ---------------------------------------------------------------------------------------------------- */

static const shell_word *last_plain_word(const script_scope *scope, const shell_node *node, uint32_t program)
{
    const shell_word *found = NULL;

    for (uint32_t i = program + 1; i < node->words.count; i++) {
        const shell_word *word = shell_node_word(scope->model->shell, node, i);
        if (!script_is_option(word->value))
            found = word;
    }
    return found;
}

/* A folder that was changed to, seen from where the script is now. */
static scope_value changed_to(const script_scope *scope, scope_value target)
{
    scope_value now = working_directory(scope);

    if (!target.is_known || target.is_rooted || text_starts(target.value, TEXT("/")))
        return target.is_rooted ? target : (scope_value){0};
    if (!now.is_known)
        return now;
    return rooted(now.value.length ? text_print(scope->model->memory, "%.*s/%.*s", TEXT_FORMAT(now.value),
                                                TEXT_FORMAT(target.value))
                                   : target.value);
}

/* One command of a substitution; `before` is what the one before it gave (cd X && pwd). */
static scope_value command_value(script_scope *scope, const shell_node *node, scope_value before,
                                 uint32_t depth)
{
    shell_call call;
    text program = script_program(scope->model, node, &call);
    const shell_word *word =
        call.program == SHELL_NO_NODE ? NULL : last_plain_word(scope, node, call.program);
    scope_value given = {0};

    if (word && !word_value(scope, word, false, depth + 1, &given))
        given = (scope_value){0};
    if (text_is(program, "pwd"))
        return before.is_known ? before : working_directory(scope);
    if (text_is(program, "git"))
        return word && shell_word_is(shell_node_word(scope->model->shell, node, node->words.count - 1),
                                     "--show-toplevel")
                   ? rooted((text){0})
                   : (scope_value){0};
    if (!word || !given.is_known)
        return (scope_value){0};
    if (text_is(program, "dirname"))
        given.value = folder_of(given.value);
    else if (text_is(program, "basename"))
        given = (scope_value){.value = path_name(given.value), .is_known = true};
    else if (text_is(program, "cd"))
        return changed_to(scope, given);
    else if (!text_is(program, "realpath") && !text_is(program, "readlink") && !text_is(program, "echo"))
        return (scope_value){0};
    return given;
}

static scope_value substitution_value(script_scope *scope, uint32_t node, uint32_t depth)
{
    const shell_node *nodes = scope->model->shell->nodes.items;
    scope_value given = {0};

    for (uint32_t i = node + 1; i < nodes[node].end; i = nodes[i].end) {
        if (nodes[i].type != SHELL_COMMAND || nodes[i].link == SHELL_PIPE)
            return (scope_value){0};
        if (nodes[i].link != SHELL_OR)
            given = command_value(scope, &nodes[i], given, depth);
    }
    return given;
}

/* ---- variables
 * --------------------------------------------------------------------------------------------------- */

static scope_value variable_value(script_scope *scope, const shell_part *part, bool takes_list)
{
    text script = scope->model->request->path;
    bool is_self = text_is(part->text, "0") || text_is(part->text, "BASH_SOURCE");
    uint32_t number;
    scope_value found = {0};

    if (is_self && (!part->rest.length || text_is(part->rest, "[0]")))
        return rooted(script);
    if (is_self && (text_is(part->rest, "%/*") || text_is(part->rest, "[0]%/*")))
        return rooted(path_folder(script));
    if (text_is(part->text, "PWD") && !part->rest.length)
        return working_directory(scope);
    number = script_table_find(&scope->names, part->text);
    if (number == SCRIPT_NO_NAME)
        return found;
    found = scope->values.items[number];
    if (text_is(part->rest, "%/*"))
        found.value = folder_of(found.value);
    else if (part->rest.length &&
             !(found.is_list && (text_is(part->rest, "[@]") || text_is(part->rest, "[*]"))))
        return (scope_value){0};
    return found.is_list && !takes_list ? (scope_value){0} : found;
}

static scope_value part_value(script_scope *scope, const shell_part *part, bool takes_list, uint32_t depth)
{
    switch (part->type) {
    case SHELL_LITERAL:
        return (scope_value){.value = part->text, .is_known = true};
    case SHELL_VARIABLE:
        return variable_value(scope, part, takes_list);
    case SHELL_COMMAND_PART:
        return depth < VALUE_DEPTH ? substitution_value(scope, part->node, depth) : (scope_value){0};
    default:
        return (scope_value){0};
    }
}

static bool word_value(script_scope *scope, const shell_word *word, bool takes_list, uint32_t depth,
                       scope_value *found)
{
    buffer out = buffer_new(scope->model->memory);
    bool is_empty = true;

    *found = (scope_value){.is_known = true};
    for (uint32_t i = 0; i < word->parts.count; i++) {
        const shell_part *part = &scope->model->shell->parts.items[word->parts.first + i];
        scope_value one = part_value(scope, part, takes_list, depth);
        if (!one.is_known || out.length + one.value.length > VALUE_LENGTH)
            return false;
        if (part->type == SHELL_LITERAL && !part->text.length)
            continue;
        if (one.is_rooted && !is_empty) /* a path in the middle of a word */
            return false;
        found->is_rooted = found->is_rooted || one.is_rooted;
        found->is_list = found->is_list || one.is_list;
        buffer_add(&out, one.value);
        is_empty = false;
    }
    found->value = buffer_text(&out);
    return true;
}

/* A rooted value in normal form; false when it leaves the root. */
static bool settle(script_scope *scope, scope_value *some)
{
    return !some->is_rooted || path_resolve(scope->model->memory, (text){0}, some->value, &some->value);
}

bool script_scope_word(script_scope *scope, const shell_word *word, bool takes_list, text *value,
                       bool *is_rooted)
{
    scope_value found;

    if (!word_value(scope, word, takes_list, 0, &found) || !settle(scope, &found))
        return false;
    *value = found.value;
    *is_rooted = found.is_rooted;
    return true;
}

/* ---- lists
 * ------------------------------------------------------------------------------------------------------- */

/* Words as one glob: a, or {a,b}. */
static scope_value list_value(script_scope *scope, shell_range words)
{
    buffer out = buffer_new(scope->model->memory);
    scope_value all = {.is_known = words.count > 0, .is_list = true}, one;

    if (words.count > 1)
        buffer_add_byte(&out, '{');
    for (uint32_t i = 0; i < words.count; i++) {
        const shell_word *word = &scope->model->shell->words.items[words.first + i];
        if (!word_value(scope, word, true, 0, &one) || !settle(scope, &one) ||
            (i && one.is_rooted != all.is_rooted) || out.length + one.value.length > VALUE_LENGTH)
            return (scope_value){0};
        all.is_rooted = one.is_rooted;
        if (i)
            buffer_add_byte(&out, ',');
        buffer_add(&out, one.value);
    }
    if (words.count > 1)
        buffer_add_byte(&out, '}');
    all.value = buffer_text(&out);
    return all;
}

static scope_value *value_of(script_scope *scope, text name)
{
    uint32_t number = script_table_put(&scope->names, name);

    if (number == scope->values.count)
        array_push(&scope->values, scope->model->memory);
    return &scope->values.items[number];
}

void script_scope_enter_for(script_scope *scope, const shell_node *node)
{
    if (node->name.length)
        *value_of(scope, node->name) = node->has_in ? list_value(scope, node->words) : (scope_value){0};
}

static void assign(script_scope *scope, const shell_assignment *some)
{
    scope_value *old = value_of(scope, some->name), made = {0};
    uint32_t times = old->assignments + 1;

    if (some->is_array)
        made = list_value(scope, some->items);
    else if (!word_value(scope, &scope->model->shell->words.items[some->value], false, 0, &made))
        made = (scope_value){0};
    if (some->is_append || (times > 1 && (!old->is_known || !text_equal(old->value, made.value))))
        made = (scope_value){0};
    made.assignments = times;
    *value_of(scope, some->name) = made;
}

void script_scope_follow(script_scope *scope, const shell_node *node, uint32_t program)
{
    const shell_word *target = program == SHELL_NO_NODE ? NULL : last_plain_word(scope, node, program);
    bool is_cd =
        program != SHELL_NO_NODE && shell_word_is(shell_node_word(scope->model->shell, node, program), "cd");
    text value = {0};
    bool is_rooted = false, is_known = !target || script_scope_word(scope, target, false, &value, &is_rooted);

    if (program == SHELL_NO_NODE)
        return;
    if (is_cd && is_known && is_rooted) {
        scope->directory.before = scope->directory.now;
        scope->directory.now = value;
        return;
    }
    shell_directory_follow(&scope->directory, scope->model->shell, node, program, value, is_known);
}

script_scope script_scope_new(script_model *model)
{
    script_scope scope = {.model = model, .names = {.memory = model->memory}};

    scope.directory = shell_directory_new(model->memory, (text){0}, true);
    for (uint32_t i = 0; i < model->shell->nodes.count; i++) {
        const shell_node *node = &model->shell->nodes.items[i];
        shell_call call;
        if (node->type != SHELL_COMMAND)
            continue;
        for (uint32_t k = 0; k < node->assignments.count; k++)
            assign(&scope, &model->shell->assignments.items[node->assignments.first + k]);
        if (node->depth == 0 && text_is(script_program(model, node, &call), "cd"))
            script_scope_follow(&scope, node, call.program);
    }
    scope.directory = shell_directory_new(model->memory, (text){0}, true);
    return scope;
}

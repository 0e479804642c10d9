/* script_condition.c — reading conditions: [ "$1" = x ], [[ $a != x && $a != y ]], [[ $a =~ ^(x|y)$ ]], (( $#
 * < 1 )).
 *
 * What a condition asks besides is noted: a word that is not named may pass by that. */
#include "script_condition.h"

#include <string.h>

text script_alternatives(text regex)
{
    if (regex.length < 5 || !text_starts(regex, TEXT("^(")) || !text_ends(regex, TEXT(")$")))
        return (text){0};
    regex = text_slice(regex, 2, regex.length - 2);
    for (size_t i = 0; i < regex.length; i++)
        if (strchr("()[]*+?.^$\\", regex.start[i]))
            return (text){0};
    return regex;
}

bool script_is_word_role(const role *some)
{
    return some->type == ROLE_POSITION || some->type == ROLE_ANY || some->type == ROLE_VALUE;
}

/* " ${names[*]} " == *" $1 "*, and "$name" = "$1" in a loop over names. */
static bool list_comparison(script_model *model, const frame *where, const shell_word *left,
                            const shell_word *right, comparison *found)
{
    for (int turn = 0; turn < 2; turn++) {
        role is = script_inner_role(model, where, turn ? left : right);
        if (!script_is_word_role(&is) || !script_word_list(model, turn ? right : left, &found->list))
            continue;
        found->subject = is;
        return true;
    }
    return false;
}

/* contains "$1" "${names[@]}": a function of the script is asked. */
static bool membership_read(script_model *model, const frame *where, uint32_t node, comparison *found)
{
    const shell_node *some = &model->shell->nodes.items[node];
    shell_call call;

    if (some->type != SHELL_COMMAND || !script_function_named(model, script_program(model, some, &call)))
        return false;
    *found = (comparison){.is_equal = !some->is_negated, .node = node};
    for (uint32_t i = call.program + 1; i < some->words.count; i++) {
        const shell_word *word = shell_node_word(model->shell, some, i);
        role is = script_word_role(model, where, word);
        if (script_is_word_role(&is))
            found->subject = is;
        else
            script_word_list(model, word, &found->list);
    }
    return found->subject.type != ROLE_NONE && found->list.count > 1;
}

text script_option_among(text pattern)
{
    while (pattern.length && strchr("* ", pattern.start[0]))
        pattern = text_slice(pattern, 1, pattern.length);
    while (pattern.length && strchr("* ", pattern.start[pattern.length - 1]))
        pattern = text_slice(pattern, 0, pattern.length - 1);
    for (size_t i = 0; i < pattern.length; i++)
        if (strchr("=*?[]()|^$+.\\ \t\n", pattern.start[i]))
            return (text){0};
    return script_is_option(pattern) ? pattern : (text){0};
}

/* " $* " == *" --fast "*: an option that may stand anywhere. */
static bool among_all(script_model *model, const frame *where, const shell_word *left,
                      const shell_word *right, comparison *found)
{
    role is = script_inner_role(model, where, left);

    if (is.type != ROLE_REST || right->flags & SHELL_WORD_EXPANDS)
        return false;
    found->subject = (role){.type = ROLE_ANY, .position = is.position};
    found->name = script_option_among(right->value);
    found->is_regex = false;
    if (!found->name.length && text_find(right->value, '-', 0) < right->value.length)
        script_open(model, where, TEXT("it looks for a pattern among all its words"));
    return found->name.length > 0;
}

/* "x$1" = xstart: what stands before or behind the word is no part of the name. */
static bool affix_drop(script_model *model, const frame *where, const shell_word *left,
                       const shell_word *right, comparison *found)
{
    bool is_plain = right->inner.end - right->inner.start == right->value.length;
    text before, behind, name = right->value;

    if (right->flags & (SHELL_WORD_EXPANDS | SHELL_WORD_GLOB) ||
        !script_word_around(model, left, &before, &behind) || !before.length + !behind.length != 1 ||
        !text_starts(name, before) || !text_ends(name, behind))
        return false;
    found->subject = script_inner_role(model, where, left);
    found->name = text_slice(name, before.length, name.length - behind.length);
    if (is_plain) {
        found->part.start += (uint32_t)before.length;
        found->part.end -= (uint32_t)behind.length;
    }
    found->is_presence = !found->name.length;
    return script_is_word_role(&found->subject);
}

/* The comparison whose operator is word `at` of the node; false when it is none of a word of the command
 * line. */
static bool comparison_read(script_model *model, const frame *where, uint32_t node, uint32_t at,
                            comparison *found)
{
    const shell_node *some = &model->shell->nodes.items[node];
    const shell_word *operator= shell_node_word(model->shell, some, at),
                     *right = shell_node_word(model->shell, some, at + 1);
    const shell_word *left = at ? shell_node_word(model->shell, some, at - 1) : NULL;
    bool is_not = shell_word_is(operator, "!="), is_regex = shell_word_is(operator, "=~");

    if (!left || !right ||
        !(is_not || is_regex || shell_word_is(operator, "=") || shell_word_is(operator, "==")))
        return false;
    if (!is_regex && !(left->flags & SHELL_WORD_EXPANDS) && right->flags & SHELL_WORD_EXPANDS) {
        const shell_word *name = left; /* start = "$1" */
        left = right;
        right = name;
    }
    *found = (comparison){.subject = script_word_role(model, where, left),
                          .is_equal = !is_not,
                          .is_regex = is_regex,
                          .part = right->inner,
                          .node = node};
    if (list_comparison(model, where, left, right, found) || among_all(model, where, left, right, found) ||
        (!is_regex && affix_drop(model, where, left, right, found)))
        return true;
    if (!is_regex &&
        (right->flags & SHELL_WORD_EXPANDS || (right->flags & SHELL_WORD_GLOB && some->type != SHELL_TEST)))
        return false;
    found->name = is_regex ? script_alternatives(right->value) : right->value;
    found->is_presence = !is_regex && !found->name.length;
    found->is_pattern = !is_regex && right->flags & SHELL_WORD_GLOB;
    return found->subject.type != ROLE_NONE && found->subject.type != ROLE_REST &&
           (found->name.length || found->is_presence);
}

/* -z "$1", -n "$1", "$1" */
static bool presence_read(script_model *model, const frame *where, uint32_t node, uint32_t first,
                          uint32_t count, comparison *found)
{
    const shell_node *some = &model->shell->nodes.items[node];
    const shell_word *operator= shell_node_word(model->shell, some, first);
    bool is_empty = shell_word_is(operator, "-z");

    if (count == 2 && !is_empty && !shell_word_is(operator, "-n"))
        return false;
    *found = (comparison){
        .subject = script_word_role(model, where, shell_node_word(model->shell, some, first + count - 1)),
        .is_equal = count == 2 && is_empty,
        .is_presence = true,
        .node = node};
    return script_is_word_role(&found->subject);
}

/* One test, of `count` words: adds what it compares, else notes that something else is asked. */
static void one_read(script_model *model, const frame *where, uint32_t node, uint32_t first, uint32_t count,
                     condition *into)
{
    const shell_node *some = &model->shell->nodes.items[node];
    bool is_not = some->is_negated, is_found = false;
    comparison found = {0};

    for (; count && shell_word_is(shell_node_word(model->shell, some, first), "!"); first++, count--)
        is_not = !is_not;
    if (count == 3)
        is_found = comparison_read(model, where, node, first + 1, &found);
    else if (count == 1 || count == 2)
        is_found = presence_read(model, where, node, first, count, &found);
    if (!is_found) {
        found = (comparison){.is_presence = true, .node = node};
        is_found = script_count_absence(model, where, node, first, count, &found.subject, &found.is_equal);
    }
    if (!is_found || found.subject.is_changed)
        into->is_hiding =
            into->is_hiding || script_is_made(model, where, (shell_range){some->words.first + first, count});
    if (!is_found) {
        into->has_other = true;
        return;
    }
    found.is_equal = found.is_equal != is_not;
    *array_push(&into->items, model->memory) = found;
}

/* declare -F "cmd_$1", type "cmd_$1", command -v "cmd_$1": what is called behind it tells which words there
 * are. */
static bool asks_for_function(const script_model *model, const shell_node *node)
{
    const shell_word *first = shell_node_word(model->shell, node, 0);

    return node->type == SHELL_COMMAND &&
           (shell_word_is(first, "declare") || shell_word_is(first, "typeset") ||
            shell_word_is(first, "type") || shell_word_is(first, "command") || shell_word_is(first, "hash"));
}

/* The node asks something else. */
static void other_note(script_model *model, const frame *where, uint32_t node, condition *into)
{
    into->has_other = true;
    if (!asks_for_function(model, &model->shell->nodes.items[node]))
        into->is_hiding = into->is_hiding || script_nodes_read(model, where, node) & READS_WORDS;
}

static void test_read(script_model *model, const frame *where, uint32_t node, condition *into)
{
    const shell_node *some = &model->shell->nodes.items[node];
    uint32_t first = some->type == SHELL_COMMAND, end = some->words.count, start = first;
    comparison found;

    if (membership_read(model, where, node, &found)) {
        *array_push(&into->items, model->memory) = found;
        return;
    }
    if (first && !shell_word_is(shell_node_word(model->shell, some, 0), "[") &&
        !shell_word_is(shell_node_word(model->shell, some, 0), "test")) {
        other_note(model, where, node, into); /* a function */
        return;
    }
    if (first && end && shell_word_is(shell_node_word(model->shell, some, end - 1), "]"))
        end--;
    for (uint32_t i = start; i <= end; i++) {
        const shell_word *word = i < end ? shell_node_word(model->shell, some, i) : NULL;
        bool is_and = shell_word_is(word, "&&") || shell_word_is(word, "-a"),
             is_or = shell_word_is(word, "||") || shell_word_is(word, "-o"),
             is_bracket = word && word->flags & SHELL_WORD_OPERATOR &&
                          (shell_word_is(word, "(") || shell_word_is(word, ")"));
        into->has_and = into->has_and || is_and;
        into->has_or = into->has_or || is_or;
        if (is_bracket && i > start && shell_word_is(shell_node_word(model->shell, some, i - 1), "!"))
            into->has_other = true;
        if (!is_and && !is_or && !is_bracket && i < end)
            continue;
        if (i > start || some->type == SHELL_ARITHMETIC)
            one_read(model, where, node, start, i - start, into);
        start = i + 1;
    }
}

static void group_read(script_model *model, const frame *where, uint32_t node, condition *into)
{
    const shell_node *group = &model->shell->nodes.items[node];
    condition inner = script_condition_read(model, where, node + 1, group->end);

    into->has_other = into->has_other || inner.has_other;
    into->is_hiding = into->is_hiding || inner.is_hiding;
    into->has_and = into->has_and || (group->is_negated ? inner.has_or : inner.has_and);
    into->has_or = into->has_or || (group->is_negated ? inner.has_and : inner.has_or);
    for (uint32_t i = 0; i < inner.items.count; i++) {
        comparison some = inner.items.items[i];
        some.is_equal = some.is_equal != group->is_negated;
        *array_push(&into->items, model->memory) = some;
    }
}

/* The variable that remembers whether the word was one of a list, when the node asks for it; else
 * SCRIPT_NONE. */
static uint32_t witness_of(script_model *model, uint32_t node)
{
    const shell_node *some = &model->shell->nodes.items[node];
    text sum = text_slice(model->shell->bytes, some->part.start, some->part.end), one;

    for (uint32_t i = 0; i < some->words.count; i++) {
        const shell_word *word = shell_node_word(model->shell, some, i);
        const shell_part *part = shell_word_variable(model->shell, word);
        uint32_t number = part ? script_table_find(&model->variable_names, part->text) : SCRIPT_NO_NAME;
        if (number != SCRIPT_NO_NAME && model->variables.items[number].is_witness)
            return number;
    }
    for (size_t i = 0; some->type == SHELL_ARITHMETIC && i < sum.length; i += one.length + 1) {
        size_t end = i;
        uint32_t number;
        while (end < sum.length && !strchr("() \t\n$!=<>&|+-", sum.start[end]))
            end++;
        one = text_slice(sum, i, end);
        number = one.length ? script_table_find(&model->variable_names, one) : SCRIPT_NO_NAME;
        if (number != SCRIPT_NO_NAME && model->variables.items[number].is_witness)
            return number;
    }
    return SCRIPT_NONE;
}

uint32_t script_pipeline_last(const script_model *model, uint32_t first, uint32_t end)
{
    const shell_node *nodes = model->shell->nodes.items;

    while (nodes[first].end < end && nodes[nodes[first].end].link == SHELL_PIPE)
        first = nodes[first].end;
    return first;
}

/* A pipeline, or grep alone. */
static void pipeline_read(script_model *model, const frame *where, uint32_t first, uint32_t last,
                          condition *into)
{
    comparison found;

    if (script_grep_read(model, where, first, last, &found))
        *array_push(&into->items, model->memory) = found;
    else
        for (uint32_t i = first; i <= last; i = model->shell->nodes.items[i].end)
            other_note(model, where, i, into);
}

condition script_condition_read(script_model *model, const frame *where, uint32_t first, uint32_t end)
{
    const shell_node *nodes = model->shell->nodes.items;
    condition read = {.witness = SCRIPT_NONE};

    model->steps += end - first; /* one condition may be read many times */
    for (uint32_t i = first, last; i < end; i = nodes[last].end) {
        last = script_pipeline_last(model, i, end);
        read.has_and = read.has_and || (i != first && nodes[i].link == SHELL_AND);
        read.has_or = read.has_or || (i != first && nodes[i].link == SHELL_OR);
        if (last != i || script_is_grep(model, i))
            pipeline_read(model, where, i, last, &read);
        else if (nodes[i].type == SHELL_GROUP || nodes[i].type == SHELL_SUBSHELL)
            group_read(model, where, i, &read);
        else if (script_is_test(model, i))
            test_read(model, where, i, &read);
        else
            other_note(model, where, i, &read);
    }
    if (first < end && nodes[first].end >= end && !read.has_and && !read.has_or)
        read.witness = witness_of(model, first);
    return read;
}

static bool is_same_subject(const role *left, const role *right)
{
    return left->type == right->type && left->position == right->position && left->entry == right->entry;
}

role script_condition_subject(const condition *read, bool is_equal)
{
    role subject = {0};

    for (uint32_t i = 0; i < read->items.count; i++) {
        const comparison *some = &read->items.items[i];
        if (some->is_equal != is_equal || some->is_presence)
            continue;
        if (subject.type != ROLE_NONE && !is_same_subject(&subject, &some->subject))
            return (role){0};
        subject = some->subject;
    }
    return subject;
}

bool script_condition_is_exact(const condition *read, bool is_equal, const role *subject)
{
    for (uint32_t i = 0; i < read->items.count; i++) {
        const comparison *some = &read->items.items[i];
        bool is_before = some->is_presence && some->subject.type == ROLE_POSITION &&
                         subject->type == ROLE_POSITION && some->subject.position <= subject->position;
        if (some->is_equal != is_equal || (!is_before && !is_same_subject(&some->subject, subject)))
            return false;
    }
    return !read->has_other;
}

const comparison *script_condition_only(const condition *read)
{
    const comparison *only = NULL;

    for (uint32_t i = 0; i < read->items.count; i++) {
        const comparison *some = &read->items.items[i];
        if (some->is_presence || !some->is_equal)
            continue;
        if (only)
            return NULL;
        only = some;
    }
    return only;
}

bool script_condition_has_equal(const condition *read)
{
    for (uint32_t i = 0; i < read->items.count; i++)
        if (read->items.items[i].is_equal && !read->items.items[i].is_presence)
            return true;
    return false;
}

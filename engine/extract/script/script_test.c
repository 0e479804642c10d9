/* script_test.c — conditions that name words: [ "$1" = x ], [[ $a != x && $a != y ]], [[ $a =~ ^(x|y)$ ]]. */
#include "script_model.h"

#include <string.h>

/* One comparison of a condition. */
typedef struct comparison {
    role subject;
    text name; /* or the inside of ^(a|b)$ */
    span part;
    bool is_equal; /* == or =~, negations counted in */
    bool is_regex;
    uint32_t node;
    shell_range list; /* instead of a name: the names of a list; count 0: none */
} comparison;

typedef struct condition {
    ARRAY(comparison) items;
    bool has_and, has_or;
} condition;

bool script_is_test(const script_model *model, uint32_t node)
{
    const shell_node *some = &model->shell->nodes.items[node];
    const shell_word *first = some->type == SHELL_COMMAND ? shell_node_word(model->shell, some, 0) : NULL;

    return some->type == SHELL_TEST || some->type == SHELL_ARITHMETIC || shell_word_is(first, "[") ||
           shell_word_is(first, "test") || (first && script_function_named(model, script_literal(first)));
}

/* ^(a|b)$ -> a|b; the empty text for any other regex. */
static text alternatives_of(text regex)
{
    if (regex.length < 5 || !text_starts(regex, TEXT("^(")) || !text_ends(regex, TEXT(")$")))
        return (text){0};
    regex = text_slice(regex, 2, regex.length - 2);
    for (size_t i = 0; i < regex.length; i++)
        if (strchr("()[]*+?.^$\\", regex.start[i]))
            return (text){0};
    return regex;
}

static bool is_word_role(const role *some)
{
    return some->type == ROLE_POSITION || some->type == ROLE_ANY || some->type == ROLE_VALUE;
}

/* " ${names[*]} " == *" $1 "*, and "$name" = "$1" in a loop over names. */
static bool list_comparison(script_model *model, const frame *where, const shell_word *left,
                            const shell_word *right, comparison *found)
{
    for (int turn = 0; turn < 2; turn++) {
        role is = script_inner_role(model, where, turn ? left : right);
        if (!is_word_role(&is) || !script_word_list(model, turn ? right : left, &found->list))
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
        if (is_word_role(&is))
            found->subject = is;
        else
            script_word_list(model, word, &found->list);
    }
    return found->subject.type != ROLE_NONE && found->list.count > 1;
}

/* The comparison whose operator is word `at` of the node; false when it is none that names words. */
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
    *found = (comparison){.subject = script_word_role(model, where, left),
                          .is_equal = !is_not,
                          .is_regex = is_regex,
                          .part = right->inner,
                          .node = node};
    if (at >= 2 && shell_word_is(shell_node_word(model->shell, some, at - 2), "!"))
        found->is_equal = !found->is_equal;
    if (some->is_negated)
        found->is_equal = !found->is_equal;
    if (list_comparison(model, where, left, right, found))
        return true;
    if (right->flags & SHELL_WORD_EXPANDS && !is_regex)
        return false;
    found->name = is_regex ? alternatives_of(right->value) : right->value;
    return found->subject.type != ROLE_NONE && found->subject.type != ROLE_REST && found->name.length;
}

static void test_read(script_model *model, const frame *where, uint32_t node, condition *into)
{
    const shell_node *some = &model->shell->nodes.items[node];
    comparison found;

    if (membership_read(model, where, node, &found)) {
        *array_push(&into->items, model->memory) = found;
        return;
    }
    for (uint32_t i = 0; i < some->words.count; i++) {
        const shell_word *word = shell_node_word(model->shell, some, i);
        if (shell_word_is(word, "&&") || shell_word_is(word, "-a"))
            into->has_and = true;
        else if (shell_word_is(word, "||") || shell_word_is(word, "-o"))
            into->has_or = true;
        else if (comparison_read(model, where, node, i, &found))
            *array_push(&into->items, model->memory) = found;
    }
}

/* The tests among the nodes [first, end), joined by && and ||. */
static condition condition_read(script_model *model, const frame *where, uint32_t first, uint32_t end)
{
    const shell_node *nodes = model->shell->nodes.items;
    condition read = {0};

    for (uint32_t i = first; i < end; i = nodes[i].end) {
        read.has_and = read.has_and || (i != first && nodes[i].link == SHELL_AND);
        read.has_or = read.has_or || (i != first && nodes[i].link == SHELL_OR);
        if (script_is_test(model, i))
            test_read(model, where, i, &read);
        else if (nodes[i].type == SHELL_GROUP || nodes[i].type == SHELL_SUBSHELL) {
            condition inner = condition_read(model, where, i + 1, nodes[i].end);
            for (uint32_t k = 0; k < inner.items.count; k++)
                *array_push(&read.items, model->memory) = inner.items.items[k];
        }
    }
    return read;
}

static bool is_same_subject(const role *left, const role *right)
{
    return left->type == right->type && left->position == right->position && left->entry == right->entry;
}

/* The subject that all comparisons of this sense are about; ROLE_NONE when they differ. */
static role common_subject(const condition *read, bool is_equal)
{
    role subject = {0};

    for (uint32_t i = 0; i < read->items.count; i++) {
        const comparison *some = &read->items.items[i];
        if (some->is_equal != is_equal)
            continue;
        if (subject.type != ROLE_NONE && !is_same_subject(&subject, &some->subject))
            return (role){0};
        subject = some->subject;
    }
    return subject;
}

static uint32_t names_add(script_model *model, const word_set *set, const comparison *some, uint32_t node)
{
    uint32_t last = SCRIPT_NONE;
    text rest = some->name, one;

    if (some->list.count)
        return script_list_entries(model, set, some->list, node);
    while (text_next(&rest, some->is_regex ? '|' : '\0', &one)) {
        script_entry *made = script_entry_add(model, set, one, some->part, node);
        if (made)
            last = (uint32_t)(made - model->entries.items);
        if (!rest.start)
            break;
    }
    return last;
}

/* Adds the words of the comparisons with this sense. Returns the last entry. */
static uint32_t condition_names(script_model *model, const frame *at, const condition *read, bool is_equal,
                                bool is_closed, bool is_chain, uint32_t node)
{
    word_set set = {.subject = common_subject(read, is_equal),
                    .action = at->action,
                    .is_closed = is_closed,
                    .is_chain = is_chain};
    uint32_t last = SCRIPT_NONE;

    if (set.subject.type == ROLE_NONE)
        return SCRIPT_NONE;
    for (uint32_t i = 0; i < read->items.count; i++)
        if (read->items.items[i].is_equal == is_equal) {
            uint32_t made = names_add(model, &set, &read->items.items[i],
                                      node == SCRIPT_NONE ? read->items.items[i].node : node);
            last = made == SCRIPT_NONE ? last : made;
        }
    return last;
}

static void enter_entry(const script_model *model, frame *inside, uint32_t entry)
{
    if (entry == SCRIPT_NONE)
        return;
    if (model->entries.items[entry].kind == KIND_option) {
        inside->option = entry;
        inside->taken = 0;
    } else if (model->entries.items[entry].kind == KIND_action) {
        inside->action = entry;
    }
}

static bool has_equal(const condition *read)
{
    for (uint32_t i = 0; i < read->items.count; i++)
        if (read->items.items[i].is_equal)
            return true;
    return false;
}

/* A body behind a condition. */
static void body_walk(script_model *model, frame *at, const condition *read, uint32_t body,
                      bool is_else_closed)
{
    bool refuses = script_body_refuses(model, body);
    frame inside = *at;
    int32_t rest;

    if (refuses && !read->has_or) /* != x && != y: no other words are taken */
        condition_names(model, at, read, false, true, false, SCRIPT_NONE);
    if (!read->has_and)
        enter_entry(model, &inside, condition_names(model, at, read, true, is_else_closed, true, body));
    if (refuses && has_equal(read))
        model->taken.lost_count = true; /* [ "$1" = -h ] && exit */
    rest = inside.rest;
    inside.is_maybe = true;
    script_walk_inside(model, &inside, body);
    if (!refuses && inside.action == at->action && inside.rest > rest && inside.rest > at->rest)
        at->rest = inside.rest; /* it was there, and was shifted away */
}

/* Does the if end in an else that refuses? */
static bool else_refuses(const script_model *model, uint32_t node)
{
    const shell_node *nodes = model->shell->nodes.items;
    uint32_t last = SCRIPT_NONE, before = SCRIPT_NONE;

    for (uint32_t i = node + 1; i < nodes[node].end; i = nodes[i].end) {
        before = last;
        last = i;
    }
    return last != SCRIPT_NONE && nodes[last].type == SHELL_BODY && before != SCRIPT_NONE &&
           nodes[before].type == SHELL_BODY && script_body_refuses(model, last);
}

/* if [ $# -lt 2 ] || [ $# -gt 3 ]; then usage; fi: the first condition, which is always asked. */
static void if_counts(script_model *model, const frame *at, uint32_t node)
{
    const shell_node *nodes = model->shell->nodes.items;
    uint32_t asked = node + 1, body = nodes[asked].end;

    if (asked >= nodes[node].end || body >= nodes[node].end || !script_body_refuses(model, body))
        return;
    for (uint32_t i = asked + 1; i < body; i = nodes[i].end)
        if (nodes[i].link == SHELL_AND || nodes[i].link == SHELL_PIPE)
            return;
    for (uint32_t i = asked + 1; i < body; i = nodes[i].end)
        if (script_is_test(model, i))
            script_count_test(model, at, i, true);
}

void script_if(script_model *model, frame *at, uint32_t node)
{
    const shell_node *nodes = model->shell->nodes.items;
    bool is_closed = else_refuses(model, node);
    condition read = {0};

    if_counts(model, at, node);
    for (uint32_t i = node + 1; i < nodes[node].end; i = nodes[i].end) {
        if (nodes[i].type == SHELL_CONDITION) {
            read = condition_read(model, at, i + 1, nodes[i].end);
            script_walk_inside(model, at, i);
        } else if (nodes[i].type == SHELL_BODY) {
            body_walk(model, at, &read, i, is_closed);
            read = (condition){0};
        }
    }
}

void script_test_in_list(script_model *model, frame *at, uint32_t first, uint32_t test, uint32_t next)
{
    const shell_node *nodes = model->shell->nodes.items;
    condition read = condition_read(model, at, first, nodes[test].end);
    bool refuses = script_body_refuses(model, next);

    if (!read.has_or && !(refuses && nodes[next].link == SHELL_AND)) /* a && b: what follows is b's */
        read = condition_read(model, at, test, nodes[test].end);
    if (refuses && nodes[test].link == SHELL_NEXT)
        script_count_test(model, at, test, nodes[next].link == SHELL_AND);
    if (nodes[next].link == SHELL_AND && refuses && !read.has_or)
        condition_names(model, at, &read, false, true, false, SCRIPT_NONE);
    else if (nodes[next].link == SHELL_OR && refuses && !read.has_and)
        condition_names(model, at, &read, true, true, false, SCRIPT_NONE);
    else if (nodes[next].link == SHELL_AND && !refuses && !read.has_and) /* a short if */
        condition_names(model, at, &read, true, false, true, next);
}

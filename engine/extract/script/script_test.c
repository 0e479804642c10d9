/* script_test.c — what hangs on a condition: the body that a word leads to, and whether all other words are
 * refused.
 *
 * A set of words is closed only when nothing but a word of the set lets the run go on. Where something else
 * does
 * ([ -n "$FORCE" ] || [ "$1" = x ] || exit), the words are named, and what else is taken can't be known. */
#include "script_condition.h"

bool script_is_test(const script_model *model, uint32_t node)
{
    const shell_node *some = &model->shell->nodes.items[node];
    const shell_word *first = some->type == SHELL_COMMAND ? shell_node_word(model->shell, some, 0) : NULL;

    return some->type == SHELL_TEST || some->type == SHELL_ARITHMETIC || shell_word_is(first, "[") ||
           shell_word_is(first, "test") || script_is_grep(model, node) ||
           (first && script_function_named(model, script_literal(first))) ||
           (some->words.count == 1 && shell_word_variable(model->shell, first)); /* $found || exit */
}

static uint32_t names_add(script_model *model, const word_set *set, const comparison *some, uint32_t node)
{
    uint32_t last = SCRIPT_NONE;
    text rest = some->name, one;

    if (some->list.count)
        return script_list_entries(model, set, some->list, some->node);
    while (text_next(&rest, some->is_regex ? '|' : '\0', &one)) {
        script_entry *made = script_entry_add(model, set, one, some->part, node);
        if (made)
            last = (uint32_t)(made - model->entries.items);
        if (!rest.start)
            break;
    }
    return last;
}

static uint32_t comparison_add(script_model *model, const word_set *set, const comparison *some,
                               uint32_t node)
{
    word_set own = *set;

    own.is_pattern = some->is_pattern;
    if (some->is_presence)
        return SCRIPT_NONE;
    return names_add(model, &own, some, node == SCRIPT_NONE ? some->node : node);
}

/* Adds the words of the comparisons with this sense. Returns the last entry that has the node as its place:
 * names of a list share nothing but their test. */
static uint32_t condition_names(script_model *model, const condition *read, bool is_equal, word_set set,
                                uint32_t node)
{
    uint32_t last = SCRIPT_NONE;

    set.subject = script_condition_subject(read, is_equal);
    if (set.subject.type == ROLE_NONE)
        return SCRIPT_NONE;
    for (uint32_t i = 0; i < read->items.count; i++) {
        const comparison *some = &read->items.items[i];
        uint32_t made = some->is_equal == is_equal ? comparison_add(model, &set, some, node) : SCRIPT_NONE;
        if (made != SCRIPT_NONE && !some->list.count)
            last = made;
    }
    return last;
}

/* What is none of these words is refused. */
static void closed_names(script_model *model, const frame *at, const condition *read, bool is_equal)
{
    word_set set = {.action = at->action};
    role subject = script_condition_subject(read, is_equal);

    set.is_closed = script_condition_is_exact(read, is_equal, &subject);
    set.is_chain = set.is_leaky = !set.is_closed;
    condition_names(model, read, is_equal, set, SCRIPT_NONE);
}

void script_enter(const script_model *model, frame *inside, uint32_t entry)
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

/* [ -n "$found" ] || exit: the words of the list that it was looked for in are all that are taken. */
static void witness_close(script_model *model, const condition *read)
{
    for (uint32_t i = 0; read->witness != SCRIPT_NONE && i < model->entries.count; i++)
        if (model->entries.items[i].witness == read->witness + 1)
            model->entries.items[i].is_closed_set = true;
}

/* for n in $names; do [ "$n" = "$1" ] && found=yes; done */
static void witness_note(script_model *model, const condition *read, uint32_t node)
{
    const shell_node *nodes = model->shell->nodes.items;
    uint32_t number = SCRIPT_NO_NAME;

    for (uint32_t i = node; i < nodes[node].end && number == SCRIPT_NO_NAME; i++)
        if (nodes[i].type == SHELL_COMMAND && nodes[i].assignments.count)
            number = script_table_find(&model->variable_names,
                                       model->shell->assignments.items[nodes[i].assignments.first].name);
    if (number == SCRIPT_NO_NAME || number >= model->variables.count)
        return;
    for (uint32_t i = 0; i < model->entries.count; i++)
        for (uint32_t k = 0; k < read->items.count; k++)
            if (read->items.items[k].list.count &&
                model->entries.items[i].place == read->items.items[k].node) {
                model->entries.items[i].witness = number + 1;
                model->variables.items[number].is_witness = true;
            }
}

/* The words that lead to a body; the entry whose words it has. */
static uint32_t body_names(script_model *model, const condition *read, uint32_t body, word_set set)
{
    const comparison *only = script_condition_only(read);

    if (!read->has_and)
        return condition_names(model, read, true, set, body);
    for (uint32_t i = 0; i < read->items.count; i++) { /* db && migrate: each is a word of its own */
        const comparison *some = &read->items.items[i];
        uint32_t made;
        if (!some->is_equal)
            continue;
        set.subject = some->subject;
        set.is_closed = set.is_closed && only;
        made = comparison_add(model, &set, some, only ? body : SCRIPT_NONE);
        if (only && made != SCRIPT_NONE && !some->list.count)
            return made;
    }
    return SCRIPT_NONE;
}

/* What a test that is not understood leads to: other words may end the script well there, or change what
 * stands behind it. */
static void hiding_note(script_model *model, const frame *at, uint32_t body, bool is_after)
{
    if (script_body_decides(model, at, body, is_after))
        script_open(model, at, TEXT("it reads its words in a way that is known only when it runs"));
}

/* A body behind a condition; `set` is what the if tells of the words in all its conditions. */
static void body_walk(script_model *model, frame *at, const condition *read, uint32_t body, word_set set)
{
    bool refuses = script_body_refuses(model, body);
    frame inside = *at;
    int32_t rest;

    if (read->is_hiding)
        hiding_note(model, at, body, true);

    if (refuses && !read->has_or) /* != x && != y: no other words are taken */
        closed_names(model, at, read, false);
    if (refuses || set.is_closed)
        witness_close(model, read);
    script_enter(model, &inside, body_names(model, read, body, set));
    witness_note(model, read, body);
    if (refuses && script_condition_has_equal(read))
        model->taken.lost_count = true; /* [ "$1" = -h ] && exit */
    rest = inside.rest;
    inside.is_maybe = true;
    script_walk_inside(model, &inside, body);
    if (!refuses && inside.action == at->action && inside.option == at->option && inside.rest > rest &&
        inside.rest > at->rest)
        at->rest = inside.rest; /* it was there, and was shifted away; flags count for no position */
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
    if (script_body_succeeds(model, body)) {
        model->taken.lost_count = true;
        return;
    }
    for (uint32_t i = asked + 1; i < body; i = nodes[i].end)
        if (nodes[i].link == SHELL_AND || nodes[i].link == SHELL_PIPE)
            return;
    for (uint32_t i = asked + 1; i < body; i = nodes[i].end)
        if (script_is_test(model, i))
            script_count_test(model, at, i, true);
}

/* Does the condition hold for none but words that it names for the subject? */
static bool is_about(const condition *read, const role *subject)
{
    condition one = *read;

    if (!read->has_and)
        return script_condition_is_exact(read, true, subject);
    for (uint32_t i = 0; i < read->items.count && !read->has_or; i++) {
        one.items.items = read->items.items + i;
        one.items.count = 1;
        one.has_other = read->items.items[i].is_presence;
        if (script_condition_is_exact(&one, true, subject))
            return true;
    }
    return false;
}

/* Does every body that doesn't refuse hang on words of the subject? False also for an if of something else.
 */
static bool is_if_exact(script_model *model, const frame *at, uint32_t node)
{
    const shell_node *nodes = model->shell->nodes.items;
    role subject = {0};

    for (int round = 0; round < 2; round++) /* whose words, then whether all are about these */
        for (uint32_t i = node + 1; i < nodes[node].end; i = nodes[i].end) {
            condition read;
            if (nodes[i].type != SHELL_CONDITION || nodes[i].end >= nodes[node].end ||
                script_body_refuses(model, nodes[i].end))
                continue;
            read = script_condition_read(model, at, i + 1, nodes[i].end);
            if (subject.type == ROLE_NONE && read.items.count)
                subject = script_condition_subject(&read, true);
            if (round && read.witness == SCRIPT_NONE && !is_about(&read, &subject))
                return false;
        }
    return true;
}

void script_if(script_model *model, frame *at, uint32_t node)
{
    const shell_node *nodes = model->shell->nodes.items;
    word_set set = {.action = at->action, .is_chain = true};
    condition read = {.witness = SCRIPT_NONE};
    bool was_hidden = at->is_hidden;

    if (else_refuses(model, node)) {
        set.is_closed = is_if_exact(model, at, node);
        set.is_leaky = !set.is_closed;
    }
    if_counts(model, at, node);
    for (uint32_t i = node + 1; i < nodes[node].end; i = nodes[i].end) {
        if (nodes[i].type == SHELL_CONDITION) {
            read = script_condition_read(model, at, i + 1, nodes[i].end);
            script_walk_inside(model, at, i);
            at->is_hidden = at->is_hidden || read.is_hiding; /* in the bodies from here on */
        } else if (nodes[i].type == SHELL_BODY) {
            body_walk(model, at, &read, i, set);
            read = (condition){.witness = SCRIPT_NONE};
        }
    }
    at->is_hidden = was_hidden;
}

/* The names of a test that is joined by && or ||: what `next` runs for. */
static uint32_t joined_names(script_model *model, const frame *at, const condition *read, uint32_t next,
                             bool is_and, bool refuses)
{
    word_set set = {.action = at->action, .is_chain = true};
    uint32_t entry = SCRIPT_NONE;

    if (is_and && refuses && !read->has_or)
        closed_names(model, at, read, false);
    else if (!is_and && refuses && !read->has_and)
        closed_names(model, at, read, true);
    if (!is_and && refuses && script_body_decides(model, at, next, false)) /* != -h || exit 0 */
        condition_names(model, read, false, set, next);
    if (!is_and)
        return SCRIPT_NONE;
    entry = body_names(model, read, next, set); /* a short if */
    if (refuses && script_condition_has_equal(read))
        model->taken.lost_count = true;
    else if (!refuses)
        witness_note(model, read, next);
    return refuses ? SCRIPT_NONE : entry;
}

uint32_t script_test_in_list(script_model *model, frame *at, uint32_t first, uint32_t test, uint32_t next)
{
    const shell_node *nodes = model->shell->nodes.items;
    condition read = script_condition_read(model, at, first, nodes[test].end);
    bool refuses = script_body_refuses(model, next), is_and = nodes[next].link == SHELL_AND;

    if (refuses)
        witness_close(model, &read);
    if (read.is_hiding)
        hiding_note(model, at, next, is_and);
    if (!read.has_or && !(refuses && is_and)) { /* a && b: what follows is b's */
        uint32_t begin = first;
        while (script_pipeline_last(model, begin, nodes[test].end) != test)
            begin = nodes[script_pipeline_last(model, begin, nodes[test].end)].end;
        read = script_condition_read(model, at, begin, nodes[test].end);
    }
    if (refuses && script_body_succeeds(model, next))
        model->taken.lost_count = true;
    else if (refuses && nodes[test].link == SHELL_NEXT)
        script_count_test(model, at, test, is_and);
    return joined_names(model, at, &read, next, is_and, refuses);
}

void script_loop_test(script_model *model, const frame *at, uint32_t node)
{
    const shell_node *asked = &model->shell->nodes.items[node];
    condition read = script_condition_read(model, at, node + 1, asked->end);
    bool is_open = read.is_hiding;

    for (uint32_t i = 0; i < read.items.count; i++) {
        const comparison *some = &read.items.items[i];
        is_open = is_open || (some->is_pattern && !text_starts(some->name, TEXT("-")));
    }
    if (is_open)
        script_open(model, at, TEXT("a loop takes words that it does not name"));
}

/* script_case.c — a case on a word of the command line names the words that the script takes. */
#include "script_condition.h"

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

/* Does a word of the node hold what the case is about? (All words: the walk sees that where it comes to the
 * node.) */
static bool mentions_subject(script_model *model, const frame *at, const shell_node *node,
                             const role *subject)
{
    bool has_it = false;

    for (uint32_t i = 0; i < node->words.count; i++) {
        role is = script_word_role(model, at, shell_node_word(model->shell, node, i));
        if (is.type == ROLE_REST)
            return false;
        if (is.type != ROLE_NONE && is.type == subject->type && is.position == subject->position)
            has_it = true;
    }
    return has_it;
}

/* Does a default arm hand the unknown word on to something? (Into a function the walk follows.) */
static bool passes_subject(script_model *model, const frame *at, uint32_t arm, const role *subject)
{
    for (uint32_t i = arm + 1; i < model->shell->nodes.items[arm].end; i++) {
        const shell_node *node = &model->shell->nodes.items[i];
        shell_call call;
        text program = node->type == SHELL_COMMAND ? script_program(model, node, &call) : (text){0};
        if (node->type == SHELL_COMMAND && !script_only_prints(program) &&
            !script_function_named(model, program) && mentions_subject(model, at, node, subject)) {
            model->here = i;
            return true;
        }
    }
    return false;
}

/* To what: "it hands unknown words on to docker". */
static text passes_to(script_model *model, const frame *at, uint32_t arm, const role *subject)
{
    for (uint32_t i = arm + 1; i < model->shell->nodes.items[arm].end; i++) {
        const shell_node *node = &model->shell->nodes.items[i];
        shell_call call;
        text program = node->type == SHELL_COMMAND ? script_program(model, node, &call) : (text){0};
        if (program.length && !script_only_prints(program) && mentions_subject(model, at, node, subject))
            return text_print(model->memory, "it hands words that it does not know on to \"%.*s\"",
                              TEXT_FORMAT(program));
    }
    return TEXT("it hands words that it does not know on");
}

/* "$1", and "$rest $1": a word that is more than the subject, too. */
static bool holds_subject(script_model *model, const frame *at, const shell_word *word, const role *subject)
{
    for (uint32_t i = 0; i < word->parts.count; i++) {
        shell_word one = {.parts = {word->parts.first + i, 1}};
        if (script_word_role(model, at, &one).type == subject->type)
            return true;
    }
    return false;
}

/* Does the arm put the word away, or hand it to a function? */
static bool assigns_subject(script_model *model, const frame *at, uint32_t arm, const role *subject)
{
    for (uint32_t i = arm + 1; i < model->shell->nodes.items[arm].end; i++) {
        const shell_node *node = &model->shell->nodes.items[i];
        for (uint32_t k = 0; node->type == SHELL_COMMAND && k < node->assignments.count; k++) {
            const shell_assignment *some = &model->shell->assignments.items[node->assignments.first + k];
            uint32_t first = some->is_array ? some->items.first : some->value,
                     count = some->is_array ? some->items.count : 1;
            for (uint32_t w = first; w < first + count; w++)
                if (holds_subject(model, at, &model->shell->words.items[w], subject))
                    return true;
        }
        if (node->type == SHELL_COMMAND && mentions_subject(model, at, node, subject)) {
            shell_call call;
            const script_function *called = script_function_named(model, script_program(model, node, &call));
            if (called && !called->exits && !called->is_usage)
                return true;
        }
    }
    return false;
}

static bool may_refuse(const script_model *model, uint32_t arm)
{
    for (uint32_t i = arm + 1; i < model->shell->nodes.items[arm].end; i++)
        if (model->shell->nodes.items[i].type == SHELL_COMMAND && script_body_refuses(model, i))
            return true;
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

/* before@(a|b)after: the names it stands for. False: it is none, or more than one. */
static bool alternatives_of(text pattern, text *before, text *inside, text *after)
{
    size_t open = text_find(pattern, '(', 0), close = text_find(pattern, ')', open);

    if (!open || close >= pattern.length || !strchr("@?", pattern.start[open - 1]) ||
        text_find(pattern, '(', open + 1) < pattern.length)
        return false;
    *before = text_slice(pattern, 0, open - 1);
    *inside = text_slice(pattern, open + 1, close);
    *after = text_slice(pattern, close + 1, pattern.length);
    return true;
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
        for (uint32_t k = 0; k < node->assignments.count; k++) {
            const shell_assignment *some = &model->shell->assignments.items[node->assignments.first + k];
            uint32_t first = some->is_array ? some->items.first : some->value,
                     count = some->is_array ? some->items.count : 1;
            for (uint32_t w = first; w < first + count; w++)
                if (word_reads_second(model, w))
                    return true;
        }
    }
    return false;
}

/* Does each round of the loop take more words than the option, when it comes to its arm? */
static bool shifts_more(const script_model *model, const frame *at, uint32_t arm)
{
    const shell_node *nodes = model->shell->nodes.items;
    uint32_t count = 0;

    for (uint32_t i = arm + 1; i < nodes[arm].end; i = nodes[i].end)
        count += script_shift_count(model, i);
    if (script_contains(model, arm, "continue") || script_contains(model, arm, "break"))
        return count > 1;
    return count && count + at->steps > 1;
}

/* A pattern that stands for more than one name: [0-9]*, build-*, @(a|b). False: --x=*, a plain name. */
static bool glob_entries(script_model *model, const frame *at, const word_set *set, const shell_word *pattern,
                         uint32_t arm)
{
    text before, inside, after, one;
    script_entry *some = NULL;
    word_set own = *set;

    if (text_ends(pattern->value, TEXT("=*")) && script_is_option(pattern->value) &&
        text_find(pattern->value, '*', 0) == pattern->value.length - 1)
        return false;
    if (alternatives_of(pattern->value, &before, &inside, &after)) {
        if (pattern->value.start[before.length] == '?')
            script_entry_add(model, &own,
                             text_print(model->memory, "%.*s%.*s", TEXT_FORMAT(before), TEXT_FORMAT(after)),
                             pattern->inner, arm);
        while (text_next(&inside, '|', &one))
            script_entry_add(model, &own,
                             text_print(model->memory, "%.*s%.*s%.*s", TEXT_FORMAT(before), TEXT_FORMAT(one),
                                        TEXT_FORMAT(after)),
                             pattern->inner, arm);
        return true;
    }
    own.is_pattern = true;
    own.is_closed = true;
    if (set->subject.type != ROLE_LETTER && !script_body_refuses(model, arm))
        some = script_entry_add(model, &own, pattern->value, pattern->inner, arm);
    if (some && some->kind == KIND_option && at->rest &&
        reads_second(model, arm)) { /* -*) words+=("$1" "$2") */
        some->forms |= FORM_NEXT;
        some->takes_value = true;
    }
    return true;
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
        if (!name.length || (pattern->flags & SHELL_WORD_GLOB && glob_entries(model, at, &own, pattern, arm)))
            continue;
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
        if (some->kind != KIND_option)
            continue;
        some->forms |= has_value ? FORM_EQUALS : 0;
        if (!has_value && set->subject.type != ROLE_LETTER && at->rest &&
            (reads_second(model, arm) || (at->is_loop && shifts_more(model, at, arm))))
            some->forms |= FORM_NEXT;
        some->takes_value = some->takes_value || has_value || some->forms & FORM_NEXT;
    }
    return last;
}

/* Where it stands how many plain words are taken: of the script, or of the action around. */
static int32_t *arity_of(script_model *model, const frame *at)
{
    return at->action == SCRIPT_NONE ? &model->taken.arity : &model->entries.items[at->action].arity;
}

static void default_arm(script_model *model, const frame *at, const word_set *set, uint32_t arm)
{
    bool refuses = script_body_refuses(model, arm),
         passes = !refuses && passes_subject(model, at, arm, &set->subject);

    if (passes) {
        frame outer = {.action = set->action};
        script_open(model, &outer, passes_to(model, at, arm, &set->subject));
    }
    if (set->subject.type == ROLE_ANY && !refuses &&
        (assigns_subject(model, at, arm, &set->subject) || script_contains(model, arm, "break")))
        *arity_of(model, at) = -1; /* words behind the options are taken, by this loop or after it */
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

    if (set->subject.type != ROLE_LETTER && entry != SCRIPT_NONE && script_body_refuses(model, arm))
        model->taken.lost_count = true; /* -h) usage; exit 0 */
    if (is_default_arm(model, node))
        default_arm(model, at, set, arm);
    if (set->subject.type == ROLE_ANY && ends_options(model, node))
        *arity_of(model, at) = -1;
    if (entry != SCRIPT_NONE && model->entries.items[entry].kind == KIND_option) {
        inside.option = entry;
        inside.taken =
            set->subject.type == ROLE_ANY && at->gone > set->subject.gone ? at->gone - set->subject.gone : 0;
    } else if (entry != SCRIPT_NONE && model->entries.items[entry].kind == KIND_action) {
        inside.action = entry;
    } else {
        inside.is_maybe = true;
    }
    script_walk_inside(model, &inside, arm);
}

/* A loop over the words says how many plain ones there may be: those that were taken before it. */
static void loop_arity(script_model *model, const frame *at, const role *subject)
{
    if (subject->type != ROLE_ANY || (at->action == SCRIPT_NONE && model->taken.has_loop))
        return;
    model->taken.has_loop = model->taken.has_loop || at->action == SCRIPT_NONE;
    *arity_of(model, at) = subject->position - 1;
}

/* Does the text tell which words each pattern of the arm stands for? */
static bool are_named(const script_model *model, const shell_node *arm)
{
    for (uint32_t i = 0; i < arm->words.count; i++) {
        const shell_word *pattern = shell_node_word(model->shell, arm, i);
        if (pattern->flags & SHELL_WORD_EXPANDS ||
            (!(pattern->flags & SHELL_WORD_GLOB) && pattern->value.length > 1 &&
             !script_is_name(pattern->value)))
            return false;
    }
    return true;
}

static word_set set_of(script_model *model, const frame *at, uint32_t node, role subject)
{
    const shell_node *nodes = model->shell->nodes.items;
    word_set set = {.subject = subject, .action = at->action};
    uint32_t arms = 0;
    bool has_default = false, has_unnamed = false;

    for (uint32_t i = node + 1; i < nodes[node].end; i = nodes[i].end) {
        if (nodes[i].type != SHELL_ARM)
            continue;
        if (is_default_arm(model, &nodes[i])) {
            has_default = true;
            set.is_closed = script_body_refuses(model, i);
            set.is_leaky = !set.is_closed && may_refuse(model, i); /* *) [ -n "$FORCE" ] || exit */
        } else {
            set.runs = set.runs || runs_something(model, i);
            arms += nodes[i].words.count;
            has_unnamed = has_unnamed || (!are_named(model, &nodes[i]) && !script_body_refuses(model, i));
        }
    }
    if (!has_default)
        set.is_closed = arms > 1;
    if (set.is_closed && has_unnamed) {
        set.is_closed = false;
        set.is_leaky = true;
    }
    return set;
}

/* case " $names " in *" $1 "*) ;; */
static bool case_of_list(script_model *model, const frame *at, uint32_t node)
{
    const shell_node *nodes = model->shell->nodes.items;
    word_set set = {.action = at->action};
    shell_range list;

    if (!script_word_list(model, shell_node_word(model->shell, &nodes[node], 0), &list))
        return false;
    for (uint32_t i = node + 1; i < nodes[node].end; i = nodes[i].end) {
        role found = nodes[i].type == SHELL_ARM
                         ? script_inner_role(model, at, shell_node_word(model->shell, &nodes[i], 0))
                         : (role){0};
        if (found.type == ROLE_NONE || found.type == ROLE_REST) {
            set.is_closed =
                set.is_closed || (nodes[i].type == SHELL_ARM && is_default_arm(model, &nodes[i]) &&
                                  script_body_refuses(model, i));
            continue;
        }
        set.subject = found;
    }
    if (set.subject.type != ROLE_NONE)
        script_list_entries(model, &set, list, node);
    return set.subject.type != ROLE_NONE;
}

/* case " $* " in *" --fast "*) ;; — the options that are looked for. False: something else is. */
static bool case_of_all(script_model *model, const frame *at, uint32_t node)
{
    const shell_node *nodes = model->shell->nodes.items;
    role all = script_inner_role(model, at, shell_node_word(model->shell, &nodes[node], 0));
    word_set set = {
        .subject = {.type = ROLE_ANY, .position = all.position}, .action = at->action, .is_chain = true};

    if (all.type != ROLE_REST || all.is_changed)
        return false;
    for (uint32_t i = node + 1; i < nodes[node].end; i = nodes[i].end) {
        if (nodes[i].type != SHELL_ARM || is_default_arm(model, &nodes[i]))
            continue;
        for (uint32_t k = 0; k < nodes[i].words.count; k++) {
            const shell_word *pattern = shell_node_word(model->shell, &nodes[i], k);
            text name = script_option_among(pattern->value);
            if (pattern->flags & SHELL_WORD_EXPANDS ||
                !script_entry_add(model, &set, name, pattern->inner, i))
                return false;
        }
    }
    return true;
}

/* A case that names no words of the command line. Does it ask something of them nevertheless? */
static bool is_hiding(script_model *model, const frame *at, uint32_t node)
{
    const shell_node *nodes = model->shell->nodes.items;

    if (script_is_made(model, at, nodes[node].words)) {
        script_open(model, at, TEXT("it reads its words in a way that is known only when it runs"));
        return true;
    }
    for (uint32_t i = node + 1; i < nodes[node].end; i = nodes[i].end)
        if (nodes[i].type == SHELL_ARM && script_is_made(model, at, nodes[i].words)) {
            model->taken.reads_words = true;
            return true;
        }
    return false;
}

/* What the case is about; ROLE_NONE: its words are known by now, or nothing of it is. *hides: the latter. */
static role subject_of(script_model *model, const frame *at, uint32_t node, bool *hides)
{
    role subject =
        script_word_role(model, at, shell_node_word(model->shell, &model->shell->nodes.items[node], 0));

    *hides = false;
    if (subject.type != ROLE_NONE && subject.type != ROLE_REST)
        return subject;
    *hides = !case_of_list(model, at, node) && !case_of_all(model, at, node) && is_hiding(model, at, node);
    return (role){0};
}

void script_case(script_model *model, const frame *at, uint32_t node)
{
    const shell_node *nodes = model->shell->nodes.items;
    bool hides;
    role subject = subject_of(model, at, node, &hides);
    word_set set = {0};

    model->steps += nodes[node].end - node; /* the arms are looked through as well as walked */
    if (subject.type != ROLE_NONE) {
        loop_arity(model, at, &subject);
        set = set_of(model, at, node, subject);
    }
    for (uint32_t i = node + 1; i < nodes[node].end; i = nodes[i].end) {
        frame inside = *at;
        if (nodes[i].type != SHELL_ARM)
            continue;
        inside.is_hidden = at->is_hidden || hides;
        if (subject.type == ROLE_NONE)
            script_walk_inside(model, &inside, i);
        else
            arm_walk(model, at, &set, i);
    }
}

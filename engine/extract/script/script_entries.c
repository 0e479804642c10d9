/* script_entries.c — words that the parser takes: of which kind they are, and which of them are a closed set.
 *
 * The first word is an action, words behind it are values, unless the variable's name or what the arms do
 * tells otherwise. */
#include "script_model.h"

#include <string.h>

bool script_is_option(text name)
{
    return name.length > 1 && name.start[0] == '-' && !text_is(name, "--");
}

static bool holds(text name, const char *const *parts, size_t count)
{
    char small[64];
    size_t length = name.length < sizeof small ? name.length : sizeof small;

    for (size_t i = 0; i < length; i++)
        small[i] =
            name.start[i] >= 'A' && name.start[i] <= 'Z' ? (char)(name.start[i] | 0x20) : name.start[i];
    for (size_t i = 0; i < count; i++)
        if (memmem(small, length, parts[i], strlen(parts[i])))
            return true;
    return false;
}

/* What a variable's name tells about the word in it. */
static kind hinted(text variable)
{
    static const char *const actions[] = {"action", "command", "cmd", "verb", "operation", "task"};
    static const char *const values[] = {"env",  "mode",   "stage", "target", "level", "format", "type",
                                         "name", "region", "size",  "kind",   "shape", "version"};

    if (holds(variable, actions, sizeof actions / sizeof *actions))
        return KIND_action;
    return holds(variable, values, sizeof values / sizeof *values) ? KIND_value : KIND_none;
}

static kind plain_kind(const word_set *set)
{
    kind hint = hinted(set->subject.variable);
    bool is_first = set->subject.position == 1 && set->action == SCRIPT_NONE;

    if (set->subject.type == ROLE_VALUE || set->is_pattern)
        return KIND_value;
    if (hint != KIND_none)
        return hint;
    if (is_first && set->subject.type == ROLE_POSITION)
        return KIND_action;
    return set->runs ? KIND_action : KIND_value;
}

/* A name, and no pattern that stands for many. */
bool script_is_name(text name)
{
    for (size_t i = 0; i < name.length; i++)
        if (strchr("*?[]$`\t\n\"'", name.start[i]))
            return false;
    return name.length > 0 && name.start[0] != ' ' && name.start[name.length - 1] != ' ' &&
           !text_is(name, "-") && !text_is(name, "--");
}

/* An entry that is already there: of the same action, or of the script as a whole. */
static script_entry *entry_find(script_model *model, const script_entry *like)
{
    for (uint32_t i = 0; i < model->entries.count; i++) {
        script_entry *some = &model->entries.items[i];
        if ((some->kind == KIND_option) != (like->kind == KIND_option) || some->function != like->function ||
            !text_equal(some->name, like->name))
            continue;
        if (some->action != like->action && some->action != SCRIPT_NONE)
            continue;
        if (like->kind == KIND_option || (some->position == like->position && some->option == like->option))
            return some;
    }
    return NULL;
}

static bool is_arm(const script_model *model, uint32_t node)
{
    uint8_t type = model->shell->nodes.items[node].type;

    return type == SHELL_ARM || type == SHELL_BODY;
}

/* The place that an entry already has gets company; an arm is a better place than a test. */
static void entry_join(script_model *model, script_entry *some, uint32_t action, uint32_t node, span part)
{
    if (some->place == node)
        return;
    for (uint32_t i = 0; i < some->more.count; i++)
        if (some->more.items[i] == node)
            return;
    if (is_arm(model, node) && !is_arm(model, some->place) && some->action == action &&
        some->kind != KIND_value) {
        some->place = node; /* what a test or getopts names stands where it is handled */
        some->part = part;
        return;
    }
    if (is_arm(model, node) && some->kind != KIND_value &&
        some->action == action) /* not what an action does for one value */
        *array_push(&some->more, model->memory) = node;
}

/* Other words than those that are named may come to be one of them. */
static void changed_open(script_model *model, const word_set *set)
{
    frame at = {.action = set->action};
    text reason = TEXT("its words are changed before they are compared");
    script_entry *option = set->subject.type == ROLE_VALUE ? &model->entries.items[set->subject.entry] : NULL;

    if (!option) {
        script_open(model, &at, reason);
        return;
    }
    option->is_open = true;
    option->reason = reason;
}

script_entry *script_entry_add(script_model *model, const word_set *set, text name, span part, uint32_t node)
{
    script_entry made = {.name = name,
                         .part = part,
                         .place = node,
                         .action = set->action,
                         .option = SCRIPT_NONE,
                         .function = model->function,
                         .is_pattern = set->is_pattern,
                         .arity = -1,
                         .count = {.most = -1}};
    script_entry *some;

    if (!(set->is_pattern ? name.length > 0 : script_is_name(name)))
        return NULL;
    if (set->subject.is_changed || model->folds_case)
        changed_open(model, set);
    if (model->entries.count >= model->request->limits.script_words) {
        model->here = node;
        script_exceed(model, LIMIT_script_words);
        return NULL;
    }
    made.kind = script_is_option(name) ? KIND_option : plain_kind(set);
    if (made.kind == KIND_option && set->subject.type == ROLE_VALUE)
        return NULL;
    if (set->subject.type == ROLE_VALUE)
        made.option = set->subject.entry;
    else if (set->subject.type == ROLE_POSITION || made.kind == KIND_option)
        made.position = set->subject.position;
    if (made.kind == KIND_value)
        made.owner = set->subject.variable;
    model->steps += model->entries.count / 64; /* what looking through them costs */
    some = entry_find(model, &made);
    if (some) {
        entry_join(model, some, set->action, node, part);
    } else {
        some = array_push(&model->entries, model->memory);
        *some = made;
        some->is_chain = true;
    }
    some->is_closed_set = some->is_closed_set || (set->is_closed && !model->is_hidden);
    some->is_chain = some->is_chain && set->is_chain;
    some->is_leaky = some->is_leaky || set->is_leaky || (set->is_closed && model->is_hidden);
    return some;
}

/* ---- when all is known
 * ------------------------------------------------------------------------------------------- */

static bool is_same_set(const script_entry *left, const script_entry *right)
{
    return left->kind == KIND_value && right->kind == KIND_value && left->function == right->function &&
           left->position == right->position && left->option == right->option &&
           (left->action == right->action || left->action == SCRIPT_NONE) &&
           (left->position || left->option != SCRIPT_NONE || text_equal(left->owner, right->owner));
}

/* Only closed sets are values: others are words that get special treatment. */
static bool is_dropped(const script_model *model, const script_entry *some)
{
    if (some->kind != KIND_value || some->is_closed_set)
        return false;
    for (uint32_t i = 0; i < model->entries.count; i++)
        if (model->entries.items[i].is_closed_set && is_same_set(&model->entries.items[i], some))
            return false;
    return true;
}

/* `if [ "$1" = x ]` alone does not say that nothing else is taken. */
static bool has_lone_test(const script_model *model)
{
    uint32_t chained = 0;

    for (uint32_t i = 0; i < model->entries.count; i++) {
        const script_entry *some = &model->entries.items[i];
        if (some->kind != KIND_action || some->action != SCRIPT_NONE || some->function != model->function)
            continue;
        if (!some->is_chain || some->is_closed_set)
            return false;
        chained++;
    }
    return chained == 1;
}

static void entry_place(script_model *model, uint32_t number)
{
    uint32_t *first = &model->arm_entry[model->entries.items[number].place];

    while (*first) /* behind those that came earlier */
        first = &model->next_entry[*first - 1];
    *first = number + 1;
}

static void more_mark(script_model *model, const script_entry *some)
{
    for (uint32_t i = 0; i < some->more.count; i++)
        if (!model->arm_entry[some->more.items[i]])
            model->is_more[some->more.items[i]] = true;
}

/* What holds for one pattern of an arm holds for the others; the last one has the commands. */
static void arm_share(script_model *model, uint32_t node)
{
    bool takes_value = false;
    unsigned next = 0;
    text last = {0}, default_ = {0};

    for (uint32_t i = model->arm_entry[node]; i; i = model->next_entry[i - 1]) {
        const script_entry *some = &model->entries.items[i - 1];
        takes_value = takes_value || some->takes_value;
        next |= some->forms & FORM_NEXT;
        default_ = some->default_.length ? some->default_ : default_;
        last = some->name;
    }
    for (uint32_t i = model->arm_entry[node]; i; i = model->next_entry[i - 1]) {
        script_entry *some = &model->entries.items[i - 1];
        if (some->kind != KIND_option && some->kind != KIND_action)
            continue;
        if (some->kind == KIND_option)
            some->forms |= next;
        some->takes_value = takes_value && some->kind == KIND_option;
        some->default_ = some->takes_value ? default_ : (text){0};
        if (!text_equal(some->name, last) && !some->is_own &&
            (is_arm(model, node) || model->shell->nodes.items[node].type == SHELL_FUNCTION))
            some->alias = last;
    }
}

void script_entries_finish(script_model *model)
{
    uint32_t nodes = model->shell->nodes.count;

    model->arm_entry = arena_array(model->memory, uint32_t, (size_t)nodes + 1);
    model->is_more = arena_array(model->memory, bool, (size_t)nodes + 1);
    model->next_entry = arena_array(model->memory, uint32_t, (size_t)model->entries.count + 1);
    for (uint32_t i = 0; i < model->entries.count; i++)
        if (!is_dropped(model, &model->entries.items[i]))
            entry_place(model, i);
    for (uint32_t i = 0; i < model->entries.count; i++)
        if (!is_dropped(model, &model->entries.items[i]))
            more_mark(model, &model->entries.items[i]);
    for (uint32_t i = 0; i < nodes; i++)
        if (model->arm_entry[i])
            arm_share(model, i);
}

/* Is the word one of a closed set after all: a case behind the test refuses the others? */
static bool is_in_closed_set(const script_model *model, const script_entry *of)
{
    for (uint32_t i = 0; i < model->entries.count; i++) {
        const script_entry *some = &model->entries.items[i];
        if (some->is_closed_set && some->kind == of->kind && some->function == of->function &&
            some->action == of->action && some->position == of->position)
            return true;
    }
    return false;
}

/* [ -n "$FORCE" ] || [ "$1" = x ] || exit */
static void leaks_open(script_model *model)
{
    for (uint32_t i = 0; i < model->entries.count; i++) {
        const script_entry *some = &model->entries.items[i];
        frame at = {.action = some->action};
        if (!some->is_leaky || some->kind != KIND_action || some->function != model->function ||
            is_in_closed_set(model, some))
            continue;
        model->here = some->place;
        script_open(model, &at, TEXT("a test lets words go on that it does not name"));
    }
}

static bool has_entries(const script_model *model)
{
    for (uint32_t i = 0; i < model->entries.count; i++)
        if (model->entries.items[i].function == model->function)
            return true;
    return false;
}

void script_taken_finish(script_model *model)
{
    if (model->taken.reads_count && model->taken.count.most)
        model->taken.reads_words = true; /* some may be taken, and nothing tells which */
    if (!model->taken.reads_words)
        model->taken.arity = 0;
    else if (!model->taken.has_loop)
        model->taken.arity = -1;
    leaks_open(model);
    if (has_lone_test(model))
        script_open(model, NULL, TEXT("it tests its first word for one name only"));
    else if (model->taken.reads_words && !has_entries(model) && !model->taken.passes.count)
        script_open(model, NULL, TEXT("it names none of the words that it reads"));
    else if (!model->taken.reads_words && !model->function && model->sourced.length)
        script_pass(model, NULL, TEXT(". 1"),
                    text_print(model->memory, "it sources %.*s, which may read its words",
                               TEXT_FORMAT(model->sourced)));
}

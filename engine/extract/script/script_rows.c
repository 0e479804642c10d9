/* script_rows.c — the rows of a script, in the order of its text: each arm under the word that leads to it.
 */
#include "script_rows.h"

#include "shell_inner.h"

#include <string.h>

static void children_write(script_writer *writer, uint32_t node);

/* The shell's own bookkeeping: no command that a contract asks for. */
static bool is_bookkeeping(text program)
{
    static const char *const all[] = {"[",        "test",     "true",   "false",   "shift", "exit",
                                      "return",   "break",    ":",      "local",   "set",   "declare",
                                      "readonly", "echo",     "printf", "typeset", "read",  "trap",
                                      "getopts",  "continue", "umask",  "let",     "shopt"};

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (text_is(program, all[i]))
            return true;
    return false;
}

/* unset COMPOSE_FILE changes what commands behind it mean; unset i is bookkeeping. */
static bool unsets_environment(const script_writer *writer, const shell_node *node, text program)
{
    for (uint32_t i = 1; text_is(program, "unset") && i < node->words.count; i++) {
        text name = script_literal(shell_node_word(writer->model->shell, node, i));
        if (name.length && name.start[0] >= 'A' && name.start[0] <= 'Z')
            return true;
    }
    return false;
}

static void count_write(shard_builder *to, uint32_t row, const word_count *count)
{
    if (count->least > 0)
        shard_set_number(to, row, ATTRIBUTE_least, count->least);
    if (count->most >= 0)
        shard_set_number(to, row, ATTRIBUTE_most, count->most);
}

/* Why it is open, and what would close it. */
static void open_write(shard_builder *to, uint32_t row, text reason, const script_passes *passes)
{
    shard_set_flags(to, row, FACT_OPEN);
    shard_set_text(to, row, ATTRIBUTE_reason, reason);
    if (passes->place)
        shard_set_number(to, row, ATTRIBUTE_opened_at, (int32_t)passes->place);
    if (passes->count && passes->count == passes->opens)
        shard_set_text(to, row, ATTRIBUTE_passes, passes->written);
}

void script_taken_write(script_writer *writer, uint32_t row, const script_taken *taken)
{
    shard_builder *to = writer->rows.to;

    if (taken->is_open)
        open_write(to, row, taken->reason, &taken->passes);
    if (taken->arity >= 0 && (!taken->is_open || taken->passes.count))
        shard_set_number(to, row, ATTRIBUTE_arity, taken->arity);
    count_write(to, row, &taken->count);
}

static void form_write(script_writer *writer, uint32_t row, unsigned forms)
{
    static const char *const names[] = {"next", "equals", "letters", "beginning"};
    text written = {0};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (forms & 1U << i)
            written = written.length
                          ? text_print(writer->model->memory, "%.*s %s", TEXT_FORMAT(written), names[i])
                          : text_from(names[i]);
    if (written.length)
        shard_set_text(writer->rows.to, row, ATTRIBUTE_form, written);
}

static void entry_attributes(script_writer *writer, uint32_t row, const script_entry *some)
{
    shard_builder *to = writer->rows.to;
    const script_entry *all = writer->model->entries.items;
    unsigned flags = (some->takes_value ? FACT_TAKES_VALUE : 0) | (some->is_pattern ? FACT_PLACEHOLDER : 0);

    shard_set_flags(to, row, flags);
    if (some->position > 0 && (some->kind != KIND_option || some->position > 1))
        shard_set_number(to, row, ATTRIBUTE_position, some->position);
    if (some->option != SCRIPT_NONE)
        shard_set_text(to, row, ATTRIBUTE_owner, all[some->option].name);
    else if (some->kind == KIND_value && some->owner.length)
        shard_set_text(to, row, ATTRIBUTE_owner, some->owner);
    else if (some->kind != KIND_value && some->action != SCRIPT_NONE)
        shard_set_text(to, row, ATTRIBUTE_owner, all[some->action].name);
    if (some->is_open)
        open_write(to, row, some->reason, &some->passes);
    if (some->function)
        shard_set_text(to, row, ATTRIBUTE_function,
                       writer->model->function_names.names.items[some->function - 1]);
    if (some->kind == KIND_option)
        form_write(writer, row, some->forms);
    if (some->arity >= 0)
        shard_set_number(to, row, ATTRIBUTE_arity, some->arity);
    count_write(to, row, &some->count);
    if (some->default_.length)
        shard_set_text(to, row, ATTRIBUTE_default_, some->default_);
    if (some->alias.length)
        shard_set_text(to, row, ATTRIBUTE_alias, some->alias);
}

/* The other arms that the word leads to stand under its row too. */
static void more_write(script_writer *writer, const script_entry *some)
{
    for (uint32_t i = 0; i < some->more.count; i++) {
        uint32_t arm = some->more.items[i];
        if (!writer->model->is_more[arm] || writer->is_written[arm])
            continue;
        writer->is_written[arm] = true;
        children_write(writer, arm);
    }
}

static void function_write(script_writer *writer, uint32_t node)
{
    const shell_node *function = &writer->model->shell->nodes.items[node];
    const script_function *known = script_function_named(writer->model, function->name);
    uint32_t row = shard_open(writer->rows.to, KIND_function, function->part, function->name),
             usage = ROW_NONE;
    shell_directory directory = writer->scope->directory;
    bool in_usage = writer->in_usage;

    if (known && known->node == node && known->has_taken) {
        shard_set_text(writer->rows.to, row, ATTRIBUTE_function, function->name);
        script_taken_write(writer, row, &known->taken);
    }
    writer->in_usage = in_usage || (known && known->is_usage);
    if (writer->in_usage && !in_usage)
        usage = script_usage_open(writer, node);
    children_write(writer, node);
    if (usage != ROW_NONE)
        shard_close(writer->rows.to, usage);
    shard_close(writer->rows.to, row);
    writer->in_usage = in_usage;
    writer->scope->directory = directory;
}

/* What stands at the place of an entry. */
static void place_write(script_writer *writer, uint32_t node)
{
    uint8_t type = writer->model->shell->nodes.items[node].type;

    if (type == SHELL_FUNCTION)
        function_write(writer, node);
    else if (type == SHELL_ARM || type == SHELL_BODY)
        children_write(writer, node);
}

static void entries_write(script_writer *writer, uint32_t node)
{
    shell_directory directory = writer->scope->directory;

    for (uint32_t i = writer->model->arm_entry[node]; i; i = writer->model->next_entry[i - 1]) {
        const script_entry *some = &writer->model->entries.items[i - 1];
        uint32_t row = shard_open(writer->rows.to, some->kind, some->part, some->name);
        entry_attributes(writer, row, some);
        if (!writer->model->next_entry[i - 1])
            place_write(writer, node);
        more_write(writer, some);
        shard_close(writer->rows.to, row);
    }
    writer->scope->directory = directory;
}

static void command_add(script_writer *writer, const shell_node *node, const shell_call *call)
{
    shell_command_add(&writer->rows, node, call, writer->scope->directory.now);
    shell_inner_add(&writer->rows, node, call, writer->scope->directory.now);
}

static void command_write(script_writer *writer, uint32_t number)
{
    const shell_node *node = &writer->model->shell->nodes.items[number];
    shell_call call;
    text program = script_program(writer->model, node, &call);
    bool prints = script_text_add(writer, node, program);

    if (!prints && call.program != SHELL_NO_NODE && !is_bookkeeping(program) &&
        (!text_is(program, "unset") || unsets_environment(writer, node, program)))
        command_add(writer, node, &call);
    else if (text_is(program, "trap")) /* what it sets off is run, later */
        shell_inner_add(&writer->rows, node, &call, writer->scope->directory.now);
    script_reads_add(writer, node);
    children_write(writer, number);
    script_scope_follow(writer->scope, node, call.program);
}

static void node_write(script_writer *writer, uint32_t number)
{
    const shell_node *node = &writer->model->shell->nodes.items[number];
    shell_directory directory = writer->scope->directory;
    bool has_entry = writer->model->arm_entry[number] != 0;

    if (writer->model->is_more[number] && writer->is_written[number])
        return;
    if (has_entry)
        entries_write(writer, number);
    if (node->type == SHELL_COMMAND) {
        command_write(writer, number);
        return;
    }
    script_reads_add(writer, node);
    if (has_entry && (node->type == SHELL_FUNCTION || node->type == SHELL_ARM || node->type == SHELL_BODY))
        return;
    if (node->type == SHELL_FOR)
        script_scope_enter_for(writer->scope, node);
    if (node->type == SHELL_FUNCTION)
        function_write(writer, number);
    else
        children_write(writer, number);
    if (node->type == SHELL_SUBSHELL || node->type == SHELL_SUBSTITUTION || node->type == SHELL_ARM)
        writer->scope->directory = directory;
}

/* ---- what never runs ---- */

typedef enum status { STATUS_UNKNOWN, STATUS_KEPT, STATUS_FAILED } status;

/* `true`, `:` and `false` say how they end. */
static status status_of(const script_writer *writer, uint32_t number)
{
    const shell_node *node = &writer->model->shell->nodes.items[number];
    bool is_kept;

    if (node->type != SHELL_COMMAND || node->words.count == 0)
        return STATUS_UNKNOWN;
    text program = script_literal(shell_node_word(writer->model->shell, node, 0));
    is_kept = text_is(program, "true") || text_is(program, ":");
    if (!is_kept && !text_is(program, "false"))
        return STATUS_UNKNOWN;
    return is_kept != node->is_negated ? STATUS_KEPT : STATUS_FAILED;
}

/* Of a condition: what its one command says. */
static status status_of_condition(const script_writer *writer, uint32_t number)
{
    const shell_node *nodes = writer->model->shell->nodes.items;
    bool is_one = number + 1 < nodes[number].end && nodes[number + 1].end == nodes[number].end;

    return is_one ? status_of(writer, number + 1) : STATUS_UNKNOWN;
}

/* Its commands stand in the script and never run. */
static void dead_write(script_writer *writer, uint32_t number)
{
    const shell_options *live = writer->rows.options;
    shell_options dead = *live;

    dead.flags |= FACT_DEAD;
    writer->rows.options = &dead;
    node_write(writer, number);
    writer->rows.options = live;
}

/* A list: behind `false &&` and `true ||` nothing runs, until the chain ends or turns. */
static void list_write(script_writer *writer, uint32_t first, uint32_t end)
{
    const shell_node *nodes = writer->model->shell->nodes.items;
    status before = STATUS_UNKNOWN;

    for (uint32_t i = first; i < end; i = nodes[i].end)
        if ((nodes[i].link == SHELL_AND && before == STATUS_FAILED) ||
            (nodes[i].link == SHELL_OR && before == STATUS_KEPT)) {
            dead_write(writer, i);
        } else {
            before = nodes[i].link == SHELL_PIPE ? STATUS_UNKNOWN : status_of(writer, i);
            node_write(writer, i);
        }
}

/* if, elif, else: a body runs when its condition may be kept and none before it surely is. */
static void branches_write(script_writer *writer, uint32_t number)
{
    const shell_node *nodes = writer->model->shell->nodes.items;
    status asked = STATUS_UNKNOWN;
    bool is_over = false;

    for (uint32_t i = number + 1; i < nodes[number].end; i = nodes[i].end) {
        bool is_dead = is_over || (nodes[i].type == SHELL_BODY && asked == STATUS_FAILED);
        if (is_dead)
            dead_write(writer, i);
        else
            node_write(writer, i);
        if (nodes[i].type == SHELL_BODY)
            is_over = is_over || asked == STATUS_KEPT;
        asked = nodes[i].type == SHELL_CONDITION ? status_of_condition(writer, i) : STATUS_UNKNOWN;
    }
}

static void children_write(script_writer *writer, uint32_t node)
{
    const shell_node *nodes = writer->model->shell->nodes.items;

    if (nodes[node].type == SHELL_IF)
        branches_write(writer, node);
    else
        list_write(writer, node + 1, nodes[node].end);
}

void script_write(script_writer *writer)
{
    list_write(writer, 0, writer->model->shell->nodes.count);
}

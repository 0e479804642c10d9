/* shell_rows.c — a simple command as rows: program, words in order, normal form (LANGUAGE 18-20). */
#include "shell_rows.h"

#include "buffer.h"
#include "glob.h"

#include <string.h>

typedef struct command_state {
    const shell_rows *with;
    const shell_node *node;
    const shell_call *call;
    buffer name;
    uint32_t row;
    uint32_t group;  /* optional group whose bracket is open in the name */
    bool has_dashes; /* -- was seen: no more flags */
} command_state;

static span source_span(const shell_rows *with, span part)
{
    return with->map ? shell_map_span(with->map, part) : part;
}

/* ---- values
 * ------------------------------------------------------------------------------------------------------ */

static bool binding_find(const shell_options *options, text expression, text *value)
{
    for (uint32_t i = 0; i < options->binding_count; i++)
        if (text_equal(options->bindings[i].expression, expression)) {
            *value = options->bindings[i].value;
            return true;
        }
    return false;
}

static bool is_choice(text value)
{
    return value.length > 2 && value.start[0] == '<' && value.start[value.length - 1] == '>' &&
           text_find(value, '|', 0) < value.length;
}

/* before<a|b>after is <beforeaafter|beforebafter>. */
static text choice_around(arena *memory, text before, text choice, text after)
{
    buffer out = buffer_new(memory);
    text rest = text_slice(choice, 1, choice.length - 1), one;
    char edge = '<';

    while (text_next(&rest, '|', &one)) {
        buffer_add_byte(&out, edge);
        buffer_add(&out, before);
        buffer_add(&out, one);
        buffer_add(&out, after);
        edge = '|';
    }
    buffer_add_byte(&out, '>');
    return buffer_text(&out);
}

/* Literal parts [first, last) of the word together. */
static text literals(const shell_rows *with, const shell_word *word, uint32_t first, uint32_t last)
{
    buffer out = buffer_new(with->memory);

    for (uint32_t i = first; i < last; i++)
        buffer_add(&out, with->tree->parts.items[word->parts.first + i].text);
    return buffer_text(&out);
}

/* A word with one ${{ expression }} whose value is known. */
static bool bound_value(const shell_rows *with, const shell_word *word, text *value)
{
    uint32_t at = SHELL_NO_NODE;
    text known = {0}, before, after;

    for (uint32_t i = 0; i < word->parts.count; i++) {
        const shell_part *part = &with->tree->parts.items[word->parts.first + i];
        if (part->type == SHELL_LITERAL)
            continue;
        if (part->type != SHELL_EXPRESSION || at != SHELL_NO_NODE ||
            !binding_find(with->options, part->text, &known))
            return false;
        at = i;
    }
    if (at == SHELL_NO_NODE)
        return false;
    before = literals(with, word, 0, at);
    after = literals(with, word, at + 1, word->parts.count);
    *value = is_choice(known) ? choice_around(with->memory, before, known, after)
                              : text_print(with->memory, "%.*s%.*s%.*s", TEXT_FORMAT(before),
                                           TEXT_FORMAT(known), TEXT_FORMAT(after));
    return true;
}

text shell_word_value(const shell_rows *with, const shell_word *word, bool *is_free, bool *is_rooted)
{
    text value = word->value;

    *is_free = (word->flags & SHELL_WORD_PLACEHOLDER) != 0;
    *is_rooted = false;
    if (!(word->flags & SHELL_WORD_EXPANDS))
        return value;
    if (bound_value(with, word, &value))
        return value;
    if (with->resolve && with->resolve(with->context, word, &value, is_rooted))
        return *is_rooted && !value.length ? TEXT(".") : value; /* the root itself */
    *is_free = true;
    return value;
}

/* ---- the name
 * ---------------------------------------------------------------------------------------------------- */

static bool needs_quotes(text value)
{
    if (!value.length)
        return true;
    if (value.start[0] == '<' || text_find_text(value, TEXT("{{"), 0) < value.length)
        return false;
    for (size_t i = 0; i < value.length; i++)
        if (value.start[i] == ' ' || value.start[i] == '\t' || value.start[i] == '\n')
            return true;
    return false;
}

static void name_add(command_state *of, text value, uint32_t group)
{
    bool is_quoted = needs_quotes(value);

    if (of->group && of->group != group)
        buffer_add_byte(&of->name, ']');
    if (of->name.length)
        buffer_add_byte(&of->name, ' ');
    if (group && group != of->group)
        buffer_add_byte(&of->name, '[');
    of->group = group;
    if (is_quoted)
        buffer_add_byte(&of->name, '"');
    for (size_t i = 0; i < value.length; i++) /* one line, whatever was quoted */
        buffer_add_byte(&of->name, value.start[i] == '\n' || value.start[i] == '\r' ? ' ' : value.start[i]);
    if (is_quoted)
        buffer_add_byte(&of->name, '"');
}

/* ---- parts
 * ------------------------------------------------------------------------------------------------------- */

static void part_flags(const command_state *of, uint32_t row, const shell_word *word, bool is_free)
{
    unsigned flags = of->with->options->flags | (of->with->options->is_guess ? FACT_GUESS : 0);

    if (is_free)
        flags |= FACT_PLACEHOLDER;
    if (word && word->flags & SHELL_WORD_OPTIONAL)
        flags |= FACT_OPTIONAL;
    shard_set_flags(of->with->to, row, flags);
}

static void assignment_add(const command_state *of, span part, text name, text value)
{
    uint32_t row = shard_add(of->with->to, KIND_assignment, source_span(of->with, part), name);

    shard_set_text(of->with->to, row, ATTRIBUTE_value, value);
    part_flags(of, row, NULL, false);
}

static void node_assignments(const command_state *of)
{
    const shell_tree *shell = of->with->tree;

    for (uint32_t i = 0; i < of->node->assignments.count; i++) {
        const shell_assignment *some = &shell->assignments.items[of->node->assignments.first + i];
        const shell_word *word = &shell->words.items[some->value];
        bool is_free, is_rooted;
        text value = some->is_array ? (text){0} : shell_word_value(of->with, word, &is_free, &is_rooted);
        assignment_add(of, (span){some->name_part.start, word->raw.end}, some->name, value);
    }
}

static void flag_add(const command_state *of, const shell_word *word, text value, bool is_free)
{
    size_t edge = text_find(value, '=', 0),
           written = text_find(of->with->tree->bytes, '=', word->inner.start);
    text name = text_slice(value, 0, edge);
    bool is_name_free =
        is_free && (edge == value.length || text_find(name, '<', 0) < edge || text_find(name, '$', 0) < edge);
    span part = word->inner;
    uint32_t row;

    if (edge < value.length && written < part.end)
        part.end = (uint32_t)written;
    row = shard_add(of->with->to, KIND_flag, source_span(of->with, part), name);
    if (edge < value.length)
        shard_set_text(of->with->to, row, ATTRIBUTE_value, text_slice(value, edge + 1, value.length));
    part_flags(of, row, word, is_name_free);
}

/* [file], [options]: a plain word in brackets stands for what may be given. */
static bool is_optional_slot(const shell_word *word)
{
    return word->flags & SHELL_WORD_OPTIONAL && !(word->flags & SHELL_WORD_CHOICE);
}

static void word_add(command_state *of, uint32_t number)
{
    const shell_word *word = shell_node_word(of->with->tree, of->node, number);
    bool is_free, is_rooted;
    text value = shell_word_value(of->with, word, &is_free, &is_rooted);

    name_add(of, value, word->group);
    if (!of->has_dashes && text_is(value, "--")) {
        of->has_dashes = true;
    } else if (!of->has_dashes && value.length > 1 && value.start[0] == '-') {
        flag_add(of, word, value, is_free);
    } else {
        uint32_t row = shard_add(of->with->to, KIND_argument, source_span(of->with, word->inner), value);
        part_flags(of, row, word, is_free || is_optional_slot(word));
    }
}

/* Assignments among the peeled words: env A=b command. */
static void peeled_assignments(const command_state *of)
{
    for (uint32_t i = 0; i < of->call->program; i++) {
        const shell_word *word = shell_node_word(of->with->tree, of->node, i);
        size_t name;
        if (shell_is_assignment(word->value, &name))
            assignment_add(of, word->inner, text_slice(word->value, 0, name),
                           text_slice(word->value, name + 1, word->value.length));
    }
}

/* Behind export, assignments belong to the name. */
static void declared_names(command_state *of)
{
    const shell_tree *shell = of->with->tree;

    for (uint32_t i = 0; i < of->node->assignments.count; i++) {
        const shell_assignment *some = &shell->assignments.items[of->node->assignments.first + i];
        const shell_word *word = &shell->words.items[some->value];
        if (some->name_part.start > shell_node_word(shell, of->node, 0)->raw.start)
            name_add(of, text_slice(shell->bytes, some->name_part.start, word->raw.end), 0);
    }
}

/* Does the word stand for the script itself: $0, $(basename "$0"), its bare name? */
static bool is_own_name(const shell_rows *with, const shell_word *word, text value)
{
    text self = with->options->self;

    if (!self.length)
        return false;
    if (text_equal(shell_program_name(value), path_name(self)))
        return true;
    for (uint32_t i = 0; i < word->parts.count; i++) {
        const shell_part *part = &with->tree->parts.items[word->parts.first + i];
        text written = text_slice(with->tree->bytes, part->part.start, part->part.end);
        if (part->type == SHELL_VARIABLE && text_is(part->text, "0"))
            return true;
        if (part->type == SHELL_COMMAND_PART && text_find_text(written, TEXT("$0"), 0) < written.length)
            return true;
        if (part->type == SHELL_COMMAND_PART &&
            text_find_text(written, TEXT("BASH_SOURCE"), 0) < written.length)
            return true;
    }
    return false;
}

/* The program in normal form: no ./ before it; a path from the root when a variable told where it is. */
static text program_of(const shell_rows *with, const shell_word *word, bool *is_free, bool *is_rooted)
{
    shell_rows asking = *with;
    text value, resolved;

    asking.resolve = with->resolve_program ? with->resolve_program : with->resolve;
    value = shell_word_value(&asking, word, is_free, is_rooted);
    if (is_own_name(with, word, value)) {
        *is_rooted = true;
        return with->options->self;
    }
    if (*is_rooted && path_resolve(with->memory, (text){0}, value, &resolved) && resolved.length)
        return resolved;
    if (text_is(value, "."))
        return TEXT("source");
    value = shell_program_name(value);
    if (text_find_text(value, TEXT("/../"), 0) < value.length &&
        path_resolve(with->memory, (text){0}, value, &resolved) && value.start[0] != '/')
        return resolved;
    return value;
}

static void set_attributes(const command_state *of, text program, text directory)
{
    const shell_options *options = of->with->options;
    shard_builder *to = of->with->to;

    shard_set_text(to, of->row, ATTRIBUTE_program, program);
    if (directory.length)
        shard_set_text(to, of->row, ATTRIBUTE_directory, directory);
    if (options->language.length)
        shard_set_text(to, of->row, ATTRIBUTE_language, options->language);
    if (options->origin.length)
        shard_set_text(to, of->row, ATTRIBUTE_origin, options->origin);
}

/* From the first to the last of its words; heredocs and bodies are not part of it. */
static span command_span(const shell_rows *with, const shell_node *node)
{
    span part = node->part;

    for (uint32_t i = 0; i < node->words.count; i++) {
        const shell_word *word = shell_node_word(with->tree, node, i);
        part.start = word->raw.start < part.start ? word->raw.start : part.start;
    }
    return source_span(with, part);
}

/* A program that is named by its path, in documents and workflows: a KIND_path. Behind a cd nobody knows from
 * where it is meant; alone in inline code it is a path already. */
static void program_path(const command_state *of, const shell_word *word, text program)
{
    text origin = of->with->options->origin, written;
    bool is_inline = text_is(origin, "inline");
    span part = word->inner;

    if (!is_inline && !text_is(origin, "block") && !text_is(origin, "run"))
        return;
    written = text_slice(of->with->tree->bytes, part.start, part.end);
    if (text_starts(written, TEXT("./"))) {
        part.start += 2;
        written = text_slice(written, 2, written.length);
    }
    if ((is_inline && of->node->words.count < 2) || text_find(program, '/', 0) >= program.length ||
        !text_equal(written, program) || strchr("/~", program.start[0]) || glob_is_pattern(program))
        return;
    part_flags(of, shard_add(of->with->to, KIND_path, source_span(of->with, part), program), NULL, false);
}

/* Only NAME=value, no command. */
static void lone_assignments(const shell_rows *with, const shell_node *node)
{
    command_state of = {.with = with, .node = node};

    node_assignments(&of);
}

uint32_t shell_command_add(const shell_rows *with, const shell_node *node, const shell_call *call,
                           text directory)
{
    command_state of = {.with = with, .node = node, .call = call, .name = buffer_new(with->memory)};
    bool is_free, is_rooted;
    const shell_word *word;
    text program;

    if (call->program == SHELL_NO_NODE) {
        lone_assignments(with, node);
        return ROW_NONE;
    }
    word = shell_node_word(with->tree, node, call->program);
    program = program_of(with, word, &is_free, &is_rooted);
    if (!program.length || (word->flags & SHELL_WORD_PLACEHOLDER))
        return ROW_NONE;
    name_add(&of, program, 0);
    of.row = shard_open(with->to, KIND_command, command_span(with, node), (text){0});
    set_attributes(&of, program, is_rooted ? (text){0} : directory);
    part_flags(&of, of.row, NULL, false);
    if (!is_free && !directory.length)
        program_path(&of, word, program);
    node_assignments(&of);
    peeled_assignments(&of);
    declared_names(&of);
    if (call->adds_words)
        shard_set_flags(with->to, of.row, FACT_OPEN);
    for (uint32_t i = call->program + 1; i < call->end; i++)
        word_add(&of, i);
    if (of.group)
        buffer_add_byte(&of.name, ']');
    shard_set_name(with->to, of.row, buffer_text(&of.name));
    shard_close(with->to, of.row);
    return of.row;
}

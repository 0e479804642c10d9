/* script_words.c — where a script reads its own words, whatever it does with them.
 *
 * What is understood of the reads is told elsewhere; here every read counts: a word that is part of a larger
 * one, in a sum, a here-document, a redirection, a substitution, or by way of a variable that was made of
 * words. */
#include "script_model.h"

#include <string.h>

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_name_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' || is_digit(byte);
}

static unsigned number_reads(const frame *at, text name)
{
    uint32_t given = at->words.count - at->shifted;
    int64_t number;

    if (!text_number(name, &number) || number < 1)
        return 0;
    if (number <= given)
        return at->words.items[at->shifted + (uint32_t)number - 1].type == ROLE_NONE ? 0 : READS_WORDS;
    return at->rest ? READS_WORDS : 0;
}

static bool has_given_words(const frame *at)
{
    for (uint32_t i = at->shifted; i < at->words.count; i++)
        if (at->words.items[i].type != ROLE_NONE)
            return true;
    return at->rest != 0;
}

static unsigned name_reads(script_model *model, const frame *at, text name)
{
    const script_variable *variable;

    if (text_is(name, "@") || text_is(name, "*"))
        return has_given_words(at) ? READS_WORDS : 0;
    if (text_is(name, "#"))
        return at->rest ? READS_COUNT : 0;
    if (name.length && is_digit(name.start[0]))
        return number_reads(at, name);
    variable = script_variable_named(model, name, false);
    return variable && (variable->is.type != ROLE_NONE || variable->is_made) ? READS_WORDS : 0;
}

/* The name that stands at `at` behind a $, or behind ${ and the # or ! there; empty: none. */
static text name_at(text bytes, size_t at)
{
    size_t start = at, end;

    if (at < bytes.length && bytes.start[at] == '{') {
        start++;
        if (start + 1 < bytes.length && strchr("#!", bytes.start[start]) && bytes.start[start + 1] != '}')
            start++;
    }
    end = start;
    if (end < bytes.length && strchr("@*#", bytes.start[end]) && bytes.start[end])
        end++;
    else if (end < bytes.length && is_digit(bytes.start[end]) && start == at)
        end++;
    else
        while (end < bytes.length && is_name_byte(bytes.start[end]))
            end++;
    return text_slice(bytes, start, end);
}

/* Text that the shell expands but that is no word of the tree. In a sum, names stand without a $, too. */
static unsigned text_reads(script_model *model, const frame *at, text bytes, bool is_sum)
{
    unsigned reads = 0;

    model->steps += (uint32_t)(bytes.length / 64);
    for (size_t i = 0; i < bytes.length;) {
        text name = {0};
        if (bytes.start[i] == '\\') {
            i += 2;
            continue;
        }
        if (bytes.start[i] == '$')
            name = name_at(bytes, i + 1);
        else if (is_sum && is_name_byte(bytes.start[i]) && !is_digit(bytes.start[i]))
            name = name_at(bytes, i);
        if (name.length)
            reads |= name_reads(model, at, name);
        i = name.length ? (size_t)(name.start - bytes.start) + name.length : i + 1;
    }
    return reads;
}

static text source_text(const script_model *model, span part)
{
    return text_slice(model->shell->bytes, part.start, part.end);
}

static unsigned part_reads(script_model *model, const frame *at, const shell_part *part, bool is_deep)
{
    switch (part->type) {
    case SHELL_VARIABLE: {
        unsigned reads = name_reads(model, at, part->text);
        if (text_is(part->rest, "#") && (text_is(part->text, "@") || text_is(part->text, "*")))
            return reads ? READS_COUNT : 0;
        if (text_is(part->rest, "!")) /* a word by its number, or by a name that a variable holds */
            return reads ? READS_WORDS : 0;
        return reads | text_reads(model, at, part->rest, part->rest.length && part->rest.start[0] == '[');
    }
    case SHELL_SUM:
        return text_reads(model, at, source_text(model, part->part), true);
    case SHELL_COMMAND_PART:
        return is_deep ? script_nodes_read(model, at, part->node) : 0;
    default:
        return 0;
    }
}

static unsigned word_reads(script_model *model, const frame *at, const shell_word *word, bool is_deep)
{
    unsigned reads = 0;

    for (uint32_t i = 0; word && i < word->parts.count; i++)
        reads |= part_reads(model, at, &model->shell->parts.items[word->parts.first + i], is_deep);
    return reads;
}

static unsigned range_reads(script_model *model, const frame *at, shell_range words, bool is_deep)
{
    unsigned reads = 0;

    for (uint32_t i = 0; i < words.count; i++)
        reads |= word_reads(model, at, &model->shell->words.items[words.first + i], is_deep);
    return reads;
}

static unsigned redirects_read(script_model *model, const frame *at, const shell_node *node)
{
    unsigned reads = 0;

    for (uint32_t i = 0; i < node->redirects.count; i++) {
        const shell_redirect *some = &model->shell->redirects.items[node->redirects.first + i];
        if (some->type != SHELL_HEREDOC)
            reads |= word_reads(model, at, &model->shell->words.items[some->target], false);
        else if (!some->is_verbatim)
            reads |= text_reads(model, at, source_text(model, some->body), false);
    }
    return reads;
}

/* for ((i = 1; i <= $#; i++)), (( $1 > 2 )): no words of the tree. */
static unsigned head_reads(script_model *model, const frame *at, const shell_node *node, uint32_t number)
{
    span head = node->part;

    if (node->type == SHELL_FOR && !node->name.length && node->end > number + 1)
        head.end = model->shell->nodes.items[number + 1].part.start;
    else if (node->type != SHELL_ARITHMETIC)
        return 0;
    return text_reads(model, at, source_text(model, head), true);
}

unsigned script_node_reads(script_model *model, const frame *at, uint32_t number)
{
    const shell_node *node = &model->shell->nodes.items[number];
    unsigned reads = range_reads(model, at, node->words, false);

    for (uint32_t i = 0; i < node->assignments.count; i++) {
        const shell_assignment *some = &model->shell->assignments.items[node->assignments.first + i];
        reads |= some->is_array ? range_reads(model, at, some->items, false)
                                : word_reads(model, at, &model->shell->words.items[some->value], false);
    }
    return reads | redirects_read(model, at, node) | head_reads(model, at, node, number);
}

unsigned script_nodes_read(script_model *model, const frame *at, uint32_t node)
{
    uint32_t end = model->shell->nodes.items[node].end;
    unsigned reads = 0;

    model->steps += end - node;
    for (uint32_t i = node; i < end; i++)
        reads |= script_node_reads(model, at, i);
    return reads;
}

unsigned script_word_reads(script_model *model, const frame *at, const shell_word *word)
{
    return word_reads(model, at, word, true);
}

bool script_is_made(script_model *model, const frame *at, shell_range words)
{
    return (range_reads(model, at, words, true) & READS_WORDS) != 0;
}

/* read -r a b <<< "$1", printf -v name '%s' "$1": the variables that are filled. */
void script_made_note(script_model *model, const frame *at, uint32_t number, text program)
{
    const shell_node *node = &model->shell->nodes.items[number];
    bool is_print = text_is(program, "printf") && shell_word_is(shell_node_word(model->shell, node, 1), "-v");

    if (!is_print && !text_is(program, "read") && !text_is(program, "mapfile") &&
        !text_is(program, "readarray"))
        return;
    if (!((is_print ? script_nodes_read(model, at, number) : redirects_read(model, at, node)) & READS_WORDS))
        return;
    for (uint32_t i = 1; i < node->words.count && (!is_print || i < 3); i++) {
        text name = script_literal(shell_node_word(model->shell, node, i));
        if (name.length && is_name_byte(name.start[0]))
            script_variable_named(model, name, true)->is_made = true;
    }
}

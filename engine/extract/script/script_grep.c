/* script_grep.c — a word that grep looks for in a list, echo "$list" | grep -qw "$1", and a list of names
 * that the word is looked for in, echo "$1" | grep -qE '^(a|b)$'.
 *
 * Read only where no more is found than the names: -w finds db in db-migrate, and without -w or -x any part
 * of a name is found. */
#include "script_condition.h"

#include <string.h>

typedef struct grep_call {
    const shell_word *pattern;
    bool is_word, is_line, is_extended, is_fixed;
} grep_call;

/* What grep reads. */
typedef struct grep_text {
    shell_range words;
    bool is_printf; /* each of the words is a line */
    bool is_cut;    /* at its blanks */
} grep_text;

static bool letters_read(text flag, grep_call *call)
{
    for (size_t i = 1; i < flag.length; i++) {
        if (!strchr("qswxEFe", flag.start[i]))
            return false;
        call->is_word = call->is_word || flag.start[i] == 'w';
        call->is_line = call->is_line || flag.start[i] == 'x';
        call->is_extended = call->is_extended || flag.start[i] == 'E';
        call->is_fixed = call->is_fixed || flag.start[i] == 'F';
    }
    return true;
}

/* False: there is a flag that is not known here, or a file. */
static bool call_read(const script_model *model, const shell_node *node, grep_call *call)
{
    bool has_ended = false;

    *call = (grep_call){0};
    for (uint32_t i = 1; i < node->words.count; i++) {
        const shell_word *word = shell_node_word(model->shell, node, i);
        bool is_flag = !has_ended && !(word->flags & SHELL_WORD_EXPANDS) && word->value.length > 1 &&
                       word->value.start[0] == '-';
        if (is_flag && text_is(word->value, "--"))
            has_ended = true;
        else if (is_flag && !text_is(word->value, "--quiet") && !letters_read(word->value, call))
            return false;
        else if (!is_flag && call->pattern)
            return false;
        else if (!is_flag)
            call->pattern = word;
    }
    return call->pattern != NULL;
}

static bool is_command(const script_model *model, const shell_node *node, const char *program)
{
    return node->type == SHELL_COMMAND && shell_word_is(shell_node_word(model->shell, node, 0), program);
}

/* echo WORDS, printf '%s\n' WORDS */
static bool printed_words(const script_model *model, const shell_node *node, grep_text *from)
{
    uint32_t first = 1;

    if (is_command(model, node, "printf")) {
        if (!shell_word_is(shell_node_word(model->shell, node, 1), "%s\\n"))
            return false;
        from->is_printf = true;
        first = 2;
    } else if (!is_command(model, node, "echo")) {
        return false;
    } else if (shell_word_is(shell_node_word(model->shell, node, 1), "-n")) {
        first = 2;
    }
    if (first >= node->words.count)
        return false;
    from->words = (shell_range){node->words.first + first, node->words.count - first};
    return true;
}

static bool here_word(const script_model *model, const shell_node *node, grep_text *from)
{
    for (uint32_t i = 0; i < node->redirects.count; i++) {
        const shell_redirect *some = &model->shell->redirects.items[node->redirects.first + i];
        if (some->type != SHELL_HERESTRING)
            continue;
        from->words = (shell_range){some->target, 1};
        return true;
    }
    return false;
}

/* tr ' ' '\n' */
static bool is_splitter(const script_model *model, const shell_node *node)
{
    uint32_t first = shell_word_is(shell_node_word(model->shell, node, 1), "-s") ? 2 : 1;

    return is_command(model, node, "tr") && node->words.count == first + 2 &&
           shell_word_is(shell_node_word(model->shell, node, first), " ") &&
           shell_word_is(shell_node_word(model->shell, node, first + 1), "\\n");
}

/* What stands before the last node of the pipeline prints. */
static bool text_read(const script_model *model, uint32_t first, uint32_t last, grep_text *from)
{
    const shell_node *nodes = model->shell->nodes.items;
    uint32_t second = nodes[first].end;

    if (first == last)
        return here_word(model, &nodes[last], from);
    if (!printed_words(model, &nodes[first], from))
        return false;
    if (second == last)
        return true;
    from->is_cut = true;
    return nodes[second].end == last && is_splitter(model, &nodes[second]);
}

/* The names that it reads: of a list, or written in place. */
static bool names_read(script_model *model, const grep_text *from, shell_range *list)
{
    const shell_word *words = model->shell->words.items + from->words.first;

    for (uint32_t i = 0; i < from->words.count; i++)
        if (words[i].flags & (SHELL_WORD_EXPANDS | SHELL_WORD_GLOB))
            return from->words.count == 1 && script_word_list(model, words, list);
    *list = from->words;
    return true;
}

/* Is every name a line of its own? (Without quotes the shell parts the words of a list.) */
static bool is_lines(const script_model *model, const grep_text *from, shell_range list)
{
    bool is_quoted = (model->shell->words.items[from->words.first].flags & SHELL_WORD_QUOTED) != 0;

    if (from->is_cut || (from->is_printf && !is_quoted))
        return true;
    for (uint32_t i = 0; i < list.count; i++) {
        text value = model->shell->words.items[list.first + i].value;
        if (text_find(value, ' ', 0) < value.length || text_find(value, '\t', 0) < value.length)
            return false;
    }
    return from->is_printf || (is_quoted && list.count == 1);
}

/* Is every name one word for grep -w? */
static bool are_plain(const script_model *model, shell_range list)
{
    text name;
    span part;

    for (uint32_t i = 0; i <= model->request->limits.script_words && script_list_name(model, list, i, &name, &part); i++)
        for (size_t k = 0; k < name.length; k++)
            if (!((name.start[k] | 32) >= 'a' && (name.start[k] | 32) <= 'z') && name.start[k] != '_' &&
                !(name.start[k] >= '0' && name.start[k] <= '9'))
                return false;
    return true;
}

/* BEFORE $word BEHIND */
static bool stands_between(const script_model *model, const shell_word *word, const char *before,
                           const char *behind)
{
    text left, right;

    return script_word_around(model, word, &left, &right) && text_is(left, before) && text_is(right, behind);
}

/* Does grep find the names and nothing else? */
static bool is_exact(const script_model *model, const grep_call *call, const grep_text *from,
                     shell_range list)
{
    const shell_word *word = model->shell->words.items + from->words.first, *wanted = call->pattern;
    bool is_bare = stands_between(model, wanted, "", ""), is_regex = !call->is_fixed;

    if ((is_bare && call->is_line) || (is_regex && stands_between(model, wanted, "^", "$")))
        return is_lines(model, from, list);
    if ((is_bare && call->is_word) || (is_regex && (stands_between(model, wanted, "\\b", "\\b") ||
                                                    stands_between(model, wanted, "\\<", "\\>"))))
        return are_plain(model, list);
    return stands_between(model, wanted, " ", " ") && !from->is_printf && !from->is_cut &&
           from->words.count == 1 &&
           (stands_between(model, word, " ", " ") ||
            (!(word->flags & SHELL_WORD_EXPANDS) && text_starts(word->value, TEXT(" ")) &&
             text_ends(word->value, TEXT(" "))));
}

bool script_is_grep(const script_model *model, uint32_t node)
{
    return is_command(model, &model->shell->nodes.items[node], "grep");
}

bool script_grep_read(script_model *model, const frame *where, uint32_t first, uint32_t last,
                      comparison *found)
{
    const shell_node *nodes = model->shell->nodes.items;
    grep_text from = {0};
    grep_call call;

    if (!script_is_grep(model, last) || !call_read(model, &nodes[last], &call) ||
        !text_read(model, first, last, &from))
        return false;
    *found = (comparison){.is_equal = !nodes[first].is_negated, .part = call.pattern->inner, .node = last};
    if (call.pattern->flags & SHELL_WORD_EXPANDS) {
        found->subject = script_inner_role(model, where, call.pattern);
        return script_is_word_role(&found->subject) && names_read(model, &from, &found->list) &&
               is_exact(model, &call, &from, found->list);
    }
    if (from.words.count != 1)
        return false;
    found->subject = script_inner_role(model, where, &model->shell->words.items[from.words.first]);
    if (found->subject.type == ROLE_REST) { /* echo "$*" | grep -q -- --fast */
        found->subject.type = ROLE_ANY;
        found->name = script_option_among(call.pattern->value);
        if (!found->name.length)
            script_open(model, where, TEXT("it looks for a pattern among all its words"));
        return found->name.length > 0;
    }
    found->subject = script_word_role(model, where, &model->shell->words.items[from.words.first]);
    found->name = call.is_extended ? script_alternatives(call.pattern->value) : (text){0};
    found->is_regex = true;
    return script_is_word_role(&found->subject) && found->name.length;
}

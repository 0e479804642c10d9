/* grammar_lines.c — what our tree says, in the words of reduce.jq: the two change together. */
#include "grammar_lines.h"

#include "buffer.h"

#include <stdlib.h>
#include <string.h>

typedef struct grammar_line {
    span part;
    text says;
} grammar_line;

typedef struct grammar_state {
    arena *memory;
    const shell_tree *shell;
    ARRAY(grammar_line) lines;
} grammar_state;

static const char *const kinds[] = {
    [SHELL_COMMAND] = "command",
    [SHELL_TEST] = "test",
    [SHELL_ARITHMETIC] = "arithmetic",
    [SHELL_FUNCTION] = "function ",
    [SHELL_CASE] = "case",
    [SHELL_ARM] = "arm",
    [SHELL_IF] = "if",
    [SHELL_LOOP] = "loop",
    [SHELL_FOR] = "for ",
    [SHELL_CONDITION] = "condition",
    [SHELL_BODY] = "body",
    [SHELL_GROUP] = "group",
    [SHELL_SUBSHELL] = "subshell",
    [SHELL_SUBSTITUTION] = "substitution",
};

static void line_add(grammar_state *to, span part, text says)
{
    *array_push(&to->lines, to->memory) = (grammar_line){part, says};
}

static void place_add(grammar_state *to, uint32_t at, const char *says)
{
    line_add(to, (span){at, at}, text_from(says));
}

/* ---- words ---- */

static void expansions_add(grammar_state *to, const shell_word *word)
{
    for (uint32_t i = 0; i < word->parts.count; i++) {
        const shell_part *part = &to->shell->parts.items[word->parts.first + i];
        if (part->type == SHELL_VARIABLE)
            line_add(to, part->part, text_print(to->memory, "variable %.*s", TEXT_FORMAT(part->text)));
        else if (part->type == SHELL_SUM)
            line_add(to, part->part, TEXT("sum"));
    }
}

static void word_add(grammar_state *to, const shell_word *word, const char *kind)
{
    line_add(to, word->raw, text_from(kind));
    expansions_add(to, word);
}

static bool is_flag(const shell_tree *shell, const shell_word *word)
{
    return word->raw.end - word->raw.start > 1 && shell->bytes.start[word->raw.start] == '-';
}

/* -f == && and their like: shfmt has them in the tree, not as words. */
static bool is_operator(const shell_word *word)
{
    static const char *const all[] = {"=", "==", "!=", "=~", "-eq", "-ne", "-lt", "-le", "-gt", "-ge"};

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (text_is(word->value, all[i]))
            return true;
    return word->flags & SHELL_WORD_OPERATOR || (word->value.length == 2 && word->value.start[0] == '-');
}

static void words_add(grammar_state *to, shell_range words, const char *kind)
{
    for (uint32_t i = 0; i < words.count; i++)
        word_add(to, &to->shell->words.items[words.first + i], kind);
}

static void assignment_add(grammar_state *to, const shell_assignment *some)
{
    const shell_word *value = &to->shell->words.items[some->value];
    span part = {some->name_part.start, value->raw.end};

    line_add(to, part,
             text_print(to->memory, "assignment %.*s%s%s", TEXT_FORMAT(some->name),
                        some->is_append ? "+" : "", some->is_array ? "()" : ""));
    expansions_add(to, value);
    for (uint32_t i = 0; i < some->items.count; i++) { /* [key]=value is no item of a list */
        const shell_word *item = &to->shell->words.items[some->items.first + i];
        if (to->shell->bytes.start[item->raw.start] != '[')
            word_add(to, item, "item");
    }
}

static void redirects_add(grammar_state *to, const shell_node *node)
{
    static const char *const names[] = {
        [SHELL_READ] = "read",           [SHELL_WRITE] = "write",     [SHELL_APPEND] = "append",
        [SHELL_DUPLICATE] = "duplicate", [SHELL_HEREDOC] = "heredoc", [SHELL_HERESTRING] = "herestring"};

    for (uint32_t i = 0; i < node->redirects.count; i++) {
        const shell_redirect *some = &to->shell->redirects.items[node->redirects.first + i];
        const shell_word *target = &to->shell->words.items[some->target];
        line_add(to, target->raw, text_from(names[some->type]));
        if (some->type != SHELL_HEREDOC)
            expansions_add(to, target);
        else if (some->body.end > some->body.start)
            place_add(to, some->body.start, "body");
    }
}

/* ---- nodes ---- */

/* `time` and `coproc` before a command are no part of it for shfmt. */
static uint32_t prefix_words(const shell_tree *shell, const shell_node *node)
{
    uint32_t count = 0;

    while (shell_word_is(shell_node_word(shell, node, count), "time") ||
           (count && shell_word_is(shell_node_word(shell, node, count), "-p")) ||
           (!count && shell_word_is(shell_node_word(shell, node, count), "coproc")))
        count++;
    return count;
}

/* From the first to the last of a command's words and assignments; empty: it has none. */
static span command_span(const shell_tree *shell, const shell_node *node)
{
    span all = {UINT32_MAX, 0};

    for (uint32_t i = prefix_words(shell, node); i < node->words.count; i++) {
        span raw = shell_node_word(shell, node, i)->raw;
        all.start = raw.start < all.start ? raw.start : all.start;
        all.end = raw.end > all.end ? raw.end : all.end;
    }
    for (uint32_t i = 0; i < node->assignments.count; i++) {
        const shell_assignment *some = &shell->assignments.items[node->assignments.first + i];
        span value = shell->words.items[some->value].raw;
        all.start = some->name_part.start < all.start ? some->name_part.start : all.start;
        all.end = value.end > all.end ? value.end : all.end;
    }
    return all.end ? all : (span){node->part.start, node->part.start};
}

static void command_add(grammar_state *to, const shell_node *node)
{
    span part = command_span(to->shell, node);

    if (part.end > part.start)
        line_add(to, part, TEXT("command"));
    for (uint32_t i = prefix_words(to->shell, node); i < node->words.count; i++) {
        const shell_word *word = shell_node_word(to->shell, node, i);
        word_add(to, word, is_flag(to->shell, word) ? "flag" : "word");
    }
    for (uint32_t i = 0; i < node->assignments.count; i++)
        assignment_add(to, &to->shell->assignments.items[node->assignments.first + i]);
}

static void test_add(grammar_state *to, const shell_node *node)
{
    line_add(to, node->part, TEXT("test"));
    for (uint32_t i = 0; i < node->words.count; i++) {
        const shell_word *word = shell_node_word(to->shell, node, i);
        if (!is_operator(word))
            word_add(to, word, "word");
    }
}

static uint32_t first_place(const shell_tree *shell, const shell_node *node)
{
    return node->type == SHELL_COMMAND ? command_span(shell, node).start : node->part.start;
}

static void links_add(grammar_state *to, const shell_node *node)
{
    static const char *const names[] = {[SHELL_AND] = "and", [SHELL_OR] = "or", [SHELL_PIPE] = "pipe"};
    uint32_t at = first_place(to->shell, node);

    if (node->link != SHELL_NEXT)
        place_add(to, at, names[node->link]);
    if (node->is_negated)
        place_add(to, at, "not");
}

static void node_add(grammar_state *to, uint32_t number)
{
    const shell_node *node = &to->shell->nodes.items[number];
    bool is_empty = node->end == number + 1;

    links_add(to, node);
    redirects_add(to, node);
    if (node->type == SHELL_COMMAND) {
        command_add(to, node);
    } else if (node->type == SHELL_TEST) {
        test_add(to, node);
    } else if (node->type == SHELL_CONDITION || node->type == SHELL_BODY) {
        if (!is_empty)
            place_add(to, first_place(to->shell, node + 1), kinds[node->type]);
    } else if (node->type == SHELL_ARM) {
        place_add(to, to->shell->words.items[node->words.first].raw.start, "arm");
        words_add(to, node->words, "pattern");
    } else {
        line_add(to, node->part,
                 text_print(to->memory, "%s%.*s", kinds[node->type], TEXT_FORMAT(node->name)));
        words_add(to, node->words, node->type == SHELL_CASE ? "subject" : "word");
    }
}

static int line_order(const void *a, const void *b)
{
    const grammar_line *left = a, *right = b;

    if (left->part.start != right->part.start)
        return left->part.start < right->part.start ? -1 : 1;
    if (left->part.end != right->part.end)
        return left->part.end < right->part.end ? -1 : 1;
    return text_compare(left->says, right->says);
}

text grammar_lines(arena *memory, const shell_tree *shell)
{
    grammar_state state = {.memory = memory, .shell = shell};
    buffer out = buffer_new(memory);

    for (uint32_t i = 0; i < shell->nodes.count; i++)
        node_add(&state, i);
    if (state.lines.count)
        qsort(state.lines.items, state.lines.count, sizeof *state.lines.items, line_order);
    for (uint32_t i = 0; i < state.lines.count; i++) {
        const grammar_line *line = &state.lines.items[i];
        if (i && !line_order(line - 1, line))
            continue;
        buffer_print(&out, "%u %u %.*s\n", line->part.start, line->part.end, TEXT_FORMAT(line->says));
    }
    return buffer_text(&out);
}

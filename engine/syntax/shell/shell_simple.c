/* shell_simple.c — a simple command: assignments, words, redirections; and the `name ()` that turns it into a
 * function. */
#include "shell_reader.h"

#include <string.h>

typedef struct simple_state {
    uint32_t node;
    uint32_t words, assignments; /* heights of the stacks */
    uint32_t redirects;          /* first of its own in the tree */
    bool declares;               /* export, local ...: assignments stand behind the word too */
} simple_state;

/* Length of NAME= or NAME+= or NAME[...]= at `at`; 0 when there is none. */
static size_t assignment_length(shell_reader *from)
{
    size_t at = from->at;

    if (!is_name_byte(peek(from, 0), true))
        return 0;
    while (at < from->end && is_name_byte(from->bytes[at], false))
        at++;
    if (at < from->end && from->bytes[at] == '[') {
        while (at < from->end && from->bytes[at] != ']' && from->bytes[at] != '\n' && may_look(from))
            at++;
        at++;
    }
    if (at < from->end && from->bytes[at] == '+')
        at++;
    return at < from->end && from->bytes[at] == '=' ? at + 1 - from->at : 0;
}

static void read_items(shell_reader *from, shell_assignment *to)
{
    uint32_t height = from->words.count;

    for (from->at++; !is_end(from);) {
        size_t before;
        skip_space(from);
        if (is_end(from) || peek(from, 0) == ')')
            break;
        before = from->at;
        word_push(from, WORD_IN_COMMAND);
        if (from->at == before) { /* `;` or `&`: not ours, and not allowed here */
            from->at++;
            from->words.count--;
        }
    }
    if (!is_end(from))
        from->at++;
    to->is_array = true;
    to->items = words_flush(from, height);
}

static void read_assignment(shell_reader *from, size_t length)
{
    size_t start = from->at, name = start;
    shell_assignment made = {0};
    shell_word value;

    while (is_name_byte(from->bytes[name], name == start))
        name++;
    made.name_part = (span){(uint32_t)start, (uint32_t)name};
    made.name = reader_slice(from, start, name);
    made.is_append = from->bytes[start + length - 2] == '+';
    from->at += length;
    if (peek(from, 0) == '(') {
        size_t items = from->at;
        read_items(from, &made);
        value = (shell_word){.raw = since(from, items), .inner = since(from, items)};
    } else {
        value = read_word(from, WORD_IN_COMMAND);
    }
    made.value = word_keep(from, value);
    *array_push(&from->assignments, from->memory) = made;
}

/* Digits or {name} before < or >; 0 when this is no redirection. `at` is moved to the operator. */
static bool at_redirect(shell_reader *from)
{
    size_t at = from->at;

    if (peek(from, 0) == '&' && peek(from, 1) == '>') {
        from->at++;
        return true;
    }
    if (peek(from, 0) == '{' && is_name_byte(peek(from, 1), true)) {
        for (at++; at < from->end && is_name_byte(from->bytes[at], false); at++)
            ;
        at = at < from->end && from->bytes[at] == '}' ? at + 1 : from->at;
    }
    while (at < from->end && from->bytes[at] >= '0' && from->bytes[at] <= '9')
        at++;
    if (at >= from->end || (from->bytes[at] != '<' && from->bytes[at] != '>'))
        return false;
    if (at == from->at && (placeholder_end(from) || peek(from, 1) == '('))
        return false;
    from->at = at;
    return true;
}

static shell_redirect_type redirect_type(shell_reader *from)
{
    static const struct {
        const char *operator;
        shell_redirect_type type;
    } all[] = {{"<<<", SHELL_HERESTRING}, {"<<", SHELL_HEREDOC}, {"<&", SHELL_DUPLICATE},
               {">&", SHELL_DUPLICATE},   {">>", SHELL_APPEND},  {"<>", SHELL_READ},
               {">|", SHELL_WRITE},       {"<", SHELL_READ}};

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        size_t length = strlen(all[i].operator);
        if (from->end - from->at >= length && !memcmp(from->bytes + from->at, all[i].operator, length)) {
            from->at += length;
            return all[i].type;
        }
    }
    from->at++;
    return SHELL_WRITE;
}

static void read_redirect(shell_reader *from)
{
    shell_redirect made = {.type = (uint8_t)redirect_type(from)};
    bool strips_tabs = made.type == SHELL_HEREDOC && peek(from, 0) == '-';
    shell_word target;
    uint32_t index;

    from->at += strips_tabs;
    skip_blanks(from);
    target = read_word(from, WORD_IN_COMMAND);
    made.target = word_keep(from, target);
    made.is_verbatim = (target.flags & SHELL_WORD_QUOTED) != 0;
    index = from->tree->redirects.count;
    *array_push(&from->tree->redirects, from->memory) = made;
    if (made.type == SHELL_HEREDOC && target.value.length)
        *array_push(&from->heredocs, from->memory) =
            (pending_heredoc){.redirect = index, .delimiter = target.value, .strips_tabs = strips_tabs};
}

/* A substitution in a word may have redirections of its own: then the list begins behind them, and misses
 * earlier ones of this command. It is only asked for heredocs, which don't mix with that. */
static void redirects_note(shell_reader *from, uint32_t node, uint32_t *first)
{
    shell_range *of = &from->tree->nodes.items[node].redirects;
    uint32_t last = from->tree->redirects.count - 1;

    if (!of->count || of->first + of->count != last)
        *first = last;
    *of = (shell_range){*first, last + 1 - *first};
}

void read_redirects(shell_reader *from, uint32_t node)
{
    uint32_t first = 0;

    for (;;) {
        skip_blanks(from);
        if (is_end(from) || !at_redirect(from))
            return;
        read_redirect(from);
        redirects_note(from, node, &first);
    }
}

static bool is_declaration(const shell_word *word)
{
    return shell_word_is(word, "export") || shell_word_is(word, "local") || shell_word_is(word, "declare") ||
           shell_word_is(word, "typeset") || shell_word_is(word, "readonly");
}

/* `name ()` was read up to the parenthesis. */
static bool is_function_head(shell_reader *from, const simple_state *of)
{
    if (from->words.count != of->words + 1 || from->assignments.count != of->assignments ||
        from->words.items[of->words].flags & (SHELL_WORD_EXPANDS | SHELL_WORD_QUOTED))
        return false;
    for (size_t at = from->at + 1; at < from->end && may_look(from); at++)
        if (!is_blank_byte(from->bytes[at]))
            return from->bytes[at] == ')' && !is_too_deep(from);
    return false;
}

static void become_function(shell_reader *from, const simple_state *of)
{
    shell_node *node = &from->tree->nodes.items[of->node];

    node->type = SHELL_FUNCTION;
    node->name = from->words.items[of->words].value;
    from->words.count = of->words;
    from->at = text_find(reader_slice(from, 0, from->end), ')', from->at) + 1;
    read_function_body(from);
}

static void open_bracket(shell_reader *from)
{
    if (!from->bracket_depth)
        from->groups++;
    from->bracket_depth++;
    from->at++;
}

static void close_bracket(shell_reader *from)
{
    from->at++;
    from->bracket_depth--;
    while (peek(from, 0) == '.') /* [x]... */
        from->at++;
}

/* Brackets of document mode, and the bars between them. */
static bool read_bracket(shell_reader *from, const simple_state *of)
{
    char byte = peek(from, 0);
    size_t choice;

    if (from->bracket_depth && (byte == ']' || byte == '|')) {
        if (byte == ']')
            close_bracket(from);
        else
            from->at++;
        return true;
    }
    if (byte != '[' || from->words.count == of->words)
        return false;
    choice = choice_end(from);
    if (choice) {
        shell_word word;
        open_bracket(from);
        from->at--;
        word = (shell_word){.raw = {(uint32_t)from->at, (uint32_t)choice}, .group = from->groups};
        word.inner = (span){word.raw.start + 1, word.raw.end - 1};
        word.value = choice_value(from->memory, reader_slice(from, word.inner.start, word.inner.end));
        word.flags = SHELL_WORD_CHOICE | SHELL_WORD_OPTIONAL;
        *array_push(&from->words, from->memory) = word;
        from->at = choice - 1;
        close_bracket(from);
        return true;
    }
    if (!begins_optional(from))
        return false;
    open_bracket(from);
    return true;
}

/* -h|--help in usage text: either may be given. */
static bool read_flag_bar(shell_reader *from, const simple_state *of)
{
    shell_word *last;

    if (!(from->mode & SHELL_USAGE) || peek(from, 0) != '|' || peek(from, 1) != '-' ||
        from->words.count == of->words)
        return false;
    last = &from->words.items[from->words.count - 1];
    if (last->raw.end != from->at || !last->value.length || last->value.start[0] != '-')
        return false;
    last->flags |= SHELL_WORD_OPTIONAL;
    last->group = last->group ? last->group : ++from->groups;
    from->at++;
    word_push(from, WORD_IN_COMMAND);
    last = &from->words.items[from->words.count - 1];
    last->flags |= SHELL_WORD_OPTIONAL;
    last->group = from->groups;
    return true;
}

static bool ends_command(const shell_reader *from)
{
    char byte = peek(from, 0);

    return is_end(from) || byte == '\n' || byte == ';' || byte == '|' || byte == ')' || byte == '#' ||
           (byte == '&' && peek(from, 1) != '>');
}

/* A parenthesis where no word may begin: prose in a document. Passed over. */
static void read_parenthesis(shell_reader *from, const simple_state *of)
{
    if (choice_end(from) && from->words.count > of->words)
        word_push(from, WORD_IN_COMMAND);
    else
        from->at++;
}

static void read_one_word(shell_reader *from, simple_state *of)
{
    size_t start = from->at, length = 0;

    if (from->words.count == of->words || of->declares)
        length = assignment_length(from);
    if (length) {
        read_assignment(from, length);
        return;
    }
    word_push(from, WORD_IN_COMMAND);
    if (from->at == start) { /* a byte that begins nothing, such as a lone `<` */
        from->words.count--;
        from->at++;
        return;
    }
    if (from->words.count == of->words + 1)
        of->declares = is_declaration(&from->words.items[of->words]);
}

static void close_command(shell_reader *from, const simple_state *of)
{
    shell_node *node = &from->tree->nodes.items[of->node];

    from->bracket_depth = 0;
    node->words = words_flush(from, of->words);
    node->assignments =
        (shell_range){from->tree->assignments.count, from->assignments.count - of->assignments};
    for (uint32_t i = of->assignments; i < from->assignments.count; i++)
        *array_push(&from->tree->assignments, from->memory) = from->assignments.items[i];
    from->assignments.count = of->assignments;
    node_close(from, of->node);
}

void read_simple(shell_reader *from, shell_link link, bool is_negated)
{
    simple_state of = {.words = from->words.count, .assignments = from->assignments.count};
    uint32_t bracket_depth = from->bracket_depth;

    from->bracket_depth = 0;
    of.node = node_open(from, SHELL_COMMAND, link);
    from->tree->nodes.items[of.node].is_negated = is_negated;
    for (;;) {
        skip_blanks(from);
        if (read_bracket(from, &of) || read_flag_bar(from, &of))
            continue;
        if (ends_command(from))
            break;
        if (at_redirect(from)) {
            read_redirect(from);
            redirects_note(from, of.node, &of.redirects);
        } else if (peek(from, 0) == '(' && is_function_head(from, &of)) {
            become_function(from, &of);
            break;
        } else if (peek(from, 0) == '(') {
            read_parenthesis(from, &of);
        } else {
            read_one_word(from, &of);
        }
    }
    close_command(from, &of);
    from->bracket_depth = bracket_depth;
}

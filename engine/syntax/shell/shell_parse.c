/* shell_parse.c — lists of commands, and what the tree answers. */
#include "shell_reader.h"

#include <string.h>

static const struct {
    const char *keyword;
    unsigned closes;
} closing[] = {{"then", CLOSE_THEN}, {"else", CLOSE_ELSE}, {"elif", CLOSE_ELSE}, {"fi", CLOSE_FI},
               {"do", CLOSE_DO},     {"done", CLOSE_DONE}, {"esac", CLOSE_ESAC}, {"}", CLOSE_BRACE}};

/* A word that closes something. When nobody waits for it, it is passed over: a fragment may begin in the
 * middle. */
static bool at_closing_keyword(shell_reader *from, bool *is_awaited)
{
    for (size_t i = 0; i < sizeof closing / sizeof *closing; i++) {
        if (!at_keyword(from, closing[i].keyword))
            continue;
        *is_awaited = (from->closers & closing[i].closes) != 0;
        if (!*is_awaited)
            from->at += strlen(closing[i].keyword);
        return true;
    }
    return false;
}

/* An operator between commands; false when a command begins here. */
static bool read_operator(shell_reader *from, shell_link *link)
{
    char byte = peek(from, 0);

    if (byte == '&' && peek(from, 1) == '>')
        return false;
    if (byte != ';' && byte != '&' && byte != '|')
        return false;
    *link = SHELL_NEXT;
    if (byte == '&' && peek(from, 1) == '&')
        *link = SHELL_AND;
    else if (byte == '|')
        *link = peek(from, 1) == '|' ? SHELL_OR : SHELL_PIPE;
    from->at += *link == SHELL_AND || *link == SHELL_OR || (byte == '|' && peek(from, 1) == '&') ? 2 : 1;
    return true;
}

/* Does the list end here? */
static bool at_closer(shell_reader *from, bool *passed)
{
    bool is_awaited = false;

    *passed = false;
    if (peek(from, 0) == ')') {
        if (from->closers & CLOSE_PAREN)
            return true;
        from->at++;
        *passed = true;
    } else if (peek(from, 0) == ';' && (peek(from, 1) == ';' || peek(from, 1) == '&')) {
        if (from->closers & CLOSE_ARM)
            return true;
        from->at += 2;
        *passed = true;
    } else if (at_closing_keyword(from, &is_awaited)) {
        *passed = !is_awaited;
        return is_awaited;
    }
    return false;
}

static void read_commands(shell_reader *from)
{
    shell_link link = SHELL_NEXT;
    bool is_negated = false, passed;

    for (;;) {
        skip_space(from);
        if (is_end(from) || at_closer(from, &passed))
            return;
        if (passed)
            continue;
        if (read_operator(from, &link)) {
            is_negated = false;
            continue;
        }
        if (at_keyword(from, "!")) {
            is_negated = !is_negated;
            from->at++;
            continue;
        }
        if (skip_prefix(from))
            skip_blanks(from);
        read_element(from, link, is_negated);
        link = SHELL_NEXT;
        is_negated = false;
    }
}

void read_element(shell_reader *from, shell_link link, bool is_negated)
{
    size_t start = from->at;

    if (!read_compound(from, link, is_negated))
        read_simple(from, link, is_negated);
    if (from->at == start && !is_end(from)) /* whatever it was: go on */
        from->at++;
}

static void read_with(shell_reader *from, unsigned closers)
{
    unsigned outer = from->closers;

    from->closers = closers;
    from->depth++;
    read_commands(from);
    from->depth--;
    from->closers = outer;
}

void read_list(shell_reader *from, unsigned closers)
{
    read_with(from, from->closers | closers);
}

void read_inner_list(shell_reader *from, unsigned closers)
{
    read_with(from, closers);
}

shell_tree *shell_parse_within(arena *memory, text bytes, unsigned mode, const run_limits *limits)
{
    shell_tree *tree = arena_new(memory, shell_tree);
    shell_reader from = {
        .memory = memory,
        .tree = tree,
        .bytes = bytes.start,
        .end = bytes.length,
        .mode = mode & SHELL_USAGE ? mode | SHELL_DOCUMENT : mode,
        .node = SHELL_NO_NODE,
        .no_single = SIZE_MAX,
        .no_double = SIZE_MAX,
        .no_backtick = SIZE_MAX,
        .looks = bytes.length * SHELL_LOOKAHEAD_SHARE + SHELL_LOOKAHEAD_LIMIT,
    };

    tree->bytes = bytes;
    tree->limits = limits;
    if (text_starts(bytes, TEXT("\xEF\xBB\xBF")))
        from.at = 3;
    read_commands(&from);
    return tree;
}

shell_tree *shell_parse(arena *memory, text bytes, unsigned mode)
{
    return shell_parse_within(memory, bytes, mode, &limit_defaults);
}

const shell_word *shell_node_word(const shell_tree *tree, const shell_node *node, uint32_t number)
{
    return number < node->words.count ? &tree->words.items[node->words.first + number] : NULL;
}

bool shell_word_is(const shell_word *word, const char *value)
{
    return word && !(word->flags & SHELL_WORD_EXPANDS) && text_is(word->value, value);
}

const shell_part *shell_word_variable(const shell_tree *tree, const shell_word *word)
{
    const shell_part *found = NULL;

    if (!word)
        return NULL;
    for (uint32_t i = 0; i < word->parts.count; i++) {
        const shell_part *part = &tree->parts.items[word->parts.first + i];
        if (part->type == SHELL_LITERAL && !part->text.length)
            continue; /* the quotes of "$x" */
        if (part->type != SHELL_VARIABLE || found)
            return NULL;
        found = part;
    }
    return found;
}

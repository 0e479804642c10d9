/* shell_compound.c — if, loops, case, functions, groups and tests.
 *
 * Each reads its parts as long as the keyword that belongs there comes, and leaves at any other: a construct
 * that is never closed ends where the one around it does. */
#include "shell_reader.h"

#include <string.h>

enum { CASE_SUBJECT_LIMIT = 256 }; /* bytes of a subject within which the `in` behind it is looked for */

static bool take_keyword(shell_reader *from, const char *keyword)
{
    if (!at_keyword(from, keyword))
        return false;
    from->at += strlen(keyword);
    return true;
}

static void read_part(shell_reader *from, shell_node_type type, unsigned closers)
{
    uint32_t node;

    skip_space(from);
    node = node_open(from, type, SHELL_NEXT);
    read_list(from, closers);
    node_close(from, node);
}

static void read_if(shell_reader *from)
{
    do {
        read_part(from, SHELL_CONDITION, CLOSE_THEN | CLOSE_ELSE | CLOSE_FI);
        if (take_keyword(from, "then"))
            read_part(from, SHELL_BODY, CLOSE_ELSE | CLOSE_FI);
    } while (take_keyword(from, "elif"));
    if (take_keyword(from, "else"))
        read_part(from, SHELL_BODY, CLOSE_FI);
    take_keyword(from, "fi");
}

static void read_do(shell_reader *from)
{
    skip_space(from);
    if (peek(from, 0) == ';') {
        from->at++;
        skip_space(from);
    }
    if (take_keyword(from, "do")) {
        read_part(from, SHELL_BODY, CLOSE_DONE);
        take_keyword(from, "done");
    } else if (at_keyword(from, "{")) {
        from->at++;
        read_part(from, SHELL_BODY, CLOSE_BRACE);
        take_keyword(from, "}");
    }
}

static void read_while(shell_reader *from)
{
    read_part(from, SHELL_CONDITION, CLOSE_DO);
    read_do(from);
}

static void read_for_words(shell_reader *from, uint32_t node)
{
    uint32_t height = from->words.count;

    from->tree->nodes.items[node].has_in = true;
    for (;;) {
        size_t start;
        skip_blanks(from);
        start = from->at;
        if (is_end(from) || peek(from, 0) == '\n' || peek(from, 0) == ';' || peek(from, 0) == '#')
            break;
        word_push(from, WORD_IN_COMMAND);
        if (from->at == start) {
            from->words.count--;
            from->at++;
        }
    }
    from->tree->nodes.items[node].words = words_flush(from, height);
}

static size_t name_end(const shell_reader *from)
{
    size_t at = from->at;

    while (at < from->end && is_name_byte(from->bytes[at], at == from->at))
        at++;
    return at;
}

static void read_for(shell_reader *from, uint32_t node)
{
    size_t start;

    skip_blanks(from);
    start = from->at;
    if (peek(from, 0) == '(' && peek(from, 1) == '(') {
        size_t end;
        size_t inside = from->at += 2;
        end = sum_end(from);
        if (end)
            read_embedded(from, inside, end - 2);
        from->at = end ? end : from->at;
        from->tree->nodes.items[node].has_in = true; /* not over "$@" */
    } else {
        from->at = name_end(from);
        from->tree->nodes.items[node].name = reader_slice(from, start, from->at);
        skip_space(from);
        if (take_keyword(from, "in"))
            read_for_words(from, node);
    }
    read_do(from);
}

/* Patterns up to `)`. Only a bar carries them over a line end. */
static void read_patterns(shell_reader *from, uint32_t arm)
{
    uint32_t height = from->words.count;

    if (peek(from, 0) == '(')
        from->at++;
    while (!is_end(from)) {
        size_t start;
        skip_blanks(from);
        if (is_end(from) || peek(from, 0) == ')' || peek(from, 0) == '\n')
            break;
        start = from->at;
        if (peek(from, 0) == '|') {
            from->at++;
            skip_space(from);
            continue;
        }
        word_push(from, WORD_IN_PATTERN);
        if (from->at == start) {
            from->words.count--;
            from->at++;
        }
    }
    if (!is_end(from))
        from->at++;
    from->tree->nodes.items[arm].words = words_flush(from, height);
}

/* False when something else than ;; ended it: then the case ends too. */
static bool read_arm(shell_reader *from)
{
    uint32_t arm = node_open(from, SHELL_ARM, SHELL_NEXT);

    read_patterns(from, arm);
    read_list(from, CLOSE_ARM | CLOSE_ESAC);
    node_close(from, arm);
    if (peek(from, 0) != ';')
        return false;
    while (peek(from, 0) == ';' || peek(from, 0) == '&')
        from->at++;
    return true;
}

static void read_case(shell_reader *from, uint32_t node)
{
    uint32_t height = from->words.count;

    skip_blanks(from);
    word_push(from, WORD_IN_COMMAND);
    from->tree->nodes.items[node].words = words_flush(from, height);
    skip_space(from);
    take_keyword(from, "in");
    do
        skip_space(from);
    while (!is_end(from) && !at_keyword(from, "esac") && read_arm(from));
    take_keyword(from, "esac");
}

/* Is the word behind `case NAME` an `in`, behind `for NAME` an `in`, `do`, `;` or line end? In prose it is
 * not. */
static bool is_real(shell_reader *from, const char *keyword)
{
    size_t at = from->at;
    bool is_for = keyword[0] != 'c';
    bool holds = true;

    from->at += strlen(keyword);
    skip_blanks(from);
    if (is_for && peek(from, 0) != '(') {
        size_t end = name_end(from);
        holds = end > from->at;
        from->at = end;
        skip_blanks(from);
        holds = holds && (at_keyword(from, "in") || at_keyword(from, "do") || peek(from, 0) == ';' ||
                          peek(from, 0) == '\n');
    } else if (!is_for) { /* the subject may be anything: look for ` in` */
        text rest = text_slice(reader_slice(from, 0, from->end), from->at, from->at + CASE_SUBJECT_LIMIT);
        holds = text_find_text(rest, TEXT(" in"), 0) < rest.length ||
                text_find_text(rest, TEXT("\nin"), 0) < rest.length;
    }
    from->at = at;
    return holds;
}

void read_function_body(shell_reader *from)
{
    skip_space(from);
    from->depth++;
    if (!is_end(from))
        read_element(from, SHELL_NEXT, false);
    from->depth--;
}

/* function NAME [()] body */
static void read_function(shell_reader *from, uint32_t node)
{
    shell_word name;

    skip_blanks(from);
    name = read_word(from, WORD_IN_COMMAND);
    from->tree->nodes.items[node].name = name.value;
    skip_blanks(from);
    if (peek(from, 0) == '(' && peek(from, 1) == ')')
        from->at += 2;
    read_function_body(from);
}

static void read_test_word(shell_reader *from, bool *is_regex)
{
    size_t start = from->at;
    shell_word word = {0};
    char byte = peek(from, 0);

    if (byte == '&' || byte == '|' || byte == '(' || byte == ')' || byte == '<' || byte == '>' ||
        byte == ';') {
        from->at += (byte == '&' || byte == '|') && peek(from, 1) == byte ? 2 : 1;
        word.raw = word.inner = since(from, start);
        word.value = reader_slice(from, start, from->at);
        word.flags = SHELL_WORD_OPERATOR;
    } else {
        word = read_word(from, *is_regex ? WORD_IN_REGEX : WORD_IN_TEST);
        if (shell_word_is(&word, "!"))
            word.flags |= SHELL_WORD_OPERATOR;
    }
    if (from->at == start) {
        from->at++;
        return;
    }
    *is_regex = shell_word_is(&word, "=~");
    *array_push(&from->words, from->memory) = word;
    reader_count_words(from);
}

/* [[ ... ]] */
static void read_test(shell_reader *from, uint32_t node)
{
    uint32_t height = from->words.count;
    bool is_regex = false;

    while (!is_end(from)) {
        skip_blanks(from);
        if (skip_newline(from))
            continue;
        if (is_end(from) || take_keyword(from, "]]"))
            break;
        read_test_word(from, &is_regex);
    }
    from->tree->nodes.items[node].words = words_flush(from, height);
}

static void read_parenthesized(shell_reader *from, uint32_t node)
{
    size_t end = 0;

    if (peek(from, 1) == '(') {
        from->at += 2;
        end = sum_end(from);
        from->at -= 2;
    }
    if (end) {
        from->tree->nodes.items[node].type = SHELL_ARITHMETIC;
        read_embedded(from, from->at + 2, end - 2);
        from->at = end;
        return;
    }
    from->at++;
    read_inner_list(from, CLOSE_PAREN);
    if (peek(from, 0) == ')')
        from->at++;
}

static void read_group(shell_reader *from)
{
    from->at++;
    read_list(from, CLOSE_BRACE);
    take_keyword(from, "}");
}

typedef struct compound {
    const char *keyword;
    shell_node_type type;
} compound;

static const compound compounds[] = {
    {"if", SHELL_IF},   {"while", SHELL_LOOP},        {"until", SHELL_LOOP},
    {"for", SHELL_FOR}, {"select", SHELL_FOR},        {"case", SHELL_CASE},
    {"{", SHELL_GROUP}, {"function", SHELL_FUNCTION}, {"[[", SHELL_TEST},
};

static const compound *compound_at(shell_reader *from)
{
    for (size_t i = 0; i < sizeof compounds / sizeof *compounds; i++)
        if (at_keyword(from, compounds[i].keyword)) {
            bool asks = compounds[i].type == SHELL_FOR || compounds[i].type == SHELL_CASE;
            return !asks || is_real(from, compounds[i].keyword) ? &compounds[i] : NULL;
        }
    return NULL;
}

static bool at_compound(shell_reader *from)
{
    return peek(from, 0) == '(' || compound_at(from);
}

static void read_by_type(shell_reader *from, shell_node_type type, uint32_t node)
{
    switch (type) {
    case SHELL_IF:
        read_if(from);
        break;
    case SHELL_LOOP:
        read_while(from);
        break;
    case SHELL_FOR:
        read_for(from, node);
        break;
    case SHELL_CASE:
        read_case(from, node);
        break;
    case SHELL_GROUP:
        read_group(from);
        break;
    case SHELL_FUNCTION:
        read_function(from, node);
        break;
    case SHELL_TEST:
        read_test(from, node);
        break;
    default:
        read_parenthesized(from, node);
        break;
    }
}

bool skip_prefix(shell_reader *from)
{
    size_t start = from->at;
    bool is_coproc = take_keyword(from, "coproc");

    if (!is_coproc && !take_keyword(from, "time"))
        return false;
    skip_blanks(from);
    if (!is_coproc && take_keyword(from, "-p"))
        skip_blanks(from);
    if (is_coproc && !at_compound(from)) {
        from->at = name_end(from);
        skip_blanks(from);
    }
    if (at_compound(from))
        return true;
    from->at = start;
    return false;
}

bool read_compound(shell_reader *from, shell_link link, bool is_negated)
{
    bool is_parenthesis = peek(from, 0) == '(';
    const compound *found = is_parenthesis ? NULL : compound_at(from);
    shell_node_type type = found ? found->type : SHELL_SUBSHELL;
    uint32_t node, end;

    if ((!found && !is_parenthesis) || is_too_deep(from))
        return false;
    node = node_open(from, type, link);
    from->tree->nodes.items[node].is_negated = is_negated;
    if (found && type != SHELL_GROUP)
        from->at += strlen(found->keyword);
    read_by_type(from, type, node);
    end = last_byte(from, from->tree->nodes.items[node].part.start);
    read_redirects(from, node);
    node_close(from, node);
    from->tree->nodes.items[node].part.end = end;
    return true;
}

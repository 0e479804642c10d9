/* filter_pattern.c — a pattern as a row of tokens, and all places in it where a match may stand at once:
 * linear in both. */
#include "filter_pattern.h"

#include "array.h"

#include <string.h>

typedef enum token_type { TOKEN_BYTE, TOKEN_SET, TOKEN_STAR, TOKEN_DEEP, TOKEN_FOLDERS } token_type;

typedef struct token {
    uint8_t type;
    char byte;
    text set; /* inside of [ ] */
    bool may_miss, may_repeat;
} token;

typedef ARRAY(token) token_array;

static bool in_set(text set, char byte)
{
    for (size_t i = 0; i < set.length; i++) {
        if (i + 2 < set.length && set.start[i + 1] == '-') {
            if (byte >= set.start[i] && byte <= set.start[i + 2])
                return true;
            i += 2;
        } else if (set.start[i] == byte) {
            return true;
        }
    }
    return false;
}

/* The token at `at`; moves behind it. */
static token token_at(text pattern, size_t *at)
{
    token made = {.type = TOKEN_BYTE, .byte = pattern.start[*at]};
    size_t close;

    if (made.byte == '*' && *at + 1 < pattern.length && pattern.start[*at + 1] == '*') {
        bool is_first = *at == 0 || pattern.start[*at - 1] == '/';
        bool has_slash = *at + 2 < pattern.length && pattern.start[*at + 2] == '/';
        made.type = is_first && has_slash ? TOKEN_FOLDERS
                                          : TOKEN_DEEP; /* of ** and a slash the whole may be missing */
        *at += made.type == TOKEN_FOLDERS ? 3 : 2;
        return made;
    }
    close = made.byte == '[' ? text_find(pattern, ']', *at + 1) : pattern.length;
    if (made.byte == '*') {
        made.type = TOKEN_STAR;
    } else if (close < pattern.length) {
        made.type = TOKEN_SET;
        made.set = text_slice(pattern, *at + 1, close);
        *at = close;
    } else if (made.byte == '\\' && *at + 1 < pattern.length) {
        made.byte = pattern.start[++*at];
    }
    ++*at;
    return made;
}

static token_array tokens_of(arena *memory, text pattern)
{
    token_array tokens = {0};

    for (size_t at = 0; at < pattern.length;) {
        token *last = tokens.count ? &tokens.items[tokens.count - 1] : NULL;
        if (last && (pattern.start[at] == '?' || pattern.start[at] == '+')) {
            bool may_miss = pattern.start[at++] == '?';
            last->may_miss = last->may_miss || may_miss; /* behind a star both say nothing new */
            last->may_repeat = last->may_repeat || !may_miss;
            continue;
        }
        *array_push(&tokens, memory) = token_at(pattern, &at);
    }
    return tokens;
}

static bool may_skip(const token *some)
{
    return some->may_miss || some->type >= TOKEN_STAR;
}

static void step(const token_array *tokens, const bool *from, bool *to, char byte)
{
    memset(to, 0, tokens->count + 1);
    for (uint32_t i = 0; i < tokens->count; i++) {
        const token *some = &tokens->items[i];
        bool fits = some->type == TOKEN_BYTE ? some->byte == byte
                                             : some->type == TOKEN_SET && in_set(some->set, byte);
        if (!from[i])
            continue;
        if (some->type == TOKEN_DEEP || some->type == TOKEN_FOLDERS ||
            (some->type == TOKEN_STAR && byte != '/')) {
            to[i] = true;
        } else if (fits) {
            to[i + 1] = true;
            to[i] = to[i] || some->may_repeat;
        }
    }
}

/* Places behind tokens that need not match are reached too; behind `**` and its slash only at the start or
 * behind a slash. */
static void spread(const token_array *tokens, bool *places, bool is_edge)
{
    for (uint32_t i = 0; i < tokens->count; i++) {
        const token *some = &tokens->items[i];
        if (places[i] && (some->type == TOKEN_FOLDERS ? is_edge : may_skip(some)))
            places[i + 1] = true;
    }
}

bool filter_match(arena *memory, text pattern, text name)
{
    token_array tokens = tokens_of(memory, pattern);
    bool *now = arena_array(memory, bool, tokens.count + 1),
         *next = arena_array(memory, bool, tokens.count + 1);

    now[0] = true;
    spread(&tokens, now, true);
    for (size_t i = 0; i < name.length; i++) {
        bool *other = now;
        step(&tokens, now, next, name.start[i]);
        spread(&tokens, next, name.start[i] == '/');
        now = next;
        next = other;
    }
    return now[tokens.count];
}

/* regex_need.c — text that every match of a regular expression holds.
 *
 * Reads the part of PCRE2's syntax whose meaning is plain: letters, escapes, classes, groups, repeats. At
 * anything else (conditions, verbs, callouts, extended mode, quoted runs) it gives up, and nothing is needed:
 * a need that is too weak costs time, one that is too strong would lose a match. PCRE2 has compiled the
 * pattern before: what is opened here is closed. */
#include "need.h"

#include <string.h>
#include "buffer.h"

enum { MOST_CHOICES = 16, DEEPEST = 50 };

/* One of these texts is in every match; count 0: nothing is known. */
typedef struct choice {
    text any[MOST_CHOICES];
    uint32_t count;
    size_t shortest;
} choice;

typedef struct reader {
    arena *memory;
    text pattern;
    size_t at;
    uint32_t depth;
    bool has_given_up;
} reader;

static bool has_more(const reader *some)
{
    return !some->has_given_up && some->at < some->pattern.length;
}

static char here(const reader *some)
{
    return some->at < some->pattern.length ? some->pattern.start[some->at] : '\0';
}

static bool is_at(const reader *some, const char *beginning)
{
    return text_starts(text_slice(some->pattern, some->at, some->pattern.length), text_from(beginning));
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte)
{
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

static void choice_better(choice *best, const choice *other)
{
    if (other->count && (!best->count || other->shortest > best->shortest))
        *best = *other;
}

/* The run of letters so far is over: may it serve? */
static void run_end(buffer *run, choice *best)
{
    text bytes = buffer_text(run);
    choice new = {.any[0] = bytes, .count = 1, .shortest = bytes.length};

    if (bytes.length >= NEEDLE_LEAST && (!best->count || bytes.length > best->shortest)) {
        new.any[0] = text_copy(run->memory, bytes);
        *best = new;
    }
    run->length = 0;
}

/* At `[:` in a class: behind its `:]`. */
static void posix_skip(reader *some)
{
    some->at += 2;
    some->at += here(some) == '^';
    while (is_letter(here(some)))
        some->at++;
    some->has_given_up |= !is_at(some, ":]");
    some->at += 2;
}

/* Behind `[`, up to behind its `]`. */
static void class_skip(reader *some)
{
    some->at += here(some) == '^';
    some->at += here(some) == ']';
    while (has_more(some) && here(some) != ']') {
        some->has_given_up |= is_at(some, "\\Q");
        if (is_at(some, "[:"))
            posix_skip(some);
        else
            some->at += here(some) == '\\' ? 2 : 1;
    }
    some->at++;
}

/* At `{`: behind a count such as `{2,3}`. False when the brace is a plain one. */
static bool count_skip(reader *some)
{
    size_t at = some->at + 1, digits = 0;

    while (at < some->pattern.length && (is_digit(some->pattern.start[at]) ||
                                         some->pattern.start[at] == ',' || some->pattern.start[at] == ' '))
        at++, digits++;
    if (!digits)
        return false;
    some->has_given_up |= at == some->pattern.length || some->pattern.start[at] != '}';
    some->at = at + 1;
    return true;
}

typedef enum repeat { ONCE, SOME, MAYBE } repeat;

/* Behind the repeats that follow something: must it be there, perhaps more often, or may it be absent? */
static repeat repeat_skip(reader *some)
{
    repeat found = ONCE;

    while (has_more(some)) {
        char sign = here(some);
        if (sign == '+' || sign == '*' || sign == '?')
            some->at++;
        else if (sign != '{' || !count_skip(some))
            break;
        if (sign != '+' || found == MAYBE)
            found = MAYBE; /* so may {1,2}: nothing is lost by believing it */
        else
            found = SOME;
        some->at += here(some) == '+' || here(some) == '?'; /* possessive, lazy */
    }
    return found;
}

/* At a backslash: behind the escape. A character that means itself is `*letter`. */
static bool escape_read(reader *some, char *letter)
{
    static const char plain[] = "dDwWsSbBhHvVRAzZntrfeaGK";

    *letter = some->at + 1 < some->pattern.length ? some->pattern.start[some->at + 1] : '\0';
    some->at += 2;
    if (is_letter(*letter) || is_digit(*letter)) {
        some->has_given_up |= !strchr(plain, *letter); /* \x41, \p{L}, \1, \Q: they go on */
        return false;
    }
    some->has_given_up |= *letter == '\0';
    return true;
}

/* A group's name: what begins otherwise is something else, such as `(?<*`. */
static bool name_skip(reader *some)
{
    char end = here(some) == '\'' ? '\'' : '>';

    some->at += here(some) == 'P';
    some->at++;
    some->has_given_up |= !is_letter(here(some)) && here(some) != '_';
    some->at = text_find(some->pattern, end, some->at) + 1;
    return true;
}

/* Behind `(?`: what kind of group? Sets whether its text is needed; false when it has no body. */
static bool group_begin(reader *some, bool *is_needed)
{
    static const char *const body[] = {":", ">", "|"}, *const aside[] = {"=", "!", "<=", "<!"};

    for (size_t i = 0; i < sizeof body / sizeof *body; i++)
        if (is_at(some, body[i])) {
            some->at++;
            return true;
        }
    for (size_t i = 0; i < sizeof aside / sizeof *aside; i++)
        if (is_at(some, aside[i])) {
            some->at += strlen(aside[i]);
            *is_needed = false;
            return true;
        }
    if (is_at(some, "<") || is_at(some, "P<") || is_at(some, "'"))
        return name_skip(some);
    while (here(some) && strchr("imsnJU-", here(some)))
        some->at++;
    some->has_given_up |= here(some) != ')' && here(some) != ':'; /* x, a recursion, a condition, a comment */
    return here(some) == ':' && ++some->at;
}

static choice choices_read(reader *some);

/* Behind `(`, up to behind its `)`. */
static choice group_read(reader *some)
{
    choice none = {0}, inner;
    bool is_needed = true;

    if (here(some) == '*' || some->depth == DEEPEST) {
        some->has_given_up = true;
        return none;
    }
    if (here(some) == '?') {
        some->at++;
        if (!group_begin(some, &is_needed)) {
            some->at++;
            return none;
        }
    }
    some->depth++;
    inner = choices_read(some);
    some->depth--;
    some->at++;
    return is_needed ? inner : none;
}

/* A group, a class, or one of `.^$`, and its repeat. */
static void thing_read(reader *some, choice *best)
{
    char sign = here(some);
    choice inner = {0};

    some->at++;
    if (sign == '(')
        inner = group_read(some);
    else if (sign == '[')
        class_skip(some);
    if (repeat_skip(some) != MAYBE)
        choice_better(best, &inner);
}

/* A character that means itself goes to the run, unless it may be absent; behind a repeat no run goes on. */
static void letter_add(reader *some, buffer *run, choice *best, char letter)
{
    repeat often = repeat_skip(some);

    if (often != MAYBE)
        buffer_add_byte(run, letter >= 'A' && letter <= 'Z' ? (char)(letter + 32) : letter);
    if (often != ONCE)
        run_end(run, best);
}

/* At a character that means itself, escaped or not: behind it. False, and not moved, for a plain sign that
 * does not; false, and behind it, for an escape that does not. */
static bool letter_read(reader *some, char *letter)
{
    *letter = here(some);
    if (*letter == '\\')
        return escape_read(some, letter);
    if (!*letter || strchr("([.^$", *letter))
        return false;
    some->at++;
    return true;
}

/* Up to `|`, `)` or the end. */
static choice sequence_read(reader *some)
{
    buffer run = buffer_new(some->memory);
    choice best = {0};

    while (has_more(some) && here(some) != '|' && here(some) != ')') {
        size_t start = some->at;
        char letter;
        if (letter_read(some, &letter) && (unsigned char)letter < 0x80) {
            letter_add(some, &run, &best, letter);
            continue;
        }
        run_end(&run, &best);
        if (some->at == start)
            thing_read(some, &best);
        else
            repeat_skip(some);
    }
    run_end(&run, &best);
    return best;
}

static choice choices_read(reader *some)
{
    choice all = sequence_read(some);
    bool is_known = all.count;

    while (has_more(some) && here(some) == '|') {
        choice next;
        some->at++;
        next = sequence_read(some);
        is_known &= next.count && all.count + next.count <= MOST_CHOICES;
        for (uint32_t i = 0; is_known && i < next.count; i++)
            all.any[all.count++] = next.any[i];
        all.shortest = next.shortest < all.shortest ? next.shortest : all.shortest;
    }
    if (!is_known)
        all.count = 0;
    return all;
}

need regex_need(arena *memory, text pattern)
{
    reader some = {.memory = memory, .pattern = pattern};
    choice found = choices_read(&some);
    need made = {.is_folded = text_find_text(pattern, TEXT("(?"), 0) < pattern.length};

    if (some.has_given_up || some.at < pattern.length || !found.count)
        return made;
    made.any = arena_array(memory, needle, found.count);
    made.count = found.count;
    for (uint32_t i = 0; i < found.count; i++)
        made.any[i].bytes = found.any[i];
    return made;
}

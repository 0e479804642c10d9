/* shell_word.c — one word: literal bytes, quotes, expansions and, in documents, placeholders. */
#include "shell_reader.h"

#include <string.h>

typedef struct word_state {
    shell_word word;
    uint32_t parts; /* height of the part stack */
    uint32_t value; /* height of the value stack */
    uint32_t open;  /* parentheses of a regex or extended glob */
    size_t start;
    word_place place;
    bool is_choice; /* a|b without brackets */
} word_state;

/* In usage text a|b is a choice: a bar with word bytes at both sides, and no flag. */
static bool is_bare_choice(const shell_reader *from, const word_state *of)
{
    char before = from->at > of->start ? from->bytes[from->at - 1] : ' ', after = peek(from, 1);

    return (from->mode & SHELL_USAGE) && of->place == WORD_IN_COMMAND && is_name_byte(before, false) &&
           is_name_byte(after, false) && from->bytes[of->start] != '-';
}

static bool is_extended_glob(const shell_reader *from, const word_state *of)
{
    return peek(from, 0) == '(' && from->at > of->start && strchr("@?*+!", from->bytes[from->at - 1]) &&
           !(from->mode & SHELL_DOCUMENT);
}

static bool ends_word(const shell_reader *from, const word_state *of)
{
    char byte = peek(from, 0);

    if (byte == '\n' || (is_blank_byte(byte) && !of->open))
        return true;
    if (of->open || (of->place == WORD_IN_REGEX && strchr("()|<>", byte)))
        return of->place == WORD_IN_REGEX && of->open == 0 && byte == ')';
    if (byte == ']' && from->bracket_depth)
        return true;
    return is_metacharacter(byte);
}

/* Bytes up to `end` as they stand. */
static void take_raw(shell_reader *from, word_state *of, size_t end)
{
    while (from->at < end) {
        value_add(from, peek(from, 0), false, of->parts);
        from->at++;
    }
}

static void take_escape(shell_reader *from, word_state *of)
{
    if (peek(from, 1) == '\n' || (peek(from, 1) == '\r' && peek(from, 2) == '\n')) {
        from->at += peek(from, 1) == '\n' ? 2 : 3;
        return;
    }
    of->word.flags |= SHELL_WORD_QUOTED;
    if (from->at + 1 < from->end)
        from->at++;
    value_add(from, peek(from, 0), true, of->parts);
    from->at++;
}

static void take_plain(shell_reader *from, word_state *of)
{
    char byte = peek(from, 0);

    if ((strchr("*?[", byte) && byte) || (byte == '(' && of->place != WORD_IN_REGEX)) /* @(a|b) */
        of->word.flags |= SHELL_WORD_GLOB;
    if (byte == '(')
        of->open++;
    else if (byte == ')' && of->open)
        of->open--;
    value_add(from, byte, false, of->parts);
    from->at++;
}

/* Quotes and expansions; false: the byte is a plain one. */
static bool take_special(shell_reader *from, word_state *of)
{
    char byte = peek(from, 0);
    size_t end = placeholder_end(from);

    if (end) {
        take_raw(from, of, end);
    } else if (byte == '\'' && has_closing(from, '\'')) {
        of->word.flags |= SHELL_WORD_QUOTED;
        read_single(from, of->parts);
    } else if (byte == '$' && peek(from, 1) == '"') {
        from->at++; /* "translated" */
    } else if (byte == '"' && has_closing(from, '"')) {
        of->word.flags |= SHELL_WORD_QUOTED;
        read_double(from, of->parts);
    } else if (byte == '\\') {
        take_escape(from, of);
    } else {
        return read_expansion(from, false, of->parts);
    }
    return true;
}

static void take_bytes(shell_reader *from, word_state *of)
{
    while (!is_end(from)) {
        if (take_special(from, of))
            continue;
        if (is_extended_glob(from, of) || (of->place == WORD_IN_REGEX && peek(from, 0) == '(')) {
            take_plain(from, of);
        } else if (peek(from, 0) == '|' && is_bare_choice(from, of)) {
            of->is_choice = true;
            take_plain(from, of);
        } else if (ends_word(from, of)) {
            return;
        } else {
            take_plain(from, of);
        }
    }
}

/* The value: a slice of the text where it can be, else a copy. */
static text take_value(shell_reader *from, const word_state *of)
{
    text value = text_slice((text){from->value.items, from->value.count}, of->value, from->value.count);
    text raw = reader_slice(from, of->start, from->at);

    return text_equal(value, raw) ? raw : text_copy(from->memory, value);
}

static void move_parts(shell_reader *from, word_state *of)
{
    of->word.parts = (shell_range){from->tree->parts.count, from->parts.count - of->parts};
    for (uint32_t i = of->parts; i < from->parts.count; i++) {
        open_part *open = &from->parts.items[i];
        if (open->part.type == SHELL_LITERAL)
            open->part.text =
                text_slice(of->word.value, open->value_start - of->value, open->value_end - of->value);
        else
            of->word.flags |= SHELL_WORD_EXPANDS;
        *array_push(&from->tree->parts, from->memory) = open->part;
    }
    from->parts.count = of->parts;
    from->value.count = of->value;
}

/* One pair of quotes around all of it is not part of the word's place. */
static span inner_span(const shell_reader *from, span raw)
{
    char first = raw.end > raw.start ? from->bytes[raw.start] : '\0';
    text inside;

    if (raw.end - raw.start < 2 || (first != '"' && first != '\'') || from->bytes[raw.end - 1] != first)
        return raw;
    inside = reader_slice(from, raw.start + 1, raw.end - 1);
    if (text_find(inside, first, 0) < inside.length) /* "a"b"c", or an escaped quote */
        return raw;
    return (span){raw.start + 1, raw.end - 1};
}

static void finish(shell_reader *from, word_state *of)
{
    shell_word *word = &of->word;

    word->value = take_value(from, of);
    move_parts(from, of);
    word->raw = since(from, of->start);
    word->inner = inner_span(from, word->raw);
    if (of->is_choice)
        word->value = choice_value(from->memory, word->value);
    if (from->mode & SHELL_DOCUMENT)
        word->flags |= placeholder_flags(word);
    if (from->bracket_depth)
        word->flags |= SHELL_WORD_OPTIONAL;
    word->group = from->bracket_depth ? from->groups : 0;
}

/* {a|b}: the whole of it is one word. */
static shell_word read_choice(shell_reader *from, size_t end)
{
    word_state of = {.start = from->at, .parts = from->parts.count, .value = from->value.count};

    take_raw(from, &of, end);
    finish(from, &of);
    of.word.value = choice_value(from->memory, reader_slice(from, of.start + 1, end - 1));
    of.word.flags |= SHELL_WORD_CHOICE;
    return of.word;
}

shell_word read_word(shell_reader *from, word_place place)
{
    word_state of = {
        .start = from->at, .parts = from->parts.count, .value = from->value.count, .place = place};
    size_t end = place == WORD_IN_COMMAND && strchr("{(", peek(from, 0)) ? choice_end(from) : 0;

    if (end)
        return read_choice(from, end);
    take_bytes(from, &of);
    finish(from, &of);
    return of.word;
}

void word_push(shell_reader *from, word_place place)
{
    shell_word word = read_word(from, place);

    *array_push(&from->words, from->memory) = word;
    reader_count_words(from);
}

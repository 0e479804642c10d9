/* make_words.c — words of a rule's line, with their places. */
#include "make_reading.h"

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Is the backslash at `at` one that continues the line? */
static bool continues(text bytes, uint32_t at, uint32_t end)
{
    return bytes.start[at] == '\\' && at + 1 < end &&
           (bytes.start[at + 1] == '\n' || bytes.start[at + 1] == '\r');
}

uint32_t make_reference_end(text bytes, uint32_t at, uint32_t end)
{
    uint32_t depth = 0;

    if (at + 1 >= end)
        return end;
    if (bytes.start[at + 1] != '(' && bytes.start[at + 1] != '{')
        return at + 2;
    for (uint32_t i = at + 1; i < end; i++) {
        char byte = bytes.start[i];
        if (byte == '(' || byte == '{')
            depth++;
        else if ((byte == ')' || byte == '}') && --depth == 0)
            return i + 1;
    }
    return end;
}

static uint32_t word_end(text bytes, uint32_t at, uint32_t end)
{
    while (at < end && !is_blank(bytes.start[at]) && !continues(bytes, at, end)) {
        if (bytes.start[at] == '$')
            at = make_reference_end(bytes, at, end);
        else
            at += bytes.start[at] == '\\' && at + 1 < end ? 2 : 1;
    }
    return at < end ? at : end;
}

/* What a word comes to: each of its parts is a word of its own, at the same place. */
static void word_add(make_reading *job, make_words *words, span part)
{
    text written = text_slice(job->bytes, part.start, part.end), expanded, rest;

    if (!make_may_look(job, written.length))
        return;
    if (text_find(written, '$', 0) == written.length) {
        *array_push(words, job->memory) = (make_word){.name = written, .part = part};
        return;
    }
    if (!make_expand(job, written, &expanded)) {
        *array_push(words, job->memory) = (make_word){.name = written, .part = part, .is_open = true};
        return;
    }
    for (size_t at = 0; at < expanded.length && make_may_look(job, 0);) {
        size_t start = at;
        while (at < expanded.length && !is_blank(expanded.start[at]))
            at++;
        rest = text_slice(expanded, start, at);
        if (rest.length)
            *array_push(words, job->memory) = (make_word){.name = rest, .part = part};
        at++;
    }
}

make_words make_words_of(make_reading *job, uint32_t start, uint32_t end)
{
    make_words words = {0};

    for (uint32_t at = start; at < end;) {
        uint32_t stop;
        if (is_blank(job->bytes.start[at])) {
            at++;
            continue;
        }
        if (continues(job->bytes, at, end)) {
            at += 2;
            continue;
        }
        stop = word_end(job->bytes, at, end);
        word_add(job, &words, (span){at, stop});
        at = stop;
    }
    return words;
}

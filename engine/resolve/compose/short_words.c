/* short_words.c — a command line's words, as compose splits it: quotes and backslashes, nothing expanded. */
#include "compose_loader.h"

#include <string.h>

typedef struct splitting {
    text line;
    size_t at;
    buffer word;
} splitting;

/* What stands in quotes; `at` is on the opening one. False when it isn't closed. */
static bool split_quoted(splitting *job)
{
    char quote = job->line.start[job->at++];

    for (; job->at < job->line.length && job->line.start[job->at] != quote; job->at++) {
        char byte = job->line.start[job->at];
        if (quote == '"' && byte == '\\' && job->at + 1 < job->line.length) {
            char next = job->line.start[job->at + 1];
            if (!strchr("\"\\$`\n", next))
                buffer_add_byte(&job->word, byte);
            byte = next;
            job->at++;
        }
        buffer_add_byte(&job->word, byte);
    }
    return job->at < job->line.length;
}

bool words_split(arena *memory, text line, text_array *words)
{
    splitting job = {.line = line, .word = buffer_new(memory)};
    bool has_word = false;

    for (; job.at < line.length; job.at++) {
        char byte = line.start[job.at];
        if (strchr(" \t\r\n", byte)) {
            if (has_word)
                *array_push(words, memory) = text_copy(memory, buffer_text(&job.word));
            job.word = buffer_new(memory);
            has_word = false;
            continue;
        }
        if (byte == '#' && !has_word) { /* a comment, to the line's end */
            job.at = text_find(line, '\n', job.at);
            continue;
        }
        has_word = true;
        if (byte == '"' || byte == '\'') {
            if (!split_quoted(&job))
                return false;
        } else if (byte == '\\') {
            if (++job.at >= line.length)
                return false;
            buffer_add_byte(&job.word, line.start[job.at]);
        } else {
            buffer_add_byte(&job.word, byte);
        }
    }
    if (has_word)
        *array_push(words, memory) = text_copy(memory, buffer_text(&job.word));
    return true;
}

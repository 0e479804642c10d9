/* short_words.c — a command line's words, as compose splits it: quotes and backslashes, and an end at the
 * first
 * `;`, `&`, `|`, `<` or `>`, for no shell will run it. Nothing is expanded. */
#include "compose_loader.h"

#include <ctype.h>
#include <string.h>

typedef struct splitting {
    arena *memory;
    text_array *words;
    buffer word;
    bool has_word, is_escaped, is_double, is_single, is_backquoted, is_substituted;
} splitting;

static bool is_quoted(const splitting *job)
{
    return job->is_single || job->is_double || job->is_backquoted || job->is_substituted;
}

static void end_word(splitting *job)
{
    if (job->has_word)
        *array_push(job->words, job->memory) = text_copy(job->memory, buffer_text(&job->word));
    job->word = buffer_new(job->memory);
    job->has_word = false;
}

/* A quote that is no part of the word; true when it was one. */
static bool take_quote(splitting *job, char byte)
{
    if (byte == '"' && !job->is_single && !job->is_substituted)
        job->is_double = !job->is_double;
    else if (byte == '\'' && !job->is_double && !job->is_substituted)
        job->is_single = !job->is_single;
    else
        return false;
    job->has_word = true;
    return true;
}

/* Backquotes and $( ) keep their blanks; false when a parenthesis makes no sense. */
static bool take_bracket(splitting *job, char byte)
{
    if (job->is_single || job->is_double)
        return true;
    if (byte == '`' && !job->is_substituted)
        job->is_backquoted = !job->is_backquoted;
    if (byte == ')' && !job->is_backquoted)
        job->is_substituted = !job->is_substituted;
    if (byte == '(' && !job->is_backquoted) {
        if (job->is_substituted || !text_ends(buffer_text(&job->word), TEXT("$")))
            return false;
        job->is_substituted = true;
    }
    return true;
}

/* `2>` takes the number with it. */
static void cut(splitting *job, char byte)
{
    if (byte == '>' && job->word.length && isdigit((unsigned char)job->word.bytes[0]))
        job->has_word = false;
}

bool words_split(arena *memory, text line, text_array *words)
{
    splitting job = {.memory = memory, .words = words, .word = buffer_new(memory)};

    for (size_t i = 0; i < line.length; i++) {
        char byte = line.start[i];
        if (job.is_escaped)
            job.is_escaped = false;
        else if (byte == '\\' && !job.is_single) {
            job.is_escaped = true;
            continue;
        } else if (byte == '\\')
            ;
        else if (strchr(" \t\r\n", byte) && !is_quoted(&job)) {
            end_word(&job);
            continue;
        } else if (take_quote(&job, byte))
            continue;
        else if (strchr("`()", byte) && !take_bracket(&job, byte))
            return false;
        else if (strchr(";&|<>", byte) && !is_quoted(&job)) {
            cut(&job, byte);
            break;
        }
        buffer_add_byte(&job.word, byte);
        job.has_word = true;
    }
    end_word(&job);
    return !job.is_escaped && !is_quoted(&job);
}

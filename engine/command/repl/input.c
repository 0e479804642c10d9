/* input.c — one buffer for what was read and not handed on yet: of a pipe a piece, of a paste all its lines.
 */
#include "input.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "must.h"
#include "screen.h"
#include "signals.h"

struct input {
    editor *editor; /* NULL: lines are read as they come */
    bool is_terminal, is_ended;
    bool are_many, is_echoed; /* the lines at hand: came at once; were not shown yet */
    char *bytes;              /* from `at` on not handed on yet */
    size_t at, length, room;
};

bool input_is_terminal(void)
{
    return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

input *input_open(bool is_terminal, editor_completer *completer, void *context)
{
    input *from = must(calloc(1, sizeof *from));
    const char *reason;

    from->is_terminal = is_terminal;
    if (!is_terminal)
        return from;
    from->editor = editor_open(completer, context, &reason);
    if (!from->editor)
        say("lines can't be edited: %s", reason);
    return from;
}

void input_close(input *from)
{
    if (from->editor)
        editor_close(from->editor);
    free(from->bytes);
    free(from);
}

void input_remember(input *from, const char *entry)
{
    if (from->editor)
        editor_remember(from->editor, entry);
}

void input_drop(input *from)
{
    from->at = from->length;
}

/* More bytes. False when there are none: the end, or Ctrl-C. */
static bool bytes_read(input *from)
{
    enum { PIECE = 64 * 1024 };
    struct pollfd more = {.fd = STDIN_FILENO, .events = POLLIN};
    ssize_t got;

    if (from->at) {
        memmove(from->bytes, from->bytes + from->at, from->length - from->at);
        from->length -= from->at;
        from->at = 0;
    }
    if (from->length > INPUT_LINE_MOST)
        from->length = INPUT_LINE_MOST;
    if (from->room - from->length < PIECE) {
        from->room = from->length + 2 * PIECE;
        from->bytes = must(realloc(from->bytes, from->room));
    }
    if (signals_poll(&more, 1, -1) < 0)
        return !(from->is_terminal && errno == EINTR);
    got = read(STDIN_FILENO, from->bytes + from->length, PIECE);
    if (got < 0 && errno == EINTR)
        return true;
    if (got <= 0) {
        from->is_ended = true;
        return false;
    }
    for (ssize_t i = 0; i < got; i++) /* a NUL would end a string early: it is told as a strange sign */
        if (!from->bytes[from->length + (size_t)i])
            from->bytes[from->length + (size_t)i] = 1;
    from->length += (size_t)got;
    return true;
}

/* A line that is there, whole or the last one. NULL: none. */
static char *line_take(input *from, bool is_last)
{
    size_t length = from->length - from->at;
    char *start, *end;

    if (length == 0)
        return NULL;
    start = from->bytes + from->at;
    end = memchr(start, '\n', length);
    if (!end && !is_last)
        return NULL;
    if (end)
        length = (size_t)(end - start);
    from->at += length + (end != NULL);
    if (length && start[length - 1] == '\r')
        length--;
    return string_cut(start, length > INPUT_LINE_MOST ? INPUT_LINE_MOST : length);
}

/* Without an editor. */
static line_end line_read(input *from, const char *prompt, char **line)
{
    if (from->is_terminal && from->at == from->length)
        screen_write(prompt, strlen(prompt));
    while (!(*line = line_take(from, from->is_ended)) && !from->is_ended)
        if (!bytes_read(from) && !from->is_ended) {
            bool is_interrupted = signals_take_interrupt();
            if (signals_end())
                return LINE_NONE;
            if (signals_take_suspend())
                signals_suspend();
            signals_take_resize();
            if (is_interrupted) {
                input_drop(from);
                return LINE_INTERRUPTED;
            }
        }
    return *line ? LINE_READ : LINE_NONE;
}

/* All lines of a text but the one that is handed on stay for the next calls. */
static void hold(input *from, char *text)
{
    free(from->bytes);
    from->bytes = text;
    from->at = 0;
    from->length = from->room = strlen(text);
}

/* Lines of a paste, as if they had been typed. */
static void echo(const char *prompt, const char *line)
{
    screen_write(prompt, strlen(prompt));
    screen_write(line, strlen(line));
    screen_write("\n", 1);
}

line_end input_line(input *from, const char *prompt, char **line)
{
    char *text;

    if (!from->editor)
        return line_read(from, prompt, line);
    if (from->at == from->length) {
        line_end end = editor_line(from->editor, prompt, &text);
        *line = NULL;
        if (!text)
            return end;
        from->is_echoed = end == LINE_PASTED;
        hold(from, text);
        from->are_many = strcspn(text, "\n") + 1 < from->length || editor_is_ahead();
        if (from->is_echoed)
            screen_write("\r\033[K", 4);
    }
    *line = line_take(from, true);
    if (from->is_echoed)
        echo(prompt, *line);
    return from->are_many ? LINE_PASTED : LINE_READ;
}

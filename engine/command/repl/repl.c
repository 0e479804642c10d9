/* repl.c — lines become entries, entries become jobs, until there are no more. */
#include "repl.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "complete.h"
#include "history.h"
#include "input.h"
#include "must.h"
#include "repl_commands.h"
#include "screen.h"
#include "session.h"
#include "signals.h"

static const char prompt[] = "lockstep> ", prompt_on[] = "      ... ";

typedef struct repl {
    session session;
    input *input;
    history_file *history; /* NULL: a pipe has none */
    completion completion;
    char *ahead; /* a line that was read and ends the entry before it */
} repl;

static line_end line_next(repl *one, bool goes_on, char **line)
{
    if (one->ahead) {
        *line = one->ahead;
        one->ahead = NULL;
        return LINE_PASTED;
    }
    return input_line(one->input, goes_on ? prompt_on : prompt, line);
}

/* What is typed so far, and one line more. Both are freed. */
static char *joined(char *before, char *line)
{
    char *both = before ? string_print("%s\n%s", before, line) : NULL;

    if (!both)
        return line;
    free(before);
    free(line);
    return both;
}

/* What people type at any prompt to leave it, or when they are lost. */
static char *meant(char *line)
{
    string_trim(line);
    if (strcmp(line, "quit") == 0 || strcmp(line, "exit") == 0)
        string_replace(&line, string_cut(":quit", 5));
    else if (strcmp(line, "help") == 0)
        string_replace(&line, string_cut(":help", 5));
    return line;
}

/* The first line of an entry that is one by itself: a command, or what looks like one. */
static bool is_alone(const repl *one, const char *line)
{
    return is_command_line(&one->session, line) ||
           (line[0] == ':' && !(is_continuation(line) && one->session.entry));
}

/* Does the line end the entry before it? An empty one does when a person typed it; within what is pasted it
 * is part of a rule file. A command does, wherever it comes from. */
static bool is_end(const repl *one, const char *line, line_end how)
{
    if (string_is_blank(line))
        return how == LINE_READ && one->session.is_terminal;
    return line[0] == ':' && is_command_line(&one->session, line);
}

/* Put one line to the entry. Is it whole with it? */
static bool line_takes(repl *one, char **entry, char *line, line_end how)
{
    if (!*entry && string_is_blank(line)) {
        free(line);
        return false;
    }
    if (!*entry)
        line = meant(line);
    if (!*entry && is_alone(one, line)) {
        *entry = line;
        return true;
    }
    if (*entry && is_end(one, line, how)) {
        if (string_is_blank(line))
            free(line);
        else
            one->ahead = line;
        return true;
    }
    if (!*entry && is_continuation(line) && one->session.entry)
        *entry = string_cut(one->session.entry, strlen(one->session.entry));
    *entry = joined(*entry, line);
    return strlen(*entry) > INPUT_LINE_MOST || lockstep_entry_is_whole(*entry);
}

/* NULL: there are no more. The caller frees it. */
static char *entry_next(repl *one)
{
    char *entry = NULL, *line;

    for (;;) {
        one->completion.before = entry;
        line_end how = line_next(one, entry != NULL, &line);
        if (how == LINE_NONE)
            return entry;
        if (how == LINE_INTERRUPTED) { /* what was typed is given up */
            screen_write("^C\n", 3);
            string_replace(&entry, NULL);
        } else if (line_takes(one, &entry, line, how))
            return entry;
    }
}

/* Returns the status of the entry. */
static int entry_run(repl *one, const char *entry)
{
    session *to = &one->session;
    int status;

    if (is_command_line(to, entry))
        return command_run(to, entry);
    if (entry[0] == ':' && !is_continuation(entry))
        return command_unknown(to, entry);
    if (*string_skip(entry) == ':') {
        say("there is no entry that this goes on from");
        return 2;
    }
    status = line_ask(to, entry, NULL);
    if (status == 2)
        command_hint(to, entry);
    if (status < 2)
        string_replace(&to->entry, string_cut(entry, strlen(entry)));
    return status;
}

static void remember(void *context, const char *entry)
{
    input_remember(((repl *)context)->input, entry);
}

static void terminal_begin(repl *one)
{
    one->history = history_open();
    history_read(one->history, remember, one);
    puts("lockstep " LOCKSTEP_VERSION ": :facts shows what there is, :help what to ask, Ctrl-D ends");
    fflush(stdout);
}

static void entries_run(repl *one)
{
    for (char *entry; !one->session.is_quitting && !signals_end() && (entry = entry_next(one)) != NULL;
         free(entry)) {
        if (one->history) {
            history_add(one->history, entry);
            input_remember(one->input, entry);
        }
        one->session.was_stopped = false;
        int status = entry_run(one, entry);
        fflush(stdout);
        if (status > one->session.worst)
            one->session.worst = status;
        if (one->session.was_stopped) /* Ctrl-C stops all that was pasted */
            input_drop(one->input);
    }
}

int repl_run(const repl_host *host)
{
    bool is_terminal = input_is_terminal();
    repl one = {0};

    if (is_terminal)
        signals_catch();
    session_open(&one.session, host, is_terminal);
    one.completion = (completion){.session = &one.session};
    one.input = input_open(is_terminal, complete, &one.completion);
    if (is_terminal)
        terminal_begin(&one);
    entries_run(&one);
    if (is_terminal && !one.session.is_quitting)
        screen_write("\n", 1);
    free(one.ahead);
    input_close(one.input);
    if (one.history)
        history_close(one.history);
    session_close(&one.session);
    signals_die();
    return is_terminal ? 0 : one.session.worst;
}

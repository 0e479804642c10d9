/* editor.c — libedit with a reader of our own, so that Ctrl-C, Ctrl-Z, a new size and a paste are ours to
 * answer. */
#include "editor.h"

#include <errno.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "candidates.h"
#include "libedit.h"
#include "must.h"
#include "screen.h"
#include "signals.h"

enum { HISTORY_MOST = 2000 };

struct editor {
    libedit at;
    EditLine *lines;
    History *history;
    const char *prompt;
    editor_completer *completer;
    void *context;
    bool is_interrupted, knows_paste; /* the terminal marks what is pasted */
    char *pasted;                     /* whole lines, and what stood before them */
    char *rest;                       /* of a paste, behind its last line end: it goes on from there */
};

static editor *self; /* there is one terminal */

/* ---- reading ---- */

/* One byte from the terminal. -1 at its end, with Ctrl-C, when the session ends. */
static int byte_read(editor *one)
{
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    unsigned char byte;

    for (;;) {
        if (signals_poll(&input, 1, -1) > 0) {
            ssize_t got = read(STDIN_FILENO, &byte, 1);
            if (got == 1)
                return byte;
            if (got == 0 || (errno != EINTR && errno != EAGAIN))
                return -1;
        }
        if (signals_take_suspend()) {
            one->at.el_set(one->lines, EL_PREP_TERM, 0);
            signals_suspend();
            one->at.el_set(one->lines, EL_PREP_TERM, 1);
            one->at.el_set(one->lines, EL_REFRESH);
        }
        if (signals_take_resize()) {
            one->at.el_resize(one->lines);
            one->at.el_set(one->lines, EL_REFRESH);
        }
        if (signals_take_interrupt())
            one->is_interrupted = true;
        if (one->is_interrupted || signals_end())
            return -1;
    }
}

static int character_read(EditLine *lines, wchar_t *into)
{
    mbstate_t state = {0};

    (void)lines;
    for (;;) {
        int byte = byte_read(self);
        char piece = (char)byte;
        if (byte < 0) {
            *into = L'\0';
            return self->is_interrupted || signals_end() ? -1 : 0;
        }
        size_t got = mbrtowc(into, &piece, 1, &state);
        if (got <= 1)
            return 1;
        if (got == (size_t)-1) /* no character of this encoding: passed over */
            memset(&state, 0, sizeof state);
    }
}

bool editor_is_ahead(void)
{
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};

    return poll(&input, 1, 0) > 0;
}

/* ---- keys ---- */

static unsigned char complete(EditLine *lines, int key)
{
    const LineInfo *line = self->at.el_line(lines);
    size_t cursor = (size_t)(line->cursor - line->buffer), start = cursor;
    char *typed = string_cut(line->buffer, (size_t)(line->lastchar - line->buffer));
    char *found = NULL, *longer = NULL;
    unsigned char answer = CC_REFRESH;

    (void)key;
    if (editor_is_ahead() && strspn(typed, " \t") >= cursor) /* an indented line of a paste */
        self->at.el_insertstr(lines, "\t");
    else if ((found = self->completer(self->context, typed, cursor, &start)) == NULL)
        answer = self->is_interrupted ? CC_REFRESH : CC_REFRESH_BEEP;
    else if ((longer = candidates_common(found)) && strlen(longer) > cursor - start) {
        self->at.el_deletestr(lines, (int)wide_length(typed + start, cursor - start));
        self->at.el_insertstr(lines, longer);
    } else {
        candidates_print(found, screen_columns());
        answer = CC_REDISPLAY;
    }
    free(typed);
    free(found);
    free(longer);
    return answer;
}

/* What the terminal sends between its marks of a paste, without the signs that steer a terminal: they have no
 * business in an entry. */
static char *paste_read(void)
{
    static const char end[] = "\033[201~";
    size_t length = 0, room = 0, matched = 0;
    char *text = NULL;

    for (int byte; matched < sizeof end - 1 && (byte = byte_read(self)) >= 0;) {
        if (room < length + 2) {
            room = 2 * room + 256;
            text = must(realloc(text, room));
        }
        matched = byte == end[matched] ? matched + 1 : byte == end[0];
        if (byte == '\r')
            byte = '\n';
        if (matched == 0 && (byte >= ' ' || byte == '\n' || byte == '\t') && byte != 127)
            text[length++] = (char)byte;
    }
    text = must(text ? text : calloc(1, 1));
    text[length] = '\0';
    return text;
}

/* One line goes into the one that is typed; several are entered, and what stands behind the last line end
 * stays to be edited. */
static unsigned char paste(EditLine *lines, int key)
{
    const LineInfo *line = self->at.el_line(lines);
    char *text = paste_read(), *last;

    (void)key;
    last = strrchr(text, '\n');
    if (!last) {
        self->at.el_insertstr(lines, text);
        free(text);
        return CC_REFRESH;
    }
    self->rest = string_print("%s%.*s", last + 1, (int)(line->lastchar - line->cursor), line->cursor);
    last[1] = '\0';
    self->pasted = string_print("%.*s%s", (int)(line->cursor - line->buffer), line->buffer, text);
    free(text);
    return CC_NEWLINE;
}

/* ---- opening ---- */

static char *prompt_of(EditLine *lines)
{
    (void)lines;
    return (char *)self->prompt;
}

/* The editor counts characters, and Tab completes in all that a person types: the encoding is theirs, or else
 * UTF-8. */
static void encoding_set(void)
{
    if (!setlocale(LC_CTYPE, "") || MB_CUR_MAX == 1)
        setlocale(LC_CTYPE, "C.UTF-8");
}

static bool is_dumb(void)
{
    const char *terminal = getenv("TERM");

    return !terminal || !*terminal || strcmp(terminal, "dumb") == 0;
}

static void keys_set(editor *one)
{
    one->at.el_set(one->lines, EL_PROMPT, prompt_of);
    one->at.el_set(one->lines, EL_EDITOR, "emacs");
    one->at.el_set(one->lines, EL_SIGNAL, 0);
    one->at.el_set(one->lines, EL_HIST, one->at.history, one->history);
    one->at.el_set(one->lines, EL_GETCFN, character_read);
    /* el_set would copy these names, and never give the copies back */
    one->at.el_wset(one->lines, EL_ADDFN, L"lockstep-complete", L"complete the word", complete);
    one->at.el_wset(one->lines, EL_ADDFN, L"lockstep-paste", L"take what is pasted", paste);
    one->at.el_set(one->lines, EL_BIND, "^R", "em-inc-search-prev", NULL);
    one->at.el_source(one->lines, NULL); /* ~/.editrc: the user's own keys */
    one->at.el_set(one->lines, EL_BIND, "^I", "lockstep-complete", NULL);
    one->at.el_set(one->lines, EL_BIND, "\\e[200~", "lockstep-paste", NULL);
}

editor *editor_open(editor_completer *completer, void *context, const char **reason)
{
    editor *one = must(calloc(1, sizeof *one));
    HistEvent event;

    one->completer = completer;
    one->context = context;
    one->knows_paste = !is_dumb();
    if (!libedit_load(&one->at, reason)) {
        free(one);
        return NULL;
    }
    encoding_set();
    self = one;
    one->lines = must(one->at.el_init("lockstep", stdin, stdout, stderr));
    one->history = must(one->at.history_init());
    one->at.history(one->history, &event, H_SETSIZE, HISTORY_MOST);
    one->at.history(one->history, &event, H_SETUNIQUE, 1);
    keys_set(one);
    return one;
}

void editor_close(editor *one)
{
    one->at.el_end(one->lines);
    one->at.history_end(one->history);
    free(one->rest);
    free(one->pasted);
    self = NULL;
    free(one); /* the library stays: it may have left a handler behind */
}

static void paste_marks(const editor *one, bool are_wanted)
{
    if (one->knows_paste)
        screen_write(are_wanted ? "\033[?2004h" : "\033[?2004l", 8);
}

line_end editor_line(editor *one, const char *prompt, char **line)
{
    int count = 0;
    const char *typed;

    *line = NULL;
    one->prompt = prompt;
    one->is_interrupted = false;
    if (one->rest && one->rest[0])
        one->at.el_push(one->lines, one->rest);
    string_replace(&one->rest, NULL);
    one->at.el_set(one->lines, EL_PREP_TERM, 1); /* before the prompt: who sees it may type at once */
    paste_marks(one, true);
    typed = one->at.el_gets(one->lines, &count);
    paste_marks(one, false);
    if (one->pasted) {
        *line = one->pasted;
        one->pasted = NULL;
        return LINE_PASTED;
    }
    if (one->is_interrupted)
        return LINE_INTERRUPTED;
    if (!typed || count <= 0 || signals_end())
        return LINE_NONE;
    *line = string_cut(typed, (size_t)count);
    return LINE_READ;
}

void editor_remember(editor *one, const char *entry)
{
    HistEvent event;

    one->at.history(one->history, &event, H_ENTER, entry);
}

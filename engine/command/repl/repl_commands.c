/* repl_commands.c — the table of commands, and what each does in the session. */
#include "repl_commands.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "answer.h"
#include "must.h"
#include "words_of.h"

enum { STATUS_WRONG = 2, ANY = 1000, COLUMN = 30 };

typedef struct repl_command {
    const char *name, *operands;
    size_t least, most;
    const char *summary, *details;
    int (*run)(session *one, const struct repl_command *self, const char *words);
} repl_command;

/* The word behind the first sign. The caller frees it. */
static char *name_of(const char *line)
{
    return string_cut(line + 1, strcspn(line + 1, " \t"));
}

/* Is the last sentence to be explained, which findings call "prompt", and no contract of the project? */
static bool is_about_entry(const char *words)
{
    size_t length = strcspn(words, " \t");

    return length == 0 || (length == strlen("prompt") && string_starts(words, "prompt"));
}

int line_ask(session *one, const char *line, const char *output)
{
    static const struct {
        const char *name;
        int (*ask)(const question *what, job_control *control);
    } asked[] = {{"at", answer_at}, {"near", answer_near}, {"diff", answer_diff}};
    question what = {.ask = answer_entry, .words = line, .output = output};
    char *name = line[0] == ':' ? name_of(line) : NULL;
    int status;

    if (name) {
        what.ask = answer_command;
        what.name = name;
        what.words = string_skip(line + 1 + strlen(name));
    }
    if (name && strcmp(name, "explain") == 0 && is_about_entry(what.words))
        what.ask = answer_explain;
    for (size_t i = 0; name && i < sizeof asked / sizeof *asked; i++)
        if (strcmp(asked[i].name, name) == 0)
            what.ask = asked[i].ask;
    status = session_ask(one, &what);
    if (one->last != line)
        string_replace(&one->last, string_cut(line, strlen(line)));
    free(name);
    return status;
}

/* ---- what each does ---- */

/* One that is one question, which can be asked again. */
static int question_run(session *one, const repl_command *self, const char *words)
{
    char *line = string_print(":%s %s", self->name, words);
    int status = line_ask(one, line, NULL);

    free(line);
    return status;
}

static int load_run(session *one, const repl_command *self, const char *words)
{
    question asked = {.ask = answer_load, .words = words, .name = self->name};
    int status = session_ask(one, &asked);

    for (size_t i = 0; i < one->loaded_count; i++)
        if (strcmp(one->loaded[i], words) == 0)
            return status;
    one->loaded = must(realloc(one->loaded, (one->loaded_count + 1) * sizeof *one->loaded));
    one->loaded[one->loaded_count++] = string_cut(words, strlen(words));
    return status;
}

static int reload_run(session *one, const repl_command *self, const char *words)
{
    int status = 0, memory = look_memory(), next;
    char number[16];
    question asked = {.ask = answer_look, .words = number, .name = self->name};

    (void)words;
    snprintf(number, sizeof number, "%d", memory);
    if (memory < 0 || !look_wait(&one->tree)) {
        if (memory >= 0)
            close(memory);
        return 0;
    }
    session_ask(one, &asked);
    look_replace(&one->tree, memory);
    for (size_t i = 0; i < one->loaded_count; i++) {
        question load = {.ask = answer_load, .words = one->loaded[i], .name = "load"};
        printf(":load %s\n", one->loaded[i]);
        next = session_ask(one, &load);
        status = next > status ? next : status;
    }
    if (!one->last)
        return status;
    puts(one->last);
    next = line_ask(one, one->last, NULL);
    return next > status ? next : status;
}

static int save_run(session *one, const repl_command *self, const char *words)
{
    question asked = {.ask = answer_save, .words = words, .name = self->name};

    if (one->sentence)
        return session_ask(one, &asked);
    say("there is no sentence yet: enter one, as in every(docs :links()) :exists()");
    return STATUS_WRONG;
}

static int output_run(session *one, const repl_command *self, const char *words)
{
    const char *edge = strchr(words, '=');
    bool is_known = false;

    (void)self;
    for (const char *const *format = lockstep_facts_formats(); edge && *format; format++)
        is_known = is_known || (strlen(*format) == (size_t)(edge - words) &&
                                strncmp(*format, words, (size_t)(edge - words)) == 0);
    if (!is_known || edge[1] == '\0') {
        say(":output takes FORMAT=FILE, as in :output json=answer.json, not \"%s\"", words);
        fputs("  FORMAT is one of", stderr);
        for (const char *const *format = lockstep_facts_formats(); *format; format++)
            fprintf(stderr, "%s %s", format == lockstep_facts_formats() ? "" : ",", *format);
        fputc('\n', stderr);
        return STATUS_WRONG;
    }
    if (one->last) {
        int status = line_ask(one, one->last, words);
        if (status != STATUS_WRONG)
            fprintf(stderr, "written: %s\n", edge + 1);
        return status;
    }
    say("nothing was asked yet: ask, and then write the answer down");
    return STATUS_WRONG;
}

static int quit_run(session *one, const repl_command *self, const char *words)
{
    (void)self;
    (void)words;
    one->is_quitting = true;
    return 0;
}

static int help_run(session *one, const repl_command *self, const char *words);

static const repl_command own[] = {
#define COMMAND(name, run, operands, least, most, summary, details)                                           \
    {#name, operands, least, most, summary, details, run},
#include "repl_command.def"
#undef COMMAND
};
enum { OWN = sizeof own / sizeof *own };

/* ---- help ---- */

static const repl_command *own_named(const char *name)
{
    for (size_t i = 0; i < OWN; i++)
        if (strcmp(own[i].name, name) == 0)
            return &own[i];
    return NULL;
}

static int answer_help(const question *what, job_control *control)
{
    const repl_command *about = own_named(what->words);
    char left[64];

    (void)control;
    if (about) {
        printf(":%s%s%s\n\n%c%s.\n%s%s", about->name, about->operands[0] ? " " : "", about->operands,
               toupper((unsigned char)about->summary[0]), about->summary + 1, about->details[0] ? "\n" : "",
               about->details);
        return 0;
    }
    fputs("  a selection                 shows its facts: docs :tables()\n"
          "  a sentence                  is judged: every(docs :links()) :exists()\n"
          "  local NAME = a selection    is known from then on\n"
          "  lines of a rule file        are judged; an empty line ends what is unfinished\n"
          "  :with(...), any word        goes on from the last entry\n"
          "  ?WORD                       tells about a word of the rule language\n"
          "  :explain prompt [SUBJECT]   tells how the last sentence was judged\n\n",
          stdout);
    for (size_t i = 0; i < OWN; i++) {
        snprintf(left, sizeof left, ":%s %s", own[i].name, own[i].operands);
        printf("  %-*s%s\n", COLUMN - 2, left, own[i].summary);
    }
    fputs("\nas on the command line\n ", stdout);
    for (const char *const *name = what->session->host->commands; *name; name++)
        printf(" :%s", *name);
    fputs("\n\n:help COMMAND tells more. Tab completes, Ctrl-C stops what runs, Ctrl-D ends.\n", stdout);
    return 0;
}

static int help_run(session *one, const repl_command *self, const char *words)
{
    question about = {.ask = answer_help, .words = words + strspn(words, ":?"), .name = self->name};

    if (about.words[0] && !own_named(about.words))
        about.ask = answer_command;
    return session_ask(one, &about);
}

/* ---- dispatch ---- */

static bool is_of_command_line(const session *one, const char *name)
{
    for (const char *const *each = one->host->commands; *each; each++)
        if (strcmp(*each, name) == 0)
            return true;
    return false;
}

bool is_command_line(const session *one, const char *line)
{
    char *name = line[0] == ':' ? name_of(line) : NULL;
    bool is_one = line[0] == '?' || (name && (own_named(name) || is_of_command_line(one, name)));

    free(name);
    return is_one;
}

static bool is_word(const char *name)
{
    size_t count;
    const char *const *words = lockstep_words(&count);

    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], name) == 0)
            return true;
    return false;
}

void command_hint(const session *one, const char *entry)
{
    char *name = string_cut(entry, strcspn(entry, " \t\n"));

    if (!is_word(name) && (own_named(name) || is_of_command_line(one, name)))
        fprintf(stderr, "  did you mean :%s?\n", name);
    free(name);
}

bool is_continuation(const char *line)
{
    const char *colon = string_skip(line);
    size_t length = 0;
    char *name;
    bool is_one;

    if (*colon != ':')
        return false;
    while (isalnum((unsigned char)colon[1 + length]) || colon[1 + length] == '_')
        length++;
    name = string_cut(colon + 1, length);
    is_one = is_word(name) || colon != line; /* a misspelled one is told about with the others of its entry */
    free(name);
    return is_one;
}

char *command_names(const session *one)
{
    char *names = NULL;
    size_t length;
    FILE *to = must(open_memstream(&names, &length));

    for (size_t i = 0; i < OWN; i++)
        fprintf(to, "%s\n", own[i].name);
    for (const char *const *name = one->host->commands; *name; name++)
        if (!own_named(*name))
            fprintf(to, "%s\n", *name);
    fclose(to);
    return must(names);
}

int command_unknown(const session *one, const char *line)
{
    const char *names[OWN + 32], *nearest;
    char *name = name_of(line);
    size_t count = 0;

    for (size_t i = 0; i < OWN; i++)
        names[count++] = own[i].name;
    for (const char *const *each = one->host->commands; *each && count < OWN + 32; each++)
        names[count++] = *each;
    nearest = lockstep_nearest(name, names, count);
    for (size_t i = 0; !nearest && name[0] && i < count; i++)
        nearest = string_starts(names[i], name) ? names[i] : NULL;
    say("there is no command :%s", name);
    if (nearest)
        fprintf(stderr, "  did you mean :%s?\n", nearest);
    else
        fputs("  :help lists them\n", stderr);
    free(name);
    return STATUS_WRONG;
}

static int wrong_count(const repl_command *which)
{
    say(":%s takes %s", which->name, which->operands[0] ? which->operands : "nothing");
    fprintf(stderr, "  :help %s tells more\n", which->name);
    return STATUS_WRONG;
}

/* One word loses its quotes; more are as they were written. */
static int own_run(session *one, const repl_command *which, const char *words)
{
    word_list some = words_of(words);
    bool is_right = some.count >= which->least && some.count <= which->most;
    int status =
        is_right ? which->run(one, which, some.count == 1 ? some.words[0] : words) : wrong_count(which);

    words_free(&some);
    return status;
}

static int word_run(session *one, const char *word)
{
    question asked = {.ask = answer_word, .words = word};

    return session_ask(one, &asked);
}

int command_run(session *one, const char *line)
{
    char *name = name_of(line), *words = string_cut(line, strlen(line));
    const repl_command *which = line[0] == ':' ? own_named(name) : NULL;
    int status;

    string_trim(words);
    if (which)
        status = own_run(one, which, string_skip(words + 1 + strlen(name)));
    else if (line[0] == ':')
        status = line_ask(one, words, NULL);
    else if (string_is_blank(words + 1))
        status = help_run(one, own_named("help"), "");
    else
        status = word_run(one, words + 1 + strspn(words + 1, ": \t"));
    free(name);
    free(words);
    return status;
}

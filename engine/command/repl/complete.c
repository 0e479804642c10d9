/* complete.c — candidates of the prompt itself, and those of the library. */
#include "complete.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "must.h"
#include "repl_commands.h"

/* The lines that begin like the first `length` bytes of `word`. NULL: none. */
static char *lines_that_begin(const char *lines, const char *word, size_t length)
{
    char *found = NULL;
    size_t size;
    FILE *to = must(open_memstream(&found, &size));

    for (const char *at = lines; *at; at += strcspn(at, "\n"), at += *at == '\n')
        if (strncmp(at, word, length) == 0)
            fprintf(to, "%.*s\n", (int)strcspn(at, "\n"), at);
    fclose(to);
    if (size)
        return found;
    free(found);
    return NULL;
}

/* ---- asked in a job ---- */

/* What is typed, and what came of it. */
typedef struct asking {
    question what;
    const char *entry;
    size_t cursor;
    FILE *answer; /* the child's output: the number of the byte where candidates begin, then they, a line each
                   */
    size_t length;
} asking;

static bool candidate_write(void *context, const char *bytes, size_t length)
{
    return fwrite(bytes, 1, length, context) == length;
}

/* In the child. */
static int candidates_ask(void *context, job_control *control)
{
    asking *one = context;
    char *found = NULL;
    size_t length = 0, start = one->cursor;
    FILE *to = must(open_memstream(&found, &length));
    lockstep_project *project;

    one->what.control = control;
    project = answer_project(&one->what);
    if (project)
        lockstep_complete(project, one->what.session->known, one->entry, one->cursor, &start, candidate_write,
                          to);
    fclose(to);
    printf("%zu\n%s", start, found);
    return 0;
}

static bool answer_receive(void *context, const char *bytes, size_t length)
{
    enum { MOST = 1024 * 1024 };
    asking *one = context;

    one->length += length;
    return one->length < MOST && fwrite(bytes, 1, length, one->answer) == length;
}

/* NULL when there are no candidates. The caller frees it. */
static char *candidates_of(session *one, const char *entry, size_t cursor, size_t *start)
{
    asking asked = {.what = {.session = one}, .entry = entry, .cursor = cursor};
    job work = {.run = candidates_ask, .context = &asked, .receive = answer_receive, .screen = &asked};
    char *text = NULL, *rest, *found = NULL;
    size_t length;
    job_result result;

    asked.answer = must(open_memstream(&text, &length));
    result = job_run(&work);
    fclose(asked.answer);
    for (job_kept which = 0; which < JOB_KEPT; which++)
        free(result.kept[which]);
    *start = strtoul(text, &rest, 10);
    if (result.end == JOB_DONE && *rest == '\n' && rest[1] && *start <= cursor)
        found = string_cut(rest + 1, strlen(rest + 1));
    free(text);
    return found;
}

/* All words of the rule language, a line each. The caller frees it. */
static char *word_names(void)
{
    char *names = NULL;
    size_t length, count;
    const char *const *words = lockstep_words(&count);
    FILE *to = must(open_memstream(&names, &length));

    for (size_t i = 0; i < count; i++)
        fprintf(to, "%s\n", words[i]);
    fclose(to);
    return must(names);
}

/* The first word of a line, behind its sign: a command's name or, behind ?, a word's. */
static char *first_complete(const completion *one, const char *line, size_t cursor, size_t *start)
{
    char *names = line[0] == ':' ? command_names(one->session) : word_names();
    char *found = lines_that_begin(names, line + 1, cursor - 1);

    *start = 1;
    free(names);
    return found;
}

/* One candidate alone is whole: a text ends with its quote, a command with a blank. */
static char *whole(char *found, const char *line, size_t cursor, size_t start)
{
    size_t length = strcspn(found, "\n"), quotes = 0;
    char *longer;

    for (size_t i = 0; i < cursor; i++)
        quotes += line[i] == '"';
    if (found[length] && found[length + 1]) /* there are more */
        return found;
    if (start == 1 && line[0] == ':')
        longer = string_print("%.*s ", (int)length, found);
    else if (quotes % 2 && line[cursor] != '"')
        longer = string_print("%.*s\"", (int)length, found);
    else
        return found;
    free(found);
    return longer;
}

/* Commands and words: the operand of :help. */
static char *help_complete(const completion *one, const char *line, size_t cursor, size_t *start)
{
    char *names = command_names(one->session), *words = word_names(),
         *both = string_print("%s%s", names, words);
    char *found;

    *start = (size_t)(string_skip(line + strlen(":help")) - line);
    found = *start <= cursor ? lines_that_begin(both, line + *start, cursor - *start) : NULL;
    free(names);
    free(words);
    free(both);
    return found;
}

char *complete(void *context, const char *line, size_t cursor, size_t *start)
{
    completion *one = context;
    size_t before = one->before ? strlen(one->before) + 1 : 0;
    char *entry, *found;

    if (!one->before && cursor && (line[0] == ':' || line[0] == '?') && cursor <= strcspn(line, " \t"))
        found = first_complete(one, line, cursor, start);
    else if (!one->before && string_starts(line, ":help "))
        found = help_complete(one, line, cursor, start);
    else {
        entry = one->before ? string_print("%s\n%s", one->before, line) : string_cut(line, strlen(line));
        found = candidates_of(one->session, entry, before + cursor, start);
        free(entry);
        if (*start < before)
            string_replace(&found, NULL);
        *start -= before;
    }
    return found ? whole(found, line, cursor, *start) : NULL;
}

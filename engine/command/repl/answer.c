/* answer.c — one project, one question, one answer. Everything here happens in a job's child. */
#include "answer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "must.h"
#include "screen.h"
#include "words_of.h"

enum { STATUS_WRONG = 2, FILE_MOST = 1024 * 1024 };

static bool has_written; /* in this child */

bool answer_write(void *context, const char *bytes, size_t length)
{
    (void)context;
    has_written = true;
    if (screen_write(bytes, length))
        return true;
    if (errno == EPIPE)
        _exit(JOB_STATUS_CLOSED);
    say("standard output: %s", strerror(errno));
    return false;
}

static void progress(void *context, size_t done, size_t all)
{
    job_progress(((const question *)context)->control, done, all);
}

lockstep_project *answer_project(const question *what)
{
    lockstep_settings settings = what->session->host->settings;
    const char *problem = "";
    lockstep_project *project;

    settings.progress = progress;
    settings.progress_context = (void *)what;
    project = lockstep_project_open(&settings, &problem);
    if (!project)
        say("%s", problem);
    return project;
}

/* Behind a selection that found nothing: how far it came, and what is near. That is what a contract says
 * which wants it there. */
static void nothing_say(const question *what)
{
    static const char idle[] = "nothing to check: ";
    char *wanted = what->ask == answer_entry ? string_print("there_is(%s\n)", what->words) : NULL;
    lockstep_project *project = wanted ? answer_project(what) : NULL;
    lockstep_result *result = project ? lockstep_enter(project, what->session->known, wanted) : NULL;
    const char *message = NULL;

    if (result && lockstep_result_status(result) == 1 && lockstep_result_finding_count(result))
        message = lockstep_result_finding(result, 0).message;
    fputs(message ? "nothing was found: " : "nothing was found", stderr);
    if (message)
        string_show(stderr, message + (string_starts(message, idle) ? sizeof idle - 1 : 0));
    fputc('\n', stderr);
    free(wanted);
}

int answer_result(const question *what, const lockstep_result *result)
{
    bool is_written = what->output ? what->session->host->output(what->output, result)
                                   : lockstep_result_write(result, "text", &what->style, answer_write, NULL);

    if (lockstep_result_status(result) == 1 && !what->output && !has_written)
        nothing_say(what);
    return is_written ? lockstep_result_status(result) : STATUS_WRONG;
}

/* Ask an entry; what it defines and judges is kept. */
static int entry_asked(const question *what, const char *entry)
{
    lockstep_project *project = answer_project(what);
    lockstep_result *result = project ? lockstep_enter(project, what->session->known, entry) : NULL;

    if (!result)
        return STATUS_WRONG;
    if (lockstep_result_defines(result))
        job_keep(what->control, JOB_KNOWN, lockstep_result_defines(result));
    if (lockstep_result_sentence(result))
        job_keep(what->control, JOB_SENTENCE, lockstep_result_sentence(result));
    return answer_result(what, result);
}

int answer_entry(const question *what, job_control *control)
{
    (void)control;
    return entry_asked(what, what->words);
}

/* A whole file as text. NULL, and said, when it can't be read. */
static char *file_read(const char *path)
{
    int opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat about;
    char *text = NULL;
    ssize_t got = -1;

    if (opened >= 0 && fstat(opened, &about) == 0 && !S_ISREG(about.st_mode))
        errno = S_ISDIR(about.st_mode) ? EISDIR : EINVAL;
    else if (opened >= 0) {
        text = must(malloc(FILE_MOST + 1));
        size_t length = 0;
        while (length <= FILE_MOST && (got = read(opened, text + length, FILE_MOST + 1 - length)) > 0)
            length += (size_t)got;
        errno = length > FILE_MOST ? EFBIG : errno;
        got = length > FILE_MOST ? -1 : got;
        for (size_t i = 0; i < length; i++) /* a NUL would hide what follows: it is told as a strange sign */
            text[i] = (char)(text[i] + (text[i] == '\0'));
        text[length < FILE_MOST ? length : FILE_MOST] = '\0';
    }
    if (got < 0) {
        say("%s: %s", path, strerror(errno));
        string_replace(&text, NULL);
    }
    if (opened >= 0)
        close(opened);
    return text;
}

int answer_load(const question *what, job_control *control)
{
    char *text = file_read(what->words);
    int status = text ? entry_asked(what, text) : STATUS_WRONG;

    (void)control;
    if (text && status)
        fprintf(stderr, "the lines of prompt are those of %s\n", what->words);
    free(text);
    return status;
}

int answer_at(const question *what, job_control *control)
{
    lockstep_project *project = answer_project(what);

    (void)control;
    return project ? answer_result(what, lockstep_facts_at(project, what->words)) : STATUS_WRONG;
}

int answer_near(const question *what, job_control *control)
{
    lockstep_project *project = answer_project(what);

    (void)control;
    return project ? answer_result(what, lockstep_near(project, what->words)) : STATUS_WRONG;
}

int answer_diff(const question *what, job_control *control)
{
    char *left = NULL, *right = NULL;
    lockstep_project *project = NULL;
    int status = STATUS_WRONG;

    (void)control;
    if (!words_halve(what->words, &left, &right))
        say(":diff takes two selections with a comma between: :diff compose :services(), doc \"docs/a.md\" "
            ":terms()");
    else if ((project = answer_project(what)) != NULL)
        status = answer_result(what, lockstep_compare(project, what->session->known, left, right));
    free(left);
    free(right);
    return status;
}

int answer_save(const question *what, job_control *control)
{
    word_list operands = words_of(what->words);
    lockstep_project *project = answer_project(what);
    lockstep_result *result;
    int status = STATUS_WRONG;

    (void)control;
    if (project) {
        result = lockstep_save(project, what->session->known, what->session->sentence, operands.words[0],
                               operands.words[1]);
        status = lockstep_result_status(result);
        if (status == 0 && !what->session->host->add(result)) /* first: who sees enough of it stops the job */
            status = STATUS_WRONG;
        else
            answer_result(what, result);
    }
    words_free(&operands);
    return status;
}

int answer_explain(const question *what, job_control *control)
{
    word_list operands = words_of(what->words);
    const char *subject = operands.count > 1 ? operands.words[1] : NULL, *sentence = what->session->sentence;
    lockstep_project *project = NULL;
    int status = STATUS_WRONG;

    (void)control;
    if (!sentence)
        say("there is no sentence yet: enter one, or name a contract: :explain CONTRACT [SUBJECT]");
    else if ((project = answer_project(what)) != NULL)
        status =
            answer_result(what, lockstep_explain_entry(project, what->session->known, sentence, subject));
    words_free(&operands);
    return status;
}

/* A selection is one operand, also where nobody put it in quotes: there is no shell here that would take it
 * apart. */
static word_list operands_of(const question *what)
{
    const char *options = strstr(what->words, " --"),
               *end = options ? options : what->words + strlen(what->words);
    word_list some = {0};

    if (strcmp(what->name, "facts") != 0 || strchr("'\"-", what->words[0]))
        return words_of(what->words);
    some = words_of(end);
    some.words = must(realloc(some.words, (some.count + 2) * sizeof *some.words));
    memmove(some.words + 1, some.words, (some.count + 1) * sizeof *some.words);
    some.words[0] = string_cut(what->words, (size_t)(end - what->words));
    some.count++;
    return some;
}

int answer_command(const question *what, job_control *control)
{
    word_list given = operands_of(what);
    const char **all = must(calloc(given.count + 4, sizeof *all));
    int count = 0, status;

    (void)control;
    all[count++] = what->name;
    for (size_t i = 0; i < given.count; i++)
        all[count++] = given.words[i];
    if (what->output) {
        int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);
        all[count++] = "--output";
        all[count++] = what->output;
        if (nothing >= 0)
            dup2(nothing, STDOUT_FILENO);
    }
    status = what->session->host->run(what->session->host->context, what->session->known, count, all,
                                      &what->style);
    free(all);
    words_free(&given);
    return status;
}

int answer_word(const question *what, job_control *control)
{
    size_t count;
    const char *const *words = lockstep_words(&count), *nearest;

    (void)control;
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], what->words) == 0)
            return lockstep_words_write("text", what->words, answer_write, NULL) ? 0 : STATUS_WRONG;
    nearest = lockstep_nearest(what->words, words, count);
    say("there is no word \"%s\"", what->words);
    if (nearest)
        fprintf(stderr, "  did you mean %s?\n", nearest);
    else
        fputs("  :help words lists them\n", stderr);
    return STATUS_WRONG;
}

int answer_look(const question *what, job_control *control)
{
    (void)control;
    look_compare(&what->session->tree, atoi(what->words));
    return 0;
}

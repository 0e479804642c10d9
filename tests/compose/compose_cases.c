/* compose_cases.c — one case: does `lockstep compose` print what Docker Compose printed? README.md says
 * how a case is written.
 *
 *     compose_cases LOCKSTEP CASE_FOLDER [--accept]
 *
 * Each run has a fresh copy of the project, at a path of its own. Standard output is compared byte for byte,
 * except for the doubled dollars of JSON and line ends at the end; the exit status as zero or not. A run that
 * is apart, or whose messages matter, has what lockstep prints in N.lockstep: every byte of it counts.
 * --accept writes these again. */
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORDS = 64, VARIABLES = 32, PATH_SIZE = 4096 };

typedef struct run {
    char name[16], folder[256], args[1024];
    char variables[VARIABLES][1024], chance[256];
    int variable_count, status;
    bool has_args, is_apart;
} run;

static const char *lockstep, *folder;
static char work[PATH_SIZE];
static int failures, runs;
static bool is_accepting;

static void stop(const char *what)
{
    perror(what);
    exit(2);
}

/* A path in `to`, which has PATH_SIZE bytes. */
static char *path_print(char *to, const char *format, ...) __attribute__((format(printf, 2, 3)));

static char *path_print(char *to, const char *format, ...)
{
    va_list values;

    va_start(values, format);
    if (vsnprintf(to, PATH_SIZE, format, values) >= PATH_SIZE)
        stop("a path is too long");
    va_end(values);
    return to;
}

/* The whole file with a NUL behind it; the caller frees it. */
static char *file_read(const char *path)
{
    FILE *from = fopen(path, "rb");
    size_t length = 0, got;
    char *bytes = NULL;

    if (!from)
        stop(path);
    do {
        bytes = realloc(bytes, length + 65537);
        if (!bytes)
            stop("memory");
        got = fread(bytes + length, 1, 65536, from);
        length += got;
    } while (got > 0);
    bytes[length] = '\0';
    fclose(from);
    return bytes;
}

/* Every `from` in `bytes` becomes `to`; frees the old text. */
static char *replaced(char *bytes, const char *from, const char *to)
{
    size_t count = 0, from_length = strlen(from), to_length = strlen(to);
    char *made, *out;

    for (const char *at = bytes; (at = strstr(at, from)); at += from_length)
        count++;
    made = out = malloc(strlen(bytes) + count * to_length + 1);
    if (!made)
        stop("memory");
    for (const char *at = bytes, *next;; at = next + from_length) {
        next = strstr(at, from);
        size_t length = next ? (size_t)(next - at) : strlen(at);
        memcpy(out, at, length);
        out += length;
        if (!next)
            break;
        memcpy(out, to, to_length);
        out += to_length;
    }
    *out = '\0';
    free(bytes);
    return made;
}

static void without_last_lines(char *bytes)
{
    size_t length = strlen(bytes);

    while (length && bytes[length - 1] == '\n')
        bytes[--length] = '\0';
}

/* Runs a program to its end; its status. */
static int program_run(char *const *words, char *const *environment, const char *directory, const char *out,
                       const char *err)
{
    pid_t child;
    int status;

    fflush(NULL); /* or the child writes it again */
    child = fork();
    if (child < 0)
        stop("fork");
    if (child == 0) {
        if ((directory && chdir(directory) != 0) || (out && !freopen(out, "wb", stdout)) ||
            (err && !freopen(err, "wb", stderr)))
            _exit(126);
        execve(words[0], words, environment);
        _exit(127);
    }
    if (waitpid(child, &status, 0) != child)
        stop("waitpid");
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* A fresh copy of the project at WORK/parent/proj. */
static void project_copy(void)
{
    static char command[] = "rm -rf \"$1\" && mkdir \"$1\" && cp -R \"$2\" \"$1/proj\"";
    char parent[PATH_SIZE], in[PATH_SIZE];
    char *words[] = {"/bin/sh",
                     "-c",
                     command,
                     "sh",
                     path_print(parent, "%s/parent", work),
                     path_print(in, "%s/in", folder),
                     NULL};
    char *environment[] = {"PATH=/usr/bin:/bin", NULL};

    if (program_run(words, environment, NULL, NULL, NULL) != 0)
        stop("the project can't be copied");
}

static int project_run(run *some, char *out, char *err)
{
    char *words[WORDS + 3] = {(char *)lockstep, "compose"}, *environment[VARIABLES + 3], directory[PATH_SIZE];
    char path[PATH_SIZE], args[sizeof some->args];
    int count = 2;

    strcpy(args, some->args);
    for (char *word = strtok(args, " "); word && count < WORDS + 2; word = strtok(NULL, " "))
        words[count++] = word;
    environment[0] = path_print(path, "PATH=/usr/bin:/bin");
    environment[1] = "HOME=/nonexistent";
    for (int i = 0; i < some->variable_count; i++)
        environment[2 + i] = some->variables[i];
    environment[2 + some->variable_count] = NULL;
    project_copy();
    return program_run(words, environment, path_print(directory, "%s/parent/proj/%s", work, some->folder),
                       path_print(out, "%s/out", work), path_print(err, "%s/err", work));
}

static void fail(const run *some, const char *why, const char *expected, const char *got, const char *said)
{
    failures++;
    printf("run %s: %s\n  args %s\n", some->name, why, some->args);
    if (expected)
        printf("---- expected\n%s\n---- lockstep\n%s\n", expected, got);
    printf("---- standard error\n%s----\n", said);
}

/* Of lines that begin with one of the names, which are parted by blanks, only the name stays. */
static void names_leave(char *bytes, const char *names)
{
    char *to = bytes;

    for (char *line = bytes, *end; *line; line = end) {
        size_t length = strcspn(line, " \n");
        end = line + strcspn(line, "\n");
        end += *end == '\n';
        bool is_named = false;
        for (const char *at = names; *at; at += strcspn(at, " "), at += *at == ' ')
            is_named = is_named || (length && strcspn(at, " ") == length && strncmp(at, line, length) == 0);
        length = is_named ? length : (size_t)(end - line);
        memmove(to, line, length);
        to += length;
        if (is_named && end[-1] == '\n')
            *to++ = '\n';
    }
    *to = '\0';
}

static void outputs_compare(run *some, const char *out, const char *said)
{
    char path[PATH_SIZE], place[PATH_SIZE];
    char *expected = file_read(path_print(path, "%s/%s.stdout", folder, some->name)), *got = file_read(out);

    got = replaced(got, path_print(place, "%s/parent/proj", work), "@DIR@");
    got = replaced(got, path_print(place, "%s/parent", work), "@PARENT@");
    if (strstr(some->args, "json") && !strstr(some->args, "--no-interpolate"))
        expected = replaced(expected, "$$", "$");
    names_leave(expected, some->chance);
    names_leave(got, some->chance);
    without_last_lines(expected);
    without_last_lines(got);
    if (strcmp(expected, got) != 0)
        fail(some, "another output", expected, got, said);
    free(expected);
    free(got);
}

/* What lockstep printed, standard error behind standard output, against N.lockstep. */
static void bytes_compare(run *some, const char *path, const char *out, const char *said)
{
    char place[PATH_SIZE], *bytes = file_read(out), *got = malloc(strlen(bytes) + strlen(said) + 1), *expected;
    FILE *to = is_accepting ? fopen(path, "wb") : NULL;

    if (!got || (is_accepting && !to))
        stop(path);
    strcpy(stpcpy(got, bytes), said);
    got = replaced(got, path_print(place, "%s/parent/proj", work), "@DIR@");
    got = replaced(got, path_print(place, "%s/parent", work), "@PARENT@");
    if (to && (fputs(got, to) < 0 || fclose(to) != 0))
        stop(path);
    expected = access(path, F_OK) == 0 ? file_read(path) : strdup("(none is recorded: see --accept)\n");
    if (!expected || strcmp(expected, got) != 0)
        fail(some, "lockstep's own output is another one", expected, got, said);
    free(expected);
    free(bytes);
    free(got);
}

static void run_do(run *some)
{
    char out[PATH_SIZE], err[PATH_SIZE], own[PATH_SIZE], *said;
    int status;

    if (!some->has_args)
        return;
    runs++;
    status = project_run(some, out, err);
    said = file_read(err);
    if (status != 0 && status != 2)
        fail(some, "the status is neither 0 nor 2", NULL, NULL, said);
    else if (status != 0 && !strstr(said, "error: ") && !strstr(said, "lockstep: "))
        fail(some, "an error is not told", NULL, NULL, said);
    else if (!some->is_apart && (status != 0) != (some->status != 0))
        fail(some, some->status ? "Docker Compose refuses it" : "Docker Compose takes it", NULL, NULL, said);
    else if (!some->is_apart && status == 0)
        outputs_compare(some, out, said);
    path_print(own, "%s/%s.lockstep", folder, some->name);
    if (some->is_apart || access(own, F_OK) == 0)
        bytes_compare(some, own, out, said);
    free(said);
}

/* The rest of the line when it begins with `word` and a blank. */
static const char *line_value(const char *line, const char *word)
{
    size_t length = strlen(word);

    return strncmp(line, word, length) == 0 && line[length] == ' ' ? line + length + 1 : NULL;
}

static void line_take(run *some, const char *line)
{
    const char *value;

    if ((value = line_value(line, "run"))) {
        run_do(some);
        memset(some, 0, sizeof *some);
        snprintf(some->name, sizeof some->name, "%s", value);
        snprintf(some->folder, sizeof some->folder, ".");
    } else if ((value = line_value(line, "args"))) {
        snprintf(some->args, sizeof some->args, "%s", value);
        some->has_args = true;
    } else if ((value = line_value(line, "cwd"))) {
        snprintf(some->folder, sizeof some->folder, "%s", value);
    } else if ((value = line_value(line, "env")) && some->variable_count < VARIABLES) {
        snprintf(some->variables[some->variable_count++], sizeof some->variables[0], "%s", value);
    } else if ((value = line_value(line, "exit"))) {
        some->status = atoi(value);
    } else if ((value = line_value(line, "chance"))) {
        snprintf(some->chance, sizeof some->chance, "%s", value);
    } else if (line_value(line, "apart")) {
        some->is_apart = true;
    }
}

static void case_do(void)
{
    static run some;
    char path[PATH_SIZE], *bytes = file_read(path_print(path, "%s/case.txt", folder));

    for (char *line = bytes; *line;) {
        char *end = strchr(line, '\n');
        if (end)
            *end = '\0';
        line_take(&some, line);
        if (!end)
            break;
        line = end + 1;
    }
    run_do(&some);
    free(bytes);
}

int main(int count, char **given)
{
    char command[PATH_SIZE];

    is_accepting = count == 4 && strcmp(given[3], "--accept") == 0;
    if (count != 3 && !is_accepting) {
        fputs("usage: compose_cases LOCKSTEP CASE_FOLDER [--accept]\n", stderr);
        return 2;
    }
    lockstep = given[1];
    folder = given[2];
    path_print(work, "%s/lockstep-compose-XXXXXX", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
    if (!mkdtemp(work))
        stop(work);
    case_do();
    char *words[] = {"/bin/rm", "-rf", path_print(command, "%s", work), NULL};
    program_run(words, (char *[]){NULL}, NULL, NULL, NULL);
    printf("%d runs, %d failed\n", runs, failures);
    return failures || runs == 0;
}

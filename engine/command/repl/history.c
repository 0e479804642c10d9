/* history.c — a text file: one entry a line, with \n for a line's end and \\ for a backslash.
 *
 * It is cut to its newest entries when it is read and has become long. */
#include "history.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "must.h"

enum { KEPT = 1000, MOST = 2 * KEPT, SIZE_MOST = 8 * 1024 * 1024 };

struct history_file {
    char *path;     /* NULL: nothing is kept */
    char **entries; /* as they stand in the file */
    size_t count;
    char *last; /* that was added: the same again is not */
};

static char *folder_of_state(void)
{
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");

    if (state && state[0] == '/')
        return string_print("%s/lockstep", state);
    return home && home[0] == '/' ? string_print("%s/.local/state/lockstep", home) : NULL;
}

/* The folder, and those above it. Only the user may look into what we make. */
static bool folder_make(char *folder)
{
    for (char *slash = strchr(folder + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(folder, 0700);
        *slash = '/';
    }
    return mkdir(folder, 0700) == 0 || errno == EEXIST;
}

static void give_up(history_file *file)
{
    say("history is not kept: %s: %s", file->path, strerror(errno));
    string_replace(&file->path, NULL);
}

static FILE *file_open(const char *path, int flags)
{
    int opened = open(path, flags | O_CLOEXEC | O_NONBLOCK, 0600);
    struct stat about;

    if (opened >= 0 && (fstat(opened, &about) != 0 || !S_ISREG(about.st_mode))) {
        close(opened);
        errno = EINVAL;
        return NULL;
    }
    return opened >= 0 ? fdopen(opened, flags & O_APPEND ? "a" : "r") : NULL;
}

static void lines_read(history_file *file, FILE *from)
{
    char *line = NULL;
    size_t room = 0, all = 0;

    for (ssize_t length; all < SIZE_MOST && (length = getline(&line, &room, from)) > 0;) {
        all += (size_t)length;
        if (file->count % MOST == 0)
            file->entries = must(realloc(file->entries, (file->count + MOST) * sizeof *file->entries));
        line[length - (line[length - 1] == '\n')] = '\0';
        file->entries[file->count++] = string_cut(line, strlen(line));
    }
    free(line);
}

/* The newest alone. What goes wrong leaves the long file, which does no harm. */
static void shorten(history_file *file)
{
    char *beside = string_print("%s.XXXXXX", file->path);
    int opened = file->count > MOST ? mkostemp(beside, O_CLOEXEC) : -1;
    FILE *to = opened >= 0 ? fdopen(opened, "w") : NULL;

    for (size_t i = file->count - (to ? KEPT : 0); i < file->count; i++)
        fprintf(to, "%s\n", file->entries[i]);
    if (to && (fclose(to) != 0 || rename(beside, file->path) != 0))
        unlink(beside);
    free(beside);
}

history_file *history_open(void)
{
    history_file *file = must(calloc(1, sizeof *file));
    char *folder = folder_of_state();
    FILE *from;

    if (!folder) {
        say("history is not kept: neither XDG_STATE_HOME nor HOME is set");
        return file;
    }
    file->path = string_print("%s/history", folder);
    if (!folder_make(folder) || !(from = file_open(file->path, O_RDWR | O_CREAT)))
        give_up(file);
    else {
        lines_read(file, from);
        fclose(from);
        shorten(file);
    }
    free(folder);
    return file;
}

void history_close(history_file *file)
{
    for (size_t i = 0; i < file->count; i++)
        free(file->entries[i]);
    free(file->entries);
    free(file->last);
    free(file->path);
    free(file);
}

/* In place: it only becomes shorter. */
static void decode(char *entry)
{
    char *to = entry;

    for (const char *from = entry; *from; from++) {
        if (*from == '\\' && (from[1] == 'n' || from[1] == '\\'))
            *to++ = *++from == 'n' ? '\n' : '\\';
        else
            *to++ = *from;
    }
    *to = '\0';
}

void history_read(history_file *file, void (*each)(void *context, const char *entry), void *context)
{
    for (size_t i = 0; i < file->count; i++) {
        decode(file->entries[i]);
        if (file->entries[i][0])
            each(context, file->entries[i]);
        free(file->entries[i]);
    }
    file->count = 0;
}

void history_add(history_file *file, const char *entry)
{
    FILE *to;

    if (!file->path || entry[0] == ' ' || string_is_blank(entry) ||
        (file->last && strcmp(file->last, entry) == 0))
        return;
    string_replace(&file->last, string_cut(entry, strlen(entry)));
    to = file_open(file->path, O_WRONLY | O_APPEND | O_CREAT);
    for (const char *at = entry; to && *at; at++) {
        if (*at == '\n' || *at == '\\')
            fputc('\\', to);
        fputc(*at == '\n' ? 'n' : *at, to);
    }
    if (to)
        fputc('\n', to);
    if (!to || fclose(to) != 0)
        give_up(file);
}

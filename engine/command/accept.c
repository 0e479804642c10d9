/* accept.c — lines of files that hold examples are replaced, each file beside its place and then moved there.
 */
#include "accept.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arguments.h"

/* The edit of that line; NULL when it stays. */
static bool edit_of(const lockstep_result *result, const char *path, uint32_t line, lockstep_edit *found)
{
    for (size_t i = 0; i < lockstep_result_edit_count(result); i++) {
        *found = lockstep_result_edit(result, i);
        if (found->line == line && strcmp(found->path, path) == 0)
            return true;
    }
    return false;
}

/* One line, without its end. False when it isn't what it was. */
static bool line_write(const lockstep_result *result, const char *path, uint32_t number, char *line, FILE *to)
{
    size_t length = strcspn(line, "\r\n");
    lockstep_edit edit;

    if (!edit_of(result, path, number, &edit))
        return fputs(line, to) >= 0;
    if (strlen(edit.before) != length || strncmp(edit.before, line, length) != 0)
        return false;
    return !edit.after || fprintf(to, "%s%s", edit.after, line + length) >= 0;
}

static bool lines_write(const lockstep_result *result, const char *path, FILE *from, FILE *to)
{
    char *line = NULL;
    size_t room = 0;
    bool is_fine = true;

    for (uint32_t number = 1; is_fine && getline(&line, &room, from) >= 0; number++)
        is_fine = line_write(result, path, number, line, to);
    free(line);
    return is_fine && !ferror(from);
}

static bool refuse(const char *path, const char *words)
{
    complain("--accept %s: %s", path, words);
    return false;
}

static bool file_write(const lockstep_result *result, const char *path)
{
    char beside[4096];
    struct stat about;
    bool is_fine = snprintf(beside, sizeof beside, "%s.XXXXXX", path) < (int)sizeof beside;
    FILE *from = is_fine ? fopen(path, "r") : NULL, *to = NULL;
    int descriptor = from ? mkstemp(beside) : -1;

    if (descriptor < 0 || fstat(fileno(from), &about) != 0 || !(to = fdopen(descriptor, "w"))) {
        refuse(path, strerror(errno));
        if (from)
            fclose(from);
        return false;
    }
    fchmod(descriptor, about.st_mode & 07777);
    is_fine = lines_write(result, path, from, to);
    fclose(from);
    is_fine = fclose(to) == 0 && is_fine && rename(beside, path) == 0;
    if (!is_fine)
        unlink(beside);
    return is_fine || refuse(path, "it changed meanwhile, or can't be written: nothing was changed in it");
}

static bool is_first_of_path(const lockstep_result *result, size_t index)
{
    const char *path = lockstep_result_edit(result, index).path;

    for (size_t i = 0; i < index; i++)
        if (strcmp(lockstep_result_edit(result, i).path, path) == 0)
            return false;
    return true;
}

/* Blanks before an edit say nothing. */
static const char *trimmed(const char *line)
{
    return line + strspn(line, " \t");
}

bool edits_accept(const lockstep_result *result)
{
    size_t count = lockstep_result_edit_count(result);
    bool is_fine = true;

    for (size_t i = 0; i < count; i++) {
        lockstep_edit edit = lockstep_result_edit(result, i);
        fprintf(stderr, "%s:%u\n  - %s\n", edit.path, edit.line, trimmed(edit.before));
        if (edit.after)
            fprintf(stderr, "  + %s\n", trimmed(edit.after));
    }
    for (size_t i = 0; i < count; i++)
        if (is_first_of_path(result, i))
            is_fine = file_write(result, lockstep_result_edit(result, i).path) && is_fine;
    if (count && is_fine)
        fputs("accepted: read the change before you commit it\n", stderr);
    return is_fine;
}

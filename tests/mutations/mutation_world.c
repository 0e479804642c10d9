/* mutation_world.c — a mutation's edits as overlays on a world, and lines found by what they hold. */
#include "mutation_world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* A file as the edits left it; NULL when there is none (any more). The caller frees it. */
static char *world_read(const mutation_world *world, const char *path, bool *is_executable)
{
    char full[4096];
    struct stat about;

    for (size_t i = world->count; i-- > 0;)
        if (strcmp(world->overlays[i].path, path) == 0) {
            *is_executable = world->overlays[i].is_executable;
            return world->overlays[i].bytes ? strdup(world->overlays[i].bytes) : NULL;
        }
    snprintf(full, sizeof full, "%s/%s", world->folder, path);
    *is_executable = stat(full, &about) == 0 && (about.st_mode & 0100);
    return file_read(full, NULL);
}

/* `bytes` (taken over; NULL removes the file) in the place of what stood at `path`. */
static void world_put(mutation_world *world, const char *path, char *bytes, bool is_executable)
{
    size_t index = 0;

    while (index < world->count && strcmp(world->overlays[index].path, path) != 0)
        index++;
    if (index == world->count)
        world->overlays = list_grow(world->overlays, world->count++, sizeof *world->overlays);
    free((char *)world->overlays[index].bytes);
    world->overlays[index] = (lockstep_overlay){path, bytes, bytes ? strlen(bytes) : 0, is_executable};
}

/* Where the lines stand in the file: at the beginning of a line, exactly once. NULL, and said, when not. */
static char *lines_find(char *bytes, const char *lines, const mutation *some, const char *path)
{
    char *found = NULL;

    for (char *at = bytes; (at = strstr(at, lines)) != NULL; at++) {
        if (at != bytes && at[-1] != '\n')
            continue;
        if (found) {
            printf("%s: the lines to replace occur twice in %s\n", some->name, path);
            return NULL;
        }
        found = at;
    }
    if (!found)
        printf("%s: the lines to replace don't occur in %s\n", some->name, path);
    return found;
}

static bool replace_apply(mutation_world *world, const mutation *some, const table_edit *edit)
{
    bool is_executable;
    char *bytes = world_read(world, edit->path, &is_executable);

    if (!bytes) {
        printf("%s: there is no %s\n", some->name, edit->path);
        return false;
    }
    char *found = edit->replaced[0] ? lines_find(bytes, edit->replaced, some, edit->path) : NULL;
    if (found) {
        size_t before = (size_t)(found - bytes), replaced = strlen(edit->replaced),
               instead = strlen(edit->instead);
        char *edited = malloc(strlen(bytes) - replaced + instead + 1);
        memcpy(edited, bytes, before);
        memcpy(edited + before, edit->instead, instead);
        strcpy(edited + before + instead, found + replaced);
        world_put(world, edit->path, edited, is_executable);
    }
    free(bytes);
    return found != NULL;
}

static bool edit_apply(mutation_world *world, const mutation *some, const table_edit *edit)
{
    bool is_executable;

    if (edit->type == EDIT_REPLACE)
        return replace_apply(world, some, edit);
    char *bytes = world_read(world, edit->path, &is_executable);
    if (!bytes) {
        printf("%s: there is no %s\n", some->name, edit->path);
        return false;
    }
    if (edit->type == EDIT_RENAME)
        world_put(world, edit->to, bytes, is_executable);
    else
        free(bytes);
    world_put(world, edit->path, NULL, false);
    return true;
}

bool mutation_apply(mutation_world *world, const mutation *some)
{
    for (size_t i = 0; i < some->edit_count; i++)
        if (!edit_apply(world, some, &some->edits[i]))
            return false;
    return true;
}

uint32_t mutation_line(const mutation_world *world, const mutation *some, const table_place *place)
{
    bool is_executable;
    char *bytes = world_read(world, place->path, &is_executable), *rest = bytes, *line;
    uint32_t number = 0, found = 0;
    size_t times = 0;

    while (rest && (line = strsep(&rest, "\n")) != NULL) {
        number++;
        if (strstr(line, place->text) && (++times == place->nth || place->nth == 0))
            found = number;
    }
    free(bytes);
    if (times == 0 || times < place->nth)
        printf("%s: no line of %s holds: %s\n", some->name, place->path, place->text);
    else if (place->nth == 0 && times > 1)
        printf("%s: %zu lines of %s hold: %s (say which with nth=)\n", some->name, times, place->path,
               place->text);
    else
        return found;
    return 0;
}

void mutation_undo(mutation_world *world)
{
    for (size_t i = 0; i < world->count; i++)
        free((char *)world->overlays[i].bytes);
    free(world->overlays);
    world->overlays = NULL;
    world->count = 0;
}

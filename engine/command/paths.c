/* paths.c — the PATHs of the command line as findings name them. */
#include "paths.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What follows the working directory in an absolute path; NULL when it is elsewhere. */
static const char *below_here(const char *path)
{
    char here[PATH_MAX];
    size_t length;

    if (!getcwd(here, sizeof here))
        return NULL;
    length = strcmp(here, "/") == 0 ? 0 : strlen(here);
    if (strncmp(path, here, length) != 0 || (path[length] != '/' && path[length] != '\0'))
        return NULL;
    return path + length;
}

/* Take the last part off. False when there is none. */
static bool part_drop(char *normal)
{
    char *slash = strrchr(normal, '/');

    if (normal[0] == '\0')
        return false;
    *(slash ? slash : normal) = '\0';
    return true;
}

char *path_normal(const char *path)
{
    const char *from = path[0] == '/' ? below_here(path) : path;
    char *normal = from ? malloc(strlen(from) + 1) : NULL;

    if (!normal)
        return NULL;
    normal[0] = '\0';
    while (*from) {
        size_t length = strcspn(from, "/");
        bool is_up = length == 2 && strncmp(from, "..", 2) == 0, is_here = length == 1 && from[0] == '.';
        if (is_up && !part_drop(normal)) {
            free(normal);
            return NULL;
        }
        if (length && !is_up && !is_here) {
            if (normal[0])
                strcat(normal, "/");
            strncat(normal, from, length);
        }
        from += length;
        from += strspn(from, "/");
    }
    return normal;
}

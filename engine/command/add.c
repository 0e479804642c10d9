/* add.c — what lockstep new and lockstep init made goes into a rule file, in one write. */
#include "add.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arguments.h"

static bool refuse(const char *path, const char *words)
{
    complain("--write %s: %s", path, words);
    return false;
}

/* The folders that the path leads through. */
static bool folders_make(const char *path)
{
    char *copy = strdup(path);
    bool is_fine = copy != NULL;

    for (char *slash = copy ? strchr(copy + 1, '/') : NULL; is_fine && slash;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        is_fine = mkdir(copy, 0777) == 0 || errno == EEXIST;
        *slash = '/';
    }
    free(copy);
    return is_fine;
}

static bool bytes_write(int descriptor, const char *bytes, size_t length)
{
    while (length) {
        ssize_t written = write(descriptor, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

bool addition_write(const lockstep_result *result)
{
    lockstep_addition added = lockstep_result_addition(result);
    int flags = O_WRONLY | O_CLOEXEC | (added.is_new ? O_CREAT | O_EXCL : O_APPEND), descriptor;

    if (!added.bytes)
        return true;
    if (added.is_new && !folders_make(added.path))
        return refuse(added.path, strerror(errno));
    descriptor = open(added.path, flags, 0666);
    if (descriptor < 0)
        return refuse(added.path,
                      errno == EEXIST ? "there is such a file: name another one" : strerror(errno));
    bool is_written = bytes_write(descriptor, added.bytes, added.length);
    int error = errno;
    if (close(descriptor) != 0 && is_written) {
        is_written = false;
        error = errno;
    }
    if (!is_written)
        return refuse(added.path, strerror(error));
    fprintf(stderr, "written: %s; lockstep check judges it\n", added.path);
    return true;
}

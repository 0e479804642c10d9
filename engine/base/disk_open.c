/* disk_open.c — paths that stay beneath a folder, by the kernel's hand or ours. */
#include "disk_open.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "glob.h"

enum { MOST_LINKS = 40, MOST_TRIES = 8 };

/* A C string of the path in `name`; the root is ".". */
static bool path_string(text path, char name[PATH_MAX])
{
    if (!path.length)
        path = TEXT(".");
    if (path.length >= PATH_MAX) {
        errno = ENAMETOOLONG;
        return false;
    }
    if (memchr(path.start, 0, path.length)) { /* no file has such a name */
        errno = ENOENT;
        return false;
    }
    memcpy(name, path.start, path.length);
    name[path.length] = 0;
    return true;
}

static int open_beneath(int root, const char *name, int flags)
{
    struct open_how how = {.flags = (uint64_t)(unsigned)flags,
                           .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS};
    long opened = -1;

    /* EAGAIN: something was renamed meanwhile, so that the kernel can't be sure. */
    for (int i = 0; i < MOST_TRIES && opened < 0; i++) {
        opened = syscall(SYS_openat2, root, name, &how, sizeof how);
        if (opened < 0 && errno != EAGAIN && errno != EINTR)
            break;
    }
    return (int)opened;
}

int disk_open_beneath(int root, text path, int flags)
{
    char name[PATH_MAX];

    return path_string(path, name) ? open_beneath(root, name, flags) : -1;
}

bool disk_has_beneath(int root)
{
    int opened = open_beneath(root, ".", O_PATH | O_CLOEXEC);

    if (opened >= 0)
        close(opened);
    return opened >= 0; /* ENOSYS on old kernels, EPERM in some containers */
}

/* Opens one part below `folder`; a symlink's target goes to `target` and gives -1 with ELOOP. */
static int open_part(int folder, text part, bool is_last, int flags, char target[PATH_MAX])
{
    char name[PATH_MAX];
    ssize_t length;
    int opened;

    target[0] = 0;
    if (!path_string(part, name))
        return -1;
    length = readlinkat(folder, name, target, PATH_MAX - 1);
    if (length >= 0) {
        target[length] = 0;
        errno = ELOOP;
        return -1;
    }
    opened = openat(folder, name, (is_last ? flags : O_PATH | O_DIRECTORY | O_CLOEXEC) | O_NOFOLLOW);
    return opened;
}

/* One walk from the root. 1: *opened holds the result; 0: a symlink, and the path to go on with is in *path.
 */
static bool walk(int root, text *path, int flags, arena *memory, int *opened)
{
    char target[PATH_MAX];
    int folder = root;
    text rest = *path, part;

    if (!path->length) {
        *opened = openat(root, ".", flags);
        return true;
    }
    while (text_next(&rest, '/', &part)) {
        size_t start = (size_t)(part.start - path->start);
        int next = open_part(folder, part, !rest.start, flags, target);
        int error = errno;
        if (folder != root)
            close(folder);
        errno = error;
        if (next < 0 && target[0]) {
            text onward = text_print(memory, "%s/%.*s", target, rest.start ? (int)rest.length : 0,
                                     rest.start ? rest.start : "");
            bool is_beneath =
                target[0] != '/' && path_resolve(memory, text_slice(*path, 0, start), onward, path);
            errno = EXDEV;
            *opened = -1;
            return !is_beneath;
        }
        folder = next;
        if (next < 0)
            break;
    }
    *opened = folder;
    return true;
}

/* Goes where *path leads, which is then in *path. */
static int follow(int root, text *path, int flags, arena *memory)
{
    int opened = -1;
    bool is_done = false;

    if (!path_resolve(memory, TEXT(""), *path, path)) {
        errno = EXDEV;
        return -1;
    }
    for (int links = 0; !is_done && links <= MOST_LINKS; links++)
        is_done = walk(root, path, flags, memory, &opened);
    if (!is_done)
        errno = ELOOP;
    return opened;
}

int disk_open_by_steps(int root, text path, int flags)
{
    arena memory;
    int opened;

    arena_init(&memory);
    opened = follow(root, &path, flags, &memory);
    arena_free(&memory);
    return opened;
}

bool disk_real_path(int root, text path, arena *memory, text *real)
{
    int opened;

    *real = path;
    opened = follow(root, real, O_PATH | O_CLOEXEC, memory);
    if (opened >= 0)
        close(opened);
    return opened >= 0;
}

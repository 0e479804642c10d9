/* look.c — names, sizes and times of all files below the working directory, sorted by path. */
#include "look.h"

#include <errno.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "must.h"
#include "signals.h"

enum { FILES_MOST = 1000000, OPEN_FOLDERS = 16, SHOWN = 20 };

typedef struct seen {
    char *path;
    int64_t size, seconds, nanoseconds;
} seen;

static seen *files; /* nftw gives no context */
static size_t count, room;

/* What a version control system or a package manager keeps for itself. */
static bool is_passed_over(const char *name)
{
    return strcmp(name, ".git") == 0 || strcmp(name, "node_modules") == 0;
}

static int file_see(const char *path, const struct stat *about, int type, struct FTW *where)
{
    if (type == FTW_D)
        return where->level && is_passed_over(path + where->base) ? FTW_SKIP_SUBTREE : FTW_CONTINUE;
    if (count == FILES_MOST)
        return FTW_STOP;
    if (type != FTW_F && type != FTW_SL)
        return FTW_CONTINUE;
    if (count == room) {
        room = 2 * room + 256;
        files = must(realloc(files, room * sizeof *files));
    }
    path += string_starts(path, "./") ? 2 : 0;
    files[count++] =
        (seen){string_cut(path, strlen(path)), about->st_size, about->st_mtim.tv_sec, about->st_mtim.tv_nsec};
    return FTW_CONTINUE;
}

static int by_path(const void *left, const void *right)
{
    return strcmp(((const seen *)left)->path, ((const seen *)right)->path);
}

/* Into memory: each file's numbers, its path with a NUL; the count of all at the end says that the look is
 * whole. */
static void look_take(int into)
{
    FILE *to = fdopen(dup(into), "w");
    uint64_t all;

    nftw(".", file_see, OPEN_FOLDERS, FTW_PHYS | FTW_ACTIONRETVAL);
    if (count)
        qsort(files, count, sizeof *files, by_path);
    for (size_t i = 0; to && i < count; i++) {
        fwrite(&files[i].size, 1, 3 * sizeof files[i].size, to);
        fwrite(files[i].path, 1, strlen(files[i].path) + 1, to);
    }
    all = count;
    if (to) {
        fwrite(&all, 1, sizeof all, to);
        fclose(to);
    }
}

int look_memory(void)
{
    return memfd_create("lockstep-look", MFD_CLOEXEC);
}

_Noreturn static void child_look(int into, pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) /* it ended before the line above */
        _exit(1);
    setpgid(0, 0); /* Ctrl-C is not meant for it */
    setpriority(PRIO_PROCESS, 0, 10);
    look_take(into);
    _exit(0);
}

void look_begin(look *one)
{
    pid_t parent = getpid();

    *one = (look){.memory = look_memory()};
    one->child = one->memory >= 0 ? fork() : -1;
    if (one->child == 0)
        child_look(one->memory, parent);
    if (one->child < 0)
        look_replace(one, -1);
}

void look_reap(look *one)
{
    if (one->child > 0 && waitpid(one->child, NULL, WNOHANG) != 0)
        one->child = 0;
}

bool look_wait(look *one)
{
    struct pollfd end = {.fd = one->child > 0 ? pidfd_open(one->child, 0) : -1, .events = POLLIN};
    int ready = end.fd >= 0 ? signals_poll(&end, 1, -1) : 1;

    if (end.fd >= 0)
        close(end.fd);
    if (ready < 0)
        return false;
    if (one->child > 0)
        waitpid(one->child, NULL, 0);
    one->child = 0;
    return true;
}

void look_replace(look *one, int memory)
{
    if (one->memory >= 0)
        close(one->memory);
    *one = (look){.memory = memory};
}

void look_end(look *one)
{
    if (one->child > 0) {
        kill(one->child, SIGKILL);
        waitpid(one->child, NULL, 0);
    }
    look_replace(one, -1);
}

/* ---- what differs ---- */

/* A look that was taken, read from the front. */
typedef struct reading {
    const char *at, *end; /* end: before the count */
    seen now;             /* path NULL: there are no more */
} reading;

static void next(reading *from)
{
    const size_t numbers = 3 * sizeof from->now.size;

    from->now.path = NULL;
    if ((size_t)(from->end - from->at) <= numbers)
        return;
    memcpy(&from->now.size, from->at, numbers);
    from->now.path = (char *)from->at + numbers;
    from->at = from->now.path + strlen(from->now.path) + 1;
}

/* False when there is no whole look. */
static bool reading_begin(reading *from, int memory)
{
    struct stat about;
    const uint64_t *all;

    if (memory < 0 || fstat(memory, &about) != 0 || about.st_size < (off_t)sizeof *all)
        return false;
    from->at = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, memory, 0);
    if (from->at == MAP_FAILED)
        return false;
    from->end = from->at + about.st_size - sizeof *all;
    next(from);
    return true;
}

static void tell(unsigned *told, const char *what, const char *path)
{
    if ((*told)++ >= SHOWN)
        return;
    printf("%-8s ", what);
    string_show(stdout, path);
    putchar('\n');
}

void look_compare(const look *one, int into)
{
    reading before, after;
    unsigned told = 0;

    look_take(into);
    if (!reading_begin(&before, one->memory) || !reading_begin(&after, into)) {
        puts("this is the first look at the files");
        return;
    }
    while (before.now.path || after.now.path) {
        int order = !before.now.path ? 1 : !after.now.path ? -1 : strcmp(before.now.path, after.now.path);
        if (order < 0)
            tell(&told, "gone", before.now.path);
        else if (order > 0)
            tell(&told, "new", after.now.path);
        else if (before.now.size != after.now.size || before.now.seconds != after.now.seconds ||
                 before.now.nanoseconds != after.now.nanoseconds)
            tell(&told, "changed", after.now.path);
        if (order <= 0)
            next(&before);
        if (order >= 0)
            next(&after);
    }
    if (told > SHOWN)
        printf("and %u more\n", told - SHOWN);
    if (!told)
        puts("no file has changed");
}

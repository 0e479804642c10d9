/* watch.c — looks at names, sizes and times of the rules' folders three times a second: no more is needed for
 * files that a person saves, and it works on every file system. */
#include "watch.h"

#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static uint64_t stamp; /* of what was seen so far: nftw gives no context */

static void stamp_add(const void *bytes, size_t length)
{
    const unsigned char *at = bytes;

    for (size_t i = 0; i < length; i++)
        stamp = (stamp ^ at[i]) * 0x100000001b3u;
}

static int look(const char *path, const struct stat *about, int type, struct FTW *where)
{
    (void)type;
    (void)where;
    stamp_add(path, strlen(path));
    stamp_add(&about->st_size, sizeof about->st_size);
    stamp_add(&about->st_mtim, sizeof about->st_mtim);
    return 0;
}

static uint64_t look_at_all(const arguments *read)
{
    enum { OPEN_FOLDERS = 16 };

    stamp = 0xcbf29ce484222325u;
    for (size_t i = 0; i < read->rules_count; i++)
        nftw(read->rules[i], look, OPEN_FOLDERS, FTW_PHYS);
    if (!read->rules_count)
        nftw("lockstep", look, OPEN_FOLDERS, FTW_PHYS);
    nftw("lockstep.lua", look, OPEN_FOLDERS, FTW_PHYS);
    for (size_t i = 0; i < read->pack_count; i++)
        nftw(read->packs[i] + strcspn(read->packs[i], "=") + 1, look, OPEN_FOLDERS, FTW_PHYS);
    return stamp;
}

uint64_t watch_begin(const arguments *read)
{
    return look_at_all(read);
}

void watch_wait(const arguments *read, uint64_t *seen)
{
    const struct timespec pause = {.tv_nsec = 300 * 1000 * 1000};
    uint64_t before = *seen;

    fputs("watching: Ctrl-C ends it\n", stderr);
    while ((*seen = look_at_all(read)) == before)
        nanosleep(&pause, NULL);
}

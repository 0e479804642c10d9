/* tree_disk.c — a folder on disk, by its descriptor. The kernel keeps every path beneath it (openat2); where
 * it can't, disk_steps.c goes step by step. Nothing but regular files is ever read, and never more than the
 * limit and one byte. */
#include "disk_open.h"
#include "glob.h"
#include "tree_parts.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

typedef struct disk_tree {
    tree base;
    int root;
    bool goes_by_steps;
    uint64_t file_limit;
} disk_tree;

static int open_path(const disk_tree *disk, text path, int flags)
{
    flags |= flags & O_PATH ? O_CLOEXEC : O_CLOEXEC | O_NOCTTY; /* openat2 minds what O_PATH ignores */
    if (!disk->goes_by_steps)
        return disk_open_beneath(disk->root, path, flags);
    return disk_open_by_steps(disk->root, path, flags);
}

static tree_status status_of(int error, const char **reason)
{
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return TREE_MISSING;
    case ENXIO: /* a socket, or a pipe without a reader */
        return TREE_NOT_FILE;
    case EXDEV:
        return TREE_OUTSIDE;
    default:
        *reason = strerrordesc_np(error); /* never translated */
        return TREE_FAILED;
    }
}

/* Reads until the end, a byte beyond the limit at most: what a file says about its size may be a lie. */
static tree_status read_all(int from, uint64_t limit, size_t expected, arena *memory, tree_file *file)
{
    size_t capacity = expected < limit ? expected + 1 : (size_t)limit + 1, length = 0;
    char *bytes = arena_grow(memory, NULL, 0, capacity);

    for (;;) {
        ssize_t got = read(from, bytes + length, capacity - length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return status_of(errno, &file->reason);
        if (got == 0)
            break;
        length += (size_t)got;
        if (length > limit)
            return TREE_TOO_LARGE;
        if (length == capacity) {
            size_t larger = capacity * 2 < limit + 1 ? capacity * 2 : (size_t)limit + 1;
            bytes = arena_grow(memory, bytes, capacity, larger);
            capacity = larger;
        }
    }
    file->bytes = (text){bytes, length};
    return TREE_OK;
}

static tree_status disk_read(tree *from, text path, arena *memory, tree_file *file)
{
    const disk_tree *disk = (disk_tree *)from;
    int opened = open_path(disk, path, O_RDONLY | O_NONBLOCK);
    struct stat about;
    tree_status status = TREE_NOT_FILE;

    if (opened < 0)
        return status_of(errno, &file->reason);
    if (fstat(opened, &about) != 0) {
        status = status_of(errno, &file->reason);
    } else if (S_ISREG(about.st_mode)) {
        file->is_executable = (about.st_mode & S_IXUSR) != 0;
        status = (uint64_t)about.st_size > disk->file_limit
                     ? TREE_TOO_LARGE
                     : read_all(opened, disk->file_limit, (size_t)about.st_size, memory, file);
    }
    close(opened);
    return status;
}

static tree_type type_of(mode_t mode)
{
    return S_ISREG(mode) ? TREE_FILE : S_ISDIR(mode) ? TREE_FOLDER : TREE_OTHER;
}

static bool is_link(const disk_tree *disk, text path)
{
    arena scratch;
    struct stat about;
    bool answer;

    arena_init(&scratch);
    answer = path.length &&
             fstatat(disk->root, text_string(&scratch, path), &about, AT_SYMLINK_NOFOLLOW) == 0 &&
             S_ISLNK(about.st_mode);
    arena_free(&scratch);
    return answer;
}

static tree_status disk_probe(tree *from, text path, tree_entry *entry)
{
    const disk_tree *disk = (disk_tree *)from;
    const char *reason;
    int opened = open_path(disk, path, O_PATH);
    struct stat about;

    if (opened < 0)
        return status_of(errno, &reason);
    if (fstat(opened, &about) != 0) {
        int error = errno;
        close(opened);
        return status_of(error, &reason);
    }
    close(opened);
    *entry = (tree_entry){.name = path_name(path),
                          .type = type_of(about.st_mode),
                          .is_link = is_link(disk, path),
                          .is_executable = (about.st_mode & S_IXUSR) != 0,
                          .size = (uint64_t)about.st_size};
    return TREE_OK;
}

/* Of what a symlink, or an entry of a file system that doesn't say, points to. */
static void entry_look(disk_tree *disk, text folder, tree_entry *entry)
{
    arena scratch;
    tree_entry found;

    arena_init(&scratch);
    if (tree_probe(&disk->base, path_join(&scratch, folder, entry->name), &found) == TREE_OK) {
        entry->type = found.type;
        entry->is_link = found.is_link;
    }
    arena_free(&scratch);
}

typedef struct dirent64 dirent64;

static void entry_add(disk_tree *disk, text folder, const dirent64 *one, arena *memory, tree_entries *entries)
{
    text name = text_from(one->d_name);
    tree_entry entry = {.type = TREE_OTHER};

    if (text_is(name, ".") || text_is(name, ".."))
        return;
    entry.name = text_copy(memory, name);
    entry.is_link = one->d_type == DT_LNK;
    if (one->d_type == DT_REG)
        entry.type = TREE_FILE;
    else if (one->d_type == DT_DIR)
        entry.type = TREE_FOLDER;
    else if (one->d_type == DT_LNK || one->d_type == DT_UNKNOWN)
        entry_look(disk, folder, &entry);
    *array_push(entries, memory) = entry;
}

static tree_status disk_list(tree *from, text folder, arena *memory, tree_entries *entries)
{
    disk_tree *disk = (disk_tree *)from;
    const char *reason;
    _Alignas(dirent64) char block[32 * 1024];
    int opened = open_path(disk, folder, O_RDONLY | O_DIRECTORY);
    long got;

    if (opened < 0)
        return errno == ENOTDIR ? TREE_MISSING : status_of(errno, &reason);
    /* Straight from the kernel: opendir would allocate and ask for the folder's state, for each folder again.
     */
    while ((got = syscall(SYS_getdents64, opened, block, sizeof block)) > 0)
        for (long at = 0; at < got;) {
            const dirent64 *one = (const dirent64 *)(const void *)(block + at);
            entry_add(disk, folder, one, memory, entries);
            at += one->d_reclen;
        }
    close(opened);
    return got == 0 ? TREE_OK : TREE_FAILED;
}

static bool real_path(tree *from, text path, arena *memory, text *real)
{
    return disk_real_path(((disk_tree *)from)->root, path, memory, real);
}

static void disk_close(tree *some)
{
    close(((disk_tree *)some)->root);
    free(some);
}

void tree_disk_go_by_steps(tree *disk)
{
    ((disk_tree *)disk)->goes_by_steps = true;
}

tree *tree_open_disk(const char *root, uint64_t file_limit, const char **reason)
{
    static const tree_operations operations = {disk_read, disk_probe, disk_list, real_path, disk_close};
    int opened = open(root, O_PATH | O_DIRECTORY | O_CLOEXEC);
    disk_tree *disk;

    if (opened < 0) {
        *reason = strerrordesc_np(errno);
        return NULL;
    }
    disk = malloc(sizeof *disk);
    if (!disk)
        memory_exhausted();
    *disk = (disk_tree){.base = {.operations = &operations},
                        .root = opened,
                        .goes_by_steps = !disk_has_beneath(opened),
                        .file_limit = file_limit ? file_limit : TREE_FILE_LIMIT};
    return &disk->base;
}

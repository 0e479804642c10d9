/* tree.h — the one door to files (DESIGN 2): discovery, extractors and resolvers read only through it.
 *
 * A tree is a folder on disk, a table in memory (examples) or edits laid over another tree (mutations). Limits, symlink
 * rules and injected read errors live here. Paths are relative to the root, `/`-separated, in normal form (glob.h).
 * Reading is safe from several threads; building a memory or overlay tree is not. */
#ifndef LOCKSTEP_TREE_H
#define LOCKSTEP_TREE_H

#include "array.h"
#include "text.h"

typedef enum tree_status {
    TREE_OK,
    TREE_MISSING,   /* no such file or folder */
    TREE_NOT_FILE,  /* a folder, device, pipe or socket where a file was asked for */
    TREE_OUTSIDE,   /* a symlink leaves the root */
    TREE_TOO_LARGE, /* larger than the tree's file limit */
    TREE_FAILED     /* the system's error, in `reason` */
} tree_status;

typedef enum tree_type { TREE_FILE, TREE_FOLDER, TREE_OTHER } tree_type;

typedef struct tree_entry {
    text name;            /* in its folder */
    tree_type type;       /* of what a symlink points to */
    bool is_link;
    bool is_executable;   /* set by tree_probe and tree_read; not by tree_list */
    uint64_t size;        /* set by tree_probe and tree_read */
} tree_entry;

typedef ARRAY(tree_entry) tree_entries;

typedef struct tree_file {
    text bytes;
    bool is_executable;
    const char *reason; /* words for a failure; static */
} tree_file;

typedef struct tree tree;

enum { TREE_FILE_LIMIT = 8 * 1024 * 1024 }; /* bytes; --max-file-size */

/* The folder `root` (absolute or relative to the working directory); NULL and *reason when it can't be opened. */
tree *tree_open_disk(const char *root, uint64_t file_limit, const char **reason);
/* An empty tree, and a file put into it (replacing one of the same path). Bytes are copied. */
tree *tree_open_memory(void);
void tree_add(tree *memory_or_overlay, text path, text bytes, bool is_executable);
/* A tree that shows `below` except for what was added to or removed from the overlay. Does not own `below`. */
tree *tree_open_overlay(tree *below);
void tree_remove(tree *memory_or_overlay, text path);
/* Every later read of `path` gives TREE_FAILED with `reason` (tests). */
void tree_inject_failure(tree *memory_or_overlay, text path, const char *reason);
/* A tree that answers as `below` does, and first tells which path it is asked for: by the thread that asks. Does not own
 * `below`. */
typedef struct tree_note {
    void (*tell)(void *context, text path, bool is_listed); /* listed: as a folder; else read or probed */
    void *context;
} tree_note;
tree *tree_open_noted(tree *below, tree_note tell);
void tree_close(tree *some);

/* A whole file, read into `memory`. */
tree_status tree_read(tree *from, text path, arena *memory, tree_file *file);
/* What stands at `path`, without reading it. */
tree_status tree_probe(tree *from, text path, tree_entry *entry);
/* The path where the symlinks on the way to `path` lead, in `memory`; false when nothing is there, or it is outside. */
bool tree_real_path(tree *from, text path, arena *memory, text *real);
/* The entries of a folder ("" is the root), sorted by name's bytes. */
tree_status tree_list(tree *from, text folder, arena *memory, tree_entries *entries);

/* Words for a status that isn't OK: "there is no such file". */
const char *tree_status_words(tree_status status);

#endif

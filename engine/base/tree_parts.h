/* tree_parts.h — what every kind of tree can do; for the tree files only. */
#ifndef LOCKSTEP_TREE_PARTS_H
#define LOCKSTEP_TREE_PARTS_H

#include "tree.h"

typedef struct tree_operations {
    tree_status (*read)(tree *from, text path, arena *memory, tree_file *file);
    tree_status (*probe)(tree *from, text path, tree_entry *entry);
    tree_status (*list)(tree *from, text folder, arena *memory, tree_entries *entries);
    bool (*real_path)(tree *from, text path, arena *memory, text *real);
    void (*close)(tree *some);
} tree_operations;

/* The first member of every tree. */
struct tree {
    const tree_operations *operations;
    struct tree_edits *edits; /* of memory and overlay trees; else NULL */
};

/* What was added to, removed from or broken in a tree: one row a path, sorted by path. */
typedef struct tree_edit {
    text path;
    text bytes;
    const char *reason; /* reads fail with it; NULL */
    bool is_added, is_removed, is_executable;
} tree_edit;

typedef struct tree_edits {
    arena memory;
    ARRAY(tree_edit) rows;
    uint64_t file_limit;
} tree_edits;

void edits_init(tree_edits *edits);
/* The row of exactly this path; NULL when there is none. */
const tree_edit *edits_find(const tree_edits *edits, text path);
/* The same; made when there is none. */
tree_edit *edits_row(tree_edits *edits, text path);
/* Is something added below this folder ("" is the root)? */
bool edits_has_folder(const tree_edits *edits, text folder);
/* Is the path, or a folder that it is in, removed (and the path not added again)? */
bool edits_is_removed(const tree_edits *edits, text path);
/* Adds what was added right in `folder`, unsorted; each name once. */
void edits_list(const tree_edits *edits, text folder, arena *memory, tree_entries *entries);
/* The row's file, for a read of it. */
tree_status edit_read(const tree_edits *edits, const tree_edit *row, arena *memory, tree_file *file);
void edit_probe(const tree_edit *row, tree_entry *entry);

void tree_entries_sort(tree_entries *entries);

/* A disk tree that does without openat2, as on an old kernel or in a box that forbids it (tests). */
void tree_disk_go_by_steps(tree *disk);

#endif

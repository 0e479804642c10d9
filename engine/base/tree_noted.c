/* tree_noted.c — a tree that tells what it is asked for, and leaves the answer to the tree below. */
#include "tree_parts.h"

#include <stdlib.h>

#include "arena.h"

typedef struct noted_tree {
    tree base;
    tree *below;
    tree_note note;
} noted_tree;

static tree *note(tree *from, text path, bool is_listed)
{
    const noted_tree *noted = (const noted_tree *)from;

    noted->note.tell(noted->note.context, path, is_listed);
    return noted->below;
}

static tree_status noted_read(tree *from, text path, arena *memory, tree_file *file)
{
    return tree_read(note(from, path, false), path, memory, file);
}

static tree_status noted_probe(tree *from, text path, tree_entry *entry)
{
    return tree_probe(note(from, path, false), path, entry);
}

static tree_status noted_list(tree *from, text folder, arena *memory, tree_entries *entries)
{
    return tree_list(note(from, folder, true), folder, memory, entries);
}

static bool noted_real_path(tree *from, text path, arena *memory, text *real)
{
    return tree_real_path(note(from, path, false), path, memory, real);
}

static void noted_close(tree *some)
{
    free(some);
}

tree *tree_open_noted(tree *below, tree_note tell)
{
    static const tree_operations operations = {noted_read, noted_probe, noted_list, noted_real_path,
                                               noted_close};
    noted_tree *made = malloc(sizeof *made);

    if (!made)
        memory_exhausted();
    *made = (noted_tree){.base = {.operations = &operations}, .below = below, .note = tell};
    return &made->base;
}

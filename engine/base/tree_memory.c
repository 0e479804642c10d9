/* tree_memory.c — a tree that stands in memory: the small repositories of examples. */
#include "tree_parts.h"

#include <stdlib.h>
#include "glob.h"

typedef struct memory_tree {
    tree base;
    tree_edits edits;
} memory_tree;

static tree_status memory_read(tree *from, text path, arena *memory, tree_file *file)
{
    const tree_edit *row = edits_find(from->edits, path);

    if (row && row->reason) {
        file->reason = row->reason;
        return TREE_FAILED;
    }
    if (row && row->is_added)
        return edit_read(from->edits, row, memory, file);
    return edits_has_folder(from->edits, path) ? TREE_NOT_FILE : TREE_MISSING;
}

static tree_status memory_probe(tree *from, text path, tree_entry *entry)
{
    const tree_edit *row = edits_find(from->edits, path);

    if (row && row->is_added)
        edit_probe(row, entry);
    else if (edits_has_folder(from->edits, path))
        *entry = (tree_entry){.name = path_name(path), .type = TREE_FOLDER};
    else
        return TREE_MISSING;
    return TREE_OK;
}

static tree_status memory_list(tree *from, text folder, arena *memory, tree_entries *entries)
{
    const tree_edit *row = edits_find(from->edits, folder);

    if (row && row->reason)
        return TREE_FAILED;
    if (!edits_has_folder(from->edits, folder))
        return TREE_MISSING;
    edits_list(from->edits, folder, memory, entries);
    return TREE_OK;
}

/* It has no symlinks. */
static bool memory_real_path(tree *from, text path, arena *memory, text *real)
{
    tree_entry entry;

    *real = text_copy(memory, path);
    return memory_probe(from, path, &entry) == TREE_OK;
}

static void memory_close(tree *some)
{
    arena_free(&some->edits->memory);
    free(some);
}

tree *tree_open_memory(void)
{
    static const tree_operations operations = {memory_read, memory_probe, memory_list, memory_real_path,
                                               memory_close};
    memory_tree *made = malloc(sizeof *made);

    if (!made)
        memory_exhausted();
    edits_init(&made->edits);
    made->base = (tree){.operations = &operations, .edits = &made->edits};
    return &made->base;
}

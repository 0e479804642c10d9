/* tree_overlay.c — edits laid over another tree: what is added hides what is below, what is removed hides all
 * that is in it. */
#include "tree_parts.h"

#include <stdlib.h>
#include "glob.h"

typedef struct overlay_tree {
    tree base;
    tree_edits edits;
    tree *below;
} overlay_tree;

static tree *below(tree *some)
{
    return ((overlay_tree *)some)->below;
}

static tree_status overlay_read(tree *from, text path, arena *memory, tree_file *file)
{
    const tree_edit *row = edits_find(from->edits, path);

    if (row && row->reason) {
        file->reason = row->reason;
        return TREE_FAILED;
    }
    if (row && row->is_added)
        return edit_read(from->edits, row, memory, file);
    if (edits_has_folder(from->edits, path))
        return TREE_NOT_FILE;
    return edits_is_removed(from->edits, path) ? TREE_MISSING : tree_read(below(from), path, memory, file);
}

static tree_status overlay_probe(tree *from, text path, tree_entry *entry)
{
    const tree_edit *row = edits_find(from->edits, path);

    if (row && row->is_added)
        edit_probe(row, entry);
    else if (path.length && edits_has_folder(from->edits, path))
        *entry = (tree_entry){.name = path_name(path), .type = TREE_FOLDER};
    else if (edits_is_removed(from->edits, path))
        return TREE_MISSING;
    else
        return tree_probe(below(from), path, entry);
    return TREE_OK;
}

/* Keeps the entries of the tree below that are neither removed nor replaced. */
static void entries_keep(const tree_edits *edits, text folder, arena *memory, tree_entries *entries)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; i < entries->count; i++) {
        text path = path_join(memory, folder, entries->items[i].name);
        const tree_edit *row = edits_find(edits, path);
        if ((row && row->is_added) || edits_is_removed(edits, path))
            continue;
        entries->items[kept++] = entries->items[i];
    }
    entries->count = kept;
}

static tree_status overlay_list(tree *from, text folder, arena *memory, tree_entries *entries)
{
    const tree_edit *row = edits_find(from->edits, folder);
    bool is_here = edits_has_folder(from->edits, folder) && folder.length;
    tree_status status = TREE_MISSING;

    if (row && row->reason)
        return TREE_FAILED;
    if (!edits_is_removed(from->edits, folder))
        status = tree_list(below(from), folder, memory, entries);
    if (status != TREE_OK && !is_here)
        return status;
    entries_keep(from->edits, folder, memory, entries);
    edits_list(from->edits, folder, memory, entries);
    return TREE_OK;
}

/* An edit takes the place of a symlink. */
static bool overlay_real_path(tree *from, text path, arena *memory, text *real)
{
    const tree_edit *row = edits_find(from->edits, path);

    if (row && row->is_added) {
        *real = text_copy(memory, path);
        return true;
    }
    return !edits_is_removed(from->edits, path) && tree_real_path(below(from), path, memory, real);
}

static void overlay_close(tree *some)
{
    arena_free(&some->edits->memory);
    free(some);
}

tree *tree_open_overlay(tree *shown_below)
{
    static const tree_operations operations = {overlay_read, overlay_probe, overlay_list, overlay_real_path,
                                               overlay_close};
    overlay_tree *made = malloc(sizeof *made);

    if (!made)
        memory_exhausted();
    edits_init(&made->edits);
    made->base = (tree){.operations = &operations, .edits = &made->edits};
    made->below = shown_below;
    return &made->base;
}

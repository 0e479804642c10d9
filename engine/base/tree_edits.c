/* tree_edits.c — files kept in a table: all of a memory tree, and the difference that an overlay makes. */
#include "tree_parts.h"

#include <assert.h>
#include <string.h>
#include "glob.h"

void edits_init(tree_edits *edits)
{
    arena_init(&edits->memory);
    edits->rows.items = NULL;
    edits->rows.count = edits->rows.capacity = 0;
    edits->file_limit = TREE_FILE_LIMIT;
}

/* The first row whose path is not before `path`. */
static uint32_t row_from(const tree_edits *edits, text path)
{
    uint32_t low = 0, high = edits->rows.count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (text_compare(edits->rows.items[middle].path, path) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const tree_edit *edits_find(const tree_edits *edits, text path)
{
    uint32_t at = row_from(edits, path);

    return at < edits->rows.count && text_equal(edits->rows.items[at].path, path) ? &edits->rows.items[at]
                                                                                  : NULL;
}

tree_edit *edits_row(tree_edits *edits, text path)
{
    uint32_t at = row_from(edits, path);
    tree_edit *row;

    if (at < edits->rows.count && text_equal(edits->rows.items[at].path, path))
        return &edits->rows.items[at];
    (void)array_push(&edits->rows, &edits->memory);
    row = &edits->rows.items[at];
    memmove(row + 1, row, (edits->rows.count - 1 - at) * sizeof *row);
    *row = (tree_edit){.path = text_copy(&edits->memory, path)};
    return row;
}

/* Does the path stand in the folder, at any depth? */
static bool is_inside(text path, text folder)
{
    return !folder.length ||
           (path.length > folder.length && text_starts(path, folder) && path.start[folder.length] == '/');
}

bool edits_has_folder(const tree_edits *edits, text folder)
{
    for (uint32_t i = row_from(edits, folder); i < edits->rows.count; i++) {
        if (!text_starts(edits->rows.items[i].path, folder))
            break;
        if (edits->rows.items[i].is_added && is_inside(edits->rows.items[i].path, folder))
            return true;
    }
    return !folder.length;
}

bool edits_is_removed(const tree_edits *edits, text path)
{
    const tree_edit *row = edits_find(edits, path);

    if (row && (row->is_added || row->is_removed))
        return row->is_removed;
    while (path.length) {
        path = path_folder(path);
        row = path.length ? edits_find(edits, path) : NULL;
        if (row && row->is_removed)
            return true;
    }
    return false;
}

static bool has_name(const tree_entries *entries, text name)
{
    for (uint32_t i = 0; i < entries->count; i++)
        if (text_equal(entries->items[i].name, name))
            return true;
    return false;
}

void edits_list(const tree_edits *edits, text folder, arena *memory, tree_entries *entries)
{
    size_t cut = folder.length ? folder.length + 1 : 0;
    text last = {0};

    for (uint32_t i = row_from(edits, folder); i < edits->rows.count; i++) {
        const tree_edit *row = &edits->rows.items[i];
        text name = text_slice(row->path, cut, row->path.length);
        size_t slash = text_find(name, '/', 0);
        if (!text_starts(row->path, folder))
            break;
        if (!row->is_added || !is_inside(row->path, folder))
            continue;
        name = text_slice(name, 0, slash);
        if (last.length && text_equal(name, last)) /* the rows of one folder stand together */
            continue;
        last = name;
        if (!has_name(entries, name))
            *array_push(entries, memory) = (tree_entry){
                .name = text_copy(memory, name),
                .type = cut + slash < row->path.length ? TREE_FOLDER : TREE_FILE,
            };
    }
}

tree_status edit_read(const tree_edits *edits, const tree_edit *row, arena *memory, tree_file *file)
{
    if (row->bytes.length > edits->file_limit)
        return TREE_TOO_LARGE;
    file->bytes = text_copy(memory, row->bytes);
    file->is_executable = row->is_executable;
    return TREE_OK;
}

void edit_probe(const tree_edit *row, tree_entry *entry)
{
    *entry = (tree_entry){.name = path_name(row->path),
                          .type = TREE_FILE,
                          .is_executable = row->is_executable,
                          .size = row->bytes.length};
}

void tree_add(tree *memory_or_overlay, text path, text bytes, bool is_executable)
{
    tree_edits *edits = memory_or_overlay->edits;
    tree_edit *row;

    assert(edits && path.length);
    row = edits_row(edits, path);
    row->bytes = text_copy(&edits->memory, bytes);
    row->is_executable = is_executable;
    row->is_added = true;
    row->is_removed = false;
}

void tree_remove(tree *memory_or_overlay, text path)
{
    tree_edits *edits = memory_or_overlay->edits;

    assert(edits && path.length);
    for (uint32_t i = 0; i < edits->rows.count; i++)
        if (is_inside(edits->rows.items[i].path, path))
            edits->rows.items[i].is_added = false;
    edits_row(edits, path)->is_added = false;
    edits_row(edits, path)->is_removed = true;
}

void tree_inject_failure(tree *memory_or_overlay, text path, const char *reason)
{
    assert(memory_or_overlay->edits && reason);
    edits_row(memory_or_overlay->edits, path)->reason = reason;
}

/* tree.c — the door: hands each question to the kind of tree it is asked of. */
#include "tree_parts.h"

#include <stdlib.h>

tree_status tree_read(tree *from, text path, arena *memory, tree_file *file)
{
    *file = (tree_file){.bytes = TEXT("")};
    return from->operations->read(from, path, memory, file);
}

tree_status tree_probe(tree *from, text path, tree_entry *entry)
{
    *entry = (tree_entry){0};
    return from->operations->probe(from, path, entry);
}

tree_status tree_list(tree *from, text folder, arena *memory, tree_entries *entries)
{
    tree_status status;

    *entries = (tree_entries){0};
    status = from->operations->list(from, folder, memory, entries);
    tree_entries_sort(entries);
    return status;
}

bool tree_real_path(tree *from, text path, arena *memory, text *real)
{
    return from->operations->real_path(from, path, memory, real);
}

void tree_close(tree *some)
{
    if (some)
        some->operations->close(some);
}

const char *tree_status_words(tree_status status)
{
    static const char *const words[] = {[TREE_OK] = "it can be read",
                                        [TREE_MISSING] = "there is no such file",
                                        [TREE_NOT_FILE] = "it is not a regular file",
                                        [TREE_OUTSIDE] = "a symlink leads out of the repository",
                                        [TREE_TOO_LARGE] = "it is larger than the limit for files",
                                        [TREE_FAILED] = "it can't be read"};

    return words[status];
}

static int entry_order(const void *left, const void *right)
{
    return text_compare(((const tree_entry *)left)->name, ((const tree_entry *)right)->name);
}

void tree_entries_sort(tree_entries *entries)
{
    if (entries->count > 1)
        qsort(entries->items, entries->count, sizeof *entries->items, entry_order);
}

/* compose_project.c — which files docker compose loads when none is named (parsing 3.1). */
#include "compose_project.h"

static bool is_file(tree *from, text path, arena *memory, text_array *probes)
{
    tree_entry entry;

    if (tree_probe(from, path, &entry) == TREE_OK && entry.type == TREE_FILE)
        return true;
    if (probes)
        *array_push(probes, memory) = path;
    return false;
}

/* The first of the names that is a file in the folder is added. */
static void find_first(arena *memory, tree *from, text folder, const char *const *names, size_t count,
                       text_array *found, text_array *probes)
{
    for (size_t i = 0; i < count; i++) {
        text path = folder.length > 0 ? text_print(memory, "%.*s/%s", TEXT_FORMAT(folder), names[i])
                                      : text_from(names[i]);

        if (is_file(from, path, memory, probes)) {
            *array_push(found, memory) = path;
            return;
        }
    }
}

text_array compose_discover(arena *memory, tree *from, text folder, text_array *probes)
{
    static const char *const bases[] = {"compose.yaml", "compose.yml", "docker-compose.yml",
                                        "docker-compose.yaml"};
    static const char *const overrides[] = {"compose.override.yml", "compose.override.yaml",
                                            "docker-compose.override.yml", "docker-compose.override.yaml"};
    text_array found = {0};

    find_first(memory, from, folder, bases, sizeof bases / sizeof *bases, &found, probes);
    if (found.count > 0)
        find_first(memory, from, folder, overrides, sizeof overrides / sizeof *overrides, &found, probes);
    return found;
}

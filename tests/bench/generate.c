/* generate.c — a repository of a measured shape, from a seed: the same bytes on every machine.
 *
 *     generate small|medium|big|tiny FOLDER [SEED] */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "world.h"

/* Folders that no document stands in: a walk pays for them, too. */
static void folders_write(const world *of)
{
    for (uint32_t i = 0; i < of->shape.folders; i++) {
        char path[WORLD_PATH];
        world_folder_path(of, i, path);
        snprintf(path + strlen(path), WORLD_PATH - strlen(path), "/notes.txt");
        FILE *out = world_create(of, path);
        fprintf(out, "folder %u\n", i);
        fclose(out);
    }
}

static const world_shape *shape_named(const char *name)
{
    for (uint32_t i = 0; i < world_shape_count; i++)
        if (strcmp(world_shapes[i].name, name) == 0)
            return &world_shapes[i];
    return NULL;
}

int main(int count, char **given)
{
    const world_shape *shape = count >= 3 ? shape_named(given[1]) : NULL;

    if (!shape) {
        fputs("usage: generate tiny|small|medium|big FOLDER [SEED]\n", stderr);
        return 2;
    }
    world of = {.shape = *shape, .root = given[2], .seed = count > 3 ? strtoull(given[3], NULL, 10) : 1};
    if (mkdir(of.root, 0777) != 0) {
        perror(of.root);
        return 2;
    }
    folders_write(&of);
    for (uint32_t i = 0; i < shape->documents; i++)
        document_write(&of, i);
    for (uint32_t i = 0; i < shape->projects; i++)
        compose_write(&of, i);
    script_write(&of);
    rules_write(&of);
    return 0;
}

/* world.c — names and places in a generated repository. */
#include "world.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

const world_shape world_shapes[] = {
    {"tiny", 4, 6, 16, 1500, 4000},
    {"small", 39, 55, 170, 1650, 12000},
    {"medium", 200, 3112, 450, 5700, 300000},
    {"big", 228, 48212, 5200, 2450, 609000},
};
const uint32_t world_shape_count = sizeof world_shapes / sizeof *world_shapes;

/* Folders are numbered: first the projects, then their inner folders in turn, behind them those of documents
 * alone. */
void world_folder_path(const world *of, uint32_t folder, char *path)
{
    uint32_t projects = of->shape.projects, inner = projects * 4;

    if (folder < projects)
        snprintf(path, WORLD_PATH, "app-%03u", folder);
    else if (folder < inner)
        snprintf(path, WORLD_PATH, "app-%03u/part-%u", folder % projects, folder / projects);
    else
        snprintf(path, WORLD_PATH, "docs/area-%02u/topic-%04u", folder % 40, folder);
}

void world_document_path(const world *of, uint32_t document, char *path)
{
    uint32_t projects = of->shape.projects, first = projects * 4, rest;

    if (document < projects) {
        snprintf(path, WORLD_PATH, "app-%03u/README.md", document);
        return;
    }
    rest = of->shape.folders > first ? of->shape.folders - first : 1;
    world_folder_path(of, first + document % rest, path);
    snprintf(path + strlen(path), WORLD_PATH - strlen(path), "/page-%05u.md", document);
}

void world_compose_path(uint32_t project, char *path)
{
    snprintf(path, WORLD_PATH, "app-%03u/compose.yaml", project);
}

uint32_t world_service_count(const world *of, uint32_t project)
{
    dice some = {of->seed * 7919 + project};

    return 2 + dice_below(&some, 5);
}

uint32_t world_profile_count(const world *of, uint32_t project)
{
    dice some = {of->seed * 104729 + project};

    return world_service_count(of, project) > 2 ? 1 + dice_below(&some, 2) : 1;
}

static void folders_make(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(path, 0777) != 0 && errno != EEXIST) {
            perror(path);
            exit(2);
        }
        *slash = '/';
    }
}

FILE *world_create(const world *of, const char *path)
{
    char full[4096];

    snprintf(full, sizeof full, "%s/%s", of->root, path);
    FILE *file = fopen(full, "wb");
    if (!file) {
        folders_make(full);
        file = fopen(full, "wb");
    }
    if (!file) {
        perror(full);
        exit(2);
    }
    return file;
}

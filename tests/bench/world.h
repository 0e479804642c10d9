/* world.h — a generated repository: which files it has and what they are called, from numbers alone. */
#ifndef LOCKSTEP_BENCH_WORLD_H
#define LOCKSTEP_BENCH_WORLD_H

#include <stdint.h>
#include <stdio.h>
#include "random.h"

/* A shape that was measured on a public repository: how much there is of what. */
typedef struct world_shape {
    const char *name;
    uint32_t projects;  /* folders with a compose file and a README */
    uint32_t documents; /* all of them, the READMEs too */
    uint32_t folders;   /* all of them */
    uint32_t median;    /* bytes of a document */
    uint32_t most;      /* bytes of the largest document */
} world_shape;

extern const world_shape world_shapes[];
extern const uint32_t world_shape_count;

typedef struct world {
    world_shape shape;
    const char *root;
    uint64_t seed;
} world;

/* Paths from the root. `path` has room for WORLD_PATH bytes. */
enum { WORLD_PATH = 128 };
void world_folder_path(const world *of, uint32_t folder, char *path);
void world_document_path(const world *of, uint32_t document, char *path);
void world_compose_path(uint32_t project, char *path);
/* How many services and profiles a project has; its services are svc-PROJECT-NUMBER. */
uint32_t world_service_count(const world *of, uint32_t project);
uint32_t world_profile_count(const world *of, uint32_t project);

/* A new file below the root, its folders made; ends the program when that fails. */
FILE *world_create(const world *of, const char *path);

/* Writers, one a kind of file. */
void document_write(const world *of, uint32_t document);
void compose_write(const world *of, uint32_t project);
void script_write(const world *of);
void rules_write(const world *of);

#endif

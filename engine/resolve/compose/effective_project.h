/* effective_project.h — a compose project as docker compose loads it, with the place behind every value.
 *
 *     effective_project *project = effective_load(memory, &request);
 *     if (project->is_loaded)
 *         effective_yaml(&out, project);
 *
 * Pure: the process environment is part of the request, and files are read through its trees only. The first
 * error ends the loading, as in docker compose; warnings don't. */
#ifndef LOCKSTEP_EFFECTIVE_PROJECT_H
#define LOCKSTEP_EFFECTIVE_PROJECT_H

#include "buffer.h"
#include "glob.h"
#include "limit.h"
#include "result.h"
#include "tree.h"

typedef struct effective_variable {
    text name, value;
} effective_variable;

typedef struct effective_request {
    tree *files;       /* what stands below `root` */
    text root;         /* absolute: "/srv/app"; findings name files from here */
    tree *outside;     /* the whole file system, for what stands elsewhere; NULL: that can't be read */
    text directory;    /* absolute: where -f, --env-file and discovery start */
    const text *given; /* -f; none: COMPOSE_FILE, else discovery */
    uint32_t given_count;
    text name;              /* -p; may be empty */
    text project_directory; /* may be empty */
    const text *profiles, *env_files, *services;
    uint32_t profile_count, env_file_count, service_count;
    const effective_variable *environment; /* the process's */
    uint32_t environment_count;
    const run_limits *limits; /* NULL: limit_defaults */
    text stand_in;            /* open: the file that is read where a folder has no .env; empty: none */
    bool is_open;             /* set by open_project.c alone: contracts ask, not the command */
    bool is_names_only; /* services and profiles are all that is asked for: env files of services are not read
                         */
    bool no_normalization; /* nothing is added: no default network, no names, no values of the environment */
    bool no_consistency;   /* names that don't exist are no error */
    bool no_paths;         /* paths as written */
    bool no_env_files;     /* those of services are not read */
    bool no_interpolation; /* values as written; nothing is typed, checked for consistency or dropped */
} effective_request;

typedef struct effective_project {
    bool is_loaded;         /* false: the last of `problems` says why */
    bool is_uninterpolated; /* values are as written */
    finding_array problems; /* warnings, and at most one error */
    text name;
    struct compose_value *model;   /* as it is printed: compose_value.h */
    text_array services, profiles; /* sorted; of services that are enabled; of all of them */
    text variables;                /* a table of them, where nothing is interpolated */
    text_array volumes, images;    /* sorted; of services that are enabled */
    text_array files;              /* every file read, as findings name it; in the order of reading */
    text_array bytes;              /* of each */
    text_array missing;            /* open: what was looked for and is not there */
    bool is_partial;               /* open: an include can't be known */
    finding_array unknown;         /* open: what can't be known, and where that is written */
} effective_project;

/* Everything lives in `memory`. Never NULL. */
effective_project *effective_load(arena *memory, const effective_request *request);

/* As `docker compose config` prints a project that is loaded. `$` is `$$` in YAML and as it is in JSON. */
void effective_yaml(buffer *out, const effective_project *project);
void effective_json(buffer *out, const effective_project *project);
/* A line for every value: its path and what it is; below it where it is written, and what it came through. */
void effective_origins(buffer *out, const effective_project *project);

#endif

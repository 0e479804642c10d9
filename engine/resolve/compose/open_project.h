/* open_project.h — a compose project as contracts see it: what docker compose would load from a fresh clone,
 * as a shard of facts with the places behind every value (DESIGN 3, LANGUAGE 26).
 *
 *     open_project *project = open_project_load(memory, (open_clone){.files = root}, &paths);
 *     ... read project->paths as written, into the store ...
 *     shard *facts = open_project_facts(memory, all, dialect, project, name, wanted);
 *
 * Nothing of the machine counts: no process environment, no file that git ignores, all profiles. A variable
 * that nobody has set stays as it is written; what is wrong is told, and the rest is loaded. */
#ifndef LOCKSTEP_OPEN_PROJECT_H
#define LOCKSTEP_OPEN_PROJECT_H

#include "effective_project.h"
#include "store.h"

/* What a project is loaded from. */
typedef struct open_clone {
    tree *files;
    const run_limits *most; /* NULL: limit_defaults */
    text stand_in;          /* the file that is read where a folder has no .env, by its name; empty: none */
} open_clone;

typedef struct open_project {
    text name;              /* name: of its files, else of their folder; empty at the root */
    text_array paths;       /* compose files read, in that order: given, included, extended */
    text_array others;      /* .env, env_file and .gitignore files read */
    text_array missing;     /* looked for, and not there */
    text_array profiles;    /* that COMPOSE_PROFILES in its .env switches on for a command that names none */
    finding_array problems; /* errors with their places */
    bool is_partial;        /* an include can't be read: it may have services that are not known */
    finding_array unknown;  /* what can't be known: env files and includes that a clone does not have */
    struct compose_loader *loader;
    const struct compose_value *model; /* NULL when nothing could be loaded */
} open_project;

/* The files that docker compose loads in `folder` (from the root) when none is named: what COMPOSE_FILE in
 * the folder's .env lists, else the first of compose's names there or in a folder above, and its override.
 * They need not exist when they are listed. What was read to know it is added to `looked`, what is not there
 * to `missing`. */
text_array open_project_files(arena *memory, open_clone from, text folder, text_array *looked,
                              text_array *missing);

/* The project of these files, as paths from the root. Never NULL. Everything lives in `memory`, which the
 * facts' maker needs, too. */
open_project *open_project_load(arena *memory, open_clone from, const text_array *paths);

/* The name alone. */
text open_project_name(arena *memory, open_clone from, const text_array *paths);

/* Its derived shard: KIND_project `name` at row 0, the rows that compose_extract.h describes below it, each
 * with origin_path, origin_how and, where it came through or replaced something, origin_chain. Variables and
 * disabled services come from the shards of its files as written, which stand in the store under `dialect`; a
 * file without one has none. A project that is_partial is FACT_OPEN. Rows beyond
 * the limit project-values are left out, with a problem. */
shard *open_project_facts(arena *memory, const store *all, uint32_t dialect, open_project *project, text name,
                          kind_mask wanted);

/* What the row's origin_chain says, in words for a finding: "it replaces this", "through this extends". */
typedef ARRAY(note) note_array;
note_array open_project_origins(arena *memory, const store *all, fact some);

#endif

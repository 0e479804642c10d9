/* compose_command.h — the compose project that a documented command means (LANGUAGE 21; traps 1.2). */
#ifndef LOCKSTEP_COMPOSE_COMMAND_H
#define LOCKSTEP_COMPOSE_COMMAND_H

#include "compose_project.h"

typedef struct compose_command {
    bool is_compose;     /* program is docker compose / docker-compose */
    text_array files;    /* the -f files, else discovered from the working directory upwards */
    text_array profiles; /* --profile, COMPOSE_PROFILES */
    text_array services; /* service names that it names, each with its argument fact */
    ARRAY(fact) service_facts;
    text subcommand;
    fact subcommand_fact; /* shard FACT_LITERAL when it has none */
    ARRAY(fact) file_facts;    /* of `files`, when -f names them (the flag's value); else empty */
    ARRAY(fact) profile_facts; /* of `profiles`: the word that names each */
    fact misplaced;       /* a global flag behind the subcommand, which compose refuses; shard FACT_LITERAL when none */
    bool is_open;         /* its files can't be known: -f with a placeholder or outside of the root, standard input */
    bool needs_service;   /* exec or run without a service */
} compose_command;

/* Relative paths are seen from the command's attribute directory, or from the root when it has none or one that doesn't exist
 * (`cd repo` behind a `git clone`). Probed paths that don't exist are added to `probes` (may be NULL). */
compose_command compose_command_read(arena *memory, const store *all, tree *from, fact command, text_array *probes);

typedef struct compose_verdict {
    bool is_accepted;
    text problem, wrong, candidate; /* as in script_surface.h */
    fact at;
    fact other;     /* "only in compose.agent.yaml: add -f": the service there; shard FACT_LITERAL when none */
    const char *other_words; /* what `other` is */
} compose_verdict;

/* Is the command accepted by the effective project (a store index of open_project_facts)? Services, profiles, files, subcommand.
 * `others` are shards of other compose files, searched for a service that the project lacks. */
compose_verdict compose_accepts(arena *memory, const store *all, tree *from, uint32_t project, const uint32_t *others, uint32_t other_count,
                                fact command);

#endif

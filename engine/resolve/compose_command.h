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
} compose_command;

/* `document` is the folder that relative paths are seen from when the command has no cd: the root. */
compose_command compose_command_read(arena *memory, const store *all, tree *from, fact command, text_array *probes);

typedef struct compose_verdict {
    bool is_accepted;
    text problem, wrong, candidate; /* as in script_surface.h */
    fact at;
    fact other;     /* "only in compose.agent.yaml: add -f": the service there; shard FACT_LITERAL when none */
} compose_verdict;

/* Is the command accepted by the effective project (a store index from compose_merge)? Services, profiles, files, subcommand.
 * `others` are shards of other compose files, searched for a service that the project lacks. */
compose_verdict compose_accepts(arena *memory, const store *all, tree *from, uint32_t project, const uint32_t *others, uint32_t other_count,
                                fact command);

#endif

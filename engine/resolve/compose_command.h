/* compose_command.h — the compose project that a documented command means (LANGUAGE 21; traps 1.2). */
#ifndef LOCKSTEP_COMPOSE_COMMAND_H
#define LOCKSTEP_COMPOSE_COMMAND_H

#include "compose_project.h"

/* One answer to "which files?": a page does not say where its reader stands, or whether what another of its blocks
 * exports still holds. */
typedef struct compose_reading {
    text directory; /* where the command runs, from the root */
    text_array files;
} compose_reading;

typedef struct compose_command {
    bool is_compose;     /* docker compose, docker-compose, podman compose, docker stack deploy */
    bool is_docker;      /* its subcommands and flags are those of docker compose */
    ARRAY(compose_reading) readings; /* the likeliest first, each with other files; empty: none is found */
    text_array profiles; /* --profile, COMPOSE_PROFILES */
    text_array services; /* service names that it names, each with its argument fact */
    ARRAY(fact) service_facts;
    ARRAY(bool) is_flagged; /* of `services`: a flag's value (--scale db=2), which starts nothing by itself */
    text subcommand;
    fact subcommand_fact; /* shard FACT_LITERAL when it has none */
    text_array file_names;     /* as -f names them */
    ARRAY(fact) file_facts;    /* of `file_names`: the word that holds each, else empty */
    ARRAY(fact) profile_facts; /* of `profiles`: the word that names each */
    fact misplaced;       /* a global flag behind the subcommand, which compose refuses; shard FACT_LITERAL when none */
    fact unknown_flag;    /* a long flag that the subcommand doesn't take; shard FACT_LITERAL when none */
    text open;            /* why its files can't be known; empty when they can */
    bool is_named;        /* -p and no file: what runs under that name may be of other files */
    bool has_no_deps;     /* --no-deps: what it starts starts alone */
    bool needs_service;   /* exec or run without a service */
} compose_command;

/* Relative paths are seen from the command's attribute directory, or from the root when it has none or one that doesn't exist
 * (`cd repo` behind a `git clone`); then the same from the folder of its own file. What was read to find its files, and what is
 * not there, is added to `looked` and `missing` (may be NULL, both). */
compose_command compose_command_read(arena *memory, const store *all, const compose_finder *finder, fact command,
                                     text_array *looked, text_array *missing);

typedef struct compose_verdict {
    bool is_accepted;
    text problem, wrong, candidate; /* as in script_surface.h */
    text open;      /* accepted, because this can't be known */
    fact at;
    fact other;     /* "only in compose.agent.yaml: add -f": the service there; shard FACT_LITERAL when none */
    const char *other_words; /* what `other` is */
    bool is_unplaced; /* refused, and no file says where the service is: others may be worth reading */
} compose_verdict;

typedef struct compose_question {
    arena *memory;
    const store *all;
    tree *from;
    text stand_in; /* as in open_project.h */
    const compose_command *command;
    fact fact;              /* the command's */
    uint32_t reading;       /* of the command's; one past the last: the project that the rule names */
    uint32_t project;       /* a store index of open_project_facts; UINT32_MAX: the reading's files are not read */
    text_array switched_on; /* profiles that the project's .env switches on, where the command names none */
    const uint32_t *others; /* shards of compose files, searched for a service that the project lacks */
    uint32_t other_count;
} compose_question;

/* Is the command accepted by the effective project? Services, profiles, files, subcommand. */
compose_verdict compose_accepts(const compose_question *asked);

#endif

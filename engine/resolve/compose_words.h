/* compose_words.h — what docker compose's command line takes (inside this room only). */
#ifndef LOCKSTEP_COMPOSE_WORDS_H
#define LOCKSTEP_COMPOSE_WORDS_H

#include "glob.h"

/* Which of a subcommand's plain words are services. */
typedef enum compose_services {
    COMPOSE_NO_SERVICES,
    COMPOSE_ALL_SERVICES,  /* up web db */
    COMPOSE_FIRST_SERVICE, /* exec web sh: what follows is not compose's */
    COMPOSE_SCALES,        /* scale web=2 */
    COMPOSE_COPIES         /* cp web:/path . */
} compose_services;

typedef struct compose_subcommand {
    const char *name;
    compose_services services;
    bool starts;             /* it starts services, and so what they depend on */
    const char *value_flags; /* that take a value, with a blank around each */
    const char *plain_flags; /* that take none; those of every subcommand and old ones that are still taken left out */
} compose_subcommand;

/* Its row in the table; NULL for a word that is no subcommand. */
const compose_subcommand *compose_subcommand_named(text name);
/* All of them, for "did you mean". */
text_array compose_subcommand_names(arena *memory);

/* Does this flag take a value before the subcommand; of `docker` itself? */
bool compose_is_global_value_flag(text flag);
bool docker_is_value_flag(text flag);
bool compose_is_value_flag(const compose_subcommand *of, text flag);
/* Known to take none, -it as -i and -t too: behind the subcommand, or before it (NULL). */
bool compose_is_plain_flag(const compose_subcommand *of, text flag);
/* A flag that stands before the subcommand only: up -f x, logs --profile y are refused. */
bool compose_is_misplaced(const compose_subcommand *of, text flag);
/* The long flags that a subcommand takes, for "did you mean"; empty when `flag` is one of them or is short. */
text_array compose_flags_instead(arena *memory, const compose_subcommand *of, text flag);

/* What a word of short flags is: -itu is -i, -t and -u, which takes a value. */
typedef struct compose_bundle {
    text flag;     /* "-u": the one that takes a value; empty when none does */
    text attached; /* what follows it in the same word; may be empty */
} compose_bundle;

compose_bundle compose_bundle_read(arena *memory, const compose_subcommand *of, text word);

#endif

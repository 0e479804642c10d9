/* compose_words.h — what docker compose's command line takes (inside this room only). */
#ifndef LOCKSTEP_COMPOSE_WORDS_H
#define LOCKSTEP_COMPOSE_WORDS_H

#include "text.h"

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
    const char *value_flags; /* that take a value, with a blank around each */
} compose_subcommand;

/* Its row in the table; NULL for a word that is no subcommand. */
const compose_subcommand *compose_subcommand_named(text name);
/* All of them, for "did you mean". */
uint32_t compose_subcommand_count(void);
const compose_subcommand *compose_subcommand_at(uint32_t number);

/* Does this flag take a value before the subcommand; behind it; of `docker` itself? */
bool compose_is_global_value_flag(text flag);
bool compose_is_value_flag(const compose_subcommand *of, text flag);
bool docker_is_value_flag(text flag);
/* A flag that stands before the subcommand only, for every subcommand. */
bool compose_is_only_global(text flag);

#endif

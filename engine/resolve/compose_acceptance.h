/* compose_acceptance.h — what the questions to a documented compose command share (inside this room only). */
#ifndef LOCKSTEP_COMPOSE_ACCEPTANCE_H
#define LOCKSTEP_COMPOSE_ACCEPTANCE_H

#include "compose_command.h"

typedef struct acceptance {
    arena *memory;
    const compose_question *asked;
    const store *all;
    const compose_command *command;
    const shard *project; /* NULL: no file was read */
    text_array files;     /* of the reading */
    text directory;
    compose_verdict verdict;
} acceptance;

void acceptance_refuse(acceptance *job, text words, text wrong, fact at);
/* Nothing more can be said, because of this. */
void acceptance_open(acceptance *job, text why);
/* Offer the nearest of the names; the row of that kind and name in the project becomes the other end. */
void acceptance_offer(acceptance *job, text_array names, text wanted, kind some, const char *words);

/* Live names of a kind anywhere in the project. */
text_array acceptance_names(const acceptance *job, kind some);
bool acceptance_has(text_array names, text wanted);
/* A live row of that kind and name at the top of a compose shard; false if there is none. */
bool acceptance_find(const acceptance *job, uint32_t number, kind some, text name, fact *found);

/* A service (`which` of the command's) that the project lacks: refuse it, saying where it is, or why it can't be known. */
void acceptance_missing(acceptance *job, uint32_t which, text_array names);
/* The names in the command that stand for nothing, because the page may load other files than were found: why; else empty. */
text acceptance_unsure(const acceptance *job);
/* Is it the folder's own .env that sets it, or what stands in for that, and no template that each reader may copy? */
bool acceptance_knows_env(const acceptance *job, text folder, text template);
/* Services that the command starts depend on services that no profile of it switches on. */
void acceptance_profiles(acceptance *job);

#endif

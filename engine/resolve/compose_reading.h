/* compose_reading.h — which files a compose command may mean (inside this room only). */
#ifndef LOCKSTEP_COMPOSE_READING_H
#define LOCKSTEP_COMPOSE_READING_H

#include "compose_command.h"

typedef struct reading_request {
    arena *memory;
    const store *all;
    const compose_finder *finder;
    fact command;
    const text_array *files; /* of -f or of a COMPOSE_FILE before the command; empty: found */
    text project_directory;
    text_array *looked, *missing; /* as compose_command_read has them */
} reading_request;

/* Fill in `readings`, or `open`. */
void compose_readings(const reading_request *asked, compose_command *to);

/* Why a file that is written like this can't be known: a variable, a placeholder, standard input, another machine's. Empty when
 * it can. */
text compose_file_open(arena *memory, text written);

#endif

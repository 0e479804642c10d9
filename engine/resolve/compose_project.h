/* compose_project.h — who is asked which files docker compose loads in a folder where none is named.
 *
 * The answer is open_project_files's (compose/open_project.h): one discovery for contracts and for documented commands. */
#ifndef LOCKSTEP_COMPOSE_PROJECT_H
#define LOCKSTEP_COMPOSE_PROJECT_H

#include "glob.h"
#include "store.h"
#include "tree.h"

typedef struct compose_found {
    text_array files;           /* what .env lists, else the first of compose's names here or above, and its override */
    text_array looked, missing; /* what was read to know it, and what is not there */
} compose_found;

typedef struct compose_finder {
    tree *from;
    const compose_found *(*find)(void *context, text folder);
    void *context;
} compose_finder;

#endif

/* project_files.h — which files a project is made of, in which folder, with which variables and name (inside
 * this room only). */
#ifndef LOCKSTEP_PROJECT_FILES_H
#define LOCKSTEP_PROJECT_FILES_H

#include "compose_loader.h"

typedef struct project_files {
    text_array paths; /* absolute */
    text directory;   /* of the project */
    compose_value *environment;
    text name; /* wanted by -p or COMPOSE_PROJECT_NAME, else of the folder */
    bool is_name_wanted;
    text_array profiles;
} project_files;

/* The .env of the folder, or what stands in for it in an open project; empty when there is neither. */
text env_file_beside(compose_loader *loader, text folder);
void project_find(compose_loader *loader, project_files *found);
/* The name that the files give, when none is wanted; COMPOSE_PROJECT_NAME from then on. */
void project_name(compose_loader *loader, project_files *found);

#endif

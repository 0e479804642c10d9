/* project_dialects.c — the dialects of project_pairs: inputs that hold several files. */
#include "facts_dialects.h"

#include <string.h>
#include "compose_projects.h"

static const dialect dialects[] = {
    {"compose_projects", compose_projects, NULL},
};

const dialect *dialect_named(const char *name)
{
    return !strcmp(name, dialects[0].name) ? &dialects[0] : NULL;
}

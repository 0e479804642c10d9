/* facts_dialects.c — one line for each extractor. */
#include "facts_dialects.h"

#include <string.h>
#include "compose_extract.h"
#include "env_extract.h"
#include "facts_shell.h"
#include "file_extract.h"
#include "markdown.h"
#include "markdown_extract.h"
#include "script_extract.h"
#include "workflow_extract.h"

static const dialect dialects[] = {
    {"compose", compose_extract, NULL},
    {"env", env_extract, NULL},
    {"file", file_extract, NULL},
    {"just", just_extract, NULL},
    {"make", make_extract, NULL},
    {"markdown", markdown_extract, markdown_init},
    {"package", package_extract, NULL},
    {"script", script_extract, NULL},
    {"shell", shell_extract, NULL},
    {"workflow", workflow_extract, NULL},
    {"yaml", yaml_extract, NULL},
};

const dialect *dialect_named(const char *name)
{
    for (size_t i = 0; i < sizeof dialects / sizeof *dialects; i++)
        if (!strcmp(dialects[i].name, name))
            return &dialects[i];
    return NULL;
}

/* complete.c — candidates of the prompt itself, then those of the library. */
#include "complete.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "must.h"
#include "repl_commands.h"

/* The lines that begin like the first `length` bytes of `word`. NULL: none. */
static char *lines_that_begin(const char *lines, const char *word, size_t length)
{
    char *found = NULL;
    size_t size;
    FILE *to = must(open_memstream(&found, &size));

    for (const char *at = lines; *at; at += strcspn(at, "\n"), at += *at == '\n')
        if (strncmp(at, word, length) == 0)
            fprintf(to, "%.*s\n", (int)strcspn(at, "\n"), at);
    fclose(to);
    if (size)
        return found;
    free(found);
    return NULL;
}

char *complete(void *context, const char *line, size_t cursor, size_t *start)
{
    completion *one = context;
    size_t length = strcspn(line, " \t");
    char *names, *found;

    if (!one->before && line[0] == ':' && cursor <= length) {
        names = command_names(one->session);
        found = lines_that_begin(names, line + 1, cursor - 1);
        *start = 1;
        free(names);
        return found;
    }
    return NULL;
}

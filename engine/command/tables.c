/* tables.c — commands and options as data, and what to say about names that aren't in there. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "arguments.h"
#include "lockstep.h"

const command_info commands[COMMAND_COUNT] = {
    [COMMAND_none] = {0},
#define COMMAND(id, letter, operands, most, summary, details)                                                \
    [COMMAND_##id] = {#id, letter, operands, most, summary, details},
#include "command.def"
#undef COMMAND
};

const option_info options[OPTION_COUNT] = {
#define OPTION(id, short, long, argument, commands, help)                                                    \
    [OPTION_##id] = {short, long, argument, commands, help},
#include "option.def"
#undef OPTION
};

command_id command_named(const char *name)
{
    for (command_id id = COMMAND_none + 1; id < COMMAND_COUNT; id++)
        if (strcmp(commands[id].name, name) == 0)
            return id;
    return COMMAND_none;
}

void complain(const char *format, ...)
{
    va_list values;

    va_start(values, format);
    fputs("lockstep: ", stderr);
    vfprintf(stderr, format, values);
    fputc('\n', stderr);
    va_end(values);
}

void suggest(const char *wanted, const char *const *names, size_t count, const char *otherwise)
{
    const char *nearest = lockstep_nearest(wanted, names, count);

    if (nearest)
        fprintf(stderr, "  did you mean %s?\n", nearest);
    else
        fprintf(stderr, "  %s\n", otherwise);
}

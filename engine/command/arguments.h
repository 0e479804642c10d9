/* arguments.h — the command line, read. */
#ifndef LOCKSTEP_ARGUMENTS_H
#define LOCKSTEP_ARGUMENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lockstep.h"

typedef enum command_id {
    COMMAND_none,
#define COMMAND(id, letter, operands, most, summary, details) COMMAND_##id,
#include "command.def"
#undef COMMAND
    COMMAND_COUNT
} command_id;

typedef enum option_id {
#define OPTION(id, short, long, argument, commands, help) OPTION_##id,
#include "option.def"
#undef OPTION
    OPTION_COUNT
} option_id;

typedef struct command_info {
    const char *name;
    char letter;
    const char *operands;
    size_t most;
    const char *summary, *details;
} command_info;

typedef struct option_info {
    char short_name; /* 0: none */
    const char *name, *argument, *commands, *help;
} option_info;

extern const command_info commands[COMMAND_COUNT]; /* [COMMAND_none] has no name */
extern const option_info options[OPTION_COUNT];

/* Texts are argv's. Arrays have room for every argument. */
typedef struct arguments {
    command_id command;
    const char **operands, **rules, **outputs, **limits, **packs, **files, **profiles, **env_files;
    size_t operand_count, rules_count, output_count, limit_count, pack_count, file_count, profile_count, env_file_count;
    const char *root, *format, *fail_on, *filter, *today, *write;
    const char *name, *directory; /* of a compose project; NULL: not given */
    const char *shows;   /* of it: services, profiles, variables ...; NULL: all */
    const char *reads, *page; /* contracts: --reads FILE, --check PAGE */
    const char *color;   /* auto, always, never */
    unsigned jobs;       /* 0: not given */
    const char *known; /* of a prompt's session; NULL */
    const lockstep_style *style; /* how a prompt wants it; NULL: as standard output is */
    bool is_plain, is_unnormalized, is_inconsistent, has_plain_paths; /* compose */
    bool shows_all, wants_help, wants_version, requires_breaking, accepts, watches, is_uncovered;
} arguments;

/* False when the command line is wrong: what is wrong, and the next step, was printed on standard error then.
 */
bool arguments_parse(arguments *read, int count, char **given);
void arguments_free(arguments *read);

/* What --format takes, and --output before its `=`; a list that ends in NULL. */
const char *const *formats_of(command_id command);
/* COMMAND_none when there is no such command. */
command_id command_named(const char *name);
/* Print "lockstep: MESSAGE" on standard error. */
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* "did you mean X?" or, when nothing is near, how to find out. Behind a complaint. */
void suggest(const char *wanted, const char *const *names, size_t count, const char *otherwise);

#endif

/* command_pattern.h — does a documented command match a pattern, and are two commands equal? (LANGUAGE 11,
 * 18, 19) */
#ifndef LOCKSTEP_COMMAND_PATTERN_H
#define LOCKSTEP_COMMAND_PATTERN_H

#include "store.h"

typedef struct command_pattern command_pattern;

/* Compile "tools/ctl.sh start <env> --monitoring": plain words, flags with the value written, <x> for any one
 * word, * in a word widens. Names are interned in `all`. NULL and *problem when it holds no command or more
 * than one. */
command_pattern *command_pattern_compile(arena *memory, store *all, text pattern, text *problem);
/* The pattern of a script and, when not empty, the action that its first plain word must be. */
command_pattern *command_pattern_script(arena *memory, store *all, text script_path, text action);

/* Its plain words are the command's first plain words (a flag's value may be passed over), its flags stand
 * anywhere. */
bool command_matches(const store *all, const command_pattern *pattern, fact command);
/* Does it match, with nothing over: a command that is written in a rule, for one in a document? */
bool command_is(const store *all, const command_pattern *pattern, fact command);
/* Same program, plain words in order, flags with their values in any order, assignments. `script` (NULL or
 * FACT_LITERAL shard: unknown) says which flags take a value. */
bool command_equal(const store *all, fact left, fact right);
/* The value of a flag of a command: after `=`, else, when `options` (a script fact, may be NULL) says that it
 * takes one or is NULL and the next word is plain, the next argument. False when it has none. */
bool command_flag_value(const store *all, fact flag, const fact *script, fact *value);

#endif

/* shell_inner.h — commands in the words and heredocs of a command: bash -c TEXT, su -c TEXT, find -exec
 * COMMAND ;, bash <<E, docker exec db COMMAND.
 *
 * Both are facts: the command as it is written, and behind it what it runs. What runs in a container is a
 * fact of scripts and workflows only, with the directory `/`: there it tells that a gate is run, in a
 * document it would be taken for a command of this repository. What runs on another machine (ssh) never is
 * one. */
#ifndef LOCKSTEP_SHELL_INNER_H
#define LOCKSTEP_SHELL_INNER_H

#include "shell_rows.h"

/* Adds the commands that this one runs, if any. */
void shell_inner_add(const shell_rows *with, const shell_node *node, const shell_call *call, text directory);

/* The commands of a text that stands in the file as it is, `depth` inside of other commands. */
void shell_commands_of(shard_builder *to, arena *memory, const shell_map *map, const shell_options *options,
                       uint32_t depth);

#endif

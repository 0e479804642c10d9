/* shell_rows.h — one simple command of a tree as rows; for those who walk a tree themselves (scripts). */
#ifndef LOCKSTEP_SHELL_ROWS_H
#define LOCKSTEP_SHELL_ROWS_H

#include "shell_call.h"
#include "shell_map.h"

/* What a word is known to stand for, when something in it expands. False: unknown, it is a placeholder.
 * *is_rooted: the value is a path from the root, whatever the working directory is. */
typedef bool shell_resolve(void *context, const shell_word *word, text *value, bool *is_rooted);

typedef struct shell_rows {
    shard_builder *to;
    arena *memory;
    const shell_tree *tree;
    const shell_map *map; /* NULL: the tree's bytes are the file's */
    const shell_options *options;
    shell_resolve *resolve;         /* NULL: nothing is known */
    shell_resolve *resolve_program; /* asked for programs instead, which may be one of several: {a,b}, a glob;
                                       NULL: resolve */
    void *context;
    uint32_t inner_depth; /* commands in words of commands: bash -c "bash -c ..." */
} shell_rows;

/* Adds the KIND_command row of a SHELL_COMMAND node with its parts. ROW_NONE when it has no program to name:
 * only assignments (added as rows of their own in documents), or a placeholder. */
uint32_t shell_command_add(const shell_rows *with, const shell_node *node, const shell_call *call,
                           text directory);

/* The value of a word, expressions of options->bindings filled in. *is_free: something in it is not known. */
text shell_word_value(const shell_rows *with, const shell_word *word, bool *is_free, bool *is_rooted);

#endif

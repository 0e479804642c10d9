/* compose_settings.h — COMPOSE_* that lines before a command set (inside this room only). */
#ifndef LOCKSTEP_COMPOSE_SETTINGS_H
#define LOCKSTEP_COMPOSE_SETTINGS_H

#include "glob.h"
#include "store.h"

/* COMPOSE_FILE, COMPOSE_PROFILES and COMPOSE_PROJECT_NAME, as the last line before the command that speaks of
 * each has it: `export COMPOSE_FILE=a:b`, a lone assignment, `unset COMPOSE_FILE`. In a workflow, lines of its
 * step; without any, the `env` of the step, of its job, of the workflow. */
typedef struct compose_settings {
    fact files, profiles, project; /* assignments, or fields `env.NAME`; shard FACT_LITERAL: not set */
    bool is_same_block;            /* `files` is set in the block of the command: it holds for certain */
} compose_settings;

compose_settings compose_settings_before(const store *all, fact command);
/* The value of an assignment; empty for shard FACT_LITERAL. */
text compose_setting_value(const store *all, fact setting);
/* The paths in a value of COMPOSE_FILE. */
text_array compose_listed_files(arena *memory, text value);

#endif

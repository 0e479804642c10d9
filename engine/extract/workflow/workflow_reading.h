/* workflow_reading.h — what the parts of this room share (inside this room only). */
#ifndef LOCKSTEP_WORKFLOW_READING_H
#define LOCKSTEP_WORKFLOW_READING_H

#include "shell_commands.h"
#include "workflow_extract.h"
#include "yaml_comments.h"
#include "glob.h"
#include "yaml_tree.h"

typedef ARRAY(shell_binding) binding_array;

/* What a step gets from the workflow and job around it. */
typedef struct workflow_scope {
    text directory;         /* working directory of `run`; empty: the root */
    text shell;             /* empty: the runner's own, bash */
    binding_array bindings; /* matrix.x and env.X with values that are known */
    unsigned flags;         /* FACT_DEAD */
} workflow_scope;

typedef struct workflow_reading {
    const extract_request *request;
    arena *memory;
    yaml_tree *tree;
    shard_builder *to;
    yaml_stanza_array stanzas; /* what is commented out */
    uint32_t steps;            /* that may still be read (limits.nodes): aliases multiply */
} workflow_reading;

/* Number of the first stanza that begins at or behind `offset`. */
uint32_t workflow_stanza_from(const workflow_reading *job, uint32_t offset);

/* ---- workflow_triggers.c ---- */
void workflow_triggers(workflow_reading *job, uint32_t root);

/* ---- workflow_jobs.c ---- */
void workflow_jobs(workflow_reading *job, uint32_t root);
/* Is the condition never true: false, ${{ false }}, x && false? */
bool workflow_never(text condition);

/* ---- workflow_scope.c ---- */
/* defaults and env of the workflow or a job laid over those around it; a job's matrix. */
workflow_scope workflow_scope_of(workflow_reading *job, const workflow_scope *outer, uint32_t node);
/* A working directory in normal form: without ./ and a slash at its end; an absolute one stays. */
text workflow_folder(workflow_reading *job, text folder);
/* env of a step. */
void workflow_scope_env(workflow_reading *job, workflow_scope *scope, uint32_t node);

/* ---- workflow_steps.c ---- */
/* The steps of a job, and those that are commented out between `start` and `end`, in the order of the file.
 */
void workflow_steps(workflow_reading *job, const workflow_scope *scope, uint32_t steps, uint32_t start,
                    uint32_t end);

#endif

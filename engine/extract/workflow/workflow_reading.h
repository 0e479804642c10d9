/* workflow_reading.h — what the parts of this room share (inside this room only). */
#ifndef LOCKSTEP_WORKFLOW_READING_H
#define LOCKSTEP_WORKFLOW_READING_H

#include "condition.h"
#include "shell_commands.h"
#include "workflow_extract.h"
#include "yaml_comments.h"
#include "glob.h"
#include "yaml_tree.h"

enum { STEP_COST = 4 }; /* of limits.nodes for a step: its commands are read by the shell's rules */

typedef ARRAY(shell_binding) binding_array;

/* Values that hold more than one word, and so are put in the place of their expression before the shell is read. */
typedef struct workflow_choice {
    text expression; /* "matrix.command" */
    text_array values;
} workflow_choice;

typedef ARRAY(workflow_choice) choice_array;

/* What a step gets from the workflow and job around it. */
typedef struct workflow_scope {
    text directory;         /* working directory of `run`; empty: the root */
    text shell;             /* empty: the runner's own, bash */
    binding_array bindings; /* matrix.x and env.X with values that are known */
    choice_array choices;   /* those with values of several words */
    unsigned flags;         /* FACT_DEAD */
} workflow_scope;

typedef struct workflow_reading {
    const extract_request *request;
    arena *memory;
    yaml_tree *tree;
    shard_builder *to;
    yaml_stanza_array stanzas; /* what is commented out */
    uint32_t steps;            /* that may still be read, times STEP_COST (limits.nodes): aliases multiply */
    uint32_t fields;           /* the same of fields */
    uint32_t looks;            /* at combinations of matrices, so far */
} workflow_reading;

/* Number of the first stanza that begins at or behind `offset`. */
uint32_t workflow_stanza_from(const workflow_reading *job, uint32_t offset);

/* ---- workflow_triggers.c ---- */
void workflow_triggers(workflow_reading *job, uint32_t root);

/* ---- workflow_jobs.c ---- */
void workflow_jobs(workflow_reading *job, uint32_t root);

/* ---- workflow_fields.c ---- */
/* A meta row for every key of the mapping below the row that is open, by dotted path from there; the keys named in
 * `without` (ended by NULL) have rows of their own kind. */
void workflow_fields(workflow_reading *job, uint32_t node, const char *const *without);
/* One entry, as workflow_fields has it. */
void workflow_field(workflow_reading *job, const yaml_entry *entry);
/* `uses: ./x`: the path that it leads to, as a row and an attribute of `row`. */
void workflow_uses(workflow_reading *job, uint32_t row, uint32_t node);
/* The words of a list, or the one word, as dependency rows. */
void workflow_needs(workflow_reading *job, uint32_t needs);

/* ---- workflow_gitlab.c ---- */
/* The file is a GitLab pipeline. */
void workflow_gitlab(workflow_reading *job, uint32_t root);

/* ---- workflow_matrix.c ---- */
/* What a job's matrix comes to: bindings and choices of the scope. */
void workflow_matrix(workflow_reading *job, workflow_scope *scope, uint32_t node);

/* ---- workflow_commands.c ---- */
/* What one shell runs: the scalar of a `run`, or the lines of a script one behind the other. */
typedef struct workflow_run {
    ARRAY(shell_region) regions;
} workflow_run;

void workflow_run_add(workflow_reading *job, const workflow_scope *scope, uint32_t node, workflow_run *to);
/* Its commands, under the row that is open. */
void workflow_run_end(workflow_reading *job, const workflow_scope *scope, const workflow_run *all);

/* ---- workflow_scope.c ---- */
/* defaults and env of the workflow or a job laid over those around it; a job's matrix. */
workflow_scope workflow_scope_of(workflow_reading *job, const workflow_scope *outer, uint32_t node);
/* A working directory in normal form: without ./ and a slash at its end; an absolute one stays. */
text workflow_folder(workflow_reading *job, text folder);
/* env of a step. */
void workflow_scope_env(workflow_reading *job, workflow_scope *scope, uint32_t node);
/* May the value stand in a command as one word? */
bool workflow_is_plain(text value);
/* `expression` has that value from here on; a name may be bound again. */
void workflow_bind(workflow_reading *job, workflow_scope *scope, text expression, text value);
/* The scope's lists are its own from here on: an inner scope must not write into the outer one's. */
void workflow_scope_own(workflow_reading *job, workflow_scope *scope);

/* ---- workflow_steps.c ---- */
/* The steps of a job, and those that are commented out between `start` and `end`, in the order of the file.
 */
void workflow_steps(workflow_reading *job, const workflow_scope *scope, uint32_t steps, uint32_t start,
                    uint32_t end);

#endif

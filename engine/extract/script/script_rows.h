/* script_rows.h — from the model to rows (this room only). */
#ifndef LOCKSTEP_SCRIPT_ROWS_H
#define LOCKSTEP_SCRIPT_ROWS_H

#include "script_scope.h"
#include "shell_rows.h"

typedef struct script_writer {
    script_model *model;
    script_scope *scope;
    shell_rows rows; /* for commands of the script itself */
    shell_options options;
    bool *is_written; /* by node: arms */
    bool in_usage;    /* in a function called usage or help */
} script_writer;

/* All rows under the script's. */
void script_write(script_writer *writer);

/* Attributes of the script, or of a function that is a parser of its own: open or not, how many words. */
void script_taken_write(script_writer *writer, uint32_t row, const script_taken *taken);

/* ---- script_texts.c ---- */
/* echo, printf, cat <<EOF: what it prints. False: the node prints nothing. */
bool script_text_add(script_writer *writer, const shell_node *node, text program);
/* A usage function without a heredoc: all that it echoes is one usage text. Returns the open row, or
 * ROW_NONE. */
uint32_t script_usage_open(script_writer *writer, uint32_t function);

/* ---- script_reads.c ---- */
/* Variables that the script itself never sets: marks all that it sets. */
void script_reads_prepare(script_model *model);
/* Rows for the variables and paths in the node's words. */
void script_reads_add(script_writer *writer, const shell_node *node);

#endif

/* lockstep.h — the public library: what the command line can do, every program can.
 *
 * Ownership in one line: everything that a project returns lives until lockstep_project_close.
 * No function opens a network connection, runs anything that it reads, or writes to the tree.
 *
 *     lockstep_project *project = lockstep_project_open(&(lockstep_settings){.root = "."}, &problem);
 *     lockstep_result *result = lockstep_check(project);
 *     lockstep_result_write(result, "text", stdout_writer, stdout);
 *     int status = lockstep_result_status(result);
 *     lockstep_project_close(project);
 */
#ifndef LOCKSTEP_H
#define LOCKSTEP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LOCKSTEP_VERSION "0.1.0"

typedef struct lockstep_project lockstep_project;
typedef struct lockstep_result lockstep_result;

/* Receives output in pieces; returns false to stop. */
typedef bool lockstep_writer(void *context, const char *bytes, size_t length);

/* An edit laid over the tree before it is judged: mutations, editors with unsaved text. */
typedef struct lockstep_overlay {
    const char *path;
    const char *bytes; /* NULL: the file is removed */
    size_t length;
    bool is_executable;
} lockstep_overlay;

typedef struct lockstep_settings {
    const char *root;          /* the repository; "." when NULL */
    const char *const *rules;  /* rules directories (--rules); NULL: lockstep/ below the root */
    size_t rules_count;
    unsigned jobs;             /* threads; 0 = one a processor */
    const char *fail_on;       /* "error" (default), "warning", "info", "never" */
    uint64_t file_limit;       /* bytes of one file; 0 = 8 MiB */
    const lockstep_overlay *overlays;
    size_t overlay_count;
} lockstep_settings;

typedef struct lockstep_style {
    bool is_colored;
    unsigned width;            /* of the terminal; 0 = do not cut */
    bool shows_all;            /* --all: no cutting after 100 findings */
    const char *const *paths;  /* show only findings with an end in one of these; NULL: all */
    size_t path_count;
} lockstep_style;

/* NULL when the root can't be opened; *problem then says why (static or owned by nobody: print it and go). */
lockstep_project *lockstep_project_open(const lockstep_settings *settings, const char **problem);
void lockstep_project_close(lockstep_project *project);

/* Judge every contract. Never NULL. */
lockstep_result *lockstep_check(lockstep_project *project);
/* The trace of one contract, or of one of its subjects (NULL: all). Status 2 when there is no such contract; nearest ids are offered. */
lockstep_result *lockstep_explain(lockstep_project *project, const char *contract, const char *subject);
/* The inventory (selection NULL or empty), all facts of a kind ("services"), or what a selection finds. */
lockstep_result *lockstep_facts(lockstep_project *project, const char *selection);

/* Write a result: format "text" or "json". False when there is no such format. */
bool lockstep_result_write(const lockstep_result *result, const char *format, const lockstep_style *style, lockstep_writer *write, void *context);
/* The exit status that this result stands for (DESIGN 4). */
int lockstep_result_status(const lockstep_result *result);

/* ---- findings, for programs that look at them ---- */
typedef struct lockstep_place {
    const char *path; /* "" = none */
    uint32_t line, column, end_line, end_column; /* from 1; column 0: not known */
} lockstep_place;

typedef struct lockstep_finding {
    const char *contract, *state, *severity, *subject, *role, *message, *fix;
    lockstep_place at, rule;
    size_t note_count;
} lockstep_finding;

size_t lockstep_result_finding_count(const lockstep_result *result);
lockstep_finding lockstep_result_finding(const lockstep_result *result, size_t index);
lockstep_place lockstep_result_note(const lockstep_result *result, size_t finding, size_t note, const char **message);

#endif

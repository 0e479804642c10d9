/* binding.h — Lua in a box: rule files in, plans out (DESIGN 2.1); and the hatch (LANGUAGE 6).
 *
 * The only room that includes lua.h. Lua runs in workers only, never in this process. */
#ifndef LOCKSTEP_BINDING_H
#define LOCKSTEP_BINDING_H

#include "limit.h"
#include "plan.h"
#include "store.h"
#include "tree.h"

typedef struct rule_file {
    text path; /* as shown in findings */
    text name; /* what use "name" asks for: the path below its rules directory, without .lua */
    text bytes;
    bool is_settings; /* lockstep.lua at the root: the one file for settings { ... }, and for nothing else */
    uint32_t entry; /* where an entry of a prompt begins in it (entry.h); 0: it is a file */
    bool is_pack; /* not loaded for itself, only by use "name" { ... }; packs stand behind all other files */
} rule_file;

/* What its places count from: a file's bytes, or those of the entry alone. */
text rule_file_text(const rule_file *some);

/* Scan, load and check every rule file, in the order given, in one worker (a new one after a file that killed
 * it), within the rule_... limits of `most`. Whatever is wrong with a file is a finding (state UNJUDGED,
 * severity error) with place and the words to write, and the other files go on. */
plan *binding_load(arena *memory, const run_limits *most, const rule_file *files, uint32_t count,
                   finding_array *problems);

/* Is there a contract of that id? If not it is answered at `at`, with the nearest one; but not when something is wrong
 * in the contract itself. */
bool binding_check_example(arena *memory, const plan *all, const rule_file *files, uint32_t count, text id, place at,
                           finding_array *problems);

/* The plan of `one` alone, a rule file or (is_query) a selection, behind rule files that only `use` finds. */
plan *binding_load_behind(arena *memory, const run_limits *most, const rule_file *one, bool is_query,
                          const rule_file *files, uint32_t count, finding_array *problems);

/* The plan of one selection given on the command line; `locals` are rule files whose `use` works in it (may
 * be 0). Findings are placed in the path "selection". */
plan *binding_query(arena *memory, const run_limits *most, text selection, const rule_file *files,
                    uint32_t count, finding_array *problems);

typedef struct hatch_verdict {
    bool is_kept;
    bool is_failed; /* the function raised an error or the worker ended: unjudged */
    text message;   /* what the function returned behind false, or the error */
} hatch_verdict;

/* Ask function `ordinal` of rule file `file` (index in files) about each subject, in a worker that reloads
 * that file and gets the packed shards of the subjects, and the bytes of their files as `root` has them
 * (NULL: none). One verdict a subject. */
void binding_ask(arena *memory, const run_limits *most, tree *root, const rule_file *files, uint32_t count,
                 uint32_t file, uint32_t ordinal, const store *all, const fact *subjects,
                 uint32_t subject_count, hatch_verdict *verdicts);

#endif

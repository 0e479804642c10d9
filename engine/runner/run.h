/* run.h — what the parts of one run share: the plan, the facts read so far, and what was found out.
 *
 * Internal to the runner. A run is used by one thread; threads live only inside reading.c. */
#ifndef LOCKSTEP_RUN_H
#define LOCKSTEP_RUN_H

#include "command_pattern.h"
#include "compose_project.h"
#include "dialect.h"
#include "glob.h"
#include "names.h"
#include "runner.h"
#include "self_link.h"

typedef ARRAY(uint32_t) id_array;

/* What a source selection names: files, and what was asked to find them. */
typedef struct source_files {
    bool is_resolved;
    text_array paths;   /* sorted; a discovered project's in loading order */
    text_array folders; /* listed */
    text_array probes;  /* asked for, not there */
    text_array looked;  /* read only to find the paths */
    text_array missing; /* arguments that match no file, as written */
    text_array named;   /* those of `paths` that are written in full */
} source_files;

/* A selection evaluated once. */
typedef struct memo {
    bool is_done;
    fact_array facts;
} memo;

/* A promise checked once (LANGUAGE 2.2). */
typedef enum promise_state { PROMISE_UNKNOWN, PROMISE_KEPT, PROMISE_FAILED } promise_state;

/* A file that could not be read, or whose facts are incomplete. */
typedef struct read_failure {
    text path;
    text message;
    bool is_unreadable; /* nothing of it is known */
} read_failure;

/* Paths that a sentence asked the tree for, by id of run.probed: read or probed, and listed as folders. */
typedef struct sentence_notes {
    id_array paths, folders; /* each once */
    ARRAY(uint8_t) seen;     /* by the same id: which of both it is in */
} sentence_notes;

/* What one sentence made the later waves read. */
typedef struct sentence_reads {
    text_array files, probes;
    ARRAY(uint8_t) seen; /* by id of run.probed: is it one of both? */
    uint32_t
        *answers; /* exists, by subject: id of the path that is there, + 1; 0 when there is more to ask */
    sentence_notes notes; /* what else was asked while its subjects were looked at */
} sentence_reads;

/* Names that the first wave found, looked for as words in the files of is_mentioned_in's object. */
typedef struct mention_set {
    name_table names; /* id - 1 is the predicate's index */
    ARRAY(predicate *) compiled;
    predicate_set set;
} mention_set;

/* What was found at a path. */
typedef struct probed_path {
    uint32_t document; /* its shard of markdown + 1; 0 when there was none yet */
    bool is_there, is_file;
} probed_path;

/* A compose project as its contracts see it. */
typedef struct loaded_project {
    text key; /* the files that were given */
    text_array given;
    struct open_project *project;
    uint32_t shard; /* of its facts; UINT32_MAX as long as there are none */
} loaded_project;

typedef struct run {
    arena *memory;  /* where things are put now: one of the next four */
    arena *lasting; /* as long as the run's result */
    arena selecting, sentence,
        scratch; /* as long as one selection is evaluated, one sentence, one subject is judged */
    const plan *rules;
    const rule_file *files;
    uint32_t file_count;
    tree *root; /* every question to it is noted for the sentence that asks */
    const run_options *options;
    store *facts;
    predicate_set predicates;       /* of the plan */
    kind_mask masks[DIALECT_COUNT]; /* what is kept of each file */
    kind_mask *kinds;               /* by selection id: what more is kept of a source's documents */
    struct {
        text_array patterns, paths, folders;
        text_array named;  /* those of `paths` that are there because one of `patterns` names what git ignores */
        text_array closed; /* folders that could not be listed: reading them says why */
        name_table links;  /* paths that are symlinks */
        text_array reals;  /* by id of `links`: where it leads; empty when that is nowhere */
    } walked;                   /* by walk.c */
    struct {
        name_table folders;
        ARRAY(compose_found *) answers; /* by id of `folders`; NULL: not asked yet */
    } found;                    /* by found.c */
    self_address *own;          /* where the repository is on GitHub; NULL: not asked yet */
    source_files *sources;      /* by selection id */
    uint32_t *projects;         /* by selection id: shard of the effective project; UINT32_MAX */
    ARRAY(loaded_project) loaded;   /* by projects.c */
    memo *memos;                /* by selection id */
    uint8_t *promises;          /* promise_state by selection id */
    uint32_t *promise_findings; /* by selection id: index + 1 in findings */
    uint32_t *folded; /* by argument index: its name folded, a name's id; 0 before it is asked for */
    command_pattern **patterns; /* by argument index: compiled command patterns */
    uint8_t *is_read;           /* by selection id: its files are opened */
    mention_set mentions;
    sentence_reads *reads;             /* by sentence: what later waves read for it */
    sentence_notes *notes;             /* of the sentence that asks now; NULL: nothing is noted */
    uint32_t files_read, files_wanted; /* wanted: also those that failed */
    name_table probed;                 /* paths that were looked for */
    ARRAY(probed_path) known;          /* by id of `probed` */
    name_table failed;                 /* paths of `failures`, whose index is their id - 1 */
    ARRAY(read_failure) failures;
    name_table reported;    /* file, place and words of what was told about files */
    finding_array findings; /* of files and selections, and later of contracts */
    judgement *out;
} run;

/* A fresh run: everything set up, nothing read. `findings` of bad predicates go to the run. */
run *run_new(arena *memory, const plan *rules, const rule_file *files, uint32_t file_count, tree *root,
             const run_options *options);
/* Gives back what libraries hold (compiled expressions). */
void run_close(run *r);

/* The path's id in `probed`: its row in `known` is filled. What was not read is asked of the tree once. */
uint32_t run_path(run *r, text path);
/* The path's markdown shard, or UINT32_MAX. */
uint32_t run_document(run *r, uint32_t path_id);

/* Shorthands. */
#define run_selection(r, id) plan_selection_at((r)->rules, (id))
const plan_argument *run_argument(const run *r, plan_range range, uint32_t index);

#endif

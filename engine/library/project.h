/* project.h — what stands behind include/lockstep.h: a project and its results. */
#ifndef LOCKSTEP_PROJECT_H
#define LOCKSTEP_PROJECT_H

#include "lockstep.h"
#include "contracts.h"
#include "effective_project.h"
#include "glob.h"
#include "report.h"
#include "runner.h"

/* The rule files of a project, in the order in which they are loaded. */
typedef struct rule_set {
    ARRAY(rule_file) files; /* the packs, which are only used, behind the others */
    uint32_t own;           /* how many are no packs */
    rule_file settings;     /* lockstep.lua; without a path when there is none */
    text_array folders;     /* of the root, where no --rules is given: lockstep, or what the settings say */
    bool is_recommended;    /* there were none: the one file is the shipped pack `recommended` */
    finding_array problems; /* no directory, a file that can't be read */
    text where;             /* the directories, as words: "lockstep/" */
} rule_set;

/* --pack acme=DIR */
typedef struct pack_folder {
    text name, folder;
    text at; /* where it is opened; empty: `folder` */
} pack_folder;

struct lockstep_project {
    arena memory;
    tree *disk, *root;       /* root: the disk with the overlays on it */
    text where;              /* the root's absolute path */
    text_array rule_folders; /* as given; none: lockstep/ in root */
    ARRAY(pack_folder) packs;
    run_options options;
    text known; /* what a session has defined, judged with the rules; empty: nothing */
    bool has_rules;
    rule_set rules; /* when has_rules */
    report_sources *sources;
};

typedef enum result_type {
    RESULT_CHECK,
    RESULT_EXPLAIN,
    RESULT_FACTS,
    RESULT_INVENTORY,
    RESULT_COMPOSE,
    RESULT_TEST,
    RESULT_CONTRACTS,
    RESULT_PAGE,
    RESULT_UNCOVERED,
    RESULT_COMPARISON,
    RESULT_FORMS,
    RESULT_ADDITION,
    RESULT_PROPOSALS,
    RESULT_PROBLEMS
} result_type;

struct lockstep_result {
    lockstep_project *project;
    result_type type;
    int status;
    judgement *found;  /* check, explain */
    uint32_t contract; /* explain: index in found->contracts */
    text asked;        /* explain: subject; facts: selection */
    store *all;        /* facts, inventory */
    fact_array facts;
    text_array left_out; /* inventory: folders that nobody looked into */
    effective_project *effective; /* compose; what is shown of it is `asked` */
    struct example_report *tested; /* test; check: of an entry with examples; NULL */
    const contract_list *contracts; /* contracts, page */
    comparison compared;           /* comparison: of `asked` and `beside` */
    text beside;
    const gap_list *gaps;          /* uncovered */
    const void *edits;             /* test: example_edits of --accept; NULL */
    const struct rule_addition *added;      /* new, init: what would be written; NULL */
    const struct proposal_report *proposed; /* init */
    const void *forms;                      /* new without a form: form_array */
    const char *defines, *sentence; /* of an entry; NULL */
    finding_array findings;       /* of anything but check: what was wrong */
    report_sources *sources;
};

/* The project's rule files, read on first use: all *.lua below its rules directories, sorted by path. */
rule_set *project_rules(lockstep_project *project);

/* Reads lockstep.lua: fills rules.folders and packs. */
void settings_load(lockstep_project *project);
/* Makes the shipped pack `recommended` the only rule file; false when there is none. */
bool packs_recommend(arena *memory, rule_set *rules);
/* Adds the packs that rule files may use. */
void packs_add(lockstep_project *project, rule_set *rules);

/* Adds a finding about the project itself: unjudged, an error, without a place. */
finding *project_problem(arena *memory, finding_array *problems, text message, text fix);

/* docs/operations.md:62, or with a column behind it. False when there is no such file; when only the line is not there,
 * *wrong is the result that says so. */
bool project_line(lockstep_project *project, text words, place *at, lockstep_result **wrong);

/* What a compose result shows: YAML or JSON, or lines. */
void project_compose_write(buffer *out, const lockstep_result *result, bool is_json);

/* Everything from rule files to a judgement; its findings tell what is wrong with the rules. */
judgement *project_judged(lockstep_project *project, const run_options *options);

/* Sets what lockstep_explain asks of a judgement. False when the subject is a line that its file has not: *wrong says so then. */
bool explain_ask(lockstep_project *project, const char *contract, const char *subject, run_options *options,
                 lockstep_result **wrong);
/* A judgement that was made with these options, explained; or that it has no such contract or subject. */
lockstep_result *explain_result(lockstep_project *project, judgement *found, const run_options *options);

/* A result of `type`, its sources those of the project and `extra` (may be NULL). */
lockstep_result *project_result(lockstep_project *project, result_type type, const report_rule *extra);

#endif

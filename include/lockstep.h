/* lockstep.h — the public library: what the command line can do, every program can.
 *
 * A project is a repository and the rules that it must keep. Open one, ask it, write the answer down, close
 * it:
 *
 *     const char *problem;
 *     lockstep_project *project = lockstep_project_open(&(lockstep_settings){.root = "."}, &problem);
 *     if (!project)
 *         return fprintf(stderr, "%s\n", problem), 2;
 *     lockstep_result *result = lockstep_check(project);
 *     lockstep_result_write(result, "text", NULL, to_stdout, NULL);
 *     int status = lockstep_result_status(result);
 *     lockstep_project_close(project);
 *
 * Ownership in one line: everything that a project returns lives until lockstep_project_close.
 *
 * No function opens a network connection, runs anything that it reads, or writes to the tree. Rule files are
 * loaded in a forked worker, so a call must be made while the process has no other thread. A project is for
 * one thread. What the input has wrong is part of the result; a mistake of the caller's (a NULL where none
 * may be) stops the program; so does memory that runs out. */
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

/* ---- opening
 * ---------------------------------------------------------------------------------------------------- */

/* An edit laid over the tree before it is judged: mutations, editors with unsaved text. */
typedef struct lockstep_overlay {
    const char *path;  /* from the root, with `/` */
    const char *bytes; /* NULL: the file is removed */
    size_t length;
    bool is_executable;
} lockstep_overlay;

/* Everything that is zero has a default. Texts and arrays are copied or read before lockstep_project_open
 * returns. */
typedef struct lockstep_settings {
    const char *root; /* the repository; "." when NULL */
    const char *const
        *rules; /* rules directories, from the working directory; NULL: lockstep/ below the root */
    size_t rules_count;
    unsigned jobs; /* threads that read; 0 = one a processor. The result is the same for any number */
    const char
        *fail_on; /* from which severity on a finding fails: "error" (default), "warning", "info", "never" */
    const char *today; /* what dates in documents are compared with: "2026-11-22"; NULL: this day, in UTC */
    const char *const *limits; /* "NAME=VALUE", as --limit takes it: lockstep_limits has the names */
    size_t limit_count;
    const lockstep_overlay *overlays;
    size_t overlay_count;
    const char *const *packs; /* folders of packs, "acme=../acme-contracts": use "acme/name" { ... } finds them there */
    size_t pack_count;
    const char *known; /* what entries of a prompt have defined: judged with the rules, where a contract of it takes the place
                          of the rules' one of its id; NULL: nothing */
    /* Called now and then while files are read, by the calling thread, with how many are read and how many are known of so far;
     * NULL: nobody asks. It must not call the project. */
    void (*progress)(void *context, size_t done, size_t all);
    void *progress_context;
} lockstep_settings;

/* NULL when the root or a rules directory can't be opened, or a setting is wrong; *problem then says why,
 * valid until the next call. Rules are only looked for by the functions that need them. */
lockstep_project *lockstep_project_open(const lockstep_settings *settings, const char **problem);
void lockstep_project_close(lockstep_project *project);

/* Has the project no rules of its own, so that the shipped pack `recommended` is judged? */
bool lockstep_project_is_recommended(lockstep_project *project);

/* ---- asking
 * ----------------------------------------------------------------------------------------------------- */

/* Judge every contract; where there are no rules, those of the shipped pack `recommended`. Never NULL: a project
 * whose rules can't be read has a result with status 2 that says what to do. */
lockstep_result *lockstep_check(lockstep_project *project);

typedef struct lockstep_test_request {
    const char *filter;     /* only contracts whose id it matches, `*` standing for any part of one; NULL: all */
    bool requires_breaking; /* a contract without an example that breaks it fails */
    bool accepts;           /* the result has edits after which what was found is what is expected */
} lockstep_test_request;

/* Judge the examples of contracts: small trees in rule files (example "id" { ... }) and in folders
 * (<rules directory>/examples/<id>/<case>/...) that keep or break a contract. Nothing of the root is judged. Status 0
 * when every example came out as it should; 1 when one did not; 2 when one could not be judged, the rules have
 * problems, or there is no example. Written as "text", "json" or "tap". */
lockstep_result *lockstep_test(lockstep_project *project, const lockstep_test_request *request);

/* A line of a file that holds examples, and what it should be: `accepts` of lockstep_test. Nothing is written. */
typedef struct lockstep_edit {
    const char *path;    /* as findings name it */
    uint32_t line;       /* from 1 */
    const char *before;  /* the line now */
    const char *after;   /* NULL: the line goes */
} lockstep_edit;

size_t lockstep_result_edit_count(const lockstep_result *result);
lockstep_edit lockstep_result_edit(const lockstep_result *result, size_t index);

typedef struct lockstep_new_request {
    const char *form;          /* NULL: the result lists the forms */
    const char *const *values; /* "key=value"; one without `=` is the id. What isn't given has the form's default */
    size_t value_count;
    const char *file; /* the rule file that it goes to, as findings name it; NULL: by the id's first part */
} lockstep_new_request;

/* A contract with a keeping and a breaking example, from one of the shipped forms. It is loaded beside the project's rules
 * and its examples are judged: status 0 when it may be added; otherwise the result is that of a test, or problems. */
lockstep_result *lockstep_new(lockstep_project *project, const lockstep_new_request *request);

/* Contracts for what the repository holds and no rule says yet, each of which it keeps today; near misses apart, with
 * what breaks them. `file` (may be NULL) is the rule file that they would stand in. Status 0 when there is one that is
 * kept, 1 when there is none, 2 when the file is there already, or rules could not be read. */
lockstep_result *lockstep_init(lockstep_project *project, const char *file);

/* What lockstep_new or lockstep_init would write. `bytes` NULL: nothing. Nothing is written by the library. */
typedef struct lockstep_addition {
    const char *path; /* as given, or as suggested */
    const char *bytes;
    size_t length;
    bool is_new; /* the whole of a file that is not there; else it goes behind the file's end */
} lockstep_addition;

lockstep_addition lockstep_result_addition(const lockstep_result *result);

/* How one contract was judged: its sentences as they were understood, what each selection found, each subject
 * with what decided, and what it reads. `subject` (may be NULL) keeps the subjects whose key holds that text, and asks every
 * selection about facts of that name (in any case): which has one, or which word drops it and why. "FILE:LINE" asks about what
 * stands on that line. Status 0; 2 with the nearest ids when there is no such contract, subject or line. */
lockstep_result *lockstep_explain(lockstep_project *project, const char *contract, const char *subject);

/* What to tell of the contracts. Everything that is zero: all of them, each with its state. */
typedef struct lockstep_contracts_request {
    const char *reads;  /* only those whose verdict hangs on this file or folder (from the root): they read it, look for it or list it */
    bool is_uncovered;  /* not the contracts, but the tables, runbooks, profiles, services, scripts and gates that none looks at */
    bool is_page;       /* the page of the contracts, which is made from the rules alone: nothing is judged */
    const char *page;   /* the file (from the root) that should hold that page: what is stale in it is a finding */
} lockstep_contracts_request;

/* The contracts of the project. Status 0; 1 when no contract reads the file, something is uncovered, or the page is stale;
 * 2 when the rules can't be read or something is asked for wrongly. Written as "text" or "json", and, unless `reads` or `is_uncovered` is asked for, as "markdown": the page.
 * A result of is_page is that page, and is not written as "json". */
lockstep_result *lockstep_contracts(lockstep_project *project, const lockstep_contracts_request *request);

/* NULL or "": the inventory in counts. A kind, singular or plural ("services"): all facts of that kind. Else
 * a selection in the words of rule files
 * ("docs :tables()"), where nouns of the project's rules can be used with use "nouns".
 * Status 0 when something was found, 1 when nothing, 2 when the selection is wrong. Written as "text" (or "table"), "json", and, unless
 * it is the inventory, as "csv". */
lockstep_result *lockstep_facts(lockstep_project *project, const char *selection);

/* ---- asking in steps: a prompt
 * -------------------------------------------------------------------------------------
 *
 * A session is text: `known` is what earlier entries have defined ("" at first), handed over with each entry. So every
 * entry may be asked of a project that was opened for it, in a process of its own, and nothing is ever stale:
 *
 *     lockstep_result *result = lockstep_enter(project, known, "docs :tables()");
 *     lockstep_result_write(result, "text", NULL, to_stdout, NULL);
 *     if (lockstep_result_defines(result))
 *         known = a copy of it;
 *
 * Places in an entry are those of the file "prompt"; places in `known` those of the file "earlier". */

/* May the entry be judged, or is it unfinished: a bracket, long text, comment or function that is open; a card without its
 * braces (contract "id"); a quantifier without its verb (every(docs :links())); an end in a comma, an operator, or a word that
 * can't stand without what it takes (docs :mentioning)? What can't be mended by more lines is whole. */
bool lockstep_entry_is_whole(const char *text);

/* Ask one entry: a selection gives its facts, as lockstep_facts does; a kind's name all of that kind; a sentence is judged as a
 * contract of its own, named "prompt"; contracts and packs of a rule file are judged, examples tested, and locals kept for
 * later entries. Locals and contracts may stand before the one selection or sentence of an entry. The project's own contracts
 * are not judged, but `use` finds its rule files. Status 0: kept, found, or defined; 1: broken, or nothing found; 2: wrong. */
lockstep_result *lockstep_enter(lockstep_project *project, const char *known, const char *entry);
/* How a sentence is judged as an entry: what lockstep_explain tells of a contract. An entry that is no sentence is asked as by
 * lockstep_enter. */
lockstep_result *lockstep_explain_entry(lockstep_project *project, const char *known, const char *entry,
                                        const char *subject);
/* What is known after the entry, all of it: the earlier text, in which a contract of the same id was replaced, and the entry's locals,
 * contracts and examples. NULL when the entry defined nothing or was wrong: `known` stays as it was. */
const char *lockstep_result_defines(const lockstep_result *result);
/* The entry's sentence as it was written, when it was one that could be judged; else NULL. */
const char *lockstep_result_sentence(const lockstep_result *result);

/* A sentence as a contract, with the locals of `known` that it names, and an example that keeps it and one that breaks it: the
 * smallest excerpt of the files it reads, and an edit of that. `file` (*.lua, from the working directory; it may lie outside of the
 * root) is where it goes: the result's addition. When no example of one kind was found the rule says so in a comment. Status 0;
 * otherwise the result is that of a test, or problems: the id is taken, the sentence finds nothing to check. */
lockstep_result *lockstep_save(lockstep_project *project, const char *known, const char *sentence, const char *id,
                               const char *file);

/* What may stand where the cursor is, a candidate a line: they go in the place of the bytes from *start to the cursor (both counted
 * from the beginning of `entry`). Words by what may follow, locals, paths, and between quotes the names that there are: headings,
 * columns, rows, services. An entry that begins with `:` is a command of the prompt with an operand: a path, an id, or with
 * :facts and :diff a selection. Names are read from the files of the selection before the quote. False when the writer stopped. */
bool lockstep_complete(lockstep_project *project, const char *known, const char *entry, size_t cursor, size_t *start,
                       lockstep_writer *write, void *context);

/* What stands on a line ("docs/guide.md:12"), the outermost first; without a number in the whole file. The file need not be one
 * that a survey reads. Status 0; 1 when nothing stands there, 2 when there is no such file or line. */
lockstep_result *lockstep_facts_at(lockstep_project *project, const char *place);

/* The facts of all kinds whose names are like this one, the most alike first: the name itself, slips (`webapi`), and names that
 * share its words (`web-api-worker`). Of one file each name of a kind is given once. Status 0; 1: there is none. */
lockstep_result *lockstep_near(lockstep_project *project, const char *name);

/* Two selections beside each other, by their names: what is only in one, what is nearly in both. Status 0 when they have the same
 * names, 1 when not, 2 when one of them is wrong. Written as "text" or "json". */
lockstep_result *lockstep_compare(lockstep_project *project, const char *known, const char *left, const char *right);

/* A compose project, as docker compose's own flags name it. Everything that is zero has docker compose's default. */
typedef struct lockstep_compose_request {
    const char *const *files; /* -f, from the root */
    size_t file_count;
    const char *const *profiles; /* --profile */
    size_t profile_count;
    const char *const *env_files; /* --env-file, from the root */
    size_t env_file_count;
    const char *const *services; /* only these, and what they depend on */
    size_t service_count;
    const char *name;              /* -p */
    const char *project_directory; /* from the root */
    const char *const *environment; /* the variables that a shell would have: "NAME=value", NULL behind the last; NULL:
                                       none */
    bool is_uninterpolated;        /* ${...} stays as written */
    bool is_unnormalized;          /* no default network, no names of resources */
    bool is_inconsistent;          /* names that don't exist are no error */
    bool has_plain_paths;          /* relative paths stay as written */
    const char *shows;             /* "config" (NULL), "services", "profiles", "volumes", "images", "variables", "origins", "nothing" */
} lockstep_compose_request;

/* The effective project, as `docker compose config` has it. Files may stand outside of the root, as docker compose
 * allows. Status 0; 2 when it can't be loaded: the findings say why. Written as "yaml" ("text" is the same) or "json";
 * services, profiles and origins as lines. */
lockstep_result *lockstep_compose(lockstep_project *project, const lockstep_compose_request *request);

/* ---- writing the answer down
 * ------------------------------------------------------------------------------------ */

/* How text looks. NULL stands for all zero. JSON only heeds `paths`. */
typedef struct lockstep_style {
    bool is_colored;
    bool is_terminal; /* a person watches: more than 100 findings are cut to 3 in full a contract, a line each
                         for the rest */
    bool shows_all;   /* they are not */
    unsigned width;   /* columns; excerpts of longer lines show the part around the finding; 0 = 160 */
    const char *const *paths; /* show only findings with an end in one of these files or folders (from the
                                 root); the status stays */
    size_t path_count;
} lockstep_style;

/* Format "text" or "json", or what the asking function names besides. False when there is no such format or the writer stopped. */
bool lockstep_result_write(const lockstep_result *result, const char *format, const lockstep_style *style,
                           lockstep_writer *write, void *context);
/* Only what was wrong, as text: the findings of a result that isn't a check's. Nothing is written when there are none. */
bool lockstep_result_write_problems(const lockstep_result *result, const lockstep_style *style,
                                    lockstep_writer *write, void *context);
/* The names of the formats that every result has, NULL behind the last. */
const char *const *lockstep_formats(void);
/* Those of facts: "table" is the same as "text", "csv" what spreadsheets read (RFC 4180). */
const char *const *lockstep_facts_formats(void);

/* 0: kept, or found. 1: broken or vacuous contracts at or above fail_on; nothing found. 2: something could
 * not be judged, or was asked for wrongly. */
int lockstep_result_status(const lockstep_result *result);

/* ---- looking at findings
 * ---------------------------------------------------------------------------------------- */

typedef struct lockstep_place {
    const char *path; /* from the root; "" = none */
    uint32_t line, column, end_line,
        end_column; /* from 1, columns in characters, the end one past the last; 0: not known */
} lockstep_place;

typedef struct lockstep_finding {
    const char *contract; /* id; "" when it is about a file or a rule file */
    const char *state;    /* "broken", "vacuous", "unjudged" */
    const char *severity; /* "error", "warning", "info" */
    const char *subject;  /* key of the fact judged: service "web" */
    const char *role;     /* what was said of it */
    const char *message, *fix;
    lockstep_place at;   /* where it stands */
    lockstep_place rule; /* the sentence in its rule file */
    size_t note_count;
} lockstep_finding;

/* Findings of a check, sorted by path, place, contract, subject, role, message. Other results have those that
 * say what was wrong. */
size_t lockstep_result_finding_count(const lockstep_result *result);
lockstep_finding lockstep_result_finding(const lockstep_result *result, size_t index);
/* A note of a finding: the other end, a near candidate. `message` may be NULL. */
lockstep_place lockstep_result_note(const lockstep_result *result, size_t finding, size_t note,
                                    const char **message);

/* ---- limits
 * ----------------------------------------------------------------------------------------------------- */

/* How much one file, rule file or contract may cost. What goes over a limit is a finding that names it; what
 * needed it is unjudged, and the rest is judged. */
typedef struct lockstep_limit {
    const char *name, *value; /* value: the default, as it would be set: "8M" */
    const char *what;         /* it bounds */
} lockstep_limit;

/* All of them. */
const lockstep_limit *lockstep_limits(size_t *count);

/* ---- words
 * ------------------------------------------------------------------------------------------------------ */

/* The words of rule files. */
const char *const *lockstep_words(size_t *count);
/* What they say, in the format "text"; all of them (`one` NULL) also as a page ("markdown"), and as annotations for the
 * Lua language server ("lua"). False when there is no such word or format, or the writer stopped. */
bool lockstep_words_write(const char *format, const char *one, lockstep_writer *write, void *context);

/* The one of `names` that `word` was probably meant to be; NULL when none is near. */
const char *lockstep_nearest(const char *word, const char *const *names, size_t count);

#endif

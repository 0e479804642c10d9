/* compose_loader.h — what the steps of loading share (inside this room only).
 *
 * A step that finds something wrong says so with loader_fail and goes on harmlessly; only the first error is
 * kept, and loading stops between two steps. */
#ifndef LOCKSTEP_COMPOSE_LOADER_H
#define LOCKSTEP_COMPOSE_LOADER_H

#include "compose_shape.h"
#include "compose_value.h"
#include "effective_project.h"
#include "yaml_tree.h"

/* Where a mapping's value stands, and its key. */
typedef struct loader_entry {
    span value, key;
} loader_entry;

/* What the .gitignore files of a folder and of those above exclude. */
typedef struct loader_ignores_of {
    text folder;
    const struct ignore_file *rules;
} loader_ignores_of;

typedef struct loader_file {
    text path; /* absolute */
    text bytes;
    bool is_compose;             /* a compose file, or a part of one that is extended */
    bool is_whole;               /* all of it belongs to the project: not only what is extended */
    yaml_tree *yaml;             /* when it was parsed for its name; NULL once it is loaded */
    ARRAY(loader_entry) entries; /* in the order of reading */
} loader_file;

typedef ARRAY(text) key_path;

/* Paths that a document resets or overrides: they are taken out of what is merged so far. */
typedef ARRAY(key_path) reset_paths;

typedef struct compose_loader {
    arena *memory;
    const effective_request *request;
    effective_project *project;
    const run_limits *most;
    ARRAY(loader_file) files;
    uint32_t values; /* that may still be made */
    bool has_failed;
    text directory;                    /* of the project, absolute */
    compose_value *symbols;            /* open: variables that nobody has set, as written */
    ARRAY(loader_ignores_of) ignoring; /* open: by folder */
} compose_loader;

/* What a file is loaded for. */
typedef struct load_scope {
    text directory;                    /* of the project: relative paths and includes are seen from here */
    compose_value *environment;        /* a map of texts */
    bool is_base;                      /* a file that is only extended: no includes, extends or checks */
    const struct load_chain *included; /* files that include this one */
} load_scope;

typedef struct load_chain {
    text path;
    const value_origin *at; /* what includes it */
    const struct load_chain *above;
    uint32_t depth;
} load_chain;

/* ---- problems ---- */

/* In an open project what is wrong is told, and the loading goes on. */
void loader_fail(compose_loader *loader, const value_origin *at, text message, text fix);
/* A limit: nothing more is loaded, open or not. */
void loader_stop(compose_loader *loader, const value_origin *at, text message, text fix);
/* Something that an open project can't know, and why. */
void loader_unknown(compose_loader *loader, const value_origin *at, text message);
void loader_warn(compose_loader *loader, const value_origin *at, text message, text fix);
/* What is wrong when a limit is reached: `words`, and the limit's. */
text loader_limit_words(compose_loader *loader, const char *words, limit_id which);
/* Count `amount` values made; false, and an error, when there are too many. */
bool loader_spend(compose_loader *loader, const value_origin *at, uint32_t amount);

/* Where else something is written. */
typedef ARRAY(note) loader_notes;

/* Where the key of a mapping's value stands; the value itself when it is no mapping's. */
const value_origin *origin_of_key(compose_loader *loader, const value_origin *at);
/* Adds the place where the value stands, or its key; nothing when no file says it. */
void notes_add(compose_loader *loader, loader_notes *notes, const value_origin *at, bool is_key,
               text message);
void loader_fail_notes(compose_loader *loader, const value_origin *at, text message, text fix,
                       const loader_notes *notes);
/* An error about a name that none of the maps has (they may be NULL): the nearest of their keys is offered
 * with its place, else `fix`. */
void loader_fail_name(compose_loader *loader, const value_origin *at, text message, text fix, text wanted,
                      const compose_value *among, const compose_value *also);
/* Warns of a --profile that is nearly one that a service has. Another is no mistake: compose takes any. */
void profiles_check(compose_loader *loader, const compose_value *services, const compose_value *disabled);

/* ---- files ---- */

/* An absolute path in normal form; a relative one is seen from `folder`. */
text path_absolute(arena *memory, text folder, text path);
text path_parent(text path);
/* As findings name it: from the root when it is below it. */
text loader_shown(const compose_loader *loader, text path);
bool loader_exists(compose_loader *loader, text path);
/* The same for a file that a compose file names. In an open project one that git ignores, that stands outside
 * of the root or that a variable names can't be known: *is_unknown. */
bool loader_finds(compose_loader *loader, text path, bool *is_unknown);
/* Reads it; false when it can't be read, *status why. A file read twice has one number. */
bool loader_open(compose_loader *loader, text path, uint32_t *file, tree_status *status);

/* ---- steps, in order of the pipeline ---- */

/* Document `number` of a file as values; NULL when it is empty. */
compose_value *document_read(compose_loader *loader, yaml_tree *tree, uint32_t file, uint32_t number,
                             reset_paths *resets);
void resets_apply(compose_value *model, const reset_paths *resets);

/* Where a variable is looked up: maps of texts, the first one first; NULL behind the last. */
typedef struct variable_scopes {
    const compose_value *maps[4];
} variable_scopes;

/* `${...}` in a text. `at` is what is warned of. */
text text_interpolate(compose_loader *loader, variable_scopes scopes, text some, const value_origin *at);
/* How many bytes of a variable's name stand at `at`; 0 when there is none. */
size_t variable_name_length(text some, size_t at);
/* Where the variable that begins with the `{` at `open` ends: its brace, or the line's last one; `length` of
 * the text when there is none. */
size_t variable_closing(text some, size_t open);
/* A table of all variables in a tree that is not interpolated. */
text variables_list(compose_loader *loader, const compose_value *model);
/* The same in every text of a tree, with casts; `path` names it in messages. */
void model_interpolate(compose_loader *loader, const load_scope *scope, compose_value *model,
                       const compose_shape *shape, text path);

void extends_apply(compose_loader *loader, const load_scope *scope, compose_value *model, uint32_t file,
                   const reset_paths *resets);
void includes_apply(compose_loader *loader, const load_scope *scope, compose_value *model,
                    compose_value *into);

/* One service's values over another's, as two files' are merged. */
compose_value *model_merge(compose_loader *loader, compose_value *base, compose_value *over,
                           const compose_shape *shape, text path);
compose_value *model_unique(compose_loader *loader, compose_value *model, const compose_shape *shape,
                            text path);
void model_validate(compose_loader *loader, const compose_value *model, const compose_shape *shape,
                    text path);
compose_value *model_canonical(compose_loader *loader, compose_value *model, const compose_shape *shape,
                               text path);
void model_paths(compose_loader *loader, compose_value *model, const compose_shape *shape, text directory);

/* Every document of the file merged into `model`, which is returned. */
compose_value *file_load(compose_loader *loader, const load_scope *scope, text path, compose_value *model);
/* All files of a project (or of an include), with defaults, checks and absolute paths. */
compose_value *files_load(compose_loader *loader, const load_scope *scope, const text_array *paths);

void model_defaults(compose_loader *loader, compose_value *model);
void model_check(compose_loader *loader, compose_value *model);
void model_normalize(compose_loader *loader, compose_value *model, const compose_value *environment,
                     text name);
void services_environment(compose_loader *loader, compose_value *services, const compose_value *environment);

/* Moves services that no profile enables from `services` to what is returned. */
compose_value *services_split(compose_loader *loader, compose_value *services, const text_array *profiles);
void project_check(compose_loader *loader, const compose_value *model, const compose_value *disabled);
void project_check_containers(compose_loader *loader, const compose_value *services);
void check_limits(compose_loader *loader, text name, const compose_value *service);
void check_cycles(compose_loader *loader, const compose_value *services);
void project_select(compose_loader *loader, compose_value *model, compose_value **disabled,
                    text_array *profiles);
void project_trim(compose_loader *loader, compose_value *model);

/* The tree that is printed. */
compose_value *model_print(compose_loader *loader, const compose_value *model, const compose_shape *shape);

/* ---- open projects: what nobody knows ---- */

/* The mark that stands for `written`, a variable that nobody has set, until rows are written: it holds none
 * of the bytes at which short forms are split. */
text symbol_of(compose_loader *loader, text written);
bool symbols_are_in(text some);
/* The text with its variables as they are written. */
text symbols_restore(const compose_loader *loader, text some);
/* Does git ignore the file? Reads the .gitignore files above it. */
bool loader_ignores(compose_loader *loader, text path);

/* ---- env files ---- */

/* Adds the variables of a file; those of `outer`, then of `own` (may be NULL) are seen first when a value
 * names one. `is_raw`: no quotes, nothing expanded. */
void dotenv_read(compose_loader *loader, uint32_t file, bool is_raw, const compose_value *outer,
                 const compose_value *own, compose_value *into);

/* ---- small things ---- */

text path_of(compose_loader *loader, text path, text key);
text path_of_item(compose_loader *loader, text path, uint32_t number);
/* Words of a command line, as compose splits it; false when a quote isn't closed. */
bool words_split(arena *memory, text line, text_array *words);

#endif

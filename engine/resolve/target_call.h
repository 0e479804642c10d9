/* target_call.h — commands that name targets of a file: make, just, npm, yarn, pnpm, bun.
 *
 * `make -C app test` names the target test of app/Makefile; `npm run lint` the script lint of package.json. */
#ifndef LOCKSTEP_TARGET_CALL_H
#define LOCKSTEP_TARGET_CALL_H

#include "glob.h"
#include "store.h"

typedef struct target_name {
    text name;
    uint32_t row;  /* of the word in the command */
    bool is_free;  /* a placeholder, or only known when it runs */
    text instead;  /* what is run where there is no such target: npm restart runs start */
} target_name;

typedef struct target_call {
    bool is_call;      /* the command's program is such a tool, and it names or means targets */
    bool is_open;      /* which file is meant can't be known */
    bool is_lenient;   /* `yarn x`: what is no script may be a program of a dependency */
    bool takes_words;  /* just: a recipe's arguments stand behind its name */
    bool is_appended;  /* package scripts: words behind the name go to the script's command */
    bool has_default;  /* without a name the first target is meant */
    bool is_counted;   /* just: the words behind a recipe's name are all known */
    text fallback;     /* a file beside the file that will do where the target is not there: npm start runs server.js */
    text_array files;  /* the first of these that exists is the file */
    ARRAY(target_name) names;
} target_call;

target_call target_call_read(arena *memory, const store *all, fact command);

/* The file's row, when one of `files` has been read. Those that would come before it and haven't been looked for are
 * added to `missing` (may be NULL). */
bool target_call_file(const target_call *call, arena *memory, const store *all, fact *file, text_array *missing);

/* The targets of that name in the file or, one hop away, in the files that it includes. */
fact_array targets_named(arena *memory, const store *all, fact file, text name, text_array *missing);
/* The one that is meant when none is named. */
bool target_default(const store *all, fact file, fact *target);
/* May the file have targets that can't be known? Its includes that haven't been read count too. */
bool targets_are_open(const store *all, fact file);
/* Every target's name. */
text_array target_names(arena *memory, const store *all, fact file);

/* The targets that a call names in the file, or means without a name. Words that a just recipe takes are none. */
typedef struct targets_meant {
    fact_array found;
    const target_name *unknown; /* the first name that no target has; NULL */
    const target_name *lacking; /* the first recipe that demands more words than stand behind it; NULL */
    int32_t demanded;           /* lacking: how many */
} targets_meant;

targets_meant targets_of_call(arena *memory, const store *all, const target_call *call, fact file, text_array *missing);

/* Adds a path once. */
void path_note(arena *memory, text_array *paths, text path);

#endif

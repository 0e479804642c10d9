/* make_reading.h — what the parts of the Makefile reader share (inside this room only). */
#ifndef LOCKSTEP_MAKE_READING_H
#define LOCKSTEP_MAKE_READING_H

#include "array.h"
#include "file_row.h"
#include "shell_commands.h"

typedef ARRAY(shell_region) region_array;

typedef struct make_variable {
    text name, value;
    bool is_unknown; /* it depends on a condition, on a function or on itself */
} make_variable;

typedef struct make_word {
    text name;
    span part;    /* as written: of $(NAMES) the reference */
    bool is_open; /* a variable or function in it can't be known */
} make_word;

typedef ARRAY(make_word) make_words;

typedef struct make_rule {
    make_words targets, needs;
    ARRAY(span) lines; /* of its recipe, continued lines in one; without the tab */
} make_rule;

typedef struct make_reading {
    const extract_request *request;
    arena *memory;
    shard_builder *to;
    text bytes;
    uint32_t file; /* its row */
    ARRAY(make_variable) variables;
    uint32_t conditions; /* ifeq ... endif around this line */
    uint32_t looks;      /* variables and words that may still be looked at (limits.nodes) */
    bool is_cut;         /* they were too many; a problem says so */
    bool is_one_shell;   /* .ONESHELL */
} make_reading;

/* ---- make_words.c ---- */
/* The words of [start, end): blanks and continued lines part them, variables are looked through. */
make_words make_words_of(make_reading *job, uint32_t start, uint32_t end);
/* Where the reference that begins with the `$` at `at` ends: $(x), ${x}, $x. */
uint32_t make_reference_end(text bytes, uint32_t at, uint32_t end);

/* ---- make_variables.c ---- */
/* NAME = value, by its operator's first byte: `=`, `:`, `?`, `+`, `!`. */
void make_define(make_reading *job, text name, char how, text value);
/* A text with its variables replaced, all known; false: it can't be. */
bool make_expand(make_reading *job, text written, text *expanded);
/* One look at a variable, word or line of that length; false when there were too many. */
bool make_may_look(make_reading *job, size_t length);

/* ---- make_recipe.c ---- */
/* The commands of the rule as its target `name` runs them, under the row that is open. */
void make_recipe(make_reading *job, const make_rule *rule, text name);

#endif

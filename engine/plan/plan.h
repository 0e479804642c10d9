/* plan.h — what rule files say, as rows of data: no Lua, no pointers into it.
 *
 * The loading worker (binding) makes one plan per rule file and sends it as a block; `plan_merge` checks it
 * and makes one of all, in which equal selections are one row. Ids are row number + 1; 0 is none. The judge
 * needs nothing else: what a contract reads is known here, before a file is opened. */
#ifndef LOCKSTEP_PLAN_H
#define LOCKSTEP_PLAN_H

#include "array.h"
#include "fact.h"
#include "predicate.h"
#include "result.h"

typedef enum word {
    WORD_none,
#define WORD(id, ...) WORD_##id,
#include "word.def"
#undef WORD
    WORD_COUNT
} word;

typedef enum word_shape {
    SHAPE_NONE,
    SHAPE_SOURCE,
    SHAPE_NOUN,
    SHAPE_NOUNS,
    SHAPE_FILTER,
    SHAPE_QUANTIFIER,
    SHAPE_VERB_ONE,
    SHAPE_VERB_WHOLE,
    SHAPE_VERB_COUNT,
    SHAPE_HELPER
} word_shape;

typedef struct word_info {
    const char *name; /* as written in Lua: the id (`function_`, because `function` is Lua's) */
    word_shape shape;
    const char *domains;
    kind gives;
    const char *arguments, *kept, *broken, *says, *example;
} word_info;

const word_info *word_about(word some);
word word_named(text name); /* WORD_none if there is none */
/* Does a source give several files? Of other words: is its shape NOUNS? */
bool word_is_plural(word some);
/* What a letter of `domains` stands for, in the plural: "documents". */
const char *domain_words(char domain);

/* A line of word.def: a word, or a group's title with what it says (`some` is WORD_none then). */
typedef struct word_line {
    const char *title, *says;
    word some;
} word_line;

/* All lines, in the order of the file. */
const word_line *word_lines(uint32_t *count);

typedef uint32_t plan_id;

typedef enum argument_type {
    ARGUMENT_NAME,      /* a name pattern, path, glob or command pattern, as written */
    ARGUMENT_EXACT,     /* the same from exactly "...": nothing in it is special */
    ARGUMENT_NUMBER,    /* a position, level or count */
    ARGUMENT_SELECTION, /* `selection`: a selection, or a pattern (its first noun has no input) */
    ARGUMENT_PREDICATE, /* `number`: index in plan.predicates */
    ARGUMENT_FUNCTION   /* `number`: ordinal of the function in its rule file */
} argument_type;

typedef struct plan_argument {
    argument_type type;
    text name; /* NAME, EXACT; and for PREDICATE and FUNCTION the words as written */
    text key;  /* "changing" in { "push", changing = docs }; else empty */
    int64_t number;
    plan_id selection;
} plan_argument;

typedef struct plan_range {
    uint32_t first, count;
} plan_range;

typedef enum selection_shape {
    SELECTION_WORD,    /* a source, noun or filter: `word` */
    SELECTION_LITERAL, /* a list of names in its arguments */
    SELECTION_EITHER   /* union of its SELECTION arguments */
} selection_shape;

/* One selection. A source has no input; a noun or filter without input is the beginning of a pattern: looked
 * for inside the subject. */
typedef struct plan_selection {
    selection_shape shape;
    word word;
    plan_id input;
    plan_range arguments;
    place
        at; /* in the rule file, of its first use: from the first word to the end of this word's arguments */
    text written; /* as written there, in one line: guide :section "Rollback*" (a local's name is kept) */
} plan_selection;

typedef struct plan_sentence {
    uint32_t contract; /* index in contracts */
    word quantifier;
    plan_id subject;
    word verb;            /* WORD_none after there_is, there_is_no */
    plan_range arguments; /* the verb's */
    place at;             /* the whole sentence */
    text written;         /* in one line */
} plan_sentence;

typedef struct plan_excuse {
    text subject, reason;
    place at;
} plan_excuse;

typedef struct plan_contract {
    text id, says, why, fix;
    severity level;
    plan_range tags;      /* into `tags` */
    plan_range sentences; /* into `sentences` */
    plan_range excuses;   /* into `excuses` */
    place at;             /* the id in its file; of a pack's contract the author's `use` */
    text pack;            /* the pack that it comes from; empty for an own one */
    place pack_at;        /* the id in the pack's file */
} plan_contract;

/* One file of an example's small tree. */
typedef struct plan_example_file {
    text path;       /* from the example's root, in normal form */
    text bytes;      /* without the indentation that its lines share; `expect:` marks are still in it */
    place at;        /* where the bytes were written */
    uint32_t indent; /* bytes that were taken from the front of each line */
    bool is_lined;   /* the lines at `at` are the lines of `bytes`; else only the whole place is known */
} plan_example_file;

/* A small tree that keeps or breaks a contract (LANGUAGE 6). */
typedef struct plan_example {
    text contract;    /* id */
    bool is_breaking; /* else it keeps */
    text saying;      /* words that a finding holds; may be empty */
    plan_range files; /* into `example_files`, sorted by path */
    place at;         /* its `keeps` or `breaks` */
    place id_at;      /* the contract's id, where it is written */
} plan_example;

/* One value of settings { ... }: packs = { acme = "../x" } is ("packs", "acme", "../x"). */
typedef struct plan_setting {
    text key, name, value;
    place at;
} plan_setting;

typedef struct plan_predicate {
    predicate_type type;
    text pattern; /* words or regex */
    place at;
} plan_predicate;

typedef struct plan_file {
    text path, bytes; /* the rule file */
    uint64_t digest;  /* of bytes: names a hatch function together with its ordinal */
} plan_file;

typedef struct plan {
    ARRAY(plan_file) files;
    ARRAY(plan_contract) contracts; /* in order of file path, then as written */
    ARRAY(plan_sentence) sentences;
    ARRAY(plan_selection) selections;
    ARRAY(plan_argument) arguments;
    ARRAY(plan_predicate) predicates;
    ARRAY(plan_excuse) excuses;
    ARRAY(text) tags;
    ARRAY(plan_setting) settings;
    ARRAY(plan_example) examples;
    ARRAY(plan_example_file) example_files;
    ARRAY(plan_id) queries; /* selections asked for by `lockstep facts` */
    struct plan_index
        *index; /* plan_merge's own: finds equal rows; NULL in a plan that nothing was merged into */
} plan;

/* The row of a selection id (never 0). */
const plan_selection *plan_selection_at(const plan *all, plan_id id);
/* The kind of fact that a selection gives; KIND_none for literals, :lines and other values. */
kind plan_gives(const plan *all, plan_id id);
/* Is it one fact for each before it (a singular noun or source, seen through filters)? A column of a table is
 * its cells, so it is singular only on a row or at the beginning of a pattern (LANGUAGE 13); what
 * `:capturing` gives is never singular (LANGUAGE 12). */
bool plan_is_singular(const plan *all, plan_id id);

/* Does it begin without a source: is it looked for inside a subject? A literal list is no pattern; a union is
 * one when a part of it is. */
bool plan_is_pattern(const plan *all, plan_id id);

/* How many rows a walk from a selection towards all that it is made of meets, a row that is used twice twice.
 * Bounded by PLAN_WEIGHT in every plan that was unpacked, so that a walk needs no memory of where it was.
 * `weights` holds those of the rows before; the new row's is added and returned. */
enum { PLAN_WEIGHT = 100000 };
typedef ARRAY(uint32_t) plan_weights;
uint32_t plan_weight(const plan *all, plan_id id, arena *memory, plan_weights *weights);

/* A plan of one file as bytes, and back; false when anything in the block is out of range. Texts of the
 * unpacked plan point into the block. */
text plan_pack(arena *memory, const plan *some);
bool plan_unpack(arena *memory, text block, plan *some);
/* Adds what the contracts and queries of `one` use to `all`: ids are shifted, equal selections (same word,
 * input, arguments) and predicates become one. A contract id that exists already becomes a finding at the
 * second, naming the first; the second is left out. */
void plan_merge(arena *memory, plan *all, const plan *one, finding_array *problems);
/* A plan of nothing but contract `index` of `all`: what an example is judged by. Texts are shared. */
plan *plan_only(arena *memory, const plan *all, uint32_t index);
/* The same of the contracts from `first` on. */
plan *plan_rest(arena *memory, const plan *all, uint32_t first);

#endif

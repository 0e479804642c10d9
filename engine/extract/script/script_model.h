/* script_model.h — what is found out about one script before rows are made of it (this room only).
 *
 * The walk (script_walk.c) follows the script as the shell would, from the top, into the functions that are
 * called, and keeps for each variable which word of the command line it holds: its role. A case or test on
 * something with a role names words that the script takes: entries. */
#ifndef LOCKSTEP_SCRIPT_MODEL_H
#define LOCKSTEP_SCRIPT_MODEL_H

#include "extract.h"
#include "script_table.h"
#include "shell.h"
#include "shell_call.h"

enum {
    SCRIPT_NONE = UINT32_MAX,
    SCRIPT_CALL_DEPTH = 8,      /* functions followed into functions */
    SCRIPT_STEP_LIMIT = 400000, /* nodes that one walk may visit */
    SCRIPT_ENTRY_LIMIT = 2000   /* words that one parser may name */
};

typedef enum role_type {
    ROLE_NONE,
    ROLE_POSITION, /* the word at `position` */
    ROLE_ANY,      /* one word after another, from `position` on */
    ROLE_REST,     /* all words from `position` on */
    ROLE_VALUE,    /* the value of option `entry` */
    ROLE_LETTER    /* an option's letter, from getopts */
} role_type;

typedef struct role {
    uint8_t type; /* role_type */
    int32_t position;
    uint32_t entry;
    text variable; /* the variable that it was put into; empty for $1 itself */
} role;

/* A word that the parser takes. */
typedef struct script_entry {
    kind kind; /* KIND_action, KIND_option, KIND_value */
    text name;
    span part; /* of its pattern */
    uint32_t
        place; /* node at which its row stands: the arm or body that it runs, or the test that names it */
    uint32_t action;  /* entry of the action that it stands under; SCRIPT_NONE: of the script */
    uint32_t option;  /* value: entry of its option */
    int32_t position; /* 0: anywhere */
    text owner;       /* value of a positional: the variable it is put into */
    text default_;
    text alias; /* name of the pattern of the same arm under which the commands stand */
    bool takes_value, is_open, is_closed_set, is_chain;
    ARRAY(uint32_t) more; /* further arms that it runs */
} script_entry;

typedef ARRAY(role) role_array;

/* What $1, $2 ... are here. */
typedef struct frame {
    role_array words; /* the first ones, as a function was called with them; never written to once shared */
    uint32_t shifted; /* of `words` */
    int32_t
        rest; /* position of the first word behind them; 0: there are none that come from the command line */
    bool is_loop;    /* in a loop that shifts: $1 is any word */
    uint32_t action; /* entry whose arm this is */
    uint32_t option; /* entry whose arm this is */
    uint32_t taken;  /* words shifted away within the arm of `option` */
    uint32_t depth;  /* calls */
} frame;

typedef struct script_function {
    uint32_t node;
    bool exits; /* calling it ends the script */
    bool is_usage;
} script_function;

typedef struct script_variable {
    role is;
    text literal;     /* first plain text that was assigned at the top */
    bool is_assigned; /* anywhere, other than from itself */
} script_variable;

typedef struct script_model {
    arena *memory;
    const extract_request *request;
    shell_tree *shell;
    script_table function_names, variable_names;
    ARRAY(script_function) functions;
    ARRAY(script_variable) variables;
    ARRAY(script_entry) entries;
    uint32_t *arm_entry;  /* by node: an entry whose row stands there + 1; 0: none */
    uint32_t *next_entry; /* by entry: the next one of the same node + 1; 0: none */
    bool *is_more;        /* by node: a further arm of an entry that stands elsewhere */
    uint32_t steps;
    int32_t arity;    /* plain words that it takes besides named ones; -1: unknown */
    bool has_loop;    /* arity was told by a loop over the words */
    bool reads_words; /* $1, $@ ... are read at all */
    bool is_open;
} script_model;

/* ---- script_functions.c ---- */
void script_functions_find(script_model *model);
const script_function *script_function_named(const script_model *model, text name);
/* Does the body of this node end the script, or refuse what was given? */
bool script_body_refuses(const script_model *model, uint32_t node);
/* The word's value when nothing in it expands, else the empty text. */
text script_literal(const shell_word *word);
/* The first program of a command node; empty when there is none or it expands. */
text script_program(const script_model *model, const shell_node *node, shell_call *call);
/* Is there a command of this name in the node? */
bool script_contains(const script_model *model, uint32_t node, const char *program);
/* echo, printf and other programs that take words only to show them. */
bool script_only_prints(text program);

/* ---- script_roles.c ---- */
script_variable *script_variable_named(script_model *model, text name, bool creates);
role script_word_role(script_model *model, const frame *at, const shell_word *word);
void script_shift(const shell_node *node, const shell_tree *shell, frame *at);
/* Takes down what the node's assignments tell about variables. */
void script_assign(script_model *model, const frame *at, const shell_node *node);
/* The frame of a function called with the node's words behind `program`. */
frame script_call_frame(script_model *model, const frame *at, const shell_node *node, uint32_t program);

/* ---- script_entries.c ---- */
/* The words of one case, or one condition, on something with a role. */
typedef struct word_set {
    role subject;
    uint32_t action;
    bool runs;      /* some arm runs a command */
    bool is_closed; /* other words are refused */
    bool is_chain;  /* named by tests: no more than a case, but one word alone closes nothing */
} word_set;

/* Adds a word; NULL when it is no entry (a glob). `node`: its arm, body or test. */
script_entry *script_entry_add(script_model *model, const word_set *set, text name, span part, uint32_t node);
/* Drops what turned out to be no closed set, decides what is open, and fills arm_entry. */
void script_entries_finish(script_model *model);
bool script_is_option(text name);

/* ---- script_case.c ---- */
void script_case(script_model *model, const frame *at, uint32_t node);

/* ---- script_test.c ---- */
/* if and elif, with their bodies walked. */
void script_if(script_model *model, frame *at, uint32_t node);
/* [[ ... ]] || exit, in a list. Returns true when the node before `next` was such a test. */
void script_test_in_list(script_model *model, frame *at, uint32_t test, uint32_t next);
bool script_is_test(const script_model *model, uint32_t node);

/* ---- script_walk.c ---- */
void script_walk(script_model *model);
/* The children of a node. */
void script_walk_inside(script_model *model, frame *at, uint32_t node);

#endif

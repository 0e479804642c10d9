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
    SCRIPT_CALL_DEPTH = 8 /* functions followed into functions */
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
    bool is_changed; /* it is not the word itself that is compared: ${1,,}, ${1#--} */
    uint32_t gone;   /* words that the loop had shifted away when it was read */
    text variable;   /* the variable that it was put into; empty for $1 itself */
} role;

/* How an option may be written besides alone. */
enum {
    FORM_NEXT = 1 << 0,     /* --x v */
    FORM_EQUALS = 1 << 1,   /* --x=v */
    FORM_LETTERS = 1 << 2,  /* -xv, -xy: getopts */
    FORM_BEGINNING = 1 << 3 /* --val for --value: getopt */
};

/* How many words of the command line are demanded, and taken; 0 and -1: nothing says so. */
typedef struct word_count {
    int32_t least, most;
} word_count;

/* Words handed on to functions that are not the script's own: of a file that it sources. */
typedef struct script_passes {
    text written;   /* as attribute `passes` has them */
    uint32_t count; /* of them */
    uint32_t place; /* byte offset of the first reason */
    uint32_t
        opens; /* all reasons why what is taken can't be known; more than count: the passes tell nothing */
} script_passes;

/* A word that the parser takes. */
typedef struct script_entry {
    kind kind; /* KIND_action, KIND_option, KIND_value */
    text name;
    span part; /* of its pattern */
    uint32_t
        place; /* node at which its row stands: the arm or body that it runs, or the test that names it */
    uint32_t action;   /* entry of the action that it stands under; SCRIPT_NONE: of the script */
    uint32_t option;   /* value: entry of its option */
    int32_t position;  /* 0: anywhere */
    text owner;        /* value of a positional: the variable it is put into */
    uint32_t function; /* whose words these are: its number + 1; 0: the script's own */
    text default_;
    text alias; /* name of the pattern of the same arm under which the commands stand */
    bool takes_value, is_open, is_closed_set, is_chain;
    bool is_own;      /* it leads to something that the other patterns of its arm don't: no alias */
    bool is_leaky;    /* named where other words may go on, too */
    uint32_t witness; /* the variable that remembers that it was given: its number + 1; 0: none */
    bool is_pattern;  /* name is a glob: any word like it */
    unsigned forms;   /* option */
    text reason;      /* is_open */
    script_passes passes;
    word_count count;
    int32_t arity;        /* action: as the script's, when a loop in it tells */
    ARRAY(uint32_t) more; /* further arms that it runs */
} script_entry;

typedef ARRAY(role) role_array;

/* What $1, $2 ... are here. */
typedef struct frame {
    role_array words; /* the first ones, as a function was called with them; never written to once shared */
    uint32_t shifted; /* of `words` */
    int32_t
        rest; /* position of the first word behind them; 0: there are none that come from the command line */
    bool is_loop;        /* in a loop that shifts: $1 is any word */
    bool is_maybe;       /* whether it comes here is not known: what is demanded here is not always */
    bool is_substituted; /* in $( ) */
    bool is_asked;       /* in a function that is called for its answer: what returns ends nothing */
    uint32_t action;     /* entry whose arm this is */
    uint32_t option;     /* entry whose arm this is */
    uint32_t taken;      /* words shifted away within the arm of `option` */
    uint32_t gone;       /* words that this round of the loop has shifted away */
    uint32_t steps;      /* words that every round of the loop shifts away */
    bool is_hidden;      /* hangs on words in a way that is not understood: other words may never come here */
    uint32_t depth;      /* calls */
} frame;

/* What is known of the words that the script takes, or one of its functions. */
typedef struct script_taken {
    int32_t arity;    /* plain words besides named ones; -1: unknown */
    bool has_loop;    /* arity was told by a loop over the words */
    bool reads_words; /* $1, $@ ... are read at all */
    bool reads_count; /* $# is */
    bool is_open;
    text reason; /* is_open: why */
    script_passes passes;
    bool lost_count; /* $# is no longer the number of words that were given, or the script may have ended */
    word_count count;
} script_taken;

typedef struct script_function {
    uint32_t node;
    bool exits; /* calling it ends the script */
    bool is_usage;
    bool is_called; /* by a command outside it */
    uint32_t walked_for,
        walked_at; /* the action, and the state of all roles, for which it was walked without words */
    bool has_taken;
    script_taken taken; /* has_taken: what it takes of the words that it is called with */
} script_function;

typedef struct script_variable {
    role is;
    text literal;         /* first plain text that was assigned at the top */
    bool is_assigned;     /* anywhere, other than from itself */
    bool is_made;         /* of words of the command line, in a way that is not followed */
    bool is_folded;       /* declare -l: what is put into it is changed */
    bool is_witness;      /* it is set where a word was found in a list */
    uint32_t assignments; /* in the whole script */
    uint32_t assignment;  /* the last of them, in the tree */
    shell_range list; /* words of its literal list, or one word with blanks between names; count 0: none */
} script_variable;

/* A limit that was gone over, first at byte `at`. */
typedef struct script_excess {
    limit_id which;
    uint32_t at;
} script_excess;

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
    ARRAY(script_excess) excess;
    uint32_t steps;
    uint32_t here;      /* the node that is walked */
    uint32_t changes;   /* of what variables hold, so far; never 0 */
    bool folds_case;    /* shopt -s nocasematch */
    bool is_hidden;     /* as the frame's, where it is */
    script_taken taken; /* by the script, or by `function` while that one is walked */
    uint32_t function;  /* number + 1; 0: the script */
    text sourced;       /* the first file that is sourced; empty: none */
} script_model;

/* ---- script_functions.c ---- */
void script_functions_find(script_model *model);
const script_function *script_function_named(const script_model *model, text name);
/* Does the body of this node end the script, or refuse what was given? */
bool script_body_refuses(const script_model *model, uint32_t node);
/* Does the body, which ends the script, end it well: exit 0? */
bool script_body_succeeds(const script_model *model, uint32_t node);
/* May the node end the script well, or change which words are read behind it? `is_after`: it runs behind
 * something that went well. */
bool script_body_decides(const script_model *model, const frame *at, uint32_t node, bool is_after);
/* The script, or the action that `at` is in, takes what can't be known. */
void script_open(script_model *model, const frame *at, text reason);
/* What is taken can't be known, because the script went over a limit: each limit is told once. */
void script_exceed(script_model *model, limit_id which);
/* The same as script_open, and the reason is that words are handed on to functions of a file that is sourced:
 * `pass` as attribute `passes` has it. */
void script_pass(script_model *model, const frame *at, text pass, text reason);
/* The word's value when nothing in it expands, else the empty text. */
text script_literal(const shell_word *word);
/* The first program of a command node; empty when there is none or it expands. */
text script_program(const script_model *model, const shell_node *node, shell_call *call);
/* Is there a command of this name in the node? */
bool script_contains(const script_model *model, uint32_t node, const char *program);
/* echo, printf and other programs that take words only to show them. */
bool script_only_prints(text program);

/* ---- script_words.c ---- */
enum { READS_COUNT = 1 << 0 /* $# */, READS_WORDS = 1 << 1 };

/* What is read of the words of the command line, also by way of variables: in the node itself, its
 * redirections and here-documents; in all nodes [node, its end); in a word and its substitutions. READS_
 * bits. */
unsigned script_node_reads(script_model *model, const frame *at, uint32_t node);
unsigned script_nodes_read(script_model *model, const frame *at, uint32_t node);
unsigned script_word_reads(script_model *model, const frame *at, const shell_word *word);
/* Does one of these words hold a word of the command line, or something made of one? */
bool script_is_made(script_model *model, const frame *at, shell_range words);
/* Marks the variables that a read or printf -v makes of words. */
void script_made_note(script_model *model, const frame *at, uint32_t node, text program);

/* ---- script_roles.c ---- */
script_variable *script_variable_named(script_model *model, text name, bool creates);
role script_word_role(script_model *model, const frame *at, const shell_word *word);
void script_shift(const shell_node *node, const shell_tree *shell, frame *at);
/* How many words the node shifts away: 0 where it is no shift by a written number. */
uint32_t script_shift_count(const script_model *model, uint32_t node);
/* Takes down what the node's assignments tell about variables. */
void script_assign(script_model *model, const frame *at, const shell_node *node);
/* The frame of a function called with the node's words behind `program`. */
frame script_call_frame(script_model *model, const frame *at, const shell_node *node, uint32_t program);

/* ---- script_entries.c ---- */
/* The words of one case, or one condition, on something with a role. */
typedef struct word_set {
    role subject;
    uint32_t action;
    bool runs;       /* some arm runs a command */
    bool is_closed;  /* other words are refused */
    bool is_chain;   /* named by tests: no more than a case, but one word alone closes nothing */
    bool is_leaky;   /* words that are not named go on, where something else holds */
    bool is_pattern; /* the names are globs */
} word_set;

/* Adds a word; NULL when it is no entry (a glob). `node`: its arm, body or test. */
script_entry *script_entry_add(script_model *model, const word_set *set, text name, span part, uint32_t node);
/* Drops what turned out to be no closed set, decides what is open, and fills arm_entry. */
void script_entries_finish(script_model *model);
bool script_is_option(text name);
/* A word, and no pattern that stands for many; blanks may be in it. */
bool script_is_name(text name);

/* ---- script_case.c ---- */
void script_case(script_model *model, const frame *at, uint32_t node);

/* What holds once the script, or the function, has been walked. */
void script_taken_finish(script_model *model);

/* ---- script_library.c ---- */
/* Of a file that reads no words itself, each function that it does not call is walked as a parser of its own:
 * scripts source it and hand their words on. */
void script_library_walk(script_model *model);

/* ---- script_test.c ---- */
/* if and elif, with their bodies walked. */
void script_if(script_model *model, frame *at, uint32_t node);
/* [ a ] || [ b ] || exit: `test` is the last test before `next`, `first` the first node of those that are
 * joined. Returns the entry whose words `next` has, or SCRIPT_NONE. */
uint32_t script_test_in_list(script_model *model, frame *at, uint32_t first, uint32_t test, uint32_t next);
/* The condition of a loop that shifts words away. */
void script_loop_test(script_model *model, const frame *at, uint32_t node);
/* The frame is that of the entry's arm or body from here on. */
void script_enter(const script_model *model, frame *inside, uint32_t entry);
bool script_is_test(const script_model *model, uint32_t node);

/* ---- script_count.c ---- */
/* A condition of one test: [ $# -lt 2 ], (( $# < 1 )), [ -z "$1" ]. `is_refused`: when it holds the script
 * ends; else when it does not hold. */
void script_count_test(script_model *model, const frame *at, uint32_t test, bool is_refused);
/* Does the test of `count` words from word `first` on (0: arithmetic) only hold, or (is_equal false) only not
 * hold, when a word is not there? Which one is told as its role. */
bool script_count_absence(const script_model *model, const frame *at, uint32_t test, uint32_t first,
                          uint32_t count, role *word, bool *is_equal);
/* "${2:?message}" demands two words. */
void script_count_demands(script_model *model, const frame *at, const shell_node *node);

/* ---- script_list.c ---- */
/* Finds what variables are assigned to, and which are literal lists. */
void script_lists_find(script_model *model);
/* The list that the word's only variable holds: "${names[@]}", " $names ". False: none, or it is not known.
 */
bool script_word_list(script_model *model, const shell_word *word, shell_range *list);
/* Of a list that is a range of words and of texts with blanks in them: name `number`, and its place. */
bool script_list_name(const script_model *model, shell_range list, uint32_t number, text *name, span *part);
/* Adds every name of the list. Returns the last entry. */
uint32_t script_list_entries(script_model *model, const word_set *set, shell_range list, uint32_t node);
/* What stands before and behind the word's only variable. False: there are more, or more than one piece on a
 * side. */
bool script_word_around(const script_model *model, const shell_word *word, text *before, text *behind);
/* The role of the word's only variable, whatever stands around it: *" $1 "*. */
role script_inner_role(script_model *model, const frame *at, const shell_word *word);

/* ---- script_getopts.c ---- */
void script_getopts(script_model *model, const frame *at, uint32_t number, uint32_t program);
/* getopt -o hn: --long help,name: -- "$@" */
void script_getopt(script_model *model, const frame *at, uint32_t number, uint32_t program);

/* ---- script_dispatch.c ---- */
/* "$1" as the program itself, or cmd_$1, or "${commands[$1]}": functions and keys are actions. False: it is
 * no such thing, or may be any program. */
bool script_dispatch(script_model *model, const frame *at, uint32_t number, uint32_t program);

/* ---- script_walk.c ---- */
void script_walk(script_model *model);
/* The children of a node. */
void script_walk_inside(script_model *model, frame *at, uint32_t node);

#endif

/* shell.h — shell text as a tree: what stands in it, and where; nothing is expanded and nothing is run.
 *
 * The parser takes anything: what is not closed ends with the text, a stray `fi` is passed over, nesting is
 * bounded. Nodes are in preorder; a node's descendants are the nodes (node, end). All spans are bytes of the
 * text that was parsed. In document mode, what documentation writes is understood too: <x>, <dev|prod>, [--x
 * <v>], {start|stop}, an apostrophe in prose. */
#ifndef LOCKSTEP_SHELL_H
#define LOCKSTEP_SHELL_H

#include "limit.h"
#include "array.h"
#include "source.h"
#include "text.h"

typedef enum shell_node_type {
    SHELL_COMMAND,    /* a simple command; `words` may be empty when there are only assignments */
    SHELL_TEST,       /* [[ ... ]]; `words`: its words, operators among them */
    SHELL_ARITHMETIC, /* (( ... )) as a command */
    SHELL_FUNCTION,   /* `name`; children: its body */
    SHELL_CASE,       /* `words`: the subject; children: SHELL_ARM */
    SHELL_ARM,        /* `words`: its patterns; children: its body */
    SHELL_IF,   /* children: SHELL_CONDITION, SHELL_BODY (repeated for elif), a last SHELL_BODY for else */
    SHELL_LOOP, /* while, until; children: SHELL_CONDITION, SHELL_BODY */
    SHELL_FOR,  /* for, select: `name`, `words`; child: SHELL_BODY. Without `in`: has no words, and means "$@"
                 */
    SHELL_CONDITION,
    SHELL_BODY,
    SHELL_GROUP,       /* { ... } */
    SHELL_SUBSHELL,    /* ( ... ) */
    SHELL_SUBSTITUTION /* $( ... ), ` ... `, <( ... ), >( ... ): a child of the node in whose word it stands
                        */
} shell_node_type;

/* How a node follows the one before it in the same list. */
typedef enum shell_link { SHELL_NEXT, SHELL_AND, SHELL_OR, SHELL_PIPE } shell_link;

typedef struct shell_range {
    uint32_t first, count;
} shell_range;

typedef struct shell_node {
    uint8_t type;                              /* shell_node_type */
    uint8_t link;                              /* shell_link */
    bool is_negated;                           /* ! command */
    bool has_in;                               /* SHELL_FOR: `in` is written */
    uint16_t depth;                            /* of nesting; 0 at the top */
    uint32_t parent;                           /* SHELL_NO_NODE at the top */
    uint32_t end;                              /* one past its last descendant */
    span part;                                 /* of its first to its last byte */
    text name;                                 /* SHELL_FUNCTION, SHELL_FOR */
    shell_range words, assignments, redirects; /* in the tree's arrays */
} shell_node;

enum { SHELL_NO_NODE = UINT32_MAX };

typedef enum shell_part_type {
    SHELL_LITERAL,      /* text: the bytes that it stands for */
    SHELL_VARIABLE,     /* text: its name ("1", "@", "HOME"); rest: what follows it in ${ }: ":-x", "[@]"; "#"
                           before it */
    SHELL_COMMAND_PART, /* $( ), ` `, <( ): node */
    SHELL_SUM,          /* $(( )) */
    SHELL_EXPRESSION    /* ${{ }}: text: what is inside, trimmed */
} shell_part_type;

typedef struct shell_part {
    uint8_t type; /* shell_part_type */
    bool is_quoted;
    uint32_t node; /* SHELL_COMMAND_PART */
    span part;
    text text, rest;
} shell_part;

enum {
    SHELL_WORD_QUOTED = 1 << 0,      /* some of it stands in quotes or behind a backslash */
    SHELL_WORD_EXPANDS = 1 << 1,     /* $x, $( ), ${{ }} stand in it */
    SHELL_WORD_GLOB = 1 << 2,        /* * ? [ outside of quotes */
    SHELL_WORD_PLACEHOLDER = 1 << 3, /* <x>, {{x}}, YOUR_X, ... */
    SHELL_WORD_OPTIONAL = 1 << 4,    /* stands in [ ]; the brackets are not in `value` */
    SHELL_WORD_CHOICE = 1 << 5,      /* <a|b>, {a|b}, (a|b): `value` is written <a|b> */
    SHELL_WORD_OPERATOR = 1 << 6     /* in SHELL_TEST: && || ! ( ) < > */
};

typedef struct shell_word {
    span raw;   /* quotes and brackets included */
    span inner; /* without one pair of quotes or brackets around all of it */
    text value; /* quotes removed, expansions as they are written */
    shell_range parts;
    uint32_t group; /* optional words of one [ ] have one number; 0: not optional */
    unsigned flags;
} shell_word;

typedef struct shell_assignment {
    span name_part;
    text name;
    bool is_append;    /* += */
    bool is_array;     /* =( ... ): `items` */
    uint32_t value;    /* index in words; for an array the empty word */
    shell_range items; /* in words */
} shell_assignment;

typedef enum shell_redirect_type {
    SHELL_READ,
    SHELL_WRITE,
    SHELL_APPEND,
    SHELL_DUPLICATE,
    SHELL_HEREDOC,
    SHELL_HERESTRING
} shell_redirect_type;

typedef struct shell_redirect {
    uint8_t type;     /* shell_redirect_type */
    bool is_verbatim; /* SHELL_HEREDOC: the delimiter is quoted, so that nothing expands */
    uint32_t target;  /* index in words; of a heredoc its delimiter */
    span body;        /* SHELL_HEREDOC: its lines, without the delimiter's */
} shell_redirect;

typedef struct shell_tree {
    text bytes;
    ARRAY(shell_node) nodes;
    ARRAY(shell_word) words;
    ARRAY(shell_part) parts;
    ARRAY(shell_assignment) assignments;
    ARRAY(shell_redirect) redirects;
    bool is_cut;  /* more nodes than the limit: the rest of the text, from `cut_at` on, was left out */
    bool is_deep; /* what is nested deeper than the limit, first at `deep_at`, was read as plain words */
    uint32_t cut_at, deep_at;
    limit_id cut_by; /* shell_nodes or shell_words */
    const run_limits *limits;
} shell_tree;

enum {
    SHELL_DOCUMENT = 1 << 0, /* placeholders and optional words, as documentation writes them */
    SHELL_USAGE = 1 << 1     /* with SHELL_DOCUMENT: a|b without blanks are alternatives, not a pipeline */
};

/* Parse. Borrows `bytes` (at most 4 GiB); everything else is in `memory`. Never fails. */
shell_tree *shell_parse(arena *memory, text bytes, unsigned mode);
/* The same with other limits than limit_defaults; borrowed by the tree. */
shell_tree *shell_parse_within(arena *memory, text bytes, unsigned mode, const run_limits *limits);

/* Words of a node, by number; NULL when there are fewer. */
const shell_word *shell_node_word(const shell_tree *tree, const shell_node *node, uint32_t number);
/* Is the word these bytes, and nothing in it expands? */
bool shell_word_is(const shell_word *word, const char *value);
/* The word's only part, when that is a variable: "$1", ${1:-}, "$name". NULL otherwise. */
const shell_part *shell_word_variable(const shell_tree *tree, const shell_word *word);

#endif

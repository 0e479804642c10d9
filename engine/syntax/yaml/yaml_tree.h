/* yaml_tree.h — a YAML file as one flat array of nodes, with places in bytes.
 *
 * Nodes stand in preorder: the descendants of node n are the nodes (n, nodes[n].end). A mapping's children alternate
 * key, value, key, value. Nothing is expanded: an alias is a node that names its target, `<<` is a key; the helpers below
 * read through both. An alias always points at a node that was complete before it, so that there are no cycles.
 *
 *     yaml_tree *tree = yaml_parse(memory, request->bytes, &request->limits);
 *     uint32_t services = yaml_get(tree, yaml_root(tree, 0), TEXT("services"));
 *     yaml_entries all = yaml_entries_of(tree, services);
 *     for (uint32_t i = 0; i < all.count; i++)
 *         use(yaml_text(tree, all.items[i].key), all.items[i].value);
 *
 * Wrong input never fails a call: it leaves problems, and the nodes that were read before them. */
#ifndef LOCKSTEP_YAML_TREE_H
#define LOCKSTEP_YAML_TREE_H

#include "array.h"
#include "extract.h"
#include "source.h"
#include "text.h"

enum { YAML_NONE = UINT32_MAX }; /* no node */

typedef enum yaml_type { YAML_MAPPING, YAML_SEQUENCE, YAML_SCALAR, YAML_ALIAS } yaml_type;

typedef enum yaml_style {
    YAML_BLOCK,         /* mapping or sequence by indentation */
    YAML_FLOW,          /* {a: b}, [a, b] */
    YAML_PLAIN,         /* scalars: without quotes */
    YAML_SINGLE_QUOTED,
    YAML_DOUBLE_QUOTED,
    YAML_LITERAL,       /* | */
    YAML_FOLDED         /* > */
} yaml_style;

typedef struct yaml_node {
    uint8_t type;      /* yaml_type */
    uint8_t style;     /* yaml_style; an alias has YAML_PLAIN */
    uint8_t is_key;    /* it is a key of its parent mapping */
    uint8_t is_repeat; /* a key that an earlier one of its mapping equals, in JSON a later one; a problem was left */
    uint32_t parent;   /* YAML_NONE for the root of a document or stanza */
    uint32_t end;      /* one past its last descendant */
    uint32_t document; /* number of its document, from 0; YAML_NONE in a commented-out stanza */
    uint32_t key;      /* of a mapping's value: its key node; else YAML_NONE */
    uint32_t target;   /* of an alias: the node meant; YAML_NONE when unknown */
    text value;        /* scalar: decoded, without quotes and escapes; alias: the anchor's name */
    text tag;          /* as resolved by %TAG: "!reset", "tag:yaml.org,2002:str"; empty when none is written */
    text anchor;       /* name of &anchor; empty when none */
    span part;         /* the whole value with its quotes, without tag and anchor; an empty value is zero wide */
    span whole;        /* the same from its tag or anchor on */
} yaml_node;

typedef struct yaml_problem {
    span part;
    text message, fix; /* fix may be empty */
    bool is_fatal;     /* nothing behind it was read */
} yaml_problem;

/* One entry of a mapping, as it counts. */
typedef struct yaml_entry {
    uint32_t key;    /* the key node */
    uint32_t value;  /* the value, alias followed; YAML_NONE for an unknown alias */
    uint32_t raw;    /* the value as written (maybe the alias) */
    bool is_merged;  /* it came through `<<` */
} yaml_entry;

typedef ARRAY(yaml_entry) yaml_entries;

typedef struct yaml_tree {
    arena *memory;
    text bytes;                    /* the whole file: all spans are offsets in it */
    span part;                     /* the part of it that was parsed */
    ARRAY(yaml_node) nodes;
    ARRAY(uint32_t) documents;     /* root node of each document that has one */
    ARRAY(yaml_problem) problems;
    uint32_t stop;                 /* where reading ended: the end of `part`, or the place of a fatal problem */
    uint32_t budget;               /* entries that may still be looked at through aliases (limits.nodes) */
    bool is_spent;                 /* that was not enough, and a problem says so */
    extract_limits limits;
} yaml_tree;

/* Parse a whole file; a BOM is stepped over. The tree lives in `memory` and borrows `bytes`. */
yaml_tree *yaml_parse(arena *memory, text bytes, const extract_limits *limits);
/* Parse only `part` of a file (front matter: without its `---` lines). Spans are offsets in `bytes`. */
yaml_tree *yaml_parse_slice(arena *memory, text bytes, span part, const extract_limits *limits);
/* Hand the tree's problems to a shard. */
void yaml_report(const yaml_tree *tree, shard_builder *to);

/* ---- reading: every function takes YAML_NONE for a node, and then finds nothing ---- */

/* The root node of document `number`, from 0; YAML_NONE if there is none. */
uint32_t yaml_root(const yaml_tree *tree, uint32_t number);
/* The node itself, or what it is an alias of. */
uint32_t yaml_follow(const yaml_tree *tree, uint32_t node);
/* Type of the node, alias followed. */
bool yaml_is(const yaml_tree *tree, uint32_t node, yaml_type type);
/* A scalar's text, alias followed; empty for everything else. */
text yaml_text(const yaml_tree *tree, uint32_t node);
/* Is it missing, or a plain scalar that reads as null (empty, ~, null)? */
bool yaml_is_null(const yaml_tree *tree, uint32_t node);
/* Has it this tag, as written ("!reset")? Looks at the node, not through an alias. */
bool yaml_has_tag(const yaml_tree *tree, uint32_t node, const char *tag);
/* A span for findings; {0, 0} for YAML_NONE. */
span yaml_span(const yaml_tree *tree, uint32_t node);
/* From the key's first byte to the value's last. */
span yaml_entry_span(const yaml_tree *tree, uint32_t key);

/* Children as written: first child and next sibling; of a mapping these are keys and values in turn. */
uint32_t yaml_first(const yaml_tree *tree, uint32_t node);
uint32_t yaml_next(const yaml_tree *tree, uint32_t node);
/* A mapping as written: for (key = yaml_first(tree, map); key != YAML_NONE; key = yaml_next_key(tree, key)) */
uint32_t yaml_next_key(const yaml_tree *tree, uint32_t key);
uint32_t yaml_value(const yaml_tree *tree, uint32_t key);
/* Its value is tagged !reset: compose takes such an entry away before it looks for keys that stand twice and
 * merges, so that it neither repeats another key nor hides what a merge brings. */
bool yaml_is_gone(const yaml_tree *tree, uint32_t key);

/* What a mapping says, alias followed and merge keys resolved: local keys win, in a list of merges the earlier wins, merging is
 * shallow. Own entries in order, then merged ones; one that is gone may stand beside another of its key. Empty for other nodes, and when the tree's budget is spent (a problem is left). */
yaml_entries yaml_entries_of(yaml_tree *tree, uint32_t mapping);
/* The entry of that key among these; false when there is none. */
bool yaml_find(yaml_tree *tree, uint32_t mapping, text key, yaml_entry *found);
/* Its value only, alias followed. */
uint32_t yaml_get(yaml_tree *tree, uint32_t mapping, text key);

/* ---- where a scalar's text stands ---- */

/* Bytes [at, at + length) of a scalar's value come from the source bytes `part`: byte for byte when the lengths are equal, else as
 * a whole (an escape). Folded line ends and stripped indentation are in no piece. */
typedef struct yaml_piece {
    uint32_t at, length;
    span part;
} yaml_piece;

typedef ARRAY(yaml_piece) yaml_pieces;

/* The pieces of a scalar (alias not followed), in order; a block scalar has one for each content line. */
yaml_pieces yaml_pieces_of(const yaml_tree *tree, uint32_t node, arena *memory);
/* The source span of value bytes [start, end). */
span yaml_source_of(const yaml_pieces *pieces, uint32_t start, uint32_t end);

#endif

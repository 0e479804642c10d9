/* scan.h — a rule file read by us before Lua reads it (LANGUAGE 7).
 *
 * The scan is a small parser of the part of Lua that rule files use. It answers what Lua would do silently or
 * explain badly, and it knows the places: Lua 5.4 gives a chained call the line where its expression starts,
 * so the loader can't ask Lua. Instead every word of the language gets a number: `rewrite` writes `:section`
 * as `:section__2_17` (file 2, token 17), the environment takes the number off again (scan_name), and the
 * token leads to its call. Nothing else of the text is changed, and no line moves. */
#ifndef LOCKSTEP_SCAN_H
#define LOCKSTEP_SCAN_H

#include "plan.h"
#include "token.h"

enum {
    CALL_NONE = 0,
    SCAN_PROBLEMS = 50, /* more answers about one file help nobody */
    SCAN_DEPTH = 150,   /* brackets inside brackets; Lua itself stops at 200 */
    SCAN_WRITTEN = 1000 /* bytes of a quote */
};

/* One use of a word. Token numbers are indexes in `tokens`. */
typedef struct scan_call {
    uint32_t first; /* where its chain begins: guide in guide :section "x" :steps() */
    uint32_t name;  /* the word itself */
    uint32_t last;  /* the last token of its arguments; `name` when it has none */
    uint32_t first_argument, argument_count; /* in scan.arguments */
    bool has_body;  /* braces follow its name: contract "id" { ... } */
} scan_call;

/* One entry between the braces of a contract, or of another word that takes a name and braces; and in an
 * example, one of the braces inside these. */
typedef struct scan_entry {
    uint32_t owner; /* token of the word; of braces inside it, their own */
    text key;       /* `says`, or the text in ["docs/a.md"]; empty for a sentence */
    span key_part, value;
} scan_entry;

typedef enum local_type {
    LOCAL_UNKNOWN, /* whatever a table of `use` gives */
    LOCAL_SELECTION,
    LOCAL_PATTERN, /* a selection without a source */
    LOCAL_USE,     /* local w = use "nouns" */
    LOCAL_FUNCTION,
    LOCAL_VALUE /* text, number, list */
} local_type;

typedef struct scan_local {
    text name;
    span part;
    local_type type;
    uint32_t uses;
    bool is_free; /* no local any more: it was hidden by a second one of the same name */
} scan_local;

/* Tokens of a statement, the first and the last. */
typedef struct scan_statement {
    uint32_t first, last;
} scan_statement;

typedef struct scan {
    arena *memory;
    text path, bytes;
    uint32_t number; /* of the file, within one load */
    bool is_query;   /* one selection, no file */
    uint32_t entry;  /* where an entry of a prompt begins; 0: a file */
    uint32_t asked;  /* the token with which the selection or sentence that an entry ends in begins; 0: none */
    token_array tokens;
    ARRAY(scan_call) calls;
    ARRAY(span) arguments;
    ARRAY(scan_entry) entries;
    ARRAY(scan_local) locals;
    ARRAY(scan_statement) statements;
    finding_array *problems;
    uint32_t i;        /* the parser: next token */
    uint32_t contract; /* the parser: token of the contract that it is in, 0 outside */
    bool is_lost;      /* the parser: skip to the next statement */
    bool is_in_example; /* the parser: braces inside braces have entries as well */
    bool is_in_settings; /* the parser: the next braces are those of the settings */
    uint32_t depth;    /* the parser: of expressions */
    uint32_t most;     /* stop at that many problems */
} scan;

/* Read a file. Findings are added to `problems`; `is_clean` says whether there were none, so that it may be
 * loaded. */
scan *scan_read(arena *memory, text path, text bytes, uint32_t number, bool is_query, uint32_t entry,
                finding_array *problems, bool *is_clean);

/* The file's text with numbered words, for Lua. */
text scan_rewrite(scan *file);
/* Take the number off a name: false (and *name as it was, the numbers 0) when it has none. */
bool scan_name(text *name, uint32_t *file, uint32_t *number);

/* The use of a word at a token; NULL when there is none. */
const scan_call *scan_call_at(const scan *file, uint32_t name_token);
/* Place and words of a call: from the beginning of its chain to the end of its arguments, in one line. */
place scan_call_place(const scan *file, const scan_call *call);
text scan_call_written(const scan *file, const scan_call *call);
/* Place of the n-th argument (from 0); the whole call when there is none. */
place scan_argument_place(const scan *file, const scan_call *call, uint32_t n);
text scan_argument_written(const scan *file, const scan_call *call, uint32_t n);
/* The tokens of a part of the file, in one line. */
text scan_part_written(const scan *file, span part);
place scan_token_place(const scan *file, uint32_t token);
/* The entry with that key, or the n-th without one (key empty; n from 0); NULL when there is none. */
const scan_entry *scan_entry_at(const scan *file, uint32_t owner, text key, uint32_t n);
/* The token that begins at a byte; 0 when there is none. */
uint32_t scan_token_at(const scan *file, uint32_t start);
/* A whole line, trimmed: for what Lua reports. */
place scan_line_place(const scan *file, uint32_t line);
/* Which of the file's :satisfies this is, from 0 (LANGUAGE 6: a hatch function's ordinal). */
uint32_t scan_ordinal(const scan *file, uint32_t token);

#endif

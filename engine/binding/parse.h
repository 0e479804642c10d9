/* parse.h — the scan's parser, between its files. Each function begins at token scan.i and stops behind what
 * it read; when what it meets can't be understood it answers, sets `is_lost` and returns at once. */
#ifndef LOCKSTEP_PARSE_H
#define LOCKSTEP_PARSE_H

#include "scan.h"

typedef enum role { /* where an expression stands: what may be written there */
                    ROLE_STATEMENT,
                    ROLE_LOCAL, /* the value of a local */
                    ROLE_ENTRY, /* an entry of a contract */
                    ROLE_VALUE, /* an entry of another table, a key's value, what is returned */
                    ROLE_ARGUMENT,
                    ROLE_ASKED /* at the end of a prompt's entry */
} role;

typedef enum value_type {
    VALUE_UNKNOWN,
    VALUE_TEXT,
    VALUE_NUMBER,
    VALUE_TABLE,
    VALUE_FUNCTION,
    VALUE_SELECTION,
    VALUE_PATTERN,
    VALUE_SENTENCE,
    VALUE_USE,
    VALUE_CARD, /* contract "id" { ... }, example "id" { ... } */
    VALUE_EXCUSE
} value_type;

typedef struct parsed {
    value_type type;
    uint32_t first, last; /* tokens */
    word last_word;       /* of a selection: its last noun or source; WORD_none */
} parsed;

/* ---- parse.c: looking at tokens ---- */
const token *parse_token(const scan *file, uint32_t i); /* the last one when `i` is past the end */
text parse_text(const scan *file, uint32_t i);
bool parse_is(const scan *file, const char *symbol); /* is the next token this keyword or sign? */
bool parse_is_at(const scan *file, uint32_t i, const char *symbol);
bool parse_takes(scan *file, const char *symbol); /* if so, step over it */
bool parse_is_text(const scan *file, uint32_t i); /* a quoted or long text */
uint32_t
parse_block_end(const scan *file,
                uint32_t i); /* the `end` of the block that begins at or after i, or the last token */
text parse_written(const scan *file, uint32_t first, uint32_t last);
void parse_answer(scan *file, uint32_t first, uint32_t last, message_id which, answer_parts parts);
void parse_lose(scan *file, uint32_t first, uint32_t last, message_id which, answer_parts parts);

/* ---- parse_expression.c ---- */
parsed parse_expression(scan *file, role where);

/* ---- parse_chain.c: names, and what hangs on them ---- */
parsed parse_chain(scan *file, role where);
uint32_t parse_call(scan *file, uint32_t first, uint32_t name); /* a new scan_call's index */
bool parse_is_argument(const scan *file, uint32_t i);           /* does "x", { ... } or ( ... ) begin here? */
void parse_arguments(scan *file, uint32_t call);                /* these; `call` may be UINT32_MAX */

/* ---- parse_card.c: words that take a name and braces ---- */
bool parse_is_card(const scan *file, uint32_t i); /* does one begin here? */
parsed parse_card(scan *file, role where);
parsed parse_use(scan *file, role where);

/* ---- parse_table.c ---- */
parsed parse_table(scan *file, uint32_t card); /* `card`: token of the word that takes the braces, or 0 */
/* Entries up to `close`; what isn't separated by a comma is answered. `open` is the opening bracket's token.
 */
void parse_list(scan *file, uint32_t open, const char *close, void (*entry)(scan *file, void *context),
                void *context);

/* ---- parse_name.c: what a name may be ---- */
scan_local *parse_local(scan *file, text name);
void parse_unknown(scan *file, uint32_t token, bool is_method);
void parse_check_local(scan *file, uint32_t token, const parsed *value); /* may it have this name? */

/* ---- parse_query.c ---- */
bool parse_path_query(scan *file); /* a path in place of a selection is answered: true */
void parse_query(scan *file);      /* one selection, to the end */

/* ---- parse_entry.c ---- */
bool parse_is_asked(const scan *file); /* may what follows be asked at the prompt? */
void parse_asked(scan *file);

/* ---- parse_statement.c ---- */
void parse_file(scan *file);
void parse_function(scan *file); /* from `function` to its `end`: free Lua, only skipped */

/* ---- parse_text.c ---- */
void parse_check_text(scan *file, uint32_t token); /* escapes that Lua takes silently */

#endif

/* token.h — the words of a Lua file with their places: what the scan works on. */
#ifndef LOCKSTEP_TOKEN_H
#define LOCKSTEP_TOKEN_H

#include "answer.h"

typedef enum token_type {
    TOKEN_NAME,
    TOKEN_KEYWORD,
    TOKEN_NUMBER,
    TOKEN_QUOTED, /* "..." or '...' */
    TOKEN_LONG,   /* [[...]], [=[...]=] */
    TOKEN_SYMBOL,
    TOKEN_END /* the last one, empty, at the file's end */
} token_type;

typedef struct token {
    token_type type;
    span part;
    uint32_t line;   /* from 1 */
    uint32_t column; /* bytes before it on its line */
    uint32_t call;   /* index in scan.calls + 1, on the name of a word; 0: none */
    bool is_renamed; /* the loader gets this token's number with the name (rewrite.c) */
} token;

typedef ARRAY(token) token_array;

typedef struct token_list {
    token_array tokens;
    bool is_broken; /* a text or comment has no end: nothing behind it can be trusted */
} token_list;

/* All tokens of the file, comments left out; number 0 is an empty one on line 0, so that 0 can mean none.
 * What can't be a token is a finding. */
token_list tokens_read(arena *memory, text path, text bytes, finding_array *problems);

#endif

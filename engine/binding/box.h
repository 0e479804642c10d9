/* box.h — a Lua state with limits, for one rule file (facts: every limit is met before the worker's deadline
 * in normal cases).
 *
 * Only used inside a worker. A box is never closed by lua_close, which would run what a rule file left
 * behind: box_drop gives its memory back block by block. */
#ifndef LOCKSTEP_BOX_H
#define LOCKSTEP_BOX_H

#include <lauxlib.h>
#include <lua.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "limit.h"

typedef enum box_trouble { BOX_FINE, BOX_TOO_MANY_STEPS, BOX_OUT_OF_MEMORY } box_trouble;

typedef struct box {
    lua_State *lua; /* NULL when there was no memory for it */
    struct box_block *blocks;
    size_t used;
    uint64_t steps;
    const run_limits *most; /* rule_memory, rule_steps */
    box_trouble trouble;
    void *owner;
} box;

/* A fresh state without any library, with that memory and so many steps at `most`. `owner` is found again by
 * box_owner. Call nothing in it that may raise outside box_run. */
void box_open(box *some, const run_limits *most, void *owner);
void *box_owner(lua_State *lua);
box *box_of(lua_State *lua);
/* Run `body` (with `argument` as its light userdata) protected. False when it raised. */
bool box_run(box *some, lua_CFunction body, void *argument);
/* What lua_pcall or luaL_load returned: false when it raised; a lack of memory is remembered in `trouble`. */
bool box_is_fine(lua_State *lua, int status);
/* The step budget begins anew. */
void box_refill(box *some);
void box_drop(box *some);

/* Push the table of everything but words that a rule file may use: a part of string, table, math and utf8,
 * and ordered pairs. */
void box_push_library(lua_State *lua);

#endif

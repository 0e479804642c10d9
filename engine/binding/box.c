/* box.c — allocator with a limit, instruction hook, protected run. */
#include "box.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { HOOK_PERIOD = 1000 };

typedef struct box_block {
    struct box_block *next, *before;
} box_block;

_Static_assert(sizeof(box_block) % _Alignof(max_align_t) == 0, "what follows the header must be aligned");

static void unlink_block(box *some, box_block *block)
{
    if (block->before)
        block->before->next = block->next;
    else
        some->blocks = block->next;
    if (block->next)
        block->next->before = block->before;
}

static void link_block(box *some, box_block *block)
{
    block->before = NULL;
    block->next = some->blocks;
    if (some->blocks)
        some->blocks->before = block;
    some->blocks = block;
}

static void *resize(box *some, box_block *old, size_t old_size, size_t size)
{
    box_block *block;

    if (size > old_size && size - old_size > some->most->rule_memory - some->used)
        return NULL; /* Lua collects its garbage and tries again */
    if (old)
        unlink_block(some, old);
    block = realloc(old, sizeof *block + size);
    if (!block) {
        if (old)
            link_block(some, old);
        return NULL;
    }
    link_block(some, block);
    some->used = some->used - old_size + size;
    return block + 1;
}

static void *allocate(void *context, void *old, size_t old_size, size_t size)
{
    box *some = context;
    box_block *block = old ? (box_block *)old - 1 : NULL;

    if (!old)
        old_size = 0; /* Lua gives a type there */
    if (size)
        return resize(some, block, old_size, size);
    if (block) {
        unlink_block(some, block);
        some->used -= old_size;
        free(block);
    }
    return NULL;
}

static void count_steps(lua_State *lua, lua_Debug *where)
{
    box *some = box_of(lua);

    (void)where;
    some->steps += HOOK_PERIOD;
    if (some->steps < some->most->rule_steps)
        return;
    some->trouble = BOX_TOO_MANY_STEPS;
    lua_pushliteral(lua,
                    "stopped"); /* where, the handler finds out: luaL_error would name the caller's line */
    lua_error(lua);
}

/* Nothing runs unprotected, so this is a mistake of ours or a broken state: the worker's death names the
 * file. */
static int panic(lua_State *lua)
{
    (void)lua;
    _exit(3);
}

void box_open(box *some, const run_limits *most, void *owner)
{
    *some = (box){.most = most, .owner = owner};
    some->lua = lua_newstate(allocate, some);
    if (!some->lua)
        return;
    lua_atpanic(some->lua, panic);
    *(box **)lua_getextraspace(some->lua) = some;
    lua_sethook(some->lua, count_steps, LUA_MASKCOUNT, HOOK_PERIOD);
}

box *box_of(lua_State *lua)
{
    return *(box **)lua_getextraspace(lua);
}

void *box_owner(lua_State *lua)
{
    return box_of(lua)->owner;
}

bool box_is_fine(lua_State *lua, int status)
{
    if (status == LUA_ERRMEM)
        box_of(lua)->trouble = BOX_OUT_OF_MEMORY;
    return status == LUA_OK;
}

bool box_run(box *some, lua_CFunction body, void *argument)
{
    if (!some->lua)
        return false;
    lua_settop(some->lua, 0);
    lua_pushcfunction(some->lua, body); /* a light function: needs no memory */
    lua_pushlightuserdata(some->lua, argument);
    return box_is_fine(some->lua, lua_pcall(some->lua, 1, 0, 0));
}

void box_refill(box *some)
{
    some->steps = 0;
    some->trouble = BOX_FINE;
}

void box_drop(box *some)
{
    while (some->blocks) {
        box_block *next = some->blocks->next;
        free(some->blocks);
        some->blocks = next;
    }
    some->lua = NULL;
}

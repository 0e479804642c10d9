/* arena.h — memory that is given back all at once.
 *
 * Everything found while reading a project lives until the project closes: what is
 * allocated here is never freed singly. Out of memory ends the process with a clear
 * message and status 2; nobody checks for NULL. */
#ifndef LOCKSTEP_ARENA_H
#define LOCKSTEP_ARENA_H

#include <stddef.h>

typedef struct arena {
    struct arena_block *block; /* the newest block; older ones hang behind it */
    struct arena_block *spare; /* blocks that were used before a reset */
    size_t block_size;         /* how much the next block asks for, in bytes */
} arena;

/* An empty arena. Nothing is allocated yet; `arena_free` gives back all that comes later. */
void arena_init(arena *memory);
void arena_free(arena *memory);

/* Forget everything allocated, but keep some blocks for what comes next: touching fresh memory costs more than
 * most of what is done with it. */
void arena_reset(arena *memory);

/* Everything in `other` lives as long as `memory` from now on; `other` is empty then. For memory that threads filled. */
void arena_adopt(arena *memory, arena *other);

/* `size` zeroed bytes, aligned for any type. Never NULL; valid until reset or free. */
void *arena_alloc(arena *memory, size_t size);

/* `old` (of `old_size` bytes, from this arena, or NULL) grown to `size` bytes; in place when it
 * was the last allocation. The bytes added are not set. */
void *arena_grow(arena *memory, void *old, size_t old_size, size_t size);

#define arena_new(memory, type)          ((type *)arena_alloc((memory), sizeof(type)))
#define arena_array(memory, type, count) ((type *)arena_alloc((memory), sizeof(type) * (size_t)(count)))

/* Print "lockstep: out of memory" and end with status 2. */
_Noreturn void memory_exhausted(void);

#endif

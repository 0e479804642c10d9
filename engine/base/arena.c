/* arena.c — a bump allocator in blocks that double up to 1 MiB.
 *
 * Built hostile (LOCKSTEP_HOSTILE), every allocation has a block of its own, everything that grows moves, and
 * what it leaves behind is garbage: so that sanitizers and tests see each stale pointer and each byte too
 * far. */
#include "arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef LOCKSTEP_HOSTILE
enum { IS_HOSTILE = 1, FIRST_BLOCK = 1, LARGEST_BLOCK = 1, MOST_KEPT = 0, GARBAGE = 0xA5 };
#else
enum {
    IS_HOSTILE = 0,
    FIRST_BLOCK = 16 * 1024,
    LARGEST_BLOCK = 1024 * 1024,
    MOST_KEPT = 4 * LARGEST_BLOCK, /* bytes of blocks that a reset keeps */
    GARBAGE = 0xA5
};
#endif

typedef struct arena_block {
    struct arena_block *older;
    size_t size, used; /* of the bytes that follow this header */
    alignas(max_align_t) unsigned char bytes[];
} arena_block;

void memory_exhausted(void)
{
    static const char words[] = "lockstep: out of memory\n";
    ssize_t written = write(STDERR_FILENO, words, sizeof words - 1);
    (void)written;
    _exit(2);
}

void arena_init(arena *memory)
{
    memory->block = memory->spare = NULL;
    memory->block_size = FIRST_BLOCK;
}

static void chain_free(arena_block *block)
{
    while (block) {
        arena_block *older = block->older;
        free(block);
        block = older;
    }
}

void arena_free(arena *memory)
{
    chain_free(memory->block);
    chain_free(memory->spare);
    memory->block = memory->spare = NULL;
}

void arena_reset(arena *memory)
{
    arena_block *kept = memory->block, *last = kept;
    size_t size;

    if (!kept)
        return;
    while (last->older)
        last = last->older;
    last->older = memory->spare;
    for (last = kept, size = kept->size; last->older && size + last->older->size <= MOST_KEPT;
         last = last->older)
        size += last->older->size;
    chain_free(last->older);
    last->older = NULL;
    memory->spare = kept->older;
    memory->block = kept;
    kept->older = NULL;
    kept->used = 0;
}

void arena_adopt(arena *memory, arena *other)
{
    arena_block *oldest = other->block;

    chain_free(other->spare);
    other->spare = NULL;
    if (!oldest)
        return;
    while (oldest->older)
        oldest = oldest->older;
    if (memory->block) { /* behind the newest block, which has room left */
        oldest->older = memory->block->older;
        memory->block->older = other->block;
    } else {
        memory->block = other->block;
    }
    arena_init(other);
}

/* A spare block with room for `size` bytes; NULL when there is none. */
static arena_block *spare_take(arena *memory, size_t size)
{
    arena_block **at = &memory->spare, *found;

    while (*at && (*at)->size < size)
        at = &(*at)->older;
    found = *at;
    if (found)
        *at = found->older;
    return found;
}

static arena_block *block_make(arena *memory, size_t size)
{
    size_t wanted = size > memory->block_size ? size : memory->block_size;
    arena_block *block = malloc(sizeof *block + wanted);

    if (!block)
        memory_exhausted();
    block->size = wanted;
    if (memory->block_size < LARGEST_BLOCK)
        memory->block_size *= 2;
    return block;
}

static arena_block *block_new(arena *memory, size_t size)
{
    arena_block *block = spare_take(memory, size);

    if (!block)
        block = block_make(memory, size);
    block->used = 0;
    if (memory->block && size >= LARGEST_BLOCK && !IS_HOSTILE) { /* the newest has room left */
        block->older = memory->block->older;
        memory->block->older = block;
        return block;
    }
    block->older = memory->block;
    return memory->block = block;
}

static size_t aligned(size_t size)
{
    const size_t edge = alignof(max_align_t) - 1;

    if (size > SIZE_MAX / 2) /* a length that was computed wrong, or an attack */
        memory_exhausted();
    return (size + edge) & ~edge;
}

static void *take(arena *memory, size_t size)
{
    arena_block *block = memory->block;
    size_t room = aligned(size);

    size = IS_HOSTILE ? size : room;
    if (IS_HOSTILE || !block || block->size - block->used < size)
        block = block_new(memory, size);
    block->used += size;
    return block->bytes + block->used - size;
}

void *arena_alloc(arena *memory, size_t size)
{
    return memset(take(memory, size ? size : 1), 0, size);
}

static int is_last(const arena_block *block, const void *old, size_t old_size)
{
    return block && (const unsigned char *)old + aligned(old_size) == block->bytes + block->used;
}

/* What has a block of its own grows with it: it is moved by the system, which needs no second copy of it. */
static void *block_grow(arena *memory, const void *old, size_t old_size, size_t size)
{
    arena_block **at = &memory->block, *grown;

    while (*at && (*at)->bytes != old)
        at = &(*at)->older;
    if (!*at || (*at)->used != aligned(old_size))
        return NULL;
    grown = realloc(*at, sizeof *grown + aligned(size));
    if (!grown)
        memory_exhausted();
    grown->size = grown->used = aligned(size);
    *at = grown;
    return grown->bytes;
}

void *arena_grow(arena *memory, void *old, size_t old_size, size_t size)
{
    arena_block *block = memory->block;
    void *grown;

    if (size <= old_size)
        return old;
    if (!IS_HOSTILE && old && is_last(block, old, old_size) &&
        aligned(size) - aligned(old_size) <= block->size - block->used) {
        block->used += aligned(size) - aligned(old_size);
        return old;
    }
    grown = !IS_HOSTILE && old && old_size >= LARGEST_BLOCK ? block_grow(memory, old, old_size, size) : NULL;
    if (grown)
        return grown;
    grown = take(memory, size);
    if (IS_HOSTILE)
        memset(grown, GARBAGE, size);
    if (old_size)
        memcpy(grown, old, old_size);
    if (IS_HOSTILE && old_size)
        memset(old, GARBAGE, old_size);
    return grown;
}

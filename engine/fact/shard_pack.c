/* shard_pack.c — a shard as one block of bytes, and back.
 *
 * The block is a header of numbers, then the arrays, widest first, so that a block at an address divisible by
 * 4 can be read where it lies. What comes back was checked by shard_check (shard_check.c). */
#include "shard_check.h"

#include <string.h>

enum { MAGIC = 0x3150534c /* "LSP1" */, EDGE = 4 };

typedef struct header {
    uint32_t magic;
    uint32_t kinds, attribute_ids; /* a block of another version's kind.def is not ours */
    uint32_t row_count, attribute_count, mark_count, problem_count, string_count, string_bytes;
} header;

typedef struct layout {
    char *at;
    const char *end;
} layout;

/* Walks the arrays in the order they have in a block: `visit` is told where the shard keeps each and how long
 * it is. */
typedef bool visitor(void *context, void **array, size_t size);

static bool arrays_visit(shard *some, const header *counts, visitor *visit, void *context)
{
    size_t rows = counts->row_count;
#define VISIT(field, count) visit(context, (void **)&some->field, (size_t)(count) * sizeof *some->field)
    return VISIT(parent, rows) && VISIT(end_row, rows) && VISIT(start, rows) && VISIT(end, rows) &&
           VISIT(name, rows) && VISIT(first_attribute, rows + 1) &&
           VISIT(attributes, counts->attribute_count) && VISIT(marks, counts->mark_count) &&
           VISIT(problems, counts->problem_count) && VISIT(string_start, (size_t)counts->string_count + 1) &&
           VISIT(kind, rows) && VISIT(flags, rows) && VISIT(string_bytes, counts->string_bytes);
#undef VISIT
}

static bool visit_count(void *context, void **array, size_t size)
{
    (void)array;
    *(size_t *)context += size;
    return true;
}

static bool visit_write(void *context, void **array, size_t size)
{
    char **at = context;

    if (size)
        memcpy(*at, *array, size);
    *at += size;
    return true;
}

static bool visit_point(void *context, void **array, size_t size)
{
    layout *block = context;

    if ((size_t)(block->end - block->at) < size)
        return false;
    *array = block->at;
    block->at += size;
    return true;
}

static header counts_of(const shard *facts)
{
    return (header){MAGIC,
                    KIND_COUNT,
                    ATTRIBUTE_COUNT,
                    facts->row_count,
                    facts->attribute_count,
                    facts->mark_count,
                    facts->problem_count,
                    facts->string_count,
                    facts->string_start[facts->string_count]};
}

text shard_pack(arena *memory, const shard *facts)
{
    shard some = *facts;
    header counts = counts_of(facts);
    size_t size = sizeof counts;
    char *block, *at;

    arrays_visit(&some, &counts, visit_count, &size);
    block = arena_alloc(memory, size);
    memcpy(block, &counts, sizeof counts);
    at = block + sizeof counts;
    arrays_visit(&some, &counts, visit_write, &at);
    return (text){block, size};
}

shard *shard_copy(arena *memory, const shard *facts, arena *strings)
{
    shard *copy = arena_new(memory, shard);
    header counts = counts_of(facts), rows = counts;
    size_t size = 0;
    char *at;
    layout block;

    rows.string_count = rows.string_bytes = 0;
    *copy = *facts;
    arrays_visit(copy, &rows, visit_count, &size);
    at = arena_grow(memory, NULL, 0, size);
    block = (layout){at, at + size};
    arrays_visit(copy, &rows, visit_write, &at);
    arrays_visit(copy, &rows, visit_point, &block);
    size = ((size_t)counts.string_count + 1) * sizeof *copy->string_start;
    copy->string_start = memcpy(arena_grow(strings, NULL, 0, size), facts->string_start, size);
    copy->string_bytes = arena_grow(strings, NULL, 0, (size_t)counts.string_bytes + 1);
    if (counts.string_bytes)
        memcpy(copy->string_bytes, facts->string_bytes, counts.string_bytes);
    return copy;
}

bool shard_unpack(text block, shard *facts)
{
    layout rest;
    header counts;

    memset(facts, 0, sizeof *facts);
    if (block.length < sizeof counts || (uintptr_t)block.start % EDGE)
        return false;
    memcpy(&counts, block.start, sizeof counts);
    if (counts.magic != MAGIC || counts.kinds != KIND_COUNT || counts.attribute_ids != ATTRIBUTE_COUNT)
        return false;
    /* The shard's owner may write into it later: a block is given away when it is unpacked. */
    rest = (layout){(char *)(uintptr_t)block.start + sizeof counts, block.start + block.length};
    if (!arrays_visit(facts, &counts, visit_point, &rest) || rest.at != rest.end)
        return false;
    facts->row_count = counts.row_count;
    facts->attribute_count = counts.attribute_count;
    facts->mark_count = counts.mark_count;
    facts->problem_count = counts.problem_count;
    facts->string_count = counts.string_count;
    return shard_check(facts, counts.string_bytes);
}

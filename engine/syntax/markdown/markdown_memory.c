/* markdown_memory.c — a bump allocator for cmark, one per thread.
 *
 * cmark_mem has no context pointer: the parse that is going on stands in a thread-local variable. A block's
 * length stands before it, for realloc. All is zeroed, what is reallocated too: cmark's tables read parts of
 * short rows that nobody wrote. */
#include "markdown_memory.h"

#include <string.h>

enum {
    BLOCK_SIZE = 32 * 1024,
    CLOCK_STEPS = 1024, /* steps between two looks at the clock */
    EDGE = 16           /* alignment, and the room for the length */
};

static _Thread_local markdown_memory *current;

static size_t aligned(size_t size)
{
    return (size + EDGE - 1) & ~(size_t)(EDGE - 1);
}

static bool is_late(const struct timespec *deadline)
{
    struct timespec now;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec > deadline->tv_sec ||
           (now.tv_sec == deadline->tv_sec && now.tv_nsec > deadline->tv_nsec);
}

void markdown_memory_step(markdown_memory *memory)
{
    if (!memory->steps)
        longjmp(memory->leave, STOP_STEPS);
    memory->steps--;
    if (--memory->until_clock)
        return;
    memory->until_clock = CLOCK_STEPS;
    if (is_late(&memory->deadline))
        longjmp(memory->leave, STOP_CLOCK);
}

/* Room for `size` bytes, not set to anything; size is aligned. */
static char *take(markdown_memory *memory, size_t size)
{
    char *taken;

    if (size > memory->budget)
        longjmp(memory->leave, STOP_BUDGET);
    memory->budget -= size;
    if (size > BLOCK_SIZE / 4 && size > memory->left) /* large: a block of its own, the newest one goes on */
        return arena_grow(memory->from, NULL, 0, size);
    if (size > memory->left) {
        memory->next = arena_grow(memory->from, NULL, 0, BLOCK_SIZE);
        memory->left = BLOCK_SIZE;
    }
    taken = memory->next;
    memory->next += size;
    memory->left -= size;
    return taken;
}

static void *memory_new(size_t size)
{
    char *taken;

    markdown_memory_step(current);
    if (size > SIZE_MAX / 2)
        longjmp(current->leave, STOP_BUDGET);
    taken = take(current, aligned(size) + EDGE);
    memcpy(taken, &size, sizeof size);
    return memset(taken + EDGE, 0, aligned(size));
}

static void *memory_calloc(size_t count, size_t size)
{
    if (size && count > SIZE_MAX / 2 / size)
        longjmp(current->leave, STOP_BUDGET);
    return memory_new(count * size);
}

static void *memory_realloc(void *old, size_t size)
{
    size_t old_size, more;
    char *start = old;
    void *grown;

    if (!old)
        return memory_new(size);
    memcpy(&old_size, start - EDGE, sizeof old_size);
    if (size <= old_size)
        return old;
    more = aligned(size) - aligned(old_size);
    if (start + aligned(old_size) == current->next && more <= current->left && more <= current->budget) {
        markdown_memory_step(current); /* the newest: it grows where it stands */
        memset(current->next, 0, more);
        current->next += more;
        current->left -= more;
        current->budget -= more;
        memcpy(start - EDGE, &size, sizeof size);
        return old;
    }
    grown = memory_new(size);
    memcpy(grown, old, old_size);
    return grown;
}

static void memory_free(void *old)
{
    (void)old; /* the arena gives it back */
}

void markdown_memory_begin(markdown_memory *memory, arena *from, const extract_limits *limits)
{
    memory->from = from;
    memory->next = NULL;
    memory->left = 0;
    memory->budget = limits->arena_budget;
    memory->steps = limits->steps;
    memory->until_clock = CLOCK_STEPS;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &memory->deadline);
    memory->deadline.tv_sec +=
        limits->seconds; /* the backstop: what the prescan and the budgets did not foresee */
    current = memory;
}

cmark_mem *markdown_memory_functions(void)
{
    static cmark_mem functions = {memory_calloc, memory_realloc, memory_free};

    return &functions;
}

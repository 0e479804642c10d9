/* rule_worker.c — how long a worker that runs Lua may take, and how much. */
#include "rule_worker.h"

#define OUR_MEMORY ((uint64_t)448 << 20) /* a worker's, beside what Lua may hold */

void rule_worker_limit(worker_job *work, const run_limits *most)
{
    work->memory_limit = OUR_MEMORY + most->rule_memory;
    if (most->rule_seconds != limit_defaults.rule_seconds)
        work->deadline = 1000 * most->rule_seconds;
}

text rule_worker_words(arena *memory, const worker_job *work, const run_limits *most, worker_result result)
{
    text words = worker_words(memory, work, result);

    return result.end == WORKER_LATE ? text_print(memory, "%.*s (%.*s)", TEXT_FORMAT(words),
                                                  TEXT_FORMAT(limit_words(memory, most, LIMIT_rule_seconds)))
                                     : words;
}

/* limits.c — the table of limits, for programs that show it. */
#include "limit.h"
#include "lockstep.h"

#include <stdio.h>

enum { VALUE_ROOM = 24 };

const lockstep_limit *lockstep_limits(size_t *count)
{
    static _Thread_local lockstep_limit all[LIMIT_TOTAL];
    static _Thread_local char values[LIMIT_TOTAL][VALUE_ROOM];
    arena scratch;

    arena_init(&scratch);
    for (limit_id id = 0; id < LIMIT_TOTAL; id++) {
        const limit_info *info = &limit_infos[id];
        text value = limit_value_words(&scratch, info->unit, info->value);

        snprintf(values[id], VALUE_ROOM, "%.*s", TEXT_FORMAT(value));
        all[id] = (lockstep_limit){info->name, values[id], info->what};
    }
    arena_free(&scratch);
    *count = LIMIT_TOTAL;
    return all;
}

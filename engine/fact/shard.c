/* shard.c — reading a flat shard. */
#include "shard.h"

#include <assert.h>

text shard_string(const shard *facts, uint32_t name)
{
    uint32_t start;

    assert(name < facts->string_count);
    start = facts->string_start[name];
    return (text){facts->string_bytes + start, facts->string_start[name + 1] - start};
}

bool shard_attribute(const shard *facts, uint32_t row, attribute_id which, uint32_t *value)
{
    assert(row < facts->row_count);
    for (uint32_t i = facts->first_attribute[row]; i < facts->first_attribute[row + 1]; i++)
        if (facts->attributes[i].id == which) {
            *value = facts->attributes[i].value;
            return true;
        }
    return false;
}

/* workflow_triggers.c — what stands under `on`: a word, a list of words, or a mapping with filters. */
#include "workflow_reading.h"

#include <string.h>

static const char *const lists[] = {"branches", "branches-ignore", "tags", "tags-ignore",
                                    "paths",    "paths-ignore",    "types"};

static bool is_list(text key)
{
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (text_is(key, lists[i]))
            return true;
    return false;
}

static bool has_expression(text some)
{
    return text_find_text(some, TEXT("${{"), 0) < some.length;
}

static void filter_add(workflow_reading *job, uint32_t trigger, uint32_t node, text list)
{
    text pattern = yaml_text(job->tree, node);
    uint32_t row;

    if (!yaml_is(job->tree, node, YAML_SCALAR) || !pattern.length)
        return;
    row = shard_add(job->to, KIND_filter, yaml_span(job->tree, node), pattern);
    shard_set_text(job->to, row, ATTRIBUTE_list, list);
    if (has_expression(pattern))
        shard_set_flags(job->to, trigger, FACT_OPEN);
}

/* A filter may be one pattern or a list of them. */
static void filters_add(workflow_reading *job, uint32_t trigger, uint32_t node, text list)
{
    node = yaml_follow(job->tree, node);
    if (!yaml_is(job->tree, node, YAML_SEQUENCE)) {
        filter_add(job, trigger, node, list);
        return;
    }
    for (uint32_t item = yaml_first(job->tree, node); item != YAML_NONE; item = yaml_next(job->tree, item))
        filter_add(job, trigger, item, list);
}

static void trigger_add(workflow_reading *job, uint32_t name, uint32_t filters)
{
    uint32_t row = shard_open(job->to, KIND_trigger, yaml_span(job->tree, name), yaml_text(job->tree, name));
    yaml_entries all = yaml_entries_of(job->tree, filters);

    for (uint32_t i = 0; i < all.count; i++)
        if (is_list(yaml_text(job->tree, all.items[i].key)))
            filters_add(job, row, all.items[i].value, yaml_text(job->tree, all.items[i].key));
    shard_close(job->to, row);
}

void workflow_triggers(workflow_reading *job, uint32_t root)
{
    uint32_t on = yaml_get(job->tree, root, TEXT("on"));

    if (yaml_is(job->tree, on, YAML_SCALAR)) {
        trigger_add(job, on, YAML_NONE);
    } else if (yaml_is(job->tree, on, YAML_SEQUENCE)) {
        for (uint32_t item = yaml_first(job->tree, on); item != YAML_NONE; item = yaml_next(job->tree, item))
            if (yaml_is(job->tree, item, YAML_SCALAR))
                trigger_add(job, item, YAML_NONE);
    } else {
        yaml_entries all = yaml_entries_of(job->tree, on);
        for (uint32_t i = 0; i < all.count; i++)
            trigger_add(job, all.items[i].key, all.items[i].value);
    }
}

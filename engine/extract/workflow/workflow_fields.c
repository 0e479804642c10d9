/* workflow_fields.c — the other keys of workflows, jobs and steps (`timeout-minutes`, `continue-on-error`,
 * `with.x`), what they need, and the files that they use. */
#include "workflow_reading.h"

static void fields_below(workflow_reading *job, uint32_t node, text path, uint32_t depth);

static text path_below(workflow_reading *job, text path, text name)
{
    return path.length ? text_print(job->memory, "%.*s.%.*s", TEXT_FORMAT(path), TEXT_FORMAT(name)) : name;
}

static void field_add(workflow_reading *job, uint32_t node, span part, text path, uint32_t depth)
{
    uint32_t row;

    if (!job->fields || !path.length)
        return;
    job->fields--;
    row = shard_add(job->to, KIND_meta, part, path);
    if (yaml_is(job->tree, node, YAML_SCALAR))
        shard_set_text(job->to, row, ATTRIBUTE_value, yaml_text(job->tree, node));
    else if (depth < job->tree->limits.depth)
        fields_below(job, node, path, depth + 1);
}

static void fields_below(workflow_reading *job, uint32_t node, text path, uint32_t depth)
{
    if (yaml_is(job->tree, node, YAML_MAPPING)) {
        yaml_entries all = yaml_entries_of(job->tree, node);
        for (uint32_t i = 0; i < all.count && job->fields; i++)
            field_add(job, all.items[i].value, yaml_entry_span(job->tree, all.items[i].key),
                      path_below(job, path, yaml_text(job->tree, all.items[i].key)), depth);
    } else if (yaml_is(job->tree, node, YAML_SEQUENCE)) {
        uint32_t number = 1;
        for (uint32_t item = yaml_first(job->tree, node); item != YAML_NONE && job->fields;
             item = yaml_next(job->tree, item))
            field_add(job, yaml_follow(job->tree, item), yaml_span(job->tree, item),
                      path_below(job, path, text_print(job->memory, "%u", number++)), depth);
    }
}

static bool is_among(text key, const char *const *words)
{
    for (; *words; words++)
        if (text_is(key, *words))
            return true;
    return false;
}

void workflow_field(workflow_reading *job, const yaml_entry *entry)
{
    if (shard_wants(job->to, KIND_meta))
        field_add(job, entry->value, yaml_entry_span(job->tree, entry->key), yaml_text(job->tree, entry->key),
                  1);
}

void workflow_fields(workflow_reading *job, uint32_t node, const char *const *without)
{
    yaml_entries all = yaml_entries_of(job->tree, node);

    if (!shard_wants(job->to, KIND_meta))
        return;
    for (uint32_t i = 0; i < all.count && job->fields; i++)
        if (!is_among(yaml_text(job->tree, all.items[i].key), without))
            field_add(job, all.items[i].value, yaml_entry_span(job->tree, all.items[i].key),
                      yaml_text(job->tree, all.items[i].key), 1);
}

void workflow_uses(workflow_reading *job, uint32_t row, uint32_t node)
{
    uint32_t uses = yaml_get(job->tree, node, TEXT("uses"));
    text written = yaml_text(job->tree, uses), path;

    if (!written.length)
        return;
    shard_set_text(job->to, row, ATTRIBUTE_uses, written);
    if (text_starts(written, TEXT("./")) && path_resolve(job->memory, (text){0}, written, &path) &&
        path.length)
        shard_add(job->to, KIND_path, yaml_span(job->tree, uses), path);
}

void workflow_needs(workflow_reading *job, uint32_t needs)
{
    if (yaml_is(job->tree, needs, YAML_SEQUENCE)) {
        for (uint32_t item = yaml_first(job->tree, yaml_follow(job->tree, needs));
             item != YAML_NONE && job->fields; item = yaml_next(job->tree, item), job->fields--)
            if (yaml_text(job->tree, item).length)
                shard_add(job->to, KIND_dependency, yaml_span(job->tree, item), yaml_text(job->tree, item));
    } else if (yaml_text(job->tree, needs).length) {
        shard_add(job->to, KIND_dependency, yaml_span(job->tree, needs), yaml_text(job->tree, needs));
    }
}

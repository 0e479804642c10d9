/* compose_extract.c — the top level of a compose file: services, resources, what stands in x-*, anchors
 * (DESIGN 3).
 *
 * All documents of a file count, one after the other, as docker compose merges them. */
#include "compose_reading.h"

enum { LOOKS_PER_NODE = 4 }; /* the same value is looked at for variables, fields and rows */

static const struct {
    const char *key;
    kind gives;
} resources[] = {
    {"networks", KIND_network}, {"volumes", KIND_volume}, {"configs", KIND_config}, {"secrets", KIND_secret}};

static void read_services(compose_reading *job, uint32_t value)
{
    yaml_entries all = yaml_entries_of(job->tree, value);

    for (uint32_t i = 0; i < all.count && job->rows > 0; i++) {
        const yaml_entry *entry = &all.items[i];
        text name = yaml_text(job->tree, entry->key);
        uint32_t row;

        if (compose_is_reset(job, KIND_service, entry, name))
            continue;
        row = compose_open(job, KIND_service, yaml_entry_span(job->tree, entry->key), name);
        compose_service_rows(job, row, entry->value);
        compose_close(job, row);
    }
}

static void read_resources(compose_reading *job, kind some, uint32_t value)
{
    yaml_entries all = yaml_entries_of(job->tree, value);

    for (uint32_t i = 0; i < all.count && job->rows > 0; i++) {
        const yaml_entry *entry = &all.items[i];
        text name = yaml_text(job->tree, entry->key);

        if (compose_is_reset(job, some, entry, name))
            continue;
        compose_add(job, some, yaml_entry_span(job->tree, entry->key), name);
        compose_variables_written(job, entry->raw);
    }
}

static kind resource_kind(text key)
{
    for (size_t i = 0; i < sizeof resources / sizeof *resources; i++)
        if (text_is(key, resources[i].key))
            return resources[i].gives;
    return KIND_none;
}

/* One top-level entry, up to where the next one begins. */
static void read_entry(compose_reading *job, const yaml_stanza_array *stanzas, uint32_t key, uint32_t end)
{
    text name = yaml_text(job->tree, key);
    uint32_t value = yaml_value(job->tree, key);

    if (text_is(name, "services")) {
        read_services(job, value);
        compose_disabled_rows(job, stanzas, key, (span){yaml_span(job->tree, key).start, end});
    } else if (resource_kind(name) != KIND_none) {
        read_resources(job, resource_kind(name), value);
    } else {
        if (!text_starts(name, TEXT("x-")))
            compose_fields(job, name, yaml_entry_span(job->tree, key), value);
        compose_variables_written(job, value);
    }
}

static void read_document(compose_reading *job, const yaml_stanza_array *stanzas, uint32_t root, uint32_t end)
{
    const yaml_tree *tree = job->tree;

    if (!yaml_is(tree, root, YAML_MAPPING)) {
        if (!yaml_is_null(tree, root))
            shard_problem(job->to, yaml_span(tree, root),
                          TEXT("a compose file is a mapping with the key \"services\""), (text){0}, true);
        return;
    }
    for (uint32_t key = yaml_first(tree, root), next; key != YAML_NONE; key = next) {
        next = yaml_next_key(tree, key);
        read_entry(job, stanzas, key, next == YAML_NONE ? end : yaml_span(tree, next).start);
    }
}

static void read_anchors(compose_reading *job, uint32_t count)
{
    for (uint32_t i = 0; i < count && job->rows > 0; i++) {
        const yaml_node *node = &job->tree->nodes.items[i];

        if (node->anchor.length > 0)
            compose_add(job, KIND_anchor, node->whole, node->anchor);
    }
}

static void read_file(compose_reading *job)
{
    yaml_tree *tree = job->tree;
    uint32_t live_count = tree->nodes.count;
    yaml_comment_array comments = yaml_comments_of(tree, job->memory);
    yaml_stanza_array stanzas = yaml_stanzas_of(tree, &comments, job->memory);

    for (uint32_t i = 0; i < tree->documents.count; i++) {
        uint32_t next = yaml_root(tree, i + 1);

        read_document(job, &stanzas, yaml_root(tree, i),
                      next == YAML_NONE ? tree->stop : yaml_span(tree, next).start);
    }
    read_anchors(job, live_count);
}

void compose_extract(const extract_request *request, arena *memory, shard_builder *to)
{
    compose_reading job = {.request = request,
                           .memory = memory,
                           .to = to,
                           .rows = request->limits.nodes,
                           .looks = request->limits.nodes * LOOKS_PER_NODE};
    uint32_t project =
        shard_open(to, KIND_project, (span){0, (uint32_t)request->bytes.length}, request->path);
    prose *words = prose_new(memory, request->predicates, to);

    if (prose_is_wanted(words))
        prose_verbatim(words, request->bytes, 0);
    job.tree = yaml_parse(memory, request->bytes, &request->limits);
    read_file(&job);
    yaml_report(job.tree, to);
    shard_close(to, project);
}

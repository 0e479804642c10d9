/* markdown_meta.c — front matter: each value by its dotted path; a list's items by their number. */
#include "markdown_reading.h"
#include "yaml_tree.h"

enum { BYTES_PER_LOOK = 256 };

typedef struct meta_reading {
    reading *job;
    yaml_tree *tree;
    uint32_t looks, depth; /* values that may still be looked at: aliases multiply; how deep this one is */
} meta_reading;

static void read_value(meta_reading *meta, uint32_t node, text path);

static text path_below(meta_reading *meta, text path, text name)
{
    return path.length ? text_print(meta->job->memory, "%.*s.%.*s", TEXT_FORMAT(path), TEXT_FORMAT(name))
                       : name;
}

static void value_add(meta_reading *meta, uint32_t node, span part, text path)
{
    shard_builder *to = meta->job->to;
    uint32_t cost = 1 + (uint32_t)((yaml_text(meta->tree, node).length + path.length) / BYTES_PER_LOOK), row;

    if (node == YAML_NONE || meta->looks < cost || meta->depth >= meta->tree->limits.depth)
        return;
    meta->looks -= cost;
    row = shard_open(to, KIND_meta, part, path);
    if (yaml_is(meta->tree, node, YAML_SCALAR))
        shard_set_text(to, row, ATTRIBUTE_value, yaml_text(meta->tree, node));
    else
        read_value(meta, node, path);
    shard_close(to, row);
}

static void read_value(meta_reading *meta, uint32_t node, text path)
{
    yaml_tree *tree = meta->tree;
    yaml_entries all = yaml_entries_of(tree, node);
    uint32_t number = 1;

    meta->depth++;
    for (uint32_t i = 0; i < all.count; i++)
        value_add(meta, all.items[i].value, yaml_entry_span(tree, all.items[i].key),
                  path_below(meta, path, yaml_text(tree, all.items[i].key)));
    if (yaml_is(tree, node, YAML_SEQUENCE))
        for (uint32_t item = yaml_first(tree, node); item != YAML_NONE;
             item = yaml_next(tree, item), number++)
            value_add(meta, yaml_follow(tree, item), yaml_span(tree, item),
                      path_below(meta, path, text_print(meta->job->memory, "%u", number)));
    meta->depth--;
}

void page_front_matter(reading *job)
{
    meta_reading meta = {.job = job, .looks = job->request->limits.nodes};

    if (!shard_wants(job->to, KIND_meta))
        return;
    if (job->page->is_toml) {
        shard_problem(job->to, job->page->front_matter,
                      TEXT("front matter in TOML is not read: it gives no fields"),
                      TEXT("write it as YAML, between `---` lines"), false);
        return;
    }
    meta.tree =
        yaml_parse_slice(job->memory, job->request->bytes, job->page->front_matter, &job->request->limits);
    yaml_report(meta.tree, job->to);
    read_value(&meta, yaml_root(meta.tree, 0), TEXT(""));
}

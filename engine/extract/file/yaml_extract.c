/* yaml_extract.c — any YAML file by dotted path.
 *
 * Aliases can multiply a small file without end: looks are counted, and depth too. */
#include "file_row.h"
#include "yaml_tree.h"

enum { BYTES_PER_LOOK = 256 };

typedef struct node_reading {
    arena *memory;
    yaml_tree *tree;
    shard_builder *to;
    uint32_t looks, depth; /* nodes that may still be looked at; how deep this one is */
    bool is_cut;
} node_reading;

static void read_value(node_reading *job, uint32_t node, text path);

static text path_below(node_reading *job, text path, text name)
{
    if (text_find(name, '.', 0) < name.length) /* a dot of the key's own */
        name = text_print(job->memory, "\"%.*s\"", TEXT_FORMAT(name));
    return path.length > 0 ? text_print(job->memory, "%.*s.%.*s", TEXT_FORMAT(path), TEXT_FORMAT(name))
                           : name;
}

/* Says which limit ended the walk; nothing where the file could not be read that deep in the first place. */
static void cut(node_reading *job, uint32_t node, limit_id which)
{
    const extract_limits *most = &job->tree->limits;
    bool is_told = which == LIMIT_depth && job->tree->stop < job->tree->part.end;

    if (!job->is_cut && !is_told)
        shard_problem(job->to, yaml_span(job->tree, node),
                      text_print(job->memory, "aliases make this value too %s to be looked through (%.*s)",
                                 which == LIMIT_depth ? "deep" : "large",
                                 TEXT_FORMAT(limit_words(job->memory, most, which))),
                      limit_fix(job->memory, most, which, "use fewer aliases"), true);
    job->is_cut = true;
}

/* May one more node be looked at? Long values and paths cost more than one look. */
static bool may_look(node_reading *job, uint32_t node, text path)
{
    uint32_t cost = 1 + (uint32_t)((yaml_text(job->tree, node).length + path.length) / BYTES_PER_LOOK);

    if (job->looks >= cost && job->depth < job->tree->limits.depth) {
        job->looks -= cost;
        return true;
    }
    cut(job, node, job->looks < cost ? LIMIT_nodes : LIMIT_depth);
    return false;
}

static void add_node(node_reading *job, uint32_t node, span part, text path)
{
    uint32_t row;

    if (node == YAML_NONE || !may_look(job, node, path))
        return;
    row = shard_open(job->to, KIND_node, part, path);
    if (yaml_is(job->tree, node, YAML_SCALAR))
        shard_set_text(job->to, row, ATTRIBUTE_value, yaml_text(job->tree, node));
    else
        read_value(job, node, path);
    shard_close(job->to, row);
}

static void read_mapping(node_reading *job, uint32_t node, text path)
{
    yaml_entries all = yaml_entries_of(job->tree, node);

    for (uint32_t i = 0; i < all.count && !job->is_cut; i++)
        add_node(job, all.items[i].value, yaml_entry_span(job->tree, all.items[i].key),
                 path_below(job, path, yaml_text(job->tree, all.items[i].key)));
}

static void read_list(node_reading *job, uint32_t node, text path)
{
    uint32_t number = 1;

    for (uint32_t item = yaml_first(job->tree, node); item != YAML_NONE && !job->is_cut;
         item = yaml_next(job->tree, item), number++)
        add_node(job, yaml_follow(job->tree, item), yaml_span(job->tree, item),
                 path_below(job, path, text_print(job->memory, "%u", number)));
}

static void read_value(node_reading *job, uint32_t node, text path)
{
    job->depth++;
    if (yaml_is(job->tree, node, YAML_MAPPING))
        read_mapping(job, node, path);
    else if (yaml_is(job->tree, node, YAML_SEQUENCE))
        read_list(job, node, path);
    job->depth--;
}

void file_nodes_add(yaml_tree *nodes, const extract_limits *limits, arena *memory, shard_builder *to)
{
    node_reading job = {.memory = memory, .tree = nodes, .to = to, .looks = limits->nodes};

    if (shard_wants(to, KIND_node))
        for (uint32_t i = 0; i < nodes->documents.count; i++)
            read_value(&job, yaml_root(nodes, i), (text){0});
}

void yaml_extract(const extract_request *request, arena *memory, shard_builder *to)
{
    uint32_t file = file_row_open(request, memory, to);
    yaml_tree *parsed = yaml_parse(memory, request->bytes, &request->limits);

    if (text_ends(request->path, TEXT(".toml"))) {
        shard_problem(to, (span){0, 0}, TEXT("TOML is not read: `yaml` is for YAML and JSON"),
                      TEXT("ask for its text with file \"...\" :matching [[...]]"), true);
        shard_close(to, file);
        return;
    }
    file_nodes_add(parsed, &request->limits, memory, to);
    yaml_report(parsed, to);
    shard_close(to, file);
}

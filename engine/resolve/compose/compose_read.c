/* compose_read.c — a YAML document as values: aliases and merge keys followed, scalars typed, !reset and
 * !override noted and taken away. */
#include "compose_loader.h"
#include "compose_typing.h"

typedef struct document_reading {
    compose_loader *loader;
    yaml_tree *yaml;
    uint32_t file, depth;
    reset_paths *resets;
    key_path path; /* of the value that is read */
} document_reading;

static const value_origin *origin_of(const document_reading *job, uint32_t node)
{
    return origin_new(job->loader->memory, job->file, yaml_span(job->yaml, node), "written", NULL);
}

/* Where the node is, in a reset path. */
static void note_reset(document_reading *job)
{
    key_path *path = array_push(job->resets, job->loader->memory);

    for (uint32_t i = 0; i < job->path.count; i++)
        *array_push(path, job->loader->memory) = job->path.items[i];
}

/* The tag of the node, or of what it is an alias of. */
static bool has_tag(const document_reading *job, uint32_t node, const char *tag)
{
    return yaml_has_tag(job->yaml, yaml_follow(job->yaml, node), tag);
}

static bool is_reset(const document_reading *job, uint32_t node)
{
    return has_tag(job, node, "!reset");
}

static compose_value *read_value(document_reading *job, uint32_t node);

static void read_list(document_reading *job, uint32_t node, compose_value *to)
{
    for (uint32_t item = yaml_first(job->yaml, node); item != YAML_NONE; item = yaml_next(job->yaml, item))
        if (!is_reset(job, item))
            value_append(job->loader->memory, to, read_value(job, item));
}

/* Keys must be texts: 1:, true: and null: are not. */
static bool is_key(document_reading *job, uint32_t key)
{
    uint32_t target = yaml_follow(job->yaml, key);
    const yaml_node *node;
    compose_value typed = {.form = VALUE_TEXT};

    if (target == YAML_NONE) /* an alias of nothing: the YAML is wrong, and that was told */
        return false;
    node = &job->yaml->nodes.items[target];
    if (node->type == YAML_SCALAR && node->style == YAML_PLAIN && node->tag.length == 0)
        scalar_type(job->loader->memory, node->value, &typed);
    if (node->type == YAML_SCALAR && typed.form == VALUE_TEXT)
        return true;
    loader_fail(job->loader, origin_of(job, key),
                text_print(job->loader->memory, "a key must be a text, and %.*s is none",
                           TEXT_FORMAT(node->type == YAML_SCALAR ? node->value : TEXT("this"))),
                TEXT("put it in quotes"));
    return false;
}

/* Findings of an open project stand at whole entries, and notes at keys. */
static void note_entry(document_reading *job, const yaml_entry *entry)
{
    loader_file *file = &job->loader->files.items[job->file];

    *array_push(&file->entries, job->loader->memory) =
        (loader_entry){yaml_span(job->yaml, entry->raw), yaml_span(job->yaml, entry->key)};
}

static void read_map(document_reading *job, uint32_t node, compose_value *to)
{
    yaml_entries entries = yaml_entries_of(job->yaml, node);
    arena *memory = job->loader->memory;

    for (uint32_t i = 0; i < entries.count; i++) {
        const yaml_entry *entry = &entries.items[i];
        if (!is_key(job, entry->key))
            continue;
        *array_push(&job->path, memory) = yaml_text(job->yaml, entry->key);
        if (is_reset(job, entry->raw))
            note_reset(job);
        else
            value_set(memory, to, yaml_text(job->yaml, entry->key), read_value(job, entry->raw));
        note_entry(job, entry);
        job->path.count--;
    }
}

static void read_scalar(document_reading *job, const yaml_node *node, compose_value *to)
{
    arena *memory = job->loader->memory;

    if (node->tag.length > 0 && node->tag.start[0] != '!') {
        if (!scalar_type_tagged(memory, node->value, node->tag, to))
            loader_fail(
                job->loader, to->origin,
                text_print(memory, "the value is no %.*s, as its tag says it is", TEXT_FORMAT(node->tag)),
                TEXT("remove the tag"));
    } else if (node->style == YAML_PLAIN && node->tag.length == 0) {
        scalar_type(memory, node->value, to);
    } else {
        to->form = VALUE_TEXT;
        to->words = node->value;
    }
}

static compose_value *read_value(document_reading *job, uint32_t node)
{
    uint32_t target = yaml_follow(job->yaml, node);
    compose_value *made = value_new(job->loader->memory, VALUE_NULL, origin_of(job, node));

    if (target == YAML_NONE || !loader_spend(job->loader, made->origin, 1))
        return made;
    if (job->depth++ >= job->yaml->limits.depth)
        loader_fail(job->loader, made->origin,
                    loader_limit_words(job->loader, "values are nested too deep", LIMIT_depth),
                    limit_fix(job->loader->memory, job->loader->most, LIMIT_depth,
                              "look for aliases inside of aliases"));
    else if (has_tag(job, node, "!override"))
        note_reset(job);
    if (!job->loader->has_failed) {
        const yaml_node *from = &job->yaml->nodes.items[target];
        made->form = from->type == YAML_MAPPING    ? VALUE_MAP
                     : from->type == YAML_SEQUENCE ? VALUE_LIST
                                                   : VALUE_NULL;
        if (from->type == YAML_MAPPING)
            read_map(job, target, made);
        else if (from->type == YAML_SEQUENCE)
            read_list(job, target, made);
        else
            read_scalar(job, from, made);
    }
    job->depth--;
    return made;
}

/* `<<` takes a mapping, or a list of them. */
static void check_merges(compose_loader *loader, const yaml_tree *yaml, uint32_t file, uint32_t root)
{
    for (uint32_t i = root; i < yaml->nodes.items[root].end; i++) {
        const yaml_node *node = &yaml->nodes.items[i];
        if (!node->is_key || node->type != YAML_SCALAR || node->style != YAML_PLAIN ||
            !text_is(node->value, "<<"))
            continue;
        uint32_t value = yaml_follow(yaml, yaml_value(yaml, i));
        bool is_right = yaml_is(yaml, value, YAML_MAPPING);
        if (yaml_is(yaml, value, YAML_SEQUENCE)) {
            is_right = true;
            for (uint32_t item = yaml_first(yaml, value); item != YAML_NONE; item = yaml_next(yaml, item))
                is_right = is_right && yaml_is(yaml, item, YAML_MAPPING);
        }
        if (!is_right)
            loader_fail(loader, origin_new(loader->memory, file, node->part, "written", NULL),
                        TEXT("<< merges a mapping or a list of mappings"),
                        TEXT("give it an alias of a mapping"));
    }
}

compose_value *document_read(compose_loader *loader, yaml_tree *yaml, uint32_t file, uint32_t number,
                             reset_paths *resets)
{
    document_reading job = {.loader = loader, .yaml = yaml, .file = file, .resets = resets};
    uint32_t root = yaml_root(yaml, number);
    compose_value *model;

    check_merges(loader, yaml, file, root);
    model = read_value(&job, root);
    if (!loader->has_failed && !value_is(model, VALUE_MAP))
        loader_fail(loader, model->origin, TEXT("a compose file is a mapping, and this is none"),
                    TEXT("begin it with services:"));
    return model;
}

void resets_apply(compose_value *model, const reset_paths *resets)
{
    for (uint32_t i = 0; i < resets->count; i++) {
        const key_path *path = &resets->items[i];
        compose_value *at = model;

        for (uint32_t k = 0; at && k + 1 < path->count; k++)
            at = value_get(at, path->items[k]);
        if (value_is(at, VALUE_MAP) && path->count)
            value_remove(at, path->items[path->count - 1]);
    }
}

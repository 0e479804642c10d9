/* compose_values.c — rows, the variables in values, and the fields that have no kind of their own. */
#include "compose_reading.h"
#include <string.h>

enum {
    BYTES_PER_ROW = 1024, /* so many bytes of text cost as much as a row */
    BRACES_LIMIT = 1024,  /* bytes of one ${...}; nested ones would cost their length each */
    PATH_LIMIT = 1024     /* bytes of a field's path; a longer one names nothing that anybody asks for */
};

/* Count `length` bytes against the rows that are left: aliases multiply long values as well as many. */
static void spend(compose_reading *job, span part, size_t length)
{
    uint32_t cost = 1 + (uint32_t)(length / BYTES_PER_ROW);

    if (job->rows > cost) {
        job->rows -= cost;
        return;
    }
    job->rows = 0;
    shard_problem(job->to, part,
                  text_print(job->memory, "the file has more than %u facts; the rest of them was left out",
                             job->request->limits.nodes),
                  (text){0}, true);
}

uint32_t compose_open(compose_reading *job, kind some, span part, text name)
{
    uint32_t row;

    if (job->rows == 0)
        return ROW_NONE;
    spend(job, part, name.length);
    row = shard_open(job->to, some, part, name);
    shard_set_flags(job->to, row, job->flags);
    return row;
}

void compose_close(compose_reading *job, uint32_t row)
{
    if (row != ROW_NONE)
        shard_close(job->to, row);
}

uint32_t compose_add(compose_reading *job, kind some, span part, text name)
{
    uint32_t row = compose_open(job, some, part, name);

    compose_close(job, row);
    return row;
}

void compose_set(compose_reading *job, uint32_t row, attribute_id which, text value)
{
    if (row != ROW_NONE && value.length > 0)
        shard_set_text(job->to, row, which, value);
}

void compose_flag(compose_reading *job, uint32_t row, unsigned flags)
{
    if (row != ROW_NONE)
        shard_set_flags(job->to, row, flags);
}

/* ---- !reset, !override ---- */

bool compose_is_reset_value(const compose_reading *job, uint32_t raw)
{
    return yaml_has_tag(job->tree, raw, "!reset");
}

static void add_marker(compose_reading *job, kind some, span part, text path, text how)
{
    uint32_t row = compose_add(job, some, part, path);

    compose_flag(job, row, FACT_DEAD);
    compose_set(job, row, ATTRIBUTE_origin_how, how);
}

bool compose_is_reset(compose_reading *job, kind some, const yaml_entry *entry, text path)
{
    bool is_reset = compose_is_reset_value(job, entry->raw);
    span part = yaml_entry_span(job->tree, entry->key);
    text how = is_reset ? TEXT("reset") : TEXT("override");

    if (!is_reset && !yaml_has_tag(job->tree, entry->raw, "!override"))
        return false;
    add_marker(job, some, part, path, how);
    if (text_find(path, '.', 0) == path.length &&
        (some == KIND_network || some == KIND_healthcheck || some == KIND_limit))
        add_marker(job, KIND_meta, part, path, how); /* these are told as fields too */
    return is_reset;
}

/* ---- variables (parsing 3.5) ---- */

static bool is_name_byte(char byte, bool is_first)
{
    return byte == '_' || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (!is_first && byte >= '0' && byte <= '9');
}

static size_t name_end(text value, size_t at)
{
    size_t start = at;

    while (at < value.length && is_name_byte(value.start[at], at == start))
        at++;
    return at;
}

/* Where the ${ that stands at `at` closes: the offset of its `}`; the length when it doesn't within reach. */
static size_t closing_brace(text value, size_t at)
{
    size_t depth = 0, end = value.length - at > BRACES_LIMIT ? at + BRACES_LIMIT : value.length;

    for (at++; at < end; at++) {
        if (value.start[at] == '{')
            depth++;
        else if (value.start[at] == '}' && --depth == 0)
            return at;
    }
    return value.length;
}

static void set_operator(compose_reading *job, uint32_t row, text rest)
{
    bool has_colon = rest.length > 0 && rest.start[0] == ':';
    char letter = rest.length > has_colon ? rest.start[has_colon] : 0;
    text words = text_slice(rest, (size_t)has_colon + 1, rest.length);

    if (row == ROW_NONE)
        return;
    if (letter == '-') /* also an empty default is one */
        shard_set_text(job->to, row, ATTRIBUTE_default_, words);
    else if (letter == '?')
        shard_set_text(job->to, row, ATTRIBUTE_demand, words);
}

/* The variable that the `$` at `at` begins; returns where to go on: inside of braces, so that nested ones are
 * found. */
static size_t read_variable(compose_reading *job, const yaml_pieces *pieces, text value, size_t at)
{
    bool is_braced = at + 1 < value.length && value.start[at + 1] == '{';
    size_t start = at + 1 + is_braced, end = name_end(value, start), close = end;
    text rest = {0};
    uint32_t row;

    if (is_braced) {
        close = closing_brace(value, at);
        if (close == value.length || end > close || end == start)
            return start;
        rest = text_slice(value, end, close);
        if (rest.length > 0 && !strchr(":-+?", rest.start[0]))
            return start;
        close++;
    }
    if (end == start)
        return start;
    row = compose_add(job, KIND_variable, yaml_source_of(pieces, (uint32_t)at, (uint32_t)close),
                      text_slice(value, start, end));
    set_operator(job, row, rest);
    return end;
}

static void scalar_variables(compose_reading *job, uint32_t node)
{
    text value = yaml_text(job->tree, node);
    size_t at = text_find(value, '$', 0);
    yaml_pieces pieces;

    if (at == value.length)
        return;
    pieces = yaml_pieces_of(job->tree, node, job->memory);
    while (at < value.length) {
        if (at + 1 < value.length && value.start[at + 1] == '$') /* $$ is a dollar */
            at += 2;
        else
            at = read_variable(job, &pieces, value, at);
        at = text_find(value, '$', at);
    }
}

/* ---- walking down a value ---- */

/* May we look at this node? Every look counts, since aliases multiply them; chains of aliases are as deep as
 * a file can make them. Each true is followed by a leave. */
static bool enter(compose_reading *job, uint32_t node, size_t path_length)
{
    uint32_t cost = node == YAML_NONE ? 0 : 1 + (uint32_t)(yaml_text(job->tree, node).length / BYTES_PER_ROW);

    if (node == YAML_NONE || job->rows == 0)
        return false;
    if (job->looks < cost || job->depth >= job->request->limits.depth || path_length > PATH_LIMIT) {
        if (!job->is_cut)
            shard_problem(job->to, yaml_span(job->tree, node),
                          TEXT("aliases make this value too large or too deep to be looked through"),
                          (text){0}, true);
        job->is_cut = true;
        return false;
    }
    job->looks -= cost;
    job->depth++;
    return true;
}

static void leave(compose_reading *job)
{
    job->depth--;
}

static void variables_below(compose_reading *job, uint32_t node)
{
    if (yaml_is(job->tree, node, YAML_MAPPING)) {
        yaml_entries all = yaml_entries_of(job->tree, node);

        for (uint32_t i = 0; i < all.count; i++)
            if (!compose_is_reset_value(job, all.items[i].raw))
                compose_variables(job, all.items[i].value);
        return;
    }
    for (uint32_t item = yaml_first(job->tree, node); item != YAML_NONE; item = yaml_next(job->tree, item))
        if (!compose_is_reset_value(job, item))
            compose_variables(job, item);
}

void compose_variables(compose_reading *job, uint32_t node)
{
    node = yaml_follow(job->tree, node);
    if (!shard_wants(job->to, KIND_variable) || !enter(job, node, 0))
        return;
    if (yaml_is(job->tree, node, YAML_SCALAR))
        scalar_variables(job, node);
    else
        variables_below(job, node);
    leave(job);
}

void compose_variables_written(compose_reading *job, uint32_t node)
{
    uint32_t end = node == YAML_NONE ? 0 : job->tree->nodes.items[node].end;

    if (!shard_wants(job->to, KIND_variable))
        return;
    for (uint32_t i = node; i < end && job->rows > 0; i++)
        if (job->tree->nodes.items[i].type == YAML_SCALAR && !job->tree->nodes.items[i].is_key)
            scalar_variables(job, i);
}

static void fields_of_mapping(compose_reading *job, text path, uint32_t node)
{
    yaml_entries all = yaml_entries_of(job->tree, node);

    for (uint32_t i = 0; i < all.count; i++) {
        text name = yaml_text(job->tree, all.items[i].key);
        text below = path.length > 0
                         ? text_print(job->memory, "%.*s.%.*s", TEXT_FORMAT(path), TEXT_FORMAT(name))
                         : name;

        if (!compose_is_reset(job, KIND_meta, &all.items[i], below))
            compose_fields(job, below, yaml_entry_span(job->tree, all.items[i].key), all.items[i].value);
    }
}

/* `labels: ["a=b"]` says the same as `labels: {a: b}`: one name for both. */
static bool is_pair_list(text path)
{
    static const char *const paths[] = {"labels",       "annotations",  "sysctls",
                                        "build.args",   "build.labels", "build.additional_contexts",
                                        "deploy.labels"};

    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        if (text_is(path, paths[i]))
            return true;
    return false;
}

static void add_pair(compose_reading *job, text path, uint32_t item)
{
    text written = yaml_text(job->tree, item);
    size_t equals = text_find(written, '=', 0);
    text name = text_slice(written, 0, equals);
    uint32_t row;

    if (name.length == 0 || !enter(job, yaml_follow(job->tree, item), path.length + name.length))
        return;
    row = compose_add(job, KIND_meta, yaml_span(job->tree, yaml_follow(job->tree, item)),
                      text_print(job->memory, "%.*s.%.*s", TEXT_FORMAT(path), TEXT_FORMAT(name)));
    compose_set(job, row, ATTRIBUTE_value, text_slice(written, equals + 1, written.length));
    leave(job);
}

static void fields_of_list(compose_reading *job, text path, uint32_t node)
{
    uint32_t number = 1;

    for (uint32_t item = yaml_first(job->tree, node); item != YAML_NONE;
         item = yaml_next(job->tree, item), number++)
        if (is_pair_list(path))
            add_pair(job, path, item);
        else if (!compose_is_reset_value(job, item))
            compose_fields(job, text_print(job->memory, "%.*s.%u", TEXT_FORMAT(path), number),
                           yaml_span(job->tree, item), item);
}

void compose_fields(compose_reading *job, text path, span part, uint32_t node)
{
    node = yaml_follow(job->tree, node);
    if (!shard_wants(job->to, KIND_meta) || !enter(job, node, path.length))
        return;
    if (yaml_is(job->tree, node, YAML_SCALAR))
        compose_set(job, compose_add(job, KIND_meta, part, path), ATTRIBUTE_value,
                    yaml_text(job->tree, node));
    else if (yaml_is(job->tree, node, YAML_MAPPING))
        fields_of_mapping(job, path, node);
    else
        fields_of_list(job, path, node);
    leave(job);
}

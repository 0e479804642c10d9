/* yaml_compose.c — libyaml's events become nodes (the only file that includes yaml.h).
 *
 * Never yaml_parser_load: it rejects re-used anchors and recurses. Events stream, so that a limit on depth or
 * nodes costs nothing. libyaml's marks are code points, and the marks of block collections and block scalars
 * end at the next token: a collection ends where its last child ends, a block scalar at the end of its last
 * line that isn't blank. */
#include "yaml_compose.h"
#include "yaml_points.h"
#include <assert.h>
#include <yaml.h>

enum { PROBLEM_LIMIT = 50 }; /* of one file; more of them tell nothing new */

typedef struct open_node {
    uint32_t node;
    uint32_t key; /* mapping: the key that waits for its value; YAML_NONE when a key comes next */
} open_node;

typedef struct composer {
    yaml_tree *tree;
    text bytes;
    uint32_t base;
    bool is_stanza;
    yaml_points points;
    yaml_anchors *anchors;
    ARRAY(open_node) open;
    bool is_stopped;
    yaml_failure *failure;
} composer;

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static void stop(composer *job, span part, text message, text fix)
{
    *job->failure = (yaml_failure){{part, message, fix, true}, part.start};
    job->is_stopped = true;
}

static uint32_t byte_of(const composer *job, yaml_mark_t at)
{
    return job->base + yaml_points_byte(&job->points, at.index);
}

/* Where the value starts when the node starts at its tag or anchor. */
static uint32_t after_properties(const composer *job, uint32_t start, uint32_t end)
{
    const char *bytes = job->bytes.start;
    uint32_t at = start - job->base, last = end - job->base;

    while (at < last && (bytes[at] == '!' || bytes[at] == '&')) {
        while (at < last && !is_blank(bytes[at]))
            at++;
        while (at < last && (is_blank(bytes[at]) || bytes[at] == '#')) {
            if (bytes[at] == '#')
                while (at < last && bytes[at] != '\n' && bytes[at] != '\r')
                    at++;
            else
                at++;
        }
    }
    return at + job->base;
}

/* A value borrows the file's bytes where they are equal, as they mostly are. */
static text keep_value(const composer *job, span part, const yaml_char_t *value, size_t length)
{
    text written = text_slice(job->tree->bytes, part.start, part.end);
    text decoded = {(const char *)value, length};

    if (written.length > length && (written.start[0] == '"' || written.start[0] == '\''))
        written = text_slice(written, 1, length + 1);
    return text_equal(written, decoded) ? written : text_copy(job->tree->memory, decoded);
}

static text keep_name(const composer *job, const yaml_char_t *name)
{
    return name ? text_copy(job->tree->memory, text_from((const char *)name)) : (text){0};
}

/* ---- one node ---- */

static bool may_report(const composer *job)
{
    return !job->is_stanza && job->tree->problems.count < PROBLEM_LIMIT;
}

static void report(composer *job, span part, text message, text fix)
{
    if (may_report(job))
        yaml_problem_add(job->tree, part, message, fix, false);
}

/* The new node's place among the open ones: parent, key, document. */
static void attach(composer *job, uint32_t number, yaml_node *node)
{
    open_node *parent = job->open.count ? &job->open.items[job->open.count - 1] : NULL;
    yaml_tree *tree = job->tree;

    node->key = node->target = YAML_NONE;
    node->parent = parent ? parent->node : YAML_NONE;
    node->document = job->is_stanza ? YAML_NONE : tree->documents.count - (parent != NULL);
    if (!parent) {
        if (!job->is_stanza)
            *array_push(&tree->documents, tree->memory) = number;
        return;
    }
    if (tree->nodes.items[parent->node].type != YAML_MAPPING)
        return;
    node->is_key = parent->key == YAML_NONE;
    node->key = parent->key;
    parent->key = node->is_key ? number : YAML_NONE;
}

static yaml_node *add_node(composer *job, yaml_type type, span whole, const yaml_char_t *tag,
                           const yaml_char_t *anchor)
{
    yaml_tree *tree = job->tree;
    uint32_t number = tree->nodes.count;
    yaml_node *node;

    if (number >= tree->limits.nodes) {
        stop(job, whole,
             text_print(tree->memory, "the file has more YAML values than are read (%.*s)",
                        TEXT_FORMAT(limit_words(tree->memory, &tree->limits, LIMIT_nodes))),
             limit_fix(tree->memory, &tree->limits, LIMIT_nodes, "divide the file"));
        return NULL;
    }
    node = array_push(&tree->nodes, tree->memory);
    attach(job, number, node);
    node->type = (uint8_t)type;
    node->whole = whole;
    node->part =
        (span){tag || anchor ? after_properties(job, whole.start, whole.end) : whole.start, whole.end};
    node->tag = keep_name(job, tag);
    node->anchor = keep_name(job, anchor);
    node->end = number + 1;
    if (anchor)
        yaml_anchors_set(job->anchors, node->anchor, number);
    return node;
}

static yaml_style style_of(yaml_scalar_style_t style)
{
    switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
        return YAML_SINGLE_QUOTED;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        return YAML_DOUBLE_QUOTED;
    case YAML_LITERAL_SCALAR_STYLE:
        return YAML_LITERAL;
    case YAML_FOLDED_SCALAR_STYLE:
        return YAML_FOLDED;
    default:
        return YAML_PLAIN;
    }
}

static void add_scalar(composer *job, const yaml_event_t *event)
{
    span whole = {byte_of(job, event->start_mark), byte_of(job, event->end_mark)};
    yaml_style style = style_of(event->data.scalar.style);
    yaml_node *node;

    if (style == YAML_LITERAL || style == YAML_FOLDED)
        while (whole.end > whole.start && is_blank(job->bytes.start[whole.end - 1 - job->base]))
            whole.end--;
    node = add_node(job, YAML_SCALAR, whole, event->data.scalar.tag, event->data.scalar.anchor);
    if (!node)
        return;
    node->style = (uint8_t)style;
    node->value = keep_value(job, node->part, event->data.scalar.value, event->data.scalar.length);
}

static void add_alias(composer *job, const yaml_event_t *event)
{
    span whole = {byte_of(job, event->start_mark), byte_of(job, event->end_mark)};
    yaml_node *node = add_node(job, YAML_ALIAS, whole, NULL, NULL);
    arena *memory = job->tree->memory;

    if (!node)
        return;
    node->style = YAML_PLAIN;
    node->value = keep_name(job, event->data.alias.anchor);
    node->target = yaml_anchors_find(job->anchors, node->value);
    if (node->target == YAML_NONE) {
        report(job, whole,
               text_print(memory, "there is no anchor &%.*s before this alias", TEXT_FORMAT(node->value)),
               (text){0});
    } else if (job->tree->nodes.items[node->target].end == YAML_NONE) {
        report(job, whole,
               text_print(memory, "the alias *%.*s stands inside its own anchor", TEXT_FORMAT(node->value)),
               (text){0});
        node->target = YAML_NONE;
    }
}

/* ---- collections ---- */

static void open_collection(composer *job, yaml_type type, yaml_style style, const yaml_event_t *event,
                            const yaml_char_t *tag, const yaml_char_t *anchor)
{
    /* A block mapping's start event is as wide as its first token: look for its first key from there on. */
    span whole = {byte_of(job, event->start_mark), job->base + (uint32_t)job->bytes.length};
    yaml_node *node = add_node(job, type, whole, tag, anchor);
    arena *memory = job->tree->memory;
    const extract_limits *most = &job->tree->limits;

    if (!node)
        return;
    node->style = (uint8_t)style;
    node->end = YAML_NONE; /* open */
    *array_push(&job->open, job->tree->memory) = (open_node){job->tree->nodes.count - 1, YAML_NONE};
    if (job->open.count > most->depth)
        stop(job, (span){whole.start, whole.start + 1},
             text_print(memory, "the YAML is nested too deep (%.*s)",
                        TEXT_FORMAT(limit_words(memory, most, LIMIT_depth))),
             limit_fix(memory, most, LIMIT_depth, "nest it less"));
}

static uint32_t line_of(const yaml_tree *tree, uint32_t offset)
{
    uint32_t line = 1;

    for (uint32_t i = 0; i < offset && i < tree->bytes.length; i++)
        line += tree->bytes.start[i] == '\n';
    return line;
}

/* JSON, whose readers take the last of two keys. */
static bool is_json(const composer *job)
{
    return text_starts(text_trim(job->bytes), TEXT("{"));
}

static void mark_repeat(composer *job, uint32_t key, uint32_t first)
{
    yaml_tree *tree = job->tree;
    yaml_node *node = &tree->nodes.items[key];
    text name = node->value;

    tree->nodes.items[is_json(job) ? first : key].is_repeat = 1;
    if (!may_report(job)) /* counting lines costs */
        return;
    report(job, node->part,
           text_print(tree->memory, "the key \"%.*s\" is already defined at line %u", TEXT_FORMAT(name),
                      line_of(tree, tree->nodes.items[first].part.start)),
           is_json(job) ? TEXT("keep one of them: readers of JSON take the last, and say nothing.")
                        : TEXT("keep one of them: compose and CI systems reject the file."));
}

/* Keys that are equal to an earlier key of the same mapping. */
static void find_repeats(composer *job, uint32_t mapping)
{
    yaml_tree *tree = job->tree;
    yaml_anchors seen = {.memory = tree->memory};
    uint32_t last = tree->nodes.items[mapping].end;

    for (uint32_t key = mapping + 1; key < last; key = tree->nodes.items[tree->nodes.items[key].end].end) {
        const yaml_node *node = &tree->nodes.items[key];
        uint32_t first;

        if (node->type != YAML_SCALAR || node->value.length == 0 || yaml_is_gone(tree, key))
            continue;
        first = yaml_anchors_find(&seen, node->value);
        if (first != YAML_NONE)
            mark_repeat(job, key, first);
        if (first == YAML_NONE || is_json(job))
            yaml_anchors_set(&seen, node->value, key);
    }
}

/* A key whose value never came (reading stopped) gets an empty one, so that keys and values alternate. */
static void complete_pair(composer *job, open_node open)
{
    yaml_tree *tree = job->tree;
    uint32_t number = tree->nodes.count;
    yaml_node *node;
    uint32_t at;

    if (open.key == YAML_NONE)
        return;
    node = array_push(&tree->nodes, tree->memory);
    at = tree->nodes.items[open.key].whole.end;
    *node = (yaml_node){.type = YAML_SCALAR,
                        .style = YAML_PLAIN,
                        .parent = open.node,
                        .end = number + 1,
                        .document = tree->nodes.items[open.node].document,
                        .key = open.key,
                        .target = YAML_NONE,
                        .part = {at, at},
                        .whole = {at, at}};
}

/* Where the collection's last child ends; its own start when it has none. */
static uint32_t last_end(const yaml_tree *tree, uint32_t number)
{
    const yaml_node *node = &tree->nodes.items[number];
    uint32_t end = node->part.start;

    for (uint32_t child = number + 1; child < node->end; child = tree->nodes.items[child].end)
        end = tree->nodes.items[child].whole.end;
    return end;
}

/* `end` is where a flow collection's bracket closes; 0 for a block collection. */
static void close_collection(composer *job, uint32_t end)
{
    yaml_tree *tree = job->tree;
    open_node open = job->open.items[--job->open.count];
    yaml_node *node;

    complete_pair(job, open);
    node = &tree->nodes.items[open.node];
    node->end = tree->nodes.count;
    if (end == 0)
        end = last_end(tree, open.node);
    if (end < node->part.start) /* an empty one without brackets: only after an error */
        end = node->part.start;
    node->part.end = node->whole.end = end;
    if (node->type == YAML_MAPPING)
        find_repeats(job, open.node);
}

/* ---- the stream ---- */

static void take(composer *job, const yaml_event_t *event)
{
    yaml_style style;
    uint32_t end;

    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (!job->is_stanza)
            *job->anchors = (yaml_anchors){.memory = job->tree->memory};
        break;
    case YAML_SCALAR_EVENT:
        add_scalar(job, event);
        break;
    case YAML_ALIAS_EVENT:
        add_alias(job, event);
        break;
    case YAML_MAPPING_START_EVENT:
        style = event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE ? YAML_FLOW : YAML_BLOCK;
        open_collection(job, YAML_MAPPING, style, event, event->data.mapping_start.tag,
                        event->data.mapping_start.anchor);
        break;
    case YAML_SEQUENCE_START_EVENT:
        style = event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE ? YAML_FLOW : YAML_BLOCK;
        open_collection(job, YAML_SEQUENCE, style, event, event->data.sequence_start.tag,
                        event->data.sequence_start.anchor);
        break;
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
        assert(job->open.count > 0);
        style = job->tree->nodes.items[job->open.items[job->open.count - 1].node].style;
        end = style == YAML_FLOW ? byte_of(job, event->end_mark) : 0;
        close_collection(job, end);
        break;
    default:
        break;
    }
}

static text advice(const composer *job, uint32_t at)
{
    uint32_t here = at - job->base;

    if (here < job->bytes.length && job->bytes.start[here] == '\t')
        return TEXT("YAML is indented with spaces: replace the tab.");
    return (text){0};
}

static void stop_at_error(composer *job, const yaml_parser_t *parser)
{
    uint32_t length = (uint32_t)job->bytes.length;
    uint32_t at =
        parser->error == YAML_READER_ERROR
            ? job->base + (uint32_t)(parser->problem_offset < length ? parser->problem_offset : length)
            : byte_of(job, parser->problem_mark);
    uint32_t end = at < job->base + length ? at + 1 : at;
    const char *words = parser->problem ? parser->problem : "it can't be read";

    if (parser->error == YAML_MEMORY_ERROR)
        memory_exhausted();
    stop(job, (span){at, end},
         parser->context ? text_print(job->tree->memory, "not valid YAML: %s (%s)", words, parser->context)
                         : text_print(job->tree->memory, "not valid YAML: %s", words),
         advice(job, at));
    if (parser->error == YAML_SCANNER_ERROR && parser->context)
        job->failure->since = byte_of(job, parser->context_mark);
}

static void read_events(composer *job)
{
    yaml_parser_t parser;
    yaml_event_t event;
    bool is_end = false;

    if (!yaml_parser_initialize(&parser))
        memory_exhausted();
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)job->bytes.start, job->bytes.length);
    while (!is_end && !job->is_stopped) {
        if (!yaml_parser_parse(&parser, &event)) {
            stop_at_error(job, &parser);
            break;
        }
        is_end = event.type == YAML_STREAM_END_EVENT;
        take(job, &event);
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
}

bool yaml_compose(yaml_tree *tree, text bytes, uint32_t base, bool is_stanza, yaml_anchors *anchors,
                  yaml_failure *failure)
{
    composer job = {.tree = tree,
                    .bytes = bytes,
                    .base = base,
                    .is_stanza = is_stanza,
                    .anchors = anchors,
                    .failure = failure,
                    .points = yaml_points_new(tree->memory, bytes)};

    if (bytes.length > 0)
        read_events(&job);
    while (job.open.count > 0)
        close_collection(&job, 0);
    return !job.is_stopped;
}

/* compose_disabled.c — services that are commented out, which operators are told to enable.
 *
 * A commented-out stanza is one when it is shaped like a service and lands, uncommented, on the column of its
 * live siblings. */
#include "compose_reading.h"

enum { ANY_COLUMN = UINT32_MAX };

static uint32_t column_of(const yaml_tree *tree, uint32_t offset)
{
    uint32_t start = offset;

    while (start > 0 && tree->bytes.start[start - 1] != '\n' && tree->bytes.start[start - 1] != '\r')
        start--;
    return offset - start;
}

/* Where the services of this mapping begin in their lines; ANY_COLUMN when all of them are commented out. */
static uint32_t sibling_column(const yaml_tree *tree, uint32_t services)
{
    uint32_t first = yaml_first(tree, services);

    return first == YAML_NONE ? ANY_COLUMN : column_of(tree, yaml_span(tree, first).start);
}

static bool has_service_shape(const yaml_tree *tree, uint32_t mapping)
{
    static const char *const keys[] = {"image", "build", "extends", "<<"};

    if (!yaml_is(tree, mapping, YAML_MAPPING))
        return false;
    for (uint32_t key = yaml_first(tree, mapping); key != YAML_NONE; key = yaml_next_key(tree, key))
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
            if (text_is(yaml_text(tree, key), keys[i]))
                return true;
    return false;
}

/* What is to be removed from its lines; empty when it would not be a service there. Without siblings `# ` is
 * tried first. */
static text uncomment_of(const yaml_stanza *stanza, uint32_t column, uint32_t key_column)
{
    text removed = {0};

    if (column != ANY_COLUMN)
        return yaml_stanza_uncomment(stanza, column);
    for (uint32_t width = 2; width > 0 && removed.length == 0; width--)
        if (stanza->column > key_column + width)
            removed = yaml_stanza_uncomment(stanza, stanza->column - width);
    return removed;
}

/* Another way to write a service that is there: uncommented it would be a duplicate. */
static bool is_live(yaml_tree *tree, uint32_t services, text name)
{
    return services != YAML_NONE && yaml_get(tree, services, name) != YAML_NONE;
}

static void add_disabled(compose_reading *job, const yaml_stanza *stanza, text uncomment)
{
    uint32_t row = compose_open(job, KIND_disabled, stanza->part, yaml_text(job->tree, stanza->key));

    compose_set(job, row, ATTRIBUTE_uncomment, uncomment);
    job->flags |= FACT_DEAD;
    compose_service_rows(job, row, stanza->value);
    job->flags &= ~(unsigned)FACT_DEAD;
    compose_close(job, row);
}

void compose_disabled_rows(compose_reading *job, const yaml_stanza_array *stanzas, uint32_t services,
                           span region)
{
    const yaml_tree *tree = job->tree;
    uint32_t value = yaml_follow(tree, yaml_value(tree, services));
    uint32_t column = sibling_column(tree, value),
             key_column = column_of(tree, yaml_span(tree, services).start);

    if (value != YAML_NONE && tree->nodes.items[value].style == YAML_FLOW) /* nothing lands between braces */
        return;
    for (uint32_t i = 0; i < stanzas->count; i++) {
        const yaml_stanza *stanza = &stanzas->items[i];
        text uncomment;

        if (stanza->part.start < region.start || stanza->part.start >= region.end ||
            stanza->key == YAML_NONE || !has_service_shape(tree, stanza->value) ||
            is_live(job->tree, value, yaml_text(tree, stanza->key)))
            continue;
        uncomment = uncomment_of(stanza, column, key_column);
        if (uncomment.length > 0)
            add_disabled(job, stanza, uncomment);
    }
}

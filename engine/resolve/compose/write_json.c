/* write_json.c — JSON as docker compose writes it: two blanks a level, <, > and & escaped, dollars as they
 * are. */
#include "compose_loader.h"
#include "unicode.h"
#include "unicode_decode.h"
#include "write_order.h"

#include <ctype.h>
#include <string.h>

typedef struct json_writing {
    buffer *out;
    arena *memory;
} json_writing;

static void write_string(json_writing *job, text some)
{
    some = unicode_valid(job->memory, some);
    buffer_add_byte(job->out, '"');
    for (size_t i = 0; i < some.length; i++) {
        unsigned char byte = (unsigned char)some.start[i];
        const char *known = byte < 128 && byte ? strchr("\"\\\n\r\t\b\f", byte) : NULL;
        if (known)
            buffer_print(job->out, "\\%c", "\"\\nrtbf"[known - strchr("\"\\\n\r\t\b\f", '"')]);
        else if (byte < 0x20 || strchr("<>&", byte))
            buffer_print(job->out, "\\u%04x", byte);
        else
            buffer_add_byte(job->out, (char)byte);
    }
    buffer_add_byte(job->out, '"');
}

static void new_line(json_writing *job, int depth)
{
    buffer_add_byte(job->out, '\n');
    for (int i = 0; i < depth; i++)
        buffer_add(job->out, TEXT("  "));
}

static void write_value(json_writing *job, const compose_value *value, int depth);

static text capital(arena *memory, text key)
{
    return text_print(memory, "%c%.*s", toupper((unsigned char)key.start[0]),
                      TEXT_FORMAT(text_slice(key, 1, key.length)));
}

static void write_map(json_writing *job, const compose_value *map, int depth)
{
    item_order order = map_order(job->memory, map, true);

    buffer_add_byte(job->out, '{');
    for (uint32_t i = 0; i < order.count; i++) {
        if (i > 0)
            buffer_add_byte(job->out, ',');
        new_line(job, depth + 1);
        write_string(job, map->is_capital ? capital(job->memory, order.items[i]->key) : order.items[i]->key);
        buffer_add(job->out, TEXT(": "));
        write_value(job, order.items[i]->value, depth + 1);
    }
    if (order.count)
        new_line(job, depth);
    buffer_add_byte(job->out, '}');
}

static void write_list(json_writing *job, const compose_value *list, int depth)
{
    if (list->is_nothing && list->items.count == 0) {
        buffer_add(job->out, TEXT("null"));
        return;
    }
    buffer_add_byte(job->out, '[');
    for (uint32_t i = 0; i < list->items.count; i++) {
        if (i > 0)
            buffer_add_byte(job->out, ',');
        new_line(job, depth + 1);
        write_value(job, list->items.items[i].value, depth + 1);
    }
    if (list->items.count)
        new_line(job, depth);
    buffer_add_byte(job->out, ']');
}

static void write_value(json_writing *job, const compose_value *value, int depth)
{
    switch (value->form) {
    case VALUE_MAP:
        write_map(job, value, depth);
        break;
    case VALUE_LIST:
        write_list(job, value, depth);
        break;
    case VALUE_TEXT:
        write_string(job, value->words);
        break;
    case VALUE_TIME:
        write_string(job, value->words);
        break;
    case VALUE_NULL:
        buffer_add(job->out, TEXT("null"));
        break;
    case VALUE_FLOAT:
        buffer_add(job->out, value_float_print(job->memory, value->real, 'j', value->is_short ? 32 : 64));
        break;
    default:
        buffer_add(job->out, value_print(job->memory, value));
    }
}

/* Models are not among what JSON shows. */
void effective_json(buffer *out, const effective_project *project)
{
    json_writing job = {out, out->memory};
    compose_value *top = value_new(out->memory, VALUE_MAP, NULL);
    const compose_value *services = value_at(project->model, "services"), *more = project->model->extensions;

    for (uint32_t i = 0; i < project->model->items.count; i++)
        value_set(out->memory, top, project->model->items.items[i].key, project->model->items.items[i].value);
    for (uint32_t i = 0; more && i < more->items.count; i++)
        value_set(out->memory, top, more->items.items[i].key, more->items.items[i].value);
    if (!project->is_uninterpolated)
        value_remove(top, TEXT("models"));
    if (!value_is(services, VALUE_MAP))
        value_put(out->memory, top, "services", value_new(out->memory, VALUE_MAP, NULL));
    write_map(&job, top, 0);
    buffer_add_byte(out, '\n');
}

/* write_yaml.c — YAML as docker compose writes it: two blanks a level, the plainest style a text can have. */
#include "compose_typing.h"
#include "unicode_decode.h"
#include "write_order.h"

#include <string.h>

typedef struct yaml_writing {
    buffer *out;
    arena *memory;
    bool escapes; /* $ is written $$ */
} yaml_writing;

typedef struct text_traits {
    bool has_lines, has_special, has_tab, has_blank_before_break, ends_blank, begins_blank,
        is_indicator_plain;
} text_traits;

static bool is_printable(int32_t point)
{
    return point == 0x0A || point == 0x09 || (point >= 0x20 && point <= 0x7E) || point == 0x85 ||
           (point >= 0xA0 && point <= 0xD7FF) ||
           (point >= 0xE000 && point <= 0xFFFD && point != 0xFEFF); /* beyond them all is escaped */
}

/* Would a block plain scalar read `#`, `: ` or its first character as something else? */
static bool has_indicator(text some)
{
    for (size_t i = 0; i < some.length; i++) {
        char byte = some.start[i];
        bool is_end = i + 1 >= some.length || strchr(" \n\r", some.start[i + 1]);
        if (i == 0 && strchr("#,[]{}&*!|>'\"%@`", byte))
            return true;
        if (i == 0 && strchr("?:-", byte) && is_end)
            return true;
        if (i > 0 && byte == ':' && is_end)
            return true;
        if (i > 0 && byte == '#' && strchr(" \n", some.start[i - 1]))
            return true;
    }
    return text_starts(some, TEXT("---")) || text_starts(some, TEXT("..."));
}

static text_traits traits_of(text some)
{
    text_traits found = {.is_indicator_plain = has_indicator(some)};

    for (size_t i = 0, length; i < some.length; i += length) {
        int32_t point = unicode_decode(some, i, &length);
        bool is_break = point == '\n' || point == '\r' || point == 0x85 || point == 0x2028 || point == 0x2029;
        found.has_special = found.has_special || !is_printable(point);
        found.has_tab = found.has_tab || point == '\t';
        found.has_lines = found.has_lines || is_break;
        if (is_break && i > 0 && some.start[i - 1] == ' ')
            found.has_blank_before_break = true;
    }
    found.begins_blank = some.length && some.start[0] == ' ';
    found.ends_blank = some.length && some.start[some.length - 1] == ' ';
    return found;
}

/* ---- styles ---- */

static void write_double(yaml_writing *job, text some)
{
    static const char from[] = "\0\a\b\t\n\v\f\r\x1b\"\\", to[] = "0abtnvfre\"\\";

    buffer_add_byte(job->out, '"');
    for (size_t i = 0, length; i < some.length; i += length) {
        int32_t point = unicode_decode(some, i, &length);
        const char *known = point >= 0 && point < 128 ? memchr(from, point, sizeof from - 1) : NULL;
        if (known)
            buffer_print(job->out, "\\%c", to[known - from]);
        else if (point == 0x85)
            buffer_add(job->out, TEXT("\\N"));
        else if (point == 0xA0)
            buffer_add(job->out, TEXT("\\_"));
        else if (point == 0x2028 || point == 0x2029)
            buffer_print(job->out, "\\%c", point == 0x2028 ? 'L' : 'P');
        else if (point >= 0 && is_printable(point))
            buffer_add(job->out, text_slice(some, i, i + length));
        else if (point < 0 || point <= 0xFF)
            buffer_print(job->out, "\\x%02X", (unsigned)(unsigned char)(point < 0 ? some.start[i] : point));
        else
            buffer_print(job->out, point > 0xFFFF ? "\\U%08X" : "\\u%04X", (unsigned)point);
    }
    buffer_add_byte(job->out, '"');
}

static void write_single(yaml_writing *job, text some)
{
    buffer_add_byte(job->out, '\'');
    for (size_t i = 0; i < some.length; i++) {
        if (some.start[i] == '\'')
            buffer_add_byte(job->out, '\'');
        buffer_add_byte(job->out, some.start[i]);
    }
    buffer_add_byte(job->out, '\'');
}

static void indent(yaml_writing *job, int depth)
{
    for (int i = 0; i < depth; i++)
        buffer_add(job->out, TEXT("  "));
}

/* |, with a hint of the indentation when the first line begins blank, and what becomes of the last line ends.
 */
static void write_literal(yaml_writing *job, text some, int depth)
{
    bool has_end = text_ends(some, TEXT("\n"));
    bool keeps = has_end && (some.length == 1 || some.start[some.length - 2] == '\n');
    text rest = has_end ? text_slice(some, 0, some.length - 1) : some, line;

    buffer_add_byte(job->out, '|');
    if (some.start[0] == ' ' || some.start[0] == '\n')
        buffer_add_byte(job->out, '2');
    if (!has_end || keeps)
        buffer_add_byte(job->out, has_end ? '+' : '-');
    if (rest.length == 0)
        buffer_add_byte(job->out, '\n');
    for (bool is_more = rest.length > 0; is_more; is_more = rest.start != NULL) {
        size_t edge = text_find(rest, '\n', 0);
        line = text_slice(rest, 0, edge);
        rest = edge < rest.length ? (text){rest.start + edge + 1, rest.length - edge - 1} : (text){0};
        buffer_add_byte(job->out, '\n');
        if (line.length)
            indent(job, depth);
        buffer_add(job->out, line);
    }
}

static text dollars_doubled(arena *memory, text some)
{
    buffer out = buffer_new(memory);

    if (text_find(some, '$', 0) >= some.length)
        return some;
    for (size_t i = 0; i < some.length; i++) {
        if (some.start[i] == '$')
            buffer_add_byte(&out, '$');
        buffer_add_byte(&out, some.start[i]);
    }
    return buffer_text(&out);
}

/* Dollars are doubled in what is written, so that they have no say in its style. */
static void write_text(yaml_writing *job, text some, int depth, bool is_key)
{
    text_traits traits = traits_of(some);
    text shown = job->escapes ? dollars_doubled(job->memory, some) : some;
    bool is_simple = !traits.has_special && !traits.has_blank_before_break;

    if (text_find(some, '\n', 0) < some.length && is_simple && !traits.ends_blank && !is_key)
        write_literal(job, shown, depth);
    else if (text_find(some, '\n', 0) < some.length || traits.has_special || traits.has_tab ||
             scalar_needs_quotes(job->memory, some))
        write_double(job, shown);
    else if (traits.is_indicator_plain || traits.begins_blank || traits.ends_blank || some.length == 0 ||
             traits.has_lines)
        write_single(job, shown);
    else
        buffer_add(job->out, shown);
}

/* ---- the tree ---- */

static void write_value(yaml_writing *job, const compose_value *value, int depth, bool is_item);

static void write_scalar(yaml_writing *job, const compose_value *value, int depth)
{
    if (value->form == VALUE_TEXT)
        write_text(job, value->words, depth, false);
    else if (value->form == VALUE_NULL)
        buffer_add(job->out, TEXT("null"));
    else if (value->form == VALUE_FLOAT)
        buffer_add(job->out, value_float_print(job->memory, value->real, 'y', value->is_short ? 32 : 64));
    else if (value->form == VALUE_TIME)
        buffer_print(job->out, "%.*s%s", TEXT_FORMAT(value->words),
                     value->words.length <= 10 ? "T00:00:00Z" : "");
    else
        buffer_add(job->out, value_print(job->memory, value));
}

/* The first entry of a map in a list stands behind its dash. */
static void write_map(yaml_writing *job, const compose_value *map, int depth, bool is_item)
{
    item_order order = map_order(job->memory, map, false);

    for (uint32_t i = 0; i < order.count; i++) {
        if (i > 0 || !is_item)
            indent(job, depth);
        write_text(job, order.items[i]->key, depth, true);
        buffer_add_byte(job->out, ':');
        write_value(job, order.items[i]->value, depth + 1, false);
    }
}

static void write_list(yaml_writing *job, const compose_value *list, int depth, bool is_item)
{
    for (uint32_t i = 0; i < list->items.count; i++) {
        const compose_value *value = list->items.items[i].value;
        if (i > 0 || !is_item)
            indent(job, depth);
        buffer_add_byte(job->out, '-');
        write_value(job, value, depth + 1, true);
    }
}

static void write_value(yaml_writing *job, const compose_value *value, int depth, bool is_item)
{
    bool is_map = value->form == VALUE_MAP;
    uint32_t count = is_map ? map_order(job->memory, value, false).count : value->items.count;

    if (value_is_scalar(value) || count == 0) {
        buffer_add_byte(job->out, ' ');
        if (value_is_scalar(value))
            write_scalar(job, value, depth);
        else
            buffer_add(job->out, is_map ? TEXT("{}") : TEXT("[]"));
        buffer_add_byte(job->out, '\n');
        return;
    }
    buffer_add_byte(job->out, is_item ? ' ' : '\n');
    if (is_map)
        write_map(job, value, depth, is_item);
    else
        write_list(job, value, depth, is_item);
}

void effective_yaml(buffer *out, const effective_project *project)
{
    yaml_writing job = {.out = out, .memory = out->memory, .escapes = !project->is_uninterpolated};

    write_map(&job, project->model, 0, false);
}

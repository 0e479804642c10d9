/* facts_dump.c — rows, attributes, flags and problems of a shard, one line each. */
#include "facts_dump.h"

static const struct {
    unsigned flag;
    const char *name;
} flag_names[] = {
    {FACT_DEAD, "dead"},
    {FACT_GUESS, "guess"},
    {FACT_PLACEHOLDER, "placeholder"},
    {FACT_OPTIONAL, "optional"},
    {FACT_OPEN, "open"},
    {FACT_TAKES_VALUE, "takes_value"},
    {FACT_EXECUTABLE, "executable"},
};

static void quote(buffer *out, text some)
{
    buffer_add_byte(out, '"');
    for (size_t i = 0; i < some.length; i++) {
        unsigned char byte = (unsigned char)some.start[i];
        if (byte == '"' || byte == '\\')
            buffer_print(out, "\\%c", byte);
        else if (byte == '\n')
            buffer_add(out, TEXT("\\n"));
        else if (byte < ' ' || byte == 127)
            buffer_print(out, "\\x%02X", byte);
        else
            buffer_add_byte(out, (char)byte);
    }
    buffer_add_byte(out, '"');
}

static void place_dump(buffer *out, const source *file, uint32_t offset, bool is_line_only)
{
    buffer_print(out, "%u", source_line(file, offset));
    if (!is_line_only)
        buffer_print(out, ":%u", source_column(file, offset));
}

static void span_dump(buffer *out, const source *file, span part, bool is_line_only)
{
    place_dump(out, file, part.start, is_line_only);
    buffer_add_byte(out, '-');
    place_dump(out, file, part.end, is_line_only);
}

static void attributes_dump(buffer *out, const source *file, const shard *facts, uint32_t row)
{
    for (uint32_t i = facts->first_attribute[row]; i < facts->first_attribute[row + 1]; i++) {
        const attribute *one = &facts->attributes[i];
        buffer_print(out, " %s=", attribute_words((attribute_id)one->id));
        if (attribute_is_text((attribute_id)one->id))
            quote(out, shard_string(facts, one->value));
        else if (one->id == ATTRIBUTE_heading_end)
            place_dump(out, file, one->value, false);
        else
            buffer_print(out, "%d", (int32_t)one->value);
    }
}

static void flags_dump(buffer *out, unsigned flags)
{
    for (size_t i = 0; i < sizeof flag_names / sizeof *flag_names; i++)
        if (flags & flag_names[i].flag)
            buffer_print(out, " [%s]", flag_names[i].name);
}

static uint32_t row_depth(const shard *facts, uint32_t row)
{
    uint32_t depth = 0;

    for (; facts->parent[row] != ROW_NONE; row = facts->parent[row])
        depth++;
    return depth;
}

static void row_dump(buffer *out, const source *file, const shard *facts, uint32_t row)
{
    span part = {facts->start[row], facts->end[row]};

    buffer_print(out, "%*s%s ", (int)(2 * row_depth(facts, row)), "", kind_singular((kind)facts->kind[row]));
    quote(out, shard_string(facts, facts->name[row]));
    buffer_add_byte(out, ' ');
    span_dump(out, file, part, (facts->flags[row] & FACT_LINE_ONLY) != 0);
    attributes_dump(out, file, facts, row);
    flags_dump(out, facts->flags[row]);
    buffer_add_byte(out, '\n');
}

static void problem_dump(buffer *out, const source *file, const shard *facts, const problem *some)
{
    buffer_add(out, TEXT("problem "));
    span_dump(out, file, (span){some->start, some->end}, some->is_line_only);
    buffer_add_byte(out, ' ');
    quote(out, shard_string(facts, some->message));
    if (some->fix) {
        buffer_add(out, TEXT(" fix="));
        quote(out, shard_string(facts, some->fix));
    }
    buffer_add(out, some->is_fatal ? TEXT(" [fatal]\n") : TEXT("\n"));
}

void facts_dump(buffer *out, const source *file, const shard *facts)
{
    for (uint32_t row = 0; row < facts->row_count; row++)
        row_dump(out, file, facts, row);
    for (uint32_t i = 0; i < facts->problem_count; i++)
        problem_dump(out, file, facts, &facts->problems[i]);
}

/* make_variables.c — variables of a Makefile, as far as they are plain text.
 *
 * Variables may grow into each other without end: looks, depth and bytes are counted. */
#include "make_reading.h"

#include "buffer.h"

#include <string.h>

enum { DEPTH_LIMIT = 16, BYTE_LIMIT = 16384, BYTES_PER_LOOK = 64 };

bool make_may_look(make_reading *job, size_t length)
{
    uint32_t cost = 1 + (uint32_t)(length / BYTES_PER_LOOK);

    if (job->looks >= cost) {
        job->looks -= cost;
        return true;
    }
    if (!job->is_cut)
        shard_problem(
            job->to, (span){0, 0},
            text_print(job->memory,
                       "the variables of this Makefile grow beyond the limit; the rest was left out (%.*s)",
                       TEXT_FORMAT(limit_words(job->memory, &job->request->limits, LIMIT_nodes))),
            limit_fix(job->memory, &job->request->limits, LIMIT_nodes, "divide the Makefile"), true);
    job->is_cut = true;
    return false;
}

static make_variable *variable_named(make_reading *job, text name)
{
    for (uint32_t i = 0; i < job->variables.count; i++)
        if (text_equal(job->variables.items[i].name, name))
            return &job->variables.items[i];
    return NULL;
}

static bool is_name(text some)
{
    for (size_t i = 0; i < some.length; i++)
        if (strchr(" \t\n:#=$(){}<>@%^*?+,|'\"", some.start[i]))
            return false;
    return some.length > 0;
}

/* The name between the brackets of $(NAME), or of $N; empty when it is a function or a substitution. */
static text name_of(text reference)
{
    text inner = reference.length > 2 ? text_slice(reference, 2, reference.length - 1)
                                      : text_slice(reference, 1, reference.length);

    return is_name(inner) ? inner : (text){0};
}

static bool expand_into(make_reading *job, text written, buffer *out, uint32_t depth);

static bool reference_expand(make_reading *job, text reference, buffer *out, uint32_t depth)
{
    text name = name_of(reference);
    make_variable *known;

    if (text_is(reference, "$$")) {
        buffer_add_byte(out, '$');
        return true;
    }
    if (text_is(name, "MAKE")) {
        buffer_add(out, TEXT("make"));
        return true;
    }
    known = name.length ? variable_named(job, name) : NULL;
    return known && !known->is_unknown && expand_into(job, known->value, out, depth + 1);
}

static bool expand_into(make_reading *job, text written, buffer *out, uint32_t depth)
{
    if (depth > DEPTH_LIMIT || !make_may_look(job, written.length))
        return false;
    for (uint32_t at = 0; at < written.length;) {
        size_t next = text_find(written, '$', at);
        uint32_t end;
        buffer_add(out, text_slice(written, at, next));
        if (next == written.length)
            break;
        end = make_reference_end(written, (uint32_t)next, (uint32_t)written.length);
        if (!reference_expand(job, text_slice(written, next, end), out, depth) || out->length > BYTE_LIMIT)
            return false;
        at = end;
    }
    return out->length <= BYTE_LIMIT;
}

bool make_expand(make_reading *job, text written, text *expanded)
{
    buffer out = buffer_new(job->memory);

    if (!expand_into(job, written, &out, 0))
        return false;
    *expanded = buffer_text(&out);
    return true;
}

/* A value over several lines is one with blanks. */
static text joined(make_reading *job, text value)
{
    buffer out = buffer_new(job->memory);

    if (text_find(value, '\n', 0) == value.length)
        return value;
    for (size_t i = 0; i < value.length; i++) {
        bool is_end = value.start[i] == '\\' && i + 1 < value.length &&
                      (value.start[i + 1] == '\n' || value.start[i + 1] == '\r');
        if (!is_end)
            buffer_add_byte(&out, value.start[i] == '\n' || value.start[i] == '\r' || value.start[i] == '\t'
                                      ? ' '
                                      : value.start[i]);
    }
    return buffer_text(&out);
}

static text expanded_now(make_reading *job, text value, bool *is_unknown)
{
    text made;

    if (text_find(value, '$', 0) == value.length)
        return value;
    *is_unknown = !make_expand(job, value, &made);
    if (*is_unknown)
        return value;
    /* what was `$$` must not be looked through again */
    *is_unknown = text_find(made, '$', 0) < made.length;
    return made;
}

void make_define(make_reading *job, text name, char how, text value)
{
    enum { VARIABLE_LIMIT = 1024 };
    make_variable *old = variable_named(job, name);
    bool is_unknown = how == '!';

    if (!make_may_look(job, value.length))
        return;
    value = joined(job, text_trim(value));
    if (how == ':')
        value = expanded_now(job, value, &is_unknown);
    if (old && how == '?') /* it has a value already */
        return;
    if (!old) {
        if (job->variables.count >= VARIABLE_LIMIT || !is_name(name))
            return;
        old = array_push(&job->variables, job->memory);
        *old = (make_variable){.name = name, .value = value, .is_unknown = is_unknown};
        return;
    }
    is_unknown = is_unknown || old->is_unknown || (job->conditions && !text_equal(old->value, value));
    if (how == '+')
        value = text_print(job->memory, "%.*s %.*s", TEXT_FORMAT(old->value), TEXT_FORMAT(value));
    is_unknown = is_unknown || value.length > BYTE_LIMIT;
    if (is_unknown) /* it need not grow */
        value = (text){0};
    *old = (make_variable){.name = name, .value = value, .is_unknown = is_unknown};
}

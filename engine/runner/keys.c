/* keys.c — the subject's key: kind and name, and for parts and steps the owner's key (LANGUAGE 28).
 *
 * Never a number or a line: an excuse and a baseline must hold when the file moves on. */
#include "words.h"

#include "buffer.h"
#include "facts.h"

/* The kinds whose owner belongs to the key, nearest first. */
static const struct {
    kind is;
    kind owners[3];
} OWNED[] = {
    {KIND_flag, {KIND_command}},
    {KIND_argument, {KIND_command}},
    {KIND_assignment, {KIND_command}},
    {KIND_step, {KIND_section, KIND_job}},
    {KIND_item, {KIND_section}},
    {KIND_paragraph, {KIND_section}},
    {KIND_list, {KIND_section}},
    {KIND_block, {KIND_section}},
    {KIND_row, {KIND_table}},
    {KIND_cell, {KIND_row}},
    {KIND_filter, {KIND_trigger}},
    {KIND_port, {KIND_service, KIND_disabled}},
    {KIND_volume, {KIND_service, KIND_disabled}},
    {KIND_image, {KIND_service, KIND_disabled}},
    {KIND_healthcheck, {KIND_service, KIND_disabled}},
    {KIND_dependency, {KIND_service, KIND_disabled}},
    {KIND_environment, {KIND_service, KIND_disabled}},
    {KIND_network, {KIND_service, KIND_disabled}},
    {KIND_meta, {KIND_service, KIND_disabled}},
    {KIND_node, {KIND_service, KIND_disabled}},
};

static bool owner_of(const run *r, fact some, fact *owner)
{
    kind is = fact_kind(r->facts, some);

    for (size_t i = 0; i < sizeof OWNED / sizeof *OWNED; i++) {
        if (OWNED[i].is != is)
            continue;
        for (size_t j = 0; j < 3 && OWNED[i].owners[j]; j++)
            if (fact_ancestor(r->facts, some, OWNED[i].owners[j], owner))
                return true;
        return false;
    }
    return false;
}

static bool is_bare(kind some)
{
    return some == KIND_flag || some == KIND_option;
}

/* Names of steps and items may be whole paragraphs: their beginning is name enough. */
static text short_name(run *r, text name)
{
    enum { LONGEST = 60 };
    size_t end = LONGEST;

    if (name.length <= LONGEST)
        return name;
    while (end > 20 && name.start[end] != ' ')
        end--;
    return text_print(r->memory, "%.*s...", (int)end, name.start);
}

static text row_name(run *r, fact some)
{
    fact whole = fact_is_literal(some) ? some : store_fact(r->facts, some.shard, some.row);

    return short_name(r, fact_name(r->facts, whole));
}

static text named(run *r, kind is, text name)
{
    if (!is)
        return TEXT_JOIN(r->memory, TEXT("\""), name, TEXT("\""));
    if (is == KIND_disabled)
        return TEXT_JOIN(r->memory, TEXT("disabled service \""), name, TEXT("\""));
    if (!name.length)
        return text_from(kind_singular(is));
    if (is_bare(is))
        return TEXT_JOIN(r->memory, text_from(kind_singular(is)), TEXT(" "), name);
    return TEXT_JOIN(r->memory, text_from(kind_singular(is)), TEXT(" \""), name, TEXT("\""));
}

/* ---- paths of values: the items of a list are named by what they hold, not by their number ---- */

/* `path` below the path of the value that holds it. */
static text path_tail(text path, text above)
{
    return text_slice(path, above.length && path.length > above.length ? above.length + 1 : 0, path.length);
}

static bool is_number(text some)
{
    for (size_t i = 0; i < some.length; i++)
        if (some.start[i] < '0' || some.start[i] > '9')
            return false;
    return some.length > 0;
}

/* Is what is called `tail` an item of `list`? The first item of a list is called 1. */
static bool is_item(const run *r, fact list, text tail)
{
    fact first = store_fact(r->facts, list.shard, list.row + 1);

    return is_number(tail) && text_is(path_tail(fact_name(r->facts, first), fact_name(r->facts, list)), "1");
}

/* The first value in it, its own when it has one. */
static text item_name(run *r, fact item)
{
    const shard *in = store_shard(r->facts, item.shard);
    text value;

    for (uint32_t row = item.row; row < in->end_row[item.row]; row++)
        if (fact_text(r->facts, store_fact(r->facts, item.shard, row), ATTRIBUTE_value, &value) &&
            value.length)
            return short_name(r, value);
    return TEXT("*");
}

/* The values of a compose service stand beside each other: a number below a key is an item's. */
static text flat_path(run *r, fact some)
{
    buffer out = buffer_new(r->memory);

    for (text rest = fact_name(r->facts, some), part; rest.length && text_next(&rest, '.', &part);) {
        bool is_steady = !out.length || !is_number(part);
        buffer_print(&out, out.length ? ".%.*s" : "%.*s",
                     TEXT_FORMAT(is_steady     ? part
                                 : rest.length ? TEXT("*")
                                               : item_name(r, some)));
    }
    return buffer_text(&out);
}

static text value_path(run *r, fact some)
{
    fact above;
    text path = fact_name(r->facts, some), tail;

    if (!fact_ancestor(r->facts, some, fact_kind(r->facts, some), &above))
        return flat_path(r, some);
    tail = path_tail(path, fact_name(r->facts, above));
    if (is_item(r, above, tail))
        tail = item_name(r, some);
    return TEXT_JOIN(r->memory, value_path(r, above), TEXT("."), tail);
}

/* ---- labels and keys ---- */

static text label_with(run *r, fact some, text name)
{
    text whole = named(r, fact_kind(r->facts, some), name);

    if (!some.is_captured)
        return whole;
    return TEXT_JOIN(r->memory, TEXT("\""), fact_name(r->facts, some), TEXT("\" in "), whole);
}

text fact_label(run *r, fact some)
{
    return label_with(r, some, row_name(r, some));
}

/* The label as it holds when the file moves on. */
static text steady_label(run *r, fact some)
{
    kind is = fact_kind(r->facts, some);

    if (fact_is_literal(some) || (is != KIND_node && is != KIND_meta))
        return fact_label(r, some);
    return label_with(r, some, value_path(r, store_fact(r->facts, some.shard, some.row)));
}

text fact_key(run *r, fact some)
{
    text key = steady_label(r, some);
    fact owner;
    int depth = 0;

    while (!fact_is_literal(some) && depth++ < 4 && owner_of(r, some, &owner)) {
        key = TEXT_JOIN(r->memory, key, TEXT(" of "), steady_label(r, owner));
        some = owner;
    }
    return key;
}

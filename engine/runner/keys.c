/* keys.c — the subject's key: kind and name, and for parts and steps the owner's key (LANGUAGE 28).
 *
 * Never a number or a line: an excuse and a baseline must hold when the file moves on. */
#include "words.h"

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

text fact_label(run *r, fact some)
{
    if (some.is_captured) {
        text whole = named(r, fact_kind(r->facts, some), row_name(r, some));

        return TEXT_JOIN(r->memory, TEXT("\""), fact_name(r->facts, some), TEXT("\" in "), whole);
    }
    return named(r, fact_kind(r->facts, some), row_name(r, some));
}

text fact_key(run *r, fact some)
{
    text key = fact_label(r, some);
    fact owner;
    int depth = 0;

    while (!fact_is_literal(some) && depth++ < 4 && owner_of(r, some, &owner)) {
        key = TEXT_JOIN(r->memory, key, TEXT(" of "), fact_label(r, owner));
        some = owner;
    }
    return key;
}

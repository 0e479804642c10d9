/* facts.c — what reports about facts share: owners and details. */
#include "facts.h"
#include "paint.h"

bool fact_owner(const store *all, fact some, fact *owner)
{
    if (some.shard == FACT_LITERAL)
        return false;
    const shard *facts = store_shard(all, some.shard);

    for (uint32_t row = facts->parent[some.row]; row != ROW_NONE && row != 0; row = facts->parent[row])
        if (facts->name[row]) {
            *owner = store_fact(all, some.shard, row);
            return true;
        }
    return false;
}

text fact_words(arena *memory, const store *all, fact some, size_t limit)
{
    text name = one_line_fitted(memory, fact_name(all, some), limit), words;

    if (some.shard == FACT_LITERAL)
        words = text_print(memory, "\"%.*s\"", TEXT_FORMAT(name));
    else if (name.length == 0)
        words = text_print(memory, "%s", kind_singular(fact_kind(all, some)));
    else
        words = text_print(memory, "%s \"%.*s\"", kind_singular(fact_kind(all, some)), TEXT_FORMAT(name));
    return paint_fitted(memory, words, limit);
}

bool shard_is_derived(const store *all, uint32_t index)
{
    const shard *facts = store_shard(all, index);
    uint32_t value;

    return facts->row_count && facts->kind[0] == KIND_project &&
           shard_attribute(facts, 0, ATTRIBUTE_origin_path, &value);
}

fact_array report_facts_of_kind(arena *memory, const store *all, kind some)
{
    fact_array found = {0};

    for (uint32_t i = 0; i < store_count(all); i++) {
        const shard *facts = store_shard(all, i);
        for (uint32_t row = 0; row < facts->row_count && !shard_is_derived(all, i); row++)
            if (facts->kind[row] == some)
                *array_push(&found, memory) = store_fact(all, i, row);
    }
    return found;
}

static const char *const attribute_names[] = {
    NULL,
#define ATTRIBUTE(id, type, meaning) #id,
#include "attribute.def"
#undef ATTRIBUTE
};

/* Places inside the file and such: of use to the engine, not to a reader. */
static bool is_internal(attribute_id some)
{
    return some == ATTRIBUTE_heading_end || some == ATTRIBUTE_opened_at || some == ATTRIBUTE_uncomment;
}

/* What a line or a block above says for all that follow it. */
static bool is_shared(attribute_id some)
{
    return some == ATTRIBUTE_directory || some == ATTRIBUTE_language || some == ATTRIBUTE_column ||
           some == ATTRIBUTE_list || some == ATTRIBUTE_owner || some == ATTRIBUTE_function;
}

/* What follows from the name or the place, or says how a script's parser is made. */
static bool is_minor(attribute_id some, const fact_detail *one)
{
    switch (some) {
    case ATTRIBUTE_slug:
    case ATTRIBUTE_column_number:
    case ATTRIBUTE_program:
    case ATTRIBUTE_language:
    case ATTRIBUTE_origin_path:
    case ATTRIBUTE_origin_how:
    case ATTRIBUTE_origin_chain:
    case ATTRIBUTE_bytes:
    case ATTRIBUTE_position:
    case ATTRIBUTE_arity:
    case ATTRIBUTE_alias:
    case ATTRIBUTE_form:
    case ATTRIBUTE_least:
    case ATTRIBUTE_most:
    case ATTRIBUTE_passes:
        return true;
    case ATTRIBUTE_origin: /* where commands usually stand */
        return text_is(one->value, "block") || text_is(one->value, "run") || text_is(one->value, "script");
    default:
        return false;
    }
}

/* "default_" stands in C for a word that C has taken. */
static const char *attribute_key(arena *memory, attribute_id some)
{
    text name = text_from(attribute_names[some]);

    if (text_ends(name, TEXT("_")))
        return text_string(memory, text_slice(name, 0, name.length - 1));
    return attribute_names[some];
}

static void add_flags(arena *memory, unsigned flags, fact_details *details)
{
    static const struct {
        unsigned flag;
        const char *key;
    } names[DETAIL_FLAGS] = {{FACT_DEAD, "dead"},
                 {FACT_GUESS, "guess"},
                 {FACT_PLACEHOLDER, "placeholder"},
                 {FACT_OPEN, "open"},
                 {FACT_TAKES_VALUE, "takes_value"},
                 {FACT_OPTIONAL, "optional"},
                 {FACT_EXECUTABLE, "executable"}};

    for (uint32_t i = 0; i < DETAIL_FLAGS; i++)
        if (flags & names[i].flag)
            *array_push(details, memory) = (fact_detail){.which = ATTRIBUTE_COUNT + i,
                                                         .key = names[i].key,
                                                         .is_number = true,
                                                         .is_flag = true,
                                                         .number = 1};
}

fact_details fact_all_details(arena *memory, const store *all, fact some)
{
    fact_details details = {0};

    if (some.shard == FACT_LITERAL)
        return details;
    for (attribute_id which = ATTRIBUTE_none + 1; which < ATTRIBUTE_COUNT; which++) {
        fact_detail one = {.which = which, .is_number = !attribute_is_text(which)};
        if (is_internal(which))
            continue;
        if (one.is_number ? !fact_number(all, some, which, &one.number)
                          : !fact_text(all, some, which, &one.value))
            continue;
        if (which == ATTRIBUTE_function && text_equal(one.value, fact_name(all, some)))
            continue; /* a function's own name */
        one.key = attribute_key(memory, which);
        one.is_shared = is_shared(which);
        one.is_flag = which == ATTRIBUTE_is_header;
        one.is_minor = is_minor(which, &one);
        *array_push(&details, memory) = one;
    }
    add_flags(memory, fact_flags(all, some), &details);
    return details;
}

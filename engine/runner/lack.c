/* lack.c — why a selection finds nothing: how far its words lead, and what stands where they stop. */
#include "nearest.h"

#include "buffer.h"
#include "sources.h"
#include "words.h"

enum { LONGEST_CHAIN = 64, MOST_NAMES = 6 };

/* The ids of a chain behind `stop`, first word first. */
static uint32_t chain_of(const run *r, plan_id id, plan_id stop, plan_id *chain)
{
    uint32_t count = 0;

    for (plan_id at = id; at != stop && at && count < LONGEST_CHAIN; at = run_selection(r, at)->input)
        chain[count++] = at;
    for (uint32_t i = 0; i < count / 2; i++) {
        plan_id swapped = chain[i];

        chain[i] = chain[count - 1 - i];
        chain[count - 1 - i] = swapped;
    }
    return count;
}

static fact_array evaluate(run *r, plan_id id, plan_id stop, const fact *seed, unsigned how)
{
    fact_array input = {0};

    if (seed)
        *array_push(&input, r->memory) = *seed;
    return select_from(r, id, stop, &input, how);
}

static text list_names(run *r, const fact_array *all)
{
    text names[MOST_NAMES + 1];
    uint32_t count = 0, more = 0;

    for (uint32_t i = 0; i < all->count; i++) {
        text name = fact_name(r->facts, all->items[i]);
        uint32_t j = 0;

        while (j < count && !text_equal(names[j], name))
            j++;
        if (j < count || !name.length)
            continue;
        if (count < MOST_NAMES)
            names[count++] = name;
        else
            more++;
    }
    return count ? names_words(r, names, count + more, MOST_NAMES, "and") : (text){0};
}

/* The first name that a noun was given, without stars: what a near name is compared with. */
static text wanted_name(run *r, plan_id id)
{
    const plan_selection *noun = run_selection(r, id);
    buffer out = buffer_new(r->memory);

    for (uint32_t i = 0; i < noun->arguments.count; i++) {
        const plan_argument *some = run_argument(r, noun->arguments, i);

        if (some->type == ARGUMENT_SELECTION)
            return text_trim(text_slice(selection_phrase(r, some->selection, PHRASE_PLAIN), 0, SIZE_MAX));
        if (some->type != ARGUMENT_NAME && some->type != ARGUMENT_EXACT)
            continue;
        for (size_t j = 0; j < some->name.length; j++)
            if (some->name.start[j] != '*' || some->type == ARGUMENT_EXACT)
                buffer_add_byte(&out, some->name.start[j]);
        break;
    }
    return buffer_text(&out);
}

static fact_array columns_of(run *r, const fact_array *tables)
{
    fact_array found = {0};

    for (uint32_t i = 0; i < tables->count; i++) {
        const shard *facts;

        if (fact_is_literal(tables->items[i]))
            continue;
        facts = store_shard(r->facts, tables->items[i].shard);
        for (uint32_t row = tables->items[i].row; row < facts->end_row[tables->items[i].row]; row++) {
            fact cell = store_fact(r->facts, tables->items[i].shard, row);
            text column;

            if (facts->kind[row] != KIND_cell || !fact_text(r->facts, cell, ATTRIBUTE_column, &column))
                continue;
            cell = fact_derived(r, cell, column);
            cell.start = tables->items[i].start; /* a column is missing from its table */
            cell.end = tables->items[i].end;
            *array_push(&found, r->memory) = cell;
        }
    }
    return found;
}

/* The fields of a file of values, by their paths as a rule writes them: a key with a dot stands in quotes. */
static void fields_of(run *r, fact from, fact_array *found)
{
    const shard *facts = store_shard(r->facts, from.shard);

    for (uint32_t row = from.row + 1; row < facts->end_row[from.row]; row++)
        if (facts->kind[row] == KIND_node)
            *array_push(found, r->memory) = store_fact(r->facts, from.shard, row);
}

static fact_array candidates_in(run *r, plan_id noun, const fact_array *input)
{
    fact_array all = {0};

    if (run_selection(r, noun)->word == WORD_column)
        return columns_of(r, input);
    for (uint32_t i = 0; i < input->count; i++) {
        fact_array more = select_candidates(r, noun, input->items[i]);

        for (uint32_t j = 0; j < more.count; j++)
            *array_push(&all, r->memory) = more.items[j];
        if (run_selection(r, noun)->word == WORD_field && !more.count && !fact_is_literal(input->items[i]))
            fields_of(r, input->items[i], &all);
    }
    return all;
}

/* Steps were asked for and there is a bullet list, or the other way round. */
static text other_list(run *r, plan_id noun, const fact_array *input)
{
    kind gives = word_about(run_selection(r, noun)->word)->gives;
    kind other = gives == KIND_step ? KIND_item : KIND_step;
    uint32_t count = 0;

    for (uint32_t i = 0; (gives == KIND_step || gives == KIND_item) && i < input->count; i++) {
        const shard *facts;

        if (fact_is_literal(input->items[i]))
            continue;
        facts = store_shard(r->facts, input->items[i].shard);
        for (uint32_t row = input->items[i].row; row < facts->end_row[input->items[i].row]; row++)
            count += facts->kind[row] == other;
    }
    if (!count)
        return (text){0};
    return text_print(r->memory, ", but a %s list of %u %s: use :%s()",
                      other == KIND_item ? "bullet" : "numbered", count,
                      count == 1 ? kind_singular(other) : kind_plural(other), kind_plural(other));
}

/* Commands were asked for, and a fence does not say that it holds some. */
static text other_block(run *r, const fact_array *input)
{
    uint32_t count = 0, unnamed = 0;
    text language = {0};

    for (uint32_t i = 0; i < input->count; i++) {
        const shard *facts;

        if (fact_is_literal(input->items[i]))
            continue;
        facts = store_shard(r->facts, input->items[i].shard);
        for (uint32_t row = input->items[i].row; row < facts->end_row[input->items[i].row]; row++) {
            if (facts->kind[row] != KIND_block)
                continue;
            language = fact_name(r->facts, store_fact(r->facts, input->items[i].shard, row));
            unnamed += !language.length;
            count++;
        }
    }
    if (unnamed)
        return text_print(r->memory, ", but %u %s without a language: write ```bash in place of ```", unnamed,
                          unnamed == 1 ? "block" : "blocks");
    if (count)
        return text_print(r->memory, ", but a block of \"%.*s\": write ```bash in its place",
                          TEXT_FORMAT(language));
    return (text){0};
}

/* What stands there in place of what was asked for. */
static text other_facts(run *r, plan_id noun, const fact_array *input)
{
    if (word_about(run_selection(r, noun)->word)->gives == KIND_command)
        return other_block(r, input);
    return other_list(r, noun, input);
}

/* "the sections", "the section" when one name is all; blocks may have no language to be named by. */
static text there_words(run *r, plan_id noun, const fact_array *all, text names)
{
    kind gives = word_about(run_selection(r, noun)->word)->gives;
    bool is_column = run_selection(r, noun)->word == WORD_column, is_one = true;

    for (uint32_t i = 1; i < all->count && is_one; i++)
        is_one = text_equal(fact_name(r->facts, all->items[i]), fact_name(r->facts, all->items[0]));
    if (names.length)
        return text_print(r->memory, "the %s %.*s",
                          is_column ? (is_one ? "column" : "columns")
                          : is_one  ? kind_singular(gives)
                                    : kind_plural(gives),
                          TEXT_FORMAT(names));
    if (gives == KIND_block && all->count)
        return text_print(r->memory, "%u %s without a language behind the fence", all->count,
                          all->count == 1 ? "block" : "blocks");
    return TEXT("none");
}

static void explain_noun(run *r, plan_id noun, const fact_array *input, lack *out)
{
    fact_array all = candidates_in(r, noun, input);
    text wanted = wanted_name(r, noun), names = list_names(r, &all);
    bool is_command = word_about(run_selection(r, noun)->word)->gives == KIND_command;
    const fact *near = !wanted.length ? NULL
                       : is_command   ? nearest_command(r, &all, wanted)
                                      : nearest_fact(r, &all, wanted, NULL);
    text in = input->count ? fact_label(r, input->items[0]) : TEXT("the files");
    const char *has = input->count > 1 ? "have" : "has";

    if (input->count > 1)
        in = text_print(r->memory, "%.*s and %u more", TEXT_FORMAT(in), input->count - 1);
    if (near && run_selection(r, noun)->word == WORD_column &&
        text_equal(fact_name(r->facts, *near), wanted)) {
        out->at = fact_spot(r, *near);
        out->why = text_print(r->memory, "%.*s has that column, and no row", TEXT_FORMAT(in));
    } else if (near) {
        out->candidate = fact_name(r->facts, *near);
        out->at = fact_spot(r, *near);
        out->why = text_print(r->memory, "the nearest in %.*s is \"%.*s\"", TEXT_FORMAT(in),
                              TEXT_FORMAT(out->candidate));
    } else {
        text there = there_words(r, noun, &all, names);

        out->other_list = names.length ? (text){0} : other_facts(r, noun, input);
        out->why = text_print(r->memory, "%.*s %s %.*s%.*s", TEXT_FORMAT(in), has, TEXT_FORMAT(there),
                              TEXT_FORMAT(out->other_list));
    }
}

static void explain_filter(run *r, plan_id filter, const fact_array *input, lack *out)
{
    const plan_selection *some = run_selection(r, filter);
    text input_words = fact_label(r, input->items[0]);

    out->is_partial = true;
    if (some->word == WORD_with && some->arguments.count &&
        run_argument(r, some->arguments, 0)->type == ARGUMENT_SELECTION) {
        text missing = selection_phrase(r, run_argument(r, some->arguments, 0)->selection, PHRASE_ONE);

        out->why = text_print(r->memory, "%.*s is there, but no %.*s in it", TEXT_FORMAT(input_words),
                              TEXT_FORMAT(missing));
    } else if (some->word == WORD_capturing && some->arguments.count) {
        kind is = fact_kind(r->facts, input->items[0]);

        out->why = text_print(r->memory, "%u %s there, and nothing in %s matches %.*s", input->count,
                              input->count == 1 ? text_print(r->memory, "%s is", kind_singular(is)).start
                                                : text_print(r->memory, "%s are", kind_plural(is)).start,
                              input->count == 1 ? "it" : "them",
                              TEXT_FORMAT(argument_phrase(r, some->arguments, 0, PHRASE_PLAIN)));
    } else if (input->count == 1) {
        out->why = text_print(r->memory, "%.*s is there, but not %.*s", TEXT_FORMAT(input_words),
                              TEXT_FORMAT(filter_phrase(r, filter)));
    } else {
        out->why =
            text_print(r->memory, "%.*s and %u more are there, but none %.*s", TEXT_FORMAT(input_words),
                       input->count - 1, TEXT_FORMAT(filter_phrase(r, filter)));
    }
}

/* It is there, and does not count. */
static bool explain_other(run *r, plan_id id, plan_id stop, const fact *seed, lack *out)
{
    fact_array found = evaluate(r, id, stop, seed, 0);
    text why = TEXT("it is optional");

    if (!found.count) {
        found = evaluate(r, id, stop, seed, SELECT_DEAD);
        out->is_dead = true;
    }
    if (!found.count || fact_is_literal(found.items[0])) {
        out->is_dead = false;
        return false;
    }
    if (out->is_dead)
        why = dead_words(r, found.items[0]);
    out->deepest = found.items[0];
    out->at = fact_spot(r, out->deepest);
    out->is_partial = true;
    out->why = text_print(r->memory, "%.*s is there, but %.*s", TEXT_FORMAT(fact_label(r, out->deepest)),
                          TEXT_FORMAT(why));
    return true;
}

lack lack_explain(run *r, plan_id id, plan_id stop, const fact *seed)
{
    plan_id chain[LONGEST_CHAIN];
    uint32_t count = chain_of(r, id, stop, chain), depth = 0;
    fact_array input = {0};
    lack out = {.deepest = {.shard = FACT_LITERAL}, .expected = selection_phrase(r, id, PHRASE_PLAIN)};

    if (explain_other(r, id, stop, seed, &out))
        return out;
    if (seed)
        *array_push(&input, r->memory) = *seed;
    for (; depth < count; depth++) { /* how far do its words lead? */
        fact_array found = evaluate(r, chain[depth], stop, seed, 0);

        if (!found.count)
            break;
        input = found;
    }
    if (!input.count || fact_is_literal(input.items[0]) || depth == count)
        return out;
    out.deepest = input.items[0];
    out.at = fact_spot(r, out.deepest);
    out.is_partial = depth > (seed ? 0u : 1u);
    if (run_selection(r, chain[depth])->shape != SELECTION_WORD)
        return out;
    if (word_about(run_selection(r, chain[depth])->word)->shape == SHAPE_FILTER)
        explain_filter(r, chain[depth], &input, &out);
    else
        explain_noun(r, chain[depth], &input, &out);
    return out;
}

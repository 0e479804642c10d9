/* plan_pack.c — a plan as a block of bytes (block.h), table after table, in the order of struct plan.
 *
 * A place is written as the number of its file in plan.files (0: no place), so that a reader needs to trust
 * no path. ORDER PLAN: plan_unpack.c reads the same fields in the same order. */
#include "block.h"
#include "plan.h"

#include "plan_format.h"

static uint32_t file_number(const plan *some, text path)
{
    for (uint32_t i = 0; i < some->files.count; i++)
        if (text_equal(some->files.items[i].path, path))
            return i + 1;
    return 0;
}

static void put_place(buffer *out, const plan *some, const place *at)
{
    uint32_t file = at->path.length ? file_number(some, at->path) : 0;

    block_put_number(out, file);
    block_put_number(out, file ? at->part.start : 0);
    block_put_number(out, file ? at->part.end : 0);
    block_put_number(out, at->is_line_only);
}

static void put_range(buffer *out, plan_range range)
{
    block_put_number(out, range.first);
    block_put_number(out, range.count);
}

static void put_files(buffer *out, const plan *some)
{
    block_put_number(out, some->files.count);
    for (uint32_t i = 0; i < some->files.count; i++) {
        const plan_file *file = &some->files.items[i];
        block_put_text(out, file->path);
        block_put_text(out, file->bytes);
        block_put_long(out, file->digest);
    }
}

static void put_contracts(buffer *out, const plan *some)
{
    block_put_number(out, some->contracts.count);
    for (uint32_t i = 0; i < some->contracts.count; i++) {
        const plan_contract *contract = &some->contracts.items[i];
        block_put_text(out, contract->id);
        block_put_text(out, contract->says);
        block_put_text(out, contract->why);
        block_put_text(out, contract->fix);
        block_put_number(out, contract->level);
        put_range(out, contract->tags);
        put_range(out, contract->sentences);
        put_range(out, contract->excuses);
        put_place(out, some, &contract->at);
        block_put_text(out, contract->pack);
        put_place(out, some, &contract->pack_at);
    }
}

static void put_sentences(buffer *out, const plan *some)
{
    block_put_number(out, some->sentences.count);
    for (uint32_t i = 0; i < some->sentences.count; i++) {
        const plan_sentence *sentence = &some->sentences.items[i];
        block_put_number(out, sentence->contract);
        block_put_number(out, sentence->quantifier);
        block_put_number(out, sentence->subject);
        block_put_number(out, sentence->verb);
        put_range(out, sentence->arguments);
        put_place(out, some, &sentence->at);
        block_put_text(out, sentence->written);
    }
}

static void put_selections(buffer *out, const plan *some)
{
    block_put_number(out, some->selections.count);
    for (uint32_t i = 0; i < some->selections.count; i++) {
        const plan_selection *selection = &some->selections.items[i];
        block_put_number(out, selection->shape);
        block_put_number(out, selection->word);
        block_put_number(out, selection->input);
        put_range(out, selection->arguments);
        put_place(out, some, &selection->at);
        block_put_text(out, selection->written);
    }
}

static void put_arguments(buffer *out, const plan *some)
{
    block_put_number(out, some->arguments.count);
    for (uint32_t i = 0; i < some->arguments.count; i++) {
        const plan_argument *argument = &some->arguments.items[i];
        block_put_number(out, argument->type);
        block_put_text(out, argument->name);
        block_put_text(out, argument->key);
        block_put_long(out, (uint64_t)argument->number);
        block_put_number(out, argument->selection);
    }
}

static void put_rest(buffer *out, const plan *some)
{
    block_put_number(out, some->predicates.count);
    for (uint32_t i = 0; i < some->predicates.count; i++) {
        block_put_number(out, some->predicates.items[i].type);
        block_put_text(out, some->predicates.items[i].pattern);
        put_place(out, some, &some->predicates.items[i].at);
    }
    block_put_number(out, some->excuses.count);
    for (uint32_t i = 0; i < some->excuses.count; i++) {
        block_put_text(out, some->excuses.items[i].subject);
        block_put_text(out, some->excuses.items[i].reason);
        put_place(out, some, &some->excuses.items[i].at);
    }
    block_put_number(out, some->tags.count);
    for (uint32_t i = 0; i < some->tags.count; i++)
        block_put_text(out, some->tags.items[i]);
    block_put_number(out, some->queries.count);
    for (uint32_t i = 0; i < some->queries.count; i++)
        block_put_number(out, some->queries.items[i]);
}

static void put_examples(buffer *out, const plan *some)
{
    block_put_number(out, some->settings.count);
    for (uint32_t i = 0; i < some->settings.count; i++) {
        block_put_text(out, some->settings.items[i].key);
        block_put_text(out, some->settings.items[i].name);
        block_put_text(out, some->settings.items[i].value);
        put_place(out, some, &some->settings.items[i].at);
    }
    block_put_number(out, some->example_files.count);
    for (uint32_t i = 0; i < some->example_files.count; i++) {
        const plan_example_file *file = &some->example_files.items[i];
        block_put_text(out, file->path);
        block_put_text(out, file->bytes);
        put_place(out, some, &file->at);
        block_put_number(out, file->indent);
        block_put_number(out, file->is_lined);
    }
    block_put_number(out, some->examples.count);
    for (uint32_t i = 0; i < some->examples.count; i++) {
        const plan_example *example = &some->examples.items[i];
        block_put_text(out, example->contract);
        block_put_number(out, example->is_breaking);
        block_put_text(out, example->saying);
        put_range(out, example->files);
        put_place(out, some, &example->at);
        put_place(out, some, &example->id_at);
    }
}

text plan_pack(arena *memory, const plan *some)
{
    buffer out = buffer_new(memory);

    block_put_number(&out, PLAN_FORMAT);
    put_files(&out, some);
    put_contracts(&out, some);
    put_sentences(&out, some);
    put_selections(&out, some);
    put_arguments(&out, some);
    put_rest(&out, some);
    put_examples(&out, some);
    return buffer_text(&out);
}

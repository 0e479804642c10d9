/* reads.c — the sources of a contract as paths, globs and words; nothing is asked of the tree. */
#include "reads.h"

#include "sources.h"

typedef struct reading_out {
    arena *memory;
    const plan *rules;
    read_sources all;
} reading_out;

static void add(reading_out *to, text words, bool is_path)
{
    for (uint32_t i = 0; i < to->all.count; i++)
        if (text_equal(to->all.items[i].words, words))
            return;
    *array_push(&to->all, to->memory) = (read_source){words, is_path};
}

static void add_source(reading_out *to, const plan_selection *some)
{
    const char *const *globs = source_globs(some->word);
    uint32_t named = 0;

    for (uint32_t i = 0; i < some->arguments.count; i++) {
        const plan_argument *argument = &to->rules->arguments.items[some->arguments.first + i];

        if (argument->type != ARGUMENT_NAME && argument->type != ARGUMENT_EXACT)
            continue;
        named++;
        if (some->word == WORD_project)
            add(to, text_print(to->memory, "the compose project \"%.*s\"", TEXT_FORMAT(argument->name)),
                false);
        else
            add(to, argument->name, true);
    }
    if (named)
        return;
    if (some->word == WORD_compose)
        add(to, TEXT("the compose project"), false);
    for (; globs && *globs; globs++)
        add(to, text_from(*globs), true);
}

static void add_selection(reading_out *to, plan_id id)
{
    const plan_selection *some = plan_selection_at(to->rules, id);

    if (some->input)
        add_selection(to, some->input);
    if (some->shape == SELECTION_WORD && word_about(some->word)->shape == SHAPE_SOURCE)
        add_source(to, some);
    for (uint32_t i = 0; i < some->arguments.count; i++) {
        const plan_argument *argument = &to->rules->arguments.items[some->arguments.first + i];

        if (argument->type == ARGUMENT_SELECTION && argument->selection)
            add_selection(to, argument->selection);
    }
}

static void add_sentence(reading_out *to, const plan_sentence *sentence)
{
    add_selection(to, sentence->subject);
    for (uint32_t i = 0; i < sentence->arguments.count; i++) {
        const plan_argument *argument = &to->rules->arguments.items[sentence->arguments.first + i];

        if (argument->type == ARGUMENT_SELECTION && argument->selection)
            add_selection(to, argument->selection);
    }
}

/* Files that later waves read because a fact names them. */
static void add_named(reading_out *to, word verb)
{
    if (verb == WORD_exists || verb == WORD_has_lines || verb == WORD_connects)
        add(to, TEXT("the files that they name"), false);
    if (verb == WORD_runs || verb == WORD_is_run_by)
        add(to, TEXT("the scripts that they call"), false);
}

read_sources reads_of(arena *memory, const plan *rules, uint32_t index)
{
    reading_out to = {.memory = memory, .rules = rules};
    plan_range sentences = rules->contracts.items[index].sentences;

    for (uint32_t i = 0; i < sentences.count; i++)
        add_sentence(&to, &rules->sentences.items[sentences.first + i]);
    for (uint32_t i = 0; i < sentences.count; i++)
        add_named(&to, rules->sentences.items[sentences.first + i].verb);
    return to.all;
}

bool reads_hold(const read_sources *all, text path)
{
    for (uint32_t i = 0; i < all->count; i++)
        if (all->items[i].is_path && glob_match(all->items[i].words, path))
            return true;
    return false;
}

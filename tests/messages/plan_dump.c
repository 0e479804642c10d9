/* plan_dump.c — contracts with their sentences, then the rows that they are made of: each selection with its
 * place and its words. */
#include "plan_dump.h"

typedef struct dump {
    arena *memory;
    const plan *rules;
    const rule_file *files;
    uint32_t count;
    buffer *out;
} dump;

static void write_argument(const dump *some, const plan_argument *argument)
{
    if (argument->key.length)
        buffer_print(some->out, "%.*s = ", TEXT_FORMAT(argument->key));
    switch (argument->type) {
    case ARGUMENT_NAME:
        buffer_print(some->out, "\"%.*s\"", TEXT_FORMAT(argument->name));
        break;
    case ARGUMENT_EXACT:
        buffer_print(some->out, "exactly \"%.*s\"", TEXT_FORMAT(argument->name));
        break;
    case ARGUMENT_NUMBER:
        buffer_print(some->out, "%lld", (long long)argument->number);
        break;
    case ARGUMENT_SELECTION:
        buffer_print(some->out, "#%u", argument->selection);
        break;
    case ARGUMENT_PREDICATE:
        buffer_print(some->out, "%s [[%.*s]]",
                     (const char *const[]){"mention", "match",
                                           "capture"}[some->rules->predicates.items[argument->number].type],
                     TEXT_FORMAT(some->rules->predicates.items[argument->number].pattern));
        break;
    case ARGUMENT_FUNCTION:
        buffer_print(some->out, "function %lld \"%.*s\"", (long long)argument->number,
                     TEXT_FORMAT(argument->name));
        break;
    }
}

static void write_arguments(const dump *some, plan_range range)
{
    for (uint32_t i = 0; i < range.count; i++) {
        buffer_print(some->out, i ? ", " : " ");
        write_argument(some, &some->rules->arguments.items[range.first + i]);
    }
}

static void write_sentence(const dump *some, const plan_sentence *sentence)
{
    buffer_print(some->out, "  %s #%u", word_about(sentence->quantifier)->name, sentence->subject);
    if (sentence->verb)
        buffer_print(some->out, " %s", word_about(sentence->verb)->name);
    write_arguments(some, sentence->arguments);
    buffer_print(some->out, "\n    at ");
    write_place(some->memory, some->files, some->count, &sentence->at, some->out);
    buffer_print(some->out, ": %.*s\n", TEXT_FORMAT(sentence->written));
}

static void write_contract(const dump *some, const plan_contract *contract)
{
    buffer_print(some->out, "contract %.*s (%s)", TEXT_FORMAT(contract->id), severity_words(contract->level));
    for (uint32_t i = 0; i < contract->tags.count; i++)
        buffer_print(some->out, " #%.*s", TEXT_FORMAT(some->rules->tags.items[contract->tags.first + i]));
    buffer_print(some->out, " at ");
    write_place(some->memory, some->files, some->count, &contract->at, some->out);
    buffer_print(some->out, "\n  says %.*s\n", TEXT_FORMAT(contract->says));
    if (contract->pack.length) {
        buffer_print(some->out, "  from pack %.*s at ", TEXT_FORMAT(contract->pack));
        write_place(some->memory, some->files, some->count, &contract->pack_at, some->out);
        buffer_print(some->out, "\n");
    }
    if (contract->why.length)
        buffer_print(some->out, "  why %.*s\n", TEXT_FORMAT(contract->why));
    if (contract->fix.length)
        buffer_print(some->out, "  fix %.*s\n", TEXT_FORMAT(contract->fix));
    for (uint32_t i = 0; i < contract->sentences.count; i++)
        write_sentence(some, &some->rules->sentences.items[contract->sentences.first + i]);
    for (uint32_t i = 0; i < contract->excuses.count; i++) {
        const plan_excuse *excuse = &some->rules->excuses.items[contract->excuses.first + i];
        buffer_print(some->out, "  excuse \"%.*s\": %.*s\n", TEXT_FORMAT(excuse->subject),
                     TEXT_FORMAT(excuse->reason));
    }
}

static void write_selection(const dump *some, plan_id id)
{
    const plan_selection *selection = plan_selection_at(some->rules, id);
    kind gives = plan_gives(some->rules, id);

    buffer_print(some->out, "#%u ", id);
    if (selection->input)
        buffer_print(some->out, "#%u :", selection->input);
    buffer_print(some->out, "%s",
                 selection->shape == SELECTION_LITERAL  ? "names"
                 : selection->shape == SELECTION_EITHER ? "either"
                                                        : word_about(selection->word)->name);
    write_arguments(some, selection->arguments);
    buffer_print(some->out, " -> %s%s%s\n    at ", plan_is_singular(some->rules, id) ? "one " : "",
                 gives == KIND_none                  ? "values"
                 : plan_is_singular(some->rules, id) ? kind_singular(gives)
                                                     : kind_plural(gives),
                 plan_is_pattern(some->rules, id) ? ", a pattern" : "");
    write_place(some->memory, some->files, some->count, &selection->at, some->out);
    buffer_print(some->out, ": %.*s\n", TEXT_FORMAT(selection->written));
}

static void write_example(const dump *some, const plan_example *example)
{
    buffer_print(some->out, "example of %.*s %s", TEXT_FORMAT(example->contract),
                 example->is_breaking ? "breaks" : "keeps");
    if (example->saying.length)
        buffer_print(some->out, " saying \"%.*s\"", TEXT_FORMAT(example->saying));
    buffer_print(some->out, " at ");
    write_place(some->memory, some->files, some->count, &example->at, some->out);
    buffer_print(some->out, "\n");
    for (uint32_t i = 0; i < example->files.count; i++) {
        const plan_example_file *file = &some->rules->example_files.items[example->files.first + i];
        buffer_print(some->out, "  %.*s at ", TEXT_FORMAT(file->path));
        write_place(some->memory, some->files, some->count, &file->at, some->out);
        buffer_print(some->out, ", indent %u%s\n", file->indent, file->is_lined ? "" : ", no lines");
        for (text rest = file->bytes, line; text_next(&rest, '\n', &line);)
            buffer_print(some->out, "    |%.*s\n", TEXT_FORMAT(line));
    }
}

void plan_dump(arena *memory, const plan *rules, const rule_file *files, uint32_t count, buffer *out)
{
    dump some = {.memory = memory, .rules = rules, .files = files, .count = count, .out = out};

    for (uint32_t i = 0; i < rules->contracts.count; i++)
        write_contract(&some, &rules->contracts.items[i]);
    for (plan_id id = 1; id <= rules->selections.count; id++)
        write_selection(&some, id);
    for (uint32_t i = 0; i < rules->examples.count; i++)
        write_example(&some, &rules->examples.items[i]);
    for (uint32_t i = 0; i < rules->queries.count; i++)
        buffer_print(out, "query #%u\n", rules->queries.items[i]);
}

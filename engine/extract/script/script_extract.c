/* script_extract.c — one script: parsed, followed, and written down as rows. */
#include "script_extract.h"

#include "glob.h"
#include "script_rows.h"
#include "shell_limit.h"

#include <string.h>

/* The program of the #! line, without folders and env: bash. Empty when there is no such line. */
static text interpreter(text bytes)
{
    text line = text_slice(bytes, 0, text_find(bytes, '\n', 0)), rest, word, found = {0};

    if (text_starts(line, TEXT("\xEF\xBB\xBF")))
        line = text_slice(line, 3, line.length);
    if (!text_starts(line, TEXT("#!")))
        return found;
    rest = text_trim(text_slice(line, 2, line.length));
    while (text_next(&rest, ' ', &word)) {
        if (!word.length || word.start[0] == '-')
            continue;
        found = path_name(text_trim(word));
        if (!text_is(found, "env"))
            break;
    }
    return found;
}

static bool is_shell(text program)
{
    static const char *const all[] = {"", "bash", "sh", "dash", "zsh", "ksh", "ash", "bats"};

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (text_is(program, all[i]))
            return true;
    return false;
}

static int32_t line_count(text bytes)
{
    int32_t count = 0;

    for (size_t at = 0; at < bytes.length; count++) {
        size_t end = text_find(bytes, '\n', at);
        at = end + 1;
    }
    return count;
}

static bool resolve_argument(void *scope, const shell_word *word, text *value, bool *is_rooted)
{
    return script_scope_word(scope, word, false, value, is_rooted);
}

static bool resolve_program(void *scope, const shell_word *word, text *value, bool *is_rooted)
{
    return script_scope_word(scope, word, true, value, is_rooted);
}

/* Nothing is known. */
static void another_language(arena *memory, shard_builder *to, uint32_t row, text program)
{
    shard_set_flags(to, row, FACT_OPEN);
    shard_set_text(to, row, ATTRIBUTE_reason,
                   text_print(memory, "it is written in %.*s", TEXT_FORMAT(program)));
}

/* Limits of the walk, with the limit's name and the place. */
static void excess_report(const script_model *model, shard_builder *to)
{
    const run_limits *limits = &model->request->limits;

    for (uint32_t i = 0; i < model->excess.count; i++) {
        const script_excess *some = &model->excess.items[i];
        span part = {some->at, some->at + (some->at < model->request->bytes.length)};
        shard_problem(
            to, part,
            text_print(model->memory,
                       "what the script takes is not known: from here on its words are not followed (%.*s)",
                       TEXT_FORMAT(limit_words(model->memory, limits, some->which))),
            limit_fix(model->memory, limits, some->which, "divide the script"), true);
    }
}

static void write_surface(const extract_request *request, arena *memory, shard_builder *to, uint32_t row)
{
    script_model model = {.memory = memory,
                          .request = request,
                          .function_names = {.memory = memory},
                          .variable_names = {.memory = memory}};
    script_scope scope;
    script_writer writer = {.model = &model, .scope = &scope};

    model.shell = shell_parse_within(memory, request->bytes, 0, &request->limits);
    model.taken.count.most = -1;
    model.changes = 1;
    script_functions_find(&model);
    script_lists_find(&model);
    script_walk(&model);
    script_taken_finish(&model);
    script_library_walk(&model);
    script_entries_finish(&model);
    script_reads_prepare(&model);
    scope = script_scope_new(&model);
    writer.options = (shell_options){.origin = TEXT("script")};
    writer.rows = (shell_rows){.to = to,
                               .memory = memory,
                               .tree = model.shell,
                               .options = &writer.options,
                               .resolve = resolve_argument,
                               .resolve_program = resolve_program,
                               .context = &scope};
    writer.is_written = arena_array(memory, bool, (size_t)model.shell->nodes.count + 1);
    shell_limits_report(to, memory, model.shell, NULL);
    excess_report(&model, to);
    if (model.shell->is_cut || model.shell->is_deep)
        script_open(&model, NULL, TEXT("it is over a limit"));
    script_taken_write(&writer, row, &model.taken);
    script_write(&writer);
}

void script_extract(const extract_request *request, arena *memory, shard_builder *to)
{
    text program = interpreter(request->bytes);
    uint32_t row = shard_open(to, KIND_script, (span){0, (uint32_t)request->bytes.length}, request->path);
    prose *words = prose_new(memory, request->predicates, to);

    if (request->is_executable)
        shard_set_flags(to, row, FACT_EXECUTABLE);
    if (program.length)
        shard_set_text(to, row, ATTRIBUTE_language, program);
    shard_set_number(to, row, ATTRIBUTE_lines, line_count(request->bytes));
    if (prose_is_wanted(words))
        prose_verbatim(words, request->bytes, 0);
    if (is_shell(program))
        write_surface(request, memory, to, row);
    else
        another_language(memory, to, row, program);
    shard_close(to, row);
}

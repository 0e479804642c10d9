/* gap_form.c — from a fact to a sentence about it, in the words of rule files. */
#include "gap_form.h"

#include "buffer.h"
#include "dialect.h"
#include "facts.h"
#include "glob.h"
#include "script_calls.h"

/* The kinds that columns of tables are made of, and how they are called in a rule. */
static const struct {
    kind is;
    const char *words;
} NAMED[] = {{KIND_profile, "profiles"}, {KIND_service, "services"}, {KIND_variable, "variables"}};
enum { NAMED_COUNT = sizeof NAMED / sizeof *NAMED };

struct gap_words_index {
    uint32_t *where[NAMED_COUNT]; /* by name id: the first compose shard + 1 that has one of that name */
    uint32_t count;
    bool *is_called; /* by shard: a script that a target or another script starts */
};

static uint32_t names_count(const store *all)
{
    uint32_t most = 0;

    for (uint32_t i = 0; i < store_count(all); i++)
        for (uint32_t row = 0; row < store_shard(all, i)->row_count; row++)
            if (store_shard(all, i)->name[row] >= most)
                most = store_shard(all, i)->name[row] + 1;
    return most;
}

/* A job may start these by way of what calls them; asking it of every script would take long. */
static bool *called_scripts(arena *memory, const store *all)
{
    bool *is_called = arena_array(memory, bool, store_count(all) + 1);

    for (uint32_t i = 0; i < store_count(all); i++)
        for (uint32_t row = 0; row < store_shard(all, i)->row_count; row++) {
            text program;
            uint32_t script;

            if (store_shard(all, i)->kind[row] != KIND_command || store_dialect(all, i) == DIALECT_WORKFLOW ||
                store_dialect(all, i) == DIALECT_MARKDOWN ||
                !fact_text(all, store_fact(all, i, row), ATTRIBUTE_program, &program))
                continue;
            script = store_find(all, program, DIALECT_SCRIPT);
            if (script != UINT32_MAX)
                is_called[script] = true;
        }
    return is_called;
}

gap_words_index *gap_words_collect(arena *memory, const store *all)
{
    gap_words_index *index = arena_new(memory, gap_words_index);

    index->count = names_count(all);
    index->is_called = called_scripts(memory, all);
    for (unsigned k = 0; k < NAMED_COUNT; k++)
        index->where[k] = arena_array(memory, uint32_t, index->count + 1);
    for (uint32_t i = store_count(all); i-- > 0;)
        for (uint32_t row = 0;
             store_dialect(all, i) == DIALECT_COMPOSE && row < store_shard(all, i)->row_count; row++)
            for (unsigned k = 0; k < NAMED_COUNT; k++)
                if (store_shard(all, i)->kind[row] == NAMED[k].is)
                    index->where[k][store_shard(all, i)->name[row]] = i + 1;
    return index;
}

/* A name between quotes of Lua. */
static text quoted(arena *memory, text name)
{
    buffer out = buffer_new(memory);

    buffer_add_byte(&out, '"');
    for (size_t i = 0; i < name.length; i++) {
        if (name.start[i] == '"' || name.start[i] == '\\')
            buffer_add_byte(&out, '\\');
        buffer_add_byte(&out, name.start[i]);
    }
    buffer_add_byte(&out, '"');
    return buffer_text(&out);
}

bool gap_is_base(text path)
{
    static const char *const found[] = {"compose.yaml", "compose.yml", "docker-compose.yaml",
                                        "docker-compose.yml"};

    for (size_t i = 0; i < sizeof found / sizeof *found; i++)
        if (text_is(path_name(path), found[i]))
            return true;
    return false;
}

/* The source of a compose file: the project of the root, or the file itself. */
static text compose_words(arena *memory, text path)
{
    if (gap_is_base(path) && !path_folder(path).length)
        return TEXT("compose");
    return text_print(memory, "compose %.*s", TEXT_FORMAT(quoted(memory, path)));
}

/* How many facts of the kind in the file have that name, and which of the kind in the file this one is,
 * from 1. */
static uint32_t count_alike(const store *all, fact some, uint32_t *position)
{
    const shard *facts = store_shard(all, some.shard);
    uint32_t alike = 0, before = 0;

    for (uint32_t row = 0; row < facts->row_count; row++) {
        if (facts->kind[row] != facts->kind[some.row])
            continue;
        alike += facts->name[row] == facts->name[some.row];
        before += row <= some.row;
    }
    *position = before;
    return alike;
}

/* doc "docs/a.md" :table "Modes"; by its position when the name is not its own. */
static text part_words(arena *memory, const store *all, fact some, const char *noun)
{
    text path = quoted(memory, store_path(all, some.shard)), name = fact_name(all, some);
    uint32_t position, alike = count_alike(all, some, &position);

    if (alike == 1 && name.length)
        return text_print(memory, "doc %.*s :%s %.*s", TEXT_FORMAT(path), noun,
                          TEXT_FORMAT(quoted(memory, name)));
    return text_print(memory, "doc %.*s :%s(%u)", TEXT_FORMAT(path), noun, position);
}

/* ---- tables ---- */

typedef struct column_look {
    text header;
    uint32_t cells, of[NAMED_COUNT], where[NAMED_COUNT];
} column_look;

/* The table's first column: what its cells are. */
static column_look column_of(const gap_words_index *index, const store *all, fact table)
{
    const shard *facts = store_shard(all, table.shard);
    column_look look = {0};

    for (uint32_t row = table.row; row < facts->end_row[table.row]; row++) {
        fact some = store_fact(all, table.shard, row);
        int32_t number, is_header = 0;

        if (facts->kind[row] != KIND_cell || !fact_number(all, some, ATTRIBUTE_column_number, &number) ||
            number != 1)
            continue;
        if (fact_number(all, some, ATTRIBUTE_is_header, &is_header) && is_header)
            continue;
        fact_text(all, some, ATTRIBUTE_column, &look.header);
        look.cells++;
        for (unsigned k = 0; k < NAMED_COUNT; k++)
            if (facts->name[row] < index->count && index->where[k][facts->name[row]]) {
                look.of[k]++;
                look.where[k] = index->where[k][facts->name[row]];
            }
    }
    return look;
}

static text table_form(const gap_words_index *index, arena *memory, const store *all, fact table)
{
    text words = part_words(memory, all, table, "table");
    column_look look = column_of(index, all, table);

    if (!look.cells || !look.header.length)
        return text_print(memory, "the(%.*s) :has(row)", TEXT_FORMAT(words));
    for (unsigned k = 0; k < NAMED_COUNT; k++)
        if (look.of[k] * 2 > look.cells)
            return text_print(memory, "every(%.*s :column %.*s) :appears_in(%.*s :%s())", TEXT_FORMAT(words),
                              TEXT_FORMAT(quoted(memory, look.header)),
                              TEXT_FORMAT(compose_words(memory, store_path(all, look.where[k] - 1))),
                              NAMED[k].words);
    return text_print(memory, "the(%.*s :column %.*s) :is_unique()", TEXT_FORMAT(words),
                      TEXT_FORMAT(quoted(memory, look.header)));
}

/* ---- runbooks ---- */

static bool is_own_step(const store *all, fact section, uint32_t row)
{
    fact around;

    return store_shard(all, section.shard)->kind[row] == KIND_step &&
           fact_ancestor(all, store_fact(all, section.shard, row), KIND_section, &around) &&
           around.row == section.row;
}

bool gap_has_step(const store *all, fact section)
{
    for (uint32_t row = section.row; row < store_shard(all, section.shard)->end_row[section.row]; row++)
        if (is_own_step(all, section, row))
            return true;
    return false;
}

/* Program and first word of the first command in a step; empty when it has none, or none that can be named.
 */
static text step_command(const store *all, uint32_t index, uint32_t step)
{
    const shard *facts = store_shard(all, index);

    for (uint32_t row = step; row < facts->end_row[step]; row++) {
        text name, rest, program, second;

        if (facts->kind[row] != KIND_command || facts->flags[row] & FACT_GUESS)
            continue;
        rest = name = store_name(all, facts->name[row]);
        if (!text_next(&rest, ' ', &program))
            return (text){0};
        if (!text_next(&rest, ' ', &second) || !second.length ||
            text_find(TEXT("-<${"), second.start[0], 0) < 4)
            return program;
        return text_slice(name, 0, program.length + 1 + second.length);
    }
    return (text){0};
}

static text runbook_form(arena *memory, const store *all, fact section)
{
    text words = part_words(memory, all, section, "section");
    buffer steps = buffer_new(memory);
    uint32_t count = 0;

    for (uint32_t row = section.row; row < store_shard(all, section.shard)->end_row[section.row]; row++) {
        text command = is_own_step(all, section, row) ? step_command(all, section.shard, row) : (text){0};

        if (!command.length)
            continue;
        buffer_print(&steps, "%s step :running %.*s", count++ ? "," : "",
                     TEXT_FORMAT(quoted(memory, command)));
    }
    if (count > 1)
        return text_print(memory, "the(%.*s :steps()) :go_in_order {%.*s }", TEXT_FORMAT(words),
                          TEXT_FORMAT(buffer_text(&steps)));
    return text_print(memory, "some(%.*s :steps()) :has(command)", TEXT_FORMAT(words));
}

/* ---- gates ---- */

/* The command of a job that runs a script by way of something else: make verify. */
static text gate_behind(const gap_words_index *index, arena *memory, const store *all, fact job)
{
    for (uint32_t i = 0; i < store_count(all); i++) {
        call_verdict verdict;

        if (!index->is_called[i])
            continue;
        verdict = script_is_run(memory, all, job, store_path(all, i), NULL);
        if (verdict.is_run)
            return fact_name(all, verdict.command);
    }
    return (text){0};
}

text gap_gate_command(const gap_words_index *index, arena *memory, const store *all, fact job)
{
    const shard *facts = store_shard(all, job.shard);

    for (uint32_t row = job.row; row < facts->end_row[job.row]; row++) {
        text program;

        if (facts->kind[row] == KIND_command && row_is_live(facts, row, job.row) &&
            fact_text(all, store_fact(all, job.shard, row), ATTRIBUTE_program, &program) &&
            store_find(all, program, DIALECT_SCRIPT) != UINT32_MAX)
            return store_name(all, facts->name[row]);
    }
    return gate_behind(index, memory, all, job);
}

/* ---- all ---- */

static bool is_documented(const store *all, text script)
{
    for (uint32_t i = 0; i < store_count(all); i++)
        for (uint32_t row = 0;
             store_dialect(all, i) == DIALECT_MARKDOWN && row < store_shard(all, i)->row_count; row++) {
            text program;

            if (store_shard(all, i)->kind[row] == KIND_command &&
                fact_text(all, store_fact(all, i, row), ATTRIBUTE_program, &program) &&
                text_equal(program, script))
                return true;
        }
    return false;
}

static text script_form(arena *memory, const store *all, text path)
{
    text words = quoted(memory, path);

    if (is_documented(all, path))
        return text_print(memory, "every(docs :commands(script %.*s)) :is_accepted_by(script %.*s)",
                          TEXT_FORMAT(words), TEXT_FORMAT(words));
    return text_print(memory, "the(script %.*s) :is_run_by(workflows)", TEXT_FORMAT(words));
}

text gap_form(const gap_words_index *index, arena *memory, const store *all, gap_type type, fact some)
{
    text path = store_path(all, some.shard);

    switch (type) {
    case GAP_TABLE:
        return table_form(index, memory, all, some);
    case GAP_RUNBOOK:
        return runbook_form(memory, all, some);
    case GAP_PROFILE:
    case GAP_SERVICE:
        return text_print(memory, "every(%.*s :%s()) :is_mentioned_in(docs)",
                          TEXT_FORMAT(compose_words(memory, path)),
                          type == GAP_PROFILE ? "profiles" : "services");
    case GAP_SCRIPT:
        return script_form(memory, all, path);
    case GAP_GATE:
    case GAP_TYPES:
        break;
    }
    return text_print(memory, "there_is(workflow %.*s :commands %.*s)", TEXT_FORMAT(quoted(memory, path)),
                      TEXT_FORMAT(quoted(memory, gap_gate_command(index, memory, all, some))));
}

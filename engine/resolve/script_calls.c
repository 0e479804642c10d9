/* script_calls.c — following commands into the scripts that they start, and through targets, actions and
 * workflows.
 *
 * In a script, what stands in the arm of a flag or action counts when the command names it; what stands in a
 * function counts where the function is called; the rest always counts. `exec other.sh "$@"` hands the words
 * on. */
#include "script_calls.h"

#include "call_hops.h"
#include "call_program.h"
#include "call_words.h"
#include "script_sources.h"

enum { CALL_DEPTH = 16, CALL_STEPS = 100000 };

typedef enum call_answer { CALL_NO, CALL_DEAD, CALL_YES } call_answer;

/* What a target, action or workflow came to: many ways lead to one. */
typedef struct call_known {
    uint32_t shard, first;
    call_answer is;
} call_known;

/* The files that a script sources, found once. */
typedef struct call_sources {
    uint32_t shard;
    script_sources files;
} call_sources;

typedef struct call_search {
    arena *memory;
    const store *all;
    text path;
    text_array *missing;
    uint32_t steps;
    uint32_t stack[CALL_DEPTH + 1]; /* shards and rows that are being followed: no circles */
    uint32_t stack_rows[CALL_DEPTH + 1];
    uint32_t depth;
    ARRAY(call_known) known;
    ARRAY(call_sources) sources;
    fact caller;   /* the step or job that uses the action or workflow that is followed; a literal: none */
    uint32_t used; /* the shard of that one */
    fact cut;      /* where the steps were spent; else a literal */
    fact open;     /* the first thing met that only a run can tell; a literal when there was none */
} call_search;

static call_answer row_runs(call_search *of, fact row, const call_words *outer, fact script);

/* Does the call lead into the arm of this row, by its own name or one of the other patterns of the arm? */
static bool leads_to(call_search *of, const call_words *given, fact row)
{
    const shard *facts = store_shard(of->all, row.shard);
    bool is_flag = facts->kind[row.row] == KIND_option;
    text name = fact_name(of->all, row), alias;

    if (call_has_word(of->memory, of->all, given, name, is_flag))
        return true;
    of->steps += facts->row_count / 16;
    for (uint32_t i = 0; i < facts->row_count; i++)
        if (facts->kind[i] == facts->kind[row.row] && i != row.row &&
            fact_text(of->all, store_fact(of->all, row.shard, i), ATTRIBUTE_alias, &alias) &&
            text_equal(alias, name) &&
            call_has_word(of->memory, of->all, given, store_name(of->all, facts->name[i]), is_flag))
            return true;
    return false;
}

/* A job that only others extend: its commands run there. */
static bool is_template(const shard *facts, const store *all, uint32_t row)
{
    return facts->kind[row] == KIND_job && (facts->flags[row] & FACT_DEAD) &&
           text_starts(store_name(all, facts->name[row]), TEXT("."));
}

/* Kinds besides commands that may lead on (call_hops.h). */
static bool has_hops(kind is)
{
    return is == KIND_step || is == KIND_job || is == KIND_dependency || is == KIND_path;
}

/* ---- scripts ---- */

static bool enter(call_search *of, uint32_t index, uint32_t row)
{
    for (uint32_t i = 0; i < of->depth; i++)
        if (of->stack[i] == index && of->stack_rows[i] == row)
            return false;
    if (of->depth >= CALL_DEPTH)
        return false;
    of->stack[of->depth] = index;
    of->stack_rows[of->depth++] = row;
    return true;
}

/* What stands there runs where it is called, or not at all. */
static bool is_elsewhere(kind is)
{
    return is == KIND_function || is == KIND_usage || is == KIND_print;
}

/* Rows [first, end) of a script, for a call with these words. `given` NULL: whatever it is called with. */
static call_answer rows_run(call_search *of, fact script, uint32_t first, uint32_t end,
                            const call_words *given)
{
    const shard *facts = store_shard(of->all, script.shard);
    call_answer best = CALL_NO;

    for (uint32_t row = first; row < end && best != CALL_YES;) {
        fact some = store_fact(of->all, script.shard, row);
        kind is = (kind)facts->kind[row];
        bool is_arm = is == KIND_option || is == KIND_action;
        if (++of->steps > CALL_STEPS) {
            of->cut = of->cut.shard == FACT_LITERAL ? some : of->cut;
            return best;
        }
        if ((is_elsewhere(is) && (given || is != KIND_function)) ||
            (given && is_arm && !leads_to(of, given, some)) || is_template(facts, of->all, row)) {
            row = facts->end_row[row];
            continue;
        }
        if (is == KIND_command || has_hops(is)) {
            call_answer one = row_runs(of, some, given, script);
            best = one > best ? one : best;
        }
        row++;
    }
    return best;
}

/* The function of this name in one file; ROW_NONE when it has none. */
static uint32_t function_row(call_search *of, fact script, uint32_t name)
{
    const shard *facts = store_shard(of->all, script.shard);

    of->steps += facts->row_count / 16;
    for (uint32_t row = 0; row < facts->row_count; row++)
        if (facts->kind[row] == KIND_function && facts->name[row] == name)
            return row;
    return ROW_NONE;
}

static const script_sources *sources_of(call_search *of, fact script)
{
    call_sources *made;

    for (uint32_t i = 0; i < of->sources.count; i++)
        if (of->sources.items[i].shard == script.shard)
            return &of->sources.items[i].files;
    made = array_push(&of->sources, of->memory);
    *made = (call_sources){script.shard, script_sources_of(of->memory, of->all, script, of->missing)};
    return &made->files;
}

/* The function of that name: of the script, or of a file that the script sources. */
static bool find_function(call_search *of, fact script, uint32_t name, fact *home, uint32_t *row)
{
    const script_sources *sources;

    if (script.shard == FACT_LITERAL)
        return false;

    *home = script;
    *row = function_row(of, script, name);
    if (*row != ROW_NONE)
        return true;
    sources = sources_of(of, script);
    for (uint32_t i = 0; i < sources->scripts.count && *row == ROW_NONE; i++) {
        *home = sources->scripts.items[i];
        *row = function_row(of, *home, name);
    }
    return *row != ROW_NONE;
}

static void note_missing(call_search *of, text path)
{
    bool is_path = text_find(path, '/', 0) < path.length || text_ends(path, TEXT(".sh"));

    if (!of->missing || !is_path || glob_is_pattern(path) || path.start[0] == '/' ||
        text_find(path, '$', 0) < path.length)
        return;
    for (uint32_t i = 0; i < of->missing->count; i++)
        if (text_equal(of->missing->items[i], path))
            return;
    *array_push(of->missing, of->memory) = path;
}

/* ---- commands ---- */

static call_answer path_runs(call_search *of, text path, fact command, const call_words *outer)
{
    call_answer found = CALL_NO;
    call_words given;
    fact script;

    if (text_equal(path, of->path) || (glob_is_pattern(path) && glob_match(path, of->path)))
        return CALL_YES;
    if (!script_at(of->all, path, &script)) {
        note_missing(of, path);
        return CALL_NO;
    }
    if (!enter(of, script.shard, command.row))
        return CALL_NO;
    given = call_words_of(of->memory, of->all, command, outer);
    found =
        rows_run(of, script, script.row + 1, store_shard(of->all, script.shard)->end_row[script.row], &given);
    of->depth--;
    return found;
}

/* A function of the script in which the command stands. */
static call_answer function_runs(call_search *of, fact script, uint32_t row, fact command,
                                 const call_words *outer)
{
    const shard *facts = store_shard(of->all, script.shard);
    call_words given = call_words_of(of->memory, of->all, command, outer);
    call_answer found;

    if (!enter(of, script.shard, row))
        return CALL_NO;
    found = rows_run(of, script, row + 1, facts->end_row[row], &given);
    of->depth--;
    return found;
}

/* The program as seen from the folder of the script that has the command: scripts begin with a cd to where
 * they stand, or are started there. False when that is no other path. */
static bool beside_script(const call_search *of, fact command, fact script, text *path)
{
    text program;

    return script.shard != FACT_LITERAL && fact_text(of->all, command, ATTRIBUTE_program, &program) &&
           path_folder(store_path(of->all, script.shard)).length &&
           text_find(program, '/', 0) < program.length &&
           path_resolve(of->memory, path_folder(store_path(of->all, script.shard)), program, path);
}

/* `source x` runs x in place. */
static call_answer sourced_runs(call_search *of, fact command, const call_words *outer, fact script)
{
    text_array paths = source_paths(of->memory, of->all, command, script);
    call_answer best = CALL_NO;

    for (uint32_t i = 0; i < paths.count && best != CALL_YES; i++) {
        call_answer one = path_runs(of, paths.items[i], command, outer);
        best = one > best ? one : best;
    }
    return best;
}

static bool is_source(const call_search *of, fact command)
{
    text program = {0};

    return fact_text(of->all, command, ATTRIBUTE_program, &program) && text_is(program, "source");
}

/* Only a run can tell whether this starts the file. */
static void open_note(call_search *of, fact row)
{
    if (of->open.shard == FACT_LITERAL || fact_kind(of->all, of->open) != KIND_command)
        of->open = row;
}

/* A file that the program may be, inputs filled in. */
static call_answer program_runs(call_search *of, text program, fact command, const call_words *outer)
{
    text filled = of->caller.shard == FACT_LITERAL
                      ? program
                      : program_filled(of->memory, of->all, program, of->caller, of->used);
    size_t blank = text_equal(filled, program) ? filled.length : text_find(filled, ' ', 0);
    call_answer best = CALL_NO;
    text path;

    if (path_resolve(of->memory, (text){0}, text_slice(filled, 0, blank), &path))
        best = path_runs(of, path, command, outer);
    if (program_may_be(of->memory, filled, of->path) || (best == CALL_NO && blank < filled.length))
        open_note(of, command);
    return best;
}

static call_answer programs_run(call_search *of, fact command, const call_words *outer, fact script)
{
    text_array files = command_files(of->memory, of->all, command);
    call_answer best = CALL_NO;
    text beside;

    for (uint32_t i = 0; i < files.count && best != CALL_YES; i++) {
        call_answer one = program_runs(of, files.items[i], command, outer);
        best = one > best ? one : best;
    }
    if (best == CALL_NO && beside_script(of, command, script, &beside))
        best = path_runs(of, beside, command, outer);
    return best;
}

/* A word of a call as a program: a function, or a file. */
static call_answer word_runs(call_search *of, const command_word *word, fact command, const call_words *outer,
                             fact script)
{
    text directory = {0}, name = store_name(of->all, word->name), path;
    call_answer best = CALL_NO;
    uint32_t row;
    fact home;

    if (find_function(of, script, word->name, &home, &row))
        return function_runs(of, home, row, command, outer);
    fact_text(of->all, command, ATTRIBUTE_directory, &directory);
    if (path_resolve(of->memory, directory, name, &path))
        best = path_runs(of, path, command, outer);
    if (best != CALL_YES && directory.length && path_resolve(of->memory, (text){0}, name, &path))
        best = path_runs(of, path, command, outer);
    return best;
}

/* "$@" and $1 run the word at that place of the call around them; one behind it when words were shifted away,
 * which is not known. */
static call_answer handed_runs(call_search *of, uint32_t number, fact command, const call_words *outer,
                               fact script)
{
    bool is_known = outer != NULL;
    uint32_t at = 0;

    for (const call_words *given = outer; given; given = given->passes_all ? given->outer : NULL) {
        is_known = is_known && (given->outer || !given->passes_all);
        for (uint32_t i = 0; i < given->words.count; i++) {
            const command_word *word = &given->words.items[i];
            if (call_passes_words(store_name(of->all, word->name)))
                continue;
            is_known = is_known && !word->is_free;
            if (at++ < number || word->is_free || word->is_flag ||
                word_runs(of, word, command, outer, script) != CALL_YES)
                continue;
            if (at == number + 1 && is_known)
                return CALL_YES;
            is_known = false;
        }
    }
    if (!is_known)
        open_note(of, command);
    return CALL_NO;
}

/* `find | xargs bash` and `eval "$X"` run what is not written. */
static bool runs_unwritten(const call_search *of, fact command, text program)
{
    const shard *facts = store_shard(of->all, command.shard);

    if (fact_flags(of->all, command) & FACT_OPEN)
        return text_is(program, "bash") || text_is(program, "sh");
    if (text_is(program, "eval"))
        for (uint32_t row = command.row + 1; row < facts->end_row[command.row]; row++)
            if (!text_starts(store_name(of->all, facts->name[row]), TEXT("$(")) &&
                program_may_be(of->memory, store_name(of->all, facts->name[row]), of->path))
                return true;
    return false;
}

/* Does this command start the file? `outer`: words of the script around it; `script`: that script, or a
 * literal. */
static call_answer command_runs(call_search *of, fact command, const call_words *outer, fact script)
{
    text program = {0};
    uint32_t row;
    fact home;

    fact_text(of->all, command, ATTRIBUTE_program, &program);
    if (runs_unwritten(of, command, program))
        open_note(of, command);
    if (is_source(of, command))
        return sourced_runs(of, command, outer, script);
    if (find_function(of, script, fact_text_id(of->all, command, ATTRIBUTE_program), &home, &row))
        return function_runs(of, home, row, command, outer);
    if (script.shard != FACT_LITERAL && program_is_word(program, &row))
        return handed_runs(of, row, command, outer, script);
    return programs_run(of, command, outer, script);
}

static call_known *known_of(call_search *of, const call_hop *hop)
{
    for (uint32_t i = 0; i < of->known.count; i++)
        if (of->known.items[i].shard == hop->shard && of->known.items[i].first == hop->first)
            return &of->known.items[i];
    return NULL;
}

/* Does what it came to hold for this call only? */
static bool is_own_call(const call_search *of, const call_hop *hop, fact from)
{
    const shard *facts = store_shard(of->all, from.shard);
    bool has_inputs = false;

    for (uint32_t row = from.row + 1; row < facts->end_row[from.row] && !has_inputs; row++)
        has_inputs = facts->kind[row] == KIND_meta &&
                     text_starts(store_name(of->all, facts->name[row]), TEXT("with."));
    return hop->is_appended || has_inputs;
}

static call_answer hop_runs(call_search *of, const call_hop *hop, fact from, const call_words *outer)
{
    bool is_own = is_own_call(of, hop, from);
    const call_known *known = is_own ? NULL : known_of(of, hop);
    fact caller = of->caller;
    uint32_t used = of->used;
    call_words given = {.outer = outer};
    call_answer found;

    of->steps += of->known.count / 16;
    if (known)
        return known->is;
    if (!enter(of, hop->shard, hop->first))
        return CALL_NO;
    if (hop->is_appended)
        given = call_words_of(of->memory, of->all, from, outer);
    given.is_appended = hop->is_appended;
    if (fact_kind(of->all, from) == KIND_step || fact_kind(of->all, from) == KIND_job) {
        of->caller = from;
        of->used = hop->shard;
    }
    found = rows_run(of, store_fact(of->all, hop->shard, 0), hop->first, hop->end,
                     hop->is_appended ? &given : NULL);
    of->depth--;
    of->caller = caller;
    of->used = used;
    if (!is_own)
        *array_push(&of->known, of->memory) = (call_known){hop->shard, hop->first, found};
    return found;
}

/* What the row leads to besides scripts. */
static call_answer hops_run(call_search *of, fact from, const call_words *outer)
{
    call_hop_array hops = call_hops(of->memory, of->all, from, of->missing, &of->steps);
    call_answer best = CALL_NO;

    for (uint32_t i = 0; i < hops.count && best != CALL_YES; i++) {
        call_answer one = hop_runs(of, &hops.items[i], from, outer);
        best = one > best ? one : best;
    }
    return best;
}

static call_answer row_runs(call_search *of, fact row, const call_words *outer, fact script)
{
    call_answer best = CALL_NO, other;
    fact open = of->open;

    if (fact_kind(of->all, row) == KIND_command)
        best = command_runs(of, row, outer, script);
    other = best == CALL_YES ? best : hops_run(of, row, outer);
    best = other > best ? other : best;
    if (call_is_open(of->all, row))
        open_note(of, row);
    if (!(fact_flags(of->all, row) & FACT_DEAD))
        return best;
    of->open = open;
    return best == CALL_YES ? CALL_DEAD : best;
}

call_verdict script_is_run(arena *memory, const store *all, fact from, text path, text_array *missing)
{
    fact none = {.shard = FACT_LITERAL}, script = none;
    call_search of = {.memory = memory,
                      .all = all,
                      .path = path,
                      .missing = missing,
                      .caller = none,
                      .cut = none,
                      .open = none};
    call_verdict verdict = {.command = none, .open = none, .cut = none};
    const shard *facts;

    if (from.shard == FACT_LITERAL)
        return verdict;
    facts = store_shard(all, from.shard);
    if (facts->kind[0] == KIND_script)
        script = store_fact(all, from.shard, 0);
    for (uint32_t row = from.row; row < facts->end_row[from.row]; row++) {
        fact command = store_fact(all, from.shard, row);
        call_answer answer;
        if (row != from.row && (is_template(facts, all, row) || is_elsewhere((kind)facts->kind[row]))) {
            row = facts->end_row[row] - 1;
            continue;
        }
        if (facts->kind[row] != KIND_command && !has_hops((kind)facts->kind[row]))
            continue;
        answer = row_runs(&of, command, NULL, script);
        if (answer == CALL_YES)
            return (call_verdict){.is_run = true, .command = command, .open = none, .cut = none};
        if (answer == CALL_DEAD && !verdict.is_only_dead)
            verdict = (call_verdict){.command = command, .is_only_dead = true, .cut = none};
    }
    verdict.open = of.open;
    verdict.cut = of.cut;
    return verdict;
}

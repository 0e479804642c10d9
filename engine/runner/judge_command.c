/* judge_command.c — is_accepted_by: what a script's parser takes, and what the compose project of a command
 * has (LANGUAGE 21). */
#include "judge.h"

#include "compose_command.h"
#include "found.h"
#include "projects.h"
#include "nearest.h"
#include "script_surface.h"
#include "target_call.h"

static outcome *break_word(judging *j, fact command, fact at, text why, text wrong, text candidate)
{
    run *r = j->r;
    outcome *made = judging_break(j, command,
                                  text_print(r->memory, "%.*s is not accepted by %.*s: %.*s",
                                             TEXT_FORMAT(fact_label(r, command)),
                                             TEXT_FORMAT(j->object_words), TEXT_FORMAT(why)));

    if (!fact_is_literal(at)) {
        made->at = fact_spot(r, at);
        if (candidate.length && text_equal(fact_name(r->facts, at), wrong))
            made->change = (edit){made->at, candidate};
    }
    made->actual = wrong;
    made->candidate = candidate;
    return made;
}

/* ---- scripts ---- */

/* The script that the command means, among the object's. */
static const fact *script_for(judging *j, fact command)
{
    for (uint32_t i = 0; i < j->object.count; i++)
        if (script_is_started(j->r->memory, j->r->facts, command,
                              fact_place(j->r->facts, j->object.items[i]).path))
            return &j->object.items[i];
    return NULL;
}

static void judge_by_script(judging *j, fact command)
{
    const fact *script = script_for(j, command);
    surface_verdict verdict;
    outcome *made;

    if (!script) {
        judging_keep(j, command, "is a command of another program", (text){0}, NULL);
        return;
    }
    verdict = script_accepts(j->r->memory, j->r->facts, *script, command);
    if (verdict.is_accepted) {
        if (verdict.open.length)
            judging_keep(j, command, "silent: {name}", verdict.open, &verdict.opening);
        else
            judging_keep(j, command, "every word is one that the parser takes", (text){0}, script);
        return;
    }
    made = break_word(j, command, verdict.at, verdict.problem, verdict.wrong, verdict.candidate);
    if (!fact_is_literal(verdict.surface))
        outcome_note(j, made, fact_spot(j->r, verdict.surface), TEXT("the parser says so here"));
}

/* ---- compose ---- */

static id_array compose_shards(const run *r)
{
    id_array found = {0};

    for (uint32_t i = 0; i < store_count(r->facts); i++)
        if (store_dialect(r->facts, i) == DIALECT_COMPOSE)
            *array_push(&found, r->memory) = i;
    return found;
}

/* The command as the project of one of its readings sees it; without any, as the one that the rule names. */
static compose_verdict ask_reading(run *r, compose_question *asked, uint32_t reading, const fact_array *named)
{
    const open_project *project;

    asked->reading = reading;
    asked->project = UINT32_MAX;
    if (reading < asked->command->readings.count)
        asked->project = project_of_files(r, &asked->command->readings.items[reading].files);
    else if (named->count)
        asked->project = named->items[0].shard;
    project = project_of_shard(r, asked->project);
    asked->switched_on = project ? project->profiles : (text_array){0};
    return compose_accepts(asked);
}

compose_verdict compose_verdict_of(run *r, const compose_command *read, fact command, const fact_array *named,
                                   compose_question *asked)
{
    id_array others = compose_shards(r);
    compose_verdict first;
    uint32_t project;

    *asked = (compose_question){.memory = r->memory,
                                .all = r->facts,
                                .from = r->root,
                                .stand_in = r->options->stand_in,
                                .command = read,
                                .fact = command,
                                .others = others.items,
                                .other_count = others.count};
    first = ask_reading(r, asked, 0, named);
    project = asked->project;
    for (uint32_t i = 1; !first.is_accepted && i < read->readings.count; i++) {
        compose_verdict other = ask_reading(r, asked, i, named);

        if (other.is_accepted)
            return other;
    }
    asked->reading = 0;
    asked->project = project;
    return first;
}

static void keep_compose(judging *j, fact command, const compose_verdict *verdict, uint32_t project)
{
    fact file = project == UINT32_MAX ? command : store_fact(j->r->facts, project, 0);

    if (verdict->open.length)
        judging_keep(j, command, "it can't be known: {name}", verdict->open, NULL);
    else
        judging_keep(j, command, "its files, services and profiles are there", (text){0}, &file);
}

static void judge_by_compose(judging *j, fact command)
{
    run *r = j->r;
    compose_finder finder = found_finder(r);
    compose_command read = compose_command_read(r->memory, r->facts, &finder, command, NULL, NULL);
    compose_question asked;
    compose_verdict verdict;
    outcome *made;

    if (!read.is_compose) {
        judging_keep(j, command, "is no compose command", (text){0}, NULL);
        return;
    }
    verdict = compose_verdict_of(r, &read, command, &j->object, &asked);
    if (verdict.is_accepted) {
        keep_compose(j, command, &verdict, asked.project);
        return;
    }
    made = break_word(j, command, verdict.at, verdict.problem, verdict.wrong, verdict.candidate);
    if (!fact_is_literal(verdict.other))
        outcome_note(j, made, fact_spot(r, verdict.other), text_from(verdict.other_words));
    else if (read.readings.count &&
             store_find(r->facts, read.readings.items[0].files.items[0], DIALECT_COMPOSE) != UINT32_MAX)
        outcome_note(j, made, (place){.path = read.readings.items[0].files.items[0]},
                     TEXT("the project begins in this file"));
}

/* ---- targets ---- */

/* The file among the object's that the command means; NULL when it is another one, or none. */
static const fact *target_file_for(judging *j, const target_call *call)
{
    for (uint32_t i = 0; i < call->files.count; i++) {
        uint32_t id = run_path(j->r, call->files.items[i]);

        for (uint32_t k = 0; k < j->object.count; k++)
            if (text_equal(fact_place(j->r->facts, j->object.items[k]).path, call->files.items[i]))
                return &j->object.items[k];
        if (j->r->known.items[id].is_there)
            return NULL;
    }
    return NULL;
}

static void break_target(judging *j, fact command, fact file, const target_name *unknown)
{
    run *r = j->r;
    text_array names = target_names(r->memory, r->facts, file);
    fact spelt = store_fact(r->facts, command.shard, unknown->row);
    text candidate = {0};
    outcome *made;

    nearest_text(r, &names, unknown->name, &candidate);
    made = break_word(j, command, spelt,
                      text_print(r->memory, "%.*s has no target \"%.*s\"",
                                 TEXT_FORMAT(store_path(r->facts, file.shard)), TEXT_FORMAT(unknown->name)),
                      unknown->name, candidate);
    if (candidate.length) {
        fact_array near = targets_named(r->memory, r->facts, file, candidate, NULL);
        outcome_note(j, made, fact_spot(r, near.items[0]), TEXT("the nearest target is here"));
    } else {
        outcome_note(j, made, fact_spot(r, file), TEXT("the targets stand in this file"));
    }
}

/* A just recipe that demands words which the command does not give. */
static void break_demand(judging *j, fact command, fact file, const targets_meant *meant)
{
    run *r = j->r;
    fact spelt = store_fact(r->facts, command.shard, meant->lacking->row);
    fact_array targets = targets_named(r->memory, r->facts, file, meant->lacking->name, NULL);
    outcome *made = break_word(j, command, spelt,
                               text_print(r->memory, "%.*s demands %d word%s behind its name",
                                          TEXT_FORMAT(meant->lacking->name), (int)meant->demanded,
                                          meant->demanded == 1 ? "" : "s"),
                               meant->lacking->name, (text){0});

    outcome_note(j, made, fact_spot(r, targets.items[0]), TEXT("the recipe stands here"));
}

/* npm start without such a script runs server.js, where that is there. */
static bool has_fallback(run *r, const target_call *call, fact file)
{
    text folder = path_folder(store_path(r->facts, file.shard));
    uint32_t id;

    if (!call->fallback.length)
        return false;
    id = run_path(r, path_join(r->memory, folder, call->fallback));
    return r->known.items[id].is_file;
}

static void judge_by_targets(judging *j, fact command)
{
    run *r = j->r;
    target_call call = target_call_read(r->memory, r->facts, command);
    const fact *file = call.is_call && !call.is_open ? target_file_for(j, &call) : NULL;
    targets_meant meant;

    if (!file) {
        judging_keep(j, command, "names no target of this file", (text){0}, NULL);
        return;
    }
    meant = targets_of_call(r->memory, r->facts, &call, *file, NULL);
    if (meant.unknown && !call.is_lenient && !targets_are_open(r->facts, *file) &&
        !has_fallback(r, &call, *file))
        break_target(j, command, *file, meant.unknown);
    else if (meant.lacking)
        break_demand(j, command, *file, &meant);
    else
        judging_keep(j, command, "its targets are there", (text){0}, file);
}

void judge_is_accepted_by(judging *j, fact subject)
{
    if (fact_kind(j->r->facts, subject) != KIND_command) {
        judging_keep(j, subject, "is no command", (text){0}, NULL);
        return;
    }
    if (j->object.count && fact_kind(j->r->facts, j->object.items[0]) == KIND_project)
        judge_by_compose(j, subject);
    else if (j->object.count && fact_kind(j->r->facts, j->object.items[0]) == KIND_file)
        judge_by_targets(j, subject);
    else
        judge_by_script(j, subject);
}

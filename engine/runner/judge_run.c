/* judge_run.c — runs, is_run_by, is_triggered_by: scripts through their wrappers, workflows by their filters.
 */
#include "judge.h"

#include "script_calls.h"
#include "trigger.h"
#include "workflow_trigger.h"

/* What it runs may be the file, and only a run can tell: then nothing is said. */
static bool is_open(const run *r, const call_verdict *verdict)
{
    return !fact_is_literal(verdict->open) && fact_kind(r->facts, verdict->open) == KIND_command;
}

static void keep_open(judging *j, fact subject, const call_verdict *verdict)
{
    judging_keep(j, subject, "silent: {name}",
                 TEXT("this may run it: what it runs is known only when it runs"), &verdict->open);
}

static void note_why(judging *j, outcome *made, const call_verdict *verdict)
{
    if (!fact_is_literal(verdict->open))
        outcome_note(
            j, made, fact_spot(j->r, verdict->open),
            fact_kind(j->r->facts, verdict->open) == KIND_path
                ? TEXT("this may run it: what is included by a pattern, or from elsewhere, is not looked at")
                : TEXT("this may run it: what stands in another repository is not looked at"));
    if (!fact_is_literal(verdict->cut))
        outcome_note(j, made, fact_spot(j->r, verdict->cut),
                     TEXT("the search ended here, after 100000 steps: what stands behind is not known"));
}

/* Only a command that is commented out or switched off would run it. */
static bool has_dead_call(const call_verdict *verdict)
{
    return verdict->is_only_dead && !fact_is_literal(verdict->command);
}

static void judge_path(judging *j, fact from, text path, const fact *script)
{
    run *r = j->r;
    call_verdict verdict = script_is_run(r->memory, r->facts, from, path, NULL);
    outcome *made;

    if (verdict.is_run) {
        judging_keep(j, from, "runs {name}", path, &verdict.command);
        return;
    }
    if (is_open(r, &verdict)) {
        keep_open(j, from, &verdict);
        return;
    }
    made = judging_lack(
        j, from, path,
        text_print(r->memory, "%.*s does not run %.*s", TEXT_FORMAT(fact_label(r, from)), TEXT_FORMAT(path)));
    if (has_dead_call(&verdict)) { /* who mends it does so there */
        made->at = fact_spot(r, verdict.command);
        made->message = text_print(r->memory, "%.*s: the command that would is not live: %.*s",
                                   TEXT_FORMAT(made->message), TEXT_FORMAT(dead_reason(r, verdict.command)));
    }
    note_why(j, made, &verdict);
    if (script)
        outcome_note(j, made, fact_spot(r, *script), TEXT("this is what it should run"));
}

void judge_runs(judging *j, fact subject)
{
    for (uint32_t i = 0; i < j->object.count; i++) {
        fact some = j->object.items[i];
        bool is_name = fact_is_literal(some);

        judge_path(j, subject, is_name ? fact_name(j->r->facts, some) : fact_place(j->r->facts, some).path,
                   is_name ? NULL : &some);
    }
}

void judge_is_run_by(judging *j, fact subject)
{
    run *r = j->r;
    text path = fact_place(r->facts, subject).path;
    call_verdict dead = {
        .command = {.shard = FACT_LITERAL}, .open = {.shard = FACT_LITERAL}, .cut = {.shard = FACT_LITERAL}};
    fact uncalled = {.shard = FACT_LITERAL};
    outcome *made;

    for (uint32_t i = 0; i < j->object.count; i++) {
        call_verdict verdict = script_is_run(r->memory, r->facts, j->object.items[i], path, NULL);
        bool has_callers = j->object.count > 1 && workflow_is_only_called(r->facts, j->object.items[i]);

        if (verdict.is_run && has_callers) {
            uncalled = j->object.items[i]; /* who calls it is among the others, and runs it too */
            continue;
        }
        if (has_callers && is_open(r, &verdict)) /* who calls it says with which inputs */
            continue;
        if (verdict.is_run) {
            judging_keep(j, subject, "is run by {name}", fact_name(r->facts, j->object.items[i]),
                         &verdict.command);
            return;
        }
        if (!is_open(r, &dead) &&
            (is_open(r, &verdict) || verdict.is_only_dead ||
             (!dead.is_only_dead && !(fact_is_literal(verdict.open) && fact_is_literal(verdict.cut)))))
            dead = verdict;
    }
    if (is_open(r, &dead)) {
        keep_open(j, subject, &dead);
        return;
    }
    made = judging_break(j, subject,
                         text_print(r->memory, "%.*s is not run by %.*s", TEXT_FORMAT(fact_label(r, subject)),
                                    TEXT_FORMAT(j->object_words)));
    if (!fact_is_literal(uncalled))
        outcome_note(j, made, fact_spot(r, uncalled),
                     TEXT("this would run it, but none of them calls this workflow"));
    if (has_dead_call(&dead))
        outcome_note(j, made, fact_spot(r, dead.command),
                     text_print(r->memory, "this would run it, but it is not live: %.*s",
                                TEXT_FORMAT(dead_reason(r, dead.command))));
    note_why(j, made, &dead);
    for (uint32_t i = 0; i < j->object.count && i < 3; i++)
        outcome_note(j, made, fact_spot(r, j->object.items[i]), TEXT("looked for here"));
}

void judge_is_triggered_by(judging *j, fact subject)
{
    run *r = j->r;
    trigger_answer answer = trigger_judge(r, j->sentence->arguments, subject);
    outcome *made;
    text message;

    if (answer.is_triggered) {
        judging_keep(j, subject, "every change of these files alone starts it", (text){0}, &subject);
        return;
    }
    message =
        text_print(r->memory, "%.*s is not triggered by %.*s: %.*s", TEXT_FORMAT(fact_label(r, subject)),
                   TEXT_FORMAT(j->object_words), TEXT_FORMAT(answer.problem));
    if (answer.count > 1)
        message = text_print(r->memory, "%.*s, and %u more", TEXT_FORMAT(message), answer.count - 1);
    made = judging_break(j, subject, message);
    made->at = fact_spot(r, answer.at);
    made->actual = answer.path;
    if (answer.path.length)
        outcome_note(j, made, (place){.path = answer.path},
                     TEXT("a change of this file alone does not start it"));
}

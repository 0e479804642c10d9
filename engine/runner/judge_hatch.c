/* judge_hatch.c — satisfies: a function of the rule file, asked in a worker about all subjects at once
 * (LANGUAGE 6). */
#include "judge.h"

#include "binding.h"

static const plan_argument *function_of(const judging *j)
{
    for (uint32_t i = 0; i < j->sentence->arguments.count; i++)
        if (run_argument(j->r, j->sentence->arguments, i)->type == ARGUMENT_FUNCTION)
            return run_argument(j->r, j->sentence->arguments, i);
    return NULL;
}

void hatch_prepare(judging *j)
{
    run *r = j->r;
    const plan_argument *function = function_of(j);

    j->verdicts = NULL;
    if (!function || !j->subjects.count)
        return;
    for (uint32_t file = 0; file < r->file_count; file++) {
        if (!text_equal(r->files[file].path, j->sentence->at.path))
            continue;
        j->verdicts = arena_array(r->memory, hatch_verdict, j->subjects.count);
        binding_ask(r->memory, &r->options->limits, r->root, r->files, r->file_count, file,
                    (uint32_t)function->number, r->facts, j->subjects.items, j->subjects.count, j->verdicts);
        return;
    }
}

void judge_satisfies(judging *j, fact subject)
{
    const hatch_verdict *verdict = j->verdicts ? &j->verdicts[j->asked] : NULL;
    text words = argument_phrase(j->r, j->sentence->arguments, 0, PHRASE_PLAIN);
    text message;
    outcome *made;

    if (!verdict) {
        made = judging_break(j, subject, TEXT("its function could not be found"));
        made->is_unjudged = true;
        return;
    }
    if (verdict->is_kept && !verdict->is_failed) {
        judging_keep(j, subject, "satisfies {name}", words, NULL);
        return;
    }
    message = text_print(j->r->memory,
                         verdict->is_failed ? "%.*s could not be asked whether it satisfies %.*s"
                                            : "%.*s does not satisfy %.*s",
                         TEXT_FORMAT(fact_label(j->r, subject)), TEXT_FORMAT(words));
    if (verdict->message.length)
        message = text_print(j->r->memory, "%.*s: %.*s", TEXT_FORMAT(message), TEXT_FORMAT(verdict->message));
    made = judging_break(j, subject, message);
    made->is_unjudged = verdict->is_failed;
}

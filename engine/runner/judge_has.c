/* judge_has.c — has, lacks, has_one: patterns looked for inside the subject (LANGUAGE 7, 14, 19). */
#include "judge.h"

static text pattern_words(judging *j, uint32_t index)
{
    return argument_phrase(j->r, j->sentence->arguments, index, PHRASE_ONE);
}

/* A link that is missing stands in a document; the other end is where it should lead to. */
static void note_targets(judging *j, plan_id pattern, outcome *about)
{
    for (plan_id id = pattern; id; id = run_selection(j->r, id)->input) {
        const plan_selection *some = run_selection(j->r, id);
        const fact_array *to;

        if (some->shape != SELECTION_WORD)
            return;
        if (some->word != WORD_to || !some->arguments.count ||
            run_argument(j->r, some->arguments, 0)->type != ARGUMENT_SELECTION)
            continue;
        to = select_all(j->r, run_argument(j->r, some->arguments, 0)->selection);
        if (to->count)
            outcome_note(j, about, fact_spot(j->r, to->items[0]), TEXT("it should lead here"));
        return;
    }
}

/* `, but the sections "Undo" and "Notes"`: a heading that was renamed is among them. `why` is about `label`;
 * else empty. */
static text other_sections(run *r, text why, text label)
{
    if (!text_starts(why, label))
        return (text){0};
    why = text_slice(why, label.length, why.length);
    if (!text_starts(why, TEXT(" has the section")))
        return (text){0};
    return text_print(r->memory, ", but%.*s", TEXT_FORMAT(text_slice(why, 4, why.length)));
}

static void break_without(judging *j, fact subject, uint32_t index)
{
    run *r = j->r;
    plan_id pattern = run_argument(r, j->sentence->arguments, index)->selection;
    lack why = lack_explain(r, pattern, 0, &subject);
    text words = pattern_words(j, index);
    text message =
        text_print(r->memory, "%.*s has no %.*s", TEXT_FORMAT(fact_label(r, subject)), TEXT_FORMAT(words));
    outcome *made;

    if (why.other_list.length)
        message = text_print(r->memory, "%.*s%.*s", TEXT_FORMAT(message), TEXT_FORMAT(why.other_list));
    else if ((why.is_partial || why.is_dead) && why.why.length)
        message = text_print(r->memory, "%.*s: %.*s", TEXT_FORMAT(message), TEXT_FORMAT(why.why));
    else if (!why.candidate.length)
        message = text_print(r->memory, "%.*s%.*s", TEXT_FORMAT(message),
                             TEXT_FORMAT(other_sections(r, why.why, fact_label(r, subject))));
    made = judging_lack(j, subject, words, message);
    if ((why.is_partial || why.is_dead) && why.why.length)
        outcome_note(j, made, why.at, why.why);
    else if (why.candidate.length) {
        made->candidate = why.candidate;
        outcome_note(
            j, made, why.at,
            text_print(r->memory, "the nearest is \"%.*s\": did you mean that?", TEXT_FORMAT(why.candidate)));
    }
    note_targets(j, pattern, made);
}

void judge_has(judging *j, fact subject)
{
    plan_range patterns = j->sentence->arguments;

    for (uint32_t i = 0; i < patterns.count; i++) {
        fact_array found = {0};

        if (run_argument(j->r, patterns, i)->type != ARGUMENT_SELECTION)
            continue;
        found = select_argument(j->r, patterns, i, subject, SELECT_SATISFYING);
        if (found.count)
            judging_keep(j, subject, "has {by}", (text){0}, &found.items[0]);
        else
            break_without(j, subject, i);
    }
}

void judge_lacks(judging *j, fact subject)
{
    plan_range patterns = j->sentence->arguments;
    uint32_t broken = 0;

    for (uint32_t i = 0; i < patterns.count; i++) {
        fact_array found = select_argument(j->r, patterns, i, subject, 0);

        for (uint32_t k = 0; k < found.count; k++, broken++) {
            outcome *made = judging_break(j, found.items[k],
                                          text_print(j->r->memory, "%.*s has %.*s, and should not",
                                                     TEXT_FORMAT(fact_label(j->r, subject)),
                                                     TEXT_FORMAT(fact_label(j->r, found.items[k]))));

            made->owner = fact_key(j->r, subject);
            outcome_note(j, made, fact_spot(j->r, subject), TEXT("it stands in here"));
        }
    }
    if (!broken)
        judging_keep(j, subject, "lacks {name}", j->object_words, NULL);
}

void judge_has_one(judging *j, fact subject)
{
    plan_range patterns = j->sentence->arguments;

    for (uint32_t i = 0; i < patterns.count; i++) {
        fact_array found = select_argument(j->r, patterns, i, subject, SELECT_SATISFYING);
        outcome *made;

        if (found.count == 1) {
            judging_keep(j, subject, "has one: {by}", (text){0}, &found.items[0]);
            continue;
        }
        if (!found.count) {
            break_without(j, subject, i);
            continue;
        }
        made = judging_lack(j, subject, pattern_words(j, i),
                            text_print(j->r->memory, "%.*s has %u, and should have one: %.*s",
                                       TEXT_FORMAT(fact_label(j->r, subject)), found.count,
                                       TEXT_FORMAT(pattern_words(j, i))));
        made->expected = TEXT("1");
        made->actual = text_print(j->r->memory, "%u", found.count);
        for (uint32_t k = 0; k < found.count; k++)
            outcome_note(j, made, fact_spot(j->r, found.items[k]),
                         text_print(j->r->memory, "number %u", k + 1));
    }
}

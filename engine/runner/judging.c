/* judging.c — outcomes: what is kept, what is broken, and where both ends stand. */
#include "judge.h"

#include "sources.h"

static outcome *new_outcome(judging *j, fact subject)
{
    outcome *made = array_push(&j->outcomes, j->r->memory);

    made->subject = fact_key(j->r, subject);
    made->name = fact_name(j->r->facts, subject);
    made->role = j->role;
    made->about = subject;
    made->at = fact_spot(j->r, subject);
    return made;
}

static text decided_words(const judging *j, const char *words, text name, const fact *by)
{
    word_values values = {.name = name};

    if (by)
        values.by = fact_label(j->r, *by);
    return words_fill(j->r, words, &values);
}

void judging_keep(judging *j, fact subject, const char *words, text name, const fact *by)
{
    outcome *made;

    if (j->kept++ >= j->trace_limit)
        return;
    made = new_outcome(j, subject);
    made->is_kept = true;
    made->decided = decided_words(j, words, name, by);
    if (by && !fact_is_literal(*by))
        made->decided_at = fact_spot(j->r, *by);
}

outcome *judging_break(judging *j, fact subject, text message)
{
    outcome *made = new_outcome(j, subject);

    made->message = message;
    made->decided = message;
    return made;
}

outcome *judging_lack(judging *j, fact owner, text absent, text message)
{
    outcome *made = judging_break(j, owner, message);

    made->owner = made->subject;
    made->subject = text_print(j->r->memory, "%.*s of %.*s", TEXT_FORMAT(absent), TEXT_FORMAT(made->owner));
    made->expected = absent;
    return made;
}

void outcome_note(const judging *j, outcome *about, place at, text message)
{
    if (!at.path.length)
        return;
    for (uint32_t i = 0; i < about->notes.count; i++)
        if (text_equal(about->notes.items[i].message, message) &&
            about->notes.items[i].at.part.start == at.part.start)
            return;
    *array_push(&about->notes, j->r->memory) = (note){at, message};
    if (!about->decided_at.path.length)
        about->decided_at = at;
}

void outcome_candidate(const judging *j, outcome *about, fact near, const char *what)
{
    text name = fact_name(j->r->facts, near);

    about->candidate = name;
    if (fact_is_literal(near))
        return;
    if (near.is_captured || fact_kind(j->r->facts, near) == KIND_disabled)
        what = near.is_captured ? "name" : "disabled service";
    outcome_note(
        j, about, fact_spot(j->r, near),
        text_print(j->r->memory, "the nearest %s is \"%.*s\": did you mean that?", what, TEXT_FORMAT(name)));
}

void judge_prepare(judging *j)
{
    run *r = j->r;
    const plan_sentence *s = j->sentence;

    j->role = role_words(r, s);
    j->object_words = arguments_phrase(r, s->arguments, PHRASE_THE);
    if (s->arguments.count && run_argument(r, s->arguments, 0)->type == ARGUMENT_SELECTION &&
        selection_is_absolute(r, run_argument(r, s->arguments, 0)->selection))
        j->object = *select_all(r, run_argument(r, s->arguments, 0)->selection);
    else if (s->arguments.count && run_argument(r, s->arguments, 0)->type != ARGUMENT_SELECTION)
        j->object = select_argument(r, s->arguments, 0, (fact){.shard = FACT_LITERAL}, 0);
    if (s->verb == WORD_satisfies)
        hatch_prepare(j);
}

void judge_one(judging *j, fact subject)
{
    static void (*const verbs[WORD_COUNT])(judging *, fact) = {
        [WORD_has] = judge_has,
        [WORD_lacks] = judge_lacks,
        [WORD_has_one] = judge_has_one,
        [WORD_is] = judge_is,
        [WORD_appears_in] = judge_appears_in,
        [WORD_mentions] = judge_mentions,
        [WORD_is_mentioned_in] = judge_is_mentioned_in,
        [WORD_agrees] = judge_agrees,
        [WORD_agrees_with] = judge_agrees_with,
        [WORD_is_accepted_by] = judge_is_accepted_by,
        [WORD_has_lines] = judge_has_lines,
        [WORD_connects] = judge_connects,
        [WORD_exists] = judge_exists,
        [WORD_runs] = judge_runs,
        [WORD_is_run_by] = judge_is_run_by,
        [WORD_is_triggered_by] = judge_is_triggered_by,
        [WORD_is_within] = judge_is_within,
        [WORD_satisfies] = judge_satisfies,
    };

    if (verbs[j->sentence->verb])
        verbs[j->sentence->verb](j, subject);
}

void judge_whole(judging *j)
{
    switch (j->sentence->verb) {
    case WORD_equals:
        judge_equals(j);
        break;
    case WORD_same_sequence_as:
        judge_same_sequence(j);
        break;
    case WORD_keeps_the_order_of:
        judge_keeps_the_order_of(j);
        break;
    case WORD_go_in_order:
        judge_go_in_order(j);
        break;
    case WORD_is_unique:
        judge_is_unique(j);
        break;
    case WORD_are_alike:
        judge_are_alike(j);
        break;
    default:
        break;
    }
}

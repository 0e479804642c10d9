/* judge_whole.c — go_in_order, is_unique, are_alike: verbs on all facts of a selection together (LANGUAGE
 * 22). */
#include "judge.h"

#include "unicode.h"

/* ---- go_in_order ---- */

/* The subject as a pattern sees it: is it one of what the pattern means? Its first noun is the subject
 * itself. */
static bool fits(judging *j, plan_id pattern, fact subject, unsigned how)
{
    run *r = j->r;
    plan_id first = pattern;
    fact_array seed = {0};

    while (run_selection(r, first)->shape == SELECTION_WORD && run_selection(r, first)->input)
        first = run_selection(r, first)->input;
    if (run_selection(r, first)->shape == SELECTION_EITHER) {
        const plan_selection *either = run_selection(r, first);

        for (uint32_t i = 0; i < either->arguments.count; i++)
            if (run_argument(r, either->arguments, i)->type == ARGUMENT_SELECTION &&
                fits(j, run_argument(r, either->arguments, i)->selection, subject, how))
                return true;
        return false;
    }
    if (run_selection(r, first)->shape == SELECTION_LITERAL) {
        fact_array names = select_inside(r, first, subject, 0);

        return facts_find(r, &names, subject) != NULL;
    }
    *array_push(&seed, r->memory) = subject;
    if (word_about(run_selection(r, first)->word)->shape == SHAPE_FILTER)
        return select_from(r, pattern, 0, &seed, how).count > 0;
    if (word_about(run_selection(r, first)->word)->gives == fact_kind(r->facts, subject))
        return noun_accepts(r, first, subject) && select_from(r, pattern, first, &seed, how).count > 0;
    return select_from(r, pattern, 0, &seed, how).count > 0; /* another noun: something inside the subject */
}

static uint32_t first_that_fits(judging *j, plan_id pattern, uint32_t from, uint32_t to)
{
    while (from < to && !fits(j, pattern, j->subjects.items[from], 0))
        from++;
    return from;
}

/* The command that the pattern asks for, as it is written; empty when it asks for none or for any. */
static text command_of(run *r, plan_id pattern)
{
    for (; pattern && run_selection(r, pattern)->shape == SELECTION_WORD;
         pattern = run_selection(r, pattern)->input) {
        const plan_selection *part = run_selection(r, pattern);
        const plan_argument *first = part->arguments.count ? run_argument(r, part->arguments, 0) : NULL;
        bool is_command = part->word == WORD_running ||
                          (part->word == WORD_with && first && first->type == ARGUMENT_SELECTION &&
                           plan_gives(r->rules, first->selection) == KIND_command);
        text words = is_command ? filter_phrase(r, pattern) : (text){0};
        size_t open = text_find(words, '"', 0), close = text_find(words, '"', open + 1);

        if (close < words.length)
            return text_slice(words, open + 1, close);
    }
    return (text){0};
}

static bool fits_any(judging *j, fact subject)
{
    plan_range patterns = j->sentence->arguments;

    for (uint32_t i = 0; i < patterns.count; i++)
        if (run_argument(j->r, patterns, i)->type == ARGUMENT_SELECTION &&
            fits(j, run_argument(j->r, patterns, i)->selection, subject, 0))
            return true;
    return false;
}

/* A command that is like the missing one, in a subject that serves no other pattern. */
static bool note_command(judging *j, plan_id pattern, outcome *about)
{
    run *r = j->r;
    text wanted = command_of(r, pattern);
    fact_array commands = {0};
    const fact *near;

    for (uint32_t i = 0; wanted.length && i < j->subjects.count; i++) {
        fact some = j->subjects.items[i];
        const shard *facts = fact_is_literal(some) ? NULL : store_shard(r->facts, some.shard);

        if (!facts || fits_any(j, some))
            continue;
        for (uint32_t row = some.row; row < facts->end_row[some.row]; row++)
            if (facts->kind[row] == KIND_command && row_is_live(facts, row, ROW_NONE))
                *array_push(&commands, r->memory) = store_fact(r->facts, some.shard, row);
    }
    near = nearest_command(r, &commands, wanted);
    if (near)
        outcome_candidate(j, about, *near, "command");
    return near != NULL;
}

/* The part of the pattern that some subject has, as the nearest thing to a missing step. */
static void note_partial(judging *j, plan_id pattern, uint32_t from, outcome *about)
{
    run *r = j->r;

    for (plan_id part = run_selection(r, pattern)->input; part && run_selection(r, part)->input;
         part = run_selection(r, part)->input) {
        uint32_t at = first_that_fits(j, part, from, j->subjects.count);
        fact some;

        if (at == j->subjects.count)
            continue;
        some = j->subjects.items[at];
        outcome_note(j, about, fact_spot(r, some),
                     text_print(r->memory, "this one is %.*s, but not %.*s",
                                TEXT_FORMAT(selection_phrase(r, part, PHRASE_A)),
                                TEXT_FORMAT(selection_phrase(r, pattern, PHRASE_A))));
        return;
    }
}

static void break_missing(judging *j, plan_id pattern, uint32_t from)
{
    run *r = j->r;
    fact holder;
    text words = selection_phrase(r, pattern, PHRASE_ONE), message;
    outcome *made;

    if (!selection_holder(r, j->sentence->subject, &holder))
        holder = fact_file(r, j->subjects.items[0]);
    if (fact_kind(r->facts, holder) == KIND_list)
        fact_ancestor(r->facts, holder, KIND_section, &holder);
    message =
        text_print(r->memory, "%.*s has no %.*s", TEXT_FORMAT(fact_label(r, holder)), TEXT_FORMAT(words));
    if (from)
        message = text_print(r->memory, "%.*s behind %.*s", TEXT_FORMAT(message),
                             TEXT_FORMAT(fact_label(r, j->subjects.items[from - 1])));
    made = judging_lack(j, holder, words, message);
    if (!note_command(j, pattern, made))
        note_partial(j, pattern, 0, made);
    if (from)
        outcome_note(j, made, fact_spot(r, j->subjects.items[from - 1]), TEXT("it belongs behind this one"));
}

static void break_early(judging *j, plan_id pattern, uint32_t early, uint32_t last)
{
    run *r = j->r;
    fact step = j->subjects.items[early], before = j->subjects.items[last];
    outcome *made = judging_break(
        j, step,
        text_print(r->memory, "%.*s (%.*s) stands before %.*s, and belongs behind it",
                   TEXT_FORMAT(fact_label(r, step)), TEXT_FORMAT(selection_phrase(r, pattern, PHRASE_ONE)),
                   TEXT_FORMAT(fact_label(r, before))));

    outcome_note(j, made, fact_spot(r, before), TEXT("it belongs behind this one"));
}

void judge_go_in_order(judging *j)
{
    plan_range patterns = j->sentence->arguments;
    bool *is_used = arena_array(j->r->memory, bool, j->subjects.count + 1); /* one serves one pattern */
    uint32_t from = 0;

    for (uint32_t i = 0; i < patterns.count; i++) {
        const plan_argument *some = run_argument(j->r, patterns, i);
        uint32_t at, early;

        if (some->type != ARGUMENT_SELECTION)
            continue;
        at = first_that_fits(j, some->selection, from, j->subjects.count);
        if (at < j->subjects.count) {
            judging_keep(j, j->subjects.items[at], "is the next {name}",
                         selection_phrase(j->r, some->selection, PHRASE_ONE), NULL);
            is_used[at] = true;
            from = at + 1;
            continue;
        }
        early = 0;
        while (early < from && (is_used[early] || !fits(j, some->selection, j->subjects.items[early], 0)))
            early++;
        if (early < from)
            break_early(j, some->selection, early, from - 1);
        else
            break_missing(j, some->selection, from);
        return; /* the first that can't be placed is reported */
    }
}

/* ---- is_unique ---- */

void judge_is_unique(judging *j)
{
    run *r = j->r;
    const name_index *index = name_index_new(r, &j->subjects, false);

    for (uint32_t i = 0; i < j->subjects.count; i++) {
        fact some = j->subjects.items[i];
        const fact *first = name_index_find(r, index, some);
        outcome *made;

        if (!first || fact_same(*first, some)) {
            judging_keep(j, some, "is the first of its name", (text){0}, NULL);
            continue;
        }
        made = judging_break(
            j, some, text_print(r->memory, "%.*s is there more than once", TEXT_FORMAT(fact_label(r, some))));
        outcome_note(j, made, fact_spot(r, *first), TEXT("the first one is here"));
    }
}

/* ---- are_alike ---- */

/* What is compared: of things that hold text their text, folded; of others the name. */
static text content(run *r, fact some)
{
    bool is_sliced;
    text found = fact_content(r, some, &is_sliced);

    return is_sliced ? unicode_fold(r->memory, found) : found;
}

void judge_are_alike(judging *j)
{
    run *r = j->r;
    fact first;
    text wanted;

    if (!j->subjects.count)
        return;
    first = j->subjects.items[0];
    wanted = content(r, first);
    for (uint32_t i = 0; i < j->subjects.count; i++) {
        fact some = j->subjects.items[i];
        outcome *made;

        if (text_equal(content(r, some), wanted)) {
            judging_keep(j, some, "is like the first", (text){0}, &first);
            continue;
        }
        made = judging_break(j, some,
                             text_print(r->memory, "%.*s in %.*s differs from the one in %.*s",
                                        TEXT_FORMAT(fact_label(r, some)),
                                        TEXT_FORMAT(fact_place(r->facts, some).path),
                                        TEXT_FORMAT(fact_place(r->facts, first).path)));
        outcome_note(j, made, fact_spot(r, first), TEXT("the first one is here"));
    }
}

/* sentence.c — one sentence: promises first, then the quantifier with its verb (LANGUAGE 27). */
#include "contract.h"

#include "promise.h"
#include "sources.h"

static unsigned lifts_of(word quantifier)
{
    switch (quantifier) {
    case WORD_whenever:
        return LIFT_PLURALS;
    case WORD_some:
    case WORD_count:
    case WORD_there_is:
    case WORD_there_is_no:
        return LIFT_LAST;
    default:
        return 0;
    }
}

static bool promises_kept(contract_run *c, const plan_sentence *sentence)
{
    unsigned lifts = lifts_of(sentence->quantifier);
    bool subject = promise_is_kept(c->r, sentence->subject, lifts, c->contract);

    return promise_of_arguments(c->r, sentence->arguments, lifts & LIFT_PLURALS, c->contract) && subject;
}

static bool is_whole(const plan_sentence *sentence)
{
    return sentence->verb && word_about(sentence->verb)->shape == SHAPE_VERB_WHOLE;
}

/* Two empty sets of parts agree; with any other verb, no subject means that nothing was checked. */
static bool may_be_empty(const plan_sentence *sentence)
{
    switch (sentence->quantifier) {
    case WORD_whenever:
    case WORD_there_is:
    case WORD_there_is_no:
    case WORD_count:
    case WORD_some:
        return true;
    default:
        return sentence->verb == WORD_equals || sentence->verb == WORD_same_sequence_as;
    }
}

/* ---- some ---- */

static bool is_satisfied(const judging *j, uint32_t from)
{
    for (uint32_t i = from; i < j->outcomes.count; i++)
        if (!j->outcomes.items[i].is_kept)
            return false;
    return j->outcomes.count > from;
}

static void add_reasons(judging *tried, outcome *made)
{
    uint32_t told = 0;

    for (uint32_t i = 0; i < tried->outcomes.count && told < 3; i++) {
        const outcome *one = &tried->outcomes.items[i];

        if (one->is_kept)
            continue;
        outcome_note(tried, made, one->at, one->message);
        for (uint32_t k = 0; k < one->notes.count; k++)
            outcome_note(tried, made, one->notes.items[k].at, one->notes.items[k].message);
        told++;
    }
}

static void break_some(judging *j, judging *tried)
{
    run *r = j->r;
    text words = selection_phrase(r, j->sentence->subject, PHRASE_ONE), verb = verb_words(r, j->sentence);
    fact holder;
    outcome *made;
    lack why;

    if (j->subjects.count == 1) {
        for (uint32_t i = 0; i < tried->outcomes.count; i++)
            if (!tried->outcomes.items[i].is_kept)
                *array_push(&j->outcomes, r->memory) = tried->outcomes.items[i];
        return;
    }
    made = array_push(&j->outcomes, r->memory);
    made->subject = words;
    made->role = j->role;
    made->message = text_print(r->memory, "none of %u does: %.*s that %.*s", j->subjects.count,
                               TEXT_FORMAT(words), TEXT_FORMAT(verb));
    if (!j->subjects.count)
        made->message =
            text_print(r->memory, "there is no %.*s that %.*s", TEXT_FORMAT(words), TEXT_FORMAT(verb));
    why = j->subjects.count ? (lack){0} : lack_explain(r, j->sentence->subject, 0, NULL);
    if (why.why.length)
        made->message = text_print(r->memory, "%.*s: %.*s", TEXT_FORMAT(made->message), TEXT_FORMAT(why.why));
    made->candidate = why.candidate;
    made->decided = made->message;
    if (j->subjects.count)
        made->at =
            fact_spot(r, selection_holder(r, j->sentence->subject, &holder) ? holder : j->subjects.items[0]);
    else
        made->at = why.at.path.length ? why.at : j->sentence->at;
    add_reasons(tried, made);
}

static void judge_some(judging *j)
{
    judging tried = *j;

    tried.trace_limit = UINT32_MAX; /* what is kept decides here */
    for (uint32_t i = 0; i < j->subjects.count; i++) {
        uint32_t before = tried.outcomes.count, kept = tried.kept;

        tried.asked = i;
        judge_one(&tried, j->subjects.items[i]);
        if (!is_satisfied(&tried, before))
            continue;
        for (uint32_t k = before; k < tried.outcomes.count; k++)
            *array_push(&j->outcomes, j->r->memory) = tried.outcomes.items[k];
        j->kept += tried.kept - kept;
        return; /* one is enough */
    }
    break_some(j, &tried);
}

/* ---- quantifiers ---- */

static void judge_subjects(judging *j)
{
    switch (j->sentence->quantifier) {
    case WORD_count:
        judge_count(j);
        return;
    case WORD_there_is:
        judge_there_is(j);
        return;
    case WORD_there_is_no:
        judge_there_is_no(j);
        return;
    case WORD_some:
        judge_some(j);
        return;
    default:
        break;
    }
    judge_whole(j);
}

/* Is each subject judged on its own? */
static bool is_one_by_one(const plan_sentence *sentence)
{
    switch (sentence->quantifier) {
    case WORD_count:
    case WORD_there_is:
    case WORD_there_is_no:
    case WORD_some:
        return false;
    default:
        return !is_whole(sentence);
    }
}

/* What was found out is copied; then all that it took is forgotten. */
static void take_outcomes(contract_run *c, judging *j, sentence_trace *into)
{
    for (uint32_t i = 0; i < j->outcomes.count; i++)
        outcome_take(c, into, j->sentence, &j->outcomes.items[i]);
    j->outcomes.count = j->outcomes.capacity = 0;
    j->outcomes.items = NULL;
    arena_reset(&c->r->scratch);
}

static void judge_each(contract_run *c, judging *j, sentence_trace *into)
{
    for (uint32_t i = 0; i < j->subjects.count; i++) {
        j->asked = i;
        judge_one(j, j->subjects.items[i]);
        take_outcomes(c, j, into);
    }
}

static void judge_now(contract_run *c, const plan_sentence *sentence, sentence_trace *into)
{
    run *r = c->r;
    judging j = {.r = r, .sentence = sentence, .subjects = *select_all(r, sentence->subject)};

    if (!j.subjects.count && !may_be_empty(sentence)) {
        promise_report_empty(r, sentence->subject, c->contract);
        into->state = CONTRACT_VACUOUS;
        c->is_vacuous = true;
        return;
    }
    j.trace_limit = r->options->trace_limit ? r->options->trace_limit : UINT32_MAX;
    r->memory = &r->sentence;
    judge_prepare(&j);
    r->memory = &r->scratch;
    if (is_one_by_one(sentence))
        judge_each(c, &j, into);
    else
        judge_subjects(&j);
    take_outcomes(c, &j, into);
    into->kept_count = j.kept;
    into->subject_count = j.kept;
    for (uint32_t i = 0; i < into->subjects.count; i++)
        into->subject_count += !into->subjects.items[i].is_kept;
    r->memory = r->lasting;
    arena_reset(&r->sentence);
}

void sentence_judge(contract_run *c, uint32_t index)
{
    const plan_sentence *sentence = &c->r->rules->sentences.items[index];
    sentence_trace *into = array_push(&c->into->sentences, c->r->memory);

    into->sentence = index;
    into->written = sentence->written;
    into->words = sentence_words(c->r, sentence);
    if (c->is_unjudged) {
        into->state = CONTRACT_UNJUDGED;
        return;
    }
    c->r->notes = &c->r->reads[index].notes;
    if (promises_kept(c, sentence)) {
        judge_now(c, sentence, into);
    } else {
        into->state = CONTRACT_VACUOUS;
        c->is_vacuous = true;
    }
    c->r->notes = NULL;
    trace_selections(c->r, sentence, into);
}

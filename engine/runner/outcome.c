/* outcome.c — outcomes become rows of the trace and findings; equal keys of a contract in one file are one
 * finding. */
#include "contract.h"

static finding *same_finding(const contract_run *c, const outcome *some)
{
    for (uint32_t i = c->first; i < c->r->findings.count; i++) {
        finding *old = &c->r->findings.items[i];

        if (old->state != FINDING_VACUOUS && text_equal(old->contract, c->contract->id) &&
            text_equal(old->subject, some->subject) && text_equal(old->role, some->role) &&
            text_equal(old->at.path, some->at.path))
            return old;
    }
    return NULL;
}

static void add_place(contract_run *c, finding *to, place at)
{
    if (at.part.start == to->at.part.start && at.part.end == to->at.part.end)
        return;
    *array_push(&to->notes, c->r->memory) = (note){at, TEXT("also here")};
}

static void add_finding(contract_run *c, const plan_sentence *sentence, const outcome *some)
{
    finding *made = same_finding(c, some);

    if (made) {
        add_place(c, made, some->at);
        return;
    }
    made = array_push(&c->r->findings, c->r->memory);
    made->state = some->is_unjudged ? FINDING_UNJUDGED : FINDING_BROKEN;
    made->level = c->contract->level;
    made->contract = c->contract->id;
    made->subject = some->subject;
    made->role = some->role;
    made->at = some->at.path.length ? some->at : sentence->at;
    made->message = some->message;
    for (uint32_t i = 0; i < some->notes.count; i++)
        *array_push(&made->notes, c->r->memory) = some->notes.items[i];
    made->expected = some->expected;
    made->actual = some->actual;
    made->candidate = some->candidate;
    made->fix = c->contract->fix;
    made->change = some->change;
    made->rule = sentence->at;
    made->says = c->contract->says;
    made->why = c->contract->why;
}

void outcome_take(contract_run *c, sentence_trace *into, const plan_sentence *sentence, const outcome *some)
{
    subject_trace *row = array_push(&into->subjects, c->r->memory);

    row->subject = some->subject;
    row->role = some->role;
    row->at = some->at;
    row->is_kept = some->is_kept;
    row->decided = some->decided;
    row->decided_at = some->decided_at;
    if (some->is_kept)
        return;
    if (!some->is_unjudged && excuse_covers(c, some)) {
        row->is_excused = true;
        c->into->excused_count++;
        return;
    }
    add_finding(c, sentence, some);
    if (some->is_unjudged)
        c->is_unjudged = true;
    else
        c->is_broken = true;
    if (into->state != CONTRACT_UNJUDGED)
        into->state = some->is_unjudged ? CONTRACT_UNJUDGED : CONTRACT_BROKEN;
}

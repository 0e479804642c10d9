/* outcome.c — outcomes become rows of the trace and findings; equal keys of a contract in one file are one
 * finding. */
#include "contract.h"
#include "projects.h"

/* The contract's finding about the same subject in the same file and role; NULL when there is none yet. */
static finding *same_finding(contract_run *c, text key)
{
    uint32_t id;

    return c->keys.memory && names_lookup(&c->keys, key, &id) ? &c->r->findings.items[c->by_key.items[id]]
                                                              : NULL;
}

static finding *new_finding(contract_run *c, text key)
{
    if (!c->keys.memory) { /* the first finding */
        names_init(&c->keys, c->r->lasting);
        *array_push(&c->by_key, c->r->lasting) = 0; /* the empty key's */
    }
    names_intern(&c->keys, key, false);
    *array_push(&c->by_key, c->r->lasting) = c->r->findings.count;
    return array_push(&c->r->findings, c->r->lasting);
}

static text lasting(const contract_run *c, text some)
{
    return some.length ? text_copy(c->r->lasting, some) : (text){0};
}

static void add_note(contract_run *c, finding *to, place at, text message)
{
    *array_push(&to->notes, c->r->lasting) = (note){at, lasting(c, message)};
    to->notes.items[to->notes.count - 1].at.path = lasting(c, at.path);
}

static void add_place(contract_run *c, finding *to, place at)
{
    if (at.part.start != to->at.part.start || at.part.end != to->at.part.end)
        add_note(c, to, at, TEXT("also here"));
}

static void add_finding(contract_run *c, const plan_sentence *sentence, const outcome *some)
{
    text key = text_print(c->r->memory, "%.*s\n%.*s\n%.*s", TEXT_FORMAT(some->subject),
                          TEXT_FORMAT(some->role), TEXT_FORMAT(some->at.path));
    finding *made = same_finding(c, key);

    if (made) {
        add_place(c, made, some->at);
        return;
    }
    if (c->by_key.count > c->r->options->limits.findings) {
        c->untold++;
        return;
    }
    made = new_finding(c, key);
    made->state = some->is_unjudged ? FINDING_UNJUDGED : FINDING_BROKEN;
    made->level = c->contract->level;
    made->contract = c->contract->id;
    made->subject = lasting(c, some->subject);
    made->role = lasting(c, some->role);
    made->at = some->at.path.length ? some->at : sentence->at;
    made->message = lasting(c, some->message);
    for (uint32_t i = 0; i < some->notes.count; i++)
        add_note(c, made, some->notes.items[i].at, some->notes.items[i].message);
    projects_explain(c->r, some->about, made);
    made->expected = lasting(c, some->expected);
    made->actual = lasting(c, some->actual);
    made->candidate = lasting(c, some->candidate);
    made->fix = c->contract->fix;
    made->change = some->change;
    made->change.replacement = lasting(c, some->change.replacement);
    made->rule = sentence->at;
    made->says = c->contract->says;
    made->why = c->contract->why;
}

static void add_trace(contract_run *c, sentence_trace *into, const outcome *some, bool is_excused)
{
    subject_trace *row = array_push(&into->subjects, c->r->lasting);

    row->subject = lasting(c, some->subject);
    row->role = into->subjects.count > 1 && text_equal(row[-1].role, some->role) ? row[-1].role
                                                                                 : lasting(c, some->role);
    row->at = some->at;
    row->is_kept = some->is_kept;
    row->is_excused = is_excused;
    row->decided = lasting(c, some->decided);
    row->decided_at = some->decided_at;
    if (!some->is_kept) /* what decided for it is a fact, and its path lasts */
        row->decided_at.path = lasting(c, some->decided_at.path);
}

void outcome_take(contract_run *c, sentence_trace *into, const plan_sentence *sentence, const outcome *some)
{
    bool is_excused = !some->is_kept && !some->is_unjudged && excuse_covers(c, some);

    add_trace(c, into, some, is_excused);
    c->into->excused_count += is_excused;
    if (some->is_kept || is_excused)
        return;
    add_finding(c, sentence, some);
    if (some->is_unjudged)
        c->is_unjudged = true;
    else
        c->is_broken = true;
    if (into->state != CONTRACT_UNJUDGED)
        into->state = some->is_unjudged ? CONTRACT_UNJUDGED : CONTRACT_BROKEN;
}

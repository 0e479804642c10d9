/* excuse.c — excuse("subject", "reason"): the key of a subject, or its bare name; one that excuses nothing is
 * a finding. */
#include "contract.h"

#include "buffer.h"
#include "spell.h"

/* Keys are written with or without the quotes around names. */
static text without_quotes(run *r, text key)
{
    buffer out = buffer_new(r->memory);

    for (size_t i = 0; i < key.length; i++)
        if (key.start[i] != '"')
            buffer_add_byte(&out, key.start[i]);
    return buffer_text(&out);
}

static bool names(run *r, text excuse, text key)
{
    return key.length &&
           (text_equal(excuse, key) || text_equal(without_quotes(r, excuse), without_quotes(r, key)));
}

bool excuse_covers(contract_run *c, const outcome *some)
{
    for (uint32_t i = 0; i < c->contract->excuses.count; i++) {
        text excuse = c->r->rules->excuses.items[c->contract->excuses.first + i].subject;

        if (names(c->r, excuse, some->subject) || names(c->r, excuse, some->owner) ||
            text_equal(excuse, some->name)) {
            c->is_used[i] = true;
            return true;
        }
    }
    return false;
}

/* What it may have meant: a subject that is broken now. */
static bool nearest_subject(contract_run *c, text excuse, text *near)
{
    ARRAY(text) keys = {0};

    for (uint32_t i = 0; i < c->into->sentences.count; i++) {
        const sentence_trace *sentence = &c->into->sentences.items[i];

        for (uint32_t k = 0; k < sentence->subjects.count; k++)
            if (!sentence->subjects.items[k].is_kept)
                for (text key = without_quotes(c->r, sentence->subjects.items[k].subject); key.length;
                     key = text_slice(key, text_find_text(key, TEXT(" of "), 0) + 4, key.length))
                    *array_push(&keys, c->r->memory) =
                        key; /* and `service web` of `healthcheck of service web` */
    }
    return spell_nearest(c->r->memory, without_quotes(c->r, excuse), keys.items, keys.count, near);
}

static void report(contract_run *c, const plan_excuse *some)
{
    finding *made = array_push(&c->r->findings, c->r->memory);
    text near;

    made->state = FINDING_BROKEN;
    made->level = c->contract->level;
    made->contract = c->contract->id;
    made->subject = text_print(c->r->memory, "excuse \"%.*s\"", TEXT_FORMAT(some->subject));
    made->role = TEXT("excuses something");
    made->at = made->rule = some->at;
    made->says = c->contract->says;
    made->why = c->contract->why;
    made->message = text_print(
        c->r->memory, "the excuse for \"%.*s\" excuses nothing: nothing of that name breaks the contract",
        TEXT_FORMAT(some->subject));
    made->fix = TEXT("remove the excuse.");
    if (nearest_subject(c, some->subject, &near)) {
        made->candidate = near;
        made->fix = text_print(c->r->memory, "remove the excuse, or write \"%.*s\".", TEXT_FORMAT(near));
    }
    c->is_broken = true;
}

void excuses_check(contract_run *c)
{
    for (uint32_t i = 0; i < c->contract->excuses.count; i++)
        if (!c->is_used[i])
            report(c, &c->r->rules->excuses.items[c->contract->excuses.first + i]);
}

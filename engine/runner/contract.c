/* contract.c — from sentences to a contract's state: unjudged, vacuous, broken or kept (DESIGN 4). */
#include "contract.h"

#include "reading.h"
#include "waves.h"

static contract_state state_of(const contract_run *c)
{
    if (c->is_unjudged)
        return CONTRACT_UNJUDGED;
    if (c->is_vacuous)
        return CONTRACT_VACUOUS;
    return c->is_broken ? CONTRACT_BROKEN : CONTRACT_KEPT;
}

/* A file that it reads has no facts, or not all: nothing can be said. The file has a finding of its own. */
static bool reads_damaged_file(const contract_run *c)
{
    for (uint32_t i = 0; i < c->into->files.count; i++)
        if (read_failed(c->r, c->into->files.items[i]))
            return true;
    return false;
}

static void count_findings(contract_run *c)
{
    for (uint32_t i = 0; i < c->r->findings.count; i++)
        c->into->finding_count += text_equal(c->r->findings.items[i].contract, c->contract->id);
}

static void report_without_sentences(contract_run *c)
{
    finding found = {.state = FINDING_VACUOUS, .level = c->contract->level};

    found.contract = c->contract->id;
    found.says = c->contract->says;
    found.subject = text_print(c->r->memory, "contract \"%.*s\"", TEXT_FORMAT(c->contract->id));
    found.role = TEXT("finds something to check");
    found.message = TEXT("nothing to check: the contract has no sentence");
    found.at = found.rule = c->contract->at;
    *array_push(&c->r->findings, c->r->memory) = found;
    c->is_vacuous = true;
}

static void report_untold(contract_run *c)
{
    finding found = {.state = FINDING_BROKEN, .level = c->contract->level};
    arena *memory = c->r->memory;
    const run_limits *most = &c->r->options->limits;

    found.contract = c->contract->id;
    found.says = c->contract->says;
    found.subject = text_print(memory, "contract \"%.*s\"", TEXT_FORMAT(c->contract->id));
    found.role = TEXT("is told whole");
    found.message = text_print(memory, "%u more findings of this contract are not told (%.*s)", c->untold,
                               TEXT_FORMAT(limit_words(memory, most, LIMIT_findings)));
    found.fix = limit_fix(memory, most, LIMIT_findings, "mend the others first");
    found.at = found.rule = c->contract->at;
    *array_push(&c->r->findings, memory) = found;
}

void contract_judge(run *r, uint32_t index)
{
    const plan_contract *contract = &r->rules->contracts.items[index];
    contract_run c = {.r = r, .contract = contract, .into = &r->out->contracts.items[index]};

    c.into->contract = index;
    c.is_used = arena_array(r->memory, bool, contract->excuses.count + 1);
    read_set_collect(r, index, c.into);
    c.is_unjudged = reads_damaged_file(&c);
    for (uint32_t i = 0; i < contract->sentences.count; i++)
        sentence_judge(&c, contract->sentences.first + i);
    read_set_add_notes(r, index, c.into);
    if (!contract->sentences.count)
        report_without_sentences(&c);
    if (!c.is_unjudged && !c.is_vacuous)
        excuses_check(&c);
    if (c.untold)
        report_untold(&c);
    c.into->state = state_of(&c);
    count_findings(&c);
}

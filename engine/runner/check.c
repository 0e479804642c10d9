/* check.c — a plan and a tree in, a judgement out (DESIGN 2). */
#include "contract.h"
#include "masks.h"
#include "reach.h"
#include "verdict.h"
#include "waves.h"
#include "whereabouts.h"

static void add_problems(run *r, const finding_array *problems)
{
    for (uint32_t i = 0; problems && i < problems->count; i++)
        *array_push(&r->findings, r->memory) = problems->items[i];
}

judgement *runner_check(arena *memory, const plan *rules, const rule_file *files, uint32_t file_count,
                        tree *root, const run_options *options, const finding_array *problems)
{
    run *r = run_new(memory, rules, files, file_count, root, options);
    judgement *out = arena_new(memory, judgement);

    r->out = out;
    out->rules = rules;
    out->facts = r->facts;
    masks_collect(r);
    waves_run(r);
    for (uint32_t i = 0; i < rules->contracts.count; i++)
        array_push(&out->contracts, memory);
    for (uint32_t i = 0; i < rules->contracts.count; i++)
        contract_judge(r, i);
    for (uint32_t i = 0; options->asks_contract.length && i < rules->contracts.count; i++)
        if (text_equal(rules->contracts.items[i].id, options->asks_contract))
            whereabouts_collect(r, i);
    if (options->tells_reach)
        reach_collect(r);
    add_problems(r, problems);
    verdict_reach(r, problems ? problems->count : 0);
    out->findings = r->findings;
    finding_sort(&out->findings);
    run_close(r);
    return out;
}

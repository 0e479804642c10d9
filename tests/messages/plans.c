/* plans.c — the plan that a rule file becomes: numbers, places, quotes. */
#include "plan_dump.h"

static void run(arena *memory, const rule_file *files, uint32_t count, buffer *out)
{
    finding_array problems = {0};
    plan *rules = binding_load(memory, &limit_defaults, files, count, &problems);

    write_findings(memory, files, count, &problems, out);
    plan_dump(memory, rules, files, count, out);
}

int main(int count, char **arguments)
{
    return rule_pairs(count, arguments, run);
}

/* messages.c — what is said about a rule file: every answer of the scan and the loader, at its place, with
 * the words to write. */
#include "rule_pairs.h"

static void run(arena *memory, const rule_file *files, uint32_t count, buffer *out)
{
    finding_array problems = {0};

    binding_load(memory, &limit_defaults, files, count, &problems);
    write_findings(memory, files, count, &problems, out);
}

int main(int count, char **arguments)
{
    return rule_pairs(count, arguments, run);
}

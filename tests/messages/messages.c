/* messages.c — what is said about a rule file: every answer of the scan and the loader, at its place, with
 * the words to write. A case that is called query... holds a selection a line, each as `lockstep facts` is
 * given it. */
#include "fits.h"
#include "rule_pairs.h"
#include "said.h"

static void run_query(arena *memory, text selection, buffer *out)
{
    rule_file asked = {.path = TEXT("selection"), .bytes = selection};
    finding_array problems = {0};

    binding_query(memory, &limit_defaults, selection, NULL, 0, &problems);
    said_add(&problems);
    buffer_print(out, "%.*s\n", TEXT_FORMAT(selection));
    write_findings(memory, &asked, 1, &problems, out);
}

static void run(arena *memory, const rule_file *files, uint32_t count, buffer *out)
{
    finding_array problems = {0};
    uint32_t own = count - 1;
    text rest, line;

    while (own && files[own].is_pack)
        own--;
    if (!text_starts(files[own].name, TEXT("query"))) {
        binding_load(memory, &limit_defaults, files, count, &problems);
        said_add(&problems);
        write_findings(memory, files, count, &problems, out);
        return;
    }
    for (rest = files[own].bytes; text_next(&rest, '\n', &line);)
        if (line.length)
            run_query(memory, line, out);
}

/* What is asked of the whole folder, not of some of its cases. */
static bool whole_holds(void)
{
    arena memory;
    bool holds;

    arena_init(&memory);
    holds = fits_hold(&memory);
    arena_free(&memory);
    return said_all() && holds;
}

int main(int count, char **arguments)
{
    int result = rule_pairs(count, arguments, run);

    if (count == 2 && !whole_holds())
        return 1;
    return result;
}

/* select_command.c — the command patterns of a plan, compiled once: "tools/ctl.sh start", or a script and an
 * action. */
#include "select.h"

/* A pattern that can't be compiled matches nothing; the loader has said so already. */
static const command_pattern *compiled(run *r, uint32_t index)
{
    const plan_argument *some = &r->rules->arguments.items[index];
    text why = {0};

    if (!r->patterns[index])
        r->patterns[index] = command_pattern_compile(r->lasting, r->facts, some->name, &why);
    return r->patterns[index];
}

/* The action that stands behind a script: :running(ctl, "start"). */
static text action_of(const run *r, plan_range arguments)
{
    for (uint32_t i = 1; i < arguments.count; i++)
        if (run_argument(r, arguments, i)->type == ARGUMENT_NAME)
            return run_argument(r, arguments, i)->name;
    return (text){0};
}

static bool is_script_command(run *r, plan_range arguments, uint32_t index, fact command)
{
    uint32_t at = arguments.first + index;
    text_array paths;

    if (r->patterns[at])
        return command_matches(r->facts, r->patterns[at], command);
    paths = select_paths(r, run_argument(r, arguments, index)->selection);
    for (uint32_t i = 0; i < paths.count; i++) {
        command_pattern *pattern =
            command_pattern_script(r->lasting, r->facts, paths.items[i], action_of(r, arguments));

        if (paths.count == 1)
            r->patterns[at] = pattern;
        if (command_matches(r->facts, pattern, command))
            return true;
    }
    return false;
}

bool command_accepted(run *r, plan_range arguments, fact command)
{
    bool has_script = false, has_any = false;

    for (uint32_t i = 0; i < arguments.count; i++) {
        const plan_argument *some = run_argument(r, arguments, i);

        if (some->type == ARGUMENT_SELECTION) {
            has_script = has_any = true;
            if (is_script_command(r, arguments, i, command))
                return true;
        } else if ((some->type == ARGUMENT_NAME || some->type == ARGUMENT_EXACT) && !has_script) {
            const command_pattern *pattern = compiled(r, arguments.first + i);

            has_any = true;
            if (pattern && command_matches(r->facts, pattern, command))
                return true;
        }
    }
    return !has_any;
}

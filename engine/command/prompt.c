/* prompt.c — lends the command line to the prompt: its lines that are commands are command lines, and inherit
 * its options. */
#include "prompt.h"

#include <stdlib.h>

#include "add.h"
#include "output.h"
#include "repl.h"

typedef struct prompt {
    const arguments *given;
    int (*dispatch)(const arguments *read);
} prompt;

/* What isn't given is as it was for the prompt. */
static void arguments_inherit(arguments *read, const arguments *given)
{
    if (!read->rules_count) {
        read->rules = given->rules;
        read->rules_count = given->rules_count;
    }
    if (!read->pack_count) {
        read->packs = given->packs;
        read->pack_count = given->pack_count;
    }
    if (!read->limit_count) {
        read->limits = given->limits;
        read->limit_count = given->limit_count;
    }
    read->jobs = read->jobs ? read->jobs : given->jobs;
    read->today = read->today ? read->today : given->today;
    read->fail_on = read->fail_on ? read->fail_on : given->fail_on;
}

/* In a process of its own: what is read is not given back. */
static int line_run(const void *context, const char *known, int count, const char *const *words,
                    const lockstep_style *style)
{
    const prompt *from = context;
    const char **all = calloc((size_t)count + 2, sizeof *all);
    arguments read;

    for (int i = 0; all && i < count; i++)
        all[i + 1] = words[i];
    if (!all || !arguments_parse(&read, count + 1, (char **)all))
        return 2;
    arguments_inherit(&read, from->given);
    read.style = style;
    read.known = known;
    return from->dispatch(&read);
}

static bool nothing_write(void *unused, const char *bytes, size_t length)
{
    (void)unused;
    (void)bytes;
    (void)length;
    return true;
}

static bool result_output(const char *format_and_file, const lockstep_result *result)
{
    output to;

    if (!output_open(&to, format_and_file))
        return false;
    if (lockstep_result_write(result, to.format, NULL, nothing_write, NULL))
        return output_write(&to, result);
    complain("--output %s: this answer has no %s: json and text are for all, csv is for facts", to.file,
             to.format);
    output_drop(&to);
    return false;
}

int prompt_run(const arguments *read, bool is_colored, int (*dispatch)(const arguments *read))
{
    const char *names[COMMAND_COUNT] = {NULL};
    prompt from = {read, dispatch};
    size_t count = 0;
    repl_host host = {.settings = {.rules = read->rules,
                                   .rules_count = read->rules_count,
                                   .jobs = read->jobs,
                                   .fail_on = read->fail_on,
                                   .today = read->today,
                                   .limits = read->limits,
                                   .limit_count = read->limit_count,
                                   .packs = read->packs,
                                   .pack_count = read->pack_count},
                      .is_colored = is_colored,
                      .commands = names,
                      .context = &from,
                      .run = line_run,
                      .output = result_output,
                      .add = addition_write};

    for (command_id id = COMMAND_none + 1; id < COMMAND_COUNT; id++)
        if (id != COMMAND_repl && id != COMMAND_help) /* the prompt has a help of its own */
            names[count++] = commands[id].name;
    return repl_run(&host);
}

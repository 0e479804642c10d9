/* help.c — help, made from the tables of commands and options. */
#include "help.h"

#include <string.h>

#include "lockstep.h"

enum { COLUMN = 30 };

static void entry_write(FILE *out, const char *left, const char *right)
{
    if (strlen(left) + 2 < COLUMN)
        fprintf(out, "  %-*s%s\n", COLUMN - 2, left, right);
    else
        fprintf(out, "  %s\n%*s%s\n", left, COLUMN, "", right);
}

static void option_write(FILE *out, const option_info *option)
{
    char left[80], shorter[8] = "";

    if (option->short_name)
        snprintf(shorter, sizeof shorter, "-%c, ", option->short_name);
    snprintf(left, sizeof left, "%s--%s%s%s", shorter, option->name, option->argument ? " " : "",
             option->argument ? option->argument : "");
    entry_write(out, left, option->help);
}

/* The formats of one command; the overview has those of all. */
static option_info of_command(option_id id, command_id about, char *words, size_t size)
{
    option_info option = options[id];
    const char *const *formats = formats_of(about);

    if (about == COMMAND_none || id != OPTION_format)
        return option;
    snprintf(words, size, "%s (default)", formats[0]);
    for (size_t i = 1; formats[i]; i++)
        snprintf(words + strlen(words), size - strlen(words), ", %s", formats[i]);
    option.help = words;
    return option;
}

static void options_write(FILE *out, command_id about)
{
    char words[80];

    fputs("\noptions\n", out);
    for (option_id id = 0; id < OPTION_COUNT; id++)
        if (about == COMMAND_none || strchr(options[id].commands, commands[about].letter)) {
            option_info option = of_command(id, about, words, sizeof words);
            option_write(out, &option);
        }
}

static void overview_write(FILE *out)
{
    char left[80];

    fputs("lockstep " LOCKSTEP_VERSION ": documentation and the runtime it describes, in lockstep\n\n"
          "usage: lockstep COMMAND [OPTION...]\n\n",
          out);
    for (command_id id = COMMAND_none + 1; id < COMMAND_COUNT; id++) {
        snprintf(left, sizeof left, "%s %s", commands[id].name, commands[id].operands);
        entry_write(out, left, commands[id].summary);
    }
    options_write(out, COMMAND_none);
    fputs("\nexit status\n"
          "  0  every contract is kept; facts: something was found\n"
          "  1  a contract is broken, or found nothing to check; facts: nothing was found\n"
          "  2  something could not be judged, there is no contract, or wrong usage\n"
          "\nNO_COLOR and FORCE_COLOR are heeded. lockstep opens no network connection, runs\n"
          "nothing that it reads, and writes only the files of --output and --write, what\n"
          "test --accept accepts, and at a prompt :save, :output and your history.\n",
          out);
}

void help_write(FILE *out, command_id about)
{
    const command_info *command = &commands[about];

    if (about == COMMAND_none || about == COMMAND_help) {
        overview_write(out);
        return;
    }
    fprintf(out, "usage: lockstep %s%s%s [OPTION...]\n\n%c%s.\n\n%s", command->name,
            command->operands[0] ? " " : "", command->operands, command->summary[0] - 'a' + 'A',
            command->summary + 1, command->details);
    options_write(out, about);
}

void help_limits_write(FILE *out)
{
    size_t count;
    const lockstep_limit *all = lockstep_limits(&count);

    fputs("What is read may come from a stranger, so what one file or rule may cost has\n"
          "limits. What goes over one is reported with its name; contracts that need it are\n"
          "unjudged (status 2), all others are judged. --limit NAME=VALUE moves one and may\n"
          "be repeated; K, M and G are powers of 1024.\n\n"
          "  name            default    what it bounds\n",
          out);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "  %-14s  %-9s  %s\n", all[i].name, all[i].value, all[i].what);
    fputs("\n  lockstep check --limit file-size=32M --limit nesting=256\n", out);
}

/* arguments.c — reading the command line: options may stand anywhere, `--` ends them, the first operand is
 * the command.
 *
 * Our own reader and not getopt's: names are never abbreviated, so that a new option can't change what an old
 * script means. */
#include "arguments.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lockstep.h"

/* Where the reader stands. */
typedef struct reader {
    char **given;
    int count, next;
    bool is_given[OPTION_COUNT];
} reader;

static bool is_one_of(const char *word, const char *const *words)
{
    for (; *words; words++)
        if (strcmp(word, *words) == 0)
            return true;
    return false;
}

static bool number_read(const char *value, uint64_t most, uint64_t *number, const char **rest)
{
    char *end;

    errno = 0;
    *number = strtoull(value, &end, 10);
    *rest = end;
    return value[0] >= '0' && value[0] <= '9' && errno == 0 && *number > 0 && *number <= most;
}

static bool jobs_read(arguments *read, const char *value)
{
    uint64_t number;
    const char *rest;

    if (!number_read(value, 256, &number, &rest) || *rest) {
        complain("--jobs takes a number from 1 to 256, not \"%s\"", value);
        return false;
    }
    read->jobs = (unsigned)number;
    return true;
}

static void words_list(const char *before, const char *const *words)
{
    fprintf(stderr, "  %s", before);
    for (size_t i = 0; words[i]; i++)
        fprintf(stderr, "%s %s", i ? "," : "", words[i]);
    fputc('\n', stderr);
}

/* One word of a fixed list. */
static bool word_read(const char **into, const char *option, const char *value, const char *const *words)
{
    *into = value;
    if (is_one_of(value, words))
        return true;
    complain("--%s does not take \"%s\"", option, value);
    words_list("it takes", words);
    return false;
}

static bool output_fits(const char *value, const char *const *formats)
{
    const char *edge = strchr(value, '='), *format = NULL;

    for (const char *const *one = formats; edge && *one; one++)
        if (strlen(*one) == (size_t)(edge - value) && strncmp(*one, value, (size_t)(edge - value)) == 0)
            format = *one;
    if (format && edge[1] != '\0')
        return true;
    complain("--output takes FORMAT=FILE, as in --output json=findings.json, not \"%s\"", value);
    if (!format)
        words_list("FORMAT is one of", formats);
    return false;
}

/* What only compose takes. */
static bool compose_option_apply(arguments *read, option_id id, const char *value)
{
    switch (id) {
    case OPTION_file:
        read->files[read->file_count++] = value;
        return true;
    case OPTION_profile:
        read->profiles[read->profile_count++] = value;
        return true;
    case OPTION_env_file:
        read->env_files[read->env_file_count++] = value;
        return true;
    case OPTION_name:
        read->name = value;
        return true;
    case OPTION_directory:
        read->directory = value;
        return true;
    case OPTION_services:
    case OPTION_profiles:
    case OPTION_volumes:
    case OPTION_images:
    case OPTION_variables:
    case OPTION_origins:
        read->shows = options[id].name;
        return true;
    case OPTION_quiet:
        read->shows = "nothing";
        return true;
    case OPTION_plain:
        return read->is_plain = true;
    case OPTION_unnormal:
        return read->is_unnormalized = true;
    case OPTION_unchecked:
        return read->is_inconsistent = true;
    case OPTION_plain_paths:
        return read->has_plain_paths = true;
    case OPTION_env_files:
        return true; /* Docker Compose 2.40 prints the same with and without it */
    default:
        return false;
    }
}

/* What test, contracts, new and init take, and nothing else does. */
static bool author_option_apply(arguments *read, option_id id, const char *value)
{
    switch (id) {
    case OPTION_filter:
        read->filter = value;
        return true;
    case OPTION_write:
        read->write = value;
        return true;
    case OPTION_accept:
        return read->accepts = true;
    case OPTION_watch:
        return read->watches = true;
    case OPTION_require:
        return read->requires_breaking = true;
    case OPTION_reads:
        read->reads = value;
        return true;
    case OPTION_uncovered:
        return read->is_uncovered = true;
    case OPTION_check:
        read->page = value;
        return true;
    default:
        return compose_option_apply(read, id, value);
    }
}

static bool option_apply(arguments *read, option_id id, const char *value)
{
    static const char *const levels[] = {"error", "warning", "info", "never", NULL};
    static const char *const whens[] = {"auto", "always", "never", NULL};

    switch (id) {
    case OPTION_root:
        read->root = value;
        return true;
    case OPTION_rules:
        read->rules[read->rules_count++] = value;
        return true;
    case OPTION_format: /* which ones there are hangs on the command: format_fits */
        read->format = value;
        return true;
    case OPTION_output:
        read->outputs[read->output_count++] = value; /* which formats there are: outputs_fit */
        return true;
    case OPTION_fail_on:
        return word_read(&read->fail_on, "fail-on", value, levels);
    case OPTION_all:
        return read->shows_all = true;
    case OPTION_jobs:
        return jobs_read(read, value);
    case OPTION_color:
        return word_read(&read->color, "color", value, whens);
    case OPTION_limit: /* which ones there are the library knows */
        read->limits[read->limit_count++] = value;
        return true;
    case OPTION_pack:
        read->packs[read->pack_count++] = value;
        return true;
    case OPTION_today: /* whether it is a day the library knows */
        read->today = value;
        return true;
    case OPTION_help:
        return read->wants_help = true;
    case OPTION_version:
        return read->wants_version = true;
    default:
        return author_option_apply(read, id, value);
    }
}

static bool unknown_option(const char *name, size_t length)
{
    const char *names[OPTION_COUNT];
    char *wanted = strndup(name, length);

    complain("there is no option %s", wanted ? wanted : name);
    for (option_id id = 0; id < OPTION_COUNT; id++)
        names[id] = options[id].name;
    const char *nearest = wanted ? lockstep_nearest(wanted + strspn(wanted, "-"), names, OPTION_COUNT) : NULL;
    for (option_id id = OPTION_COUNT; length == 2 && id > 0; id--) /* -v: the last that begins so */
        if (!nearest && options[id - 1].name[0] == name[1])
            nearest = options[id - 1].name;
    if (nearest)
        fprintf(stderr, "  did you mean --%s?\n", nearest);
    else
        fputs("  lockstep --help lists them\n", stderr);
    free(wanted);
    return false;
}

/* `inner` is a value that came in the same argument (--jobs=2, -C../x), or NULL. */
static bool option_read(reader *from, arguments *read, option_id id, const char *inner)
{
    from->is_given[id] = true;
    if (!options[id].argument) {
        if (!inner)
            return option_apply(read, id, "");
        complain("--%s takes no value", options[id].name);
        return false;
    }
    if (!inner && from->next == from->count) {
        complain("--%s needs a value: --%s %s", options[id].name, options[id].name, options[id].argument);
        return false;
    }
    return option_apply(read, id, inner ? inner : from->given[from->next++]);
}

static bool long_option(reader *from, arguments *read, const char *argument)
{
    const char *name = argument + 2, *edge = strchr(name, '=');
    size_t length = edge ? (size_t)(edge - name) : strlen(name);

    for (option_id id = 0; id < OPTION_COUNT; id++)
        if (strlen(options[id].name) == length && strncmp(options[id].name, name, length) == 0)
            return option_read(from, read, id, edge ? edge + 1 : NULL);
    return unknown_option(argument, length + 2);
}

static bool short_option(reader *from, arguments *read, const char *argument)
{
    for (option_id id = 0; id < OPTION_COUNT; id++)
        if (options[id].short_name == argument[1])
            return option_read(from, read, id, argument[2] ? argument + 2 : NULL);
    return unknown_option(argument, strlen(argument));
}

static bool unknown_command(const char *name)
{
    const char *names[COMMAND_COUNT];

    complain("there is no command \"%s\"", name);
    for (option_id id = 0; id < OPTION_COUNT; id++)
        if (strcmp(options[id].name, name) == 0) {
            fprintf(stderr, "  did you mean lockstep --%s?\n", name);
            return false;
        }
    for (command_id id = COMMAND_none + 1; id < COMMAND_COUNT; id++)
        names[id - 1] = commands[id].name;
    suggest(name, names, COMMAND_COUNT - 1, "lockstep --help lists them");
    return false;
}

static bool operand_read(arguments *read, const char *operand)
{
    if (read->command == COMMAND_none) {
        read->command = command_named(operand);
        return read->command != COMMAND_none || unknown_command(operand);
    }
    const command_info *command = &commands[read->command];
    if (read->operand_count == command->most) {
        complain("%s takes %s: what is \"%s\"?", command->name, command->most ? command->operands : "no operand",
                 operand);
        if (read->command == COMMAND_facts)
            fputs("  put the whole selection in single quotes\n", stderr);
        return false;
    }
    read->operands[read->operand_count++] = operand;
    return true;
}

const char *const *formats_of(command_id command)
{
    static const char *const of_compose[] = {"yaml", "json", NULL}, *const of_test[] = {"text", "json", "tap",
                                                                                        NULL};
    static const char *const of_contracts[] = {"text", "json", "markdown", NULL};
    static const char *const of_help[] = {"text", "markdown", "lua", NULL};

    return command == COMMAND_compose     ? of_compose
           : command == COMMAND_test      ? of_test
           : command == COMMAND_contracts ? of_contracts
           : command == COMMAND_help      ? of_help
           : command == COMMAND_facts     ? lockstep_facts_formats()
                                          : lockstep_formats();
}

static bool formats_fit(arguments *read)
{
    const char *const *formats = formats_of(read->command);

    if (read->command == COMMAND_compose && strcmp(read->format, "text") == 0)
        read->format = "yaml";
    for (size_t i = 0; i < read->output_count; i++)
        if (!output_fits(read->outputs[i], formats))
            return false;
    return word_read(&read->format, "format", read->format, formats);
}

/* Is it asked for, on standard output or in a file? */
static bool wants_format(const arguments *read, const char *format)
{
    size_t length = strlen(format);

    for (size_t i = 0; i < read->output_count; i++)
        if (strncmp(read->outputs[i], format, length) == 0 && read->outputs[i][length] == '=')
            return true;
    return strcmp(read->format, format) == 0;
}

/* Each of these asks for something else of the contracts. */
static bool contracts_fit(const arguments *read)
{
    bool is_shown = strcmp(read->format, "markdown") == 0;
    const char *page = is_shown                         ? "--format markdown"
                       : wants_format(read, "markdown") ? "--output markdown=FILE"
                                                        : NULL;
    const char *asked[] = {read->reads ? "--reads" : NULL, read->is_uncovered ? "--uncovered" : NULL,
                           read->page ? "--check" : NULL, page};
    const char *first = NULL;

    for (size_t i = 0; read->command == COMMAND_contracts && i < sizeof asked / sizeof *asked; i++) {
        if (first && asked[i]) {
            complain("%s and %s can't be asked for at once", first, asked[i]);
            return false;
        }
        first = asked[i] ? asked[i] : first;
    }
    return true;
}

/* Some of what a command shows has no such format. */
static bool format_suits(const arguments *read)
{
    bool shows_lines = read->command == COMMAND_compose && read->shows && strcmp(read->shows, "nothing") != 0;

    if (read->command == COMMAND_facts && !read->operand_count && wants_format(read, "csv")) {
        complain("csv is for facts of one kind or selection, not for the counts of all");
        fputs("  name what to show: lockstep facts services --format csv\n", stderr);
        return false;
    }
    if (shows_lines && wants_format(read, "json")) {
        complain("--%s prints lines: json is for the whole project", read->shows);
        return false;
    }
    return true;
}

/* Options that would do nothing are refused: who gives one expects something of it. */
static bool options_fit(const reader *from, const arguments *read)
{
    for (option_id id = 0; id < OPTION_COUNT; id++)
        if (from->is_given[id] && read->command &&
            !strchr(options[id].commands, commands[read->command].letter)) {
            complain("--%s is no option of lockstep %s", options[id].name, commands[read->command].name);
            return false;
        }
    return true;
}

bool arguments_parse(arguments *read, int count, char **given)
{
    reader from = {.given = given, .count = count, .next = 1};
    size_t room = sizeof(char *) * (size_t)(count + 1);
    bool is_right = true, is_ended = false;

    *read = (arguments){.format = "text", .color = "auto"};
    read->operands = malloc(room);
    read->rules = malloc(room);
    read->outputs = malloc(room);
    read->limits = malloc(room);
    read->packs = malloc(room);
    read->files = malloc(room);
    read->profiles = malloc(room);
    read->env_files = malloc(room);
    if (!read->operands || !read->rules || !read->outputs || !read->limits || !read->packs || !read->files ||
        !read->profiles || !read->env_files) {
        complain("out of memory");
        return false;
    }
    while (is_right && from.next < count) {
        const char *argument = given[from.next++];
        if (is_ended || argument[0] != '-' || argument[1] == '\0')
            is_right = operand_read(read, argument);
        else if (strcmp(argument, "--") == 0)
            is_ended = true;
        else if (argument[1] == '-')
            is_right = long_option(&from, read, argument);
        else
            is_right = short_option(&from, read, argument);
    }
    return is_right && options_fit(&from, read) && formats_fit(read) && format_suits(read) &&
           contracts_fit(read);
}

void arguments_free(arguments *read)
{
    free(read->operands);
    free(read->rules);
    free(read->outputs);
    free(read->limits);
    free(read->packs);
    free(read->files);
    free(read->profiles);
    free(read->env_files);
}

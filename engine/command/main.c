/* main.c — lockstep's command line: arguments in, a result out, its status as ours. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "accept.h"
#include "add.h"
#include "arguments.h"
#include "help.h"
#include "lockstep.h"
#include "output.h"
#include "paths.h"
#include "prompt.h"
#include "watch.h"

enum { STATUS_WRONG = 2 };

/* The flag decides, then NO_COLOR, then FORCE_COLOR, then who reads. */
static bool is_colored(const char *when)
{
    const char *no = getenv("NO_COLOR"), *force = getenv("FORCE_COLOR"), *terminal = getenv("TERM");

    if (strcmp(when, "auto") != 0)
        return strcmp(when, "always") == 0;
    if (no && *no)
        return false;
    if (force && *force && strcmp(force, "0") != 0)
        return true;
    return isatty(STDOUT_FILENO) && terminal && strcmp(terminal, "dumb") != 0;
}

static unsigned terminal_width(void)
{
    struct winsize size;

    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

/* Normal forms of the PATHs of check. Paths that don't exist are no mistake (a deleted file has findings),
 * but they are said. */
static const char **shown_paths(const arguments *read)
{
    const char **paths = calloc(read->operand_count + 1, sizeof *paths);

    for (size_t i = 0; paths && i < read->operand_count; i++) {
        paths[i] = path_normal(read->operands[i]);
        if (!paths[i])
            complain("%s is not inside the repository: no finding can have an end there", read->operands[i]);
        else if (access(paths[i][0] ? paths[i] : ".", F_OK) != 0)
            complain("there is no %s: findings that name it are shown if there are any", read->operands[i]);
        if (!paths[i])
            paths[i] = strdup(read->operands[i]);
    }
    return paths;
}

/* No rules here, but in a folder above: most likely the command was meant for that one. */
static void hint_above(const arguments *read)
{
    char up[3 * 16 + 16] = "";

    if (read->rules_count || access("lockstep", F_OK) == 0)
        return;
    for (int depth = 0; depth < 16; depth++) {
        char rules[sizeof up + 16];
        strcat(up, depth ? "/.." : "..");
        snprintf(rules, sizeof rules, "%s/lockstep", up);
        if (access(rules, F_OK) == 0) {
            complain("%s/ has rules: lockstep -C %s %s", up, up, commands[read->command].name);
            return;
        }
    }
}

/* The operand behind the word config. */
static lockstep_result *compose_asked(lockstep_project *project, const arguments *read)
{
    size_t first = read->operand_count > 0;
    lockstep_compose_request request = {.files = read->files,
                                        .file_count = read->file_count,
                                        .profiles = read->profiles,
                                        .profile_count = read->profile_count,
                                        .env_files = read->env_files,
                                        .env_file_count = read->env_file_count,
                                        .services = read->operands + first,
                                        .service_count = read->operand_count - first,
                                        .name = read->name,
                                        .project_directory = read->directory,
                                        .environment = (const char *const *)environ,
                                        .is_uninterpolated = read->is_plain,
                                        .is_unnormalized = read->is_unnormalized,
                                        .is_inconsistent = read->is_inconsistent,
                                        .has_plain_paths = read->has_plain_paths,
                                        .shows = read->shows};

    if (read->shows && strcmp(read->shows, "origins") != 0)
        request.service_count = 0; /* names are those of the whole project */
    return lockstep_compose(project, &request);
}

/* The rule file of --write as findings name it; a path that leads out of the repository may be one of
 * --rules. */
static lockstep_result *rules_asked(lockstep_project *project, const arguments *read)
{
    char *file = read->write ? path_normal(read->write) : NULL;
    const char *named = file ? file : read->write;
    lockstep_result *result;

    if (read->command == COMMAND_init)
        result = lockstep_init(project, named);
    else
        result = lockstep_new(
            project, &(lockstep_new_request){.form = read->operand_count ? read->operands[0] : NULL,
                                             .values = read->operands + 1,
                                             .value_count = read->operand_count ? read->operand_count - 1 : 0,
                                             .file = named});
    free(file);
    return result;
}

/* The page alone is made from the rules alone; with another format beside it the contracts are judged. */
static bool is_page_alone(const arguments *read)
{
    bool is_page = strcmp(read->format, "markdown") == 0;

    for (size_t i = 0; i < read->output_count; i++)
        is_page = is_page && strncmp(read->outputs[i], "markdown=", 9) == 0;
    return is_page;
}

static lockstep_result *asked(lockstep_project *project, const arguments *read)
{
    const char *first = read->operand_count ? read->operands[0] : NULL;

    if (read->command == COMMAND_test)
        return lockstep_test(project, &(lockstep_test_request){.filter = read->filter,
                                                               .requires_breaking = read->requires_breaking,
                                                               .accepts = read->accepts});
    if (read->command == COMMAND_explain)
        return lockstep_explain(project, first, read->operand_count > 1 ? read->operands[1] : NULL);
    if (read->command == COMMAND_facts)
        return lockstep_facts(project, first);
    if (read->command == COMMAND_compose)
        return compose_asked(project, read);
    if (read->command == COMMAND_contracts)
        return lockstep_contracts(project, &(lockstep_contracts_request){.reads = read->reads,
                                                                         .is_uncovered = read->is_uncovered,
                                                                         .is_page = is_page_alone(read),
                                                                         .page = read->page});
    if (read->command == COMMAND_new || read->command == COMMAND_init)
        return rules_asked(project, read);
    return lockstep_check(project);
}

static bool write_stderr(void *unused, const char *bytes, size_t length)
{
    (void)unused;
    return fwrite(bytes, 1, length, stderr) == length;
}

static bool result_written(const lockstep_result *result, const arguments *read, output *outputs)
{
    bool is_check = read->command == COMMAND_check, is_written;
    const char **paths = is_check ? shown_paths(read) : NULL;
    lockstep_style style = {.is_colored = is_colored(read->color),
                            .is_terminal = isatty(STDOUT_FILENO),
                            .width = terminal_width()};

    if (read->style)
        style = *read->style;
    style.shows_all = read->shows_all;
    style.paths = paths;
    style.path_count = paths ? read->operand_count : 0;

    if (read->command == COMMAND_compose || strcmp(read->format, "csv") == 0 ||
        strcmp(read->format, "markdown") == 0) /* these have no words for what is wrong */
        lockstep_result_write_problems(result, &style, write_stderr, NULL);
    is_written = lockstep_result_write(result, read->format, &style, write_stdout, NULL);
    for (size_t i = 0; i < read->output_count; i++)
        is_written = output_write(&outputs[i], result) && is_written; /* files are whole, whatever is shown */
    for (size_t i = 0; paths && i < read->operand_count; i++)
        free((char *)paths[i]);
    free(paths);
    return is_written;
}

static int run(const arguments *read, output *outputs, bool *is_open)
{
    const char *problem = "";
    lockstep_settings settings = {.rules = read->rules,
                                  .rules_count = read->rules_count,
                                  .jobs = read->jobs,
                                  .fail_on = read->fail_on,
                                  .today = read->today,
                                  .limits = read->limits,
                                  .limit_count = read->limit_count,
                                  .packs = read->packs,
                                  .pack_count = read->pack_count,
                                  .known = read->known};
    lockstep_project *project = lockstep_project_open(&settings, &problem);

    *is_open = project != NULL;
    if (!project) {
        complain("%s", problem);
        return STATUS_WRONG;
    }
    lockstep_result *result = asked(project, read);
    int status = lockstep_result_status(result);
    if (!result_written(result, read, outputs) || !edits_accept(result))
        status = STATUS_WRONG;
    if (read->write && status == 0 && !addition_write(result))
        status = STATUS_WRONG;
    bool is_judged = read->command == COMMAND_check || read->command == COMMAND_test ||
                     read->command == COMMAND_explain || read->command == COMMAND_contracts;
    if (is_judged && lockstep_project_is_recommended(project)) {
        complain("there are no rules here (lockstep/*.lua): judged by the shipped pack \"recommended\"");
        hint_above(read);
    } else if (status == STATUS_WRONG && read->command != COMMAND_facts && read->command != COMMAND_compose &&
               read->command != COMMAND_new && read->command != COMMAND_init)
        hint_above(read);
    lockstep_project_close(project);
    return status;
}

static int run_with_outputs(const arguments *read)
{
    output *outputs = calloc(read->output_count + 1, sizeof *outputs);
    uint64_t seen = read->watches ? watch_begin(read) : 0;
    size_t opened = 0;
    bool is_open = false; /* else its options are wrong, and stay so while we watch */
    int status = STATUS_WRONG;

    while (outputs && opened < read->output_count && output_open(&outputs[opened], read->outputs[opened]))
        opened++;
    if (outputs && opened == read->output_count)
        status = run(read, outputs, &is_open);
    while (read->watches && is_open) { /* ends with Ctrl-C */
        watch_wait(read, &seen);
        status = run(read, outputs, &is_open);
    }
    for (size_t i = 0; i < opened; i++)
        output_drop(&outputs[i]);
    free(outputs);
    return status;
}

/* What we print by ourselves has to arrive, too. */
static int printed(void)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return 0;
    complain("standard output: %s", strerror(errno));
    return STATUS_WRONG;
}

/* Words of rule files, `one` of them or all. */
static int words_asked(const arguments *read, const char *one)
{
    if (one && strcmp(read->format, "text") != 0) {
        complain("--format %s writes all words: lockstep help words --format %s", read->format, read->format);
        return STATUS_WRONG;
    }
    return printed() != 0 || !lockstep_words_write(read->format, one, write_stdout, NULL) ? STATUS_WRONG : 0;
}

static bool is_word(const char *name)
{
    size_t count;
    const char *const *words = lockstep_words(&count);

    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], name) == 0)
            return true;
    return false;
}

static int unknown_asked(const char *name)
{
    size_t count, all = 0;
    const char *const *words = lockstep_words(&count);
    const char **names = calloc(count + COMMAND_COUNT, sizeof *names);

    complain("there is no command or word \"%s\"", name);
    for (command_id id = COMMAND_none + 1; names && id < COMMAND_COUNT; id++)
        names[all++] = commands[id].name;
    for (size_t i = 0; names && i < count; i++)
        names[all++] = words[i];
    suggest(name, names, all,
            "lockstep help lists the commands, lockstep help words the words of rule files");
    free(names);
    return STATUS_WRONG;
}

static int help_asked(const arguments *read)
{
    const char *asked = read->command == COMMAND_help && read->operand_count ? read->operands[0] : NULL;
    command_id about = asked ? command_named(asked) : read->command;

    if (asked && strcmp(asked, "limits") == 0)
        help_limits_write(stdout);
    else if (asked && strcmp(asked, "words") == 0)
        return words_asked(read, NULL);
    else if (asked && about == COMMAND_none)
        return is_word(asked) ? words_asked(read, asked) : unknown_asked(asked);
    else if (strcmp(read->format, "text") != 0 && read->command == COMMAND_help) {
        complain("--format %s is for the words: lockstep help words --format %s", read->format, read->format);
        return STATUS_WRONG;
    } else
        help_write(stdout, about);
    if (asked && about && is_word(asked)) { /* compose is both */
        puts("\nand in rule files");
        return words_asked(read, asked);
    }
    return printed();
}

static int dispatch(const arguments *read)
{
    if (read->wants_version) {
        puts("lockstep " LOCKSTEP_VERSION);
        return printed();
    }
    if (read->wants_help || read->command == COMMAND_help)
        return help_asked(read);
    if (read->command == COMMAND_none) {
        help_write(stderr, COMMAND_none);
        return STATUS_WRONG;
    }
    if (read->command == COMMAND_explain && read->operand_count == 0) {
        complain("explain needs a contract: lockstep explain CONTRACT [SUBJECT]");
        return STATUS_WRONG;
    }
    if (read->command == COMMAND_compose && read->operand_count && strcmp(read->operands[0], "config") != 0) {
        complain("lockstep runs nothing, so there is no compose %s", read->operands[0]);
        fputs("  lockstep compose config [SERVICE...] prints the project; docker compose runs it\n", stderr);
        return STATUS_WRONG;
    }
    if (read->root && chdir(read->root) != 0) {
        complain("-C %s: %s", read->root, strerror(errno));
        fputs("  name the folder of the repository: lockstep -C DIR check\n", stderr);
        return STATUS_WRONG;
    }
    if (read->command == COMMAND_repl)
        return prompt_run(read, is_colored(read->color), dispatch);
    return run_with_outputs(read);
}

int main(int count, char **given)
{
    arguments read;
    int status = STATUS_WRONG;

    signal(SIGPIPE, SIG_IGN); /* write_stdout sees it as an error */
    if (arguments_parse(&read, count, given))
        status = dispatch(&read);
    arguments_free(&read);
    return status;
}

/* script_reads.c — variables that a script takes from its environment, and words that are paths. */
#include "script_rows.h"

#include "glob.h"

#include <string.h>

/* ---- variables
 * --------------------------------------------------------------------------------------------------- */

/* The shell sets these itself. */
static bool is_shell_variable(text name)
{
    static const char *const all[] = {
        "BASH_SOURCE",  "BASH_VERSION", "BASH_VERSINFO", "BASH",       "BASHPID", "EUID",
        "FUNCNAME",     "HOSTNAME",     "HOSTTYPE",      "IFS",        "LINENO",  "OLDPWD",
        "OPTARG",       "OPTIND",       "OSTYPE",        "PIPESTATUS", "PPID",    "PWD",
        "RANDOM",       "REPLY",        "SECONDS",       "SHELL",      "SHLVL",   "UID",
        "BASH_REMATCH", "EPOCHSECONDS", "MACHTYPE",      "COLUMNS",    "LINES"};

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (text_is(name, all[i]))
            return true;
    return false;
}

/* Programs whose plain words are variables that they set. */
static bool sets_its_words(text program)
{
    static const char *const all[] = {"read",     "local",   "declare",   "typeset",
                                      "readonly", "mapfile", "readarray", "getopts"};

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (text_is(program, all[i]))
            return true;
    return false;
}

static void mark_set(script_model *model, text name)
{
    if (name.length)
        script_variable_named(model, name, true)->is_assigned = true;
}

/* x="${x:-y}" keeps what the environment gave. */
static bool is_own_default(const script_model *model, const shell_assignment *some)
{
    const shell_part *part =
        some->is_array ? NULL : shell_word_variable(model->shell, &model->shell->words.items[some->value]);

    return part && text_equal(part->text, some->name);
}

static void mark_command(script_model *model, const shell_node *node)
{
    shell_call call;
    text program = script_program(model, node, &call);

    for (uint32_t i = 0; i < node->assignments.count; i++) {
        const shell_assignment *some = &model->shell->assignments.items[node->assignments.first + i];
        bool is_prefix =
            call.program != SHELL_NO_NODE && !sets_its_words(program) && !text_is(program, "export");
        if (!is_own_default(model, some) && !is_prefix)
            mark_set(model, some->name);
    }
    for (uint32_t i = call.program + 1; sets_its_words(program) && i < node->words.count; i++)
        mark_set(model, script_literal(shell_node_word(model->shell, node, i)));
}

void script_reads_prepare(script_model *model)
{
    for (uint32_t i = 0; i < model->shell->nodes.count; i++) {
        const shell_node *node = &model->shell->nodes.items[i];
        if (node->type == SHELL_FOR)
            mark_set(model, node->name);
        else if (node->type == SHELL_COMMAND)
            mark_command(model, node);
    }
}

static bool is_environment(script_model *model, text name)
{
    const script_variable *known;

    if (!name.length || !((name.start[0] >= 'A' && name.start[0] <= 'Z') || name.start[0] == '_' ||
                          (name.start[0] >= 'a' && name.start[0] <= 'z')))
        return false;
    known = script_variable_named(model, name, false);
    return !(known && known->is_assigned) && !is_shell_variable(name);
}

/* ${X:-default}, ${X:?demand}: the text behind the operator. */
static void variable_attributes(script_writer *writer, uint32_t row, text rest)
{
    size_t at = rest.length && rest.start[0] == ':' ? 1 : 0;
    text behind = text_slice(rest, at + 1, rest.length);

    if (at >= rest.length)
        return;
    if (rest.start[at] == '-' || rest.start[at] == '=')
        shard_set_text(writer->rows.to, row, ATTRIBUTE_default_, behind);
    else if (rest.start[at] == '?')
        shard_set_text(writer->rows.to, row, ATTRIBUTE_demand, behind);
}

static void variables_of(script_writer *writer, const shell_word *word)
{
    const shell_tree *shell = writer->model->shell;

    for (uint32_t i = 0; i < word->parts.count; i++) {
        const shell_part *part = &shell->parts.items[word->parts.first + i];
        if (part->type == SHELL_VARIABLE && is_environment(writer->model, part->text))
            variable_attributes(writer, shard_add(writer->rows.to, KIND_variable, part->part, part->text),
                                part->rest);
    }
}

/* ---- paths
 * ------------------------------------------------------------------------------------------------------- */

static bool is_path_text(text word)
{
    for (size_t i = 0; i < word.length; i++) {
        char byte = word.start[i];
        if (!((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
              (byte && strchr("_./-+@", byte))))
            return false;
    }
    return word.length && word.start[0] != '-' && word.start[0] != '+' &&
           text_find_text(word, TEXT("//"), 0) == word.length;
}

static bool has_known_ending(text name)
{
    static const char *const all[] = {".sh",   ".bash", ".yaml",    ".yml", ".json", ".md", ".env",
                                      ".toml", ".conf", ".cfg",     ".ini", ".txt",  ".py", ".js",
                                      ".ts",   ".lua",  ".example", ".sql", ".mk",   ".xml"};

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (text_ends(name, text_from(all[i])) && name.length > strlen(all[i]))
            return true;
    return false;
}

/* A word that is a path for sure: it says so by ./ or ../, by a known ending, or by a folder and a dot. What
 * it is not: an image (harvest/web-api), a branch (origin/main), a device. */
static bool is_path(text word)
{
    text name;

    if (!is_path_text(word) || text_starts(word, TEXT("/")))
        return false;
    name = path_name(word);
    if (text_starts(word, TEXT("./")) || text_starts(word, TEXT("../")))
        return word.length > 3;
    return has_known_ending(name);
}

static void path_of(script_writer *writer, const shell_word *word, bool is_program)
{
    const shell_part *variable = shell_word_variable(writer->model->shell, word);
    bool is_rooted = false;
    text value = word->value;
    uint32_t row;

    if (variable && !is_program) /* its path stands where it was put in */
        return;
    if (word->flags & SHELL_WORD_EXPANDS &&
        !script_scope_word(writer->scope, word, false, &value, &is_rooted))
        return;
    if (!is_path(value) && !(is_rooted && is_path_text(value) && text_find(value, '.', 0) < value.length))
        return;
    row = shard_add(writer->rows.to, KIND_path, word->inner, shell_program_name(value));
    if (!is_rooted && writer->scope->directory.now.length)
        shard_set_text(writer->rows.to, row, ATTRIBUTE_directory, writer->scope->directory.now);
}

static void assignments_read(script_writer *writer, const shell_node *node)
{
    const shell_tree *shell = writer->model->shell;

    for (uint32_t i = 0; i < node->assignments.count; i++) {
        const shell_assignment *some = &shell->assignments.items[node->assignments.first + i];
        uint32_t first = some->is_array ? some->items.first : some->value,
                 count = some->is_array ? some->items.count : 1;
        for (uint32_t w = first; w < first + count; w++) {
            path_of(writer, &shell->words.items[w], false);
            variables_of(writer, &shell->words.items[w]);
        }
    }
}

static void redirects_read(script_writer *writer, const shell_node *node)
{
    const shell_tree *shell = writer->model->shell;

    for (uint32_t i = 0; i < node->redirects.count; i++) {
        const shell_redirect *some = &shell->redirects.items[node->redirects.first + i];
        if (some->type == SHELL_READ) /* what it writes need not be there */
            path_of(writer, &shell->words.items[some->target], false);
        if (some->type != SHELL_HEREDOC)
            variables_of(writer, &shell->words.items[some->target]);
    }
}

void script_reads_add(script_writer *writer, const shell_node *node)
{
    shell_call call = {.program = SHELL_NO_NODE};
    text program = node->type == SHELL_COMMAND ? script_program(writer->model, node, &call) : (text){0};
    bool has_paths = node->type == SHELL_COMMAND ? !script_only_prints(program) : node->type == SHELL_FOR;

    assignments_read(writer, node);
    for (uint32_t i = 0; i < node->words.count; i++) {
        const shell_word *word = shell_node_word(writer->model->shell, node, i);
        if (has_paths)
            path_of(writer, word, i == call.program);
        variables_of(writer, word);
    }
    redirects_read(writer, node);
}

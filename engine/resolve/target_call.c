/* target_call.c — the words of make, just and the package runners. */
#include "target_call.h"

#include "command_words.h"

#include <string.h>

typedef enum tool { TOOL_NONE, TOOL_MAKE, TOOL_JUST, TOOL_NPM, TOOL_YARN, TOOL_PNPM, TOOL_BUN } tool;

typedef struct call_reading {
    arena *memory;
    const store *all;
    fact command;
    command_words words;
    tool is;
    uint32_t plain; /* words that are no flags */
    bool has_more;  /* `--` */
    text folder;    /* -C */
    text file;      /* -f */
    target_call *call;
} call_reading;

static tool tool_named(text program)
{
    static const struct {
        const char *name;
        tool is;
    } all[] = {{"make", TOOL_MAKE}, {"gmake", TOOL_MAKE}, {"just", TOOL_JUST}, {"npm", TOOL_NPM},
               {"yarn", TOOL_YARN}, {"pnpm", TOOL_PNPM},  {"bun", TOOL_BUN}};

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (text_is(program, all[i].name))
            return all[i].is;
    return TOOL_NONE;
}

static bool is_one_of(text name, const char *const *words)
{
    for (; *words; words++)
        if (text_is(name, *words))
            return true;
    return false;
}

/* ---- flags ---- */

static bool is_folder_flag(tool is, text name)
{
    static const char *const make[] = {"-C", "--directory", NULL},
                             *const just[] = {"-d", "--working-directory", NULL},
                             *const npm[] = {"-C", "--prefix", NULL}, *const yarn[] = {"--cwd", NULL},
                             *const pnpm[] = {"-C", "--dir", NULL};
    const char *const *const all[] = {NULL, make, just, npm, yarn, pnpm, yarn};

    return is_one_of(name, all[is]);
}

static bool is_file_flag(tool is, text name)
{
    static const char *const make[] = {"-f", "--file", "--makefile", NULL}, *const just[] = {
                                                                                "-f", "--justfile", NULL};

    return (is == TOOL_MAKE && is_one_of(name, make)) || (is == TOOL_JUST && is_one_of(name, just));
}

/* Flags whose value is the next word, and says nothing about targets. */
static bool takes_word(tool is, text name)
{
    static const char *const make[] = {"-I", "-o", "-W", "-l", "--old-file", "--what-if", "--include-dir",
                                       NULL},
                             *const just[] = {"--set", "--shell", "--color", "--dotenv-path", NULL};

    return (is == TOOL_MAKE && is_one_of(name, make)) || (is == TOOL_JUST && is_one_of(name, just));
}

/* Another package of the workspace is meant. */
static bool leads_elsewhere(tool is, text name)
{
    static const char *const all[] = {"-w", "--workspace", "--workspaces",     "-ws", "--filter", "-F",
                                      "-r", "--recursive", "--workspace-root", NULL};

    return is >= TOOL_NPM && is_one_of(name, all);
}

/* make -Cdir, -ffile, -j4: the value glued to its letter. */
static text glued(const call_reading *of, text name, char letter)
{
    return of->is == TOOL_MAKE && name.length > 2 && name.start[0] == '-' && name.start[1] == letter
               ? text_slice(name, 2, name.length)
               : (text){0};
}

static bool is_number(text name)
{
    int64_t number;

    return text_number(name, &number);
}

/* Reads the flag at `at`; returns how many words it takes, itself counted. */
static uint32_t flag_read(call_reading *of, uint32_t at)
{
    const command_word *word = &of->words.items[at], *after = at + 1 < of->words.count ? word + 1 : NULL;
    text name = store_name(of->all, word->name), value = store_name(of->all, word->value);
    bool is_folder = is_folder_flag(of->is, name), is_file = is_file_flag(of->is, name);
    uint32_t count = 1;

    of->call->is_open = of->call->is_open || leads_elsewhere(of->is, name);
    of->call->is_lenient = of->call->is_lenient || (of->is >= TOOL_NPM && text_is(name, "--if-present"));
    of->call->is_counted =
        of->call->is_counted && !of->plain; /* just: a flag behind a name may be a word of its own */
    if (glued(of, name, 'C').length) {
        is_folder = true;
        value = glued(of, name, 'C');
    } else if (glued(of, name, 'f').length) {
        is_file = true;
        value = glued(of, name, 'f');
    } else if ((is_folder || is_file) && !value.length && after && !after->is_flag) {
        value = store_name(of->all, after->name);
        of->call->is_open = of->call->is_open || after->is_free;
        count = 2;
    } else if (takes_word(of->is, name) || (of->is == TOOL_MAKE && text_is(name, "-j"))) {
        count = after && !after->is_flag && !value.length &&
                        (!text_is(name, "-j") || is_number(store_name(of->all, after->name)))
                    ? 2
                    : 1;
    }
    count += of->is == TOOL_JUST && text_is(name, "--set"); /* a name and a value */
    if (is_folder)
        of->folder = value;
    if (is_file)
        of->file = value;
    return count;
}

/* ---- names ---- */

static void name_add(call_reading *of, const command_word *word)
{
    text name = store_name(of->all, word->name);
    text_array all = command_alternatives(of->memory, name);

    if (word->is_optional)
        return;
    for (uint32_t i = 0; i < all.count; i++)
        *array_push(&of->call->names, of->memory) =
            (target_name){.name = all.items[i], .row = word->row, .is_free = word->is_free};
}

/* What npm does without a script of that name. */
static void npm_instead(call_reading *of, bool is_run)
{
    target_name *name = of->call->names.count ? of->call->names.items : NULL;

    if (!name || of->is != TOOL_NPM)
        return;
    if (text_is(name->name, "restart"))
        name->instead = TEXT("start");
    if (text_is(name->name, "restart") || text_is(name->name, "start"))
        of->call->fallback = TEXT("server.js");
    of->call->is_lenient =
        of->call->is_lenient || (is_run && text_is(name->name, "env")); /* it shows the environment */
}

/* The words of a package runner: `run x`, `test`, `x`. */
static void package_read(call_reading *of, const command_word *first, const command_word *second)
{
    static const char *const runs[] = {"run", "run-script", "rum", NULL};
    static const char *const own[] = {"test", "start", "stop", "restart", NULL};
    static const char *const builtin[] = {
        "add",       "audit",      "autoclean", "bin",     "cache",   "ci",       "config", "create",
        "dedupe",    "dlx",        "exec",      "fetch",   "help",    "import",   "info",   "init",
        "install",   "i",          "link",      "list",    "login",   "logout",   "ls",     "node",
        "npm",       "outdated",   "owner",     "pack",    "patch",   "plugin",   "prune",  "publish",
        "rebuild",   "remove",     "root",      "set",     "setup",   "store",    "tag",    "team",
        "unlink",    "up",         "update",    "upgrade", "version", "versions", "view",   "why",
        "workspace", "workspaces", "x",         "pm",      NULL};
    text name = first ? store_name(of->all, first->name) : (text){0};

    if (!first)
        return;
    of->call->is_appended = of->has_more || of->plain > 1u + is_one_of(name, runs);
    if (is_one_of(name, runs)) {
        of->call->is_lenient |= of->is != TOOL_NPM; /* yarn run, pnpm run and bun run know programs too */
        if (second)
            name_add(of, second);
        npm_instead(of, true);
    } else if (is_one_of(name, own) || (of->is == TOOL_NPM && (text_is(name, "t") || text_is(name, "tst")))) {
        of->call->is_lenient |= of->is != TOOL_NPM && (!text_is(name, "test") || of->is == TOOL_BUN);
        name_add(of, first);
        if (name.length < 4 && of->call->names.count)
            of->call->names.items[0].name = TEXT("test");
        npm_instead(of, false);
    } else if ((of->is == TOOL_YARN || of->is == TOOL_PNPM) && !is_one_of(name, builtin)) {
        of->call->is_lenient = true;
        name_add(of, first);
    }
}

static void words_read(call_reading *of)
{
    const command_word *first = NULL, *second = NULL;

    for (uint32_t i = 0; i < of->words.count;) {
        const command_word *word = &of->words.items[i];
        text name = store_name(of->all, word->name);
        if (word->is_flag) {
            of->has_more = of->is >= TOOL_NPM && text_is(name, "--");
            if (of->has_more)
                break;
            i += flag_read(of, i);
            continue;
        }
        i++;
        of->plain++;
        if (of->is >= TOOL_NPM) {
            second = first && !second ? word : second;
            first = first ? first : word;
        } else if (text_find(name, '=', 0) == name.length) { /* NAME=value */
            name_add(of, word);
        }
        of->call->is_counted = of->call->is_counted && of->plain == of->call->names.count;
    }
    if (of->is >= TOOL_NPM)
        package_read(of, first, second);
}

/* ---- files ---- */

static void files_in(call_reading *of, text folder)
{
    static const char *const make[] = {"GNUmakefile", "makefile", "Makefile", NULL},
                             *const just[] = {"justfile", "Justfile", ".justfile", NULL},
                             *const package[] = {"package.json", NULL};
    const char *const *names = of->is == TOOL_MAKE ? make : of->is == TOOL_JUST ? just : package;
    text inner, path;

    if (!path_resolve(of->memory, folder, of->folder.length ? of->folder : TEXT("."), &inner))
        return;
    if (of->file.length) {
        if (path_resolve(of->memory, of->is == TOOL_MAKE ? inner : folder, of->file, &path))
            path_note(of->memory, &of->call->files, path);
        return;
    }
    for (; *names; names++)
        path_note(of->memory, &of->call->files, path_join(of->memory, inner, text_from(*names)));
}

/* just looks in the folders above too. */
static void files_read(call_reading *of)
{
    text directory = {0};

    fact_text(of->all, of->command, ATTRIBUTE_directory, &directory);
    files_in(of, directory);
    while (directory.length && of->is == TOOL_JUST) {
        directory = path_folder(directory);
        files_in(of, directory);
    }
    files_in(of, (text){0});
}

target_call target_call_read(arena *memory, const store *all, fact command)
{
    target_call call = {.is_counted = true};
    call_reading of = {.memory = memory, .all = all, .command = command, .call = &call};
    text program;

    if (fact_kind(all, command) != KIND_command || !fact_text(all, command, ATTRIBUTE_program, &program))
        return call;
    of.is = tool_named(program);
    if (of.is == TOOL_NONE)
        return call;
    of.words = command_words_of(memory, all, command);
    words_read(&of);
    files_read(&of);
    call.takes_words = of.is == TOOL_JUST;
    call.has_default = of.is == TOOL_MAKE || of.is == TOOL_JUST;
    call.is_call = call.names.count || call.has_default;
    return call;
}

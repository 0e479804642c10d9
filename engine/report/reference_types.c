/* reference_types.c — the words of rule files as LuaCATS annotations, which the Lua language server reads.
 *
 * A class a domain (documents, compose files, ...) has the nouns that may follow there. One and Many of it say which
 * verbs may judge the whole; a quantifier returns the class that has them. Patterns have every noun. */
#include "reference.h"

#include <string.h>

static const char domains[] = "DCWSEYF";

/* The class of a domain's facts; of 'P', of patterns. */
static const char *domain_class(char domain)
{
    static const char *const names[] = {"Document", "Compose", "Workflow", "Script", "Env", "Yaml", "File"};
    const char *at = strchr(domains, domain);

    return at ? names[at - domains] : "Pattern";
}

static const char *letter_type(char letter)
{
    switch (letter) {
    case 'n':
        return "lockstep.Names";
    case 'p':
    case 'w':
        return "lockstep.Words";
    case 'r':
    case 'd':
        return "string";
    case 'c':
        return "lockstep.Command";
    case 's':
        return "lockstep.Selection";
    case 'P':
        return "lockstep.Pattern";
    case 'x':
        return "lockstep.Object";
    case 't':
        return "lockstep.Events";
    case 'l':
        return "table";
    case 'f':
        return "fun(fact: table): boolean, string?";
    default:
        return "integer";
    }
}

static const char *letter_name(char letter)
{
    static const char letters[] = "npwrcsPxtlfdi";
    static const char *const names[] = {"name",     "path",    "words",  "regex",  "command",  "selection",
                                        "pattern", "object", "events", "entries", "judgement", "length", "number"};
    const char *at = strchr(letters, letter);

    return names[at ? at - letters : 12];
}

/* What stands between the parentheses; with `annotates` the lines that say of what type it is. */
static void parameters_write(buffer *out, const char *letters, bool annotates)
{
    const char *optional = "";
    unsigned number = 0;

    for (; *letters; letters++) {
        bool is_repeated = letters[1] == '+';
        if (*letters == '?')
            optional = "?";
        if (!letter_type(*letters) || strchr("?+-", *letters))
            continue;
        number++;
        text name = is_repeated ? TEXT("...")
                                : text_print(out->memory, "%s%s", letter_name(*letters), number > 1 ? number == 2 ? "_2" : "_3" : "");
        if (annotates)
            buffer_print(out, "---@param %.*s%s %s\n", TEXT_FORMAT(name), optional, letter_type(*letters));
        else
            buffer_print(out, "%s%.*s", number > 1 ? ", " : "", TEXT_FORMAT(name));
        if (*letters == 'c' && annotates) /* a script and an action */
            buffer_print(out, "---@param action? lockstep.Names\n");
        else if (*letters == 'c')
            buffer_add(out, TEXT(", action"));
    }
}

/* What the editor shows. */
static void comment_write(buffer *out, const word_info *about)
{
    buffer_print(out, "\n---%s\n---```lua\n---%s\n---```\n", about->says, about->example);
}

static void method_write(buffer *out, const word_info *about, const char *class, const char *gives)
{
    comment_write(out, about);
    parameters_write(out, about->arguments, true);
    buffer_print(out, "---@return %s\nfunction %s:%s(", gives, class, about->name);
    parameters_write(out, about->arguments, false);
    buffer_add(out, TEXT(") end\n"));
}

static bool is_noun(const word_info *about)
{
    return about->shape == SHAPE_NOUN || about->shape == SHAPE_NOUNS;
}

static text chained_gives(arena *memory, word some, char domain)
{
    const word_info *about = word_about(some);
    const char *name = domain_class(domain);

    if (domain == 'P')
        return TEXT("lockstep.Pattern");
    if (some == WORD_column)
        return text_print(memory, "lockstep.One%s|lockstep.Many%s", name, name);
    if (some == WORD_capturing)
        return text_print(memory, "lockstep.Many%s", name);
    if (about->shape == SHAPE_FILTER)
        return TEXT("self");
    return text_print(memory, "lockstep.%s%s", about->shape == SHAPE_NOUN ? "One" : "Many", name);
}

/* The nouns and filters that may follow there; of patterns, all. */
static void domain_write(buffer *out, char domain)
{
    const char *name = domain_class(domain);

    if (domain == 'P')
        buffer_print(out, "\n---@class lockstep.Pattern: lockstep.Selection\nlocal Pattern = {}\n");
    else
        buffer_print(out, "\n---@class lockstep.%s: lockstep.Selection\nlocal %s = {}\n", name, name);
    for (word some = WORD_none + 1; some < WORD_COUNT; some++) {
        const word_info *about = word_about(some);
        bool is_here = domain == 'P' || strchr(about->domains, domain) || *about->domains == 'A';
        if ((is_noun(about) || about->shape == SHAPE_FILTER) && is_here)
            method_write(out, about, name, text_string(out->memory, chained_gives(out->memory, some, domain)));
    }
    if (domain != 'P')
        buffer_print(out,
                     "\n---@class lockstep.One%s: lockstep.%s, lockstep.One\n"
                     "---@class lockstep.Many%s: lockstep.%s, lockstep.Many\n",
                     name, name, name, name);
}

static void verbs_write(buffer *out, const char *class, word_shape shape)
{
    buffer_print(out, "\n---@class lockstep.%s\nlocal %s = {}\n", class, class);
    for (word some = WORD_none + 1; some < WORD_COUNT; some++)
        if (word_about(some)->shape == shape)
            method_write(out, word_about(some), class, "lockstep.Sentence");
    if (shape == SHAPE_VERB_COUNT)
        buffer_print(out, "\n---%s\n---@param number integer\n---@return lockstep.Sentence\nfunction %s:is(number) end\n",
                     word_about(WORD_is)->says, class);
}

/* A source or noun: callable, and what it gives also without a call where nothing must be given. */
static void callable_write(buffer *out, word some)
{
    const word_info *about = word_about(some);
    text gives = TEXT("lockstep.Pattern");

    if (about->shape == SHAPE_SOURCE)
        gives = text_print(out->memory, "lockstep.%s%s", word_is_plural(some) ? "Many" : "One",
                           domain_class(about->domains[0]));
    if (*about->arguments && *about->arguments != '?') {
        comment_write(out, about);
        parameters_write(out, about->arguments, true);
        buffer_print(out, "---@return %.*s\nfunction %s(", TEXT_FORMAT(gives), about->name);
        parameters_write(out, about->arguments, false);
        buffer_add(out, TEXT(") end\n"));
        return;
    }
    buffer_print(out, "\n---@class lockstep.word.%s: %.*s\n---@overload fun(", about->name, TEXT_FORMAT(gives));
    if (*about->arguments)
        buffer_print(out, "%s?: %s", letter_name(about->arguments[1]), letter_type(about->arguments[1]));
    buffer_print(out, "%s): %.*s\n", about->arguments[0] && about->arguments[1] == 'c' ? ", action?: lockstep.Names" : "",
                 TEXT_FORMAT(gives));
    comment_write(out, about);
    buffer_print(out, "---@type lockstep.word.%s\n%s = nil\n", about->name, about->name);
}

static void quantifier_write(buffer *out, word some)
{
    const word_info *about = word_about(some);
    bool has_no_verb = some == WORD_there_is || some == WORD_there_is_no;

    comment_write(out, about);
    buffer_add(out, TEXT("---@param selection lockstep.Object\n"));
    if (some == WORD_the)
        buffer_add(out, TEXT("---@return lockstep.Whole\n---@overload fun(one: lockstep.One): lockstep.Each\n"
                             "---@overload fun(many: lockstep.Many): lockstep.Whole\n"));
    else
        buffer_print(out, "---@return lockstep.%s\n",
                     has_no_verb ? "Sentence" : some == WORD_count ? "Count" : "Each");
    buffer_print(out, "function %s(selection) end\n", about->name);
}

/* Those that build a file take tables of their own. */
static void helper_write(buffer *out, word some)
{
    const word_info *about = word_about(some);

    comment_write(out, about);
    switch (some) {
    case WORD_contract:
    case WORD_example:
        buffer_print(out, "---@param id string\n---@return fun(body: lockstep.%s)\nfunction %s(id) end\n",
                     some == WORD_contract ? "Contract" : "Example", about->name);
        return;
    case WORD_parameter:
        buffer_print(out, "---@param name string\n---@return fun(body: table): any\nfunction parameter(name) end\n");
        return;
    case WORD_use:
        buffer_print(out, "---@param name string\n---@return any\nfunction use(name) end\n");
        return;
    case WORD_excuse:
        buffer_print(out, "---@param subject string\n---@param reason string\n---@return lockstep.Excuse\n"
                          "function excuse(subject, reason) end\n");
        return;
    case WORD_settings:
        buffer_print(out, "---@param body { rules?: lockstep.Words, packs?: table<string, string> }\n"
                          "function settings(body) end\n");
        return;
    case WORD_either:
        buffer_print(out, "---@param ... lockstep.Object\n---@return lockstep.Selection\nfunction either(...) end\n");
        return;
    default:
        parameters_write(out, about->arguments, true);
        buffer_print(out, "---@return string\nfunction %s(", about->name);
        parameters_write(out, about->arguments, false);
        buffer_add(out, TEXT(") end\n"));
    }
}

static const char head[] =
    "---@meta lockstep\n"
    "-- The words of lockstep's rule files, for the Lua language server. Made by the program:\n"
    "--   lockstep help words --format lua > .lua-types/lockstep.lua\n"
    "\n"
    "---@alias lockstep.Words string|string[]\n"
    "---@alias lockstep.Names string|string[]|integer|lockstep.Selection\n"
    "---@alias lockstep.Command string|string[]|lockstep.Selection\n"
    "---@alias lockstep.Object string|string[]|lockstep.Selection\n"
    "---@alias lockstep.Events string[]|{ changing: lockstep.Selection }\n"
    "\n"
    "---@class lockstep.Selection\n"
    "---@class lockstep.One: lockstep.Selection\n"
    "---@class lockstep.Many: lockstep.Selection\n"
    "---@class lockstep.Sentence\n"
    "---@class lockstep.Excuse\n"
    "\n"
    "---@class lockstep.Contract\n"
    "---@field says string one sentence for its reader\n"
    "---@field why? string\n"
    "---@field fix? string\n"
    "---@field severity? \"error\"|\"warning\"|\"info\"\n"
    "---@field tags? string[]\n"
    "---@field [integer] lockstep.Sentence|lockstep.Excuse\n"
    "\n"
    "---@class lockstep.Example\n"
    "---@field keeps? table<string, string> path and text of each file\n"
    "---@field breaks? table<string, string> the files that differ, and saying: words of the finding\n";

void reference_types(buffer *out)
{
    buffer_add(out, text_from(head));
    for (const char *domain = domains; *domain; domain++)
        domain_write(out, *domain);
    domain_write(out, 'P');
    verbs_write(out, "Each", SHAPE_VERB_ONE);
    verbs_write(out, "Whole", SHAPE_VERB_WHOLE);
    verbs_write(out, "Count", SHAPE_VERB_COUNT);
    for (word some = WORD_none + 1; some < WORD_COUNT; some++) {
        word_shape shape = word_about(some)->shape;
        if (shape == SHAPE_SOURCE || is_noun(word_about(some)))
            callable_write(out, some);
        else if (shape == SHAPE_QUANTIFIER)
            quantifier_write(out, some);
        else if (shape == SHAPE_HELPER)
            helper_write(out, some);
    }
}

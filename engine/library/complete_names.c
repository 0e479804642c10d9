/* complete_names.c — names by what there is: a selection is asked, as it would be asked with the name that is
 * typed. */
#include <string.h>

#include "complete.h"
#include "session.h"

enum { LONGEST_NAME = 200 };

/* ---- paths ---- */

static bool ends_with_any(text name, const char *const *endings)
{
    if (!endings)
        return true;
    for (; *endings; endings++)
        if (text_ends(name, text_from(*endings)))
            return true;
    return false;
}

void complete_paths(completing *c, const char *const *endings)
{
    size_t slash = text_find_last(c->typed, '/');
    text folder = slash < c->typed.length ? text_slice(c->typed, 0, slash) : (text){0};
    text last = slash < c->typed.length ? text_slice(c->typed, slash + 1, c->typed.length) : c->typed;
    tree_entries entries = {0};

    if (tree_list(c->project->root, folder, c->memory, &entries) != TREE_OK)
        return;
    for (uint32_t i = 0; i < entries.count; i++) {
        const tree_entry *one = &entries.items[i];
        bool is_folder = one->type == TREE_FOLDER;
        if ((one->name.start[0] == '.' && !text_starts(last, TEXT(".")) && !text_is(one->name, ".github") &&
             !text_starts(one->name, TEXT(".env"))) ||
            (!is_folder && !ends_with_any(one->name, endings)))
            continue;
        complete_add(c, text_print(c->memory, "%.*s%s%.*s%s", TEXT_FORMAT(folder), folder.length ? "/" : "",
                                   TEXT_FORMAT(one->name), is_folder ? "/" : ""));
    }
}

static void complete_source(completing *c)
{
    static const char *const markdown[] = {".md", ".markdown", NULL}, *const yaml[] = {".yml", ".yaml", NULL},
                             *const data[] = {".yml", ".yaml", ".json", NULL};

    switch (*word_about(c->at.owner)->domains) {
    case 'D':
        complete_paths(c, markdown);
        return;
    case 'C':
    case 'W':
        complete_paths(c, yaml);
        return;
    case 'Y':
        complete_paths(c, data);
        return;
    default:
        complete_paths(c, NULL);
    }
}

/* ---- names of facts ---- */

/* Can it stand between quotes as it is? */
static bool is_plain(text name)
{
    for (size_t i = 0; i < name.length; i++)
        if ((unsigned char)name.start[i] < ' ' || name.start[i] == '"' || name.start[i] == '\\')
            return false;
    return name.length && name.length <= LONGEST_NAME;
}

static void add_facts(completing *c, const store *all, const fact_array *facts)
{
    bool is_column = c->at.owner == WORD_column || c->at.owner == WORD_cell;

    for (uint32_t i = 0; i < facts->count; i++) {
        text name = store_name(all, facts->items[i].name);
        if (is_column && !fact_text(all, facts->items[i], ATTRIBUTE_column, &name))
            continue;
        if (is_plain(name))
            complete_add(c, name);
    }
}

static void ask(completing *c, const char *selection)
{
    entered some = entry_open(c->project, c->known, selection);
    finding_array unheard = {0};
    store *all = NULL;

    if (some.entry.type == ENTRY_SELECTION) {
        fact_array found =
            runner_query(c->memory, some.entry.asked, c->project->root, &c->project->options, &all, &unheard);
        add_facts(c, all, &found);
    }
    entry_close(&some);
}

/* Where a word without a chain is looked for. */
static text source_of(word some)
{
    switch (*word_about(some)->domains) {
    case 'D':
        return TEXT("docs");
    case 'C':
        return TEXT("compose");
    case 'W':
        return TEXT("workflows");
    case 'S':
        return TEXT("scripts \"**/*.sh\"");
    default:
        return (text){0};
    }
}

/* doc "x" :section " — all that `doc "x" :section "*"` finds. */
static void complete_noun(completing *c)
{
    bool is_pattern = !c->at.chain.length || word_about(c->at.first)->shape == SHAPE_NOUN ||
                      word_about(c->at.first)->shape == SHAPE_NOUNS;
    text from = is_pattern ? source_of(c->at.chain.length ? c->at.first : c->at.owner) : (text){0};

    if (is_pattern && !from.length)
        return;
    ask(c, text_string(c->memory,
                       text_print(c->memory, "%.*s %s%.*s :%s%s", TEXT_FORMAT(from),
                                  is_pattern && c->at.chain.length ? ":" : "", TEXT_FORMAT(c->at.chain),
                                  word_about(c->at.owner)->name,
                                  strchr(word_about(c->at.owner)->arguments, 'c') ? "()" : " \"*\"")));
}

/* :running(ctl, " — the actions of ctl; :running " — the commands there. */
static void complete_running(completing *c)
{
    if (c->at.arguments.length)
        ask(c,
            text_string(c->memory, text_print(c->memory, "%.*s :actions()", TEXT_FORMAT(c->at.arguments))));
    else if (c->at.chain.length)
        ask(c, text_string(c->memory, text_print(c->memory, "%.*s :commands()", TEXT_FORMAT(c->at.chain))));
}

static void complete_use(completing *c)
{
    const rule_set *rules = project_rules(c->project);

    for (uint32_t i = 0; i < rules->files.count; i++)
        complete_add(c, rules->files.items[i].name);
}

void complete_ids(completing *c)
{
    const rule_set *rules = project_rules(c->project);
    finding_array unheard = {0};
    plan *all = binding_load(c->memory, &c->project->options.limits, rules->files.items, rules->files.count,
                             &unheard);

    for (uint32_t i = 0; i < all->contracts.count; i++)
        complete_add(c, all->contracts.items[i].id);
}

void complete_quote(completing *c)
{
    word owner = c->at.owner;
    word_shape shape = word_about(owner)->shape;

    if (owner == WORD_project)
        ask(c, "project \"*\"");
    else if (shape == SHAPE_SOURCE)
        complete_source(c);
    else if (owner == WORD_running || (c->at.arguments.length && strchr(word_about(owner)->arguments, 'c')))
        complete_running(c);
    else if (shape == SHAPE_NOUN || shape == SHAPE_NOUNS)
        complete_noun(c);
    else if (owner == WORD_except && c->at.chain.length)
        ask(c, text_string(c->memory, c->at.chain));
    else if (owner == WORD_triggered_by || owner == WORD_is_triggered_by)
        ask(c, "workflows :triggers()");
    else if (owner == WORD_use)
        complete_use(c);
}

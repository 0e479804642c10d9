/* init_tables.c — columns that list what the repository runs: services, profiles, variables, a script's
 * actions, a workflow's jobs. Names are compared as the survey has them; the judge decides afterwards.
 *
 * Two names are the same somewhere by chance. A column is about a target when it says so ("Service"), else
 * when they have three names in common that no other script or workflow has. */
#include <stdlib.h>

#include "dialect.h"
#include "init.h"

typedef ARRAY(uint32_t) name_ids;

/* What a column may list: a selection, and the names that it probably has. */
typedef struct target {
    text words;          /* compose :services() */
    text says;           /* "service" */
    text titles;         /* words that a heading about it has: "service", a script's name */
    bool is_one_of_many; /* others have such names, too: of a script, a workflow */
    name_ids names;
} target;

typedef struct tables {
    proposing *p;
    ARRAY(target) targets;
    uint32_t looked;
} tables;

/* ---- sets of names ---- */

static int compare_ids(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;

    return (a > b) - (a < b);
}

static void ids_sort(name_ids *ids)
{
    uint32_t kept = 0;

    if (ids->count)
        qsort(ids->items, ids->count, sizeof *ids->items, compare_ids);
    for (uint32_t i = 0; i < ids->count; i++)
        if (!kept || ids->items[i] != ids->items[kept - 1])
            ids->items[kept++] = ids->items[i];
    ids->count = kept;
}

static uint32_t ids_common(const name_ids *left, const name_ids *right)
{
    uint32_t common = 0;

    for (uint32_t i = 0, k = 0; i < left->count && k < right->count;) {
        common += left->items[i] == right->items[k];
        if (left->items[i] <= right->items[k])
            i++;
        else
            k++;
    }
    return common;
}

/* ---- targets ---- */

/* The live names of a kind in a file; of variables only those with the attribute, when one is given. */
static void names_take(proposing *p, uint32_t index, kind wanted, attribute_id having, name_ids *names)
{
    const shard *some = store_shard(p->all, index);

    for (uint32_t row = 0; row < some->row_count; row++) {
        text value;
        if (some->kind[row] != wanted || some->flags[row] & FACT_DEAD)
            continue;
        if (!having || fact_text(p->all, store_fact(p->all, index, row), having, &value))
            *array_push(names, p->memory) = some->name[row];
    }
}

static void target_add(tables *t, target some)
{
    ids_sort(&some.names);
    if (some.names.count >= 2)
        *array_push(&t->targets, t->p->memory) = some;
}

typedef struct listing {
    uint32_t dialect;
    kind wanted;
    attribute_id having;
    const char *source, *nouns, *says, *titles;
} listing;

/* The strongest first: a column that equals the demanded variables says more than one that has some of all.
 */
static const listing listings[] = {
    {DIALECT_COMPOSE, KIND_service, ATTRIBUTE_none, "compose", ":services()", "service", "service"},
    {DIALECT_COMPOSE, KIND_profile, ATTRIBUTE_none, "compose", ":profiles()", "profile", "profile"},
    {DIALECT_COMPOSE, KIND_disabled, ATTRIBUTE_none, "compose", ":disabled()",
     "service that is commented out", "service replica disabled"},
    {DIALECT_COMPOSE, KIND_variable, ATTRIBUTE_demand, "compose", ":variables() :with(demand)",
     "variable that must be set", "variable setting"},
    {DIALECT_COMPOSE, KIND_variable, ATTRIBUTE_default_, "compose", ":variables() :with(default)",
     "variable with a default", "variable setting"},
    {DIALECT_COMPOSE, KIND_variable, ATTRIBUTE_none, "compose", ":variables()", "variable",
     "variable setting"},
    {DIALECT_ENV, KIND_variable, ATTRIBUTE_none, "env", ":variables()", "variable", "variable setting"},
    {DIALECT_SCRIPT, KIND_action, ATTRIBUTE_none, "script", ":actions()", "action", "action"},
    {DIALECT_SCRIPT, KIND_value, ATTRIBUTE_none, "script", ":values()", "value", "value"},
    {DIALECT_WORKFLOW, KIND_job, ATTRIBUTE_none, "workflow", ":jobs()", "job", "job"},
};

static bool is_root_listing(const listing *some, text path)
{
    return some->dialect == DIALECT_COMPOSE && init_is_root_compose(path);
}

static void listing_add(tables *t, const listing *some)
{
    proposing *p = t->p;
    name_ids at_root = {0};

    for (uint32_t i = 0; i < store_count(p->all); i++)
        if (store_dialect(p->all, i) == some->dialect && is_root_listing(some, store_path(p->all, i)))
            names_take(p, i, some->wanted, some->having, &at_root);
    target_add(t, (target){.words = text_print(p->memory, "%s %s", some->source, some->nouns),
                           .says = text_from(some->says),
                           .titles = text_from(some->titles),
                           .names = at_root});
    for (uint32_t i = 0; i < store_count(p->all); i++) {
        name_ids names = {0};
        text quoted;
        if (store_dialect(p->all, i) != some->dialect || is_root_listing(some, store_path(p->all, i)) ||
            !init_quote_path(p->memory, store_path(p->all, i), &quoted))
            continue;
        names_take(p, i, some->wanted, some->having, &names);
        text path = store_path(p->all, i), stem = path_name(path);
        stem = text_slice(stem, 0, text_find(stem, '.', 1));
        target_add(t, (target){.words = text_print(p->memory, "%s %.*s %s", some->source, TEXT_FORMAT(quoted),
                                                   some->nouns),
                               .says = text_print(p->memory, "%s of %.*s", some->says, TEXT_FORMAT(path)),
                               .titles = text_print(p->memory, "%s %.*s", some->titles, TEXT_FORMAT(stem)),
                               .is_one_of_many =
                                   some->dialect == DIALECT_SCRIPT || some->dialect == DIALECT_WORKFLOW,
                               .names = names});
    }
}

/* ---- columns ---- */

typedef struct column {
    text words;        /* doc "a.md" :table "Services" :column "Name" */
    text says;         /* column "Name" of "Services" */
    text slug;         /* for the id, and the words of its titles */
    text table, title; /* doc "a.md" :table "Services", "Name"; empty of lists and terms */
    text defaults;     /* "Default", the column of that name beside it; empty when there is none */
    name_ids names;
} column;

/* Which of its sentences a pair of column and target is near to. */
static bool is_covered(const name_ids *all, uint32_t common)
{
    return common >= 2 && common * 3 >= all->count * 2;
}

/* Is it about this target, or are a few names the same by chance? */
static bool is_meant(const tables *t, const column *some, const target *to)
{
    uint32_t common = ids_common(&some->names, &to->names);

    if (init_has_word(some->slug, to->titles))
        return true;
    for (uint32_t i = 0; i < t->targets.count && to->is_one_of_many; i++) {
        const target *other = &t->targets.items[i];
        if (other != to && other->is_one_of_many && ids_common(&some->names, &other->names) >= common)
            return false;
    }
    return common >= 3;
}

/* What a pack says of the whole column. */
static void pack_use(tables *t, uint32_t family, const column *some, const target *to)
{
    bool has_defaults = some->defaults.length && text_is(to->words, "compose :variables() :with(default)");
    proposing *p = t->p;
    candidate *added;

    if (!some->table.length)
        return;
    if (has_defaults) {
        added = init_use(p, family, (text){0},
                         text_print(p->memory, "Every variable with a default is in %.*s, with that default.",
                                    TEXT_FORMAT(some->says)),
                         "compose/defaults");
        init_say(p, added, "table    = %.*s", TEXT_FORMAT(some->table));
        init_say(p, added, "column   = %.*s", TEXT_FORMAT(some->title));
        init_say(p, added, "defaults = %.*s", TEXT_FORMAT(some->defaults));
    }
    added = init_use(p, family, (text){0},
                     text_print(p->memory, "Every %.*s has one row in %.*s, and nothing else has one.",
                                TEXT_FORMAT(to->says), TEXT_FORMAT(some->says)),
                     "matrix/complete");
    init_say(p, added, "matrix = %.*s", TEXT_FORMAT(some->table));
    init_say(p, added, "column = %.*s", TEXT_FORMAT(some->title));
    init_say(p, added, "names  = %.*s", TEXT_FORMAT(to->words));
}

static void sentence_add(tables *t, uint32_t family, const column *some, const target *to, int strength)
{
    static const char *const says[] = {"Every %.*s is in %.*s, and nothing else is.",
                                       "Every %.*s is in %.*s.", "Everything in %.*s is a %.*s."};
    static const char *const sentences[] = {"the(%.*s)\n:equals(%.*s)", "every(%.*s)\n:appears_in(%.*s)"};
    uint32_t common = ids_common(&some->names, &to->names);
    bool has_all = is_covered(&to->names, common), has_only = is_covered(&some->names, common);
    proposing *p = t->p;

    if ((strength != 2 && !has_all) || (strength != 1 && !has_only) || !is_meant(t, some, to))
        return;
    if (!strength)
        pack_use(t, family, some, to);
    text first = strength == 2 ? some->says : to->says, second = strength == 2 ? to->says : some->says;
    text words = text_print(p->memory, says[strength], TEXT_FORMAT(first), TEXT_FORMAT(second));
    candidate *added = init_add(p, family, (text){0}, words);
    if (strength == 1)
        init_say(p, added, sentences[1], TEXT_FORMAT(to->words), TEXT_FORMAT(some->words));
    else
        init_say(p, added, sentences[strength ? 1 : 0], TEXT_FORMAT(some->words), TEXT_FORMAT(to->words));
}

/* All targets in the strongest sentence first, so that the best fitting one is proposed. */
static void column_propose(tables *t, column *some, const char *topic)
{
    proposing *p = t->p;
    uint32_t family = init_family(p), first = p->candidates.count;

    ids_sort(&some->names);
    for (int strength = 0; strength < 3; strength++)
        for (uint32_t i = 0; i < t->targets.count; i++)
            sentence_add(t, family, some, &t->targets.items[i], strength);
    if (p->candidates.count == first)
        return;
    text id = init_id(p, topic, some->slug);
    for (uint32_t i = first; i < p->candidates.count; i++)
        p->candidates.items[i].id = id;
}

/* The names of one column: its cells, or the terms in them. */
static void column_read(tables *t, uint32_t index, uint32_t table, text title, bool of_terms, name_ids *names)
{
    const store *all = t->p->all;
    const shard *some = store_shard(all, index);
    bool is_inside = false;

    for (uint32_t row = table + 1; row < some->end_row[table]; row++) {
        text column_title;
        int32_t is_header = 0;
        fact one = store_fact(all, index, row);
        if (some->kind[row] == KIND_cell) {
            fact_number(all, one, ATTRIBUTE_is_header, &is_header);
            is_inside = !is_header && fact_text(all, one, ATTRIBUTE_column, &column_title) &&
                        text_equal(column_title, title);
            if (is_inside && !of_terms)
                *array_push(names, t->p->memory) = some->name[row];
        } else if (is_inside && of_terms && some->kind[row] == KIND_term) {
            *array_push(names, t->p->memory) = some->name[row];
        }
    }
}

static void column_look(tables *t, uint32_t index, uint32_t table, text name, text title, text defaults)
{
    proposing *p = t->p;
    text path, quoted_name, quoted_title;

    if (!init_quote_path(p->memory, store_path(p->all, index), &path) ||
        !init_quote(p->memory, name, &quoted_name) || !init_quote(p->memory, title, &quoted_title))
        return;
    for (int of_terms = 0; of_terms < 2; of_terms++) {
        column some = {.says = text_print(p->memory, "column \"%.*s\" of \"%.*s\"", TEXT_FORMAT(title),
                                          TEXT_FORMAT(name)),
                       .slug = text_print(p->memory, "%.*s %.*s", TEXT_FORMAT(name), TEXT_FORMAT(title))};
        uint32_t before = p->candidates.count;
        bool is_plain = !of_terms && quoted_title.start[0] == '"'; /* a pack takes the title as a text */
        some.table = is_plain ? text_print(p->memory, "doc %.*s :table %.*s", TEXT_FORMAT(path),
                                           TEXT_FORMAT(quoted_name))
                              : (text){0};
        some.title = quoted_title;
        some.defaults = defaults;
        some.words =
            text_print(p->memory, "doc %.*s :table %.*s :column %.*s%s", TEXT_FORMAT(path),
                       TEXT_FORMAT(quoted_name), TEXT_FORMAT(quoted_title), of_terms ? " :terms()" : "");
        column_read(t, index, table, title, of_terms, &some.names);
        column_propose(t, &some, "tables");
        if (p->candidates.count > before)
            return;
    }
}

/* The quoted heading of the column with defaults; empty when a table has none. */
static text defaults_title(proposing *p, uint32_t index, uint32_t table)
{
    const shard *some = store_shard(p->all, index);

    for (uint32_t row = table + 1; row < some->end_row[table]; row++) {
        fact one = store_fact(p->all, index, row);
        int32_t is_header = 0;
        text quoted;
        if (some->kind[row] == KIND_cell && fact_number(p->all, one, ATTRIBUTE_is_header, &is_header) &&
            is_header && init_has_word(fact_name(p->all, one), TEXT("default")) &&
            init_quote(p->memory, fact_name(p->all, one), &quoted) && quoted.start[0] == '"')
            return quoted;
    }
    return (text){0};
}

static void table_look(tables *t, uint32_t index, uint32_t table)
{
    const store *all = t->p->all;
    const shard *some = store_shard(all, index);
    text name = fact_name(all, store_fact(all, index, table));
    text defaults = defaults_title(t->p, index, table);

    for (uint32_t row = table + 1; row < some->end_row[table]; row++) {
        fact one = store_fact(all, index, row);
        int32_t is_header = 0;
        if (some->kind[row] == KIND_cell && fact_number(all, one, ATTRIBUTE_is_header, &is_header) &&
            is_header)
            column_look(t, index, table, name, fact_name(all, one), defaults);
    }
}

/* The inline code in a section's own list. */
static void list_look(tables *t, uint32_t index, uint32_t section)
{
    proposing *p = t->p;
    const shard *some = store_shard(p->all, index);
    text path, quoted, name = fact_name(p->all, store_fact(p->all, index, section));
    column list = {.says = text_print(p->memory, "the list of \"%.*s\"", TEXT_FORMAT(name)), .slug = name};

    for (uint32_t row = section + 1; row < some->end_row[section]; row++) {
        if (some->kind[row] == KIND_section)
            row = some->end_row[row] - 1;
        else if (some->kind[row] == KIND_item)
            for (uint32_t end = some->end_row[row]; row + 1 < end; row++)
                if (some->kind[row + 1] == KIND_term)
                    *array_push(&list.names, p->memory) = some->name[row + 1];
    }
    if (list.names.count < 2 || !init_quote_path(p->memory, store_path(p->all, index), &path) ||
        !init_quote(p->memory, name, &quoted))
        return;
    list.words = text_print(p->memory, "doc %.*s :section %.*s :items() :terms()", TEXT_FORMAT(path),
                            TEXT_FORMAT(quoted));
    column_propose(t, &list, "lists");
}

void init_tables(proposing *p)
{
    tables t = {.p = p};

    for (size_t i = 0; i < sizeof listings / sizeof *listings; i++)
        listing_add(&t, &listings[i]);
    for (uint32_t i = 0; t.targets.count && i < store_count(p->all); i++) {
        const shard *some = store_shard(p->all, i);
        if (init_file_kind(p->all, i) != KIND_document)
            continue;
        for (uint32_t row = 0; row < some->row_count; row++) {
            if (some->kind[row] != KIND_table && some->kind[row] != KIND_section)
                continue;
            if (t.looked++ >= INIT_LOOKED)
                p->is_cut = true;
            else if (some->kind[row] == KIND_table)
                table_look(&t, i, row);
            else
                list_look(&t, i, row);
        }
    }
}

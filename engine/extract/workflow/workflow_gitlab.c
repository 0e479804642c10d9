/* workflow_gitlab.c — a GitLab pipeline in the same kinds: jobs, with before_script, script and after_script
 * as steps.
 *
 * What a job has is its own, else what it extends has (the last named first), else the defaults. A hidden job
 * (`.name`) is dead, its commands are not: they run where it is extended. */
#include "workflow_reading.h"

enum { EXTENDS_LIMIT = 11 }; /* GitLab's own depth */

static const char *const globals[] = {"default",  "include",       "stages",       "variables",
                                      "workflow", "image",         "services",     "cache",
                                      "spec",     "before_script", "after_script", NULL};

static bool is_job(workflow_reading *job, const yaml_entry *entry)
{
    text name = yaml_text(job->tree, entry->key);

    for (const char *const *some = globals; *some; some++)
        if (text_is(name, *some))
            return false;
    return name.length && yaml_is(job->tree, entry->value, YAML_MAPPING);
}

/* ---- what a job has ---- */

static uint32_t job_named(workflow_reading *job, text name)
{
    return yaml_get(job->tree, yaml_root(job->tree, 0), name);
}

/* The entry of that key in the job or in what it extends. */
static bool find_inherited(workflow_reading *job, uint32_t node, text key, uint32_t depth, yaml_entry *found)
{
    uint32_t above = yaml_get(job->tree, node, TEXT("extends")), last = YAML_NONE;

    if (depth > EXTENDS_LIMIT || job->steps < STEP_COST)
        return false;
    job->steps -= STEP_COST / 2;
    if (yaml_find(job->tree, node, key, found))
        return true;
    if (yaml_is(job->tree, above, YAML_SCALAR))
        return find_inherited(job, job_named(job, yaml_text(job->tree, above)), key, depth + 1, found);
    if (!yaml_is(job->tree, above, YAML_SEQUENCE))
        return false;
    for (uint32_t item = yaml_first(job->tree, above); item != YAML_NONE; item = yaml_next(job->tree, item)) {
        yaml_entry one;
        if (find_inherited(job, job_named(job, yaml_text(job->tree, item)), key, depth + 1, &one)) {
            *found = one;
            last = item;
        }
    }
    return last != YAML_NONE;
}

static bool find_entry(workflow_reading *job, uint32_t node, const char *key, bool has_default,
                       yaml_entry *found)
{
    uint32_t root = yaml_root(job->tree, 0);

    if (find_inherited(job, node, text_from(key), 0, found))
        return true;
    return has_default &&
           (yaml_find(job->tree, yaml_get(job->tree, root, TEXT("default")), text_from(key), found) ||
            yaml_find(job->tree, root, text_from(key), found));
}

/* Something that the job extends stands in another file: its name. */
static text extended_elsewhere(workflow_reading *job, uint32_t node)
{
    uint32_t above = yaml_get(job->tree, node, TEXT("extends"));
    text name = yaml_text(job->tree, above);

    if (name.length)
        return job_named(job, name) == YAML_NONE ? name : (text){0};
    for (uint32_t item = yaml_is(job->tree, above, YAML_SEQUENCE) ? yaml_first(job->tree, above) : YAML_NONE;
         item != YAML_NONE; item = yaml_next(job->tree, item))
        if (job_named(job, yaml_text(job->tree, item)) == YAML_NONE)
            return yaml_text(job->tree, item);
    return (text){0};
}

/* ---- scripts ---- */

/* !reference [job, key]: the node that is meant. */
static uint32_t referenced(workflow_reading *job, uint32_t node)
{
    uint32_t at = yaml_root(job->tree, 0);

    for (uint32_t item = yaml_first(job->tree, node); item != YAML_NONE; item = yaml_next(job->tree, item))
        at = yaml_get(job->tree, at, yaml_text(job->tree, item));
    return at;
}

static void script_add(workflow_reading *job, const workflow_scope *scope, uint32_t node, uint32_t depth,
                       workflow_run *to)
{
    uint32_t own = yaml_follow(job->tree, node);

    if (own == YAML_NONE || depth > EXTENDS_LIMIT || job->steps < STEP_COST)
        return;
    job->steps -= STEP_COST / 2;
    if (yaml_has_tag(job->tree, own, "!reference")) {
        uint32_t meant = referenced(job, own);
        if (meant == YAML_NONE)
            shard_set_flags(job->to, shard_current(job->to), FACT_OPEN);
        script_add(job, scope, meant, depth + 1, to);
    } else if (yaml_is(job->tree, own, YAML_SEQUENCE)) {
        for (uint32_t item = yaml_first(job->tree, own); item != YAML_NONE; item = yaml_next(job->tree, item))
            script_add(job, scope, item, depth + 1, to);
    } else if (yaml_is(job->tree, own, YAML_SCALAR)) {
        workflow_run_add(job, scope, own, to);
    }
}

/* One shell runs before_script and script: they are one step. */
static void scripts_add(workflow_reading *job, const workflow_scope *scope, uint32_t node, bool has_default)
{
    static const char *const keys[] = {"script", "after_script"};

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        workflow_run all = {0};
        yaml_entry entry, before;
        bool is_there = find_entry(job, node, keys[i], has_default && i, &entry);
        bool has_before = !i && find_entry(job, node, "before_script", has_default, &before);
        uint32_t row;
        if (!is_there && !has_before)
            continue;
        row = shard_open(job->to, KIND_step, yaml_entry_span(job->tree, is_there ? entry.key : before.key),
                         text_from(keys[i]));
        shard_set_flags(job->to, row, scope->flags);
        if (has_before)
            script_add(job, scope, before.value, 0, &all);
        if (is_there)
            script_add(job, scope, entry.value, 0, &all);
        workflow_run_end(job, scope, &all);
        shard_close(job->to, row);
    }
}

/* ---- when it runs ---- */

static void filters_add(workflow_reading *job, uint32_t node, const char *list)
{
    uint32_t paths = yaml_get(job->tree, node, TEXT("paths")); /* changes: {paths: [...]} */

    node = yaml_follow(job->tree, paths == YAML_NONE ? node : paths);
    if (yaml_is(job->tree, node, YAML_SCALAR))
        shard_set_text(
            job->to, shard_add(job->to, KIND_filter, yaml_span(job->tree, node), yaml_text(job->tree, node)),
            ATTRIBUTE_list, text_from(list));
    if (yaml_is(job->tree, node, YAML_SEQUENCE))
        for (uint32_t item = yaml_first(job->tree, node); item != YAML_NONE;
             item = yaml_next(job->tree, item))
            if (yaml_is(job->tree, item, YAML_SCALAR))
                shard_set_text(
                    job->to,
                    shard_add(job->to, KIND_filter, yaml_span(job->tree, item), yaml_text(job->tree, item)),
                    ATTRIBUTE_list, text_from(list));
}

/* One rule: its `if`, what must have changed, and `when`. */
static void rule_add(workflow_reading *job, uint32_t node)
{
    uint32_t row = shard_open(job->to, KIND_trigger, yaml_span(job->tree, node), TEXT("rule"));
    text condition = yaml_text(job->tree, yaml_get(job->tree, node, TEXT("if")));
    text when = yaml_text(job->tree, yaml_get(job->tree, node, TEXT("when")));

    if (condition.length)
        shard_set_text(job->to, row, ATTRIBUTE_condition, condition);
    if (when.length)
        shard_set_text(job->to, row, ATTRIBUTE_mode, when);
    if (yaml_get(job->tree, node, TEXT("exists")) != YAML_NONE)
        shard_set_flags(job->to, row, FACT_OPEN);
    filters_add(job, yaml_get(job->tree, node, TEXT("changes")), "paths");
    shard_close(job->to, row);
}

static void rules_add(workflow_reading *job, uint32_t rules, uint32_t depth)
{
    rules = yaml_follow(job->tree, rules);
    if (yaml_has_tag(job->tree, rules, "!reference") && depth < EXTENDS_LIMIT) {
        rules_add(job, referenced(job, rules), depth + 1);
        return;
    }
    if (!yaml_is(job->tree, rules, YAML_SEQUENCE))
        return;
    for (uint32_t item = yaml_first(job->tree, rules); item != YAML_NONE && job->steps >= STEP_COST;
         item = yaml_next(job->tree, item), job->steps--)
        if (yaml_is(job->tree, item, YAML_MAPPING))
            rule_add(job, yaml_follow(job->tree, item));
        else if (depth < EXTENDS_LIMIT)
            rules_add(job, item, depth + 1);
}

/* only, except: a list of refs, or a mapping with refs and changes. */
static void refs_add(workflow_reading *job, uint32_t node, const char *key)
{
    yaml_entry entry;
    uint32_t row;

    if (!find_entry(job, node, key, false, &entry))
        return;
    row = shard_open(job->to, KIND_trigger, yaml_entry_span(job->tree, entry.key), text_from(key));
    if (yaml_is(job->tree, entry.value, YAML_MAPPING)) {
        filters_add(job, yaml_get(job->tree, entry.value, TEXT("refs")), "refs");
        filters_add(job, yaml_get(job->tree, entry.value, TEXT("changes")), "paths");
        if (yaml_get(job->tree, entry.value, TEXT("variables")) != YAML_NONE ||
            yaml_get(job->tree, entry.value, TEXT("kubernetes")) != YAML_NONE)
            shard_set_flags(job->to, row, FACT_OPEN);
    } else {
        filters_add(job, entry.value, "refs");
    }
    shard_close(job->to, row);
}

/* `when: never`, or nothing but rules that say so. */
static bool is_never(workflow_reading *job, uint32_t node)
{
    yaml_entry entry;
    uint32_t count = 0;

    if (find_entry(job, node, "when", false, &entry) && text_is(yaml_text(job->tree, entry.value), "never"))
        return true;
    if (!find_entry(job, node, "rules", false, &entry) || !yaml_is(job->tree, entry.value, YAML_SEQUENCE))
        return false;
    for (uint32_t item = yaml_first(job->tree, yaml_follow(job->tree, entry.value)); item != YAML_NONE;
         item = yaml_next(job->tree, item), count++)
        if (!text_is(yaml_text(job->tree, yaml_get(job->tree, item, TEXT("when"))), "never"))
            return false;
    return count > 0;
}

/* ---- jobs ---- */

static void needs_add(workflow_reading *job, uint32_t needs)
{
    if (!yaml_is(job->tree, needs, YAML_SEQUENCE))
        return;
    for (uint32_t item = yaml_first(job->tree, yaml_follow(job->tree, needs));
         item != YAML_NONE && job->fields; item = yaml_next(job->tree, item), job->fields--) {
        uint32_t name =
            yaml_is(job->tree, item, YAML_MAPPING) ? yaml_get(job->tree, item, TEXT("job")) : item;
        if (yaml_text(job->tree, name).length)
            shard_add(job->to, KIND_dependency, yaml_span(job->tree, name), yaml_text(job->tree, name));
    }
}

static void job_add(workflow_reading *job, uint32_t key, uint32_t node, span part, bool is_commented)
{
    static const char *const other[] = {"script", "before_script", "after_script", "needs",
                                        "rules",  "only",          "except",       NULL};
    text name = yaml_text(job->tree, key), elsewhere = extended_elsewhere(job, node);
    uint32_t inherit = yaml_get(job->tree, yaml_get(job->tree, node, TEXT("inherit")), TEXT("default"));
    bool is_dead = is_commented || is_never(job, node), is_hidden = text_starts(name, TEXT("."));
    workflow_scope scope = {.flags = is_dead ? FACT_DEAD : 0};
    uint32_t row = shard_open(job->to, KIND_job, part, name);
    yaml_entry rules;

    shard_set_flags(job->to, row, is_dead || is_hidden ? FACT_DEAD : 0);
    if (elsewhere.length)
        shard_set_text(job->to, row, ATTRIBUTE_uses, elsewhere);
    if (find_entry(job, node, "rules", false, &rules))
        rules_add(job, rules.value, 0);
    refs_add(job, node, "only");
    refs_add(job, node, "except");
    needs_add(job, yaml_get(job->tree, node, TEXT("needs")));
    workflow_fields(job, node, other);
    scripts_add(job, &scope, node, !text_is(yaml_text(job->tree, inherit), "false"));
    shard_close(job->to, row);
}

/* Jobs that are commented out in [from, until). */
static void dead_jobs(workflow_reading *job, uint32_t from, uint32_t until)
{
    for (uint32_t i = workflow_stanza_from(job, from); i < job->stanzas.count; i++) {
        const yaml_stanza stanza = job->stanzas.items[i];
        if (stanza.part.start >= until)
            return;
        if (stanza.key != YAML_NONE && yaml_get(job->tree, stanza.value, TEXT("script")) != YAML_NONE)
            job_add(job, stanza.key, stanza.value, stanza.part, true);
    }
}

/* ---- includes ---- */

/* Of another project, by its address, by a pattern, or with a variable: what it holds is not looked at. */
static void open_include_add(workflow_reading *job, uint32_t node)
{
    static const char *const keys[] = {"local", "file", "remote", "component", "template", "project"};
    text written = yaml_text(job->tree, node);

    for (size_t i = 0; i < sizeof keys / sizeof *keys && !written.length; i++)
        written = yaml_text(job->tree, yaml_get(job->tree, node, text_from(keys[i])));
    shard_set_flags(job->to, 0, FACT_OPEN);
    shard_set_flags(job->to, shard_add(job->to, KIND_path, yaml_span(job->tree, node), written),
                    FACT_OPEN | FACT_PLACEHOLDER);
}

static void include_add(workflow_reading *job, uint32_t node)
{
    uint32_t local = yaml_is(job->tree, node, YAML_MAPPING) ? yaml_get(job->tree, node, TEXT("local")) : node;
    text written = yaml_text(job->tree, local), path;

    if (written.length && text_find_text(written, TEXT("://"), 0) == written.length &&
        text_find(written, '$', 0) == written.length && !glob_is_pattern(written) &&
        path_resolve(job->memory, (text){0}, written, &path) && path.length)
        shard_add(job->to, KIND_path, yaml_span(job->tree, local), path);
    else
        open_include_add(job, node);
}

static void includes_add(workflow_reading *job, uint32_t node)
{
    if (!yaml_is(job->tree, node, YAML_SEQUENCE)) {
        if (node != YAML_NONE)
            include_add(job, node);
        return;
    }
    for (uint32_t item = yaml_first(job->tree, yaml_follow(job->tree, node)); item != YAML_NONE;
         item = yaml_next(job->tree, item))
        include_add(job, yaml_follow(job->tree, item));
}

void workflow_gitlab(workflow_reading *job, uint32_t root)
{
    yaml_entries all = yaml_entries_of(job->tree, root);
    uint32_t from = 0;

    includes_add(job, yaml_get(job->tree, root, TEXT("include")));
    rules_add(job, yaml_get(job->tree, yaml_get(job->tree, root, TEXT("workflow")), TEXT("rules")), 0);
    for (uint32_t i = 0; i < all.count; i++)
        if (!is_job(job, &all.items[i]) && !text_is(yaml_text(job->tree, all.items[i].key), "include"))
            workflow_field(job, &all.items[i]);
    for (uint32_t i = 0; i < all.count && job->steps >= STEP_COST; i++) {
        span part = yaml_entry_span(job->tree, all.items[i].key);
        if (!is_job(job, &all.items[i]))
            continue;
        dead_jobs(job, from, part.start);
        from = part.start > from ? part.start : from;
        job_add(job, all.items[i].key, all.items[i].value, part, false);
    }
    dead_jobs(job, from, (uint32_t)job->request->bytes.length);
}

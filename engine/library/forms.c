/* forms.c — lockstep_new: a contract from a form (rules/forms, shipped in the program), tested before it is
 * shown.
 *
 * A form is a rule file with {{key}} where its user has a say. Its first lines tell what it is for and what
 * it takes:
 *     -- One sentence.
 *     --@ key = default | what it is
 * The first key is the id. */
#include "embedded.h"
#include "project.h"
#include "proposals.h"
#include "spell.h"

/* ---- reading forms ---- */

/* "key = default | what it is" */
static form_field field_read(text line)
{
    form_field field = {0};
    text key, value;

    text_next(&line, '=', &key);
    text_next(&line, '|', &value);
    field.key = text_trim(key);
    field.value = text_trim(value);
    field.says = text_trim(line);
    return field;
}

static form form_read(arena *memory, const embedded_rules *from)
{
    form read = {.name = text_from(from->name), .body = {(const char *)from->bytes, from->length}};
    text rest = read.body, line;

    while (text_starts(rest, TEXT("--")) && text_next(&rest, '\n', &line)) {
        if (text_starts(line, TEXT("--@")))
            *array_push(&read.fields, memory) = field_read(text_slice(line, 3, line.length));
        else
            read.says = text_trim(text_slice(line, 2, line.length));
        read.body = rest;
    }
    read.body = text_trim(read.body);
    return read;
}

static form_array *forms_read(arena *memory)
{
    form_array *all = arena_new(memory, form_array);

    for (unsigned i = 0; i < embedded_form_count; i++)
        *array_push(all, memory) = form_read(memory, &embedded_forms[i]);
    return all;
}

/* ---- filling one in ---- */

typedef struct filling {
    lockstep_project *project;
    arena *memory;
    form *form;
    finding_array problems;
} filling;

static form_field *field_named(form *some, text key)
{
    for (uint32_t i = 0; i < some->fields.count; i++)
        if (text_equal(some->fields.items[i].key, key))
            return &some->fields.items[i];
    return NULL;
}

static text field_names(filling *f)
{
    buffer words = buffer_new(f->memory);

    for (uint32_t i = 0; i < f->form->fields.count; i++)
        buffer_print(&words, "%s%.*s", i ? ", " : "", TEXT_FORMAT(f->form->fields.items[i].key));
    return buffer_text(&words);
}

/* Values stand between quotes and in small files: what would end these, or begin something in them, can't be
 * in one. */
static bool is_plain(text value)
{
    for (size_t i = 0; i < value.length; i++)
        if ((unsigned char)value.start[i] < ' ' || value.start[i] == '"' || value.start[i] == '\\')
            return false;
    return value.length && text_find_text(value, TEXT("]==]"), 0) == value.length &&
           text_find_text(value, TEXT("{{"), 0) == value.length;
}

static void value_take(filling *f, text given)
{
    size_t edge = text_find(given, '=', 0);
    text key = edge < given.length ? text_slice(given, 0, edge) : TEXT("id");
    text value = text_trim(edge < given.length ? text_slice(given, edge + 1, given.length) : given);
    form_field *field = field_named(f->form, key);

    if (!field)
        project_problem(f->memory, &f->problems,
                        text_print(f->memory, "the form %.*s has no key \"%.*s\"", TEXT_FORMAT(f->form->name),
                                   TEXT_FORMAT(key)),
                        text_print(f->memory, "it takes %.*s", TEXT_FORMAT(field_names(f))));
    else if (!is_plain(value))
        project_problem(
            f->memory, &f->problems,
            text_print(f->memory, "%.*s can't be \"%.*s\"", TEXT_FORMAT(key), TEXT_FORMAT(value)),
            TEXT("say a name or path without quotes, backslashes and braces; change the rest in the "
                 "rule file"));
    else
        field->value = value;
}

static text form_fill(arena *memory, form *some)
{
    buffer out = buffer_new(memory);
    text rest = some->body;

    while (rest.length) {
        size_t start = text_find_text(rest, TEXT("{{"), 0), end = text_find_text(rest, TEXT("}}"), start);
        form_field *field = field_named(some, text_slice(rest, start + 2, end));

        buffer_add(&out, text_slice(rest, 0, start));
        if (field)
            buffer_add(&out, field->value);
        rest = text_slice(rest, end + 2, rest.length);
    }
    buffer_add_byte(&out, '\n');
    return buffer_text(&out);
}

/* ---- where it goes ---- */

/* lockstep/runbooks.lua for runbooks/rollback */
static text path_suggested(filling *f, text id)
{
    const lockstep_project *project = f->project;
    text folder =
        project->rule_folders.count ? project->rule_folders.items[0] : project->rules.folders.items[0];

    return path_join(
        f->memory, folder,
        text_print(f->memory, "%.*s.lua", TEXT_FORMAT(text_slice(id, 0, text_find(id, '/', 0)))));
}

static bool is_rules_path(const lockstep_project *project, text path)
{
    const text_array *folders =
        project->rule_folders.count ? &project->rule_folders : &project->rules.folders;

    for (uint32_t i = 0; i < folders->count; i++)
        if (text_starts(path, folders->items[i]) && path.length > folders->items[i].length &&
            path.start[folders->items[i].length] == '/' && text_ends(path, TEXT(".lua")))
            return true;
    return false;
}

static rule_file *file_named(rule_set *rules, text path)
{
    for (uint32_t i = 0; i < rules->own && !rules->is_recommended; i++)
        if (text_equal(rules->files.items[i].path, path))
            return &rules->files.items[i];
    return NULL;
}

/* The project's rules as they would be: the contract behind its file's end, or in a new one in front of the
 * others. */
static void rules_extend(filling *f, const rule_addition *added)
{
    rule_set *rules = &f->project->rules;
    rule_file *old = file_named(rules, added->path);
    uint32_t first = rules->is_recommended ? 1 : 0;

    if (old) {
        old->bytes = TEXT_JOIN(f->memory, old->bytes, added->bytes);
        return;
    }
    rule_set with = *rules;
    with.files.items = NULL;
    with.files.count = with.files.capacity = 0;
    *array_push(&with.files, f->memory) =
        (rule_file){.path = added->path,
                    .name = text_slice(path_name(added->path), 0, path_name(added->path).length - 4),
                    .bytes = added->bytes};
    for (uint32_t i = first; i < rules->files.count; i++)
        *array_push(&with.files, f->memory) = rules->files.items[i];
    with.own = rules->own + 1 - first;
    *rules = with;
}

/* ---- the answer ---- */

static lockstep_result *problem_result(filling *f)
{
    lockstep_result *result = project_result(f->project, RESULT_PROBLEMS, NULL);

    result->findings = f->problems;
    result->status = 2;
    return result;
}

static form *form_named(filling *f, form_array *all, text name)
{
    text *names = arena_array(f->memory, text, all->count), nearest;

    for (uint32_t i = 0; i < all->count; i++) {
        names[i] = all->items[i].name;
        if (text_equal(names[i], name))
            return &all->items[i];
    }
    bool is_near = spell_nearest(f->memory, name, names, all->count, &nearest);
    project_problem(f->memory, &f->problems,
                    text_print(f->memory, "there is no form \"%.*s\"", TEXT_FORMAT(name)),
                    is_near ? text_print(f->memory, "did you mean %.*s?", TEXT_FORMAT(nearest))
                            : TEXT("lockstep new lists them"));
    return NULL;
}

static bool place_is_fine(filling *f, text path)
{
    tree_entry entry;
    bool is_there = !f->project->rule_folders.count && tree_probe(f->project->root, path, &entry) == TREE_OK;

    if (is_rules_path(f->project, path) && (!is_there || file_named(&f->project->rules, path)))
        return true;
    project_problem(f->memory, &f->problems,
                    text_print(f->memory, "%.*s is no place for a contract", TEXT_FORMAT(path)),
                    text_print(f->memory, "name a file that ends in .lua, in %.*s",
                               TEXT_FORMAT(f->project->rules.is_recommended ? TEXT("lockstep/")
                                                                            : f->project->rules.where)));
    return false;
}

/* The contract must be new, load, and come out of its own examples as it should. */
static lockstep_result *tested_result(filling *f, rule_addition *added)
{
    text id = f->form->fields.items[0].value;
    lockstep_result *result;

    rules_extend(f, added);
    result = lockstep_test(f->project, &(lockstep_test_request){.filter = text_string(f->memory, id)});
    if (result->status)
        return result;
    result = project_result(f->project, RESULT_ADDITION, NULL);
    result->added = added;
    return result;
}

static lockstep_result *list_result(lockstep_project *project)
{
    lockstep_result *result = project_result(project, RESULT_FORMS, NULL);

    result->forms = forms_read(&project->memory);
    return result;
}

lockstep_result *lockstep_new(lockstep_project *project, const lockstep_new_request *request)
{
    filling f = {.project = project, .memory = &project->memory};
    rule_addition *added = arena_new(f.memory, rule_addition);

    if (!request->form)
        return list_result(project);
    project_rules(project);
    f.form = form_named(&f, forms_read(f.memory), text_copy(f.memory, text_from(request->form)));
    for (size_t i = 0; f.form && i < request->value_count; i++)
        value_take(&f, text_copy(f.memory, text_from(request->values[i])));
    if (f.problems.count)
        return problem_result(&f);
    added->path = request->file ? text_copy(f.memory, text_from(request->file))
                                : path_suggested(&f, f.form->fields.items[0].value);
    if (!place_is_fine(&f, added->path))
        return problem_result(&f);
    added->is_new = !file_named(&project->rules, added->path);
    added->bytes = form_fill(f.memory, f.form);
    if (!added->is_new)
        added->bytes = TEXT_JOIN(f.memory, TEXT("\n"), added->bytes);
    return tested_result(&f, added);
}

lockstep_addition lockstep_result_addition(const lockstep_result *result)
{
    const rule_addition *added = result->added;

    if (!added || !added->bytes.length)
        return (lockstep_addition){0};
    return (lockstep_addition){.path = text_string(&result->project->memory, added->path),
                               .bytes = added->bytes.start,
                               .length = added->bytes.length,
                               .is_new = added->is_new};
}

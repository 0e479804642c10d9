/* make_recipe.c — the lines of a recipe as shell: each in a shell of its own, with make's variables replaced.
 *
 * What can't be known becomes a variable of the shell, so that it stays open. */
#include "make_reading.h"

#include "glob.h"

#include <string.h>

typedef struct recipe {
    make_reading *job;
    const make_rule *rule;
    text name; /* of the target: $@ */
    region_array regions;
} recipe;

static void region_add(recipe *of, text bytes, uint32_t start, uint32_t whole)
{
    if (bytes.length)
        *array_push(&of->regions, of->job->memory) =
            (shell_region){.bytes = bytes, .start = start, .whole = whole};
}

static text all_needs(recipe *of)
{
    text all = {0};

    for (uint32_t i = 0; i < of->rule->needs.count && make_may_look(of->job, all.length); i++)
        all = i ? text_print(of->job->memory, "%.*s %.*s", TEXT_FORMAT(all),
                             TEXT_FORMAT(of->rule->needs.items[i].name))
                : of->rule->needs.items[i].name;
    return all;
}

/* The letters that the reference begins with, as the name of a shell variable. */
static text open_variable(recipe *of, text reference)
{
    size_t start = reference.length > 1 && strchr("({", reference.start[1]) ? 2 : 1, end = start;

    while (end < reference.length &&
           ((reference.start[end] >= 'a' && reference.start[end] <= 'z') ||
            (reference.start[end] >= 'A' && reference.start[end] <= 'Z') ||
            (reference.start[end] >= '0' && reference.start[end] <= '9') || reference.start[end] == '_'))
        end++;
    if (end == start || (reference.start[start] >= '0' && reference.start[start] <= '9'))
        return TEXT("${make}");
    return text_print(of->job->memory, "${%.*s}", TEXT_FORMAT(text_slice(reference, start, end)));
}

static text reference_value(recipe *of, text reference)
{
    text value;

    if (text_is(reference, "$@") || text_is(reference, "$(@)") || text_is(reference, "${@}"))
        return of->name;
    if (text_is(reference, "$<"))
        return of->rule->needs.count ? of->rule->needs.items[0].name : TEXT("${make}");
    if (text_is(reference, "$^") || text_is(reference, "$+"))
        return of->rule->needs.count ? all_needs(of) : TEXT("${make}");
    return make_expand(of->job, reference, &value) ? value : open_variable(of, reference);
}

/* Behind the marks of a line: `@` is quiet, `-` goes on after a failure, `+` always runs. */
static uint32_t behind_marks(text bytes, uint32_t at, uint32_t end)
{
    while (at < end && strchr("@-+ \t", bytes.start[at]))
        at++;
    return at;
}

/* Bytes of the backslash and line end at `at`; 0 when there is none. */
static uint32_t continuation(text bytes, uint32_t at, uint32_t end)
{
    text rest = text_slice(bytes, at, end);

    return text_starts(rest, TEXT("\\\n")) ? 2 : text_starts(rest, TEXT("\\\r\n")) ? 3 : 0;
}

static void line_regions(recipe *of, span line)
{
    text bytes = of->job->bytes;
    uint32_t from = behind_marks(bytes, line.start, line.end), at = from;

    while (at < line.end) {
        uint32_t end, marks = continuation(bytes, at, line.end);
        if (marks) { /* the tab behind it is make's */
            at += marks;
            region_add(of, text_slice(bytes, from, at), from, 0);
            at += at < line.end && bytes.start[at] == '\t';
            from = at;
            continue;
        }
        if (bytes.start[at] != '$') {
            at++;
            continue;
        }
        region_add(of, text_slice(bytes, from, at), from, 0);
        end = make_reference_end(bytes, at, line.end);
        region_add(of, reference_value(of, text_slice(bytes, at, end)), at, end - at);
        at = from = end;
    }
    region_add(of, text_slice(bytes, from, line.end), from, 0);
}

static void commands_add(recipe *of)
{
    shell_options options = {
        .language = TEXT("sh"), .origin = TEXT("run"), .directory = path_folder(of->job->request->path)};

    if (of->regions.count)
        shell_commands_add(of->job->to, of->job->memory, of->regions.items, of->regions.count, &options);
    of->regions.count = 0;
}

void make_recipe(make_reading *job, const make_rule *rule, text name)
{
    recipe of = {.job = job, .rule = rule, .name = name};

    for (uint32_t i = 0; i < rule->lines.count; i++) {
        if (!make_may_look(job, rule->lines.items[i].end - rule->lines.items[i].start))
            break;
        line_regions(&of, rule->lines.items[i]);
        if (!job->is_one_shell)
            commands_add(&of);
        else
            region_add(&of, TEXT("\n"), rule->lines.items[i].end - 1, 1);
    }
    commands_add(&of);
}

/* inventory.c — lockstep facts without a selection: the first page of an audit, as text and as JSON. */
#include "facts.h"
#include "json_value.h"
#include "paint.h"
#include "unicode.h"

enum {
    PAGE_WIDTH = 80,
    NUMBERS = 6, /* columns of the counts */
    NOTE_COLUMN = 23,
    NEXT_COLUMN = 54, /* of the commands; a long one begins before it */
    MOST_LEFT_OUT = 3,
    MOST_TOLD = 1,
    MOST_FOLDERS = 4,
    MOST_REASONS = 2
};

typedef struct page {
    buffer *out;
    const report_style *style;
    const inventory *of;
    size_t width;
    bool has_lines; /* since the last empty line */
} page;

/* ---- lines ---- */

/* Words, broken between two of them, behind `column`; the next lines begin at `indent`. */
static void words_write(page *to, text words, size_t column, size_t indent)
{
    text part;
    bool is_first = true;

    for (; text_next(&words, ' ', &part); is_first = false) {
        size_t width = unicode_width(part, 0);

        if (!is_first && column + 1 + width > to->width) {
            buffer_add_byte(to->out, '\n');
            paint_pad(to->out, 0, indent);
            column = indent;
        } else if (!is_first) {
            buffer_add_byte(to->out, ' ');
            column++;
        }
        buffer_add(to->out, part);
        column += width;
    }
    buffer_add_byte(to->out, '\n');
}

/* Nothing when there is no room: what is counted comes first. */
static void next_write(page *to, size_t used, const char *next)
{
    size_t length = text_from(next).length, column = used + 2;

    if (!length || column + length > to->width)
        return;
    if (column < NEXT_COLUMN)
        column = NEXT_COLUMN + length <= to->width ? NEXT_COLUMN : to->width - length;
    paint_pad(to->out, used, column);
    paint_text(to->out, to->style, PAINT_FAINT, text_from(next));
}

/* A count and what it is of, an aside, and the command that shows more. Nothing when there is none of it. */
static void count_write(page *to, uint32_t count, const char *what, text aside, const char *next)
{
    size_t used = NUMBERS + 2 + text_from(what).length;

    if (!count)
        return;
    buffer_print(to->out, "%*u  ", NUMBERS, count);
    paint_text(to->out, to->style, PAINT_STRONG, text_from(what));
    if (aside.length) {
        paint_pad(to->out, used, NOTE_COLUMN);
        aside = paint_fitted(to->out->memory, aside, to->width - NOTE_COLUMN);
        buffer_add(to->out, aside);
        used = NOTE_COLUMN + unicode_width(aside, 0);
    }
    next_write(to, used, next);
    buffer_add_byte(to->out, '\n');
    to->has_lines = true;
}

static const char *named(kind some, uint32_t count)
{
    return count == 1 ? kind_singular(some) : kind_plural(some);
}

static void kind_write(page *to, kind some, text aside)
{
    uint32_t count = to->of->kinds[some];
    text next = text_print(to->out->memory, "lockstep facts %s", kind_plural(some));

    count_write(to, count, named(some, count), aside, text_string(to->out->memory, next));
}

static void group_end(page *to)
{
    if (to->has_lines)
        buffer_add_byte(to->out, '\n');
    to->has_lines = false;
}

/* "3 programs"; empty without any. */
static text amount(page *to, uint32_t count, const char *one, const char *many, const char *rest)
{
    if (!count)
        return (text){0};
    return text_print(to->out->memory, "%u %s%s", count, count == 1 ? one : many, rest);
}

/* "22 programs: make 7, just 4, ...": the most frequent first, as many as two lines take. */
static void names_write(page *to, text words, const name_counts *names, bool with_counts)
{
    arena *memory = to->out->memory;
    size_t column = NOTE_COLUMN + words.length;
    bool is_second = false;

    if (!names->count)
        return;
    paint_pad(to->out, 0, NOTE_COLUMN);
    buffer_add(to->out, words);
    for (uint32_t i = 0; i < names->count; i++) {
        text name =
            paint_fitted(memory, one_line(memory, names->items[i].name), to->width - NOTE_COLUMN - 20);
        text one = with_counts ? text_print(memory, " %.*s %u", TEXT_FORMAT(name), names->items[i].count)
                               : text_print(memory, " %.*s", TEXT_FORMAT(name));
        size_t width = unicode_width(one, 0) + 1;
        bool is_last = i + 1 == names->count;

        if (column + width + (is_last ? 0 : 4) > to->width) {
            if (is_second) {
                buffer_add(to->out, TEXT(" ..."));
                break;
            }
            is_second = true;
            buffer_add_byte(to->out, '\n');
            paint_pad(to->out, 0, NOTE_COLUMN);
            one = text_slice(one, 1, one.length);
            column = NOTE_COLUMN;
        }
        buffer_print(to->out, "%.*s%s", TEXT_FORMAT(one), is_last ? "" : ",");
        column += width;
    }
    buffer_add_byte(to->out, '\n');
}

/* ---- groups ---- */

static void documents_write(page *to)
{
    const inventory *of = to->of;

    kind_write(to, KIND_document, (text){0});
    kind_write(to, KIND_section, (text){0});
    count_write(to, of->runbooks, of->runbooks == 1 ? "runbook" : "runbooks", (text){0},
                "lockstep facts 'docs :sections \"*runbook*\"'");
    kind_write(to, KIND_table, amount(to, of->kinds[KIND_row], "row", "rows", ""));
    kind_write(to, KIND_link, (text){0});
}

static void commands_write(page *to)
{
    const inventory *of = to->of;
    text guessed = of->guessed ? text_print(to->out->memory, "%u guessed", of->guessed) : (text){0};

    kind_write(to, KIND_command,
               of->document_commands && guessed.length
                   ? text_print(to->out->memory, "%u in documents, %.*s", of->document_commands,
                                TEXT_FORMAT(guessed))
               : of->document_commands ? amount(to, of->document_commands, "in documents", "in documents", "")
                                       : guessed);
    names_write(to, amount(to, of->programs.count, "program", "programs", ":"), &of->programs, true);
    group_end(to);
}

static void compose_write(page *to)
{
    const inventory *of = to->of;
    text projects = amount(to, of->projects.count, "project", "projects", "");

    count_write(to, of->compose_files, of->compose_files == 1 ? "compose file" : "compose files", (text){0},
                "lockstep facts projects");
    kind_write(to, KIND_service,
               projects.length
                   ? text_print(to->out->memory, "%u in %.*s", of->project_services, TEXT_FORMAT(projects))
                   : (text){0});
    kind_write(to, KIND_disabled, of->kinds[KIND_disabled] ? TEXT("commented out") : (text){0});
    kind_write(to, KIND_profile, (text){0});
    names_write(to, amount(to, of->profiles.count, "name", "names", ":"), &of->profiles, false);
    kind_write(to, KIND_variable, (text){0});
    group_end(to);
}

static void scripts_write(page *to)
{
    const inventory *of = to->of;

    kind_write(to, KIND_script,
               of->open_scripts ? text_print(to->out->memory, "%u open, because", of->open_scripts)
                                : (text){0});
    for (uint32_t i = 0; i < of->reasons.count && i < MOST_REASONS; i++) {
        text line = text_print(to->out->memory, "%4u %.*s", of->reasons.items[i].count,
                               TEXT_FORMAT(one_line(to->out->memory, of->reasons.items[i].name)));

        paint_pad(to->out, 0, NOTE_COLUMN);
        buffer_add(to->out, paint_fitted(to->out->memory, line, to->width - NOTE_COLUMN));
        buffer_add_byte(to->out, '\n');
    }
    kind_write(to, KIND_action, (text){0});
    kind_write(to, KIND_target, (text){0});
    kind_write(to, KIND_workflow, amount(to, of->gates, "runs on pull requests", "run on pull requests", ""));
    kind_write(to, KIND_job, (text){0});
    group_end(to);
}

static bool has_line(kind some)
{
    static const kind_mask lines =
        KIND_BIT(KIND_document) | KIND_BIT(KIND_section) | KIND_BIT(KIND_table) | KIND_BIT(KIND_row) |
        KIND_BIT(KIND_link) | KIND_BIT(KIND_command) | KIND_BIT(KIND_project) | KIND_BIT(KIND_service) |
        KIND_BIT(KIND_disabled) | KIND_BIT(KIND_profile) | KIND_BIT(KIND_variable) | KIND_BIT(KIND_script) |
        KIND_BIT(KIND_action) | KIND_BIT(KIND_target) | KIND_BIT(KIND_workflow) | KIND_BIT(KIND_job);

    return lines & KIND_BIT(some);
}

/* Every other kind, so that its name can be learned here. */
static void others_write(page *to)
{
    buffer line = buffer_new(to->out->memory);

    buffer_add(&line, TEXT("also:"));
    for (kind some = KIND_none + 1; some < KIND_COUNT; some++)
        if (to->of->kinds[some] && !has_line(some))
            buffer_print(&line, "%s %u %s", line.length > 5 ? "," : "", to->of->kinds[some],
                         named(some, to->of->kinds[some]));
    if (line.length <= 5)
        return;
    paint_pad(to->out, 0, NUMBERS - 4);
    words_write(to, buffer_text(&line), NUMBERS - 4, NUMBERS + 2);
    to->has_lines = true;
    group_end(to);
}

/* ---- what is not in the counts ---- */

/* Why a walk does not look into a folder. */
typedef enum left_why { LEFT_IGNORED, LEFT_OTHERS, LEFT_HIDDEN, LEFT_COUNT } left_why;

static const char *const left_words[LEFT_COUNT] = {"ignored", "other people's", "hidden"};

static left_why why_left(text folder)
{
    text name = folder, part;

    for (text rest = folder; text_next(&rest, '/', &part);)
        name = part;
    if (text_starts(name, TEXT(".")))
        return LEFT_HIDDEN;
    return text_is(name, "node_modules") || text_is(name, "vendor") ? LEFT_OTHERS : LEFT_IGNORED;
}

static uint32_t left_count(const text_array *folders, left_why why)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < folders->count; i++)
        count += why_left(folders->items[i]) == why;
    return count;
}

/* 3  folders left out: 2 ignored, 1 hidden; and which, when they are few. */
static void folders_write(page *to, const text_array *folders)
{
    bool has_one = false;

    if (!folders->count)
        return;
    buffer_print(to->out, "%*u  ", NUMBERS, folders->count);
    paint_text(to->out, to->style, PAINT_STRONG,
               folders->count == 1 ? TEXT("folder left out") : TEXT("folders left out"));
    for (left_why why = 0; why < LEFT_COUNT; why++)
        if (left_count(folders, why)) {
            buffer_print(to->out, "%s %u %s", has_one ? "," : ":", left_count(folders, why), left_words[why]);
            has_one = true;
        }
    buffer_add_byte(to->out, '\n');
    for (uint32_t i = 0; folders->count <= MOST_FOLDERS && i < folders->count; i++) {
        paint_pad(to->out, 0, NUMBERS + 2);
        buffer_add(to->out, one_line_fitted(to->out->memory, folders->items[i], to->width - NUMBERS - 2));
        buffer_add_byte(to->out, '\n');
    }
    to->has_lines = true;
}

static bool is_left_out(const finding *some)
{
    return some->state == FINDING_UNJUDGED;
}

/* Of a file that can't be read the message says which; there is no place in it. */
static void problem_write(page *to, const finding *some, report_sources *sources)
{
    text where = place_words(to->out->memory, sources, &some->at),
         words = one_line(to->out->memory, some->message);
    bool says_where = text_starts(words, where);

    paint_pad(to->out, 0, NUMBERS + 2);
    if (!says_where) {
        paint_text(to->out, to->style, is_left_out(some) ? PAINT_ERROR : PAINT_WARNING, where);
        buffer_add(to->out, TEXT(": "));
    }
    words_write(to, words, NUMBERS + 2 + (says_where ? 0 : unicode_width(where, 0) + 2), NUMBERS + 4);
}

/* Remarks are only counted where something was left out: that is read first. */
static void problems_write(page *to, const finding_array *problems, report_sources *sources, bool left_out)
{
    uint32_t count = 0, most;
    const char *const all = "lockstep facts --format json";

    for (uint32_t i = 0; i < problems->count; i++)
        count += is_left_out(&problems->items[i]) == left_out;
    most = left_out ? MOST_LEFT_OUT : count == problems->count ? MOST_TOLD : 0;
    count_write(to, count,
                left_out     ? "left out, or not whole"
                : count == 1 ? "remark"
                             : "remarks",
                (text){0}, count > most ? all : "");
    for (uint32_t i = 0, told = 0; i < problems->count && told < most; i++)
        if (is_left_out(&problems->items[i]) == left_out) {
            problem_write(to, &problems->items[i], sources);
            told++;
        }
    if (most && count > most)
        buffer_print(to->out, "%*sand %u more\n", NUMBERS + 2, "", count - most);
}

void report_inventory(buffer *out, const store *all, const text_array *folders, const finding_array *problems,
                      report_sources *sources, const report_style *style)
{
    inventory of = inventory_of(out->memory, all);
    page to = {.out = out, .style = style, .of = &of, .width = PAGE_WIDTH};
    size_t before = out->length;

    if (style->width && style->width < PAGE_WIDTH)
        to.width = style->width < 2 * NOTE_COLUMN ? 2 * NOTE_COLUMN : style->width;
    documents_write(&to);
    commands_write(&to);
    compose_write(&to);
    scripts_write(&to);
    others_write(&to);
    folders_write(&to, folders);
    problems_write(&to, problems, sources, true);
    problems_write(&to, problems, sources, false);
    if (out->length == before)
        buffer_add(out, TEXT("nothing that lockstep reads: no document, compose file, workflow or script\n"));
    else if (!to.has_lines)
        out->length--; /* no empty line at the end */
}

/* ---- JSON ---- */

static json_t *json_named(arena *memory, const name_counts *names, const char *name, const char *count)
{
    json_t *list = json_array();

    for (uint32_t i = 0; i < names->count; i++) {
        json_t *one = json_object();

        json_object_set_new(one, name, json_text(memory, names->items[i].name));
        json_object_set_new(one, count, json_integer(names->items[i].count));
        json_array_append_new(list, one);
    }
    return list;
}

static json_t *json_counts(const inventory *of)
{
    json_t *counts = json_object();

    for (kind some = KIND_none + 1; some < KIND_COUNT; some++)
        if (of->kinds[some])
            json_object_set_new(counts, kind_plural(some), json_integer(of->kinds[some]));
    return counts;
}

static json_t *json_left_out(arena *memory, const text_array *folders)
{
    static const char *const words[LEFT_COUNT] = {"ignored", "others", "hidden"};
    json_t *list = json_array();

    for (uint32_t i = 0; i < folders->count; i++) {
        json_t *one = json_object();

        json_object_set_new(one, "path", json_text(memory, folders->items[i]));
        json_object_set_new(one, "why", json_string(words[why_left(folders->items[i])]));
        json_array_append_new(list, one);
    }
    return list;
}

void report_inventory_json(buffer *out, const store *all, const text_array *folders,
                           const finding_array *problems, report_sources *sources)
{
    inventory of = inventory_of(out->memory, all);
    json_t *root = json_begin("inventory");

    json_object_set_new(root, "counts", json_counts(&of));
    json_object_set_new(root, "runbooks", json_integer(of.runbooks));
    json_object_set_new(root, "document_commands", json_integer(of.document_commands));
    json_object_set_new(root, "guessed_commands", json_integer(of.guessed));
    json_object_set_new(root, "programs", json_named(out->memory, &of.programs, "name", "commands"));
    json_object_set_new(root, "compose_files", json_integer(of.compose_files));
    json_object_set_new(root, "compose_projects", json_named(out->memory, &of.projects, "files", "services"));
    json_object_set_new(root, "profile_names", json_named(out->memory, &of.profiles, "name", "written"));
    json_object_set_new(root, "open_scripts", json_integer(of.open_scripts));
    json_object_set_new(root, "open_reasons", json_named(out->memory, &of.reasons, "reason", "scripts"));
    json_object_set_new(root, "gating_workflows", json_integer(of.gates));
    json_object_set_new(root, "folders_left_out", json_left_out(out->memory, folders));
    json_object_set_new(root, "findings", json_findings(out->memory, sources, problems, NULL));
    json_write(out, root);
}

/* just_extract.c — a justfile: recipes, what they depend on, and the commands of their bodies.
 *
 * `{{name}}` is replaced where a variable of that name is a plain text; other interpolations stay open, as in
 * documents. A body that begins with #! is one script, and is read when its interpreter is a shell. */
#include "file_row.h"
#include "glob.h"
#include "shell_commands.h"

#include <string.h>

typedef ARRAY(shell_region) region_array;

typedef struct just_variable {
    text name, value;
} just_variable;

typedef struct just_reading {
    const extract_request *request;
    arena *memory;
    shard_builder *to;
    text bytes;
    uint32_t file;
    ARRAY(just_variable) variables;
} just_reading;

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

static bool is_name_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           byte == '_' || byte == '-';
}

static uint32_t name_end(text bytes, uint32_t at, uint32_t end)
{
    while (at < end && is_name_byte(bytes.start[at]))
        at++;
    return at;
}

static uint32_t skip_blanks(text bytes, uint32_t at, uint32_t end)
{
    while (at < end && is_blank(bytes.start[at]))
        at++;
    return at;
}

static uint32_t line_end(text bytes, uint32_t at)
{
    return (uint32_t)text_find(bytes, '\n', at);
}

/* Behind a value that may be a text in quotes, a name, or an expression in parentheses. */
static uint32_t value_end(text bytes, uint32_t at, uint32_t end)
{
    uint32_t depth = 0;

    for (; at < end; at++) {
        char byte = bytes.start[at];
        if (byte == '\'' || byte == '"' || byte == '`') {
            size_t close = text_find(bytes, byte, at + 1);
            if (close >= end)
                return end;
            at = (uint32_t)close;
        } else if (byte == '(') {
            depth++;
        } else if (byte == ')' && depth) {
            depth--;
        } else if (!depth && (is_blank(byte) || byte == ':' || byte == ')')) {
            break;
        }
    }
    return at;
}

/* ---- bodies ---- */

static const text *variable_value(const just_reading *job, text name)
{
    for (uint32_t i = 0; i < job->variables.count; i++)
        if (text_equal(job->variables.items[i].name, name))
            return &job->variables.items[i].value;
    return NULL;
}

static void region_add(just_reading *job, region_array *regions, text bytes, uint32_t start, uint32_t whole)
{
    if (bytes.length)
        *array_push(regions, job->memory) = (shell_region){.bytes = bytes, .start = start, .whole = whole};
}

static void line_regions(just_reading *job, region_array *regions, uint32_t start, uint32_t end)
{
    text line = text_slice(job->bytes, start, end);

    for (size_t at = 0; at < line.length;) {
        size_t open = text_find_text(line, TEXT("{{"), at), close = text_find_text(line, TEXT("}}"), open);
        const text *value =
            close < line.length ? variable_value(job, text_trim(text_slice(line, open + 2, close))) : NULL;
        if (!value) {
            size_t stop = close < line.length ? close + 2 : line.length;
            region_add(job, regions, text_slice(line, at, stop), start + (uint32_t)at, 0);
            at = stop;
            continue;
        }
        region_add(job, regions, text_slice(line, at, open), start + (uint32_t)at, 0);
        region_add(job, regions, *value, start + (uint32_t)open, (uint32_t)(close + 2 - open));
        at = close + 2;
    }
}

static void commands_add(just_reading *job, region_array *regions)
{
    shell_options options = {
        .language = TEXT("sh"), .origin = TEXT("run"), .directory = path_folder(job->request->path)};

    if (regions->count)
        shell_commands_add(job->to, job->memory, regions->items, regions->count, &options);
    regions->count = 0;
}

/* `#!/usr/bin/env bash`: a shell? */
static bool is_shell(text line)
{
    static const char *const all[] = {"bash", "sh", "zsh", "dash", "ksh"};
    text rest = text_trim(text_slice(line, 2, line.length)), word;

    while (text_next(&rest, ' ', &word))
        for (size_t i = 0; i < sizeof all / sizeof *all; i++)
            if (text_is(path_name(word), all[i]))
                return true;
    return false;
}

/* The indented lines behind a recipe's head at `at`; returns where they end. */
static uint32_t read_body(just_reading *job, uint32_t at)
{
    region_array regions = {0};
    bool is_script = false, is_read = true, is_first = true, continues = false;

    while (at < job->bytes.length) {
        uint32_t end = line_end(job->bytes, at), start = skip_blanks(job->bytes, at, end);
        text line = text_slice(job->bytes, start, end);
        if (text_trim(line).length && start == at)
            break;
        if (is_first && text_starts(line, TEXT("#!"))) {
            is_script = true;
            is_read = is_shell(line);
        }
        is_first = is_first && !text_trim(line).length;
        while (!is_script && !continues && start < end &&
               (job->bytes.start[start] == '@' || job->bytes.start[start] == '-'))
            start++;
        continues = text_ends(text_trim(line), TEXT("\\"));
        if (is_read)
            line_regions(job, &regions, start, end < job->bytes.length ? end + 1 : end);
        if (!is_script && !continues)
            commands_add(job, &regions);
        at = end + 1;
    }
    commands_add(job, &regions);
    return at;
}

/* ---- heads ---- */

/* dep (dep argument) && after */
static void dependencies_add(just_reading *job, uint32_t at, uint32_t end)
{
    while (at < end && job->bytes.start[at] != '#') {
        bool is_open = job->bytes.start[at] == '(';
        uint32_t start = at + is_open, stop = name_end(job->bytes, start, end);
        if (stop > start)
            shard_add(job->to, KIND_dependency, (span){start, stop}, text_slice(job->bytes, start, stop));
        at = is_open ? value_end(job->bytes, at, end) : stop;
        at = at > start || is_open ? at : at + 1;
        at += at == start && !is_open;
    }
}

/* The parameters between a recipe's name and its colon; returns the colon's place, or `end` when there is
 * none. `*arity` is how many words they take, -1 any; `*least` how many are demanded. */
static uint32_t read_parameters(text bytes, uint32_t at, uint32_t end, int32_t *arity, int32_t *least)
{
    for (*arity = *least = 0; (at = skip_blanks(bytes, at, end)) < end && bytes.start[at] != ':';) {
        bool is_any = bytes.start[at] == '*';
        uint32_t start;
        if (strchr("*+", bytes.start[at]) && bytes.start[at])
            *arity = -1;
        while (at < end && strchr("*+$", bytes.start[at]) && bytes.start[at])
            at++;
        start = at;
        at = name_end(bytes, at, end);
        if (at == start)
            return end;
        *arity += *arity >= 0;
        at = skip_blanks(bytes, at, end);
        if (at < end && bytes.start[at] == '=')
            at = value_end(bytes, skip_blanks(bytes, at + 1, end), end);
        else
            *least += !is_any;
    }
    return at;
}

/* A recipe whose head is the line [at, end); 0 when it is none, else where its body ends. */
static uint32_t read_recipe(just_reading *job, uint32_t at, uint32_t end)
{
    uint32_t start = at + (job->bytes.start[at] == '@'), stop = name_end(job->bytes, start, end), colon, row;
    int32_t arity, least;

    if (stop == start)
        return 0;
    colon = read_parameters(job->bytes, stop, end, &arity, &least);
    if (colon >= end || (colon + 1 < end && job->bytes.start[colon + 1] == '='))
        return 0;
    row = shard_open(job->to, KIND_target, (span){start, stop}, text_slice(job->bytes, start, stop));
    if (arity >= 0)
        shard_set_number(job->to, row, ATTRIBUTE_arity, arity);
    if (least > 0)
        shard_set_number(job->to, row, ATTRIBUTE_least, least);
    dependencies_add(job, colon + 1, end);
    end = read_body(job, end + 1);
    shard_close(job->to, row);
    return end;
}

/* alias short := recipe */
static void read_alias(just_reading *job, uint32_t at, uint32_t end)
{
    uint32_t start = skip_blanks(job->bytes, at, end), stop = name_end(job->bytes, start, end);
    size_t equals = text_find_text(job->bytes, TEXT(":="), stop);
    uint32_t from, to, row;

    if (stop == start || equals >= end)
        return;
    from = skip_blanks(job->bytes, (uint32_t)equals + 2, end);
    to = name_end(job->bytes, from, end);
    row = shard_open(job->to, KIND_target, (span){start, stop}, text_slice(job->bytes, start, stop));
    if (to > from)
        shard_add(job->to, KIND_dependency, (span){from, to}, text_slice(job->bytes, from, to));
    shard_close(job->to, row);
}

/* name := "text" */
static void read_variable(just_reading *job, uint32_t at, uint32_t end)
{
    enum { VARIABLE_LIMIT = 1024 };
    uint32_t stop = name_end(job->bytes, at, end), equals = skip_blanks(job->bytes, stop, end);
    text value = text_trim(text_slice(job->bytes, equals + 2, end));
    char quote = value.length > 1 ? value.start[0] : '\0';

    if (stop == at || job->variables.count >= VARIABLE_LIMIT ||
        !text_starts(text_slice(job->bytes, equals, end), TEXT(":=")) || (quote != '\'' && quote != '"') ||
        text_find(value, quote, 1) != value.length - 1 || text_find(value, '\\', 0) < value.length)
        return;
    *array_push(&job->variables, job->memory) =
        (just_variable){text_slice(job->bytes, at, stop), text_slice(value, 1, value.length - 1)};
}

static bool begins_with(text line, const char *word)
{
    return text_starts(line, text_from(word)) && line.length > strlen(word) &&
           is_blank(line.start[strlen(word)]);
}

/* import 'x.just', mod x: recipes that stand elsewhere. */
static bool is_elsewhere(text line)
{
    return begins_with(line, "import") || begins_with(line, "import?") || begins_with(line, "mod") ||
           begins_with(line, "mod?") || begins_with(line, "!include");
}

static void read_variables(just_reading *job)
{
    for (uint32_t at = 0, end; at < job->bytes.length; at = end + 1) {
        end = line_end(job->bytes, at);
        read_variable(job, begins_with(text_slice(job->bytes, at, end), "export") ? at + 7 : at, end);
    }
}

static uint32_t read_line(just_reading *job, uint32_t at, uint32_t end)
{
    text line = text_slice(job->bytes, at, end);
    uint32_t behind;

    if (!text_trim(line).length || strchr("#[ \t", line.start[0]))
        return end;
    if (is_elsewhere(line)) {
        shard_set_flags(job->to, job->file, FACT_OPEN);
        return end;
    }
    if (begins_with(line, "alias")) {
        read_alias(job, at + 5, end);
        return end;
    }
    if (begins_with(line, "set") || begins_with(line, "export"))
        return end;
    behind = read_recipe(job, at, end);
    return behind ? behind - 1 : end; /* a body ends where the next line begins */
}

void just_extract(const extract_request *request, arena *memory, shard_builder *to)
{
    just_reading job = {.request = request, .memory = memory, .to = to, .bytes = request->bytes};

    job.file = file_row_open(request, memory, to);
    file_fields_add(request, memory, to);
    read_variables(&job);
    for (uint32_t at = 0; at < job.bytes.length;)
        at = read_line(&job, at, line_end(job.bytes, at)) + 1;
    shard_close(to, job.file);
}

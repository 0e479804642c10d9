/* make_extract.c — a Makefile: targets, what they need, and the commands of their recipes.
 *
 * Both sides of a condition are read. A target or an included file whose name can't be known makes the file
 * open. */
#include "make_reading.h"

#include "glob.h"

#include <string.h>

/* ---- rows ---- */

static void needs_add(make_reading *job, const make_words *needs)
{
    for (uint32_t i = 0; i < needs->count && make_may_look(job, 0); i++) {
        const make_word *need = &needs->items[i];
        uint32_t row;
        if (text_is(need->name, "|")) /* what stands behind it is only made first */
            continue;
        row = shard_add(job->to, KIND_dependency, need->part, need->name);
        if (need->is_open)
            shard_set_flags(job->to, row, FACT_PLACEHOLDER);
    }
}

/* .PHONY, .SUFFIXES and the like say something about targets. */
static bool is_special(text name)
{
    return name.length > 1 && name.start[0] == '.' && name.start[1] >= 'A' && name.start[1] <= 'Z' &&
           text_find(name, '/', 0) == name.length;
}

static void rule_close(make_reading *job, make_rule *rule)
{
    for (uint32_t i = 0; i < rule->targets.count && make_may_look(job, 0); i++) {
        const make_word *target = &rule->targets.items[i];
        uint32_t row;
        if (target->is_open)
            shard_set_flags(job->to, job->file, FACT_OPEN);
        job->is_one_shell = job->is_one_shell || text_is(target->name, ".ONESHELL");
        if (target->is_open || is_special(target->name) || text_is(target->name, "&"))
            continue;
        row = shard_open(job->to, KIND_target, target->part, target->name);
        needs_add(job, &rule->needs);
        make_recipe(job, rule, target->name);
        shard_close(job->to, row);
    }
    *rule = (make_rule){0};
}

/* ---- lines ---- */

/* The end of the line that begins at `at`, with the lines that a backslash continues it on; before the line
 * end. */
static uint32_t line_end(text bytes, uint32_t at)
{
    for (; at < bytes.length; at++) {
        size_t end = text_find(bytes, '\n', at);
        size_t last = end > at && bytes.start[end - 1] == '\r' ? end - 1 : end;
        uint32_t marks = 0;
        while (marks < last - at && bytes.start[last - 1 - marks] == '\\')
            marks++;
        if (marks % 2 == 0 || end == bytes.length)
            return (uint32_t)end;
        at = (uint32_t)end;
    }
    return (uint32_t)bytes.length;
}

/* Where a comment begins in [start, end), else `end`. */
static uint32_t comment_start(text bytes, uint32_t start, uint32_t end)
{
    for (uint32_t at = start; at < end; at++)
        if (bytes.start[at] == '#' && (at == start || bytes.start[at - 1] != '\\'))
            return at;
    return end;
}

/* The first `mark` byte outside of $( ) in [start, end), else `end`. */
static uint32_t find_mark(text bytes, const char *marks, uint32_t start, uint32_t end)
{
    for (uint32_t at = start; at < end;) {
        if (bytes.start[at] == '$')
            at = make_reference_end(bytes, at, end);
        else if (bytes.start[at] && strchr(marks, bytes.start[at]))
            return at;
        else
            at++;
    }
    return end;
}

static bool begins_with(text line, const char *word)
{
    size_t length = strlen(word);

    return text_starts(line, text_from(word)) &&
           (line.length == length || strchr(" \t(", line.start[length]));
}

/* ifeq, else, endif ...: true when the line is one. */
static bool is_condition(make_reading *job, text line)
{
    static const char *const openers[] = {"ifeq", "ifneq", "ifdef", "ifndef"};

    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
        if (begins_with(line, openers[i])) {
            job->conditions++;
            return true;
        }
    if (begins_with(line, "endif")) {
        job->conditions -= job->conditions > 0;
        return true;
    }
    return begins_with(line, "else");
}

static bool is_include(make_reading *job, text line, uint32_t start, uint32_t end)
{
    static const char *const all[] = {"include", "-include", "sinclude"};
    text folder = path_folder(job->request->path);

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        make_words words;
        if (!begins_with(line, all[i]))
            continue;
        words = make_words_of(job, start + (uint32_t)strlen(all[i]), end);
        for (uint32_t k = 0; k < words.count; k++) {
            text path;
            if (words.items[k].is_open || glob_is_pattern(words.items[k].name) ||
                !path_resolve(job->memory, folder, words.items[k].name, &path))
                shard_set_flags(job->to, job->file, FACT_OPEN);
            else
                shard_add(job->to, KIND_path, words.items[k].part, path);
        }
        return true;
    }
    return false;
}

static text without_prefix(text line)
{
    static const char *const all[] = {"export", "override", "private"};

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (begins_with(line, all[i]))
            return text_trim(text_slice(line, strlen(all[i]), line.length));
    return line;
}

/* NAME = value: which operator, or 0 when it is none. `at` is the first of `:` and `=`. */
static char assignment(text bytes, uint32_t at, uint32_t end, uint32_t *value)
{
    char before = at ? bytes.start[at - 1] : '\0';

    *value = at + 1;
    if (at == end)
        return 0;
    if (bytes.start[at] == '=')
        return before && strchr("?+!", before) ? before : '=';
    while (*value < end && bytes.start[*value] == ':')
        ++*value;
    return *value < end && bytes.start[(*value)++] == '=' ? ':' : 0;
}

static void define(make_reading *job, uint32_t start, uint32_t at, char how, uint32_t value, uint32_t end)
{
    text name = text_slice(job->bytes, start, at - (strchr("?+!", how) != NULL));

    make_define(job, text_trim(without_prefix(text_trim(name))), how, text_slice(job->bytes, value, end));
}

/* targets: needs ; command   or   targets: pattern: needs   or   target: NAME = value */
static void rule_open(make_reading *job, make_rule *rule, uint32_t start, uint32_t colon, uint32_t end,
                      uint32_t whole_end)
{
    uint32_t from = colon + 1, stop, other;

    while (from < end && job->bytes.start[from] == ':')
        from++;
    stop = find_mark(job->bytes, ";", from, end);
    other = find_mark(job->bytes, ":=", from, stop);
    rule->targets = make_words_of(job, start, colon);
    if (other < stop &&
        (job->bytes.start[other] == '=' || (other + 1 < stop && job->bytes.start[other + 1] == '='))) {
        rule->targets.count = 0; /* a variable of the target's own */
        return;
    }
    rule->needs = make_words_of(job, other < stop ? other + 1 : from, stop);
    if (stop < end)
        *array_push(&rule->lines, job->memory) = (span){stop + 1, whole_end};
}

/* Behind the `endef` of a define at `at`. */
static uint32_t skip_define(text bytes, uint32_t at)
{
    while (at < bytes.length) {
        uint32_t end = line_end(bytes, at);
        if (begins_with(text_trim(text_slice(bytes, at, end)), "endef"))
            return end;
        at = end + 1;
    }
    return (uint32_t)bytes.length;
}

/* A line that is no recipe's; returns its end. */
static uint32_t read_line(make_reading *job, make_rule *rule, uint32_t start, uint32_t whole_end)
{
    uint32_t end = comment_start(job->bytes, start, whole_end), at, value;
    text line = text_trim(text_slice(job->bytes, start, end));
    char how;

    if (!line.length || is_condition(job, line))
        return whole_end;
    if (begins_with(without_prefix(line), "define"))
        return skip_define(job->bytes, start);
    rule_close(job, rule);
    while (start < end && (job->bytes.start[start] == ' ' || job->bytes.start[start] == '\t'))
        start++;
    if (is_include(job, line, start, end))
        return whole_end;
    at = find_mark(job->bytes, ":=", start, end);
    how = assignment(job->bytes, at, end, &value);
    if (how)
        define(job, start, at, how, value, end);
    else if (at < end)
        rule_open(job, rule, start, at, end, whole_end);
    else if (text_find(line, '$', 0) < line.length && !begins_with(line, "$(info") &&
             !begins_with(line, "export"))
        shard_set_flags(job->to, job->file, FACT_OPEN); /* $(eval ...), $(foreach ...): may make rules */
    return whole_end;
}

void make_extract(const extract_request *request, arena *memory, shard_builder *to)
{
    make_reading job = {.request = request, .memory = memory, .to = to, .bytes = request->bytes};
    make_rule rule = {0};

    job.looks = request->limits.nodes;
    job.file = file_row_open(request, memory, to);
    file_fields_add(request, memory, to);
    for (uint32_t at = 0; at < job.bytes.length && !job.is_cut;) {
        uint32_t end = line_end(job.bytes, at);
        if (job.bytes.start[at] == '\t' && rule.targets.count)
            *array_push(&rule.lines, memory) = (span){at + 1, end};
        else
            end = read_line(&job, &rule, at, end);
        at = end + 1;
    }
    rule_close(&job, &rule);
    shard_close(to, job.file);
}

/* gitignore.c — the last rule that matches decides; the innermost file goes first.
 *
 * Most rules are a plain name or `*` and an ending: those are compared, only the others run a program. */
#include "gitignore.h"

#include <string.h>
#include "glob.h"
#include "glob_program.h"
#include "ignore_pattern.h"

typedef struct ignore_rule {
    text plain; /* a name or path without anything special; or what stands behind a leading star */
    bool is_plain, is_ending;
    bool is_negated; /* includes again */
    bool is_folder_only;
    bool is_name; /* is compared with the last part only: no slash but at the end */
    glob_program program;
} ignore_rule;

struct ignore_file {
    const ignore_file *above;
    text folder;
    ARRAY(ignore_rule) rules;
};

/* Without the blanks at its end, unless a backslash keeps one. */
static text line_trim(text line)
{
    size_t end = 0;

    for (size_t at = 0; at < line.length; at++) {
        if (line.start[at] == '\\' && at + 1 < line.length)
            at++;
        else if (line.start[at] == ' ')
            continue;
        end = at + 1;
    }
    return text_slice(line, 0, end);
}

static bool is_special(text pattern)
{
    for (size_t i = 0; i < pattern.length; i++)
        if (strchr("*?[\\", pattern.start[i]))
            return true;
    return false;
}

static void pattern_set(arena *memory, ignore_rule *rule, text pattern)
{
    text behind = text_slice(pattern, 1, pattern.length);

    rule->is_plain = !is_special(pattern);
    rule->is_ending = rule->is_name && text_starts(pattern, TEXT("*")) && !is_special(behind);
    rule->plain = rule->is_ending ? behind : pattern;
    if (!rule->is_plain && !rule->is_ending)
        ignore_compile(memory, &rule->program, pattern);
}

static void line_read(arena *memory, ignore_file *file, text line)
{
    ignore_rule rule = {0};

    if (text_ends(line, TEXT("\r")))
        line.length--;
    if (text_starts(line, TEXT("#")))
        return;
    line = line_trim(line);
    if (text_starts(line, TEXT("!"))) {
        rule.is_negated = true;
        line = text_slice(line, 1, line.length);
    }
    if (text_ends(line, TEXT("/"))) {
        rule.is_folder_only = true;
        line.length--;
    }
    rule.is_name = text_find(line, '/', 0) == line.length;
    if (text_starts(line, TEXT("/")))
        line = text_slice(line, 1, line.length);
    if (!line.length || line.length > GLOB_LONGEST / 4)
        return;
    pattern_set(memory, &rule, line);
    *array_push(&file->rules, memory) = rule;
}

const ignore_file *ignore_read(arena *memory, text folder, text bytes, const ignore_file *above)
{
    ignore_file *made = arena_new(memory, ignore_file);

    made->above = above;
    made->folder = folder;
    if (text_starts(bytes, TEXT("\xEF\xBB\xBF")))
        bytes = text_slice(bytes, 3, bytes.length);
    for (text rest = bytes, line; text_next(&rest, '\n', &line);)
        line_read(memory, made, line);
    return made;
}

static bool rule_matches(const ignore_rule *rule, text path, text name, bool is_folder)
{
    text compared = rule->is_name ? name : path;

    if (rule->is_folder_only && !is_folder)
        return false;
    if (rule->is_plain)
        return text_equal(compared, rule->plain);
    if (rule->is_ending)
        return text_ends(compared, rule->plain);
    return glob_program_match(&rule->program, compared);
}

bool ignore_excludes(const ignore_file *rules, text path, bool is_folder)
{
    text name = path_name(path);

    for (; rules; rules = rules->above) {
        size_t cut = rules->folder.length ? rules->folder.length + 1 : 0;
        for (uint32_t i = rules->rules.count; i-- > 0;) {
            const ignore_rule *rule = &rules->rules.items[i];
            if (rule_matches(rule, text_slice(path, cut, path.length), name, is_folder))
                return !rule->is_negated;
        }
    }
    return false;
}

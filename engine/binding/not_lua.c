/* not_lua.c — a document or a data file under the name of a rule file gets one answer, not one for each of
 * its lines. */
#include "not_lua.h"

/* Does any line begin as those of rule files do? */
static bool has_rules(text bytes)
{
    static const char *const begins[] = {"contract", "local ", "return", "example", "exception", "--"};

    for (text line; text_next(&bytes, '\n', &line);)
        for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
            if (text_starts(line, text_from(begins[i])) && !text_is(text_trim(line), "---"))
                return true;
    return false;
}

/* `key:` or `key: value`, or what begins a YAML document or list. */
static bool is_yaml(text line)
{
    size_t colon = text_find(line, ':', 0);

    if (text_is(line, "---") || text_starts(line, TEXT("- ")) || text_starts(line, TEXT("%YAML")))
        return true;
    for (size_t i = 0; i < colon && i < line.length; i++)
        if (line.start[i] == ' ' || line.start[i] == '"' || line.start[i] == '(' || line.start[i] == '.')
            return false;
    return colon && colon < line.length && (colon + 1 == line.length || line.start[colon + 1] == ' ');
}

const char *not_lua(text bytes)
{
    text rest = bytes, line = {0};

    while (!line.length && text_next(&rest, '\n', &line))
        line = text_trim(line);
    if (!line.length || has_rules(bytes))
        return NULL;
    if (text_starts(line, TEXT("# ")) || text_starts(line, TEXT("## ")) || text_starts(line, TEXT("```")))
        return "markdown";
    if (line.start[0] == '{' || line.start[0] == '[')
        return "JSON";
    if (line.start[0] == '<')
        return "a web page";
    if (text_starts(line, TEXT("#!")))
        return "a script";
    return is_yaml(line) ? "YAML" : NULL;
}

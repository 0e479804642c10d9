/* parse_query.c — one selection, as `lockstep facts` is given it; and a path, which stands in its place when
 * its asker thinks of a file. */
#include "parse.h"

/* The source whose facts are most likely meant, by the path's folder and ending. */
static const char *source_of(text path)
{
    size_t name = text_find_last(path, '/'), dot = text_find_last(path, '.');
    text end = dot < path.length ? text_slice(path, dot, path.length) : NOTHING;
    text last = name < path.length ? text_slice(path, name + 1, path.length) : path;
    bool is_yaml = text_is(end, ".yml") || text_is(end, ".yaml");

    if (!last.length)
        return "files";
    if (text_is(end, ".md") || text_is(end, ".markdown"))
        return "doc";
    if (text_is(end, ".sh") || text_is(end, ".bash"))
        return "script";
    if (is_yaml && (text_starts(path, TEXT(".github/workflows/")) || text_is(last, ".gitlab-ci.yml")))
        return "workflow";
    if (is_yaml && text_find_text(last, TEXT("compose"), 0) < last.length)
        return "compose";
    if (is_yaml || text_is(end, ".json"))
        return "yaml";
    return text_starts(last, TEXT(".env")) ? "env" : "file";
}

/* The quotes that a shell left. */
static text unquoted(text some)
{
    bool is_quoted = some.length > 2 && (some.start[0] == '"' || some.start[0] == '\'') &&
                     some.start[some.length - 1] == some.start[0];

    return is_quoted ? text_slice(some, 1, some.length - 1) : some;
}

/* docs/guide.md, guide.md, .env: signs that no selection has alone. A dot before a word is a colon forgotten.
 */
static bool is_path(text some)
{
    size_t dot = text_find_last(some, '.');
    word_shape behind;

    for (size_t i = 0; i < some.length; i++) {
        unsigned char byte = (unsigned char)some.start[i];
        if (byte <= ' ' || byte == ':' || byte == '"' || byte == '\'' || byte == '(' || byte == '{' ||
            byte == '[')
            return false;
    }
    if (text_find(some, '/', 0) < some.length || text_starts(some, TEXT(".")))
        return true;
    if (dot == some.length || dot + 1 == some.length)
        return false;
    behind = word_about(word_named(text_slice(some, dot + 1, some.length)))->shape;
    return behind == SHAPE_NONE || behind == SHAPE_SOURCE;
}

static text noun_behind(const char *from)
{
    return text_is(TEXT("doc"), from) ? TEXT(" :sections()") : NOTHING;
}

/* At the prompt there is no command line to write it on. */
static void answer_path(scan *file, text path, text selection)
{
    place at = {.path = file->path, .is_rule = true};

    if (!file->entry) {
        answer_add(file->memory, file->problems, scan_line_place(file, 1), MESSAGE_query_path,
                   ANSWER(path, selection));
        return;
    }
    at.part = (span){(uint32_t)(path.start - file->bytes.start),
                     (uint32_t)(path.start - file->bytes.start + path.length)};
    answer_add(file->memory, file->problems, at, MESSAGE_unexpected,
               ANSWER(path, text_print(file->memory, "it is a path: write %.*s", TEXT_FORMAT(selection))));
}

bool parse_path_query(scan *file)
{
    text path = unquoted(text_trim(text_slice(file->bytes, file->entry, file->bytes.length))), written;
    const char *from;

    if (!is_path(path))
        return false;
    from = source_of(path);
    written =
        path.start[path.length - 1] == '/' ? text_print(file->memory, "%.*s**", TEXT_FORMAT(path)) : path;
    answer_path(file, path,
                text_print(file->memory, "%s \"%.*s\"%.*s", from, TEXT_FORMAT(written),
                           TEXT_FORMAT(noun_behind(from))));
    return true;
}

void parse_query(scan *file)
{
    parse_expression(file, ROLE_VALUE);
    if (!file->is_lost && parse_token(file, file->i)->type != TOKEN_END)
        parse_lose(file, file->i, file->i, MESSAGE_unexpected,
                   ANSWER(parse_text(file, file->i), TEXT("one selection is asked for.")));
}

/* shell_map.c — regions joined, prompts cut off and output left out (DESIGN 3, "Command").
 *
 * A block has prompts when one of its lines begins with one; then only lines with a prompt are commands, with
 * the lines that continue them: behind a backslash, behind `> `, and the body of a heredoc. */
#include "shell_map.h"

#include "buffer.h"

#include <string.h>

/* Lines of a map that are taken over into another one. */
typedef struct line_filter {
    const shell_map *from;
    shell_map *to;
    buffer out;
    arena *memory;
    text delimiter; /* of the heredoc whose body is passed on; empty: none */
    bool continues; /* the line before ends in a backslash */
    bool is_open;   /* the line before was taken, `> ` may follow */
    bool is_console, is_root;
} line_filter;

static const shell_piece *piece_of(const shell_map *map, uint32_t at)
{
    uint32_t low = 0, high = map->pieces.count;

    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (map->pieces.items[middle].at <= at)
            low = middle;
        else
            high = middle;
    }
    return map->pieces.count ? &map->pieces.items[low] : NULL;
}

static uint32_t source_of(const shell_map *map, uint32_t at)
{
    const shell_piece *piece = piece_of(map, at);

    if (!piece)
        return at;
    return piece->whole ? piece->start : piece->start + (at - piece->at);
}

/* Behind the source of the byte at `at`. */
static uint32_t source_end(const shell_map *map, uint32_t at)
{
    const shell_piece *piece = piece_of(map, at);

    return piece && piece->whole ? piece->start + piece->whole : source_of(map, at) + 1;
}

span shell_map_span(const shell_map *map, span part)
{
    uint32_t start = source_of(map, part.start);

    return (span){start, part.end > part.start ? source_end(map, part.end - 1) : start};
}

static void piece_add(shell_map *to, arena *memory, size_t at, uint32_t start, uint32_t whole)
{
    *array_push(&to->pieces, memory) = (shell_piece){.at = (uint32_t)at, .start = start, .whole = whole};
}

shell_map shell_map_plain(arena *memory, const shell_region *regions, uint32_t count)
{
    shell_map map = {0};
    buffer out = buffer_new(memory);

    if (count == 1) {
        map.bytes = regions[0].bytes;
        piece_add(&map, memory, 0, regions[0].start, regions[0].whole);
        return map;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (!regions[i].bytes.length)
            continue;
        piece_add(&map, memory, out.length, regions[i].start, regions[i].whole);
        buffer_add(&out, regions[i].bytes);
    }
    map.bytes = buffer_text(&out);
    return map;
}

static text line_at(text bytes, size_t at)
{
    size_t end = text_find(bytes, '\n', at);

    return text_slice(bytes, at, end < bytes.length ? end + 1 : end);
}

/* The delimiter of a heredoc that this command line begins. */
static text heredoc_delimiter(arena *memory, text line)
{
    shell_tree *tree;
    text found = {0};

    if (text_find_text(line, TEXT("<<"), 0) >= line.length)
        return found;
    tree = shell_parse(memory, line, SHELL_DOCUMENT);
    for (uint32_t i = 0; i < tree->redirects.count; i++)
        if (tree->redirects.items[i].type == SHELL_HEREDOC)
            found = tree->words.items[tree->redirects.items[i].target].value;
    return found;
}

static void line_take(line_filter *with, size_t at, text line, size_t cut)
{
    text trimmed;

    line = text_slice(line, cut, line.length);
    piece_add(with->to, with->memory, with->out.length, source_of(with->from, (uint32_t)(at + cut)), 0);
    buffer_add(&with->out, line);
    trimmed = text_trim(line);
    with->continues = text_ends(trimmed, TEXT("\\"));
    with->is_open = true;
    if (!with->delimiter.length)
        with->delimiter = heredoc_delimiter(with->memory, line);
    else if (text_equal(trimmed, with->delimiter))
        with->delimiter = (text){0};
}

static size_t root_prompt(text line)
{
    size_t at = 0;

    while (at < line.length && line.start[at] == ' ')
        at++;
    return text_starts(text_slice(line, at, line.length), TEXT("# ")) ? at + 2 : 0;
}

static size_t prompt_of(const line_filter *with, text line)
{
    return with->is_root ? root_prompt(line) : shell_prompt_length(line, with->is_console);
}

static size_t continued(text line)
{
    size_t at = 0;

    while (at < line.length && line.start[at] == ' ')
        at++;
    return text_starts(text_slice(line, at, line.length), TEXT("> ")) ? at + 2 : 0;
}

static void line_consider(line_filter *with, size_t at, text line)
{
    size_t more = with->is_open ? continued(line) : 0, cut = more ? 0 : prompt_of(with, line);

    if (more || with->continues || with->delimiter.length)
        line_take(with, at, line, more);
    else if (cut)
        line_take(with, at, line, cut);
    else
        with->is_open = false;
}

static shell_map with_prompts(arena *memory, const shell_map *all, bool is_console, bool is_root)
{
    shell_map map = {0};
    line_filter with = {.from = all,
                        .to = &map,
                        .out = buffer_new(memory),
                        .memory = memory,
                        .is_console = is_console,
                        .is_root = is_root};

    for (size_t at = 0; at < all->bytes.length;) {
        text line = line_at(all->bytes, at);
        line_consider(&with, at, line);
        at += line.length;
    }
    map.bytes = buffer_text(&with.out);
    return map;
}

static bool has_prompts(text bytes, bool is_console)
{
    for (size_t at = 0; at < bytes.length;) {
        text line = line_at(bytes, at);
        if (shell_prompt_length(line, is_console))
            return true;
        at += line.length;
    }
    return false;
}

/* A console whose first line is `# command`: a lone # is a prompt only there, and only before a word in small
 * letters that is followed by none of the marks of a sentence. */
static bool has_root_prompts(text bytes)
{
    text line = text_trim(line_at(bytes, 0));

    if (!root_prompt(line) || line.length < 3 || text_ends(line, TEXT(".")) || text_ends(line, TEXT(":")))
        return false;
    return (line.start[2] >= 'a' && line.start[2] <= 'z') || line.start[2] == '.' || line.start[2] == '/';
}

static bool is_console_language(text language)
{
    static const char *const all[] = {"console", "shell-session", "terminal", "shellsession"};

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (text_is(language, all[i]))
            return true;
    return false;
}

shell_map shell_map_new(arena *memory, const shell_region *regions, uint32_t count, text language,
                        bool *is_guess)
{
    shell_map all = shell_map_plain(memory, regions, count);
    bool is_console = is_console_language(language);

    if (has_prompts(all.bytes, is_console))
        return with_prompts(memory, &all, is_console, false);
    if (is_console && has_root_prompts(all.bytes))
        return with_prompts(memory, &all, true, true);
    *is_guess = is_console;
    return all;
}

/* local_files.c — files that every reader has for themselves: what git ignores, and env files. */
#include "gitignore.h"
#include "page_made.h"

static const ignore_file *rules_above(arena *memory, tree *from, text path)
{
    const ignore_file *rules = NULL;

    for (size_t edge = 0;; edge = text_find(path, '/', edge) + 1) {
        text folder = edge ? text_slice(path, 0, edge - 1) : (text){0};
        tree_file file;

        if (tree_read(from, path_join(memory, folder, TEXT(".gitignore")), memory, &file) == TREE_OK)
            rules = ignore_read(memory, folder, file.bytes, rules);
        if (text_find(path, '/', edge) == path.length)
            return rules;
    }
}

bool path_is_ignored(arena *memory, tree *from, text path)
{
    const ignore_file *rules = rules_above(memory, from, path);

    for (size_t edge = text_find(path, '/', 0); rules && edge < path.length;
         edge = text_find(path, '/', edge + 1))
        if (ignore_excludes(rules, text_slice(path, 0, edge), true))
            return true;
    return rules && ignore_excludes(rules, path, false);
}

static bool sets(text bytes, text variable)
{
    text line;

    while (text_next(&bytes, '\n', &line)) {
        line = text_trim(line);
        if (text_starts(line, TEXT("export ")))
            line = text_trim(text_slice(line, 7, line.length));
        if (text_starts(line, variable) && line.length > variable.length &&
            line.start[variable.length] == '=')
            return true;
    }
    return false;
}

text env_file_that_sets(arena *memory, tree *from, text folder, text variable)
{
    static const char *const names[] = {".env",      ".env.example", ".env.sample", ".env.template",
                                        ".env.dist", "env.example",  ".envrc"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        text path = path_join(memory, folder, text_from(names[i]));
        tree_file file;

        if (tree_read(from, path, memory, &file) == TREE_OK && sets(file.bytes, variable) &&
            !path_is_ignored(memory, from, path))
            return path;
    }
    return (text){0};
}

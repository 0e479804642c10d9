/* markdown_paths.c — words in documents that look like paths. */
#include <string.h>
#include "markdown_reading.h"

static const char *const extensions[] = {
    "md",    "mdx",    "sh",         "bash",     "yaml",    "yml",     "json", "toml", "lua", "conf", "cfg",
    "ini",   "env",    "txt",        "c",        "h",       "cc",      "cpp",  "hpp",  "py",  "js",   "ts",
    "jsx",   "tsx",    "go",         "rs",       "java",    "kt",      "rb",   "php",  "sql", "tf",   "html",
    "css",   "xml",    "csv",        "log",      "lock",    "service", "svg",  "png",  "jpg", "gif",  "pdf",
    "proto", "gradle", "properties", "template", "example", "tpl",     "j2",   "mk",
};
static const char *const names[] = {"Makefile", "Dockerfile",  "Containerfile", "Justfile", "justfile",
                                    "Taskfile", "Jenkinsfile", "Vagrantfile",   "Procfile", "LICENSE",
                                    ".env",     ".gitignore",  ".dockerignore"};

static bool has_known_extension(text word)
{
    size_t dot = text_find_last(word, '.');

    if (dot + 1 >= word.length || dot == 0)
        return false;
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
        if (extensions[i][0] == word.start[dot + 1] &&
            text_is(text_slice(word, dot + 1, word.length), extensions[i]))
            return true;
    return false;
}

static bool is_known_name(text word)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_is(word, names[i]))
            return true;
    return false;
}

static bool is_template(text word)
{
    for (size_t i = 0; i < word.length; i++)
        if (strchr("<>{}*$", word.start[i]))
            return true;
    return text_find_text(word, TEXT("..."), 0) < word.length ||
           text_find_text(word, TEXT("YOUR_"), 0) < word.length;
}

/* A blank, a quote, or what only code has. */
static bool parts_words(unsigned char byte)
{
    switch (byte) {
    case '"':
    case '\'':
    case '`':
    case '(':
    case ')':
    case '[':
    case ']':
    case '|':
    case ';':
    case ',':
    case '=':
    case '&':
    case '?':
    case '!':
    case '\\':
    case '^':
    case 127:
        return true;
    default:
        return byte <= ' ';
    }
}

/* Nothing that parts words; a slash between names, or the name of a file. */
static bool looks_like_path(text word)
{
    bool has_name = false;

    if (!word.length || word.start[0] == '-' || word.start[0] == '@' || word.start[0] == '#')
        return false;
    if (text_find_text(word, TEXT("://"), 0) < word.length)
        return false;
    for (size_t i = 0; i < word.length; i++) {
        unsigned char byte = (unsigned char)word.start[i];
        if (parts_words(byte))
            return false;
        has_name = has_name || (byte != '/' && byte != '.' && byte != '*');
    }
    return has_name &&
           (text_find(word, '/', 0) < word.length || has_known_extension(word) || is_known_name(word));
}

void page_path(reading *job, text word, span part, unsigned flags)
{
    uint32_t row;

    if (!shard_wants(job->to, KIND_path) || !looks_like_path(word))
        return;
    row = shard_add(job->to, KIND_path, part, word);
    shard_set_flags(job->to, row, flags | (is_template(word) ? FACT_PLACEHOLDER : 0));
}

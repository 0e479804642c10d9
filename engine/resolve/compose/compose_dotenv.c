/* compose_dotenv.c — .env files as compose reads them.
 *
 * NAME=value, NAME: value, export NAME=value; '...' is literal, "..." takes escapes and variables, both over
 * several lines; ` #` begins a comment; NAME alone is taken from outside. */
#include "compose_loader.h"

#include <ctype.h>
#include <string.h>

typedef struct dotenv {
    compose_loader *loader;
    uint32_t file;
    text bytes;
    size_t at;
    const compose_value *outer, *own;
    compose_value *into;
} dotenv;

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\v' || byte == '\f' || byte == '\r';
}

static bool is_space(char byte)
{
    return is_blank(byte) || byte == '\n';
}

static const value_origin *origin_at(const dotenv *job, size_t start, size_t end)
{
    return origin_new(job->loader->memory, job->file, (span){(uint32_t)start, (uint32_t)end}, "environment",
                      NULL);
}

/* An open project goes on in the next line. */
static void fail_at(dotenv *job, size_t start, size_t end, text message)
{
    job->at = text_find(job->bytes, '\n', end);
    loader_fail(job->loader, origin_at(job, start, end), message, TEXT("write NAME=value"));
}

/* Variables of the outside first, then those of this file so far. */
static text expand_value(dotenv *job, text value, const value_origin *at)
{
    variable_scopes scopes = {{job->outer, job->own ? job->own : job->into, job->own ? job->into : NULL}};

    return text_interpolate(job->loader, scopes, value, at);
}

static void set(dotenv *job, text name, text value, const value_origin *at)
{
    value_set(job->loader->memory, job->into, name, value_text(job->loader->memory, value, at));
}

static bool is_name_byte(char byte)
{
    return isalnum((unsigned char)byte) || (unsigned char)byte >= 0x80 || strchr("_.-[]", byte);
}

/* The name at `at`; *edge is what ends it: `=`, `:` or a line end (also the file's). False when it is none.
 */
static bool read_name(dotenv *job, text *name, char *edge)
{
    size_t start, i;

    if (text_starts(text_slice(job->bytes, job->at, job->bytes.length), TEXT("export")) &&
        job->at + 6 < job->bytes.length && is_space(job->bytes.start[job->at + 6]))
        for (job->at += 6; job->at < job->bytes.length && is_blank(job->bytes.start[job->at]);)
            job->at++;
    start = job->at;
    for (i = start; i < job->bytes.length; i++) {
        char byte = job->bytes.start[i];
        if (byte == '=' || byte == ':' || byte == '\n')
            break;
        if (is_blank(byte) || (byte && is_name_byte(byte)))
            continue;
        fail_at(job, start, i + 1,
                text_print(job->loader->memory, "unexpected character \"%c\" in a variable's name", byte));
        return false;
    }
    *edge = i < job->bytes.length ? job->bytes.start[i] : '\n';
    *name = text_trim(text_slice(job->bytes, start, i));
    job->at = i < job->bytes.length ? i + 1 : i;
    if (text_find(*name, ' ', 0) < name->length) {
        fail_at(job, start, i, TEXT("a variable's name can't hold a blank"));
        return false;
    }
    return true;
}

/* \n, \t, \", \\, \$ and octal \0NN; others stay. */
static text expand_escapes(arena *memory, text some)
{
    static const char from[] = "abcfnrtv\"\\", to[] = "\a\b\0\f\n\r\t\v\"\\";
    buffer out = buffer_new(memory);

    for (size_t i = 0; i < some.length; i++) {
        char byte = some.start[i], next = i + 1 < some.length ? some.start[i + 1] : '\0';
        const char *known = byte == '\\' && next ? strchr(from, next) : NULL;
        if (byte == '\\' && next == '$') {
            buffer_add(&out, TEXT("$$"));
            i++;
        } else if (byte == '\\' && next == '0') {
            unsigned number = 0, digits = 0;
            for (i += 2; digits < 3 && i < some.length && some.start[i] >= '0' && some.start[i] <= '7';
                 i++, digits++)
                number = number * 8 + (unsigned)(some.start[i] - '0');
            i--;
            buffer_add_byte(&out, (char)number);
        } else if (known && next != 'c') {
            buffer_add_byte(&out, to[known - from]);
            i++;
        } else {
            buffer_add_byte(&out, byte);
        }
    }
    return buffer_text(&out);
}

/* A value in quotes, which may go over lines. */
static void read_quoted(dotenv *job, text name, char quote)
{
    buffer out = buffer_new(job->loader->memory);
    size_t start = job->at, i;
    const value_origin *at;
    text value;

    for (i = start + 1; i < job->bytes.length && job->bytes.start[i] != quote; i++) {
        char byte = job->bytes.start[i];
        if (byte == '\\' && i + 1 < job->bytes.length) {
            if (job->bytes.start[i + 1] != quote)
                buffer_add_byte(&out, '\\');
            byte = job->bytes.start[++i];
        }
        buffer_add_byte(&out, byte);
    }
    if (i >= job->bytes.length) {
        fail_at(job, start, text_find(job->bytes, '\n', start), TEXT("the quote is never closed"));
        return;
    }
    at = origin_at(job, start, i + 1);
    value = text_copy(job->loader->memory, buffer_text(&out));
    if (quote == '"')
        value = expand_value(job, expand_escapes(job->loader->memory, value), at);
    set(job, name, value, at);
    job->at = i + 1;
}

static void read_plain(dotenv *job, text name)
{
    size_t end = text_find(job->bytes, '\n', job->at);
    text line = text_slice(job->bytes, job->at, end);
    const value_origin *at;

    line = text_slice(line, 0, text_find_text(line, TEXT(" #"), 0));
    while (line.length && is_space(line.start[line.length - 1]))
        line.length--;
    at = origin_at(job, job->at, job->at + line.length);
    set(job, name, expand_value(job, line, at), at);
    job->at = end < job->bytes.length ? end + 1 : end;
}

static void read_statement(dotenv *job)
{
    size_t start = job->at;
    const compose_value *found;
    text name;
    char edge;

    if (!read_name(job, &name, &edge))
        return;
    if (edge == '\n') {
        found = value_get(job->outer, name);
        if (!found)
            found = value_get(job->own, name);
        if (value_is(found, VALUE_TEXT))
            set(job, name, found->words, origin_at(job, start, job->at));
        return;
    }
    while (job->at < job->bytes.length && is_blank(job->bytes.start[job->at]))
        job->at++;
    if (job->at < job->bytes.length && strchr("\"'", job->bytes.start[job->at]))
        read_quoted(job, name, job->bytes.start[job->at]);
    else
        read_plain(job, name);
}

static text without_returns(arena *memory, text bytes)
{
    buffer out = buffer_new(memory);

    if (text_find(bytes, '\r', 0) >= bytes.length)
        return bytes;
    for (size_t i = 0; i < bytes.length; i++)
        if (bytes.start[i] != '\r' || i + 1 == bytes.length || bytes.start[i + 1] != '\n')
            buffer_add_byte(&out, bytes.start[i]);
    return buffer_text(&out);
}

/* KEY=VALUE lines and nothing else: what `format: raw` means. */
static void read_raw(dotenv *job)
{
    for (text rest = job->bytes, line; text_next(&rest, '\n', &line);) {
        size_t edge = text_find(line, '=', 0), start = (size_t)(line.start - job->bytes.start);
        text name = text_slice(line, 0, edge);
        const compose_value *found = value_get(job->outer, name);
        if (text_trim(line).length == 0 || line.start[0] == '#')
            continue;
        if (text_find_text(name, TEXT(" "), 0) < name.length)
            fail_at(job, start, start + edge, TEXT("a variable's name can't hold a blank"));
        if (edge < line.length)
            set(job, name, text_slice(line, edge + 1, line.length),
                origin_at(job, start, start + line.length));
        else if (found)
            set(job, name, found->words, origin_at(job, start, start + line.length));
    }
}

void dotenv_read(compose_loader *loader, uint32_t file, bool is_raw, const compose_value *outer,
                 const compose_value *own, compose_value *into)
{
    dotenv job = {.loader = loader,
                  .file = file,
                  .bytes = without_returns(loader->memory, loader->files.items[file].bytes),
                  .outer = outer,
                  .own = own,
                  .into = into};

    if (text_starts(job.bytes, TEXT("\xef\xbb\xbf")))
        job.at = 3;
    if (is_raw) {
        read_raw(&job);
        return;
    }
    while (!loader->has_failed && job.at < job.bytes.length) {
        char byte = job.bytes.start[job.at];
        if (is_space(byte)) {
            job.at++;
        } else if (byte == '#') {
            job.at = text_find(job.bytes, '\n', job.at);
        } else {
            read_statement(&job);
        }
    }
}

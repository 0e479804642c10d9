/* mutation_table.c — reading a table of mutations: a line at a time, each beginning with a word that says
 * what it is. */
#include "mutation_table.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct reader {
    const char *path;
    char *next;       /* the rest of the table */
    size_t line;      /* of what was read last */
    const char *file; /* the `file` that edits are made in */
    mutation_table *table;
} reader;

static _Noreturn void refuse(const reader *from, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static _Noreturn void refuse(const reader *from, const char *format, ...)
{
    va_list values;

    va_start(values, format);
    fprintf(stderr, "%s:%zu: ", from->path, from->line);
    vfprintf(stderr, format, values);
    fputc('\n', stderr);
    va_end(values);
    exit(2);
}

void *list_grow(void *items, size_t count, size_t size)
{
    char *grown = realloc(items, (count + 1) * size);

    if (!grown)
        exit(2);
    memset(grown + count * size, 0, size);
    return grown;
}

char *file_read(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    size_t size = 0, room = 4096, got;
    char *bytes = malloc(room + 1);

    while (file && bytes && (got = fread(bytes + size, 1, room - size, file)) > 0) {
        size += got;
        if (size == room)
            bytes = realloc(bytes, (room *= 2) + 1);
    }
    if (!file || !bytes) {
        free(bytes);
        return NULL;
    }
    fclose(file);
    bytes[size] = '\0';
    if (length)
        *length = size;
    return bytes;
}

/* The next line without its end; NULL at the end of the table. */
static char *next_line(reader *from)
{
    char *line = from->next;

    if (!*line)
        return NULL;
    from->line++;
    size_t length = strcspn(line, "\n");
    from->next = line + length + (line[length] == '\n');
    line[length] = '\0';
    return line;
}

/* Lines up to the one that is `last`, with their ends. */
static char *lines_until(reader *from, const char *last)
{
    size_t begin = from->line, length = 0;
    char *lines = calloc(1, 1), *line;

    while ((line = next_line(from)) && strcmp(line, last) != 0) {
        size_t more = strlen(line);
        lines = realloc(lines, length + more + 2);
        memcpy(lines + length, line, more);
        length += more;
        lines[length++] = '\n';
        lines[length] = '\0';
    }
    if (!line) {
        from->line = begin;
        refuse(from, "there is no \"%s\" after this line", last);
    }
    return lines;
}

static mutation *current(const reader *from)
{
    if (from->table->count == 0)
        refuse(from, "this belongs to a mutation, and none was begun");
    return &from->table->items[from->table->count - 1];
}

static void begin(reader *from, const char *name, bool is_neutral)
{
    mutation_table *table = from->table;

    for (size_t i = 0; i < table->count; i++)
        if (strcmp(table->items[i].name, name) == 0)
            refuse(from, "\"%s\" stands on line %zu already", name, table->items[i].line);
    table->items = list_grow(table->items, table->count, sizeof *table->items);
    table->items[table->count++] = (mutation){.name = name, .line = from->line, .is_neutral = is_neutral};
    from->file = NULL;
}

static table_edit *edit_add(const reader *from, edit_type type, const char *path)
{
    mutation *to = current(from);

    to->edits = list_grow(to->edits, to->edit_count, sizeof *to->edits);
    to->edits[to->edit_count] = (table_edit){.type = type, .path = path};
    return &to->edits[to->edit_count++];
}

static void replace_read(reader *from)
{
    if (!from->file)
        refuse(from, "a line \"file PATH\" must stand before this");
    table_edit *edit = edit_add(from, EDIT_REPLACE, from->file);
    edit->replaced = lines_until(from, "with");
    edit->instead = lines_until(from, "end");
}

static void rename_read(reader *from, char *paths)
{
    char *middle = strstr(paths, " to ");

    if (!middle)
        refuse(from, "rename needs two paths: rename PATH to PATH");
    *middle = '\0';
    edit_add(from, EDIT_RENAME, paths)->to = middle + 4;
}

static table_place place_read(const reader *from, char *words)
{
    char *middle = strstr(words, " | ");
    table_place place = {.path = words};

    if (!middle)
        refuse(from, "a place is written PATH | TEXT");
    *middle = '\0';
    place.text = middle + 3;
    if (strncmp(place.text, "nth=", 4) == 0) {
        char *rest;
        place.nth = strtoul(place.text + 4, &rest, 10);
        place.text = rest + (*rest == ' ');
    }
    return place;
}

static table_finding *finding_of(const reader *from)
{
    mutation *of = current(from);

    if (of->finding_count == 0)
        refuse(from, "a line \"finding CONTRACT\" must stand before this");
    return &of->findings[of->finding_count - 1];
}

static void finding_add(const reader *from, const char *contract)
{
    mutation *to = current(from);

    if (to->is_neutral)
        refuse(from, "a neutral edit has no finding");
    to->findings = list_grow(to->findings, to->finding_count, sizeof *to->findings);
    to->findings[to->finding_count++].contract = contract;
}

static void other_add(const reader *from, char *words)
{
    table_finding *to = finding_of(from);

    to->others = list_grow(to->others, to->other_count, sizeof *to->others);
    to->others[to->other_count++] = place_read(from, words);
}

/* What follows `word` and a blank in the line; NULL when the line begins otherwise. */
static char *after(char *line, const char *word)
{
    size_t length = strlen(word);

    return strncmp(line, word, length) == 0 && line[length] == ' ' ? line + length + 1 : NULL;
}

static void line_read(reader *from, char *line)
{
    char *rest;

    if ((rest = after(line, "mutation")))
        begin(from, rest, false);
    else if ((rest = after(line, "neutral")))
        begin(from, rest, true);
    else if ((rest = after(line, "file")))
        from->file = rest;
    else if (strcmp(line, "replace") == 0)
        replace_read(from);
    else if ((rest = after(line, "remove-file")))
        edit_add(from, EDIT_REMOVE, rest);
    else if ((rest = after(line, "rename")))
        rename_read(from, rest);
    else if ((rest = after(line, "finding")))
        finding_add(from, rest);
    else if ((rest = after(line, "at")))
        finding_of(from)->at = place_read(from, rest);
    else if ((rest = after(line, "other")))
        other_add(from, rest);
    else
        refuse(from, "not understood: %s", line);
}

static void blocks_check(reader *from)
{
    for (size_t i = 0; i < from->table->count; i++) {
        const mutation *one = &from->table->items[i];
        from->line = one->line;
        if (one->edit_count == 0)
            refuse(from, "%s edits nothing", one->name);
        if (!one->is_neutral && one->finding_count == 0)
            refuse(from, "%s expects no finding: call it neutral", one->name);
        for (size_t k = 0; k < one->finding_count; k++)
            if (!one->findings[k].at.path)
                refuse(from, "%s: a finding without a line \"at PATH | TEXT\"", one->name);
    }
}

mutation_table mutation_table_read(const char *path)
{
    mutation_table table = {.path = path};
    reader from = {.path = path, .table = &table};
    char *line;

    from.next = file_read(path, NULL);
    if (!from.next)
        refuse(&from, "the table can't be read");
    while ((line = next_line(&from)))
        if (line[strspn(line, " ")] != '\0' && line[0] != '#')
            line_read(&from, line);
    blocks_check(&from);
    if (table.count == 0)
        refuse(&from, "there is no mutation in it");
    return table;
}

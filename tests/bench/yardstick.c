/* yardstick.c — what reading the documents costs at least: walk, read each .md, parse it with bare libcmark,
 * let go. One thread, no facts, no rules. The gate's cost is told as a ratio to it. */
#include <cmark.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void document_parse(int folder, const char *name)
{
    static char bytes[8 << 20];
    int file = openat(folder, name, O_RDONLY);
    ssize_t length = read(file, bytes, sizeof bytes);
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);

    close(file);
    cmark_parser_feed(parser, bytes, length > 0 ? (size_t)length : 0);
    cmark_node_free(cmark_parser_finish(parser));
    cmark_parser_free(parser);
}

static void folder_walk(int folder)
{
    DIR *entries = fdopendir(folder);
    struct dirent *entry;

    while ((entry = readdir(entries)) != NULL) {
        size_t length = strlen(entry->d_name);
        if (entry->d_name[0] == '.')
            continue;
        if (entry->d_type == DT_DIR)
            folder_walk(openat(folder, entry->d_name, O_RDONLY | O_DIRECTORY));
        else if (length > 3 && strcmp(entry->d_name + length - 3, ".md") == 0)
            document_parse(folder, entry->d_name);
    }
    closedir(entries);
}

int main(int count, char **given)
{
    folder_walk(open(count > 1 ? given[1] : ".", O_RDONLY | O_DIRECTORY));
    return 0;
}

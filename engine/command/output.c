/* output.c — where results go: standard output, and files that are whole or not there. */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arguments.h"

static bool write_all(int descriptor, const char *bytes, size_t length)
{
    while (length) {
        ssize_t written = write(descriptor, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

bool write_stdout(void *unused, const char *bytes, size_t length)
{
    (void)unused;
    if (write_all(STDOUT_FILENO, bytes, length))
        return true;
    if (errno == EPIPE) /* `lockstep check | head`: nobody reads any more, and that is no error */
        _exit(128 + 13);
    complain("standard output: %s", strerror(errno));
    return false;
}

/* Would a result take the place of something that contracts read? A typo must not cost a document. */
static bool is_source_like(const char *file, const struct stat *about)
{
    static const char *const endings[] = {".md", ".markdown", ".yaml", ".yml",    ".lua",
                                          ".sh", ".env",      ".toml", ".example"};
    size_t length = strlen(file);

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t ending = strlen(endings[i]);
        if (length > ending && strcmp(file + length - ending, endings[i]) == 0)
            return true;
    }
    return (about->st_mode & 0111) != 0;
}

/* The page of the contracts is kept in the repository and written again: it says who wrote it. */
static bool is_our_page(const char *file)
{
    static const char mark[] = "<!-- Written by lockstep contracts.";
    char head[128] = "";
    int descriptor = open(file, O_RDONLY | O_CLOEXEC);
    ssize_t length = descriptor < 0 ? -1 : read(descriptor, head, sizeof head - 1);

    if (descriptor >= 0)
        close(descriptor);
    return length >= 0 && strstr(head, mark);
}

static bool refuse(const char *file, const char *words)
{
    complain("--output %s: %s", file, words);
    return false;
}

static bool open_beside(output *to)
{
    const char *slash = strrchr(to->file, '/');
    int folder = slash ? (int)(slash - to->file + 1) : 0;
    int length = snprintf(to->beside, sizeof to->beside, "%.*s.lockstep-XXXXXX", folder, to->file);

    if (length < 0 || (size_t)length >= sizeof to->beside)
        return refuse(to->file, "the path is too long");
    to->descriptor = mkstemp(to->beside);
    if (to->descriptor < 0) {
        to->beside[0] = '\0';
        return refuse(to->file, strerror(errno));
    }
    mode_t mask = umask(0);
    umask(mask);
    fchmod(to->descriptor, 0666 & ~mask);
    return true;
}

bool output_open(output *to, const char *given)
{
    const char *edge = strchr(given, '=');
    struct stat about;

    *to = (output){.file = edge + 1, .descriptor = -1};
    snprintf(to->format, sizeof to->format, "%.*s", (int)(edge - given), given);
    if (strcmp(to->file, "-") == 0)
        return refuse(given, "standard output is --format's");
    if (stat(to->file, &about) != 0)
        return open_beside(to);
    if (S_ISDIR(about.st_mode))
        return refuse(to->file, "that is a folder");
    if (S_ISREG(about.st_mode)) {
        bool is_page = strcmp(to->format, "markdown") == 0;
        if (is_page && !is_our_page(to->file))
            return refuse(to->file,
                          "there is such a file, and it is no page of contracts: name another one, or "
                          "remove it");
        if (!is_page && is_source_like(to->file, &about))
            return refuse(to->file,
                          "there is such a file and it looks like a source: name another one, or remove it");
        return open_beside(to);
    }
    to->descriptor = open(to->file, O_WRONLY | O_CLOEXEC);
    return to->descriptor >= 0 || refuse(to->file, strerror(errno));
}

static bool write_descriptor(void *context, const char *bytes, size_t length)
{
    output *to = context;

    to->is_written = to->is_written || length;
    return write_all(to->descriptor, bytes, length);
}

void output_drop(output *to)
{
    if (to->descriptor < 0)
        return;
    close(to->descriptor);
    if (to->beside[0])
        unlink(to->beside);
    to->descriptor = -1;
}

bool output_write(output *to, const lockstep_result *result)
{
    bool is_whole = lockstep_result_write(result, to->format, NULL, write_descriptor, to);
    int error = is_whole ? 0 : errno;

    if (is_whole && !to->is_written && to->beside[0] && lockstep_result_status(result) == 2) {
        output_drop(to);
        return refuse(to->file, "not written, as nothing could be found out");
    }
    if (close(to->descriptor) != 0 && !error)
        error = errno;
    to->descriptor = -1;
    if (!error && to->beside[0] && rename(to->beside, to->file) != 0)
        error = errno;
    if (error && to->beside[0])
        unlink(to->beside);
    return !error || refuse(to->file, strerror(error));
}

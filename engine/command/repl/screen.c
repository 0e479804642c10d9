/* screen.c — a screenful at a time; own, so that nothing is run and nothing stays on another screen. */
#include "screen.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <wchar.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "signals.h"

/* Milliseconds: nothing is said before; between two words about progress. */
enum { QUIET = 500, BETWEEN = 100 };

static const char asks[] = "-- Enter goes on, q ends --";

static int64_t milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

unsigned screen_columns(void)
{
    struct winsize size;

    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

static void size_read(screen *one)
{
    struct winsize size;
    bool is_known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 1 && size.ws_col > 0;

    one->rows = is_known ? size.ws_row : 0;
    one->columns = is_known ? size.ws_col : 0;
}

bool screen_write(const char *bytes, size_t length)
{
    while (length) {
        ssize_t written = write(STDOUT_FILENO, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

void screen_begin(screen *one)
{
    *one = (screen){.begun = milliseconds()};
    size_read(one);
}

/* Over the line that stands there. */
static void line_clear(size_t width)
{
    fprintf(stderr, "\r%*s\r", (int)width, "");
    fflush(stderr);
}

void screen_end(screen *one)
{
    if (one->told)
        line_clear(one->columns > 1 ? one->columns - 1 : 60);
    one->told = 0;
}

/* 3200: "3,200" */
static void number_write(char *into, size_t room, uint64_t number)
{
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%llu", (unsigned long long)number);
    size_t at = 0;

    for (int i = 0; i < length && at + 2 < room; i++) {
        if (i && (length - i) % 3 == 0)
            into[at++] = ',';
        into[at++] = digits[i];
    }
    into[at] = '\0';
}

void screen_progress(void *context, uint64_t done, uint64_t all)
{
    screen *one = context;
    int64_t now = milliseconds();
    char so_far[32], known[32];

    if (now - one->begun < QUIET || now - one->told < BETWEEN || !isatty(STDERR_FILENO))
        return;
    screen_end(one);
    number_write(so_far, sizeof so_far, done);
    number_write(known, sizeof known, all);
    fprintf(stderr, "reading %s of %s files", so_far, known);
    fflush(stderr);
    one->told = now;
}

/* ---- pages ---- */

/* One key, without Enter and without an echo. -1 when there is none: Ctrl-C, the end. */
static int key_read(void)
{
    struct termios before, raw;
    struct pollfd one = {.fd = STDIN_FILENO, .events = POLLIN};
    unsigned char key;
    int found = -1;

    if (tcgetattr(STDIN_FILENO, &before) != 0)
        return -1;
    raw = before;
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
    while (found < 0) {
        if (signals_poll(&one, 1, -1) > 0) {
            if (read(STDIN_FILENO, &key, 1) != 1)
                break;
            found = key;
        } else if (signals_take_suspend()) {
            tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
            signals_suspend();
            tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
        } else if (signals_end() || signals_take_interrupt())
            break;
    }
    tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
    return found;
}

/* Does the reader want the next page? */
static bool goes_on(void)
{
    enum { CTRL_D = 4, ESCAPE = 27 };
    int key;

    fputs(asks, stderr);
    fflush(stderr);
    do {
        key = key_read();
    } while (key >= 0 && !strchr("\r\n qQ", key) && key != CTRL_D && key != ESCAPE);
    line_clear(sizeof asks);
    return key >= 0 && strchr("\r\n ", key) != NULL;
}

/* Move past one byte of what is shown. */
static void step(screen *one, unsigned char byte)
{
    wchar_t sign;
    char piece = (char)byte;

    if (one->is_escape) {
        one->is_escape = !((byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z'));
        return;
    }
    if (byte == 27)
        one->is_escape = true;
    else if (byte == '\n') {
        one->row++;
        one->column = 0;
    } else if (byte == '\t')
        one->column = (one->column | 7) + 1;
    else {
        size_t got = mbrtowc(&sign, &piece, 1, &one->characters);
        int width = got == 1 ? wcwidth(sign) : got == (size_t)-2 ? 0 : 1;
        if (got == (size_t)-1)
            memset(&one->characters, 0, sizeof one->characters);
        if (width > 0 && one->column + (unsigned)width > one->columns) {
            one->row++;
            one->column = 0;
        }
        one->column += width > 0 ? (unsigned)width : 0;
    }
}

bool screen_show(void *context, const char *bytes, size_t length)
{
    screen *one = context;
    size_t from = 0;

    screen_end(one);
    for (size_t i = 0; one->rows && i < length; i++) {
        if (one->row + 1 >= one->rows && one->column == 0) { /* the page is full, and there is more */
            if (!screen_write(bytes + from, i - from) || !goes_on())
                return false;
            from = i;
            one->row = 0;
            size_read(one);
        }
        step(one, (unsigned char)bytes[i]);
    }
    return screen_write(bytes + from, length - from);
}

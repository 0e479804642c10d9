/* measure.c — two programs run in turn, and how much longer the first takes: what a shared machine does to
 * one it does to both.
 *
 *     measure RUNS PROGRAM ARGUMENT... -- PROGRAM ARGUMENT...
 *
 * Prints medians of wall and processor time and the largest peak of memory of each, and the ratio of the
 * medians. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RUNS_MOST = 1001 };

typedef struct runs {
    char **command;
    double wall[RUNS_MOST], processor[RUNS_MOST]; /* milliseconds */
    long peak;                                    /* KiB */
    int status;
} runs;

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static double milliseconds(struct timeval time)
{
    return (double)time.tv_sec * 1e3 + (double)time.tv_usec / 1e3;
}

static void run_once(runs *of, int number)
{
    struct rusage used;
    int status = 0;
    double begin = now();
    pid_t child = fork();

    if (child == 0) {
        dup2(open("/dev/null", O_WRONLY), STDOUT_FILENO);
        execvp(of->command[0], of->command);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &used) < 0)
        exit(2);
    of->wall[number] = now() - begin;
    of->processor[number] = milliseconds(used.ru_utime) + milliseconds(used.ru_stime);
    of->peak = used.ru_maxrss > of->peak ? used.ru_maxrss : of->peak;
    of->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static int compare(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return (a > b) - (a < b);
}

static double median(double *times, int count)
{
    qsort(times, (size_t)count, sizeof *times, compare);
    return times[count / 2];
}

static double runs_print(runs *of, int count)
{
    double wall = median(of->wall, count);

    printf("%-12s %10.2f ms wall %10.2f ms processor %8.1f MiB peak  exit %d\n",
           strrchr(of->command[0], '/') ? strrchr(of->command[0], '/') + 1 : of->command[0], wall,
           median(of->processor, count), (double)of->peak / 1024, of->status);
    return wall;
}

int main(int count, char **given)
{
    static runs first, second;
    int times = count > 2 ? atoi(given[1]) : 0, edge = 2;

    while (edge < count && strcmp(given[edge], "--") != 0)
        edge++;
    if (times < 1 || times > RUNS_MOST || edge >= count - 1 || edge == 2) {
        fputs("usage: measure RUNS PROGRAM ARGUMENT... -- PROGRAM ARGUMENT...\n", stderr);
        return 2;
    }
    given[edge] = NULL;
    first.command = given + 2;
    second.command = given + edge + 1;
    for (int i = 0; i < times; i++) {
        run_once(&first, i);
        run_once(&second, i);
    }
    double of_first = runs_print(&first, times), of_second = runs_print(&second, times);
    printf("ratio %.2f (%d runs in turn)\n", of_first / of_second, times);
    return 0;
}

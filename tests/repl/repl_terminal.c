/* repl_terminal.c — lockstep repl as a person meets it, on a pseudo-terminal. The environment's LOCKSTEP is
 * the program; run in the root of the sources. */
#include <check.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "terminal.h"

static terminal person;
static char scratch[64], tree[80]; /* a folder of each test, and one in it for a repository */

static int remove_one(const char *path, const struct stat *about, int type, struct FTW *where)
{
    (void)about;
    (void)type;
    (void)where;
    return remove(path);
}

static void scratch_make(void)
{
    strcpy(scratch, "/tmp/lockstep-repl-XXXXXX");
    ck_assert(mkdtemp(scratch) != NULL);
    snprintf(tree, sizeof tree, "%s/tree", scratch);
    ck_assert(mkdir(tree, 0700) == 0);
    setenv("XDG_STATE_HOME", scratch, 1);
}

static void scratch_remove(void)
{
    nftw(scratch, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static void file_write(const char *name, const char *text)
{
    char path[256];
    FILE *to;

    snprintf(path, sizeof path, "%s/%s", tree, name);
    to = fopen(path, "w");
    ck_assert(to != NULL);
    fputs(text, to);
    ck_assert(fclose(to) == 0);
}

static void open_usual(void)
{
    terminal_open(&person, &(terminal_start){0});
}

static void leave(void)
{
    int status;

    keys(&person, "\004");
    status = wait_end(&person);
    ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

START_TEST(typing)
{
    open_usual();
    keys(&person, "docs :tabels()");
    keys(&person,
         "\033[D\033[D\033[D\033[D\033[D\177l\033[C\033[C\033[D\177e"); /* tabels, tables: with the arrows */
    keys(&person, "\001\013docs :tables()\r");                          /* and all of it anew */
    wait_for(&person, "docs/README.md:11:1");
    wait_prompt(&person);
    keys(&person, "exit\r"); /* as at any prompt; :quit */
    ck_assert(WEXITSTATUS(wait_end(&person)) == 0);
}
END_TEST

START_TEST(unfinished)
{
    open_usual();
    keys(&person, "contract \"a/b\" {\r");
    wait_for(&person, "      ... ");
    keys(&person, "says = \"Links lead somewhere.\",\r");
    wait_for(&person, "      ... ");
    keys(&person, "every(docs :links()) :exists(),\r}\r");
    wait_for(&person, "1 contract: 1 kept");
    wait_prompt(&person);
    keys(&person, "every(docs :links()\r");
    wait_for(&person, "      ... ");
    keys(&person, "\r"); /* an empty line ends what was forgotten */
    wait_for(&person, "is not closed");
    wait_prompt(&person);
    keys(&person, "every(docs :links()\r");
    wait_for(&person, "      ... ");
    keys(&person, "\003");
    wait_for(&person, "^C");
    wait_prompt(&person);
    leave();
}
END_TEST

/* Ctrl-C gives up the line that is typed. */
START_TEST(interrupted_line)
{
    open_usual();
    keys(&person, "docs :tabl");
    wait_for(&person, "tabl");
    keys(&person, "\003");
    wait_prompt(&person);
    keys(&person, "services\r");
    wait_for(&person, "compose.yaml:10:3");
    wait_prompt(&person);
    leave();
}
END_TEST

/* Some rule files take long, and Ctrl-C is for them. */
static const char *const patient[] = {"--limit", "rule-steps=9000000000000", "--limit", "rule-seconds=600",
                                      NULL};
static const char endless[] =
    "every(docs :links()) :satisfies(\"ends\", function(link) while true do end end)\r";

/* The job of the line that was entered: the session's only child besides the first look at the tree. */
static pid_t job_wait(void)
{
    pid_t job = 0;

    for (int i = 0; i < 100000 && !job; i++, usleep(1000))
        children(&person, &job);
    ck_assert(job != 0);
    return job;
}

START_TEST(endless_loop)
{
    pid_t job;

    terminal_open(&person, &(terminal_start){.options = patient});
    keys(&person, "services\r"); /* by then the first look is taken and gone */
    wait_for(&person, "compose.yaml:10:3");
    wait_prompt(&person);
    keys(&person, endless);
    job = job_wait();
    keys(&person, "\003");
    wait_for(&person, "^C");
    wait_prompt(&person);
    ck_assert(kill(job, 0) != 0); /* waited for: no zombie either */
    ck_assert_uint_eq(children(&person, &job), 0);
    keys(&person, "services\r");
    wait_for(&person, "compose.yaml:10:3");
    wait_prompt(&person);
    leave();
}
END_TEST

START_TEST(crash)
{
    terminal_open(&person, &(terminal_start){.options = patient, .rows = 500});
    keys(&person, "services\r");
    wait_for(&person, "compose.yaml:10:3");
    wait_prompt(&person);
    keys(&person, endless);
    kill(job_wait(), SIGKILL);
    wait_for(&person, "this was killed, most likely because memory ran out; the session goes on");
    wait_prompt(&person);
    keys(&person, endless);
    kill(job_wait(), SIGSEGV); /* sanitizers make an end of it that is no crash */
    wait_for(&person, "; the session goes on");
    wait_prompt(&person);
    leave();
}
END_TEST

START_TEST(ends)
{
    static const int numbers[] = {SIGTERM, SIGHUP};
    int status;

    for (size_t i = 0; i < 2; i++) { /* at the prompt, then while a job runs: no job is left */
        pid_t job;
        open_usual();
        kill(person.program, numbers[i]);
        status = wait_end(&person);
        ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == numbers[i]);
        terminal_open(&person, &(terminal_start){.options = patient});
        keys(&person, endless);
        job = job_wait();
        kill(person.program, numbers[i]);
        status = wait_end(&person);
        ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == numbers[i]);
        for (int tries = 0; tries < 10000 && kill(job, 0) == 0; tries++)
            usleep(1000);
        ck_assert(kill(job, 0) != 0);
    }
}
END_TEST

START_TEST(history)
{
    open_usual();
    keys(&person, "services\r");
    wait_for(&person, "compose.yaml:10:3");
    wait_prompt(&person);
    keys(&person, "contract \"a/b\" {\rsays = \"Back\\\\slash.\",\revery(docs :links()) :exists(),\r}\r");
    wait_for(&person, "1 contract: 1 kept");
    wait_prompt(&person);
    leave();
    open_usual();
    keys(&person, "\033[A"); /* up: the contract, with all its lines */
    wait_for(&person, "Back\\\\slash");
    keys(&person, "\r");
    wait_for(&person, "1 contract: 1 kept");
    wait_prompt(&person);
    keys(&person, "\033[A\033[A");
    wait_for(&person, "services");
    keys(&person, "\r");
    wait_for(&person, "compose.yaml:10:3");
    wait_prompt(&person);
    leave();
}
END_TEST

START_TEST(no_history)
{
    static const char *const homeless[] = {"XDG_STATE_HOME", "HOME", NULL};
    static const char *const nowhere[] = {"XDG_STATE_HOME=/proc/nowhere", NULL};

    memset(&person, 0, sizeof person);
    terminal_open(&person, &(terminal_start){.environment = homeless});
    ck_assert(strstr(person.shown, "history is not kept: neither XDG_STATE_HOME nor HOME is set"));
    leave();
    terminal_open(&person, &(terminal_start){.environment = nowhere});
    ck_assert(strstr(person.shown, "history is not kept: /proc/nowhere/lockstep/history: "));
    keys(&person, "services\r");
    wait_for(&person, "compose.yaml:10:3");
    wait_prompt(&person);
    leave();
}
END_TEST

/* A system without libedit: the terminal's own lines. */
START_TEST(no_editor)
{
    static const char *const names[] = {"libedit.so.2", "libedit.so.0", "libedit.so"};
    char folder[128];
    const char *environment[] = {folder, NULL};

    for (size_t i = 0; i < 3; i++)
        file_write(names[i], "no library\n");
    snprintf(folder, sizeof folder, "LD_LIBRARY_PATH=%s", tree);
    terminal_open(&person, &(terminal_start){.environment = environment});
    ck_assert(strstr(person.shown, "lines can't be edited: libedit is not installed"));
    keys(&person, "services\r");
    wait_for(&person, "compose.yaml:10:3");
    wait_prompt(&person);
    keys(&person, "every(docs :links()\r");
    wait_for(&person, "      ... ");
    keys(&person, ") :exi\003");
    wait_for(&person, "^C");
    wait_prompt(&person);
    keys(&person, "every(docs :links()\r");
    wait_for(&person, "      ... ");
    keys(&person, ") :exists()\r");
    wait_for(&person, "1 kept");
    wait_prompt(&person);
    leave();
}
END_TEST

static const char *const kinds[] = {"TERM=xterm", "TERM=dumb", "TERM=no-such-terminal",
                                    "TERM",       "LC_ALL=C",  NULL};

START_TEST(terminals)
{
    const char *environment[] = {kinds[_i], NULL};

    terminal_open(&person, &(terminal_start){.environment = environment});
    keys(&person,
         "docs :sections \"*\xC3\xA4*\"\r"); /* a wide alphabet, whatever the terminal says it knows */
    wait_for(&person, "\xC3\xA4");
    wait_prompt(&person);
    keys(&person, "services\r");
    wait_for(&person, "compose.yaml:10:3");
    wait_prompt(&person);
    leave();
}
END_TEST

START_TEST(paste)
{
    open_usual();
    keys(&person, "\033[200~local guide = doc \"docs/backups.md\"\r\r"
                  "contract \"x/links\" {\r\tsays = \"Links lead somewhere.\",\r\r  every(docs :links()) "
                  ":exists(),\r}\r"
                  "guide :tab\033[201~");
    wait_for(&person, "1 contract: 1 kept");
    wait_for(&person, "guide :tab"); /* its last line is not ended: it goes on by hand */
    keys(&person, "les()\r");
    wait_for(&person, "docs/backups.md:12:1");
    wait_prompt(&person);
    keys(&person, "\033[200~doc \"docs/README.md\" \033[201~:tables()\r");
    wait_for(&person, "docs/README.md:11:1");
    wait_prompt(&person);
    leave();
}
END_TEST

/* A terminal that marks no paste: the lines come as if they were typed, an empty one within them ends
 * nothing. */
START_TEST(plain_paste)
{
    open_usual();
    keys(&person, "contract \"x/links\" {\n\tsays = \"Links lead somewhere.\",\n\n  every(docs :links()) "
                  ":exists(),\n}\n");
    wait_for(&person, "1 contract: 1 kept");
    wait_prompt(&person);
    leave();
}
END_TEST

START_TEST(resize)
{
    terminal_open(&person, &(terminal_start){.columns = 200});
    keys(&person, "docs :commands()\r");
    wait_for(&person, "docs/on-call.md:25:4");
    wait_for(&person, "docker compose exec db df -h");
    wait_prompt(&person);
    terminal_resize(&person, 24, 60);
    keys(&person, "docs :commands()\r");
    wait_for(&person, "docs/on-call.md:25:4");
    wait_for(&person, "...");
    wait_prompt(&person);
    leave();
}
END_TEST

START_TEST(pages)
{
    terminal_open(&person, &(terminal_start){.rows = 10, .columns = 80});
    keys(&person, ":help words\r");
    wait_for(&person, "-- Enter goes on, q ends --");
    terminal_resize(&person, 20, 80);
    keys(&person, "\r");
    wait_for(&person, "-- Enter goes on, q ends --");
    keys(&person, "xq"); /* x is no answer */
    wait_prompt(&person);
    keys(&person, ":help words\r");
    wait_for(&person, "-- Enter goes on, q ends --");
    keys(&person, "\003");
    wait_prompt(&person);
    keys(&person, "services\r"); /* short answers are not held */
    wait_for(&person, "compose.yaml:10:3");
    wait_prompt(&person);
    leave();
}
END_TEST

START_TEST(completion)
{
    open_usual();
    keys(&person, ":exp\tx");
    wait_for(&person, "lain x"); /* what is there already is not written again */
    keys(&person, "\025:co\t");  /* compose and contracts: a list */
    wait_for(&person, "contracts");
    wait_for(&person, "compose");
    wait_for(&person, ":co");
    keys(&person, "\025:help is_acc\t");
    wait_for(&person, "epted_by");
    keys(&person, "\025doc \"docs/ba\t");
    wait_for(&person, "ckups.md\"");
    keys(&person, " :sect\t\t"); /* section and sections: what both begin with, then a list */
    wait_for(&person, "section ");
    wait_for(&person, "sections");
    keys(&person, "\003");
    wait_for(&person, "^C");
    wait_prompt(&person);
    keys(&person, "local things = compose :serv\t");
    wait_for(&person, "ice");
    keys(&person, "s()\r");
    wait_prompt(&person);
    keys(&person, "every(thi\t) :has(healthch\t)\r"); /* a local of this session, a noun */
    wait_for(&person, "1 broken");
    wait_prompt(&person);
    keys(&person, "every(\r"); /* in the second line of an entry as well */
    wait_for(&person, "      ... ");
    keys(&person, "compose :serv\t");
    wait_for(&person, "ice");
    keys(&person, "\003");
    wait_prompt(&person);
    leave();
}
END_TEST

START_TEST(reload)
{
    char path[128];

    file_write("a.md", "# A\n\n[b](b.md)\n");
    file_write("b.md", "# B\n");
    snprintf(path, sizeof path, "%s/b.md", tree);
    terminal_open(&person, &(terminal_start){.root = tree});
    keys(&person, ":reload\r");
    wait_for(&person, "no file has changed");
    wait_prompt(&person);
    keys(&person, "every(docs :links()) :exists()\r");
    wait_for(&person, "1 kept");
    wait_prompt(&person);
    unlink(path);
    file_write("a.md", "# A\n\n[b](b.md), [c](c.md)\n");
    file_write("c.md", "# C\n");
    keys(&person, ":reload\r");
    wait_for(&person, "changed  a.md");
    wait_for(&person, "gone     b.md");
    wait_for(&person, "new      c.md");
    wait_for(&person, "every(docs :links()) :exists()");
    wait_for(&person, "1 broken");
    wait_prompt(&person);
    leave();
}
END_TEST

/* The window is closed: it ends, and so does what runs. */
START_TEST(hang_up)
{
    pid_t job;

    terminal_open(&person, &(terminal_start){.options = patient});
    keys(&person, endless);
    job = job_wait();
    close(person.inner);
    close(person.keyboard);
    ck_assert(waitpid(person.program, NULL, 0) == person.program);
    for (int tries = 0; tries < 10000 && kill(job, 0) == 0; tries++)
        usleep(1000);
    ck_assert(kill(job, 0) != 0);
}
END_TEST

/* Nothing that stands in a file steers the terminal. */
START_TEST(escapes)
{
    file_write("a.md", "# Title \033]0;owned\007\033[31m\n\n[x\033[2J](nowhere.md)\n");
    file_write("b\033[31m.md", "# B\n");
    terminal_open(&person, &(terminal_start){.root = tree});
    keys(&person, ":facts sections\r");
    wait_for(&person, "Title");
    wait_prompt(&person);
    keys(&person, "every(docs :links()) :exists()\r");
    wait_for(&person, "1 broken");
    wait_prompt(&person);
    keys(&person, ":reload\r");
    wait_prompt(&person);
    ck_assert(!strstr(person.shown, "\033]0;owned"));
    ck_assert(!strstr(person.shown, "\033[2J"));
    leave();
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("terminal");
    TCase *one = tcase_create("repl");
    SRunner *runner = srunner_create(suite);
    int failed;

    if (!terminal_is_possible()) {
        fputs("skipped: this machine has no pseudo-terminals\n", stderr);
        return 77; /* SKIP_RETURN_CODE */
    }
    tcase_set_timeout(one, 120);
    tcase_add_checked_fixture(one, scratch_make, scratch_remove);
    tcase_add_test(one, typing);
    tcase_add_test(one, unfinished);
    tcase_add_test(one, interrupted_line);
    tcase_add_test(one, endless_loop);
    tcase_add_test(one, crash);
    tcase_add_test(one, ends);
    tcase_add_test(one, hang_up);
    tcase_add_test(one, history);
    tcase_add_test(one, no_history);
    tcase_add_test(one, no_editor);
    tcase_add_loop_test(one, terminals, 0, 5);
    tcase_add_test(one, paste);
    tcase_add_test(one, plain_paste);
    tcase_add_test(one, resize);
    tcase_add_test(one, pages);
    tcase_add_test(one, completion);
    tcase_add_test(one, reload);
    tcase_add_test(one, escapes);
    suite_add_tcase(suite, one);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

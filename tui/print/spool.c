#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "locale/text/utf8.h"
#include "model/desk/setting.h"
#include "tui/print/print.h"

enum { ARGUMENTS_MOST = 6, CANNOT_RUN = 127, STOPPED = -1 };

/* The programs known by name: how a queue is given to them. */
static const struct {
    const char *name, *path, *queue_option;
} known[] = {
    {"lp", "/usr/bin/lp", "-d"},
    {"lpr", "/usr/bin/lpr", "-P"},
};

static bool refuse(struct fault *fault, enum fault_code code, const char *program, int number)
{
    fault_set(fault, code);
    if (fault) {
        FAULT_TEXT(fault->word, program);
        fault->number = number;
    }
    return false;
}

/* « lp:accueil » as an argument list that points into `spooler`. */
static bool arguments_of(char *spooler, char *arguments[ARGUMENTS_MOST])
{
    char *queue = strchr(spooler, ':');
    size_t length = queue ? (size_t)(queue - spooler) : strlen(spooler), count = 0;

    if (spooler[0] == '/') {
        arguments[0] = spooler;
        arguments[1] = NULL;
        return true;
    }
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strlen(known[i].name) != length || strncmp(known[i].name, spooler, length) != 0)
            continue;
        /* a queue that begins with a hyphen would be an option */
        if (queue && (!queue[1] || queue[1] == '-'))
            return false;
        arguments[count++] = (char *)known[i].path;
        if (queue) {
            arguments[count++] = (char *)known[i].queue_option;
            arguments[count++] = queue + 1;
        }
        arguments[count] = NULL;
        return true;
    }
    return false;
}

static void put_signals_back(void)
{
    sigset_t none;

    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/* In the child: nothing of ours but the sheet on standard input. */
static void run(int input, char *arguments[])
{
    int nowhere = open("/dev/null", O_RDWR);
    char *environment[] = {"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", NULL};

    setsid();
    dup2(input, STDIN_FILENO);
    fcntl(STDIN_FILENO, F_SETFD, 0); /* dup2() of a descriptor onto itself keeps its flags */
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    close_range(STDERR_FILENO + 1, ~0U, 0);
    put_signals_back();
    execve(arguments[0], arguments, environment);
    _exit(CANNOT_RUN);
}

static long long now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

/* Feed the sheet without ever waiting for a program that does not read. */
static void feed(int output, const char *sheet, long long deadline)
{
    size_t length = strlen(sheet);

    while (length && now_ms() < deadline) {
        struct pollfd ready = {.fd = output, .events = POLLOUT};

        if (poll(&ready, 1, 250) <= 0)
            continue;
        ssize_t wrote = write(output, sheet, length);

        if (wrote < 0 && errno != EAGAIN && errno != EINTR)
            return;
        if (wrote > 0) {
            sheet += wrote;
            length -= (size_t)wrote;
        }
    }
}

/* Its exit status, or STOPPED when it had to be stopped, and with it whatever it started. */
static int await(pid_t child, long long deadline)
{
    int status;

    for (;;) {
        pid_t ended = waitpid(child, &status, WNOHANG);

        if (ended == child)
            return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        if (ended < 0)
            return CANNOT_RUN;
        if (now_ms() >= deadline)
            break;
        poll(NULL, 0, 20);
    }
    kill(-child, SIGKILL);
    kill(child, SIGKILL); /* not yet at the head of its session */
    waitpid(child, &status, 0);
    return STOPPED;
}

bool print_spool_to(const char *spooler, const char *sheet, int wait_ms, struct fault *fault)
{
    char name[SETTING_SIZE], *arguments[ARGUMENTS_MOST];
    long long deadline = now_ms() + wait_ms;
    struct sigaction before, ignore = {.sa_handler = SIG_IGN};
    int ends[2];

    if (utf8_copy(name, sizeof name, spooler) < strlen(spooler) || !arguments_of(name, arguments) ||
        pipe2(ends, O_CLOEXEC) != 0)
        return refuse(fault, FAULT_SPOOLER_NONE, spooler, 0);
    pid_t child = fork();

    if (child == 0)
        run(ends[0], arguments);
    close(ends[0]);
    if (child < 0) {
        close(ends[1]);
        return refuse(fault, FAULT_SPOOLER_NONE, spooler, 0);
    }
    sigaction(SIGPIPE, &ignore, &before);
    fcntl(ends[1], F_SETFL, O_NONBLOCK);
    feed(ends[1], sheet, deadline);
    close(ends[1]);
    sigaction(SIGPIPE, &before, NULL);
    int status = await(child, deadline);

    if (status == STOPPED)
        return refuse(fault, FAULT_SPOOLER_SLOW, arguments[0], (wait_ms + 999) / 1000);
    if (status == CANNOT_RUN)
        return refuse(fault, FAULT_SPOOLER_NONE, arguments[0], 0);
    return status == 0 || refuse(fault, FAULT_SPOOLER, arguments[0], status);
}

bool print_spool(struct store *store, const char *sheet, struct fault *fault)
{
    char spooler[SETTING_SIZE];

    return setting_get(store, "spooler", spooler, fault) &&
           print_spool_to(spooler, sheet, PRINT_WAIT_MS, fault);
}

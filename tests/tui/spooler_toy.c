/* A spooler for tests: what it does is the name it is called by, what it saw goes beside it.
 *
 *     copy     the sheet to `out`, what it was given to `seen`, then 0
 *     fail     reads, then 3
 *     killed   reads, then dies of SIGTERM
 *     deaf     never reads, never ends
 *     endless  reads, never ends; so does a child of its own, its id in `child`
 *     early    ends with 0 without a look */
#include <dirent.h>
#include <fcntl.h>
#include <libgen.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern char **environ;

static char folder[4096];

static FILE *create(const char *name)
{
    char path[sizeof folder + 32];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");

    if (!file)
        _exit(99);
    return file;
}

static void copy(FILE *to)
{
    char bytes[4096];
    ssize_t got;

    while ((got = read(STDIN_FILENO, bytes, sizeof bytes)) > 0)
        if (to)
            fwrite(bytes, 1, (size_t)got, to);
}

static int open_descriptors(void)
{
    DIR *open = opendir("/proc/self/fd");
    int count = -1; /* its own */

    while (readdir(open))
        count++;
    closedir(open);
    return count - 2; /* . and .. */
}

static void tell(int descriptors, int count)
{
    FILE *seen = create("seen");
    sigset_t blocked;
    struct sigaction pipe_action, hangup;
    int terminal = open("/dev/tty", O_RDWR);

    sigprocmask(SIG_SETMASK, NULL, &blocked);
    sigaction(SIGPIPE, NULL, &pipe_action);
    sigaction(SIGHUP, NULL, &hangup);
    fprintf(seen, "arguments %d\ndescriptors %d\nterminal %d\nleader %d\nblocked %d\nignored %d\n",
            count, descriptors, terminal >= 0, getsid(0) == getpid(),
            sigismember(&blocked, SIGTERM) || sigismember(&blocked, SIGWINCH),
            pipe_action.sa_handler == SIG_IGN || hangup.sa_handler == SIG_IGN);
    for (char **one = environ; *one; one++)
        if (strncmp(*one, "ASAN", 4) != 0 && strncmp(*one, "UBSAN", 5) != 0)
            fprintf(seen, "%s\n", *one);
    fclose(seen);
}

static void stay_with_a_child(void)
{
    pid_t child = fork();

    if (child > 0) {
        FILE *file = create("child");

        fprintf(file, "%d", (int)child);
        fclose(file);
    }
    for (;;)
        pause();
}

int main(int count, char **arguments)
{
    int descriptors = open_descriptors();
    const char *name = strrchr(arguments[0], '/') + 1;

    snprintf(folder, sizeof folder, "%.*s", (int)(name - 1 - arguments[0]), arguments[0]);
    if (strcmp(name, "early") == 0)
        return 0;
    if (strcmp(name, "deaf") == 0)
        for (;;)
            pause();
    FILE *out = strcmp(name, "copy") == 0 ? create("out") : NULL;

    copy(out);
    if (strcmp(name, "endless") == 0)
        stay_with_a_child();
    if (strcmp(name, "killed") == 0)
        raise(SIGTERM);
    if (!out)
        return 3;
    fclose(out);
    tell(descriptors, count);
    return 0;
}

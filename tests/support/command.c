#include "tests/support/command.h"

#include "tests/support/home.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/* Files in memory instead of pipes: nobody waits for anybody. */
static int memory_file(const char *text)
{
    int fd = memfd_create("command", MFD_CLOEXEC);
    size_t length = text != NULL ? strlen(text) : 0;

    if (fd < 0 || (length > 0 && write(fd, text, length) != (ssize_t)length))
        fail_msg("no file in memory");
    lseek(fd, 0, SEEK_SET);
    return fd;
}

static char *memory_text(int fd)
{
    struct stat info;
    char *text;

    if (fstat(fd, &info) != 0)
        fail_msg("no file in memory");
    text = calloc((size_t)info.st_size + 1, 1);
    if (text == NULL || pread(fd, text, (size_t)info.st_size, 0) != info.st_size)
        fail_msg("out of memory");
    close(fd);
    return text;
}

static void become(const int fds[3], const char *const *args, char **environment)
{
    const char *program = getenv("DP_PROGRAM");
    char *argv[64] = {(char *)program};

    for (size_t i = 0; args[i] != NULL && i < 62; i++)
        argv[i + 1] = (char *)args[i];
    for (int i = 0; i < 3; i++)
        dup2(fds[i], i);
    setsid(); /* no controlling terminal to fall back on */
    if (program != NULL)
        execve(program, argv, environment);
    _exit(127);
}

struct command command_run(const char *home, const char *const *args, const char *const *env,
                           const char *input)
{
    int fds[3] = {memory_file(input), memory_file(NULL), memory_file(NULL)}, status = 0;
    char **environment = home_environment(home, NULL, env);
    struct command result = {0};
    pid_t pid = fork();

    if (pid == 0)
        become(fds, args, environment);
    if (pid < 0 || waitpid(pid, &status, 0) != pid)
        fail_msg("the program could not be started");
    home_environment_free(environment);
    close(fds[0]);
    result.out = memory_text(fds[1]);
    result.err = memory_text(fds[2]);
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return result;
}

void command_free(struct command *command)
{
    free(command->out);
    free(command->err);
    *command = (struct command){0};
}

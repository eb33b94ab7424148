#ifndef DP_TESTS_SUPPORT_COMMAND_H
#define DP_TESTS_SUPPORT_COMMAND_H

/*
 * One call of the program by a script: no terminal, an environment of home_environment().
 */

#include <stddef.h>

struct command {
    int status; /* exit status, or 128 + signal */
    char *out;  /* standard output and error, each NUL-ended */
    char *err;
};

/* args: NULL-ended, after the program's name; env: NULL or NULL-ended "NAME=value" pairs; input:
 * standard input, NULL for nothing. Freed by command_free(). */
struct command command_run(const char *home, const char *const *args, const char *const *env,
                           const char *input);
void command_free(struct command *command);

#endif

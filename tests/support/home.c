#include "tests/support/home.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <ftw.h>

enum { MORE_LIMIT = 32 };

/* What the test itself was given and the program must share: the clock, and how sanitizers end. */
static const char *const inherited[] = {"DEUXPORTES_NOW", "ASAN_OPTIONS", "UBSAN_OPTIONS"};

char *home_create(void)
{
    const char *folder = getenv("TMPDIR");
    char *path = NULL;

    if (asprintf(&path, "%s/deuxportes-test-XXXXXX", folder != NULL ? folder : "/tmp") < 0 ||
        mkdtemp(path) == NULL)
        fail_msg("no private folder can be made under %s", folder != NULL ? folder : "/tmp");
    return path;
}

static int remove_entry(const char *path, const struct stat *info, int type, struct FTW *place)
{
    (void)info;
    (void)type;
    (void)place;
    return remove(path);
}

void home_remove(char *home)
{
    if (home == NULL)
        return;
    nftw(home, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    free(home);
}

static char *pair(const char *name, const char *value)
{
    char *text = NULL;

    if (asprintf(&text, "%s=%s", name, value) < 0)
        fail_msg("out of memory");
    return text;
}

char **home_environment(const char *home, const char *term, const char *const *more)
{
    size_t count = sizeof inherited / sizeof *inherited, used = 0;
    char **environment = calloc(count + 4 + MORE_LIMIT, sizeof *environment);

    if (environment == NULL)
        fail_msg("out of memory");
    environment[used++] = pair("HOME", home);
    environment[used++] = pair("PATH", "/usr/bin:/bin");
    if (term != NULL)
        environment[used++] = pair("TERM", term);
    for (size_t i = 0; i < count; i++)
        if (getenv(inherited[i]) != NULL)
            environment[used++] = pair(inherited[i], getenv(inherited[i]));
    for (size_t i = 0; more != NULL && more[i] != NULL; i++) {
        if (i == MORE_LIMIT)
            fail_msg("more than %d variables", MORE_LIMIT);
        environment[used] = strdup(more[i]);
        if (environment[used++] == NULL)
            fail_msg("out of memory");
    }
    return environment;
}

void home_environment_free(char **environment)
{
    for (size_t i = 0; environment != NULL && environment[i] != NULL; i++)
        free(environment[i]);
    free(environment);
}

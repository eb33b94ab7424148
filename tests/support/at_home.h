#ifndef DP_TESTS_SUPPORT_AT_HOME_H
#define DP_TESTS_SUPPORT_AT_HOME_H

/* Set-up and tear-down that most tests of the program share: a private home. Each test program has
 * its own, hence the definitions here. */
#include <stddef.h>

#include "tests/support/home.h"

static char *home;

static int open_home(void **state)
{
    (void)state;
    home = home_create();
    return 0;
}

static int close_home(void **state)
{
    (void)state;
    home_remove(home);
    home = NULL;
    return 0;
}

#endif

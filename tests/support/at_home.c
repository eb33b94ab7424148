#include "tests/support/at_home.h"

#include <stddef.h>

char *home;

int open_home(void **state)
{
    (void)state;
    home = home_create();
    return 0;
}

int close_home(void **state)
{
    (void)state;
    home_remove(home);
    home = NULL;
    return 0;
}

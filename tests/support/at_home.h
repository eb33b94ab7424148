#ifndef DP_TESTS_SUPPORT_AT_HOME_H
#define DP_TESTS_SUPPORT_AT_HOME_H

/*
 * Set-up and tear-down that most tests of the program share: a private home, and for some a small
 * pack to change beside it. One test at a time, as cmocka runs them.
 */
#include "tests/support/home.h"

struct sample_pack;

extern char *home;
int open_home(void **state);
int close_home(void **state);

extern struct sample_pack *sample;
int open_home_and_pack(void **state);
int close_home_and_pack(void **state);

#endif

#ifndef DP_TESTS_SUPPORT_AT_HOME_PACK_H
#define DP_TESTS_SUPPORT_AT_HOME_PACK_H

/* The same, with a small pack to change beside the home. */
#include "tests/support/at_home.h"
#include "tests/support/sample_pack.h"

static struct sample_pack *sample;

static int open_home_and_pack(void **state)
{
    open_home(state);
    sample = sample_pack_create();
    return 0;
}

static int close_home_and_pack(void **state)
{
    sample_pack_destroy(sample);
    sample = NULL;
    return close_home(state);
}

#endif

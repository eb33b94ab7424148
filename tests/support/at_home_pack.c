#include "tests/support/at_home.h"

#include <stddef.h>

#include "tests/support/sample_pack.h"

struct sample_pack *sample;

int open_home_and_pack(void **state)
{
    open_home(state);
    sample = sample_pack_create();
    return 0;
}

int close_home_and_pack(void **state)
{
    sample_pack_destroy(sample);
    sample = NULL;
    return close_home(state);
}

#include "tests/bench/row.h"

#include <stdio.h>
#include <time.h>

void bench_row(const char *name, double ours, double peer, const char *unit)
{
    if (peer > 0)
        printf("%s\t%.10g\t%.10g\t%.2f\t%s\n", name, ours, peer, ours / peer, unit);
    else
        printf("%s\t%.10g\t-\t-\t%s\n", name, ours, unit);
    fflush(stdout);
}

double bench_clock_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

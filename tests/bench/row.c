#include "tests/bench/row.h"

#include <stdio.h>
#include <time.h>

/* Three digits that mean something, never an exponent. */
static void print_value(double value)
{
    int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 4;

    printf("\t%.*f", decimals, value);
}

void bench_row(const char *name, double ours, double peer, const char *unit)
{
    printf("%s", name);
    print_value(ours);
    if (peer > 0) {
        print_value(peer);
        print_value(ours / peer);
    } else {
        printf("\t-\t-");
    }
    printf("\t%s\n", unit);
    fflush(stdout);
}

double bench_clock_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

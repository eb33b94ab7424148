/*
 * The desk as its line and its machine feel it: bytes on the wire, time to the first screen,
 * memory. Bytes are counted in the demonstration, TERM=vt220; the budgets are those of 24x80, and a
 * larger page is measured without one.
 */

#include "tests/bench/row.h"
#include "tests/support/run.h"

#include <stdio.h>
#include <stdlib.h>

struct wire {
    const char *name;
    const char *before;   /* keys from the first screen, not counted */
    const char *measured; /* keys whose answer is counted */
    double budget;        /* bytes at 24x80 */
};

static const struct wire wires[] = {
    {"visit step, first paint", "", "<F2>", 900},        {"visit, next step", "<F2>", "<F2>", 1300},
    {"next field, other choices", "<F2>", "<Tab>", 400}, {"list row", "", "<Down>", 40},
    {"other screen (help)", "", "<F1>", 1300},           {"back from help", "<F1>", "<F3>", 1300},
};

static const char *const demo[] = {"desk", "--demo", NULL};

static void measure_wire(const struct wire *wire, int rows, int cols, double budget)
{
    struct run *run = run_start(&(struct run_setup){.args = demo, .rows = rows, .cols = cols});
    char name[128];
    size_t before;

    if (*wire->before != '\0')
        run_press(run, wire->before);
    before = run_bytes(run);
    run_press(run, wire->measured);
    snprintf(name, sizeof name, "%s, %dx%d", wire->name, rows, cols);
    bench_row(name, (double)(run_bytes(run) - before), budget, "bytes");
    run_signal(run, SIGTERM);
    run_finish(run);
}

static int by_value(const void *a, const void *b)
{
    const double *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

/* The median of several starts, and the memory of the last. */
static double first_screen_ms(const struct run_setup *setup, long *memory_kib)
{
    enum { STARTS = 9 };
    double ms[STARTS];

    for (int i = 0; i < STARTS; i++) {
        struct run *run = run_start(setup);

        ms[i] = run_first_screen_ms(run);
        *memory_kib = run_memory_kib(run);
        run_signal(run, SIGTERM);
        run_finish(run);
    }
    qsort(ms, STARTS, sizeof *ms, by_value);
    return ms[STARTS / 2];
}

int main(void)
{
    static const char *const draw[] = {"draw", NULL};
    const struct run_setup desk = {.args = demo};
    const struct run_setup sample = {.program = getenv("DP_SAMPLE"), .args = draw};
    long memory = 0, sample_memory = 0;
    double ms;

    if (!run_possible(&desk)) {
        fprintf(stderr, "bench_desk: DP_PROGRAM names no program to measure\n");
        return 0;
    }
    for (size_t i = 0; i < sizeof wires / sizeof *wires; i++) {
        measure_wire(&wires[i], 24, 80, wires[i].budget);
        measure_wire(&wires[i], 50, 132, 0);
    }
    ms = first_screen_ms(&desk, &memory);
    bench_row("start to first screen, budget", ms, 30, "ms");
    if (sample.program != NULL)
        bench_row("start to first screen, smallest program", ms,
                  first_screen_ms(&sample, &sample_memory), "ms");
    bench_row("resident memory of a desk", (double)memory, 8 * 1024, "KiB");
    return 0;
}

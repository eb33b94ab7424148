#ifndef DP_TESTS_BENCH_ROW_H
#define DP_TESTS_BENCH_ROW_H

/*
 * What every bench prints: name, ours, peer, ratio, unit, separated by tabs. The peer is a program
 * or a library doing the same work in the same run, or the budget that the design gives; the ratio
 * is ours over it, so that 1.00 and less is good. A peer of 0 prints "-": measured, not compared.
 */
void bench_row(const char *name, double ours, double peer, const char *unit);

/* A monotonic clock, in milliseconds. */
double bench_clock_ms(void);

#endif

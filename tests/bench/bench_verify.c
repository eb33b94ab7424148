/*
 * Verifying the national packs, against the budget of the design for 150 rules and 12 questions:
 * 100 ms and 64 MB.
 */
#include "model/pack/pack.h"
#include "model/verify/verify.h"
#include "tests/bench/row.h"

#include <stdio.h>
#include <stdlib.h>

static int measure(const char *root, const char *id)
{
    enum { ROUNDS = 5 };
    struct fault_list *faults = fault_list_create();
    char folder[4096], label[128];
    double best = 1e9, memory = 0;

    snprintf(folder, sizeof folder, "%s/forms/packs/%s", root, id);
    struct pack *pack = pack_read(folder, faults);

    for (int round = 0; pack && round < ROUNDS; round++) {
        double start = bench_clock_ms();
        struct verification *found = verify_pack(pack, NULL);
        double ms = bench_clock_ms() - start;

        best = ms < best ? ms : best;
        memory = (double)verification_memory(found) / (1024 * 1024);
        verification_destroy(found);
    }
    snprintf(label, sizeof label, "verify %s, %zu rules, budget", id, pack ? pack->rule_count : 0);
    bench_row(label, best, 100, "ms");
    snprintf(label, sizeof label, "verify %s, memory, budget", id);
    bench_row(label, memory, 64, "MB");
    int status = pack ? 0 : 1;

    pack_destroy(pack);
    fault_list_destroy(faults);
    return status;
}

int main(void)
{
    const char *root = getenv("DP_SOURCE_ROOT");

    return measure(root ? root : ".", "france-2015") | measure(root ? root : ".", "france-2026");
}

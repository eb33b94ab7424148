/*
 * Verifying packs, against the budget of the design for 150 rules and 12 questions: 100 ms and
 * 64 MB. The national packs, packs made as coordinators write them, and packs made to be hard:
 * those are to be refused as not verifiable, soon and within the same memory. Each is verified in
 * a process of its own, so that memory is what the system counted, the program itself included.
 */
#include "model/verify/verify.h"
#include "tests/bench/row.h"
#include "tests/support/made_pack.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROUNDS = 5, SEED = 20260329 };

extern char **environ;

struct measure {
    double ms;
    size_t states, steps, refused;
    bool known; /* verified, not given up */
};

static void verify_once(const struct pack *pack, struct measure *measure)
{
    double start = bench_clock_ms();
    struct verification *found = verify_pack(pack, NULL);
    double ms = bench_clock_ms() - start;

    measure->ms = ms < measure->ms ? ms : measure->ms;
    measure->states = verification_states(found);
    measure->steps = verification_steps(found);
    measure->refused = verification_severity_count(found, VERIFY_REFUSED);
    measure->known = !measure->refused || verification_at(found, 0)->kind != VERIFY_NOT_VERIFIABLE;
    verification_destroy(found);
}

static int in_child(const char *folder, int out)
{
    struct fault_list *faults = fault_list_create();
    struct pack *pack = pack_read(folder, faults);
    struct measure measure = {.ms = 1e9, .known = true};

    for (int round = 0; pack && round < ROUNDS && measure.known; round++)
        verify_once(pack, &measure);
    bool ok = pack && write(out, &measure, sizeof measure) == sizeof measure;

    pack_destroy(pack);
    fault_list_destroy(faults);
    return !ok;
}

static void print_rows(const char *name, const struct measure *measure, const struct rusage *use)
{
    const char *verdict = !measure->known    ? "not verifiable"
                          : measure->refused ? "dead ends"
                                             : "proved";
    char label[256];

    snprintf(label, sizeof label, "verify %s: %s, budget", name, verdict);
    bench_row(label, measure->ms, measure->known ? 100 : 0, "ms");
    snprintf(label, sizeof label, "verify %s, whole process, budget", name);
    bench_row(label, (double)use->ru_maxrss / 1024, 64, "MB");
    snprintf(label, sizeof label, "verify %s, states", name);
    bench_row(label, (double)measure->states, 0, "count");
    snprintf(label, sizeof label, "verify %s, steps", name);
    bench_row(label, (double)measure->steps, 0, "count");
}

static int measure_folder(const char *name, const char *folder)
{
    struct measure measure;
    struct rusage use;
    int ends[2], status = 1;

    fflush(stdout);
    if (pipe(ends) != 0)
        return 1;
    pid_t child = fork();

    if (child == 0)
        _exit(in_child(folder, ends[1]));
    close(ends[1]);
    bool ok = child > 0 && read(ends[0], &measure, sizeof measure) == sizeof measure;

    close(ends[0]);
    if (child > 0)
        wait4(child, &status, 0, &use);
    if (!ok || status != 0)
        return 1;
    print_rows(name, &measure, &use);
    return 0;
}

static int measure_national(const char *id)
{
    const char *root = getenv("DP_SOURCE_ROOT");
    char folder[4096];

    snprintf(folder, sizeof folder, "%s/forms/packs/%s", root ? root : ".", id);
    return measure_folder(id, folder);
}

static int measure_made(enum made_shape shape, int rows)
{
    struct sample_pack *sample = sample_pack_create();
    char name[128];

    made_pack_write(sample, shape, rows, SEED);
    snprintf(name, sizeof name, "made, %d rows, %s", rows, made_pack_name(shape));
    int status = measure_folder(name, sample_pack_folder(sample));

    sample_pack_destroy(sample);
    return status;
}

/* The command, with its start, its reading of the sheets and its sentences. */
static int measure_command(const char *const *words, double budget)
{
    char *program = getenv("DP_PROGRAM"), label[128] = "";
    char *arguments[8] = {program};
    posix_spawn_file_actions_t actions;
    struct rusage use;
    double best = 1e9;
    int status = 0;

    if (!program)
        return 0;
    for (size_t i = 0; words[i]; i++) {
        arguments[i + 1] = (char *)words[i];
        snprintf(label + strlen(label), sizeof label - strlen(label), "%s ", words[i]);
    }
    snprintf(label + strlen(label), sizeof label - strlen(label), "whole command%s",
             budget > 0 ? ", budget" : "");
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    for (int round = 0; round < ROUNDS && status == 0; round++) {
        double start = bench_clock_ms();
        pid_t child;

        if (posix_spawn(&child, program, &actions, NULL, arguments, environ) != 0 ||
            wait4(child, &status, 0, &use) != child)
            return 1;
        double ms = bench_clock_ms() - start;

        best = ms < best ? ms : best;
    }
    posix_spawn_file_actions_destroy(&actions);
    bench_row(label, best, budget, "ms");
    bench_row(label, (double)use.ru_maxrss / 1024, budget > 0 ? 64 : 0, "MB");
    return status;
}

int main(void)
{
    static const enum made_shape hard[] = {MADE_MIXED, MADE_APART, MADE_ALONE, MADE_RANGES,
                                           MADE_SEVERAL};
    static const char *const check[] = {"pack", "check", "france-2015", NULL};
    static const char *const near[] = {"pack", "compare", "france-2015", "bretagne-2015", NULL};
    static const char *const far[] = {"pack", "compare", "france-2015", "france-2026", NULL};
    int status = measure_national("france-2015") | measure_national("france-2026") |
                 measure_command(check, 100) | measure_command(near, 0) | measure_command(far, 0);

    for (int rows = 150; rows <= 600; rows *= 2)
        status |= measure_made(MADE_USUAL, rows) | measure_made(MADE_GAPS, rows);
    for (size_t i = 0; i < sizeof hard / sizeof *hard; i++)
        status |= measure_made(hard[i], 150);
    return status;
}

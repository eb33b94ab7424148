/*
 * The directory at several sizes: every key of what a receptionist types, against the budget of the
 * design (1 ms at 8,000 points, 10 ms at 100,000), the memory that reading it takes, and the import
 * of a made-up edition, against thirty seconds and sixty-four megabytes for the national one.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/directory/networks.h"
#include "model/directory/search.h"
#include "model/store/store.h"
#include "tests/bench/row.h"
#include "tests/model/directory_maker.h"

enum { SHOWN = 20 };

struct size {
    unsigned long points;
    double key_budget_ms;
};

static const struct size sizes[] = {{8000, 1}, {30000, 3}, {100000, 10}};

/* What this process has held at most (VmHWM) or holds (VmRSS), in megabytes. */
static double memory_mb(const char *what)
{
    FILE *file = fopen("/proc/self/status", "r");
    char line[128];
    double kb = 0;

    while (file != NULL && fgets(line, sizeof(line), file) != NULL)
        if (strncmp(line, what, strlen(what)) == 0)
            kb = strtod(line + strlen(what) + 1, NULL);
    if (file != NULL)
        fclose(file);
    return kb / 1024;
}

static void die(const char *what, const struct fault *fault)
{
    fprintf(stderr, "%s: %d %s\n", what, fault->code, fault->detail);
    exit(1);
}

static void import(const char *desk, struct made_feed *made, const struct networks *networks)
{
    const struct import_order order = {
        .path = "structures-inclusion-2026-08-24.json", .url = "", .name = ""};
    const struct import_feed feed = {.source = "data-inclusion",
                                     .kind = made->kind,
                                     .read = made_read,
                                     .context = made,
                                     .networks = networks};
    struct import_report *report = calloc(1, sizeof(*report));
    struct fault fault = {0};

    if (report == NULL ||
        !directory_import_from(desk, &order, &feed, made->territory, report, &fault))
        die("import", &fault);
    free(report);
}

/* In a process of its own, so that its memory is its own. */
static void measure_import(const char *desk, unsigned long points, unsigned long services)
{
    struct made_feed made = {.kind = RECORD_STRUCTURE, .from = 1, .long_texts = true};
    char label[96];
    int status;
    pid_t child = fork();

    if (child == 0) {
        struct fault fault = {0};
        struct networks *networks = networks_open(NULL, &fault);
        double start = bench_clock_ms();

        made.territory = territory_open(NULL, &fault);
        if (made.territory == NULL || networks == NULL)
            die("open", &fault);
        made.count = points;
        import(desk, &made, networks);
        made.kind = RECORD_SERVICE;
        made.structures = points;
        made.count = services;
        import(desk, &made, networks);
        snprintf(label, sizeof(label), "import %lu points, %lu services, budget", points, services);
        bench_row(label, (bench_clock_ms() - start) / 1000, 30, "s");
        start = bench_clock_ms();
        import(desk, &made, networks);
        snprintf(label, sizeof(label), "import the same %lu services again, budget", services);
        bench_row(label, (bench_clock_ms() - start) / 1000, 30, "s");
        snprintf(label, sizeof(label), "memory of importing %lu points, budget", points);
        bench_row(label, memory_mb("VmHWM:"), 64, "MB");
        fflush(stdout);
        _exit(0);
    }
    if (waitpid(child, &status, 0) != child || status != 0)
        exit(1);
}

/* One directory just opened: nothing of it is remembered. The best of its times for each key, so
 * that what else the machine does is left out. */
static void type(const char *desk, const char *typed, double *best)
{
    struct point_hit hits[SHOWN];
    struct point_query query = {.has_place = true,
                                .latitude = 48.11,
                                .longitude = -1.68,
                                .date = {2026, 11, 24},
                                .time = {10, 15}};
    struct fault fault = {0};
    struct directory *directory = directory_open(desk, &fault);
    char key[64] = "";
    size_t total;

    if (directory == NULL)
        die("directory_open", &fault);
    directory_search(directory, &query, hits, SHOWN, &total, &fault);
    for (size_t i = 0; i < strlen(typed); i++) {
        double start, ms;

        key[i] = typed[i];
        query.words = key;
        start = bench_clock_ms();
        directory_search(directory, &query, hits, SHOWN, &total, &fault);
        ms = bench_clock_ms() - start;
        if (best[i] == 0 || ms < best[i])
            best[i] = ms;
    }
    directory_close(directory);
}

static void measure_keys(const char *desk, const struct size *size, const char *typed)
{
    enum { ROUNDS = 9 };
    double best[64] = {0}, worst = 0, sum = 0;
    size_t length = strlen(typed);
    char label[96];

    for (int round = 0; round < ROUNDS; round++)
        type(desk, typed, best);
    for (size_t i = 0; i < length; i++) {
        worst = best[i] > worst ? best[i] : worst;
        sum += best[i];
    }
    snprintf(label, sizeof(label), "%lu points, worst key of \"%s\", budget", size->points, typed);
    bench_row(label, worst, size->key_budget_ms, "ms");
    snprintf(label, sizeof(label), "%lu points, mean key of \"%s\", budget", size->points, typed);
    bench_row(label, sum / (double)length, size->key_budget_ms, "ms");
}

static void measure_search(const char *desk, const struct size *size)
{
    static const char *const typed[] = {"mission locale rennes", "rue de la gare", "35000 emploi"};
    struct fault fault = {0};
    char label[96];
    int status;
    pid_t child = fork();

    if (child == 0) {
        struct store *store = store_open(desk, STORE_CREATE, &fault); /* a desk has its own */
        double before = memory_mb("VmRSS:"), start = bench_clock_ms();
        struct directory *directory = directory_open(desk, &fault);

        if (directory == NULL || store == NULL)
            die("directory_open", &fault);
        snprintf(label, sizeof(label), "open %lu points, budget", size->points);
        bench_row(label, bench_clock_ms() - start, (double)size->points / 400, "ms");
        for (size_t i = 0; i < sizeof(typed) / sizeof(*typed); i++)
            measure_keys(desk, size, typed[i]);
        snprintf(label, sizeof(label), "memory of searching %lu points, budget", size->points);
        bench_row(label, memory_mb("VmRSS:") - before, 1 + (double)size->points / 8000, "MB");
        fflush(stdout);
        _exit(0);
    }
    if (waitpid(child, &status, 0) != child || status != 0)
        exit(1);
}

static double write_edition(const char *path, const struct made_feed *made)
{
    FILE *file = fopen(path, "w");
    double megabytes;

    if (file == NULL)
        exit(1);
    made_write_json(file, made);
    megabytes = (double)ftell(file) / 1e6;
    if (fclose(file) != 0)
        exit(1);
    return megabytes;
}

static double import_file(const char *desk, const char *path, const struct territory *territory)
{
    const struct import_order order = {
        .path = path, .url = "", .name = "", .limits = {.today = {2026, 11, 24}}};
    struct import_report *report = calloc(1, sizeof(*report));
    struct fault fault = {0};
    double start = bench_clock_ms();

    if (report == NULL || !directory_import(desk, &order, territory, report, &fault))
        die("directory_import", &fault);
    if (report->refused > 0)
        die("a made-up record is refused", &fault);
    free(report);
    return (bench_clock_ms() - start) / 1000;
}

/* The national files: 66,000 structures, 87,000 services, 300 MB of JSON. */
static void measure_national(const char *folder, const char *desk)
{
    struct made_feed made = {
        .kind = RECORD_STRUCTURE, .from = 1, .count = 66000, .long_texts = true};
    char structures[160], services[160];
    int status;
    pid_t child;

    snprintf(structures, sizeof(structures), "%s/structures-inclusion-2026-08-24.json", folder);
    snprintf(services, sizeof(services), "%s/services-inclusion-2026-08-24.json", folder);
    child = fork();
    if (child == 0) {
        struct territory *territory = territory_open(NULL, NULL);
        double megabytes;

        made.territory = territory;
        megabytes = write_edition(structures, &made);
        made.kind = RECORD_SERVICE;
        made.structures = made.count;
        made.count = 87000;
        megabytes += write_edition(services, &made);
        bench_row("national edition, size", megabytes, 0, "MB");
        bench_row("national edition, import, budget",
                  import_file(desk, structures, territory) + import_file(desk, services, territory),
                  30, "s");
        bench_row("national edition, the same again, budget",
                  import_file(desk, structures, territory) + import_file(desk, services, territory),
                  30, "s");
        bench_row("national edition, memory of importing, budget", memory_mb("VmHWM:"), 64, "MB");
        fflush(stdout);
        _exit(0);
    }
    if (waitpid(child, &status, 0) != child || status != 0)
        exit(1);
}

static void forget(const char *folder)
{
    static const char *const names[] = {"desk.db",
                                        "desk.db-wal",
                                        "desk.db-shm",
                                        "desk.db-lock",
                                        "desk-annuaire.db",
                                        "desk-annuaire.db-wal",
                                        "desk-annuaire.db-shm",
                                        "desk-annuaire.db-lock",
                                        "structures-inclusion-2026-08-24.json",
                                        "services-inclusion-2026-08-24.json"};
    char path[160];

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        snprintf(path, sizeof(path), "%s/%s", folder, names[i]);
        unlink(path);
    }
}

int main(void)
{
    char folder[] = "/tmp/deuxportes-bench-XXXXXX", desk[160];

    if (mkdtemp(folder) == NULL)
        return 1;
    snprintf(desk, sizeof(desk), "%s/desk.db", folder);
    for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
        measure_import(desk, sizes[i].points, sizes[i].points * 87 / 66);
        measure_search(desk, &sizes[i]);
        forget(folder);
    }
    measure_national(folder, desk);
    forget(folder);
    rmdir(folder);
    return 0;
}

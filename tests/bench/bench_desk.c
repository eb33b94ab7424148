/*
 * The desk as its line and its machine feel it: bytes on the wire, time to the first screen,
 * memory. Measured on a desk that has its name and its place; the budgets are those of the design,
 * for a VT220 of 24x80 in the serial style. Larger pages and other styles are shown without one.
 * DP_BENCH_STARTS changes how many starts are measured (15).
 */

#include "tests/bench/row.h"
#include "tests/model/directory_maker.h"
#include "tests/support/command.h"
#include "tests/support/home.h"
#include "tests/support/run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { POINTS = 8000, SERVICES = 10545 };

static const char *const no_argument[] = {NULL};
static const char *const demonstration[] = {"desk", "--demo", NULL};

/* A home whose desk is settled, in the style given. */
static char *settled_home(const char *style)
{
    char setting[32];
    char *home = home_create();
    const char *const set[] = {"config",
                               "set",
                               "name=Accueil de mesure",
                               "network=mission_locale",
                               "commune=56260",
                               "pack=france-2026",
                               setting,
                               NULL};

    snprintf(setting, sizeof setting, "style=%s", style);
    struct command done = command_run(home, set, NULL, NULL);

    if (done.status != 0) {
        fprintf(stderr, "bench_desk: config set: %s\n", done.err);
        exit(1);
    }
    command_free(&done);
    return home;
}

static void end(struct run *run)
{
    run_signal(run, SIGTERM);
    run_finish(run);
}

/* ------------------------------------------------------------------------------- the wire */

struct wire {
    const char *name;
    const char *before;   /* keys from the first screen, not counted */
    const char *measured; /* keys whose answer is counted */
    double budget;        /* bytes */
};

/* <C-l> paints the page whole. No two fields share their question, so that the right half always
 * changes with the field; what leaves the other half alone is the mark among the choices. */
static const struct wire wires[] = {
    {"first screen, painted whole", "", "<C-l>", 900},
    {"visit step 1, first paint", "n", "<C-l>", 900},
    {"visit step 2, first paint", "n<F2>", "<C-l>", 900},
    {"visit step 3, first paint", "n<F2>7<F2>", "<C-l>", 900},
    {"visit step 4, a page to read, first paint", "n<F2>7<F2>1<F2>", "<C-l>", 900},
    {"visit step 5, the doors, first paint", "n<F2>7<F2>1<F2><F2>", "<C-l>", 900},
    {"key in a field", "n<F2>7<F2>1", "5", 2},
    {"key in a field, é", "<F9><BackTab><BackTab>", "é", 2},
    {"first key in the commune field, with its list", "<F9>", "v", 0},
    {"next key in the commune field, with its list", "<F9>v", "a", 0},
    {"next choice (half a screen unchanged; no two fields share it)", "n<F2>", "<Down>", 25},
    {"next field, other question, few choices", "n", "<Tab>", 400},
    {"next field, other question, no choice", "n<F2>7<F2>", "<Tab>", 400},
    {"next field, other question, 13 choices", "n<F2>7<F2><Tab>", "<BackTab>", 400},
    {"next field of the settings, its list closed", "<F9>", "<BackTab>", 400},
    {"its list opened", "<F9><BackTab>", "<Down>", 400},
    {"list row, Accueil", "", "<Down>", 40},
    {"list row, the doors", "n<F2>7<F2>1<F2><F2>", "<Down>", 40},
    {"key without effect", "", "z", 0},
    {"other screen, Accueil to step 1", "", "n", 1300},
    {"other screen, step 1 to 2", "n", "<F2>", 1300},
    {"other screen, step 2 to 3", "n<F2>7", "<F2>", 1300},
    {"other screen, step 3 to 4", "n<F2>7<F2>1", "<F2>", 1300},
    {"other screen, step 4 to 5", "n<F2>7<F2>1<F2>", "<F2>", 1300},
    {"other screen, the act", "n<F2>7<F2>1<F2><F2>", "<F2>", 1300},
    {"other screen, help", "", "<F1>", 1300},
    {"other screen, back from help", "<F1>", "<F3>", 1300},
    {"other screen, emergency", "", "u", 1300},
    {"other screen, settings", "", "<F9>", 1300},
};

struct look {
    const char *name, *term, *style;
    int rows, cols;
    bool budgeted;
};

static const struct look looks[] = {
    {"vt220 24x80", "vt220", "serial", 24, 80, true},
    {"vt220 50x132", "vt220", "serial", 50, 132, false},
    {"xterm-256color 24x80", "xterm-256color", "serial", 24, 80, true},
    {"xterm-256color 24x80 rich", "xterm-256color", "rich", 24, 80, false},
};

/* Each in a home of its own: a draft left by one would be drawn by the next. */
static void measure_wire(const struct wire *wire, const struct look *look)
{
    char *home = settled_home(look->style), name[160];
    struct run *run = run_start(&(struct run_setup){.args = no_argument,
                                                    .term = look->term,
                                                    .rows = look->rows,
                                                    .cols = look->cols,
                                                    .home = home});

    for (const char *at = wire->before; *at;) {
        size_t length = *at == '<' ? strcspn(at, ">") + 1 : 1;

        snprintf(name, sizeof name, "%.*s", (int)length, at);
        run_press(run, name);
        at += length;
    }
    size_t before = run_bytes(run);

    run_press(run, wire->measured);
    snprintf(name, sizeof name, "%s, %s", wire->name, look->name);
    bench_row(name, (double)(run_bytes(run) - before), look->budgeted ? wire->budget : 0, "bytes");
    end(run);
    home_remove(home);
}

static void measure_wires(void)
{
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
        for (size_t k = 0; k < sizeof wires / sizeof *wires; k++)
            measure_wire(&wires[k], &looks[i]);
}

/* ------------------------------------------------------------------------------- the start */

static int by_value(const void *a, const void *b)
{
    const double *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

/* The median of several starts, after one that warms the cache. */
static double first_screen_ms(const struct run_setup *setup)
{
    enum { STARTS = 15, STARTS_MOST = 1000 };
    static double ms[STARTS_MOST];
    const char *wanted = getenv("DP_BENCH_STARTS");
    int starts = wanted == NULL ? STARTS : atoi(wanted);

    if (starts < 1 || starts > STARTS_MOST)
        starts = STARTS;
    for (int i = -1; i < starts; i++) {
        struct run *run = run_start(setup);

        ms[i < 0 ? 0 : i] = run_first_screen_ms(run);
        end(run);
    }
    qsort(ms, (size_t)starts, sizeof *ms, by_value);
    return ms[starts / 2];
}

static void measure_start(const char *home)
{
    static const char *const draw[] = {"draw", NULL};
    const struct run_setup sample = {.program = getenv("DP_SAMPLE"), .args = draw};
    double ms = first_screen_ms(&(struct run_setup){.args = no_argument, .home = home});

    bench_row("start to first screen, budget", ms, 30, "ms");
    if (sample.program != NULL)
        bench_row("start to first screen, smallest program", ms, first_screen_ms(&sample), "ms");
    bench_row("start to first screen, demonstration (makes its database)",
              first_screen_ms(&(struct run_setup){.args = demonstration}), 30, "ms");
}

/* ------------------------------------------------------------------------------- memory */
/* After a visit that searched a commune and saw its doors: what the day costs, not the first
 * screen. */
static void measure_memory(const char *home)
{
    struct run *run = run_start(&(struct run_setup){.args = no_argument, .home = home});

    bench_row("resident memory of a desk, first screen", (double)run_memory_kib(run), 8 * 1024,
              "KiB");
    run_press(run, "n<F2>");
    run_press(run, "7<F2>");
    run_press(run, "<F2><F2>");
    run_press(run, "<F10><F9>");
    run_press(run, "vannes");
    bench_row("resident memory of a desk, after a visit", (double)run_memory_kib(run), 8 * 1024,
              "KiB");
    bench_row("private memory of a desk, after a visit", (double)run_private_kib(run), 3 * 1024,
              "KiB");
    end(run);
}

/* The same where a territory was imported: all its communes have exact coordinates. */
static void measure_overlay(void)
{
    const char *root = getenv("DP_SOURCE_ROOT");
    char path[4096];
    char *home = settled_home("serial");
    const char *const import[] = {"territory", "import", path, NULL};

    snprintf(path, sizeof path, "%s/model/territory/data/communes.tsv", root ? root : ".");
    struct command done = command_run(home, import, NULL, NULL);

    if (done.status != 0) {
        fprintf(stderr, "bench_desk: territory import: %s\n", done.err);
        exit(1);
    }
    command_free(&done);
    struct run *run = run_start(&(struct run_setup){.args = no_argument, .home = home});

    run_press(run, "<F9>");
    run_press(run, "vannes");
    bench_row("resident memory of a desk with an imported territory", (double)run_memory_kib(run),
              8 * 1024, "KiB");
    end(run);
    home_remove(home);
}

static void write_feed(const char *path, enum record_kind kind, const struct territory *territory)
{
    const struct made_feed feed = {.territory = territory,
                                   .kind = kind,
                                   .from = 1,
                                   .count = kind == RECORD_STRUCTURE ? POINTS : SERVICES,
                                   .structures = POINTS,
                                   .long_texts = true};
    FILE *file = fopen(path, "w");

    if (file == NULL) {
        perror(path);
        exit(1);
    }
    made_write_json(file, &feed);
    fclose(file);
}

static void import_points(const char *home)
{
    static const char *const names[] = {"structures", "services"};
    struct territory *territory = territory_open(NULL, NULL);
    char paths[2][4096];

    for (size_t i = 0; i < 2; i++) {
        snprintf(paths[i], sizeof paths[i], "%s/%s-inclusion-2026-11-23.json", home, names[i]);
        write_feed(paths[i], i == 0 ? RECORD_STRUCTURE : RECORD_SERVICE, territory);
    }
    const char *const import[] = {"point", "import", "--quiet", paths[0], paths[1], NULL};
    struct command done = command_run(home, import, NULL, NULL);

    if (done.status > 1) {
        fprintf(stderr, "bench_desk: point import: %s\n", done.err);
        exit(1);
    }
    command_free(&done);
    territory_close(territory);
}

/* The directory of a region: a search typed letter by letter, a place read, then a visit whose
 * doors have places. */
static void measure_directory(void)
{
    char *home = settled_home("serial");

    import_points(home);
    struct run *run = run_start(&(struct run_setup){.args = no_argument, .home = home});

    bench_row("resident memory of a desk beside 8,000 points", (double)run_memory_kib(run),
              8 * 1024, "KiB");
    run_press(run, "<F5>mission loc");
    run_press(run, "<Down><Enter>");
    run_press(run, "<F3>");
    bench_row("resident memory of a desk, 8,000 points searched", (double)run_memory_kib(run),
              8 * 1024, "KiB");
    run_press(run, "<F3>");
    run_press(run, "n<F2>");
    run_press(run, "7<F2>");
    run_press(run, "<F2><F2>");
    bench_row("resident memory of a desk, doors among 8,000 points", (double)run_memory_kib(run),
              8 * 1024, "KiB");
    bench_row("private memory of a desk, doors among 8,000 points", (double)run_private_kib(run),
              3 * 1024, "KiB");
    end(run);
    home_remove(home);
}

static void measure_fifty(const char *home)
{
    enum { DESKS = 50 };
    struct run *runs[DESKS];
    long kib = 0;

    for (int i = 0; i < DESKS; i++)
        runs[i] = run_start(&(struct run_setup){.args = no_argument, .home = home});
    for (int i = 0; i < DESKS; i++)
        kib += run_private_kib(runs[i]);
    bench_row("private memory of 50 desks on one database", (double)kib / 1024, 150, "MiB");
    for (int i = 0; i < DESKS; i++)
        end(runs[i]);
}

int main(void)
{
    if (!run_possible(&(struct run_setup){.args = no_argument})) {
        fprintf(stderr, "bench_desk: DP_PROGRAM names no program to measure\n");
        return 0;
    }
    char *home = settled_home("serial");

    measure_start(home);
    measure_memory(home);
    measure_overlay();
    measure_directory();
    measure_fifty(home);
    home_remove(home);
    measure_wires();
    return 0;
}

/*
 * The act as the desk waits for it: recorded alone against bare SQLite doing the same writes, fifty
 * desks at once, found again among more and more. DP_BENCH_ACTS changes how many (1,000,000).
 */

#include "model/act/act.h"
#include "tests/bench/row.h"

#include <ftw.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ALONE = 400, DESKS = 50, ROUNDS = 5, LOOKS = 2000, LEAST = 10000 };

static const struct pack_name pack = {.id = "mesure", .version = "1", .hash = "00"};
static const struct pack_code codes[] = {
    {CODE_CHOICE, "demande", NULL}, {CODE_VALUE, "emploi", "demande"}, {CODE_CHOICE, "cadre", NULL},
    {CODE_VALUE, "oui", "cadre"},   {CODE_INTEGER, "age", NULL},       {CODE_NETWORK, "apec", NULL},
};
static const struct visit_answer answers[] = {
    {.question = "demande", .value = "emploi", .relevant = true},
    {.question = "cadre", .value = "oui", .relevant = true},
    {.question = "age", .value = "50", .relevant = true},
};
static const struct visit_said said = {.answers = answers, .answer_count = 3};

static void stop(const char *what, const struct fault *fault)
{
    fprintf(stderr, "bench_act: %s: %d %s\n", what, fault == NULL ? 0 : (int)fault->code,
            fault == NULL ? "" : fault->detail);
    exit(1);
}

static struct store *open_desk(const char *path)
{
    struct fault fault = {0};
    struct store *store = store_open(path, STORE_CREATE, &fault);

    if (store == NULL)
        stop("open", &fault);
    if (!codes_register(store, &pack, codes, sizeof codes / sizeof *codes, &fault))
        stop("pack", &fault);
    return store;
}

static struct visit open_visit(struct store *store)
{
    struct visit visit = {.channel = "presence", .language = "fr", .door = 1, .pack = pack};
    struct fault fault = {0};

    if (!visit_open(store, &visit, &fault) || !visit_save_draft(store, &visit, &said, &fault))
        stop("visit", &fault);
    return visit;
}

static struct act_draft draft_for(const struct visit *visit)
{
    struct act_draft draft;

    act_draft_init(&draft);
    memcpy(draft.visit, visit->id, sizeof draft.visit);
    strcpy(draft.network, "apec");
    strcpy(draft.level, "2");
    strcpy(draft.demand, "emploi");
    strcpy(draft.rule, "r8");
    strcpy(draft.place.name, "Apec, centre de Rennes");
    strcpy(draft.place.address, "1 rue de la Mabilais, 35000 Rennes");
    strcpy(draft.reason, "cherche un emploi, cadre");
    return draft;
}

static double issue_ms(struct store *store, struct visit *visit)
{
    struct act_draft draft = draft_for(visit);
    struct act_closing closing = {.visit = visit, .outcome = "orientation", .said = &said};
    struct act act;
    struct fault fault = {0};
    double start = bench_clock_ms();

    if (!act_issue(store, &draft, &closing, &act, &fault))
        stop("act", &fault);
    return bench_clock_ms() - start;
}

/* ---- the peer: the same tables without our triggers, statements prepared once ---- */

enum {
    BARE_ANSWER,
    BARE_NEED,
    BARE_ACT,
    BARE_EVENT,
    BARE_CLOSE,
    BARE_WIPE,
    BARE_DRAFT,
    BARE_COUNT
};

struct bare {
    sqlite3 *database;
    sqlite3_stmt *statements[BARE_COUNT], *begin, *commit;
};

static sqlite3_stmt *prepared(sqlite3 *database, const char *sql)
{
    sqlite3_stmt *statement = NULL;

    if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) != SQLITE_OK)
        stop(sqlite3_errmsg(database), NULL);
    return statement;
}

static void drop_triggers(sqlite3 *database)
{
    sqlite3_stmt *list = prepared(
        database, "SELECT group_concat('DROP TRIGGER ' || name, ';') || ';' FROM sqlite_schema"
                  " WHERE type = 'trigger'");
    char *sql;
    const char *rest;

    sqlite3_step(list);
    sql = strdup((const char *)sqlite3_column_text(list, 0));
    sqlite3_finalize(list);
    rest = sql;
    while (rest != NULL && *rest != '\0') {
        sqlite3_stmt *drop = NULL;

        if (sqlite3_prepare_v2(database, rest, -1, &drop, &rest) != SQLITE_OK)
            stop(sqlite3_errmsg(database), NULL);
        sqlite3_step(drop);
        sqlite3_finalize(drop);
    }
    free(sql);
}

static struct bare bare_open(const char *path)
{
    struct bare bare = {0};

    if (sqlite3_open_v2(path, &bare.database, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
        stop("bare", NULL);
    sqlite3_exec(bare.database, "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON", NULL, NULL,
                 NULL);
    drop_triggers(bare.database);
    bare.begin = prepared(bare.database, "BEGIN IMMEDIATE");
    bare.commit = prepared(bare.database, "COMMIT");
    bare.statements[BARE_ANSWER] =
        prepared(bare.database, "INSERT INTO answer SELECT visit, question, value FROM draft_answer"
                                " WHERE visit = ?1");
    bare.statements[BARE_NEED] = prepared(bare.database, "INSERT INTO need VALUES (?1, 'emploi')");
    bare.statements[BARE_ACT] = prepared(
        bare.database,
        "INSERT INTO act VALUES (?2, ?3, ?1, 'emploi', '', 1, '2026-11-24', 0, '', '', 'fr', '',"
        " 'apec', 0, '', '2', 'Apec, centre de Rennes', '1 rue de la Mabilais, 35000 Rennes', '',"
        " '', '', '', 0, 0, 0, 'r8', 'cherche un emploi, cadre', '', '', '', 'orientation', '',"
        " '', NULL, '', '')");
    bare.statements[BARE_EVENT] =
        prepared(bare.database, "INSERT INTO act_event VALUES (?2, ?3, 1, 'issued', '', '')");
    bare.statements[BARE_CLOSE] = prepared(
        bare.database, "UPDATE visit SET closed = 9, outcome = 'orientation' WHERE id = ?1");
    bare.statements[BARE_WIPE] =
        prepared(bare.database, "DELETE FROM draft_answer WHERE visit = ?1");
    bare.statements[BARE_DRAFT] = prepared(bare.database, "DELETE FROM draft WHERE visit = ?1");
    return bare;
}

static void bare_close(struct bare *bare)
{
    for (int i = 0; i < BARE_COUNT; i++)
        sqlite3_finalize(bare->statements[i]);
    sqlite3_finalize(bare->begin);
    sqlite3_finalize(bare->commit);
    sqlite3_close(bare->database);
}

static void run_once(sqlite3_stmt *statement)
{
    if (sqlite3_step(statement) != SQLITE_DONE)
        stop(sqlite3_errmsg(sqlite3_db_handle(statement)), NULL);
    sqlite3_reset(statement);
}

static void bare_write(struct bare *bare, const char *visit, const char *reference)
{
    char id[UUID_SIZE];

    uuid_make(id);
    for (int i = 0; i < BARE_COUNT; i++) {
        const char *values[] = {visit, id, reference};

        for (int at = 0; at < sqlite3_bind_parameter_count(bare->statements[i]); at++)
            sqlite3_bind_text(bare->statements[i], at + 1, values[at], -1, SQLITE_TRANSIENT);
        run_once(bare->statements[i]);
    }
}

static double bare_ms(struct bare *bare, const char *visit)
{
    char reference[REFERENCE_SIZE];
    double start = bench_clock_ms();

    reference_make(reference);
    run_once(bare->begin);
    bare_write(bare, visit, reference);
    run_once(bare->commit);
    return bench_clock_ms() - start;
}

/* ---- the three measures ---- */

static int by_value(const void *a, const void *b)
{
    const double *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

static double quantile(double *ms, size_t count, double part)
{
    qsort(ms, count, sizeof *ms, by_value);
    return ms[(size_t)((double)(count - 1) * part)];
}

/* Turn by turn, so that both meet the same disk. Returns the median of bare SQLite. */
static double measure_alone(const char *path, const char *bare_path)
{
    static double ours[ALONE], theirs[ALONE];
    struct store *store = open_desk(path), *other = open_desk(bare_path);
    struct bare bare;

    bare = bare_open(bare_path);
    for (int i = 0; i < ALONE; i++) {
        struct visit visit = open_visit(store), twin = open_visit(other);

        ours[i] = issue_ms(store, &visit);
        theirs[i] = bare_ms(&bare, twin.id);
    }
    bench_row("act recorded alone, p50", quantile(ours, ALONE, 0.5), quantile(theirs, ALONE, 0.5),
              "ms");
    bench_row("act recorded alone, p99", quantile(ours, ALONE, 0.99), quantile(theirs, ALONE, 0.99),
              "ms");
    bare_close(&bare);
    store_close(other);
    store_close(store);
    return quantile(theirs, ALONE, 0.5);
}

/* A desk that has worked before: one act, then ready, waits for the start, issues another and tells
 * how long it took. */
static void desk_of_burst(const char *path, int start, int told)
{
    struct store *store = open_desk(path);
    struct visit before = open_visit(store), visit = open_visit(store);
    char go;
    double ms = issue_ms(store, &before);

    if (write(told, "r", 1) != 1 || read(start, &go, 1) != 0)
        _exit(1);
    ms = issue_ms(store, &visit);
    _exit(write(told, &ms, sizeof ms) == sizeof ms ? 0 : 1);
}

/* Times of one burst in `ms`; returns how many were told. */
static int burst(const char *path, double ms[DESKS])
{
    int start[2], told[2], count = 0;
    char ready;

    if (pipe(start) != 0 || pipe(told) != 0)
        stop("pipe", NULL);
    for (int i = 0; i < DESKS; i++)
        if (fork() == 0) {
            close(start[1]);
            close(told[0]);
            desk_of_burst(path, start[0], told[1]);
        }
    close(told[1]);
    close(start[0]);
    for (int i = 0; i < DESKS; i++)
        if (read(told[0], &ready, 1) != 1)
            break;
    close(start[1]);
    while (count < DESKS && read(told[0], &ms[count], sizeof *ms) == sizeof *ms)
        count++;
    close(told[0]);
    while (wait(NULL) > 0)
        continue;
    return count;
}

/* The disk takes one writer at a time: fifty bare writes in a row are the least that is possible.
 */
static void measure_burst(const char *path, double bare)
{
    static double ms[DESKS * ROUNDS];
    size_t count = 0;

    store_close(open_desk(path));
    for (int round = 0; round < ROUNDS; round++)
        count += (size_t)burst(path, ms + count);
    bench_row("50 desks in a burst, refused", (double)(DESKS * ROUNDS - count), 0, "acts");
    if (count > 0) {
        bench_row("50 desks in a burst, p50", quantile(ms, count, 0.5), 0, "ms");
        bench_row("50 desks in a burst, p99, budget", quantile(ms, count, 0.99), 100, "ms");
        bench_row("50 desks in a burst, p99, 50 bare writes", quantile(ms, count, 0.99),
                  DESKS * bare, "ms");
    }
}

/* More acts of one visit, LOOKS of their references kept. */
static void fill(struct bare *bare, const char *visit, long acts, char (*kept)[REFERENCE_SIZE])
{
    sqlite3_stmt *act = bare->statements[BARE_ACT];

    run_once(bare->begin);
    for (long i = 0; i < acts; i++) {
        char id[UUID_SIZE], reference[REFERENCE_SIZE];

        uuid_make(id);
        reference_make(reference);
        sqlite3_bind_text(act, 1, visit, -1, SQLITE_TRANSIENT);
        sqlite3_bind_text(act, 2, id, -1, SQLITE_TRANSIENT);
        sqlite3_bind_text(act, 3, reference, -1, SQLITE_TRANSIENT);
        run_once(act);
        if (i % (acts / LOOKS) == 0 && i / (acts / LOOKS) < LOOKS)
            memcpy(kept[i / (acts / LOOKS)], reference, sizeof reference);
    }
    run_once(bare->commit);
}

static void look(const char *path, long acts, char (*references)[REFERENCE_SIZE])
{
    static double ms[LOOKS];
    struct store *store = open_desk(path);
    char name[64];

    for (int i = 0; i < LOOKS; i++) {
        struct act act;
        struct fault fault = {0};
        double start = bench_clock_ms();

        if (!act_by_reference(store, references[i], &act, &fault))
            stop("find", &fault);
        ms[i] = bench_clock_ms() - start;
    }
    store_close(store);
    snprintf(name, sizeof name, "an act found among %ld, p99", acts);
    bench_row(name, quantile(ms, LOOKS, 0.99), 1, "ms");
}

/* Ten times more each time, to see how it grows. */
static void measure_finding(const char *path, long most)
{
    static char references[LOOKS][REFERENCE_SIZE];
    struct store *store = open_desk(path);
    struct visit visit = open_visit(store);
    struct bare bare = bare_open(path);
    long held = 0;

    store_close(store);
    sqlite3_bind_text(bare.statements[BARE_NEED], 1, visit.id, -1, SQLITE_TRANSIENT);
    run_once(bare.statements[BARE_NEED]);
    for (long acts = LEAST; acts <= most; acts *= 10) {
        fill(&bare, visit.id, acts - held, references);
        look(path, acts, references);
        held = acts;
    }
    bare_close(&bare);
}

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *walk)
{
    (void)about;
    (void)kind;
    (void)walk;
    return remove(path);
}

int main(void)
{
    char folder[] = "/tmp/deuxportes-bench-XXXXXX", path[64], twin[64];
    const char *wanted = getenv("DP_BENCH_ACTS");
    long acts = wanted == NULL ? 1000000 : atol(wanted);
    double bare;

    if (mkdtemp(folder) == NULL)
        stop("mkdtemp", NULL);
    snprintf(path, sizeof path, "%s/alone.db", folder);
    snprintf(twin, sizeof twin, "%s/bare.db", folder);
    bare = measure_alone(path, twin);
    snprintf(path, sizeof path, "%s/burst.db", folder);
    measure_burst(path, bare);
    snprintf(path, sizeof path, "%s/many.db", folder);
    measure_finding(path, acts < LEAST ? LEAST : acts);
    nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    return 0;
}

#include "tests/model/desk_fixture.h"

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

const struct pack_name fixture_pack = {.id = "essai-2026", .version = "1", .hash = "ab12"};

static const struct pack_code codes[] = {
    {CODE_CHOICE, "demande", NULL},       {CODE_VALUE, "emploi", "demande"},
    {CODE_VALUE, "formation", "demande"}, {CODE_CHOICE, "statut", NULL},
    {CODE_VALUE, "salarie", "statut"},    {CODE_INTEGER, "age", NULL},
    {CODE_COMMUNE, "commune", NULL},      {CODE_TEXT, "precision", NULL},
    {CODE_NETWORK, "apec", NULL},         {CODE_NETWORK, "accueil", NULL},
};

int fixture_setup(void **state)
{
    struct desk_fixture *fixture = calloc(1, sizeof(*fixture));
    struct fault fault = {0};

    snprintf(fixture->folder, sizeof(fixture->folder), "/tmp/deuxportes-test-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    snprintf(fixture->path, sizeof(fixture->path), "%s/desk.db", fixture->folder);
    fixture->store = store_open(fixture->path, STORE_CREATE, &fault);
    if (fixture->store == NULL)
        fail_msg("store_open: %d %s", fault.code, fault.detail);
    assert_true(codes_register(fixture->store, &fixture_pack, codes, sizeof(codes) / sizeof(*codes),
                               &fault));
    *state = fixture;
    return 0;
}

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *walk)
{
    (void)about;
    (void)kind;
    (void)walk;
    return remove(path);
}

int fixture_teardown(void **state)
{
    struct desk_fixture *fixture = *state;

    store_close(fixture->store);
    nftw(fixture->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    free(fixture);
    return 0;
}

struct visit fixture_visit(struct store *store, int door)
{
    struct visit visit = {
        .channel = "presence", .language = "fr", .door = door, .pack = fixture_pack};
    struct fault fault = {0};

    if (!visit_open(store, &visit, &fault))
        fail_msg("visit_open: %d %s", fault.code, fault.detail);
    return visit;
}

struct act_draft fixture_draft(const struct visit *visit)
{
    struct act_draft draft;

    act_draft_init(&draft);
    snprintf(draft.visit, sizeof(draft.visit), "%s", visit->id);
    snprintf(draft.network, sizeof(draft.network), "apec");
    snprintf(draft.place.name, sizeof(draft.place.name), "Apec, centre de Rennes");
    snprintf(draft.place.phone, sizeof(draft.place.phone), "02 00 00 00 00");
    snprintf(draft.level, sizeof(draft.level), "2");
    snprintf(draft.demand, sizeof(draft.demand), "emploi");
    snprintf(draft.rule, sizeof(draft.rule), "r8");
    snprintf(draft.reason, sizeof(draft.reason), "cherche un emploi, cadre");
    snprintf(draft.alternatives, sizeof(draft.alternatives), "accueil");
    snprintf(draft.choice, sizeof(draft.choice), "premiere");
    return draft;
}

struct act fixture_act(struct store *store)
{
    struct visit visit = fixture_visit(store, 1);
    struct act_draft draft = fixture_draft(&visit);
    struct act_closing closing = {.visit = &visit, .outcome = "orientation"};
    struct fault fault = {0};
    struct act act;

    if (!act_issue(store, &draft, &closing, &act, &fault))
        fail_msg("act_issue: %d %s", fault.code, fault.detail);
    return act;
}

int foreign_run(const char *path, const char *sql, const char *const *values, int count,
                char *message)
{
    sqlite3 *database;
    int code = sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, NULL);

    while (code == SQLITE_OK && *sql != '\0') {
        sqlite3_stmt *statement = NULL;

        code = sqlite3_prepare_v2(database, sql, -1, &statement, &sql);
        for (int i = 0; i < count && i < sqlite3_bind_parameter_count(statement); i++)
            sqlite3_bind_text(statement, i + 1, values[i], -1, SQLITE_TRANSIENT);
        while (code == SQLITE_OK && statement != NULL && sqlite3_step(statement) == SQLITE_ROW)
            continue;
        if (code == SQLITE_OK)
            code = sqlite3_finalize(statement);
    }
    if (message != NULL)
        snprintf(message, 256, "%s", sqlite3_errmsg(database));
    sqlite3_close(database);
    return code;
}

int foreign_sql(const char *path, const char *sql)
{
    return foreign_run(path, sql, NULL, 0, NULL);
}

long long foreign_number(const char *path, const char *sql)
{
    sqlite3 *database;
    sqlite3_stmt *statement = NULL;
    long long number;

    assert_int_equal(sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(database, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return number;
}

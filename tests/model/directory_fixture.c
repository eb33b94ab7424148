#include "tests/model/directory_fixture.h"

#include <ftw.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

static const struct import_order plain = {
    .path = "essai-2026-08-24.json", .url = "https://exemple.invalid/essai", .name = ""};

int directory_setup(void **state)
{
    struct directory_fixture *fixture = calloc(1, sizeof(*fixture));
    char table[512];
    struct fault fault = {0};

    snprintf(fixture->folder, sizeof(fixture->folder), "/tmp/deuxportes-test-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    snprintf(fixture->desk, sizeof(fixture->desk), "%s/desk.db", fixture->folder);
    snprintf(fixture->directory, sizeof(fixture->directory), "%s/desk-annuaire.db",
             fixture->folder);
    fixture->territory = territory_open(NULL, &fault);
    assert_non_null(fixture->territory);
    snprintf(table, sizeof(table), "%s/model/directory/networks.csv", getenv("DP_SOURCE_ROOT"));
    fixture->networks = networks_open(table, &fault);
    assert_non_null(fixture->networks);
    fixture->written = calloc(WRITTEN_MOST, sizeof(*fixture->written));
    *state = fixture;
    return 0;
}

static int drop(const char *path, const struct stat *about, int kind, struct FTW *walk)
{
    (void)about;
    (void)kind;
    (void)walk;
    return remove(path);
}

int directory_teardown(void **state)
{
    struct directory_fixture *fixture = *state;

    nftw(fixture->folder, drop, 8, FTW_DEPTH | FTW_PHYS);
    territory_close(fixture->territory);
    networks_close(fixture->networks);
    free(fixture->written);
    free(fixture);
    return 0;
}

void edition_begin(struct directory_fixture *fixture)
{
    fixture->count = 0;
}

static struct made *next_record(struct directory_fixture *fixture, enum record_kind kind)
{
    struct made *made = &fixture->written[fixture->count++];

    assert_true(fixture->count <= WRITTEN_MOST);
    made_begin(made, kind, fixture->count);
    return made;
}

/* The source is what the id begins with. */
static void set_source(struct made *made, int field, const char *id)
{
    char source[64];

    snprintf(source, sizeof(source), "%.*s", (int)strcspn(id, "-"), id);
    made_set(made, field, source);
}

struct made *edition_structure(struct directory_fixture *fixture, const char *id, const char *name,
                               const char *insee)
{
    struct made *made = next_record(fixture, RECORD_STRUCTURE);
    struct commune commune;

    made_set(made, STRUCTURE_ID, id);
    set_source(made, STRUCTURE_SOURCE, id);
    made_set(made, STRUCTURE_NOM, name);
    made_set(made, STRUCTURE_DATE_MAJ, "2026-06-01");
    made_set(made, STRUCTURE_CODE_INSEE, insee);
    if (territory_by_insee(fixture->territory, insee, &commune))
        made_set(made, STRUCTURE_COMMUNE, commune.name);
    return made;
}

struct made *edition_service(struct directory_fixture *fixture, const char *id,
                             const char *structure)
{
    struct made *made = next_record(fixture, RECORD_SERVICE);

    made_set(made, SERVICE_ID, id);
    set_source(made, SERVICE_SOURCE, id);
    made_set(made, SERVICE_STRUCTURE_ID, structure);
    made_set(made, SERVICE_NOM, "Un service");
    made_set(made, SERVICE_DESCRIPTION, "Ce qu’il fait.");
    made_set(made, SERVICE_DATE_MAJ, "2026-06-01");
    return made;
}

static bool read_written(void *context, const struct intake_taker *taker, struct fault *fault)
{
    struct directory_fixture *fixture = context;

    for (size_t i = 0; i < fixture->count; i++) {
        if (i + 1 == fixture->kill_at)
            raise(SIGKILL);
        if (!taker->take(taker->context, &fixture->written[i].record, fault))
            return false;
    }
    return !fixture->cut || fault_set(fault, FAULT_INTAKE_BROKEN);
}

bool edition_import_as(struct directory_fixture *fixture, const char *source, enum record_kind kind,
                       const struct import_order *order, struct fault *fault)
{
    const struct import_feed feed = {.source = source,
                                     .kind = kind,
                                     .read = read_written,
                                     .context = fixture,
                                     .networks = fixture->networks};

    memset(&fixture->report, 0, sizeof(fixture->report));
    return directory_import_from(fixture->desk, order, &feed, fixture->territory, &fixture->report,
                                 fault);
}

bool edition_import(struct directory_fixture *fixture, enum record_kind kind, struct fault *fault)
{
    return edition_import_as(fixture, "data-inclusion", kind, &plain, fault);
}

void import_made(struct directory_fixture *fixture, enum record_kind kind, unsigned long from,
                 unsigned long count, unsigned long structures)
{
    struct made_feed made = {.territory = fixture->territory,
                             .kind = kind,
                             .from = from,
                             .count = count,
                             .structures = structures};
    const struct import_feed feed = {.source = "data-inclusion",
                                     .kind = kind,
                                     .read = made_read,
                                     .context = &made,
                                     .networks = fixture->networks};
    struct fault fault = {0};

    memset(&fixture->report, 0, sizeof(fixture->report));
    if (!directory_import_from(fixture->desk, &plain, &feed, fixture->territory, &fixture->report,
                               &fault))
        fail_msg("import: %d %s", fault.code, fault.detail);
}

struct directory *fixture_open(struct directory_fixture *fixture)
{
    struct fault fault = {0};
    struct directory *directory = directory_open(fixture->desk, &fault);

    if (directory == NULL)
        fail_msg("directory_open: %d %s", fault.code, fault.detail);
    return directory;
}

size_t answers(struct directory *directory, const char *words)
{
    const struct point_query query = {.words = words, .date = {2026, 11, 24}};
    struct point_hit hits[4];
    struct fault fault = {0};
    size_t total = 0;

    directory_search(directory, &query, hits, 4, &total, &fault);
    assert_int_equal(fault.code, FAULT_NONE);
    return total;
}

void check_directory(struct directory_fixture *fixture)
{
    sqlite3 *database = NULL;
    sqlite3_stmt *check = NULL;

    assert_int_equal(sqlite3_open(fixture->directory, &database), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(database, "PRAGMA integrity_check", -1, &check, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(check), SQLITE_ROW);
    assert_string_equal((const char *)sqlite3_column_text(check, 0), "ok");
    sqlite3_finalize(check);
    assert_int_equal(sqlite3_exec(database, "INSERT INTO word (word) VALUES ('integrity-check')",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(database);
}

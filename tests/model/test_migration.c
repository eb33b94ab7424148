/* A new file and an old one meet: same schema, nothing lost, a copy kept, or nothing done at all.
 *
 * The schema to come is held by a made-up one; what an older desk holds is made by its own steps.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "model/store/inside.h"
#include "tests/model/desk_fixture.h"

enum { LAST = 3, NEXT = LAST + 1 };

static const struct migration next_steps[] = {
    {.number = 1, .sql = store_schema_0001},
    {.number = 2, .sql = store_schema_0002},
    {.number = LAST, .sql = store_schema_0003},
    {.number = NEXT,
     .sql = "ALTER TABLE point ADD COLUMN floor TEXT NOT NULL DEFAULT '';"
            "CREATE INDEX point_by_floor ON point (floor);"
            "PRAGMA user_version = 4;"},
};

static const struct migration broken_steps[] = {
    {.number = 1, .sql = store_schema_0001},
    {.number = 2, .sql = store_schema_0002},
    {.number = LAST, .sql = store_schema_0003},
    {.number = NEXT,
     .sql = "ALTER TABLE point ADD COLUMN floor TEXT NOT NULL DEFAULT '';"
            "INSERT INTO nowhere VALUES (1);"
            "PRAGMA user_version = 4;"},
};

static const struct migration forgetful_steps[] = {
    {.number = 1, .sql = store_schema_0001},
    {.number = 2, .sql = store_schema_0002},
    {.number = LAST, .sql = store_schema_0003},
    {.number = NEXT, .sql = "CREATE TABLE extra (x TEXT) STRICT;"},
};

static struct store *open_up_to(const char *path, enum store_mode mode,
                                const struct migration *steps, size_t count, struct fault *fault)
{
    struct store_seam seam = {
        .kind = {.application = STORE_APPLICATION, .migrations = steps, .migration_count = count},
        .filesystem = place_filesystem,
        .deadline_ms = 1000};

    return store_open_with(path, mode, &seam, fault);
}

static struct store *open_at(const char *path, enum store_mode mode, const struct migration *steps,
                             struct fault *fault)
{
    return open_up_to(path, mode, steps, NEXT, fault);
}

/* The whole schema as one number: same text, same number. */
static long long schema_of(const char *path)
{
    return foreign_number(path, "SELECT sum(length(sql) * 31 + unicode(substr(sql, -9, 1)))"
                                " + count(*) * 1000003 FROM sqlite_schema");
}

static void an_old_file_becomes_what_a_new_one_is(void **state)
{
    struct desk_fixture *fixture = *state;
    struct act act = fixture_act(fixture->store), again;
    struct fault fault = {0};
    char path[160], copy[176];

    store_close(fixture->store);
    fixture->store = open_at(fixture->path, STORE_EXISTING, next_steps, &fault);
    assert_non_null(fixture->store);
    snprintf(path, sizeof(path), "%s/neuf.db", fixture->folder);
    store_close(open_at(path, STORE_CREATE, next_steps, &fault));
    assert_int_equal(schema_of(path), schema_of(fixture->path));
    assert_int_equal(foreign_number(path, "PRAGMA user_version"), NEXT);
    assert_int_equal(foreign_number(fixture->path, "PRAGMA user_version"), NEXT);
    assert_true(act_by_reference(fixture->store, act.reference, &again, &fault));

    snprintf(copy, sizeof(copy), "%s.avant-v4", fixture->path);
    assert_int_equal(foreign_number(copy, "PRAGMA user_version"), LAST);
    assert_int_equal(foreign_number(copy, "SELECT count(*) FROM act"), 1);
    snprintf(copy, sizeof(copy), "%s.avant-v4", path);
    assert_int_equal(access(copy, F_OK), -1);
}

/* Every schema there has been, brought to the last one. */
static void a_desk_of_each_schema_becomes_a_desk_of_today(void **state)
{
    struct desk_fixture *fixture = *state;
    struct fault fault = {0};
    char path[160];

    for (size_t from = 1; from < store_migration_count; from++) {
        snprintf(path, sizeof(path), "%s/schema-%zu.db", fixture->folder, from);
        store_close(open_up_to(path, STORE_CREATE, store_migrations, from, &fault));
        assert_int_equal(foreign_number(path, "PRAGMA user_version"), (long long)from);
        struct store *store = store_open(path, STORE_EXISTING, &fault);

        assert_non_null(store);
        store_close(store);
        assert_int_equal(schema_of(path), schema_of(fixture->path));
        assert_int_equal(foreign_number(path, "PRAGMA user_version"), store_schema());
    }
    assert_int_equal(store_schema(), LAST);
}

static void the_copy_is_as_private_as_the_file(void **state)
{
    struct desk_fixture *fixture = *state;
    struct fault fault = {0};
    struct stat about;
    char copy[160];

    store_close(fixture->store);
    fixture->store = open_at(fixture->path, STORE_EXISTING, next_steps, &fault);
    snprintf(copy, sizeof(copy), "%s.avant-v4", fixture->path);
    assert_int_equal(stat(copy, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
}

static void a_migration_that_fails_leaves_the_file_as_it_was(void **state)
{
    struct desk_fixture *fixture = *state;
    struct fault fault = {0};
    long long before = schema_of(fixture->path);

    store_close(fixture->store);
    fixture->store = open_at(fixture->path, STORE_EXISTING, broken_steps, &fault);
    assert_null(fixture->store);
    assert_int_equal(fault.code, FAULT_STORE_SQL);
    assert_int_equal(schema_of(fixture->path), before);
    assert_int_equal(foreign_number(fixture->path, "PRAGMA user_version"), LAST);
    assert_null(open_at(fixture->path, STORE_EXISTING, forgetful_steps, &fault));
    assert_int_equal(schema_of(fixture->path), before);
    fixture->store = store_open(fixture->path, STORE_EXISTING, &fault);
    assert_non_null(fixture->store);
}

static void a_reader_does_not_migrate(void **state)
{
    struct desk_fixture *fixture = *state;
    struct fault fault = {0};

    assert_null(open_at(fixture->path, STORE_READ, next_steps, &fault));
    assert_int_equal(fault.code, FAULT_STORE_OLDER);
    assert_int_equal(fault.number, LAST);
    assert_int_equal(foreign_number(fixture->path, "PRAGMA user_version"), LAST);
}

static void the_numbers_follow_each_other(void **state)
{
    (void)state;
    for (size_t i = 0; i < store_migration_count; i++)
        assert_int_equal(store_migrations[i].number, i + 1);
}

#define IN_A_DESK(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_DESK(an_old_file_becomes_what_a_new_one_is),
        IN_A_DESK(a_desk_of_each_schema_becomes_a_desk_of_today),
        IN_A_DESK(the_copy_is_as_private_as_the_file),
        IN_A_DESK(a_migration_that_fails_leaves_the_file_as_it_was),
        IN_A_DESK(a_reader_does_not_migrate),
        cmocka_unit_test(the_numbers_follow_each_other),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

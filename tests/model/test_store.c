/* The desk's file: made with the right settings and rights, refused in one clear way otherwise. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "model/store/inside.h"
#include "model/store/query.h"
#include "tests/model/desk_fixture.h"

static enum fault_code opening(const char *path, enum store_mode mode)
{
    struct fault fault = {0};
    struct store *store = store_open(path, mode, &fault);

    if (store != NULL) {
        store_close(store);
        return FAULT_NONE;
    }
    assert_true(fault.file[0] != '\0');
    return fault.code;
}

static void write_file(const char *path, const void *bytes, size_t size)
{
    FILE *file = fopen(path, "we");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

static int64_t pragma(struct store *store, int which)
{
    struct query query;
    int64_t value = -1;

    switch (which) {
    case 0:
        query_open(&query, store, "PRAGMA synchronous");
        break;
    case 1:
        query_open(&query, store, "PRAGMA recursive_triggers");
        break;
    case 2:
        query_open(&query, store, "PRAGMA secure_delete");
        break;
    case 3:
        query_open(&query, store, "PRAGMA trusted_schema");
        break;
    default:
        query_open(&query, store, "PRAGMA foreign_keys");
        break;
    }
    assert_true(query_one(&query, -1, &value, NULL));
    return value;
}

static mode_t rights(const char *path)
{
    struct stat about;

    assert_int_equal(stat(path, &about), 0);
    return about.st_mode & 07777;
}

static void a_new_file_has_the_settings_that_keep_it(void **state)
{
    struct desk_fixture *fixture = *state;
    char mode[128];

    assert_int_equal(pragma(fixture->store, 0), 2);
    assert_int_equal(pragma(fixture->store, 1), 1);
    assert_int_equal(pragma(fixture->store, 2), 1);
    assert_int_equal(pragma(fixture->store, 3), 0);
    assert_int_equal(pragma(fixture->store, 4), 1);
    snprintf(mode, sizeof(mode), "%s-wal", fixture->path);
    assert_int_equal(access(mode, F_OK), 0);
    assert_int_equal(foreign_number(fixture->path, "PRAGMA application_id"), STORE_APPLICATION);
    assert_int_equal(foreign_number(fixture->path, "PRAGMA user_version"), store_schema());
}

static void a_file_of_one_user_is_hers_alone(void **state)
{
    struct desk_fixture *fixture = *state;
    char path[160];

    assert_int_equal(rights(fixture->path), 0600);
    snprintf(path, sizeof(path), "%s-lock", fixture->path);
    assert_int_equal(rights(path), 0600);
    snprintf(path, sizeof(path), "%s/a/b/desk.db", fixture->folder);
    assert_int_equal(opening(path, STORE_CREATE), FAULT_NONE);
    snprintf(path, sizeof(path), "%s/a", fixture->folder);
    assert_int_equal(rights(path), 0700);
}

static void the_desks_of_a_group_share_file_and_lock(void **state)
{
    struct desk_fixture *fixture = *state;
    char path[160];
    mode_t before = umask(0077);

    snprintf(path, sizeof(path), "%s/commun", fixture->folder);
    assert_int_equal(mkdir(path, 0700), 0);
    assert_int_equal(chmod(path, 02770), 0);
    snprintf(path, sizeof(path), "%s/commun/desk.db", fixture->folder);
    assert_int_equal(opening(path, STORE_CREATE), FAULT_NONE);
    umask(before);
    assert_int_equal(rights(path), 0660);
    snprintf(path, sizeof(path), "%s/commun/desk.db-lock", fixture->folder);
    assert_int_equal(rights(path), 0660);
}

static void a_missing_file_is_said_missing(void **state)
{
    struct desk_fixture *fixture = *state;
    char path[160];

    snprintf(path, sizeof(path), "%s/autre.db", fixture->folder);
    assert_int_equal(opening(path, STORE_EXISTING), FAULT_STORE_MISSING);
    assert_int_equal(opening(path, STORE_READ), FAULT_STORE_MISSING);
    assert_int_equal(access(path, F_OK), -1);
}

static void what_is_not_ours_is_left_alone(void **state)
{
    struct desk_fixture *fixture = *state;
    static const char text[] = "Chère Madame, je vous écris au sujet de votre courrier du 3 mars.";
    char path[160], after[sizeof(text)];
    FILE *file;

    snprintf(path, sizeof(path), "%s/lettre.txt", fixture->folder);
    write_file(path, text, sizeof(text));
    assert_int_equal(opening(path, STORE_CREATE), FAULT_STORE_FOREIGN);
    file = fopen(path, "re");
    assert_non_null(file);
    assert_int_equal(fread(after, 1, sizeof(after), file), sizeof(text));
    fclose(file);
    assert_memory_equal(after, text, sizeof(text));

    snprintf(path, sizeof(path), "%s/autre.db", fixture->folder);
    write_file(path, "", 0);
    assert_int_equal(foreign_sql(path, "CREATE TABLE clients (nom)"), SQLITE_OK);
    assert_int_equal(opening(path, STORE_EXISTING), FAULT_STORE_FOREIGN);
    assert_int_equal(opening(fixture->folder, STORE_EXISTING), FAULT_STORE_FOREIGN);
}

static void a_file_of_a_later_version_is_refused(void **state)
{
    struct desk_fixture *fixture = *state;
    struct fault fault = {0};

    assert_int_equal(foreign_sql(fixture->path, "PRAGMA user_version = 99"), SQLITE_OK);
    assert_null(store_open(fixture->path, STORE_EXISTING, &fault));
    assert_int_equal(fault.code, FAULT_STORE_NEWER);
    assert_int_equal(fault.number, 99);
}

static void a_file_cut_short_is_said_damaged(void **state)
{
    struct desk_fixture *fixture = *state;
    struct stat about;

    store_close(fixture->store);
    fixture->store = NULL;
    assert_int_equal(stat(fixture->path, &about), 0);
    assert_int_equal(truncate(fixture->path, about.st_size / 2), 0);
    assert_int_equal(opening(fixture->path, STORE_EXISTING), FAULT_STORE_DAMAGED);
}

static void damage_inside_is_found_by_the_daily_check(void **state)
{
    struct desk_fixture *fixture = *state;
    struct fault fault = {0};
    struct stat about;
    char rubbish[512];
    int file;

    for (int i = 0; i < 120; i++) /* the last quarter holds no schema */
        fixture_act(fixture->store);
    store_close(fixture->store);
    memset(rubbish, 0xA5, sizeof(rubbish));
    file = open(fixture->path, O_RDWR | O_CLOEXEC);
    assert_true(file >= 0);
    assert_int_equal(fstat(file, &about), 0);
    for (off_t at = about.st_size / 4096 * 3 / 4 * 4096; at < about.st_size; at += 4096)
        assert_int_equal(pwrite(file, rubbish, sizeof(rubbish), at), sizeof(rubbish));
    close(file);
    fixture->store = store_open(fixture->path, STORE_EXISTING, &fault);
    assert_non_null(fixture->store);
    assert_false(store_check_daily(fixture->store, &fault));
    assert_int_equal(fault.code, FAULT_STORE_DAMAGED);
}

static void a_sound_file_is_checked_once_a_day(void **state)
{
    struct desk_fixture *fixture = *state;
    struct fault fault = {0};

    assert_true(store_check_daily(fixture->store, &fault));
    assert_int_equal(
        foreign_number(fixture->path, "SELECT value = '2026-11-24' FROM mark WHERE name='checked'"),
        1);
    assert_true(store_check_daily(fixture->store, &fault));
}

/* Root writes anywhere: the child gives root up before it tries. */
static enum fault_code opening_as_nobody(const char *path, enum store_mode mode)
{
    int status;
    pid_t child = fork();

    assert_true(child >= 0);
    if (child == 0) {
        struct fault fault = {0};

        if (geteuid() == 0 && setresuid(65534, 65534, 65534) != 0)
            _exit(120);
        _exit(store_open(path, mode, &fault) == NULL ? (int)fault.code : 121);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return (enum fault_code)WEXITSTATUS(status);
}

static void a_read_only_folder_is_said_so(void **state)
{
    struct desk_fixture *fixture = *state;
    char path[160];

    store_close(fixture->store);
    fixture->store = NULL;
    assert_int_equal(chmod(fixture->path, 0666), 0);
    assert_int_equal(chmod(fixture->folder, 0555), 0);
    assert_int_equal(opening_as_nobody(fixture->path, STORE_EXISTING), FAULT_FILE_READ_ONLY);
    snprintf(path, sizeof(path), "%s/nouveau.db", fixture->folder);
    assert_int_equal(opening_as_nobody(path, STORE_CREATE), FAULT_FILE_READ_ONLY);
    snprintf(path, sizeof(path), "%s/sous/dossier/nouveau.db", fixture->folder);
    assert_int_equal(opening_as_nobody(path, STORE_CREATE), FAULT_FILE_READ_ONLY);
    assert_int_equal(chmod(fixture->folder, 0700), 0);
}

static long on_nfs(const char *folder)
{
    (void)folder;
    return 0x6969;
}

static void a_network_folder_is_refused(void **state)
{
    struct desk_fixture *fixture = *state;
    struct store_seam seam = {.kind = {.application = STORE_APPLICATION,
                                       .migrations = store_migrations,
                                       .migration_count = store_migration_count},
                              .filesystem = on_nfs,
                              .deadline_ms = 100};
    struct fault fault = {0};

    assert_null(store_open_with(fixture->path, STORE_CREATE, &seam, &fault));
    assert_int_equal(fault.code, FAULT_STORE_NETWORK);
}

static void a_second_statement_is_refused(void **state)
{
    struct desk_fixture *fixture = *state;
    struct fault fault = {0};
    struct query query;
    int64_t number;

    query_open(&query, fixture->store, "SELECT 1; DELETE FROM mark");
    assert_false(query_one(&query, 0, &number, &fault));
    assert_int_equal(fault.code, FAULT_STORE_SQL);
    assert_non_null(strstr(fault.detail, "DELETE FROM mark"));
    query_open(&query, fixture->store, "SELECT ?");
    assert_false(query_one(&query, 0, &number, &fault));
    assert_int_equal(fault.code, FAULT_STORE_SQL);
}

static void another_desk_at_work_is_waited_for_then_said(void **state)
{
    struct desk_fixture *fixture = *state;
    struct store_seam seam = {.kind = {.application = STORE_APPLICATION,
                                       .migrations = store_migrations,
                                       .migration_count = store_migration_count},
                              .filesystem = place_filesystem,
                              .deadline_ms = 60};
    struct fault fault = {0};
    struct store *other = store_open_with(fixture->path, STORE_EXISTING, &seam, &fault);

    assert_non_null(other);
    assert_true(store_begin(fixture->store, &fault));
    assert_false(store_begin(other, &fault));
    assert_int_equal(fault.code, FAULT_STORE_BUSY);
    store_rollback(fixture->store);
    assert_true(store_begin(other, &fault));
    assert_true(store_commit(other, &fault));
    store_close(other);
}

static void a_reader_never_writes(void **state)
{
    struct desk_fixture *fixture = *state;
    struct fault fault = {0};
    struct store *reader = store_open(fixture->path, STORE_READ, &fault);

    assert_non_null(reader);
    assert_false(visit_count_quick(reader, QUICK_EMERGENCY, &fault));
    assert_int_equal(fault.code, FAULT_FILE_READ_ONLY);
    store_close(reader);
}

static void a_clock_behind_the_last_visit_is_told(void **state)
{
    struct desk_fixture *fixture = *state;
    struct fault fault = {0};

    fixture_visit(fixture->store, 1);
    assert_true(store_clock_check(fixture->store, &fault));
    setenv("DEUXPORTES_NOW", "2001-01-01T00:00:00", 1);
    assert_false(store_clock_check(fixture->store, &fault));
    setenv("DEUXPORTES_NOW", "2026-11-24T10:15:00", 1);
    assert_int_equal(fault.code, FAULT_CLOCK);
    assert_string_equal(fault.word, "2026-11-24");
}

#define IN_A_DESK(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_DESK(a_new_file_has_the_settings_that_keep_it),
        IN_A_DESK(a_file_of_one_user_is_hers_alone),
        IN_A_DESK(the_desks_of_a_group_share_file_and_lock),
        IN_A_DESK(a_missing_file_is_said_missing),
        IN_A_DESK(what_is_not_ours_is_left_alone),
        IN_A_DESK(a_file_of_a_later_version_is_refused),
        IN_A_DESK(a_file_cut_short_is_said_damaged),
        IN_A_DESK(damage_inside_is_found_by_the_daily_check),
        IN_A_DESK(a_sound_file_is_checked_once_a_day),
        IN_A_DESK(a_read_only_folder_is_said_so),
        IN_A_DESK(a_network_folder_is_refused),
        IN_A_DESK(a_second_statement_is_refused),
        IN_A_DESK(another_desk_at_work_is_waited_for_then_said),
        IN_A_DESK(a_reader_never_writes),
        IN_A_DESK(a_clock_behind_the_last_visit_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

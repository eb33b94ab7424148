/* Editions come and go: what is offered is what the last one says, whole, or the one before. */
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "model/base/clock.h"
#include "tests/model/desk_fixture.h"
#include "tests/model/directory_fixture.h"
#include "tests/model/disk.h"

#define RENNES "35238"
#define BREST  "29019"

static const struct import_order dry = {
    .path = "essai-2026-08-24.json", .url = "", .name = "", .dry = true};

static void assert_report(const struct directory_fixture *fixture, unsigned long added,
                          unsigned long changed, unsigned long same, unsigned long removed)
{
    assert_int_equal(fixture->report.added, added);
    assert_int_equal(fixture->report.changed, changed);
    assert_int_equal(fixture->report.same, same);
    assert_int_equal(fixture->report.removed, removed);
}

static void import_or_fail(struct directory_fixture *fixture, enum record_kind kind)
{
    struct fault fault = {0};

    if (!edition_import(fixture, kind, &fault))
        fail_msg("import: %d %s", fault.code, fault.detail);
}

static void a_desk_without_a_directory_says_so(void **state)
{
    struct directory_fixture *fixture = *state;
    struct fault fault = {0};

    assert_null(directory_open(fixture->desk, &fault));
    assert_int_equal(fault.code, FAULT_STORE_MISSING);
}

static void the_directory_stands_beside_the_desk(void **state)
{
    char *path = directory_path("/a/poste.db"), *other = directory_path("/a/poste");

    (void)state;
    assert_string_equal(path, "/a/poste-annuaire.db");
    assert_string_equal(other, "/a/poste-annuaire.db");
    free(path);
    free(other);
}

/* All that an import made, as one number. */
static long long content(const struct directory_fixture *fixture)
{
    return foreign_number(fixture->directory,
                          "SELECT (SELECT sum(key * 31 + hash % 1000003 + place) FROM structure)"
                          " + (SELECT sum(length(words) + key) FROM card)"
                          " + (SELECT sum(imported % 1000003) FROM edition)"
                          " + (SELECT count(*) FROM offer)");
}

static void the_same_file_twice_changes_nothing(void **state)
{
    struct directory_fixture *fixture = *state;
    long long before;

    import_made(fixture, RECORD_STRUCTURE, 1, 300, 0);
    assert_report(fixture, 300, 0, 0, 0);
    import_made(fixture, RECORD_SERVICE, 1, 400, 300);
    assert_report(fixture, 400, 0, 0, 0);
    before = content(fixture);
    import_made(fixture, RECORD_STRUCTURE, 1, 300, 0);
    assert_report(fixture, 0, 0, 300, 0);
    import_made(fixture, RECORD_SERVICE, 1, 400, 300);
    assert_report(fixture, 0, 0, 400, 0);
    assert_int_equal(content(fixture), before);
    check_directory(fixture);
}

static void what_left_its_source_is_hidden_and_may_come_back(void **state)
{
    struct directory_fixture *fixture = *state;
    struct directory_point point;
    struct directory *directory;
    struct fault fault = {0};

    edition_begin(fixture);
    edition_structure(fixture, "dora--1", "Maison des métiers", RENNES);
    edition_structure(fixture, "dora--2", "Atelier des savoirs", RENNES);
    import_or_fail(fixture, RECORD_STRUCTURE);
    edition_begin(fixture);
    edition_structure(fixture, "dora--1", "Maison des métiers", RENNES);
    import_or_fail(fixture, RECORD_STRUCTURE);
    assert_report(fixture, 0, 0, 1, 1);

    directory = fixture_open(fixture);
    assert_int_equal(directory_count(directory), 1);
    assert_int_equal(answers(directory, "atelier"), 0);
    assert_true(directory_point(directory, "dora--2", &point, &fault)); /* an act may name it */
    assert_string_equal(point.fields[STRUCTURE_NOM], "Atelier des savoirs");
    assert_true(point.hidden);
    directory_point_finish(&point);

    edition_structure(fixture, "dora--2", "Atelier des savoirs", RENNES);
    import_or_fail(fixture, RECORD_STRUCTURE);
    assert_report(fixture, 1, 0, 1, 0);
    assert_int_equal(answers(directory, "atelier"), 1); /* the open desk sees it at its next key */
    directory_close(directory);
    check_directory(fixture);
}

static void a_changed_record_is_found_by_its_new_words_only(void **state)
{
    struct directory_fixture *fixture = *state;
    struct directory *directory;

    edition_begin(fixture);
    edition_structure(fixture, "dora--1", "Espace Ancien", RENNES);
    import_or_fail(fixture, RECORD_STRUCTURE);
    edition_begin(fixture);
    edition_structure(fixture, "dora--1", "Espace Nouveau", BREST);
    import_or_fail(fixture, RECORD_STRUCTURE);
    assert_report(fixture, 0, 1, 0, 0);
    directory = fixture_open(fixture);
    assert_int_equal(answers(directory, "ancien"), 0);
    assert_int_equal(answers(directory, "rennes"), 0);
    assert_int_equal(answers(directory, "nouveau brest"), 1);
    directory_close(directory);
    check_directory(fixture);
}

static void one_department_read_again_leaves_the_others(void **state)
{
    static const char *const departments[] = {"29"};
    struct directory_fixture *fixture = *state;
    struct import_order order = {.path = "essai.json", .url = "", .name = ""};
    struct directory *directory;
    struct fault fault = {0};

    edition_begin(fixture);
    edition_structure(fixture, "dora--1", "Maison de Rennes", RENNES);
    edition_structure(fixture, "dora--2", "Maison de Brest", BREST);
    edition_structure(fixture, "dora--3", "Atelier de Brest", BREST);
    import_or_fail(fixture, RECORD_STRUCTURE);
    edition_begin(fixture);
    edition_structure(fixture, "dora--2", "Maison de Brest", BREST);
    order.limits.departments = departments;
    order.limits.department_count = 1;
    assert_true(edition_import_as(fixture, "data-inclusion", RECORD_STRUCTURE, &order, &fault));
    assert_report(fixture, 0, 0, 1, 1);
    directory = fixture_open(fixture);
    assert_int_equal(answers(directory, "rennes"), 1);
    assert_int_equal(answers(directory, "brest"), 1);
    directory_close(directory);
}

static void another_source_removes_nothing_of_the_first(void **state)
{
    struct directory_fixture *fixture = *state;
    struct import_order order = {.path = "mife.csv", .url = "", .name = "mife"};
    struct directory_edition editions[4];
    struct directory *directory;
    struct fault fault = {0};
    struct made *made;

    edition_begin(fixture);
    edition_structure(fixture, "dora--1", "Maison des métiers", RENNES);
    import_or_fail(fixture, RECORD_STRUCTURE);
    edition_begin(fixture);
    made = edition_structure(fixture, "mife--1", "Maison de l’information", RENNES);
    made_set(made, STRUCTURE_RESEAU, "mip");
    assert_true(edition_import_as(fixture, "local", RECORD_STRUCTURE, &order, &fault));
    assert_report(fixture, 1, 0, 0, 0);
    directory = fixture_open(fixture);
    assert_int_equal(directory_count(directory), 2);
    assert_int_equal(directory_editions(directory, editions, 4, &fault), 2);
    for (int i = 0; i < 2; i++)
        if (strcmp(editions[i].source, "data-inclusion") == 0) {
            assert_string_equal(editions[i].file, "essai-2026-08-24.json");
            assert_string_equal(editions[i].date, "2026-08-24");
            assert_string_equal(editions[i].url, "https://exemple.invalid/essai");
            assert_int_equal(editions[i].records, 1);
        } else {
            assert_string_equal(editions[i].name, "mife");
        }
    directory_close(directory);
}

static void an_orphan_and_a_second_time_are_said(void **state)
{
    struct directory_fixture *fixture = *state;
    struct import_remark *remark;

    edition_begin(fixture);
    edition_structure(fixture, "dora--1", "Maison des métiers", RENNES);
    edition_structure(fixture, "dora--1", "Maison des métiers", RENNES);
    import_or_fail(fixture, RECORD_STRUCTURE);
    assert_report(fixture, 1, 0, 0, 0);
    assert_int_equal(fixture->report.by_reason[INTAKE_TWICE], 1);
    import_or_fail(fixture, RECORD_STRUCTURE);
    assert_report(fixture, 0, 0, 1, 0);
    assert_int_equal(fixture->report.by_reason[INTAKE_TWICE], 1);

    edition_begin(fixture);
    edition_service(fixture, "dora--s1", "dora--1");
    edition_service(fixture, "dora--s2", "dora--9");
    import_or_fail(fixture, RECORD_SERVICE);
    assert_report(fixture, 1, 0, 0, 0);
    assert_int_equal(fixture->report.refused, 1);
    remark = &fixture->report.remarks[INTAKE_ORPHAN][0];
    assert_string_equal(remark->id, "dora--s2");
    assert_string_equal(remark->value, "dora--9");
    assert_int_equal(remark->at, 2);
}

static void a_dry_run_says_all_and_writes_nothing(void **state)
{
    struct directory_fixture *fixture = *state;
    struct fault fault = {0};
    long long before;

    edition_begin(fixture);
    edition_structure(fixture, "dora--1", "Maison des métiers", RENNES);
    edition_structure(fixture, "dora--2", "Atelier des savoirs", RENNES);
    edition_structure(fixture, "dora--2", "Atelier des savoirs", RENNES);
    assert_true(edition_import_as(fixture, "data-inclusion", RECORD_STRUCTURE, &dry, &fault));
    assert_report(fixture, 2, 0, 0, 0);
    assert_int_equal(fixture->report.by_reason[INTAKE_TWICE], 1);
    assert_int_equal(access(fixture->directory, F_OK), -1);

    import_or_fail(fixture, RECORD_STRUCTURE);
    before = content(fixture);
    edition_begin(fixture);
    edition_structure(fixture, "dora--1", "Maison des projets", RENNES);
    edition_structure(fixture, "dora--3", "Relais", RENNES);
    assert_true(edition_import_as(fixture, "data-inclusion", RECORD_STRUCTURE, &dry, &fault));
    assert_report(fixture, 1, 1, 0, 1);
    assert_int_equal(content(fixture), before);
}

static void a_dry_run_of_services_alone_knows_no_orphan(void **state)
{
    struct directory_fixture *fixture = *state;
    struct fault fault = {0};

    edition_begin(fixture);
    edition_service(fixture, "dora--s1", "dora--1");
    assert_true(edition_import_as(fixture, "data-inclusion", RECORD_SERVICE, &dry, &fault));
    assert_report(fixture, 1, 0, 0, 0);
    assert_int_equal(fixture->report.refused, 0);
}

static void a_file_of_which_nothing_is_taken_empties_nothing(void **state)
{
    struct directory_fixture *fixture = *state;
    struct directory *directory;
    struct fault fault = {0};

    edition_begin(fixture);
    edition_structure(fixture, "dora--1", "Maison des métiers", RENNES);
    import_or_fail(fixture, RECORD_STRUCTURE);
    edition_begin(fixture);
    assert_false(edition_import(fixture, RECORD_STRUCTURE, &fault));
    assert_int_equal(fault.code, FAULT_IMPORT_NOTHING);
    directory = fixture_open(fixture);
    assert_int_equal(directory_count(directory), 1);
    directory_close(directory);
}

static void a_file_that_breaks_off_leaves_the_edition_before(void **state)
{
    struct directory_fixture *fixture = *state;
    struct fault fault = {0};
    long long before;

    import_made(fixture, RECORD_STRUCTURE, 1, 50, 0);
    before = content(fixture);
    edition_begin(fixture);
    edition_structure(fixture, "dora--1", "Maison des métiers", RENNES);
    fixture->cut = true;
    assert_false(edition_import(fixture, RECORD_STRUCTURE, &fault));
    assert_int_equal(fault.code, FAULT_INTAKE_BROKEN);
    assert_int_equal(content(fixture), before);
    check_directory(fixture);
}

static void a_kill_in_the_middle_leaves_the_edition_before(void **state)
{
    struct directory_fixture *fixture = *state;
    struct directory *directory;
    int status;

    edition_begin(fixture);
    edition_structure(fixture, "dora--1", "Maison des métiers", RENNES);
    import_or_fail(fixture, RECORD_STRUCTURE);
    edition_begin(fixture);
    for (int i = 0; i < 40; i++) {
        char id[32];

        snprintf(id, sizeof(id), "dora--n%d", i);
        edition_structure(fixture, id, "Relais des savoirs", BREST);
    }
    for (size_t at = 1; at <= 40; at += 13) {
        pid_t child = fork();

        if (child == 0) {
            fixture->kill_at = at;
            edition_import(fixture, RECORD_STRUCTURE, NULL);
            _exit(1);
        }
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status));
        directory = fixture_open(fixture);
        assert_int_equal(directory_count(directory), 1);
        assert_int_equal(answers(directory, "maison"), 1);
        assert_int_equal(answers(directory, "brest"), 0);
        directory_close(directory);
        check_directory(fixture);
    }
    import_or_fail(fixture, RECORD_STRUCTURE); /* and nothing stands in the way of the next */
    assert_report(fixture, 40, 0, 0, 1);
}

static void a_failing_disk_leaves_one_edition_or_the_other(void **state)
{
    struct directory_fixture *fixture = *state;
    int failed = 0;

    edition_begin(fixture);
    edition_structure(fixture, "dora--1", "Maison des métiers", RENNES);
    import_or_fail(fixture, RECORD_STRUCTURE);
    for (int failure = 0; failure < DISK_FAILURES; failure++)
        for (int nth = 1; nth <= 40; nth += 3) {
            struct fault fault = {0};
            struct directory *directory;
            char name[64];
            bool done, old, fresh;

            edition_begin(fixture);
            snprintf(name, sizeof(name), "Espace panne%dx%d", failure, nth);
            edition_structure(fixture, "dora--1", "Maison des métiers", RENNES);
            edition_structure(fixture, "dora--2", name, BREST);
            disk_fail((enum disk_failure)failure, nth, true);
            done = edition_import(fixture, RECORD_STRUCTURE, &fault);
            disk_mend();
            if (!done) {
                failed++;
                assert_true(fault.code == FAULT_DISK || fault.code == FAULT_STORE_UNCERTAIN);
            }
            directory = fixture_open(fixture);
            snprintf(name, sizeof(name), "panne%dx%d", failure, nth);
            fresh = answers(directory, name) == 1;
            old = !fresh && answers(directory, "maison") == 1;
            assert_true(fresh || old);
            assert_true(fresh || !done);
            directory_close(directory);
        }
    assert_in_range(failed, 10, 200);
    check_directory(fixture);
}

/* What reads at every desk while an import writes: each answer is of one edition. */
static void reader(const struct directory_fixture *fixture, int until)
{
    struct directory *directory = directory_open(fixture->desk, NULL);
    if (directory == NULL)
        _exit(2);
    struct pollfd ended = {.fd = until, .events = POLLIN};

    for (bool last = false; !last;) {
        struct point_query query = {.words = "relais", .date = {2026, 11, 24}};
        struct point_hit hits[4];
        struct fault fault = {0};
        size_t total = 0;

        last = poll(&ended, 1, 10) > 0; /* a key every hundredth of a second */
        directory_search(directory, &query, hits, 4, &total, &fault);
        if (fault.code != FAULT_NONE)
            _exit(3);
        if (total != 20 && total != 40)
            _exit(4);
        if (last && total != 40)
            _exit(5);
    }
    directory_close(directory);
    _exit(0);
}

static void write_relays(struct directory_fixture *fixture, int count)
{
    edition_begin(fixture);
    for (int i = 0; i < count; i++) {
        char id[32];

        snprintf(id, sizeof(id), "dora--r%d", i);
        edition_structure(fixture, id, count == 20 ? "Relais" : "Relais des savoirs", BREST);
    }
    import_or_fail(fixture, RECORD_STRUCTURE);
}

static void fifty_desks_read_while_an_import_writes(void **state)
{
    enum { DESKS = 50 };
    struct directory_fixture *fixture = *state;
    pid_t children[DESKS];
    int until[2];

    write_relays(fixture, 20);
    assert_int_equal(pipe(until), 0);
    for (int i = 0; i < DESKS; i++) {
        children[i] = fork();
        assert_true(children[i] >= 0);
        if (children[i] == 0) {
            close(until[1]);
            reader(fixture, until[0]);
        }
    }
    close(until[0]);
    write_relays(fixture, 40);
    close(until[1]);
    for (int i = 0; i < DESKS; i++) {
        int status;

        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 0);
    }
}

static void freshness_is_that_of_data_inclusion(void **state)
{
    const struct civil_date today = {2026, 11, 24};

    (void)state;
    assert_int_equal(directory_freshness("2026-11-24", today), 100);
    assert_int_equal(directory_freshness("2026-05-24", today), 100);
    assert_in_range(directory_freshness("2026-05-23", today), 99, 99);
    assert_in_range(directory_freshness("2025-08-24", today), 49, 51);
    assert_int_equal(directory_freshness("2024-11-24", today), 0);
    assert_int_equal(directory_freshness("2016-01-01", today), 0);
    assert_int_equal(directory_freshness("", today), -1);
    assert_int_equal(directory_freshness(NULL, today), -1);
}

#define ON_A_DESK(name) cmocka_unit_test_setup_teardown(name, directory_setup, directory_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_A_DESK(a_desk_without_a_directory_says_so),
        cmocka_unit_test(the_directory_stands_beside_the_desk),
        ON_A_DESK(the_same_file_twice_changes_nothing),
        ON_A_DESK(what_left_its_source_is_hidden_and_may_come_back),
        ON_A_DESK(a_changed_record_is_found_by_its_new_words_only),
        ON_A_DESK(one_department_read_again_leaves_the_others),
        ON_A_DESK(another_source_removes_nothing_of_the_first),
        ON_A_DESK(an_orphan_and_a_second_time_are_said),
        ON_A_DESK(a_dry_run_says_all_and_writes_nothing),
        ON_A_DESK(a_dry_run_of_services_alone_knows_no_orphan),
        ON_A_DESK(a_file_of_which_nothing_is_taken_empties_nothing),
        ON_A_DESK(a_file_that_breaks_off_leaves_the_edition_before),
        ON_A_DESK(a_kill_in_the_middle_leaves_the_edition_before),
        ON_A_DESK(a_failing_disk_leaves_one_edition_or_the_other),
        ON_A_DESK(fifty_desks_read_while_an_import_writes),
        cmocka_unit_test(freshness_is_that_of_data_inclusion),
    };

    disk_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Doors that miss: counted where they miss, and nobody can be found in the counts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/pack/catalogue.h"
#include "model/point/missing.h"
#include "model/territory/territory.h"
#include "tests/model/desk_fixture.h"

#define VANNES "56260"

static const struct missing_door mife = {"200067932", "mip", "projet"};
static const struct missing_door cibc = {"56", "cibc", ""};

static void expect_rows(struct desk_fixture *fixture, const char *from, const char *to,
                        const char *const *rows, size_t count)
{
    struct missing_report report;
    struct fault fault = {0};
    char row[256];

    assert_true(missing_report(fixture->store, from, to, &report, &fault));
    assert_int_equal(report.count, count);
    for (size_t i = 0; i < count; i++) {
        snprintf(row, sizeof(row), "%s %s %s %lld", report.rows[i].door.place,
                 report.rows[i].door.network, report.rows[i].door.demand,
                 (long long)report.rows[i].count);
        assert_string_equal(row, rows[i]);
    }
    missing_report_finish(&report);
}

static void each_missing_door_is_one_more(void **state)
{
    struct desk_fixture *fixture = *state;
    static const char *const rows[] = {"200067932 mip projet 2", "56 cibc  1"};
    const struct missing_door twice[] = {mife, cibc, mife, {"56", "", "emploi"}};
    struct fault fault = {0};

    assert_true(missing_note(fixture->store, twice, 4, &fault));
    assert_true(missing_note(fixture->store, &mife, 1, &fault));
    assert_true(missing_note(fixture->store, NULL, 0, &fault));
    expect_rows(fixture, "", "", rows, 2);
}

static void the_most_missed_network_of_a_place_comes_first(void **state)
{
    struct desk_fixture *fixture = *state;
    static const char *const rows[] = {"56 mip bilan 2", "56 mip projet 2", "56 cibc bilan 3",
                                       "75 mip  1"};
    assert_int_equal(foreign_sql(fixture->path,
                                 "INSERT INTO missing_door VALUES ('2026-11', '56', 'cibc',"
                                 " 'bilan', 3), ('2026-11', '56', 'mip', 'projet', 2), ('2026-11',"
                                 " '56', 'mip', 'bilan', 2), ('2026-11', '75', 'mip', '', 1)"),
                     0);
    expect_rows(fixture, "", "", rows, 4);
}

static void a_period_holds_its_first_and_last_month(void **state)
{
    struct desk_fixture *fixture = *state;
    static const char *const two[] = {"56 mip  6"}, *const all[] = {"56 mip  15"};

    assert_int_equal(
        foreign_sql(fixture->path,
                    "INSERT INTO missing_door VALUES ('2026-08', '56', 'mip', '', 1), ('2026-09',"
                    " '56', 'mip', '', 2), ('2026-10', '56', 'mip', '', 4), ('2026-11', '56',"
                    " 'mip', '', 8)"),
        0);
    expect_rows(fixture, "2026-09", "2026-10", two, 1);
    expect_rows(fixture, "", "", all, 1);
    expect_rows(fixture, "2026-12", "", NULL, 0);
    assert_true(missing_month_valid("2026-09"));
    assert_false(missing_month_valid("2026-13"));
    assert_false(missing_month_valid("2026-9"));
    assert_false(missing_month_valid("09/2026"));
    assert_false(missing_month_valid("2026-09-01"));
}

/* ------------------------------------------------------------------------------- nobody in it */

static struct missing_door door_for(const char *insee, const char *demand, const char *network)
{
    struct fault fault = {0};
    struct fault_list *faults = fault_list_create();
    struct pack *pack = catalogue_open("france-2026", faults);
    struct territory *territory = territory_open(NULL, &fault);
    struct missing_door door;

    assert_non_null(pack);
    assert_non_null(territory);
    missing_door(pack, territory, insee, demand, network, &door);
    territory_close(territory);
    pack_destroy(pack);
    fault_list_destroy(faults);
    return door;
}

static void a_place_is_never_a_commune(void **state)
{
    (void)state;
    struct missing_door door = door_for(VANNES, "emploi", "apec");

    assert_string_equal(door.place, "200067932"); /* Golfe du Morbihan - Vannes agglomération */
    assert_string_equal(door.demand, "emploi");
    assert_string_equal(door.network, "apec");
    assert_string_equal(door_for("29155", "emploi", "apec").place, "29");   /* Ouessant: no EPCI */
    assert_int_equal(strlen(door_for("75112", "emploi", "apec").place), 9); /* Métropole du GP */
    assert_string_equal(door_for("98735", "emploi", "apec").place, "987");
    assert_string_equal(door_for("", "emploi", "apec").place, "");
    assert_string_equal(door_for("99999", "emploi", "apec").place, "");
}

static void a_sensitive_demand_is_not_counted_as_such(void **state)
{
    (void)state;
    struct missing_door door = door_for(VANNES, "droits", "cidff");

    assert_string_equal(door.demand, "");
    assert_string_equal(door.network, "cidff");
    assert_string_equal(door_for(VANNES, "social", "ccas").demand, "");
    assert_string_equal(door_for(VANNES, "tartempion", "ccas").demand, "");
    assert_string_equal(door_for(VANNES, "", "ccas").demand, "");
}

static void the_store_itself_refuses_a_commune(void **state)
{
    struct desk_fixture *fixture = *state;

    assert_int_not_equal(foreign_sql(fixture->path,
                                     "INSERT INTO missing_door VALUES ('2026-11', '" VANNES
                                     "', 'mip', '', 1)"),
                         0);
    assert_int_not_equal(
        foreign_sql(fixture->path,
                    "INSERT INTO missing_door VALUES ('2026-11-24', '56', 'mip', '', 1)"),
        0);
}

static void a_place_has_a_name(void **state)
{
    (void)state;
    struct fault fault = {0};
    struct territory *territory = territory_open(NULL, &fault);

    assert_non_null(strstr(missing_place_name(territory, "200067932"), "Vannes"));
    assert_string_equal(missing_place_name(territory, "56"), "Morbihan");
    assert_string_equal(missing_place_name(territory, "000000000"), "");
    assert_string_equal(missing_place_name(territory, ""), "");
    assert_string_equal(missing_place_name(NULL, "56"), "");
    territory_close(territory);
}

/* ------------------------------------------------------------------------------- with a visit */

static void a_visit_that_closes_counts_once(void **state)
{
    struct desk_fixture *fixture = *state;
    static const char *const rows[] = {"200067932 mip projet 1"};
    struct visit visit = fixture_visit(fixture->store, 1);
    const struct visit_said said = {.missing = &mife, .missing_count = 1};
    struct fault fault = {0};

    assert_true(visit_save_draft(fixture->store, &visit, &said, &fault));
    expect_rows(fixture, "", "", NULL, 0);
    assert_true(visit_close(fixture->store, &visit, "ici", &said, &fault));
    assert_true(visit_close(fixture->store, &visit, "ici", &said, &fault));
    expect_rows(fixture, "", "", rows, 1);
    assert_int_equal(foreign_number(fixture->path, "SELECT count(*) FROM missing_door WHERE month"
                                                   " = '2026-11'"),
                     1);
}

static void an_act_that_closes_its_visit_counts_once(void **state)
{
    struct desk_fixture *fixture = *state;
    static const char *const rows[] = {"200067932 mip projet 1"};
    struct visit visit = fixture_visit(fixture->store, 1);
    struct act_draft draft = fixture_draft(&visit);
    const struct visit_said said = {.missing = &mife, .missing_count = 1};
    struct act_closing closing = {.visit = &visit, .outcome = "orientation", .said = &said};
    struct fault fault = {0};
    struct act act;

    assert_true(act_issue(fixture->store, &draft, &closing, &act, &fault));
    assert_true(act_issue(fixture->store, &draft, &closing, &act, &fault));
    expect_rows(fixture, "", "", rows, 1);
}

#define IN_A_DESK(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_DESK(each_missing_door_is_one_more),
        IN_A_DESK(the_most_missed_network_of_a_place_comes_first),
        IN_A_DESK(a_period_holds_its_first_and_last_month),
        cmocka_unit_test(a_place_is_never_a_commune),
        cmocka_unit_test(a_sensitive_demand_is_not_counted_as_such),
        IN_A_DESK(the_store_itself_refuses_a_commune),
        cmocka_unit_test(a_place_has_a_name),
        IN_A_DESK(a_visit_that_closes_counts_once),
        IN_A_DESK(an_act_that_closes_its_visit_counts_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

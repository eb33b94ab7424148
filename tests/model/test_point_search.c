/* Points added by hand answer the queries of the directory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/directory/search.h"
#include "model/point/local.h"
#include "model/point/point.h"
#include "model/territory/territory.h"
#include "tests/model/desk_fixture.h"

#define VANNES "56260"
#define RENNES "35238"

static struct point added(struct desk_fixture *fixture, struct point point)
{
    struct fault fault = {0};

    if (!point_remember(fixture->store, &point, &fault))
        fail_msg("point_remember: %d %s", fault.code, fault.word);
    return point;
}

struct searching {
    struct desk_fixture *fixture;
    struct territory *territory;
    struct point_hit hits[8];
    size_t count, total;
};

static struct searching searching(struct desk_fixture *fixture)
{
    struct searching search = {.fixture = fixture};
    struct fault fault = {0};

    search.territory = territory_open(NULL, &fault);
    assert_non_null(search.territory);
    added(fixture, (struct point){.network = "mip",
                                  .commune = RENNES,
                                  .name = "MIFE d'Ille-et-Vilaine",
                                  .address = "2 cours des Alliés"});
    added(fixture, (struct point){.network = "mip",
                                  .commune = VANNES,
                                  .name = "Espace du Morbihan",
                                  .hours = "Tu 09:00-12:00",
                                  .publics = "jeunes"});
    added(fixture, (struct point){.network = "cibc", .name = "CIBC, sans commune"});
    return search;
}

/* On Tuesday 24 November 2026 at 10:00. */
static void search_for(struct searching *search, struct point_query query)
{
    struct fault fault = {.code = FAULT_NONE};

    query.date = (struct civil_date){2026, 11, 24};
    query.time = (struct civil_time){10, 0};
    search->count = point_search(search->fixture->store, search->territory, &query, search->hits, 8,
                                 &search->total, &fault);
    assert_int_equal(fault.code, FAULT_NONE);
}

static struct point_query from_vannes(const struct searching *search)
{
    struct commune commune;

    assert_true(territory_by_insee(search->territory, VANNES, &commune));
    return (struct point_query){.has_place = true,
                                .latitude = commune.latitude / 1e4,
                                .longitude = commune.longitude / 1e4};
}

static void expect_names(const struct searching *search, const char *first, const char *second)
{
    assert_int_equal(search->count, second ? 2 : first ? 1 : 0);
    if (first)
        assert_non_null(strstr(search->hits[0].name, first));
    if (second)
        assert_non_null(strstr(search->hits[1].name, second));
}

static void beginnings_of_words_in_any_order_find_a_point(void **state)
{
    struct searching search = searching(*state);

    search_for(&search, (struct point_query){.words = "mif vilai"});
    expect_names(&search, "Vilaine", NULL);
    search_for(&search, (struct point_query){.words = "ALLIES rennes"});
    expect_names(&search, "Vilaine", NULL);
    search_for(&search, (struct point_query){.words = "ife"});
    expect_names(&search, NULL, NULL);
    search_for(&search, (struct point_query){.words = "mip", .network = "mip"});
    expect_names(&search, "Morbihan", "Ille");
    search_for(&search, (struct point_query){.network = "cibc"});
    expect_names(&search, "CIBC", NULL);
    search_for(&search, (struct point_query){.words = "mife 56000"});
    expect_names(&search, "Morbihan", NULL);
    search_for(&search, (struct point_query){.words = "56000", .remote = true});
    expect_names(&search, NULL, NULL);
    search_for(&search, (struct point_query){.theme = "mobilite"});
    expect_names(&search, NULL, NULL);
    territory_close(search.territory);
}

static void the_nearest_comes_first_and_what_is_nowhere_last(void **state)
{
    struct searching search = searching(*state);
    struct point_query query = from_vannes(&search);

    search_for(&search, query);
    assert_int_equal(search.total, 3);
    assert_string_equal(search.hits[0].name, "Espace du Morbihan");
    assert_string_equal(search.hits[0].commune, "Vannes");
    assert_int_equal(search.hits[0].distance_m, 0);
    assert_true(search.hits[0].approximate);
    assert_int_equal(search.hits[0].freshness, 100);
    assert_in_range(search.hits[1].distance_m, 80000, 120000);
    assert_int_equal(search.hits[2].distance_m, -1);
    query.within_m = 50000;
    search_for(&search, query);
    expect_names(&search, "Morbihan", NULL);
    territory_close(search.territory);
}

static void publics_and_opening_are_held_against_it(void **state)
{
    struct searching search = searching(*state);
    const struct local_closure closure = {"2026-11-24", "2026-11-24", ""};
    struct fault fault = {0};

    search_for(&search, (struct point_query){.network = "mip", .audience = "femmes seniors"});
    expect_names(&search, "Ille", NULL);
    search_for(&search, (struct point_query){.network = "mip", .audience = "seniors jeunes"});
    expect_names(&search, "Morbihan", "Ille");
    search_for(&search, (struct point_query){.open_now = true});
    expect_names(&search, "Morbihan", NULL);
    assert_true(local_change(search.fixture->store, search.hits[0].id,
                             &(struct local_change){.closure = &closure, .phone = "02 97"}, NULL,
                             &fault));
    search_for(&search, (struct point_query){.open_now = true});
    expect_names(&search, NULL, NULL);
    search_for(&search, (struct point_query){.words = "morbihan"});
    assert_string_equal(search.hits[0].phone, "02 97");
    assert_int_equal(search.hits[0].now.state, HOURS_CLOSED);
    territory_close(search.territory);
}

static void a_point_removed_is_found_on_request_only(void **state)
{
    struct searching search = searching(*state);
    struct fault fault = {0};

    search_for(&search, (struct point_query){.words = "cibc"});
    assert_int_equal(search.count, 1);
    assert_true(point_hide(search.fixture->store, search.hits[0].id, "", &fault));
    search_for(&search, (struct point_query){.words = "cibc"});
    assert_int_equal(search.count, 0);
    search_for(&search, (struct point_query){.words = "cibc", .hidden = true});
    assert_int_equal(search.count, 1);
    assert_true(search.hits[0].hidden);
    territory_close(search.territory);
}

#define IN_A_DESK(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_DESK(beginnings_of_words_in_any_order_find_a_point),
        IN_A_DESK(the_nearest_comes_first_and_what_is_nowhere_last),
        IN_A_DESK(publics_and_opening_are_held_against_it),
        IN_A_DESK(a_point_removed_is_found_on_request_only),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

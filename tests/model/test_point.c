/* Points added by hand: typed once, changed, removed, found with the directory's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/point/point.h"
#include "tests/model/desk_fixture.h"

#define VANNES "56260"

static struct point added(struct desk_fixture *fixture, struct point point)
{
    struct fault fault = {0};

    if (!point_remember(fixture->store, &point, &fault))
        fail_msg("point_remember: %d %s", fault.code, fault.word);
    return point;
}

static void a_point_is_found_again_as_it_was_typed(void **state)
{
    struct desk_fixture *fixture = *state;
    struct fault fault = {0};
    struct point again, point = added(fixture, (struct point){.network = "mip",
                                                              .commune = VANNES,
                                                              .name = "  MIFE du Morbihan ",
                                                              .address = "1 rue du Port",
                                                              .phone = "02 97 01 02 03",
                                                              .site = "https://exemple.fr",
                                                              .hours = "Mo 09:00-12:00",
                                                              .publics = "jeunes femmes",
                                                              .note = "au premier",
                                                              .agent = "ML"});

    assert_true(point_load(fixture->store, point.id, &again, &fault));
    assert_string_equal(again.name, "MIFE du Morbihan");
    assert_string_equal(again.publics, "jeunes femmes");
    assert_string_equal(again.note, "au premier");
    assert_string_equal(again.site, "https://exemple.fr");
    assert_string_equal(again.checked, "2026-11-24");
    assert_string_equal(again.agent, "ML");
    assert_string_equal(again.hidden, "");
    assert_false(point_load(fixture->store, "nulle-part", &again, &fault));
    assert_int_equal(fault.code, FAULT_POINT_UNKNOWN);
}

static void a_point_typed_again_stays_the_same_point(void **state)
{
    struct desk_fixture *fixture = *state;
    struct fault fault = {0};
    struct point again, first = added(fixture, (struct point){.network = "mip",
                                                              .commune = VANNES,
                                                              .name = "MIFE",
                                                              .note = "au premier"});
    struct point second =
        added(fixture,
              (struct point){.network = "mip", .commune = VANNES, .name = "MIFE", .phone = "02"});

    assert_string_equal(first.id, second.id);
    assert_true(point_load(fixture->store, first.id, &again, &fault));
    assert_string_equal(again.phone, "02");
    assert_string_equal(again.note, "au premier"); /* nobody spoke of it */
}

static void a_point_is_changed_but_never_into_another(void **state)
{
    struct desk_fixture *fixture = *state;
    struct fault fault = {0};
    struct point again, one = added(fixture, (struct point){.network = "mip", .name = "MIFE"});

    added(fixture, (struct point){.network = "mip", .name = "Cité des métiers"});
    snprintf(one.name, sizeof(one.name), "Cité des métiers");
    assert_false(point_save(fixture->store, &one, &fault));
    assert_int_equal(fault.code, FAULT_POINT_PRESENT);
    snprintf(one.name, sizeof(one.name), "MIFE 56");
    snprintf(one.network, sizeof(one.network), "cibc");
    assert_true(point_save(fixture->store, &one, &fault));
    assert_true(point_load(fixture->store, one.id, &again, &fault));
    assert_string_equal(again.name, "MIFE 56");
    assert_string_equal(again.network, "cibc");
    snprintf(one.name, sizeof(one.name), "a\033b");
    assert_false(point_save(fixture->store, &one, &fault));
    assert_int_equal(fault.code, FAULT_TEXT_UNSAFE);
    snprintf(one.name, sizeof(one.name), "MIFE 56");
    snprintf(one.publics, sizeof(one.publics), "jeunes femme");
    assert_false(point_save(fixture->store, &one, &fault));
    assert_int_equal(fault.code, FAULT_CELL_VALUE);
    assert_string_equal(fault.word, "femme");
    assert_non_null(strstr(fault.hint, "femmes, jeunes"));
    one.publics[0] = '\0';
    snprintf(one.name, sizeof(one.name), " ");
    assert_false(point_save(fixture->store, &one, &fault));
    assert_int_equal(fault.code, FAULT_ANSWER_MISSING);
    snprintf(one.id, sizeof(one.id), "nulle-part");
    snprintf(one.name, sizeof(one.name), "MIFE");
    assert_false(point_save(fixture->store, &one, &fault));
    assert_int_equal(fault.code, FAULT_POINT_UNKNOWN);
}

static size_t offered(struct desk_fixture *fixture)
{
    struct point_list list;
    struct fault fault = {0};

    assert_true(point_offer(fixture->store, "mip", "", &list, &fault));
    size_t count = list.count;

    point_list_finish(&list);
    return count;
}

static void a_point_removed_is_not_offered_and_may_come_back(void **state)
{
    struct desk_fixture *fixture = *state;
    struct fault fault = {0};
    struct point again,
        point = added(fixture, (struct point){.network = "mip", .name = "MIFE", .phone = "02"});

    assert_int_equal(offered(fixture), 1);
    assert_true(point_hide(fixture->store, point.id, "ML", &fault));
    assert_int_equal(offered(fixture), 0);
    assert_true(point_load(fixture->store, point.id, &again, &fault));
    assert_string_equal(again.hidden, "2026-11-24");
    assert_string_equal(again.phone, "02");
    assert_true(point_hide(fixture->store, point.id, "", &fault));
    added(fixture, (struct point){.network = "mip", .name = "MIFE"});
    assert_int_equal(offered(fixture), 1);
    assert_false(point_hide(fixture->store, "nulle-part", "", &fault));
    assert_int_equal(fault.code, FAULT_POINT_UNKNOWN);
}

#define IN_A_DESK(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_DESK(a_point_is_found_again_as_it_was_typed),
        IN_A_DESK(a_point_typed_again_stays_the_same_point),
        IN_A_DESK(a_point_is_changed_but_never_into_another),
        IN_A_DESK(a_point_removed_is_not_offered_and_may_come_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Who the desk is, how it is set, the places it learned. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "model/desk/desk.h"
#include "model/desk/setting.h"
#include "model/point/point.h"
#include "tests/model/desk_fixture.h"

static void a_desk_is_unknown_until_its_first_run(void **state)
{
    struct desk_fixture *fixture = *state;
    struct desk desk, again;
    struct fault fault = {0};
    bool known;

    assert_true(desk_load(fixture->store, &desk, &known, &fault));
    assert_false(known);
    assert_false(desk_save(fixture->store, &desk, &fault));
    assert_int_equal(fault.code, FAULT_ANSWER_MISSING);
    assert_string_equal(fault.word, "name");
    snprintf(desk.name, sizeof(desk.name), "Point accueil de Questembert");
    snprintf(desk.pack, sizeof(desk.pack), "essai-2026");
    assert_true(desk_save(fixture->store, &desk, &fault));
    snprintf(desk.commune, sizeof(desk.commune), "56184");
    assert_true(desk_save(fixture->store, &desk, &fault));
    assert_true(desk_load(fixture->store, &again, &known, &fault));
    assert_true(known);
    assert_string_equal(again.id, desk.id);
    assert_string_equal(again.commune, "56184");
}

static void a_setting_has_a_default_and_bounds(void **state)
{
    struct desk_fixture *fixture = *state;
    char value[SETTING_SIZE];
    struct fault fault = {0};

    assert_true(setting_get(fixture->store, "style", value, &fault));
    assert_string_equal(value, "auto");
    assert_true(setting_set(fixture->store, "style", "serial", &fault));
    assert_true(setting_get(fixture->store, "style", value, &fault));
    assert_string_equal(value, "serial");
    assert_false(setting_set(fixture->store, "style", "serial rich", &fault));
    assert_false(setting_set(fixture->store, "style", "", &fault));
    assert_false(setting_set(fixture->store, "style", "ser", &fault));
    assert_int_equal(fault.code, FAULT_SETTING_VALUE);
    assert_string_equal(fault.hint, "auto serial rich");
    assert_false(setting_set(fixture->store, "hide_after", "61", &fault));
    assert_false(setting_set(fixture->store, "hide_after", "-1", &fault));
    assert_string_equal(fault.hint, "0..60");
    assert_true(setting_set(fixture->store, "hide_after", "10", &fault));
    assert_int_equal(setting_number(fixture->store, "hide_after"), 10);
    assert_false(setting_on(fixture->store, "initials"));
    assert_true(setting_set(fixture->store, "initials", "oui", &fault));
    assert_true(setting_on(fixture->store, "initials"));
}

static void an_unknown_setting_is_named(void **state)
{
    struct desk_fixture *fixture = *state;
    char value[SETTING_SIZE];
    struct fault fault = {0};

    assert_false(setting_get(fixture->store, "couleur", value, &fault));
    assert_int_equal(fault.code, FAULT_SETTING_UNKNOWN);
    assert_string_equal(fault.word, "couleur");
    assert_non_null(strstr(fault.hint, "language"));
    assert_false(setting_set(fixture->store, "couleur", "bleu", &fault));
}

static void every_default_is_accepted_by_its_row(void **state)
{
    (void)state;
    for (size_t i = 0; i < setting_row_count; i++)
        assert_true(setting_accepts(&setting_rows[i], setting_rows[i].otherwise));
}

static void a_value_kept_by_another_version_gives_the_default(void **state)
{
    struct desk_fixture *fixture = *state;
    char value[SETTING_SIZE];

    assert_int_equal(
        foreign_sql(fixture->path, "INSERT INTO setting VALUES ('style', 'hologramme')"), 0);
    assert_true(setting_get(fixture->store, "style", value, NULL));
    assert_string_equal(value, "auto");
}

static void a_typed_place_is_offered_next_time(void **state)
{
    struct desk_fixture *fixture = *state;
    struct point far = {.network = "apec", .commune = "35238", .name = "Apec, centre de Rennes"};
    struct point near = {.network = "apec", .commune = "56260", .name = "Apec, permanence"};
    struct point other = {.network = "", .commune = "56260", .name = "Maison de quartier"};
    struct point_list list;
    struct fault fault = {0};

    assert_true(point_remember(fixture->store, &far, &fault));
    assert_true(point_remember(fixture->store, &near, &fault));
    assert_true(point_remember(fixture->store, &other, &fault));
    snprintf(far.phone, sizeof(far.phone), "02 00 00 00 00");
    assert_true(point_remember(fixture->store, &far, &fault));
    assert_true(point_offer(fixture->store, "apec", "56260", &list, &fault));
    assert_int_equal(list.count, 2);
    assert_string_equal(list.points[0].name, "Apec, permanence");
    assert_string_equal(list.points[1].phone, "02 00 00 00 00");
    assert_string_equal(list.points[1].checked, "2026-11-24");
    point_list_finish(&list);
    assert_true(point_offer(fixture->store, "", "", &list, &fault));
    assert_int_equal(list.count, 1);
    point_list_finish(&list);
    other.name[0] = '\0';
    assert_false(point_remember(fixture->store, &other, &fault));
    assert_int_equal(fault.code, FAULT_ANSWER_MISSING);
}

#define IN_A_DESK(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_DESK(a_desk_is_unknown_until_its_first_run),
        IN_A_DESK(a_setting_has_a_default_and_bounds),
        IN_A_DESK(an_unknown_setting_is_named),
        cmocka_unit_test(every_default_is_accepted_by_its_row),
        IN_A_DESK(a_value_kept_by_another_version_gives_the_default),
        IN_A_DESK(a_typed_place_is_offered_next_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What to tell of a place on a day: the source, and over it what the desk knows better. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "model/point/local.h"

/* 2026-11-24 is a Tuesday. */
static struct local_view view_at(const struct local *local, int day, int hour)
{
    static const struct local_source source = {.hours = "Mo-Fr 09:00-17:00; PH off",
                                               .phone = "02 00 00 00 00",
                                               .checked = "2026-03-02",
                                               .department = "56"};
    struct local_view view;

    local_overlay(local, &source, (struct civil_date){2026, 11, day}, (struct civil_time){hour, 0},
                  &view);
    return view;
}

static void expect_change(const struct hours_now *now, int month, int day, int minute)
{
    assert_true(now->has_change);
    assert_int_equal(now->day.month, month);
    assert_int_equal(now->day.day, day);
    assert_int_equal(now->minute, minute);
}

static void without_local_knowledge_the_source_speaks(void **state)
{
    (void)state;
    struct local_view view = view_at(NULL, 24, 10);

    assert_int_equal(view.now.state, HOURS_OPEN);
    assert_string_equal(view.phone, "02 00 00 00 00");
    assert_string_equal(view.checked, "2026-03-02");
    assert_false(view.own_hours || view.own_phone || view.closed || view.will_close);
}

static void own_hours_and_phone_come_first(void **state)
{
    (void)state;
    struct local local = {.hours = "Tu 14:00-16:00", .phone = "02 97 01 02 03"};
    struct local_view view = view_at(&local, 24, 10);

    assert_true(view.own_hours && view.own_phone);
    assert_string_equal(view.hours, "Tu 14:00-16:00");
    assert_string_equal(view.phone, "02 97 01 02 03");
    assert_int_equal(view.now.state, HOURS_CLOSED);
    expect_change(&view.now, 11, 24, 14 * 60);
    snprintf(local.hours, sizeof(local.hours), "sur rendez-vous");
    assert_int_equal(view_at(&local, 24, 10).now.state, HOURS_UNKNOWN);
}

static void the_later_verification_is_told(void **state)
{
    (void)state;
    struct local local = {.checked = "2026-11-20"};

    assert_string_equal(view_at(&local, 24, 10).checked, "2026-11-20");
    snprintf(local.checked, sizeof(local.checked), "2025-11-20");
    assert_string_equal(view_at(&local, 24, 10).checked, "2026-03-02");
}

static void a_closure_closes_from_its_first_to_its_last_day(void **state)
{
    (void)state;
    struct local local = {.closure = {"2026-11-24", "2026-11-27", "congés"}};
    struct local_view view = view_at(&local, 24, 10);

    assert_true(view.closed);
    assert_int_equal(view.now.state, HOURS_CLOSED);
    assert_true(view.now.shut);
    assert_string_equal(view.shown.reason, "congés");
    expect_change(&view.now, 11, 30, 9 * 60); /* Friday is the last day: Monday opens */
    assert_int_equal(view_at(&local, 27, 10).now.state, HOURS_CLOSED);
    view = view_at(&local, 30, 10);
    assert_int_equal(view.now.state, HOURS_OPEN);
    assert_false(view.closed || view.will_close);
    assert_string_equal(view.shown.from, "");
}

static void an_opening_within_a_closure_is_not_told(void **state)
{
    (void)state;
    struct local local = {.closure = {"2026-11-24", "2026-11-27", ""}};
    struct local_view view = view_at(&local, 23, 20);

    assert_true(view.will_close);
    assert_false(view.closed);
    assert_int_equal(view.now.state, HOURS_CLOSED);
    expect_change(&view.now, 11, 30, 9 * 60);
    view = view_at(&local, 23, 10); /* open on the eve, until 17:00 */
    assert_int_equal(view.now.state, HOURS_OPEN);
    expect_change(&view.now, 11, 23, 17 * 60);
    assert_string_equal(view.shown.from, "2026-11-24");
    assert_false(view_at(&local, 9, 10).will_close); /* too far ahead to be said */
}

static void nobody_knows_when_it_opens_again(void **state)
{
    (void)state;
    struct local until_notice = {.closure = {"2026-11-02", "", "sinistre"}};
    struct local_view view = view_at(&until_notice, 24, 10);

    assert_int_equal(view.now.state, HOURS_CLOSED);
    assert_false(view.now.has_change);
    struct local words = {.hours = "sur rendez-vous", .closure = {"2026-11-24", "2026-11-24", ""}};

    view = view_at(&words, 24, 10);
    assert_int_equal(view.now.state, HOURS_CLOSED);
    assert_false(view.now.has_change);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_local_knowledge_the_source_speaks),
        cmocka_unit_test(own_hours_and_phone_come_first),
        cmocka_unit_test(the_later_verification_is_told),
        cmocka_unit_test(a_closure_closes_from_its_first_to_its_last_day),
        cmocka_unit_test(an_opening_within_a_closure_is_not_told),
        cmocka_unit_test(nobody_knows_when_it_opens_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

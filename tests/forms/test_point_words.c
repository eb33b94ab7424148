/*
 * What one line says of a point: how far, how sure. A Tuesday.
 */

#include "forms/point/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct civil_date today = {2026, 11, 24};

#define NBSP "\u00A0"

static void expect(struct text_buffer *out, const char *said)
{
    assert_string_equal(buffer_text(out), said);
    buffer_finish(out);
}

static void expect_distance(int32_t metres, bool approximate, const char *said)
{
    struct text_buffer out = {0};

    point_say_distance(&out, metres, approximate);
    expect(&out, said);
}

static void approximate_distances_are_marked(void **unused)
{
    (void)unused;
    expect_distance(3150, false, "3,2" NBSP "km");
    expect_distance(98200, true, "≈" NBSP "98" NBSP "km");
    expect_distance(0, true, "");
    expect_distance(400, false, "400" NBSP "m");
    expect_distance(-1, false, "");
}

static void expect_checked(const char *checked, int freshness, const char *said)
{
    struct text_buffer out = {0};

    point_say_checked(&out, checked, freshness);
    expect(&out, said);
}

static void the_age_of_a_record_is_said(void **unused)
{
    (void)unused;
    expect_checked("2026-09-02", 100, "fiche du 02/09/2026");
    expect_checked("2023-09-02", 0, "fiche de plus de 2 ans (02/09/2023)");
    expect_checked("", -1, "fiche sans date");
}

static void expect_closure(const char *from, const char *to, const char *reason, const char *said)
{
    struct text_buffer out = {0};

    point_say_closure(&out, from, to, reason, today);
    expect(&out, said);
}

static void a_closure_is_said_until_it_is_over(void **unused)
{
    (void)unused;
    expect_closure("2026-11-23", "2026-11-29", "congés", "Fermé jusqu’au 29/11/2026 (congés)");
    expect_closure("2026-11-24", "2026-11-24", "", "Fermé jusqu’au 24/11/2026");
    expect_closure("2026-11-23", "", "", "Fermé jusqu’à nouvel ordre");
    expect_closure("2026-11-27", "2026-11-29", "", "Fermera du 27/11/2026 au 29/11/2026");
    expect_closure("2026-11-27", "", "", "Fermera le 27/11/2026, jusqu’à nouvel ordre");
    expect_closure("2026-11-01", "2026-11-23", "congés", "");
    expect_closure("", "", "", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(approximate_distances_are_marked),
        cmocka_unit_test(the_age_of_a_record_is_said),
        cmocka_unit_test(a_closure_is_said_until_it_is_over),
    };

    return cmocka_run_group_tests_name("point words", tests, NULL, NULL);
}

/* The ground everything stands on: faults that are safe to show, one clock, ids in order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/base/clock.h"
#include "model/base/fault.h"
#include "model/base/uuid.h"

static void a_fault_carries_only_safe_text(void **state)
{
    struct fault fault;

    (void)state;
    assert_false(fault_set(&fault, FAULT_CELL_VALUE));
    FAULT_TEXT(fault.word, "a\x1b[2Jb");
    assert_null(strchr(fault.word, '\x1b'));
    assert_non_null(strstr(fault.word, "[2Jb"));
    assert_false(fault_set(NULL, FAULT_DISK));
}

static void a_long_text_is_cut_between_characters(void **state)
{
    struct fault fault;
    char accents[601];

    (void)state;
    for (int i = 0; i < 600; i += 2)
        memcpy(accents + i, "\xc3\xa9", 2);
    accents[600] = '\0';
    fault_set(&fault, FAULT_CELL_VALUE);
    FAULT_TEXT(fault.word, accents);
    assert_int_equal(strlen(fault.word), 126);
}

static void a_list_keeps_every_fault_in_order(void **state)
{
    struct fault_list *list = fault_list_create();

    (void)state;
    for (unsigned row = 1; row <= 100; row++)
        fault_list_add(list, &(struct fault){.code = FAULT_CELL_EMPTY, .row = row});
    assert_int_equal(fault_list_count(list), 100);
    assert_int_equal(fault_list_at(list, 99)->row, 100);
    assert_null(fault_list_at(list, 100));
    fault_list_destroy(list);
    fault_list_destroy(NULL);
}

static void every_fault_has_an_exit_status(void **state)
{
    (void)state;
    assert_int_equal(fault_exit(FAULT_NONE), 0);
    for (int code = FAULT_NONE + 1; code < FAULT_COUNT; code++)
        assert_in_range(fault_exit((enum fault_code)code), 1, 4);
    assert_int_equal(fault_exit(FAULT_ANSWER_VALUE), 2);
    assert_int_equal(fault_exit(FAULT_NO_DOOR), 3);
    assert_int_equal(fault_exit(FAULT_STORE_DAMAGED), 4);
}

static void the_clock_can_be_frozen(void **state)
{
    struct civil_date date;
    struct civil_time time;
    char day[CLOCK_DAY_SIZE];
    int64_t now;

    (void)state;
    setenv("DEUXPORTES_NOW", "2026-11-24T10:15:30", 1);
    now = clock_now_ms();
    assert_true(now == clock_now_ms());
    clock_local(now, &date, &time);
    assert_int_equal(date.day, 24);
    assert_int_equal(time.hour * 60 + time.minute, 615);
    clock_day_text(clock_today(), day);
    assert_string_equal(day, "2026-11-24");
    assert_true(clock_instant(date, time) == now - 30000);
}

static void a_malformed_frozen_clock_is_ignored(void **state)
{
    (void)state;
    setenv("DEUXPORTES_NOW", "2001-01-01", 1);
    assert_true(clock_now_ms() > INT64_C(1600000000000));
}

static void a_person_corrects_the_day_and_the_hour_stays(void **state)
{
    struct civil_date day;
    struct civil_time time;

    (void)state;
    setenv("DEUXPORTES_NOW", "2020-01-01T09:30:00", 1);
    clock_correct((struct civil_date){2026, 11, 24});
    clock_local(clock_now_ms(), &day, &time);
    assert_int_equal(civil_compare(day, (struct civil_date){2026, 11, 24}), 0);
    assert_int_equal(time.hour, 9);
    assert_int_equal(time.minute, 30);
    unsetenv("DEUXPORTES_DAYS");
    clock_local(clock_now_ms(), &day, &time);
    assert_int_equal(day.year, 2020);
}

static void ids_grow_even_when_the_clock_does_not(void **state)
{
    char before[UUID_SIZE], id[UUID_SIZE];

    (void)state;
    setenv("DEUXPORTES_NOW", "2026-11-24T10:15:00", 1);
    uuid_make(before);
    for (int i = 0; i < 20000; i++) {
        uuid_make(id);
        assert_true(uuid_valid(id));
        assert_true(strcmp(before, id) < 0);
        memcpy(before, id, sizeof(id));
    }
    setenv("DEUXPORTES_NOW", "2026-11-24T10:14:00", 1);
    uuid_make(id);
    assert_true(strcmp(before, id) < 0);
}

static void an_id_has_its_form(void **state)
{
    (void)state;
    assert_true(uuid_valid("019aaf4e-2c40-7000-8000-0123456789ab"));
    assert_false(uuid_valid("019aaf4e-2c40-4000-8000-0123456789ab"));
    assert_false(uuid_valid("019aaf4e-2c40-7000-c000-0123456789ab"));
    assert_false(uuid_valid("019AAF4E-2c40-7000-8000-0123456789ab"));
    assert_false(uuid_valid(NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fault_carries_only_safe_text),
        cmocka_unit_test(a_long_text_is_cut_between_characters),
        cmocka_unit_test(a_list_keeps_every_fault_in_order),
        cmocka_unit_test(every_fault_has_an_exit_status),
        cmocka_unit_test(the_clock_can_be_frozen),
        cmocka_unit_test(a_malformed_frozen_clock_is_ignored),
        cmocka_unit_test(a_person_corrects_the_day_and_the_hour_stays),
        cmocka_unit_test(ids_grow_even_when_the_clock_does_not),
        cmocka_unit_test(an_id_has_its_form),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Dates, hours and appointments as people type and read them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "locale/say/say.h"
#include "locale/time/appointment.h"
#include "locale/time/date.h"
#include "tests/locale/noise.h"

static const struct civil_date today = {.year = 2026, .month = 11, .day = 24};

static void assert_date(struct civil_date date, int year, int month, int day)
{
    assert_int_equal(date.year, year);
    assert_int_equal(date.month, month);
    assert_int_equal(date.day, day);
}

static void both_ways_of_writing_a_date_are_read(void **state)
{
    struct civil_date date;

    (void)state;
    assert_true(civil_parse("2026-11-24", &date));
    assert_date(date, 2026, 11, 24);
    assert_true(civil_parse(" 1/2/2015 ", &date));
    assert_date(date, 2015, 2, 1);
    assert_true(civil_parse("29/02/2024", &date));
}

static void doubtful_dates_are_refused(void **state)
{
    static const char *const bad[] = {"",           "24/11/26",   "26-11-24",   "24/11/20266",
                                      "31/04/2026", "29/02/2026", "2026-13-01", "00/01/2026",
                                      "24/11",      "24-11-2026", "2026/11/24", "24/11/2026x",
                                      "0000-01-01", "2026-1-1",   "+1/01/2026", "24 11 2026"};
    struct civil_date date = today;

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (civil_parse(bad[i], &date))
            fail_msg("%s was taken", bad[i]);
    assert_date(date, 2026, 11, 24);
}

static void every_day_goes_there_and_back(void **state)
{
    struct civil_date last = {.year = 9999, .month = 12, .day = 31}, date;
    struct civil_date first = {.year = 1, .month = 1, .day = 1};
    int weekday = civil_weekday(first);

    (void)state;
    assert_int_equal(civil_to_days((struct civil_date){.year = 1970, .month = 1, .day = 1}), 0);
    assert_int_equal(civil_to_days((struct civil_date){.year = 2000, .month = 3, .day = 1}), 11017);
    for (int days = civil_to_days(first); days <= civil_to_days(last); days++) {
        date = civil_from_days(days);
        if (!civil_valid(date) || civil_to_days(date) != days || civil_weekday(date) != weekday)
            fail_msg("day %d", days);
        weekday = weekday % 7 + 1;
    }
}

static void days_of_the_week_are_known(void **state)
{
    (void)state;
    assert_int_equal(civil_weekday(today), 2);
    assert_int_equal(civil_weekday((struct civil_date){.year = 2015, .month = 6, .day = 26}), 5);
    assert_int_equal(civil_weekday((struct civil_date){.year = 1789, .month = 7, .day = 14}), 2);
    assert_true(civil_compare(today, (struct civil_date){.year = 2026, .month = 12, .day = 1}) < 0);
    assert_int_equal(civil_compare(today, today), 0);
}

static void hours_are_read_as_french_people_write_them(void **state)
{
    static const struct {
        const char *text;
        int hour, minute;
    } good[] = {{"9:00", 9, 0},
                {"09:00", 9, 0},
                {"9h", 9, 0},
                {"9h30", 9, 30},
                {"9 h 30", 9, 30},
                {"14H05", 14, 5},
                {"9\u00A0h\u00A030", 9, 30},
                {" 23:59 ", 23, 59},
                {"0:00", 0, 0},
                {"9 h", 9, 0}};
    static const char *const bad[] = {
        "", "9", "24:00", "9:60", "9:5", "9:", "9h5", "h30", "9:00x", "109:00", "-1:00"};
    struct civil_time time;

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        if (!civil_time_parse(good[i].text, &time))
            fail_msg("%s was refused", good[i].text);
        assert_int_equal(time.hour, good[i].hour);
        assert_int_equal(time.minute, good[i].minute);
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (civil_time_parse(bad[i], &time))
            fail_msg("%s was taken", bad[i]);
}

static void assert_written(void (*write)(struct text_buffer *, struct civil_date),
                           struct civil_date date, const char *expected)
{
    struct text_buffer buffer = {0};

    write(&buffer, date);
    assert_string_equal(buffer_text(&buffer), expected);
    buffer_finish(&buffer);
}

static void dates_are_written_in_french(void **state)
{
    struct civil_date first = {.year = 2026, .month = 12, .day = 1};

    (void)state;
    assert_written(civil_write_short, today, "mar. 24 nov.");
    assert_written(civil_write_long, today, "mardi 24 novembre 2026");
    assert_written(civil_write_date, today, "24 novembre 2026");
    assert_written(civil_write_numeric, today, "24/11/2026");
    assert_written(civil_write_day, first, "01/12");
    assert_written(civil_write_iso, today, "2026-11-24");
    assert_written(civil_write_long, first, "mardi 1er décembre 2026");
}

static void assert_duration(int minutes, const char *expected)
{
    struct text_buffer buffer = {0};

    civil_write_duration(&buffer, minutes);
    assert_string_equal(buffer_text(&buffer), expected);
    buffer_finish(&buffer);
}

static void hours_and_durations_are_written(void **state)
{
    struct text_buffer buffer = {0};

    (void)state;
    civil_write_time(&buffer, (struct civil_time){.hour = 9});
    buffer_add(&buffer, " ");
    civil_write_clock(&buffer, (struct civil_time){.hour = 9, .minute = 5});
    assert_string_equal(buffer_text(&buffer), "9:00 09:05");
    buffer_finish(&buffer);
    assert_duration(0, "0\u00A0min");
    assert_duration(45, "45\u00A0min");
    assert_duration(120, "2\u00A0h");
    assert_duration(65, "1\u00A0h\u00A005");
    assert_duration(-5, "0\u00A0min");
}

static void assert_appointment(const char *text, const char *expected)
{
    struct appointment appointment;
    struct text_buffer buffer = {0};

    if (!appointment_parse(text, today, &appointment))
        fail_msg("%s was not understood", text);
    civil_write_iso(&buffer, appointment.date);
    if (appointment.timed) {
        buffer_add(&buffer, " ");
        civil_write_clock(&buffer, appointment.time);
    }
    assert_string_equal(buffer_text(&buffer), expected);
    buffer_finish(&buffer);
}

static void appointments_are_understood(void **state)
{
    (void)state;
    assert_appointment("26/11 9:00", "2026-11-26 09:00");
    assert_appointment("jeudi 26 novembre 9h", "2026-11-26 09:00");
    assert_appointment("26/11/2026 à 9h30", "2026-11-26 09:30");
    assert_appointment("  le jeudi 26 novembre à 9 h 30 ", "2026-11-26 09:30");
    assert_appointment("Jeudi 26 Novembre 2026, 9:00", "2026-11-26 09:00");
    assert_appointment("jeu. 26 nov. 9h", "2026-11-26 09:00");
    assert_appointment("24/11 15h", "2026-11-24 15:00");
    assert_appointment("23/11 15h", "2027-11-23 15:00");
    assert_appointment("1er décembre 8:30", "2026-12-01 08:30");
    assert_appointment("4 fevrier", "2027-02-04");
    assert_appointment("29/2 10h", "2028-02-29 10:00");
    assert_appointment("demain 14h", "2026-11-25 14:00");
    assert_appointment("aujourd’hui à 16:15", "2026-11-24 16:15");
    assert_appointment("après-demain", "2026-11-26");
    assert_appointment("mardi 9h", "2026-12-01 09:00");
    assert_appointment("lundi", "2026-11-30");
    assert_appointment("2026-11-26 9:00", "2026-11-26 09:00");
    assert_appointment("26/11\u00A09\u00A0h\u00A030", "2026-11-26 09:30");
}

static void free_text_is_left_alone(void **state)
{
    static const char *const texts[] = {"",
                                        "9:00",
                                        "appeler avant",
                                        "la semaine prochaine",
                                        "26/11 avec Mme Le Goff",
                                        "26 rue de la Mabilais",
                                        "vendredi 26 novembre 9h",
                                        "31/02 9h",
                                        "26/13",
                                        "26/11/26 9h",
                                        "jeudi 26 9h",
                                        "26/11 25:00",
                                        "-3 novembre",
                                        "32 novembre",
                                        "demain matin",
                                        "29 février 2027"};
    struct appointment appointment;

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        if (appointment_parse(texts[i], today, &appointment))
            fail_msg("%s was taken for a date", texts[i]);
}

static void noise_is_never_an_impossible_date(void **state)
{
    static const char *const words[] = {"jeudi ", "26",   "/",   "11",      "novembre ", "9h",
                                        " ",      "2026", ":",   "demain ", "1er ",      "-",
                                        "à ",     "30",   "mai", "\xE9",    "29 "};
    uint64_t seed = 99;

    (void)state;
    for (int i = 0; i < 50000; i++) {
        struct appointment appointment;
        char text[128] = "";

        for (uint64_t n = noise_next(&seed) % 8; n > 0; n--)
            strcat(text, words[noise_next(&seed) % (sizeof words / sizeof words[0])]);
        if (!appointment_parse(text, today, &appointment))
            continue;
        assert_true(civil_valid(appointment.date));
        assert_in_range(appointment.time.hour, 0, 23);
        assert_in_range(appointment.time.minute, 0, 59);
    }
}

static void an_appointment_is_written_whole(void **state)
{
    struct appointment appointment;
    struct text_buffer buffer = {0};

    (void)state;
    assert_true(appointment_parse("26/11 9h", today, &appointment));
    appointment_write(&buffer, &appointment);
    assert_string_equal(buffer_text(&buffer), "jeudi 26 novembre 2026 à 9:00");
    buffer_clear(&buffer);
    appointment.timed = false;
    appointment_write(&buffer, &appointment);
    assert_string_equal(buffer_text(&buffer), "jeudi 26 novembre 2026");
    buffer_finish(&buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_ways_of_writing_a_date_are_read),
        cmocka_unit_test(doubtful_dates_are_refused),
        cmocka_unit_test(every_day_goes_there_and_back),
        cmocka_unit_test(days_of_the_week_are_known),
        cmocka_unit_test(hours_are_read_as_french_people_write_them),
        cmocka_unit_test(dates_are_written_in_french),
        cmocka_unit_test(hours_and_durations_are_written),
        cmocka_unit_test(appointments_are_understood),
        cmocka_unit_test(free_text_is_left_alone),
        cmocka_unit_test(noise_is_never_an_impossible_date),
        cmocka_unit_test(an_appointment_is_written_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

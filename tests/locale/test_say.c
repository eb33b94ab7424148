/* Sentences, numbers and phones in French, and in English at the press of a key. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "locale/say/format.h"
#include "locale/say/number.h"
#include "locale/say/phone.h"
#include "locale/say/say.h"
#include "locale/text/utf8.h"
#include "locale/time/appointment.h"
#include "locale/time/date.h"

static const struct civil_date day = {.year = 2026, .month = 11, .day = 24};

static void assert_long_date(const char *expected)
{
    struct text_buffer buffer = {0};

    civil_write_long(&buffer, day);
    assert_string_equal(buffer_text(&buffer), expected);
    buffer_finish(&buffer);
}

static void language_changes_at_once_and_back(void **state)
{
    struct text_buffer buffer = {0};

    (void)state;
    assert_true(say_start("fr", CATALOGUES));
    assert_long_date("mardi 24 novembre 2026");
    assert_true(say_switch("en"));
    assert_string_equal(say_language(), "en");
    assert_long_date("Tuesday 24 November 2026");
    civil_write_short(&buffer, day);
    assert_string_equal(buffer_text(&buffer), "Tue 24 Nov");
    buffer_finish(&buffer);
    assert_true(say_switch("fr"));
    assert_long_date("mardi 24 novembre 2026");
}

static void appointments_are_understood_in_both_languages(void **state)
{
    static const char *const texts[] = {"Thursday 26 November 9:00", "thu 26 nov 9h",
                                        "jeudi 26 novembre 9h"};
    struct appointment appointment;

    (void)state;
    assert_true(say_start("en", CATALOGUES));
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (!appointment_parse(texts[i], day, &appointment))
            fail_msg("%s was not understood", texts[i]);
        assert_int_equal(appointment.date.day, 26);
        assert_int_equal(appointment.time.hour, 9);
    }
    assert_true(say_switch("fr"));
    assert_false(appointment_parse(texts[0], day, &appointment));
}

static void a_language_without_catalogue_speaks_french(void **state)
{
    (void)state;
    assert_true(say_start("br", CATALOGUES));
    assert_long_date("mardi 24 novembre 2026");
    assert_string_equal(say_text(""), "");
    assert_string_equal(say_n("{n} accueil", "{n} accueils", 0), "{n} accueil");
    assert_string_equal(say_n("{n} accueil", "{n} accueils", 1), "{n} accueil");
    assert_string_equal(say_n("{n} accueil", "{n} accueils", 2), "{n} accueils");
}

static void only_language_codes_are_taken(void **state)
{
    static const char *const bad[] = {"",       "f",     "FR",     "fr:en", "../x",
                                      "french", "fr_fr", "fr_FRA", "fr_"};

    (void)state;
    assert_true(say_start("fr", CATALOGUES));
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(say_switch(bad[i]));
    assert_false(say_switch(NULL));
    assert_string_equal(say_language(), "fr");
    assert_true(say_switch("pt_BR"));
}

static void assert_format(const char *pattern, const char *expected)
{
    static const struct say_value values[] = {{.name = "nom", .text = "Apec"},
                                              {.name = "n", .text = "3"},
                                              {.name = "rien", .text = NULL},
                                              {.name = "piège", .text = "{nom}"}};
    struct text_buffer buffer = {0};

    say_format(&buffer, pattern, values, sizeof values / sizeof values[0]);
    assert_string_equal(buffer_text(&buffer), expected);
    buffer_finish(&buffer);
}

static void holes_are_filled_by_name(void **state)
{
    (void)state;
    assert_format("{nom} et {n} autres", "Apec et 3 autres");
    assert_format("{n} {n} : {nom}", "3 3 : Apec");
    assert_format("", "");
    assert_format("{rien}.", ".");
    assert_format("{piège}", "{nom}");
}

static void unknown_holes_stay_as_written(void **state)
{
    (void)state;
    assert_format("{inconnu} {nom", "{inconnu} {nom");
    assert_format("{{nom}} {} }", "{Apec} {} }");
    assert_format("{no{nom}", "{noApec");
}

static void assert_number(void (*write)(struct text_buffer *, long long), long long value,
                          const char *expected)
{
    struct text_buffer buffer = {0};

    write(&buffer, value);
    assert_string_equal(buffer_text(&buffer), expected);
    buffer_finish(&buffer);
}

static void numbers_are_written_in_french(void **state)
{
    (void)state;
    assert_true(say_start("fr", NULL));
    assert_number(number_write, 0, "0");
    assert_number(number_write, 999, "999");
    assert_number(number_write, 34969, "34\u202F969");
    assert_number(number_write, -1234567, "-1\u202F234\u202F567");
    assert_number(number_write, INT64_MIN,
                  "-9\u202F223\u202F372\u202F036\u202F854\u202F775\u202F808");
    assert_number(number_write_tenths, 32, "3,2");
    assert_number(number_write_tenths, -5, "-0,5");
    assert_number(number_write_distance, 849, "800\u00A0m");
    assert_number(number_write_distance, 3150, "3,2\u00A0km");
    assert_number(number_write_distance, 9949, "9,9\u00A0km");
    assert_number(number_write_distance, 9950, "10\u00A0km");
    assert_number(number_write_distance, 97600, "98\u00A0km");
    assert_number(number_write_distance, -1, "0\u00A0m");
}

static void numbers_are_written_in_english(void **state)
{
    (void)state;
    assert_true(say_start("en", NULL));
    assert_number(number_write, 34969, "34,969");
    assert_number(number_write_tenths, 32, "3.2");
    assert_true(say_switch("fr"));
}

static void assert_phone(const char *in, const char *expected)
{
    char out[64];

    assert_int_equal(phone_format(in, out, sizeof out), strlen(expected));
    assert_string_equal(out, expected);
}

#define NB "\u00A0"

static void french_phones_are_grouped(void **state)
{
    static const char *const vannes[] = {
        "0297010203",        "+33297010203",      "02.97.01.02.03",
        "02 97 01 02 03",    "+33 2 97 01 02 03", "0033 2 97 01 02 03",
        "+33 (0)2 97010203", "02-97-01-02-03",    " 02" NB "97" NB "010203"};

    (void)state;
    for (size_t i = 0; i < sizeof vannes / sizeof vannes[0]; i++) {
        assert_phone(vannes[i], "02" NB "97" NB "01" NB "02" NB "03");
        assert_true(phone_valid(vannes[i]));
    }
    assert_phone("3949", "39" NB "49");
    assert_phone("39 49", "39" NB "49");
    assert_phone("0800600007", "0" NB "800" NB "600" NB "007");
    assert_phone("116117", "116" NB "117");
    assert_phone("115", "115");
    assert_phone("15", "15");
}

static void other_phones_pass_unchanged(void **state)
{
    static const char *const other[] = {
        "",           "+44 20 7946 0958", "accueil, poste 12", "02 97 01 02",
        "0097010203", "1234567890",       "02970102033",       "+330297010203"};
    char out[8];

    (void)state;
    for (size_t i = 0; i < sizeof other / sizeof other[0]; i++) {
        assert_phone(other[i], other[i]);
        assert_false(phone_valid(other[i]));
    }
    assert_int_equal(phone_format("0297010203", out, sizeof out), 6);
    assert_true(utf8_valid(out, 6));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(language_changes_at_once_and_back),
        cmocka_unit_test(appointments_are_understood_in_both_languages),
        cmocka_unit_test(a_language_without_catalogue_speaks_french),
        cmocka_unit_test(only_language_codes_are_taken),
        cmocka_unit_test(holes_are_filled_by_name),
        cmocka_unit_test(unknown_holes_stay_as_written),
        cmocka_unit_test(numbers_are_written_in_french),
        cmocka_unit_test(numbers_are_written_in_english),
        cmocka_unit_test(french_phones_are_grouped),
        cmocka_unit_test(other_phones_pass_unchanged),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

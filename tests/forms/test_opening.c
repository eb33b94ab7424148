/* What the receptionist reads about the hours of a place, in French and in English. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "forms/hours/opening.h"
#include "locale/say/say.h"
#include "tests/model/hours_instant.h"

static void check(const char *told, const char *expected, const char *text)
{
    if (strcmp(told, expected) != 0)
        fail_msg("\"%s\": said \"%s\" instead of \"%s\"", text, told, expected);
}

/* ------------------------------------------------------------------------------- the state */

static const struct {
    const char *text, *at, *department, *french, *english;
} states[] = {
    {"Mo-Fr 09:00-17:00; PH off", "2026-11-24T10:00", "35", "Ouvert jusqu’à 17:00",
     "Open until 17:00"},
    {"Mo-Fr 09:00-17:00; PH off", "2026-11-24T08:00", "35", "Fermé, ouvre à 9:00",
     "Closed, opens at 9:00"},
    {"Mo-Fr 08:30-17:00; PH off", "2026-11-24T18:00", "35", "Fermé, ouvre demain à 8:30",
     "Closed, opens tomorrow at 8:30"},
    {"Mo-Fr 09:00-17:00; PH off", "2026-11-27T18:00", "35", "Fermé, ouvre lundi à 9:00",
     "Closed, opens on Monday at 9:00"},
    {"Mo 09:00-12:00", "2026-11-23T12:00", "35", "Fermé, ouvre lundi 30/11 à 9:00",
     "Closed, opens on Monday 30/11 at 9:00"},
    {"Mo-Su 20:00-24:00", "2026-11-24T21:00", "35", "Ouvert jusqu’à minuit", "Open until midnight"},
    {"Mo-Su 20:00-02:00", "2026-11-24T21:00", "35", "Ouvert jusqu’à demain 2:00",
     "Open until tomorrow 2:00"},
    {"Tu 09:00-24:00; We,Th 00:00-24:00", "2026-11-24T21:00", "35", "Ouvert jusqu’à vendredi 0:00",
     "Open until Friday 0:00"},
    {"We 00:00-12:00", "2026-11-24T21:00", "35", "Fermé, ouvre à minuit",
     "Closed, opens at midnight"},
    {"24/7", "2026-11-24T21:00", "35", "Ouvert en ce moment", "Open now"},
    {"off", "2026-11-24T21:00", "35", "Fermé", "Closed"},
    /* public holidays are named where they are the reason */
    {"Mo-Sa 09:00-17:00; PH off", "2026-08-15T10:00", "35",
     "Fermé aujourd’hui (Assomption), ouvre lundi à 9:00",
     "Closed today (Assumption), opens on Monday at 9:00"},
    {"Sa 09:00-12:00; PH off; Fr \"sur rendez-vous\"", "2026-08-15T10:00", "35",
     "Fermé aujourd’hui (Assomption)", "Closed today (Assumption)"},
    {"Mo-Fr 09:00-17:00", "2026-07-14T10:00", "35", "Horaires\u00a0: demander (14 Juillet)",
     "Opening hours: ask (14 July)"},
    {"Mo-Fr 09:00-17:00; PH off", "2026-04-03T10:00", "67",
     "Horaires\u00a0: demander (Vendredi saint)", "Opening hours: ask (Good Friday)"},
    {"9h-12h", "2026-11-24T10:00", "35", "Horaires\u00a0: demander", "Opening hours: ask"},
    {"", "2026-11-24T10:00", "35", "Horaires\u00a0: demander", "Opening hours: ask"},
    /* a comment is to be read before anybody is sent there */
    {"Tu 09:00-12:00 \"Sur rendez-vous\"", "2026-11-24T10:00", "35",
     "Ouvert jusqu’à 12:00, voir la remarque", "Open until 12:00, see the remark"},
};

static void the_state_in_one_sentence(void **state)
{
    static const char *const languages[] = {"fr", "en"};

    (void)state;
    for (size_t i = 0; i < 2 * sizeof states / sizeof *states; i++) {
        const char *text = states[i / 2].text;
        struct text_buffer out = {0};
        struct civil_date today;
        struct hours_now now =
            hours_asked(text, states[i / 2].at, states[i / 2].department, &today);

        assert_true(say_switch(languages[i % 2]));
        opening_say_state(&now, today, &out);
        check(buffer_text(&out), i % 2 ? states[i / 2].english : states[i / 2].french, text);
        buffer_finish(&out);
    }
    assert_true(say_switch("fr"));
}

static void every_holiday_has_its_name(void **state)
{
    static const char *const departments[] = {"67", "971", "974"};

    (void)state;
    for (size_t i = 0; i < sizeof departments / sizeof *departments; i++)
        for (int day = civil_to_days((struct civil_date){2026, 1, 1}), end = day + 365; day < end;
             day++) {
            const char *code = hours_holiday(civil_from_days(day), departments[i], NULL);

            assert_true(!code || strcmp(opening_holiday(code), code) != 0);
        }
}

/* -------------------------------------------------------------------------------- the text */

#define BEFORE "\u00a0; "

static const char *const texts[][2] = {
    {"Mo-Fr 08:30-12:30 open \"Sans rendez-vous\"; PH off",
     "lundi à vendredi, 8:30 à 12:30 («\u00a0Sans rendez-vous\u00a0»)" BEFORE
     "fermé les jours fériés"},
    {"Mo 09:00-12:00,14:00-17:30\"Sans rendez-vous\";Tu 09:00-12:00,14:00-17:30;"
     "We 09:00-12:00,14:00-17:30;Th 09:00-12:00,14:00-17:30;Fr 09:00-12:00,14:00-17:30; PH off",
     "lundi, 9:00 à 12:00 et 14:00 à 17:30 («\u00a0Sans rendez-vous\u00a0»)" BEFORE
     "mardi à vendredi, 9:00 à 12:00 et 14:00 à 17:30" BEFORE "fermé les jours fériés"},
    {"Mo 08:30-17:00 open, Tu 08:30-17:00 open, Sa closed, Su closed",
     "lundi et mardi, 8:30 à 17:00" BEFORE "samedi et dimanche, fermé"},
    {"Mo,Th-Fr 19:30-21:00 open", "lundi, jeudi et vendredi, 19:30 à 21:00"},
    {"Mo-Sa 09:00-17:00; We 14:00-17:00",
     "lundi, mardi et jeudi à samedi, 9:00 à 17:00" BEFORE "mercredi, 14:00 à 17:00"},
    {"Mo-Fr,PH 14:00-18:00,09:00-12:00",
     "lundi à vendredi et jours fériés, 9:00 à 12:00 et 14:00 à 18:00"},
    {"09:00-24:00", "tous les jours, 9:00 à minuit"},
    {"24/7", "tous les jours, jours fériés compris, 24 heures sur 24"},
    {"Fr 22:00-02:00", "vendredi, 22:00 à 2:00"},
    {"off", "tous les jours, jours fériés compris, fermé"},
    {"Mo-Fr 09:00-12:00; Sa \"sur rendez-vous\"",
     "lundi à vendredi, 9:00 à 12:00" BEFORE
     "samedi, horaires à demander \u00b7 «\u00a0sur rendez-vous\u00a0»"},
    {"Mo 09:00-10:00 \"A\", Mo 11:00-12:00 \"B\"; Tu off \"A\"; We off \"C\"",
     "lundi, 9:00 à 10:00 («\u00a0A\u00a0») et 11:00 à 12:00 («\u00a0B\u00a0»)" BEFORE
     "mardi et mercredi, fermé \u00b7 «\u00a0C\u00a0»"},
    {"Mo 09:00-12:00 \"A\"; Tu 09:00-12:00 \"A\"",
     "lundi et mardi, 9:00 à 12:00 («\u00a0A\u00a0»)"},
    /* not understood: as it is, on one line, driving nothing */
    {"9.00 à 12.00 - 14.00 à 17.00", "9.00 à 12.00 - 14.00 à 17.00"},
    {"Lundi 9h\nMardi 10h", "Lundi 9h Mardi 10h"},
    {"Mo-Fr 09:00-12:00 \"\x1b[2J\"", "lundi à vendredi, 9:00 à 12:00 («\u00a0<U+001B>[2J\u00a0»)"},
    {"9h\u202e\xff", "9h<U+202E><FF>"},
    {"", ""},
    {" \n", ""},
};

static void the_text_in_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct text_buffer out = {0};

        opening_say_text(texts[i][0], &out);
        check(buffer_text(&out), texts[i][1], texts[i][0]);
        buffer_finish(&out);
    }
}

static void the_text_in_english(void **state)
{
    struct text_buffer out = {0};

    (void)state;
    assert_true(say_switch("en"));
    opening_say_text("Mo-Fr 08:30-12:30,14:00-17:00; Sa off; PH off", &out);
    assert_string_equal(buffer_text(&out),
                        "Monday to Friday, 8:30 to 12:30 and 14:00 to 17:00" BEFORE
                        "Saturday, closed" BEFORE "closed on public holidays");
    assert_true(say_switch("fr"));
    buffer_finish(&out);
}

static void the_text_is_always_beside(void **state)
{
    static const char *const written[][2] = {
        {"Mo-Fr 09:00-17:00", "Ouvert jusqu’à 17:00 \u00b7 lundi à vendredi, 9:00 à 17:00"},
        {"le matin", "Horaires\u00a0: demander \u00b7 le matin"},
        {NULL, "Horaires\u00a0: demander"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
        struct text_buffer out = {0};
        struct civil_date today;
        struct hours_now now = hours_asked(written[i][0], "2026-11-24T10:00", "35", &today);

        opening_say(written[i][0], &now, today, &out);
        assert_string_equal(buffer_text(&out), written[i][1]);
        buffer_finish(&out);
    }
}

static int start(void **state)
{
    (void)state;
    return say_start("fr", CATALOGUES) ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_state_in_one_sentence), cmocka_unit_test(every_holiday_has_its_name),
        cmocka_unit_test(the_text_in_words),         cmocka_unit_test(the_text_in_english),
        cmocka_unit_test(the_text_is_always_beside),
    };

    return cmocka_run_group_tests(tests, start, NULL);
}

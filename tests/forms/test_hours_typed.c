/* Hours as a receptionist types them: understood to the last word, or kept as they are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "forms/hours/typed.h"

static const struct {
    const char *typed, *written; /* NULL: kept as typed, not understood */
} rows[] = {
    {"Mo-Fr 09:00-12:00; PH off", "Mo-Fr 09:00-12:00; PH off"},
    {"lundi au vendredi 9h-12h et 14h-17h", "Mo-Fr 09:00-12:00,14:00-17:00"},
    {"du lundi au vendredi, de 9h00 à 12h30 et de 13 h 30 à 17 h", "Mo-Fr 09:00-12:30,13:30-17:00"},
    {"lu-ve 9:00-12:00, sam 9h à 12h", "Mo-Fr 09:00-12:00, Sa 09:00-12:00"},
    {"Mardi et jeudi : 14h–18h", "Tu,Th 14:00-18:00"},
    {"lundi–vendredi 9h-12h 14h-17h", "Mo-Fr 09:00-12:00,14:00-17:00"},
    {"lundi 9h-12h, fermé le mardi et les jours fériés", "Mo 09:00-12:00, Tu,PH off"},
    {"tous les jours 9h-17h", "Mo-Su 09:00-17:00"},
    {"lundi 9h-12h 30", "Mo 09:00-12:30"},
    {"lundi 9:00-12:00 14:00-17:00", "Mo 09:00-12:00,14:00-17:00"},
    {"le mercredi de 8h à 12h", "We 08:00-12:00"},
    {"lundi à vendredi 9h-17h, jours fériés fermé", "Mo-Fr 09:00-17:00, PH off"},
    {"lundi 9h-12h, lundi 14h-17h", "Mo 09:00-12:00, Mo 14:00-17:00"},
    {"LUNDI 9H-12H", "Mo 09:00-12:00"},
    /* nothing is guessed */
    {"", NULL},
    {"9-12", NULL},
    {"lundi 9", NULL},
    {"lundi 9h", NULL},
    {"lundi 9h, 12h", NULL},
    {"lundi 25h-26h", NULL},
    {"lundi 9h70-12h", NULL},
    {"lundi 9h-12h sauf vacances", NULL},
    {"m 9h-12h", NULL},
    {"un lundi sur deux 9h-12h", NULL},
    {"sur rendez-vous", NULL},
    {"fermé le lundi mardi 9h-12h", NULL},
    {"fermé fermé le lundi", NULL},
    {"tous les lundi 9h-12h", NULL},
    {"lundi à", NULL},
    {"lundi fermé 9h-12h", NULL},
    {"lundi 9h-12h +", NULL},
    {"lundi 9h-12h \xFF", NULL},
};

static void hours_are_understood_whole_or_kept(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text_buffer out = {0};
        bool known = hours_typed(rows[i].typed, &out);
        const char *expected = rows[i].written ? rows[i].written : rows[i].typed;

        if (known != (rows[i].written != NULL) || strcmp(buffer_text(&out), expected) != 0)
            fail_msg("\"%s\": %d \"%s\" instead of \"%s\"", rows[i].typed, known, buffer_text(&out),
                     expected);
        buffer_finish(&out);
    }
}

/* Whoever opens the card again sees words, and keeps the same hours by keeping them. */
static void hours_come_back_as_words(void **state)
{
    static const struct {
        const char *text, *field;
    } fields[] = {
        {"Mo-Fr 09:00-12:00,13:30-17:00; PH off",
         "lundi à vendredi, 9:00 à 12:00 et 13:30 à 17:00\u00a0; fermé les jours fériés"},
        {"Mo-Su 09:00-17:00", "tous les jours, 9:00 à 17:00"},
        {"Tu,Th 14:00-18:00", "mardi et jeudi, 14:00 à 18:00"},
        {"Mo-Fr 08:30-12:30 \"Sans rendez-vous\"", "Mo-Fr 08:30-12:30 \"Sans rendez-vous\""},
        {"un mardi sur deux", "un mardi sur deux"},
        {"", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        struct text_buffer out = {0};

        hours_to_type(fields[i].text, &out);
        if (strcmp(buffer_text(&out), fields[i].field) != 0)
            fail_msg("\"%s\": \"%s\" instead of \"%s\"", fields[i].text, buffer_text(&out),
                     fields[i].field);
        buffer_finish(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hours_are_understood_whole_or_kept),
        cmocka_unit_test(hours_come_back_as_words),
    };

    return cmocka_run_group_tests_name("hours typed", tests, NULL, NULL);
}

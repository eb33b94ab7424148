/* Hours of DILA and France Travail become a text that is understood, or one that keeps every word
 * and is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/hours/convert.h"
#include "tests/model/hours_instant.h"

enum { ENTRIES_MOST = 4 };

static struct hours_now asked(const struct text_buffer *text, const char *instant)
{
    struct civil_date date;

    return hours_asked(buffer_text(text), instant, "75", &date);
}

/* ----------------------------------------------------------------------------------- DILA */

static const struct {
    struct dila_range ranges[ENTRIES_MOST];
    size_t count;
    const char *text;
} dila[] = {
    /* the two records of the sample, comments shortened */
    {{{"Lundi", "Jeudi", "09:00:00", "11:30:00", "13:30:00", "16:30:00", "Sans rendez-vous"},
      {"Vendredi", "Vendredi", "09:00:00", "11:30:00", "13:30:00", "15:30:00", ""}},
     2,
     "Mo-Th 09:00-11:30,13:30-16:30 \"Sans rendez-vous\"; Fr 09:00-11:30,13:30-15:30"},
    {{{"Mardi", "Mardi", "09:00:00", "12:00:00", "18:00:00", "19:00:00", NULL}},
     1,
     "Tu 09:00-12:00,18:00-19:00"},
    /* one slot, the second one empty; no last day; seconds left out */
    {{{"Mercredi", "", "8:30", "12:00", "", "", ""}}, 1, "We 08:30-12:00"},
    {{{"lundi", "DIMANCHE", "00:00:00", "00:00:00", "", "", ""}}, 0, ""},
    /* the afternoon alone */
    {{{"Samedi", "Samedi", "", "", "14:00:00", "00:00:00", ""}}, 1, "Sa 14:00-24:00"},
    /* no slot at all: the days are named, their hours are to be asked */
    {{{"Lundi", "Vendredi", "", "", "", "", "Sur \"rendez-vous\"\nau 2e"}},
     1,
     "Mo-Fr \"Sur 'rendez-vous' au 2e\""},
    /* ranges of the same days add up */
    {{{"Lundi", "Vendredi", "09:00:00", "12:00:00", "", "", "Accueil"},
      {"Lundi", "Mardi", "14:00:00", "16:00:00", "", "", ""},
      {"Samedi", "Samedi", "10:00:00", "12:00:00", "", "", ""}},
     3,
     "Mo-Fr 09:00-12:00 \"Accueil\", Mo-Tu 14:00-16:00; Sa 10:00-12:00"},
};

static void dila_ranges(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof dila / sizeof *dila; i++) {
        struct text_buffer text = {0};
        struct hours hours;

        assert_true(hours_write_dila(dila[i].ranges, dila[i].count, &text));
        assert_string_equal(buffer_text(&text), dila[i].text);
        hours_read(buffer_text(&text), &hours);
        assert_int_equal(hours.known, dila[i].count > 0);
        buffer_finish(&text);
    }
}

static void dila_ranges_mean_what_they_said(void **state)
{
    struct text_buffer text = {0};
    const struct hours_now *now = NULL;
    struct hours_now found;

    (void)state;
    assert_true(hours_write_dila(dila[6].ranges, dila[6].count, &text));
    found = asked(&text, "2026-11-24T15:00");
    now = &found;
    assert_int_equal(now->state, HOURS_OPEN);
    found = asked(&text, "2026-11-25T15:00");
    assert_int_equal(now->state, HOURS_CLOSED);
    found = asked(&text, "2026-11-24T11:00"); /* the second range did not take the first away */
    assert_int_equal(now->state, HOURS_OPEN);
    assert_true(now->commented);
    found = asked(&text, "2026-11-11T10:00"); /* DILA says nothing of public holidays */
    assert_int_equal(now->state, HOURS_UNKNOWN);
    buffer_finish(&text);
}

static void dila_mistakes_keep_every_word(void **state)
{
    static const struct dila_range mistakes[] = {
        {"Lundy", "Jeudi", "09:00:00", "11:30:00", "", "", "Accueil"},
        {"Lundi", "Jeudredi", "09:00:00", "11:30:00", "", "", "Accueil"},
        {"", "", "09:00:00", "11:30:00", "", "", "Accueil"},
        {"Lundi", "Jeudi", "09:00:00", "", "", "", "Accueil"},
        {"Lundi", "Jeudi", "12:00:00", "09:00:00", "", "", "Accueil"},
        {"Lundi", "Jeudi", "09:00:00", "09:00:00", "", "", "Accueil"},
        {"Lundi", "Jeudi", "00:00:00", "00:00:00", "", "", "Accueil"},
        {"Lundi", "Jeudi", "09:00:30", "11:30:00", "", "", "Accueil"},
        {"Lundi", "Jeudi", "9h", "11h30", "", "", "Accueil"},
        {"Lundi", "Jeudi", "09:00:00", "24:30:00", "", "", "Accueil"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        const struct dila_range ranges[] = {
            {"Vendredi", "Vendredi", "09:00:00", "12:00:00", "", "", ""}, mistakes[i]};
        struct text_buffer text = {0};

        assert_false(hours_write_dila(ranges, 2, &text));
        assert_int_equal(asked(&text, "2026-11-27T10:00").state, HOURS_UNKNOWN);
        assert_non_null(strstr(buffer_text(&text), "Vendredi"));
        assert_non_null(strstr(buffer_text(&text), mistakes[i].first_day));
        assert_non_null(strstr(buffer_text(&text), mistakes[i].from_1));
        assert_non_null(strstr(buffer_text(&text), mistakes[i].to_1));
        assert_non_null(strstr(buffer_text(&text), "Accueil"));
        buffer_finish(&text);
    }
}

static void dila_fields_left_empty_say_nothing(void **state)
{
    static const struct dila_range ranges[] = {
        {"", "", "", "", "", "", ""},
        {"Lundi", "Lundi", "09:00:00", "12:00:00", "", "", ""},
        {NULL, " ", "", "", "", "", ""},
    };
    static const struct dila_range words = {"", "", "", "", "", "", "Sur rendez-vous"};
    static const struct dila_range chance = {"", "", "", "", "", "", "24/7"};
    struct text_buffer text = {0};

    (void)state;
    assert_true(hours_write_dila(ranges, 1, &text));
    assert_string_equal(buffer_text(&text), "");
    assert_true(hours_write_dila(ranges, 3, &text));
    assert_string_equal(buffer_text(&text), "Mo 09:00-12:00");
    buffer_clear(&text);
    assert_false(hours_write_dila(&words, 1, &text)); /* shown as it is, nothing added */
    assert_string_equal(buffer_text(&text), "Sur rendez-vous");
    buffer_clear(&text);
    assert_false(hours_write_dila(&chance, 1, &text)); /* a comment is no opening */
    assert_int_equal(asked(&text, "2026-11-24T15:00").state, HOURS_UNKNOWN);
    buffer_finish(&text);
}

/* ------------------------------------------------------------------------- France Travail */

static const struct {
    struct france_travail_day days[ENTRIES_MOST];
    size_t count;
    const char *text;
} agencies[] = {
    {{{4, "N", "N", "09:00", "12:00", "14:00", "17:00", "Sans rendez-vous"}},
     1,
     "Th 09:00-12:00,14:00-17:00 open \"Sans rendez-vous\"; PH off"},
    /* continuous: the morning's opening to the afternoon's closing, whatever else is there */
    {{{1, "N", "O", "08:30", "", "", "16:30", NULL}}, 1, "Mo 08:30-16:30; PH off"},
    {{{1, "N", "O", "08:30", "12:00", "13:00", "16:30", NULL}}, 1, "Mo 08:30-16:30; PH off"},
    {{{5, "N", "N", "08:30", "12:00", "", "", NULL},
      {6, "O", "N", "", "", "", "", NULL},
      {7, "O", NULL, NULL, NULL, NULL, NULL, NULL}},
     3,
     "Fr 08:30-12:00; Sa off; Su off; PH off"},
    {{{2, "N", "N", "08:30", "12:00", "", "", "Sans rendez-vous"},
      {2, "N", "N", "", "", "13:00", "15:00", "Sur rendez-vous"}},
     2,
     "Tu 08:30-12:00 open \"Sans rendez-vous\", Tu 13:00-15:00 open \"Sur rendez-vous\"; PH off"},
    {{{3, "N", "N", "", "", "", "", NULL}}, 1, "We; PH off"},
    {{{0}}, 0, ""},
};

static void france_travail_days(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof agencies / sizeof *agencies; i++) {
        struct text_buffer text = {0};
        struct hours hours;

        assert_true(hours_write_france_travail(agencies[i].days, agencies[i].count, &text));
        assert_string_equal(buffer_text(&text), agencies[i].text);
        hours_read(buffer_text(&text), &hours);
        assert_int_equal(hours.known, agencies[i].count > 0);
        buffer_finish(&text);
    }
}

static void france_travail_mistakes_keep_every_word(void **state)
{
    static const struct france_travail_day mistakes[] = {
        {0, "N", "N", "09:00", "12:00", "", "", "Accueil"},
        {8, "N", "N", "09:00", "12:00", "", "", "Accueil"},
        {1, "X", "N", "09:00", "12:00", "", "", "Accueil"},
        {1, "N", "X", "09:00", "12:00", "", "", "Accueil"},
        {1, "N", "O", "09:00", "12:00", "", "", "Accueil"}, /* until when? */
        {1, "N", "N", "12:00", "09:00", "", "", "Accueil"},
        {2, "O", "N", "09:00", "12:00", "", "", "Accueil"}, /* closed, and open below */
    };

    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        const struct france_travail_day days[] = {mistakes[i],
                                                  {2, "N", "N", "10:00", "11:00", "", "", NULL}};
        struct text_buffer text = {0};

        assert_false(hours_write_france_travail(days, 2, &text));
        assert_int_equal(asked(&text, "2026-11-24T10:30").state, HOURS_UNKNOWN);
        assert_non_null(strstr(buffer_text(&text), "09:00"));
        assert_non_null(strstr(buffer_text(&text), "11:00"));
        assert_non_null(strstr(buffer_text(&text), "Accueil"));
        buffer_finish(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dila_ranges),
        cmocka_unit_test(dila_ranges_mean_what_they_said),
        cmocka_unit_test(dila_mistakes_keep_every_word),
        cmocka_unit_test(dila_fields_left_empty_say_nothing),
        cmocka_unit_test(france_travail_days),
        cmocka_unit_test(france_travail_mistakes_keep_every_word),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Open, closed or not known, now and until when: strings that French directories publish, at
 * instants where a mistake would send somebody to a closed door. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/hours/hours.h"
#include "tests/model/hours_instant.h"

struct expected {
    const char *at, *department;
    enum hours_state state;
    const char *change; /* NULL: none is known */
};

enum { INSTANTS_MOST = 16 };

struct line {
    const char *text;
    struct expected expected[INSTANTS_MOST];
};

#define OPEN    HOURS_OPEN
#define CLOSED  HOURS_CLOSED
#define UNKNOWN HOURS_UNKNOWN

static void check_at(const char *text, const struct expected *expected)
{
    struct civil_date date;
    struct hours_now now = hours_asked(text, expected->at, expected->department, &date);
    char change[40] = "";

    if (now.has_change)
        snprintf(change, sizeof change, "%04d-%02d-%02dT%02d:%02d", now.day.year, now.day.month,
                 now.day.day, now.minute / 60, now.minute % 60);
    if (now.state != expected->state)
        fail_msg("\"%s\" at %s in %s: state %d instead of %d", text, expected->at,
                 expected->department, now.state, expected->state);
    if (strcmp(change, expected->change ? expected->change : "") != 0)
        fail_msg("\"%s\" at %s in %s: changes %s instead of %s", text, expected->at,
                 expected->department, change, expected->change ? expected->change : "never");
}

static void check_lines(const struct line *lines, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < INSTANTS_MOST && lines[i].expected[j].at; j++)
            check_at(lines[i].text, &lines[i].expected[j]);
}
#define CHECK(lines) check_lines(lines, sizeof(lines) / sizeof *(lines))

/* -------------------------------------------------------------------------- real strings */

static const struct line published[] = {
    /* data·inclusion, and the files of les-emplois */
    {"Mo-Fr 08:30-12:30 open \"Sans rendez-vous\"; PH off",
     {{"2026-11-24T08:29", "35", CLOSED, "2026-11-24T08:30"},
      {"2026-11-24T08:30", "35", OPEN, "2026-11-24T12:30"},
      {"2026-11-24T12:29", "35", OPEN, "2026-11-24T12:30"},
      {"2026-11-24T12:30", "35", CLOSED, "2026-11-25T08:30"},
      {"2026-11-27T12:30", "35", CLOSED, "2026-11-30T08:30"},
      {"2026-11-28T10:00", "35", CLOSED, "2026-11-30T08:30"},
      {"2026-11-11T10:00", "35", CLOSED, "2026-11-12T08:30"},
      {"2026-11-10T13:00", "35", CLOSED, "2026-11-12T08:30"}}},
    {"Mo 09:00-12:00,14:00-17:30\"Sans rendez-vous\";Tu 09:00-12:00,14:00-17:30;"
     "We 09:00-12:00,14:00-17:30;Th 09:00-12:00,14:00-17:30;Fr 09:00-12:00,14:00-17:30; PH off",
     {{"2026-11-23T09:00", "59", OPEN, "2026-11-23T12:00"},
      {"2026-11-23T13:00", "59", CLOSED, "2026-11-23T14:00"},
      {"2026-11-27T17:30", "59", CLOSED, "2026-11-30T09:00"},
      {"2026-05-14T10:00", "59", CLOSED, "2026-05-15T09:00"}}},
    {"9.00 à 12.00 - 14.00 à 17.00", {{"2026-11-24T10:00", "59", UNKNOWN, NULL}}},
    {"Mo-Fr 09:00-18:00",
     {{"2026-11-24T10:00", "35", OPEN, "2026-11-24T18:00"},
      {"2026-11-11T10:00", "35", UNKNOWN, NULL},
      {"2026-11-11T20:00", "35", UNKNOWN, NULL},
      {"2026-11-10T18:00", "35", CLOSED, NULL}}},
    {"Mo,We 14:00-18:00",
     {{"2026-11-24T15:00", "35", CLOSED, "2026-11-25T14:00"},
      {"2026-11-25T18:00", "35", CLOSED, "2026-11-30T14:00"}}},
    {"Mo-Fr 08:30-12:30; PH off", {{"2026-12-25T10:00", "35", CLOSED, "2026-12-28T08:30"}}},
    /* France Travail */
    {"Th 09:00-12:00,14:00-17:00 open \"Sans rendez-vous\"; PH off",
     {{"2026-11-26T11:59", "35", OPEN, "2026-11-26T12:00"},
      {"2026-11-26T17:00", "35", CLOSED, "2026-12-03T09:00"},
      {"2026-05-14T10:00", "35", CLOSED, "2026-05-21T09:00"}}},
    /* Soliguide: a comma between whole rules */
    {"Mo 08:30-17:00 open, Tu 08:30-17:00 open, We 08:30-17:00 open, Th 08:30-17:00 open, "
     "Fr 08:30-17:00 open, Sa closed, Su closed",
     {{"2026-11-24T10:00", "75", OPEN, "2026-11-24T17:00"},
      {"2026-11-28T10:00", "75", CLOSED, "2026-11-30T08:30"}}},
    /* Réseau Alpha */
    {"Mo,Th-Fr 19:30-21:00 open",
     {{"2026-11-23T20:00", "75", OPEN, "2026-11-23T21:00"},
      {"2026-11-24T20:00", "75", CLOSED, "2026-11-26T19:30"}}},
    /* DILA, as hours_write_dila() writes the two records of the sample */
    {"Mo-Th 09:00-11:30,13:30-16:30 \"Accueil sans rendez-vous uniquement pour l'inscription du "
     "lundi au vendredi de 9h à 11h\"; Fr 09:00-11:30,13:30-15:30 \"Accueil sans rendez-vous\"",
     {{"2026-11-24T10:00", "75", UNKNOWN, NULL},
      {"2026-11-24T12:00", "75", CLOSED, NULL},
      {"2026-11-27T10:00", "75", OPEN, "2026-11-27T11:30"}}},
    {"Tu 09:00-12:00,18:00-19:00 \"Accueil ouvert uniquement hors vacances scolaires "
     "l'après-midi.\"",
     {{"2026-11-24T18:30", "77", UNKNOWN, NULL}, {"2026-11-24T15:00", "77", CLOSED, NULL}}},
};

static void published_strings(void **state)
{
    (void)state;
    CHECK(published);
}

/* --------------------------------------------------------------------- the rules of the text */

static const struct line combined[] = {
    {"Mo-Fr 09:00-17:00; We 14:00-17:00", {{"2026-11-25T10:00", "35", CLOSED, "2026-11-25T14:00"}}},
    {"Mo-Fr 09:00-12:00, We 14:00-17:00",
     {{"2026-11-25T10:00", "35", OPEN, "2026-11-25T12:00"},
      {"2026-11-25T15:00", "35", OPEN, "2026-11-25T17:00"}}},
    {"Mo-Fr 09:00-17:00, We off", {{"2026-11-25T10:00", "35", CLOSED, "2026-11-26T09:00"}}},
    {"We off, We 09:00-12:00", {{"2026-11-25T10:00", "35", OPEN, "2026-11-25T12:00"}}},
    {"Mo, We,Fr 14:00-18:00", {{"2026-11-25T15:00", "35", OPEN, "2026-11-25T18:00"}}},
    {"Fr-Mo 10:00-12:00",
     {{"2026-11-29T11:00", "35", OPEN, "2026-11-29T12:00"},
      {"2026-11-24T11:00", "35", CLOSED, "2026-11-27T10:00"}}},
    /* spans that touch, and that overlap, are one opening */
    {"Mo-Fr 09:00-12:00,12:00-17:00", {{"2026-11-24T10:00", "35", OPEN, "2026-11-24T17:00"}}},
    {"Mo-Fr 09:00-14:00,12:00-17:00", {{"2026-11-24T10:00", "35", OPEN, "2026-11-24T17:00"}}},
    {"Tu 08:00-24:00; We 00:00-10:00", {{"2026-11-24T10:00", "35", OPEN, "2026-11-25T10:00"}}},
    /* whole weeks */
    {"09:00-17:00",
     {{"2026-11-29T10:00", "35", OPEN, "2026-11-29T17:00"},
      {"2026-11-11T10:00", "35", UNKNOWN, NULL}}},
    {"24/7", {{"2026-11-29T00:00", "35", OPEN, NULL}, {"2026-12-25T10:00", "", OPEN, NULL}}},
    {"off", {{"2026-11-24T10:00", "35", CLOSED, NULL}, {"2026-12-25T10:00", "35", CLOSED, NULL}}},
    {"closed \"travaux\"", {{"2026-11-24T10:00", "35", CLOSED, NULL}}},
    {"Mo-Fr 09:00-12:00; off", {{"2026-11-24T10:00", "35", CLOSED, NULL}}},
    /* spaces and empty rules that people leave */
    {"  Mo - Fr  09:00 - 12:00 ;; PH  off ; ",
     {{"2026-11-24T10:00", "35", OPEN, "2026-11-24T12:00"}}},
    {"Mo-Fr 09:00-12:00;\r\nSa 10:00-11:00",
     {{"2026-11-28T10:30", "35", OPEN, "2026-11-28T11:00"}}},
    /* a day without its hours */
    {"Mo-Fr 09:00-12:00; Sa \"sur rendez-vous\"",
     {{"2026-11-28T10:00", "35", UNKNOWN, NULL},
      {"2026-11-27T10:00", "35", OPEN, "2026-11-27T12:00"},
      {"2026-11-27T12:00", "35", CLOSED, NULL}}},
    {"Sa open", {{"2026-11-28T10:00", "35", UNKNOWN, NULL}}},
    {"Sa 10:00-11:00, Sa \"sur rendez-vous\"",
     {{"2026-11-28T10:30", "35", OPEN, NULL}, {"2026-11-28T11:00", "35", UNKNOWN, NULL}}},
    /* a comment that limits one rule limits no other */
    {"Mo-Fr 09:00-12:00; Tu 09:00-12:00 \"semaines paires\"",
     {{"2026-11-24T10:00", "35", UNKNOWN, NULL},
      {"2026-11-25T10:00", "35", OPEN, "2026-11-25T12:00"}}},
    {"Tu 09:00-12:00 \"sur rendez-vous\", Tu 14:00-16:00 \"9 h à 10 h en juin\"",
     {{"2026-11-24T10:00", "35", OPEN, "2026-11-24T12:00"},
      {"2026-11-24T15:00", "35", UNKNOWN, NULL}}},
};

static void rules_combine(void **state)
{
    (void)state;
    CHECK(combined);
}

/* A comment that restricts what the hours say, in any way, leaves nothing certain. */
static void comments_that_limit(void **state)
{
    static const char *const limits[] = {
        "hors vacances scolaires",
        "Hors vacances",
        "uniquement pour l'inscription",
        "SUR RENDEZ-VOUS UNIQUEMENT",
        "sauf le 1er mardi du mois",
        "fermé en août",
        "fermeture",
        "semaines paires",
        "de 9h à 11h",
        "à 16h30",
        "9 h",
        "9 H 30",
        "jusqu'en juin",
        "Réservé aux moins de 26 ans",
        "permanence téléphonique",
        "le matin",
        "après-midi",
        "premiers jeudis",
        "2ème étage ouvert le lundi",
    };
    static const char *const others[] = {
        "Sans rendez-vous",
        "Sur rendez-vous",
        "Avec et sans rendez-vous",
        "Accueil du public",
        "Bâtiment H, bureau 12",
        "Bureau 3, tél. 02 97 01 02 03",
        "parvis",
        "Salle du marché",
    };
    char text[128];
    struct hours hours;

    (void)state;
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        snprintf(text, sizeof text, "Tu 09:00-12:00 \"%s\"", limits[i]);
        hours_read(text, &hours);
        if (!hours.known || !hours.spans[0].limited)
            fail_msg("« %s » limits", limits[i]);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        snprintf(text, sizeof text, "Tu 09:00-12:00 \"%s\"", others[i]);
        hours_read(text, &hours);
        if (!hours.known || hours.spans[0].limited)
            fail_msg("« %s » does not limit", others[i]);
    }
}

static void what_is_not_understood_is_never_guessed(void **state)
{
    static const char *const texts[] = {
        "",
        " ",
        ";",
        "\"sur rendez-vous\"",
        "open",
        "Mo-Fr 9h-12h",
        "Mo-Fr 9:00-12:00",
        "Mo-Fr 09:00",
        "Mo-Fr 09:00+",
        "Mo-Fr 09:00-09:00",
        "Mo-Fr 09:00-24:30",
        "Mo-Fr 09:00-12:60",
        "Mo-Fr 24:00-25:00",
        "Mo-Fr 09:00-12:00 off",
        "Mo-Fr 09:00-012:00",
        "week 1-53/2 Mo 09:00-12:00",
        "Jan-Mar Mo 09:00-12:00",
        "Th[3] 09:00-12:00",
        "Mo-Fr sunrise-sunset",
        "SH Mo-Fr 09:00-12:00",
        "Mo-Fr 09:00-12:00; SH off",
        "Mo-Fr 09:00-12:00 || \"sur rendez-vous\"",
        "Mo-Fr 09:00-12:00 \"sans fin",
        "Mo-Fr 09:00-12:00,",
        "Mo-Fr 09:00-12:00 open, 14:00-17:00 open",
        "Mo-PH 09:00-12:00",
        "Mo-Fr 09:00-12:00 unknown",
        "mo-fr 09:00-12:00",
        "Mon-Fri 09:00-12:00",
        "Mo-Fr 09:00-12:00 du lundi au vendredi",
        "Mo 24/7",
        "Lundi 09:00-12:00",
        "2026 Mo-Fr 09:00-12:00",
        "Mo-Fr 09:00-12:00 \"a\" \"b\"",
        "Mo-Fr 09:00-12:00 \xff",
        "Mo-Fr 09:00-12:00; \"Fermé en août\"",
    };
    struct hours hours;

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        hours_read(texts[i], &hours);
        if (hours.known)
            fail_msg("\"%s\" was understood", texts[i]);
        check_at(texts[i], &(struct expected){"2026-11-24T10:00", "35", UNKNOWN, NULL});
    }
    hours_read(NULL, &hours);
    assert_false(hours.known);
}

static void limits_are_kept(void **state)
{
    static char text[HOURS_TEXT_MOST + 64];
    struct hours hours;

    (void)state;
    for (int i = 0; i < HOURS_SPANS_MOST; i++)
        strcat(text, i == 0 ? "Mo 09:00-12:00" : ",09:00-12:00");
    hours_read(text, &hours);
    assert_true(hours.known);
    assert_int_equal(hours.span_count, HOURS_SPANS_MOST);
    hours_read(strcat(text, ",09:00-12:00"), &hours);
    assert_false(hours.known);
    assert_int_equal(hours.span_count, 0);

    memset(text, ' ', sizeof text);
    memcpy(text, "Mo 09:00-12:00", strlen("Mo 09:00-12:00"));
    text[HOURS_TEXT_MOST] = '\0';
    hours_read(text, &hours);
    assert_true(hours.known);
    text[HOURS_TEXT_MOST] = ' ';
    text[HOURS_TEXT_MOST + 1] = '\0';
    hours_read(text, &hours);
    assert_false(hours.known);
}

/* ------------------------------------------------------------------- nights and clocks */

static const struct line nights[] = {
    {"Fr 22:00-02:00",
     {{"2026-11-27T23:00", "35", OPEN, "2026-11-28T02:00"},
      {"2026-11-28T01:59", "35", OPEN, "2026-11-28T02:00"},
      {"2026-11-28T02:00", "35", CLOSED, "2026-12-04T22:00"},
      {"2026-11-27T01:00", "35", CLOSED, "2026-11-27T22:00"}}},
    {"Fr 22:00-02:00; Sa off", {{"2026-11-28T01:00", "35", OPEN, "2026-11-28T02:00"}}},
    {"Su 20:00-00:00", {{"2026-11-29T23:59", "35", OPEN, "2026-11-30T00:00"}}},
    {"Mo-Su 20:00-24:00", {{"2026-11-24T23:59", "35", OPEN, "2026-11-25T00:00"}}},
    {"Mo-Su 00:00-24:00; PH 00:00-24:00", {{"2026-11-24T23:59", "35", OPEN, NULL}}},
    {"Th 22:00-03:00; PH off", {{"2027-01-01T01:00", "35", OPEN, "2027-01-01T03:00"}}},
    /* the night of a holiday that nothing is said of goes on being unknown after midnight */
    {"Mo-Th 22:00-02:00",
     {{"2026-11-12T01:00", "35", UNKNOWN, NULL},
      {"2026-11-12T03:00", "35", CLOSED, "2026-11-12T22:00"}}},
    /* the change of clocks: those of the wall, whatever happened to them at night */
    {"Mo-Su 01:00-04:00",
     {{"2026-03-29T01:30", "35", OPEN, "2026-03-29T04:00"},
      {"2026-03-29T03:00", "35", OPEN, "2026-03-29T04:00"},
      {"2026-10-25T02:30", "35", OPEN, "2026-10-25T04:00"}}},
    {"Mo-Fr 09:00-12:00",
     {{"2026-03-27T12:00", "35", CLOSED, "2026-03-30T09:00"},
      {"2026-10-23T12:00", "35", CLOSED, "2026-10-26T09:00"}}},
    {"Sa 22:00-06:00", {{"2026-10-25T05:59", "35", OPEN, "2026-10-25T06:00"}}},
};

static void nights_and_clocks(void **state)
{
    (void)state;
    CHECK(nights);
}

/* ------------------------------------------------------------------------ public holidays */

static const struct line holidays[] = {
    {"Mo-Fr 09:00-17:00; PH off",
     {/* Good Friday: everywhere else an ordinary day; in Alsace-Moselle by commune */
      {"2026-04-03T10:00", "35", OPEN, "2026-04-03T17:00"},
      {"2026-04-03T10:00", "67", UNKNOWN, NULL},
      {"2026-04-02T17:00", "68", CLOSED, NULL},
      {"2026-04-06T10:00", "35", CLOSED, "2026-04-07T09:00"},
      {"2025-12-26T10:00", "57", CLOSED, "2025-12-29T09:00"},
      {"2025-12-26T10:00", "54", OPEN, "2025-12-26T17:00"},
      {"2026-05-27T10:00", "971", CLOSED, "2026-05-28T09:00"},
      {"2026-05-27T10:00", "972", OPEN, "2026-05-27T17:00"},
      {"2026-05-28T10:00", "978", UNKNOWN, NULL},
      {"2026-06-10T10:00", "973", CLOSED, "2026-06-11T09:00"},
      /* nobody said where it is */
      {"2026-06-10T10:00", "", UNKNOWN, NULL},
      {"2026-06-10T10:00", NULL, UNKNOWN, NULL},
      {"2026-07-14T10:00", NULL, CLOSED, "2026-07-15T09:00"},
      {"2026-07-14T10:00", "988", UNKNOWN, NULL}}},
    {"Mo-Fr 09:00-17:00; PH 10:00-12:00",
     {{"2026-07-14T10:00", "35", OPEN, "2026-07-14T12:00"},
      {"2026-07-14T13:00", "35", CLOSED, "2026-07-15T09:00"}}},
    {"Mo-Fr,PH 09:00-17:00",
     {{"2026-07-14T10:00", "35", OPEN, "2026-07-14T17:00"},
      {"2026-04-03T10:00", "67", OPEN, "2026-04-03T17:00"}}},
    {"PH off; Mo-Fr 09:00-17:00", {{"2026-07-14T10:00", "35", CLOSED, "2026-07-15T09:00"}}},
    /* a holiday on a day when nothing opens anyway: 1 November 2026 is a Sunday */
    {"Mo-Fr 09:00-17:00",
     {{"2026-11-01T10:00", "35", CLOSED, "2026-11-02T09:00"},
      {"2026-10-31T10:00", "35", CLOSED, "2026-11-02T09:00"},
      {"2026-07-14T10:00", "35", UNKNOWN, NULL}}},
    {"Mo-Fr 09:00-17:00; PH \"voir affichage\"", {{"2026-07-14T10:00", "35", UNKNOWN, NULL}}},
};

static void public_holidays(void **state)
{
    (void)state;
    CHECK(holidays);
}

/* Service-public publishes these; 2008 and 2038 are among the earliest and latest Easters. */
static void easter_mondays(void **state)
{
    static const struct civil_date mondays[] = {
        {2008, 3, 24}, {2022, 4, 18}, {2023, 4, 10}, {2024, 4, 1},  {2025, 4, 21}, {2026, 4, 6},
        {2027, 3, 29}, {2028, 4, 17}, {2029, 4, 2},  {2030, 4, 22}, {2038, 4, 26},
    };

    (void)state;
    for (size_t i = 0; i < sizeof mondays / sizeof *mondays; i++) {
        int day = civil_to_days(mondays[i]);
        bool certain = false;

        assert_string_equal(hours_holiday(mondays[i], "35", &certain), "paques_lundi");
        assert_true(certain);
        assert_string_equal(hours_holiday(civil_from_days(day + 49), "35", NULL),
                            "pentecote_lundi");
        assert_null(hours_holiday(civil_from_days(day - 1), "35", NULL));
    }
    assert_string_equal(hours_holiday((struct civil_date){2026, 5, 14}, "75", NULL), "ascension");
}

/* Eleven days a year everywhere, fewer when two of them meet; and what each place adds. */
static void how_many_in_a_year(void **state)
{
    static const struct {
        const char *department;
        int certain, possible;
    } places[] = {{"35", 11, 0},  {"2A", 11, 0},  {"67", 12, 1},  {"971", 12, 0}, {"972", 12, 0},
                  {"973", 12, 0}, {"974", 12, 0}, {"976", 12, 0}, {"977", 12, 0}, {"978", 11, 2},
                  {"975", 11, 0}, {"987", 0, 11}, {"", 11, 9}};

    (void)state;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        int first = civil_to_days((struct civil_date){2026, 1, 1}), counts[2] = {0};

        for (int day = first; day < first + 365; day++) {
            bool certain;

            if (hours_holiday(civil_from_days(day), places[i].department, &certain))
                counts[certain]++;
        }
        assert_int_equal(counts[true], places[i].certain);
        assert_int_equal(counts[false], places[i].possible);
    }
}

static void what_is_told_beside(void **state)
{
    struct civil_date date;
    struct hours_now now;

    (void)state;
    now = hours_asked("Mo-Fr 09:00-12:00; PH off", "2026-11-11T10:00", "35", &date);
    assert_true(now.shut && now.holiday);
    assert_string_equal(now.holiday_name, "armistice");
    now = hours_asked("PH 09:00-12:00", "2026-11-11T15:00", "35", &date);
    assert_false(now.shut); /* it was open this morning */
    now = hours_asked("Fr 22:00-02:00", "2026-11-28T12:00", "35", &date);
    assert_false(now.shut);
    now = hours_asked("Mo 09:00-12:00", "2026-04-03T10:00", "67", &date);
    assert_false(now.holiday);
    assert_string_equal(now.holiday_name, "vendredi_saint");
    now = hours_asked("Tu 09:00-12:00 \"Sans rendez-vous\"", "2026-11-24T10:00", "35", &date);
    assert_true(now.commented);
    now = hours_asked("Tu 09:00-12:00 \"A\", Tu 10:00-11:00", "2026-11-24T10:00", "35", &date);
    assert_false(now.commented);
    now = hours_asked("Tu 09:00-12:00 \"  \"", "2026-11-24T10:00", "35", &date);
    assert_false(now.commented);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_strings),
        cmocka_unit_test(rules_combine),
        cmocka_unit_test(what_is_not_understood_is_never_guessed),
        cmocka_unit_test(comments_that_limit),
        cmocka_unit_test(limits_are_kept),
        cmocka_unit_test(nights_and_clocks),
        cmocka_unit_test(public_holidays),
        cmocka_unit_test(easter_mondays),
        cmocka_unit_test(how_many_in_a_year),
        cmocka_unit_test(what_is_told_beside),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* `point search` and `point show`: what a receptionist asks, from wherever it is known. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/at_home.h"
#include "tests/tui/called.h"

/* Tuesday 24 November 2026, 10:15: Vannes is open, Lorient closed, Rennes does not say, Bourg has
 * closed for good. */
static const char sheet[] =
    "id;nom;reseau;date_maj;fin;adresse;code_postal;commune;code_insee;longitude;latitude;"
    "telephone;horaires_accueil;publics\n"
    "mife-v;MIFE de Vannes;mip;2026-11-01;;1 rue Saint-Nicolas;56000;Vannes;56260;-2.7603;47.6559;"
    "0297010203;Mo-Fr 09:00-12:00;jeunes\n"
    "mife-l;MIFE de Lorient;mip;2026-01-01;;2 quai des Indes;56100;Lorient;56121;-3.3660;47.7483;"
    ";Mo-Fr 14:00-17:00;seniors\n"
    "cibc-r;CIBC de Rennes;cibc;2020-01-01;;3 rue de Dinan;35000;Rennes;35238;;;;;\n"
    "mife-b;MIFE de Bourg;mip;2026-11-01;2026-06-30;4 rue du Port;01000;Bourg-en-Bresse;01053;;;;"
    ";\n";

static int open_directory(void **state)
{
    char path[4096];

    open_home(state);
    snprintf(path, sizeof path, "%s/lieux.csv", home);
    write_whole(path, sheet, sizeof sheet - 1);
    char line[8192];

    snprintf(line, sizeof line, "point import %s", path);
    struct command answer = called_for(home, line, 0);

    command_free(&answer);
    return 0;
}

static void expect(const char *line, int status, const char *out, const char *err)
{
    struct command answer = called_for(home, line, status);

    expect_part(answer.out, out);
    expect_part(answer.err, err);
    command_free(&answer);
}

/* The names that answer, in order, with « | » between. */
static void expect_names(const char *line, const char *names)
{
    char whole[1024], found[1024] = "";

    snprintf(whole, sizeof whole, "point search --format tsv %s", line);
    struct command answer = called_for(home, whole, names[0] ? 0 : 3);

    for (const char *row = answer.out; *row; row = strchr(row, '\n') + 1) {
        const char *name = strchr(row, '\t') + 1;
        size_t length = strlen(found);

        snprintf(found + length, sizeof found - length, "%s%.*s", length ? "|" : "",
                 (int)strcspn(name, "\t"), name);
    }
    command_free(&answer);
    assert_string_equal(found, names);
}

/* ------------------------------------------------------------------------------- searching */

static void words_come_in_any_order(void **state)
{
    (void)state;
    expect_names("vannes", "MIFE de Vannes");
    expect_names("VAN mif", "MIFE de Vannes");
    expect_names("indes", "MIFE de Lorient");
    expect_names("35000", "CIBC de Rennes");
    expect_names("vannes lorient", "");
    expect("point search --format tsv vannes", 0,
           "local--mife-v\tMIFE de Vannes\tVannes\tmip\t02\u00a097\u00a001\u00a002\u00a003\t", "");
}

static void nobody_answers(void **state)
{
    (void)state;
    expect("point search nulle part", 3, "", "aucun lieu ne répond");
    expect("point search --format json nulle part", 3, "", "aucun lieu ne répond");
}

static void filters_are_named_as_people_do(void **state)
{
    (void)state;
    expect_names("--network cibc", "CIBC de Rennes");
    expect_names("--network mife vannes", "MIFE de Vannes");
    expect_names("--public seniors --network mip", "MIFE de Lorient");
    expect("point search --network nulle_part", 2, "", "«\u00a0nulle_part\u00a0»");
    expect("point search --public nulle_part", 2, "", "jeunes");
    expect("point search --theme nulle_part", 2, "", "mobilite");
    expect_names("--theme mobilite", "");
}

static void the_nearest_come_first(void **state)
{
    (void)state;
    expect_names("--commune 56121", "MIFE de Lorient|MIFE de Vannes|CIBC de Rennes");
    expect_names("--commune cp:35700", "CIBC de Rennes|MIFE de Vannes|MIFE de Lorient");
    expect_names("--commune 56121 --within 60", "MIFE de Lorient|MIFE de Vannes");
    expect_names("--commune 56121 --limit 1", "MIFE de Lorient");
    expect("point search --commune 56121 --limit 1", 0, "", "montrés\u00a0: 1 sur 3");
    expect("point search --commune 56121", 0, "≈\u00a0", "");
    expect("point search --within 60", 2, "", "--commune");
    expect("point search --within proche --commune 56121", 2, "", "--within");
    expect("point search --commune 99999", 2, "", "99999");
    expect("point search --commune 01053 bourg --hidden", 0, "MIFE de Bourg", "");
}

static void those_that_are_open(void **state)
{
    (void)state;
    expect_names("--open-now", "MIFE de Vannes");
    expect("point search vannes", 0, "Ouvert jusqu’à 12:00 · fiche du 01/11/2026", "");
    expect("point search rennes", 0, "fiche de plus de 2 ans (01/01/2020)", "");
}

static void what_has_closed_is_found_when_asked(void **state)
{
    (void)state;
    expect_names("bourg", "");
    expect_names("bourg --hidden", "MIFE de Bourg");
}

/* ------------------------------------------------------------------------------- the desk's */

static void what_the_desk_knows_is_laid_over(void **state)
{
    (void)state;
    expect("point edit local--mife-v --closed 2026-11-23..2026-11-27:congés", 0, "", "");
    expect("point edit local--mife-l --hours 'Mo-Fr 09:00-17:00' --phone '02 97 99 99 99'", 0, "",
           "");
    expect_names("--open-now", "MIFE de Lorient");
    expect("point search lorient", 0, "02\u00a097\u00a099\u00a099\u00a099", "");
    expect("point search lorient", 0, "Ouvert jusqu’à 17:00", "");
    expect("point show local--mife-v", 0, "congés", "");
    expect("point show local--mife-l --format json", 0, "\"state\": \"open\"", "");
}

static void places_typed_by_hand_are_among_them(void **state)
{
    struct command answer =
        called_for(home, "point add --name 'Apec de Vannes' --network apec --commune 56260", 0);
    char line[256];

    (void)state;
    expect_names("--commune 56260 --within 10", "Apec de Vannes|MIFE de Vannes");
    expect_names("apec", "Apec de Vannes");
    snprintf(line, sizeof line, "point show %.36s", answer.out);
    expect(line, 0, "Apec de Vannes\n", "");
    snprintf(line, sizeof line, "point show %.36s --format json", answer.out);
    expect(line, 0, "\"by_hand\": true", "");
    command_free(&answer);
}

/* ------------------------------------------------------------------------------- showing */

static void a_place_is_told_as_on_the_phone(void **state)
{
    (void)state;
    expect("point show local--mife-v", 0, "MIFE de Vannes\n", "");
    expect("point show local--mife-v", 0, "02\u00a097\u00a001\u00a002\u00a003", "");
    expect("point show local--mife-v", 0, "1 rue Saint-Nicolas, 56000 Vannes", "");
    expect("point show local--mife-v", 0, "lundi à vendredi, 9:00 à 12:00", "");
    expect("point show local--mife-v", 0, "Feuille de votre territoire, lieux, lieux.csv", "");
    struct command answer = called_for(home, "point show local--mife-v --format json", 0);

    assert_true(json_valid(answer.out));
    expect_part(answer.out, "\"networks\": [\n  \"mip\"\n ]");
    command_free(&answer);
}

/* Only what this place comes from. */
static void other_sheets_are_not_named(void **state)
{
    static const char other[] = "id;nom;reseau;date_maj;code_postal;commune\n"
                                "psad-1;PSAD du Mans;psad;2026-11-01;72000;Le Mans\n";
    char path[4096], line[8192];

    (void)state;
    snprintf(path, sizeof path, "%s/psad.csv", home);
    write_whole(path, other, sizeof other - 1);
    snprintf(line, sizeof line, "point import %s", path);
    expect(line, 0, "Ajoutées                1\n", "");
    struct command answer = called_for(home, "point show local--mife-v", 0);

    expect_part(answer.out, "lieux.csv");
    assert_null(strstr(answer.out, "psad.csv"));
    command_free(&answer);
    expect("point show local--psad-1", 0, "psad.csv", "");
}

static void an_unknown_place_is_said(void **state)
{
    (void)state;
    expect("point show local--nulle-part", 3, "", "local--nulle-part");
    expect("point show", 2, "", "IDENTIFIANT");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_directory, close_home)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(words_come_in_any_order),
        TEST(nobody_answers),
        TEST(filters_are_named_as_people_do),
        TEST(the_nearest_come_first),
        TEST(those_that_are_open),
        TEST(what_has_closed_is_found_when_asked),
        TEST(what_the_desk_knows_is_laid_over),
        TEST(places_typed_by_hand_are_among_them),
        TEST(a_place_is_told_as_on_the_phone),
        TEST(other_sheets_are_not_named),
        TEST(an_unknown_place_is_said),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

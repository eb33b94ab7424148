/* `territory import` and `territory show` as a coordinator calls them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/support/home.h"
#include "tests/tui/called.h"

static char *home;

static int open_home(void **state)
{
    (void)state;
    home = home_create();
    return 0;
}

static int close_home(void **state)
{
    (void)state;
    home_remove(home);
    return 0;
}

static const char *at_home(const char *name)
{
    static char path[4096];

    snprintf(path, sizeof path, "%s/%s", home, name);
    return path;
}

static void sheet(const char *name, const char *text)
{
    write_whole(at_home(name), text, strlen(text));
}

/* The call of a line in which « ~ » is the home. */
static struct command asked(const char *line, int status)
{
    char whole[8192];
    size_t length = 0;

    for (const char *at = line; *at && length + strlen(home) < sizeof whole; at++)
        length += (size_t)snprintf(whole + length, sizeof whole - length, "%.*s",
                                   *at == '~' ? (int)strlen(home) : 1, *at == '~' ? home : at);
    return called_for(home, whole, status);
}

static void expect(const char *line, int status, const char *out, const char *err)
{
    struct command answer = asked(line, status);

    expect_part(answer.out, out);
    expect_part(answer.err, err);
    command_free(&answer);
}

static void what_is_imported_is_shown_with_its_source(void **state)
{
    (void)state;
    expect("territory show 01002 --format tsv", 0, "coordinates\t≈", "");
    sheet("laposte-2023-06-23.csv", "Code_commune_INSEE;Nom_commune;Code_postal;Ligne_5;"
                                    "Libellé_d_acheminement;coordonnees_gps\n"
                                    "01002;X;01640;;X;46.0096,5.4281\n");
    expect("territory import ~/laposte-2023-06-23.csv --url https://example.org/lp.csv --format "
           "tsv",
           0, "added\t1\n", "");
    expect("territory show 01002 --format tsv", 0, "coordinates\t46.0096 5.4281\n", "");
    expect("territory show", 0, "La Poste, fichier laposte-2023-06-23.csv du 23/06/2023", "");
    expect("territory show", 0, "https://example.org/lp.csv", "");
    expect("doctor", 0, "La Poste, fichier laposte-2023-06-23.csv du 23/06/2023", "");
    expect("territory show --lang en", 0, "file laposte-2023-06-23.csv of", "");
    expect("territory show 99999", 3, "", "99999");
}

static void zones_lost_to_a_spreadsheet_are_said(void **state)
{
    (void)state;
    sheet("ze.csv",
          "codgeo,libgeo,ze2020,libze2020\n1001,A,51,Alen\xe7on\n99999,B,51,Alen\xe7on\n");
    struct command answer = asked("territory import ~/ze.csv", 1);

    expect_part(answer.err, "ligne 2, colonne codgeo");
    expect_part(answer.err, "lu 01001");
    expect_part(answer.err, "lu 0051");
    expect_part(answer.err, "ligne 3, colonne codgeo");
    expect_part(answer.err, "99999");
    expect_part(answer.err, "Windows-1252");
    command_free(&answer);
    expect("territory show 01001 --format tsv", 0, "zone\t0051 Alençon\n", "");
}

static void a_dry_run_and_a_second_time_are_said(void **state)
{
    (void)state;
    sheet("a.csv", "insee;lat;lon\n35238;48.1;-1.6\n");
    expect("territory import ~/a.csv --dry-run", 0, "Ajoutés", "rien n’a été écrit");
    expect("territory show 35238 --format tsv", 0, "coordinates\t", "");
    assert_int_equal(access(at_home(".local/share/deuxportes"), F_OK), -1);
    expect("territory import ~/a.csv", 0, "", "");
    expect("territory import ~/a.csv", 0, "", "déjà en place");
    sheet("b.csv", "insee;lat;lon\n01001;46.1;4.9\n");
    expect("territory import ~/b.csv", 1, "Retirés", "1 lieu que l’édition précédente");
}

static void the_overlay_stands_beside_the_database(void **state)
{
    (void)state;
    sheet("a.csv", "insee;lat;lon\n01002;46.0;5.4\n");
    expect("territory import ~/a.csv --db ~/poste/desk.db", 0, "", "");
    assert_int_equal(access(at_home("poste/territory-overlay.bin"), F_OK), 0);
    expect("territory show 01002 --db ~/poste/desk.db --format tsv", 0, "\t46.0000 5.4000\n", "");
    expect("territory show 01002 --format tsv", 0, "coordinates\t≈", "");
}

static void a_damaged_overlay_is_told_and_the_territory_works(void **state)
{
    size_t length;

    (void)state;
    sheet("a.csv", "insee;lat;lon\n01002;46.0;5.4\n");
    expect("territory import ~/a.csv --db ~/poste/desk.db", 0, "", "");
    char *bytes = read_whole(at_home("poste/territory-overlay.bin"), &length);

    bytes[length / 2] ^= 1;
    write_whole(at_home("poste/territory-overlay.bin"), bytes, length);
    free(bytes);
    expect("territory show 01002 --db ~/poste/desk.db", 1, "≈", "abîmé et laissé de côté");
    expect("doctor --db ~/poste/desk.db", 1, "communes", "abîmé et laissé de côté");
    expect("territory import ~/a.csv --db ~/poste/desk.db", 1, "", "importez de nouveau");
    expect("territory show 01002 --db ~/poste/desk.db", 0, "46.0000 5.4000", "");
}

static void what_cannot_be_taken_is_refused_with_its_remedy(void **state)
{
    (void)state;
    sheet("without.csv", "Code_commune_INSEE;Nom_commune;Code_postal;Ligne_5\n01001;A;01400;\n");
    expect("territory import ~/without.csv", 2, "", "coordonnees_geographiques");
    sheet("pipe.csv", "insee|lat|lon\n35238|48.1|-1.6\n");
    expect("territory import ~/pipe.csv", 2, "", "séparés par");
    sheet("cut.csv", "insee;lat;lon\n35238;48.1;-1.6\n35");
    expect("territory import ~/cut.csv", 2, "", "ligne 3");
    expect("territory import ~/nowhere.csv", 2, "", "nowhere.csv");
    expect("territory import", 2, "", "FICHIER.csv");
    expect("territory import --help", 0, "--dry-run", "");
    expect("territory import ~/cut.csv --url 'a\xe2\x80\xae"
           "b'",
           2, "", "--url");
}

/* ------------------------------------------------------------------------------- bassins */

static void bassins_make_a_verified_edition_of_a_pack(void **state)
{
    (void)state;
    sheet("b-2026-01-02.csv", "commune;bassin\n56260;Pays de Vannes\n35238;rennes\n75056;paris\n");
    expect("territory import ~/b-2026-01-02.csv", 2, "", "--pack");
    expect("territory import ~/b-2026-01-02.csv --pack bretagne-2015 --dry-run --format tsv", 1,
           "added\t2\n", "pays_de_vannes");
    expect("pack show bretagne-2015 --format tsv", 0, "version\t2015.1\n", "");
    struct command answer = asked("territory import ~/b-2026-01-02.csv --pack bretagne-2015 --url "
                                  "https://example.org/b",
                                  1);

    expect_part(answer.err, "«\u00a075056\u00a0» n’est pas dans les lieux");
    expect_part(answer.err, "pack install --return bretagne-2015");
    command_free(&answer);
    expect("pack show bretagne-2015 --format tsv", 0, "version\t2015.1+bassins-2026-01-02\n", "");
    expect("pack show bretagne-2015 --format tsv", 0,
           "b-2026-01-02.csv, 2026-01-02, https://example.org/b.", "");
    char *places = read_whole(at_home(".local/share/deuxportes/packs/bretagne-2015/territoire.csv"),
                              &(size_t){0});

    expect_part(places, ";c56260;bretagne;pays_de_vannes\n");
    expect_part(places, "d35;;bretagne;\n");
    free(places);
    expect("pack check bretagne-2015", 0, "", "");
}

static void a_set_of_bassins_replaces_the_one_before(void **state)
{
    (void)state;
    sheet("one.csv", "commune;bassin\n56260;vannes\n35238;rennes\n");
    sheet("two.csv", "departement;bassin\n35;est\nd56;ouest\n1;ailleurs\n");
    expect("territory import ~/one.csv --pack bretagne-2015", 0, "", "");
    expect("territory import ~/two.csv --pack bretagne-2015 --format tsv", 1, "removed\t2\n",
           "ligne 4, colonne departement");
    char *places = read_whole(at_home(".local/share/deuxportes/packs/bretagne-2015/territoire.csv"),
                              &(size_t){0});

    expect_part(places, "d35;;bretagne;est\n");
    assert_null(strstr(places, "c35238"));
    free(places);
    struct command answer = asked("pack show bretagne-2015 --format tsv", 0);

    assert_null(strstr(answer.out, "one.csv"));
    expect_part(answer.out, "two.csv");
    command_free(&answer);
    expect("pack install --return bretagne-2015", 0, "", "");
    expect("pack show bretagne-2015 --format tsv", 0, "one.csv", "");
}

/* A rule that names a bassin the new set does not have would hold for nobody. */
static void bassins_that_break_a_rule_are_refused(void **state)
{
    (void)state;
    sheet("one.csv", "commune;bassin\n56260;vannes\n");
    sheet("two.csv", "commune;bassin\n56260;auray\n");
    expect("territory import ~/one.csv --pack bretagne-2015", 0, "", "");
    mkdir(at_home("region"), 0755);
    sheet("region/settings.csv", "form_id\nbretagne-2015\n");
    sheet("region/orientation.csv", "#action;regle;bassin;=> reseau;niveau;porte;mode;rang\n"
                                    ";du_bassin;vannes;mission_locale;2;1;orientation;1\n");
    expect("pack assemble bretagne-2015 ~/region --output ~/flat", 0, "", "");
    expect("pack install ~/flat", 0, "bretagne-2015\n", "");
    expect("territory import ~/two.csv --pack bretagne-2015 --dry-run", 2, "",
           "«\u00a0vannes\u00a0»");
    expect("territory import ~/two.csv --pack bretagne-2015", 2, "", "«\u00a0vannes\u00a0»");
    char *places = read_whole(at_home(".local/share/deuxportes/packs/bretagne-2015/territoire.csv"),
                              &(size_t){0});

    expect_part(places, "c56260;bretagne;vannes\n");
    free(places);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_home, close_home)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(what_is_imported_is_shown_with_its_source),
        TEST(zones_lost_to_a_spreadsheet_are_said),
        TEST(a_dry_run_and_a_second_time_are_said),
        TEST(the_overlay_stands_beside_the_database),
        TEST(a_damaged_overlay_is_told_and_the_territory_works),
        TEST(what_cannot_be_taken_is_refused_with_its_remedy),
        TEST(bassins_make_a_verified_edition_of_a_pack),
        TEST(a_set_of_bassins_replaces_the_one_before),
        TEST(bassins_that_break_a_rule_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

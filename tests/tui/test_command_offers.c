/* Points by script: what triage proposes, what an act freezes, which doors are missing. The
 * directory is fictitious: missions locales in Vannes, Auray and Rennes, France Travail in Vannes
 * and Ploërmel, a Cap emploi in Vannes. A Tuesday at 10:15. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/support/at_home.h"
#include "tests/support/directory_fill.h"
#include "tests/tui/called.h"

#define TRIAGE "triage --pack france-2026 --format tsv "
#define RECORD "visit record --pack france-2026 "
#define YOUNG  "statut=demandeur_emploi age=20 demande=emploi "

static int open_town(void **state)
{
    open_home(state);
    char *path = directory_desk_of(home);

    directory_fill(path, directory_of_vannes);
    free(path);
    return 0;
}

/* The cell `column` (from 0) of the line of a network is `value`. */
static void expect_cell(const char *tsv, const char *network, int column, const char *value)
{
    char wanted[64];

    snprintf(wanted, sizeof wanted, "\t%s\t", network);
    const char *line = strstr(tsv, wanted);

    if (!line)
        fail_msg("%s is not proposed in\n%s", network, tsv);
    while (line > tsv && line[-1] != '\n')
        line--;
    for (; column > 0; column--)
        line = strchr(line, '\t') + 1;
    if (strncmp(line, value, strlen(value)) != 0 || !strchr("\t\n", line[strlen(value)]))
        fail_msg("« %s » is not the cell of %s in\n%s", value, network, tsv);
}

static void expect_point(const char *line, const char *network, const char *point)
{
    struct command answer = called_for(home, line, 0);

    expect_cell(answer.out, network, 4, point);
    command_free(&answer);
}

static void the_point_of_each_door_is_named(void **state)
{
    char *path = directory_desk_of(home);

    (void)state;
    expect_point(TRIAGE YOUNG "commune=56260", "mission_locale", "local--ml-vannes");
    expect_point(TRIAGE YOUNG "commune=56260", "france_travail", "local--ft-vannes");
    expect_point(TRIAGE YOUNG "commune=56165", "france_travail", "local--ft-ploermel");
    expect_point(TRIAGE YOUNG "commune=35238", "mission_locale", "local--ml-rennes");
    expect_point(TRIAGE YOUNG "commune=75056", "mission_locale", "-");
    expect_point(TRIAGE YOUNG "commune=56260", "accueil", "-");
    /* nobody said where: there is no desk to count from */
    expect_point(TRIAGE YOUNG, "mission_locale", "-");
    assert_int_equal(access(path, F_OK), -1);
    free(path);
}

/* Auray covers the department; but Mondays and Wednesdays only, and 16 km from Vannes. */
static void what_the_desk_knows_changes_the_order(void **state)
{
    struct command answer;

    (void)state;
    answer = called_for(home, "config set name=Accueil commune=56260", 0);
    command_free(&answer);
    expect_point(TRIAGE YOUNG, "mission_locale", "local--ml-vannes");
    answer =
        called_for(home, "point edit --closed '2026-11-23..2026-11-29:congés' local--ml-vannes", 0);
    command_free(&answer);
    expect_point(TRIAGE YOUNG, "mission_locale", "local--ml-auray");
    answer = called_for(home, "point edit --closed '' local--ml-vannes", 0);
    command_free(&answer);
    expect_point(TRIAGE YOUNG, "mission_locale", "local--ml-vannes");
}

static void json_says_what_is_known_of_the_point(void **state)
{
    (void)state;
    struct command answer =
        called_for(home, "triage --pack france-2026 --format json " YOUNG "commune=56260", 0);

    assert_true(json_valid(answer.out));
    expect_part(answer.out, "\"point\": \"local--ml-vannes\"");
    expect_part(answer.out, "\"point_name\": \"Mission locale du Pays de Vannes\"");
    expect_part(answer.out, "\"point_address\": \"1 rue de l’Exemple, 56000 Vannes\"");
    expect_part(answer.out, "\"point_state\": \"open\"");
    expect_part(answer.out, "\"point_checked\": \"2026-09-02\"");
    expect_part(answer.out, "\"point_distance_m\": 9"); /* hundreds of metres */
    expect_part(answer.out, "\"point\": null");         /* answered here */
    command_free(&answer);
}

/* ------------------------------------------------------------------------------- acts */

/* The reference printed by a line. */
static void record(const char *line, char reference[64])
{
    struct command answer = called_for(home, line, 0);

    snprintf(reference, 64, "%.*s", (int)strcspn(answer.out, "\n"), answer.out);
    command_free(&answer);
}

static void expect_act(const char *reference, const char *part)
{
    char line[128];

    snprintf(line, sizeof line, "act show --format tsv %s", reference);
    struct command answer = called_for(home, line, 0);

    expect_part(answer.out, part);
    command_free(&answer);
}

static void an_act_freezes_the_point_as_told(void **state)
{
    char reference[64], line[128];

    (void)state;
    record(RECORD YOUNG "commune=56260", reference);
    expect_act(reference, "1 rue de l’Exemple, 56000 Vannes");
    snprintf(line, sizeof line, "act print %s", reference);
    struct command paper = called_for(home, line, 0);

    expect_part(paper.out, "Mission locale du Pays de Vannes\n  1 rue de l’Exemple, 56000 Vannes");
    expect_part(paper.out, "Ouvert      lundi à vendredi, 9:00 à 12:00 et 13:30 à 17:00");
    expect_part(paper.out, "(fiche du 02/09/2026)");
    expect_part(paper.out, "Site        https://ml.exemple.fr");
    command_free(&paper);
}

static void another_point_is_chosen_by_its_id(void **state)
{
    char reference[64];

    (void)state;
    record(RECORD "--point local--ml-auray " YOUNG "commune=56260", reference);
    expect_act(reference, "2 rue de l’Exemple, 56400 Auray");
    struct command answer =
        called_for(home, RECORD "--format tsv --point local--ml-auray " YOUNG "commune=56260", 0);

    expect_part(answer.out, "\tmission_locale\tlocal--ml-auray\n");
    command_free(&answer);
    /* Rennes does not receive people of Vannes */
    answer = called_for(home, RECORD "--point local--ml-rennes " YOUNG "commune=56260", 3);
    expect_part(answer.err, "local--ml-rennes");
    command_free(&answer);
}

/* The sheet is read at home, days later. */
static void a_closure_goes_with_the_act(void **state)
{
    char reference[64];
    struct command answer = called_for(home, "config set name=Accueil commune=56260", 0);

    (void)state;
    command_free(&answer);
    answer =
        called_for(home, "point edit --closed '2026-11-23..2026-11-29:congés' local--ml-auray", 0);
    command_free(&answer);
    record(RECORD "--point local--ml-auray " YOUNG "commune=56260", reference);
    expect_act(reference, "Fermé jusqu’au 29/11/2026 (congés) ; lundi et mercredi");
}

/* ------------------------------------------------------------------------------- missing */

static void expect_missing(const char *whole)
{
    struct command answer = called_for(home, "point missing --format tsv", 0);

    assert_string_equal(answer.out, whole);
    command_free(&answer);
}

static void a_door_without_a_point_in_reach_is_counted(void **state)
{
    char reference[64];

    (void)state;
    record(RECORD YOUNG "commune=56260", reference);
    expect_missing("");
    record(RECORD YOUNG "commune=48095", reference); /* Mende */
    record(RECORD "--choose arret " YOUNG "commune=48095", reference);
    record(RECORD "--choose ici " YOUNG "commune=48095", reference);
    struct command answer = called_for(home, "point missing --format tsv", 0);

    expect_part(answer.out, "\tmission_locale\temploi\t2\n");
    assert_int_equal(line_count(answer.out), 1);
    command_free(&answer);
}

/* A desk that never imported anything knows of no missing door. */
static void nothing_is_missing_without_a_directory(void **state)
{
    char reference[64];

    (void)state;
    record(RECORD YOUNG "commune=48095", reference);
    expect_missing("");
    struct command answer = called_for(home, TRIAGE YOUNG "commune=48095", 0);

    expect_cell(answer.out, "mission_locale", 4, "-");
    command_free(&answer);
}

#define IN_TOWN(test) cmocka_unit_test_setup_teardown(test, open_town, close_home)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_TOWN(the_point_of_each_door_is_named),
        IN_TOWN(what_the_desk_knows_changes_the_order),
        IN_TOWN(json_says_what_is_known_of_the_point),
        IN_TOWN(an_act_freezes_the_point_as_told),
        IN_TOWN(another_point_is_chosen_by_its_id),
        IN_TOWN(a_closure_goes_with_the_act),
        IN_TOWN(a_door_without_a_point_in_reach_is_counted),
        cmocka_unit_test_setup_teardown(nothing_is_missing_without_a_directory, open_home,
                                        close_home),
    };

    return cmocka_run_group_tests_name("command offers", tests, NULL, NULL);
}

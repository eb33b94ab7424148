/*
 * Step 5 with a directory: each door says its best point for this person, another one may be
 * chosen, and the act freezes what was told. Fictitious places, on a Tuesday at 10:15.
 */

#include "tests/support/command.h"
#include "tests/support/directory_fill.h"
#include "tests/support/home.h"
#include "tests/support/run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct desk {
    char *home;
    struct run *run;
};

/* A desk of Vannes; with `sheet`, its directory. */
static struct desk open_desk(const char *sheet, int rows, int cols)
{
    static const char *const no_argument[] = {NULL};
    static const char *const set[] = {
        "config",           "set", "name=Accueil de test", "commune=56260", "style=serial",
        "pack=france-2026", NULL};
    struct desk desk = {.home = home_create()};
    struct command done = command_run(desk.home, set, NULL, NULL);

    if (done.status != 0)
        fail_msg("config set: %d %s", done.status, done.err);
    command_free(&done);
    if (sheet) {
        char *path = directory_desk_of(desk.home);

        directory_fill(path, sheet);
        free(path);
    }
    desk.run = run_start(
        &(struct run_setup){.args = no_argument, .home = desk.home, .rows = rows, .cols = cols});
    return desk;
}

static void leave_desk(struct desk *desk)
{
    run_signal(desk->run, SIGTERM);
    assert_int_equal(run_finish(desk->run), 0);
    home_remove(desk->home);
}

/* Twenty, no job, of Vannes, looks for work: up to step 5. */
static void reach_the_doors(struct run *run)
{
    run_press(run, "n<F2>7<Enter>");
    run_press(run, "1");
    run_press(run, "20<Enter>");
    run_press(run, "<F2>");
    run_press(run, "<F2>");
    run_expect(run, "Deuxième porte]");
}

static void call(const struct desk *desk, const char *const *arguments)
{
    struct command done = command_run(desk->home, arguments, NULL, NULL);

    if (done.status != 0)
        fail_msg("%s %s: %d %s", arguments[0], arguments[1], done.status, done.err);
    command_free(&done);
}

static void each_door_says_its_place(void **state)
{
    struct desk desk = open_desk(directory_of_vannes, 24, 80);

    (void)state;
    reach_the_doors(desk.run);
    run_expect_screen(desk.run, "offers");
    leave_desk(&desk);
}

static void the_most_useful_comes_first_on_a_small_screen(void **state)
{
    struct desk desk = open_desk(directory_of_vannes, 12, 40);

    (void)state;
    reach_the_doors(desk.run);
    run_expect_screen(desk.run, "offers_40");
    run_press(desk.run, "<F5>");
    run_expect_screen(desk.run, "offers_points_40");
    leave_desk(&desk);
}

/* What was ticked spoke of the place before. */
static void another_place_is_chosen_in_two_keys(void **state)
{
    struct desk desk = open_desk(directory_of_vannes, 24, 80);

    (void)state;
    reach_the_doors(desk.run);
    run_press(desk.run, "v");
    run_expect(desk.run, "téléphoné [x]");
    run_press(desk.run, "<F5>");
    run_expect_screen(desk.run, "offers_points");
    run_press(desk.run, "2");
    run_expect(desk.run, "> 1  Mission locale, Antenne d’Auray");
    run_expect(desk.run, "téléphoné [ ]");
    run_press(desk.run, "<F5>");
    run_press(desk.run, "<F3>");
    run_expect(desk.run, "> 1  Mission locale, Antenne d’Auray");
    leave_desk(&desk);
}

/* What no directory knows is typed, as before there was any. */
static void a_missing_place_is_typed(void **state)
{
    struct desk desk = open_desk(directory_of_vannes, 24, 80);

    (void)state;
    reach_the_doors(desk.run);
    run_press(desk.run, "<F5>");
    run_press(desk.run, "<End><Enter>");
    run_expect(desk.run, "Comment s’appelle ce lieu");
    run_press(desk.run, " de quartier<Enter>7 place de l’Exemple<F2>");
    run_expect(desk.run, "> 1  Mission locale de quartier");
    run_expect(desk.run, "7 place de l’Exemple · noté le 24/11/2026");
    run_press(desk.run, "<F5>");
    run_expect(desk.run, "Mission locale de quartier");
    leave_desk(&desk);
}

static void the_act_freezes_what_was_told(void **state)
{
    struct desk desk = open_desk(directory_of_vannes, 24, 80);

    (void)state;
    reach_the_doors(desk.run);
    run_press(desk.run, "vh");
    run_press(desk.run, "<F2>");
    run_expect(desk.run, "Mission locale du Pays de Vannes");
    run_expect(desk.run, "1 rue de l’Exemple, 56000 Vannes");
    run_expect(desk.run, "lundi à vendredi, 9:00 à 12:00");
    leave_desk(&desk);
}

static void a_place_closed_this_week_says_so_and_is_not_first(void **state)
{
    static const char *const close[] = {"point", "edit", "local--ml-vannes",
                                        "--closed=2026-11-23..2026-11-29:congés", NULL};
    struct desk desk = open_desk(directory_of_vannes, 24, 80);

    (void)state;
    call(&desk, close);
    reach_the_doors(desk.run);
    run_expect(desk.run, "> 1  Mission locale, Antenne d’Auray");
    run_press(desk.run, "<F5>");
    run_expect(desk.run, "2  Mission locale du Pays de Vannes");
    run_expect(desk.run, "Fermé jusqu’au 29/11/2026 (congés)");
    leave_desk(&desk);
}

/* Nobody is told of a place that is a day's travel away. */
static void no_place_in_reach_is_said(void **state)
{
    static const char sheet[] =
        "id;nom;reseau;date_maj;adresse;code_postal;commune;code_insee;publics\n"
        "ml-rennes;Mission locale de Rennes;mission_locale;2026-09-02;3 rue;35000;Rennes;35238;\n";
    struct desk desk = open_desk(sheet, 24, 80);

    (void)state;
    reach_the_doors(desk.run);
    run_expect(desk.run, "aucun lieu connu dans la zone : téléphoner");
    run_press(desk.run, "<F5>");
    run_expect(desk.run, "> 1  Un lieu de l’annuaire, à chercher");
    run_press(desk.run, "2");
    run_expect(desk.run, "Comment s’appelle ce lieu");
    leave_desk(&desk);
}

static void without_a_directory_nothing_changes(void **state)
{
    struct desk desk = open_desk(NULL, 24, 80);

    (void)state;
    reach_the_doors(desk.run);
    run_expect(desk.run, "aucun lieu noté : F5 pour en écrire un");
    run_expect_none(desk.run, "dans la zone");
    run_press(desk.run, "<F5>");
    run_expect(desk.run, "Comment s’appelle ce lieu");
    leave_desk(&desk);
}

/* From the doors, and from the other points of a network. */
static void the_record_of_a_place_is_one_key_away(void **state)
{
    struct desk desk = open_desk(directory_of_vannes, 24, 80);

    (void)state;
    reach_the_doors(desk.run);
    run_press(desk.run, "<F4>");
    run_expect(desk.run, "1 rue de l’Exemple");
    run_press(desk.run, "<F3>");
    run_expect(desk.run, "Deuxième porte]");
    run_press(desk.run, "<F5><Down><F4>");
    run_expect(desk.run, "2 rue de l’Exemple");
    run_press(desk.run, "<F3>");
    run_expect(desk.run, "> 2  Antenne d’Auray");
    leave_desk(&desk);
}

/* A place that does not suit in theory may be the right one: it is looked for, and chosen. */
static void a_place_of_the_directory_is_looked_for_and_chosen(void **state)
{
    struct desk desk = open_desk(directory_of_vannes, 24, 80);

    (void)state;
    reach_the_doors(desk.run);
    run_press(desk.run, "<F5>");
    run_press(desk.run, "3");
    run_press(desk.run, "rennes<Enter>");
    run_expect(desk.run, "F2 Choisir ce lieu");
    run_press(desk.run, "<F2>");
    run_expect(desk.run, "> 1  Mission locale de Rennes");
    run_press(desk.run, "<F2>");
    run_expect(desk.run, "3 rue de l’Exemple, 35000 Rennes");
    leave_desk(&desk);
}

static size_t cost(struct run *run, const char *keys)
{
    size_t before = run_bytes(run);

    run_press(run, keys);
    return run_bytes(run) - before;
}

/* The budgets of tests/screens/test_wire.c, now that each door has its place. */
enum { ROW = 40, DOOR = 200, PAINT = 900, SCREEN = 1300 };

static void a_slow_line_still_follows(void **state)
{
    struct desk desk = open_desk(directory_of_vannes, 24, 80);

    (void)state;
    reach_the_doors(desk.run);
    assert_in_range(cost(desk.run, "<C-l>"), 1, PAINT);
    assert_in_range(cost(desk.run, "<Down>"), 1, DOOR);
    assert_in_range(cost(desk.run, "<Up>"), 1, DOOR);
    assert_in_range(cost(desk.run, "<F5>"), 1, SCREEN);
    assert_in_range(cost(desk.run, "<C-l>"), 1, PAINT);
    assert_in_range(cost(desk.run, "<Down>"), 1, ROW);
    assert_in_range(cost(desk.run, "<F3>"), 1, SCREEN);
    leave_desk(&desk);
}

/* Back to the situation, where there is more to say: as many doors as that, and the one here. */
static void paint_doors_for(struct run *run, const char *cadre, const char *last)
{
    run_press(run, "<F3><F3><Home>");
    run_press(run, "1");
    run_expect(run, "> Âge");
    run_press(run, "<Enter>");
    run_expect(run, "> Cadre");
    run_press(run, cadre);
    run_expect(run, "> Handicap");
    run_press(run, "1");
    run_press(run, "<F2>");
    run_press(run, "<F2>");
    run_expect(run, last);
    assert_in_range(cost(run, "<C-l>"), 1, PAINT);
}

static void many_doors_are_soon_there(void **state)
{
    struct desk desk = open_desk(directory_of_vannes, 24, 80);

    (void)state;
    reach_the_doors(desk.run);
    paint_doors_for(desk.run, "2", "  4  Cet accueil");
    paint_doors_for(desk.run, "1", "  5  Cet accueil");
    leave_desk(&desk);
}

/* The others are told by what they are compared by; each is told whole in its turn. */
static void the_door_in_focus_is_told_whole(void **state)
{
    struct desk desk = open_desk(directory_of_vannes, 24, 80);

    (void)state;
    reach_the_doors(desk.run);
    run_expect(desk.run, "02 97 00 00 01");
    run_expect_none(desk.run, "39 49");
    run_press(desk.run, "<Down>");
    run_expect(desk.run, "niveau 2 du CEP");
    run_expect(desk.run, "Fermé, ouvre à 14:00 · 2,8 km · 39 49 · fiche du 15/06/2025");
    run_expect(desk.run, "Parce que : demandeur d’emploi, âge : 20.");
    run_expect(desk.run, "Ouvert jusqu’à 12:00 · 1,0 km");
    run_expect_none(desk.run, "02 97 00 00 01");
    run_press(desk.run, "<Down>");
    run_expect(desk.run, "la réponse est donnée à ce poste");
    run_expect(desk.run, "Nous pouvons faire le point avec vous ici");
    leave_desk(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_door_says_its_place),
        cmocka_unit_test(the_most_useful_comes_first_on_a_small_screen),
        cmocka_unit_test(another_place_is_chosen_in_two_keys),
        cmocka_unit_test(a_missing_place_is_typed),
        cmocka_unit_test(the_act_freezes_what_was_told),
        cmocka_unit_test(a_place_closed_this_week_says_so_and_is_not_first),
        cmocka_unit_test(no_place_in_reach_is_said),
        cmocka_unit_test(without_a_directory_nothing_changes),
        cmocka_unit_test(the_record_of_a_place_is_one_key_away),
        cmocka_unit_test(a_place_of_the_directory_is_looked_for_and_chosen),
        cmocka_unit_test(the_door_in_focus_is_told_whole),
        cmocka_unit_test(a_slow_line_still_follows),
        cmocka_unit_test(many_doors_are_soon_there),
    };

    return cmocka_run_group_tests_name("offers", tests, NULL, NULL);
}

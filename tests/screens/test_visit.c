/*
 * One person received, from Accueil to the paper in their hand, as a receptionist does it.
 */

#include "tests/support/run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const demo_2015[] = {"desk", "--demo", "--pack", "france-2015", NULL};
static const char *const demo[] = {"desk", "--demo", NULL};

static struct run *start(const char *const *args, const char *term, int rows, int cols)
{
    return run_start(&(struct run_setup){.args = args, .term = term, .rows = rows, .cols = cols});
}

/* Key strokes in the notation of keys.h: what stands between < and > is one. */
static int strokes(const char *keys)
{
    int count = 0;

    for (; *keys; keys++, count++)
        if (*keys == '<')
            keys += strcspn(keys, ">");
    return count;
}

static void press_counted(struct run *run, const char *keys, int *count)
{
    *count += strokes(keys);
    run_press(run, keys);
}

/* Twelve symbols with their hyphens, as the first row shows them. */
static void read_reference(struct run *run, char out[15])
{
    const char *row = run_row(run, 0);
    const char *at = strstr(row, "Acte ");

    assert_non_null(at);
    snprintf(out, 15, "%.14s", at + 5);
    assert_int_equal(strlen(out), 14);
    assert_true(out[4] == '-' && out[9] == '-');
}

static char *read_file(const char *folder, const char *name)
{
    char path[4096];
    char *text = calloc(1, 65536);

    assert_non_null(text);
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "r");

    assert_non_null(file);
    assert_true(fread(text, 1, 65535, file) > 0);
    fclose(file);
    return text;
}

static void leave(struct run *run)
{
    run_press(run, "<F10>");
    assert_int_equal(run_finish(run), 0);
}

/* ------------------------------------------------------------------------------- the dossier */

/* A 50-year-old manager seeking work who walked into a Mission locale (Dossier 2015, l. 507). */
static void manager_leaves_for_the_apec(const char *term)
{
    struct run *run = start(demo_2015, term, 24, 80);
    char reference[15], name[64];
    int count = 0;

    press_counted(run, "n<F2>7", &count);
    press_counted(run, "<Enter>150<Enter>2", &count);
    run_expect(run, "Êtes-vous cadre");
    press_counted(run, "1<F2><F2>", &count);
    run_expect(run, "[5 Deuxième porte]");
    run_expect(run, "> 1  Apec");
    press_counted(run, "<F2>", &count);
    read_reference(run, reference);
    run_expect(run, "niveau 2");
    press_counted(run, "i<F2>", &count);
    run_expect(run, "Fait : feuille enregistrée");
    assert_in_range(count, 1, 25);

    snprintf(name, sizeof name, "acte-%s.txt", reference);
    char *sheet = read_file(run_home(run), name);

    assert_non_null(strstr(sheet, "VOTRE DEUXIÈME PORTE"));
    assert_non_null(strstr(sheet, "Apec"));
    assert_non_null(strstr(sheet, "cadre"));
    assert_non_null(strstr(sheet, "Aucun nom n’a été enregistré."));
    free(sheet);
    press_counted(run, "t", &count);
    run_expect(run, reference);
    run_expect(run, "imprimé");
    leave(run);
}

static void manager_vt220(void **state)
{
    (void)state;
    manager_leaves_for_the_apec("vt220");
}

static void manager_xterm(void **state)
{
    (void)state;
    manager_leaves_for_the_apec("xterm-256color");
}

static void manager_linux(void **state)
{
    (void)state;
    manager_leaves_for_the_apec("linux");
}

/* « Je veux changer de métier », and nothing else: there is a door all the same. */
static void someone_who_says_almost_nothing_has_a_door(void **state)
{
    struct run *run = start(demo, "vt220", 24, 80);
    char reference[15];

    (void)state;
    run_press(run, "n<F2>2<F2>");
    run_expect(run, "[3 Situation]");
    run_press(run, "d<F2><F2>");
    run_expect(run, "[5 Deuxième porte]");
    run_expect(run, "> 1  Cet accueil");
    run_press(run, "<F2>");
    read_reference(run, reference);
    run_press(run, "<F2>");
    run_expect(run, reference);
    leave(run);
}

/* ------------------------------------------------------------------------------- the hand */

static void steps_look_as_drawn(void **state)
{
    struct run *run = start(demo_2015, "vt220", 24, 80);

    (void)state;
    run_press(run, "n");
    run_expect_screen(run, "visite-1");
    run_press(run, "<F2>");
    run_expect_screen(run, "visite-2");
    run_press(run, "7<F2>150<Enter>2");
    run_expect_screen(run, "visite-3");
    run_press(run, "1<F2>");
    run_expect_screen(run, "visite-4");
    run_press(run, "1<F2>");
    run_expect_screen(run, "visite-5");
    run_press(run, "<F8>");
    run_expect_screen(run, "pourquoi-pas");
    run_press(run, "<F3><F10>");
    leave(run);
}

static void rich_style_keeps_every_place(void **state)
{
    struct run *run = start(demo_2015, "xterm-256color", 24, 80);

    (void)state;
    run_press(run, "n<F2>7<F2>1");
    run_expect_screen(run, "visite-3-rich");
    run_press(run, "<F10>");
    leave(run);
}

static void narrow_screen_is_readable(void **state)
{
    struct run *run = start(demo_2015, "vt220", 12, 40);

    (void)state;
    run_press(run, "n<F2>7<F2>");
    run_expect_screen(run, "visite-3-40x12");
    run_press(run, "1<F2><F2>");
    run_expect_screen(run, "visite-5-40x12");
    run_press(run, "<F10>");
    leave(run);
}

static void going_back_loses_no_answer(void **state)
{
    struct run *run = start(demo_2015, "vt220", 24, 80);

    (void)state;
    run_press(run, "n<F2>7<F2>150<Enter>21<F3><F3>");
    run_expect(run, "[1 Accueil]");
    run_press(run, "<F2>");
    run_expect(run, "[chercher un emploi");
    run_press(run, "<F2>");
    run_expect(run, "[50  ");
    /* another situation takes the question away; the first one brings its answer back */
    run_press(run, "6");
    run_expect_none(run, "Cadre");
    run_press(run, "<BackTab>1");
    run_expect(run, "Cadre            [oui");
    run_press(run, "<F10>");
    leave(run);
}

static void enter_on_an_untouched_field_says_nothing(void **state)
{
    struct run *run = start(demo_2015, "vt220", 24, 80);

    (void)state;
    run_press(run, "n<F2>7<F2>1<Enter><Enter>");
    run_expect(run, "Âge              [                      ]");
    run_expect(run, "Cadre            [                      ]");
    run_press(run, "<F10>");
    leave(run);
}

static void what_is_missing_is_said_with_the_cursor_on_it(void **state)
{
    struct run *run = start(demo_2015, "vt220", 24, 80);

    (void)state;
    run_press(run, "n<F2><F2>");
    run_expect(run, "À savoir : cette réponse est nécessaire");
    run_expect(run, "[2 Demande]");
    assert_int_equal(run_cursor(run).row, run_find(run, "> Demande"));
    run_press(run, "<F10>");
    leave(run);
}

static void resizing_while_typing_loses_nothing(void **state)
{
    struct run *run = start(demo_2015, "vt220", 24, 80);

    (void)state;
    run_press(run, "n<F2>7<F2>15");
    run_resize(run, 12, 40);
    run_wait(run);
    run_press(run, "0");
    run_resize(run, 50, 132);
    run_wait(run);
    run_expect(run, "[50 ");
    run_press(run, "<Enter>");
    run_expect(run, "[50 ");
    run_press(run, "<F10>");
    leave(run);
}

static void a_draft_waits_on_accueil(void **state)
{
    struct run *run = start(demo_2015, "vt220", 24, 80);

    (void)state;
    run_press(run, "n<F2>7<F2>150<F10>");
    run_expect(run, "À reprendre");
    run_expect(run, "étape 3");
    run_press(run, "<Down><Down><Down><Down><Down><Enter>");
    run_expect(run, "[3 Situation]");
    run_expect(run, "[50 ");
    run_press(run, "<F10>");
    leave(run);
}

static void hiding_shows_nothing_of_the_person(void **state)
{
    struct run *run = start(demo_2015, "vt220", 24, 80);

    (void)state;
    run_press(run, "n<F2>7<F2>1");
    run_press(run, "<Esc>h");
    run_expect_none(run, "demandeur");
    run_expect_none(run, "Situation");
    run_press(run, "x");
    run_expect(run, "demandeur");
    run_press(run, "<F10>");
    leave(run);
}

/* ------------------------------------------------------------------------------- door 2 */

static void a_reference_opens_door_two_and_nobody_is_sent_on(void **state)
{
    struct run *run = start(demo_2015, "vt220", 24, 80);
    char reference[15];

    (void)state;
    run_press(run, "p");
    run_expect(run, "> Référence");
    run_press(run, "7k3f 9xq2 m4my<Tab>");
    run_expect(run, "Erreur : ");
    run_expect(run, "Porte 2 sur 2");
    run_press(run, "<BS>x<Tab>");
    run_expect(run, "[7K3F-9XQ2-M4MX");
    run_press(run, "<F2>7<F2>1<F2><F2>");
    run_expect(run, "mise en relation");
    run_expect_none(run, "niveau 2 du CEP");
    run_press(run, "<F2>");
    run_expect(run, "Mise en relation");
    run_press(run, "<F2>");
    run_expect(run, "À savoir : il manque encore cette réponse.");
    run_press(run, "Mme A.<Tab>26/11 9:00<F2>");
    read_reference(run, reference);
    run_expect(run, "Mme A.");
    run_expect(run, "jeudi 26 novembre");
    run_press(run, "<F2>");
    run_expect(run, reference);
    leave(run);
}

static void a_breach_needs_its_reason(void **state)
{
    struct run *run = start(demo_2015, "vt220", 24, 80);

    (void)state;
    run_press(run, "p7K3F9XQ2M4MX<F2>7<F2>1<F2><F2>");
    int row = run_find(run, "Une autre adresse malgré tout");

    assert_true(row > 0);
    char key[2] = {run_row(run, row)[7], '\0'};

    run_press(run, key);
    run_press(run, "<F2>");
    run_expect(run, "troisième porte");
    run_press(run, "<F2>");
    run_expect(run, "À savoir : ");
    run_press(run, "1Maison des services<Tab>1 rue du Port<F2>");
    run_expect(run, "Acte ");
    run_expect(run, "Maison des services");
    run_press(run, "<F2>");
    leave(run);
}

/* ------------------------------------------------------------------------------- another address
 */

static void choose_another_address(struct run *run)
{
    run_press(run, "n<F2>7<F2>1<F2><F2>");
    int row = run_find(run, "Une autre porte, une autre adresse");

    assert_true(row > 0);
    run_press(run, (char[]){run_row(run, row)[7], '\0'});
    run_press(run, "<F2>");
}

static void an_address_typed_once_is_offered_the_next_time(void **state)
{
    struct run *run = start(demo_2015, "vt220", 24, 80);

    (void)state;
    choose_another_address(run);
    run_expect_none(run, "Déjà noté");
    run_press(run, "Maison des services<Tab>1 rue du Port<Tab>02 97 00 00 00<F2>");
    run_expect(run, "Acte ");
    run_press(run, "<F2>");

    choose_another_address(run);
    run_expect(run, "> Déjà noté");
    run_expect(run, "1 Maison des services");
    run_press(run, "1");
    run_expect(run, "Adresse          [1 rue du Port");
    run_press(run, "<F2>");
    run_expect(run, "Acte ");
    run_expect(run, "1 rue du Port · 02");
    run_press(run, "<F2>");
    leave(run);
}

/* ------------------------------------------------------------------------------- discretion */

static void a_sensitive_door_stays_between_the_two_of_them(void **state)
{
    struct run *run = start(demo_2015, "vt220", 24, 80);
    char reference[15], name[64];

    (void)state;
    run_press(run, "n<F2>7<F2>1<Enter><Enter><Enter>1");
    run_expect(run, "Handicap         [oui");
    run_expect_none(run, "Cap emploi"); /* the line of possible doors does not name it */
    run_press(run, "<F2><F2>");
    run_expect(run, "> 1  Cap emploi");
    run_press(run, "<F2>");
    read_reference(run, reference);
    run_press(run, "i<F2>t");
    run_expect(run, reference);
    run_expect_none(run, "Cap emploi");
    run_expect_none(run, "andicap");

    snprintf(name, sizeof name, "acte-%s.txt", reference);
    char *sheet = read_file(run_home(run), name);

    assert_null(strstr(sheet, "Cap emploi"));
    assert_null(strcasestr(sheet, "handicap"));
    assert_non_null(strstr(sheet, "Ce que vous avez dit."));
    free(sheet);
    leave(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(manager_vt220),
        cmocka_unit_test(manager_xterm),
        cmocka_unit_test(manager_linux),
        cmocka_unit_test(someone_who_says_almost_nothing_has_a_door),
        cmocka_unit_test(steps_look_as_drawn),
        cmocka_unit_test(rich_style_keeps_every_place),
        cmocka_unit_test(narrow_screen_is_readable),
        cmocka_unit_test(going_back_loses_no_answer),
        cmocka_unit_test(enter_on_an_untouched_field_says_nothing),
        cmocka_unit_test(what_is_missing_is_said_with_the_cursor_on_it),
        cmocka_unit_test(resizing_while_typing_loses_nothing),
        cmocka_unit_test(a_draft_waits_on_accueil),
        cmocka_unit_test(hiding_shows_nothing_of_the_person),
        cmocka_unit_test(a_reference_opens_door_two_and_nobody_is_sent_on),
        cmocka_unit_test(an_address_typed_once_is_offered_the_next_time),
        cmocka_unit_test(a_breach_needs_its_reason),
        cmocka_unit_test(a_sensitive_door_stays_between_the_two_of_them),
    };

    return cmocka_run_group_tests_name("screens visit", tests, NULL, NULL);
}

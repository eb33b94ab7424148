/*
 * What is being typed in a card when the line is lost: whom the desk called, another address, a
 * place, an appointment. It waits with the visit, and is there when the card is opened again.
 */

#include "tests/screens/desk_home.h"
#include "tests/support/home.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define STEP_5 "n<F2>7<F2>1<F2><F2>"
#define DRAFT  "<Down><Down><Down><Enter>" /* the first line under the menu */
#define WAITS  "une fiche interrompue vous attend"

static int open_home(void **state)
{
    *state = desk_home_create();
    return 0;
}

static int close_home(void **state)
{
    home_remove(*state);
    return 0;
}

static struct run *start(const char *home)
{
    return desk_home_start(home, "vt220", NULL);
}

static void hang_up(struct run *run)
{
    run_signal(run, SIGHUP);
    desk_home_expect_end(run, 0, NULL);
}

static void quit(struct run *run)
{
    for (int i = 0; i < 6 && run_find(run, "> N ") < 0; i++)
        run_press(run, i % 2 ? "<F3>" : "<F10>");
    run_press(run, "<F10>");
    desk_home_expect_end(run, 0, NULL);
}

/* From Accueil into the visit that waits, which says so. */
static struct run *resume(const char *home)
{
    struct run *run = start(home);

    run_expect(run, "À reprendre");
    run_press(run, DRAFT);
    run_expect(run, "[5 Deuxième porte]");
    run_expect(run, WAITS);
    return run;
}

static int waiting(const char *home)
{
    struct run *run = start(home);
    int found;

    run_press(run, DRAFT);
    found = run_find(run, WAITS) >= 0;
    quit(run);
    return found;
}

/* ------------------------------------------------------------------------------- step 5 */

static void a_place_waits(void **state)
{
    const char *home = *state;
    struct run *run = start(home);

    run_press(run, STEP_5 "<F5>Agence du port<Tab>3 quai des Indes");
    hang_up(run);

    run = resume(home);
    run_expect_screen(run, "fiche-interrompue");
    run_press(run, "<F5>");
    run_expect(run, "du port ");
    run_expect(run, "[3 quai des Indes");
    run_press(run, "<F2>");
    run_expect(run, "lieu gardé");
    quit(run);
    assert_false(waiting(home)); /* kept: nothing waits any more */
}

static void another_address_waits(void **state)
{
    const char *home = *state;
    struct run *run = start(home);

    run_press(run, STEP_5 "<End><Up><Up><Enter>");
    run_expect(run, "Une autre adresse");
    run_press(run, "Maison du droit<Tab><Tab>02 97 01 02 03");
    hang_up(run);

    run = resume(home);
    run_press(run, "<End><Up><Up><Enter>");
    run_expect(run, "[Maison du droit");
    run_expect(run, "[02 97 01 02 03");
    run_press(run, "<F2>");
    run_expect(run, "Acte ");
    run_expect(run, "Maison du droit");
    run_expect_none(run, WAITS); /* it went with the visit */
    quit(run);
}

/* Door 2: the reason of the third one, and where. */
static void a_breach_waits(void **state)
{
    const char *home = *state;
    struct run *run = start(home);

    run_press(run, "p7K3F9XQ2M4MX<F2>7<F2>1<F2><F2>");
    run_expect(run, "Porte 2 sur 2");
    run_press(run, "<End><Up><Up><Enter>");
    run_expect(run, "Une troisième porte");
    run_press(run, "2Mairie de Séné");
    hang_up(run);

    run = resume(home);
    run_press(run, "<End><Up><Up><Enter>");
    run_expect(run, "[le lieu est fermé");
    run_expect(run, "[Mairie de Séné");
    run_press(run, "<F2>");
    run_expect(run, "Acte ");
    quit(run);
}

static void a_call_waits(void **state)
{
    const char *home = *state;
    struct run *run = start(home);

    run_press(run, "p7K3F9XQ2M4MX<F2>7<F2>1<F2><F2><Enter>");
    run_expect(run, "Mise en relation");
    run_press(run, "Mme Le Goff<Tab>26/11 9:00");
    hang_up(run);

    run = resume(home);
    run_press(run, "<Enter>");
    run_expect(run, "[Mme Le Goff");
    run_expect(run, "[26/11 9:00");
    run_press(run, "<F2>");
    run_expect(run, "Acte ");
    run_expect(run, "Mme Le Goff");
    quit(run);
}

static void a_card_that_is_left_waits_no_more(void **state)
{
    const char *home = *state;
    struct run *run = start(home);

    run_press(run, STEP_5 "<F5>Agence du port");
    hang_up(run);
    run = resume(home);
    run_press(run, "<F5>");
    run_expect(run, "du port ");
    run_press(run, "<F3><F5>"); /* on purpose */
    run_expect_none(run, "du port");
    quit(run);
    assert_false(waiting(home));
}

static void twice_interrupted_still_waits(void **state)
{
    const char *home = *state;
    struct run *run = start(home);

    run_press(run, STEP_5 "<F5>Agence du port");
    hang_up(run);
    run = resume(home);
    run_press(run, "<F5>");
    hang_up(run); /* seen again, nothing typed */
    run = resume(home);
    run_press(run, "<F5><Tab>Vannes");
    hang_up(run);
    run = resume(home);
    run_press(run, "<F5>");
    run_expect(run, "du port ");
    run_expect(run, "[Vannes");
    quit(run);
}

static void a_card_only_looked_at_leaves_nothing(void **state)
{
    const char *home = *state;
    struct run *run = start(home);

    run_press(run, STEP_5 "<F5>");
    hang_up(run);
    assert_false(waiting(home));
}

/* ------------------------------------------------------------------------------- the act */

static void an_appointment_waits_with_its_act(void **state)
{
    const char *home = *state;
    struct run *run = start(home);

    run_press(run, STEP_5 "<F2>");
    run_expect(run, "Acte ");
    run_press(run, "r26/11, Mme Le Goff");
    hang_up(run);

    run = start(home);
    run_press(run, DRAFT); /* the act of today */
    run_expect(run, "Acte ");
    run_expect(run, WAITS);
    run_press(run, "r");
    run_expect(run, "Mme Le Goff");
    run_press(run, "<F2>");
    run_expect(run, "gardé avec l’acte");
    run_expect(run, "Mme Le Goff");
    quit(run);
    assert_false(waiting(home));
}

#define AT_A_DESK(test) cmocka_unit_test_setup_teardown(test, open_home, close_home)

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_A_DESK(a_place_waits),
        AT_A_DESK(another_address_waits),
        AT_A_DESK(a_breach_waits),
        AT_A_DESK(a_call_waits),
        AT_A_DESK(a_card_that_is_left_waits_no_more),
        AT_A_DESK(twice_interrupted_still_waits),
        AT_A_DESK(a_card_only_looked_at_leaves_nothing),
        AT_A_DESK(an_appointment_waits_with_its_act),
    };

    return cmocka_run_group_tests_name("screens cards", tests, NULL, NULL);
}

/*
 * Annuaire and Lieu: found while typing, nearest first, honest about how open and how fresh; and
 * what the desk knows better.
 */

#include "tests/screens/desk_home.h"
#include "tests/screens/directory_sample.h"
#include "tests/support/home.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct run *start(const char *home, const char *term, int rows, int cols)
{
    static const char *const desk[] = {"desk", NULL};

    return run_start(
        &(struct run_setup){.args = desk, .term = term, .home = home, .rows = rows, .cols = cols});
}

/* A desk of Vannes that has the sample directory, on a VT220 in the serial style. */
struct place {
    char *home;
    struct run *run;
};

static struct place begin(void)
{
    struct place place = {.home = desk_home_create()};

    directory_sample_import(place.home);
    place.run = start(place.home, "vt220", 24, 80);
    return place;
}

static void end(struct place *place)
{
    run_signal(place->run, SIGTERM);
    desk_home_expect_end(place->run, 0, NULL);
    home_remove(place->home);
}

/* ------------------------------------------------------------------------------- how it looks */

static void annuaire_and_lieu_look_as_drawn(void **state)
{
    static const struct {
        const char *term, *list, *place;
        int rows, cols;
    } looks[] = {
        {"vt220", "annuaire-vt220", "lieu-vt220", 24, 80},
        {"xterm-256color", "annuaire-xterm", "lieu-xterm", 24, 80},
        {"vt220", "annuaire-40x12", "lieu-40x12", 12, 40},
        {"vt220", "annuaire-132x40", "lieu-132x40", 40, 132},
    };
    char *home = desk_home_create();

    (void)state;
    directory_sample_import(home);
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
        struct run *run = start(home, looks[i].term, looks[i].rows, looks[i].cols);

        run_press(run, "l<Down>");
        run_expect_screen(run, looks[i].list);
        run_press(run, "<Enter>");
        run_expect_screen(run, looks[i].place);
        run_press(run, "<F3><F3><F10>");
        desk_home_expect_end(run, 0, NULL);
    }
    home_remove(home);
}

static void a_desk_without_a_directory_is_told_how_to_have_one(void **state)
{
    char *home = desk_home_create();
    struct run *run = start(home, "vt220", 24, 80);

    (void)state;
    run_press(run, "<F5>");
    run_expect_screen(run, "annuaire-none");
    run_press(run, "<F9>");
    run_expect(run, "Aucun annuaire n’a été importé");
    run_press(run, "<F3><F3><F10>");
    desk_home_expect_end(run, 0, NULL);
    home_remove(home);
}

static void sources_are_named_with_their_file_and_date(void **state)
{
    struct place place = begin();

    (void)state;
    run_press(place.run, "l<F9>");
    run_expect(place.run, "https://exemple.fr/annuaire");
    run_expect(place.run, "structures-inclusion-2026-11-16.csv");
    run_expect(place.run, "16/11/2026");
    end(&place);
}

/* ------------------------------------------------------------------------------- searching */

/* Accents, case and order do not count; each word may be a beginning. */
static void places_are_found_while_typing(void **state)
{
    struct place place = begin();

    (void)state;
    run_press(place.run, "lMETIERS ");
    run_expect(place.run, "1 lieu");
    run_expect(place.run, "Chambre fictive des métiers");
    run_expect_none(place.run, "Mission locale fictive");
    run_press(place.run, "<BS><BS><BS><BS><BS><BS><BS><BS>lori jeun");
    run_expect(place.run, "Point information jeunesse fictif, Lorient");
    run_expect(place.run, "1 lieu");
    run_press(place.run, "zz");
    run_expect(place.run, "Aucun lieu ne répond.");
    run_press(place.run, "<BS><BS><Enter>");
    run_expect(place.run, "4 allée de l’Exemple");
    run_press(place.run, "<F3>");
    run_expect(place.run, "[lori jeun "); /* what was typed is still there */
    end(&place);
}

static void each_filter_takes_one_key_and_is_said(void **state)
{
    struct place place = begin();

    (void)state;
    run_press(place.run, "l<F2>cap e<Enter>");
    run_expect(place.run, "Seulement\u00a0: Cap emploi");
    run_expect(place.run, "1 lieu");
    run_press(place.run, "<F2><BS><Enter>");
    run_expect(place.run, "6 lieux");
    run_press(place.run, "<F4>a");
    run_expect(place.run, "Seulement\u00a0: mobilité");
    run_expect(place.run, "> Chercher");
    run_expect(place.run, "Mission locale fictive du Golfe");
    run_expect(place.run, "1 lieu");
    run_press(place.run, "<F4>1<F5>8");
    run_expect(place.run, "Seulement\u00a0: jeunes");
    run_press(place.run, "<F5>1<F7>");
    run_expect(place.run, "Seulement\u00a0: ouverts maintenant");
    run_expect_none(place.run, "Cap emploi fictif");
    run_expect_none(place.run, "Horaires\u00a0: demander"); /* unknown is not open */
    run_expect(place.run, "3 lieux");
    run_press(place.run, "<F7>");
    run_expect(place.run, "6 lieux");
    end(&place);
}

static void distances_are_counted_from_the_commune_that_is_chosen(void **state)
{
    struct place place = begin();

    (void)state;
    run_press(place.run, "l");
    run_expect(place.run, "Lieux autour de Vannes");
    run_expect(place.run, "≈\u00a017\u00a0km"); /* only the commune of that one is known */
    run_press(place.run, "<F6>lorient<Enter>");
    run_expect(place.run, "Lieux autour de Lorient");
    assert_int_equal(run_find(place.run, "Point information jeunesse"),
                     run_find(place.run, "un nom, une commune") + 2);
    end(&place);
}

static void a_place_gone_from_its_source_can_still_be_found(void **state)
{
    struct place place = begin();

    (void)state;
    directory_sample_import_less(place.home);
    run_press(place.run, "l");
    run_expect(place.run, "5 lieux");
    run_expect_none(place.run, "Mission locale fictive");
    run_press(place.run, "<F8>");
    run_expect(place.run, "Mission locale fictive");
    run_expect(place.run, "disparu de sa source");
    end(&place);
}

static void a_long_list_says_how_many_more(void **state)
{
    char *home = desk_home_create();

    (void)state;
    directory_sample_import_many(home, 90);
    struct run *run = start(home, "vt220", 24, 80);

    run_press(run, "l");
    run_expect(run, "95 lieux");
    run_expect(run, "autres");
    run_press(run, "p");
    run_expect(run, "… et 8");
    run_press(run, "<Down><End>");
    run_expect(run, "> Permanence");
    run_press(run, "<Home><Up>");
    run_expect(run, "> Chercher");
    run_signal(run, SIGTERM);
    desk_home_expect_end(run, 0, NULL);
    home_remove(home);
}

/* ------------------------------------------------------------------------------- what is known */

static void a_closure_takes_two_keys_and_survives_an_import(void **state)
{
    struct place place = begin();

    (void)state;
    run_press(place.run, "l<Down><Enter>");
    run_expect(place.run, "Ouvert jusqu’à 12:00");
    run_press(place.run, "f2");
    run_expect(place.run, "Fermé jusqu’au 29/11/2026");
    run_press(place.run, "<F3>");
    run_expect(place.run, "Fermé, ouvre lundi à 9:00");
    directory_sample_import(place.home);
    run_press(place.run, "<Enter>");
    run_expect(place.run, "Fermé jusqu’au 29/11/2026");
    run_press(place.run, "f6");
    run_expect(place.run, "Ouvert jusqu’à 12:00");
    run_press(place.run, "f4<Tab>31/12<Tab>travaux<F2>");
    run_expect(place.run, "31/12/2026 (travaux)");
    end(&place);
}

static void what_the_desk_knows_better_comes_first(void **state)
{
    struct place place = begin();

    (void)state;
    run_press(place.run, "l<Down><Enter>m");
    run_expect(place.run, "> Horaires");
    run_press(place.run, "lundi au vendredi 9h-18h<Tab>0261910099<Tab>accueil jeunes<F2>");
    run_expect(place.run, "Horaires compris\u00a0: lundi à vendredi, 9:00 à 18:00.");
    run_expect(place.run, "Ouvert jusqu’à 18:00");
    run_expect(place.run, "02\u00a061\u00a091\u00a000\u00a099 (ligne directe");
    run_expect(place.run, "Standard      02\u00a061\u00a091\u00a000\u00a021");
    run_expect(place.run, "Demander      accueil jeunes");
    run_press(place.run, "v");
    run_expect(place.run, "vérifié aujourd’hui");
    run_press(place.run, "m<Tab><Tab><Tab><Tab>entrée par la cour<F2>");
    run_expect(place.run, "entrée par la cour");
    end(&place);
}

static void hours_that_nobody_can_read_are_shown_as_typed(void **state)
{
    struct place place = begin();

    (void)state;
    run_press(place.run, "l<Down><Enter>mun mardi sur deux<F2>");
    run_expect(place.run, "montrés tels quels");
    run_expect(place.run, "Horaires\u00a0: demander");
    run_expect(place.run, "un mardi sur deux (selon ce poste)");
    end(&place);
}

static void what_was_being_typed_is_there_after_the_line_is_lost(void **state)
{
    struct place place = begin();

    (void)state;
    run_press(place.run, "l<Down><Enter>m<Tab>0261910099<Tab>accueil jeu");
    run_hang_up(place.run);
    desk_home_expect_end(place.run, 0, NULL);
    place.run = start(place.home, "vt220", 24, 80);
    run_press(place.run, "l<Down><Enter>");
    run_expect(place.run, "une fiche interrompue vous attend");
    run_expect_none(place.run, "ligne directe"); /* nobody kept it yet */
    run_press(place.run, "m");
    run_expect(place.run, "[0261910099");
    run_expect(place.run, "[accueil jeu");
    run_press(place.run, "<F2><F3><Enter>");
    run_expect(place.run, "ligne directe");
    run_expect_none(place.run, "interrompue");
    end(&place);
}

static void an_error_waits_to_be_reported(void **state)
{
    struct place place = begin();

    (void)state;
    run_press(place.run, "l<Down><Enter>cle numéro est faux<F2>");
    run_expect(place.run, "correction gardée");
    run_press(place.run, "<End>");
    run_expect(place.run, "le numéro est faux (à signaler à la source)");
    run_press(place.run, "c<Tab>1<F2>");
    run_expect(place.run, "la source a été prévenue");
    run_expect(place.run, "(signalé à la source le 24/11/2026)");
    end(&place);
}

static void a_service_is_read_whole(void **state)
{
    struct place place = begin();

    (void)state;
    run_press(place.run, "l<Down><Enter>2");
    run_expect(place.run, "Préparer son CV");
    run_expect(place.run, "Conditions    Avoir moins de 26 ans");
    run_expect(place.run, "Habitants de  Vannes, Ille-et-Vilaine");
    run_expect(place.run, "Comment       se présenter, téléphoner");
    run_press(place.run, "<F3>l");
    run_expect(place.run, "https://golfe.exemple.fr");
    end(&place);
}

/* Found by the name that either source gives it, and each source is named with its record. */
static void a_place_that_two_sources_publish_is_one_and_names_both(void **state)
{
    char *home = desk_home_create();

    (void)state;
    directory_sample_import_twin(home);
    struct run *run = start(home, "vt220", 24, 80);

    run_press(run, "lla ml");
    run_expect(run, "1 lieu");
    run_expect(run, "Mission locale fictive du Golfe");
    run_expect_none(run, "La ML fictive");
    run_press(run, "<Enter><End>");
    run_expect(run, "Sources       dora (dora--a1) fiche du 20/08/2026");
    run_expect(run, "              soliguide (soliguide--z1)");
    run_signal(run, SIGTERM);
    desk_home_expect_end(run, 0, NULL);
    home_remove(home);
}

/* ------------------------------------------------------------------------------- from a visit */

static void f5_looks_around_the_person_and_comes_back(void **state)
{
    struct place place = begin();

    (void)state;
    run_press(place.run, "n<F2>7<F2>");
    run_expect(place.run, "[3 Situation]");
    run_press(place.run, "1<Enter><Enter><Enter><Enter>lorient");
    run_press(place.run, "<Enter><F5>");
    run_expect(place.run, "Lieux autour de Lorient");
    run_press(place.run, "<F3>");
    run_expect(place.run, "[4 Réponses]");
    run_press(place.run, "<F3>");
    run_expect(place.run, "Lorient");
    end(&place);
}

/* ------------------------------------------------------------------------------- on the line */

static size_t cost(struct run *run, const char *keys)
{
    size_t before = run_bytes(run);

    run_press(run, keys);
    return run_bytes(run) - before;
}

/* DESIGN section 9, at 24x80 in the serial style. */
static void keys_cost_little_on_a_slow_line(void **state)
{
    static const struct {
        const char *keys;
        size_t most;
    } strokes[] = {
        {"l", 1300},       {"m", 400},       {"i", 250},     {"s", 250},     {"<Left>", 10},
        {"<BS>", 250},     {"<Down>", 1300}, {"<Down>", 40}, {"<Down>", 40}, {"<Up>", 40},
        {"<Enter>", 1300}, {"<F3>", 1300},   {"<F4>", 1300}, {"<F3>", 1300}, {"z", 400},
    };
    char *home = desk_home_create();

    (void)state;
    directory_sample_import_many(home, 40);
    struct run *run = start(home, "vt220", 24, 80);

    for (size_t i = 0; i < sizeof strokes / sizeof *strokes; i++) {
        size_t bytes = cost(run, strokes[i].keys);

        if (bytes > strokes[i].most) {
            run_show(run);
            fail_msg("%s (%zu) costs %zu bytes, and may cost %zu", strokes[i].keys, i, bytes,
                     strokes[i].most);
        }
    }
    run_signal(run, SIGTERM);
    desk_home_expect_end(run, 0, NULL);
    home_remove(home);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(annuaire_and_lieu_look_as_drawn),
        cmocka_unit_test(a_desk_without_a_directory_is_told_how_to_have_one),
        cmocka_unit_test(sources_are_named_with_their_file_and_date),
        cmocka_unit_test(places_are_found_while_typing),
        cmocka_unit_test(each_filter_takes_one_key_and_is_said),
        cmocka_unit_test(distances_are_counted_from_the_commune_that_is_chosen),
        cmocka_unit_test(a_place_gone_from_its_source_can_still_be_found),
        cmocka_unit_test(a_long_list_says_how_many_more),
        cmocka_unit_test(a_closure_takes_two_keys_and_survives_an_import),
        cmocka_unit_test(what_the_desk_knows_better_comes_first),
        cmocka_unit_test(hours_that_nobody_can_read_are_shown_as_typed),
        cmocka_unit_test(what_was_being_typed_is_there_after_the_line_is_lost),
        cmocka_unit_test(an_error_waits_to_be_reported),
        cmocka_unit_test(a_service_is_read_whole),
        cmocka_unit_test(a_place_that_two_sources_publish_is_one_and_names_both),
        cmocka_unit_test(f5_looks_around_the_person_and_comes_back),
        cmocka_unit_test(keys_cost_little_on_a_slow_line),
    };

    return cmocka_run_group_tests_name("directory", tests, NULL, NULL);
}

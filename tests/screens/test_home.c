/*
 * The screens around a visit: Accueil, first run, settings, finding, help, emergency.
 */

#include "tests/support/command.h"
#include "tests/support/home.h"
#include "tests/support/run.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const char *const demo[] = {"desk", "--demo", NULL};
static const char *const no_argument[] = {NULL};

static struct run *start_demo(const char *term, int rows, int cols)
{
    return run_start(&(struct run_setup){.args = demo, .term = term, .rows = rows, .cols = cols});
}

static void leave(struct run *run)
{
    run_press(run, "<F10>");
    assert_int_equal(run_finish(run), 0);
}

/* A desk that has its name, made by script in the folder `home`. */
static void settle_desk(const char *home)
{
    const char *const set[] = {
        "config", "set", "name=Accueil de test", "network=mission_locale", "commune=56260", NULL};
    struct command done = command_run(home, set, NULL, NULL);

    if (done.status != 0)
        fail_msg("config set: %d %s", done.status, done.err);
    command_free(&done);
}

/* A visit by script; its reference, "-" without an act. */
static void record(const char *home, const char *const *args, char reference[32])
{
    struct command done = command_run(home, args, NULL, NULL);

    if (done.status > 1)
        fail_msg("visit record: %d %s", done.status, done.err);
    snprintf(reference, 32, "%.*s", (int)strcspn(done.out, "\n"), done.out);
    command_free(&done);
}

static struct run *start_at(const char *home, const char *term)
{
    return run_start(&(struct run_setup){.args = no_argument, .term = term, .home = home});
}

static size_t entries_of(const char *folder)
{
    DIR *entries = opendir(folder);
    size_t count = 0;

    assert_non_null(entries);
    for (struct dirent *entry; (entry = readdir(entries));)
        count += entry->d_name[0] != '.';
    closedir(entries);
    return count;
}

/* ------------------------------------------------------------------------------- accueil */

static void accueil_looks_as_drawn(void **state)
{
    static const struct {
        const char *term, *golden;
        int rows, cols;
    } looks[] = {
        {"vt220", "accueil-vt220", 24, 80},
        {"xterm-256color", "accueil-xterm", 24, 80},
        {"vt220", "accueil-narrow", 12, 40},
    };

    (void)state;
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
        struct run *run = start_demo(looks[i].term, looks[i].rows, looks[i].cols);

        run_expect_screen(run, looks[i].golden);
        leave(run);
    }
}

static void resizing_accueil_comes_back_the_same(void **state)
{
    (void)state;
    struct run *run = start_demo("vt220", 24, 80);

    run_press(run, "<Down>");
    run_resize(run, 12, 40);
    run_expect(run, "> R  Renseignement");
    run_press(run, "<Up>");
    run_resize(run, 24, 80);
    run_expect_screen(run, "accueil-vt220");
    leave(run);
}

/* DESIGN section 9: a list row costs at most 40 bytes on the line. */
static void moving_by_one_line_changes_only_the_mark(void **state)
{
    (void)state;
    struct run *run = start_demo("vt220", 24, 80);
    size_t before = run_bytes(run);

    run_press(run, "<Down>");
    run_expect(run, "> P");
    assert_in_range(run_bytes(run) - before, 2, 40);
    struct vt_pos cursor = run_cursor(run);

    assert_int_equal(cursor.row, run_find(run, "> P"));
    assert_int_equal(cursor.col, 5);
    run_press(run, "<Right>");
    run_expect(run, "> U  Urgence");
    assert_int_equal(run_cursor(run).col, 45);
    leave(run);
}

static void letters_function_keys_and_escape_do_the_same(void **state)
{
    static const char *const ways[] = {"n", "<F2>", "<Esc>2", "<Enter>"};

    (void)state;
    struct run *run = start_demo("vt220", 24, 80);

    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        run_press(run, ways[i]);
        run_expect(run, "[1 Accueil]");
        run_press(run, "<Esc>0");
        run_expect_screen(run, "accueil-vt220"); /* opened and left at once: no trace */
    }
    run_press(run, "<PgDn>"); /* scrolls, and opens nothing */
    run_expect(run, "> L  Chercher un lieu");
    leave(run);
}

static void quick_information_is_one_key(void **state)
{
    (void)state;
    struct run *run = start_demo("vt220", 24, 80);

    run_press(run, "r");
    run_press(run, "R");
    run_expect(run, "Fait : renseignement compté (2 aujourd");
    run_expect(run, "2 renseignements rapides");
    leave(run);
}

static void an_act_received_asks_its_reference_first(void **state)
{
    (void)state;
    struct run *run = start_demo("vt220", 24, 80);

    run_press(run, "p");
    run_expect(run, "> Référence");
    run_press(run, "<F10>");
    run_expect_none(run, "À reprendre"); /* nothing was said: nothing is kept */
    leave(run);
}

static void hiding_leaves_nothing_and_any_key_gives_back(void **state)
{
    static const char *const ways[] = {"<F12>", "<Esc>h"};

    (void)state;
    struct run *run = start_demo("vt220", 24, 80);

    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        run_press(run, ways[i]);
        run_expect_none(run, "Vannes");
        run_expect_none(run, "Accueillir");
        run_press(run, "r"); /* brings back, and does nothing else */
        run_expect_screen(run, "accueil-vt220");
    }
    leave(run);
}

/* ------------------------------------------------------------------------------- the day */

static void nothing_sensitive_stands_on_accueil(void **state)
{
    static const char *const sensitive[] = {"visit",
                                            "record",
                                            "statut=demandeur_emploi",
                                            "handicap=oui",
                                            "demande=emploi",
                                            "--choose",
                                            "cap_emploi",
                                            NULL};
    static const char *const here[] = {"visit",    "record", "statut=nsp", "demande=emploi",
                                       "--choose", "ici",    NULL};
    static const char *const never[] = {"Cap emploi", "cap_emploi", "handicap",
                                        "Service d",  "emploi",     NULL};
    char *home = home_create(), reference[32], none[32];

    (void)state;
    settle_desk(home);
    record(home, here, none);
    record(home, sensitive, reference);
    struct run *run = start_at(home, "vt220");

    run_expect(run, "Accueil de test");
    run_expect(run, reference);
    run_expect(run, "10:15   répondu sur place");
    for (size_t i = 0; never[i]; i++)
        run_expect_none(run, never[i]);
    run_press(run, "<End>n<F10>");
    run_expect(run, "> N"); /* ready for the next person */
    leave(run);
    home_remove(home);
}

static void an_act_is_found_by_line_reference_and_day(void **state)
{
    static const char *const args[] = {"visit", "record", "statut=demandeur_emploi",
                                       "demande=emploi", NULL};
    char *home = home_create(), reference[32], wrong[32], title[48];

    (void)state;
    settle_desk(home);
    record(home, args, reference);
    snprintf(title, sizeof title, "Acte %s", reference);
    struct run *run = start_at(home, "vt220");

    run_press(run, "<End><Enter>");
    run_expect(run, title);
    run_press(run, "<F3>a");
    run_expect(run, "mardi 24 novembre 2026");
    run_expect(run, "1 visite, 1 acte");

    run_press(run, reference);
    run_press(run, "<Enter>");
    run_expect(run, title);

    run_press(run, "<F3>"); /* the field still holds what was typed */
    for (int i = 0; i < 14; i++)
        run_keys(run, "<BS>");
    run_press(run, "24/11<Enter><Enter>");
    run_expect(run, title);
    run_press(run, "<F3><F3>");

    /* one wrong sign: the right reference is proposed, not opened */
    snprintf(wrong, sizeof wrong, "%s", reference);
    wrong[0] = wrong[0] == 'Z' ? 'Y' : 'Z';
    for (int i = 0; i < 14; i++)
        run_keys(run, "<BS>");
    run_press(run, wrong);
    run_press(run, "<Enter>");
    run_expect(run, "Erreur : ");
    run_expect_none(run, title);
    run_press(run, "<F3>");
    leave(run);
    home_remove(home);
}

/* ------------------------------------------------------------------------------- first run */

static void the_first_run_asks_and_opens_accueil(void **state)
{
    char *home = home_create();

    (void)state;
    struct run *run = start_at(home, "vt220");

    run_expect_screen(run, "first-run-vt220");
    run_press(run, "<F2>");
    run_expect(run, "il manque le nom du poste");
    run_press(run, "Maison de l’emploi<Enter>");
    run_press(run, "mission<Enter>");
    run_expect(run, "[Mission locale ");
    run_press(run, "cherbourg-oct");
    run_expect(run, "Cherbourg-en-Cotentin");
    run_press(run, "<Enter>");
    run_expect(run, "[Cherbourg-en-Cotentin");
    run_press(run, "<F2>");
    run_expect(run, "Maison de l");
    run_expect(run, "> N");
    leave(run);

    run = start_at(home, "vt220"); /* asked once */
    run_expect(run, "> N");
    leave(run);
    home_remove(home);
}

static void the_rich_first_run_looks_as_drawn(void **state)
{
    char *home = home_create();

    (void)state;
    struct run *run = start_at(home, "xterm-256color");

    run_expect_screen(run, "first-run-xterm");
    leave(run);
    home_remove(home);
}

/* ------------------------------------------------------------------------------- settings */

static void settings_are_kept_field_by_field(void **state)
{
    char *home = home_create();

    (void)state;
    settle_desk(home);
    struct run *run = start_at(home, "vt220");

    run_press(run, "<F9>");
    run_expect_screen(run, "settings-vt220");
    run_press(run, "<Tab>");
    run_expect_screen(run, "settings-rules-vt220");
    run_press(run, "<BackTab>v");
    run_expect_screen(run, "settings-search-vt220");
    run_press(run, "<BS>");
    run_press(run, "35000"); /* typing replaces the commune that stood there */
    run_expect(run, "Rennes (35) 35000");
    run_press(run, "<Enter><Tab>0299000102<Tab><Tab>2");
    run_expect(run, "[02\u00a099\u00a000\u00a001\u00a002");
    run_expect(run, "Settings"); /* the language at once */
    run_press(run, "<Esc>3");
    leave(run);

    run = start_at(home, "vt220");
    run_press(run, "<F9>");
    run_expect(run, "[Rennes (35)");
    run_expect(run, "Settings");
    run_press(run, "<F3>");
    leave(run);
    home_remove(home);
}

/* ------------------------------------------------------------------------------- aside */

static void help_comes_from_the_table_and_any_key_leads_back(void **state)
{
    (void)state;
    struct run *run = start_demo("vt220", 24, 80);

    run_press(run, "<F1>");
    run_expect_screen(run, "help-vt220");
    run_press(run, "<F1>");
    run_expect_screen(run, "accueil-vt220");
    run_press(run, "n?"); /* in a visit too, where `?` is not text */
    run_press(run, "<Esc>1");
    run_expect(run, "les numéros à appeler");
    run_expect_none(run, "U, "); /* letters choose there: only Esc then u */
    run_press(run, "x");
    run_expect(run, "[1 Accueil]");
    run_press(run, "<F10>");
    leave(run);
}

static void emergency_shows_the_numbers_and_leads_back(void **state)
{
    (void)state;
    struct run *run = start_demo("vt220", 24, 80);

    run_press(run, "u");
    run_expect_screen(run, "emergency-vt220");
    run_press(run, "x");
    run_expect_screen(run, "accueil-vt220");
    run_press(run, "n<Tab><Esc>u");
    run_expect(run, "Appeler avec la personne");
    run_press(run, " ");
    run_expect(run, "> Référence"); /* the same field */
    run_press(run, "<F10>");
    leave(run);

    run = start_demo("vt220", 12, 40);
    run_press(run, "u");
    run_expect(run, "115");
    run_expect(run, "114");
    run_press(run, "x");
    leave(run);
}

static void find_looks_as_drawn(void **state)
{
    (void)state;
    struct run *run = start_demo("vt220", 24, 80);

    run_press(run, "a");
    run_expect_screen(run, "find-vt220");
    run_press(run, "hier<Enter>");
    run_expect(run, "lundi 23 novembre 2026");
    run_press(run, "<Esc><F3>");
    leave(run);
}

/* ------------------------------------------------------------------------------- ends */

/* Whatever the name of the network in the pack: the France Travail of 2026, the Pôle emploi of
 * 2015.
 */
static void a_demonstration_has_each_place_once(void **state)
{
    static const char *const of_2015[] = {"desk", "--demo", "--pack", "france-2015", NULL};
    static const char *const *const each[] = {demo, of_2015};

    (void)state;
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct run *run = run_start(
            &(struct run_setup){.args = each[i], .term = "vt220", .rows = 24, .cols = 80});

        run_press(run, "lport");
        run_expect(run, "1 lieu");
        run_expect(run, "Agence fictive du Port");
        run_press(run, "<F3><F3>");
        leave(run);
    }
}

static void a_demonstration_leaves_nothing_behind(void **state)
{
    char *memory = home_create(), variable[4200];
    const char *const env[] = {variable, NULL};
    struct run_setup setup = {.args = demo, .term = "vt220", .env = env};

    (void)state;
    snprintf(variable, sizeof variable, "XDG_RUNTIME_DIR=%s", memory);
    struct run *run = run_start(&setup);

    assert_int_equal(entries_of(memory), 1);
    run_press(run, "r");
    leave(run);
    assert_int_equal(entries_of(memory), 0);

    run = run_start(&setup);
    run_press(run, "r");
    run_hang_up(run);
    assert_true(run_ended(run));
    run_finish(run);
    assert_int_equal(entries_of(memory), 0);
    home_remove(memory);
}

static void without_a_terminal_one_sentence_and_no_trace(void **state)
{
    static const char *const args[] = {"desk", NULL};
    char *home = home_create();

    (void)state;
    struct command refused = command_run(home, args, NULL, NULL);

    assert_int_equal(refused.status, 4);
    assert_string_equal(refused.out, "");
    assert_non_null(strstr(refused.err, "terminal"));
    assert_int_equal(strcspn(refused.err, "\n") + 1, strlen(refused.err));
    command_free(&refused);
    assert_int_equal(entries_of(home), 0);
    home_remove(home);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accueil_looks_as_drawn),
        cmocka_unit_test(resizing_accueil_comes_back_the_same),
        cmocka_unit_test(moving_by_one_line_changes_only_the_mark),
        cmocka_unit_test(letters_function_keys_and_escape_do_the_same),
        cmocka_unit_test(quick_information_is_one_key),
        cmocka_unit_test(an_act_received_asks_its_reference_first),
        cmocka_unit_test(hiding_leaves_nothing_and_any_key_gives_back),
        cmocka_unit_test(nothing_sensitive_stands_on_accueil),
        cmocka_unit_test(an_act_is_found_by_line_reference_and_day),
        cmocka_unit_test(the_first_run_asks_and_opens_accueil),
        cmocka_unit_test(the_rich_first_run_looks_as_drawn),
        cmocka_unit_test(settings_are_kept_field_by_field),
        cmocka_unit_test(help_comes_from_the_table_and_any_key_leads_back),
        cmocka_unit_test(emergency_shows_the_numbers_and_leads_back),
        cmocka_unit_test(find_looks_as_drawn),
        cmocka_unit_test(a_demonstration_has_each_place_once),
        cmocka_unit_test(a_demonstration_leaves_nothing_behind),
        cmocka_unit_test(without_a_terminal_one_sentence_and_no_trace),
    };

    return cmocka_run_group_tests_name("screens home", tests, NULL, NULL);
}

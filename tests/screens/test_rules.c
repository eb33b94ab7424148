/*
 * Rules that leave somebody without a door are never those of the desk: not at the first run, not
 * in the settings, and not because their sheets were changed on the disk since they were chosen.
 */

#include "tests/screens/desk_home.h"
#include "tests/support/command.h"
#include "tests/support/home.h"
#include "tests/support/sample_pack.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct place {
    char *home;
    struct sample_pack *sample;
};

static void install(const struct place *place)
{
    const char *const args[] = {"pack", "install", sample_pack_folder(place->sample), NULL};

    free(desk_home_ask(place->home, args));
}

static void sheet_path(const struct place *place, char path[4096])
{
    snprintf(path, 4096, "%s/.local/share/deuxportes/packs/essai/orientation.csv", place->home);
}

/* The installed sheet, its first `from` replaced: as a hand with an editor would. */
static void change_installed(const struct place *place, const char *from, const char *to)
{
    char path[4096], text[65536];

    sheet_path(place, path);
    FILE *file = fopen(path, "r");

    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    char *at = strstr(text, from);

    if (!at)
        fail_msg("%s has no « %s »:\n%s", path, from, text);
    file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    fclose(file);
}

/* Whoever is fifty or more finds nobody. */
static void leave_a_dead_end(const struct place *place)
{
    change_installed(place, "accueil;-;-;-;", "accueil;-;-;<50;");
}

static int open_place(void **state)
{
    struct place *place = calloc(1, sizeof *place);

    assert_non_null(place);
    place->sample = sample_pack_create();
    *state = place;
    return 0;
}

static int close_place(void **state)
{
    struct place *place = *state;

    home_remove(place->home);
    sample_pack_destroy(place->sample);
    free(place);
    return 0;
}

static void leave(struct run *run)
{
    run_press(run, "<F10>");
    desk_home_expect_end(run, 0, NULL);
}

/* ------------------------------------------------------------------------------- choosing */

static void the_first_run_refuses_a_dead_end(void **state)
{
    struct place *place = *state;

    place->home = home_create();
    install(place);
    leave_a_dead_end(place);
    struct run *run = desk_home_start(place->home, "vt220", NULL);

    run_press(run, "Maison de l’emploi<Enter><Tab><Tab>");
    run_press(run, "6");
    run_expect_screen(run, "first-run-refused");
    run_press(run, "<F2>");
    run_expect(run, "> N");
    leave(run);
    const char *const ask[] = {"config", "get", "pack", NULL};
    char *pack = desk_home_ask(place->home, ask);

    assert_string_equal(pack, "france-2026\n");
    free(pack);
}

static void the_settings_refuse_a_dead_end(void **state)
{
    struct place *place = *state;

    place->home = desk_home_create();
    install(place);
    leave_a_dead_end(place);
    struct run *run = desk_home_start(place->home, "vt220", NULL);

    run_press(run, "<F9><Tab>");
    run_press(run, "6");
    run_expect_screen(run, "settings-refused");
    run_expect(run, "[france-2026");
    run_press(run, "<Esc>");
    leave(run);
}

/* ------------------------------------------------------------------------------- starting */

/* A desk that works with « essai », whose edition 2 follows another, with a draft that waits. */
static void settle(struct place *place, bool with_previous)
{
    static const char *const set[] = {"config", "set", "network=", "pack=essai", NULL};

    place->home = desk_home_create();
    if (with_previous)
        install(place);
    sample_pack_change(place->sample, "settings", "Essai;1;", "Essai;2;");
    install(place);
    free(desk_home_ask(place->home, set));
    struct run *run = desk_home_start(place->home, "vt220", NULL);

    run_press(run, "n<F2>1<F2>147");
    run_expect(run, "[47");
    run_press(run, "<F10>");
    run_expect(run, "À reprendre");
    leave(run);
}

static void expect_draft(struct run *run)
{
    run_expect(run, "À reprendre");
    run_press(run, "<Down><Down><Down><Enter>");
    run_expect(run, "[3 Situation]");
    run_expect(run, "[47");
    run_press(run, "<F10>");
}

static void rules_that_changed_give_way_to_those_before(void **state)
{
    struct place *place = *state;

    settle(place, true);
    leave_a_dead_end(place);
    struct run *run = desk_home_start(place->home, "vt220", NULL);

    run_expect_screen(run, "rules-refused");
    run_press(run, "<F2>");
    run_expect(run, "il manque encore cette réponse");
    run_press(run, "1<F2>");
    run_expect(run, "l’édition précédente sert de nouveau");
    expect_draft(run);
    leave(run);

    run = desk_home_start(place->home, "vt220", NULL); /* asked once */
    run_expect(run, "> N");
    expect_draft(run);
    leave(run);
}

static void rules_without_another_edition_give_way_to_others(void **state)
{
    struct place *place = *state;

    settle(place, false);
    leave_a_dead_end(place);
    struct run *run = desk_home_start(place->home, "vt220", NULL);

    run_expect_none(run, "édition précédente");
    run_press(run, "<Esc>u"); /* the numbers are at hand */
    run_expect(run, "115");
    run_press(run, "<F3>1<F2>");
    run_expect(run, "> N");
    run_expect(run, "À reprendre");
    leave(run);
    const char *const ask[] = {"config", "get", "pack", NULL};
    char *pack = desk_home_ask(place->home, ask);

    assert_string_equal(pack, "france-2026\n");
    free(pack);
}

static void leaving_chooses_nothing(void **state)
{
    struct place *place = *state;

    settle(place, true);
    leave_a_dead_end(place);
    for (int i = 0; i < 2; i++) {
        struct run *run = desk_home_start(place->home, "vt220", NULL);

        run_expect(run, "Avec quelles règles");
        run_press(run, "<F3>");
        desk_home_expect_end(run, 0, NULL);
    }
}

/* Another sound edition on the disk is proved in its turn, and nothing is asked. */
static void rules_that_changed_and_are_sound_serve(void **state)
{
    struct place *place = *state;

    settle(place, true);
    change_installed(place, "Vous êtes cadre.", "Vous encadrez.");
    struct run *run = desk_home_start(place->home, "vt220", NULL);

    run_expect(run, "> N");
    leave(run);
}

/* A sheet that cannot be read any more is the same trouble. */
static void rules_that_cannot_be_read_give_way_too(void **state)
{
    struct place *place = *state;

    settle(place, true);
    change_installed(place, "accueil;-;-;-;", "accueil;-;-;=x;");
    struct run *run = desk_home_start(place->home, "vt220", NULL);

    run_expect(run, "ne peuvent plus");
    run_expect(run, "ligne 9");
    run_expect(run, "rien de ce qui a été gardé");
    run_press(run, "1<F2>");
    run_expect(run, "> N");
    leave(run);
}

#define IN_A_PLACE(test) cmocka_unit_test_setup_teardown(test, open_place, close_place)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_PLACE(the_first_run_refuses_a_dead_end),
        IN_A_PLACE(the_settings_refuse_a_dead_end),
        IN_A_PLACE(rules_that_changed_give_way_to_those_before),
        IN_A_PLACE(rules_without_another_edition_give_way_to_others),
        IN_A_PLACE(leaving_chooses_nothing),
        IN_A_PLACE(rules_that_changed_and_are_sound_serve),
        IN_A_PLACE(rules_that_cannot_be_read_give_way_too),
    };

    return cmocka_run_group_tests_name("screens rules", tests, NULL, NULL);
}

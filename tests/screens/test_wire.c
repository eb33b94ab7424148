/*
 * What each key costs on the line. A desk at 9600 baud receives 960 bytes a second: the budgets are
 * those of the design, at 24x80 on a VT220 in the serial style. The clock is frozen and the same
 * keys give the same bytes. After each key the cursor must stand on the focus: it is what a Braille
 * line and a screen reader follow.
 */

#include "tests/support/command.h"
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

/* The most bytes a key may cost. */
enum budget {
    NOTHING = 0,
    LETTER = 2,
    MARK = 25,   /* the other half of the screen unchanged */
    ROW = 40,    /* of a list */
    DOOR = 200,  /* of step 5: a row, and what opens under it */
    LIST = 250,  /* that follows what is typed */
    FIELD = 400, /* with its question and its choices */
    PAINT = 900, /* a form, the whole page */
    SCREEN = 1300,
};

struct stroke {
    const char *keys;
    enum budget budget;
    const char *shows; /* what is then on screen; NULL when the cursor says enough */
};

/* A desk that has its name, made by script in the folder `home`. */
static void settle_desk(const char *home)
{
    const char *const set[] = {"config",
                               "set",
                               "name=Accueil de test",
                               "network=mission_locale",
                               "commune=56260",
                               "pack=france-2026",
                               "style=serial",
                               NULL};
    struct command done = command_run(home, set, NULL, NULL);

    if (done.status != 0)
        fail_msg("config set: %d %s", done.status, done.err);
    command_free(&done);
}

struct desk {
    char *home;
    struct run *run;
};

static struct desk open_desk(void)
{
    static const char *const no_argument[] = {NULL};
    struct desk desk = {.home = home_create()};

    settle_desk(desk.home);
    desk.run = run_start(&(struct run_setup){.args = no_argument, .home = desk.home});
    return desk;
}

static void leave_desk(struct desk *desk)
{
    run_signal(desk->run, SIGTERM);
    assert_int_equal(run_finish(desk->run), 0);
    home_remove(desk->home);
}

/* The cursor is at or after the mark of its row, and not beyond the box of a field. */
static void expect_cursor_on_focus(struct run *run, const char *keys)
{
    struct vt_pos at = run_cursor(run);
    int mark = at.col;

    while (mark >= 0 && strcmp(run_cell(run, at.row, mark).text, ">") != 0)
        mark--;
    for (int col = mark; mark >= 0 && col < at.col; col++)
        if (strcmp(run_cell(run, at.row, col).text, "]") == 0 && col + 1 < at.col)
            mark = -1;
    if (mark >= 0)
        return;
    run_show(run);
    fail_msg("after %s the cursor, at %d,%d, is not on the focus", keys, at.row, at.col);
}

static size_t cost(struct run *run, const char *keys)
{
    size_t before = run_bytes(run);

    run_press(run, keys);
    return run_bytes(run) - before;
}

static void expect_costs(struct run *run, const struct stroke *strokes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t bytes = cost(run, strokes[i].keys);

        if (strokes[i].shows)
            run_expect(run, strokes[i].shows);
        expect_cursor_on_focus(run, strokes[i].keys);
        if (bytes > (size_t)strokes[i].budget) {
            run_show(run);
            fail_msg("%s costs %zu bytes, and may cost %d", strokes[i].keys, bytes,
                     (int)strokes[i].budget);
        }
    }
}

#define EXPECT_COSTS(run, strokes) expect_costs(run, strokes, sizeof(strokes) / sizeof *(strokes))

/* ------------------------------------------------------------------------------- budgets */

static void the_first_screen_is_soon_there(void **state)
{
    struct desk desk = open_desk();

    (void)state;
    assert_in_range(run_bytes(desk.run), 100, PAINT);
    expect_cursor_on_focus(desk.run, "the start");
    leave_desk(&desk);
}

/* From Accueil to the act; <C-l> paints the page whole. */
static void a_visit_keeps_to_its_budget(void **state)
{
    static const struct stroke visit[] = {
        {"n", SCREEN, "[1 Accueil]"},
        {"<C-l>", PAINT, "[1 Accueil]"},
        {"<Tab>", FIELD, "> Référence"},
        {"<BackTab>", FIELD, "> Vient par"},
        {"<F2>", SCREEN, "[2 Demande]"},
        {"<C-l>", PAINT, "[2 Demande]"},
        {"<Down>", MARK, NULL},
        {"<Down>", MARK, NULL},
        {"7", FIELD, "[chercher un emploi"},
        {"<Enter>", SCREEN, "[3 Situation]"},
        {"<C-l>", PAINT, "> Situation"},
        {"1", FIELD, "> Âge"},
        {"<C-l>", PAINT, "> Âge"},
        {"5", LETTER, "[5 "},
        {"0", LETTER, "[50 "},
        {"<BS>", MARK, "[5 "},
        {"0", LETTER, "[50 "},
        {"<Enter>", FIELD, "> Cadre"},
        {"1", FIELD, "> Handicap"},
        {"<F2>", SCREEN, "[4 Réponses]"},
        {"<C-l>", PAINT, "> 1"},
        {"<Down>", ROW, "> 2"},
        {"<Up>", ROW, "> 1"},
        {"<F2>", SCREEN, "[5 Deuxième porte]"},
        {"<C-l>", PAINT, "[5 Deuxième porte]"},
        {"<Down>", DOOR, "> 2"},
        {"<Up>", DOOR, "> 1"},
        {"<Down>", DOOR, "> 2"},
        {"v", ROW, "téléphoné [x]"},
        {"<Down>", DOOR, "> 3  Cet accueil"}, /* nothing to verify there; the foot stays */
        {"<Up>", DOOR, "téléphoné [x]"},
        {"<Down>", DOOR, "> 3"},
        {"<F2>", SCREEN, "Acte"},
    };
    struct desk desk = open_desk();

    (void)state;
    EXPECT_COSTS(desk.run, visit);
    leave_desk(&desk);
}

static void accueil_and_settings_keep_to_theirs(void **state)
{
    static const struct stroke walk[] = {
        {"<Down>", ROW, "> P"},
        {"<Down>", ROW, "> L"},
        {"<Up>", ROW, "> P"},
        {"<F9>", SCREEN, "> Commune"},
        {"<C-l>", PAINT, "> Commune"},
        {"<BackTab>", FIELD, "> Réseau"}, /* the network it has, not all there are */
        {"<BackTab>", FIELD, "> Nom"},
        {"x", LETTER, "testx"},
        {"é", LETTER, "testxé"},
        {"<Left>", LETTER, NULL},
        {"<Tab>", FIELD, "> Réseau"},
        {"<Tab>", FIELD, "> Commune"},
        {"<Tab>", FIELD, "> Règles"},
        {"<Down>", FIELD, "> 7 france-2026"}, /* now all of them, this one marked */
        {"<Down>", MARK, "> 8 "},
        {"<Tab>", FIELD, "> Téléphone"},
        {"0", LETTER, "[0"},
        {"<F3>", SCREEN, "> P"},
    };
    struct desk desk = open_desk();

    (void)state;
    EXPECT_COSTS(desk.run, walk);
    leave_desk(&desk);
}

/* Eight answers fill two screens: those that a slow line paints in time, whole, and how many are
 * left. */
static void many_long_answers_come_by_pages(void **state)
{
    static const struct stroke told[] = {
        {"n<F2>", 2 * SCREEN, "[2 Demande]"},
        {"3<F2>", SCREEN, "[3 Situation]"},
        {"3<F2>", 2 * SCREEN, "[4 Réponses]"},
        {"<C-l>", PAINT, "… et 5 autres : flèche bas."},
        {"<Down><Down>", ROW, "> 3"},
        {"<Down>", FIELD, "> 4"},
        {"<C-l>", PAINT, "… et 4 autres : flèche bas."},
        {"8", SCREEN, "> 8 [x]"},
        {"<C-l>", PAINT, "> 8 [x]"},
    };
    struct desk desk = open_desk();

    (void)state;
    EXPECT_COSTS(desk.run, told);
    run_expect_none(desk.run, "flèche bas");
    leave_desk(&desk);
}

/* A list that follows each key is short, and what stands above it is not sent anew. */
static void a_commune_costs_little_to_find(void **state)
{
    static const struct stroke search[] = {
        {"<F9>", SCREEN, "> Commune"},
        {"v", LIST, "[v "},
        {"a", LIST, "[va "},
        {"n", LIST, "[van "},
        {"n", LIST, "[vann "},
        {"e", LIST, "> Commune          [vanne "},
        {"<Down>", MARK, NULL},
        {"<Down>", MARK, NULL},
        {"<Tab>", FIELD, "> Règles"},
        {"<BackTab><BackTab>", SCREEN, "> Réseau"},
        {"<Down>", FIELD, "> Mission locale"},
        {"<Down>", MARK, NULL},
        {"c", FIELD, "[c "}, /* the open list makes way for a short one */
    };
    struct desk desk = open_desk();

    (void)state;
    EXPECT_COSTS(desk.run, search);
    leave_desk(&desk);
}

/* Pages to read have no focus: the cursor waits on their first line. */
static void help_keeps_to_its_budget(void **state)
{
    struct desk desk = open_desk();

    (void)state;
    assert_in_range(cost(desk.run, "<F1>"), 1, SCREEN);
    run_expect(desk.run, "Aide");
    assert_in_range(cost(desk.run, "<F3>"), 1, SCREEN);
    assert_in_range(cost(desk.run, "u"), 1, SCREEN);
    assert_in_range(cost(desk.run, "u"), 1, SCREEN);
    expect_cursor_on_focus(desk.run, "u");
    leave_desk(&desk);
}

/* ------------------------------------------------------------------------------- silence */

/* A key without effect sends nothing, and neither does the desk by itself: a reader is not
 * interrupted. */
static void what_changes_nothing_costs_nothing(void **state)
{
    static const struct stroke accueil[] = {
        {"z", NOTHING, "> N"}, {"<Left>", NOTHING, "> N"}, {"9", NOTHING, "> N"}};
    static const struct stroke visit[] = {
        {"n<F2>", 2 * SCREEN, "[2 Demande]"}, {"<F4>", NOTHING, "[2 Demande]"},
        {"z", NOTHING, "[2 Demande]"},        {"<Right>", NOTHING, "[2 Demande]"},
        {"<F9>", NOTHING, "[2 Demande]"},
    };
    struct desk desk = open_desk();

    (void)state;
    EXPECT_COSTS(desk.run, accueil);
    assert_int_equal(cost(desk.run, ""), 0);
    EXPECT_COSTS(desk.run, visit);
    assert_int_equal(cost(desk.run, ""), 0);
    leave_desk(&desk);
}

/* The same keys, the same bytes: what is measured once is true. */
static void bytes_are_repeatable(void **state)
{
    size_t bytes[2];

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct desk desk = open_desk();

        run_press(desk.run, "n<F2>");
        run_press(desk.run, "7");
        bytes[i] = run_bytes(desk.run);
        leave_desk(&desk);
    }
    assert_int_equal(bytes[0], bytes[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_screen_is_soon_there),
        cmocka_unit_test(a_visit_keeps_to_its_budget),
        cmocka_unit_test(accueil_and_settings_keep_to_theirs),
        cmocka_unit_test(many_long_answers_come_by_pages),
        cmocka_unit_test(a_commune_costs_little_to_find),
        cmocka_unit_test(help_keeps_to_its_budget),
        cmocka_unit_test(what_changes_nothing_costs_nothing),
        cmocka_unit_test(bytes_are_repeatable),
    };

    return cmocka_run_group_tests_name("wire", tests, NULL, NULL);
}
